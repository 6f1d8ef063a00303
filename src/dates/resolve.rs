//! Places expressions in the calendar, in the order of the text.
//!
//! Defaults and their accuracy were counted on news text: a bare weekday is the most recent one, the
//! reference day included, unless a narrow cue looks forward; a day of a month without a year is
//! the nearest; a month follows the verb beside it, else it is the nearest. `Later`, `that day` and
//! their like count from what the text spoke of last. Without a reference date nothing is guessed.

use super::calendar::Date;
use super::draft::{
    Amount, Draft, Field, Length, Link, Meaning, NthUnit, Origin, Place, TimeOfDay, Vague, YearPart,
};
use super::memory::Memory;
use super::parsers::{holiday_day, is_day, nth_weekday};
use super::reader::Reader;
use super::steps::{moved, nearest_year, shifted, step_of, weekend_of};
use super::stretch::Stretch;
use super::tense::{looks_forward, tense, Tense};
use super::words::Unit;
use super::Reference;

/// Where an expression lies, with what it was counted from.
#[derive(Clone, Debug, Default)]
pub(super) struct Placed {
    pub(super) stretch: Option<Stretch>,
    /// The value where there is no stretch: a length, a set, or an open form such as `XXXX-WXX-5`.
    pub(super) symbol: String,
    pub(super) anchor: Option<String>,
    /// The days of a window such as `the past five years`.
    pub(super) window: Option<(Date, Date)>,
    /// A time that follows from the expression: `two hours ago`.
    pub(super) time: Option<TimeOfDay>,
}

impl Placed {
    fn symbol(symbol: impl Into<String>) -> Self {
        Placed { symbol: symbol.into(), ..Placed::default() }
    }

    fn stretch(stretch: Stretch) -> Self {
        Placed { stretch: Some(stretch), ..Placed::default() }
    }

    fn from(mut self, anchor: impl Into<String>) -> Self {
        self.anchor.get_or_insert(anchor.into());
        self
    }
}

/// Full dates are remembered up to this many.
const STATED_MAX: usize = 64;
/// A quarter is spoken of as over from this many days before its end.
const ENDING: i64 = 10;
/// A day of a month that would lie further away than this, in days, is placed by the verb beside it.
const FAR: i64 = 90;

/// Carries the reference and the memory from expression to expression.
pub(super) struct Resolver<'a> {
    reference: Option<&'a Reference>,
    /// True for a text that tells of other years than its own, where a date without a year belongs
    /// to the year the text is in.
    narrative: bool,
    memory: Memory,
    /// Days that the text gives with their year.
    stated: Vec<Date>,
    paragraph: usize,
}

impl<'a> Resolver<'a> {
    pub(super) fn new(reference: Option<&'a Reference>, narrative: bool) -> Self {
        Self { reference, narrative, memory: Memory::default(), stated: Vec::new(), paragraph: 0 }
    }

    /// Tells the resolver which paragraph comes next.
    pub(super) fn enter(&mut self, paragraph: usize) {
        self.paragraph = paragraph;
    }

    /// The reference day.
    pub(super) fn today(&self) -> Option<Date> {
        self.reference.map(|r| r.date)
    }

    /// The reference day as a reader sees it in an anchor.
    pub(super) fn reference_anchor(&self) -> String {
        self.today().map_or_else(String::new, |date| format!("reference date {date}"))
    }

