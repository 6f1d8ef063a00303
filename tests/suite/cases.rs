//! Runs `tests/cases/**/*.txt`: one case a line, the text with its annotations in brackets.
//!
//! A line is stripped of its markup, annotated, rendered again and compared. A line without markup
//! is a negative: nothing may be found in it. The first folder names the layer that is compared
//! (`dates`, `entities`, `quotes`). ` ¶ ` stands for a paragraph break. Lines that start with `#`
//! are comments, but for settings, which hold until the next one: `# reference: 2024-06-19`,
//! `# reference: none`, `# vague: on`.

use std::path::Path;

use rubricator::markup::{render, strip, Layers};
use rubricator::{Options, ReferenceTime};

use crate::{annotator, files_below, project};

#[test]
fn every_case_reads_as_written() {
    let files = files_below("tests/cases", "txt");
    let mut failures = Vec::new();
    let mut count = 0;
    for file in &files {
        let layers = layers_of(file);
        count += run(file, layers, &mut failures);
    }
    assert!(count > 0, "no case was found below tests/cases");
    assert!(failures.is_empty(), "{} of {count} cases differ:\n\n{}", failures.len(), failures.join("\n\n"));
}

#[test]
fn every_layer_has_cases_that_must_find_nothing() {
    for layer in ["dates", "entities", "quotes"] {
        let negatives = files_below(&format!("tests/cases/{layer}"), "txt")
            .iter()
            .flat_map(|file| {
                std::fs::read_to_string(file)
                    .expect("a case file is UTF-8")
                    .lines()
                    .map(String::from)
                    .collect::<Vec<_>>()
            })
            .filter(|line| !line.is_empty() && !line.starts_with('#') && strip(line) == *line)
            .count();
        assert!(negatives > 0, "{layer} has no negative case");
    }
}

fn layers_of(file: &Path) -> Layers {
    let folder =
        file.strip_prefix(project().join("tests/cases")).expect("a case file lies below tests/cases");
    match folder.iter().next().and_then(|name| name.to_str()) {
        Some("dates") => Layers { dates: true, ..Layers::NONE },
        Some("entities") => Layers { entities: true, ..Layers::NONE },
        Some("quotes") => Layers { quotes: true, ..Layers::NONE },
        _ => panic!("{}: cases lie in tests/cases/dates, entities or quotes", file.display()),
    }
}

/// Runs one file; returns how many cases it holds.
fn run(file: &Path, layers: Layers, failures: &mut Vec<String>) -> usize {
    let content = std::fs::read_to_string(file).expect("a case file is UTF-8");
    let mut options = Options::default();
    let mut count = 0;
    for (number, line) in content.lines().enumerate() {
        if let Some(comment) = line.strip_prefix('#') {
            set(&mut options, comment.trim(), file, number + 1);
            continue;
        }
        if line.trim().is_empty() {
            continue;
        }
        count += 1;
        let expected = line.replace(" ¶ ", "\n\n");
        let text = strip(&expected);
        let found = render(&annotator().annotate(&text, &options), layers);
        if found != expected {
            failures.push(format!(
                "{}:{}\n  expected {}\n  found    {}",
                file.strip_prefix(project()).unwrap_or(file).display(),
                number + 1,
                expected.replace("\n\n", " ¶ "),
                found.replace("\n\n", " ¶ ")
            ));
        }
    }
    count
}

fn set(options: &mut Options, comment: &str, file: &Path, line: usize) {
    let place = || format!("{}:{line}", file.display());
    match comment.split_once(':').map(|(name, value)| (name.trim(), value.trim())) {
        Some(("reference", "none")) => options.reference = None,
        Some(("reference", value)) => {
            options.reference =
                Some(ReferenceTime::parse(value).unwrap_or_else(|e| panic!("{}: {e}", place())));
        }
        Some(("vague", value)) => options.vague_dates = value == "on",
        _ => {}
    }
}
