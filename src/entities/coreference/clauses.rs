//! Who is the subject of a clause.

use std::ops::Range;

use crate::context::Context;
use crate::entities::roles::{Phrase, Place};
use crate::entities::scene::{is_possessive, Names};
use crate::entities::words::{
    determiner, is_auxiliary, is_function_word, is_preposition, is_pronoun, is_speech_verb, opens_clause,
};
use crate::entities::EntityKind;
use crate::tokens::{Case, TokenKind};
use crate::words::listed;

/// The most tokens that are looked back over for the head of a clause: keeps the work linear.
pub(super) const LOOK_BACK: usize = 60;
/// The most tokens between a subject and its verb.
const INSERTION: usize = 45;
/// The most words of a title without article before a name.
const TITLE: usize = 6;

/// Clause structure, as far as it can be seen without a parser.
pub(super) struct Clauses {
    /// Per name the token at which the noun phrase around it starts.
    leads: Vec<usize>,
    /// Per sentence how many sentences of the writer stand before it.
    clocks: Vec<u32>,
}

impl Clauses {
    pub fn read(ctx: &Context<'_>, names: &Names, phrases: &[Phrase]) -> Self {
        let mut leads: Vec<usize> = names.list.iter().map(|name| name.tokens.start).collect();
        for phrase in phrases {
            if let Place::Before(k) | Place::Introduces(k) = phrase.place {
                leads[k] = leads[k].min(phrase.tokens.start);
            }
        }
        let clocks = clocks(ctx);
        Clauses { leads, clocks }
    }

    /// How many sentences of the writer stand before sentence `s`.
    pub fn clock(&self, s: usize) -> u32 {
        self.clocks[s]
    }

    /// The token at which the noun phrase around the name with index `k` starts.
    pub fn lead(&self, k: usize) -> usize {
        self.leads[k]
    }

    /// True where what is mentioned at `mention` is the subject of its clause, or the speaker.
    pub fn is_subject(&self, ctx: &Context<'_>, names: &Names, mention: &Range<usize>) -> bool {
        let tokens = ctx.tokens;
        let sentence = &ctx.sentence_of(mention.start).tokens;
        let start = names.at(mention.start).map_or(mention.start, |k| self.leads[k]).max(sentence.start);
        let before = if start > sentence.start { tokens.folded(start - 1) } else { "" };
        let before2 = if start > sentence.start + 1 { tokens.folded(start - 2) } else { "" };
        if before == "to" && before2 == "according" {
            return true;
        }
        if is_possessive(tokens, mention.end) {
            return false;
        }
        // `said Putin`, `noted the Russian president.`
        let closed = mention.end >= sentence.end
            || !tokens[mention.end].is_word()
            || is_preposition(tokens.folded(mention.end));
        // `said hostel manager Rob Lacey.`
        let opener = (start.saturating_sub(TITLE).max(sentence.start)..start)
            .rev()
            .find(|&i| !tokens[i].is_word() || is_function_word(tokens.folded(i)));
        let verb = opener.map_or("", |i| tokens.folded(i));
        if is_speech_verb(verb) && closed && !matches!(verb, "told" | "asked") {
            return true;
        }
        if is_preposition(before) && !opens_clause(before) {
            return false;
        }
        let mut end = skip_insertion(ctx, names, mention.end, sentence.end);
        // `the leader, Kim, has`: the comma closes what the title opened.
        let introduced = start < mention.start && tokens.text(mention.start - 1) == ",";
        if introduced && end == mention.end && tokens.text(end) == "," {
            end += 1;
        }
        // `Fan of the Neo Democrats failed`: a name at the head of a clause with its complement.
        let heads = start == sentence.start || before == "," || opens_clause(before);
        if heads && mention.end < sentence.end && matches!(tokens.folded(mention.end), "of" | "from") {
            return true;
        }
        self.verb_follows(ctx, names, end, sentence.end, 3) || ctx.syntax.is_subject(mention.end - 1)
    }

