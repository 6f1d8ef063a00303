//! Finds expressions of time and gives each its value.

use super::draft::{Draft, Field, Link, Meaning, Open};
use super::evidence::Evidence;
use super::reader::{classify, is_day_first, Reader};
use super::refiners::{apart, extend, join, links, series};
use super::resolve::{Anchor, Placed, Resolver};
use super::stretch::Stretch;
use super::words::Class;
use super::write;
use super::{reference, Dates, Range, RangeRole, Reference, Timex, TimexKind};
use crate::context::Context;
use crate::dates::Modifier;
use crate::document::Warning;
use crate::layout::Layout;
use crate::options::Options;
use crate::rules::RuleId;
use crate::span::Span;
use crate::syntax::Syntax;
use crate::tokens::Tokens;

/// All expressions of time, in text order, with the day the text speaks from.
pub fn find(ctx: &Context<'_>) -> Dates {
    find_in(ctx.tokens, ctx.layout, ctx.options, Some(ctx.syntax))
}

/// [`find`] with the layers that it reads.
pub(super) fn find_in(
    tokens: &Tokens<'_>,
    layout: &Layout,
    options: &Options,
    syntax: Option<&Syntax>,
) -> Dates {
    let classes = classify(tokens);
    let day_first = is_day_first(tokens, &classes);
    let paragraphs: Vec<(Reader<'_>, Vec<Draft>)> = layout
        .paragraphs()
        .iter()
        .map(|paragraph| {
            let reader = Reader::new(tokens, &classes, paragraph, day_first, syntax);
            let drafts = read_all(&reader);
            (reader, drafts)
        })
        .collect();
    let evidence = evidence(tokens, layout, &paragraphs);
    let reference::Judgement { reference, candidates, mut warnings } = reference::judge(&evidence, options);
    let narrative = is_narrative(&paragraphs, reference.as_ref());
    let mut resolver = Resolver::new(reference.as_ref(), narrative, &evidence.captions);
    let mut list = Vec::new();
    let mut inferred = Inferred::default();
    for (number, (reader, drafts)) in paragraphs.iter().enumerate() {
        resolver.enter(number);
        for i in 0..drafts.len() {
            let placed = resolver.place(reader, drafts, i);
            let silent = match drafts[i].meaning {
                Meaning::Vague(_) => !options.vague_dates,
                Meaning::Period => placed.stretch.is_none(),
                _ => false,
            };
            if silent {
                continue;
            }
            let timex = timex(tokens, &drafts[i], &placed, resolver.anchor_text(placed.anchor));
            inferred.add(placed.anchor, timex.span);
            link(&mut list, timex, &drafts[i]);
        }
    }
    if reference.is_none() && !list.is_empty() {
        warnings.push(Warning { code: "no_reference_date", message: NO_REFERENCE, span: None });
    }
    warnings.extend(inferred.warnings());
    Dates { reference, candidates, list, warnings }
}

const NO_REFERENCE: &str =
    "The text does not say when it was written, so expressions such as “Wednesday” have no \
    calendar date. Set the date of the article to resolve them.";

/// The first expressions whose year or day was taken from other words of the text.
#[derive(Default)]
struct Inferred {
    year: Option<Span>,
    day: Option<Span>,
}

impl Inferred {
    fn add(&mut self, anchor: Anchor, span: Span) {
        match anchor {
            Anchor::Year(_) => self.year = self.year.or(Some(span)),
            Anchor::Picture(_) => self.day = self.day.or(Some(span)),
            _ => {}
        }
    }

    fn warnings(self) -> impl Iterator<Item = Warning> {
        let year = self.year.map(|span| Warning {
            code: "year_inferred",
            message:
                "Dates that name no year, such as this one, were given the year that the text spoke of last.",
            span: Some(span),
        });
        let day = self.day.map(|span| Warning {
            code: "day_inferred",
            message: "The text does not say when it was written; this day is the one that a picture's caption names.",
            span: Some(span),
        });
        year.into_iter().chain(day)
    }
}

/// What the text says about the day it was written.
fn evidence(tokens: &Tokens<'_>, layout: &Layout, paragraphs: &[(Reader<'_>, Vec<Draft>)]) -> Evidence {
    let mut evidence = Evidence::default();
    let mut datelines = layout.datelines().iter().peekable();
    for (number, (reader, drafts)) in paragraphs.iter().enumerate() {
        let dateline = datelines.next_if(|dateline| dateline.paragraph == number);
        let in_dateline = |token: usize| dateline.is_some_and(|dateline| dateline.tokens.contains(&token));
        evidence.add(tokens, reader, drafts, layout.paragraphs()[number].kind, &in_dateline);
    }
    evidence.close();
    evidence
}

