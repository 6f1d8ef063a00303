//! Scores quotations against annotated texts: by kind and length, by rule, and without coreference.
//!
//! A gold piece in marks is found where a piece of ours covers at least half of both together; the
//! speaker is right where the spans overlap or share a word with a capital; the person is right where
//! the name of the entity shares one with the gold's name.

use std::collections::BTreeMap;
use std::path::PathBuf;

use rubricator::entities::{Entities, MentionForm};
use rubricator::quotes::{self, QuoteKind};
use rubricator::{Annotator, Document, OffsetUnit, Options};
use serde_json::Value;

/// A quotation, ours or the gold's, in code points.
struct Piece {
    start: usize,
    end: usize,
    kind: String,
    words: usize,
    rule: String,
    /// The speaker as written: start, end, text.
    speaker: Option<(usize, usize, String)>,
    /// The name of the person.
    person: String,
}

#[derive(Default, Clone, Copy)]
struct Tally {
    gold: usize,
    found: usize,
    speaker: usize,
    named: usize,
    person: usize,
}

/// Prints the tables for the files of JSON lines, or for the sample articles where none are given.
pub fn report(files: &[&str]) -> Result<(), String> {
    let documents = if files.is_empty() { samples()? } else { lines(files)? };
    let data = std::fs::read(root().join("data/rubricator.bin")).map_err(|e| e.to_string())?;
    let annotator = Annotator::new(&data).map_err(|e| e.to_string())?;
    // Some sets annotate quotations in marks only.
    let reported = documents.iter().any(|(_, gold)| pieces(gold).iter().any(|p| p.kind == "indirect"));
    for coreference in [true, false] {
        println!("\n## {} coreference\n", if coreference { "With" } else { "Without" });
        let mut slices: BTreeMap<String, Tally> = BTreeMap::new();
        let mut rules: BTreeMap<String, (usize, usize, usize)> = BTreeMap::new();
        for (text, gold) in &documents {
            let mut document = annotator.annotate(text, &Options::default());
            if !coreference {
                take_coreference(&mut document, &annotator);
            }
            let found =
                serde_json::to_value(rubricator::wire::Document::new(&document, OffsetUnit::CodePoint))
                    .map_err(|e| e.to_string())?;
            let mut found = pieces(&found);
            found.retain(|f| reported || f.kind != QuoteKind::Indirect.name());
            score(&pieces(gold), &found, &mut slices, &mut rules);
        }
        println!("| slice | gold | found | with speaker | right person of named |\n|---|---|---|---|---|");
        for (slice, t) in &slices {
            let percent = |n: usize, of: usize| 100.0 * n as f64 / of.max(1) as f64;
            println!(
                "| {slice} | {} | {:.1} | {:.1} | {:.1} |",
                t.gold,
                percent(t.found, t.gold),
                percent(t.speaker, t.gold),
                percent(t.person, t.named)
            );
        }
        if coreference {
            println!("\n| rule | quotes | right | in no gold | precision |\n|---|---|---|---|---|");
            let mut rows: Vec<_> = rules.into_iter().collect();
            rows.sort_by_key(|(_, (all, ..))| std::cmp::Reverse(*all));
            for (rule, (all, right, strange)) in rows {
                println!(
                    "| {rule} | {all} | {right} | {strange} | {:.1} |",
                    100.0 * right as f64 / all as f64
                );
            }
        }
    }
    Ok(())
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Reads the quotations again with names alone: no pronouns, no titles, no descriptions.
fn take_coreference(document: &mut Document<'_>, annotator: &Annotator) {
    let names = document.entities.mentions.iter().filter(|m| m.form == MentionForm::Name).cloned().collect();
    document.entities = Entities::new(document.entities.entities.clone(), names);
    let (layers, options) = (annotator.layers(document.text), Options::default());
    let ctx = annotator.context(&layers, &options);
    document.quotes = quotes::find(&ctx, &document.entities, annotator.statements());
}

fn lines(files: &[&str]) -> Result<Vec<(String, Value)>, String> {
    let mut documents = Vec::new();
    for file in files {
        let content = std::fs::read_to_string(file).map_err(|e| format!("{file}: {e}"))?;
        for line in content.lines().filter(|line| !line.trim().is_empty()) {
            let gold: Value = serde_json::from_str(line).map_err(|e| format!("{file}: {e}"))?;
            let text = gold["text"].as_str().ok_or_else(|| format!("{file}: a line has no text"))?;
            documents.push((text.to_string(), gold));
        }
    }
    Ok(documents)
}

/// The sample articles of the project with their gold.
fn samples() -> Result<Vec<(String, Value)>, String> {
    let mut documents = Vec::new();
    let mut paths: Vec<PathBuf> = std::fs::read_dir(root().join("seeds/gold"))
        .map_err(|e| e.to_string())?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|e| e == "json"))
        .collect();
    paths.sort();
    for path in paths {
        let gold = std::fs::read_to_string(&path).map_err(|e| e.to_string())?;
        let name = path.file_stem().and_then(|n| n.to_str()).unwrap_or_default();
        let text = root().join("seeds").join(format!("{name}.txt"));
        let text = std::fs::read_to_string(&text).map_err(|e| format!("{}: {e}", text.display()))?;
        documents.push((text, serde_json::from_str(&gold).map_err(|e| e.to_string())?));
    }
    Ok(documents)
}

