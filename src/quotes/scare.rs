//! Tells marked spans that somebody uttered from titles, terms and irony.

use super::speakers::{Attribution, Basis};
use super::units::{Reader, Unit};
use super::words::Class;
use crate::tokens::{Case, TokenKind};
use crate::words::listed;

/// Words that stand right before a title (`the song “…”`).
const KINDS_OF_WORK: &[&str] = &[
    "titled",
    "headlined",
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
    "broadcast",
    "debut",
    "bestseller",
    "miniseries",
    "exhibition",
    "exhibit",
    "painting",
    "game",
    "edition",
    "season",
    "cast",
    "screening",
    "interview",
    "appearance",
];

/// Verbs whose object in marks and capitals is a work.
const MAKES: &str =
    "wrote write writes written directed direct directs recorded record records sang sing sings \
    starred composed read reads painted produced published performed";

/// Words that stand before a title as before much else.
const BEFORE_TITLE: &[&str] = &["on", "called", "host", "in", "by", "from"];

/// Below this an attribution makes no speech of a few words.
const DOUBTFUL: f32 = 0.66;

/// True where the passage is a title, a term or irony rather than speech.
pub(super) fn is_scare(reader: &Reader<'_>, unit: &Unit, found: Option<&Attribution>) -> bool {
    let Some(found) = found else {
        // A mark without a partner and a passage without a speaker prove nothing together.
        let sentence = unit.stands_alone() && unit.words > 2;
        if unit.headline {
            // `Witness ‘never saw’ van`: a headline tells in marks what somebody said; a mere phrase is a
            // term until the text has it in somebody's mouth.
            let verb = Class::FINITE | Class::AUXILIARY | Class::PARTICIPLE | Class::NEGATION;
            let tells = unit.inner.clone().take(2).any(|i| reader.words.any(i, verb));
            let sentence = unit.is_full() && unit.capitals * 2 < unit.words;
            return !unit.closed || !(sentence || tells && !unit.starts_high);
        }
        return unit.is_titled()
            || !(unit.closed || unit.linked)
            || !(sentence || unit.words > 4 && unit.is_full());
    };
    if found.basis == Basis::Signature || unit.stands_alone() {
        return false;
    }
    if names_a_title(reader, unit)
        || acts(reader, unit)
        || known_as(reader, unit)
        || written(reader, unit, found)
    {
        return true;
    }
    let cue = found.cue.clone().unwrap_or(found.speaker.clone());
    let says = |i: usize| reader.words.any(i, Class::STRONG | Class::SPEECH);
    // `won for “Salt”`, `signed a “pact”`: what no verb of speech brings in, and only a doubtful one could.
    if found.confidence < DOUBTFUL && unit.words < 4 && !unit.introduced && !cue.clone().any(says) {
        return true;
    }
    // `in charge of “Morning Hour,” said Lee`: a name that a preposition takes.
    if unit.is_titled() && cue.start >= unit.tokens.end && follows_preposition(reader, unit) {
        return true;
    }
    if modifies(reader, unit) {
        // `pills with “magic” powers`, `the “Morning Hour” show`: part of the writer's phrase, unless the
        // verb beside it says that somebody called it so.
        let away = unit.tokens.start > cue.end + 3 || unit.tokens.start < cue.start;
        let no_speech = reader.tokens.folded(cue.end) != "that"
            && !cue.clone().any(|i| reader.words.any(i, Class::STRONG | Class::SPEECH | Class::CLAUSAL));
        if no_speech && unit.words < 4 || away && unit.is_titled() {
            return true;
        }
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

/// True where the word before the passage is a preposition.
fn follows_preposition(reader: &Reader<'_>, unit: &Unit) -> bool {
    unit.tokens.start > unit.before.tokens.start
        && reader.words.any(unit.tokens.start - 1, Class::PREPOSITION | Class::LINK)
}

/// Things that words are written on.
const SURFACES: &str = "sign signs banner banners placard placards poster posters sticker stickers \
    plaque billboard shirt shirts badge badges button buttons cap caps t-shirt t-shirts";
/// What stands before a name that somebody or something goes by.
const NAMES: &str = "name nickname moniker alias pseudonym codename hashtag motto slogan slogans theme";

/// True for `a banner read “No Guard, No Work”`, `under the name “Salt”`: words on a thing and names,
/// which nobody utters.
fn written(reader: &Reader<'_>, unit: &Unit, found: &Attribution) -> bool {
    let surface = |i: usize| listed(reader.tokens.folded(i), SURFACES);
    let lead = |i: &usize| listed(reader.tokens.folded(*i), ", of : the like with words as such");
    let before = (unit.before.tokens.start..unit.tokens.start).rev().take(5).find(|i| !lead(i));
    let head = found.speaker.clone().take_while(|&i| !reader.words.any(i, Class::PREPOSITION)).last();
    head.is_some_and(surface)
        || before.is_some_and(|i| surface(i) || listed(reader.tokens.folded(i), NAMES))
        || named_by_many(reader, unit, found)
}

/// True for `fans call it “the Wall”`: what people in general call somebody is a name.
fn named_by_many(reader: &Reader<'_>, unit: &Unit, found: &Attribution) -> bool {
    let naming = |i: usize| {
        listed(
            reader.tokens.folded(i),
            "call calls called calling nickname nicknamed dub dubbed spoke speak refer referred name named",
        )
    };
    let named = unit.is_titled() || matches!(reader.tokens.folded(unit.inner.start), "the") && unit.words < 4;
    let speaker = &found.speaker;
    let himself = (unit.before.tokens.start..unit.tokens.start)
        .rev()
        .take(2)
        .any(|i| listed(reader.tokens.folded(i), "himself herself itself themselves"));
    let many = !reader.words.any(speaker.start, Class::PRONOUN | Class::DETERMINER)
        && speaker.clone().skip(1).all(|i| reader.tokens[i].case == Case::Lower)
        && (reader.tokens[speaker.start].case == Case::Lower
            || reader.ctx.sentence_of(speaker.start).tokens.start == speaker.start)
        && reader.tokens.folded(speaker.end - 1).ends_with('s');
    named && (many || himself) && found.cue.clone().is_some_and(|mut cue| cue.any(naming))
}

/// True for `“Nine Doors” won a prize, her agent said.`: a title that is the subject of its sentence.
fn acts(reader: &Reader<'_>, unit: &Unit) -> bool {
    unit.is_titled()
        && unit.words > 1
        && unit.stop.is_none()
        && unit.before.tokens.is_empty()
        && !unit.before.after_quote
        && reader.words.any(unit.tokens.end, Class::VERB | Class::WEAK | Class::AUXILIARY)
}

/// True for `became known as the “Lee rule”`.
fn known_as(reader: &Reader<'_>, unit: &Unit) -> bool {
    let before = (unit.host.start..unit.tokens.start).rev();
    let mut words = before
        .map(|i| reader.tokens.folded(i))
        .skip_while(|w| matches!(*w, "the" | "a" | "an" | "as" | "only" | "simply" | "just"));
    match words.next() {
        Some(
            "known" | "nicknamed" | "so-called" | "self-styled" | "term" | "nickname" | "slogan" | "motto",
        ) => true,
        // `to be called “…”`, `the so-called “…”`.
        Some("called") => match words.next() {
            Some("-") => words.next() == Some("so"),
            word => word == Some("be"),
        },
        Some("styled") => words.next() == Some("-") && words.next() == Some("self"),
        _ => false,
    }
}

/// True for a fragment right before the noun that it describes.
fn modifies(reader: &Reader<'_>, unit: &Unit) -> bool {
    let next = unit.tokens.end;
    let other = Class::CUE
        | Class::VERB
        | Class::AUXILIARY
        | Class::PREPOSITION
        | Class::COORDINATOR
        | Class::SUBORDINATOR
        | Class::ADVERB
        | Class::PRONOUN
        | Class::OBJECT
        | Class::DETERMINER
        | Class::RELATIVE
        | Class::NEGATION;
    next < unit.host.end
        && unit.stop.is_none()
        && reader.tokens[next].kind == TokenKind::Word
        && reader.tokens[next].case == Case::Lower
        && (!reader.words.any(next, other) || reader.words.any(next, Class::ROLE))
}

/// True where the words before a passage with capitals announce a title.
fn names_a_title(reader: &Reader<'_>, unit: &Unit) -> bool {
    let number = unit.words < 3 && reader.tokens[unit.inner.start].kind == TokenKind::Number;
    if !unit.is_titled() && !number {
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
    let of = before > unit.host.start && matches!(word, "of" | "on" | "in") && !comma;
    if KINDS_OF_WORK.contains(&word) || of && KINDS_OF_WORK.contains(&reader.tokens.folded(before - 1)) {
        return true;
    }
    // `“The Long Road,” Ann Lee’s new film, …`
    let behind = unit.tokens.end..unit.host.end.min(unit.tokens.end + 9);
    let mut phrase = behind.skip_while(|&i| reader.tokens.text(i) == ",").take_while(|&i| {
        reader.tokens[i].kind != TokenKind::Punctuation
            && !reader.words.any(i, Class::CUE | Class::VERB | Class::AUXILIARY)
    });
    let work =
        |i: usize| KINDS_OF_WORK.contains(&reader.tokens.folded(i)) && reader.tokens[i].case == Case::Lower;
    if unit.words > 1 && unit.stop == Some(',') && phrase.any(work) {
        return true;
    }
    if comma || unit.words < 2 {
        return false;
    }
    if listed(word, MAKES)
        || matches!(word, "in" | "and") && listed(reader.tokens.folded(before.max(1) - 1), MAKES)
    {
        return true;
    }
    let owned = reader.tokens[before].kind == TokenKind::Possessive;
    // `Lee’s “Never Again” speech` is speech; `Channel 5’s “Morning Hour”` is not, and a day name or a
    // capital before the possessive does not tell them apart, so words of saying must.
    owned || BEFORE_TITLE.contains(&word) && reader.tokens[unit.inner.start].case != Case::Lower
}
