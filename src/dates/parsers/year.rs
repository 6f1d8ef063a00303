//! `1989`, `the year 2000`, `'99`, `44 BC`, `circa 1450`.

use super::numeric::full_year;
use super::year_sense::stands_for_year;
use super::{after_preposition, Class, Draft, Reader, Rule};
use crate::dates::draft::{Amount, Meaning};
use crate::rules::RuleId;

pub(super) const RULE: Rule =
    Rule { id: RuleId::Year, starts: Class::Digits.bit() | Class::The.bit() | Class::Unit.bit(), read };

pub(super) const SHORT: Rule = Rule {
    id: RuleId::ShortYear,
    starts: Class::Apostrophe.bit(),
    read: |r, i| {
        let side = r.is_dash(i.wrapping_sub(1)) && i >= 2 && r.one_of(i - 2, "post pre");
        let placed = side || after_preposition(r, i) || r.class(i.wrapping_sub(1)) == Class::Season;
        let (year, end) = short(r, i).filter(|_| placed)?;
        Some(Draft::new(i..end, Meaning::Year(year)).sure(0.8))
    },
};

pub(super) const ERA: Rule = Rule {
    id: RuleId::YearEra,
    starts: Class::Digits.bit() | Class::Era.bit(),
    read: |r, i| {
        let (year, end) = with_era(r, i).or_else(|| before_era(r, i))?;
        Some(Draft::new(i..end, Meaning::Year(year)).sure(0.95))
    },
};

pub(super) const SPELLED: Rule = Rule {
    id: RuleId::SpelledYear,
    starts: Class::Number.bit(),
    read: |r, i| {
        let (year, end) = spelled(r, i).filter(|_| after_preposition(r, i))?;
        Some(Draft::new(i..end, Meaning::Year(year)).sure(0.85))
    },
};

/// `nineteen ninety-six`, `two thousand and five`, `twenty twelve`
pub(super) fn spelled(r: &Reader<'_>, i: usize) -> Option<(i32, usize)> {
    let century = i32::from(r.value(i));
    if r.class(i) != Class::Number || r.unit(i + 1).is_some() {
        return None;
    }
    if century == 2 && r.is(i + 1, "thousand") {
        let at = i + 2 + usize::from(r.is(i + 2, "and"));
        let rest = r.spelled(at).filter(|_| r.class(at) == Class::Number);
        let (Amount::Exact(rest), end) = rest.unwrap_or((Amount::Exact(0), i + 2)) else { return None };
        let free = r.unit(end).is_none() && !r.counts(end);
        return (free && rest < 100_000).then_some((2000 + (rest / 1000) as i32, end));
    }
    let (Amount::Exact(rest), end) = r.spelled(i + 1).filter(|_| r.class(i + 1) == Class::Number)? else {
        return None;
    };
    let years = matches!(century, 15..=20) && (10_000..100_000).contains(&rest);
    (years && r.unit(end).is_none() && !r.counts(end)).then_some((century * 100 + (rest / 1000) as i32, end))
}

fn read(r: &Reader<'_>, i: usize) -> Option<Draft> {
    let the = usize::from(r.class(i) == Class::The);
    let named = usize::from(r.is(i + the, "year"));
    let at = i + the + named + usize::from(named == 1 && r.is(i + the + 1, "of"));
    if (the == 1 || r.class(i) == Class::Unit) && named == 0 {
        return None;
    }
    // `the year AD 79`
    if let (1, Some((year, end))) = (named, with_era(r, at)) {
        return Some(Draft::new(i..end, Meaning::Year(year)).sure(0.97));
    }
    let year = r.year(at)?;
    if named == 0 && !stands_for_year(r, at, year) {
        return None;
    }
    let range = if the == 1 { i..at + 1 } else { at..at + 1 };
    let range = if named == 1 && the == 0 { i..at + 1 } else { range };
    Some(Draft::new(range, Meaning::Year(year)).sure(if named == 1 { 0.97 } else { 0.9 }))
}

/// `'99` at `i`.
pub(super) fn short(r: &Reader<'_>, i: usize) -> Option<(i32, usize)> {
    if r.class(i) != Class::Apostrophe {
        return None;
    }
    let (two, 2) = r.digits(i + 1)? else { return None };
    let decade = r.glued(i + 2) && r.is(i + 2, "s");
    (!decade).then(|| (full_year(two), i + 2))
}

/// `44 BC`, `AD 79`, `450 CE` at `i`, as an astronomical year.
pub(super) fn with_era(r: &Reader<'_>, i: usize) -> Option<(i32, usize)> {
    if r.class(i) == Class::Era && r.value(i) > 0 && r.capital(i) {
        let (year, _) = r.digits(i + 1).filter(|(y, _)| (1..2200).contains(y))?;
        return (r.unit(i + 2).is_none()).then_some((year, i + 2));
    }
    let (year, _) = r.digits(i)?;
    let before_christ = match (r.class(i + 1), r.value(i + 1)) {
        (Class::Era, era) if r.capital(i + 1) => era < 0,
        _ => return None,
    };
    (year > 0).then_some((if before_christ { 1 - year } else { year }, i + 2))
}

/// The first year of `499 to 493 BC`, which shares the era of the second.
fn before_era(r: &Reader<'_>, i: usize) -> Option<(i32, usize)> {
    let (year, _) = r.digits(i)?;
    let next = crate::dates::refiners::connector(r, i + 1)?;
    let (other, _) = with_era(r, next).filter(|&(other, _)| other <= 0)?;
    (1 - year < other).then_some((1 - year, i + 1))
}
