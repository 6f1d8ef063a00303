//! What the steps of this stage share: terms found in the text, names being settled, small tests of tokens.

use crate::rules::RuleId;
use std::ops::Range;

use super::EntityKind;
use crate::context::Context;
use crate::lexicon::terms::{flag, Term, LONGEST};
use crate::order;
use crate::span::Span;
use crate::tokens::{Case, Gap, TokenKind, Tokens};

/// A term of the lists at a place in the text.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Hit {
    pub tokens: Range<usize>,
    pub term: Term,
}

/// The terms of a text, longest first from the left; no two overlap.
pub(super) struct Hits {
    pub list: Vec<Hit>,
    /// Per token one more than the index of the hit that covers it; 0 = none.
    at: Vec<u32>,
}

impl Hits {
    /// Looks up every token once, and longer phrases where a longer term starts.
    pub fn read(ctx: &Context<'_>) -> Self {
        let tokens = ctx.tokens;
        let mut hits = Hits { list: Vec::new(), at: vec![0; tokens.len()] };
        let mut phrase = String::new();
        let mut i = 0;
        while i < tokens.len() {
            let found = tokens[i].is_word().then(|| longest(ctx, i, &mut phrase)).flatten();
            let Some((end, term)) = found else {
                i += 1;
                continue;
            };
            hits.list.push(Hit { tokens: i..end, term });
            hits.at[i..end].fill(hits.list.len() as u32);
            i = end;
        }
        hits
    }

    /// The hit that covers token `i`.
    pub fn at(&self, i: usize) -> Option<&Hit> {
        let index = *self.at.get(i)?;
        self.list.get((index as usize).checked_sub(1)?)
    }

    /// The hit that starts at token `i`.
    pub fn starting(&self, i: usize) -> Option<&Hit> {
        self.at(i).filter(|hit| hit.tokens.start == i)
    }

    /// The hit that is exactly `range`.
    pub fn exactly(&self, range: &Range<usize>) -> Option<&Hit> {
        self.at(range.start).filter(|hit| hit.tokens == *range)
    }
}

/// The longest term that starts at token `i`; one written as a name must be in capitals.
fn longest(ctx: &Context<'_>, i: usize, phrase: &mut String) -> Option<(usize, Term)> {
    let tokens = ctx.tokens;
    let terms = &ctx.lexicons.terms;
    let first = terms.get(tokens.folded(i))?;
    let mut best = kept(tokens, i, i + 1, first).map(|term| (i + 1, term));
    if !first.is(flag::OPENS) {
        return best;
    }
    phrase.clear();
    phrase.push_str(tokens.folded(i));
    let mut end = i + 1;
    let mut words = 1;
    while words < LONGEST && end < tokens.len() {
        let token = tokens[end];
        match token.kind {
            // A plural possessive (`veterans'`) and a hyphen leave no trace in the phrase.
            TokenKind::Dash if token.is_glued() => {
                end += 1;
                continue;
            }
            TokenKind::Possessive => phrase.push_str("'s"),
            _ if token.gap > Gap::Space => break,
            TokenKind::Word | TokenKind::Abbreviation | TokenKind::Number => {
                phrase.push(' ');
                phrase.push_str(tokens.folded(end).trim_end_matches('.'));
                words += 1;
            }
            _ => break,
        }
        end += 1;
        if let Some(term) = terms.get(phrase).and_then(|term| kept(tokens, i, end, term)) {
            best = Some((end, term));
        }
    }
    best
}

/// The term with what the capitals of `start..end` allow; `None` where nothing is left.
fn kept(tokens: &Tokens<'_>, start: usize, end: usize, mut term: Term) -> Option<Term> {
    let lower = tokens[start].case == Case::Lower || tokens[end - 1].case == Case::Lower;
    if lower {
        term.flags &= flag::ROLE | flag::GIVEN;
    }
    // `us` and `Us` are no country.
    if term.is(flag::NATION) && tokens.folded(start) == "us" && tokens[start].case != Case::Upper {
        term.flags &= !flag::NATION;
    }
    term.flags &= !flag::OPENS;
    (term.flags != 0).then_some(term)
}

/// A name of any kind, before names are grouped.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Draft {
    pub tokens: Range<usize>,
    pub span: Span,
    pub kind: EntityKind,
    pub metonym: bool,
    pub confidence: f32,
    pub rule: RuleId,
}

impl Draft {
    /// A name over `tokens`, as the rule says.
    pub fn new(
        ctx: &Context<'_>,
        tokens: Range<usize>,
        kind: EntityKind,
        confidence: f32,
        rule: RuleId,
    ) -> Self {
        Draft { span: ctx.tokens.span(tokens.clone()), tokens, kind, metonym: false, confidence, rule }
    }
}

/// The names of a text, in order, none overlapping another, with the name of each token.
pub(super) struct Names {
    pub list: Vec<Draft>,
    at: Vec<u32>,
}

impl Names {
    /// Indexes `list`; of two that overlap, the one that starts earlier or is longer stays.
    pub fn new(mut list: Vec<Draft>, tokens: usize) -> Self {
        order::sort_by_key(&mut list, |d| order::outermost_first(d.tokens.start, d.tokens.end));
        let mut end = 0;
        list.retain(|d| {
            let keep = d.tokens.start >= end && d.tokens.end <= tokens;
            end = if keep { d.tokens.end } else { end };
            keep
        });
        let mut at = vec![0; tokens];
        for (i, draft) in list.iter().enumerate() {
            at[draft.tokens.clone()].fill(i as u32 + 1);
        }
        Names { list, at }
    }

    /// The index of the name that covers token `i`.
    pub fn at(&self, i: usize) -> Option<usize> {
        (*self.at.get(i)? as usize).checked_sub(1)
    }

    /// The name that covers token `i`.
    pub fn get(&self, i: usize) -> Option<&Draft> {
        self.at(i).map(|k| &self.list[k])
    }
}

/// True for a word with a capital at its head.
pub(super) fn is_capital(tokens: &Tokens<'_>, i: usize) -> bool {
    tokens.get(i).is_some_and(|t| {
        t.is_word()
            && (t.is_capitalized() || t.case == Case::Mixed && tokens.text(i).starts_with(char::is_uppercase))
    })
}

/// True where nothing but a space parts token `i` from the one before it.
pub(super) fn follows(tokens: &Tokens<'_>, i: usize) -> bool {
    tokens.get(i).is_some_and(|t| t.gap == Gap::Space)
}

/// True where token `i` is a possessive ending (`'s`, or the bare apostrophe after an s).
pub(super) fn is_possessive(tokens: &Tokens<'_>, i: usize) -> bool {
    let Some(token) = tokens.get(i) else {
        return false;
    };
    token.kind == TokenKind::Possessive
        || token.is_glued()
            && matches!(tokens.text(i), "'" | "’")
            && i > 0
            && tokens.folded(i - 1).ends_with('s')
            && tokens.get(i + 1).is_some_and(|next| next.gap == Gap::Space && next.is_word())
}
