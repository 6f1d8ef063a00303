//! Statements found by trained models: who is said to have said, asked, thought or wanted what.
//!
//! Three models work one after the other on a sentence. The first says of each word how likely it is the
//! head of a cue (`said`, `according`, `claim`). For each likely cue the second labels all words as rest of the
//! cue, source, content or nothing. The third holds how likely the whole is right.

pub mod chain;
pub mod features;
mod find;
pub mod model;
mod sentence;
mod tags;
pub mod weights;

use std::ops::Range;

pub(super) use find::find;
pub use model::Model;
pub use sentence::{Sentence, Sentences};

/// Labels of the second model.
pub const LABELS: usize = 4;
/// Of no interest.
pub const OUTSIDE: u8 = 0;
/// The rest of the cue.
pub const CUE: u8 = 1;
/// Who is said to have said it.
pub const SOURCE: u8 = 2;
/// What is said.
pub const CONTENT: u8 = 3;

/// A statement that the models propose; words are counted from the start of the sentence.
#[derive(Clone, PartialEq, Debug)]
pub struct Candidate {
    /// The head of its cue.
    pub cue: usize,
    /// The cue's first word and one past its last.
    pub cue_words: Range<usize>,
    /// Who is said to have said it.
    pub source: Option<Range<usize>>,
    /// What is said: one piece, or one on either side of cue and source.
    pub pieces: Vec<Range<usize>>,
    /// How likely the head is one.
    pub cue_likelihood: f32,
    /// How likely exactly these labels are.
    pub likelihood: f32,
    /// How likely its first and last word are content, and their neighbours none.
    pub edge: f32,
    /// See `edge`.
    pub before: f32,
    /// See `edge`.
    pub after: f32,
    /// How likely the words of the source are a source, or that there is none.
    pub source_likelihood: f32,
    /// How likely the whole is right, 0 to 1.
    pub confidence: f32,
}

impl Candidate {
    /// From the first word of what is said to the last.
    pub fn content(&self) -> Range<usize> {
        self.pieces[0].start..self.pieces[self.pieces.len() - 1].end
    }
}