    /// Places draft `i` of `drafts` and remembers it.
    pub(super) fn place(&mut self, r: &Reader<'_>, drafts: &[Draft], i: usize) -> Placed {
        let mut placed = self.look(r, drafts, i);
        // `from Monday through Friday`: the end comes after the beginning.
        let weekdays = |d: &Draft| matches!(d.meaning, Meaning::Weekday(..));
        if let (Link::Range, Some(Stretch::Day(date)), Some(first)) =
            (drafts[i].link, placed.stretch, self.memory.day)
        {
            if weekdays(&drafts[i]) && weekdays(&drafts[i - 1]) && date < first {
                placed.stretch = Some(Stretch::Day(date.plus_days(7)));
            }
        }
        let comparison = match &drafts[i].meaning {
            Meaning::Shift { length, back: true, .. } => length.finest() >= Unit::Year && !self.narrative,
            _ => false,
        };
        if let Some(stretch) = placed.stretch.filter(|_| !comparison) {
            self.memory.remember(stretch, self.paragraph);
            if matches!(
                drafts[i].meaning,
                Meaning::Part { .. }
                    | Meaning::Month { .. }
                    | Meaning::Year(_)
                    | Meaning::Within(..)
                    | Meaning::Unit(Unit::Quarter | Unit::Month, _)
            ) {
                self.memory.compared = Some((stretch, self.paragraph));
            }
            let full = matches!(drafts[i].meaning, Meaning::Day { year: Field::Stated(_), .. });
            if let (Stretch::Day(date), true) = (stretch, full && self.stated.len() < STATED_MAX) {
                self.stated.push(date);
            }
        }
        placed
    }

    fn look(&self, r: &Reader<'_>, drafts: &[Draft], i: usize) -> Placed {
        let draft = &drafts[i];
        if draft.meaning == Meaning::Clock {
            return self.clock(r, drafts, i);
        }
        self.meaning(r, draft, &draft.meaning)
    }

    fn meaning(&self, r: &Reader<'_>, draft: &Draft, meaning: &Meaning) -> Placed {
        let range = draft.tokens.clone();
        match meaning {
            Meaning::Day { year, month, day, weekday } => {
                self.day(*year, *month, *day, *weekday, || tense(r, range.start, range.end))
            }
            Meaning::Weekday(n, place) => self.weekday(r, range.start, *n, *place),
            Meaning::Month { year, month, place } => {
                self.month(*year, *month, *place, || tense(r, range.start, range.end))
            }
            Meaning::Year(year) => Placed::stretch(Stretch::Year(*year)),
            Meaning::FiscalYear(year) => Placed::stretch(Stretch::Year(*year)),
            Meaning::Part { part, year, place, .. } => {
                self.part(*part, *year, *place, || tense(r, range.start, range.end))
            }
            Meaning::Decade { number, short: false } => Placed::stretch(Stretch::Decade(*number)),
            // A decade by its last figure is one of the century that is best remembered.
            Meaning::Decade { number, .. } => {
                Placed::stretch(Stretch::Decade(if *number < 2 { 200 } else { 190 } + number))
            }
            Meaning::Century(n) => Placed::stretch(Stretch::Century(*n)),
            Meaning::Unit(unit, place) => self.unit(r, draft, *unit, *place),
            Meaning::Days(days) => match self.today() {
                Some(today) => Placed::stretch(Stretch::Day(today.plus_days(i64::from(*days))))
                    .from(self.reference_anchor()),
                None => Placed::symbol("XXXX-XX-XX"),
            },
            Meaning::Shift { length, back, from } => self.shift(r, draft, length, *back, from),
            Meaning::Holiday { id, year, place } => self.holiday(*id, *year, *place),
            Meaning::Vague(vague) => Placed::symbol(match vague {
                Vague::Past => "PAST_REF",
                Vague::Present => "PRESENT_REF",
                Vague::Future => "FUTURE_REF",
            }),
            Meaning::Length(length) => Placed::symbol(length.iso()),
            Meaning::Window { length, back } => self.window(length, *back),
            Meaning::Set(value) => Placed::symbol(value.clone()),
            Meaning::Around(_, inner) => {
                let inner = self.meaning(r, draft, inner);
                match inner.stretch {
                    Some(Stretch::Day(date)) => Placed { stretch: Some(Stretch::week_of(date)), ..inner },
                    _ => Placed::symbol("XXXX-WXX"),
                }
            }
            Meaning::Within(inner, outer) => self.within(r, draft, inner, outer),
            Meaning::Nth { n, unit, of } => self.nth(r, draft, *n, *unit, of),
            Meaning::Period => match self.memory.compared {
                Some((stretch @ (Stretch::Quarter(..) | Stretch::Half(..)), _)) => {
                    Placed::stretch(stretch).from(format!("the date before it: {}", stretch.value()))
                }
                _ => Placed::default(),
            },
            Meaning::Clock => Placed::symbol("XXXX-XX-XX"),
        }
    }

