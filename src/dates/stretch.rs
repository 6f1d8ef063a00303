//! Stretches of the calendar, and how each is written: TIMEX3, ISO interval, EDTF.

use super::calendar::{days_in_month, Date};

/// A stretch of the calendar.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Stretch {
    /// By number: 20 is 1900 to 1999 as newspapers count; negative before Christ.
    Century(i32),
    /// By its first three figures: 198.
    Decade(i32),
    /// Astronomical: 0 is 1 BC.
    Year(i32),
    Half(i32, u8),
    Quarter(i32, u8),
    /// 1 is spring, 4 is the winter that begins in the year.
    Season(i32, u8),
    Month(i32, u8),
    /// The week of a Monday.
    Week(Date),
    /// The weekend of a Saturday.
    Weekend(Date),
    Day(Date),
}

const SEASONS: [&str; 4] = ["SP", "SU", "FA", "WI"];

impl Stretch {
    /// The week that holds a day.
    pub(super) fn week_of(date: Date) -> Self {
        Stretch::Week(date.plus_days(1 - i64::from(date.weekday())))
    }

    /// The TIMEX3 value.
    pub(super) fn value(self) -> String {
        match self {
            Stretch::Century(n) if n < 0 => format!("BC{:02}", -n - 1),
            Stretch::Century(n) => format!("{:02}", n - 1),
            Stretch::Decade(n) => format!("{n:03}"),
            Stretch::Year(y) => year_value(y),
            Stretch::Half(y, n) => format!("{}-H{n}", year_value(y)),
            Stretch::Quarter(y, n) => format!("{}-Q{n}", year_value(y)),
            Stretch::Season(y, n) => format!("{}-{}", year_value(y), SEASONS[usize::from(n - 1) % 4]),
            Stretch::Month(y, m) => format!("{}-{m:02}", year_value(y)),
            Stretch::Week(monday) => {
                let (year, week) = monday.iso_week();
                format!("{}-W{week:02}", year_value(year))
            }
            Stretch::Weekend(saturday) => {
                let (year, week) = saturday.iso_week();
                format!("{}-W{week:02}-WE", year_value(year))
            }
            Stretch::Day(date) => format!("{}-{:02}-{:02}", year_value(date.year), date.month, date.day),
        }
    }

    /// First day and one past the last.
    pub(super) fn bounds(self) -> (Date, Date) {
        let months = |year: i32, first: u8, count: i32| {
            let start = Date { year, month: first, day: 1 };
            (start, start.plus_months(count))
        };
        match self {
            Stretch::Century(n) if n < 0 => years(n * 100 + 1, 100),
            Stretch::Century(n) => years((n - 1) * 100, 100),
            Stretch::Decade(n) => years(n * 10, 10),
            Stretch::Year(y) => years(y, 1),
            Stretch::Half(y, n) => months(y, n * 6 - 5, 6),
            Stretch::Quarter(y, n) => months(y, n * 3 - 2, 3),
            // Meteorological seasons of the northern half of the earth.
            Stretch::Season(y, n) => months(y, n * 3, 3),
            Stretch::Month(y, m) => months(y, m, 1),
            Stretch::Week(monday) => (monday, monday.plus_days(7)),
            Stretch::Weekend(saturday) => (saturday, saturday.plus_days(2)),
            Stretch::Day(date) => (date, date.plus_days(1)),
        }
    }

    /// First day and one past the last of the part that a modifier names: thirds of the stretch.
    pub(super) fn part_bounds(self, modifier: Option<&str>) -> (Date, Date) {
        let (from, to) = self.bounds();
        let third = match modifier {
            Some("START") => 0,
            Some("MID") => 1,
            Some("END") => 2,
            _ => return (from, to),
        };
        match self {
            Stretch::Month(y, m) => {
                let ends = [1, 11, 21, days_in_month(y, m) + 1];
                (from.plus_days(i64::from(ends[third]) - 1), from.plus_days(i64::from(ends[third + 1]) - 1))
            }
            Stretch::Year(y) => {
                let start = Date { year: y, month: third as u8 * 4 + 1, day: 1 };
                (start, start.plus_months(4))
            }
            Stretch::Decade(n) => {
                let ends = [0, 4, 7, 10];
                years_between(n * 10 + ends[third], n * 10 + ends[third + 1])
            }
            Stretch::Century(n) if n > 0 => {
                let ends = [0, 34, 67, 100];
                years_between((n - 1) * 100 + ends[third], (n - 1) * 100 + ends[third + 1])
            }
            _ => (from, to),
        }
    }

