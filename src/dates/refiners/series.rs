//! Further members that are bare numbers: the `20` of `June 19-20`, the `58` of `1955-58`.

use super::connector;
use crate::dates::draft::{Cycle, Draft, Field, Meaning, TimeOfDay};
use crate::dates::reader::listed;
use crate::dates::reader::Reader;
use crate::dates::words::Class;
use crate::rules::RuleId;

/// The member of a series behind `draft`, if there is one.
pub(in crate::dates) fn next(r: &Reader<'_>, draft: &Draft) -> Option<Draft> {
    match draft.meaning {
        Meaning::Day { year, month: Field::Stated(month) | Field::Implied(month), day, .. } => {
            next_day(r, draft, year, month, day)
        }
        Meaning::Decade { .. } => next_decade(r, draft.tokens.end),
        Meaning::Year(year) if r.class(draft.tokens.start) != Class::Apostrophe => {
            next_year(r, draft.tokens.end, year)
        }
        // `every Tuesday and Thursday`
        Meaning::Set(Cycle::Weekday(_, None)) if r.class(draft.tokens.end - 1) == Class::Weekday => {
            let at = connector(r, draft.tokens.end).filter(|&at| r.class(at) == Class::Weekday)?;
            let cycle = Cycle::Weekday(r.value(at) as u8, None);
            Some(Draft { tokens: at..at + 1, meaning: Meaning::Set(cycle), ..draft.clone() })
        }
        _ => None,
    }
}

fn next_day(r: &Reader<'_>, draft: &Draft, year: Field<i32>, month: u8, first: u8) -> Option<Draft> {
    // `on the night of November 9-10`
    if draft.time.is_some_and(|time| time != TimeOfDay::Part("NI")) {
        return None;
    }
    let end = draft.tokens.end;
    let at = connector(r, end)?;
    let start = at;
    let at = at + usize::from(r.class(at) == Class::The);
    let (day, end) = r.day(at).or_else(|| {
        let (rank, end) = r.ordinal(at).filter(|&(rank, _)| (1..=31).contains(&rank))?;
        (!r.is_word(end) || is_link(r.word(end))).then_some((rank as u8, end))
    })?;
    // `June 19 and 20 people`, `May 5-10 percent`, `June 3, 2 p.m.`, `March 2 to 4 April`
    // `24th-28th June`
    if r.month(end + usize::from(r.is(end, "of"))).is_some() {
        return None;
    }
    let plain = end == at + 1;
    let noun = r.counts(end)
        || r.unit(end).is_some()
        || r.has(end, Class::Meridiem.bit() | Class::Month.bit() | Class::Number.bit());
    let odd = listed(r.word(end), "percent million billion of a o'clock")
        || r.text(end) == ":"
        || r.text(end) == "/";
    let list = listed(r.text(draft.tokens.end), ", and or");
    let behind = r.year_behind(end).filter(|_| !r.is(end, "in"));
    // `June 10 - 31, 2022`
    if let (Some((year, end)), true) = (behind, r.is_dash(start - 1)) {
        if crate::calendar::Date::new(year, month, day).is_none() {
            return Some(Draft::new(start..end, Meaning::Nothing));
        }
    }
    let descending = day <= first;
    let adjective = list && plain && r.is_word(end) && !r.capital(end) && !is_link(r.word(end));
    if (plain && noun) || odd || descending || adjective || !is_day(month, day) || r.hyphen(end) && plain {
        return None;
    }
    let (stated, end) = match behind {
        Some((year, end)) => (Field::Stated(year), end),
        None => (Field::Absent, end),
    };
    let mut year_field = stated;
    year_field.imply(year.get());
    let meaning = Meaning::Day { year: year_field, month: Field::Implied(month), day, weekday: None };
    let mut next = Draft::new(start..end, meaning).sure(0.88);
    next.rule = Some(RuleId::DayOfSeries);
    Some(next)
}

/// Words that can follow a day without belonging to it.
fn is_link(word: &str) -> bool {
    listed(word, "in at on to for and or but by with when after before as that the were was will would is are has had during of from which while respectively if until")
}

fn is_day(month: u8, day: u8) -> bool {
    crate::calendar::Date::new(2000, month, day).is_some()
}

/// The `90s` of `the 1980s and 90s`.
fn next_decade(r: &Reader<'_>, end: usize) -> Option<Draft> {
    let at = connector(r, end)?;
    let number = match (r.class(at), r.digits(at)) {
        (Class::Decade, _) => r.value(at),
        (Class::Digits, Some((value, 2))) if value % 10 == 0 && r.glued(at + 1) && r.is(at + 1, "s") => {
            value as i16
        }
        _ => return None,
    };
    let end = at + if r.class(at) == Class::Decade { 1 } else { 2 };
    let meaning = Meaning::Decade { number: i32::from(number) / 10, short: true };
    let mut next = Draft::new(at..end, meaning).sure(0.85);
    next.rule = Some(RuleId::Decade);
    Some(next)
}

/// `1955-58`, `2019-2021` is read by the rule for years.
fn next_year(r: &Reader<'_>, end: usize, first: i32) -> Option<Draft> {
    let at = end + 1;
    // As wide before as behind: `1955-58`, `1955 – 58`.
    if !r.is_dash(end) && !r.is(end, "/") || r.glued(end) != r.glued(at) {
        return None;
    }
    let (two, 2) = r.digits(at)? else { return None };
    let year = first - first.rem_euclid(100) + two;
    // `Directive 2014/65/EU`
    let slash = r.is(end, "/") && (year - first > 16 || r.glued(at + 1) && r.text(at + 1) == "/");
    let closed = !(r.hyphen(at + 1) || r.glued(at + 1) && r.is_word(at + 1) || slash);
    (closed && year > first).then(|| {
        let mut next = Draft::new(at..at + 1, Meaning::Year(year)).sure(0.85);
        next.rule = Some(RuleId::YearOfSeries);
        next
    })
}
