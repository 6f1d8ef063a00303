//! Names of persons, organisations and places: the one list that grouping starts from.

use std::ops::Range;

use super::EntityKind;
use crate::context::Context;
use crate::span::Span;
use crate::tokens::{Case, Tokens};

/// One name in the text, not yet grouped with others.
#[derive(Clone, PartialEq, Debug)]
pub struct NameMention {
    /// Its tokens, without article, title and possessive.
    pub tokens: Range<usize>,
    /// Where it stands, in bytes.
    pub span: Span,
    /// `Person`, `Organization` or `Place`; never another kind.
    pub kind: EntityKind,
    /// How likely span and kind are both right, 0 to 1.
    pub confidence: f32,
    /// What found it.
    pub rule: &'static str,
}
/// Words that stand before a person's name.
const TITLES: &[&str] = &[
    "mr.",
    "mrs.",
    "ms.",
    "dr.",
    "sen.",
    "rep.",
    "gov.",
    "gen.",
    "president",
    "minister",
    "chancellor",
    "secretary",
    "leader",
    "senator",
    "governor",
    "spokesman",
    "spokeswoman",
    "aide",
    "king",
    "queen",
    "pope",
    "judge",
];
/// Words that end the name of an organisation.
const ORGANIZATION_WORDS: &[&str] = &[
    "agency",
    "bank",
    "commission",
    "committee",
    "company",
    "congress",
    "corp.",
    "council",
    "court",
    "department",
    "federation",
    "inc.",
    "ministry",
    "party",
    "parliament",
    "press",
    "senate",
    "times",
    "tribune",
    "union",
    "university",
];

/// All names, in text order; no two overlap.
pub fn find(ctx: &Context<'_>) -> Vec<NameMention> {
    let mut names = Vec::new();
    let mut i = 0;
    while i < ctx.tokens.len() {
        let end = run_end(ctx.tokens, i);
        if let Some((kind, rule)) = (end > i).then(|| kind_of(ctx, i..end)).flatten() {
            let span = ctx.tokens.span(i..end);
            names.push(NameMention { tokens: i..end, span, kind, confidence: 0.6, rule });
        }
        i = end.max(i + 1);
    }
    names
}

/// One past the last token of the run of capitalised words that starts at `i`.
fn run_end(tokens: &Tokens<'_>, i: usize) -> usize {
    let mut end = i;
    while end < tokens.len()
        && tokens[end].is_word()
        && tokens[end].case != Case::Lower
        && !TITLES.contains(&tokens.folded(end))
        && (end == i || tokens[end].gap == crate::tokens::Gap::Space)
    {
        end += 1;
    }
    end
}

fn kind_of(ctx: &Context<'_>, run: Range<usize>) -> Option<(EntityKind, &'static str)> {
    let tokens = ctx.tokens;
    let last = tokens.folded(run.end - 1);
    let titled = run.start > 0 && TITLES.contains(&tokens.folded(run.start - 1));
    if ORGANIZATION_WORDS.contains(&last) && run.len() > 1 {
        return Some((EntityKind::Organization, "organization_word"));
    }
    if titled || (run.len() > 1 && ctx.lexicons.given_names.contains(tokens.folded(run.start))) {
        return Some((EntityKind::Person, if titled { "title" } else { "given_name" }));
    }
    let name = tokens.span(run).of(ctx.text);
    ctx.lexicons.cities.contains(name).then_some((EntityKind::Place, "city"))
}
