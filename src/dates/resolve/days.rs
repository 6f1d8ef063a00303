//! Days: dates, weekdays, holidays, and the day of a time.

use super::{Anchor, Placed, Resolver, Symbol};
use crate::calendar::Date;
use crate::dates::draft::{Draft, Inner, Meaning, Place};
use crate::dates::parsers::{holiday_day, is_day};
use crate::dates::reader::{listed, Reader};
use crate::dates::stretch::Stretch;
use crate::dates::tense::{governed, looks_forward, tense, Tense};
use crate::rules::RuleId;

/// A day of a month that would lie further away than this, in days, is placed by the verb beside it.
const FAR: i64 = 90;
/// A holiday as near as this, in days, is the one that is meant unless its own verb says otherwise.
const CLOSE: i64 = 14;
/// A day that the text names with its year counts for the same day without one, within so many days.
const NAMED: i64 = 800;

/// The day of `days` that is nearest to `today` and passes `test`; the earlier of two.
#[inline(never)]
fn nearest(days: &[Option<Date>], today: Date, test: &dyn Fn(Date, i64) -> bool) -> Option<Date> {
    let mut best: Option<(i64, Date)> = None;
    for &date in days.iter().flatten() {
        let away = date.day_number() - today.day_number();
        if best.is_none_or(|(least, _)| away.abs() < least) && test(date, away) {
            best = Some((away.abs(), date));
        }
    }
    best.map(|(_, date)| date)
}

/// The side of the reference day that an expression lies on by the words around it.
fn direction(r: &Reader<'_>, draft: &Draft) -> Tense {
    match r.before(draft.tokens.start) {
        "since" => Tense::Past,
        "effective" => Tense::Future,
        _ => tense(r, draft.tokens.start, draft.tokens.end),
    }
}

/// True for a day `away` days from the reference day that a verb of that tense can tell of.
fn fits(verb: Tense, away: i64) -> bool {
    match verb {
        Tense::Past => away <= 0,
        Tense::Future => away >= 0,
        Tense::Unknown => true,
    }
}

/// The day of a time is the one that was spoken of at most so many paragraphs before.
const NEAR: usize = 1;

