//! Expressions that are counted from another one: shifts, windows, parts of a larger stretch.

use super::spans::open_unit;
use super::{Anchor, Placed, Resolver, Symbol};
use crate::calendar::Date;
use crate::dates::draft::{Amount, Draft, Inner, Inside, Length, Meaning, NthUnit, Origin, Place, TimeOfDay};
use crate::dates::parsers::nth_weekday;
use crate::dates::reader::Reader;
use crate::dates::steps::{moved, shifted, step_of};
use crate::dates::stretch::Stretch;
use crate::dates::words::Unit;

/// Minutes in the units, in the order of [`Unit`], for those that a clock is moved by.
const MINUTES: [i64; 6] = [0, 1, 60, 1440, 1440, 7 * 1440];

impl Resolver<'_> {
    #[inline(never)]
    pub(super) fn shift(
        &self,
        r: &Reader<'_>,
        draft: &Draft,
        length: &Length,
        back: bool,
        from: Origin,
    ) -> Placed {
        let unit = length.finest();
        let reference = (self.today().map(Stretch::Day), Anchor::Reference);
        let exact = matches!(from, Origin::Expression(_));
        let (base, anchor) = match from {
            Origin::Expression(inner) => {
                let inner = r.inner(inner);
                // `the same period last year`, where the text spoke of no period
                let period = matches!(inner, Meaning::Period);
                let year = self.today().filter(|_| period).map(|today| Stretch::Year(today.year));
                let base = self.meaning(r, draft, inner).stretch.or(year);
                (base, base.map_or(Anchor::None, Anchor::Named))
            }
            Origin::Memory => match self.memory.origin(unit, self.paragraph, self.narrative) {
                Some(stretch) => (Some(stretch), Anchor::Before(stretch)),
                None => reference,
            },
            Origin::Reference => reference,
        };
        if !length.is_known() {
            return Placed::text(if back { "PAST_REF" } else { "FUTURE_REF" });
        }
        let Some(base) = base else {
            let days = |date: Date| moved(date, length, back).day_number() - date.day_number();
            let counted = matches!(from, Origin::Reference) && unit <= Unit::Day;
            let known =
                self.day_in_year().filter(|_| counted).and_then(|(proxy, _)| self.in_year(days(proxy)));
            return known.unwrap_or_else(|| open_unit(unit));
        };
        let counts = match from {
            Origin::Reference => true,
            Origin::Memory => self.memory.day.is_none(),
            Origin::Expression(_) => false,
        };
        match self.shifted_clock(length, back).filter(|_| counts) {
            Some(placed) => Placed { anchor, ..placed },
            None => Placed::at(shifted(base, length, back, exact), anchor),
        }
    }

    /// `two hours ago`, where the reference has a time of day.
    fn shifted_clock(&self, length: &Length, back: bool) -> Option<Placed> {
        let reference = self.reference.filter(|_| length.finest() <= Unit::Hour)?;
        let mut now = reference.date()?.day_number() * 1440 + i64::from(reference.minute?);
        for &(amount, unit) in length.parts() {
            let Amount::Exact(n) = amount else { continue };
            let minutes = n.saturating_mul(MINUTES[(unit as usize).min(MINUTES.len() - 1)]) / 1000;
            now = now.saturating_add(if back { -minutes } else { minutes });
        }
        let minute = now.rem_euclid(1440);
        let time = TimeOfDay::Clock {
            hour: (minute / 60) as u8,
            minute: Some((minute % 60) as u8),
            second: None,
            zone: None,
        };
        let day = Date::from_day_number(now.div_euclid(1440));
        Some(Placed { time: Some(time), ..Placed::at(Stretch::Day(day), Anchor::None) })
    }

    /// The reference day, or what the text speaks of, as it lies in another year.
    pub(super) fn unit_in(&self, unit: Unit, same: bool, year: i32) -> Placed {
        let reference = self.today().or(self.day_in_year().map(|(proxy, _)| proxy));
        let remembered = self.memory.remembered(unit).filter(|_| same);
        let (day, anchor) = match (remembered, reference) {
            (Some((day, stretch)), _) => (day, Anchor::Before(stretch)),
            (None, Some(day)) => (day, Anchor::Reference),
            (None, None) => return open_unit(unit),
        };
        match Date::new(year, day.month, day.day) {
            Some(date) => Placed::at(step_of(unit, date, 0), anchor),
            None => open_unit(unit),
        }
    }

    pub(super) fn window(&self, length: &Length, back: bool) -> Placed {
        let placed = Placed::symbol(Symbol::Length(*length));
        match self.today().filter(|_| length.is_known() && length.finest() >= Unit::Day) {
            Some(today) => {
                let edge = moved(today, length, back);
                let window = Some(if back { (edge, today) } else { (today, edge) });
                Placed { window, anchor: Anchor::Reference, ..placed }
            }
            None => placed,
        }
    }

    pub(super) fn around(&self, r: &Reader<'_>, draft: &Draft, unit: Unit, inner: Inner) -> Placed {
        let inner = self.meaning(r, draft, r.inner(inner));
        let Some(Stretch::Day(date)) = inner.stretch else { return open_unit(unit) };
        // The weekend of a Monday or a Tuesday is the one before it.
        let date = if unit == Unit::Weekend { date.plus_days(-2) } else { date };
        Placed { stretch: Some(step_of(unit, date, 0)), ..inner }
    }

    #[inline(never)]
    pub(super) fn within(
        &self,
        r: &Reader<'_>,
        draft: &Draft,
        inside: Inside,
        unit: Unit,
        place: Place,
    ) -> Placed {
        let outer = self.unit(r, draft, unit, place);
        let year = outer.stretch.and_then(Stretch::year);
        let found = match inside {
            Inside::Month(month) => year.map(|year| Stretch::Month(year, month)),
            Inside::Day(month, day) => year.and_then(|year| Date::new(year, month, day)).map(Stretch::Day),
            Inside::Part(part) => year.map(|year| Stretch::Part(year, part)),
            Inside::Weekday(n) => {
                outer.stretch.map(|s| Stretch::Day(s.bounds().0.plus_days(i64::from(n) - 1)))
            }
        };
        if found.is_some() {
            return Placed { stretch: found, ..outer };
        }
        Placed::symbol(match inside {
            Inside::Month(month) => Symbol::Month(month),
            Inside::Day(month, day) => Symbol::MonthDay(month, day),
            Inside::Part(part) => Symbol::Part(part),
            Inside::Weekday(n) => Symbol::Weekday(n),
        })
    }

    #[inline(never)]
    pub(super) fn nth(&self, r: &Reader<'_>, draft: &Draft, n: i8, unit: NthUnit, of: Inner) -> Placed {
        let outer = self.meaning(r, draft, r.inner(of));
        let Some(stretch) = outer.stretch else {
            return match unit {
                NthUnit::Weekday(weekday) => Placed::symbol(Symbol::Weekday(weekday)),
                NthUnit::Unit(unit) => open_unit(unit),
            };
        };
        let (from, to) = stretch.bounds();
        let ahead = i64::from(n.max(1)) - 1;
        let found = match (unit, stretch) {
            (NthUnit::Weekday(weekday), Stretch::Month(year, month)) => {
                nth_weekday(year, month, weekday, n).map(Stretch::Day)
            }
            (NthUnit::Unit(Unit::Weekend), Stretch::Month(year, month)) => {
                nth_weekday(year, month, 6, n).map(Stretch::Weekend)
            }
            (NthUnit::Weekday(weekday), _) => {
                let base = if n < 0 { to.plus_days(-7) } else { from.plus_days(7 * ahead) };
                let days = (i64::from(weekday) - i64::from(base.weekday())).rem_euclid(7);
                Some(Stretch::Day(base.plus_days(days)))
            }
            (NthUnit::Unit(unit), _) => {
                let start = match n {
                    ..0 => moved(to, &Length::one(unit), true),
                    _ => moved(from, &Length::of(Amount::Exact(ahead * 1000), unit), false),
                };
                // A week belongs to the stretch that its middle lies in.
                let middle = if matches!(unit, Unit::Week | Unit::Weekend) { 3 } else { 0 };
                Some(step_of(unit, start.plus_days(middle), 0))
            }
        };
        match found.filter(|s| s.bounds().0 < to && s.bounds().1 > from) {
            Some(stretch) => Placed { stretch: Some(stretch), ..outer },
            None => Placed::text("XXXX-XX-XX"),
        }
    }
}
