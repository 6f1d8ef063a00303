//! The attribution before a passage: `X said “…”`, `X called it “…”`, `According to X, “…”`, `X: “…”`.

use super::{according_to, claim_nouns, naming, speaker_of, Attribution, Basis};
use crate::quotes::clauses::{Clause, Subject};
use crate::quotes::transcripts;
use crate::quotes::units::{Reader, Unit};
use crate::quotes::words::Class;
use crate::rules::RuleId;
use crate::tokens::{Case, TokenKind};
use crate::words::listed;

/// How far before the passage its verb may stand, in tokens.
const REACH: usize = 60;
/// How far before a colon its source may stand, in tokens.
const FROM: usize = 8;
/// Longest name before a colon that opens a line, in tokens.
const LABEL: usize = 7;

/// A clause that may govern the passage.
struct Candidate {
    found: Attribution,
    /// Its verb.
    verb: usize,
    /// True where it reports a whole clause (`said that …`), which the passage may stand deep inside.
    reports: bool,
}

/// The best attribution in the sentence before the passage.
pub(super) fn find(reader: &Reader<'_>, unit: &Unit, previous: Option<&Attribution>) -> Option<Attribution> {
    let candidates = candidates(reader, unit, previous);
    let mut best: Option<&Candidate> = None;
    for candidate in &candidates {
        if best.is_none_or(|b| candidate.found.confidence > b.found.confidence) {
            best = Some(candidate);
        }
    }
    let best = best.map(|b| within(reader, b, &candidates));
    let mut found = best.map(|b| governed(reader, b, &candidates));
    if let Some(f) = found.as_mut().filter(|f| introduced(reader, unit) && f.confidence > 0.75) {
        // A colon says that the words before it belong to the passage.
        f.confidence = 0.96;
    }
    let others = [colon(reader, unit), label(reader, unit), dash(reader, unit), opening(reader, unit)];
    for other in others.into_iter().flatten() {
        if found.as_ref().is_none_or(|f| other.confidence > f.confidence) {
            found = Some(other);
        }
    }
    found.filter(|f| f.confidence > 0.2)
}

/// True where a colon stands right before the passage.
fn introduced(reader: &Reader<'_>, unit: &Unit) -> bool {
    !unit.before.tokens.is_empty() && reader.tokens.text(unit.tokens.start - 1) == ":"
}

fn candidates(reader: &Reader<'_>, unit: &Unit, previous: Option<&Attribution>) -> Vec<Candidate> {
    let segment = &unit.before;
    let words = reader.words;
    let mut found = Vec::new();
    // What stands between the verb that is looked at and the passage.
    let mut finite_between = false;
    let mut breaks = 0;
    // `was described as “…”`: whoever did it is not the subject of another verb near by.
    let mut blocked = false;
    for verb in segment.tokens.clone().rev().take(REACH) {
        if let Some((cue, source)) = according_to(reader, verb, segment.tokens.end) {
            found.push(Candidate {
                found: Attribution::new(source, cue, RuleId::AccordingTo, 0.66).on(Basis::AccordingTo),
                verb,
                reports: true,
            });
            continue;
        }
        if let Some(found_here) = inserted(reader, unit, verb) {
            found.push(Candidate { found: found_here, verb, reports: true });
            continue;
        }
        if let Some(attribution) = claim_nouns::at(reader, verb, segment) {
            let distance = unit.tokens.start - verb;
            let confidence = attribution.confidence - 0.01 * distance as f32;
            found.push(Candidate { found: Attribution { confidence, ..attribution }, verb, reports: true });
        }
        if words.any(verb, Class::CUE | Class::VERB) && !is_noun_here(reader, verb, segment.tokens.start) {
            if let Some(clause) = reader.clauses.of(verb, segment) {
                let names = names_something(reader, unit, &clause);
                blocked |= (clause.passive && verb + 3 > unit.tokens.start || names) && found.is_empty();
                found.extend(weigh(reader, unit, &clause, finite_between, breaks, previous));
            }
            finite_between |=
                words.any(verb, Class::FINITE) && !is_adjective(reader, verb, segment.tokens.start);
        }
        finite_between |= words.any(verb, Class::AUXILIARY);
        breaks += usize::from(
            words.any(verb, Class::SUBORDINATOR)
                && !matches!(reader.tokens.folded(verb), "that" | "as" | "so")
                || reader.tokens.text(verb) == ";",
        );
    }
    // `Roe said no, but Lee called it “fair”`: what Roe said is over.
    let turn = found.iter().find_map(|c| {
        let start = c.found.speaker.start;
        let turns = c.verb > start
            && start > segment.tokens.start + 1
            && words.any(c.verb, Class::STRONG | Class::SPEECH)
            && listed(reader.tokens.folded(start - 1), "but and while though although")
            && reader.tokens.text(start - 2) == ",";
        turns.then_some(start)
    });
    if let Some(turn) = turn {
        found.retain(|c| c.verb > turn);
    }
    if blocked {
        found.retain(|c| {
            c.found.basis == Basis::Agent
                || c.reports && reader.words.any(c.verb, Class::STRONG | Class::SPEECH)
        });
    }
    found
}

