//! `two years ago`, `a week earlier`, `three days later`, `two days after June 3`, `the day before`.

use super::away::{ahead, weekdays};
use super::{Class, Draft, Reader, Rule};
use crate::dates::draft::{Amount, Length, Meaning, Origin, Place};
use crate::dates::reader::listed;
use crate::dates::words::Unit;
use crate::rules::RuleId;

pub(super) const RULE: Rule = Rule {
    id: RuleId::Ago,
    starts: Class::Digits.bit()
        | Class::Number.bit()
        | Class::Scale.bit()
        | Class::Several.bit()
        | Class::Article.bit()
        | Class::Half.bit()
        | Class::The.bit()
        | Class::Unit.bit()
        | Class::Units.bit(),
    read,
};

fn read(r: &Reader<'_>, i: usize) -> Option<Draft> {
    if let Some(draft) = weekdays(r, i) {
        return Some(draft);
    }
    let (length, at) = length(r, i)?;
    if let Some((from, end)) = ahead(r, i, at, length.finest()) {
        return Some(Draft::new(i..end, Meaning::Shift { length, back: false, from }));
    }
    // `a 10-day later` is no form of English, `two-year ago` a slip that is read.
    let (back, from, end) = shift(r, at)?;
    let the = r.class(i) == Class::The;
    if the && !listed(r.word(at), "before after earlier prior following previous later") {
        return None;
    }
    let mut meaning = Meaning::Shift { length, back, from };
    // `the week after Easter` is a week, `two weeks after Easter` a day.
    let after_day = matches!(from, Origin::Expression(inner) if super::is_day(&r.inner(inner)));
    if let (true, true, unit @ (Unit::Week | Unit::Weekend)) = (the, after_day, length.finest()) {
        meaning = Meaning::Around(unit, r.keep(meaning));
    }
    let draft = Draft::new(i..end, meaning);
    Some(if the { draft.sure(0.8) } else { draft })
}

/// A length, or a unit alone where a direction follows: `years ago`, `the day before`.
fn length(r: &Reader<'_>, i: usize) -> Option<(Length, usize)> {
    match r.class(i) {
        Class::Units => Some((Length::of(Amount::Unknown, r.unit(i)?), i + 1)),
        Class::The if r.class(i + 1) == Class::Unit => Some((Length::one(r.unit(i + 1)?), i + 2)),
        Class::The | Class::Unit => None,
        _ => r.length(i),
    }
}

/// The direction of a shift at `i`, where it starts, and one past its last token.
fn shift(r: &Reader<'_>, i: usize) -> Option<(bool, Origin, usize)> {
    let closes = |end: usize| {
        !r.is_word(end)
            || listed(r.word(end), "and or but when in on at with that he she it they was were had")
    };
    match r.word(i) {
        // `four years ago today`, `a year ago this month`
        "ago"
            if r.has(
                i + 1,
                Class::Deictic.bit() | Class::This.bit() | Class::Last.bit() | Class::Weekday.bit(),
            ) || r.is(i + 1, "on") && r.has(i + 2, Class::Weekday.bit() | Class::This.bit()) =>
        {
            let on = i + 1 + usize::from(r.is(i + 1, "on"));
            // `50 years ago on this day`
            if r.is(on, "this") && r.one_of(on + 1, "day date") {
                return Some((true, Origin::Expression(r.keep(Meaning::Days(0))), on + 2));
            }
            let target = r.read(on).filter(|draft| draft.time.is_none());
            let named = target.filter(|target| {
                matches!(
                    target.meaning,
                    Meaning::Days(_)
                        | Meaning::Weekday(_, Place::Bare)
                        | Meaning::Unit(Unit::Month | Unit::Week, Place::This | Place::Last)
                        | Meaning::Month { place: Place::This | Place::Last, .. }
                        | Meaning::Part { place: Place::This | Place::Last, .. }
                        | Meaning::Holiday { place: Place::This | Place::Last, .. }
                )
            });
            Some(match named {
                Some(target) => (true, Origin::Expression(r.keep(target.meaning)), target.tokens.end),
                None => (true, Origin::Reference, i + 1),
            })
        }
        // `from $186 million a year ago`: of the quarter that the text speaks of
        "ago" if r.are(i.wrapping_sub(2), "a year") && is_compared(r, i - 2) => {
            Some((true, Origin::Memory, i + 1))
        }
        "ago" | "back" if r.is(i, "ago") || closes(i + 1) => Some((true, Origin::Reference, i + 1)),
        "earlier" | "previously" if !r.is(i + 1, "than") => Some((true, Origin::Memory, i + 1)),
        "later" | "afterward" | "afterwards" if !r.is(i + 1, "than") => Some((false, Origin::Memory, i + 1)),
        "hence" => Some((false, Origin::Reference, i + 1)),
        "thereafter" => Some((false, Origin::Memory, i + 1)),
        "from" if r.is(i + 1, "now") => Some((false, Origin::Reference, i + 2)),
        "from" | "after" | "before" | "since" | "prior" | "following" => {
            let back = listed(r.word(i), "before prior");
            let at = i + 1 + usize::from(r.is(i, "prior") && r.is(i + 1, "to"));
            let target = r.read(at).filter(|draft| is_point(&draft.meaning));
            if let Some(target) = target.filter(|_| !r.is(i, "since")) {
                return Some((back, Origin::Expression(r.keep(target.meaning)), target.tokens.end));
            }
            // `two days before, he had`: nothing follows that it could belong to.
            let alone = !r.is_word(at) && at == i + 1 && r.one_of(i, "before after prior");
            alone.then_some((back, Origin::Memory, i + 1))
        }
        _ => None,
    }
}

/// True where an amount stands before `a year ago`, at `i`: `86 cents a share, a year ago`.
fn is_compared(r: &Reader<'_>, i: usize) -> bool {
    let at = i - usize::from(r.before(i) == "," && i > 1);
    listed(r.before(at), "million billion trillion % percent share cents unit barrel tons")
}

/// True for expressions that can be counted from.
fn is_point(meaning: &Meaning) -> bool {
    match meaning {
        Meaning::Day { .. }
        | Meaning::Weekday(..)
        | Meaning::Days(_)
        | Meaning::Holiday { .. }
        | Meaning::Year(_) => true,
        Meaning::Month { .. } => true,
        Meaning::Unit(_, place) => *place == Place::Next || *place == Place::Last,
        _ => false,
    }
}
