//! `the 20th century`, `nineteenth-century`, `the 18th and 19th centuries`, `the fifth century BC`.

use super::{Class, Draft, Reader, Rule};
use crate::dates::draft::Meaning;
use crate::rules::RuleId;

pub(super) const RULE: Rule = Rule {
    id: RuleId::Century,
    starts: Class::The.bit()
        | Class::Ordinal.bit()
        | Class::Digits.bit()
        | Class::Number.bit()
        | Class::Unit.bit(),
    read,
};

fn read(r: &Reader<'_>, i: usize) -> Option<Draft> {
    let the = usize::from(r.class(i) == Class::The);
    let (rank, end) = r.ordinal(i + the).filter(|&(rank, _)| (1..=30).contains(&rank))?;
    let noun = r.skip_hyphen(end);
    if r.one_of(noun, "century centuries") {
        let era = r.class(noun + 1) == Class::Era && r.capital(noun + 1);
        let sign = if era && r.value(noun + 1) < 0 { -1 } else { 1 };
        let start = if r.hyphen(end) { i + the } else { i };
        return Some(Draft::new(start..noun + 1 + usize::from(era), Meaning::Century(sign * rank)));
    }
    // The first of `the 18th and 19th centuries`, `17th-, 18th- and early 19th-century`.
    let suspended = r.suspended(end);
    let end = end + usize::from(suspended);
    let mut next = crate::dates::refiners::connector(r, end)?;
    for _ in 0..4 {
        let ordinal = next + usize::from(r.has(next, Class::The.bit() | Class::Edge.bit()));
        let (other, behind) = r.ordinal(ordinal)?;
        let noun = r.skip_hyphen(behind);
        if r.one_of(noun, "century centuries") {
            let before_christ =
                r.class(noun + 1) == Class::Era && r.capital(noun + 1) && r.value(noun + 1) < 0;
            let sign = if before_christ { -1 } else { 1 };
            let start = if suspended { i + the } else { i };
            return (other > rank || before_christ)
                .then(|| Draft::new(start..end, Meaning::Century(sign * rank)));
        }
        next = crate::dates::refiners::connector(r, behind + usize::from(r.suspended(behind)))?;
    }
    None
}