    /// The day of a time without one: a neighbour's in the sentence, else what the paragraph spoke
    /// of, else the reference day.
    fn clock(&self, r: &Reader<'_>, drafts: &[Draft], i: usize) -> Placed {
        let near = |k: usize| {
            let other = drafts.get(k)?;
            let (a, b) = if k < i { (other, &drafts[i]) } else { (&drafts[i], other) };
            let between = b.tokens.start.saturating_sub(a.tokens.end);
            let same = (a.tokens.end..b.tokens.start).all(|t| !matches!(r.text(t), "." | "!" | "?" | ";"));
            (is_day(&other.meaning) && same && between <= 12).then(|| self.meaning(r, other, &other.meaning))
        };
        let day = |placed: Placed| match placed.stretch {
            Some(Stretch::Day(_)) => Some(placed),
            _ => None,
        };
        // `10:35 a.m. (0735 GMT) Friday`: one time may stand between.
        let after = i + 1 + usize::from(drafts.get(i + 1).is_some_and(|d| d.meaning == Meaning::Clock));
        if let Some(placed) =
            near(after).and_then(day).filter(|_| drafts[after].tokens.start - drafts[i].tokens.end <= 6)
        {
            return placed;
        }
        if let Some(placed) = i.checked_sub(1).and_then(near).and_then(day) {
            return placed;
        }
        if let Some((Stretch::Day(date), paragraph)) = self.memory.last {
            if paragraph == self.paragraph {
                return Placed::stretch(Stretch::Day(date)).from(format!("the date before it: {date}"));
            }
        }
        match self.today() {
            Some(today) => Placed::stretch(Stretch::Day(today)).from(self.reference_anchor()),
            None => Placed::symbol(""),
        }
    }

    fn day(
        &self,
        year: Field<i32>,
        month: Field<u8>,
        day: u8,
        weekday: Option<u8>,
        verb: impl Fn() -> Tense,
    ) -> Placed {
        let Some(month) = month.get() else {
            return self.day_of_some_month(day, weekday);
        };
        if let Some(date) = year.get().and_then(|year| Date::new(year, month, day)) {
            return Placed::stretch(Stretch::Day(date));
        }
        if let Some(year) = self.story_year(month) {
            if let Some(date) = Date::new(year, month, day) {
                return Placed::stretch(Stretch::Day(date)).from(format!("the year before it: {year}"));
            }
        }
        let Some(today) = self.today() else {
            return Placed::symbol(format!("XXXX-{month:02}-{day:02}"));
        };
        // The nearest; where a weekday is stated too, the nearest year in which it agrees.
        let mut candidates: Vec<Date> =
            (-4..=4).filter_map(|k| Date::new(today.year + k, month, day)).collect();
        crate::order::sort_by_key(&mut candidates, |d| (d.day_number() - today.day_number()).unsigned_abs());
        let away = |date: &Date| date.day_number() - today.day_number();
        let named = |date: &&Date| self.stated.iter().any(|s| s == *date) && away(date).abs() < 800;
        if let Some(date) = candidates.iter().find(named) {
            return Placed::stretch(Stretch::Day(*date))
                .from(format!("the same day, named with its year: {date}"));
        }
        if candidates.first().is_some_and(|date| away(date).abs() > FAR) {
            match verb() {
                Tense::Past => candidates.retain(|date| away(date) <= 0),
                Tense::Future => candidates.retain(|date| away(date) >= 0),
                Tense::Unknown => {}
            }
        }
        let agrees = |date: &&Date| weekday.is_none_or(|n| date.weekday() == n);
        match candidates.iter().find(agrees).or(candidates.first()) {
            Some(date) => Placed::stretch(Stretch::Day(*date)).from(self.reference_anchor()),
            None => Placed::symbol(format!("XXXX-{month:02}-{day:02}")),
        }
    }

