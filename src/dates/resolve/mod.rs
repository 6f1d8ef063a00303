//! Places expressions in the calendar, in the order of the text.
//!
//! Defaults and their accuracy were counted on news text: a bare weekday is the most recent one, the
//! reference day included, unless a narrow cue looks forward; a day of a month without a year is
//! the nearest; a month follows the verb beside it, else it is the nearest. `Later`, `that day` and
//! their like count from what the text spoke of last. Without a reference date nothing is guessed.
//!
//! Three files: [`days`], [`spans`] (months, quarters, seasons, units), and [`relations`], which
//! count from another expression.

mod days;
mod relations;
mod spans;

use spans::open_unit;

use super::draft::{Draft, Field, Link, Meaning, Place, TimeOfDay, Vague, YearPart};
use super::evidence::Found;
use super::memory::Memory;
use super::reader::Reader;
use super::reference::{Reference, ReferenceDay};
use super::stretch::Stretch;
use super::words::Unit;
use super::write::{self, Symbol};
use crate::calendar::Date;

/// Where an expression lies, with what it was counted from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Placed {
    pub(super) stretch: Option<Stretch>,
    /// The value where there is no stretch: a length, a set, or an open form such as `XXXX-WXX-5`.
    pub(super) symbol: Symbol,
    pub(super) anchor: Anchor,
    /// The days of a window such as `the past five years`.
    pub(super) window: Option<(Date, Date)>,
    /// A time that follows from the expression: `two hours ago`.
    pub(super) time: Option<TimeOfDay>,
}

/// What an expression was counted from.
#[derive(Clone, Copy, Debug)]
pub(super) enum Anchor {
    None,
    Reference,
    /// What the text spoke of before.
    Before(Stretch),
    /// The year the text spoke of before.
    Year(i32),
    /// The date that the expression itself names.
    Named(Stretch),
    /// The same day, which the text names with its year elsewhere.
    Same(Date),
    /// The day that the caption of a picture names.
    Picture(Date),
}

impl Placed {
    fn symbol(symbol: Symbol) -> Self {
        Placed { stretch: None, symbol, anchor: Anchor::None, window: None, time: None }
    }

    fn text(text: &'static str) -> Self {
        Placed::symbol(Symbol::Text(text))
    }

    fn at(stretch: Stretch, anchor: Anchor) -> Self {
        Placed { stretch: Some(stretch), anchor, ..Placed::text("") }
    }
}

/// Full dates are remembered up to this many.
const STATED_MAX: usize = 64;

/// Carries the reference and the memory from expression to expression.
pub(super) struct Resolver<'a> {
    reference: Option<&'a Reference>,
    /// True for a text that tells of other years than its own, where a date without a year belongs
    /// to the year the text is in.
    narrative: bool,
    /// Full dates under pictures.
    captions: &'a [Found],
    memory: Memory,
    /// Days that the text gives with their year.
    stated: Vec<Date>,
    paragraph: usize,
}

impl<'a> Resolver<'a> {
    pub(super) fn new(reference: Option<&'a Reference>, narrative: bool, captions: &'a [Found]) -> Self {
        Self { reference, narrative, captions, memory: Memory::default(), stated: Vec::new(), paragraph: 0 }
    }

    /// Tells the resolver which paragraph comes next.
    pub(super) fn enter(&mut self, paragraph: usize) {
        self.paragraph = paragraph;
    }

    /// The reference day.
    fn today(&self) -> Option<Date> {
        self.reference.and_then(Reference::date)
    }

    /// The reference day where its year isn't known: a day with its month and number, and whether its day of the
    /// week is known.
    fn day_in_year(&self) -> Option<(Date, bool)> {
        match self.reference?.day {
            ReferenceDay::InYear { proxy, weekday_known } => Some((proxy, weekday_known)),
            ReferenceDay::Full(_) => None,
        }
    }

    /// `XXXX-05-08`, so many days from a reference day of an unknown year.
    fn in_year(&self, days: i64) -> Option<Placed> {
        let (proxy, _) = self.day_in_year()?;
        let date = proxy.plus_days(days);
        // How long February is isn't known.
        ((proxy.month <= 2) == (date.month <= 2)).then(|| Placed {
            anchor: Anchor::Reference,
            ..Placed::symbol(Symbol::MonthDay(date.month, date.day))
        })
    }

