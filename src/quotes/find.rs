//! From marks to quotations: pairs the marks, finds the speakers, tells speech from other marked spans.

use std::ops::Range;

use super::clauses::Clauses;
use super::indirect::Reported;
use super::noun_phrases::Phrases;
use super::resolve::resolve;
use super::speakers::{self, Attribution, Basis};
use super::units::{self, Reader, Unit};
use super::words::{Class, Words};
use super::{chains, copies, indirect, repairs, repeats, scare, statements, transcripts, warnings};
use super::{Quote, QuoteId, QuoteKind, Speaker};
use crate::context::Context;
use crate::entities::Entities;
use crate::marks::Marked;
use crate::order::outermost_first;
use crate::rules::RuleId;

/// The most that is claimed where two people may have spoken.
const OPEN: f32 = 0.5;

/// All quotations, in text order.
pub fn find(ctx: &Context<'_>, entities: &Entities, statements: &statements::Model) -> Vec<Quote> {
    if ctx.tokens.is_empty() {
        return Vec::new();
    }
    let words = read_words(ctx);
    let phrases = Phrases { tokens: ctx.tokens, words: &words };
    let clauses = Clauses { tokens: ctx.tokens, words: &words, phrases, syntax: ctx.syntax };
    let repair = |passage: &Marked| repairs::lost_closer(&clauses, passage);
    let (marked, goes_on_from) =
        chains::join(ctx.tokens, ctx.layout.paragraphs(), ctx.marks.passages(), repair);
    let reader = Reader { ctx, tokens: ctx.tokens, words: &words, entities, phrases, clauses, statements };
    let mut drafts = marked_drafts(&reader, &marked, &goes_on_from);
    let lines = transcript_drafts(&reader, &mut drafts);
    let reported = indirect_drafts(&reader, &marked, &drafts, &lines);
    drafts.extend(lines);
    drafts.extend(reported);
    crate::order::sort_by_key(&mut drafts, |draft| outermost_first(draft.parts[0].start, draft.parts[0].end));
    finish(&reader, drafts)
}

fn read_words(ctx: &Context<'_>) -> Words {
    let mut words = Words::of(ctx.tokens, ctx.syntax, &ctx.lexicons.verbs);
    for (i, paragraph) in ctx.layout.paragraphs().iter().enumerate() {
        if units::is_headline(ctx, i) {
            words.lower_verbs(ctx.tokens, &ctx.lexicons.verbs, paragraph.tokens.clone());
        }
    }
    words
}

/// A quotation in tokens.
struct Draft {
    kind: QuoteKind,
    /// Its pieces, marks included, or the content of an indirect one.
    parts: Vec<Range<usize>>,
    found: Option<Attribution>,
    /// The reason where there is no speaker.
    reason: RuleId,
    closed: bool,
    /// The outer passage that holds it, by its first token.
    inside: Option<usize>,
}

/// The quotations in marks.
fn marked_drafts(reader: &Reader<'_>, marked: &[Marked], goes_on_from: &[Option<usize>]) -> Vec<Draft> {
    let listed = units::units(reader.ctx, marked);
    let mut units: Vec<Unit> = listed.iter().map(|(_, unit)| unit.clone()).collect();
    // The unit of each passage.
    let mut place = vec![None; marked.len()];
    for (at, (passage, _)) in listed.iter().enumerate() {
        place[*passage] = Some(at);
    }
    let from: Vec<Option<usize>> =
        listed.iter().map(|(passage, _)| goes_on_from[*passage].and_then(|before| place[before])).collect();
    for (at, before) in from.iter().enumerate() {
        if let Some(before) = *before {
            units[at].linked = true;
            units[before].linked = true;
        }
    }
    let found = speakers::attribute(reader, &units, &from);
    let mut drafts: Vec<Draft> = Vec::with_capacity(marked.len());
    let mut draft_of = vec![0; units.len()];
    for (at, (unit, found)) in units.iter().zip(found).enumerate() {
        if let Some(before) = from[at] {
            let draft = draft_of[before];
            drafts[draft].parts.push(unit.tokens.clone());
            drafts[draft].closed = unit.closed;
            draft_of[at] = draft;
            continue;
        }
        draft_of[at] = drafts.len();
        let mut next = draft(reader, unit, found);
        // `sang “A Song” and “Another”`, `called her “Miss Piggy” and “Miss Housekeeping”`.
        let listed = next.found.as_ref().is_some_and(|f| f.basis == Basis::List);
        if let Some(first) = drafts.last().filter(|_| listed) {
            if first.kind == QuoteKind::Scare {
                next.kind = QuoteKind::Scare;
                next.reason = first.reason;
                next.found = None;
            }
        }
        drafts.push(next);
    }
    for (i, passage) in marked.iter().enumerate() {
        if place[i].is_none() {
            let holder = passage.inside.and_then(|outer| place[outer]).map(|at| draft_of[at]);
            let holder = holder.map(|draft| drafts[draft].parts[0].start);
            drafts.push(inner_draft(reader, marked, passage, holder));
        }
    }
    drafts
}

