//! The order of the stages; the only file that knows it.

use crate::context::Context;
use crate::document::Document;
use crate::error::Error;
use crate::layout::Layout;
use crate::lexicon::Lexicons;
use crate::marks::Marks;
use crate::options::Options;
use crate::sentences::Sentences;
use crate::tokens::Tokens;
use crate::{dates, entities, layout, marks, quotes, sentences, tokens};

/// Reads texts with one set of word lists and weights.
///
/// ```
/// use rubricator::{Annotator, Options};
///
/// # let data = std::fs::read("data/rubricator.bin").unwrap();
/// let annotator = Annotator::new(&data)?;
/// let document = annotator.annotate("They met on June 19, 2024.", &Options::default());
/// assert_eq!(document.dates[0].value, "2024-06-19");
/// # Ok::<(), rubricator::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Annotator {
    lexicons: Lexicons,
}

impl Annotator {
    /// Loads the data container (`data/rubricator.bin`).
    pub fn new(data: &[u8]) -> Result<Self, Error> {
        Ok(Self { lexicons: Lexicons::load(data)? })
    }

    /// Annotates `text`. Never fails and never panics; linear in the length of the text.
    pub fn annotate<'t>(&self, text: &'t str, options: &Options) -> Document<'t> {
        let layers = Layers::read(text);
        let ctx = layers.context(&self.lexicons, options);
        let dates = dates::find(&ctx);
        let entities = entities::find(&ctx);
        let quotes = quotes::find(&ctx, &entities);
        let dates::Dates { reference, candidates, list: dates, warnings } = dates;
        let Layers { tokens, layout, sentences, .. } = layers;
        Document { text, tokens, layout, sentences, reference, candidates, dates, entities, quotes, warnings }
    }
}

/// The layers that the annotations are read from.
pub struct Layers<'t> {
    text: &'t str,
    tokens: Tokens<'t>,
    layout: Layout,
    sentences: Sentences,
    marks: Marks,
}

impl<'t> Layers<'t> {
    /// Reads them, in this order.
    pub fn read(text: &'t str) -> Self {
        let tokens = tokens::tokenize(text);
        let layout = layout::read(text, &tokens);
        let sentences = sentences::split(&tokens, &layout);
        let marks = marks::read(&tokens, &layout);
        Self { text, tokens, layout, sentences, marks }
    }

    /// What the stages are given.
    pub fn context<'a>(&'a self, lexicons: &'a Lexicons, options: &'a Options) -> Context<'a> {
        let Self { text, tokens, layout, sentences, marks } = self;
        Context { text, tokens, layout, sentences, marks, lexicons, options }
    }
}
