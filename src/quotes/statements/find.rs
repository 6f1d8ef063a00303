//! What the models add to the rules: statements where no rule fired, and how sure the rules may be.

use std::ops::Range;

use super::sentence::Sentence;
use super::{Candidate, Sentences};
use crate::quotes::indirect::{self, Reported};
use crate::quotes::speakers::Attribution;
use crate::quotes::units::Reader;
use crate::quotes::words::Class;
use crate::rules::RuleId;
use crate::tokens::TokenKind;

/// From this confidence on a statement of the models counts.
const LEAST: f32 = 0.6;

/// Adds statements to what the rules `found`, which is in text order; tokens in `opaque` are in marks, those in
/// `taken` attribute a marked passage.
pub(in crate::quotes) fn find(
    reader: &Reader<'_>,
    opaque: &[bool],
    taken: &[bool],
    found: Vec<Reported>,
) -> Vec<Reported> {
    let sentences = Sentences::new(reader.ctx, reader.words);
    let least: f32 = std::env::var("T").ok().and_then(|v| v.parse().ok()).unwrap_or(LEAST);
    let over: f32 = std::env::var("OVER").ok().and_then(|v| v.parse().ok()).unwrap_or(2.0);
    let drop: f32 = std::env::var("DROP").ok().and_then(|v| v.parse().ok()).unwrap_or(0.0);
    let mut all = Vec::with_capacity(found.len());
    let mut rules = found.into_iter().peekable();
    for range in indirect::sentences(reader) {
        let sentence = sentences.read(range.clone());
        let candidates = reader.statements.propose(&sentence);
        let at = Place { reader, sentence: &sentence, start: range.start, opaque, taken };
        let mut own = Vec::new();
        while let Some(mut reported) = rules.next_if(|r| r.content().start < range.end) {
            reported.found.confidence = agreement(&reported, &candidates, range.start);
            if reported.found.confidence >= drop {
                own.push(reported);
            }
        }
        let mut free: Vec<(&Candidate, Reported)> = candidates
            .iter()
            .filter(|c| c.confidence >= least)
            .filter_map(|c| Some((c, at.reported(c)?)))
            .collect();
        crate::order::sort_by_key(&mut free, |(c, _)| ((1.0 - c.confidence) * 1e6) as u64);
        let inside = |a: &Candidate, b: &Candidate| b.pieces.iter().any(|piece| piece.contains(&a.cue));
        let outermost: Vec<bool> = free
            .iter()
            .map(|(c, _)| !free.iter().any(|(outer, _)| inside(c, outer) && !inside(outer, c)))
            .collect();
        // Outermost: who says that somebody else said something says that too.
        for ((c, next), _) in free.into_iter().zip(outermost).filter(|(_, outermost)| *outermost) {
            let cue = range.start + c.cue;
            let overlaps = |r: &Reported| {
                let is_cue = r.found.cue.as_ref().is_some_and(|words| words.contains(&cue));
                let touch = |a: &Range<usize>, b: &Range<usize>| a.start < b.end && b.start < a.end;
                is_cue
                    || r.content().contains(&cue)
                    || r.pieces.iter().any(|a| next.pieces.iter().any(|b| touch(a, b)))
            };
            if c.confidence >= over {
                own.retain(|r| r.found.rule == RuleId::StatementModel || !overlaps(r));
            }
            if !own.iter().any(overlaps) {
                own.push(next);
            }
        }
        all.append(&mut own);
    }
    all.extend(rules);
    all
}

/// A sentence among the quotations in marks.
struct Place<'a> {
    reader: &'a Reader<'a>,
    sentence: &'a Sentence,
    start: usize,
    opaque: &'a [bool],
    taken: &'a [bool],
}

impl Place<'_> {
    /// A candidate as far as it isn't in marks, or the cue of what is.
    fn reported(&self, candidate: &Candidate) -> Option<Reported> {
        let cue = self.start + candidate.cue;
        let speaker = shift(candidate.source.as_ref()?, self.start);
        if indirect::is_empty_subject(self.reader, &speaker) || self.opaque[cue] {
            return None;
        }
        let mut pieces: Vec<_> = candidate.pieces.iter().map(|piece| shift(piece, self.start)).collect();
        if pieces.iter().any(|piece| self.opaque[piece.clone()].contains(&true)) {
            pieces = pieces.into_iter().flat_map(|piece| self.around_marks(piece)).collect();
        } else if self.taken[cue] {
            return None;
        }
        if pieces.is_empty() {
            return None;
        }
        let cue = shift(&candidate.cue_words, self.start);
        let found = Attribution::new(speaker, cue, RuleId::StatementModel, candidate.confidence);
        Some(Reported { pieces, found })
    }

    /// `said | the bridge was old and | that it was “a danger”`: the clauses of `piece` that hold no marks.
    fn around_marks(&self, piece: Range<usize>) -> Vec<Range<usize>> {
        let mut pieces = Vec::new();
        let Reader { tokens, words, .. } = *self.reader;
        let joins = |i: &usize| words.any(*i, Class::COORDINATOR);
        let bare = |i: usize| matches!(tokens[i].kind, TokenKind::Punctuation | TokenKind::Dash);
        let mut start = piece.start;
        if !self.opaque[piece.clone()].contains(&true) {
            return pieces;
        }
        while start < piece.end {
            if self.opaque[start] {
                start += 1;
                continue;
            }
            let mut end = (start..piece.end).find(|&i| self.opaque[i]).unwrap_or(piece.end);
            let next = end;
            let mut open = true;
            if start > piece.start {
                while start < end && bare(start) {
                    start += 1;
                }
                open = start < end && joins(&start);
                start += 1;
            }
            if next < piece.end {
                end = (start..end).rev().find(joins).unwrap_or(start);
            }
            while end > start && bare(end - 1) {
                end -= 1;
            }
            let finite = |i: usize| self.sentence.words[i - self.start].finite();
            if open && start < end && end - start >= indirect::SHORTEST && (start..end).any(finite) {
                pieces.push(start..end);
            }
            start = next;
        }
        pieces
    }
}

fn shift(range: &Range<usize>, by: usize) -> Range<usize> {
    range.start + by..range.end + by
}

/// How often a rule is right where the models see the same statement, the same with another source,
/// something that overlaps, or nothing.
fn agreement(reported: &Reported, candidates: &[Candidate], start: usize) -> f32 {
    let own = reported.content();
    let sight = |c: &Candidate| {
        let content = shift(&c.content(), start);
        let shared = content.end.min(own.end).saturating_sub(content.start.max(own.start));
        let all = content.end.max(own.end) - content.start.min(own.start);
        let source = c.source.as_ref().map(|source| shift(source, start));
        let speaker = &reported.found.speaker;
        let same_source = source.is_some_and(|s| s.start < speaker.end && speaker.start < s.end);
        match (shared * 2 >= all, same_source) {
            _ if shared == 0 => None,
            (true, true) => Some(0.88),
            (true, false) => Some(0.62),
            (false, _) => Some(0.46),
        }
    };
    candidates.iter().filter_map(sight).reduce(f32::max).unwrap_or(0.57)
}
