//! The written forms, one per file, in one list.
//!
//! A rule starts at tokens of the classes it names and reads one expression forward. All rules
//! that may start at a token are tried; the longest reading wins, and the earlier rule on a tie.

mod ago;
mod around;
mod away;
mod bare_units;
mod century;
mod clock;
mod clock_marks;
mod day_month;
mod day_part;
mod decade;
mod deictic;
mod duration;
mod edge;
mod feasts;
mod fiscal;
mod holiday;
mod holiday_days;
mod hours;
mod month;
mod month_day;
mod names;
mod nth;
mod numeric;
mod place_unit;
mod quarter;
mod quarter_code;
mod rate;
mod same_time;
mod season;
mod set;
mod slash;
mod vague;
mod weekday;
mod window;
mod year;
mod year_labels;
mod year_sense;

use super::draft::{Draft, Inside, Meaning, Place};
use super::reader::Reader;
use super::words::{Class, Mask};
use crate::dates::reader::listed;
use crate::rules::RuleId;

pub(super) use day_part::is_day;
pub(super) use holiday_days::{day_of as holiday_day, nth_weekday};
pub(super) use set::part as part_of_day;

/// One written form.
pub(super) struct Rule {
    /// Its line in the table of rules.
    pub(super) id: RuleId,
    /// The classes of token it can start with.
    pub(super) starts: Mask,
    /// Reads one expression that starts at a token.
    pub(super) read: fn(&Reader<'_>, usize) -> Option<Draft>,
}

/// Every written form.
pub(super) const RULES: &[Rule] = &[
    numeric::RULE,
    month_day::RULE,
    day_month::RULE,
    day_month::DAY_OF_LIST,
    day_month::DAY_ALONE,
    weekday::RULE,
    month::RULE,
    quarter::RULE,
    quarter_code::RULE,
    quarter::HALF,
    fiscal::RULE,
    season::RULE,
    decade::RULE,
    century::RULE,
    year::RULE,
    year::SHORT,
    year::SPELLED,
    year::ERA,
    place_unit::RULE,
    place_unit::YEAR_END,
    nth::RULE,
    window::RULE,
    window::INVERTED,
    ago::RULE,
    away::YEAR_AGO,
    rate::RULE,
    set::EVERY,
    set::ADVERB,
    set::WEEKDAYS,
    duration::RULE,
    duration::FIRST,
    bare_units::RULE,
    clock::RULE,
    clock::NOON,
    day_part::RULE,
    deictic::RULE,
    holiday::RULE,
    edge::RULE,
    around::RULE,
    vague::RULE,
];

/// Reading without some of the rules, which the trainer's report on dates does.
#[cfg(feature = "ablation")]
pub mod ablation {
    std::thread_local! {
        static OFF: std::cell::Cell<&'static str> = const { std::cell::Cell::new("") };
    }

    /// The ids of all rules.
    pub fn rules() -> Vec<&'static str> {
        super::RULES.iter().map(|rule| rule.id.name()).collect()
    }

    /// Runs `work` without the rules in `ids`, ids with one space between.
    pub fn without_rules<T>(ids: &'static str, work: impl FnOnce() -> T) -> T {
        OFF.set(ids);
        let done = work();
        OFF.set("");
        done
    }

    pub(super) fn is_off(id: &str) -> bool {
        super::listed(id, OFF.get())
    }
}

/// Deepest chain of rules that wrap another expression.
const DEPTH: u8 = 4;

/// Classes that are common words: they open an expression only with a word of time behind them.
const OPENERS: Mask = Class::The.bit()
    | Class::Article.bit()
    | Class::This.bit()
    | Class::That.bit()
    | Class::Last.bit()
    | Class::Next.bit()
    | Class::Several.bit()
    | Class::Number.bit()
    | Class::Scale.bit()
    | Class::Ordinal.bit()
    | Class::Every.bit();

