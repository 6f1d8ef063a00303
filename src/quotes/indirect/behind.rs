//! What is said comes first, or lies around: `…, X said.`, `…, said X.`, `…, X said, …`, `…, according to X.`

use super::extent::{self, has_clause, is_empty_subject, past_adverbials};
use super::{sources, Reported, SHORTEST};
use crate::quotes::clauses::{Segment, Subject};
use crate::quotes::speakers::{according_to, Attribution};
use crate::quotes::units::Reader;
use crate::quotes::words::Class;
use crate::rules::RuleId;
use crate::tokens::TokenKind;
use crate::words::listed;

/// How far from the end of the sentence the clause of saying may stand, in tokens.
const REACH: usize = 60;
/// Content of this many tokens needs no verb that we know.
const LONG: usize = 5;

/// `…, X said.`, `…, according to X.` and `…, X said, …`: what is said comes first, or lies around.
pub(super) fn read(reader: &Reader<'_>, segment: &Segment, found: &mut Vec<Reported>) -> bool {
    let tokens = reader.tokens;
    let range = &segment.tokens;
    let start = range.start + usize::from(reader.words.any(range.start, Class::COORDINATOR));
    // The last comma that a clause of saying follows.
    for comma in range.clone().rev().take(REACH) {
        let dash = tokens[comma].kind == TokenKind::Dash && !tokens[comma].is_glued();
        if tokens.text(comma) != "," && !dash || comma <= start {
            continue;
        }
        let Some((attribution, rest)) = attribution(reader, comma + 1, range.end) else {
            continue;
        };
        let sure = attribution.rule == RuleId::ContentAccordingTo;
        let said = Segment { tokens: range.start..comma, after_quote: segment.after_quote };
        if sure && sources::passed_on(reader, &said, &attribution.speaker, found) {
            return true;
        }
        let clause = has_clause(reader, start..comma);
        let goes_on = !sure && parenthesis(reader, rest, range.end);
        if comma >= start + SHORTEST
            && (sure || clause || !goes_on && comma >= start + LONG && is_plain(reader, &attribution))
        {
            let content = start..comma;
            found.push(Reported { pieces: vec![content], found: attribution.clone() });
        } else if !goes_on {
            continue;
        }
        if goes_on {
            let after = rest + 1..extent::end(reader, rest + 1, range.end, false);
            found.push(Reported {
                pieces: vec![after],
                found: Attribution { rule: RuleId::ContentAround, ..attribution },
            });
        }
        return true;
    }
    false
}

/// True for `said` and `says`, which report whatever stands before them.
fn is_plain(reader: &Reader<'_>, attribution: &Attribution) -> bool {
    attribution
        .cue
        .as_ref()
        .is_some_and(|cue| matches!(reader.tokens.folded(cue.end - 1), "said" | "says" | "say"))
}

/// True where the sentence goes on with what was said behind `…, he said,`.
fn parenthesis(reader: &Reader<'_>, rest: usize, end: usize) -> bool {
    let next = reader.tokens.folded(rest + 1);
    rest + SHORTEST < end
        && reader.tokens.text(rest) == ","
        && !listed(next, "which who but and as while citing a an the compared")
        && !reader.words.any(rest + 1, Class::ING)
        && has_clause(reader, rest + 1..end)
}

/// `according to X`, `X said` or `said X` at `first`, and the first token behind it.
fn attribution(reader: &Reader<'_>, first: usize, end: usize) -> Option<(Attribution, usize)> {
    if let Some((cue, source)) = according_to(reader, first, end) {
        let rest = source.end;
        let found = Attribution::new(source, cue, RuleId::ContentAccordingTo, 0.88);
        return Some((found, rest));
    }
    said_behind(reader, first, end)
}

/// `X said` or `said X` at `first`, with nothing but a time or place behind.
fn said_behind(reader: &Reader<'_>, first: usize, end: usize) -> Option<(Attribution, usize)> {
    let words = reader.words;
    let closed = |i: usize| {
        words.any(i, Class::STRONG | Class::SPEECH)
            && words.any(i, Class::FINITE)
            && words.any(i, Class::CLAUSAL)
    };
    let segment = Segment { tokens: first..end, after_quote: true };
    if listed(reader.tokens.folded(first), "which who but and that or so") {
        return None;
    }
    if closed(first) {
        let speaker = reader.phrases.starting_at(first + 1, end)?;
        let rest = speaker.end;
        let day = words.any(rest, Class::TIME) && reader.tokens[rest].is_capitalized();
        let ends = rest >= end || day || matches!(reader.tokens.text(rest), "." | ",");
        if !ends {
            return None;
        }
        let attribution = Attribution::new(speaker, first..first + 1, RuleId::ContentSaid, 0.82);
        return Some((attribution, rest));
    }
    let verb = (first..end.min(first + 24)).find(|&i| closed(i))?;
    let clause = reader.clauses.of(verb, &segment)?;
    let Subject::Phrase(speaker) = clause.subject else {
        return None;
    };
    let rest = verb + 1;
    let ends = rest >= end
        || matches!(reader.tokens.text(rest), "." | "," | "?" | "!")
        || words.any(rest, Class::TIME)
        || words.any(rest, Class::PREPOSITION) && !reader.tokens.text(rest).is_empty();
    let attribution = Attribution::new(speaker, clause.cue, RuleId::ContentSaid, 0.82);
    let close = attribution.speaker.start <= first + 1 && !is_empty_subject(reader, &attribution.speaker);
    let rest = past_adverbials(reader, rest, end);
    (close && !clause.passive && ends).then_some((attribution, rest))
}
