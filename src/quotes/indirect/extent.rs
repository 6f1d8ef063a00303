//! Where reported speech starts and ends.

use std::ops::Range;

use super::SHORTEST;
use crate::quotes::units::Reader;
use crate::quotes::words::Class;
use crate::tokens::TokenKind;
use crate::words::listed;

/// One past the last token of what is said: up to the stop, or to another clause of the writer's.
pub(super) fn end(reader: &Reader<'_>, start: usize, end: usize, at_comma: bool) -> usize {
    for i in start + SHORTEST..end {
        if at_comma && reader.tokens.text(i) == "," || turns(reader, i, end) {
            return i;
        }
    }
    let mut last = end;
    while last > start
        && matches!(reader.tokens[last - 1].kind, TokenKind::Punctuation | TokenKind::Dash)
        && !matches!(reader.tokens.text(last - 1), ")" | "%")
    {
        last -= 1;
    }
    last
}

/// True where the writer takes over again at token `i`.
fn turns(reader: &Reader<'_>, i: usize, end: usize) -> bool {
    let words = reader.words;
    let tokens = reader.tokens;
    if tokens.text(i) == ";" {
        return true;
    }
    let next = i + 1;
    if next >= end {
        return false;
    }
    if matches!(tokens.folded(i), "and" | "but") && says(reader, next, end) {
        return true;
    }
    let dash = tokens[i].kind == TokenKind::Dash && !tokens[i].is_glued();
    if tokens.text(i) != "," && !dash {
        return false;
    }
    let word = tokens.folded(next);
    if words.any(next, Class::COORDINATOR) {
        let clause = words.any(next + 1, Class::PRONOUN | Class::DETERMINER)
            || tokens.get(next + 1).is_some_and(|t| t.is_capitalized());
        let offered = word == "but"
            && !words.any(next + 1, Class::AUXILIARY | Class::PREPOSITION | Class::SUBORDINATOR);
        let when = words.any(next + 1, Class::SUBORDINATOR) && tokens.folded(next + 1) != "that";
        return says(reader, next + 1, end)
            || offered
            || when
            || word == "and" && clause && has_finite_soon(reader, next + 1, end);
    }
    let cue = words.any(next, Class::CUE) && words.any(next, Class::ING);
    cue || listed(
        word,
        "according citing referring which who whose although though while even contradicting despite as \
         after before",
    )
}

/// True where a verb stands a few words behind `i`, with no comma between.
fn has_finite_soon(reader: &Reader<'_>, i: usize, end: usize) -> bool {
    (i + 1..end.min(i + 9)).take_while(|&k| reader.tokens[k].kind != TokenKind::Punctuation).any(|k| {
        reader.words.any(k, Class::AUXILIARY)
            || reader.words.any(k, Class::CUE | Class::VERB) && reader.words.any(k, Class::FINITE)
    })
}

/// True where a finite verb of saying stands at `i`, adverbs before it passed over.
fn says(reader: &Reader<'_>, i: usize, end: usize) -> bool {
    let at = (i..end.min(i + 3)).find(|&k| !reader.words.any(k, Class::ADVERB)).unwrap_or(i);
    reader.words.any(at, Class::STRONG | Class::SPEECH) && reader.words.any(at, Class::FINITE) && at < end
}

pub(in crate::quotes) fn is_empty_subject(reader: &Reader<'_>, speaker: &Range<usize>) -> bool {
    speaker.len() == 1
        && listed(reader.tokens.folded(speaker.start), "there this these those that which you i we")
}

/// The first token behind a time and up to two short phrases (`on Monday`, `in a statement`).
pub(super) fn past_adverbials(reader: &Reader<'_>, mut at: usize, end: usize) -> usize {
    let words = reader.words;
    for _ in 0..3 {
        if at < end && words.any(at, Class::TIME) && reader.tokens[at].is_capitalized() {
            at += 1;
            continue;
        }
        if at < end
            && listed(
                reader.tokens.folded(at),
                "earlier later recently again repeatedly previously today yesterday",
            )
        {
            at += 1;
            continue;
        }
        let preposition = at < end && listed(reader.tokens.folded(at), "on in at during to");
        if !preposition {
            break;
        }
        if at + 1 < end && words.any(at + 1, Class::TIME) {
            at += 2;
            if at < end && reader.tokens[at].kind == TokenKind::Number {
                at += 1;
            }
            continue;
        }
        match reader.phrases.starting_at(at + 1, end) {
            Some(range) if range.len() <= 8 => at = range.end,
            _ => break,
        }
    }
    at
}

/// True where a clause starts at `at`: a subject with a verb behind it.
pub(super) fn starts_clause(reader: &Reader<'_>, at: usize, end: usize) -> bool {
    if at >= end {
        return false;
    }
    let words = reader.words;
    let tokens = reader.tokens;
    if words.any(at, Class::OBJECT) && !words.any(at, Class::PRONOUN | Class::DETERMINER)
        || tokens[at].kind == TokenKind::Punctuation
    {
        return false;
    }
    if words.any(at, Class::TO | Class::COORDINATOR | Class::CUE | Class::AUXILIARY) {
        return false;
    }
    (at + 1..end.min(at + 30)).any(|i| {
        tokens[i].kind == TokenKind::Possessive && i == at + 1 && words.any(at, Class::PRONOUN)
            || words.any(i, Class::AUXILIARY)
            || words.any(i, Class::VERB | Class::CUE) && words.any(i, Class::FINITE)
            || tokens.folded(at).contains('\'')
    })
}

/// True where a noun phrase starts at `at` that something follows.
pub(super) fn starts_phrase(reader: &Reader<'_>, at: usize, end: usize) -> bool {
    if at >= end {
        return false;
    }
    let words = reader.words;
    let finite = words.any(at, Class::CUE | Class::VERB) && words.any(at, Class::FINITE);
    let other = Class::TO | Class::COORDINATOR | Class::AUXILIARY | Class::OBJECT;
    let opens = words.any(at, Class::DETERMINER | Class::PRONOUN)
        || reader.tokens[at].is_word() && !finite && !words.any(at, other)
        || reader.tokens[at].kind == TokenKind::Number;
    opens && at + SHORTEST <= end && !listed(reader.tokens.folded(at), "yes so something nothing goodbye as")
}

/// True where a finite verb stands in `range`, outside its relative clauses.
pub(super) fn has_clause(reader: &Reader<'_>, range: Range<usize>) -> bool {
    let relative = range
        .clone()
        .find(|&i| matches!(reader.tokens.folded(i), "who" | "which" | "whose"))
        .unwrap_or(range.end);
    (range.start..relative).any(|i| {
        reader.words.any(i, Class::AUXILIARY)
            || reader.words.any(i, Class::VERB | Class::CUE) && reader.words.any(i, Class::FINITE)
    })
}
