//! Values as text: TIMEX3, ISO 8601 and EDTF.
//!
//! They are put together from a few small writers: each use of the formatter would take as much of
//! the page's package as one of these.

use super::draft::{Amount, Cycle, Length, TimeOfDay, YearPart};
use super::stretch::Stretch;
use super::words::Unit;
use crate::calendar::Date;
use crate::dates::Modifier;

const SEASONS: [&str; 4] = ["SP", "SU", "FA", "WI"];

/// `n` in at least `width` figures.
#[inline(never)]
pub(super) fn number(out: &mut String, n: i64, width: usize) {
    if n >= 10 || width > 1 {
        number(out, n / 10, width.saturating_sub(1));
    }
    out.push(char::from(b'0' + (n % 10).unsigned_abs() as u8));
}

/// `-` and `n` in two figures.
fn dash_two(out: &mut String, n: u8) {
    out.push('-');
    number(out, i64::from(n), 2);
}

/// A year as ISO 8601 writes it: `-0043` for 44 BC.
#[inline(never)]
fn iso_year(out: &mut String, year: i32) {
    if year < 0 {
        out.push('-');
    }
    number(out, i64::from(year).abs(), 4);
}

/// A year as EDTF writes it: like ISO 8601, `Y-12976` where four digits don't hold it.
#[inline(never)]
fn edtf_year(out: &mut String, year: i32) {
    if year.abs() > 9999 {
        out.push('Y');
    }
    iso_year(out, year);
}

/// A year as TIMEX3 writes it: `BC0044` for 44 BC.
#[inline(never)]
fn timex_year(out: &mut String, year: i32) {
    if year <= 0 {
        out.push_str("BC");
        number(out, 1 - i64::from(year), 4);
    } else {
        number(out, i64::from(year), 4);
    }
}

/// A day as ISO 8601 writes it.
#[inline(never)]
pub(super) fn date(out: &mut String, date: Date) {
    iso_year(out, date.year);
    dash_two(out, date.month);
    dash_two(out, date.day);
}

/// [`date`] alone.
pub(super) fn iso(day: Date) -> String {
    let mut out = String::new();
    date(&mut out, day);
    out
}

/// What follows the year in the TIMEX3 value of a part of it.
fn year_part(out: &mut String, part: YearPart) {
    out.push('-');
    match part {
        YearPart::Quarter(n) => {
            out.push('Q');
            number(out, i64::from(n), 1);
        }
        YearPart::Half(n) => {
            out.push('H');
            number(out, i64::from(n), 1);
        }
        YearPart::Season(n) => out.push_str(SEASONS[usize::from(n.wrapping_sub(1)) % 4]),
    }
}

/// The TIMEX3 value of a stretch.
#[inline(never)]
pub(super) fn stretch(out: &mut String, stretch: Stretch) {
    match stretch {
        Stretch::Century(n) if n < 0 => {
            out.push_str("BC");
            number(out, i64::from(-n - 1), 2);
        }
        Stretch::Century(n) => number(out, i64::from(n - 1), 2),
        Stretch::Decade(n) => number(out, i64::from(n), 3),
        Stretch::Year(y) => timex_year(out, y),
        Stretch::Part(y, part) => {
            timex_year(out, y);
            year_part(out, part);
        }
        Stretch::Month(y, m) => {
            timex_year(out, y);
            dash_two(out, m);
        }
        Stretch::Week(monday) | Stretch::Weekend(monday) => {
            let (year, week) = monday.iso_week();
            timex_year(out, year);
            out.push_str("-W");
            number(out, i64::from(week), 2);
            if matches!(stretch, Stretch::Weekend(_)) {
                out.push_str("-WE");
            }
        }
        Stretch::Day(date) => {
            timex_year(out, date.year);
            dash_two(out, date.month);
            dash_two(out, date.day);
        }
    }
}

/// First day and last day, as EDTF writes an interval.
#[inline(never)]
pub(super) fn edtf_days(out: &mut String, from: Date, to: Date) {
    date(out, from);
    out.push('/');
    date(out, to.plus_days(-1));
}