    /// True where a verb starts at `i`, adverbs and further subjects joined by `and` left out.
    fn verb_follows(&self, ctx: &Context<'_>, names: &Names, mut i: usize, limit: usize, depth: u8) -> bool {
        let tokens = ctx.tokens;
        let skipped = |i: usize| {
            let folded = tokens.folded(i);
            folded.ends_with("ly")
                || listed(
                    folded,
                    "also then still now later earlier again never once often himself herself already \
                     just himself, who both ever reportedly soon first last",
                )
        };
        while i < limit && skipped(i) {
            i += 1;
        }
        if i >= limit {
            return false;
        }
        let folded = tokens.folded(i);
        if is_auxiliary(folded) || is_speech_verb(folded) {
            return true;
        }
        if depth > 0 && matches!(folded, "and" | ",") {
            // `Putin and Kim walked`: the second one's verb is the first one's too.
            let next = (i + 1..limit.min(i + 8))
                .find(|&j| names.get(j).is_some_and(|n| n.kind == EntityKind::Person));
            let joined = next.filter(|&j| self.leads[names.at(j).unwrap_or(0)] == i + 1);
            return joined.is_some_and(|j| {
                self.verb_follows(ctx, names, names.get(j).map_or(j, |n| n.tokens.end), limit, depth - 1)
            });
        }
        let verb_like = listed(
            folded,
            "met led left made took gave sent saw came went got called visited visits became becomes \
             remains remained replaced succeeded joined named appointed meets sees makes accused backed \
             supported hosted greeted welcomed elected arrested shot killed",
        );
        tokens[i].kind == TokenKind::Word
            && tokens[i].case == Case::Lower
            && (!is_function_word(folded) || verb_like)
    }

    /// True where a subject and not a verb starts at `i`, behind `and` or `but`.
    pub fn has_subject(&self, ctx: &Context<'_>, i: usize) -> bool {
        let tokens = ctx.tokens;
        let i = i + usize::from(matches!(tokens.folded(i), "then" | "so" | "now" | "also" | "yet"));
        let verb = |i: usize| is_auxiliary(tokens.folded(i)) || tokens.folded(i).ends_with("ed");
        determiner(tokens.folded(i)).is_some() || is_pronoun(tokens.folded(i)) || !verb(i) && verb(i + 1)
    }

    /// True where something opens a new clause between tokens `from` and `to`.
    pub fn clause_between(&self, ctx: &Context<'_>, from: usize, to: usize) -> bool {
        (from.max(to.saturating_sub(LOOK_BACK))..to).any(|i| opens_clause(ctx.tokens.folded(i)))
    }
}

/// Skips `(left)`, `of Leeds` and `, the president, who …,` behind a mention, up to the verb where one
/// follows a comma.
fn skip_insertion(ctx: &Context<'_>, names: &Names, end: usize, limit: usize) -> usize {
    let tokens = ctx.tokens;
    let reach = limit.min(end + INSERTION);
    let mut at = end;
    if at < limit && tokens.text(at) == "(" {
        at = (at + 1..reach).find(|&i| tokens.text(i) == ")").map_or(at, |i| i + 1);
    }
    if at < limit && matches!(tokens.folded(at), "of" | "from" | "at" | "with" | "in") {
        let ends = |i: &usize| {
            let folded = tokens.folded(*i);
            folded == ","
                || is_speech_verb(folded)
                || is_auxiliary(folded)
                || opens_clause(folded)
                || folded == "who"
        };
        let stop = (at + 1..reach.min(at + 10)).find(ends);
        at = stop.filter(|&i| !opens_clause(tokens.folded(i)) && tokens.folded(i) != "who").unwrap_or(at);
    }
    // `Putin, Kim sign` is no insertion.
    if at < limit
        && tokens.text(at) == ","
        && names.at(at + 1).is_none_or(|k| names.list[k].kind != EntityKind::Person)
    {
        let verb = |i: usize| {
            let folded = tokens.folded(i);
            is_speech_verb(folded)
                || is_auxiliary(folded)
                || folded.ends_with("ed") && tokens[i].case == Case::Lower && tokens.folded(i + 1) != "by"
        };
        let commas = || (at..reach).filter(|&i| tokens.text(i) == "," && i + 1 < limit);
        let closing = commas().find(|&i| verb(i + 1)).or_else(|| commas().nth(1));
        return closing.map_or(at, |i| i + 1);
    }
    at
}

/// The quotations before and behind token `i`, in its sentence or right beside it; 0 = none.
pub(super) fn quotes_beside(ctx: &Context<'_>, i: usize) -> [u32; 2] {
    let number = |j: usize| Some(ctx.marks.number(j)).filter(|&number| number > 0);
    let before = (i.saturating_sub(LOOK_BACK)..i).rev().find_map(number);
    let behind = (i..ctx.tokens.len().min(i + LOOK_BACK)).find_map(number);
    [before.unwrap_or(0), behind.unwrap_or(0)]
}

/// For each sentence how many stand before it that are not whole in quotation marks.
fn clocks(ctx: &Context<'_>) -> Vec<u32> {
    let mut clock = 0;
    let count = |sentence: &crate::sentences::Sentence| {
        let before = clock;
        let written = sentence.tokens.clone().any(|i| ctx.marks.number(i) == 0 && ctx.tokens[i].is_word());
        clock += u32::from(written);
        before
    };
    ctx.sentences.as_slice().iter().map(count).collect()
}
