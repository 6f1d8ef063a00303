//! What the models add to the rules: statements where no rule fired, and how sure the rules may be.

use std::ops::Range;

use super::sentence::{Role, Sentence};
use super::tags::tag;
use super::{Candidate, Sentences};
use crate::quotes::indirect::{self, Reported, SHORTEST};
use crate::quotes::speakers::{according_to, Attribution, Basis};
use crate::quotes::units::Reader;
use crate::quotes::words::Class;
use crate::rules::RuleId;
use crate::tokens::TokenKind;

/// From this confidence on a statement of the models counts.
const LEAST: f32 = 0.6;

/// The statements of the models, and what the rules `found` where the models have none; `found` is in text order,
/// tokens in `opaque` are in marks, those in `taken` attribute a marked passage.
pub(in crate::quotes) fn find(
    reader: &Reader<'_>,
    opaque: &[bool],
    taken: &[bool],
    found: Vec<Reported>,
) -> Vec<Reported> {
    let sentences = Sentences::new(reader.ctx, reader.words);
    let mut all = Vec::with_capacity(found.len());
    let mut rules = found.into_iter().peekable();
    for range in indirect::sentences(reader) {
        let sentence = sentences.read(range.clone());
        let mut candidates = reader.statements.propose(&sentence);
        let place = Place { reader, sentence: &sentence, start: range.start, opaque, taken };
        place.part(&mut candidates);
        let mut chosen = place.choose(&candidates);
        let mut others = Vec::new();
        while let Some(mut reported) = rules.next_if(|r| r.content().start < range.end) {
            let confidence = agreement(&reported, &candidates, range.start);
            if reported.found.via.is_some() || reported.found.basis == Basis::AccordingTo {
                // `According to the agency, Lee said …`: Lee spoke. `According to Roe, the mayor, …`.
                chosen.retain(|other| !overlap(other, &reported));
            } else if let Some(same) = chosen.iter_mut().find(|other| is_same(other, &reported)) {
                // The rule says why, in words.
                same.found.rule = reported.found.rule;
                same.found.cue = reported.found.cue;
                same.found.confidence = same.found.confidence.max(confidence);
                continue;
            } else if confidence == 0.0 {
                continue;
            }
            reported.found.confidence = reported.found.confidence.min(confidence.max(UNSEEN));
            others.push(reported);
        }
        for reported in others {
            if !chosen.iter().any(|other| overlap(other, &reported)) {
                chosen.push(reported);
            }
        }
        all.append(&mut chosen);
    }
    all.extend(rules);
    all
}

