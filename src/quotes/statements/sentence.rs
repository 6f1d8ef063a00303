//! A sentence as the models see it: per word what it is, and the noun phrases on either side of a cue.

use std::ops::Range;

use super::tags::{self, tag};
use crate::context::Context;
use crate::lexicon::hash;
use crate::quotes::words::{Class, Words};
use crate::tokens::TokenKind;
use crate::words::listed;

/// Longest noun phrase and longest insertion that are looked through, in tokens.
const LONGEST: usize = 18;

/// One word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    /// Hash of the word in lower case, of its stem, and of its last three letters.
    pub low: u32,
    pub stem: u32,
    pub suffix: u32,
    pub tag: u8,
    /// What the lists of verbs of speech say about it, as bits.
    pub listed: u8,
    /// Its clusters among 64, 512 and 2,000.
    pub coarse: u32,
    pub middle: u32,
    pub fine: u32,
    pub in_marks: bool,
    pub role: Role,
}

/// Words that features ask for one by one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Role {
    Plain,
    Comma,
    /// `of`, a possessive or a hyphen: joins two parts of a noun phrase.
    Link,
    /// Opens or goes on with a clause (`who`, `because`, `but`).
    Clause,
    According,
    Be,
}

/// A sentence.
#[derive(Clone, Debug)]
pub struct Sentence {
    /// Its tokens.
    pub tokens: Range<usize>,
    pub(super) words: Vec<Word>,
}

/// Reads the sentences of one text.
pub struct Sentences<'a> {
    ctx: &'a Context<'a>,
    words: &'a Words,
}

impl<'a> Sentences<'a> {
    pub(in crate::quotes) fn new(ctx: &'a Context<'a>, words: &'a Words) -> Self {
        Self { ctx, words }
    }

    /// Of a text whose words have not been read yet: what training starts from.
    pub fn with<T>(ctx: &Context<'_>, work: impl FnOnce(&Sentences<'_>) -> T) -> T {
        work(&Sentences { ctx, words: &Words::of(ctx.tokens, ctx.syntax, &ctx.lexicons.verbs) })
    }

    /// The sentence of these tokens.
    pub fn read(&self, range: Range<usize>) -> Sentence {
        let tokens = self.ctx.tokens;
        let mut words: Vec<Word> = Vec::with_capacity(range.len());
        let mut stem = String::new();
        for i in range.clone() {
            let folded = tokens.folded(i);
            let known = self.ctx.lexicons.words.get(folded);
            let levels = self.ctx.lexicons.words.levels(known.cluster);
            let low = hash::word(folded) as u32;
            let tag = tags::letter(self.ctx.syntax.tag(i));
            words.push(Word {
                low,
                stem: hash::word(stem_of(folded, &mut stem)) as u32,
                suffix: folded
                    .get(folded.len().saturating_sub(3)..)
                    .map_or(low, |end| hash::word(end) as u32),
                tag,
                listed: self.listed(i),
                coarse: u32::from(levels.coarse),
                middle: u32::from(levels.middle),
                fine: u32::from(known.cluster),
                in_marks: self.ctx.marks.number(i) != 0 || tokens[i].kind == TokenKind::QuoteMark,
                role: role(folded, tokens[i].kind),
            });
        }
        Sentence { tokens: range, words }
    }

    fn listed(&self, i: usize) -> u8 {
        [Class::STRONG, Class::SPEECH, Class::WEAK, Class::CLAUSAL]
            .into_iter()
            .fold(0, |bits, class| bits << 1 | u8::from(self.words.any(i, class)))
    }
}

fn role(folded: &str, kind: TokenKind) -> Role {
    match folded {
        "," | ";" | ":" => Role::Comma,
        "of" | "&" => Role::Link,
        "according" | "per" => Role::According,
        _ if kind == TokenKind::Possessive => Role::Link,
        _ if kind == TokenKind::Dash => {
            if folded == "-" {
                Role::Link
            } else {
                Role::Comma
            }
        }
        _ if listed(folded, "who which that because as after while but and when if") => Role::Clause,
        _ if listed(folded, "is are was were been be being") => Role::Be,
        _ => Role::Plain,
    }
}

