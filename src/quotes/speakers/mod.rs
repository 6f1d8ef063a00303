//! Who said a marked passage: ordered rules, each beside the words it reads.

mod after;
mod before;
mod claim_nouns;
mod dash;
pub(super) mod naming;
mod paragraph;

use crate::words::listed;
use std::ops::Range;

use super::clauses::Subject;
use super::units::{Reader, Unit};
use super::words::Class;
use crate::rules::RuleId;

/// Who said it, by the word of which rule.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Attribution {
    /// The tokens of the speaker.
    pub speaker: Range<usize>,
    /// The tokens that say that it was said.
    pub cue: Option<Range<usize>>,
    /// The tokens of whoever passed it on.
    pub via: Option<Range<usize>>,
    /// The rule.
    pub rule: RuleId,
    /// What kind of words say so, where a later step asks.
    pub basis: Basis,
    /// How sure the rule is, 0 to 1.
    pub confidence: f32,
}

/// What kind of words an attribution rests on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Basis {
    /// A clause of speech, a noun of speech, or a neighbour that has one.
    Clause,
    /// `“…” and “…”`: the passage before.
    List,
    /// `“…” — Ann Lee`.
    Signature,
    /// `LEE: …`.
    Label,
    /// `according to Lee`.
    AccordingTo,
    /// `was called “…” by Lee`.
    Agent,
}

impl Attribution {
    pub(super) fn new(speaker: Range<usize>, cue: Range<usize>, rule: RuleId, confidence: f32) -> Self {
        Self { speaker, cue: Some(cue), via: None, rule, basis: Basis::Clause, confidence }
    }

    /// One whose words of saying belong to something else.
    fn without_cue(speaker: Range<usize>, rule: RuleId, confidence: f32) -> Self {
        Self { speaker, cue: None, via: None, rule, basis: Basis::Clause, confidence }
    }

    /// The same on other words than a clause.
    pub(super) fn on(self, basis: Basis) -> Self {
        Self { basis, ..self }
    }

    /// The same speaker, as another rule carries it to another passage.
    fn carried(&self, rule: RuleId, confidence: f32) -> Self {
        Self { rule, basis: Basis::Clause, confidence: confidence.min(self.confidence), ..self.clone() }
    }
}

/// The attribution of every unit.
///
/// `from` holds for each unit the one that it goes on from, over a paragraph break.
pub(super) fn attribute(
    reader: &Reader<'_>,
    units: &[Unit],
    from: &[Option<usize>],
) -> Vec<Option<Attribution>> {
    let mut found: Vec<Option<Attribution>> = Vec::with_capacity(units.len());
    for unit in units {
        let previous = unit.previous_end.and_then(|_| found.last().and_then(Option::as_ref));
        let local = local(reader, unit, previous);
        found.push(local);
    }
    naming::prefer_names(reader, &mut found);
    share(from, &mut found);
    paragraph::fill(reader, units, &mut found);
    naming::prefer_names(reader, &mut found);
    share(from, &mut found);
    found
}

/// Gives the pieces of one quotation one speaker: that of the piece that is surest.
fn share(from: &[Option<usize>], found: &mut [Option<Attribution>]) {
    let better = |a: &Option<Attribution>, b: &Option<Attribution>| {
        a.as_ref().is_some_and(|a| b.as_ref().is_none_or(|b| a.confidence > b.confidence))
    };
    let carried =
        |a: &Option<Attribution>| a.as_ref().map(|a| a.carried(RuleId::GoesOnOverParagraphs, a.confidence));
    for i in 0..from.len() {
        if let Some(before) = from[i].filter(|&before| better(&found[before], &found[i])) {
            found[i] = carried(&found[before]);
        }
    }
    for i in (0..from.len()).rev() {
        if let Some(before) = from[i].filter(|&before| better(&found[i], &found[before])) {
            found[before] = carried(&found[i]);
        }
    }
}

/// Attributions that differ by less are as likely.
const CLOSE: f32 = 0.015;
/// The confidence where two speakers are as likely.
const UNDECIDED: f32 = 0.5;

fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

