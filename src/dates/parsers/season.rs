//! `last summer`, `spring 1990`, `the winter of 2012`, `in fall`.

use super::{Class, Draft, Reader, Rule};
use crate::dates::draft::{Field, Inside, Meaning, Place, YearPart};
use crate::dates::reader::listed;
use crate::rules::RuleId;

pub(super) const RULE: Rule = Rule {
    id: RuleId::Season,
    starts: Class::Season.bit()
        | Class::The.bit()
        | Class::This.bit()
        | Class::That.bit()
        | Class::Last.bit()
        | Class::Next.bit(),
    read,
};

fn read(r: &Reader<'_>, i: usize) -> Option<Draft> {
    let (place, at) = r.place(i);
    if r.class(at) != Class::Season {
        return None;
    }
    let part = YearPart::Season(r.value(at) as u8);
    let end = at + 1;
    if let Some((year, end)) = r.year_behind(end).filter(|_| !r.is(end, "in")) {
        // `the winter of 1939-40` begins in the first of the two years.
        let meaning = Meaning::Part { part, year: Field::Stated(year), place: Place::Bare, fiscal: false };
        return Some(Draft::new(i..end, meaning).sure(0.95));
    }
    let season = Meaning::Part { part, year: Field::Absent, place, fiscal: false };
    // `the spring of next year`, `summer last year`
    let within = r.part_of(i, end, Inside::Part(part), "year");
    if let (Some(draft), Place::Bare | Place::The) = (within, place) {
        return Some(draft);
    }
    let name = r.capital(end) && r.class(end) == Class::Other;
    let compound = r.hyphen(end) || r.is(end, "of");
    let placed = match place {
        Place::Bare => listed(
            r.before(i),
            "in since until by during through before after early late mid throughout every each and or to \
                spring summer following -",
        ) && !listed(r.text(at), "Fall")
            && !(r.is(at, "fall") && r.is(i.wrapping_sub(1), "to")),
        Place::The => listed(
            r.before(i),
            "in of until by during over through throughout since before after for into late early",
        ),
        _ => true,
    };
    // `the fall of Berlin`, `in fall-out`, `the summer camps`
    if !placed || name || compound || (matches!(place, Place::Bare | Place::The) && !ends_phrase(r, end)) {
        return None;
    }
    Some(Draft::new(i..end, season).sure(0.8))
}

/// True where no noun can follow: the season is not the first half of a compound.
fn ends_phrase(r: &Reader<'_>, end: usize) -> bool {
    !r.is_word(end)
        || listed(
            r.word(end),
            "and or in when the as with at but to for after before that by on which he she it they we was \
            is were because while if from will has had would until",
        )
}
