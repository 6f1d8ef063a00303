//! Any text: quotes and speakers are sound, with and without names, and the same twice.
#![no_main]

use libfuzzer_sys::fuzz_target;
use rubricator::entities::{self, Entities};
use rubricator::quotes;
use rubricator_fuzz::{annotator, sound, with_context};

fuzz_target!(|data: &[u8]| {
    let reader = annotator();
    with_context(data, |ctx| {
        // Names cost ten times what quotes do: every fourth input has them, the others go faster.
        let names =
            if data.len() % 4 == 0 { entities::find(ctx, reader.names()) } else { Entities::default() };
        let found = quotes::find(ctx, &names, reader.statements());
        sound::quotes(ctx.text, &found);
        assert_eq!(
            found,
            quotes::find(ctx, &names, reader.statements()),
            "read differently the second time: {:?}",
            ctx.text
        );
    });
});
