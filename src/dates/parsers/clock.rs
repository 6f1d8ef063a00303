//! `3 p.m. EDT`, `10:30`, `1500 GMT`, `nine o'clock`, `4 in the morning`, `half past three`, `noon`.

use super::day_part::is_day;
use super::{Class, Draft, Reader, Rule};
use crate::dates::draft::{Amount, Meaning, TimeOfDay};
use crate::dates::reader::listed;

pub(super) const RULE: Rule = Rule {
    id: "clock",
    #[cfg(test)]
    example: "It opens at [3 p.m. EDT|2024-06-19T15:00].",
    starts: Class::Digits.bit() | Class::Number.bit() | Class::Half.bit() | Class::Unit.bit(),
    read: |r, i| {
        let (time, end) = first_of_range(r, i)
            .or_else(|| figures(r, i))
            .or_else(|| past_hour(r, i))
            .or_else(|| second_of_range(r, i))?;
        Some(Draft::new(i..end, Meaning::Clock).with_time(time))
    },
};

pub(super) const NOON: Rule = Rule {
    id: "noon",
    #[cfg(test)]
    example: "It opens at [noon|2024-06-19T12:00].",
    starts: Class::Noon.bit() | Class::Digits.bit(),
    read: |r, i| {
        let at = i + usize::from(r.class(i) == Class::Digits && r.one_of(i, "12 12:00"));
        // `High Noon`, a film and a saying.
        if r.class(at) != Class::Noon || r.hyphen(at + 1) || r.before(i) == "high" {
            return None;
        }
        let hour = if r.value(at) == 12 { 12 } else { 24 };
        let (zone, end) = zone(r, at + 1).unwrap_or((None, at + 1));
        let time = TimeOfDay::Clock { hour, minute: Some(0), second: None, zone };
        Some(Draft::new(i..end, Meaning::Clock).with_time(time))
    },
};

/// A clock time that says so itself, with one past its last token.
pub(super) fn figures(r: &Reader<'_>, i: usize) -> Option<(TimeOfDay, usize)> {
    let colon = r.text(i).contains(':');
    let (hour, minute, second, mut end) = hour_minute(r, i)?;
    if let Some((after_noon, next)) = meridiem(r, end) {
        if !(1..=12).contains(&hour) {
            return None;
        }
        let hour = hour % 12 + if after_noon { 12 } else { 0 };
        let (zone, end) = zone(r, next).unwrap_or((None, next));
        // The hour alone is written with its minutes too: `T15:00`.
        return Some((TimeOfDay::Clock { hour, minute: Some(minute.unwrap_or(0)), second, zone }, end));
    }
    let oclock = r.one_of(end, "o'clock oclock");
    end += usize::from(oclock);
    let part = (minute.is_none() || colon || oclock).then(|| part_behind(r, end, hour)).flatten();
    if let Some((hour, end)) = part.filter(|_| hour <= 12) {
        return Some((TimeOfDay::Clock { hour, minute: Some(minute.unwrap_or(0)), second, zone: None }, end));
    }
    if let Some((zone, end)) = zone(r, end).filter(|_| minute.is_some()) {
        return Some((TimeOfDay::Clock { hour, minute, second, zone }, end));
    }
    if oclock {
        return Some((TimeOfDay::Clock { hour, minute: Some(0), second: None, zone: None }, end));
    }
    let hours = minute.is_some() && (r.one_of(end, "hours hrs h")) && !colon;
    if hours && r.text(i).len() == 4 {
        return Some((TimeOfDay::Clock { hour, minute, second: None, zone: None }, end + 1));
    }
    // `finished in 10:49`, `10:30-11:15` is a range, `25:12` no time.
    let free = colon
        && !listed(r.before(i), "in of time john luke matthew mark genesis by")
        && !(r.glued(end) && r.is_word(end) && !r.one_of(end, "hrs h"));
    let end = end + usize::from(free && r.one_of(end, "hrs h hours"));
    free.then_some((TimeOfDay::Clock { hour, minute, second, zone: None }, end))
}

/// Hour, minute and second in figures or words; `1337` reads as hour and minute.
fn hour_minute(r: &Reader<'_>, i: usize) -> Option<(u8, Option<u8>, Option<u8>, usize)> {
    if r.class(i) == Class::Number {
        let (Amount::Exact(n), end) = r.spelled(i)? else { return None };
        let hour = u8::try_from(n / 1000).ok().filter(|h| (1..=12).contains(h))?;
        return Some((hour, None, None, end));
    }
    let text = r.text(i);
    if let Some((value, len)) = r.digits(i) {
        return match len {
            1 | 2 if value <= 24 => Some((value as u8, None, None, i + 1)),
            4 if value < 2400 && value % 100 < 60 => {
                Some(((value / 100) as u8, Some((value % 100) as u8), None, i + 1))
            }
            _ => None,
        };
    }
    let mut parts = text.split([':', '.']);
    let hour = parts.next()?.parse().ok().filter(|h| *h < 24)?;
    let two = |part: &str| part.parse::<u8>().ok().filter(|m| part.len() == 2 && *m < 60);
    let minute = two(parts.next()?)?;
    let second = parts.next();
    if second.is_some_and(|s| two(s).is_none())
        || (!text.contains(':') && meridiem(r, i + 1).is_none() && r.class(i + 1) != Class::Zone)
    {
        return None;
    }
    Some((hour, Some(minute), second.and_then(two), i + 1))
}