impl Reader<'_> {
    /// The longest expression that starts at token `i`.
    #[inline(never)]
    pub(super) fn read(&self, i: usize) -> Option<Draft> {
        let bit = self.class(i).bit();
        if bit == Class::Other.bit() || (bit & OPENERS != 0 && !self.may_open(i)) {
            return None;
        }
        if self.depth.get() >= DEPTH {
            return None;
        }
        self.depth.set(self.depth.get() + 1);
        let mut best: Option<Draft> = None;
        for rule in RULES.iter().filter(|rule| rule.starts & bit != 0) {
            #[cfg(feature = "ablation")]
            if ablation::is_off(rule.id.name()) {
                continue;
            }
            if let Some(mut draft) = (rule.read)(self, i) {
                if best.as_ref().is_none_or(|best| draft.tokens.end > best.tokens.end) {
                    draft.rule.get_or_insert(rule.id);
                    best = Some(draft);
                }
            }
        }
        self.depth.set(self.depth.get() - 1);
        best
    }

    /// True where a word of time, or a hyphen before one, follows the opener at `i`.
    #[inline(never)]
    fn may_open(&self, i: usize) -> bool {
        self.class(i + 1) != Class::Other
            || self.hyphen(i + 1)
            || self.suspended(i + 1)
            || self.class(i + 2) != Class::Other
            || (self.class(i) == Class::The && self.class(i + 3) != Class::Other)
    }

    /// Which one of a series the words at `i` point to, and one past them; `i` where there are none.
    #[inline(never)]
    pub(super) fn place(&self, i: usize) -> (Place, usize) {
        match self.class(i) {
            Class::The => match (self.class(i + 1), self.value(i + 1)) {
                (Class::Last, 1) => (Place::Past, i + 2),
                (Class::Last, 2) => (Place::Previous, i + 2),
                (Class::Last, 0 | 3) => (Place::Last, i + 2),
                (Class::Next, 1) => (Place::Next, i + 2),
                (Class::Next, _) => (Place::Following, i + 2),
                (Class::That, 2) => (Place::That, i + 2),
                (Class::This, 2) => (Place::This, i + 2),
                _ => (Place::The, i + 1),
            },
            Class::This if self.value(i) == 0 => match (self.class(i + 1), self.value(i + 1)) {
                (Class::Last, 0 | 1) => (Place::Past, i + 2),
                (Class::Next, 0 | 1) => (Place::Next, i + 2),
                (Class::That, 2) => (Place::This, i + 2),
                (Class::This, 2) => (Place::This, i + 2),
                _ => (Place::This, i + 1),
            },
            Class::This if self.value(i) == 2 => (Place::This, i + 1),
            Class::That if self.value(i) != 1 => {
                let same = self.class(i + 1) == Class::That && self.value(i + 1) == 2;
                (Place::That, i + 1 + usize::from(same || self.is(i + 1, "very")))
            }
            Class::Last => match self.value(i) {
                0 => (Place::Last, i + 1),
                1 => (Place::Past, i + 1),
                2 => (Place::Previous, i + 1),
                _ => (Place::Bare, i),
            },
            Class::Next => match self.value(i) {
                0 | 1 => (Place::Next, i + 1),
                _ => (Place::Following, i + 1),
            },
            _ => (Place::Bare, i),
        }
    }

    /// A part of a larger unit behind it, whose last token is before `end`: `last year`, `of next week`.
    #[inline(never)]
    pub(in crate::dates) fn part_of(
        &self,
        start: usize,
        end: usize,
        inside: Inside,
        units: &str,
    ) -> Option<Draft> {
        let of = end + usize::from(self.is(end, "of"));
        let (place, at) = self.place(of);
        if at == of || !self.one_of(at, units) || place == Place::The && of == end {
            return None;
        }
        Some(Draft::new(start..at + 1, Meaning::Within(inside, self.unit(at)?, place)))
    }

    /// A year behind a date at `i`: `2013`, `, 2013`, `of 2013`, `'13`, `44 BC`; with one past it.
    #[inline(never)]
    pub(super) fn year_behind(&self, i: usize) -> Option<(i32, usize)> {
        let comma = usize::from(self.text(i) == ",");
        let of = usize::from(comma == 0 && self.one_of(i, "of in"));
        let at = i + comma + of;
        if let Some((year, end)) = year::with_era(self, at) {
            return Some((year, end));
        }
        if let Some((year, end)) = year::short(self, at) {
            return Some((year, end));
        }
        if let Some((year, end)) = year::spelled(self, at) {
            return Some((year, end));
        }
        let year = self.year(at)?;
        let count = (of > 0 || comma > 0) && self.counts(at + 1);
        (!count && self.unit(at + 1).is_none()).then_some((year, at + 1))
    }

    /// True where the word at `i` is a plural noun, so that the number before it may be a count.
    #[inline(never)]
    pub(super) fn counts(&self, i: usize) -> bool {
        let word = self.word(i);
        if !self.is_word(i) || self.capital(i) || self.glued(i) {
            return false;
        }
        (word.len() > 3
            && word.ends_with('s')
            && !word.ends_with("ss")
            && !listed(
                word,
                "this does goes says perhaps always was whereas unless is towards besides onwards afterwards",
            ))
            || word.ends_with("men")
            || word.ends_with("children")
            || listed(
                word,
                "people police percent feet sq square km kg mph kph rpm dollar other more additional pounds",
            )
    }
}

/// The preposition of time before token `i`, if there is one.
#[inline(never)]
pub(super) fn after_preposition(r: &Reader<'_>, i: usize) -> bool {
    listed(
        r.before(i),
        "in of since until till by from through during before after between to for circa throughout \
        within around about",
    )
}
