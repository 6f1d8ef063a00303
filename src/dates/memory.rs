//! What the text spoke of before, for `later`, `that day` and `a year earlier`.

use super::draft::YearPart;
use super::stretch::Stretch;
use super::words::Unit;
use crate::calendar::Date;

/// What the text spoke of last, by its fineness.
#[derive(Clone, Copy, Default)]
pub(super) struct Memory {
    pub(super) day: Option<Date>,
    pub(super) week: Option<Date>,
    pub(super) month: Option<(i32, u8)>,
    pub(super) quarter: Option<(i32, u8)>,
    pub(super) year: Option<i32>,
    pub(super) decade: Option<i32>,
    /// The last stretch of any kind, with its paragraph.
    pub(super) last: Option<(Stretch, usize)>,
    /// The last quarter, month or year that is spoken of, with its paragraph: what `a year earlier`
    /// compares it with is not remembered itself.
    pub(super) compared: Option<(Stretch, usize)>,
}

impl Memory {
    pub(super) fn remember(&mut self, stretch: Stretch, paragraph: usize) {
        self.last = Some((stretch, paragraph));
        match stretch {
            Stretch::Day(date) => {
                self.day = Some(date);
                self.week = Some(date);
                self.month = Some((date.year, date.month));
            }
            Stretch::Week(date) | Stretch::Weekend(date) => self.week = Some(date),
            Stretch::Month(year, month) => self.month = Some((year, month)),
            Stretch::Part(year, YearPart::Quarter(n)) => self.quarter = Some((year, n)),
            Stretch::Decade(n) => self.decade = Some(n),
            _ => {}
        }
        if let Some(year) = stretch.year() {
            self.year = Some(year);
        }
    }

    /// The last day the text spoke of, for a unit; with the stretch it comes from.
    pub(super) fn remembered(&self, unit: Unit) -> Option<(Date, Stretch)> {
        let stretch = match unit {
            Unit::Day => Stretch::Day(self.day?),
            Unit::Week | Unit::Weekend | Unit::Fortnight => Stretch::week_of(self.week?),
            Unit::Month => self.month.map(|(y, m)| Stretch::Month(y, m))?,
            Unit::Quarter => self.quarter.map(|(y, n)| Stretch::Part(y, YearPart::Quarter(n)))?,
            Unit::Decade => self.decade.map(Stretch::Decade).or(self.year.map(Stretch::Year))?,
            _ => Stretch::Year(self.year?),
        };
        Some((stretch.bounds().0, stretch))
    }

    /// What `a year earlier` is counted from: the last expression, or the last one fine enough.
    pub(super) fn origin(&self, unit: Unit, paragraph: usize, narrative: bool) -> Option<Stretch> {
        match unit {
            Unit::Year | Unit::Decade | Unit::Century | Unit::Millennium => {
                let near = self.compared.filter(|&(_, there)| there + 3 > paragraph);
                match near {
                    Some((stretch @ Stretch::Part(..), _)) => Some(stretch),
                    Some((stretch @ (Stretch::Month(..) | Stretch::Year(_)), _)) if !narrative => {
                        Some(stretch)
                    }
                    _ => self.year.map(Stretch::Year),
                }
            }
            Unit::Month | Unit::Quarter | Unit::Season => self.month.map(|(y, m)| Stretch::Month(y, m)),
            Unit::Week | Unit::Fortnight | Unit::Weekend => self.week.map(Stretch::Day),
            _ => self.day.map(Stretch::Day),
        }
    }
}