    /// An anchor as a reader sees it.
    #[inline(never)]
    pub(super) fn anchor_text(&self, anchor: Anchor) -> Option<String> {
        let (lead, stretch) = match anchor {
            Anchor::None => return None,
            Anchor::Reference => return Some(["reference date ", &self.reference?.day.value()].concat()),
            Anchor::Picture(date) => ("the date of a picture: ", Stretch::Day(date)),
            Anchor::Before(stretch) => ("the date before it: ", stretch),
            Anchor::Year(year) => ("the year before it: ", Stretch::Year(year)),
            Anchor::Named(stretch) => ("the date it names: ", stretch),
            Anchor::Same(date) => ("the same day, named with its year: ", Stretch::Day(date)),
        };
        let mut text = String::from(lead);
        write::stretch(&mut text, stretch);
        Some(text)
    }

    /// Places draft `i` of `drafts` and remembers it.
    #[inline(never)]
    pub(super) fn place(&mut self, r: &Reader<'_>, drafts: &[Draft], i: usize) -> Placed {
        let draft = &drafts[i];
        let mut placed = match draft.meaning {
            Meaning::Clock => self.clock(r, drafts, i),
            meaning => self.meaning(r, draft, meaning),
        };
        // `from Monday through Friday`: the end comes after the beginning.
        let weekday = |d: Option<&Draft>| d.is_some_and(|d| matches!(d.meaning, Meaning::Weekday(..)));
        if let (Link::Range, Some(Stretch::Day(date)), Some(first)) =
            (draft.link, placed.stretch, self.memory.day)
        {
            if weekday(Some(draft)) && weekday(drafts.get(i.wrapping_sub(1))) {
                let days = (date.day_number() - first.day_number()).rem_euclid(7);
                placed.stretch = Some(Stretch::Day(first.plus_days(days)));
            }
        }
        // `from Monday at 9 a.m. to Friday at 5 p.m.`
        let clock_between =
            i >= 2 && matches!(drafts[i - 1].meaning, Meaning::Clock) && weekday(drafts.get(i - 2));
        if let (true, Some(Stretch::Day(date)), Some(first)) = (
            clock_between
                && weekday(Some(draft))
                && r.one_of(draft.tokens.start.wrapping_sub(1), "to until till through"),
            placed.stretch,
            self.memory.day,
        ) {
            let days = (date.day_number() - first.day_number()).rem_euclid(7);
            placed.stretch = Some(Stretch::Day(first.plus_days(days)));
        }
        // `June 19-20`: a day without a year is in that of the other end, or the next where the months run over.
        let bare = |draft: &Draft| matches!(draft.meaning, Meaning::Day { year: Field::Absent, .. });
        if let (true, Some(Stretch::Day(date)), Some(first)) =
            (draft.link != Link::None && bare(draft), placed.stretch, self.memory.day)
        {
            if i > 0 && bare(&drafts[i - 1]) {
                let over = draft.link == Link::Range && (date.month, date.day) < (first.month, first.day);
                let year = first.year + i32::from(over);
                placed.stretch = Date::new(year, date.month, date.day).map(Stretch::Day).or(placed.stretch);
            }
        }
        // `from 8 p.m. to 6 a.m.` ends on the next day.
        let hour = |d: &Draft| match (d.meaning, d.time) {
            (Meaning::Clock, Some(TimeOfDay::Clock { hour, .. })) => Some(hour),
            _ => None,
        };
        if let (Link::Range, Some(Stretch::Day(day)), Some(end), Some(start)) =
            (draft.link, placed.stretch, hour(draft), i.checked_sub(1).and_then(|k| hour(&drafts[k])))
        {
            if end < start {
                placed.stretch = Some(Stretch::Day(day.plus_days(1)));
            }
        }
        let comparison = match draft.meaning {
            Meaning::Shift { length, back: true, .. } => length.finest() >= Unit::Year && !self.narrative,
            _ => false,
        };
        if let Some(stretch) = placed.stretch.filter(|_| !comparison) {
            self.memory.remember(stretch, self.paragraph);
            if matches!(
                draft.meaning,
                Meaning::Part { .. }
                    | Meaning::Month { .. }
                    | Meaning::Year(_)
                    | Meaning::Within(..)
                    | Meaning::Unit(Unit::Quarter | Unit::Month, _)
            ) {
                self.memory.compared = Some((stretch, self.paragraph));
            }
            let full = matches!(draft.meaning, Meaning::Day { year: Field::Stated(_), .. });
            if let (Stretch::Day(date), true) = (stretch, full && self.stated.len() < STATED_MAX) {
                self.stated.push(date);
            }
        }
        placed
    }

