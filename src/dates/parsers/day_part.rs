//! `this morning`, `last night`, `the evening of June 18`, `the next morning`.

use super::set::part;
use super::{Class, Draft, Reader, Rule};
use crate::dates::draft::{Inside, Length, Meaning, NthUnit, Origin, Place, TimeOfDay};
use crate::dates::reader::listed;
use crate::dates::words::Unit;
use crate::dates::Modifier;
use crate::rules::RuleId;

pub(super) const RULE: Rule = Rule {
    id: RuleId::DayPart,
    starts: Class::DayPart.bit()
        | Class::The.bit()
        | Class::This.bit()
        | Class::That.bit()
        | Class::Last.bit()
        | Class::Next.bit(),
    read,
};

fn read(r: &Reader<'_>, i: usize) -> Option<Draft> {
    // `at lunchtime`, `at dawn`
    if r.class(i) == Class::DayPart && (4..10).contains(&r.value(i)) {
        let free = listed(r.before(i), "at before by until since after") && !r.hyphen(i + 1);
        let time = TimeOfDay::Part(part(r.value(i)));
        return free.then(|| Draft::new(i..i + 1, Meaning::Clock).with_time(time).sure(0.7));
    }
    let (place, mut at) = r.place(i);
    // `the early morning`, `the late afternoon`
    let edge = r.class(at) == Class::Edge && r.value(at) <= 2;
    at += usize::from(edge);
    at = r.skip_hyphen(at);
    if r.class(at) != Class::DayPart || r.value(at) >= 10 || r.hyphen(at + 1) || at == i {
        return None;
    }
    let time = TimeOfDay::Part(part(r.value(at)));
    let end = at + 1 + usize::from(r.is(at + 1, "hours"));
    // `the night of June 18`, `the morning of the next day`
    if r.is(end, "of") && place == Place::The {
        let inner = r.read(end + 1).filter(|d| d.time.is_none() && is_day(&d.meaning))?;
        return Some(Draft::new(i..inner.tokens.end, inner.meaning).with_time(time));
    }
    if place == Place::The && r.one_of(end, "before after") {
        let back = r.is(end, "before");
        let alone = !r.is_word(end + 1);
        let target = r.read(end + 1).filter(|d| is_day(&d.meaning));
        let (from, end) = match target {
            Some(target) => (Origin::Expression(r.keep(target.meaning)), target.tokens.end),
            None if alone => (Origin::Memory, end + 1),
            None => return None,
        };
        let meaning = Meaning::Shift { length: Length::one(Unit::Day), back, from };
        return Some(Draft::new(i..end, meaning).with_time(time));
    }
    let meaning = match place {
        Place::This => Meaning::Days(0),
        Place::Last | Place::Past => Meaning::Days(-1),
        Place::Previous | Place::Following | Place::That => Meaning::Unit(Unit::Day, place),
        Place::Next => Meaning::Unit(Unit::Day, Place::Following),
        // `in the morning` takes its day from the words around it.
        Place::The if listed(r.before(i), "in during for by until through late early into") => Meaning::Clock,
        _ => return None,
    };
    // `last evening` is yesterday, `this evening` today; `last morning` no English.
    let sure = if place == Place::The { 0.7 } else { 0.9 };
    let draft = Draft::new(i..end, meaning).with_time(time).sure(sure);
    Some(match (edge, r.value(at - 1)) {
        (true, 0) => draft.with_modifier(Modifier::Start),
        (true, 2) => draft.with_modifier(Modifier::End),
        _ => draft,
    })
}

/// True for expressions that mean one day.
pub(in crate::dates) fn is_day(meaning: &Meaning) -> bool {
    match meaning {
        Meaning::Day { .. } | Meaning::Weekday(..) | Meaning::Days(_) | Meaning::Holiday { .. } => true,
        Meaning::Unit(unit, _) => *unit == Unit::Day,
        Meaning::Nth { unit, .. } => matches!(unit, NthUnit::Weekday(_) | NthUnit::Unit(Unit::Day)),
        Meaning::Within(inside, ..) => matches!(inside, Inside::Day(..) | Inside::Weekday(_)),
        Meaning::Shift { length, .. } => length.finest() == Unit::Day,
        _ => false,
    }
}
