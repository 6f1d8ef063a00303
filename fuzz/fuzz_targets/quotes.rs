//! Any text: quotes and speakers are sound, with and without names, and the same twice.
#![no_main]

use libfuzzer_sys::fuzz_target;
use rubricator::context::Context;
use rubricator::entities::{self, Entities};
use rubricator::{layout, quotes, sentences, tokens};

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
    // Names cost ten times what quotes do: every fourth input has them, the others go faster.
    let names = if data.len() % 4 == 0 { entities::find(&ctx) } else { Entities::default() };
    let found = quotes::find(&ctx, &names);
    common::sound::quotes(&text, &found);
    assert_eq!(found, quotes::find(&ctx, &names), "read differently the second time: {text:?}");
});