    /// The year a story is in when it comes to a month: the one it named last, or the next one
    /// where the months have run over the end of the year.
    fn story_year(&self, month: u8) -> Option<i32> {
        let year = self.memory.year.filter(|_| self.narrative || self.today().is_none())?;
        let over = self.memory.month.is_some_and(|(y, m)| y == year && m >= month + 7);
        Some(year + i32::from(over && self.narrative))
    }

    /// `Friday the 13th`
    fn day_of_some_month(&self, day: u8, weekday: Option<u8>) -> Placed {
        let Some(today) = self.today() else {
            return Placed::symbol(format!("XXXX-XX-{day:02}"));
        };
        let near = (0..=366i64).flat_map(|k| [today.plus_days(-k), today.plus_days(k)]);
        let mut agrees = near.filter(|d| d.day == day && weekday.is_none_or(|n| d.weekday() == n));
        match agrees.next() {
            Some(date) => Placed::stretch(Stretch::Day(date)).from(self.reference_anchor()),
            None => Placed::symbol(format!("XXXX-XX-{day:02}")),
        }
    }

    fn weekday(&self, r: &Reader<'_>, start: usize, n: u8, place: Place) -> Placed {
        let from_memory = matches!(place, Place::Previous | Place::Following | Place::That);
        let (base, anchor) = match (from_memory.then_some(self.memory.day).flatten(), self.today()) {
            (Some(date), _) => (date, format!("the date before it: {date}")),
            (None, Some(today)) => (today, self.reference_anchor()),
            (None, None) => return Placed::symbol(format!("XXXX-WXX-{n}")),
        };
        let back = (i64::from(base.weekday()) - i64::from(n)).rem_euclid(7);
        let ahead = (7 - back) % 7;
        let days = match place {
            Place::Last | Place::Previous => -(if back == 0 { 7 } else { back }),
            Place::Next | Place::Following => {
                if ahead == 0 {
                    7
                } else {
                    ahead
                }
            }
            Place::This => ahead,
            _ if ahead > 0 && looks_forward(r, start) => ahead,
            _ => -back,
        };
        Placed::stretch(Stretch::Day(base.plus_days(days))).from(anchor)
    }

    fn month(&self, year: Field<i32>, month: u8, place: Place, verb: impl Fn() -> Tense) -> Placed {
        if let Some(year) = year.get() {
            return Placed::stretch(Stretch::Month(year, month));
        }
        let bare = matches!(place, Place::Bare | Place::The | Place::That);
        if let Some(year) = self.story_year(month).filter(|_| bare) {
            return Placed::stretch(Stretch::Month(year, month)).from(format!("the year before it: {year}"));
        }
        let Some(today) = self.today() else {
            return Placed::symbol(format!("XXXX-{month:02}"));
        };
        let year = match place {
            Place::Last | Place::Past | Place::Previous => today.year - i32::from(month >= today.month),
            Place::Next | Place::Following => today.year + i32::from(month <= today.month),
            Place::This => today.year,
            _ => match verb() {
                Tense::Past => today.year - i32::from(month > today.month),
                Tense::Future => today.year + i32::from(month < today.month),
                Tense::Unknown => nearest_year(today, month),
            },
        };
        Placed::stretch(Stretch::Month(year, month)).from(self.reference_anchor())
    }

