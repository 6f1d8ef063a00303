//! What the targets share: the data that ships, the text of an input with its layers, and the checks of the test suite.

use std::sync::OnceLock;

use rubricator::context::Context;
use rubricator::{Annotator, Options, ReferenceTime};

#[path = "../../crates/cli/src/jsonl.rs"]
pub mod jsonl;
#[path = "../../tests/suite/sound.rs"]
pub mod sound;

static DATA: &[u8] = include_bytes!("../../data/rubricator.bin");

/// A reader with the word lists and weights that ship.
pub fn annotator() -> &'static Annotator {
    static ANNOTATOR: OnceLock<Annotator> = OnceLock::new();
    ANNOTATOR.get_or_init(|| Annotator::new(DATA).expect("the committed data loads"))
}

/// Gives `read` the text of an input with the layers that names and quotations are read from.
pub fn with_context(data: &[u8], read: impl FnOnce(&Context<'_>)) {
    let text = &text(data);
    read(&annotator().context(&annotator().layers(text), &options(text)));
}

/// The text of an input: every byte string is one, as a page would decode it.
pub fn text(data: &[u8]) -> String {
    String::from_utf8_lossy(data).into_owned()
}

/// Settings that differ with the length of the text, so that each is met, and the same input gets the same.
pub fn options(text: &str) -> Options {
    let reference = ["2024-06-19", "0001-01-01", "9999-12-31T23:59", "2024-02-29"].get(text.len() % 5);
    Options {
        reference: reference.map(|day| ReferenceTime::parse(day).expect("a date")),
        vague_dates: text.len() % 2 == 0,
        ..Options::default()
    }
}
