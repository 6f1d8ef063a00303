//! `22 March`, `22nd of March 2013`, `the 22nd of March`, and the days of a list: `18 and 19 June`.

use super::{Class, Draft, Reader, Rule};
use crate::dates::draft::{Field, Meaning};

pub(super) const RULE: Rule = Rule {
    id: "day_month",
    #[cfg(test)]
    example: "They met on [22 March 2013|2013-03-22].",
    starts: Class::Digits.bit()
        | Class::Ordinal.bit()
        | Class::Number.bit()
        | Class::Unit.bit()
        | Class::The.bit(),
    read,
};

pub(super) const DAY_OF_LIST: Rule = Rule {
    id: "day_of_list",
    #[cfg(test)]
    example: "They met on [18|2024-06-18] and [19 June|2024-06-19].",
    starts: Class::Digits.bit(),
    read: read_day_of_list,
};

pub(super) fn read(r: &Reader<'_>, i: usize) -> Option<Draft> {
    let first = i + usize::from(r.class(i) == Class::The);
    let (day, at) = day(r, first)?;
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
        return None;
    }
    // `in 19 May`: a number that belongs to what is before is not told apart, since it is too rare.
    let meaning = Meaning::Day { year: Field::from(year), month: Field::Stated(month), day, weekday: None };
    Some(Draft::new(i..end, meaning).sure(if year.is_some() { 0.98 } else { 0.9 }))
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
    let (day, end) = r.day(i)?;
    // `Operation Dawn 5, and 22 February`
    if i > r.bounds().start && r.capital(i - 1) && !r.opens_sentence(i - 1) {
        return None;
    }
    let mut at = end;
    let mut members = 0;
    loop {
        let next = crate::dates::refiners::connector(r, at)?;
        let (_, end) = r.day(next)?;
        at = end;
        members += 1;
        if members > 6 {
            return None;
        }
        let of = at + usize::from(r.is(at, "of"));
        if let Some((month, _)) = r.month(of).filter(|_| r.capital(of)) {
            let meaning =
                Meaning::Day { year: Field::Absent, month: Field::Implied(month), day, weekday: None };
            return Some(Draft::new(i..end, meaning).sure(0.85)).map(|mut draft| {
                draft.tokens.end = i + (r.day(i).map_or(1, |d| d.1 - i));
                draft
            });
        }
    }
}
