//! Reads the annotated texts: JSON lines with offsets in code points.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use rubricator::entities::labels;
use serde::Deserialize;

const PERSON: usize = 0;
/// Index of organisations in `labels::KINDS`.
pub const ORGANIZATION: usize = 1;
const PLACE: usize = 2;
/// Index of groups in `labels::KINDS`.
pub const GROUP: usize = 3;

/// A text with its names.
#[derive(Clone, Debug, Default)]
pub struct Text {
    /// The text.
    pub text: String,
    /// Its names: (first byte, one past the last byte, index into `labels::KINDS`).
    pub names: Vec<(usize, usize, usize)>,
    /// What may be a group, event, law or work, or nothing: stretches that the annotation calls something
    /// else than a person, organisation or place.
    pub open: Vec<(usize, usize)>,
    /// What the annotation says about other kinds than persons, organisations and places.
    pub kinds: Kinds,
    /// How much it counts in training.
    pub weight: f32,
    /// It is for scoring, never for training.
    pub test: bool,
}

/// How much of the seven kinds an annotation has.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Kinds {
    /// All of them.
    #[default]
    Seven,
    /// Persons, organisations, places, and “something else”.
    ThreeAndOther,
    /// Persons, organisations and places.
    Three,
}

#[derive(Deserialize)]
struct Line {
    text: String,
    #[serde(default)]
    entities: Vec<Annotation>,
    #[serde(default)]
    doc: Option<String>,
    #[serde(default)]
    genre: Option<String>,
    #[serde(default)]
    part: Option<String>,
}

#[derive(Deserialize)]
struct Annotation {
    start: usize,
    end: usize,
    #[serde(rename = "type")]
    kind: String,
    coarse: String,
}

/// The folder of annotated texts: `entities` in the shared data, or what `RUBRICATOR_DATA` names.
pub fn folder() -> Result<PathBuf, String> {
    let folder = std::env::var_os("RUBRICATOR_DATA").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/entities"),
        PathBuf::from,
    );
    if folder.join("train").is_dir() {
        return Ok(folder);
    }
    Err(format!(
        "the training texts are not at {}: they are not part of the project. RUBRICATOR_DATA can name the folder that holds `train`, `dev` and `unlabelled`",
        folder.display()
    ))
}

/// How the lines of a file are joined to documents.
#[derive(Clone, Copy)]
pub enum Join {
    /// Every line is a document.
    Not,
    /// So many lines in a row are taken for one document.
    Lines(usize),
    /// Lines with the same `doc` are one document.
    Doc,
}

/// Texts that scores are reported on and that no training may see: every other article of
/// `quotes/speech_dev.jsonl`, from the second on.
pub fn held_out(folder: &Path) -> Result<BTreeSet<String>, String> {
    let path = folder.join("../quotes/speech_dev.jsonl");
    let content = std::fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
    content
        .lines()
        .skip(1)
        .step_by(2)
        .map(|line| {
            Ok(serde_json::from_str::<Line>(line).map_err(|e| format!("{}: {e}", path.display()))?.text)
        })
        .collect()
}

/// Reads one file. Genres in `double` count twice.
pub fn read(path: &Path, join: Join, double: &[&str]) -> Result<Vec<Text>, String> {
    let content = std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let mut texts: Vec<Text> = Vec::new();
    let (mut last_doc, mut joined) = (None, 0);
    for (number, line) in content.lines().enumerate() {
        let line: Line =
            serde_json::from_str(line).map_err(|e| format!("{}:{}: {e}", path.display(), number + 1))?;
        let weight = if line.genre.as_deref().is_some_and(|g| double.contains(&g)) { 2.0 } else { 1.0 };
        let (names, open) = names(&line);
        let test = line.part.as_deref() == Some("test");
        let one = Text { names, open, text: line.text, kinds: Kinds::Three, weight, test };
        let continues = match join {
            Join::Not => false,
            Join::Lines(most) => joined < most && !texts.is_empty(),
            Join::Doc => line.doc.is_some() && line.doc == last_doc,
        };
        match texts.last_mut().filter(|_| continues) {
            Some(text) => {
                text.append(one);
                joined += 1;
            }
            None => {
                texts.push(one);
                joined = 1;
            }
        }
        last_doc = line.doc;
    }
    Ok(texts)
}