/// The Extended Date/Time Format (ISO 8601-2) of a stretch, `~` where approximate.
#[inline(never)]
pub(super) fn edtf(out: &mut String, stretch: Stretch, modifier: Option<Modifier>) {
    let (from, to) = stretch.part_bounds(modifier);
    let third = matches!(modifier, Some(Modifier::Start | Modifier::Mid | Modifier::End))
        && stretch.bounds() != (from, to);
    match stretch {
        _ if third => return edtf_days(out, from, to),
        Stretch::Century(n) if n > 0 => {
            number(out, i64::from(n - 1), 2);
            return out.push_str("XX");
        }
        Stretch::Decade(n) => {
            number(out, i64::from(n), 3);
            return out.push('X');
        }
        Stretch::Part(y, part) => {
            iso_year(out, y);
            return dash_two(
                out,
                match part {
                    YearPart::Half(n) => 39 + n,
                    YearPart::Quarter(n) => 32 + n,
                    YearPart::Season(n) => 20 + n,
                },
            );
        }
        Stretch::Century(_) | Stretch::Week(_) | Stretch::Weekend(_) => return edtf_days(out, from, to),
        Stretch::Year(y) => edtf_year(out, y),
        Stretch::Month(y, m) => {
            iso_year(out, y);
            dash_two(out, m);
        }
        Stretch::Day(day) => date(out, day),
    }
    if modifier == Some(Modifier::Approx) {
        out.push('~');
    }
}

/// The time behind the day in a TIMEX3 value. A zone is left to the interval, as TimeML does.
#[inline(never)]
pub(super) fn time(out: &mut String, time: TimeOfDay) {
    out.push('T');
    match time {
        TimeOfDay::Part(code) => out.push_str(code),
        TimeOfDay::Clock { hour, minute, second, .. } => clock(out, hour, minute, second),
    }
}

/// `15`, `15:00`, `15:00:30`
fn clock(out: &mut String, hour: u8, minute: Option<u8>, second: Option<u8>) {
    number(out, i64::from(hour), 2);
    for part in [minute, second.filter(|_| minute.is_some())].into_iter().flatten() {
        out.push(':');
        number(out, i64::from(part), 2);
    }
}

/// A moment in ISO 8601: `seconds` from midnight on `day`, with a zone in minutes from UTC.
#[inline(never)]
pub(super) fn moment(day: Date, seconds: i64, zone: Option<i16>, with_seconds: bool) -> String {
    let mut out = String::new();
    date(&mut out, day.plus_days(seconds.div_euclid(86_400)));
    out.push('T');
    let second = (seconds % 60) as u8;
    let hour = (seconds.rem_euclid(86_400) / 3600) as u8;
    clock(&mut out, hour, Some((seconds % 3600 / 60) as u8), with_seconds.then_some(second));
    match zone {
        None => {}
        Some(0) => out.push('Z'),
        Some(minutes) => {
            out.push(if minutes < 0 { '-' } else { '+' });
            let minutes = minutes.unsigned_abs();
            clock(&mut out, (minutes / 60) as u8, Some((minutes % 60) as u8), None);
        }
    }
    out
}

/// Factor, letter and whether it is a unit of the clock, in the order of [`Unit`].
const LETTERS: [(i64, &str, bool); 14] = [
    (1, "S", true),
    (1, "M", true),
    (1, "H", true),
    (1, "D", false),
    (1, "WE", false),
    (1, "W", false),
    (2, "W", false),
    (1, "M", false),
    (1, "Q", false),
    (3, "M", false),
    (1, "Y", false),
    (10, "Y", false),
    (100, "Y", false),
    (1000, "Y", false),
];

/// ISO 8601 duration, `X` for an unknown amount.
#[inline(never)]
pub(super) fn length(out: &mut String, length: &Length) {
    out.push('P');
    let mut in_time = false;
    for &(amount, unit) in length.parts() {
        let (factor, letter, time) = LETTERS[unit as usize % LETTERS.len()];
        if time && !in_time {
            out.push('T');
            in_time = true;
        }
        match amount {
            Amount::Unknown => out.push('X'),
            Amount::Exact(n) => {
                let n = n.saturating_mul(factor);
                // Hours have a smaller unit for their fraction.
                if unit == Unit::Hour && n % 1000 != 0 && n * 60 % 1000 == 0 {
                    if n >= 1000 {
                        number(out, n / 1000, 1);
                        out.push('H');
                    }
                    number(out, n % 1000 * 60 / 1000, 1);
                    out.push('M');
                    continue;
                }
                number(out, n / 1000, 1);
                if n % 1000 != 0 {
                    out.push('.');
                    number(out, n % 1000, 3);
                    out.truncate(out.trim_end_matches('0').len());
                }
            }
        }
        out.push_str(letter);
    }
}

