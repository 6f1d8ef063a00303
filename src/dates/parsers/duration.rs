//! `three years`, `a decade`, `two-year`, `three and a half hours`, `for years`, `weeklong`.

use super::{Class, Draft, Reader, Rule};
use crate::dates::draft::{Amount, Length, Meaning};
use crate::dates::reader::listed;
use crate::dates::words::Unit;
use crate::rules::RuleId;

pub(super) const RULE: Rule = Rule {
    id: RuleId::Duration,
    starts: Class::Digits.bit()
        | Class::Number.bit()
        | Class::Scale.bit()
        | Class::Several.bit()
        | Class::Article.bit()
        | Class::Half.bit()
        | Class::The.bit()
        | Class::Unit.bit(),
    read,
};

pub(super) const FIRST: Rule = Rule {
    id: RuleId::LengthOfRange,
    starts: Class::Digits.bit() | Class::Number.bit(),
    read: |r, i| {
        let (amount, end) = r.amount(i)?;
        // `a 10- to 15-year term`, `a five-, six- or seven-year term`
        let suspended = r.suspended(end);
        let end = end + usize::from(suspended);
        let mut next = crate::dates::refiners::connector(r, end)?;
        while let Some((_, hyphen)) = r.amount(next).filter(|&(_, hyphen)| suspended && r.suspended(hyphen)) {
            next = crate::dates::refiners::connector(r, hyphen + 1)?;
        }
        let linked = suspended
            || r.is_dash(end) && r.glued(end)
            || r.one_of(end, "to or")
            || r.before(i) == "between" && r.is(end, "and");
        let figure = r.has(next, Class::Digits.bit() | Class::Number.bit());
        let (length, behind) = r.length(next).filter(|_| linked && figure)?;
        let smaller = matches!((amount, length.parts()[0].0), (Amount::Exact(a), Amount::Exact(b)) if a < b);
        // `aged 8–10 years`
        if smaller && r.before(i) == "aged" {
            return Some(Draft::new(i..behind, Meaning::Nothing));
        }
        (smaller && !is_age(r, behind))
            .then(|| Draft::new(i..end, Meaning::Length(Length::of(amount, length.unit()))).sure(0.8))
    },
};

fn read(r: &Reader<'_>, i: usize) -> Option<Draft> {
    if r.class(i) == Class::Unit {
        return quarter_century(r, i);
    }
    let the = usize::from(r.class(i) == Class::The);
    if the == 1 && !r.has(i + 1, Class::Digits.bit() | Class::Number.bit() | Class::Several.bit()) {
        return None;
    }
    if let (Class::Article | Class::Half, Some(draft)) = (r.class(i), quarter_century(r, i + 1)) {
        return Some(draft);
    }
    let (length, end) = r.length(i + the)?;
    let last = end - 1;
    if is_age(r, end)
        || r.before(i) == "aged"
        || i >= 2 && r.are(i - 2, "age of")
        || r.glued(i) && i > r.bounds().start && listed(r.text(i - 1), "$ £ € . /")
    {
        return None;
    }
    if r.class(i) == Class::Digits
        && i > r.bounds().start
        && r.is_dash(i - 1)
        && r.glued(i)
        && r.glued(i - 1)
        && r.is_word(i.wrapping_sub(2))
    {
        return None;
    }
    if super::hours::is_military(r, i) {
        return None;
    }
    let unit = length.unit();
    if r.class(last) == Class::Unit {
        let article = r.class(i) == Class::Article;
        // `a second`, `a quarter`, `a day-care`: mostly something else.
        if article && matches!(length.finest(), Unit::Second | Unit::Quarter | Unit::Weekend) {
            return None;
        }
        if unit == Unit::Quarter && length.parts().len() == 1 {
            return None;
        }
        if article && r.hyphen(end) && !r.is(end + 1, "long") {
            return None;
        }
    }
    // `a year-long`, `two-day-old` is an age.
    let end = if r.hyphen(end) && r.is(end + 1, "long") { end + 2 } else { end };
    if the == 1 && (r.hyphen(last - 1) || r.class(last) == Class::Unit) {
        return None;
    }
    // `an hour` in `80 miles an hour` is a rate of another kind.
    if r.class(i) == Class::Article
        && matches!(unit, Unit::Hour | Unit::Second | Unit::Minute)
        && listed(r.before(i), "miles kilometers kilometres km knots feet meters")
    {
        return None;
    }
    // `one day they will`: no length unless a word before or behind it counts.
    let counted = listed(
        r.before(i),
        "for in within after than just only least most of took take lasted every another at about nearly",
    ) || listed(r.word(end), "after later before ago earlier of")
        || r.hyphen(last - 1)
        || r.hyphen(end);
    if r.is(i, "one") && length.is_one() && unit == Unit::Day && !counted {
        return None;
    }
    let start = i - usize::from(r.before(i) == "another");
    // An article before a compound belongs to its noun: `a two-year deal`.
    let sure = if matches!(unit, Unit::Second | Unit::Quarter) { 0.7 } else { 0.9 };
    Some(Draft::new(start..end, Meaning::Length(length)).sure(sure))
}

/// `quarter-century`, `half-century`
fn quarter_century(r: &Reader<'_>, i: usize) -> Option<Draft> {
    let part = match r.word(i) {
        "quarter" => 250,
        "half" => 500,
        _ => return None,
    };
    let noun = r.skip_hyphen(i + 1 + usize::from(r.is(i + 1, "of") && r.is(i + 2, "a")) * 2);
    let start = i - usize::from(r.class(i.wrapping_sub(1)) == Class::Article);
    if !r.is(noun, "century") || noun == i + 1 && !r.hyphen(i + 1) && part != 500 {
        return None;
    }
    let length = Length::of(Amount::Exact(part), Unit::Century);
    Some(Draft::new(start..noun + 1, Meaning::Length(length)))
}

/// True where a length at the end of which `end` stands is an age: `52 years old`, `12-year-old`.
pub(super) fn is_age(r: &Reader<'_>, end: usize) -> bool {
    let at = r.skip_hyphen(end);
    r.one_of(at, "old olds older younger") || r.are(end, "of age")
}
