//! What makes a time of a number: `p.m.`, `in the morning`, a time zone.

use super::{Class, Reader};
use crate::dates::reader::{listed, whole};

/// True for the afternoon, and one past the last token.
pub(super) fn meridiem(r: &Reader<'_>, i: usize) -> Option<(bool, usize)> {
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
pub(super) fn part_behind(r: &Reader<'_>, i: usize, hour: u8) -> Option<(u8, usize)> {
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
        let (hours @ 0..=14, minutes @ 0..60) = (whole(hours), whole(minutes)) else { return None };
        let total = (hours * 60 + minutes) as i16;
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
