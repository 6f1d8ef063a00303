//! Carries a speaker to passages whose own sentence names none: from the same paragraph, from the
//! sentence that leads to it, from the paragraph before.

use std::ops::Range;

use super::{naming, speaker_of, Attribution};
use crate::entities::EntityKind;
use crate::quotes::clauses::{Segment, Subject};
use crate::quotes::scare;
use crate::quotes::units::{Reader, Unit};
use crate::quotes::words::Class;
use crate::rules::RuleId;
use crate::words::listed;

/// How many passages back a speaker is carried.
const BACK: usize = 3;
/// How many passages ahead.
const AHEAD: usize = 2;
/// Less sure attributions are not carried on.
const SURE: f32 = 0.5;
/// How many sentences back a speaker may be named.
const SENTENCES: usize = 3;
/// Longest list with a speaker, in items.
const LIST: usize = 12;
/// How far back a lead-in may start, in tokens.
const LEAD_IN: usize = 80;

/// Fills the gaps of `found`, in text order.
pub(super) fn fill(reader: &Reader<'_>, units: &[Unit], found: &mut [Option<Attribution>]) {
    let spoken = |(unit, found): (&Unit, &Option<Attribution>)| {
        found.as_ref().is_some_and(|a| a.confidence > SURE && !scare::is_scare(reader, unit, Some(a)))
    };
    let local: Vec<bool> = units.iter().zip(found.iter()).map(spoken).collect();
    for i in 0..units.len() {
        if found[i].is_none() {
            found[i] = carried(reader, units, found, &local, i);
        }
    }
}

fn carried(
    reader: &Reader<'_>,
    units: &[Unit],
    found: &[Option<Attribution>],
    local: &[bool],
    i: usize,
) -> Option<Attribution> {
    let unit = &units[i];
    let same = |k: &usize| units[*k].paragraph == unit.paragraph;
    let earlier = (i.saturating_sub(BACK)..i).rev().filter(same).find(|&k| local[k]);
    let later = (i + 1..(i + 1 + AHEAD).min(units.len())).filter(same).find(|&k| local[k]);
    let alone = unit.stands_alone();
    if unit.is_titled() && !alone {
        return None;
    }
    if let Some(k) = earlier {
        if alone || unit.is_full() || unit.words >= 4 {
            let nearer = if alone || unit.is_full() {
                between(reader, &units[k], found[k].as_ref(), unit)
            } else {
                None
            };
            return nearer.or_else(|| found[k].as_ref().map(|a| a.carried(RuleId::SameParagraph, 0.9)));
        }
    }
    if let Some(k) = later {
        if unit.is_full() && unit.closed && same_sentence(reader, unit, &units[k]) {
            return found[k].as_ref().map(|a| a.carried(RuleId::SameSentenceAhead, 0.8));
        }
    }
    if let Some(k) = earlier {
        if same_sentence(reader, &units[k], unit) {
            return found[k].as_ref().map(|a| a.carried(RuleId::SameSentence, 0.8));
        }
    }
    if is_line(unit) {
        return from_before(reader, units, found, i);
    }
    if !alone && (!unit.is_full() || unit.words <= 4) {
        return None;
    }
    nearest(reader, unit.host.start..unit.tokens.start, RuleId::LeadIn, 0.7)
        .or_else(|| said_behind(reader, unit).filter(|_| alone))
}

/// `“You do not sell a harbor.” That is the view of Ann Lee.`, `“Yes,” came the reply from Lee.`
fn said_behind(reader: &Reader<'_>, unit: &Unit) -> Option<Attribution> {
    let first = unit.tokens.end;
    if first >= unit.host.end {
        return None;
    }
    let sentence = first..reader.ctx.sentence_of(first).tokens.end.min(unit.host.end);
    let points = listed(reader.tokens.folded(first), "that this such so those these");
    let verb = (first + 1..sentence.end).find(|&i| reader.words.any(i, Class::FINITE | Class::AUXILIARY))?;
    let noun = verb <= first + 3 && points;
    let of = |i: usize| listed(reader.tokens.folded(i), "of from by says said");
    let source = (first + 1..sentence.end).take(12).find(|&i| of(i)).filter(|_| noun)?;
    let phrase = reader.phrases.starting_at(source + 1, sentence.end)?;
    let speaker = naming::beside(reader, &phrase).or_else(|| is_person(reader, &phrase).then_some(phrase))?;
    Some(Attribution::new(speaker, first..source + 1, RuleId::LeadIn, 0.7))
}

