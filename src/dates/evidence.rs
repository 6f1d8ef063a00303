//! What an article says about the day it was written: collected here, judged in [`super::reference`].

use super::draft::{Draft, Field, Link, Meaning, Place};
use super::reader::{listed, Reader};
use super::reference::Source;
use super::tense::{tense, Tense};
use crate::calendar::Date;
use crate::layout::RegionKind;
use crate::span::Span;
use crate::tokens::Tokens;

/// The head of a page, in tokens, and the longest line of it that says when it was published.
const HEAD: usize = 80;
const LINE: usize = 24;
/// What such lines call the date.
const LABELS: &str = "published posted updated modified";
/// Words at the head of a paragraph whose dates are of another text or another time.
const OTHER_TEXTS: &str =
    "correction corrections clarification amended corrected archive archives archived editor's note";
/// The same in a caption: the picture is older than the article.
const OLD_PICTURES: &str = "file archive archived archival undated";
/// Nothing was in the papers before there were any.
const FIRST_PAPERS: i32 = 1600;
/// Dates are remembered up to this many.
const MOST: usize = 64;

/// A full date with where it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub(super) date: Date,
    pub(super) span: Span,
    pub(super) source: Source,
}

/// The dates of an article by which it may be dated.
#[derive(Default)]
pub(super) struct Evidence {
    /// The first full date of each source from [`Source::Dateline`] to [`Source::Page`].
    said: [Option<Found>; 4],
    /// Month, day, weekday and words of a dateline that leaves out the year.
    pub(super) short_dateline: Option<(u8, u8, Option<u8>, Span)>,
    /// Full dates under pictures.
    pub(super) captions: Vec<Found>,
    /// Full dates of the running text that look back on one day.
    pub(super) stated: Vec<Found>,
    /// Weekdays that the article names without a date.
    pub(super) weekdays: Vec<u8>,
    /// Days that the article names without a year, with their weekday where it's named.
    days: Vec<(u8, u8, Option<u8>)>,
}

impl Evidence {
    /// What the article says about itself, the strongest first.
    pub(super) fn said(&self) -> impl Iterator<Item = Found> + '_ {
        self.said.iter().flatten().copied()
    }

    /// Adds the drafts of a paragraph; `is_dateline` tells whether a token lies in its dateline.
    pub(super) fn add(
        &mut self,
        tokens: &Tokens<'_>,
        r: &Reader<'_>,
        drafts: &[Draft],
        kind: RegionKind,
        is_dateline: &dyn Fn(usize) -> bool,
    ) {
        for (i, draft) in drafts.iter().enumerate() {
            let span = tokens.span(draft.tokens.clone());
            let in_dateline = is_dateline(draft.tokens.start);
            match draft.meaning {
                Meaning::Day { year: Field::Stated(year), month, day, .. } => {
                    let Some(date) = month.get().and_then(|month| Date::new(year, month, day)) else {
                        continue;
                    };
                    if date.year < FIRST_PAPERS {
                        continue;
                    }
                    let source = source(r, draft, kind, in_dateline);
                    let found = Found { date, span, source };
                    match source {
                        Source::Caption
                            if self.captions.len() < MOST && is_of_event(r, drafts, i, OLD_PICTURES) =>
                        {
                            self.captions.push(found);
                        }
                        Source::Text
                            if self.stated.len() < MOST && is_of_event(r, drafts, i, OTHER_TEXTS) =>
                        {
                            self.stated.push(found);
                        }
                        Source::Caption | Source::Text => {}
                        _ => {
                            self.said[source as usize - Source::Dateline as usize].get_or_insert(found);
                        }
                    }
                }
                Meaning::Day { month, day, weekday, .. } => {
                    let Some(month) = month.get() else { continue };
                    if in_dateline && self.short_dateline.is_none() {
                        self.short_dateline = Some((month, day, weekday, span));
                    } else if kind == RegionKind::Body && self.days.len() < MOST {
                        self.days.push((month, day, weekday));
                    }
                }
                Meaning::Weekday(n, Place::Bare)
                    if matches!(kind, RegionKind::Body | RegionKind::Headline)
                        && self.weekdays.len() < MOST =>
                {
                    self.weekdays.push(n);
                }
                _ => {}
            }
        }
    }

    /// Weighs what only the whole text can tell.
    pub(super) fn close(&mut self) {
        // A page may have been printed or saved long after the article was written.
        let page = Source::Page as usize - Source::Dateline as usize;
        if self.said[page].is_some_and(|page| !self.fits(page.date)) {
            self.said[page] = None;
        }
        // `Monday, May 6` tells which day of the week the dateline's 9 May is.
        if let Some((month, day, weekday @ None, _)) = &mut self.short_dateline {
            let of = |month: u8, day: u8| Date::new(2001, month, day).map(Date::day_number);
            *weekday = self.days.iter().find_map(|&(other, number, named)| {
                // February is left out: its length isn't known.
                if (other <= 2) != (*month <= 2) {
                    return None;
                }
                let days = of(*month, *day)? - of(other, number)?;
                Some((i64::from(named?) - 1 + days).rem_euclid(7) as u8 + 1)
            });
        }
    }

    /// False where every day that the article names without a year is weeks away from `date`.
    fn fits(&self, date: Date) -> bool {
        let near = |&(month, day, _): &(u8, u8, _)| {
            (-1..=1).any(|k| {
                Date::new(date.year + k, month, day)
                    .is_some_and(|d| (d.day_number() - date.day_number()).abs() <= 14)
            })
        };
        self.days.is_empty() || self.weekdays.is_empty() || self.days.iter().any(near)
    }
}

/// What a full date is to its article.
fn source(r: &Reader<'_>, draft: &Draft, kind: RegionKind, in_dateline: bool) -> Source {
    let bounds = r.bounds();
    // `Published 22 June`, `First published on 22 June`, `Xinhua | Updated: 22 June`
    let opens = |t: usize| t == bounds.start || !r.is_word(t - 1) || r.one_of(t - 1, "first last");
    let label = (bounds.start..draft.tokens.start.min(bounds.start + LINE))
        .find(|&t| listed(r.word(t), LABELS) && opens(t));
    // At the head of the page, a line of a date alone, or one that says what the date is.
    let head = bounds.start < HEAD && matches!(kind, RegionKind::Headline | RegionKind::Body);
    let line =
        draft.tokens == bounds || bounds.len() <= LINE && label.is_some() && r.text(bounds.end - 1) != ".";
    let published = label.is_some_and(|t| !r.one_of(t, "updated modified"));
    match kind {
        _ if in_dateline => Source::Dateline,
        RegionKind::Byline if r.is(bounds.start, "by") => Source::Byline,
        _ if published && (kind == RegionKind::Byline || head && line) => Source::Published,
        RegionKind::Byline | RegionKind::Boilerplate => Source::Page,
        _ if head && line => Source::Page,
        RegionKind::Caption => Source::Caption,
        _ => Source::Text,
    }
}

/// True for a date that looks back on one day: no end of a range, no day to come, no date of another text.
fn is_of_event(r: &Reader<'_>, drafts: &[Draft], i: usize, others: &str) -> bool {
    let draft = &drafts[i];
    let linked = draft.link != Link::None || drafts.get(i + 1).is_some_and(|next| next.link != Link::None);
    let start = r.bounds().start;
    let other = (start..(start + LINE).min(draft.tokens.start)).any(|t| listed(r.word(t), others));
    let ahead = || tense(r, draft.tokens.start, draft.tokens.end) == Tense::Future;
    !linked && draft.open.is_none() && !other && !ahead()
}