/// `It was, said X, “…”`.
fn inserted(reader: &Reader<'_>, unit: &Unit, verb: usize) -> Option<Attribution> {
    let words = reader.words;
    let says = words.any(verb, Class::STRONG | Class::SPEECH) && words.any(verb, Class::FINITE);
    if !says || verb <= unit.before.tokens.start || reader.tokens.text(verb - 1) != "," {
        return None;
    }
    let speaker = reader.phrases.starting_at(verb + 1, unit.tokens.start)?;
    let closed = speaker.end + 1 == unit.tokens.start && reader.tokens.text(speaker.end) == ",";
    closed.then(|| Attribution::new(speaker, verb..verb + 1, RuleId::SpeakerInserted, 0.95))
}

/// `Lee said talks had gone “well”`: a clause that hardly reports speech, inside one that does.
fn within<'c>(reader: &Reader<'_>, best: &'c Candidate, candidates: &'c [Candidate]) -> &'c Candidate {
    let strong = |c: &Candidate| reader.words.any(c.verb, Class::STRONG);
    let outer = candidates.iter().find(|c| {
        let between = c.verb + 1..best.found.speaker.start;
        c.verb < best.found.speaker.start
            && c.reports
            && strong(c)
            && c.found.confidence > 0.7
            && between.len() < 8
            && !between.clone().any(|i| {
                reader.tokens[i].kind == TokenKind::Punctuation
                    || reader.words.any(i, Class::SUBORDINATOR) && reader.tokens.folded(i) != "that"
            })
    });
    let named = reader.tokens[best.found.speaker.start].is_capitalized();
    if strong(best) || best.reports && named {
        return best;
    }
    outer.unwrap_or(best)
}

/// Where a pronoun speaks inside what somebody says (`Lee said she hopes …`, `Lee denounced what
/// she called …`), the one who says it all is named, and is the one to give.
fn governed(reader: &Reader<'_>, best: &Candidate, candidates: &[Candidate]) -> Attribution {
    let speaker = &best.found.speaker;
    let word = speaker.start;
    let personal = speaker.len() == 1
        && (reader.words.any(word, Class::PRONOUN)
            || reader.words.any(word, Class::RELATIVE) && reader.tokens.text(word - word.min(1)) != ",");
    if !personal {
        return best.found.clone();
    }
    // `when Roe spoke, I said`: another clause.
    let apart = word > 0 && reader.tokens.text(word - 1) == "," && reader.words.any(word, Class::PRONOUN);
    if apart || matches!(reader.tokens.folded(word), "i" | "we" | "you") {
        return best.found.clone();
    }
    let within_what = speaker.start > 0 && reader.tokens.folded(speaker.start - 1) == "what";
    let outer = candidates.iter().find(|c| {
        c.verb < speaker.start
            && c.found.confidence > 0.45
            && (c.reports || within_what)
            && reader.words.any(c.verb, Class::STRONG | Class::SPEECH)
            && !(c.found.speaker.len() == 1 && reader.words.any(c.found.speaker.start, Class::PRONOUN))
    });
    match outer {
        Some(outer) => Attribution { rule: RuleId::OuterSpeaker, ..outer.found.clone() },
        None => best.found.clone(),
    }
}

