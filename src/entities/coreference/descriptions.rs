//! What the text calls people and bodies besides their names: the common nouns, ages and origins that
//! stand with a name, by which a later `the singer`, `the 79-year-old`, `the ministry` finds them.

use crate::maps::HashMap;
use std::ops::Range;

use crate::context::Context;
use crate::entities::grouping::Grouping;
use crate::entities::scene::{follows, is_capital, Names};
use crate::entities::words::{determiner, is_auxiliary, is_function_word, is_preposition, is_speech_verb};
use crate::entities::EntityKind;
use crate::lexicon::terms::flag;
use crate::tokens::{Case, Gap, TokenKind};
use crate::words::listed;

/// The most words of a description.
const WORDS: usize = 8;
/// The most descriptions in a row behind one name.
const IN_A_ROW: usize = 3;
/// The most bearers of one noun that are weighed: keeps the work linear.
const BEARERS: usize = 24;

/// One who is called by a noun.
#[derive(Clone, Debug)]
pub(super) struct Bearer {
    pub figure: usize,
    /// Where the text says so.
    pub at: usize,
    /// The whole description.
    pub tokens: Range<usize>,
}

/// Descriptions by their head nouns and ages.
#[derive(Default)]
pub(super) struct Descriptions<'t> {
    by_head: HashMap<&'t str, Vec<Bearer>>,
    ages: HashMap<usize, &'t str>,
    by_age: HashMap<&'t str, Vec<usize>>,
}

impl<'t> Descriptions<'t> {
    /// Reads what stands before and behind every name of a person or body.
    pub fn read(ctx: &Context<'t>, names: &Names, grouping: &Grouping) -> Self {
        let mut found = Descriptions::default();
        for (k, name) in names.list.iter().enumerate() {
            let figure = grouping.of_name[k];
            match name.kind {
                EntityKind::Person => {
                    found.ahead(ctx, names, figure, name.tokens.start);
                    found.behind(ctx, names, figure, &name.tokens, false);
                    found.introduced(ctx, figure, name.tokens.start);
                }
                EntityKind::Organization if !name.metonym => {
                    found.own_noun(ctx, figure, &name.tokens);
                    found.behind(ctx, names, figure, &name.tokens, true);
                }
                _ => {}
            }
        }
        found
    }

    /// Those who are called by the noun `head`.
    pub fn bearers(&self, head: &str) -> &[Bearer] {
        self.by_head.get(head).map_or(&[], Vec::as_slice)
    }

    /// Those of whom the text says that they are so old.
    pub fn of_age(&self, age: &str) -> &[usize] {
        self.by_age.get(age).map_or(&[], Vec::as_slice)
    }

