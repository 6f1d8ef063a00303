//! Tells marked spans that somebody uttered from titles, terms and irony.

use super::speakers::Attribution;
use super::units::{Reader, Unit};
use super::words::Class;
use crate::tokens::{Case, TokenKind};

/// Words that stand right before a title (`the song “…”`).
const KINDS_OF_WORK: &[&str] = &[
    "titled",
    "entitled",
    "book",
    "song",
    "anthem",
    "film",
    "movie",
    "series",
    "show",
    "program",
    "programme",
    "album",
    "novel",
    "play",
    "documentary",
    "single",
    "track",
    "hit",
    "podcast",
    "episode",
    "musical",
    "memoir",
    "magazine",
    "column",
    "thriller",
    "drama",
    "comedy",
    "sitcom",
    "opera",
    "poem",
    "ballad",
    "sequel",
];

/// Words that stand before a title as before much else.
const BEFORE_TITLE: &[&str] = &["on", "called", "host", "in", "by", "from"];

/// True where the passage is a title, a term or irony rather than speech.
pub(super) fn is_scare(reader: &Reader<'_>, unit: &Unit, found: Option<&Attribution>) -> bool {
    let Some(found) = found else {
        // A mark without a partner and a passage without a speaker prove nothing together.
        let sentence = unit.stands_alone() && unit.words > 2;
        return unit.is_titled() || !unit.closed || !(sentence || unit.words > 4 && unit.is_full());
    };
    if found.rule == "dash" || unit.stands_alone() {
        return false;
    }
    if names_a_title(reader, unit) {
        return true;
    }
    // Verbs that seldom report speech don't make speech of a title.
    let unsure = found
        .cue
        .as_ref()
        .is_none_or(|cue| !cue.clone().any(|i| reader.words.any(i, Class::STRONG | Class::SPEECH)));
    let far = found.cue.as_ref().is_some_and(|cue| {
        unit.tokens.start > cue.end + 8 && !cue.clone().any(|i| reader.words.any(i, Class::CLAUSAL))
    });
    (unsure || far) && matches!(unit.stop, None | Some(',')) && unit.is_titled() && unit.words > 1
}

/// True where the words before a passage with capitals announce a title.
fn names_a_title(reader: &Reader<'_>, unit: &Unit) -> bool {
    if !unit.is_titled() {
        return false;
    }
    let Some(mut before) = unit.tokens.start.checked_sub(1).filter(|&i| i >= unit.host.start) else {
        return false;
    };
    let comma = reader.tokens.text(before) == ",";
    if comma && before > unit.host.start {
        before -= 1;
    }
    let word = reader.tokens.folded(before);
    if KINDS_OF_WORK.contains(&word) {
        return true;
    }
    if comma || unit.words < 2 {
        return false;
    }
    let owned = reader.tokens[before].kind == TokenKind::Possessive;
    // `Lee’s “Never Again” speech` is speech; `Channel 5’s “Morning Hour”` is not, and a day name or a
    // capital before the possessive does not tell them apart, so words of saying must.
    owned || BEFORE_TITLE.contains(&word) && reader.tokens[unit.inner.start].case != Case::Lower
}
