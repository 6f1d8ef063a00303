//! Any bytes as a data file: refused, or fit to read a text with. Never a crash.
//!
//! An input that starts with `S` is a list of sections: a byte that says which, two for its length,
//! its bytes. It gets a right checksum, since no mutation would ever find one.
#![no_main]

use libfuzzer_sys::fuzz_target;
use rubricator::lexicon::{write_container, Container};
use rubricator::{Annotator, Options};
use rubricator_fuzz::sound;

const SECTIONS: [&str; 10] = [
    "word_keys",
    "word_clusters",
    "word_flags",
    "word_levels",
    "name_keys",
    "name_kinds",
    "terms",
    "tagger_head",
    "tagger_keys",
    "tagger_weights",
];

const TEXT: &str =
    "LYON, June 19 (AP) — “Ann Lee is here,” the Russian president's aide said on Monday.\n\nIBM agreed.";

fn sections(mut data: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    let mut sections = Vec::new();
    while let [which, low, high, rest @ ..] = data {
        let length = usize::from(u16::from_le_bytes([*low, *high])).min(rest.len());
        sections.push((SECTIONS[usize::from(*which) % SECTIONS.len()], rest[..length].to_vec()));
        data = &rest[length..];
    }
    // What the input leaves out is empty, so that the rest is read all the same.
    for name in SECTIONS {
        if !sections.iter().any(|(n, _)| *n == name) {
            sections.push((name, Vec::new()));
        }
    }
    sections
}

fuzz_target!(|data: &[u8]| {
    let file = match data.strip_prefix(b"S") {
        Some(rest) => write_container(&sections(rest)),
        None => data.to_vec(),
    };
    if let Ok(container) = Container::open(&file) {
        for name in SECTIONS {
            let _ = container.text(name);
        }
    }
    if let Ok(annotator) = Annotator::new(&file) {
        sound::document(&annotator.annotate(TEXT, &Options::default()));
    }
});
