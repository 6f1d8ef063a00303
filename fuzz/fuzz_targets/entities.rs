//! Any text: names, mentions and what they stand for are sound, and the same twice.
#![no_main]

use libfuzzer_sys::fuzz_target;
use rubricator::context::Context;
use rubricator::{entities, layout, sentences, tokens};

#[allow(dead_code)]
mod common;

fuzz_target!(|data: &[u8]| {
    let text = common::text(data);
    let options = common::options(&text);
    let words = tokens::tokenize(&text);
    let regions = layout::read(&text, &words);
    let phrases = sentences::split(&words, &regions);
    let ctx = Context {
        text: &text,
        tokens: &words,
        layout: &regions,
        sentences: &phrases,
        lexicons: common::lexicons(),
        options: &options,
    };
    let found = entities::find(&ctx);
    common::sound::entities(&text, &found);
    assert_eq!(found, entities::find(&ctx), "read differently the second time: {text:?}");
});
