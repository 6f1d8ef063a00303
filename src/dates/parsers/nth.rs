//! `the first week of March`, `the last Monday of May`, `the last day of the year`.

use super::{Class, Draft, Reader, Rule};
use crate::dates::draft::{Cycle, Meaning, NthUnit};
use crate::dates::words::Unit;
use crate::rules::RuleId;

pub(super) const RULE: Rule = Rule {
    id: RuleId::Nth,
    starts: Class::The.bit()
        | Class::Ordinal.bit()
        | Class::Last.bit()
        | Class::Digits.bit()
        | Class::Unit.bit(),
    read,
};

/// `week 35 of 2024`, `week 35, 2024`
fn week_number(r: &Reader<'_>, i: usize) -> Option<Draft> {
    let (number @ 1..=53, _) = r.digits(i + 1).filter(|_| r.is(i, "week"))? else { return None };
    let (year, end) = r.year_behind(i + 2).filter(|_| !r.is(i + 2, "in"))?;
    Some(Draft::new(i..end, Meaning::Week { year, number: number as u8 }))
}

fn read(r: &Reader<'_>, i: usize) -> Option<Draft> {
    if let Some(draft) = week_number(r, i) {
        return Some(draft);
    }
    let at = i + usize::from(r.class(i) == Class::The);
    let (n, next) = match r.class(at) {
        Class::Last if matches!(r.value(at), 0 | 4) => (-1, at + 1),
        _ => r.ordinal(at).filter(|&(n, _)| (1..=53).contains(&n))?,
    };
    let unit = match r.class(next) {
        Class::Weekday => NthUnit::Weekday(r.value(next) as u8),
        Class::Unit => match r.unit(next)? {
            unit @ (Unit::Day | Unit::Week | Unit::Weekend | Unit::Month | Unit::Quarter) => {
                NthUnit::Unit(unit)
            }
            _ => return None,
        },
        _ => return None,
    };
    if !r.one_of(next + 1, "of in") {
        return None;
    }
    let outer = r.read(next + 2)?;
    // `the first Monday of each month`
    if let (NthUnit::Weekday(weekday), Meaning::Set(_)) = (unit, outer.meaning) {
        let cycle = Cycle::Weekday(weekday, None);
        return Some(Draft::new(i..outer.tokens.end, Meaning::Set(cycle)));
    }
    let larger = match &outer.meaning {
        Meaning::Month { .. } | Meaning::Year(_) | Meaning::Part { .. } | Meaning::Decade { .. } => true,
        Meaning::Within(..) => true,
        Meaning::Unit(outer, _) => match unit {
            NthUnit::Unit(inner) => *outer > inner,
            NthUnit::Weekday(_) => *outer > Unit::Week,
        },
        _ => false,
    };
    (larger && outer.modifier.is_none()).then(|| {
        let meaning = Meaning::Nth { n: n as i8, unit, of: r.keep(outer.meaning) };
        Draft::new(i..outer.tokens.end, meaning)
    })
}
