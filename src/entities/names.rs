//! Names of persons, organisations and places: the one list that grouping starts from.

use crate::rules::RuleId;
use std::ops::Range;

use super::document_pass;
use super::features::Reader;
use super::labels;
use super::tagger::Tagger;
use super::EntityKind;
use crate::context::Context;
use crate::span::Span;

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
    pub rule: RuleId,
}

/// All names, in text order; no two overlap.
pub fn find(ctx: &Context<'_>, tagger: &Tagger) -> Vec<NameMention> {
    let reader = Reader::new(ctx);
    let names = document_pass::apply(&reader, tagger.decode(&reader).names);
    names
        .into_iter()
        .map(|name| NameMention {
            tokens: name.start..name.end,
            span: ctx.tokens.span(name.start..name.end),
            kind: labels::KINDS[name.kind],
            confidence: name.likelihood,
            rule: name.rule,
        })
        .collect()
}
