//! What the targets share: the data that ships, the text of an input, and the checks of the test suite.

use std::sync::OnceLock;

use rubricator::lexicon::Lexicons;
use rubricator::{Options, ReferenceTime};

#[path = "../../tests/suite/sound.rs"]
pub mod sound;

pub static DATA: &[u8] = include_bytes!("../../data/rubricator.bin");

/// The word lists and weights that ship.
pub fn lexicons() -> &'static Lexicons {
    static LEXICONS: OnceLock<Lexicons> = OnceLock::new();
    LEXICONS.get_or_init(|| Lexicons::load(DATA).expect("the committed data loads"))
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
    }
}