    #[inline(never)]
    fn meaning(&self, r: &Reader<'_>, draft: &Draft, meaning: Meaning) -> Placed {
        let known = match meaning {
            Meaning::Year(year) | Meaning::FiscalYear(year) => Stretch::Year(year),
            Meaning::Decade { number, short: false } => Stretch::Decade(number),
            // A decade by its last figure is one of the century that is best remembered.
            Meaning::Decade { number, .. } => Stretch::Decade(if number < 2 { 200 } else { 190 } + number),
            Meaning::Century(n) => Stretch::Century(n),
            Meaning::Day { year, month, day, weekday } => {
                return self.day(r, draft, (year.get(), month.get(), day), weekday)
            }
            Meaning::Weekday(n, place) => return self.weekday(r, draft, n, place),
            Meaning::Beside { weekday, back, of } => return self.beside(r, draft, weekday, back, of),
            Meaning::Days(days) => return self.days(days),
            Meaning::Holiday { id, year, place } => return self.holiday(r, draft, id, year.get(), place),
            Meaning::Month { year, month, place } => return self.month(r, draft, year.get(), month, place),
            Meaning::Part { part, year, place, .. } => return self.part(r, draft, part, year.get(), place),
            Meaning::Unit(unit, place) => return self.unit(r, draft, unit, place),
            Meaning::Shift { length, back, from } => return self.shift(r, draft, &length, back, from),
            Meaning::Around(unit, inner) => return self.around(r, draft, unit, inner),
            Meaning::Within(inside, unit, place) => return self.within(r, draft, inside, unit, place),
            Meaning::Nth { n, unit, of } => return self.nth(r, draft, n, unit, of),
            Meaning::Window { length, back } => return self.window(&length, back),
            Meaning::Length(length) => return Placed::symbol(Symbol::Length(length)),
            Meaning::Set(cycle) => return Placed::symbol(Symbol::Cycle(cycle)),
            Meaning::Vague(Vague::Past) => return Placed::text("PAST_REF"),
            Meaning::Vague(Vague::Present) => return Placed::text("PRESENT_REF"),
            Meaning::Vague(Vague::Future) => return Placed::text("FUTURE_REF"),
            Meaning::InYear { unit, same, year } => return self.unit_in(unit, same, year),
            Meaning::Week { year, number } => {
                // The first week of a year is the one that holds 4 January.
                let first = Date::new(year, 1, 4).map(Stretch::week_of);
                let day = first.map(|week| week.bounds().0.plus_days(7 * (i64::from(number) - 1)));
                match day.filter(|day| day.iso_week() == (year, number)) {
                    Some(day) => Stretch::Week(day),
                    None => return open_unit(Unit::Week),
                }
            }
            Meaning::Period => match self.memory.compared {
                Some((stretch @ Stretch::Part(_, YearPart::Quarter(_) | YearPart::Half(_)), _)) => {
                    return Placed::at(stretch, Anchor::Before(stretch))
                }
                _ => return Placed::text(""),
            },
            Meaning::Clock | Meaning::Nothing => return Placed::text("XXXX-XX-XX"),
        };
        Placed::at(known, Anchor::None)
    }

    /// The year that the text is in, for what names none: where the text tells of another time than its own.
    fn year_of_text(&self) -> Option<i32> {
        self.memory.year.filter(|_| self.narrative)
    }
}

/// True for places that no word says more about.
fn is_bare(place: Place) -> bool {
    matches!(place, Place::Bare | Place::The)
}
