//! The five sample articles as rendered markup, compared with what was looked at and kept.
//!
//! After a wanted change run with `UPDATE_SNAPSHOTS=1` and read the difference before it is committed.

use std::fs;

use rubricator::markup::{render, Layers};
use rubricator::{Options, ReferenceTime};

use crate::{annotator, files_below, project};

#[test]
fn the_five_samples_read_as_before() {
    let update = std::env::var_os("UPDATE_SNAPSHOTS").is_some();
    let options = Options {
        reference: Some(ReferenceTime::parse("2024-06-19").expect("a date")),
        vague_dates: true,
        ..Options::default()
    };
    let mut changed = Vec::new();
    let seeds = files_below("seeds", "txt");
    assert_eq!(seeds.len(), 5, "the five sample articles lie in seeds/");
    for seed in seeds {
        let text = fs::read_to_string(&seed).expect("a sample is UTF-8");
        let found = render(&annotator().annotate(&text, &options), Layers::ALL);
        let name = seed.file_stem().and_then(|n| n.to_str()).expect("a plain file name");
        let path = project().join("tests/snapshots").join(format!("{name}.txt"));
        if update {
            fs::write(&path, &found).expect("the snapshot can be written");
            continue;
        }
        let kept = fs::read_to_string(&path).unwrap_or_default();
        if let Some((line, (new, old))) =
            found.lines().zip(kept.lines()).enumerate().find(|(_, (new, old))| new != old)
        {
            changed.push(format!("{name}, line {}:\n  kept  {old}\n  found {new}", line + 1));
        } else if found != kept {
            changed.push(format!("{name}: one is longer than the other"));
        }
    }
    assert!(
        changed.is_empty(),
        "{}\n\nIf this is wanted, run again with UPDATE_SNAPSHOTS=1 and read the difference.",
        changed.join("\n")
    );
}
