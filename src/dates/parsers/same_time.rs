//! The same time of another year: `this day in 1914`, `the same month last year`.

use super::{Class, Draft, Reader};
use crate::dates::draft::{Length, Meaning, Origin, Place};
use crate::dates::words::Unit;

/// `this day in 1914`, `the same month last year`, `the same quarter of 2019`
pub(super) fn read(r: &Reader<'_>, i: usize, place: Place, at: usize) -> Option<Draft> {
    let period = r.is(at, "period");
    let unit = match r.unit(at) {
        Some(unit @ (Unit::Day | Unit::Week | Unit::Month | Unit::Quarter)) if r.class(at) == Class::Unit => {
            unit
        }
        _ if period => Unit::Quarter,
        _ if r.is(at, "date") => Unit::Day,
        _ => return None,
    };
    let same = r.is(at - 1, "same");
    let of = at + 1 + usize::from(r.one_of(at + 1, "of in"));
    if let (true, Some(year)) = (of > at + 1 && (same || place == Place::This), r.year(of)) {
        return Some(Draft::new(i..of + 1, Meaning::InYear { unit, same, year }));
    }
    let (outer, year) = r.place(of);
    let back = matches!(outer, Place::Last | Place::Previous) && r.is(year, "year");
    let ago = of == at + 1
        && r.class(of) == Class::Article
        && r.is(of + 1, "year")
        && r.one_of(of + 2, "ago earlier before");
    if !same || !(back || ago) {
        return None;
    }
    let of_text = if period { Meaning::Period } else { Meaning::Unit(unit, Place::That) };
    let from = Origin::Expression(r.keep(of_text));
    let meaning = Meaning::Shift { length: Length::one(Unit::Year), back: true, from };
    Some(Draft::new(i..if back { year + 1 } else { of + 3 }, meaning))
}
