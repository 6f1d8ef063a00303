//! `22 March`, `22nd of March 2013`, `the 22nd of March`, and the days of a list: `18 and 19 June`.

use super::{Class, Draft, Reader, Rule};
use crate::dates::draft::{Field, Meaning, NthUnit, Place};
use crate::dates::reader::listed;
use crate::dates::words::Unit;
use crate::rules::RuleId;

pub(super) const RULE: Rule = Rule {
    id: RuleId::DayMonth,
    starts: Class::Digits.bit()
        | Class::Ordinal.bit()
        | Class::Number.bit()
        | Class::Unit.bit()
        | Class::The.bit(),
    read,
};

pub(super) const DAY_OF_LIST: Rule = Rule {
    id: RuleId::DayOfList,
    starts: Class::Digits.bit() | Class::Ordinal.bit() | Class::The.bit(),
    read: read_day_of_list,
};

pub(super) const DAY_ALONE: Rule =
    Rule { id: RuleId::DayAlone, starts: Class::The.bit(), read: read_day_alone };

pub(super) fn read(r: &Reader<'_>, i: usize) -> Option<Draft> {
    let first = i + usize::from(r.class(i) == Class::The);
    let Some((day, at)) = day(r, first) else { return impossible(r, i) };
    let day_of = usize::from(r.is(at, "day"));
    let of = usize::from(r.is(at + day_of, "of"));
    if day_of > of {
        return None;
    }
    let plain = r.class(first) == Class::Digits && at == first + 1;
    if (plain && of == 1) || (first > i && plain && day_of == 1) {
        return None;
    }
    let (month, end) = r.month(r.skip_hyphen(at + day_of + of))?;
    // `on 4 may not` has a verb.
    if r.text(r.skip_hyphen(at + day_of + of)) == "may" {
        return None;
    }
    let dash = r.skip_hyphen(end);
    let (year, end) = match r.year_behind(dash) {
        Some((year, end)) if !r.is(dash, "in") => (Some(year), end),
        _ => (None, end),
    };
    if !super::numeric::is_day(year, month, day) {
        return nothing(r, i..end, year.is_some());
    }
    // `in 19 May`: a number that belongs to what is before is not told apart, since it is too rare.
    let meaning = Meaning::Day { year: Field::from(year), month: Field::Stated(month), day, weekday: None };
    Some(Draft::new(i..end, meaning).sure(if year.is_some() { 0.98 } else { 0.9 }))
}

/// `32 August 2014`
fn impossible(r: &Reader<'_>, i: usize) -> Option<Draft> {
    let (_, 2) = r.digits(i).filter(|&(day, _)| (32..40).contains(&day))? else { return None };
    let (_, end) = r.month(i + 1).filter(|_| r.capital(i + 1))?;
    let year = r.year_behind(end);
    nothing(r, i..year.map_or(end, |(_, end)| end), year.is_some())
}

/// A draft that stands for no date: a day that no calendar has, so that no part of it is read either.
pub(super) fn nothing(r: &Reader<'_>, tokens: std::ops::Range<usize>, dated: bool) -> Option<Draft> {
    let closes = listed(r.text(tokens.end), ". , ; ) ? ! ” \"") || tokens.end == r.bounds().end;
    (dated || closes).then(|| Draft::new(tokens, Meaning::Nothing))
}

/// A day in figures, or a rank in words.
fn day(r: &Reader<'_>, i: usize) -> Option<(u8, usize)> {
    r.day(i).or_else(|| {
        let (rank, end) = r.ordinal(i)?;
        (1..=31).contains(&rank).then_some((rank as u8, end))
    })
}

/// The first days of `18, 19 and 20 June`: the month is taken from the last one.
fn read_day_of_list(r: &Reader<'_>, i: usize) -> Option<Draft> {
    let the = |at: usize| at + usize::from(r.class(at) == Class::The);
    let (first, end) = day(r, the(i))?;
    // `Operation Dawn 5, and 22 February`
    if i > r.bounds().start && r.capital(i - 1) && !r.opens_sentence(i - 1) {
        return None;
    }
    let mut at = end;
    for _ in 0..7 {
        let next = the(crate::dates::refiners::connector(r, at)?);
        (_, at) = day(r, next)?;
        let of = at + usize::from(r.is(at, "of"));
        if let Some((month, _)) = r.month(of).filter(|_| r.capital(of) || of > at) {
            let meaning =
                Meaning::Day { year: Field::Absent, month: Field::Implied(month), day: first, weekday: None };
            return Some(Draft::new(i..end, meaning).sure(0.85));
        }
    }
    None
}

/// `the 28th of that month`, and `on the 18th`, which is a day of the month nearby.
fn read_day_alone(r: &Reader<'_>, i: usize) -> Option<Draft> {
    let (rank, end) = r.ordinal(i + 1).filter(|&(rank, _)| (1..=31).contains(&rank))?;
    if r.is(end, "of") {
        let (place, month) = r.place(end + 1);
        let placed = r.is(month, "month") && !is_plain(place);
        let of = Meaning::Unit(Unit::Month, place);
        return placed.then(|| {
            let meaning = Meaning::Nth { n: rank as i8, unit: NthUnit::Unit(Unit::Day), of: r.keep(of) };
            Draft::new(i..month + 1, meaning)
        });
    }
    let closes = !r.is_word(end) && !r.is_dash(end) || listed(r.word(end), BEHIND_DAY);
    let week = r.before(i) == "of" && r.is(i.wrapping_sub(2), "week");
    let hole = (i.saturating_sub(25)..end + 25).any(|at| listed(r.word(at), GOLF));
    let placed = week || listed(r.before(i), "on by until till since");
    if r.class(i + 1) != Class::Digits || !closes || hole || !placed {
        return None;
    }
    let meaning = Meaning::Day { year: Field::Absent, month: Field::Absent, day: rank as u8, weekday: None };
    Some(Draft::new(i..end, meaning).sure(0.6))
}

fn is_plain(place: Place) -> bool {
    matches!(place, Place::Bare | Place::The)
}

/// Words behind `on the 18th` that are no noun.
pub(super) const BEHIND_DAY: &str =
    "the a and or to at in with when for as but that he she it they we is was were will would had has \
    after before until";
/// Where these are near, `the 18th` is a hole.
const GOLF: &str = "hole holes birdie birdies birdied bogey bogeys bogeyed par putt tee eagle fairway";