impl Text {
    fn append(&mut self, other: Text) {
        let shift = self.text.len() + 2;
        self.text.push_str("\n\n");
        self.text.push_str(&other.text);
        self.names.extend(other.names.iter().map(|&(s, e, k)| (s + shift, e + shift, k)));
        self.open.extend(other.open.iter().map(|&(s, e)| (s + shift, e + shift)));
    }
}

/// The names of a line and its stretches of no kind of ours, with offsets in bytes.
#[allow(clippy::type_complexity)]
fn names(line: &Line) -> (Vec<(usize, usize, usize)>, Vec<(usize, usize)>) {
    let mut bytes: Vec<usize> = line.text.char_indices().map(|(at, _)| at).collect();
    bytes.push(line.text.len());
    let kind = |e: &Annotation| match e.coarse.as_str() {
        "PER" => Some(PERSON),
        "ORG" => Some(ORGANIZATION),
        "LOC" => Some(PLACE),
        _ => labels::KINDS.iter().position(|k| k.name() == e.kind),
    };
    let (mut names, mut open) = (Vec::new(), Vec::new());
    for e in &line.entities {
        let (Some(&start), Some(&end)) = (bytes.get(e.start), bytes.get(e.end)) else { continue };
        match kind(e) {
            Some(kind) => names.push((start, end, kind)),
            _ if matches!(e.kind.as_str(), "TIME" | "NUM") => {}
            _ => open.push((start, end)),
        }
    }
    names.sort_unstable();
    (names, open)
}

/// What annotation guides disagree on is cut off: a leading article, a final possessive, a title
/// before a person.
pub fn trim(text: &str, (mut start, mut end, kind): (usize, usize, usize)) -> (usize, usize, usize) {
    let lead = |words: &[&str], start: usize, end: usize, dotted: bool| -> Option<usize> {
        let rest = &text[start..end];
        let gap = rest.find(char::is_whitespace)?;
        let mut word = rest[..gap].to_lowercase();
        if dotted {
            word = word.trim_end_matches('.').to_string();
        }
        let next = start + gap + rest[gap..].find(|c: char| !c.is_whitespace())?;
        words.contains(&word.as_str()).then_some(next)
    };
    if let Some(next) = lead(&["the", "a", "an"], start, end, false) {
        start = next;
    }
    for tail in ["'s", "’s", "'", "’"] {
        if text[start..end].ends_with(tail) && end - tail.len() > start {
            end -= tail.len();
            break;
        }
    }
    if kind != 0 {
        return (start, end, kind);
    }
    loop {
        let prime = text[start..end].get(..6).is_some_and(|w| w.eq_ignore_ascii_case("prime "));
        let after_prime = if prime { start + 6 } else { start };
        match lead(TITLES, after_prime, end, true) {
            Some(next) => start = next,
            None => break,
        }
    }
    (start, end, kind)
}

const TITLES: &[&str] = &[
    "mr",
    "mrs",
    "ms",
    "dr",
    "prof",
    "president",
    "minister",
    "sen",
    "senator",
    "gov",
    "governor",
    "gen",
    "general",
    "sir",
    "lord",
    "rep",
    "king",
    "queen",
    "prince",
    "princess",
    "pope",
    "chancellor",
    "secretary",
    "judge",
    "justice",
    "rev",
];

#[cfg(test)]
mod tests {
    use super::trim;

    #[track_caller]
    fn check(text: &str, kind: usize, expected: &str) {
        let (start, end, _) = trim(text, (0, text.len(), kind));
        assert_eq!(&text[start..end], expected);
    }

    #[test]
    fn trims_articles_possessives_and_titles_and_nothing_else() {
        check("the United Nations'", 1, "United Nations");
        check("Prime Minister Mr. Abe's", 0, "Abe");
        check("President Hotel", 2, "President Hotel");
        check("Theodore", 0, "Theodore");
        check("a", 1, "a");
    }
}