fn touch(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

/// How much of two ranges together is in both, 0 to 1.
fn share(a: &Range<usize>, b: &Range<usize>) -> f32 {
    let both = a.end.min(b.end).saturating_sub(a.start.max(b.start));
    both as f32 / (a.end.max(b.end) - a.start.min(b.start)) as f32
}

/// True where the cue of `inner` stands in what `outer` says.
fn speaks_of(outer: &Candidate, inner: &Candidate) -> bool {
    outer.pieces.iter().any(|piece| piece.contains(&inner.cue))
}

/// True where a rule and the models see the same statement of the same source.
fn is_same(one: &Reported, other: &Reported) -> bool {
    one.pieces.iter().any(|piece| share(piece, &other.content()) >= 0.5)
        && touch(&one.found.speaker, &other.found.speaker)
}

/// True where two statements share words, or one speaks of the other.
fn overlap(one: &Reported, other: &Reported) -> bool {
    let speaks = |a: &Reported, b: &Reported| {
        a.found.cue.as_ref().is_some_and(|cue| touch(cue, &b.content()) || b.found.cue.as_ref() == Some(cue))
    };
    speaks(one, other)
        || speaks(other, one)
        || one.pieces.iter().any(|a| other.pieces.iter().any(|b| touch(a, b)))
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
    /// The surest candidates that don't overlap. Outermost: who says that somebody else said something says that too.
    fn choose(&self, candidates: &[Candidate]) -> Vec<Reported> {
        let mut free: Vec<(&Candidate, Reported)> = candidates
            .iter()
            .filter(|c| c.confidence >= LEAST)
            .filter_map(|c| Some((c, self.reported(c)?)))
            .collect();
        crate::order::sort_by_key(&mut free, |(c, _)| ((1.0 - c.confidence) * 1e6) as u64);
        let outer = |c: &Candidate| free.iter().any(|(o, _)| speaks_of(o, c) && !speaks_of(c, o));
        let nested: Vec<bool> = free.iter().map(|(c, _)| outer(c)).collect();
        let mut chosen: Vec<Reported> = Vec::new();
        for ((_, next), _) in free.into_iter().zip(nested).filter(|(_, nested)| !nested) {
            if !chosen.iter().any(|other| overlap(other, &next)) {
                chosen.push(next);
            }
        }
        chosen
    }

    /// `said the bridge was old | but argued that it was safe`: two statements of one source.
    fn part(&self, found: &mut [Candidate]) {
        let words = &self.sentence.words;
        for i in 0..found.len() {
            for k in 0..found.len() {
                let same = match (&found[i].source, &found[k].source) {
                    (Some(a), Some(b)) => touch(a, b) && found[k].confidence >= LEAST,
                    _ => false,
                };
                let (next, cue) = (found[k].cue_words.start, found[i].cue);
                let Some(piece) = found[i].pieces.last_mut().filter(|p| same && p.contains(&next)) else {
                    continue;
                };
                let joins = |i: usize| {
                    matches!(words[i].tag, tag::MARK | tag::COORDINATOR | tag::AUXILIARY | tag::ADVERB)
                };
                let mut end = next;
                while end > piece.start && joins(end - 1) {
                    end -= 1;
                }
                if end > piece.start && piece.start > cue {
                    piece.end = end;
                }
            }
        }
    }

    /// Content together with the `that` before it, without marks of punctuation behind it.
    fn trimmed(&self, piece: &Range<usize>) -> Range<usize> {
        let piece = shift(piece, self.start);
        let that = piece.start > self.start && self.reader.tokens.folded(piece.start - 1) == "that";
        let bare = |i: usize| {
            let kind = self.reader.tokens[i].kind;
            matches!(kind, TokenKind::Punctuation | TokenKind::QuoteMark | TokenKind::Dash)
                && !matches!(self.reader.tokens.text(i), ")" | "%")
        };
        let mut end = piece.end;
        while end > piece.start + 1 && bare(end - 1) && !self.opaque[end - 1] {
            end -= 1;
        }
        piece.start - usize::from(that)..end
    }

    /// A candidate as far as it isn't in marks, or the cue of what is.
    fn reported(&self, candidate: &Candidate) -> Option<Reported> {
        let cue = self.start + candidate.cue;
        let speaker = shift(candidate.source.as_ref()?, self.start);
        let limit = self.start + self.sentence.len();
        let according = self.sentence.words[candidate.cue].role == Role::According;
        if indirect::is_empty_subject(self.reader, &speaker)
            || self.opaque[cue]
            || according && according_to(self.reader, cue, limit).is_none()
        {
            return None;
        }
        let mut pieces: Vec<_> = candidate.pieces.iter().map(|piece| self.trimmed(piece)).collect();
        if pieces.iter().any(|piece| self.opaque[piece.clone()].contains(&true)) {
            pieces = pieces.into_iter().flat_map(|piece| self.around_marks(piece)).collect();
        } else if self.taken[cue] {
            return None;
        }
        // A phrase of few words without a verb is a bare topic (`rejected that argument`).
        let verb = |i: usize| {
            self.reader.ctx.syntax.tag(i).is_verb() || self.sentence.words[i - self.start].finite()
        };
        let words: usize = pieces.iter().map(|piece| piece.len()).sum();
        if words < SHORTEST + usize::from(!pieces.iter().cloned().flatten().any(verb)) * 2 {
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
            if open && start < end && end - start >= SHORTEST && (start..end).any(finite) {
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

/// How often a rule is right where the models see nothing.
const UNSEEN: f32 = 0.57;

/// How often a rule is right where the models see the same statement, the same with another source, or nothing; 0
/// where they see a statement of another extent there, and may be right themselves.
fn agreement(reported: &Reported, candidates: &[Candidate], start: usize) -> f32 {
    let own = reported.content();
    let sight = |c: &Candidate| {
        let shared = c.pieces.iter().map(|piece| share(&shift(piece, start), &own)).fold(0.0, f32::max);
        let source = c.source.as_ref().map(|source| shift(source, start));
        let same_source = source.is_some_and(|source| touch(&source, &reported.found.speaker));
        match (shared >= 0.5, same_source) {
            _ if shared == 0.0 => None,
            (true, true) => Some(0.88),
            (true, false) => Some(0.62),
            (false, _) => Some(0.0),
        }
    };
    candidates.iter().filter_map(sight).reduce(f32::max).unwrap_or(UNSEEN)
}