    fn part(&self, part: YearPart, year: Field<i32>, place: Place, verb: impl Fn() -> Tense) -> Placed {
        let at = |year| match part {
            YearPart::Quarter(n) => Stretch::Quarter(year, n),
            YearPart::Half(n) => Stretch::Half(year, n),
            YearPart::Season(n) => Stretch::Season(year, n),
        };
        if let Some(year) = year.get() {
            return Placed::stretch(at(year));
        }
        let bare = matches!(place, Place::Bare | Place::The);
        if let Some(year) = self.memory.year.filter(|_| bare && (self.narrative || self.today().is_none())) {
            return Placed::stretch(at(year)).from(format!("the year before it: {year}"));
        }
        let Some(today) = self.today() else {
            return Placed::symbol(at(0).value().replacen("BC0001", "XXXX", 1));
        };
        let year = match (part, place) {
            (_, Place::Next | Place::Following) => today.year + i32::from(at(today.year).bounds().0 <= today),
            (YearPart::Season(_), Place::This | Place::That) => today.year,
            (YearPart::Season(_), Place::Last | Place::Past | Place::Previous) => {
                today.year - i32::from(at(today.year).bounds().1 > today)
            }
            _ => {
                let (start, end) = at(today.year).bounds();
                let season = matches!(part, YearPart::Season(_));
                let over = if season { start <= today } else { end.plus_days(-ENDING) <= today };
                match verb() {
                    Tense::Future => today.year + i32::from(end <= today),
                    Tense::Unknown if season && (start.day_number() - today.day_number()).abs() < 183 => {
                        today.year
                    }
                    _ => today.year - i32::from(!over),
                }
            }
        };
        Placed::stretch(at(year)).from(self.reference_anchor())
    }

    fn unit(&self, r: &Reader<'_>, draft: &Draft, unit: Unit, place: Place) -> Placed {
        let step = match place {
            Place::Last | Place::Previous => -1,
            Place::Next | Place::Following => 1,
            Place::BeforeLast => -2,
            Place::AfterNext => 2,
            _ => 0,
        };
        let story = matches!(place, Place::Previous | Place::Following | Place::That)
            || (place == Place::The && (self.narrative || self.today().is_none() || unit == Unit::Quarter));
        if let Some((date, stretch)) = self.memory.remembered(unit).filter(|_| story) {
            let anchor = format!("the date before it: {}", stretch.value());
            return Placed::stretch(step_of(unit, date, step)).from(anchor);
        }
        let Some(today) = self.today() else {
            return Placed::symbol(match unit {
                Unit::Day => "XXXX-XX-XX",
                Unit::Week => "XXXX-WXX",
                Unit::Weekend => "XXXX-WXX-WE",
                Unit::Month => "XXXX-XX",
                Unit::Quarter => "XXXX-QX",
                Unit::Decade => "XXX",
                Unit::Century => "XX",
                _ => "XXXX",
            });
        };
        let placed = match (unit, place) {
            // The quarter that has ended, or is about to.
            (Unit::Quarter, Place::The | Place::Last) => step_of(unit, today.plus_days(ENDING), -1),
            (Unit::Weekend, Place::Bare | Place::The) => {
                let weekend = step_of(unit, today, 0);
                let began = weekend.bounds().0 <= today;
                if began || looks_forward(r, draft.tokens.start) {
                    weekend
                } else {
                    step_of(unit, today, -1)
                }
            }
            // On a Monday, `this weekend` with a past verb is the one just over.
            (Unit::Weekend, Place::This)
                if today.weekday() <= 3 && tense(r, draft.tokens.start, draft.tokens.end) == Tense::Past =>
            {
                step_of(unit, today, -1)
            }
            (Unit::Fortnight, _) => step_of(Unit::Week, today, step * 2),
            _ => step_of(unit, today, step),
        };
        Placed::stretch(placed).from(self.reference_anchor())
    }

