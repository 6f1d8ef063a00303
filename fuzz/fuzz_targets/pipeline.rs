//! Any text through the whole pipeline: every layer is sound, and the same text gives the same bytes.
#![no_main]

use std::sync::OnceLock;

use libfuzzer_sys::fuzz_target;
use rubricator::markup::{self, Layers};
use rubricator::{wire, Annotator, OffsetUnit};

#[allow(dead_code)]
mod common;

fn annotator() -> &'static Annotator {
    static ANNOTATOR: OnceLock<Annotator> = OnceLock::new();
    ANNOTATOR.get_or_init(|| Annotator::new(common::DATA).expect("the committed data loads"))
}

fuzz_target!(|data: &[u8]| {
    let text = common::text(data);
    let options = common::options(&text);
    let document = annotator().annotate(&text, &options);
    common::sound::document(&document);
    markup::render(&document, Layers::ALL);
    let json =
        |document| serde_json::to_string(&wire::Document::new(document, OffsetUnit::Utf16)).expect("JSON");
    let again = annotator().annotate(&text, &options);
    assert_eq!(json(&document), json(&again), "read differently the second time: {text:?}");
});