/// What the words of its own sentence say.
fn local(reader: &Reader<'_>, unit: &Unit, previous: Option<&Attribution>) -> Option<Attribution> {
    if let Some(shared) = previous.filter(|p| p.confidence > 0.45 && in_a_list(reader, unit)) {
        return Some(shared.carried(RuleId::Listed, 0.9).on(Basis::List));
    }
    let mut behind = after::find(reader, unit, previous);
    let ahead = before::find(reader, unit, previous);
    // `X said the tax was “unfair”, according to Y`: the sentence has its speaker, Y passed it on.
    let spoken = ahead.as_ref().is_some_and(|a| {
        let cue = a.cue.clone().unwrap_or(a.speaker.clone());
        let between = cue.end.min(unit.tokens.start)..unit.tokens.start;
        a.confidence > 0.75
            && a.basis != Basis::AccordingTo
            && !between.clone().any(|i| reader.tokens.text(i) == ",")
    });
    behind = behind.filter(|b| !(spoken && b.basis == Basis::AccordingTo));
    // `It was cold: “I froze,” Lee said.`: the clause behind says it outright.
    let outright = unit.goes_on && behind.as_ref().is_some_and(|b| b.confidence >= 0.85);
    let colon = unit.introduced && reader.tokens.text(unit.tokens.start - 1) == ":";
    let ahead = ahead.filter(|_| !(outright && colon));
    let dashed = dash::find(reader, unit);
    let candidates: Vec<Attribution> = [behind, dashed, ahead].into_iter().flatten().collect();
    let mut best: Option<&Attribution> = None;
    for candidate in &candidates {
        if best.is_none_or(|b| candidate.confidence > b.confidence) {
            best = Some(candidate);
        }
    }
    let mut best = best?.clone();
    let rival = |c: &Attribution| {
        c.confidence + CLOSE > best.confidence
            && !overlap(&c.speaker, &best.speaker)
            && best.via.as_ref() != Some(&c.speaker)
    };
    if candidates.iter().any(rival) {
        best.confidence = best.confidence.min(UNDECIDED);
    }
    if best.via.is_none() {
        best.via = passed_on(reader, unit, &best);
    }
    Some(best)
}

/// Who said a passage inside another, where the words around it there say so (`“He told me, ‘Go!’”`).
pub(super) fn inner(reader: &Reader<'_>, unit: &Unit) -> Option<Attribution> {
    let found = local(reader, unit, None)?;
    let says = |i: usize| {
        reader.words.any(i, Class::CUE)
            && (reader.words.any(i, Class::CLAUSAL) || reader.tokens.folded(i).starts_with("ask"))
    };
    let said = found.confidence >= 0.7 && found.cue.clone()?.any(says);
    said.then_some(Attribution { rule: RuleId::CitedInsideAnother, ..found })
}

/// True for the second of `“…” and “…”`: nothing but a conjunction or a comma stands between.
fn in_a_list(reader: &Reader<'_>, unit: &Unit) -> bool {
    let between = &unit.before;
    between.after_quote
        && !unit.is_full()
        && between.tokens.len() <= 3
        && between
            .tokens
            .clone()
            .all(|i| listed(reader.tokens.folded(i), "and or , but a an the as also even then to"))
}

/// Whoever passed a passage on that somebody else said (`X said, according to Y`).
fn passed_on(reader: &Reader<'_>, unit: &Unit, best: &Attribution) -> Option<Range<usize>> {
    let stretch = [&unit.before.tokens, &unit.after.tokens];
    stretch
        .into_iter()
        .flat_map(|range| range.clone().zip(std::iter::repeat(range.end)))
        .find_map(|(i, end)| according_to(reader, i, end))
        .map(|(_, source)| source)
        .filter(|source| source.start >= best.speaker.end || source.end <= best.speaker.start)
}

/// What things are done by rather than said by (`according to plan`).
const NO_SOURCE: &[&str] = &[
    "plan",
    "plans",
    "schedule",
    "law",
    "laws",
    "rule",
    "rules",
    "custom",
    "tradition",
    "size",
    "age",
    "taste",
    "need",
    "needs",
    "ability",
    "legend",
];

/// `according to X` at token `i`, or its like at the start of a sentence: the cue and X.
pub(super) fn according_to(
    reader: &Reader<'_>,
    i: usize,
    limit: usize,
) -> Option<(Range<usize>, Range<usize>)> {
    let word = |k: usize| reader.tokens.folded(i + k);
    let opens = reader.ctx.sentence_of(i).tokens.start == i;
    let cue = match word(0) {
        "according" if word(1) == "to" => 2,
        // `Per Lee, …`, `In the words of Lee, …`.
        "per" if opens && reader.tokens[i].is_capitalized() => 1,
        "in" if opens && word(1) == "the" && word(2) == "words" && word(3) == "of" => 4,
        _ => return None,
    };
    if i + cue >= limit {
        return None;
    }
    let source = reader.phrases.starting_at(i + cue, limit)?;
    if cue != 2 && reader.tokens.text(source.end) != "," {
        return None;
    }
    (!NO_SOURCE.contains(&reader.tokens.folded(source.end - 1))).then_some((i..i + cue, source))
}

/// The tokens of a subject; a carried one is that of the passage before.
fn speaker_of(subject: &Subject, previous: Option<&Attribution>) -> Option<Range<usize>> {
    match subject {
        Subject::Phrase(range) => Some(range.clone()),
        Subject::Carried => previous.map(|p| p.speaker.clone()),
    }
}
