//! The days that holidays fall on.

use crate::dates::calendar::Date;

/// How the day of a holiday is found in a year.
pub(super) enum Day {
    /// Month and day.
    Fixed(u8, u8),
    /// Month, weekday (1 is Monday), and which one; -1 is the last.
    Nth(u8, u8, i8),
    /// Days from Easter Sunday.
    Easter(i64),
    /// The Tuesday after the first Monday of November.
    UsElection,
}

use Day::{Easter, Fixed, Nth, UsElection};

/// Names as they are read: lower case, without possessive endings. Longer names come before the
/// shorter ones they begin with. United States law (5 U.S.C. 6103) and custom, then Britain's and
/// other countries'.
pub(super) const HOLIDAYS: &[(&str, Day)] = &[
    ("new year eve", Fixed(12, 31)),
    ("new years eve", Fixed(12, 31)),
    ("new year day", Fixed(1, 1)),
    ("new years day", Fixed(1, 1)),
    ("martin luther king jr. day", Nth(1, 1, 3)),
    ("martin luther king day", Nth(1, 1, 3)),
    ("mlk day", Nth(1, 1, 3)),
    ("groundhog day", Fixed(2, 2)),
    ("valentine day", Fixed(2, 14)),
    ("presidents day", Nth(2, 1, 3)),
    ("president day", Nth(2, 1, 3)),
    ("washington birthday", Nth(2, 1, 3)),
    ("st. patrick day", Fixed(3, 17)),
    ("saint patrick day", Fixed(3, 17)),
    ("st patrick day", Fixed(3, 17)),
    ("mardi gras", Easter(-47)),
    ("shrove tuesday", Easter(-47)),
    ("ash wednesday", Easter(-46)),
    ("palm sunday", Easter(-7)),
    ("maundy thursday", Easter(-3)),
    ("holy thursday", Easter(-3)),
    ("good friday", Easter(-2)),
    ("holy saturday", Easter(-1)),
    ("easter sunday", Easter(0)),
    ("easter monday", Easter(1)),
    ("easter", Easter(0)),
    ("ascension day", Easter(39)),
    ("whit sunday", Easter(49)),
    ("whit monday", Easter(50)),
    ("pentecost", Easter(49)),
    ("corpus christi day", Easter(60)),
    ("april fools day", Fixed(4, 1)),
    ("april fool day", Fixed(4, 1)),
    ("earth day", Fixed(4, 22)),
    ("anzac day", Fixed(4, 25)),
    ("may day", Fixed(5, 1)),
    ("cinco de mayo", Fixed(5, 5)),
    ("mother day", Nth(5, 7, 2)),
    ("mothers day", Nth(5, 7, 2)),
    ("memorial day", Nth(5, 1, -1)),
    ("flag day", Fixed(6, 14)),
    ("father day", Nth(6, 7, 3)),
    ("fathers day", Nth(6, 7, 3)),
    ("juneteenth", Fixed(6, 19)),
    ("canada day", Fixed(7, 1)),
    ("fourth of july", Fixed(7, 4)),
    ("july fourth", Fixed(7, 4)),
    ("independence day", Fixed(7, 4)),
    ("bastille day", Fixed(7, 14)),
    ("labor day", Nth(9, 1, 1)),
    ("labour day", Nth(9, 1, 1)),
    ("grandparents day", Nth(9, 7, 2)),
    ("columbus day", Nth(10, 1, 2)),
    ("indigenous peoples day", Nth(10, 1, 2)),
    ("halloween", Fixed(10, 31)),
    ("all saints day", Fixed(11, 1)),
    ("all souls day", Fixed(11, 2)),
    ("guy fawkes day", Fixed(11, 5)),
    ("guy fawkes night", Fixed(11, 5)),
    ("bonfire night", Fixed(11, 5)),
    ("election day", UsElection),
    ("veterans day", Fixed(11, 11)),
    ("veteran day", Fixed(11, 11)),
    ("armistice day", Fixed(11, 11)),
    ("remembrance day", Fixed(11, 11)),
    ("thanksgiving day", Nth(11, 4, 4)),
    ("thanksgiving", Nth(11, 4, 4)),
    ("black friday", Nth(11, 4, 4)),
    ("cyber monday", Nth(11, 4, 4)),
    ("giving tuesday", Nth(11, 4, 4)),
    ("christmas eve", Fixed(12, 24)),
    ("christmas day", Fixed(12, 25)),
    ("christmas", Fixed(12, 25)),
    ("xmas day", Fixed(12, 25)),
    ("xmas", Fixed(12, 25)),
    ("boxing day", Fixed(12, 26)),
    ("inauguration day", Fixed(1, 20)),
    ("australia day", Fixed(1, 26)),
    ("epiphany", Fixed(1, 6)),
    ("tax day", Fixed(4, 15)),
    ("patriot day", Fixed(9, 11)),
    ("leap day", Fixed(2, 29)),
];

