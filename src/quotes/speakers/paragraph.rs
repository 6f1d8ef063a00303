//! Carries a speaker to passages whose own sentence names none: from the same paragraph, from a
//! lead-in sentence, from the paragraph before.

use super::{speaker_of, Attribution};
use crate::quotes::clauses::{Segment, Subject};
use crate::quotes::scare;
use crate::quotes::units::{Reader, Unit};
use crate::quotes::words::Class;
use crate::rules::RuleId;

/// How many passages back a speaker is carried.
const BACK: usize = 3;
/// How many passages ahead.
const AHEAD: usize = 2;
/// Less sure attributions are not carried on.
const SURE: f32 = 0.5;
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
            return found[k].as_ref().map(|a| a.carried(RuleId::SameParagraph, 0.9));
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
    if let Some(spoken) = i.checked_sub(1).and_then(|k| gone_on(reader, unit, &units[k], found[k].as_ref())) {
        return Some(spoken.carried(RuleId::ParagraphBefore, 0.55));
    }
    if !unit.is_full() || unit.words <= 4 {
        return None;
    }
    let lead = unit.host.start.max(unit.tokens.start.saturating_sub(LEAD_IN))..unit.tokens.start;
    if !lead.is_empty() {
        return last_clause(reader, lead, RuleId::LeadIn, 0.7);
    }
    if unit.host.start == unit.tokens.start {
        let before = unit.paragraph.checked_sub(1)?;
        let region = &reader.ctx.layout.paragraphs()[before].tokens;
        if reader.tokens.text(region.end - 1) == ":" {
            return announced(
                reader,
                region.start.max(region.end.saturating_sub(LEAD_IN))..region.end,
                RuleId::ParagraphLeadIn,
                0.7,
            );
        }
    }
    None
}

/// `“We came,” Lee said. ¶ “We saw it.”`: the same speaker goes on, unless he has asked.
fn gone_on<'f>(
    reader: &Reader<'_>,
    unit: &Unit,
    last: &Unit,
    spoken: Option<&'f Attribution>,
) -> Option<&'f Attribution> {
    let whole = unit.stands_alone()
        && unit.closed
        && unit.tokens == unit.host
        && unit.words > 2
        && !unit.is_titled()
        && !unit.headline;
    let next = last.paragraph + 1 == unit.paragraph && last.is_whole() && last.stop != Some('?');
    let region = &reader.ctx.layout.paragraphs()[last.paragraph].tokens;
    spoken.filter(|s| whole && next && s.cue.as_ref().is_some_and(|cue| region.contains(&cue.start)))
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
    range: std::ops::Range<usize>,
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
fn announced(
    reader: &Reader<'_>,
    range: std::ops::Range<usize>,
    rule: RuleId,
    confidence: f32,
) -> Option<Attribution> {
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
