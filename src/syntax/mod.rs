//! Parts of speech, phrases and clauses: what every later stage may know about the grammar of a sentence.
//!
//! Tags are learned ([`model`]); everything else is read from them by rule.

pub mod features;
pub mod model;
pub mod tag;

use crate::lexicon::Lexicons;
use crate::sentences::Sentences;
use crate::tokens::Tokens;

pub use model::Model;
pub use tag::{Form, Tag};

/// The grammar of a text.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Syntax {
    tags: Vec<Tag>,
}

impl Syntax {
    /// The part of speech of token `i`; [`Tag::Mark`] past the end.
    pub fn tag(&self, i: usize) -> Tag {
        self.tags.get(i).copied().unwrap_or(Tag::Mark)
    }
}

/// Reads the grammar of a text. Linear in its length.
pub fn read(tokens: &Tokens<'_>, sentences: &Sentences, lexicons: &Lexicons, model: &Model) -> Syntax {
    Syntax { tags: model.tag(tokens, sentences, &lexicons.words) }
}