/// The drafts of one paragraph, linked.
pub(super) fn read_all(r: &Reader<'_>) -> Vec<Draft> {
    let mut drafts = Vec::new();
    let bounds = r.bounds();
    let mut i = bounds.start;
    while i < bounds.end {
        if r.class(i) == Class::Other {
            i += 1;
            continue;
        }
        let Some(draft) = r.read(i) else {
            i += 1;
            continue;
        };
        let mut draft = extend::extend(r, draft);
        i = draft.tokens.end;
        while let Some(next) = series::next(r, &draft) {
            // A range whose end no calendar has is none.
            if !matches!(next.meaning, Meaning::Nothing) {
                drafts.push(draft);
            }
            i = next.tokens.end;
            draft = next;
        }
        if matches!(draft.meaning, Meaning::Nothing) {
            continue;
        }
        let hour = extend::hour_behind(r, &draft).filter(|_| r.read(i + 1).is_none());
        drafts.push(draft);
        if let Some(hour) = hour {
            i = hour.tokens.end;
            drafts.push(hour);
        }
    }
    if drafts.is_empty() {
        return drafts;
    }
    let mut drafts = join::join(r, drafts);
    links::link(r, &mut drafts);
    apart::share(r, &mut drafts);
    drafts
}

/// True for a text that tells of other years than its own.
///
/// News speaks of `Friday` and `today`; a history states years, and other ones than its own.
fn is_narrative(paragraphs: &[(Reader<'_>, Vec<Draft>)], reference: Option<&Reference>) -> bool {
    let own = reference.and_then(Reference::date).map(|date| date.year);
    let (mut stated, mut other, mut dated, mut deictic) = (0, 0, 0, 0);
    for draft in paragraphs.iter().flat_map(|(_, drafts)| drafts) {
        let (year, fine) = match &draft.meaning {
            Meaning::Year(year) => (*year, false),
            Meaning::Day { year: Field::Stated(year), .. }
            | Meaning::Month { year: Field::Stated(year), .. }
            | Meaning::Part { year: Field::Stated(year), .. } => (*year, true),
            Meaning::Days(_) | Meaning::Weekday(..) => {
                deictic += 1;
                continue;
            }
            _ => continue,
        };
        stated += 1;
        other += usize::from(Some(year) != own);
        dated += usize::from(fine && Some(year) != own);
    }
    // Without a day of writing nothing is other than its own: more of the dates have to name their year.
    let enough = if own.is_some() { 1 } else { 4 };
    stated >= deictic * 4 && dated >= enough && stated >= 8 && other * 3 >= stated * 2
}

/// The output form of a draft.
#[inline(never)]
fn timex(tokens: &Tokens<'_>, draft: &Draft, placed: &Placed, anchor: Option<String>) -> Timex {
    let time = draft.time.or(placed.time);
    let kind = match &draft.meaning {
        Meaning::Length(_) | Meaning::Window { .. } => TimexKind::Duration,
        Meaning::Set(_) => TimexKind::Set,
        _ if time.is_some() => TimexKind::Time,
        _ => TimexKind::Date,
    };
    let mut value = String::new();
    match placed.stretch {
        Some(stretch) => write::stretch(&mut value, stretch),
        None => write::symbol(&mut value, placed.symbol),
    }
    if let Some(time) = time {
        write::time(&mut value, time);
    }
    let mut edtf = String::new();
    let days = match (time, placed.stretch) {
        (Some(_), _) => None,
        (None, Some(stretch)) => {
            let fiscal = matches!(draft.meaning, Meaning::FiscalYear(_) | Meaning::Part { fiscal: true, .. });
            write::edtf(&mut edtf, stretch, if fiscal { Some(Modifier::Approx) } else { draft.modifier });
            Some(stretch.part_bounds(draft.modifier))
        }
        (None, None) => {
            write::edtf_symbol(&mut edtf, placed.symbol);
            placed.window.inspect(|&(from, to)| write::edtf_days(&mut edtf, from, to.plus_days(1)))
        }
    };
    let mut interval = days.map(|(from, to)| (write::iso(from), write::iso(to)));
    if let (Some(time), Some(Stretch::Day(day))) = (time, placed.stretch) {
        let moments = super::moments::of(day, time);
        (interval, edtf) = (Some(moments.0), moments.1);
    }
    // What could not be placed is less sure to be what it seems.
    let open = value.contains("XXXX") && kind != TimexKind::Set;
    Timex {
        span: tokens.span(draft.tokens.clone()),
        kind,
        value,
        modifier: draft.modifier,
        interval,
        edtf: Some(edtf).filter(|edtf| !edtf.is_empty()),
        anchor,
        range: None,
        confidence: if open { draft.confidence.min(0.7) } else { draft.confidence },
        rule: draft.rule.unwrap_or(RuleId::Year),
    }
}

/// An interval of EDTF.
#[inline(never)]
fn between(a: &str, b: &str) -> String {
    [a, "/", b].concat()
}

/// Adds `timex` to `found`, and joins it to the one before where the two are the ends of a range.
fn link(found: &mut Vec<Timex>, mut timex: Timex, draft: &Draft) {
    let this = found.len();
    // Each is an end of one range at most: `2011-19 to 2021` is a range and a year.
    let free = |first: &&mut Timex| first.range.as_ref().is_none_or(|range| range.partner.is_none());
    if let (Link::Range, Some(first)) = (draft.link, found.last_mut().filter(free)) {
        // A range of clock times ends when the second begins: `9 a.m. to 5 p.m.`
        let clock = |timex: &Timex| timex.value.contains(':');
        let both = clock(first) && clock(&timex);
        let ends = timex.interval.as_ref().map(|(from, to)| if both { from } else { to });
        let interval = match (&first.interval, ends) {
            (Some((from, _)), Some(to)) if from < to || from.starts_with('-') => {
                Some((from.clone(), to.clone()))
            }
            _ => None,
        };
        let edtf = match (&first.edtf, &timex.edtf) {
            // An interval of EDTF has no years of more than four digits.
            (Some(a), Some(b))
                if interval.is_some() && !a.contains(['/', 'Y']) && !b.contains(['/', 'Y']) =>
            {
                Some(between(a, b))
            }
            _ => None,
        };
        first.range = Some(Range {
            role: RangeRole::From,
            partner: Some(this),
            interval: interval.clone(),
            edtf: edtf.clone(),
        });
        timex.range = Some(Range { role: RangeRole::To, partner: Some(this - 1), interval, edtf });
    } else if let (Some(open), Some((from, to))) = (draft.open, &timex.interval) {
        let plain = timex.edtf.as_deref().filter(|e| !e.contains(['/', 'Y']));
        timex.range = Some(match open {
            Open::Since => Range {
                role: RangeRole::From,
                partner: None,
                interval: Some((from.clone(), "..".into())),
                edtf: plain.map(|e| between(e, "..")),
            },
            Open::Until => Range {
                role: RangeRole::To,
                partner: None,
                interval: Some(("..".into(), to.clone())),
                edtf: plain.map(|e| between("..", e)),
            },
        });
    }
    found.push(timex);
}
