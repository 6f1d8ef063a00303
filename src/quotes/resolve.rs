//! Whom the words of a speaker mean: the entity behind a name, a description, `who`, a label.

use std::ops::Range;

use super::units::Reader;
use super::words::Class;
use super::Speaker;
use crate::entities::{EntityId, EntityKind, Mention};
use crate::span::Span;

/// The speaker as written, with the entity that it stands for.
pub(super) fn resolve(reader: &Reader<'_>, speaker: &Range<usize>, rule: &str) -> Speaker {
    let span = reader.tokens.span(speaker.clone());
    let meant = if speaker.len() == 1 && reader.words.any(speaker.start, Class::RELATIVE) {
        // `Lee, who called it …`: the name before the relative word.
        antecedent(reader, speaker.start).unwrap_or(span)
    } else {
        span
    };
    let referent = reader.entities.referent(reader.ctx.text, meant);
    let people = |m: &&Mention| reader.entities.get(m.entity).kind == EntityKind::Group;
    let single = reader.tokens.folded(speaker.start) == "the" && !span.of(reader.ctx.text).ends_with('s');
    let kind = |id: EntityId| reader.entities.get(id).kind;
    let named = beside(reader, speaker).filter(|&id| kind(id) == EntityKind::Person);
    let entity = match referent {
        // `A White House spokesman, Ann Lee, said …`
        Some(mention) if named.is_some() && kind(mention.entity) != EntityKind::Person => named,
        // `“Never,” the Italian said.`
        Some(_) if single && speaker.len() == 2 && referent.as_ref().is_some_and(people) => {
            only_person(reader, speaker.start)
        }
        // `Russian state media`: an adjective, not whoever speaks.
        Some(mention) if mention.span.end < meant.end && people(&mention) => None,
        Some(mention) => Some(mention.entity),
        None if rule == "transcript" => by_surname(reader, speaker.end - 1),
        None => beside(reader, speaker),
    };
    Speaker { span, entity }
}

/// The phrase that `who` at token `i` goes back to.
fn antecedent(reader: &Reader<'_>, i: usize) -> Option<Span> {
    let floor = reader.ctx.sentence_of(i).tokens.start;
    let comma = i.checked_sub(1).filter(|&c| c >= floor)?;
    let last =
        if reader.tokens.text(comma) == "," { comma.checked_sub(1).filter(|&c| c >= floor)? } else { comma };
    Some(reader.tokens.span(reader.phrases.run_ending_at(last, floor)?))
}

/// The name beside a description: `Its owner, Ann Lee, said …`.
fn beside(reader: &Reader<'_>, speaker: &Range<usize>) -> Option<EntityId> {
    let comma = speaker.end;
    let pronoun = speaker.len() == 1 && reader.words.any(speaker.start, Class::PRONOUN | Class::RELATIVE);
    let one = reader.tokens.folded(speaker.start) == "one";
    if pronoun && !one || reader.tokens.text(comma) != "," {
        return None;
    }
    let first = reader.tokens.get(comma + 1)?;
    let mention = reader.entities.mentions_over(first.span).next()?;
    let kind = reader.entities.get(mention.entity).kind;
    let close = reader.tokens.at_byte(mention.span.end);
    let closed = matches!(reader.tokens.text(close), "," | "." | "" | ":");
    let named = matches!(kind, EntityKind::Person | EntityKind::Organization);
    (mention.span.start == first.span.start && closed && named).then_some(mention.entity)
}

/// The one person whom the paragraph names before token `i`; nobody where there are several.
fn only_person(reader: &Reader<'_>, i: usize) -> Option<EntityId> {
    let paragraph = &reader.ctx.layout.paragraphs()[reader.ctx.layout.paragraph_of_token(i)];
    let before = Span { start: paragraph.span.start, end: reader.tokens[i].span.start };
    let mut people = reader
        .entities
        .mentions_over(before)
        .map(|m| m.entity)
        .filter(|&id| reader.entities.get(id).kind == EntityKind::Person);
    let first = people.next()?;
    people.all(|id| id == first).then_some(first)
}

/// The person whose name ends in the word at token `i`, whatever its capitals (`BOYLE:`).
fn by_surname(reader: &Reader<'_>, i: usize) -> Option<EntityId> {
    let surname = reader.tokens.folded(i);
    let bears = |entity: &crate::entities::Entity| {
        entity.kind == EntityKind::Person
            && entity.name.rsplit(' ').next().is_some_and(|last| last.to_lowercase() == surname)
    };
    let mut bearers = (0..reader.entities.entities.len()).filter(|&k| bears(&reader.entities.entities[k]));
    let first = bearers.next()?;
    bearers.next().is_none().then_some(EntityId(first as u32))
}
