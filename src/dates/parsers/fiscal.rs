//! `fiscal 1989`, `fiscal year 2025`, `FY25`, `the current fiscal year`.

use super::numeric::full_year;
use super::{Class, Draft, Reader, Rule};
use crate::dates::draft::{Meaning, Place};
use crate::dates::words::Unit;
use crate::rules::RuleId;

pub(super) const RULE: Rule = Rule {
    id: RuleId::FiscalYear,
    starts: Class::Fiscal.bit()
        | Class::The.bit()
        | Class::This.bit()
        | Class::Last.bit()
        | Class::Next.bit(),
    read,
};

fn read(r: &Reader<'_>, i: usize) -> Option<Draft> {
    let (place, at) = r.place(i);
    if r.class(at) != Class::Fiscal {
        return None;
    }
    if r.value(at) > 0 && r.word(at).starts_with("fy") {
        let year = i32::from(r.value(at));
        let year = if year < 100 { full_year(year) } else { year };
        return Some(Draft::new(at..at + 1, Meaning::FiscalYear(year)));
    }
    let named = usize::from(r.is(at + 1, "year"));
    if let Some(year) = r.year(at + 1 + named) {
        return Some(Draft::new(at..at + 2 + named, Meaning::FiscalYear(year)));
    }
    if named == 0 || at == i {
        return None;
    }
    let place = if place == Place::The { Place::This } else { place };
    Some(Draft::new(i..at + 2, Meaning::Unit(Unit::Year, place)).sure(0.7))
}