impl Resolver<'_> {
    /// A number of days from the reference day.
    pub(super) fn days(&self, days: i32) -> Placed {
        match self.today() {
            Some(today) => Placed::at(Stretch::Day(today.plus_days(i64::from(days))), Anchor::Reference),
            None => self.in_year(i64::from(days)).unwrap_or(Placed::text("XXXX-XX-XX")),
        }
    }

    /// The day of a time without one: a neighbour's in the sentence, else what the paragraph spoke
    /// of, else the reference day.
    #[inline(never)]
    pub(super) fn clock(&self, r: &Reader<'_>, drafts: &[Draft], i: usize) -> Placed {
        // `10:35 a.m. (0735 GMT) Friday`: one time may stand between.
        let after =
            i + 1 + usize::from(drafts.get(i + 1).is_some_and(|d| matches!(d.meaning, Meaning::Clock)));
        // `from Thursday at 8 p.m. until Monday`: the day right before it comes first.
        let before = i.wrapping_sub(1);
        let close = drafts.get(before).is_some_and(|day| {
            is_day(&day.meaning)
                && day.tokens.end + 1 == drafts[i].tokens.start
                && r.one_of(day.tokens.end, "at from by until after before ,")
        });
        let order = if close { [(before, 1), (after, 6)] } else { [(after, 6), (before, 12)] };
        for (k, reach) in order {
            let Some(other) = drafts.get(k) else { continue };
            // `after 4 p.m. and overnight`
            if !is_day(&other.meaning) || other.rule == Some(RuleId::Deictic) && other.time.is_some() && k > i
            {
                continue;
            }
            let (a, b) = if k < i { (other, &drafts[i]) } else { (&drafts[i], other) };
            let mut between = a.tokens.end..b.tokens.start;
            if between.len() > reach || between.any(|t| listed(r.text(t), ". ! ? ;")) {
                continue;
            }
            let placed = self.meaning(r, other, other.meaning);
            if matches!(placed.stretch, Some(Stretch::Day(_))) {
                // What stands before has been placed, as the end of a range for one.
                let day = self.memory.day.filter(|_| k < i).map(Stretch::Day);
                return Placed { stretch: day.or(placed.stretch), ..placed };
            }
            // The day beside it isn't known either.
            if self.today().is_none() && placed.stretch.is_none() {
                return placed;
            }
        }
        match (self.memory.last, self.today()) {
            // `It began yesterday and ends at 10 p.m.`
            (Some((Stretch::Day(day), there)), Some(today))
                if there + NEAR >= self.paragraph
                    && day < today
                    && tense(r, drafts[i].tokens.start, drafts[i].tokens.end) == Tense::Future =>
            {
                Placed::at(Stretch::Day(today), Anchor::Reference)
            }
            (Some((day @ Stretch::Day(_), there)), _) if there + NEAR >= self.paragraph => {
                Placed::at(day, Anchor::Before(day))
            }
            (_, Some(today)) => Placed::at(Stretch::Day(today), Anchor::Reference),
            _ => self.in_year(0).unwrap_or(Placed::text("")),
        }
    }

    #[inline(never)]
    pub(super) fn day(
        &self,
        r: &Reader<'_>,
        draft: &Draft,
        (year, month, day): (Option<i32>, Option<u8>, u8),
        weekday: Option<u8>,
    ) -> Placed {
        let agrees = |date: Date, _| weekday.is_none_or(|n| date.weekday() == n);
        let Some(month) = month else {
            // `on the 18th` is a day of the month that the paragraph or the story is in.
            let here = self.narrative || self.memory.last.is_some_and(|(_, there)| there == self.paragraph);
            let named = self.memory.month.filter(|_| here && weekday.is_none());
            if let Some(date) = named.and_then(|(year, month)| Date::new(year, month, day)) {
                let month = Stretch::Month(date.year, date.month);
                return Placed::at(Stretch::Day(date), Anchor::Before(month));
            }
            // `Friday the 13th`: the nearest month where the weekday agrees.
            let days = self.today().map(|today| {
                let first = Date { day: 1, ..today };
                std::array::from_fn::<_, 29, _>(|k| {
                    let month = first.plus_months(k as i32 - 14);
                    Date::new(month.year, month.month, day)
                })
            });
            let verb = if weekday.is_some() { direction(r, draft) } else { Tense::Unknown };
            let both = |date: Date, away: i64| agrees(date, away) && fits(verb, away);
            let found = self.today().and_then(|today| nearest(&days?, today, &both));
            return match found {
                Some(date) => Placed::at(Stretch::Day(date), Anchor::Reference),
                None => Placed::symbol(Symbol::DayOfMonth(day)),
            };
        };
        if let Some(date) = year.and_then(|year| Date::new(year, month, day)) {
            return Placed::at(Stretch::Day(date), Anchor::None);
        }
        if let Some(year) = self.story_year(month) {
            if let Some(date) = Date::new(year, month, day) {
                return Placed::at(Stretch::Day(date), Anchor::Year(year));
            }
        }
        let open = Placed::symbol(Symbol::MonthDay(month, day));
        let Some(today) = self.today() else { return open };
        // The nearest; where a weekday is stated too, the nearest year in which it agrees.
        let days: [_; 9] = std::array::from_fn(|k| Date::new(today.year + k as i32 - 4, month, day));
        let named = |date: Date, away: i64| away.abs() < NAMED && self.stated.contains(&date);
        if let Some(date) = nearest(&days, today, &named) {
            return Placed::at(Stretch::Day(date), Anchor::Same(date));
        }
        let far = nearest(&days, today, &|_, _| true)
            .is_some_and(|date| (date.day_number() - today.day_number()).abs() > FAR);
        let verb = match far {
            true => direction(r, draft),
            false => governed(r, draft.tokens.start, draft.tokens.end),
        };
        let told = |_, away: i64| fits(verb, away);
        let both = |date: Date, away: i64| told(date, away) && agrees(date, away);
        match nearest(&days, today, &both).or_else(|| nearest(&days, today, &told)) {
            Some(date) => Placed::at(Stretch::Day(date), Anchor::Reference),
            None => open,
        }
    }

    /// The year a story is in when it comes to a month: the one it named last, or the next one
    /// where the months have run over the end of the year.
    #[inline(never)]
    pub(super) fn story_year(&self, month: u8) -> Option<i32> {
        let year = self.year_of_text()?;
        let over = self.memory.month.is_some_and(|(y, m)| y == year && m >= month + 7);
        Some(year + i32::from(over && self.narrative))
    }

    #[inline(never)]
    pub(super) fn weekday(&self, r: &Reader<'_>, draft: &Draft, n: u8, place: Place) -> Placed {
        // `on a Friday` is any of them, `a Friday meeting` one.
        if listed(r.before(draft.tokens.start), "a any")
            && place == Place::Bare
            && !r.is_word(draft.tokens.end)
        {
            return Placed::symbol(Symbol::Weekday(n));
        }
        let from_memory = matches!(place, Place::Previous | Place::Following | Place::That);
        let (base, anchor) = match (self.memory.day.filter(|_| from_memory), self.today()) {
            (Some(date), _) => (date, Anchor::Before(Stretch::Day(date))),
            (None, Some(today)) => (today, Anchor::Reference),
            (None, None) => return self.weekday_without_year(r, draft, n, place),
        };
        self.weekday_from(r, draft, n, place, base, anchor)
    }

    /// A weekday where the day of writing, or its year, isn't known.
    fn weekday_without_year(&self, r: &Reader<'_>, draft: &Draft, n: u8, place: Place) -> Placed {
        let open = Placed::symbol(Symbol::Weekday(n));
        if let Some((proxy, weekday_known)) = self.day_in_year() {
            let placed = self.weekday_from(r, draft, n, place, proxy, Anchor::Reference);
            return match placed.stretch {
                Some(Stretch::Day(date)) if weekday_known => {
                    self.in_year(date.day_number() - proxy.day_number()).unwrap_or(open)
                }
                _ => open,
            };
        }
        // A picture of the day's event says which day `Wednesday` was.
        let mut pictures = self.captions.iter().map(|found| found.date).filter(|date| date.weekday() == n);
        match pictures.next().filter(|_| place == Place::Bare) {
            Some(date) if pictures.all(|other| other == date) => {
                Placed::at(Stretch::Day(date), Anchor::Picture(date))
            }
            _ => open,
        }
    }

    /// The weekday before or after a date: `the Friday before Christmas`.
    pub(super) fn beside(&self, r: &Reader<'_>, draft: &Draft, n: u8, back: bool, of: Inner) -> Placed {
        match self.meaning(r, draft, r.inner(of)).stretch {
            Some(stretch @ Stretch::Day(date)) => {
                let place = if back { Place::Previous } else { Place::Following };
                self.weekday_from(r, draft, n, place, date, Anchor::Named(stretch))
            }
            _ => Placed::symbol(Symbol::Weekday(n)),
        }
    }

    fn weekday_from(
        &self,
        r: &Reader<'_>,
        draft: &Draft,
        n: u8,
        place: Place,
        base: Date,
        anchor: Anchor,
    ) -> Placed {
        let back = (i64::from(base.weekday()) - i64::from(n)).rem_euclid(7);
        let ahead = (7 - back) % 7;
        let days = match place {
            Place::Last | Place::Previous if back == 0 => -7,
            Place::Next | Place::Following if ahead == 0 => 7,
            Place::This | Place::Next | Place::Following => ahead,
            Place::Last | Place::Previous => -back,
            _ if ahead > 0 && looks_forward(r, draft.tokens.start) => ahead,
            _ => -back,
        };
        Placed::at(Stretch::Day(base.plus_days(days)), anchor)
    }

    #[inline(never)]
    pub(super) fn holiday(
        &self,
        r: &Reader<'_>,
        draft: &Draft,
        id: usize,
        year: Option<i32>,
        place: Place,
    ) -> Placed {
        if let Some(date) = year.and_then(|year| holiday_day(id, year)) {
            return Placed::at(Stretch::Day(date), Anchor::None);
        }
        if let Some(year) = self.year_of_text().filter(|_| place == Place::Bare) {
            if let Some(date) = holiday_day(id, year) {
                return Placed::at(Stretch::Day(date), Anchor::Year(year));
            }
        }
        let found = self.today().and_then(|today| {
            let days: [_; 3] = std::array::from_fn(|k| holiday_day(id, today.year + k as i32 - 1));
            let near = nearest(&days, today, &|_, _| true)
                .is_some_and(|date| (date.day_number() - today.day_number()).abs() <= CLOSE);
            let verb = match near {
                true => governed(r, draft.tokens.start, draft.tokens.end),
                false => direction(r, draft),
            };
            nearest(&days, today, &|date, away| match place {
                Place::Last | Place::Past | Place::Previous => away < 0,
                Place::Next | Place::Following => away > 0,
                Place::This | Place::That => date.year == today.year,
                _ => fits(verb, away),
            })
        });
        match found {
            Some(date) => Placed::at(Stretch::Day(date), Anchor::Reference),
            None => Placed::text("XXXX-XX-XX"),
        }
    }
}
