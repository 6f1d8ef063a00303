//! Stretches of the calendar, and how each is written: TIMEX3, ISO interval, EDTF.

use super::draft::YearPart;
use crate::calendar::{days_in_month, Date};
use crate::dates::Modifier;

/// A stretch of the calendar.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Stretch {
    /// By number: 20 is 1900 to 1999 as newspapers count; negative before Christ.
    Century(i32),
    /// By its first three figures: 198.
    Decade(i32),
    /// Astronomical: 0 is 1 BC.
    Year(i32),
    /// A winter begins in its year.
    Part(i32, YearPart),
    Month(i32, u8),
    /// The week of a Monday.
    Week(Date),
    /// The weekend of a Saturday.
    Weekend(Date),
    Day(Date),
}

impl Stretch {
    /// The week that holds a day.
    pub(super) fn week_of(date: Date) -> Self {
        Stretch::Week(date.plus_days(1 - i64::from(date.weekday())))
    }

    /// The quarter that holds a day.
    pub(super) fn quarter_of(date: Date) -> Self {
        Stretch::Part(date.year, YearPart::Quarter((date.month - 1) / 3 + 1))
    }

    /// First day and one past the last.
    pub(super) fn bounds(self) -> (Date, Date) {
        let (year, first, count) = match self {
            Stretch::Week(monday) => return (monday, monday.plus_days(7)),
            Stretch::Weekend(saturday) => return (saturday, saturday.plus_days(2)),
            Stretch::Day(date) => return (date, date.plus_days(1)),
            Stretch::Century(n) if n < 0 => (n * 100 + 1, 1, 1200),
            Stretch::Century(n) => ((n - 1) * 100, 1, 1200),
            Stretch::Decade(n) => (n * 10, 1, 120),
            Stretch::Year(y) => (y, 1, 12),
            Stretch::Part(y, YearPart::Half(n)) => (y, n * 6 - 5, 6),
            Stretch::Part(y, YearPart::Quarter(n)) => (y, n * 3 - 2, 3),
            // Meteorological seasons of the northern half of the earth.
            Stretch::Part(y, YearPart::Season(n)) => (y, n * 3, 3),
            Stretch::Month(y, m) => (y, m, 1),
        };
        let start = Date { year, month: first, day: 1 };
        (start, start.plus_months(count))
    }

    /// First day and one past the last of the part that a modifier names: thirds of the stretch.
    pub(super) fn part_bounds(self, modifier: Option<Modifier>) -> (Date, Date) {
        let (from, to) = self.bounds();
        let third = match modifier {
            Some(Modifier::Start) => 0,
            Some(Modifier::Mid) => 1,
            Some(Modifier::End) => 2,
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

    /// The year it lies in, where it lies in one.
    pub(super) fn year(self) -> Option<i32> {
        match self {
            Stretch::Century(_) | Stretch::Decade(_) => None,
            Stretch::Year(y) | Stretch::Part(y, _) | Stretch::Month(y, _) => Some(y),
            Stretch::Week(date) | Stretch::Weekend(date) | Stretch::Day(date) => Some(date.year),
        }
    }
}

fn years_between(first: i32, end: i32) -> (Date, Date) {
    (Date { year: first, month: 1, day: 1 }, Date { year: end, month: 1, day: 1 })
}

#[cfg(test)]
mod tests {
    use super::super::write;
    use super::*;

    #[track_caller]
    fn check(stretch: Stretch, modifier: Option<Modifier>, value: &str, from: &str, to: &str, edtf: &str) {
        let mut written = [String::new(), String::new()];
        write::stretch(&mut written[0], stretch);
        write::edtf(&mut written[1], stretch, modifier);
        assert_eq!(written, [value, edtf]);
        let (start, end) = stretch.part_bounds(modifier);
        assert_eq!((start.to_string().as_str(), end.to_string().as_str()), (from, to));
    }

    #[test]
    fn each_stretch_has_its_three_forms() {
        let day = |s| Date::parse_iso(s).unwrap();
        check(Stretch::Day(day("2013-03-22")), None, "2013-03-22", "2013-03-22", "2013-03-23", "2013-03-22");
        check(Stretch::Month(2013, 3), None, "2013-03", "2013-03-01", "2013-04-01", "2013-03");
        check(
            Stretch::Month(2013, 3),
            Some(Modifier::Start),
            "2013-03",
            "2013-03-01",
            "2013-03-11",
            "2013-03-01/2013-03-10",
        );
        check(Stretch::Year(1990), Some(Modifier::Approx), "1990", "1990-01-01", "1991-01-01", "1990~");
        check(
            Stretch::week_of(day("2013-03-14")),
            None,
            "2013-W11",
            "2013-03-11",
            "2013-03-18",
            "2013-03-11/2013-03-17",
        );
        check(
            Stretch::Part(1989, YearPart::Quarter(3)),
            None,
            "1989-Q3",
            "1989-07-01",
            "1989-10-01",
            "1989-35",
        );
        check(Stretch::Part(1989, YearPart::Half(1)), None, "1989-H1", "1989-01-01", "1989-07-01", "1989-40");
        check(
            Stretch::Part(2012, YearPart::Season(2)),
            None,
            "2012-SU",
            "2012-06-01",
            "2012-09-01",
            "2012-22",
        );
        check(
            Stretch::Part(2012, YearPart::Season(4)),
            None,
            "2012-WI",
            "2012-12-01",
            "2013-03-01",
            "2012-24",
        );
        check(Stretch::Decade(198), None, "198", "1980-01-01", "1990-01-01", "198X");
        check(Stretch::Century(20), None, "19", "1900-01-01", "2000-01-01", "19XX");
        check(Stretch::Year(-43), None, "BC0044", "-0043-01-01", "-0042-01-01", "-0043");
    }
}
