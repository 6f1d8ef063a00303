//! Holidays and remembered days: `Christmas`, `Thanksgiving Day 1999`, `last Easter`.

use super::holiday_days::{is_sighted, name_in, HOLIDAYS};
use super::{Class, Draft, Reader, Rule};
use crate::dates::draft::{Field, Meaning, Place};
use crate::dates::reader::listed;
use crate::dates::words::Unit;
use crate::dates::Modifier;
use crate::rules::RuleId;

pub(super) const RULE: Rule = Rule {
    id: RuleId::Holiday,
    starts: Class::Holiday.bit()
        | Class::Last.bit()
        | Class::This.bit()
        | Class::Next.bit()
        | Class::The.bit()
        | Class::Ordinal.bit()
        | Class::Month.bit(),
    read,
};

/// The holiday whose name starts at `i`, with one past its last token.
pub(super) fn name(r: &Reader<'_>, i: usize) -> Option<(usize, usize)> {
    HOLIDAYS.split('\n').enumerate().find_map(|(id, line)| {
        let mut at = i;
        for (k, word) in name_in(line).split(' ').enumerate() {
            at = if k > 0 { r.skip_hyphen(at) } else { at };
            if k > 0
                && (r.one_of(at, "'s ’s")
                    || (r.glued(at) && r.one_of(at, "' ’") && r.before(at).ends_with('s')))
            {
                at += 1;
            }
            if !r.is(at, word) && r.word(at).strip_suffix('s') != Some(word) {
                return None;
            }
            at += 1;
        }
        Some((id, at))
    })
}

fn read(r: &Reader<'_>, i: usize) -> Option<Draft> {
    let (place, at) = match r.place(i) {
        // `the Fourth of July`
        (Place::The, at) if r.class(at) == Class::Ordinal => (Place::Bare, at),
        (Place::The, _) => return None,
        placed => placed,
    };
    let (id, end) = name(r, at)?;
    // `Johnnie Christmas`, `Greek Easter`
    let name = i > r.bounds().start && r.capital(i - 1) && r.class(i - 1) == Class::Other;
    if at == i && name && !r.opens_sentence(i - 1) && !super::after_preposition(r, i) {
        return None;
    }
    // `Easter Island`, `the Good Friday Agreement`, `the film Black Friday`
    if r.capital(end) && listed(r.word(end), NAMED)
        || super::names::after_work(r, i)
        || super::names::before_work(r, end)
    {
        return None;
    }
    let (year, end) = match r.year_behind(end).filter(|_| !r.is(end, "in")) {
        Some((year, end)) => (Field::Stated(year), end),
        None => (Field::Absent, end),
    };
    let meaning = Meaning::Holiday { id, year, place };
    let modifier = is_sighted(id).then_some(Modifier::Approx);
    let unit = r.unit(end).filter(|unit| matches!(unit, Unit::Week | Unit::Weekend));
    if let (Some(unit), Class::Unit) = (unit, r.class(end)) {
        return Some(Draft::new(i..end + 1, Meaning::Around(unit, r.keep(meaning))).sure(0.8));
    }
    let draft = Draft::new(i..end, meaning).sure(0.85);
    Some(match modifier {
        Some(modifier) => draft.with_modifier(modifier),
        None => draft,
    })
}

/// What is named after a holiday and is none.
const NAMED: &str =
    "island islands islander islanders agreement accord accords rising pact uprising massacre seal \
    seals road street school church bowl treaty";
