//! Reads the annotated texts: JSON lines with offsets in code points.

use std::path::{Path, PathBuf};

use serde::Deserialize;

/// A text with its names.
#[derive(Clone, Debug, Default)]
pub struct Text {
    /// The text.
    pub text: String,
    /// Its names: (first byte, one past the last byte, index into `labels::KINDS`).
    pub names: Vec<(usize, usize, usize)>,
    /// Bytes whose label is not known.
    pub unsure: Vec<(usize, usize)>,
    /// How much it counts in training.
    pub weight: f32,
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
}

#[derive(Deserialize)]
struct Annotation {
    start: usize,
    end: usize,
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

/// Reads one file. Genres in `double` count twice.
pub fn read(path: &Path, join: Join, double: &[&str]) -> Result<Vec<Text>, String> {
    let content = std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let mut texts: Vec<Text> = Vec::new();
    let (mut last_doc, mut joined) = (None, 0);
    for (number, line) in content.lines().enumerate() {
        let line: Line =
            serde_json::from_str(line).map_err(|e| format!("{}:{}: {e}", path.display(), number + 1))?;
        let weight = if line.genre.as_deref().is_some_and(|g| double.contains(&g)) { 2.0 } else { 1.0 };
        let one = Text { names: names(&line), text: line.text, unsure: Vec::new(), weight };
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
    }
}

/// The names of a line with offsets in bytes.
fn names(line: &Line) -> Vec<(usize, usize, usize)> {
    let mut bytes: Vec<usize> = line.text.char_indices().map(|(at, _)| at).collect();
    bytes.push(line.text.len());
    let kind = |coarse: &str| ["PER", "ORG", "LOC"].iter().position(|k| *k == coarse);
    let mut names: Vec<_> = line
        .entities
        .iter()
        .filter_map(|e| Some((*bytes.get(e.start)?, *bytes.get(e.end)?, kind(&e.coarse)?)))
        .collect();
    names.sort_unstable();
    names
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
