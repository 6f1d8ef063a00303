//! The day an article speaks from, found in the article.

use super::calendar::Date;
use super::draft::{Draft, Field, Meaning};
use super::find::read_all;
use super::reader::{classify, Reader};
use super::Reference;
use crate::context::Context;
use crate::layout::RegionKind;

/// The caller's day, else the one that the article states about itself. Never the clock.
pub fn reference(ctx: &Context<'_>) -> Option<Reference> {
    if let Some(given) = ctx.options.reference {
        return Some(Reference { date: given.date, minute: given.minute, source: "option", evidence: None });
    }
    let classes = classify(ctx.tokens);
    let mut evidence = Evidence::default();
    let mut datelines = ctx.layout.datelines().iter().peekable();
    for (number, paragraph) in ctx.layout.paragraphs().iter().enumerate() {
        let reader = Reader::new(ctx.tokens, &classes, paragraph.tokens.clone());
        let dateline = datelines.next_if(|d| d.paragraph == number);
        for draft in read_all(&reader) {
            let in_dateline = dateline.is_some_and(|d| d.tokens.contains(&draft.tokens.start));
            evidence.add(ctx, &reader, draft, paragraph.kind, in_dateline);
        }
    }
    evidence.judge()
}

/// A full date with where it stands.
struct Candidate {
    date: Date,
    evidence: crate::span::Span,
}

#[derive(Default)]
struct Evidence {
    published: Option<Candidate>,
    dateline: Option<Candidate>,
    /// Month and day of a dateline that leaves out the year.
    short_dateline: Option<(u8, u8, crate::span::Span)>,
    byline: Option<Candidate>,
    page: Option<Candidate>,
    /// Full dates of the article itself, captions included.
    stated: Vec<Candidate>,
    /// Weekdays that the article names without a date.
    weekdays: Vec<u8>,
    /// Days that the article names without a year.
    days: Vec<(u8, u8)>,
}

impl Evidence {
    fn add(&mut self, ctx: &Context<'_>, r: &Reader<'_>, draft: Draft, kind: RegionKind, in_dateline: bool) {
        let span = ctx.tokens.span(draft.tokens.clone());
        match draft.meaning {
            Meaning::Day { year: Field::Stated(year), month, day, .. } => {
                let Some(date) = month.get().and_then(|month| Date::new(year, month, day)) else { return };
                // Nothing was in the papers before there were any.
                if date.year < 1600 {
                    return;
                }
                let candidate = Candidate { date, evidence: span };
                let first = r.word(r.bounds().start);
                let slot = match kind {
                    _ if in_dateline => &mut self.dateline,
                    RegionKind::Byline if matches!(first, "published" | "posted" | "first") => {
                        &mut self.published
                    }
                    RegionKind::Byline if matches!(first, "by") => &mut self.byline,
                    RegionKind::Byline | RegionKind::Boilerplate => &mut self.page,
                    _ => {
                        self.stated.push(candidate);
                        return;
                    }
                };
                slot.get_or_insert(candidate);
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
        if let Some(candidate) = self.dateline.take() {
            return found(candidate, "dateline");
        }
        if let Some(date) = self.dateline_with_year() {
            return found(date, "dateline");
        }
        if let Some(candidate) = self.published.take() {
            return found(candidate, "published");
        }
        if let Some(candidate) = self.byline.take() {
            return found(candidate, "byline");
        }
        if let Some(candidate) = self.page.take() {
            // A page may have been printed or saved long after the article was written.
            if self.fits(candidate.date) {
                return found(candidate, "page");
            }
        }
        let lead = self.lead()?;
        found(lead, "text")
    }

    /// A dateline without a year, with the year of a full date elsewhere that it agrees with.
    fn dateline_with_year(&self) -> Option<Candidate> {
        let (month, day, evidence) = self.short_dateline?;
        let others = self.published.iter().chain(&self.byline).chain(&self.page).chain(&self.stated);
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
