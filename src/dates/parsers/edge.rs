//! `early December`, `late 1989`, `mid-March`, `the end of May`, `later this year`.

use super::day_part::is_day;
use super::{Class, Draft, Reader, Rule};
use crate::dates::draft::{Meaning, Place, TimeOfDay};
use crate::dates::reader::listed;
use crate::dates::words::Unit;
use crate::dates::Modifier;
use crate::rules::RuleId;

pub(super) const RULE: Rule = Rule {
    id: RuleId::Edge,
    starts: Class::Edge.bit() | Class::EdgeNoun.bit() | Class::The.bit() | Class::Last.bit(),
    read,
};

fn read(r: &Reader<'_>, i: usize) -> Option<Draft> {
    let at = i + usize::from(r.class(i) == Class::The);
    let (modifier, next) = match r.class(at) {
        Class::Edge => (r.value(at), at + 1),
        Class::EdgeNoun if r.is(at + 1, "of") => (r.value(at), at + 2),
        // `end-March`
        Class::EdgeNoun if r.is(at, "end") && r.hyphen(at + 1) && at == i => (2, at + 2),
        // `the latter part of the year`, `the last part of May`
        Class::Last if r.is(at, "final") && r.are(at + 1, "part of") => (2, at + 3),
        _ => return None,
    };
    // `mid-to-late 1990s`
    let next = if r.are(next, "- to -") { next + 3 } else { next };
    let (modifier, next) = match r.class(next) {
        Class::Edge if r.hyphen(next - 1) && next > at + 2 => (r.value(next), next + 1),
        _ => (modifier, next),
    };
    // `mid-month`, `mid-decade`
    if let (1, true, Some(unit), Class::Unit) =
        (modifier, r.hyphen(next), r.unit(next + 1), r.class(next + 1))
    {
        let draft = Draft::new(i..next + 2, Meaning::Unit(unit, Place::This)).with_modifier(Modifier::Mid);
        return (unit >= Unit::Week && !r.hyphen(next + 2)).then(|| draft.sure(0.8));
    }
    let next = r.skip_hyphen(next);
    let comparative = r.class(at) == Class::Edge && modifier >= 3;
    let linked = r.class(at) == Class::Edge && r.one_of(next, "in on");
    // `early on Monday` is read, `early on, Monday` and `mid in May` are not.
    let next = next + usize::from(linked && modifier != 1);
    // `early morning`
    if r.class(at) == Class::Edge
        && at == i
        && modifier <= 2
        && r.class(next) == Class::DayPart
        && r.value(next) < 4
    {
        let time = TimeOfDay::Part(super::set::part(r.value(next)));
        let draft = Draft::new(i..next + 1, Meaning::Clock).with_time(time).sure(0.7);
        return Some(
            draft.with_modifier([Modifier::Start, Modifier::Mid, Modifier::End][modifier as usize % 3]),
        );
    }
    let noun = r.class(at) == Class::EdgeNoun;
    if noun {
        if let Some(draft) = end_of_unit(r, i, at, next) {
            return Some(draft);
        }
    }
    let inner = r.read(next)?;
    // `the early 1990s`, but not `the early March` nor `the late Monday`.
    let article = at > i && !noun;
    if !takes_edge(&inner, noun, article, comparative) || inner.modifier.is_some() {
        return None;
    }
    // `Earlier Friday, they met`: the comparative belongs to the verb.
    if comparative
        && (inner.time.is_none() || linked && !matches!(inner.meaning, Meaning::Clock))
        && matches!(inner.meaning, Meaning::Weekday(..) | Meaning::Days(_) | Meaning::Day { .. })
    {
        return None;
    }
    // `later in March`, `earlier in the day`
    if comparative
        && linked
        && !matches!(inner.meaning, Meaning::Unit(..) | Meaning::Month { .. } | Meaning::Clock)
    {
        return None;
    }
    if comparative && matches!(inner.meaning, Meaning::Unit(_, Place::Bare)) {
        return None;
    }
    let mut draft = inner;
    draft.tokens.start = i;
    draft.rule = Some(RULE.id);
    Some(match modifier {
        0 | 3 if !comparative => draft.with_modifier(Modifier::Start),
        1 => draft.with_modifier(Modifier::Mid),
        2 => draft.with_modifier(Modifier::End),
        _ => draft,
    })
}

/// `by end of year`, `by the end of the day on Friday`. `At the end of the day` is a figure of speech.
fn end_of_unit(r: &Reader<'_>, i: usize, at: usize, next: usize) -> Option<Draft> {
    let the = usize::from(r.class(next) == Class::The);
    let (unit, end) = (r.unit(next + the)?, next + the + 1);
    let modifier = [Modifier::Start, Modifier::Mid, Modifier::End].get(r.value(at) as usize)?;
    let on = end + usize::from(r.is(end, "on"));
    let day = r.read(on).filter(|day| unit == Unit::Day && day.time.is_none() && is_day(&day.meaning));
    if let Some(day) = day {
        return Some(Draft::new(i..day.tokens.end, day.meaning).with_modifier(*modifier));
    }
    let free = listed(r.before(i), "by before until");
    let meaning = match unit {
        Unit::Day if free => Meaning::Days(0),
        Unit::Week | Unit::Month | Unit::Quarter | Unit::Year if the == 0 && (free || r.value(at) == 2) => {
            Meaning::Unit(unit, Place::This)
        }
        _ => return None,
    };
    Some(Draft::new(i..end, meaning).with_modifier(*modifier).sure(0.8))
}

/// True for expressions that have an early and a late part.
fn takes_edge(inner: &Draft, noun: bool, article: bool, comparative: bool) -> bool {
    if inner.time.is_some() && !matches!(inner.meaning, Meaning::Days(_) | Meaning::Clock) {
        return !article && is_day(&inner.meaning);
    }
    match &inner.meaning {
        Meaning::Decade { .. } | Meaning::Century(_) => true,
        Meaning::Unit(unit, _) => !article && (*unit > Unit::Day || comparative || noun),
        Meaning::Month { .. }
        | Meaning::Year(_)
        | Meaning::Part { .. }
        | Meaning::FiscalYear(_)
        | Meaning::Within(..) => !article,
        Meaning::Days(_) => !article,
        Meaning::Weekday(..) | Meaning::Day { .. } => !article && !noun,
        Meaning::Clock => !article && !noun && inner.tokens.len() > 1,
        Meaning::Holiday { .. } => !article && noun,
        _ => false,
    }
}
