//! Words behind an expression that belong to it: `Friday night`, `June 5 of last year`.

use crate::dates::draft::{Draft, Field, Meaning, Place, TimeOfDay};
use crate::dates::parsers::{is_day, part_of_day};
use crate::dates::reader::Reader;
use crate::dates::words::Class;

/// Adds what stands right behind `draft`.
pub(in crate::dates) fn extend(r: &Reader<'_>, mut draft: Draft) -> Draft {
    if draft.time.is_none() && is_day(&draft.meaning) {
        // `Tuesday's night`, `yesterday late evening`
        let end = draft.tokens.end;
        let edge = usize::from(
            r.class(end) == Class::Edge && r.value(end) <= 2 && r.class(end + 1) == Class::DayPart,
        );
        let at = r.skip_hyphen(end + edge);
        let compound = r.hyphen(at + 1) || r.glued(at) && at == end;
        if r.class(at) == Class::DayPart && r.value(at) < 10 && !compound && !is_programme(r, at) {
            draft.time = Some(TimeOfDay::Part(part_of_day(r.value(at))));
            draft.tokens.end = at + 1;
            return draft;
        }
    }
    if let Meaning::Day { year: Field::Absent, month: Field::Stated(_), .. } = draft.meaning {
        let end = draft.tokens.end;
        let of = end + usize::from(r.is(end, "of") || r.text(end) == ",");
        let (place, unit) = r.place(of);
        if unit > of && r.is(unit, "year") && !matches!(place, Place::The) {
            let year = Meaning::Unit(crate::dates::words::Unit::Year, place);
            draft.meaning = Meaning::Within(Box::new(draft.meaning), Box::new(year));
            draft.tokens.end = unit + 1;
        }
    }
    draft
}

/// `Saturday Night Live`, `Monday Night Football`
fn is_programme(r: &Reader<'_>, at: usize) -> bool {
    r.capital(at) && r.capital(at + 1) && r.class(at + 1) == Class::Other
}
