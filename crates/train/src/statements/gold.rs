//! Reads texts with annotated statements, and turns them into sentences of words.

use std::ops::Range;
use std::path::Path;

use rubricator::lexicon::Lexicons;
use rubricator::pipeline::Layers;
use rubricator::quotes::statements::{Sentence, Sentences};
use rubricator::syntax::Model;
use rubricator::Options;
use serde::Deserialize;

/// A text with its statements, in bytes.
#[derive(Clone, Debug, Default)]
pub struct Text {
    pub text: String,
    /// Held back to score on.
    pub is_test: bool,
    pub said: Vec<Said>,
    /// The whole text is one sentence.
    pub is_sentence: bool,
}

/// One statement, in bytes.
#[derive(Clone, Debug)]
pub struct Said {
    pub source: Option<Range<usize>>,
    /// None where the annotation has none.
    pub cue: Option<Range<usize>>,
    pub pieces: Vec<Range<usize>>,
}

/// A sentence with its statements.
#[derive(Clone)]
pub struct Lesson {
    pub sentence: Sentence,
    pub gold: Vec<Gold>,
    /// Statements whose cue is still to be found.
    pub open: Vec<Gold>,
}

/// A statement in words of its sentence.
#[derive(Clone, Debug)]
pub struct Gold {
    pub head: usize,
    pub cue: Range<usize>,
    pub source: Option<Range<usize>>,
    pub pieces: Vec<Range<usize>>,
}

#[derive(Deserialize)]
struct Place {
    start: usize,
    end: usize,
}

#[derive(Deserialize)]
struct Speech {
    source: Option<Place>,
    cue: Option<Place>,
    content: Vec<Place>,
}

#[derive(Deserialize)]
struct Quote {
    kind: String,
    speaker: Option<Place>,
    cue: Option<Place>,
    #[serde(default)]
    parts: Vec<Place>,
    start: usize,
    end: usize,
}

#[derive(Deserialize)]
struct Line {
    text: String,
    speech: Option<Vec<Speech>>,
    #[serde(default)]
    quotes: Vec<Quote>,
    /// Of the project's own articles: `train` or `test`.
    part: Option<String>,
}

/// Reads a file of sentences with `speech`, or of articles with `quotes`.
pub fn read(path: &Path) -> Result<Vec<Text>, String> {
    let content = std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let mut texts = Vec::new();
    for (number, line) in content.lines().enumerate() {
        let line: Line =
            serde_json::from_str(line).map_err(|e| format!("{}:{}: {e}", path.display(), number + 1))?;
        let mut bytes: Vec<usize> = line.text.char_indices().map(|(at, _)| at).collect();
        bytes.push(line.text.len());
        let span = |place: &Place| bytes[place.start]..bytes[place.end];
        let is_sentence = line.speech.is_some() && line.part.is_none();
        let with_speech = line.speech.is_some();
        let mut said: Vec<Said> = Vec::new();
        for s in line.speech.iter().flatten() {
            said.push(Said {
                source: s.source.as_ref().map(span),
                cue: s.cue.as_ref().map(span),
                pieces: s.content.iter().map(span).collect(),
            });
        }
        for q in line.quotes.iter().filter(|q| q.kind != "scare" && !with_speech) {
            let whole = Place { start: q.start, end: q.end };
            let parts =
                if q.parts.is_empty() { vec![span(&whole)] } else { q.parts.iter().map(span).collect() };
            said.push(Said {
                source: q.speaker.as_ref().map(span),
                cue: q.cue.as_ref().map(span),
                pieces: parts,
            });
        }
        let is_test = line.part.as_deref() == Some("test");
        texts.push(Text { text: line.text, is_test, said, is_sentence });
    }
    Ok(texts)
}

/// The sentences of a text with their statements.
pub fn lessons(text: &Text, lexicons: &Lexicons, tags: &Model) -> Vec<Lesson> {
    let (layers, options) = (Layers::read(&text.text, lexicons, tags), Options::default());
    let ctx = layers.context(lexicons, &options);
    let (tokens, sentences) = (ctx.tokens, ctx.sentences);
    let ranges = if text.is_sentence {
        let whole = 0..tokens.len();
        vec![whole]
    } else {
        sentences.as_slice().iter().map(|s| s.tokens.clone()).collect()
    };
    let words = |span: &Range<usize>, within: &Range<usize>| {
        let first = tokens.at_byte(span.start as u32).max(within.start);
        let end = tokens.as_slice().partition_point(|t| (t.span.start as usize) < span.end).min(within.end);
        (first < end).then(|| first - within.start..end - within.start)
    };
    Sentences::with(&ctx, |reader| {
        let mut lessons = Vec::new();
        for range in ranges.into_iter().filter(|range| !range.is_empty()) {
            let mut lesson =
                Lesson { sentence: reader.read(range.clone()), gold: Vec::new(), open: Vec::new() };
            for said in &text.said {
                let pieces: Vec<_> = said.pieces.iter().filter_map(|piece| words(piece, &range)).collect();
                let source = said.source.as_ref().and_then(|source| words(source, &range));
                let cue = said.cue.as_ref().and_then(|cue| words(cue, &range));
                if pieces.is_empty() || said.source.is_some() && source.is_none() {
                    continue;
                }
                match cue {
                    Some(cue) => {
                        let head = lesson.sentence.head(cue.clone());
                        lesson.gold.push(Gold { head, cue, source, pieces });
                    }
                    None if !text.is_sentence && source.is_some() => {
                        lesson.open.push(Gold { head: 0, cue: 0..0, source, pieces });
                    }
                    None => {}
                }
            }
            lessons.push(lesson);
        }
        lessons
    })
}

impl Gold {
    /// From the first word of what is said to the last.
    pub fn content(&self) -> Range<usize> {
        let start = self.pieces.iter().map(|p| p.start).min().unwrap_or(0);
        start..self.pieces.iter().map(|p| p.end).max().unwrap_or(0)
    }
}
