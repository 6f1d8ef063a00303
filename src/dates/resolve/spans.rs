//! Months, quarters, halves, seasons, and units of time such as `last week`.

use super::{is_bare, Anchor, Placed, Resolver, Symbol};
use crate::dates::draft::{Draft, Place, YearPart};
use crate::dates::reader::Reader;
use crate::dates::steps::{nearest_year, step_of};
use crate::dates::stretch::Stretch;
use crate::dates::tense::{looks_forward, tense, Tense};
use crate::dates::words::Unit;

/// A quarter is spoken of as over from this many days before its end.
const ENDING: i64 = 10;

/// A quarter is reported of up to so many days behind its end.
const REPORTED: i64 = 60;

/// How a unit is written that cannot be placed, in the order of [`Unit`].
const OPEN_UNITS: [&str; 14] = [
    "XXXX-XX-XXTXX",
    "XXXX-XX-XXTXX",
    "XXXX-XX-XXTXX",
    "XXXX-XX-XX",
    "XXXX-WXX-WE",
    "XXXX-WXX",
    "XXXX-WXX",
    "XXXX-XX",
    "XXXX-QX",
    "XXXX",
    "XXXX",
    "XXX",
    "XX",
    "XXXX",
];

/// The open form of a unit.
pub(super) fn open_unit(unit: Unit) -> Placed {
    Placed::text(OPEN_UNITS[unit as usize % OPEN_UNITS.len()])
}