    fn shift(&self, r: &Reader<'_>, draft: &Draft, length: &Length, back: bool, from: &Origin) -> Placed {
        let unit = length.finest();
        let (base, anchor) = match from {
            Origin::Expression(inner) => {
                let placed = self.meaning(r, draft, inner);
                let anchor = placed.stretch.map(|s| s.value());
                (placed.stretch, anchor.map(|value| format!("the date it names: {value}")))
            }
            Origin::Memory => match self.memory.origin(unit, self.paragraph, self.narrative) {
                Some(stretch) => (Some(stretch), Some(format!("the date before it: {}", stretch.value()))),
                None => (self.today().map(Stretch::Day), Some(self.reference_anchor())),
            },
            Origin::Reference => (self.today().map(Stretch::Day), Some(self.reference_anchor())),
        };
        if length.0.iter().any(|part| part.0 == Amount::Unknown) {
            return Placed::symbol(if back { "PAST_REF" } else { "FUTURE_REF" });
        }
        let Some(base) = base else {
            return Placed::symbol(match unit {
                Unit::Day => "XXXX-XX-XX",
                Unit::Week | Unit::Fortnight => "XXXX-WXX",
                Unit::Month => "XXXX-XX",
                Unit::Second | Unit::Minute | Unit::Hour => "XXXX-XX-XXTXX",
                _ => "XXXX",
            });
        };
        let mut placed = match self.shifted_clock(length, back, from) {
            Some(placed) => placed,
            None => Placed::stretch(shifted(base, length, back, matches!(from, Origin::Expression(_)))),
        };
        placed.anchor = anchor.filter(|a| !a.is_empty());
        placed
    }

    /// `two hours ago`, where the reference has a time of day.
    fn shifted_clock(&self, length: &Length, back: bool, from: &Origin) -> Option<Placed> {
        let counts = match from {
            Origin::Reference => true,
            Origin::Memory => self.memory.day.is_none(),
            Origin::Expression(_) => false,
        };
        if length.finest() > Unit::Hour || !counts {
            return None;
        }
        let reference = self.reference?;
        let minutes: i64 = length
            .0
            .iter()
            .map(|&(amount, unit)| {
                let Amount::Exact(n) = amount else { return 0 };
                n * match unit {
                    Unit::Hour => 60,
                    Unit::Minute => 1,
                    Unit::Second => 0,
                    Unit::Week => 7 * 1440,
                    _ => 1440,
                } / 1000
            })
            .sum();
        let minutes = if back { -minutes } else { minutes };
        let now = reference.date.day_number() * 1440 + i64::from(reference.minute?) + minutes;
        let date = Date::from_day_number(now.div_euclid(1440));
        let minute = now.rem_euclid(1440);
        let time = TimeOfDay::Clock {
            hour: (minute / 60) as u8,
            minute: Some((minute % 60) as u8),
            second: None,
            zone: None,
        };
        Some(Placed { time: Some(time), ..Placed::stretch(Stretch::Day(date)) })
    }

    fn holiday(&self, id: usize, year: Field<i32>, place: Place) -> Placed {
        if let Some(date) = year.get().and_then(|year| holiday_day(id, year)) {
            return Placed::stretch(Stretch::Day(date));
        }
        if let Some(year) =
            self.memory.year.filter(|_| place == Place::Bare && (self.narrative || self.today().is_none()))
        {
            if let Some(date) = holiday_day(id, year) {
                return Placed::stretch(Stretch::Day(date)).from(format!("the year before it: {year}"));
            }
        }
        let Some(today) = self.today() else {
            return Placed::symbol("XXXX-XX-XX");
        };
        let mut days: Vec<Date> = (-1..=1).filter_map(|k| holiday_day(id, today.year + k)).collect();
        match place {
            Place::Last | Place::Past | Place::Previous => days.retain(|d| *d < today),
            Place::Next | Place::Following => days.retain(|d| *d > today),
            Place::This | Place::That => days.retain(|d| d.year == today.year),
            _ => {}
        }
        crate::order::sort_by_key(&mut days, |d| (d.day_number() - today.day_number()).unsigned_abs());
        match days.first() {
            Some(date) => Placed::stretch(Stretch::Day(*date)).from(self.reference_anchor()),
            None => Placed::symbol("XXXX-XX-XX"),
        }
    }

    fn window(&self, length: &Length, back: bool) -> Placed {
        let mut placed = Placed::symbol(length.iso());
        let known = length.0.iter().all(|part| matches!(part.0, Amount::Exact(_)));
        if let (Some(today), true, true) = (self.today(), known, length.finest() >= Unit::Day) {
            let edge = moved(today, length, back);
            placed.window = Some(if back { (edge, today) } else { (today, edge) });
            placed.anchor = Some(self.reference_anchor());
        }
        placed
    }