    /// The age that the text gives.
    pub fn age(&self, figure: usize) -> Option<&'t str> {
        self.ages.get(&figure).copied()
    }

    fn add_person(&mut self, ctx: &Context<'t>, figure: usize, at: usize, tokens: Range<usize>) {
        if is_person_noun(ctx, tokens.end - 1) {
            self.add(ctx, tokens.end - 1, figure, at, tokens);
        }
    }

    fn add(&mut self, ctx: &Context<'t>, head: usize, figure: usize, at: usize, tokens: Range<usize>) {
        let bearers = self.by_head.entry(ctx.tokens.folded(head)).or_default();
        let known = bearers.iter().any(|b| b.figure == figure && b.tokens.len() >= tokens.len());
        if !known && bearers.len() < BEARERS {
            bearers.push(Bearer { figure, at, tokens });
        }
    }

    fn add_age(&mut self, age: &'t str, figure: usize) {
        let years = age.parse::<u32>().is_ok_and(|years| (3..=115).contains(&years));
        if years && !self.ages.contains_key(&figure) {
            self.ages.insert(figure, age);
            self.by_age.entry(age).or_default().push(figure);
        }
    }

    /// `folk singer` before a name that starts at `start`.
    fn ahead(&mut self, ctx: &Context<'t>, names: &Names, figure: usize, start: usize) {
        let tokens = ctx.tokens;
        let floor = ctx.sentence_of(start).tokens.start.max(start.saturating_sub(WORDS));
        let mut end = start;
        // Titles are set in capitals: `folk singer Dr. Ann Lee`.
        while end > floor
            && tokens[end - 1].kind == TokenKind::Abbreviation
            && is_capital(tokens, end - 1)
            && names.at(end - 1).is_none()
        {
            end -= 1;
        }
        let mut first = end;
        while first > floor && follows(tokens, first) && is_noun(ctx, names, first - 1) {
            first -= 1;
        }
        if first < end {
            self.add_person(ctx, figure, start, first..end);
        }
        // `43-year-old Ann Lee`
        let head = end.checked_sub(1).filter(|&i| i >= floor && tokens.folded(i) == "old");
        if let Some(age) = head.and_then(|i| age_before(ctx, i)) {
            self.add_age(age, figure);
        }
    }

    /// `, 54, a rice grower from Turin and the mayor of Lyon,` behind the name over `name`.
    fn behind(&mut self, ctx: &Context<'t>, names: &Names, figure: usize, name: &Range<usize>, body: bool) {
        let tokens = ctx.tokens;
        let limit = ctx.sentence_of(name.start).tokens.end;
        let mut at = name.end;
        if tokens.text(at) == "(" && tokens.text(at + 2) == ")" {
            self.add_age_at(ctx, at + 1, figure);
            at += 3;
        }
        // `of Nebraska`
        if is_preposition(tokens.folded(at)) {
            at = (at + 1..limit.min(at + WORDS)).find(|&i| tokens.text(i) == ",").unwrap_or(at);
        }
        for _ in 0..IN_A_ROW {
            // `is a`, `was the`: what is said of it.
            let joins = tokens.text(at) == ","
                || tokens.folded(at) == "and"
                || matches!(tokens.folded(at), "is" | "was") && determiner(tokens.folded(at + 1)).is_some();
            if !joins || at + 1 >= limit {
                return;
            }
            at += 1;
            if tokens[at].kind == TokenKind::Number {
                self.add_age_at(ctx, at, figure);
                at += 1;
                continue;
            }
            let opened = determiner(tokens.folded(at)).is_some();
            let first = at + usize::from(opened);
            let mut end = first;
            while end < limit
                && end < first + WORDS
                && (end == first || tokens[end].gap <= Gap::Space)
                && is_noun(ctx, names, end)
            {
                end += 1;
            }
            let closes = end >= limit
                || !tokens[end].is_word()
                || is_function_word(tokens.folded(end))
                || tokens.folded(end) == "whose";
            if end == first || !closes || !opened && is_verb(ctx, first) {
                return;
            }
            // `Lee, singer Bo Roe and …` is a list.
            if names.at(end).is_some() && follows(tokens, end) {
                return;
            }
            if body {
                self.add(ctx, end - 1, figure, name.start, first..end);
            } else {
                self.add_person(ctx, figure, name.start, first..end);
            }
            at = (end..limit.min(end + WORDS))
                .find(|&i| tokens.text(i) == "," || tokens.folded(i) == "and")
                .unwrap_or(limit);
        }
    }

    /// `the retired postmaster, Ann Lee,`: the description before a comma and the name.
    fn introduced(&mut self, ctx: &Context<'t>, figure: usize, start: usize) {
        let tokens = ctx.tokens;
        let floor = ctx.sentence_of(start).tokens.start.max(start.saturating_sub(2 * WORDS));
        let mut comma = start;
        while comma > floor && tokens[comma - 1].kind == TokenKind::Abbreviation {
            comma -= 1;
        }
        if comma <= floor || tokens.text(comma - 1) != "," {
            return;
        }
        comma -= 1;
        let opens = (floor..comma).rev().take_while(|&i| tokens.text(i) != ",");
        let Some(opener) = opens.filter(|&i| determiner(tokens.folded(i)).is_some()).last() else {
            return;
        };
        // `In the first half, Lee` tells when.
        if opener > floor && is_preposition(tokens.folded(opener - 1)) {
            return;
        }
        // `The captain of the ferry, Ann Lee,`: the noun before the preposition.
        let end = (opener + 1..comma).find(|&i| is_preposition(tokens.folded(i))).unwrap_or(comma);
        let words = opener + 1..end;
        if !words.is_empty() && words.clone().all(|i| tokens[i].is_word() && !is_verb(ctx, i)) {
            self.add_person(ctx, figure, start, words);
        }
    }

    /// The noun that a body is called by for short: `Ministry` `of Ports`, `Fair Work` `Commission`.
    fn own_noun(&mut self, ctx: &Context<'t>, figure: usize, name: &Range<usize>) {
        let tokens = ctx.tokens;
        let end = name.clone().find(|&i| matches!(tokens.folded(i), "of" | "for" | "on")).unwrap_or(name.end);
        if end > name.start && name.len() > 1 && tokens[end - 1].is_word() {
            self.add(ctx, end - 1, figure, name.start, name.start..end);
        }
    }

    fn add_age_at(&mut self, ctx: &Context<'t>, i: usize, figure: usize) {
        if ctx.tokens[i].kind == TokenKind::Number {
            self.add_age(ctx.tokens.text(i), figure);
        }
    }
}

/// The number before `-year-old`, whose `old` is token `i`.
pub(super) fn age_before<'t>(ctx: &Context<'t>, i: usize) -> Option<&'t str> {
    let tokens = ctx.tokens;
    let first = i.checked_sub(4)?;
    let dashed = tokens[i - 1].kind == TokenKind::Dash && tokens[i - 3].kind == TokenKind::Dash;
    (dashed && tokens.folded(i - 2) == "year" && tokens[first].kind == TokenKind::Number)
        .then(|| tokens.text(first))
}

/// True for a word that may be part of a description: no verb, no function word, no name.
fn is_noun(ctx: &Context<'_>, names: &Names, i: usize) -> bool {
    let tokens = ctx.tokens;
    let dash = tokens[i].kind == TokenKind::Dash && tokens[i].is_glued();
    dash || names.get(i).is_some_and(|name| name.kind != EntityKind::Person)
        || names.at(i).is_none()
            && tokens[i].is_word()
            && !is_function_word(tokens.folded(i))
            && determiner(tokens.folded(i)).is_none()
}

/// True for a noun that names a human being: an office or role, or a word built as such.
fn is_person_noun(ctx: &Context<'_>, i: usize) -> bool {
    let folded = ctx.tokens.folded(i);
    let role = ctx.lexicons.terms.get(folded).is_some_and(|term| term.is(flag::ROLE));
    let built =
        ["er", "or", "ist", "man", "woman", "ian", "ant", "ee", "boy", "girl", "crat", "smith", "wright"]
            .iter()
            .any(|ending| folded.len() > ending.len() + 2 && folded.ends_with(ending));
    let thing = listed(
        folded,
        "letter number paper newspaper matter order center chapter corner power color colour border water \
         summer winter september october november december quarter member plant restaurant factor sector \
         door floor committee computer ladder",
    );
    (role || built && !thing) && ctx.tokens[i].kind == TokenKind::Word
}

fn is_verb(ctx: &Context<'_>, i: usize) -> bool {
    let folded = ctx.tokens.folded(i);
    is_speech_verb(folded)
        || is_auxiliary(folded)
        || ctx.tokens[i].case == Case::Lower
            && (folded.ends_with("ed") || folded.ends_with("ing"))
            && !listed(folded, "retired suspended self-styled acting ruling")
}
