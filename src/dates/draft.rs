//! What an expression says before it is placed in the calendar.

use std::fmt::Write as _;
use std::ops::Range;

use super::words::Unit;

/// A field of the calendar in an expression.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Field<T> {
    /// The expression says so; nothing may overwrite it.
    Stated(T),
    /// Taken from the words around it; better evidence may overwrite it.
    Implied(T),
    /// Not known.
    Absent,
}

impl<T: Copy> Field<T> {
    /// The value, stated or implied.
    pub(super) fn get(self) -> Option<T> {
        match self {
            Field::Stated(value) | Field::Implied(value) => Some(value),
            Field::Absent => None,
        }
    }

    /// Fills the field unless the expression states it.
    pub(super) fn imply(&mut self, value: Option<T>) {
        if let (Some(value), Field::Implied(_) | Field::Absent) = (value, &self) {
            *self = Field::Implied(value);
        }
    }
}

impl<T> From<Option<T>> for Field<T> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Field::Absent, Field::Stated)
    }
}

/// Which one of a series is meant.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Place {
    /// No word says: `Friday`, `in March`.
    Bare,
    /// `the week`
    The,
    /// `this`, `the current`
    This,
    /// `last`
    Last,
    /// `past`: the stretch that ends at the reference date.
    Past,
    /// `next`, `this coming`
    Next,
    /// `the previous`: before the one the text was speaking of.
    Previous,
    /// `the following`: after the one the text was speaking of.
    Following,
    /// `that`, `the same`
    That,
    /// `the year before last`
    BeforeLast,
    /// `the week after next`
    AfterNext,
}

/// How many.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Amount {
    /// In thousandths.
    Exact(i64),
    /// `several`
    Unknown,
}

/// A length of time: one or more amounts of units, the longest first.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Length(pub(super) Vec<(Amount, Unit)>);

impl Length {
    #[inline(never)]
    pub(super) fn one(unit: Unit) -> Self {
        Length(vec![(Amount::Exact(1000), unit)])
    }

    /// The longest unit.
    pub(super) fn unit(&self) -> Unit {
        self.0.first().map_or(Unit::Day, |part| part.1)
    }

    /// The shortest unit.
    pub(super) fn finest(&self) -> Unit {
        self.0.last().map_or(Unit::Day, |part| part.1)
    }

    /// ISO 8601 duration, `X` for an unknown amount.
    #[inline(never)]
    pub(super) fn iso(&self) -> String {
        let mut out = String::from("P");
        let mut in_time = false;
        for &(amount, unit) in &self.0 {
            let (factor, letter, time) = match unit {
                Unit::Second => (1, "S", true),
                Unit::Minute => (1, "M", true),
                Unit::Hour => (1, "H", true),
                Unit::Day => (1, "D", false),
                Unit::Weekend => (1, "WE", false),
                Unit::Week => (1, "W", false),
                Unit::Fortnight => (2, "W", false),
                Unit::Month => (1, "M", false),
                Unit::Quarter => (1, "Q", false),
                Unit::Season => (3, "M", false),
                Unit::Year => (1, "Y", false),
                Unit::Decade => (10, "Y", false),
                Unit::Century => (100, "Y", false),
                Unit::Millennium => (1000, "Y", false),
            };
            if time && !in_time {
                out.push('T');
                in_time = true;
            }
            match amount {
                Amount::Unknown => out.push('X'),
                Amount::Exact(n) => {
                    let n = n.saturating_mul(factor);
                    // Hours and minutes have a smaller unit for their fraction.
                    if unit == Unit::Hour && n % 1000 != 0 && n * 60 % 1000 == 0 {
                        if n >= 1000 {
                            let _ = write!(out, "{}H", n / 1000);
                        }
                        let _ = write!(out, "{}M", n % 1000 * 60 / 1000);
                        continue;
                    }
                    let _ = write!(out, "{}", n / 1000);
                    let fraction = format!("{:03}", n % 1000);
                    let fraction = fraction.trim_end_matches('0');
                    if !fraction.is_empty() {
                        let _ = write!(out, ".{fraction}");
                    }
                }
            }
            out.push_str(letter);
        }
        out
    }
}

/// A part of a year.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum YearPart {
    /// 1 to 4.
    Quarter(u8),
    /// 1 or 2.
    Half(u8),
    /// 1 (spring) to 4 (winter).
    Season(u8),
}

/// Where a shift starts from.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Origin {
    /// The reference date: `ago`.
    Reference,
    /// What the text was speaking of: `later`.
    Memory,
    /// An expression: `two days after June 3`.
    Expression(Box<Meaning>),
}

/// A time of day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum TimeOfDay {
    /// A clock time; `minute` and `second` where stated; the zone in minutes from UTC.
    Clock { hour: u8, minute: Option<u8>, second: Option<u8>, zone: Option<i16> },
    /// A TIMEX3 part of the day: `MO`, `AF`, `EV`, `NI`, `DT`, `MI`.
    Part(&'static str),
}

