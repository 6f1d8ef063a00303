//! What each part of an article is for: headline, byline, dateline, body, caption, page furniture.
//!
//! Reading is generous: whatever is not clearly something else is body. Later stages annotate every
//! region alike and use the kind to weigh evidence; the page dims what is not the article.

mod classify;
mod dateline;
mod paragraphs;

#[cfg(not(target_family = "wasm"))]
use regex::Regex;
#[cfg(target_family = "wasm")]
use regex_lite::Regex;
use std::ops::Range;

use crate::span::Span;
use crate::tokens::Tokens;

/// What a region of the text is for.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum RegionKind {
    /// The title of the article, or a title line in it.
    Headline,
    /// Place, agency or date that open a report (`MOSCOW (AFP) —`).
    Dateline,
    /// Who wrote it, or when it was published.
    Byline,
    /// The article itself.
    Body,
    /// A line under a picture, or the credit of one.
    Caption,
    /// Navigation, link lists, source lines, page dates: furniture of the page around the article.
    Boilerplate,
    /// A passage that stands earlier in the text already.
    Duplicate,
}

impl RegionKind {
    /// The name used in output.
    pub fn name(self) -> &'static str {
        match self {
            RegionKind::Headline => "headline",
            RegionKind::Dateline => "dateline",
            RegionKind::Byline => "byline",
            RegionKind::Body => "body",
            RegionKind::Caption => "caption",
            RegionKind::Boilerplate => "boilerplate",
            RegionKind::Duplicate => "duplicate",
        }
    }
}

/// One paragraph.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Paragraph {
    /// Where it stands, in bytes, from its first token to its last.
    pub span: Span,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// What it is for.
    pub kind: RegionKind,
    /// The earlier paragraph that it repeats, for [`RegionKind::Duplicate`].
    pub repeats: Option<usize>,
}

/// The place, agency and date at the head of a paragraph, its dash included.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Dateline {
    /// Where it stands, in bytes.
    pub span: Span,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The paragraph it opens.
    pub paragraph: usize,
    /// The first byte of the report behind it.
    pub rest: u32,
}

/// The regions of a text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Layout {
    paragraphs: Vec<Paragraph>,
    datelines: Vec<Dateline>,
}

impl Layout {
    /// All paragraphs, in text order.
    pub fn paragraphs(&self) -> &[Paragraph] {
        &self.paragraphs
    }

    /// The dateline that token `i` stands in.
    pub fn dateline_at(&self, i: usize) -> Option<&Dateline> {
        let next = self.datelines.partition_point(|d| d.tokens.end <= i);
        self.datelines.get(next).filter(|d| d.tokens.contains(&i))
    }

    /// All datelines, in text order.
    pub fn datelines(&self) -> &[Dateline] {
        &self.datelines
    }

    /// The index of the paragraph that holds token `i`; the last one for `i` past the end.
    pub fn paragraph_of_token(&self, i: usize) -> usize {
        self.paragraphs.partition_point(|p| p.tokens.end <= i).min(self.paragraphs.len().saturating_sub(1))
    }

    /// What token `i` is part of.
    pub fn kind_of_token(&self, i: usize) -> RegionKind {
        if self.dateline_at(i).is_some() {
            return RegionKind::Dateline;
        }
        self.paragraphs.get(self.paragraph_of_token(i)).map_or(RegionKind::Body, |p| p.kind)
    }

    /// Every region as (span, kind), in text order: a dateline splits off its paragraph's head.
    pub fn regions(&self) -> Vec<(Span, RegionKind)> {
        let mut regions = Vec::with_capacity(self.paragraphs.len() + self.datelines.len());
        let mut datelines = self.datelines.iter().peekable();
        for (i, paragraph) in self.paragraphs.iter().enumerate() {
            let mut rest = paragraph.span;
            if let Some(dateline) = datelines.next_if(|d| d.paragraph == i) {
                regions.push((dateline.span, RegionKind::Dateline));
                // What follows starts at its first token, not at the space before it.
                rest.start = dateline.rest;
            }
            if !rest.is_empty() {
                regions.push((rest, paragraph.kind));
            }
        }
        regions
    }
}

/// Reads the layout of `text`. Linear in its length; every string is accepted.
pub fn read(text: &str, tokens: &Tokens<'_>) -> Layout {
    let ranges = paragraphs::group(text, tokens);
    let datelines = dateline::find(text, tokens, &ranges);
    let paragraphs = classify::classify(text, tokens, ranges, &datelines);
    Layout { paragraphs, datelines }
}
