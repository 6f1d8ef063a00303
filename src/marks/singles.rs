//! Finds passages in single marks: outer ones (headlines, British style) and those inside a passage
//! in double marks.
//!
//! A single mark is an apostrophe far more often than a quotation mark, so both ends must stand at
//! the edge of a word and the passage may not be cut by a double mark.

use std::ops::Range;

use super::{room_before, touches_next, Marked};
use crate::tokens::{Gap, TokenKind, Tokens};
use crate::words::listed;

/// Longest passage in single marks, in tokens.
const REACH: usize = 160;

/// Words that begin with an apostrophe and the digits of decades (`'em`, `'90s`).
fn is_elision(tokens: &Tokens<'_>, word: usize) -> bool {
    match tokens[word].kind {
        TokenKind::Number => tokens.text(word).len() == 2,
        TokenKind::Word => {
            listed(tokens.folded(word), "em til till cause tis twas n bout round cuz hood nuff")
        }
        _ => false,
    }
}

fn is_single(tokens: &Tokens<'_>, i: usize) -> bool {
    listed(tokens.text(i), "' ‘ ’ ‛ ‚ ` ‹ ›")
}

/// Adds the passages in single marks; those from `first` on in `found` are of the same paragraph.
pub(super) fn scan(
    tokens: &Tokens<'_>,
    paragraph: &Range<usize>,
    marks: impl Iterator<Item = usize>,
    first: usize,
    found: &mut Vec<Marked>,
) {
    let singles: Vec<usize> = marks.filter(|&i| is_single(tokens, i)).collect();
    let doubles = first..found.len();
    let mut next = 0;
    while next < singles.len() {
        let start = singles[next];
        next += 1;
        if !opens(tokens, paragraph, start) {
            continue;
        }
        // Passages in double marks are in order and apart from one another.
        let at = doubles.start + found[doubles.clone()].partition_point(|m| m.tokens.end <= start);
        let holder = (at < doubles.end && found[at].opened && found[at].tokens.start < start).then_some(at);
        let limit = holder.map_or(paragraph.end, |k| found[k].inner().end).min(start + REACH);
        let Some(close) = closer(tokens, paragraph, &singles[next..], limit) else {
            if holder.is_none() && introduced(tokens, paragraph, start) {
                // Perhaps the next paragraph opens it again; whoever joins paragraphs decides.
                let tokens = start..paragraph.end;
                found.push(Marked { tokens, closed: false, opened: true, single: true, inside: None });
            }
            continue;
        };
        let range = start..close + 1;
        if range.len() < 3 {
            continue;
        }
        if holder.is_none() {
            let held =
                at..(at..doubles.end).find(|&k| found[k].tokens.start >= range.end).unwrap_or(doubles.end);
            // A passage in double marks inside one in single marks is British style, and rare
            // enough to want the curly mark.
            let whole = found[held.clone()].iter().all(|m| m.tokens.end <= range.end);
            if !held.is_empty() && (tokens.text(start) != "‘" || !whole) {
                continue;
            }
            let outer = found.len();
            found[held].iter_mut().for_each(|m| m.inside = Some(outer));
        }
        found.push(Marked { tokens: range, closed: true, opened: true, single: true, inside: holder });
        while next < singles.len() && singles[next] <= close {
            next += 1;
        }
    }
}

/// True where a quotation may run to the end of its paragraph: nothing stands before it, or a colon or comma.
fn introduced(tokens: &Tokens<'_>, paragraph: &Range<usize>, i: usize) -> bool {
    i == paragraph.start || matches!(tokens.text(i - 1), ":" | ",")
}

fn opens(tokens: &Tokens<'_>, paragraph: &Range<usize>, i: usize) -> bool {
    let next = i + 1;
    next < paragraph.end
        && room_before(tokens, i, paragraph)
        && touches_next(tokens, i, paragraph)
        && tokens.text(i) != "›"
        && !is_elision(tokens, next)
        // `’90s`, `’Tis`: a closing shape opens only where a space follows no word at all.
        && (tokens.text(i) != "’" || tokens[next].kind == TokenKind::Word)
}

/// The mark that closes, among `later` single marks before token `limit`.
fn closer(tokens: &Tokens<'_>, paragraph: &Range<usize>, later: &[usize], limit: usize) -> Option<usize> {
    let mut candidates =
        later.iter().copied().take_while(|&i| i < limit).filter(|&i| closes(tokens, paragraph, i));
    let first = candidates.next()?;
    if !looks_possessive(tokens, paragraph, first) {
        return Some(first);
    }
    // `‘the voters’ choice’`: a later closer is the real one, unless another passage opens before it.
    let reopened = |end: usize| {
        later.iter().take_while(|&&i| i < end).any(|&i| i > first && opens(tokens, paragraph, i))
    };
    let later_one = candidates.find(|&i| !looks_possessive(tokens, paragraph, i));
    Some(later_one.filter(|&i| !reopened(i)).unwrap_or(first))
}

fn closes(tokens: &Tokens<'_>, paragraph: &Range<usize>, i: usize) -> bool {
    let next = i + 1;
    let free = next >= paragraph.end
        || tokens[next].gap != Gap::None
        || matches!(
            tokens[next].kind,
            TokenKind::Punctuation | TokenKind::Dash | TokenKind::QuoteMark | TokenKind::Symbol
        );
    tokens[i].is_glued() && i > paragraph.start && free && tokens.text(i) != "‘"
}

/// True for `voters’ heads`: s or x, the mark, a space, a lower-case word.
fn looks_possessive(tokens: &Tokens<'_>, paragraph: &Range<usize>, i: usize) -> bool {
    let next = i + 1;
    tokens.folded(i - 1).ends_with(['s', 'x', 'z'])
        && next < paragraph.end
        && tokens[next].gap == Gap::Space
        && tokens[next].kind == TokenKind::Word
}
