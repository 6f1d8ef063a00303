//! The day an article speaks from, found in the article.

use super::calendar::Date;
use super::draft::{Draft, Field, Meaning};
use super::find::read_all;
use super::reader::{classify, Reader};
use super::Reference;
use crate::context::Context;
use crate::dates::reader::listed;
use crate::layout::{Layout, RegionKind};
use crate::options::Options;
use crate::tokens::Tokens;

/// The caller's day, else the one that the article states about itself. Never the clock.
pub fn reference(ctx: &Context<'_>) -> Option<Reference> {
    reference_in(ctx.tokens, ctx.layout, ctx.options)
}

/// [`reference`] with the layers that it reads.
pub(super) fn reference_in(tokens: &Tokens<'_>, layout: &Layout, options: &Options) -> Option<Reference> {
    if let Some(given) = options.reference {
        return Some(Reference { date: given.date, minute: given.minute, source: "option", evidence: None });
    }
    let classes = classify(tokens);
    let mut evidence = Evidence::default();
    let mut datelines = layout.datelines().iter().peekable();
    for (number, paragraph) in layout.paragraphs().iter().enumerate() {
        let reader = Reader::new(tokens, &classes, paragraph.tokens.clone());
        let dateline = datelines.next_if(|d| d.paragraph == number);
        for draft in read_all(&reader) {
            let in_dateline = dateline.is_some_and(|d| d.tokens.contains(&draft.tokens.start));
            evidence.add(tokens, &reader, draft, paragraph.kind, in_dateline);
        }
    }
    evidence.judge()
}

/// The head of a page, in tokens, and the longest line of it that says when it was published.
const HEAD: usize = 80;
const LINE: usize = 24;
/// What such lines call the date.
const LABELS: &str = "published posted updated modified";

/// A full date with where it stands.
struct Candidate {
    date: Date,
    evidence: crate::span::Span,
}

/// Where an article says when it was written, the most trusted first.
const SOURCES: [&str; 4] = ["dateline", "published", "byline", "page"];

#[derive(Default)]
struct Evidence {
    /// The first full date of each of [`SOURCES`].
    said: [Option<Candidate>; 4],
    /// Month and day of a dateline that leaves out the year.
    short_dateline: Option<(u8, u8, crate::span::Span)>,
    /// Full dates of the article itself, captions included.
    stated: Vec<Candidate>,
    /// Weekdays that the article names without a date.
    weekdays: Vec<u8>,
    /// Days that the article names without a year.
    days: Vec<(u8, u8)>,
}

impl Evidence {
    fn add(
        &mut self,
        tokens: &Tokens<'_>,
        r: &Reader<'_>,
        draft: Draft,
        kind: RegionKind,
        in_dateline: bool,
    ) {
        let span = tokens.span(draft.tokens.clone());
        match draft.meaning {
            Meaning::Day { year: Field::Stated(year), month, day, .. } => {
                let Some(date) = month.get().and_then(|month| Date::new(year, month, day)) else { return };
                // Nothing was in the papers before there were any.
                if date.year < 1600 {
                    return;
                }
                let candidate = Candidate { date, evidence: span };
                let bounds = r.bounds();
                // `Published 22 June`, `First published on 22 June`, `Xinhua | Updated: 22 June`
                let opens =
                    |t: usize| t == bounds.start || !r.is_word(t - 1) || r.one_of(t - 1, "first last");
                let label = (bounds.start..draft.tokens.start.min(bounds.start + LINE))
                    .find(|&t| listed(r.word(t), LABELS) && opens(t));
                // At the head of the page, a line of a date alone, or one that says what the date is.
                let head = bounds.start < HEAD && matches!(kind, RegionKind::Headline | RegionKind::Body);
                let line = draft.tokens == bounds
                    || bounds.len() <= LINE && label.is_some() && r.text(bounds.end - 1) != ".";
                let published = label.is_some_and(|t| !r.one_of(t, "updated modified"));
                let source = match kind {
                    _ if in_dateline => 0,
                    RegionKind::Byline if r.is(bounds.start, "by") => 2,
                    _ if published && (kind == RegionKind::Byline || head && line) => 1,
                    RegionKind::Byline | RegionKind::Boilerplate => 3,
                    _ if head && line => 3,
                    _ => {
                        self.stated.push(candidate);
                        return;
                    }
                };
                self.said[source].get_or_insert(candidate);
            }
            Meaning::Day { month, day, .. } => {
                let Some(month) = month.get() else { return };
                match in_dateline {
                    true => self.short_dateline = self.short_dateline.take().or(Some((month, day, span))),
                    false if kind == RegionKind::Body => self.days.push((month, day)),
                    false => {}
                }
            }
            Meaning::Weekday(n, super::draft::Place::Bare)
                if matches!(kind, RegionKind::Body | RegionKind::Headline) =>
            {
                self.weekdays.push(n);
            }
            _ => {}
        }
    }