fn weigh(
    reader: &Reader<'_>,
    unit: &Unit,
    clause: &Clause,
    finite_between: bool,
    breaks: usize,
    previous: Option<&Attribution>,
) -> Option<Candidate> {
    let words = reader.words;
    let verb = clause.verb;
    // `“…,” said Lee, who has a “sell” rating`: the clause behind one passage hardly governs the next.
    let behind = matches!(&clause.subject, Subject::Phrase(range) if range.start > verb);
    let announced = listed(reader.tokens.folded(unit.tokens.start - 1), ", : and but that")
        || reader.tokens[unit.tokens.start - 1].kind == TokenKind::Dash;
    if behind && !announced {
        return None;
    }
    let reports = words.any(verb, Class::CLAUSAL)
        || words.any(verb, Class::CUE) && reader.tokens.folded(verb + 1) == "that";
    let distance = unit.tokens.start - verb - 1;
    // `Lee rose and boomed, “Never.”`: a comma and a capital make speech of any verb.
    let opens = unit.starts_high
        && unit.is_full()
        && distance < 3
        && matches!(reader.tokens.text(unit.tokens.start - 1), "," | ":")
        && words.any(verb, Class::FINITE);
    let mut score: f32 = match () {
        () if opens && !words.any(verb, Class::STRONG | Class::SPEECH) => 0.8,
        () if words.any(verb, Class::STRONG) => 0.92,
        () if words.any(verb, Class::SPEECH) => 0.86,
        () if reports => 0.7,
        () if words.any(verb, Class::WEAK) => 0.62,
        () => 0.5,
    };
    score -= if reports { 0.004 } else { 0.01 } * distance as f32;
    if distance == 0 || (distance == 1 && listed(reader.tokens.text(verb + 1), ": , that as it")) {
        score += 0.05;
    }
    if finite_between {
        score -= if reports {
            0.03
        } else if words.any(verb, Class::STRONG | Class::SPEECH) {
            0.25
        } else {
            0.4
        };
    }
    score -= 0.06 * breaks as f32;
    let carried = matches!(clause.subject, Subject::Carried);
    let mut speaker = speaker_of(&clause.subject, previous)?;
    let mut rule = if carried { RuleId::SharedSubject } else { RuleId::SpeakerVerbQuote };
    let mut basis = Basis::Clause;
    if clause.cue.clone().any(|i| is_modal(reader.tokens.folded(i))) {
        score -= 0.12;
    }
    let word = reader.tokens.folded(speaker.start);
    let reads = matches!(reader.tokens.folded(verb), "read" | "reads");
    if reads && matches!(word, "that" | "which") && speaker.start > unit.before.tokens.start {
        // `a sign that read “…”`.
        speaker =
            reader.phrases.run_ending_at(speaker.start - 1, unit.before.tokens.start).unwrap_or(speaker);
    }
    let vague = speaker.len() == 1 && listed(word, "it you we that which");
    if vague && !words.any(verb, Class::CUE) {
        return None;
    }
    if vague && !words.any(verb, Class::STRONG | Class::SPEECH) {
        score -= 0.2;
    }
    if clause.passive || names_something(reader, unit, clause) {
        // `was called “…” by X`.
        let by = unit.after.tokens.clone().take(2).find(|&i| reader.tokens.folded(i) == "by")?;
        speaker = reader.phrases.starting_at(by + 1, unit.after.tokens.end)?;
        rule = RuleId::PassiveBy;
        basis = Basis::Agent;
    }
    let found = Attribution::new(speaker, clause.cue.clone(), rule, score).on(basis);
    Some(Candidate { found, verb, reports })
}

