//! What every extraction stage is given: the layers that were read before it.

use crate::layout::Layout;
use crate::lexicon::Lexicons;
use crate::marks::Marks;
use crate::options::Options;
use crate::sentences::{Sentence, Sentences};
use crate::syntax::Syntax;
use crate::tokens::Tokens;

/// The text with the layers below the annotations; stages read it and never change it.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The text as given.
    pub text: &'a str,
    /// Its tokens.
    pub tokens: &'a Tokens<'a>,
    /// Its paragraphs and what they are for.
    pub layout: &'a Layout,
    /// Its sentences.
    pub sentences: &'a Sentences,
    /// Its passages in quotation marks.
    pub marks: &'a Marks,
    /// Its parts of speech, phrases and clauses.
    pub syntax: &'a Syntax,
    /// The word lists.
    pub lexicons: &'a Lexicons,
    /// What the caller asked for.
    pub options: &'a Options,
}

impl<'a> Context<'a> {
    /// The sentence that holds token `i`. Panics only where the text has no sentence at all, that
    /// is, no token to ask about.
    pub fn sentence_of(&self, i: usize) -> &'a Sentence {
        &self.sentences.as_slice()[self.sentences.of_token(i)]
    }
}
