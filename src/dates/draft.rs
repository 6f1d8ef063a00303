//! What an expression says before it is placed in the calendar.

use crate::rules::RuleId;
use std::ops::Range;

use super::words::Unit;
use crate::dates::Modifier;

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

/// A length of time: up to four amounts of units, the longest first.
#[derive(Clone, Copy, Debug)]
pub(super) struct Length {
    parts: [(Amount, Unit); Length::MOST],
    count: usize,
}

impl Length {
    /// No length in words has more parts.
    const MOST: usize = 4;

    #[inline(never)]
    pub(super) fn of(amount: Amount, unit: Unit) -> Self {
        Length { parts: [(amount, unit); Length::MOST], count: 1 }
    }

    pub(super) fn one(unit: Unit) -> Self {
        Length::of(Amount::Exact(1000), unit)
    }

    /// Adds a smaller part; false where there is no room for it.
    pub(super) fn push(&mut self, amount: Amount, unit: Unit) -> bool {
        let Some(slot) = self.parts.get_mut(self.count) else { return false };
        *slot = (amount, unit);
        self.count += 1;
        true
    }

    pub(super) fn parts(&self) -> &[(Amount, Unit)] {
        self.parts.get(..self.count).unwrap_or(&self.parts)
    }

    /// The longest unit.
    pub(super) fn unit(&self) -> Unit {
        self.parts[0].1
    }

    /// The shortest unit.
    pub(super) fn finest(&self) -> Unit {
        self.parts().last().map_or(Unit::Day, |part| part.1)
    }

    /// True for one of a unit.
    pub(super) fn is_one(&self) -> bool {
        self.count == 1 && self.parts[0].0 == Amount::Exact(1000)
    }

    /// True where every amount is a number.
    #[inline(never)]
    pub(super) fn is_known(&self) -> bool {
        self.parts().iter().all(|part| part.0 != Amount::Unknown)
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

/// A meaning that is a part of another one: its place in [`super::reader::Reader::inner`].
#[derive(Clone, Copy, Debug)]
pub(super) struct Inner(pub(super) usize);

/// Where a shift starts from.
#[derive(Clone, Copy, Debug)]
pub(super) enum Origin {
    /// The reference date: `ago`.
    Reference,
    /// What the text was speaking of: `later`.
    Memory,
    /// An expression: `two days after June 3`.
    Expression(Inner),
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

/// What comes again.
#[derive(Clone, Copy, Debug)]
pub(super) enum Cycle {
    /// Every so often: `every two years`, `daily`.
    Every(Length),
    /// `Mondays`, `every Friday`, with a part of the day: `Friday nights`.
    Weekday(u8, Option<&'static str>),
    /// `every weekday`
    Workdays,
    Weekends,
    /// `every March`
    Month(u8),
    /// `every summer`
    Season(u8),
    /// `every morning`, by its TIMEX3 code.
    Part(&'static str),
    /// `every Christmas`
    Year,
}

/// A smaller stretch that a larger one places: the `March` of `March of last year`.
#[derive(Clone, Copy, Debug)]
pub(super) enum Inside {
    Month(u8),
    /// Month and day.
    Day(u8, u8),
    Part(YearPart),
    Weekday(u8),
}

/// What an expression means.
#[derive(Clone, Copy, Debug)]
pub(super) enum Meaning {
    /// A day of a month.
    Day { year: Field<i32>, month: Field<u8>, day: u8, weekday: Option<u8> },
    /// A day of the week, 1 (Monday) to 7.
    Weekday(u8, Place),
    /// A day of the week before (back) or after a date: `the Friday before Christmas`.
    Beside { weekday: u8, back: bool, of: Inner },
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
    /// Something that comes again.
    Set(Cycle),
    /// The week that holds a day, or the weekend beside it: `the week of March 6`, `Labor Day weekend`.
    Around(Unit, Inner),
    /// A smaller stretch in a larger one: `March of last year`.
    Within(Inside, Unit, Place),
    /// The n-th of a larger stretch, from the end where negative: `the first week of March`.
    Nth { n: i8, unit: NthUnit, of: Inner },
    /// `this day in 1914`, `the same month of 2019`: as it lies in another year.
    InYear { unit: Unit, same: bool, year: i32 },
    /// A week of a year by its number: `week 35 of 2024`.
    Week { year: i32, number: u8 },
    /// `the same period`: a quarter, where the text speaks of one.
    Period,
    /// Only a time of day.
    Clock,
    /// No date at all, though it looks like one: `February 30, 2022`.
    Nothing,
}

/// What is counted in [`Meaning::Nth`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum NthUnit {
    Unit(Unit),
    Weekday(u8),
}

/// One expression as read.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    /// Its tokens.
    pub(super) tokens: Range<usize>,
    pub(super) meaning: Meaning,
    pub(super) time: Option<TimeOfDay>,
    pub(super) modifier: Option<Modifier>,
    /// 0 to 1.
    pub(super) confidence: f32,
    pub(super) rule: Option<RuleId>,
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
            rule: None,
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
    pub(super) fn with_modifier(mut self, modifier: Modifier) -> Self {
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
}