fn draft(reader: &Reader<'_>, unit: &Unit, found: Option<Attribution>) -> Draft {
    let listed = found.as_ref().is_some_and(|f| f.basis == Basis::List);
    let scare = !listed && scare::is_scare(reader, unit, found.as_ref());
    let kind = if scare {
        QuoteKind::Scare
    } else if unit.is_whole() || continues(reader, unit) {
        QuoteKind::Direct
    } else {
        QuoteKind::Mixed
    };
    let reason = match (scare, unit.is_titled()) {
        (true, true) => RuleId::LooksLikeATitle,
        (true, false) => RuleId::NobodySaysIt,
        (false, _) => RuleId::NoVerbOfSpeechNear,
    };
    Draft {
        kind,
        parts: vec![unit.tokens.clone()],
        found: found.filter(|_| !scare),
        reason,
        closed: unit.closed,
        inside: None,
    }
}

/// True for the second half of `“Nobody,” she said, “will pay.”`
fn continues(reader: &Reader<'_>, unit: &Unit) -> bool {
    let between = &unit.before.tokens;
    unit.before.after_quote
        && !between.is_empty()
        && matches!(reader.tokens.text(between.end - 1), "," | "—" | "-")
        && between.start >= 2
        && reader.tokens.text(between.start - 2) == ","
        && between.len() <= 12
        && between.clone().any(|i| reader.words.any(i, Class::STRONG | Class::SPEECH))
}

/// A passage inside another, which starts at token `holder`: the outer speaker utters it, so it is
/// shown and not counted as speech once more; whose words it cites is said where the words around it do.
fn inner_draft(reader: &Reader<'_>, marked: &[Marked], passage: &Marked, holder: Option<usize>) -> Draft {
    let unit = passage.inside.map(|outer| units::inner_unit(reader.ctx, passage, &marked[outer].inner()));
    let found = unit.and_then(|unit| speakers::inner(reader, &unit));
    Draft {
        kind: QuoteKind::Scare,
        parts: vec![passage.tokens.clone()],
        found,
        reason: if passage.inside.is_some() { RuleId::InsideAnother } else { RuleId::PartOfAName },
        closed: passage.closed,
        inside: holder,
    }
}

/// The lines of transcripts; passages in marks that stand in one become passages inside another.
fn transcript_drafts(reader: &Reader<'_>, drafts: &mut [Draft]) -> Vec<Draft> {
    let lines = transcripts::find(reader);
    for draft in drafts.iter_mut() {
        let start = draft.parts[0].start;
        let at = lines.partition_point(|line| line.parts[0].start <= start);
        let Some(line) = at.checked_sub(1).map(|at| &lines[at]) else {
            continue;
        };
        let Some(part) = line.parts.iter().find(|part| part.contains(&start)) else {
            continue;
        };
        draft.kind = QuoteKind::Scare;
        draft.reason = RuleId::InsideAnother;
        draft.inside = draft.inside.or(Some(line.parts[0].start));
        let within = |f: &Attribution| part.contains(&f.speaker.start);
        draft.found =
            draft.found.take().filter(within).map(|f| Attribution { rule: RuleId::CitedInsideAnother, ..f });
    }
    let draft = |line: transcripts::Line| Draft {
        kind: QuoteKind::Direct,
        parts: line.parts,
        reason: line.found.rule,
        found: Some(line.found),
        closed: true,
        inside: None,
    };
    lines.into_iter().map(draft).collect()
}