/// True for the afternoon, and one past the last token.
fn meridiem(r: &Reader<'_>, i: usize) -> Option<(bool, usize)> {
    if r.class(i) == Class::Meridiem && r.value(i) < 2 {
        return Some((r.value(i) == 1, i + 1));
    }
    let letter = r.word(i);
    // `p.m` without its last dot, `9.am`
    if listed(letter, "a p") && r.text(i + 1) == "." && r.is(i + 2, "m") && r.glued(i + 1) && r.glued(i + 2) {
        return Some((letter == "p", i + 3));
    }
    if r.text(i) == "."
        && r.glued(i)
        && r.class(i + 1) == Class::Meridiem
        && r.value(i + 1) < 2
        && r.glued(i + 1)
    {
        return Some((r.value(i + 1) == 1, i + 2));
    }
    None
}

/// `in the morning`, `at night` behind an hour: the hour of the day.
fn part_behind(r: &Reader<'_>, i: usize, hour: u8) -> Option<(u8, usize)> {
    let end = match (r.word(i), r.word(i + 1)) {
        ("in", "the") => i + 2,
        ("at", _) => i + 1,
        _ => return None,
    };
    if r.class(end) != Class::DayPart || (r.is(i, "at") && !r.is(end, "night")) || hour == 0 {
        return None;
    }
    let late = match r.value(end) {
        1 | 2 => hour < 12,
        3 => (5..12).contains(&hour),
        0 | 4 => false,
        _ => return None,
    };
    let hour = if late {
        hour + 12
    } else if r.value(end) == 3 && hour == 12 {
        0
    } else {
        hour
    };
    Some((hour, end + 1))
}

/// A time zone: its minutes from UTC where that is fixed, and one past its last token.
pub(super) fn zone(r: &Reader<'_>, i: usize) -> Option<(Option<i16>, usize)> {
    // `10:00-11:00` is a range, `T10:00-05:00` a time with its zone.
    let dated = r.word(i.wrapping_sub(3)).starts_with('t') || r.text(i.wrapping_sub(1)).len() > 5;
    if (r.text(i) == "+" || r.text(i) == "-" && dated) && r.glued(i) && r.glued(i + 1) {
        let (hours, minutes) = r.text(i + 1).split_once(':')?;
        // No zone is further from UTC than 14 hours.
        let hours = hours.parse::<i16>().ok().filter(|h| (0..=14).contains(h))?;
        let minutes = minutes.parse::<i16>().ok().filter(|m| (0..60).contains(m))?;
        let total = hours * 60 + minutes;
        return Some((Some(if r.text(i) == "-" { -total } else { total }), i + 2));
    }
    let open = usize::from(r.text(i) == "(");
    let at = i + open;
    if r.class(at) == Class::Zone && (r.capital(at) || r.glued(at) || r.word(at).len() == 3) {
        let offset = (r.value(at) != 101).then(|| r.value(at) * 15);
        let close = usize::from(open == 1 && r.text(at + 1) == ")");
        return (open == close).then_some((offset, at + 1 + close));
    }
    if listed(r.word(i), "local eastern pacific central mountain moscow london beijing") {
        let kind = i + 1 + usize::from(r.one_of(i + 1, "daylight standard summer"));
        return r.is(kind, "time").then_some((None, kind + 1));
    }
    None
}

/// `half past three`, `quarter to five`, `20 past eight`
fn past_hour(r: &Reader<'_>, i: usize) -> Option<(TimeOfDay, usize)> {
    let (minutes, at) = match r.word(i) {
        "half" => (30, i + 1),
        "quarter" => (15, i + 1),
        _ => {
            let (Amount::Exact(n), at) = r.amount(i)? else { return None };
            (n / 1000, at + usize::from(r.one_of(at, "minutes min mins")))
        }
    };
    let to = r.is(at, "to");
    if !(r.is(at, "past") || to && minutes == 15) || !(1..60).contains(&minutes) {
        return None;
    }
    let (Amount::Exact(hour), end) = r.amount(at + 1)? else { return None };
    let hour = u8::try_from(hour / 1000).ok().filter(|h| (1..=12).contains(h))?;
    if r.unit(end).is_some() {
        return None;
    }
    let end = end + usize::from(r.one_of(end, "o'clock oclock"));
    let (hour, minute) = if to { (hour - 1, 60 - minutes) } else { (hour, minutes) };
    let (late, end) = meridiem(r, end)
        .or_else(|| part_behind(r, end, hour).map(|(h, e)| (h >= 12, e)))
        .unwrap_or((false, end));
    let hour = if late { hour % 12 + 12 } else { hour };
    Some((TimeOfDay::Clock { hour, minute: Some(minute as u8), second: None, zone: None }, end))
}

/// The first hour of `3-5 p.m.` and `from 10 to 11:30 a.m.`
fn first_of_range(r: &Reader<'_>, i: usize) -> Option<(TimeOfDay, usize)> {
    pair(r, i).map(|pair| (pair.first, pair.end))
}

/// The second hour of `between 3 and 5 on Tuesday`.
fn second_of_range(r: &Reader<'_>, i: usize) -> Option<(TimeOfDay, usize)> {
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
