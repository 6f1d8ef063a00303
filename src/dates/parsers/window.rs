//! `the past two months`, `the next few days`, `recent years`, `the first nine months of 1999`.

use super::{Class, Draft, Reader, Rule};
use crate::dates::draft::{Amount, Length, Meaning, Vague};
use crate::dates::words::Unit;
use crate::rules::RuleId;

pub(super) const RULE: Rule = Rule {
    id: RuleId::Window,
    starts: Class::The.bit()
        | Class::This.bit()
        | Class::Last.bit()
        | Class::Next.bit()
        | Class::Ordinal.bit(),
    read,
};

pub(super) const INVERTED: Rule = Rule {
    id: RuleId::WindowInverted,
    starts: Class::The.bit() | Class::Digits.bit() | Class::Number.bit(),
    read: |r, i| {
        let (amount, at) = r.amount(i + usize::from(r.class(i) == Class::The))?;
        let back = match r.class(at) {
            Class::Last => true,
            Class::Next => false,
            _ => return None,
        };
        let unit = r.unit(at + 1).filter(|_| r.class(at + 1) == Class::Units)?;
        let length = Length::of(amount, unit);
        Some(Draft::new(i..at + 2, Meaning::Window { length, back }).sure(0.8))
    },
};

fn read(r: &Reader<'_>, i: usize) -> Option<Draft> {
    if r.is(i, "these") && r.is(i + 1, "days") {
        return Some(Draft::new(i..i + 2, Meaning::Vague(Vague::Present)));
    }
    let at = i + usize::from(matches!(r.class(i), Class::The | Class::This));
    let back = match r.class(at) {
        Class::Last => true,
        Class::Next => false,
        // `the first nine months`: only how long it was, unless the year is named.
        Class::Ordinal if r.is(at, "first") => false,
        _ => return None,
    };
    let rank = r.class(at) == Class::Ordinal || r.is(at, "final");
    let mut next = at + 1;
    // `the next couple of years`
    let couple = r.is(next, "couple");
    if r.class(next) == Class::Several && r.is(next + 1, "of") {
        next += 2;
    }
    if r.class(next) == Class::Units {
        // `recent years`, `coming weeks`, `the following days`
        let unit = r.unit(next)?;
        let length = Length::of(if couple { Amount::Exact(2_000) } else { Amount::Unknown }, unit);
        let usable = !rank && unit >= Unit::Minute && (r.value(at) != 0 || at == i + 1);
        return usable.then(|| Draft::new(i..next + 1, Meaning::Window { length, back }).sure(0.8));
    }
    let (length, end) = r.length(next)?;
    if r.hyphen(end)
        || (r.class(end - 1) == Class::Unit && r.hyphen(end - 2))
        || r.class(next) == Class::Article
    {
        return None;
    }
    if r.class(end - 1) == Class::Unit && !length.is_one() {
        return None;
    }
    if !rank {
        return Some(Draft::new(i..end, Meaning::Window { length, back }));
    }
    let year = r.is(end, "of").then(|| r.year_behind(end)).flatten();
    let end = year.map_or(end, |(_, end)| end);
    Some(Draft::new(i..end, Meaning::Length(length)).sure(0.8))
}
