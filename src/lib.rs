//! Finds entities, dates and quotes in English news articles, and says who spoke and when it was.
//!
//! One call does it: [`Annotator::annotate`] takes a text and returns a [`Document`] of spans into
//! that text. The core does no input or output, reads no clock and keeps no state between texts;
//! the same text, options and data give the same result, byte for byte.
//!
//! Spans are half-open ranges of UTF-8 bytes. [`wire`] turns a document into the form that leaves
//! the core, with offsets in UTF-16 code units or Unicode code points.

pub mod span;

mod letters;
mod maps;
mod order;
pub mod rules;
mod words;

pub mod tokens;

pub mod layout;

pub mod sentences;

pub mod marks;

pub mod lexicon;

pub mod syntax;

pub mod calendar;

pub mod options;

pub mod context;

pub mod dates;

pub mod entities;

pub mod quotes;

pub mod document;

pub mod pipeline;

pub mod offsets;

pub mod wire;

pub mod markup;

pub mod error;

pub use document::Document;
pub use error::Error;
pub use offsets::OffsetUnit;
pub use options::{Options, ReferenceTime};
pub use pipeline::Annotator;
pub use span::Span;
