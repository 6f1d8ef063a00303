//! Any text: names, mentions and what they stand for are sound, and the same twice.
#![no_main]

use libfuzzer_sys::fuzz_target;
use rubricator::entities;
use rubricator_fuzz::{sound, with_context};

fuzz_target!(|data: &[u8]| {
    with_context(data, |ctx| {
        let found = entities::find(ctx);
        sound::entities(ctx.text, &found);
        assert_eq!(found, entities::find(ctx), "read differently the second time: {:?}", ctx.text);
    });
});