/// Cuts the endings of verbs and plurals off; irregular verbs of saying are listed.
fn stem_of<'s>(word: &str, out: &'s mut String) -> &'s str {
    const IRREGULAR: &[(&str, &str)] = &[
        ("said", "say"),
        ("told", "tell"),
        ("wrote", "writ"),
        ("written", "writ"),
        ("thought", "think"),
        ("found", "find"),
        ("made", "mak"),
        ("sought", "seek"),
        ("felt", "feel"),
        ("knew", "know"),
        ("spoke", "speak"),
    ];
    out.clear();
    if let Some((_, stem)) = IRREGULAR.iter().find(|(form, _)| *form == word) {
        out.push_str(stem);
        return out;
    }
    out.push_str(word);
    for (ending, instead) in
        [("ies", "y"), ("ied", "y"), ("sses", "ss"), ("ing", ""), ("ed", ""), ("es", ""), ("s", "")]
    {
        if word.len() >= ending.len() + 3 && word.ends_with(ending) {
            out.truncate(word.len() - ending.len());
            out.push_str(instead);
            let last = out.as_bytes()[out.len() - 1];
            let doubled = out.len() > 3 && out.as_bytes()[out.len() - 2] == last;
            if doubled && last.is_ascii_lowercase() && !matches!(last, b'l' | b's') {
                out.pop();
            }
            break;
        }
    }
    if out.len() > 3 && out.ends_with('e') {
        out.pop();
    }
    out
}

impl Word {
    fn nominal(&self) -> bool {
        matches!(
            self.tag,
            tag::NOUN | tag::NAME | tag::PRONOUN | tag::ADJECTIVE | tag::DETERMINER | tag::NUMBER
        ) || self.role == Role::Link
    }

    pub(super) fn finite(&self) -> bool {
        matches!(self.tag, tag::THIRD | tag::PAST | tag::AUXILIARY)
    }
}

impl Sentence {
    /// How many words it has.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// True where it has none.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Tag of word `i`; that of a mark outside the sentence.
    pub(super) fn tag(&self, i: usize) -> u8 {
        self.words.get(i).map_or(tag::MARK, |w| w.tag)
    }

    /// Hash of word `i`; 0 outside the sentence.
    pub(super) fn low(&self, i: usize) -> u32 {
        self.words.get(i).map_or(0, |w| w.low)
    }

    /// The word by which a cue of these words is known: `according`, else its last verb, else its last noun.
    pub fn head(&self, cue: Range<usize>) -> usize {
        let last = |is: &dyn Fn(&Word) -> bool| cue.clone().rev().find(|&i| is(&self.words[i]));
        last(&|w| w.role == Role::According)
            .or_else(|| {
                last(&|w| matches!(w.tag, tag::BASE | tag::THIRD | tag::PAST | tag::PARTICIPLE | tag::ING))
            })
            .or_else(|| last(&|w| matches!(w.tag, tag::NOUN | tag::NAME | tag::AUXILIARY | tag::ADJECTIVE)))
            .unwrap_or(cue.start)
    }

    /// The noun phrase that ends left of word `k`, auxiliaries, adverbs and one insertion stepped over.
    pub(super) fn left(&self, k: usize) -> Option<Range<usize>> {
        let floor = k.saturating_sub(3 * LONGEST);
        let words = &self.words;
        let mut end = k;
        while end > floor && matches!(words[end - 1].tag, tag::AUXILIARY | tag::ADVERB | tag::TO) {
            end -= 1;
        }
        if end > floor && words[end - 1].role == Role::Comma {
            // `Lee, the minister, said`
            let comma = end - 1;
            let opening = (floor..comma)
                .rev()
                .take(LONGEST)
                .find(|&i| words[i].role == Role::Comma || words[i].tag == tag::MARK)
                .filter(|&i| i > 0 && words[i].role == Role::Comma);
            end = opening
                .filter(|&i| matches!(words[i - 1].tag, tag::NOUN | tag::NAME | tag::PRONOUN))
                .unwrap_or(comma);
        }
        let mut start = end;
        while start > floor && words[start - 1].nominal() {
            start -= 1;
        }
        while start < end && words[start].role == Role::Link {
            start += 1;
        }
        (start < end).then_some(start..end)
    }

    /// The noun phrase right of word `k`.
    pub(super) fn right(&self, k: usize) -> Option<Range<usize>> {
        let words = &self.words;
        let limit = words.len().min(k + 1 + 2 * LONGEST);
        let mut start = k + 1;
        while start < limit
            && (words[start].tag == tag::ADVERB
                || words[start].tag == tag::TO && words[k].role == Role::According)
        {
            start += 1;
        }
        let mut end = start;
        while end < limit && words[end].nominal() {
            end += 1;
        }
        (start < end).then_some(start..end)
    }
}
