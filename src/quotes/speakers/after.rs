//! The attribution behind a passage: `“…,” said X`, `“…,” X said`, `“…,” according to X`.

use super::{according_to, speaker_of, Attribution, Basis};
use crate::entities::{EntityKind, MentionForm};
use crate::quotes::clauses::{Clause, Segment, Subject};
use crate::quotes::units::{Reader, Unit};
use crate::quotes::words::Class;
use crate::rules::RuleId;
use crate::tokens::{Case, TokenKind};
use crate::words::listed;

/// How far behind the passage its verb may stand, in tokens.
const REACH: usize = 45;

/// The best attribution in the rest of the sentence.
pub(super) fn find(reader: &Reader<'_>, unit: &Unit, previous: Option<&Attribution>) -> Option<Attribution> {
    let mut segment = unit.after.clone();
    while segment.tokens.start < segment.tokens.end && is_lead(reader, segment.tokens.start) {
        segment.tokens.start += 1;
    }
    if segment.tokens.is_empty() {
        return None;
    }
    if let Some(found) = headline_colon(reader, unit) {
        return Some(found);
    }
    if unit.doubtful_after {
        return doubtful(reader, unit, &segment);
    }
    if unit.goes_on {
        if let Some(found) = inverted(reader, unit, &segment).or_else(|| unlisted(reader, unit, &segment)) {
            return Some(found);
        }
    }
    let first = segment.tokens.start;
    if let Some((cue, source)) = according_to(reader, first, segment.tokens.end) {
        return Some(Attribution::new(source, cue, RuleId::AccordingTo, 0.9).on(Basis::AccordingTo));
    }
    clause_behind(reader, unit, &segment, previous)
}

/// `‘I thought I would die’: Hiker survives in canyon`, in a headline.
fn headline_colon(reader: &Reader<'_>, unit: &Unit) -> Option<Attribution> {
    let colon = unit.tokens.end;
    let opens = unit.headline && unit.tokens.start == unit.host.start && reader.tokens.text(colon) == ":";
    if !opens {
        return None;
    }
    let mut speaker = reader.phrases.starting_at(colon + 1, unit.host.end)?;
    let high = speaker.clone().take_while(|&i| reader.tokens[i].is_capitalized()).count();
    // Where only the first word has a capital, what follows may be a verb that no list has.
    if high > 0 {
        speaker.end = speaker.start + high;
    }
    let verb = speaker.end < unit.host.end && reader.tokens[speaker.end].case == Case::Lower;
    let own = |i: usize| listed(reader.tokens.folded(i), "i we my our me us");
    (verb && (unit.inner.clone().any(own) || unit.is_full()))
        .then(|| Attribution::new(speaker, colon..colon + 1, RuleId::HeadlineColon, 0.55))
}

fn is_lead(reader: &Reader<'_>, i: usize) -> bool {
    reader.tokens.folded(i) == "as"
        || reader.tokens.text(i) == ","
        || reader.tokens.text(i) == ";"
        || reader.tokens[i].kind == TokenKind::Dash
}

/// `“…,” said X`.
fn inverted(reader: &Reader<'_>, unit: &Unit, segment: &Segment) -> Option<Attribution> {
    let verb = segment.tokens.start;
    let words = reader.words;
    if !words.any(verb, Class::CUE)
        || words.any(verb, Class::ING | Class::BASE) && !words.any(verb, Class::FINITE)
    {
        return None;
    }
    let mut next = verb + 1;
    // `chimed in Lee`.
    if PARTICLES.contains(&reader.tokens.folded(next))
        && person(reader, next + 1, segment.tokens.end).is_some()
    {
        next += 1;
    }
    let other = Class::TO | Class::OBJECT | Class::SUBORDINATOR;
    if next >= segment.tokens.end || words.any(next, other) && !words.any(next, Class::RELATIVE) {
        return None;
    }
    if words.any(next, Class::PREPOSITION) {
        return None;
    }
    let speaker = reader.phrases.starting_at(next, segment.tokens.end)?;
    let strength = if words.any(verb, Class::STRONG | Class::SPEECH) { 0.93 } else { 0.6 };
    Some(Attribution::new(speaker, verb..next, RuleId::QuoteVerbSpeaker, lowered(unit, strength)))
}

