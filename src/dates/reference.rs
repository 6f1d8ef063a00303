//! The day an article speaks from: given, stated by the article about itself, or not known.
//!
//! What states it, the strongest first: the caller, the metadata of the file, a dateline with a year, a line that
//! says when it was published, a byline with a date, a dateline with a day and a month only, the line of a date at
//! the head of a page. A date in the running text or under a picture is never taken for it: where it looks likely
//! it's a [`Candidate`], for the reader to choose. What is inferred and not stated gets a warning.

use super::evidence::{Evidence, Found};
use super::write;
use crate::calendar::Date;
use crate::document::Warning;
use crate::options::Options;
use crate::span::Span;

/// The day an article speaks from, with the evidence for it.
#[derive(Clone, PartialEq, Debug)]
pub struct Reference {
    /// The day.
    pub day: ReferenceDay,
    /// Minutes since midnight, where the caller gave a time of day.
    pub minute: Option<u16>,
    /// Where it comes from.
    pub source: Source,
    /// The words in the text that state it, in bytes.
    pub evidence: Option<Span>,
}

impl Reference {
    /// The day where its year is known.
    pub fn date(&self) -> Option<Date> {
        match self.day {
            ReferenceDay::Full(date) => Some(date),
            ReferenceDay::InYear { .. } => None,
        }
    }
}

/// A day, of a known year or not.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ReferenceDay {
    /// A day of the calendar.
    Full(Date),
    /// A day of the year, by a day with its month and number in some year of 365 days.
    InYear {
        /// Where the day of the week is known, it's also this day's.
        proxy: Date,
        /// Whether it is.
        weekday_known: bool,
    },
}

impl ReferenceDay {
    /// `2024-05-09`, or `XXXX-05-09`.
    pub fn value(self) -> String {
        match self {
            ReferenceDay::Full(date) => write::iso(date),
            ReferenceDay::InYear { proxy, .. } => ["XXXX", &write::iso(proxy)[4..]].concat(),
        }
    }
}

/// What names a day of writing, the strongest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Source {
    /// The caller.
    Given,
    /// The metadata of the file.
    Metadata,
    /// `NEW YORK, Sept. 12, 2019 –`
    Dateline,
    /// `Published: 12 September 2019`
    Published,
    /// `By Ann Lee, 12 September 2019`
    Byline,
    /// A line of a date at the head of a page, or one that says when it was changed.
    Page,
    /// A date under a picture; only ever a candidate.
    Caption,
    /// A date in the running text; only ever a candidate.
    Text,
}

impl Source {
    /// The name used in output.
    pub fn name(self) -> &'static str {
        match self {
            Source::Given => "option",
            Source::Metadata => "metadata",
            Source::Dateline => "dateline",
            Source::Published => "published",
            Source::Byline => "byline",
            Source::Page => "page",
            Source::Caption => "caption",
            Source::Text => "text",
        }
    }
}

/// A day that the article may speak from, which nothing states.
#[derive(Clone, PartialEq, Debug)]
pub struct Candidate {
    /// The day.
    pub date: Date,
    /// The words that name it, in bytes.
    pub span: Span,
    /// What names it.
    pub source: Source,
    /// What speaks for it, in words.
    pub why: &'static str,
}

/// What an article says about the day it speaks from.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Judgement {
    pub(super) reference: Option<Reference>,
    pub(super) candidates: Vec<Candidate>,
    pub(super) warnings: Vec<Warning>,
}

/// Candidates offered at most.
const OFFERED: usize = 5;
/// A page is published at most so many days after its dateline.
const LATER: i64 = 31;
/// Stated days that are further apart than this contradict each other, in days.
const APART: i64 = 7;

/// The caller's day, else the strongest that is stated. Never the clock.
pub(super) fn judge(evidence: &Evidence, options: &Options) -> Judgement {
    let mut judgement = Judgement { reference: strongest(evidence, options), ..Judgement::default() };
    let known = judgement.reference.as_ref();
    let mut offer = |date: Date, span, source, why| {
        let told = known.and_then(Reference::date) == Some(date)
            || judgement.candidates.iter().any(|other| other.date == date);
        if !told && judgement.candidates.len() < OFFERED {
            judgement.candidates.push(Candidate { date, span, source, why });
        }
    };
    for Found { date, span, source } in evidence.said() {
        offer(date, span, source, why(source));
    }
    if let (Some((month, day, ..)), None) = (evidence.short_dateline, known.and_then(Reference::date)) {
        let same = |found: &&Found| (found.date.month, found.date.day) == (month, day);
        for found in evidence.stated.iter().filter(same) {
            offer(found.date, found.span, found.source, "the day of the dateline, with a year");
        }
    }
    for found in &evidence.captions {
        offer(found.date, found.span, found.source, why(Source::Caption));
    }
    let agrees =
        |found: &&Found| evidence.weekdays.iter().filter(|&&n| n == found.date.weekday()).count() > 1;
    if let Some(found) = evidence.stated.iter().filter(agrees).max_by_key(|found| found.date) {
        offer(found.date, found.span, found.source, why(Source::Text));
    }
    judgement.warnings.extend(known.and_then(|reference| warning(reference, evidence)));
    judgement
}

