//! Dates, times, durations and sets, each with its calendar value.
//!
//! The types follow TIMEX3 (ISO-TimeML): `DATE`, `TIME`, `DURATION`, `SET`. Three forms say what an
//! expression means: its TIMEX3 value, the half-open stretch in ISO 8601, and EDTF.
//!
//! This stage needs no data, so it can be used alone:
//!
//! ```
//! use rubricator::{dates, Options, ReferenceTime};
//!
//! let options = Options { reference: Some(ReferenceTime::parse("2024-06-19")?), ..Options::default() };
//! let found = dates::read("They met last Friday and stayed for two days.", &options);
//! let values: Vec<_> = found.list.iter().map(|date| date.value.as_str()).collect();
//! assert_eq!(values, ["2024-06-14", "P2D"]);
//!
//! let friday = &found.list[0];
//! assert_eq!(friday.interval, Some(("2024-06-14".into(), "2024-06-15".into())));
//! assert_eq!(friday.anchor.as_deref(), Some("reference date 2024-06-19"));
//! # Ok::<(), rubricator::Error>(())
//! ```
//!
//! Without a day to speak from nothing is guessed, least of all today:
//!
//! ```
//! use rubricator::{dates, Options};
//!
//! let found = dates::read("They met on Friday, two years after 1998.", &Options::default());
//! assert_eq!(found.reference, None);
//! assert_eq!((found.list[0].value.as_str(), &found.list[0].interval), ("XXXX-WXX-5", &None));
//! assert_eq!(found.list[1].value, "2000");
//! ```
//!
//! The two ends of a range are two expressions, joined:
//!
//! ```
//! use rubricator::{dates, Options};
//!
//! let found = dates::read("It lasted from 19 to 21 June 2024.", &Options::default());
//! let end = found.list[1].range.as_ref().expect("the end of a range");
//! assert_eq!(end.partner, Some(0));
//! assert_eq!(end.interval, Some(("2024-06-19".into(), "2024-06-22".into())));
//! assert_eq!(end.edtf.as_deref(), Some("2024-06-19/2024-06-21"));
//! ```

mod draft;
mod evidence;
mod find;
mod memory;
mod moments;
mod numbers;
mod parsers;
mod reader;
mod reference;
mod refiners;
mod resolve;
mod steps;
mod stretch;
mod tense;
mod words;
mod write;

use crate::document::Warning;
use crate::options::Options;
use crate::rules::RuleId;
use crate::span::Span;
use crate::{layout, tokens};

pub use find::find;
#[cfg(feature = "ablation")]
pub use parsers::ablation::{rules, without_rules};
pub use reference::{Candidate, Reference, ReferenceDay, Source};

/// What [`read`] finds.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Dates {
    /// The day the text speaks from, if the caller or the text says so.
    pub reference: Option<Reference>,
    /// Other days that it may speak from, the likeliest first.
    pub candidates: Vec<Candidate>,
    /// Expressions of time, in text order.
    pub list: Vec<Timex>,
    /// What was inferred and not stated.
    pub warnings: Vec<Warning>,
}

/// Reads the dates of `text` alone, without names and quotes, and without the parts of speech that say in some places
/// whether a weekday is past or to come. Never fails; linear in its length.
pub fn read(text: &str, options: &Options) -> Dates {
    let tokens = tokens::tokenize(text);
    let layout = layout::read(text, &tokens);
    find::find_in(&tokens, &layout, options, None)
}

/// The TIMEX3 type of an expression.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum TimexKind {
    /// A day or something coarser.
    Date,
    /// A part of a day or something finer.
    Time,
    /// A length of time.
    Duration,
    /// Something that comes again.
    Set,
}

impl TimexKind {
    /// The name used in output.
    pub fn name(self) -> &'static str {
        match self {
            TimexKind::Date => "DATE",
            TimexKind::Time => "TIME",
            TimexKind::Duration => "DURATION",
            TimexKind::Set => "SET",
        }
    }
}

/// The TIMEX3 modifier of an expression.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Modifier {
    /// `early`
    Start,
    /// `mid`
    Mid,
    /// `late`, `the end of`
    End,
    /// `about`
    Approx,
    /// `nearly`
    LessThan,
    /// `more than`
    MoreThan,
    /// `at least`
    EqualOrMore,
    /// `no more than`
    EqualOrLess,
}

impl Modifier {
    /// The name used in output.
    pub fn name(self) -> &'static str {
        match self {
            Modifier::Start => "START",
            Modifier::Mid => "MID",
            Modifier::End => "END",
            Modifier::Approx => "APPROX",
            Modifier::LessThan => "LESS_THAN",
            Modifier::MoreThan => "MORE_THAN",
            Modifier::EqualOrMore => "EQUAL_OR_MORE",
            Modifier::EqualOrLess => "EQUAL_OR_LESS",
        }
    }
}

/// One expression of time.
#[derive(Clone, PartialEq, Debug)]
pub struct Timex {
    /// Where it stands, in bytes, without preposition or possessive.
    pub span: Span,
    /// Its TIMEX3 type.
    pub kind: TimexKind,
    /// Its TIMEX3 value (`2024-06-19`, `P3D`, `XXXX-WXX-5`).
    pub value: String,
    /// Its TIMEX3 modifier (`START`, `APPROX`, …).
    pub modifier: Option<Modifier>,
    /// First and one-past-last moment in ISO 8601, `..` for an open end; `None` where the value
    /// names no stretch of the calendar.
    pub interval: Option<(String, String)>,
    /// The value in the Extended Date/Time Format, where it has one.
    pub edtf: Option<String>,
    /// What it was resolved against (`reference date 2024-06-19`), for expressions that need it.
    pub anchor: Option<String>,
    /// The range that it is an end of.
    pub range: Option<Range>,
    /// How sure the rule is, 0 to 1.
    pub confidence: f32,
    /// The rule that read it.
    pub rule: RuleId,
}

/// Which end of a range an expression is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum RangeRole {
    /// It begins here: `June 19` in `June 19-20`, `2019` in `since 2019`.
    From,
    /// It ends here.
    To,
}

impl RangeRole {
    /// The name used in output.
    pub fn name(self) -> &'static str {
        match self {
            RangeRole::From => "from",
            RangeRole::To => "to",
        }
    }
}

/// A range of dates, told of each of its ends.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Range {
    /// Which end this is.
    pub role: RangeRole,
    /// The other end, an index into [`crate::Document::dates`]; `None` for an open range.
    pub partner: Option<usize>,
    /// The whole stretch, half-open, in ISO 8601, with `..` for an open end.
    pub interval: Option<(String, String)>,
    /// The whole stretch in the Extended Date/Time Format.
    pub edtf: Option<String>,
}
