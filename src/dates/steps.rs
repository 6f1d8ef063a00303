//! Steps through the calendar: the next week, the day two months before.

use super::calendar::Date;
use super::draft::{Amount, Length};
use super::stretch::Stretch;
use super::words::Unit;

/// The year in which month `month` is nearest to `today`.
pub(super) fn nearest_year(today: Date, month: u8) -> i32 {
    let months = i32::from(month) - i32::from(today.month);
    match months {
        7.. => today.year - 1,
        ..=-6 => today.year + 1,
        _ => today.year,
    }
}

pub(super) fn weekend_of(date: Date) -> Date {
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
        Unit::Quarter | Unit::Season => {
            let moved = months(3 * step);
            Stretch::Quarter(moved.year, (moved.month - 1) / 3 + 1)
        }
        Unit::Year => Stretch::Year(date.year + step),
        Unit::Decade => Stretch::Decade(date.year.div_euclid(10) + step),
        Unit::Century | Unit::Millennium => Stretch::Century(date.year.div_euclid(100) + 1 + step),
    }
}

/// `date` moved by a length, day for day.
pub(super) fn moved(date: Date, length: &Length, back: bool) -> Date {
    let sign = if back { -1 } else { 1 };
    length.0.iter().fold(date, |date, &(amount, unit)| {
        let Amount::Exact(n) = amount else { return date };
        // A length that leaves the calendar stops at its edge.
        let n = n.clamp(0, 20_000_000);
        let months =
            |factor: i64| date.plus_months((sign * n * factor / 1000).clamp(-120_000, 120_000) as i32);
        match unit {
            Unit::Second | Unit::Minute => date,
            Unit::Hour => date.plus_days(sign * n / 24_000),
            Unit::Day => date.plus_days(sign * n / 1000),
            Unit::Weekend | Unit::Week => date.plus_days(sign * n * 7 / 1000),
            Unit::Fortnight => date.plus_days(sign * n * 14 / 1000),
            Unit::Month => months(1),
            Unit::Quarter | Unit::Season => months(3),
            Unit::Year => months(12),
            Unit::Decade => months(120),
            Unit::Century => months(1200),
            Unit::Millennium => months(12_000),
        }
    })
}

/// A stretch moved by a length, as fine as the length is, or as `base` where that is an expression.
pub(super) fn shifted(base: Stretch, length: &Length, back: bool, exact: bool) -> Stretch {
    let date = moved(base.bounds().0, length, back);
    let fraction = length.0.iter().any(|part| matches!(part.0, Amount::Exact(n) if n % 1000 != 0));
    match (base, length.finest()) {
        (Stretch::Day(_), _) if exact => Stretch::Day(date),
        (Stretch::Quarter(..), Unit::Year | Unit::Quarter) => {
            Stretch::Quarter(date.year, (date.month - 1) / 3 + 1)
        }
        (Stretch::Half(_, n), Unit::Year) => Stretch::Half(date.year, n),
        (Stretch::Season(_, n), Unit::Year) => Stretch::Season(date.year, n),
        (Stretch::Month(..), Unit::Year) => Stretch::Month(date.year, date.month),
        (_, Unit::Second | Unit::Minute | Unit::Hour | Unit::Day) => Stretch::Day(date),
        (_, Unit::Week | Unit::Fortnight | Unit::Weekend) => Stretch::week_of(date),
        (_, Unit::Month) if !fraction => Stretch::Month(date.year, date.month),
        (_, Unit::Quarter | Unit::Season) => Stretch::Quarter(date.year, (date.month - 1) / 3 + 1),
        (_, Unit::Month) => Stretch::Month(date.year, date.month),
        _ => Stretch::Year(date.year),
    }
}