fn strongest(evidence: &Evidence, options: &Options) -> Option<Reference> {
    let given = options.reference.map(|day| (day, Source::Given));
    if let Some((given, source)) = given.or(options.metadata_date.map(|day| (day, Source::Metadata))) {
        let day = ReferenceDay::Full(given.date);
        return Some(Reference { day, minute: given.minute, source, evidence: None });
    }
    let full = |found: &Found| Reference {
        day: ReferenceDay::Full(found.date),
        minute: None,
        source: found.source,
        evidence: Some(found.span),
    };
    let stated = evidence.said().find(|found| found.source < Source::Page);
    if let Some(found) = stated {
        return Some(full(&found));
    }
    let page = evidence.said().next();
    let Some((month, day, weekday, span)) = evidence.short_dateline else {
        return page.map(|found| full(&found));
    };
    // The year of the page, where it's of the same days.
    let dated = page.and_then(|page| {
        let date = Date::new(page.date.year, month, day)?;
        (0..=LATER).contains(&(page.date.day_number() - date.day_number())).then_some(date)
    });
    let day = match dated {
        Some(date) => ReferenceDay::Full(date),
        None => in_year(month, day, weekday)?,
    };
    Some(Reference { day, minute: None, source: Source::Dateline, evidence: Some(span) })
}

/// A day of a year that isn't known, whose day of the week may be.
fn in_year(month: u8, day: u8, weekday: Option<u8>) -> Option<ReferenceDay> {
    // Seven years of 365 days that begin on the seven days of the week.
    let years = [2001, 2002, 2003, 2005, 2006, 2009, 2010];
    let mut days = years.iter().filter_map(|&year| Date::new(year, month, day));
    let proxy = match weekday {
        Some(n) => days.find(|date| date.weekday() == n)?,
        None => days.next()?,
    };
    Some(ReferenceDay::InYear { proxy, weekday_known: weekday.is_some() })
}

fn why(source: Source) -> &'static str {
    match source {
        Source::Given | Source::Metadata => "it was given",
        Source::Dateline => "the dateline",
        Source::Published => "the line that says when it was published",
        Source::Byline => "the byline",
        Source::Page => "a date line of the page",
        Source::Caption => "the date of a picture",
        Source::Text => "weekdays of the text agree with it",
    }
}

/// What a reader should know about a day that the text doesn't state in full, or states twice.
fn warning(reference: &Reference, evidence: &Evidence) -> Option<Warning> {
    let other = evidence.said().find(|found| {
        let Some(date) = reference.date() else { return false };
        found.source < Source::Page && (found.date.day_number() - date.day_number()).abs() > APART
    });
    let (code, message, span) = match (reference.source, reference.day) {
        (_, ReferenceDay::InYear { .. }) => (
            "reference_without_year",
            "The dateline names no year. Set the date of the article to resolve what depends on it.",
            reference.evidence,
        ),
        (Source::Dateline, _) if evidence.said().all(|found| found.source != Source::Dateline) => (
            "reference_inferred",
            "The dateline names no year; it was taken from a date line of the page.",
            reference.evidence,
        ),
        (Source::Page, _) => (
            "reference_inferred",
            "This date line of the page was taken for the day of writing, which the text doesn't state.",
            reference.evidence,
        ),
        _ => (
            "reference_conflict",
            "The text names another day of writing than the one it is read from.",
            Some(other?.span),
        ),
    };
    Some(Warning { code, message, span })
}

#[cfg(test)]
mod tests {
    use crate::dates;
    use crate::{Options, ReferenceTime};

    #[track_caller]
    fn check(text: &str, expected: Option<(&str, &str, &str)>) {
        let found = dates::read(text, &Options::default()).reference;
        let found = found.map(|reference| {
            let evidence = reference.evidence.map_or("", |span| span.of(text));
            (reference.day.value(), reference.source.name(), evidence.to_string())
        });
        let expected =
            expected.map(|(date, source, evidence)| (date.to_string(), source, evidence.to_string()));
        assert_eq!(found, expected, "{text}");
    }

    const BODY: &str = "The ministers met on Friday in the capital and signed a treaty on trade.";

    #[test]
    fn the_article_says_when_it_was_written() {
        check(
            &format!("NEW YORK, Sept. 12, 2019 (Reuters) – {BODY}"),
            Some(("2019-09-12", "dateline", "Sept. 12, 2019")),
        );
        check(
            &format!("Treaty signed in capital\nPublished: June 21, 2024\n{BODY}"),
            Some(("2024-06-21", "published", "June 21, 2024")),
        );
    }

