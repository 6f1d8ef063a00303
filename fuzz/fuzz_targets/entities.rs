//! Any text: names, mentions and what they stand for are sound, and the same twice.
#![no_main]

use libfuzzer_sys::fuzz_target;
use rubricator::entities;
use rubricator_fuzz::{annotator, sound, with_context};

fuzz_target!(|data: &[u8]| {
    with_context(data, |ctx| {
        let find = || entities::find(ctx, annotator().names());
        let found = find();
        sound::entities(ctx.text, &found);
        assert_eq!(found, find(), "read differently the second time: {:?}", ctx.text);
    });
});