/// Speech without marks.
fn indirect_drafts(reader: &Reader<'_>, marked: &[Marked], drafts: &[Draft], lines: &[Draft]) -> Vec<Draft> {
    let mut opaque = vec![false; reader.tokens.len()];
    let outer = marked.iter().filter(|m| m.inside.is_none()).map(|m| &m.tokens);
    for passage in outer.chain(lines.iter().flat_map(|line| &line.parts)) {
        opaque[passage.clone()].fill(true);
    }
    let mut taken = vec![false; reader.tokens.len()];
    for cue in drafts.iter().filter_map(|d| d.found.as_ref()?.cue.clone()) {
        taken[cue].fill(true);
    }
    let named = |mut found: Attribution| {
        if let Some(name) = speakers::naming::beside(reader, &found.speaker) {
            found.speaker = name;
        }
        found
    };
    let draft = |reported: Reported| Draft {
        kind: QuoteKind::Indirect,
        parts: reported.pieces,
        reason: reported.found.rule,
        found: Some(named(reported.found)),
        closed: true,
        inside: None,
    };
    let found = indirect::find(reader, &opaque, &taken);
    statements::find(reader, &opaque, &taken, found).into_iter().map(draft).collect()
}

/// Spans, speakers as entities, copies and warnings.
fn finish(reader: &Reader<'_>, drafts: Vec<Draft>) -> Vec<Quote> {
    let tokens = reader.tokens;
    let ranges: Vec<Range<usize>> =
        drafts.iter().map(|d| d.parts[0].start..d.parts.last().map_or(0, |p| p.end)).collect();
    let repeats = repeats::find(tokens, &ranges);
    let starts: Vec<usize> = ranges.iter().map(|r| r.start).collect();
    let mut quotes: Vec<Quote> = Vec::with_capacity(drafts.len());
    for (i, draft) in drafts.into_iter().enumerate() {
        let parts: Vec<_> = draft.parts.iter().map(|p| tokens.span(p.clone())).collect();
        let inside = draft.inside.and_then(|start| starts.binary_search(&start).ok()).filter(|&at| at < i);
        let mut speaker = draft.found.as_ref().map(|f| resolve(reader, &f.speaker));
        if let (Some(at), Some(own)) = (inside, speaker.as_mut()) {
            // `“I said, ‘Never,’” Lee recalled.`
            let outer: Option<&Speaker> = quotes[at].speaker.as_ref();
            if matches!(own.span.of(reader.ctx.text), "I" | "we" | "We") && own.entity.is_none() {
                own.entity = outer.and_then(|outer| outer.entity);
            }
        }
        let indirect = draft.kind == QuoteKind::Indirect;
        let open = speaker.as_ref().is_some_and(|speaker| !speaker.candidates.is_empty());
        let most = if open { OPEN } else { 0.97 };
        quotes.push(Quote {
            kind: draft.kind,
            span: parts[0].cover(parts[parts.len() - 1]),
            parts: if indirect && parts.len() == 1 { Vec::new() } else { parts },
            via: draft.found.as_ref().and_then(|f| f.via.as_ref()).map(|via| resolve(reader, via)),
            cue: draft.found.as_ref().and_then(|f| f.cue.clone()).map(|cue| tokens.span(cue)),
            inside: inside.map(|at| QuoteId(at as u32)),
            repeats: repeats[i].map(|at| QuoteId(at as u32)),
            confidence: draft.found.as_ref().map_or(0.3, |f| f.confidence.min(most)),
            rule: draft.found.as_ref().map_or(draft.reason, |f| f.rule),
            warnings: warnings::of(reader, draft.kind, speaker.as_ref(), draft.closed),
            speaker,
        });
    }
    copies::borrow(reader, &mut quotes);
    warnings::two_speakers(reader, &mut quotes);
    quotes
}