    /// The Extended Date/Time Format (ISO 8601-2) of the stretch, `~` where approximate.
    pub(super) fn edtf(self, modifier: Option<&str>) -> String {
        let approximate = if modifier == Some("APPROX") { "~" } else { "" };
        if matches!(modifier, Some("START" | "MID" | "END")) && self.bounds() != self.part_bounds(modifier) {
            let (from, to) = self.part_bounds(modifier);
            return format!("{from}/{}", to.plus_days(-1));
        }
        match self {
            Stretch::Century(n) if n > 0 => format!("{:02}XX", n - 1),
            Stretch::Decade(n) => format!("{n:03}X"),
            Stretch::Year(y) => format!("{}{approximate}", iso_year(y)),
            Stretch::Half(y, n) => format!("{}-{}", iso_year(y), 39 + n),
            Stretch::Quarter(y, n) => format!("{}-{}", iso_year(y), 32 + n),
            Stretch::Season(y, n) => format!("{}-{}", iso_year(y), 20 + n),
            Stretch::Month(y, m) => format!("{}-{m:02}{approximate}", iso_year(y)),
            Stretch::Day(date) => format!("{date}{approximate}"),
            Stretch::Century(_) | Stretch::Week(_) | Stretch::Weekend(_) => {
                let (from, to) = self.bounds();
                format!("{from}/{}", to.plus_days(-1))
            }
        }
    }

    /// The year it lies in, where it lies in one.
    pub(super) fn year(self) -> Option<i32> {
        match self {
            Stretch::Century(_) | Stretch::Decade(_) => None,
            Stretch::Year(y)
            | Stretch::Half(y, _)
            | Stretch::Quarter(y, _)
            | Stretch::Season(y, _)
            | Stretch::Month(y, _) => Some(y),
            Stretch::Week(date) | Stretch::Weekend(date) | Stretch::Day(date) => Some(date.year),
        }
    }
}

fn years(first: i32, count: i32) -> (Date, Date) {
    years_between(first, first + count)
}

fn years_between(first: i32, end: i32) -> (Date, Date) {
    (Date { year: first, month: 1, day: 1 }, Date { year: end, month: 1, day: 1 })
}

/// A year as TIMEX3 writes it: `BC0044` for 44 BC.
fn year_value(year: i32) -> String {
    if year <= 0 {
        format!("BC{:04}", 1 - year)
    } else {
        format!("{year:04}")
    }
}

/// A year as ISO 8601 writes it: `-0043` for 44 BC.
pub(super) fn iso_year(year: i32) -> String {
    if year < 0 {
        format!("-{:04}", -year)
    } else {
        format!("{year:04}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(stretch: Stretch, modifier: Option<&str>, value: &str, from: &str, to: &str, edtf: &str) {
        assert_eq!(stretch.value(), value);
        let (start, end) = stretch.part_bounds(modifier);
        assert_eq!((start.to_string().as_str(), end.to_string().as_str()), (from, to));
        assert_eq!(stretch.edtf(modifier), edtf);
    }

    #[test]
    fn each_stretch_has_its_three_forms() {
        let day = |s| Date::parse_iso(s).unwrap();
        check(Stretch::Day(day("2013-03-22")), None, "2013-03-22", "2013-03-22", "2013-03-23", "2013-03-22");
        check(Stretch::Month(2013, 3), None, "2013-03", "2013-03-01", "2013-04-01", "2013-03");
        check(
            Stretch::Month(2013, 3),
            Some("START"),
            "2013-03",
            "2013-03-01",
            "2013-03-11",
            "2013-03-01/2013-03-10",
        );
        check(Stretch::Year(1990), Some("APPROX"), "1990", "1990-01-01", "1991-01-01", "1990~");
        check(
            Stretch::week_of(day("2013-03-14")),
            None,
            "2013-W11",
            "2013-03-11",
            "2013-03-18",
            "2013-03-11/2013-03-17",
        );
        check(Stretch::Quarter(1989, 3), None, "1989-Q3", "1989-07-01", "1989-10-01", "1989-35");
        check(Stretch::Half(1989, 1), None, "1989-H1", "1989-01-01", "1989-07-01", "1989-40");
        check(Stretch::Season(2012, 2), None, "2012-SU", "2012-06-01", "2012-09-01", "2012-22");
        check(Stretch::Season(2012, 4), None, "2012-WI", "2012-12-01", "2013-03-01", "2012-24");
        check(Stretch::Decade(198), None, "198", "1980-01-01", "1990-01-01", "198X");
        check(Stretch::Century(20), None, "19", "1900-01-01", "2000-01-01", "19XX");
        check(Stretch::Year(-43), None, "BC0044", "-0043-01-01", "-0042-01-01", "-0043");
    }
}
