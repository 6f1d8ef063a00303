//! Any text through the whole pipeline: every layer is sound, and the same text gives the same bytes.
#![no_main]

use libfuzzer_sys::fuzz_target;
use rubricator::markup::{self, Layers};
use rubricator::{wire, OffsetUnit};
use rubricator_fuzz::{annotator, options, sound, text};

fuzz_target!(|data: &[u8]| {
    let text = text(data);
    let options = options(&text);
    let document = annotator().annotate(&text, &options);
    sound::document(&document);
    markup::render(&document, Layers::ALL);
    let json =
        |document| serde_json::to_string(&wire::Document::new(document, OffsetUnit::Utf16)).expect("JSON");
    let again = annotator().annotate(&text, &options);
    assert_eq!(json(&document), json(&again), "read differently the second time: {text:?}");
});