    fn judge(mut self) -> Option<Reference> {
        let found = |candidate: Candidate, source| {
            Some(Reference { date: candidate.date, minute: None, source, evidence: Some(candidate.evidence) })
        };
        for (rank, source) in SOURCES.iter().enumerate() {
            let candidate = match self.said[rank].take() {
                None if rank == 0 => self.dateline_with_year(),
                // A page may have been printed or saved long after the article was written.
                Some(page) if rank == 3 && !self.fits(page.date) => None,
                candidate => candidate,
            };
            if let Some(candidate) = candidate {
                return found(candidate, source);
            }
        }
        let lead = self.lead()?;
        found(lead, "text")
    }

    /// A dateline without a year, with the year of a full date elsewhere that it agrees with.
    fn dateline_with_year(&self) -> Option<Candidate> {
        let (month, day, evidence) = self.short_dateline?;
        let others = self.said.iter().flatten().chain(&self.stated);
        let mut fitting = others.filter_map(|other| {
            let date = Date::new(other.date.year, month, day)?;
            let days = other.date.day_number() - date.day_number();
            // The same day, or a page date in the days after it.
            (0..=31).contains(&days).then_some(date)
        });
        let date = fitting.next()?;
        Some(Candidate { date, evidence })
    }

    /// False where every day that the article names without a year is weeks away from `date`.
    fn fits(&self, date: Date) -> bool {
        let near = |&(month, day): &(u8, u8)| {
            (-1..=1).any(|k| {
                Date::new(date.year + k, month, day)
                    .is_some_and(|d| (d.day_number() - date.day_number()).abs() <= 14)
            })
        };
        self.days.is_empty() || self.weekdays.is_empty() || self.days.iter().any(near)
    }

    /// The latest full date of the article where a bare weekday of the article is the same day.
    fn lead(self) -> Option<Candidate> {
        let latest = self.stated.into_iter().max_by_key(|candidate| candidate.date)?;
        self.weekdays.contains(&latest.date.weekday()).then_some(latest)
    }
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
            (reference.date.to_string(), reference.source, evidence.to_string())
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

    #[test]
    fn a_dateline_takes_its_year_only_from_the_text() {
        let head = "Beijing, June 21 (Xinhua) --";
        check(
            &format!("{head} {BODY}\nThe treaty of 21 June 2024 is the third."),
            Some(("2024-06-21", "dateline", "June 21")),
        );
        check(&format!("{head} {BODY}"), None);
    }

    #[test]
    fn a_date_in_the_text_counts_where_its_weekday_is_named_too() {
        check(
            &format!("{BODY} They had arrived on 21 June 2024."),
            Some(("2024-06-21", "text", "21 June 2024")),
        );
        check(&format!("{BODY} They had arrived on 20 June 2024."), None);
        check("The treaty of 21 June 2024 is the third.", None);
    }

    #[test]
    fn the_callers_day_comes_first() {
        let day = ReferenceTime::parse("2020-01-01").ok();
        let options = Options { reference: day, ..Options::default() };
        let found = dates::read("NEW YORK, Sept. 12, 2019 (Reuters) – They met.", &options);
        assert_eq!(
            found.reference.map(|r| (r.date.to_string(), r.source)),
            Some(("2020-01-01".into(), "option"))
        );
    }
}