    fn within(&self, r: &Reader<'_>, draft: &Draft, inner: &Meaning, outer: &Meaning) -> Placed {
        let outer = self.meaning(r, draft, outer);
        let Some(stretch) = outer.stretch else {
            return self.symbol_of(r, draft, inner);
        };
        let year = stretch.year().unwrap_or_default();
        let found = match inner {
            Meaning::Month { month, .. } => Some(Stretch::Month(year, *month)),
            Meaning::Day { month, day, .. } => {
                month.get().and_then(|month| Date::new(year, month, *day)).map(Stretch::Day)
            }
            Meaning::Part { part, .. } => Some(match *part {
                YearPart::Quarter(n) => Stretch::Quarter(year, n),
                YearPart::Half(n) => Stretch::Half(year, n),
                YearPart::Season(n) => Stretch::Season(year, n),
            }),
            Meaning::Weekday(n, _) => Some(Stretch::Day(stretch.bounds().0.plus_days(i64::from(*n) - 1))),
            _ => None,
        };
        match found {
            Some(stretch) => Placed { stretch: Some(stretch), ..outer },
            None => self.symbol_of(r, draft, inner),
        }
    }

    /// The open form of an expression, as if there were no reference.
    fn symbol_of(&self, r: &Reader<'_>, draft: &Draft, inner: &Meaning) -> Placed {
        Resolver::new(None, false).meaning(r, draft, inner)
    }

    fn nth(&self, r: &Reader<'_>, draft: &Draft, n: i8, unit: NthUnit, of: &Meaning) -> Placed {
        let outer = self.meaning(r, draft, of);
        let Some(stretch) = outer.stretch else {
            return Placed::symbol(match unit {
                NthUnit::Weekday(weekday) => format!("XXXX-WXX-{weekday}"),
                NthUnit::Unit(Unit::Week | Unit::Weekend) => "XXXX-WXX".into(),
                NthUnit::Unit(Unit::Month) => "XXXX-XX".into(),
                NthUnit::Unit(_) => "XXXX-XX-XX".into(),
            });
        };
        let (from, to) = stretch.bounds();
        let days = |step: i64, k: i64| {
            if n < 0 {
                to.plus_days(-step + k)
            } else {
                from.plus_days((i64::from(n) - 1) * step + k)
            }
        };
        let found = match unit {
            NthUnit::Weekday(weekday) => match stretch {
                Stretch::Month(y, m) => nth_weekday(y, m, weekday, n).map(Stretch::Day),
                _ => {
                    let base = if n < 0 { to.plus_days(-7) } else { from };
                    let ahead = (i64::from(weekday) - i64::from(base.weekday())).rem_euclid(7);
                    Some(Stretch::Day(base.plus_days(ahead + 7 * (i64::from(n.max(1)) - 1))))
                }
            },
            NthUnit::Unit(Unit::Day) => Some(Stretch::Day(days(1, 0))),
            NthUnit::Unit(Unit::Week) => Some(Stretch::week_of(days(7, 3))),
            NthUnit::Unit(Unit::Weekend) => match stretch {
                Stretch::Month(y, m) => nth_weekday(y, m, 6, n).map(Stretch::Weekend),
                _ => Some(Stretch::Weekend(weekend_of(days(7, 3)))),
            },
            NthUnit::Unit(Unit::Month) => {
                let start = if n < 0 { to.plus_months(-1) } else { from.plus_months(i32::from(n) - 1) };
                Some(Stretch::Month(start.year, start.month))
            }
            NthUnit::Unit(_) => {
                let start = if n < 0 { to.plus_months(-3) } else { from.plus_months(3 * (i32::from(n) - 1)) };
                Some(Stretch::Quarter(start.year, (start.month - 1) / 3 + 1))
            }
        };
        let inside = found.filter(|s| s.bounds().0 < to && s.bounds().1 > from);
        match inside {
            Some(stretch) => Placed { stretch: Some(stretch), ..outer },
            None => Placed::symbol("XXXX-XX-XX"),
        }
    }
}
