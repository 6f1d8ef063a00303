//! Any text: dates are sound, and the same twice.
#![no_main]

use libfuzzer_sys::fuzz_target;
use rubricator::dates;
use rubricator_fuzz::{options, sound, text};

fuzz_target!(|data: &[u8]| {
    let text = text(data);
    let options = options(&text);
    let found = dates::read(&text, &options);
    sound::dates(&text, &found.list);
    if let Some(evidence) = found.reference.as_ref().and_then(|reference| reference.evidence) {
        assert!(text.get(evidence.range()).is_some(), "the evidence is no slice of {text:?}");
    }
    assert_eq!(found, dates::read(&text, &options), "read differently the second time: {text:?}");
});
