//! `3 p.m. EDT`, `10:30`, `1500 GMT`, `nine o'clock`, `4 in the morning`, `half past three`, `noon`.

use super::clock_marks::{meridiem, part_behind, zone};
use super::hours::{first_of_range, is_military, second_of_range, with_part};
use super::{Class, Draft, Reader, Rule};
use crate::dates::draft::{Amount, Meaning, TimeOfDay};
use crate::dates::reader::{fields, listed, whole};
use crate::rules::RuleId;

pub(super) const RULE: Rule = Rule {
    id: RuleId::Clock,
    starts: Class::Digits.bit() | Class::Number.bit() | Class::Half.bit() | Class::Unit.bit(),
    read: |r, i| {
        if let Some(draft) = with_part(r, i) {
            return Some(draft);
        }
        let (time, end) = first_of_range(r, i)
            .or_else(|| figures(r, i))
            .or_else(|| past_hour(r, i))
            .or_else(|| second_of_range(r, i))?;
        Some(Draft::new(i..end, Meaning::Clock).with_time(time))
    },
};

pub(super) const NOON: Rule = Rule {
    id: RuleId::Noon,
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
    if minute.is_some() && (is_military(r, i) || r.is(end, "h") && r.text(i).len() == 4) && !colon {
        return Some((TimeOfDay::Clock { hour, minute, second: None, zone: None }, end + 1));
    }
    // `finished in 10:49`, `10:30-11:15` is a range, `25:12` no time.
    let free = colon
        && !listed(r.before(i), "in of time by")
        && !listed(r.before(i), BOOKS)
        && (!r.glued(end) || !r.is_word(end) || r.one_of(end, "hrs h"));
    let end = end + usize::from(free && r.one_of(end, "hrs h hours"));
    free.then_some((TimeOfDay::Clock { hour, minute, second, zone: None }, end))
}

/// Books whose chapters and verses are written like times.
const BOOKS: &str =
    "genesis exodus leviticus deuteronomy joshua judges samuel kings chronicles nehemiah job psalm psalms \
    proverbs ecclesiastes isaiah jeremiah ezekiel daniel hosea amos micah matthew mark luke john acts romans \
    corinthians galatians ephesians philippians colossians thessalonians timothy titus hebrews james peter jude \
    revelation surah sura quran koran";

/// Hour, minute and second in figures or words; `1337` reads as hour and minute.
pub(super) fn hour_minute(r: &Reader<'_>, i: usize) -> Option<(u8, Option<u8>, Option<u8>, usize)> {
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
    let [hour, minute, second, _] = fields(text);
    let hour @ 0..24 = whole(hour) else { return None };
    let minute = two_figures(minute)?;
    let last = two_figures(second);
    if last.is_none() && !second.is_empty()
        || (!text.contains(':') && meridiem(r, i + 1).is_none() && r.class(i + 1) != Class::Zone)
    {
        return None;
    }
    Some((hour as u8, Some(minute), last, i + 1))
}

/// Minutes or seconds.
#[inline(never)]
pub(super) fn two_figures(part: &str) -> Option<u8> {
    let n = whole(part);
    (part.len() == 2 && (0..60).contains(&n)).then_some(n as u8)
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
