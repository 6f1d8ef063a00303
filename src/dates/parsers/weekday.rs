//! `Friday`, `last Friday`, `Monday, March 22`, `Friday of next week`.

use super::names::{is_name, TITLES};
use super::{day_month, month_day, numeric, Class, Draft, Reader, Rule};
use crate::dates::draft::{Inside, Length, Meaning, Origin, Place};
use crate::dates::parsers::day_month::BEHIND_DAY;
use crate::dates::reader::listed;
use crate::dates::words::Unit;
use crate::rules::RuleId;

pub(super) const RULE: Rule = Rule {
    id: RuleId::Weekday,
    starts: Class::Weekday.bit()
        | Class::The.bit()
        | Class::This.bit()
        | Class::That.bit()
        | Class::Last.bit()
        | Class::Next.bit(),
    read,
};

fn read(r: &Reader<'_>, i: usize) -> Option<Draft> {
    let (place, at) = r.place(i);
    if r.class(at) != Class::Weekday {
        return None;
    }
    let weekday = r.value(at) as u8;
    if place == Place::The && at == i + 1 {
        return beside(r, i, at + 1, weekday);
    }
    let short = r.word(at).len() <= 5;
    let dot = usize::from(short && r.text(at + 1) == "." && r.glued(at + 1));
    let mut end = at + 1;
    // `Monday, March 22`, `Mon. 22 March`, `Tuesday 06/19/2024`, `Monday the 3rd`
    let comma = end + dot + usize::from(r.text(end + dot) == ",");
    let next = if r.is_dash(comma) { comma + 1 } else { comma };
    let date = match r.class(next) {
        Class::Month => month_day::read(r, next),
        Class::Digits => (numeric::RULE.read)(r, next).or_else(|| day_month::read(r, next)),
        Class::The | Class::Ordinal => day_month::read(r, next),
        _ => None,
    };
    let date = date.filter(|date| !is_list_of_dates(r, at, date.tokens.end));
    if let Some(Draft { tokens, meaning: Meaning::Day { year, month, day, .. }, time, .. }) = date {
        let meaning = Meaning::Day { year, month, day, weekday: Some(weekday) };
        let mut draft = Draft::new(i..tokens.end, meaning).sure(0.98);
        draft.rule = Some(RuleId::WeekdayDate);
        draft.time = time;
        return Some(draft);
    }
    if let Some((day, after)) = day_of_month(r, at, next) {
        let meaning = Meaning::Day {
            year: crate::dates::draft::Field::Absent,
            month: crate::dates::draft::Field::Absent,
            day,
            weekday: Some(weekday),
        };
        let mut draft = Draft::new(i..after, meaning).sure(0.8);
        draft.rule = Some(RuleId::WeekdayDate);
        return Some(draft);
    }
    // `Sun` and `Sat` are names and verbs; a dot, a comma or a time around them makes days of them.
    if r.word(at).len() <= 3 {
        let marked = dot == 1 || r.text(end) == "," || place != Place::Bare || r.is(at.wrapping_sub(1), "on");
        let time = r.has(end, Class::DayPart.bit() | Class::Month.bit()) || r.is(end, "at");
        let name = listed(r.word(at), "sun sat");
        let joined = marked && (!name || r.class(end + dot) != Class::Other);
        if !joined && place == Place::Bare && !time {
            return None;
        }
        end += dot;
    }
    // `Saturday Night Live` is no night.
    // `Bloody Sunday`, `Black Monday`
    if r.capital(i.wrapping_sub(1)) && listed(r.before(i), "bloody black super") {
        return None;
    }
    if is_name(r, i, at) {
        return None;
    }
    let programme = r.class(end) == Class::DayPart && r.capital(end) && r.capital(end + 1);
    if programme || r.capital(end) && listed(r.word(end), TITLES) || r.are(i.saturating_sub(2), "mail on") {
        return None;
    }
    // `Tuesday week`, the British way
    if r.is(end, "week") && place == Place::Bare && !r.is_word(end + 1) && !r.hyphen(end + 1) {
        let from = Origin::Expression(r.keep(Meaning::Weekday(weekday, Place::This)));
        let meaning = Meaning::Shift { length: Length::one(Unit::Week), back: false, from };
        return Some(Draft::new(i..end + 1, meaning).sure(0.8));
    }
    // `Friday of last week`, `Monday next week`
    let part = r.part_of(i, end, Inside::Weekday(weekday), "week month");
    if let (Some(draft), Place::Bare) = (part, place) {
        return Some(draft);
    }
    let place = if place == Place::Past { Place::Last } else { place };
    Some(Draft::new(i..end, Meaning::Weekday(weekday, place)))
}

/// True for the last of several weekdays with as many dates behind them: `Friday and Saturday, Aug. 2 and 3`.
fn is_list_of_dates(r: &Reader<'_>, at: usize, end: usize) -> bool {
    use crate::dates::refiners::connector;
    let several =
        at > r.bounds().start + 1 && connector(r, at - 1) == Some(at) && r.class(at - 2) == Class::Weekday;
    several
        && connector(r, end)
            .is_some_and(|next| r.has(next, Class::Digits.bit() | Class::Month.bit() | Class::The.bit()))
}

/// `the Sunday before`, `the Friday after Thanksgiving`
fn beside(r: &Reader<'_>, i: usize, at: usize, weekday: u8) -> Option<Draft> {
    let back = r.is(at, "before");
    if !back && !r.is(at, "after") {
        return None;
    }
    let target = r.read(at + 1).filter(|target| target.time.is_none() && super::is_day(&target.meaning));
    if let Some(target) = target {
        let meaning = Meaning::Beside { weekday, back, of: r.keep(target.meaning) };
        return Some(Draft::new(i..target.tokens.end, meaning));
    }
    let place = if back { Place::Previous } else { Place::Following };
    (!r.is_word(at + 1)).then(|| Draft::new(i..at + 1, Meaning::Weekday(weekday, place)).sure(0.8))
}

/// `Monday the 3rd`, `Friday 13th`
fn day_of_month(r: &Reader<'_>, at: usize, next: usize) -> Option<(u8, usize)> {
    let the = next + usize::from(r.class(next) == Class::The);
    // `Friday 13.`: a bare number only where nothing follows that it could count.
    if let (Class::Digits, Some((day, end))) = (r.class(next), r.day(next)) {
        if end == next + 1
            && next == at + 1
            && (!r.is_word(end) && !listed(r.text(end), "- – / : %"))
            && r.class(end) != Class::Digits
        {
            return Some((day, end));
        }
    }
    let (rank, end) = r.ordinal(the)?;
    // `on Thursday, the third increase this year`
    let named = (the > next || next == at + 1)
        && (!r.is_word(end) || r.class(end) != Class::Other || listed(r.word(end), BEHIND_DAY));
    (named && (1..=31).contains(&rank) && r.unit(end).is_none() && !r.is(end, "anniversary"))
        .then_some((rank as u8, end))
}
