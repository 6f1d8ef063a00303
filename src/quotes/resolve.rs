//! Whom the words of a speaker mean: the entity behind a name, a description, `who`, a label.

use crate::rules::RuleId;
use std::ops::Range;

use super::units::Reader;
use super::words::Class;
use super::Speaker;
use crate::entities::{EntityId, EntityKind, Mention};
use crate::lexicon::terms::Gender;
use crate::span::Span;
use crate::words::{listed, lower};

/// Longest name with its titles between two commas, in tokens.
const APPOSITION: usize = 10;

/// The speaker as written, with the entity that it stands for.
pub(super) fn resolve(reader: &Reader<'_>, speaker: &Range<usize>, rule: RuleId) -> Speaker {
    let span = reader.tokens.span(speaker.clone());
    let meant = if speaker.len() == 1 && reader.words.any(speaker.start, Class::RELATIVE) {
        // `Lee, who called it …`: the name before the relative word.
        antecedent(reader, speaker.start).unwrap_or(span)
    } else {
        span
    };
    // `Her colleague Bo Roe`: she is not meant.
    let owned = speaker.len() > 1 && listed(reader.tokens.folded(speaker.start), "his her their its my our");
    let meant = if owned { reader.tokens.span(speaker.start + 1..speaker.end) } else { meant };
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
        // `A Lyon man`, `the council of Lyon`: where he is from.
        Some(mention)
            if kind(mention.entity) == EntityKind::Place && !is_all(reader, mention.span, meant) =>
        {
            None
        }
        Some(mention) => Some(mention.entity),
        None if rule == RuleId::Transcript => by_surname(reader, speaker.end - 1),
        None => beside(reader, speaker)
            .or_else(|| last_named(reader, speaker))
            .or_else(|| surname_alone(reader, speaker)),
    };
    Speaker { span, entity }
}

/// True where a mention is the whole phrase, its article aside.
fn is_all(reader: &Reader<'_>, mention: Span, phrase: Span) -> bool {
    let first = reader.tokens.at_byte(phrase.start);
    let start = if reader.words.any(first, Class::DETERMINER) { first + 1 } else { first };
    mention.end >= phrase.end && mention.start <= reader.tokens[start].span.start
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
    let first = comma + 1;
    let ends = |i: usize| matches!(reader.tokens.text(i), "," | "." | "" | ":");
    let close = (first..first + APPOSITION).find(|&i| ends(i)).filter(|&close| close > first)?;
    let last = reader.tokens[close - 1].span;
    let named = |m: &&Mention| {
        matches!(reader.entities.get(m.entity).kind, EntityKind::Person | EntityKind::Organization)
            && m.span.end == last.end
    };
    let mention = reader.entities.mentions_over(last).find(named)?;
    let start = reader.tokens.at_byte(mention.span.start);
    let titles = (first..start).all(|i| {
        reader.tokens[i].is_capitalized() || reader.words.any(i, Class::ROLE) || !reader.tokens[i].is_word()
    });
    titles.then_some(mention.entity)
}

/// `Roe told the council …. “…,” he said.`: the one person of the paragraph, where nothing speaks
/// against it.
fn last_named(reader: &Reader<'_>, speaker: &Range<usize>) -> Option<EntityId> {
    let wanted = match reader.tokens.folded(speaker.start) {
        "he" => Gender::Male,
        "she" => Gender::Female,
        _ => return None,
    };
    let id = only_person(reader, speaker.start).filter(|_| speaker.len() == 1)?;
    let name = &reader.entities.get(id).name;
    let given = lower(name.split(' ').next()?);
    let gender = reader.ctx.lexicons.terms.given_gender(&given);
    (gender == wanted || gender == Gender::Unknown).then_some(id)
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

/// `Tester said`, which is a name only because somebody is called Jon Tester.
fn surname_alone(reader: &Reader<'_>, speaker: &Range<usize>) -> Option<EntityId> {
    let alone = speaker.len() == 1 && reader.tokens[speaker.start].is_capitalized();
    let other = Class::PRONOUN | Class::RELATIVE | Class::DETERMINER;
    (alone && !reader.words.any(speaker.start, other)).then(|| by_surname(reader, speaker.start)).flatten()
}

/// The person whose name ends in the word at token `i`, whatever its capitals (`BOYLE:`).
fn by_surname(reader: &Reader<'_>, i: usize) -> Option<EntityId> {
    let surname = reader.tokens.folded(i);
    let bears = |entity: &crate::entities::Entity| {
        entity.kind == EntityKind::Person
            && entity.name.rsplit(' ').next().is_some_and(|last| lower(last) == surname)
    };
    let mut bearers = (0..reader.entities.entities.len()).filter(|&k| bears(&reader.entities.entities[k]));
    let first = bearers.next()?;
    bearers.next().is_none().then_some(EntityId(first as u32))
}
