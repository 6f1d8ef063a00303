//! The three models with their weights, and what they propose for a sentence.

use std::ops::Range;

use super::chain::{best, Row, Sums, Transitions};
use super::features::{self, Span, CONFIDENCE};
use super::sentence::Sentence;
use super::tags::tag;
use super::weights::Weights;
use super::{Candidate, CONTENT, CUE, LABELS, SOURCE};
use crate::entities::chain::exp;
use crate::entities::features::Keys;
use crate::error::Error;
use crate::lexicon::Container;

/// A word is read as a cue from this likelihood on.
const FLOOR: f32 = 0.08;

/// What a step of a pair of labels, and of a feature of the confidence, is worth.
const STEP: f32 = 1.0 / 256.0;

/// The sections of the data: head, keys and weights of cues, keys and weights of extents.
pub const SECTIONS: [&str; 5] = ["statements_head", "cue_keys", "cue_weights", "span_keys", "span_weights"];

/// The trained models.
#[derive(Clone, Debug)]
pub struct Model {
    /// Which words are heads of cues.
    pub cue: Weights<1>,
    /// What a word by itself must score to be looked at further.
    pub least_word: f32,
    /// What the words around a cue are.
    pub span: Weights<LABELS>,
    /// Which labels follow one another.
    pub transitions: Transitions,
    /// What makes a candidate right.
    pub confidence: [f32; CONFIDENCE],
}

/// The section `statements_head`: version, least score of a word, pairs of labels, weights of the confidence.
pub fn write(least_word: f32, transitions: &Transitions, confidence: &[f32; CONFIDENCE]) -> Vec<u8> {
    let mut head = features::VERSION.to_le_bytes().to_vec();
    for number in std::iter::once(&least_word).chain(transitions.iter().flatten()).chain(confidence) {
        head.extend(((number / STEP).round().clamp(-32_000.0, 32_000.0) as i16).to_le_bytes());
    }
    head
}

impl Model {
    /// Reads the sections that [`write()`] and [`super::weights::write`] wrote.
    pub fn load(container: &Container<'_>) -> Result<Self, Error> {
        let [head, cue_keys, cue, span_keys, span] = SECTIONS.map(|name| container.section(name));
        Self::read([head?, cue_keys?, cue?, span_keys?, span?]).ok_or_else(|| {
            Error::Data(
                "the weights for statements are damaged or made for another version. Load the data again, or build it with `npm run build`".into(),
            )
        })
    }

    fn read([head, cue_keys, cue, span_keys, span]: [&[u8]; 5]) -> Option<Self> {
        let (version, numbers) = head.split_at_checked(2)?;
        if version != features::VERSION.to_le_bytes()
            || numbers.len() != 2 * (1 + LABELS * LABELS + CONFIDENCE)
        {
            return None;
        }
        let mut numbers = numbers.chunks_exact(2).map(|b| f32::from(i16::from_le_bytes([b[0], b[1]])) * STEP);
        let least_word = numbers.next()?;
        let mut transitions = Transitions::default();
        transitions.iter_mut().flatten().zip(numbers.by_ref()).for_each(|(slot, number)| *slot = number);
        let mut confidence = [0.0; CONFIDENCE];
        confidence.iter_mut().zip(numbers).for_each(|(slot, number)| *slot = number);
        Some(Self {
            cue: Weights::read(cue_keys, cue)?,
            least_word,
            span: Weights::read(span_keys, span)?,
            transitions,
            confidence,
        })
    }

    /// All statements that the models can see in a sentence, nested ones included, in order of their cues.
    pub fn propose(&self, sentence: &Sentence) -> Vec<Candidate> {
        let mut keys = Keys::default();
        let mut sums = Sums::default();
        let mut found = Vec::new();
        for i in (0..sentence.len()).filter(|&i| features::may_be_cue(sentence, i)) {
            features::cue_word(sentence, i, &mut keys);
            if self.cue.sum(&keys)[0] < self.least_word {
                continue;
            }
            features::cue_surroundings(sentence, i, &mut keys);
            let likelihood = logistic(self.cue.sum(&keys)[0]);
            if likelihood < FLOOR {
                continue;
            }
            if let Some(mut candidate) = self.extent(sentence, i, &mut keys, &mut sums) {
                candidate.cue_likelihood = likelihood;
                candidate.confidence = self.confidence(sentence, &candidate);
                found.push(candidate);
            }
        }
        found
    }