/// `“…,” ventured Lee.`, `“…,” Lee shot back.`: a verb that is in no list, with a person and nothing else.
fn unlisted(reader: &Reader<'_>, unit: &Unit, segment: &Segment) -> Option<Attribution> {
    let tokens = reader.tokens;
    let (first, end) = (segment.tokens.start, segment.tokens.end);
    let particle = |i: usize| PARTICLES.contains(&tokens.folded(i));
    let behind = |i: usize| i + usize::from(i < end && particle(i));
    let verb = |i: usize| {
        i < end
            && tokens[i].case == Case::Lower
            && !reader.words.any(i, Class::CUE | Class::ING)
            && (reader.words.any(i, Class::VERB) || particle(i + 1) || reader.words.none(i) && i == first)
    };
    let ends = |i: usize| {
        let goes_on = Class::SUBORDINATOR | Class::TIME | Class::ADVERB | Class::PREPOSITION;
        i >= end || matches!(tokens.text(i), "." | "," | ":" | ";") || reader.words.any(i, goes_on)
    };
    let (speaker, cue) = if verb(first) {
        let cue = first..behind(first + 1);
        (person(reader, cue.end, end).filter(|speaker| ends(speaker.end))?, cue)
    } else {
        let speaker = person(reader, first, end).filter(|speaker| verb(speaker.end))?;
        let cue = speaker.end..behind(speaker.end + 1);
        ends(cue.end).then_some((speaker, cue))?
    };
    Some(Attribution::new(speaker, cue, RuleId::VerbUnlisted, lowered(unit, 0.8)))
}

/// The person who is named, or pointed at, at token `i`, titles included.
fn person(reader: &Reader<'_>, i: usize, end: usize) -> Option<std::ops::Range<usize>> {
    if i < end && matches!(reader.tokens.folded(i), "he" | "she" | "they" | "i" | "we") {
        return Some(i..i + 1);
    }
    let phrase = reader.phrases.starting_at(i, end).filter(|phrase| phrase.start == i)?;
    let people = reader
        .entities
        .mentions_over(reader.tokens.span(phrase.clone()))
        .filter(|m| m.form == MentionForm::Name && reader.entities.get(m.entity).kind == EntityKind::Person);
    people.last().map(|m| i..reader.tokens.at_byte(m.span.end - 1) + 1)
}

/// Particles of verbs (`shot back`, `chipped in`, `went on`).
const PARTICLES: &[&str] = &["back", "in", "on", "out", "up"];

/// A passage that starts inside a sentence may belong to what comes before it.
fn lowered(unit: &Unit, confidence: f32) -> f32 {
    let inside = !unit.before.tokens.is_empty() && !unit.starts_high;
    if inside {
        confidence - 0.15
    } else {
        confidence
    }
}

/// `“…,” X said`, and with less certainty any clause that follows.
fn clause_behind(
    reader: &Reader<'_>,
    unit: &Unit,
    segment: &Segment,
    previous: Option<&Attribution>,
) -> Option<Attribution> {
    let first = segment.tokens.start;
    let mut best: Option<Attribution> = None;
    for verb in segment.tokens.clone().take(REACH) {
        if let Some((cue, source)) = according_to(reader, verb, segment.tokens.end) {
            consider(
                &mut best,
                Attribution::new(source, cue, RuleId::AccordingTo, 0.72).on(Basis::AccordingTo),
            );
            continue;
        }
        if !reader.words.any(verb, Class::CUE | Class::VERB) {
            continue;
        }
        let Some(clause) = reader.clauses.of(verb, segment) else {
            continue;
        };
        if clause.passive {
            continue;
        }
        let Some(speaker) = speaker_of(&clause.subject, previous) else {
            continue;
        };
        let score = score(reader, unit, &clause, first, verb);
        let rule = if unit.goes_on { RuleId::QuoteSpeakerVerb } else { RuleId::ClauseBehind };
        consider(&mut best, Attribution::new(speaker, clause.cue.clone(), rule, score));
        if !reader.words.any(verb, Class::WEAK | Class::VERB) {
            // Later verbs tell what else happened.
            break;
        }
    }
    let mut best = best.filter(|b| b.confidence > 0.4)?;
    best.via = passive_by(reader, segment, &best);
    Some(best)
}

