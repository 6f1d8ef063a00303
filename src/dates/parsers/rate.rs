//! `$300 a month`, `twice a week`, `three times a year`.

use super::{Class, Draft, Reader, Rule};
use crate::dates::draft::{Cycle, Length, Meaning};
use crate::dates::reader::listed;
use crate::dates::words::Unit;
use crate::rules::RuleId;

pub(super) const RULE: Rule = Rule {
    id: RuleId::Rate,
    starts: Class::Article.bit() | Class::Times.bit() | Class::Digits.bit() | Class::Number.bit(),
    read: |r, i| {
        let often = match r.class(i) {
            Class::Times if r.value(i) > 0 => i + 1,
            Class::Digits | Class::Number if r.is(i + 1, "times") => i + 2,
            Class::Article => i,
            _ => return None,
        };
        if often > i && !r.one_of(often, "a an every each per") {
            return None;
        }
        let unit = r.unit(often + 1).filter(|_| r.class(often + 1) == Class::Unit)?;
        let end = often + 2;
        if r.hyphen(end) || r.has(end, Class::Ago.bit()) || r.one_of(end, "earlier later before after from") {
            return None;
        }
        if often == i && (!is_rated(r, i) || unit <= Unit::Hour) {
            return None;
        }
        let mut draft = Draft::new(i..end, Meaning::Set(Cycle::Every(Length::one(unit)))).sure(0.8);
        draft.rule = Some(RuleId::Rate);
        // One rule reads `a year` as a length, too; what it rates decides, so this one is longer by right.
        Some(draft)
    },
};

/// Amounts that `a month` rates.
const RATED: &str = "percent million billion trillion thousand dollars cents % people times per pounds euros once \
    twice tons barrels hours minutes days weeks kilometers miles units passengers visitors gallons shares cases \
    deaths jobs students cars flights games meals";

/// True where the words before `a month` are an amount that it rates.
fn is_rated(r: &Reader<'_>, i: usize) -> bool {
    i > r.bounds().start
        && (r.has(i - 1, Class::Digits.bit() | Class::Times.bit()) || listed(r.before(i), RATED))
}
