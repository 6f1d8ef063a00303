//! `this week`, `last year`, `the previous day`, `the week of March 6`, `year-end`.

use super::{Class, Draft, Reader, Rule};
use crate::dates::draft::{Length, Meaning, Place};
use crate::dates::reader::listed;
use crate::dates::words::Unit;
use crate::dates::Modifier;
use crate::rules::RuleId;

pub(super) const RULE: Rule = Rule {
    id: RuleId::PlaceUnit,
    starts: Class::The.bit() | Class::This.bit() | Class::That.bit() | Class::Last.bit() | Class::Next.bit(),
    read,
};

pub(super) const YEAR_END: Rule = Rule {
    id: RuleId::YearEnd,
    starts: Class::Unit.bit(),
    read: |r, i| {
        let unit =
            r.unit(i).filter(|u| matches!(u, Unit::Year | Unit::Month | Unit::Quarter | Unit::Week))?;
        // `year-end`, `year’s end`, `month's end`
        let joined = r.hyphen(i + 1) || (unit == Unit::Year || r.one_of(i + 1, "'s ’s")) && r.is_word(i + 2);
        let end = match r.word(i + 1) {
            "end" if unit == Unit::Year => i + 2,
            "'s" | "’s" | "-" if joined && r.is(i + 2, "end") => i + 3,
            _ => return None,
        };
        Some(Draft::new(i..end, Meaning::Unit(unit, Place::This)).with_modifier(Modifier::End))
    },
};

/// Nouns whose `of the year` is a time.
const OF_PARTS: &str =
    "rest remainder part parts most much half quarter course months month days day weeks week time \
    start beginning middle balance all out some hours nights end portion bulk majority earlier later";

fn read(r: &Reader<'_>, i: usize) -> Option<Draft> {
    let (place, mut at) = r.place(i);
    if at == i {
        return None;
    }
    if let Some(draft) = super::same_time::read(r, i, place, at) {
        return Some(draft);
    }
    // `the latest period`, of an earnings report: the quarter it speaks of.
    if r.is(at, "period") && matches!(place, Place::Last | Place::That) && r.class(i) == Class::The {
        return Some(Draft::new(i..at + 1, Meaning::Period).sure(0.6));
    }
    // `this school year`
    at += usize::from(r.is(at + 1, "year") && listed(r.word(at), "school academic calendar tax"));
    // `this years festival`, with its apostrophe left out
    let slip = r.is(at, "years") && place == Place::This && r.value(i) == 0;
    if r.class(at) != Class::Unit && !slip {
        return None;
    }
    let mut unit = r.unit(at)?;
    // `the Century City towers`
    if place == Place::The && r.capital(at) {
        return None;
    }
    // `this year-end`, `last week-long`, `the two-year`
    if r.hyphen(at + 1) {
        if unit == Unit::Week && r.is(at + 2, "end") {
            unit = Unit::Weekend;
            at += 2;
        } else {
            return None;
        }
    }
    let end = at + 1;
    // `for the last week` is as long as a week, and ends today.
    let while_ = listed(r.before(i), "for over in during within throughout");
    let place = match (place, r.class(i)) {
        (Place::Last, Class::The) if while_ && r.value(i + 1) == 0 => Place::Past,
        _ => place,
    };
    // `man of the year`, but not `part of the year`.
    if place == Place::The && r.before(i) == "of" && !listed(r.word(i.wrapping_sub(2)), OF_PARTS) {
        return None;
    }
    match (unit, place) {
        (Unit::Second | Unit::Minute | Unit::Hour, Place::Past) | (_, Place::Past)
            if unit != Unit::Weekend =>
        {
            return Some(Draft::new(i..end, Meaning::Window { length: Length::one(unit), back: true }));
        }
        (Unit::Hour, Place::Next) => {
            let meaning = Meaning::Window { length: Length::one(unit), back: false };
            return Some(Draft::new(i..end, meaning));
        }
        (Unit::Second | Unit::Minute | Unit::Hour, _) => return None,
        (Unit::Week | Unit::Quarter, Place::The)
            if listed(r.word(end), "of ending ended beginning starting commencing through") =>
        {
            if let Some(inner) = r
                .read(end + 1 + usize::from(r.is(end + 1, "on")))
                .filter(|d| matches!(d.meaning, Meaning::Day { .. } | Meaning::Holiday { .. }))
            {
                // `the quarter ended March 31` is two expressions, `the week of March 3` one.
                let end = if unit == Unit::Week { inner.tokens.end } else { end };
                let meaning = Meaning::Around(unit, r.keep(inner.meaning));
                return Some(Draft::new(i..end, meaning));
            }
        }
        // `the day` alone says nothing; `the day before` is read with the lengths.
        (Unit::Day, Place::The | Place::Last) => return None,
        _ => {}
    }
    if place == Place::The && unit >= Unit::Week {
        let place = match (r.word(end), r.word(end + 1)) {
            ("before", "last") => Some(Place::BeforeLast),
            ("after", "next") => Some(Place::AfterNext),
            _ => None,
        };
        if let Some(place) = place {
            return Some(Draft::new(i..end + 2, Meaning::Unit(unit, place)));
        }
    }
    // `in the year to May`, `the year ended June 30`: as long as a year.
    if unit == Unit::Year && place == Place::The && listed(r.word(end), "to ended ending") {
        return Some(Draft::new(i..end, Meaning::Length(Length::one(unit))).sure(0.7));
    }
    // `the week before`: the lengths read that.
    if place == Place::The && listed(r.word(end), "before after earlier later ago prior") {
        return None;
    }
    if unit == Unit::Year && place == Place::The && r.year(end).is_some() {
        return None;
    }
    if place == Place::The && r.hyphen(end) {
        return None;
    }
    let sure = match place {
        Place::The => 0.7,
        Place::This | Place::Last | Place::Next => 0.9,
        _ => 0.8,
    };
    Some(Draft::new(i..end, Meaning::Unit(unit, place)).sure(sure))
}
