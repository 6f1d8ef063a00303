//! `March 22`, `Sept. 30th`, `March 22, 2013`, `June the 3rd`.

use super::day_month::nothing;
use super::{Class, Draft, Reader, Rule};
use crate::dates::draft::{Amount, Field, Meaning};
use crate::rules::RuleId;

pub(super) const RULE: Rule = Rule { id: RuleId::MonthDay, starts: Class::Month.bit(), read };

pub(super) fn read(r: &Reader<'_>, i: usize) -> Option<Draft> {
    let (month, mut at) = r.month(i)?;
    if r.class(at) == Class::The {
        r.ordinal(at + 1)?;
        at += 1;
    }
    at = r.skip_hyphen(at);
    let (day, end) = match r.day(at) {
        Some(found) => found,
        None => {
            // `August 32, 2014`
            if let Some((32.., 2)) = r.digits(at).filter(|_| at == i + 1 && r.capital(i)) {
                let year = r.year_behind(at + 1);
                return nothing(r, i..year.map_or(at + 1, |(_, end)| end), year.is_some());
            }
            // `January twenty four`, of a transcript; `in March two men` counts men.
            let spelled = match r.spelled(at) {
                Some((Amount::Exact(n), end))
                    if r.class(at) == Class::Number && (1_000..=31_000).contains(&n) =>
                {
                    let closes = !r.is_word(end) || matches!(r.class(end), Class::Number | Class::Digits);
                    closes.then_some(((n / 1000) as i32, end))
                }
                _ => None,
            };
            let (rank, end) =
                spelled.or_else(|| r.ordinal(at)).filter(|&(rank, _)| (1..=31).contains(&rank))?;
            // `March first reported` and `May the Second Squadron` are no days.
            let closes = !r.is_word(end)
                || r.class(end) != Class::Other
                || crate::dates::refiners::connector(r, end).is_some();
            if r.class(at) != Class::Digits && !closes {
                return None;
            }
            (rank as u8, end)
        }
    };
    let plain = end == at + 1 && r.class(at) == Class::Digits;
    // `March 10 percent`, `June 30 years ago`, `May 5:30`: the number belongs to what follows.
    if plain && (r.one_of(end, "percent per million billion points") || r.class(end) == Class::Units) {
        return None;
    }
    // `June 19/20` is read, `May 5/6/2000` is not.
    let (year, end) = match r.year_behind(end).filter(|&(_, e)| !r.is(end, "in") || e == end) {
        Some((year, end)) => (Some(year), end),
        None => (None, end),
    };
    if !super::numeric::is_day(year, month, day) {
        return nothing(r, i..end, year.is_some());
    }
    let meaning = Meaning::Day { year: Field::from(year), month: Field::Stated(month), day, weekday: None };
    Some(Draft::new(i..end, meaning).sure(if year.is_some() { 0.98 } else { 0.92 }))
}
