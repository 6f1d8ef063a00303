//! The order of the stages; the only file that knows it.

use crate::context::Context;
use crate::document::Document;
use crate::entities::tagger::Tagger;
use crate::error::Error;
use crate::layout::Layout;
use crate::lexicon::{Container, Lexicons};
use crate::marks::Marks;
use crate::options::Options;
use crate::quotes::statements;
use crate::sentences::Sentences;
use crate::syntax::{Model, Syntax};
use crate::tokens::Tokens;
use crate::{dates, entities, layout, marks, quotes, sentences, syntax, tokens};

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
    syntax: Model,
    names: Tagger,
    statements: statements::Model,
}

impl Annotator {
    /// Loads the data container (`data/rubricator.bin`).
    pub fn new(data: &[u8]) -> Result<Self, Error> {
        let container = Container::open(data)?;
        Ok(Self {
            lexicons: Lexicons::load(&container)?,
            syntax: Model::load(&container)?,
            names: Tagger::load(&container)?,
            statements: statements::Model::load(&container)?,
        })
    }

    /// Annotates `text`. Never fails and never panics; linear in the length of the text.
    pub fn annotate<'t>(&self, text: &'t str, options: &Options) -> Document<'t> {
        let layers = self.layers(text);
        let ctx = self.context(&layers, options);
        let dates = dates::find(&ctx);
        let entities = entities::find(&ctx, &self.names);
        let quotes = quotes::find(&ctx, &entities, &self.statements);
        let dates::Dates { reference, candidates, list: dates, warnings } = dates;
        let Layers { tokens, layout, sentences, .. } = layers;
        Document { text, tokens, layout, sentences, reference, candidates, dates, entities, quotes, warnings }
    }

    /// The layers of `text` that the annotations are read from.
    pub fn layers<'t>(&self, text: &'t str) -> Layers<'t> {
        Layers::read(text, &self.lexicons, &self.syntax)
    }

    /// What the stages are given.
    pub fn context<'a>(&'a self, layers: &'a Layers<'_>, options: &'a Options) -> Context<'a> {
        layers.context(&self.lexicons, options)
    }

    /// The models of statements.
    pub fn statements(&self) -> &statements::Model {
        &self.statements
    }

    /// The tagger of names.
    pub fn names(&self) -> &Tagger {
        &self.names
    }
}

/// The layers that the annotations are read from.
pub struct Layers<'t> {
    text: &'t str,
    tokens: Tokens<'t>,
    layout: Layout,
    sentences: Sentences,
    marks: Marks,
    syntax: Syntax,
}

impl<'t> Layers<'t> {
    /// Reads them, in this order.
    pub fn read(text: &'t str, lexicons: &Lexicons, model: &Model) -> Self {
        let tokens = tokens::tokenize(text);
        let layout = layout::read(text, &tokens);
        let sentences = sentences::split(&tokens, &layout);
        let marks = marks::read(&tokens, &layout);
        let syntax = syntax::read(&tokens, &sentences, &marks, lexicons, model);
        Self { text, tokens, layout, sentences, marks, syntax }
    }

    /// What the stages are given.
    pub fn context<'a>(&'a self, lexicons: &'a Lexicons, options: &'a Options) -> Context<'a> {
        let Self { text, tokens, layout, sentences, marks, syntax } = self;
        Context { text, tokens, layout, sentences, marks, syntax, lexicons, options }
    }
}
