//! The name beside a description: `Its owner, Ann Lee, said`, `Ann Lee, the owner, said`.

use std::ops::Range;

use super::Attribution;
use crate::entities::{EntityKind, Mention, MentionForm};
use crate::quotes::units::Reader;
use crate::quotes::words::Class;
use crate::tokens::{Case, TokenKind};

/// Most titles between the comma and the name (`Dame`, `Lt. Col.`), in tokens.
const TITLES: usize = 4;

/// Gives the speaker its name where a description stands for it.
pub(super) fn prefer_names(reader: &Reader<'_>, found: &mut [Option<Attribution>]) {
    for attribution in found.iter_mut().flatten() {
        if let Some(name) = beside(reader, &attribution.speaker) {
            attribution.speaker = name;
        }
    }
}

/// The name beside a description.
pub(crate) fn beside(reader: &Reader<'_>, phrase: &Range<usize>) -> Option<Range<usize>> {
    let tokens = reader.tokens;
    let head = phrase.end - 1;
    let described = tokens[head].case == Case::Lower
        && tokens[head].kind == TokenKind::Word
        && !reader.words.any(head, Class::PRONOUN | Class::RELATIVE | Class::OBJECT);
    let comma = tokens.text(phrase.end) == ",";
    if !described {
        return None;
    }
    let behind = if comma { behind(reader, phrase) } else { None };
    // `Ann Lee, an engineer with the railway, who …`.
    let goes_on = comma || reader.words.any(phrase.end, Class::PREPOSITION | Class::LINK);
    behind.or_else(|| goes_on.then(|| ahead(reader, phrase)).flatten())
}

/// `its owner, Ann Lee, …`.
fn behind(reader: &Reader<'_>, phrase: &Range<usize>) -> Option<Range<usize>> {
    let first = phrase.end + 1;
    let mut start = first;
    while start < first + TITLES {
        let Some(mention) = named(reader, start, |m| reader.tokens.at_byte(m.span.start) == start) else {
            let title = reader.tokens.get(start).is_some_and(|t| t.is_capitalized());
            if !title {
                return None;
            }
            start += 1;
            continue;
        };
        let end = reader.tokens.at_byte(mention.span.end - 1) + 1;
        let closed = matches!(reader.tokens.text(end), "," | "." | ":" | "" | "(")
            || reader.words.any(end, Class::CUE | Class::AUXILIARY | Class::LINK);
        return closed.then_some(start..end);
    }
    None
}

/// `Ann Lee, the owner, …`: the name opens its clause.
fn ahead(reader: &Reader<'_>, phrase: &Range<usize>) -> Option<Range<usize>> {
    let comma = phrase.start.checked_sub(1).filter(|&i| reader.tokens.text(i) == ",")?;
    let last = comma.checked_sub(1)?;
    let floor = reader.ctx.sentence_of(last).tokens.start;
    let mention = named(reader, last, |m| reader.tokens.at_byte(m.span.end - 1) == last)?;
    let start = reader.tokens.at_byte(mention.span.start);
    let mut before = start;
    while before > floor && reader.tokens[before - 1].is_capitalized() && before + TITLES > start {
        before -= 1;
    }
    let opens = before == floor
        || matches!(reader.tokens.text(before - 1), "," | "”" | "\"" | ";")
        || reader.words.any(before - 1, Class::COORDINATOR | Class::SUBORDINATOR);
    opens.then_some(start..last + 1)
}

/// The named person, or firm, at a token.
fn named<'a>(reader: &Reader<'a>, at: usize, fits: impl Fn(&Mention) -> bool) -> Option<&'a Mention> {
    let span = reader.tokens.get(at)?.span;
    reader.entities.mentions_over(span).find(|m| {
        let kind = reader.entities.get(m.entity).kind;
        m.form == MentionForm::Name
            && matches!(kind, EntityKind::Person | EntityKind::Organization)
            && fits(m)
    })
}
