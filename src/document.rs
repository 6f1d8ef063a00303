//! What [`crate::Annotator::annotate`] returns.

use crate::dates::{Candidate, Reference, Timex};
use crate::entities::Entities;
use crate::layout::Layout;
use crate::quotes::Quote;
use crate::sentences::Sentences;
use crate::span::Span;
use crate::tokens::Tokens;

/// An annotated text; every span indexes `text` in bytes.
pub struct Document<'t> {
    /// The text as given.
    pub text: &'t str,
    /// Its tokens.
    pub tokens: Tokens<'t>,
    /// Its paragraphs and what they are for.
    pub layout: Layout,
    /// Its sentences.
    pub sentences: Sentences,
    /// The day it was read from, if one is known.
    pub reference: Option<Reference>,
    /// Other days that it may speak from, the likeliest first.
    pub candidates: Vec<Candidate>,
    /// Expressions of time, in text order.
    pub dates: Vec<Timex>,
    /// Names, titles and pronouns with what they stand for.
    pub entities: Entities,
    /// Quotations, in text order.
    pub quotes: Vec<Quote>,
    /// What the reader should know about the reading as a whole.
    pub warnings: Vec<Warning>,
}

/// Something the reader should know.
#[derive(Clone, PartialEq, Debug)]
pub struct Warning {
    /// A stable name (`no_reference_date`).
    pub code: &'static str,
    /// What it means, in a sentence.
    pub message: &'static str,
    /// The words it is about, in bytes.
    pub span: Option<Span>,
}
