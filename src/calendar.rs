//! The proleptic Gregorian calendar: days, weekdays, ISO weeks.
//!
//! The conversion between days and dates counts in eras of 400 years (146,097 days), the period
//! after which the Gregorian calendar repeats itself, weekdays included.

use std::fmt;

/// A day of the proleptic Gregorian calendar.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Date {
    /// Astronomical year: 0 is 1 BC.
    pub(super) year: i32,
    /// 1 to 12.
    pub(super) month: u8,
    /// 1 to 31.
    pub(super) day: u8,
}

impl Date {
    /// The day, or `None` where the month has no such day.
    pub fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        let valid = (1..=12).contains(&month) && day >= 1 && day <= days_in_month(year, month);
        valid.then_some(Self { year, month, day })
    }

    /// The astronomical year, the month from 1 and the day from 1.
    pub fn fields(self) -> (i32, u8, u8) {
        (self.year, self.month, self.day)
    }

    /// Reads `YYYY-MM-DD`.
    pub fn parse_iso(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        let digits = |s: &str, n| s.len() == n && s.bytes().all(|b| b.is_ascii_digit());
        if parts.next().is_some() || !digits(year, 4) || !digits(month, 2) || !digits(day, 2) {
            return None;
        }
        Self::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    }

    /// Days since 1970-01-01.
    pub fn day_number(self) -> i64 {
        // Years start in March here, so that the leap day is the last of its year.
        let year = i64::from(self.year) - i64::from(self.month <= 2);
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let month = (i64::from(self.month) + 9) % 12;
        let day_of_year = (153 * month + 2) / 5 + i64::from(self.day) - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        era * 146_097 + day_of_era - 719_468
    }

    /// The day `number` days after 1970-01-01.
    pub fn from_day_number(number: i64) -> Self {
        let shifted = number + 719_468;
        let era = shifted.div_euclid(146_097);
        let day_of_era = shifted.rem_euclid(146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month = (5 * day_of_year + 2) / 153;
        let day = (day_of_year - (153 * month + 2) / 5 + 1) as u8;
        let month = if month < 10 { month + 3 } else { month - 9 } as u8;
        let year = (year_of_era + era * 400) as i32 + i32::from(month <= 2);
        Self { year, month, day }
    }

    /// The day `days` later, earlier where negative.
    pub fn plus_days(self, days: i64) -> Self {
        Self::from_day_number(self.day_number() + days)
    }

    /// The same day `months` later; the last day of the month where it has no such day.
    pub fn plus_months(self, months: i32) -> Self {
        let index = i64::from(self.year) * 12 + i64::from(self.month) - 1 + i64::from(months);
        let (year, month) = (index.div_euclid(12) as i32, index.rem_euclid(12) as u8 + 1);
        let day = self.day.min(days_in_month(year, month));
        Self { year, month, day }
    }

    /// ISO day of the week: 1 is Monday, 7 is Sunday.
    pub fn weekday(self) -> u8 {
        (self.day_number() + 3).rem_euclid(7) as u8 + 1
    }

    /// ISO week-numbering year and week, 1 to 53.
    pub fn iso_week(self) -> (i32, u8) {
        // The week belongs to the year that its Thursday lies in.
        let thursday = self.plus_days(4 - i64::from(self.weekday()));
        let first = Date { year: thursday.year, month: 1, day: 1 };
        let week = (thursday.day_number() - first.day_number()) / 7 + 1;
        (thursday.year, week as u8)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.year < 0 { "-" } else { "" };
        write!(f, "{sign}{:04}-{:02}-{:02}", self.year.unsigned_abs(), self.month, self.day)
    }
}

/// True for years of 366 days.
pub fn is_leap_year(year: i32) -> bool {
    year.rem_euclid(4) == 0 && (year.rem_euclid(100) != 0 || year.rem_euclid(400) == 0)
}

/// How many days month `month` (1 to 12) has.
pub fn days_in_month(year: i32, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if is_leap_year(year) => 29,
        2 => 28,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Walks day by day from a known weekday, an oracle that shares no arithmetic with the code.
    #[test]
    fn agrees_with_counting_from_1600_to_2400() {
        let (mut year, mut month, mut day, mut weekday) = (1600, 1, 1, 6); // a Saturday
        let mut number = Date::new(1600, 1, 1).unwrap().day_number();
        while year <= 2400 {
            let date = Date::new(year, month, day).unwrap();
            assert_eq!(date.day_number(), number);
            assert_eq!(Date::from_day_number(number), date);
            assert_eq!(date.weekday(), weekday, "{date}");
            number += 1;
            weekday = weekday % 7 + 1;
            day += 1;
            if day > days_in_month(year, month) {
                (day, month) = (1, month + 1);
            }
            if month > 12 {
                (month, year) = (1, year + 1);
            }
        }
    }

    #[test]
    fn knows_iso_weeks_at_the_turn_of_the_year() {
        let week = |s| Date::parse_iso(s).unwrap().iso_week();
        assert_eq!(week("2021-01-03"), (2020, 53));
        assert_eq!(week("2021-01-04"), (2021, 1));
        assert_eq!(week("2024-12-30"), (2025, 1));
    }

    #[test]
    fn refuses_days_that_are_not() {
        for bad in ["2023-02-29", "2024-00-10", "2024-04-31", "24-04-01", "2024-4-01"] {
            assert_eq!(Date::parse_iso(bad), None, "{bad}");
        }
    }

    #[test]
    fn adds_months_to_the_last_day_there_is() {
        let date = Date::parse_iso("2024-01-31").unwrap();
        assert_eq!(date.plus_months(1).to_string(), "2024-02-29");
        assert_eq!(date.plus_months(-11).to_string(), "2023-02-28");
    }
}