/// True for a passage that is its whole paragraph.
fn is_line(unit: &Unit) -> bool {
    unit.tokens == unit.host && unit.starts_high && !unit.headline
}

/// The speaker of a paragraph that is all quotation: from the paragraph before.
fn from_before(
    reader: &Reader<'_>,
    units: &[Unit],
    found: &[Option<Attribution>],
    i: usize,
) -> Option<Attribution> {
    let unit = &units[i];
    let before = unit.paragraph.checked_sub(1)?;
    let region = reader.ctx.layout.paragraphs()[before].tokens.clone();
    let region = list_head(reader, before, unit).unwrap_or(region);
    let lead = region.start.max(region.end.saturating_sub(LEAD_IN))..region.end;
    if reader.tokens.text(region.end - 1) == ":" {
        return announced(reader, lead, RuleId::ParagraphLeadIn, 0.7);
    }
    let next = units.get(i + 1).filter(|next| next.paragraph == unit.paragraph + 1);
    // `“Forty.” ¶ “And then?”`: two who talk, and nobody says who is who.
    if unit.closed && next.is_some_and(|next| is_line(next) && next.closed) {
        return None;
    }
    let last = i.checked_sub(1).map(|k| &units[k]).filter(|last| last.paragraph == before);
    if let Some(last) = last.filter(|last| last.is_whole()) {
        if last.stop == Some('?') || is_line(last) {
            return None;
        }
        let spoken = found[i - 1].as_ref()?;
        let here = spoken.cue.as_ref().is_some_and(|cue| region.contains(&cue.start));
        let nearer = between(reader, last, Some(spoken), unit);
        return nearer.or_else(|| here.then(|| spoken.carried(RuleId::ParagraphBefore, 0.55)));
    }
    nearest(reader, region, RuleId::ParagraphBefore, 0.55)
}

/// The paragraph with the colon that opens the list whose item `unit` is.
fn list_head(reader: &Reader<'_>, before: usize, unit: &Unit) -> Option<Range<usize>> {
    let paragraphs = reader.ctx.layout.paragraphs();
    let mark = reader.tokens.text(paragraphs[unit.paragraph].tokens.start);
    if unit.host.start == paragraphs[unit.paragraph].tokens.start {
        return None;
    }
    let item = |p: usize| reader.tokens.text(paragraphs[p].tokens.start) == mark;
    let head = (0..=before).rev().take(LIST).find(|&p| !item(p))?;
    Some(paragraphs[head].tokens.clone())
}

/// Whoever speaks or acts between passage `last`, which has the attribution `spoken`, and `unit`.
fn between(
    reader: &Reader<'_>,
    last: &Unit,
    spoken: Option<&Attribution>,
    unit: &Unit,
) -> Option<Attribution> {
    let cue = spoken.and_then(|s| s.cue.as_ref()).map_or(0, |cue| cue.end);
    let rest = reader.ctx.sentence_of(last.tokens.end.max(cue).max(1) - 1).tokens.end;
    (rest < unit.tokens.start)
        .then(|| nearest(reader, rest..unit.tokens.start, RuleId::NearestSpeaker, 0.7))
        .flatten()
}

/// The speaker of the last sentence in `range` that has one.
fn nearest(reader: &Reader<'_>, range: Range<usize>, rule: RuleId, confidence: f32) -> Option<Attribution> {
    let mut end = range.end;
    for _ in 0..SENTENCES {
        if end <= range.start {
            return None;
        }
        let sentence = reader.ctx.sentence_of(end - 1).tokens.start.max(range.start)..end;
        if let Some(found) = of_sentence(reader, sentence.clone(), rule, confidence) {
            return Some(found);
        }
        end = sentence.start;
    }
    None
}