impl Resolver<'_> {
    #[inline(never)]
    pub(super) fn month(
        &self,
        r: &Reader<'_>,
        draft: &Draft,
        year: Option<i32>,
        month: u8,
        place: Place,
    ) -> Placed {
        if let Some(year) = year {
            return Placed::at(Stretch::Month(year, month), Anchor::None);
        }
        if let Some(year) = self.story_year(month).filter(|_| is_bare(place) || place == Place::That) {
            return Placed::at(Stretch::Month(year, month), Anchor::Year(year));
        }
        if let Some(placed) = self.beside_last(place, &|year| Stretch::Month(year, month)) {
            return placed;
        }
        let Some(today) = self.today() else {
            return Placed::symbol(Symbol::Month(month));
        };
        let verb = match place {
            Place::Last | Place::Past | Place::Previous => -1,
            Place::Next | Place::Following => 1,
            Place::This => 0,
            _ => match tense(r, draft.tokens.start, draft.tokens.end) {
                Tense::Past => -2,
                Tense::Future => 2,
                Tense::Unknown => 3,
            },
        };
        let year = match verb {
            -1 => today.year - i32::from(month >= today.month),
            -2 => today.year - i32::from(month > today.month),
            1 => today.year + i32::from(month <= today.month),
            2 => today.year + i32::from(month < today.month),
            3 => nearest_year(today, month),
            _ => today.year,
        };
        Placed::at(Stretch::Month(year, month), Anchor::Reference)
    }

    /// `The following January`: the first one after what the text spoke of; `that summer`: in its year.
    fn beside_last(&self, place: Place, at: &dyn Fn(i32) -> Stretch) -> Option<Placed> {
        let (last, _) = self.memory.last?;
        let year = last.year()?;
        let (from, to) = last.bounds();
        let found = match place {
            Place::That => at(year),
            Place::Following => (year..=year + 1).map(at).find(|s| s.bounds().0 >= to)?,
            Place::Previous => (year - 1..=year).rev().map(at).find(|s| s.bounds().1 <= from)?,
            _ => return None,
        };
        Some(Placed::at(found, Anchor::Before(last)))
    }

    #[inline(never)]
    pub(super) fn part(
        &self,
        r: &Reader<'_>,
        draft: &Draft,
        part: YearPart,
        year: Option<i32>,
        place: Place,
    ) -> Placed {
        if let Some(year) = year {
            return Placed::at(Stretch::Part(year, part), Anchor::None);
        }
        if let Some(year) = self.year_of_text().filter(|_| is_bare(place)) {
            return Placed::at(Stretch::Part(year, part), Anchor::Year(year));
        }
        if let Some(placed) = self.beside_last(place, &|year| Stretch::Part(year, part)) {
            return placed;
        }
        let Some(today) = self.today() else {
            return Placed::symbol(Symbol::Part(part));
        };
        let (start, end) = Stretch::Part(today.year, part).bounds();
        let season = matches!(part, YearPart::Season(_));
        let year = match place {
            Place::Next | Place::Following => today.year + i32::from(start <= today),
            Place::This | Place::That if season => today.year,
            Place::Last | Place::Past | Place::Previous if season => today.year - i32::from(end > today),
            _ => {
                let over = if season { start <= today } else { end.plus_days(-ENDING) <= today };
                match tense(r, draft.tokens.start, draft.tokens.end) {
                    // `expects to report a third-quarter loss` is of the quarter that has just ended.
                    Tense::Future
                        if r.hyphen(draft.tokens.end - 2)
                            && end <= today
                            && end.plus_days(REPORTED) > today =>
                    {
                        today.year
                    }
                    Tense::Future => today.year + i32::from(end <= today),
                    Tense::Unknown if season && (start.day_number() - today.day_number()).abs() < 183 => {
                        today.year
                    }
                    _ => today.year - i32::from(!over),
                }
            }
        };
        Placed::at(Stretch::Part(year, part), Anchor::Reference)
    }

    /// A unit where the day of writing, or its year, isn't known: `last month` before May is XXXX-04.
    fn unit_in_year(&self, unit: Unit, step: i32) -> Placed {
        let placed = match (unit, self.day_in_year()) {
            (Unit::Day, Some(_)) => self.in_year(i64::from(step)),
            (Unit::Month, Some((proxy, _))) => {
                let month = proxy.plus_months(step).month;
                Some(Placed { anchor: Anchor::Reference, ..Placed::symbol(Symbol::Month(month)) })
            }
            _ => None,
        };
        placed.unwrap_or_else(|| open_unit(unit))
    }

    #[inline(never)]
    pub(super) fn unit(&self, r: &Reader<'_>, draft: &Draft, unit: Unit, place: Place) -> Placed {
        let step = match place {
            Place::Last | Place::Previous => -1,
            Place::Next | Place::Following => 1,
            Place::BeforeLast => -2,
            Place::AfterNext => 2,
            _ => 0,
        };
        let story = matches!(place, Place::Previous | Place::Following | Place::That)
            // `by the end of the year` is no other year that a text without a day of writing named.
            || (place == Place::The
                && (self.narrative || self.reference.is_none() && unit < Unit::Year || unit == Unit::Quarter));
        if let Some((date, stretch)) = self.memory.remembered(unit).filter(|_| story) {
            return Placed::at(step_of(unit, date, step), Anchor::Before(stretch));
        }
        let Some(today) = self.today() else { return self.unit_in_year(unit, step) };
        let start = draft.tokens.start;
        let (unit, from, step) = match (unit, place) {
            // The quarter that has ended, or is about to.
            (Unit::Quarter, Place::The | Place::Last) => (unit, today.plus_days(ENDING), -1),
            (Unit::Weekend, Place::Bare | Place::The) => {
                let began = step_of(unit, today, 0).bounds().0 <= today;
                (unit, today, if began || looks_forward(r, start) { 0 } else { -1 })
            }
            // On a Monday, `this weekend` with a past verb is the one just over.
            (Unit::Weekend, Place::This)
                if today.weekday() <= 3 && tense(r, start, draft.tokens.end) == Tense::Past =>
            {
                (unit, today, -1)
            }
            (Unit::Fortnight, _) => (Unit::Week, today, step * 2),
            _ => (unit, today, step),
        };
        Placed::at(step_of(unit, from, step), Anchor::Reference)
    }
}
