//! Finds passages in double marks and the speaker next to them.

use std::ops::Range;

use super::{Quote, QuoteKind, QuoteWarning, Speaker};
use crate::context::Context;
use crate::entities::{Entities, MentionForm};
use crate::span::Span;
use crate::tokens::TokenKind;

const VERBS: &[&str] = &[
    "said",
    "says",
    "told",
    "tells",
    "added",
    "adds",
    "stated",
    "noted",
    "called",
    "vowed",
    "claimed",
    "pledged",
    "wrote",
    "asked",
    "explained",
    "reported",
    "insisted",
    "argued",
    "highlighted",
    "saying",
];

/// All quotations, in text order.
pub fn find(ctx: &Context<'_>, entities: &Entities) -> Vec<Quote> {
    ctx.layout
        .paragraphs()
        .iter()
        .flat_map(|paragraph| marked(ctx, paragraph.tokens.clone()))
        .map(|range| quote(ctx, entities, range))
        .collect()
}

/// Token ranges in double marks, marks included, paired inside one paragraph.
fn marked(ctx: &Context<'_>, paragraph: Range<usize>) -> Vec<Range<usize>> {
    let mut open = None;
    let mut found = Vec::new();
    for i in paragraph {
        if ctx.tokens[i].kind != TokenKind::QuoteMark
            || !matches!(ctx.tokens.text(i), "\"" | "“" | "”" | "''" | "``")
        {
            continue;
        }
        let inches = i > 0 && ctx.tokens[i - 1].kind == TokenKind::Number && ctx.tokens[i].is_glued();
        match open {
            None if ctx.tokens.text(i) != "”" && !inches => open = Some(i),
            Some(start) if ctx.tokens.text(i) != "“" => {
                found.push(start..i + 1);
                open = None;
            }
            _ => {}
        }
    }
    found
}

fn quote(ctx: &Context<'_>, entities: &Entities, range: Range<usize>) -> Quote {
    let span = ctx.tokens.span(range.clone());
    let sentence = ctx.sentence_of(range.start).tokens.clone();
    let last = ctx.tokens.text(range.end.saturating_sub(2));
    let kind = if matches!(last, "," | "." | "!" | "?") && range.len() > 6 {
        QuoteKind::Direct
    } else {
        QuoteKind::Mixed
    };
    let after = range.end..(range.end + 8).min(ctx.tokens.len());
    let before = sentence.start.max(range.start.saturating_sub(40))..range.start;
    let found = attribution(ctx, entities, after, false).or_else(|| attribution(ctx, entities, before, true));
    let rule = if found.is_some() { "verb_beside_quote" } else { "no_verb_near" };
    Quote {
        kind,
        span,
        parts: vec![span],
        confidence: if found.is_some() { 0.7 } else { 0.3 },
        warnings: if found.is_some() { Vec::new() } else { vec![QuoteWarning::NoSpeaker] },
        cue: found.as_ref().map(|(cue, _)| *cue),
        speaker: found.map(|(_, speaker)| speaker),
        via: None,
        inside: None,
        repeats: None,
        rule,
    }
}

/// A verb of speech in `range` and the mention of a person beside it.
fn attribution(
    ctx: &Context<'_>,
    entities: &Entities,
    range: Range<usize>,
    backwards: bool,
) -> Option<(Span, Speaker)> {
    let is_verb = |i: &usize| VERBS.contains(&ctx.tokens.folded(*i));
    let verb = if backwards { range.clone().rev().find(is_verb) } else { range.clone().find(is_verb) }?;
    let window = ctx.tokens.span(range);
    let mention =
        entities.mention_in(window).filter(|m| m.form == MentionForm::Name && window.contains(m.span))?;

    let speaker = Speaker { span: mention.span, entity: Some(mention.entity) };
    Some((ctx.tokens[verb].span, speaker))
}