    #[test]
    fn a_line_of_a_date_alone_counts_at_the_head_of_the_page() {
        let line = "22/06/2024";
        check(&format!("Treaty signed\n{line}\n\n{BODY}"), Some(("2024-06-22", "page", line)));
        check(&format!("Treaty signed\nIt began on {line}\n\n{BODY}"), None);
        let far = [BODY; 8].join("\n\n");
        check(&format!("{far}\n\n{line}\n\n{BODY}"), None);
        let posted = "Posted at 9:15 AM, Jun 22, 2024 and last updated 11:01 AM, Jun 23, 2024";
        check(
            &format!("Treaty signed\nXinhua | Updated: 2024-06-22 09:15\n\n{BODY}"),
            Some(("2024-06-22", "page", "2024-06-22 09:15")),
        );
        check(&format!("Treaty signed\nIt was published {line}\n\n{BODY}"), None);
        check(
            &format!("Treaty signed\n{posted}\n\n{BODY}"),
            Some(("2024-06-22", "published", "9:15 AM, Jun 22, 2024")),
        );
    }

    #[track_caller]
    fn check_candidates(text: &str, expected: &[(&str, &str)]) {
        let found = dates::read(text, &Options::default());
        let candidates: Vec<_> =
            found.candidates.iter().map(|c| (c.date.to_string(), c.source.name())).collect();
        let candidates: Vec<_> = candidates.iter().map(|(date, source)| (date.as_str(), *source)).collect();
        assert_eq!(candidates, expected, "{text}");
    }

    #[track_caller]
    fn check_warnings(text: &str, expected: &[(&str, &str)]) {
        let warnings = dates::read(text, &Options::default()).warnings;
        let found: Vec<_> =
            warnings.iter().map(|w| (w.code, w.span.map_or("", |span| span.of(text)))).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_dateline_without_a_year_gives_a_day_of_an_unknown_year() {
        let head = "Beijing, June 21 (Xinhua) --";
        let treaty = format!("{head} {BODY}\nThe treaty of 21 June 2024 is the third.");
        check(&treaty, Some(("XXXX-06-21", "dateline", "June 21")));
        check_candidates(&treaty, &[("2024-06-21", "text")]);
        check_warnings(&treaty, &[("reference_without_year", "June 21")]);
        check(&format!("{head} {BODY}"), Some(("XXXX-06-21", "dateline", "June 21")));
        // The page it stands on gives the year, where the days agree.
        let page = |date: &str| format!("Treaty signed\n{date}\n\n{head} {BODY}");
        check(&page("22/06/2024"), Some(("2024-06-21", "dateline", "June 21")));
        check_warnings(&page("22/06/2024"), &[("reference_inferred", "June 21")]);
        check(&page("22/09/2024"), Some(("XXXX-06-21", "dateline", "June 21")));
        check_candidates(&page("22/09/2024"), &[("2024-09-22", "page")]);
        check(
            &format!("Published: June 22, 2024\n{head} {BODY}"),
            Some(("2024-06-22", "published", "June 22, 2024")),
        );
    }

    #[test]
    fn a_date_in_the_text_is_never_the_day_of_writing() {
        let twice = format!("{BODY} They spoke on Friday. They had arrived on 21 June 2024.");
        check(&twice, None);
        check_candidates(&twice, &[("2024-06-21", "text")]);
        check_warnings(&twice, &[("no_reference_date", "")]);
        check_candidates(&format!("{BODY} They had arrived on 21 June 2024."), &[]);
        check_candidates(&format!("{BODY} They spoke on Friday. They arrived on 20 June 2024."), &[]);
        // A correction, an archive, the end of a range and a day to come speak of other days.
        let twice = format!("{BODY} They spoke on Friday.");
        check_candidates(&format!("{twice}\n\nCorrection: on 21 June 2024 this said more."), &[]);
        check_candidates(&format!("{twice}\n\nFrom the archives, 21 June 2024: a treaty."), &[]);
        check_candidates(&format!("{twice} The festival lasted from 15 to 21 June 2024."), &[]);
        check_candidates(&format!("{twice} The festival will end on 21 June 2024."), &[]);
    }

    #[test]
    fn metadata_come_before_what_the_text_says() {
        let text = "NEW YORK, Sept. 12, 2019 (Reuters) – They met.";
        let metadata_date = ReferenceTime::parse("2020-01-01").ok();
        let found = dates::read(text, &Options { metadata_date, ..Options::default() });
        let reference = found.reference.expect("a day");
        assert_eq!((reference.day.value().as_str(), reference.source.name()), ("2020-01-01", "metadata"));
        assert_eq!(found.candidates[0].date.to_string(), "2019-09-12");
        assert_eq!(found.warnings[0].code, "reference_conflict");
        let near = ReferenceTime::parse("2019-09-13").ok();
        let found = dates::read(text, &Options { metadata_date: near, ..Options::default() });
        assert_eq!(found.warnings, []);
    }

    #[test]
    fn the_callers_day_comes_first() {
        let day = ReferenceTime::parse("2020-01-01").ok();
        let options = Options { reference: day, ..Options::default() };
        let found = dates::read("NEW YORK, Sept. 12, 2019 (Reuters) – They met.", &options);
        assert_eq!(
            found.reference.map(|r| (r.day.value(), r.source.name())),
            Some(("2020-01-01".into(), "option"))
        );
    }
}
