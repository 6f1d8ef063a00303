//! Dates in figures: `2024-06-19`, `06/19/2024`, `11/02/89`, `19.06.2024`, with or without a time.

use super::clock::two_figures;
use super::{Class, Draft, Reader, Rule};
use crate::calendar::Date;
use crate::dates::draft::{Field, Meaning, TimeOfDay};
use crate::dates::reader::{fields, listed, whole};
use crate::rules::RuleId;

pub(super) const RULE: Rule = Rule { id: RuleId::Numeric, starts: Class::Digits.bit(), read };

/// True for a day that exists in the month, in some year where none is stated.
pub(super) fn is_day(year: Option<i32>, month: u8, day: u8) -> bool {
    Date::new(year.unwrap_or(2000), month, day).is_some()
}

/// A year in two figures: 35 to 99 are in the twentieth century.
pub(super) fn full_year(two: i32) -> i32 {
    if two < 35 {
        2000 + two
    } else {
        1900 + two
    }
}

fn read(r: &Reader<'_>, i: usize) -> Option<Draft> {
    if r.glued(i)
        && i > r.bounds().start
        && !listed(r.text(i - 1), "( [ “ \" ‘ ' — *")
        // `AP-NR-08-15-90`, the header of a wire report.
        && !(r.hyphen(i - 1) && r.is_word(i.wrapping_sub(2)) && r.digits(i).is_some_and(|d| d.1 >= 2))
    {
        return None;
    }
    let Some((date, end)) = dotted(r, i).or_else(|| separated(r, i)) else {
        // `2014/22/29`
        let mark = r.text(i + 1);
        let number = |k: usize| r.digits(i + k).is_some_and(|(_, len)| len <= 2) && r.glued(i + k);
        if r.year(i).is_some() && listed(mark, "/ -") && r.is(i + 3, mark) && number(2) && number(4) {
            return Some(Draft::new(i..i + 5, Meaning::Nothing));
        }
        return super::slash::without_year(r, i);
    };
    let closed = !r.glued(end)
        || listed(r.text(end), ". , ; : ) ] ? ! ” \" ' ’ — – * 's ’s")
        || r.word(end).starts_with('t');
    if !closed {
        return None;
    }
    let meaning = Meaning::Day {
        year: Field::Stated(date.year),
        month: Field::Stated(date.month),
        day: date.day,
        weekday: None,
    };
    let draft = Draft::new(i..end, meaning).sure(0.95);
    Some(match time_behind(r, end) {
        Some((time, end)) => {
            let mut draft = draft.with_time(time);
            draft.tokens.end = end;
            draft
        }
        None => draft,
    })
}

/// `19.06.2024`, which is one token.
fn dotted(r: &Reader<'_>, i: usize) -> Option<(Date, usize)> {
    let [a, b, c, more] = fields(r.text(i));
    if !more.is_empty() || c.len() != 4 || a.len() > 2 || b.len() > 2 {
        return None;
    }
    let date = day_first(whole(a), whole(b), whole(c))?;
    Some((date, i + 1))
}

/// Three numbers with one kind of mark between them.
fn separated(r: &Reader<'_>, i: usize) -> Option<(Date, usize)> {
    let mark = r.text(i + 1);
    if !listed(mark, "/ - ‑ –") || r.text(i + 3) != mark || !(1..5).all(|k| r.glued(i + k)) {
        return None;
    }
    let ((a, a_len), (c, c_len)) = (r.digits(i)?, r.digits(i + 4)?);
    let (b, b_len) = match r.month(i + 2) {
        Some((month, _)) => (i32::from(month), 0),
        None => r.digits(i + 2)?,
    };
    if b_len > 2 {
        return None;
    }
    let date = match (a_len, c_len) {
        (4, 1 | 2) if a >= 1000 => Date::new(a, u8::try_from(b).ok()?, u8::try_from(c).ok()?)?,
        (1 | 2, 4) if c >= 1000 && b_len == 0 => Date::new(c, b as u8, a as u8)?,
        (1 | 2, 4) if c >= 1000 => in_order(r, a, b, c)?,
        (1 | 2, 2) if b_len == 0 => Date::new(full_year(c), b as u8, a as u8)?,
        (1 | 2, 2) if mark == "/" => in_order(r, a, b, full_year(c))?,
        // Scores and votes use a dash too; both numbers in two figures are a date of a wire header.
        (2, 2) if b_len == 2 && !(32..35).contains(&c) => in_order(r, a, b, full_year(c))?,
        _ => return None,
    };
    Some((date, i + 5))
}

/// The order that the text shows elsewhere, else the American.
fn in_order(r: &Reader<'_>, a: i32, b: i32, year: i32) -> Option<Date> {
    if r.day_first {
        day_first(a, b, year)
    } else {
        month_first(a, b, year)
    }
}

/// American order; British order where the numbers allow no other.
fn month_first(a: i32, b: i32, year: i32) -> Option<Date> {
    let (a, b) = (u8::try_from(a).ok()?, u8::try_from(b).ok()?);
    Date::new(year, a, b).or_else(|| Date::new(year, b, a))
}

fn day_first(a: i32, b: i32, year: i32) -> Option<Date> {
    let (a, b) = (u8::try_from(a).ok()?, u8::try_from(b).ok()?);
    Date::new(year, b, a).or_else(|| Date::new(year, a, b)).filter(|_| year >= 1000)
}

/// `T04:30:00Z`, ` 20:05:30.45`, ` 1337EDT`
fn time_behind(r: &Reader<'_>, i: usize) -> Option<(TimeOfDay, usize)> {
    if let Some(hour) = r.word(i).strip_prefix('t').filter(|_| r.glued(i)) {
        let hour @ 0..24 = whole(hour) else { return None };
        // `T04:30` is three tokens, `T04:30:15.5` too.
        let rest = if r.text(i + 1) == ":" && r.glued(i + 2) { r.text(i + 2) } else { "" };
        let [minute, second, ..] = fields(rest).map(two_figures);
        let end = i + if minute.is_some() { 3 } else { 1 };
        let (zone, end) = super::clock_marks::zone(r, end).unwrap_or((None, end));
        return Some((TimeOfDay::Clock { hour: hour as u8, minute, second, zone }, end));
    }
    let at = i + usize::from(r.text(i) == ",");
    super::clock::figures(r, at)
}