/// The TIMEX3 value of what comes again.
#[inline(never)]
pub(super) fn cycle(out: &mut String, cycle: Cycle) {
    match cycle {
        Cycle::Every(ref every) => length(out, every),
        Cycle::Weekday(n, part) => {
            symbol(out, Symbol::Weekday(n));
            if let Some(part) = part {
                out.push('T');
                out.push_str(part);
            }
        }
        Cycle::Workdays => out.push_str("XXXX-WXX-WD"),
        Cycle::Weekends => out.push_str("XXXX-WXX-WE"),
        Cycle::Month(n) => symbol(out, Symbol::Month(n)),
        Cycle::Season(n) => symbol(out, Symbol::Part(YearPart::Season(n))),
        Cycle::Part(code) => {
            out.push_str("XXXX-XX-XXT");
            out.push_str(code);
        }
        Cycle::Year => out.push_str("XXXX"),
    }
}

/// The EDTF of a day or month whose year isn't known, with its unknown digits; nothing for what EDTF can't say.
#[inline(never)]
pub(super) fn edtf_symbol(out: &mut String, value: Symbol) {
    if matches!(value, Symbol::Month(_) | Symbol::MonthDay(..) | Symbol::DayOfMonth(_)) {
        symbol(out, value);
    }
}

/// The value of an expression that names no stretch of the calendar.
#[derive(Clone, Copy, Debug)]
pub(super) enum Symbol {
    Text(&'static str),
    Weekday(u8),
    Month(u8),
    /// Month and day.
    MonthDay(u8, u8),
    DayOfMonth(u8),
    Part(YearPart),
    Length(Length),
    Cycle(Cycle),
}

/// Writes a [`Symbol`].
#[inline(never)]
pub(super) fn symbol(out: &mut String, symbol: Symbol) {
    match symbol {
        Symbol::Text(text) => out.push_str(text),
        Symbol::Length(ref value) => length(out, value),
        Symbol::Cycle(value) => cycle(out, value),
        Symbol::Weekday(n) => {
            out.push_str("XXXX-WXX-");
            number(out, i64::from(n), 1);
        }
        Symbol::DayOfMonth(day) => {
            out.push_str("XXXX-XX");
            dash_two(out, day);
        }
        Symbol::Month(month) | Symbol::MonthDay(month, _) => {
            out.push_str("XXXX");
            dash_two(out, month);
            if let Symbol::MonthDay(_, day) = symbol {
                dash_two(out, day);
            }
        }
        Symbol::Part(part) => {
            out.push_str("XXXX");
            year_part(out, part);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(write: impl Fn(&mut String)) -> String {
        let mut out = String::new();
        write(&mut out);
        out
    }

    #[test]
    fn lengths_are_written_as_iso_durations() {
        let iso = |parts: &[(Amount, Unit)]| {
            let mut whole = Length::of(parts[0].0, parts[0].1);
            for &(amount, unit) in &parts[1..] {
                assert!(whole.push(amount, unit));
            }
            written(|out| length(out, &whole))
        };
        let exact = Amount::Exact;
        assert_eq!(iso(&[(exact(3000), Unit::Year)]), "P3Y");
        assert_eq!(iso(&[(exact(2500), Unit::Year)]), "P2.5Y");
        assert_eq!(iso(&[(exact(10_250), Unit::Century)]), "P1025Y");
        assert_eq!(iso(&[(exact(5500), Unit::Hour)]), "PT5H30M");
        assert_eq!(iso(&[(exact(500), Unit::Hour)]), "PT30M");
        assert_eq!(iso(&[(exact(4000), Unit::Decade)]), "P40Y");
        assert_eq!(iso(&[(exact(1000), Unit::Day), (exact(6000), Unit::Hour)]), "P1DT6H");
        assert_eq!(iso(&[(Amount::Unknown, Unit::Minute)]), "PTXM");
    }

    #[test]
    fn what_comes_again_is_written_with_open_fields() {
        let value = |value| written(|out| cycle(out, value));
        assert_eq!(value(Cycle::Weekday(5, Some("NI"))), "XXXX-WXX-5TNI");
        assert_eq!(value(Cycle::Season(4)), "XXXX-WI");
        assert_eq!(value(Cycle::Month(3)), "XXXX-03");
    }

    #[test]
    fn open_days_keep_the_fields_that_are_known() {
        let value = |value| written(|out| symbol(out, value));
        assert_eq!(value(Symbol::MonthDay(3, 9)), "XXXX-03-09");
        assert_eq!(value(Symbol::DayOfMonth(13)), "XXXX-XX-13");
        assert_eq!(value(Symbol::Part(YearPart::Half(2))), "XXXX-H2");
    }
}