    fn confidence(&self, sentence: &Sentence, candidate: &Candidate) -> f32 {
        let features = features::confidence(sentence, candidate);
        logistic(features.iter().zip(&self.confidence).map(|(f, w)| f * w).sum())
    }

    /// What the cue at `cue` introduces.
    fn extent(&self, s: &Sentence, cue: usize, keys: &mut Keys, sums: &mut Sums) -> Option<Candidate> {
        let span = Span::new(s, cue);
        let rows: Vec<Row> = (0..s.len())
            .map(|i| {
                span.features(i, keys);
                self.span.sum(keys)
            })
            .collect();
        let labels = best(&rows, &self.transitions);
        let pieces = pieces(s, &labels, cue)?;
        sums.run(&rows, &self.transitions);
        let of = |label: u8, i: usize| sums.marginal(i)[usize::from(label)];
        let (first, end) = (pieces[0].start, pieces[pieces.len() - 1].end);
        let source = runs(&labels, SOURCE).max_by_key(|run| run.len());
        let least = |range: Range<usize>, p: &dyn Fn(usize) -> f32| range.map(p).fold(1.0, f32::min);
        let cue_words = runs(&labels, CUE).find(|run| run.contains(&cue)).unwrap_or(cue..cue + 1);
        Some(Candidate {
            cue,
            cue_words,
            cue_likelihood: 1.0,
            likelihood: sums.likelihood(&rows, &self.transitions, &labels),
            edge: of(CONTENT, first).min(of(CONTENT, end - 1)),
            before: first.checked_sub(1).map_or(1.0, |i| 1.0 - of(CONTENT, i)),
            after: if end < s.len() { 1.0 - of(CONTENT, end) } else { 1.0 },
            source_likelihood: match &source {
                Some(range) => least(range.clone(), &|i| of(SOURCE, i)),
                None => least(0..s.len(), &|i| 1.0 - of(SOURCE, i)),
            },
            source,
            pieces,
            confidence: 0.0,
        })
    }
}

fn logistic(x: f32) -> f32 {
    1.0 / (1.0 + exp(-x))
}

/// The runs of one label.
fn runs(labels: &[u8], label: u8) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = (at..labels.len()).find(|&i| labels[i] == label)?;
        at = (start..labels.len()).find(|&i| labels[i] != label).unwrap_or(labels.len());
        Some(start..at)
    })
}

/// Gaps of so many tokens in what is said are closed.
const GAP: usize = 3;

/// Fewest words of a run that is taken for more than a stray word.
const CLAUSE: usize = 3;

/// What is said: the run next to the cue on the side of the longest, and what is on the other side.
fn pieces(s: &Sentence, labels: &[u8], cue: usize) -> Option<Vec<Range<usize>>> {
    let mut pieces: Vec<Range<usize>> = Vec::new();
    for run in runs(labels, CONTENT) {
        match pieces.last_mut() {
            Some(last) if run.start - last.end <= GAP && !(last.end..run.start).contains(&cue) => {
                last.end = run.end
            }
            _ => pieces.push(run),
        }
    }
    let longest = pieces.iter().max_by_key(|piece| piece.len())?.clone();
    let is_before = |piece: &Range<usize>| piece.end <= cue;
    let side = is_before(&longest);
    let far = |piece: &Range<usize>| if side { cue - piece.end } else { piece.start.saturating_sub(cue) };
    // Behind another verb the writer may go on with something else (`said … but argued that …`).
    let near = pieces.iter().filter(|piece| is_before(piece) == side && piece.len() >= CLAUSE);
    let main = near.min_by_key(|piece| far(piece)).cloned().unwrap_or(longest);
    let sourced = labels.contains(&SOURCE);
    pieces.retain(|piece| *piece == main || sourced && is_before(piece) != side);
    let bare = |i: usize| s.words[i].tag == tag::MARK && !s.words[i].in_marks;
    for piece in &mut pieces {
        while piece.len() > 1 && bare(piece.end - 1) {
            piece.end -= 1;
        }
        while piece.len() > 1 && bare(piece.start) {
            piece.start += 1;
        }
    }
    Some(pieces)
}
