//! Clauses: where each finite verb's starts and ends, and which one it is a part of.

use std::ops::Range;

use super::elements::{Draft, Kind, Link, Reader, REACH};
use super::{ChunkId, ChunkKind, Clause, ClauseId, GroupForm, Tense, Voice};

impl Reader<'_> {
    /// Reads a sentence whose chunks are those in `chunks`.
    pub fn read(&mut self, sentence: Range<usize>, chunks: Range<usize>) {
        self.drafts.clear();
        self.read_elements(&sentence, chunks);
        for at in 0..self.elements.len() {
            if self.elements[at].kind != Kind::Verb {
                continue;
            }
            self.settle_form(at);
            let chunk = self.elements[at].chunk as usize;
            if self.form(at) == GroupForm::Finite {
                let found = self.finite(at);
                self.subjects[chunk] = found.subject.map(ChunkId);
                self.drafts.push(Draft { at, found });
            } else {
                self.subjects[chunk] = self.of_nonfinite(at).map(ChunkId);
            }
        }
        self.subjects_behind();
        self.finish(&sentence);
    }

    /// Adds the clauses, with where each starts and ends and what it stands in.
    fn finish(&mut self, sentence: &Range<usize>) {
        let base = self.clauses.len() as u32;
        let mut outers: Vec<Option<usize>> = Vec::with_capacity(self.drafts.len());
        for n in 0..self.drafts.len() {
            let outer = self.outer(&outers, n);
            outers.push(outer);
        }
        for n in 0..outers.len() {
            if !ends(&outers, n) {
                outers[n] = None;
            }
        }
        for (n, draft) in self.drafts.iter().enumerate() {
            let first = self.elements[draft.found.first.min(draft.at)];
            // It ends where the next clause starts that isn't inside it.
            let inside = |m: usize| {
                let mut at = outers[m];
                let chain = std::iter::from_fn(|| {
                    let outer = at?;
                    at = outers[outer];
                    Some(outer)
                });
                chain.take(REACH).any(|outer| outer == n)
            };
            let mut end = sentence.end as u32;
            for (m, other) in self.drafts.iter().enumerate().skip(n + 1).take(REACH) {
                if !inside(m) {
                    let start = self.elements[other.found.first.min(other.at)].start;
                    // A clause in the middle of another one ends before the other's verb.
                    end = if start > first.start { start } else { self.elements[other.at].start };
                    break;
                }
            }
            let chunk = self.elements[draft.at].chunk;
            let (tense, voice) = match self.chunks[chunk as usize].kind {
                ChunkKind::Verb(group) => (group.tense, group.voice),
                ChunkKind::Noun => (Tense::Present, Voice::Active),
            };
            self.clauses.push(Clause {
                tokens: first.start..end.max(self.elements[draft.at].end),
                opener: draft.found.opener,
                subject: draft.found.subject.map(ChunkId),
                verb: ChunkId(chunk),
                tense,
                voice,
                outer: outers[n].map(|outer| ClauseId(base + outer as u32)),
            });
        }
    }

    /// The clause that the `n`th one stands in.
    fn outer(&self, outers: &[Option<usize>], n: usize) -> Option<usize> {
        let Draft { at, found } = &self.drafts[n];
        if let Some(outer) = found.object_of.filter(|&outer| outer < n) {
            return Some(outer);
        }
        if let Link::Shared(other) = found.link {
            return outers.get(other).copied().flatten();
        }
        if found.opener.is_some() {
            if found.link == Link::Relative || self.elements[found.first].kind == Kind::Relative {
                // The clause whose subject the antecedent is may have its verb behind.
                let host = found.first.checked_sub(1)?;
                let around =
                    self.drafts[n + 1..].iter().take(REACH).position(|d| d.found.first <= host && d.at > *at);
                if let Some(around) = around {
                    return Some(n + 1 + around);
                }
            }
            let before = self.drafts[..n].iter().rposition(|d| d.at < found.first);
            return before.or_else(|| (n + 1 < self.drafts.len() && found.first == 0).then_some(n + 1));
        }
        // `Lee said the plan fails and the town pays`: as the clause before; behind a comma a new one.
        let before = found.first.checked_sub(1)?;
        if self.elements[before].kind == Kind::Coordinator {
            let comma = before > 0 && self.elements[before - 1].kind == Kind::Comma;
            if !comma && n > 0 {
                return outers[n - 1];
            }
        }
        None
    }
}

/// Deepest that clauses are nested.
const DEEPEST: usize = 4 * REACH;

/// True where the way from a clause outwards ends.
fn ends(outers: &[Option<usize>], n: usize) -> bool {
    let mut at = n;
    for _ in 0..DEEPEST {
        match outers[at] {
            Some(outer) if outer != n => at = outer,
            Some(_) => return false,
            None => return true,
        }
    }
    false
}
