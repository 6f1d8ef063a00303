//! Times counted away from others by their words alone: `the year-ago quarter`, `two Saturdays ago`, `a week on Tuesday`.

use super::{Class, Draft, Reader, Rule};
use crate::dates::draft::{Amount, Length, Meaning, Origin, Place};
use crate::dates::reader::listed;
use crate::dates::words::Unit;
use crate::rules::RuleId;

pub(super) const YEAR_AGO: Rule = Rule {
    id: RuleId::YearAgo,
    starts: Class::Unit.bit() | Class::The.bit() | Class::Article.bit(),
    read: |r, i| {
        let at = i + usize::from(matches!(r.class(i), Class::The | Class::Article));
        let unit = r.unit(at)?;
        if !r.hyphen(at + 1) || !r.one_of(at + 2, "ago earlier") {
            return None;
        }
        let mut end = at + 3;
        let quarter = r.one_of(end, "quarter period");
        end += usize::from(quarter);
        let start = if quarter || r.class(i) == Class::Article { i } else { at };
        // `the year-ago quarter` is counted from the quarter the text speaks of.
        let from = match (quarter, unit) {
            (true, _) => Origin::Expression(r.keep(Meaning::Unit(Unit::Quarter, Place::The))),
            (false, Unit::Year) => Origin::Memory,
            _ => Origin::Reference,
        };
        let meaning = Meaning::Shift { length: Length::one(unit), back: true, from };
        Some(Draft::new(start..end, meaning))
    },
};

/// `two Saturdays ago`, `three Mondays from now`
pub(super) fn weekdays(r: &Reader<'_>, i: usize) -> Option<Draft> {
    let (Amount::Exact(n @ 1_000..=52_000), at) = r.amount(i)? else { return None };
    let weekday = r.value(at);
    if r.class(at) != Class::Weekdays || !(1..=7).contains(&weekday) {
        return None;
    }
    let (back, end) = match r.word(at + 1) {
        "ago" => (true, at + 2),
        "hence" => (false, at + 2),
        "from" if r.one_of(at + 2, "now today") => (false, at + 3),
        _ => return None,
    };
    let place = if back { Place::Last } else { Place::Next };
    let from = Origin::Expression(r.keep(Meaning::Weekday(weekday as u8, place)));
    let length = Length::of(Amount::Exact(n - 1_000), Unit::Week);
    Some(Draft::new(i..end, Meaning::Shift { length, back, from }))
}

/// What a length behind which `at` stands is counted forward from: `two weeks’ time`, `a week on Tuesday`.
pub(super) fn ahead(r: &Reader<'_>, i: usize, at: usize, unit: Unit) -> Option<(Origin, usize)> {
    let time = at + usize::from(r.one_of(at, "' ’ 's ’s"));
    if time > at && r.is(time, "time") && unit >= Unit::Day && r.before(i) == "in" {
        return Some((Origin::Reference, time + 1));
    }
    if !matches!(unit, Unit::Week | Unit::Fortnight)
        || r.class(i) == Class::The
        || listed(r.before(i), "for in took last")
    {
        return None;
    }
    let day = match (r.class(at), r.value(at)) {
        (Class::Deictic, 0 | 1) => r.read(at)?,
        _ if r.is(at, "on") && r.class(at + 1) == Class::Weekday => {
            let weekday = Meaning::Weekday(r.value(at + 1) as u8, Place::This);
            return Some((Origin::Expression(r.keep(weekday)), at + 2));
        }
        _ => return None,
    };
    Some((Origin::Expression(r.keep(day.meaning)), day.tokens.end))
}
