//! Finds where a passage without a closing mark really ends.
//!
//! `“We are glad, Ann Lee said.` has lost a mark before `Ann Lee said`; without this the writer's
//! words would go to the speaker, and the speaker's to whoever talks in the next paragraph.

use super::clauses::{Clauses, Segment, Subject};
use super::words::Class;
use crate::marks::Marked;

/// Longest clause of saying, in tokens.
const CLAUSE: usize = 14;

/// The passage, or where it is unclosed and a clause of saying ends its sentence, what stands before that.
pub(super) fn lost_closer(clauses: &Clauses<'_>, passage: &Marked) -> Marked {
    let mut passage = passage.clone();
    if passage.opened && !passage.closed && !passage.single {
        let inner = passage.inner();
        let comma =
            inner.clone().filter(|&i| clauses.tokens.text(i) == ",").find(|&i| says(clauses, i, inner.end));
        if let Some(comma) = comma.filter(|&i| i > inner.start + 1) {
            passage.tokens.end = comma + 1;
        }
    }
    passage
}

/// True where `, X said.` or `, said X.` stands at the comma.
fn says(clauses: &Clauses<'_>, comma: usize, end: usize) -> bool {
    let words = clauses.words;
    let first = comma + 1;
    let Some(stop) = (first..end.min(first + CLAUSE)).find(|&i| matches!(clauses.tokens.text(i), "." | ","))
    else {
        return false;
    };
    if clauses.tokens.text(stop) != "." {
        return false;
    }
    let strong = |i: usize| words.all(i, Class::STRONG | Class::CLAUSAL) && words.any(i, Class::FINITE);
    if strong(first) {
        return clauses.phrases.starting_at(first + 1, stop).is_some_and(|range| range.end == stop);
    }
    let segment = Segment { tokens: first..stop, after_quote: true };
    (first..stop).find(|&i| strong(i)).and_then(|verb| clauses.of(verb, &segment)).is_some_and(|clause| {
        let own = |i: usize| matches!(clauses.tokens.folded(i), "i" | "we" | "you");
        matches!(clause.subject, Subject::Phrase(range) if range.start == first && !own(first) && clause.verb + 4 > stop)
    })
}
