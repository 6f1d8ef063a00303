//! Units without a number: `for years`, `weeks of talks`, `decades-long`, `another year`.

use super::{Class, Draft, Reader, Rule};
use crate::dates::draft::{Amount, Length, Meaning};
use crate::dates::reader::listed;
use crate::dates::words::Unit;
use crate::rules::RuleId;

pub(super) const RULE: Rule =
    Rule { id: RuleId::BareUnits, starts: Class::Units.bit() | Class::Unit.bit() | Class::Long.bit(), read };

/// Plural units without a number: `for years`, `weeks of talks`, `decades-long`.
fn read(r: &Reader<'_>, i: usize) -> Option<Draft> {
    // `weeklong`, `yearslong`
    if r.class(i) == Class::Long {
        let unit = Unit::from_value(r.value(i) % 100);
        let length = if r.value(i) < 100 { Length::one(unit) } else { Length::of(Amount::Unknown, unit) };
        return Some(Draft::new(i..i + 1, Meaning::Length(length)));
    }
    let unit = r.unit(i)?;
    if r.class(i) == Class::Unit {
        if r.before(i) == "another" && (Unit::Hour..=Unit::Decade).contains(&unit) && unit != Unit::Quarter {
            return Some(Draft::new(i - 1..i + 1, Meaning::Length(Length::one(unit))).sure(0.7));
        }
        let long = r.hyphen(i + 1) && r.is(i + 2, "long");
        let free = !r.is_dash(i.wrapping_sub(1)) && unit > Unit::Second && unit != Unit::Quarter;
        return (long && free).then(|| Draft::new(i..i + 3, Meaning::Length(Length::one(unit))));
    }
    let length = Length::of(Amount::Unknown, unit);
    if r.hyphen(i + 1) && r.is(i + 2, "long") {
        return Some(Draft::new(i..i + 3, Meaning::Length(length)));
    }
    let usable = !matches!(unit, Unit::Second | Unit::Quarter | Unit::Fortnight);
    let before = listed(
        r.before(i),
        "for in within after took take takes taking taken lasted last spent spend over with following \
        despite through by be were only just even later and or until from to spending throughout",
    );
    let after = listed(r.word(i + 1), "of before after since in to later earlier");
    let strong = listed(r.before(i), "for in within took take takes spent after lasted");
    (usable && !r.hyphen(i + 1) && (strong || before && after || after && r.opens_sentence(i)))
        .then(|| Draft::new(i..i + 1, Meaning::Length(length)).sure(0.7))
}
