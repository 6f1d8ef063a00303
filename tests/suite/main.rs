//! Tests of the core as its users see it: cases, snapshots, properties, scores.

mod cases;
mod document_pass;
mod growth;
mod invariants;
mod rules;
mod score;
mod snapshots;
mod sound;
mod syntax;
mod warnings;
mod who;

use std::path::PathBuf;
use std::sync::OnceLock;

use rubricator::Annotator;

/// The annotator with the data that ships.
fn annotator() -> &'static Annotator {
    static ANNOTATOR: OnceLock<Annotator> = OnceLock::new();
    ANNOTATOR.get_or_init(|| {
        let data =
            std::fs::read(project().join("data/rubricator.bin")).expect("data/rubricator.bin is committed");
        Annotator::new(&data).expect("the committed data loads")
    })
}

/// The folder of the project.
fn project() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The files below `folder` with this ending, in order of their paths.
fn files_below(folder: &str, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![project().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display())) {
            let path = entry.expect("the folder can be read").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}