fn is_modal(word: &str) -> bool {
    listed(word, "will would could can may might should shall")
}

/// True for `a box labelled “…”`, `a man called “…”`: a participle that hangs on a noun and names it.
fn names_something(reader: &Reader<'_>, unit: &Unit, clause: &Clause) -> bool {
    let verb = clause.verb;
    let Subject::Phrase(speaker) = &clause.subject else {
        return false;
    };
    let distance = unit.tokens.start - verb - 1;
    let naming = listed(
        reader.tokens.folded(verb),
        "called named titled entitled labeled labelled dubbed nicknamed termed known captioned branded \
         described marked",
    );
    let article = |i: usize| matches!(reader.tokens.folded(i), "as" | "the" | "a");
    let close = distance < 3 && (verb + 1..unit.tokens.start).all(article);
    let relative = speaker.start > 0
        && matches!(reader.tokens.folded(speaker.start - 1), "what" | "which" | "that" | "whom")
        || reader.words.any(speaker.start, Class::PRONOUN | Class::RELATIVE);
    naming && close && !relative && !unit.is_full() && clause.cue.len() == 1
}

/// True for `the call`, `his claim`: a noun that looks like a verb.
fn is_noun_here(reader: &Reader<'_>, i: usize, floor: usize) -> bool {
    if i <= floor {
        return false;
    }
    let words = reader.words;
    let before = i - 1;
    words.any(before, Class::DETERMINER) && !words.any(before, Class::PRONOUN)
        || reader.tokens[before].kind == TokenKind::Possessive
            && !(i > floor + 1 && words.any(i - 2, Class::PRONOUN | Class::RELATIVE))
        || words.any(before, Class::LINK) && words.any(i, Class::BASE | Class::FINITE)
}

/// True for `the proposed plan`: a participle between an article and a noun.
fn is_adjective(reader: &Reader<'_>, i: usize, floor: usize) -> bool {
    i > floor && reader.words.any(i - 1, Class::DETERMINER) && reader.words.any(i, Class::PARTICIPLE)
}

/// `X is rolling out a new line: “…”`, `X: “…”`.
fn colon(reader: &Reader<'_>, unit: &Unit) -> Option<Attribution> {
    let segment = &unit.before;
    let quote = unit.tokens.start;
    let colon = quote.checked_sub(1).filter(|&i| i > segment.tokens.start && reader.tokens.text(i) == ":")?;
    // `A lesson from Ann Lee: “…”`, `And this, from his rival, Ann Lee: “…”`.
    let lead = (segment.tokens.start..colon).rev().take(FROM);
    let from = lead.take_while(|&i| !reader.words.any(i, Class::VERB | Class::CUE | Class::AUXILIARY));
    let mut from = from.filter(|&i| matches!(reader.tokens.folded(i), "from" | "by"));
    let whole = |&i: &usize| reader.phrases.starting_at(i + 1, colon).filter(|p| p.end == colon);
    if let Some(speaker) = from.find_map(|i| {
        whole(&i).or_else(|| naming::beside(reader, &reader.phrases.starting_at(i + 1, colon)?))
    }) {
        return Some(Attribution::new(speaker, colon..quote, RuleId::Colon, 0.7));
    }
    let there = |range: &std::ops::Range<usize>| reader.tokens.folded(range.start) == "there";
    let announcing = reader.clauses.announcing(colon, segment);
    if let Some(Subject::Phrase(speaker)) =
        announcing.filter(|s| !matches!(s, Subject::Phrase(range) if there(range)))
    {
        return Some(Attribution::new(speaker, colon..quote, RuleId::Colon, 0.66));
    }
    let speaker = reader.phrases.ending_at(colon - 1, segment.tokens.start)?;
    let named = reader.tokens[speaker.start].is_capitalized();
    named.then(|| Attribution::new(speaker, colon..quote, RuleId::Colon, 0.45))
}

