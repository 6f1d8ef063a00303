//! Hours of which not both say that they are hours: `3-5 p.m.`, `between 7 and 9 last night`.

use super::clock::hour_minute;
use super::clock_marks::{meridiem, part_behind};
use super::day_part::is_day;
use super::{Class, Reader};
use crate::dates::draft::{Draft, TimeOfDay};
use crate::dates::reader::listed;
use crate::rules::RuleId;

/// `1730 hours`, `at 1400 hours`; others are so many hours.
pub(super) fn is_military(r: &Reader<'_>, i: usize) -> bool {
    let Some((_, Some(_), None, _)) = hour_minute(r, i) else { return false };
    r.text(i).len() == 4
        && r.one_of(i + 1, "hours hrs")
        && !r.is(i + 2, "of")
        && (r.text(i).starts_with('0')
            || listed(r.before(i), "at by from to until till about around since before after between and"))
}

/// `9 last night`, `7 this morning`, `8 tomorrow evening`: an hour that the part of the day behind it shows to be one.
pub(super) fn with_part(r: &Reader<'_>, i: usize) -> Option<Draft> {
    let (hour @ 1..=12, None, None, end) = hour_minute(r, i)? else { return None };
    let placed = listed(r.before(i), "at around about by until till since before after from to past");
    if !placed || r.class(end) == Class::Other {
        return None;
    }
    let day = crate::dates::refiners::extend::extend(r, r.read(end)?);
    let Some(TimeOfDay::Part(part)) = day.time.filter(|_| is_day(&day.meaning)) else { return None };
    let hour = match part {
        "MO" => hour,
        "NI" if hour < 5 => hour,
        _ if hour < 12 => hour + 12,
        "NI" => 24,
        _ => 12,
    };
    let time = TimeOfDay::Clock { hour, minute: Some(0), second: None, zone: None };
    let mut draft = Draft::new(i..day.tokens.end, day.meaning).with_time(time).sure(0.85);
    draft.rule = Some(RuleId::DayAndTime);
    Some(draft)
}

/// The first hour of `3-5 p.m.` and `from 10 to 11:30 a.m.`
pub(super) fn first_of_range(r: &Reader<'_>, i: usize) -> Option<(TimeOfDay, usize)> {
    pair(r, i).map(|pair| (pair.first, pair.end))
}

/// The second hour of `between 3 and 5 on Tuesday`.
pub(super) fn second_of_range(r: &Reader<'_>, i: usize) -> Option<(TimeOfDay, usize)> {
    let pair = pair(r, i.checked_sub(2)?)?;
    (pair.next == i).then_some((pair.second, pair.behind))
}

/// Two hours of which not both say that they are hours.
struct Pair {
    first: TimeOfDay,
    end: usize,
    second: TimeOfDay,
    next: usize,
    behind: usize,
}

fn pair(r: &Reader<'_>, i: usize) -> Option<Pair> {
    let (hour, minute, _, end) = hour_minute(r, i)?;
    let next = crate::dates::refiners::connector(r, end)?;
    let (last, last_minute, _, behind) = hour_minute(r, next)?;
    if !(1..=12).contains(&hour) || r.text(i).len() > 5 {
        return None;
    }
    let clock = |hour: u8, late: bool, minute: Option<u8>| {
        let hour = hour % 12 + if late { 12 } else { 0 };
        TimeOfDay::Clock { hour, minute: Some(minute.unwrap_or(0)), second: None, zone: None }
    };
    let part = part_behind(r, behind, last);
    let named = meridiem(r, behind).or(part.map(|(hour, end)| (hour >= 12, end)));
    if let Some((late, behind)) = named {
        // `10-2 p.m.` begins in the morning.
        let first = clock(hour, late && (hour % 12) <= (last % 12), minute);
        return Some(Pair { first, end, second: clock(last, late, last_minute), next, behind });
    }
    // `between 7 and 9 last night`, `Tuesday from 10 to 4`; a toll rises `from 7 to 9 on Tuesday`.
    let days = Class::Weekday.bit() | Class::Deictic.bit() | Class::DayPart.bit() | Class::Noon.bit();
    let between = r.before(i) == "between" && r.one_of(end, "and to");
    let from = r.before(i) == "from" && listed(r.word(end), "to until till");
    let on = behind + usize::from(r.is(behind, "on"));
    let day = r.read(on).filter(|day| is_day(&day.meaning));
    let part = matches!(day.as_ref().and_then(|day| day.time), Some(TimeOfDay::Part("AF" | "EV" | "NI")));
    let stated = minute.is_some() || last_minute.is_some();
    let before = r.has(i.wrapping_sub(2), days) && !r.is_word(behind);
    let enough = between && (day.is_some() || before || stated) || from && (part || before || stated);
    if !enough || last > 12 || r.unit(behind).is_some() {
        return None;
    }
    let (first, second) = match part {
        true => (clock(hour, true, minute), clock(last, true, last_minute)),
        // `from 10 to 4`, said of a day, ends in the afternoon.
        false => (
            clock(hour, hour == 12, minute),
            clock(last, last == 12 || last % 12 <= hour % 12 || last < 7, last_minute),
        ),
    };
    Some(Pair { first, end, second, next, behind })
}
