//! `every Monday`, `daily`, `Mondays`, `weekday mornings`.

use super::{Class, Draft, Rule};
use crate::dates::draft::{Amount, Cycle, Length, Meaning};
use crate::dates::words::Unit;
use crate::rules::RuleId;

pub(super) const EVERY: Rule = Rule {
    id: RuleId::Every,
    starts: Class::Every.bit(),
    read: |r, i| {
        let every = r.is(i, "every") || r.is(i, "each");
        let mut at = i + 1;
        // `every second Tuesday`
        let second = r.is(at, "second") && r.class(at + 1) == Class::Weekday;
        if (r.one_of(at, "single other") || second) && every {
            at += 1;
        }
        let other = r.is(i + 1, "other");
        let (value, end) = match r.class(at) {
            Class::Unit if every || !r.is(at, "second") => {
                let unit = r.unit(at)?;
                let count = if other { 2000 } else { 1000 };
                // `every second year`
                if unit == Unit::Second && r.class(at + 1) == Class::Unit {
                    (Cycle::Every(Length::of(Amount::Exact(2000), r.unit(at + 1)?)), at + 2)
                } else {
                    (Cycle::Every(Length::of(Amount::Exact(count), unit)), at + 1)
                }
            }
            _ if every && r.is(at, "weekday") => (Cycle::Workdays, at + 1),
            Class::Weekday | Class::Weekdays if every && r.value(at) < 8 => {
                (Cycle::Weekday(r.value(at) as u8, None), at + 1)
            }
            Class::Month if every => (Cycle::Month(r.value(at) as u8), r.month(at)?.1),
            Class::Season if every => (Cycle::Season(r.value(at) as u8), at + 1),
            Class::DayPart if every => (Cycle::Part(part(r.value(at))), at + 1),
            Class::Holiday if every => {
                let (_, end) = super::holiday::name(r, at)?;
                (Cycle::Year, end)
            }
            _ if every && !(r.is(i, "each") && r.is(at, "one")) => {
                let (length, end) = match r.ordinal(at) {
                    Some((n, next)) => {
                        (Length::of(Amount::Exact(i64::from(n) * 1000), r.unit(next)?), next + 1)
                    }
                    None => r.length(at)?,
                };
                (Cycle::Every(length), end)
            }
            _ => return None,
        };
        // `every weekday morning`
        let end = end + usize::from(r.class(end) == Class::DayPart && r.class(at) == Class::Weekday);
        Some(Draft::new(i..end, Meaning::Set(value)))
    },
};

pub(super) const ADVERB: Rule = Rule {
    id: RuleId::SetAdverb,
    starts: Class::Adverb.bit(),
    read: |r, i| {
        // `the Daily Mail`, `annual report`
        let name = r.capital(i) && (r.capital(i + 1) || !r.opens_sentence(i));
        let every = |n: i64, unit| Cycle::Every(Length::of(Amount::Exact(n * 1000), unit));
        // `bi-monthly`
        let bi = r.hyphen(i.wrapping_sub(1)) && r.is(i.wrapping_sub(2), "bi");
        let (start, count) = if bi { (i - 2, 2) } else { (i, 1) };
        let (cycle, end) = match r.value(i) {
            106 if r.hyphen(i + 1) && r.is(i + 2, "annually") => (every(6, Unit::Month), i + 3),
            206 => (every(6, Unit::Month), i + 1),
            100.. => return None,
            30 => (Cycle::Part("NI"), i + 1),
            57 => (every(2, Unit::Month), i + 1),
            unit => (every(count, Unit::from_value(unit)), i + 1),
        };
        (!name).then(|| Draft::new(start..end, Meaning::Set(cycle)))
    },
};

pub(super) const WEEKDAYS: Rule = Rule {
    id: RuleId::Weekdays,
    starts: Class::Weekdays.bit() | Class::DayPart.bit() | Class::Weekday.bit(),
    read: |r, i| {
        match (r.class(i), r.value(i)) {
            (Class::Weekdays, n @ 1..=7) => {
                Some(Draft::new(i..i + 1, Meaning::Set(Cycle::Weekday(n as u8, None))))
            }
            (Class::Weekdays, 8) => Some(Draft::new(i..i + 1, Meaning::Set(Cycle::Workdays)).sure(0.8)),
            (Class::Weekdays, 9) => Some(Draft::new(i..i + 1, Meaning::Set(Cycle::Weekends)).sure(0.8)),
            // `weekday mornings`
            (Class::Weekdays, 10) if r.class(i + 1) == Class::DayPart && r.value(i + 1) >= 10 => {
                Some(Draft::new(i..i + 2, Meaning::Set(Cycle::Workdays)))
            }
            // `in the mornings`
            (Class::DayPart, n @ 10..) if r.before(i) == "the" && r.is(i.wrapping_sub(2), "in") => {
                Some(Draft::new(i..i + 1, Meaning::Set(Cycle::Part(part(n)))))
            }
            // `Friday nights`
            (Class::Weekday, n) if r.class(i + 1) == Class::DayPart && r.value(i + 1) >= 10 => {
                let cycle = Cycle::Weekday(n as u8, Some(part(r.value(i + 1))));
                Some(Draft::new(i..i + 2, Meaning::Set(cycle)))
            }
            _ => None,
        }
    },
};

/// The TIMEX3 code of a part of the day.
pub(in crate::dates) fn part(value: i16) -> &'static str {
    ["MO", "AF", "EV", "NI", "MO", "EV", "DT", "MI"][usize::from(value.unsigned_abs()) % 10 % 8]
}