fn score(reader: &Reader<'_>, unit: &Unit, clause: &Clause, first: usize, verb: usize) -> f32 {
    let words = reader.words;
    let mut score: f32 = if words.any(verb, Class::STRONG) {
        0.95
    } else if words.any(verb, Class::SPEECH) {
        0.9
    } else if words.any(verb, Class::WEAK) {
        0.55
    } else {
        0.5
    };
    score -= 0.008 * (verb - first) as f32;
    let begins = match &clause.subject {
        Subject::Phrase(range) => range.start,
        Subject::Carried => verb,
    };
    if begins > first + 2 {
        score -= if unit.is_full() { 0.1 } else { 0.3 };
    }
    let relative =
        reader.words.any(begins, Class::RELATIVE) || matches!(reader.tokens.folded(begins), "which" | "that");
    if relative && !unit.goes_on {
        score -= 0.5;
    }
    if words.any(first, Class::COORDINATOR | Class::SUBORDINATOR) && !words.any(first, Class::PRONOUN) {
        score -= 0.35;
    }
    // `The plan offers “relief” to farmers, Lee said Friday.`: the clause that ends the sentence
    // reports all of it.
    let closes = begins > first
        && reader.tokens.text(begins - 1) == ","
        && words.all(verb, Class::STRONG | Class::CLAUSAL)
        && words.any(verb, Class::FINITE)
        && (verb + 1 >= unit.after.tokens.end
            || matches!(reader.tokens.text(verb + 1), "." | ",")
            || words.any(verb + 1, Class::TIME | Class::PREPOSITION));
    if closes {
        return 0.8;
    }
    if !unit.goes_on {
        score -= 0.35;
    }
    if matches!(clause.subject, Subject::Carried) {
        score -= 0.2;
    }
    lowered(unit, score)
}

/// `was quoted as saying by X`: who passed it on.
fn passive_by(reader: &Reader<'_>, segment: &Segment, best: &Attribution) -> Option<std::ops::Range<usize>> {
    let cue = best.cue.as_ref()?;
    let by = cue.end;
    if cue.len() < 3 || by >= segment.tokens.end || reader.tokens.folded(by) != "by" {
        return None;
    }
    reader.phrases.starting_at(by + 1, segment.tokens.end)
}

/// `“Why?” Smith asked.`: the sentence stage saw two sentences, and a short clause of speech says
/// that they are one.
fn doubtful(reader: &Reader<'_>, unit: &Unit, segment: &Segment) -> Option<Attribution> {
    let first = segment.tokens.start;
    let question = matches!(unit.stop, Some('?' | '!' | '…' | ',' | '-'));
    let reach = if question { 30 } else { 8 };
    for verb in segment.tokens.clone().take(reach) {
        if reader.tokens.text(verb) == "." {
            return None;
        }
        if !reader.words.any(verb, Class::STRONG | Class::SPEECH) || !reader.words.any(verb, Class::FINITE) {
            continue;
        }
        let clause = reader.clauses.of(verb, segment)?;
        let Subject::Phrase(speaker) = clause.subject else {
            return None;
        };
        let next = verb + 1;
        let ends = next >= segment.tokens.end
            || question && unit.before.tokens.is_empty()
            || matches!(reader.tokens.text(next), "." | "," | ":")
            || reader.words.any(next, Class::PREPOSITION | Class::TIME);
        // What follows the verb of a new sentence is its object or its clause.
        if speaker.start > first || clause.passive || !ends {
            return None;
        }
        let next_is_stop = next >= segment.tokens.end || reader.tokens.text(next) == ".";
        // `“We came.” Lee smiled.`, but not `It is “over.” He later apologized.`
        let plain = next_is_stop && unit.before.tokens.is_empty() && clause.cue.len() == 1;
        if !question && !plain {
            return None;
        }
        return Some(Attribution::new(
            speaker,
            clause.cue,
            RuleId::QuoteSpeakerVerb,
            if question { 0.85 } else { 0.7 },
        ));
    }
    None
}

fn consider(best: &mut Option<Attribution>, candidate: Attribution) {
    if best.as_ref().is_none_or(|b| candidate.confidence > b.confidence) {
        *best = Some(candidate);
    }
}
