//! Writes the texts, JSON lines and data files that fuzzing starts from, into `corpus/TARGET`.
//!
//! They are made here and not kept, so that they follow the formats when those change.

use std::fs;
use std::path::Path;

use rubricator::entities::chain::Transitions;
use rubricator::entities::tagger;
use rubricator::lexicon::{flag, phrases, terms, words, write_container, Word};

/// Sentences of our own with what news is made of; each is a seed alone, and with the others.
const TEXTS: &[&str] = &[
    "LYON, June 19 (AP) — Ann Lee arrived on Wednesday, two days later than planned.",
    "“We are ready,” said Ann Lee, the mayor of Lyon. “We have been ready since March 2021.”",
    "\"It's over,\" the Russian president's spokesman told reporters on Monday. \"He won't return.\"",
    "According to Reuters, Prime Minister Jan Novak said that talks would begin at 3 p.m. on 1 May.",
    "The report says: ‘The bridge “moved twice” last winter.’ She denied it.",
    "From 2019 to 2021, every Friday, the court met; in the mid-1990s it met twice a year.",
    "Q1 profits at Acme Corp. rose 5% to $3.2 million, from €2.9m a year earlier.",
    "By Ann Lee\nPublished 31/12/2023 10:15 GMT\n\nMOSCOW — Officials said the so-called “plan” failed.",
    "Mr. Lee and his wife, Dr. Bo Lee, left the U.S. on the night of Sept. 11-12. They came back.",
    "“First paragraph of a long speech.\n\n“Second paragraph of it,” he said. “And the end.”",
    "The Treaty of Rome, the World Cup and “War and Peace” were named by the Kurdish leader.",
    "© 2024 Example News. All rights reserved.\nRead more: https://example.org/a-b?c=d or mail a@b.org",
    "Ана 👩‍👩‍👧 e\u{301} İstanbul ﬁnal ǅ 漢字\u{2028}next\u{202e}line\u{0}end\u{feff}",
    "<img src=x onerror=alert(1)> [a|b] {c|d} <e|f> \\ ¶",
    "BREAKING\r\n\r\nThe next day, at midnight, half an hour before the election, BOTH leaders agreed.",
    "“Unclosed he said, 'and again “and again, she added on the 29th of February, 1900.",
];

fn write(folder: &Path, name: &str, bytes: &[u8]) {
    fs::create_dir_all(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    fs::write(folder.join(name), bytes).unwrap_or_else(|e| panic!("{}/{name}: {e}", folder.display()));
}

fn data_sections() -> Vec<(&'static str, Vec<u8>)> {
    let mut row = [0i8; 16];
    (row[4], row[12]) = (7, -3);
    let [head, tagger_keys, weights] =
        tagger::write(&[(99, row), (7_000_000, row)], &Transitions::default(), 0.5);
    let word = |w: &str, cluster, flags| (w.to_string(), Word { cluster, flags });
    let [keys, clusters, flags] = words::write(&[
        word("ann", 1, flag::GIVEN),
        word("lee", 300, flag::SURNAME),
        word("monday", 0, flag::CALENDAR),
    ]);
    let [name_keys, name_kinds] = phrases::write(&[
        (vec!["lyon".into()], false, phrases::kind::CITY),
        (vec!["ibm".into()], true, phrases::kind::COMPANY),
    ]);
    let lists = terms::write([
        "Russia\trussian federation\trussian|russians\tmoscow\tkremlin",
        "kurd\tKurdish",
        "president\tpresident\t-\naide\taide\t-",
        "president\tleader",
        "cold war",
        "kyoto protocol",
        "mona lisa",
        "ann\tf",
    ]);
    vec![
        ("word_keys", keys),
        ("word_clusters", clusters),
        ("word_flags", flags),
        ("word_levels", vec![1, 2, 0]),
        ("name_keys", name_keys),
        ("name_kinds", name_kinds),
        ("terms", lists.into_bytes()),
        ("tagger_head", head),
        ("tagger_keys", tagger_keys),
        ("tagger_weights", weights),
    ]
}

fn main() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    for target in ["tokens", "dates", "entities", "quotes", "pipeline"] {
        for (i, text) in TEXTS.iter().enumerate() {
            write(&corpus.join(target), &format!("text{i:02}"), text.as_bytes());
        }
        write(&corpus.join(target), "all", TEXTS.join("\n\n").as_bytes());
    }
    let mut lines = String::new();
    for (i, text) in TEXTS.iter().enumerate() {
        let line = serde_json::json!({"id": i, "text": text, "date": "2024-06-19"}).to_string();
        write(&corpus.join("jsonl"), &format!("line{i:02}"), line.as_bytes());
        lines += &format!("{line}\n");
    }
    write(&corpus.join("jsonl"), "all", lines.as_bytes());
    write(
        &corpus.join("jsonl"),
        "bad",
        b"\xef\xbb\xbf{\"id\":\"a\"}\r\n\n[1]\n{\"text\":7}\n\xff\n{\"text\":\"\\ud800\",\"date\":\"x\"}",
    );

    let sections = data_sections();
    write(&corpus.join("container"), "whole", &write_container(&sections));
    let mut list = b"S".to_vec();
    for (i, (_, bytes)) in sections.iter().enumerate() {
        list.push(i as u8);
        list.extend((bytes.len() as u16).to_le_bytes());
        list.extend(bytes);
    }
    write(&corpus.join("container"), "sections", &list);
    println!("seeds are in {}", corpus.display());
}