/// The pieces of all quotations of a document: marked ones by their parts, others whole.
fn pieces(document: &Value) -> Vec<Piece> {
    let number = |value: &Value| value.as_u64().unwrap_or(0) as usize;
    let mut found = Vec::new();
    for quote in document["quotes"].as_array().into_iter().flatten() {
        let kind = quote["kind"].as_str().unwrap_or_default();
        if kind == QuoteKind::Scare.name() {
            continue;
        }
        let mut spans: Vec<(usize, usize)> = quote["parts"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|part| match part.as_array() {
                Some(pair) => (number(&pair[0]), number(&pair[1])),
                None => (number(&part["start"]), number(&part["end"])),
            })
            .collect();
        if spans.is_empty() || kind == QuoteKind::Indirect.name() {
            spans = vec![(number(&quote["start"]), number(&quote["end"]))];
        }
        let speaker = &quote["speaker"];
        let name = [&quote["speaker_name"], &speaker["name"]].into_iter().find_map(Value::as_str);
        found.extend(spans.into_iter().map(|(start, end)| {
            Piece {
                start,
                end,
                kind: kind.to_string(),
                words: 1 + end.saturating_sub(start) / 6,
                rule: quote["rule"].as_str().unwrap_or_default().to_string(),
                speaker: speaker["text"]
                    .as_str()
                    .map(|text| (number(&speaker["start"]), number(&speaker["end"]), text.to_string())),
                person: name.unwrap_or_default().to_string(),
            }
        }));
    }
    found
}

fn score(
    gold: &[Piece],
    found: &[Piece],
    slices: &mut BTreeMap<String, Tally>,
    rules: &mut BTreeMap<String, (usize, usize, usize)>,
) {
    let mut used = vec![false; found.len()];
    for piece in gold {
        let length = match piece.words {
            ..=4 => "1 to 4 words",
            5..=10 => "5 to 10 words",
            11..=25 => "11 to 25 words",
            _ => "over 25 words",
        };
        let partner = found.iter().enumerate().find(|&(i, f)| {
            let same = (piece.kind == "indirect") == (f.kind == "indirect");
            !used[i] && same && alike((piece.start, piece.end), (f.start, f.end))
        });
        let right = partner.is_some_and(|(_, f)| same_speaker(piece, f));
        let person = partner.is_some_and(|(_, f)| shares_name(&piece.person, &f.person));
        let mut names = vec![piece.kind.clone()];
        if piece.kind != "indirect" {
            names.push(format!("in marks, {length}"));
        }
        for name in names {
            let tally = slices.entry(name).or_default();
            tally.gold += 1;
            tally.found += usize::from(partner.is_some());
            tally.speaker += usize::from(right);
            tally.named += usize::from(partner.is_some() && !piece.person.is_empty());
            tally.person += usize::from(person);
        }
        if let Some((i, f)) = partner {
            used[i] = true;
            let row = rules.entry(f.rule.clone()).or_default();
            row.1 += usize::from(right);
        }
    }
    for (i, f) in found.iter().enumerate() {
        let row = rules.entry(f.rule.clone()).or_default();
        row.0 += 1;
        row.2 += usize::from(!used[i]);
    }
}

/// True where the shared stretch is at least half of both together.
fn alike(a: (usize, usize), b: (usize, usize)) -> bool {
    let shared = a.1.min(b.1).saturating_sub(a.0.max(b.0));
    shared * 2 >= a.1.max(b.1) - a.0.min(b.0)
}

fn same_speaker(gold: &Piece, found: &Piece) -> bool {
    match (&gold.speaker, &found.speaker) {
        (None, None) => true,
        (Some(a), Some(b)) => a.0.max(b.0) < a.1.min(b.1) || shares_name(&a.2, &b.2),
        _ => false,
    }
}

/// True where two names share a word that begins with a capital.
fn shares_name(one: &str, other: &str) -> bool {
    let word = |w: &&str| w.chars().next().is_some_and(char::is_uppercase) && w.len() > 2;
    one.split([' ', '.', ',', '’', '\''])
        .filter(word)
        .any(|w| other.split([' ', '.', ',', '’', '\'']).any(|o| o == w))
}