/// The one who says something in a sentence, or else the person whom it is about.
fn of_sentence(
    reader: &Reader<'_>,
    range: Range<usize>,
    rule: RuleId,
    confidence: f32,
) -> Option<Attribution> {
    let segment = Segment { tokens: range.clone(), after_quote: false };
    let (start, end) = (range.start, range.end);
    let finite = |i: &usize| reader.words.any(*i, Class::FINITE | Class::AUXILIARY);
    let mut acts = None;
    for verb in range.filter(finite) {
        let Some(clause) = reader.clauses.of(verb, &segment) else {
            continue;
        };
        let Subject::Phrase(subject) = &clause.subject else {
            continue;
        };
        if reader.words.any(verb, Class::STRONG | Class::SPEECH) && !clause.passive {
            return Some(Attribution::without_cue(subject.clone(), rule, confidence));
        }
        acts = acts.or_else(|| Some(subject.clone()));
    }
    // A verb that is in no list: the person who opens the sentence.
    let subject = acts.or_else(|| reader.phrases.starting_at(start, end));
    let subject = subject.filter(|subject| is_person(reader, subject))?;
    Some(Attribution::without_cue(subject, rule, confidence - 0.1))
}

fn is_person(reader: &Reader<'_>, phrase: &Range<usize>) -> bool {
    let named = |m: &crate::entities::Mention| reader.entities.get(m.entity).kind == EntityKind::Person;
    let span = reader.tokens.span(phrase.clone());
    matches!(reader.tokens.folded(phrase.start), "he" | "she")
        || reader.entities.mentions_over(span).any(|m| named(m) && m.span.end == span.end)
}

/// True where no sentence ends between two passages.
fn same_sentence(reader: &Reader<'_>, first: &Unit, second: &Unit) -> bool {
    let sentences = reader.ctx.sentences;
    second.tokens.start > 0
        && first.tokens.end <= second.tokens.start
        && (first.tokens.end == second.tokens.start
            || sentences.of_token(first.tokens.end) == sentences.of_token(second.tokens.start - 1))
        && sentences.of_token(second.tokens.start) == sentences.of_token(second.tokens.start - 1)
        && (first.tokens.end >= reader.tokens.len()
            || sentences.as_slice()[sentences.of_token(first.tokens.end)].tokens.start != first.tokens.end)
}

/// The last clause of speech in `range`.
fn last_clause(
    reader: &Reader<'_>,
    range: Range<usize>,
    rule: RuleId,
    confidence: f32,
) -> Option<Attribution> {
    for verb in range.clone().rev() {
        if !reader.words.any(verb, Class::STRONG | Class::SPEECH) {
            continue;
        }
        let start = reader.ctx.sentence_of(verb).tokens.start.max(range.start);
        let segment = Segment { tokens: start..range.end, after_quote: false };
        if let Some(clause) = reader.clauses.of(verb, &segment) {
            let speaker = speaker_of(&clause.subject, None)?;
            return Some(Attribution::new(speaker, clause.cue, rule, confidence));
        }
    }
    None
}

/// The clause of speech before a colon, or the subject of the sentence that the colon ends.
fn announced(reader: &Reader<'_>, range: Range<usize>, rule: RuleId, confidence: f32) -> Option<Attribution> {
    let colon = range.end - 1;
    let start = reader.ctx.sentence_of(colon).tokens.start.max(range.start);
    last_clause(reader, start..range.end, rule, confidence).or_else(|| {
        let segment = Segment { tokens: start..range.end, after_quote: false };
        let Subject::Phrase(speaker) = reader.clauses.announcing(colon, &segment)? else {
            return None;
        };
        Some(Attribution::new(speaker, colon..range.end, rule, confidence - 0.1))
    })
}