/// The day of holiday `id` in `year`.
pub(in crate::dates) fn day_of(id: usize, year: i32) -> Option<Date> {
    let (name, day) = HOLIDAYS.get(id)?;
    let date = match *day {
        Fixed(month, day) => Date::new(year, month, day)?,
        Nth(month, weekday, n) => nth_weekday(year, month, weekday, n)?,
        Easter(days) => easter(year)?.plus_days(days),
        UsElection => nth_weekday(year, 11, 1, 1)?.plus_days(1),
    };
    // The days named after the Thursday of Thanksgiving.
    let later = match *name {
        "black friday" => 1,
        "cyber monday" => 4,
        "giving tuesday" => 5,
        _ => 0,
    };
    Some(date.plus_days(later))
}

/// The `n`-th weekday of a month, the last one where `n` is negative.
pub(in crate::dates) fn nth_weekday(year: i32, month: u8, weekday: u8, n: i8) -> Option<Date> {
    if n < 0 {
        let last = Date::new(year, month, crate::dates::calendar::days_in_month(year, month))?;
        return Some(last.plus_days(-i64::from((last.weekday() + 7 - weekday) % 7)));
    }
    let first = Date::new(year, month, 1)?;
    let date = first.plus_days(i64::from((weekday + 7 - first.weekday()) % 7) + 7 * (i64::from(n) - 1));
    (date.month == month).then_some(date)
}

/// Easter Sunday of the western churches, by the anonymous Gregorian computus (Meeus, Astronomical
/// Algorithms, chapter 8).
pub(in crate::dates) fn easter(year: i32) -> Option<Date> {
    let (a, b, c) = (year.rem_euclid(19), year.div_euclid(100), year.rem_euclid(100));
    let (d, e) = (b / 4, b % 4);
    let f = (b + 8) / 25;
    let g = (b - f + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let month = (h + l - 7 * m + 114) / 31;
    let day = (h + l - 7 * m + 114) % 31 + 1;
    Date::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_falls_on_the_days_of_the_church_tables() {
        for (year, expected) in [
            (1818, "1818-03-22"),
            (1943, "1943-04-25"),
            (2000, "2000-04-23"),
            (2008, "2008-03-23"),
            (2024, "2024-03-31"),
            (2025, "2025-04-20"),
            (2038, "2038-04-25"),
        ] {
            assert_eq!(easter(year).unwrap().to_string(), expected);
        }
    }

    #[test]
    fn movable_days_fall_on_their_weekday() {
        let day = |name: &str, year| {
            let id = HOLIDAYS.iter().position(|h| h.0 == name).unwrap();
            day_of(id, year).unwrap().to_string()
        };
        assert_eq!(day("thanksgiving day", 1999), "1999-11-25");
        assert_eq!(day("memorial day", 2024), "2024-05-27");
        assert_eq!(day("election day", 1998), "1998-11-03");
        assert_eq!(day("black friday", 2024), "2024-11-29");
        assert_eq!(day("good friday", 2024), "2024-03-29");
    }

    #[test]
    fn a_name_is_not_hidden_by_a_shorter_one_above_it() {
        for (i, (name, _)) in HOLIDAYS.iter().enumerate() {
            let hidden = HOLIDAYS[..i].iter().any(|(shorter, _)| name.starts_with(&format!("{shorter} ")));
            assert!(!hidden, "{name}");
        }
    }
}
