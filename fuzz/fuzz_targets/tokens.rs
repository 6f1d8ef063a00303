//! Any text: tokens, layout and sentences are sound, and a paragraph more leaves those before it alone.
#![no_main]

use libfuzzer_sys::fuzz_target;
use rubricator::{layout, sentences, tokens};
use rubricator_fuzz::{sound, text};

fuzz_target!(|data: &[u8]| {
    let text = text(data);
    let words = tokens::tokenize(&text);
    let regions = layout::read(&text, &words);
    let phrases = sentences::split(&words, &regions);
    sound::tokens(&words);
    sound::sentences(&words, &regions, &phrases);

    let longer = format!("{text}\n\nAnother paragraph of the article stands here.");
    let more = tokens::tokenize(&longer);
    assert_eq!(words.as_slice(), &more.as_slice()[..words.len()], "tokens change in {text:?}");
    let regions = layout::read(&longer, &more);
    let after = sentences::split(&more, &regions);
    let before = phrases.as_slice();
    assert_eq!(before, &after.as_slice()[..before.len()], "sentences change in {text:?}");
});