/// `X: The plan is “…”`: a name and a colon open the line, as in headlines and transcripts.
fn label(reader: &Reader<'_>, unit: &Unit) -> Option<Attribution> {
    let start = unit.host.start;
    let colon =
        (start + 1..(start + LABEL).min(unit.before.tokens.end)).find(|&i| reader.tokens.text(i) == ":")?;
    let speaker = reader.phrases.starting_at(start, colon)?;
    let whole =
        speaker.end == colon || matches!(reader.tokens.folded(speaker.end), "on" | "at" | "to" | "in");
    let one_sentence = reader.ctx.sentence_of(start).tokens.end >= unit.tokens.start;
    let upper = (start..colon).all(|i| reader.tokens[i].case == Case::Upper || !reader.tokens[i].is_word());
    // `Full transcript: …` is nobody, but `Report: …` is a source.
    let source = |word: &str| listed(word, "report poll source sources review analysis");
    let nobody = |i: usize| {
        let word = reader.tokens.folded(i);
        listed(word, transcripts::NOBODY) && !source(word)
    };
    let name = !speaker.clone().any(nobody)
        && reader.tokens[start].is_capitalized()
        && !reader.words.any(start, Class::DETERMINER | Class::PREPOSITION | Class::SUBORDINATOR)
        && !speaker.clone().any(|i| reader.words.any(i, Class::VERB | Class::CUE));
    // `GURUGRAM: The siren sounded …`: where it was written.
    let place = reader.ctx.lexicons.phrases.kinds(speaker.clone().map(|i| reader.tokens.folded(i))) != 0
        || reader
            .entities
            .mentions_over(reader.tokens.span(speaker.clone()))
            .any(|m| reader.entities.get(m.entity).kind == crate::entities::EntityKind::Place);
    let name = name && !(place && colon + 1 < unit.tokens.start);
    let confidence = if unit.headline { 0.9 } else { 0.75 };
    (whole && name && speaker.len() < 5 && (one_sentence || upper))
        .then(|| Attribution::new(speaker, colon..colon + 1, RuleId::Label, confidence).on(Basis::Label))
}

/// `…, including Ann Lee -- “…” -- and others`.
fn dash(reader: &Reader<'_>, unit: &Unit) -> Option<Attribution> {
    let segment = &unit.before;
    let dash = unit.tokens.start.checked_sub(1).filter(|&i| i > segment.tokens.start)?;
    if reader.tokens[dash].kind != TokenKind::Dash || !unit.is_full() || !unit.starts_high {
        return None;
    }
    let speaker = reader.phrases.run_ending_at(dash - 1, segment.tokens.start)?;
    let named = reader.tokens[speaker.end - 1].is_capitalized();
    named.then(|| Attribution::new(speaker, dash..dash + 1, RuleId::DashBefore, 0.88))
}

/// `Calling the plan “unfair,” Lee left.`: a participle opens the sentence, its subject comes behind.
fn opening(reader: &Reader<'_>, unit: &Unit) -> Option<Attribution> {
    let words = reader.words;
    let range = &unit.before.tokens;
    let lead =
        usize::from(!range.is_empty() && words.any(range.start, Class::PREPOSITION | Class::SUBORDINATOR));
    let verb = range.start + lead;
    let opens = verb < range.end
        && !unit.before.after_quote
        && words.any(verb, Class::STRONG | Class::SPEECH)
        && words.any(verb, Class::ING)
        && unit.tokens.start - verb < 12;
    let comma = unit.stop == Some(',');
    if !opens || !comma {
        return None;
    }
    let first = unit.tokens.end + usize::from(reader.tokens.text(unit.tokens.end) == ",");
    let speaker = reader.phrases.starting_at(first, unit.after.tokens.end)?;
    Some(Attribution::new(speaker, verb..verb + 1, RuleId::ParticipleFirst, 0.8))
}