/// A word that points roughly.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Vague {
    Past,
    Present,
    Future,
}

/// What an expression means.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Meaning {
    /// A day of a month.
    Day { year: Field<i32>, month: Field<u8>, day: u8, weekday: Option<u8> },
    /// A day of the week, 1 (Monday) to 7.
    Weekday(u8, Place),
    /// A month, 1 to 12.
    Month { year: Field<i32>, month: u8, place: Place },
    /// A year; astronomical, so that 0 is 1 BC.
    Year(i32),
    /// A quarter, half or season.
    Part { part: YearPart, year: Field<i32>, place: Place, fiscal: bool },
    /// A fiscal year.
    FiscalYear(i32),
    /// A decade by its number (198), or by its last figure alone (8).
    Decade { number: i32, short: bool },
    /// A century by its number, negative before Christ.
    Century(i32),
    /// `this week`
    Unit(Unit, Place),
    /// Days from the reference date.
    Days(i32),
    /// `two years ago`
    Shift { length: Length, back: bool, from: Origin },
    /// A holiday by its place in the table.
    Holiday { id: usize, year: Field<i32>, place: Place },
    /// `now`
    Vague(Vague),
    /// `three years`
    Length(Length),
    /// `the past three years` (back) and `the next three years`
    Window { length: Length, back: bool },
    /// Something that comes again, by its value.
    Set(String),
    /// A stretch that contains another one: `the week of March 6`.
    Around(Unit, Box<Meaning>),
    /// A smaller stretch in a larger one: `March of last year`.
    Within(Box<Meaning>, Box<Meaning>),
    /// The n-th of a larger stretch, from the end where negative: `the first week of March`.
    Nth { n: i8, unit: NthUnit, of: Box<Meaning> },
    /// `the same period`: a quarter, where the text speaks of one.
    Period,
    /// Only a time of day.
    Clock,
}

/// What is counted in [`Meaning::Nth`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum NthUnit {
    Unit(Unit),
    Weekday(u8),
}

/// One expression as read.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Draft {
    /// Its tokens.
    pub(super) tokens: Range<usize>,
    pub(super) meaning: Meaning,
    pub(super) time: Option<TimeOfDay>,
    pub(super) modifier: Option<&'static str>,
    /// 0 to 1.
    pub(super) confidence: f32,
    pub(super) rule: &'static str,
    /// What links it to the draft before it.
    pub(super) link: Link,
    /// True behind `since` or `from`, or `until`: the interval is open at one end.
    pub(super) open: Option<Open>,
}

/// How a draft belongs to the one before it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Link {
    None,
    /// The two are the ends of one stretch.
    Range,
    /// One more of a list: it takes month and year from its neighbours.
    List,
}

/// Which end of its interval is open.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Open {
    Since,
    Until,
}

impl Draft {
    #[inline(never)]
    pub(super) fn new(tokens: Range<usize>, meaning: Meaning) -> Self {
        Self {
            tokens,
            meaning,
            time: None,
            modifier: None,
            confidence: 0.9,
            rule: "",
            link: Link::None,
            open: None,
        }
    }

    #[inline(never)]
    pub(super) fn with_time(mut self, time: TimeOfDay) -> Self {
        self.time = Some(time);
        self
    }

    #[inline(never)]
    pub(super) fn with_modifier(mut self, modifier: &'static str) -> Self {
        self.modifier.get_or_insert(modifier);
        self
    }

    #[inline(never)]
    pub(super) fn sure(mut self, confidence: f32) -> Self {
        self.confidence = confidence;
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_stated_is_never_overwritten() {
        let mut stated = Field::Stated(2013);
        stated.imply(Some(2024));
        assert_eq!(stated, Field::Stated(2013));
        let mut absent = Field::Absent;
        absent.imply(Some(2023));
        absent.imply(Some(2024));
        assert_eq!(absent, Field::Implied(2024));
    }

    #[test]
    fn lengths_are_written_as_iso_durations() {
        let iso = |parts: &[(i64, Unit)]| {
            Length(parts.iter().map(|&(n, unit)| (Amount::Exact(n), unit)).collect()).iso()
        };
        assert_eq!(iso(&[(3000, Unit::Year)]), "P3Y");
        assert_eq!(iso(&[(2500, Unit::Year)]), "P2.5Y");
        assert_eq!(iso(&[(5500, Unit::Hour)]), "PT5H30M");
        assert_eq!(iso(&[(500, Unit::Hour)]), "PT30M");
        assert_eq!(iso(&[(4000, Unit::Decade)]), "P40Y");
        assert_eq!(iso(&[(1000, Unit::Day), (6000, Unit::Hour)]), "P1DT6H");
        assert_eq!(Length(vec![(Amount::Unknown, Unit::Minute)]).iso(), "PTXM");
    }
}
