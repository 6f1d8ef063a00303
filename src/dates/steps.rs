//! Steps through the calendar: the next week, the day two months before.

use super::draft::{Amount, Length, YearPart};
use super::stretch::Stretch;
use super::words::Unit;
use crate::calendar::Date;

/// The year in which month `month` is nearest to `today`.
pub(super) fn nearest_year(today: Date, month: u8) -> i32 {
    let months = i32::from(month) - i32::from(today.month);
    match months {
        7.. => today.year - 1,
        ..=-6 => today.year + 1,
        _ => today.year,
    }
}

fn weekend_of(date: Date) -> Date {
    date.plus_days(6 - i64::from(date.weekday()))
}

/// The stretch of `unit` that holds `date`, or one `step` units away.
pub(super) fn step_of(unit: Unit, date: Date, step: i32) -> Stretch {
    let months = |n: i32| Date { day: 1, ..date }.plus_months(n);
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => Stretch::Day(date.plus_days(i64::from(step))),
        Unit::Week | Unit::Fortnight => Stretch::week_of(date.plus_days(7 * i64::from(step))),
        Unit::Weekend => Stretch::Weekend(weekend_of(date).plus_days(7 * i64::from(step))),
        Unit::Month => {
            let moved = months(step);
            Stretch::Month(moved.year, moved.month)
        }
        Unit::Quarter | Unit::Season => Stretch::quarter_of(months(3 * step)),
        Unit::Year => Stretch::Year(date.year + step),
        Unit::Decade => Stretch::Decade(date.year.div_euclid(10) + step),
        Unit::Century | Unit::Millennium => Stretch::Century(date.year.div_euclid(100) + 1 + step),
    }
}

/// Days or months in the units, in the order of [`Unit`].
const SIZES: [(i64, i64); 14] = [
    (0, 0),
    (0, 0),
    (0, 0),
    (1, 0),
    (7, 0),
    (7, 0),
    (14, 0),
    (0, 1),
    (0, 3),
    (0, 3),
    (0, 12),
    (0, 120),
    (0, 1200),
    (0, 12_000),
];

/// `date` moved by a length, day for day.
#[inline(never)]
pub(super) fn moved(mut date: Date, length: &Length, back: bool) -> Date {
    for &(amount, unit) in length.parts() {
        let Amount::Exact(n) = amount else { continue };
        // A length that leaves the calendar stops at its edge.
        let n = n.clamp(0, 1_000_000_000) * if back { -1 } else { 1 };
        let (days, months) = SIZES[unit as usize % SIZES.len()];
        let days = if unit == Unit::Hour { n / 24_000 } else { n * days / 1000 };
        date = date.plus_days(days).plus_months((n * months / 1000).clamp(-12_000_000, 12_000_000) as i32);
    }
    date
}

/// A stretch moved by a length, as fine as the length is, or as `base` where that is an expression.
pub(super) fn shifted(base: Stretch, length: &Length, back: bool, exact: bool) -> Stretch {
    let date = moved(base.bounds().0, length, back);
    let fraction = length.parts().iter().any(|part| matches!(part.0, Amount::Exact(n) if n % 1000 != 0));
    match (base, length.finest()) {
        (Stretch::Day(_), _) if exact => Stretch::Day(date),
        // The week of the same number.
        (Stretch::Week(monday), Unit::Year) if exact => {
            let weeks = i64::from(monday.iso_week().1) - i64::from(date.iso_week().1);
            Stretch::week_of(date.plus_days(if weeks.abs() == 1 { 7 * weeks } else { 0 }))
        }
        (Stretch::Week(_), _) if exact => Stretch::week_of(date),
        (Stretch::Part(_, YearPart::Quarter(_)), Unit::Quarter) => Stretch::quarter_of(date),
        (Stretch::Part(_, part), Unit::Year) => Stretch::Part(date.year, part),
        (Stretch::Month(..), Unit::Year) => Stretch::Month(date.year, date.month),
        (_, Unit::Second | Unit::Minute | Unit::Hour | Unit::Day) => Stretch::Day(date),
        (_, Unit::Week | Unit::Fortnight | Unit::Weekend) => Stretch::week_of(date),
        (_, Unit::Month) if !fraction => Stretch::Month(date.year, date.month),
        (_, Unit::Quarter | Unit::Season) => Stretch::quarter_of(date),
        (_, Unit::Month) => Stretch::Month(date.year, date.month),
        _ => Stretch::Year(date.year),
    }
}
