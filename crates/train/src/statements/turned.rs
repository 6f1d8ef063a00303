//! Turns `Source said that content.` round. Agencies put the source first nearly always; other news puts it
//! behind one time in six, and the models would not know what they see.

use std::ops::Range;

use rubricator::lexicon::{flag, Lexicons};
use rubricator::tokens::{tokenize, Case};

use super::gold::{Said, Text};

/// Verbs of saying that can stand behind what was said.
const SAY: &[&str] = &[
    "said",
    "says",
    "say",
    "reported",
    "reports",
    "announced",
    "added",
    "noted",
    "notes",
    "warned",
    "warns",
    "claimed",
    "claims",
    "confirmed",
    "declared",
    "stated",
    "insisted",
    "insists",
    "argued",
    "argues",
    "acknowledged",
    "explained",
    "predicted",
    "predicts",
    "believe",
    "believes",
    "suggested",
    "suggests",
    "estimated",
    "estimates",
    "alleged",
    "concluded",
    "complained",
    "maintained",
    "stressed",
    "recalled",
];

/// Text that grows piece by piece, and remembers where pieces of the old one went.
#[derive(Default)]
struct Builder {
    text: String,
    moved: Vec<(Range<usize>, usize)>,
}

impl Builder {
    /// Adds `range` of `old`, and returns where it stands now.
    fn take(&mut self, old: &str, range: &Range<usize>, lower: bool) -> Range<usize> {
        self.space();
        let start = self.text.len();
        self.moved.push((range.clone(), start));
        let piece = &old[range.clone()];
        let first = piece.chars().next().map_or(0, char::len_utf8);
        let (head, rest) = piece.split_at(first);
        if start == 0 && head.is_ascii() {
            self.text.push_str(&head.to_ascii_uppercase());
        } else if lower && head.is_ascii() {
            self.text.push_str(&head.to_ascii_lowercase());
        } else {
            self.text.push_str(head);
        }
        self.text.push_str(rest);
        start..self.text.len()
    }

    fn add(&mut self, words: &str) -> Range<usize> {
        if words.starts_with(|c: char| c.is_alphanumeric()) {
            self.space();
        }
        let start = self.text.len();
        self.text.push_str(words);
        start..self.text.len()
    }

    fn space(&mut self) {
        if !self.text.is_empty() {
            self.text.push(' ');
        }
    }

    /// Where a range of the old text stands now.
    fn shift(&self, range: &Range<usize>) -> Option<Range<usize>> {
        let (old, start) =
            self.moved.iter().find(|(old, _)| old.start <= range.start && range.end <= old.end)?;
        Some(range.start - old.start + start..range.end - old.start + start)
    }
}

/// The sentence turned round for each of its statements that can be; `number` chooses among the orders.
pub fn turn(text: &Text, number: usize, lexicons: &Lexicons) -> Vec<Text> {
    if !text.is_sentence || text.text.contains(['"', '“', '”']) {
        return Vec::new();
    }
    text.said.iter().filter_map(|said| turn_one(text, said, number, lexicons)).collect()
}

fn turn_one(text: &Text, said: &Said, number: usize, lexicons: &Lexicons) -> Option<Text> {
    let old = text.text.as_str();
    let (source, cue) = (said.source.as_ref()?, said.cue.as_ref()?);
    let [content] = said.pieces.as_slice() else { return None };
    let between = |a: usize, b: usize| old.get(a..b).filter(|s| s.split_whitespace().count() <= 1);
    let at_end = old[content.end..].trim_matches(|c: char| c == '.' || c.is_whitespace()).is_empty();
    let in_order = source.start < 5
        && between(source.end, cue.start).is_some()
        && between(cue.end, content.start).is_some();
    let verb = old[cue.clone()].split_whitespace().last()?.to_lowercase();
    if !at_end || !in_order || !SAY.contains(&verb.as_str()) {
        return None;
    }
    let content = match old[content.clone()].strip_prefix("that ") {
        Some(rest) => content.end - rest.len()..content.end,
        None => content.clone(),
    };
    if old[content.clone()].split_whitespace().count() < 4 {
        return None;
    }
    let tokens = tokenize(old);
    let common = |at: usize| {
        let i = tokens.at_byte(at as u32);
        tokens[i].case == Case::Capitalized && lexicons.words.is(tokens.folded(i), flag::COMMON)
    };
    let lower = common(source.start);
    let mut new = Builder::default();
    let (own_source, own_cue, own_content);
    match number % 10 {
        0..=4 => {
            own_content = new.take(old, &content, false);
            new.add(",");
            own_source = new.take(old, source, lower);
            own_cue = new.take(old, cue, false);
        }
        5 | 6 => {
            own_content = new.take(old, &content, false);
            new.add(",");
            own_cue = new.take(old, cue, false);
            own_source = new.take(old, source, lower);
        }
        7 | 8 => {
            own_content = new.take(old, &content, false);
            new.add(",");
            own_cue = new.add("according to");
            own_source = new.take(old, source, lower);
        }
        _ => {
            own_cue = new.add("According to");
            own_source = new.take(old, source, lower);
            new.add(",");
            own_content = new.take(old, &content, false);
        }
    }
    new.add(".");
    let mut all = vec![Said { source: Some(own_source), cue: Some(own_cue), pieces: vec![own_content] }];
    for other in &text.said {
        let Some(cue) = other.cue.as_ref().filter(|c| content.contains(&c.start)) else { continue };
        let pieces: Option<Vec<_>> = other.pieces.iter().map(|piece| new.shift(piece)).collect();
        let source = other.source.as_ref().map(|source| new.shift(source));
        if let (Some(cue), Some(pieces), false) = (new.shift(cue), pieces, matches!(source, Some(None))) {
            all.push(Said { source: source.flatten(), cue: Some(cue), pieces });
        }
    }
    Some(Text { text: new.text, said: all, is_sentence: true, is_test: false })
}
