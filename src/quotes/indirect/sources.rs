//! `According to X, …`: the source comes first, and who passed on what somebody else said.

use super::extent::{self, has_clause};
use super::{ahead, behind, Reported, SHORTEST};
use crate::quotes::clauses::Segment;
use crate::quotes::speakers::{according_to, Attribution, Basis};
use crate::quotes::units::Reader;
use crate::quotes::words::Class;
use crate::rules::RuleId;

/// Longest insertion behind a source (`According to Lee, the mayor of Lyon, …`), in tokens.
const INSERTION: usize = 14;

/// `According to X, …`.
pub(super) fn read(reader: &Reader<'_>, segment: &Segment, found: &mut Vec<Reported>) -> bool {
    let end = segment.tokens.end;
    let lead = usize::from(reader.words.any(segment.tokens.start, Class::COORDINATOR));
    let Some((cue, source)) = according_to(reader, segment.tokens.start + lead, end) else {
        return false;
    };
    let comma = |from: usize| (from..end.min(from + INSERTION)).find(|&i| reader.tokens.text(i) == ",");
    let Some(mut at) = comma(source.end) else {
        return false;
    };
    if let Some(close) = comma(at + 1).filter(|&close| is_insertion(reader, at + 1, close)) {
        at = close;
    }
    let rest = Segment { tokens: at + 1..end, after_quote: false };
    if passed_on(reader, &rest, &source, found) {
        return true;
    }
    let content = rest.tokens.start..extent::end(reader, rest.tokens.start, end, false);
    if content.len() < SHORTEST || !has_clause(reader, content.clone()) {
        return false;
    }
    let rule = RuleId::AccordingToContent;
    let attribution = Attribution::new(source, cue, rule, 0.85).on(Basis::AccordingTo);
    found.push(Reported { pieces: vec![content], found: attribution });
    true
}

/// True for what stands between two commas behind a name without being the clause that is reported.
fn is_insertion(reader: &Reader<'_>, from: usize, to: usize) -> bool {
    let relative = matches!(reader.tokens.folded(from), "who" | "which" | "whose");
    relative || !has_clause(reader, from..to)
}

/// Where `segment` says itself who said it, that one spoke, and `source` passed it on.
pub(super) fn passed_on(
    reader: &Reader<'_>,
    segment: &Segment,
    source: &std::ops::Range<usize>,
    found: &mut Vec<Reported>,
) -> bool {
    let first = found.len();
    if !behind::read(reader, segment, found) {
        let whole = |r: &Reported| {
            matches!(r.found.rule, RuleId::Said | RuleId::SaidThat)
                && r.content().end + 1 >= segment.tokens.end
        };
        let verbs = segment.tokens.clone();
        found.extend(verbs.filter_map(|verb| ahead::read(reader, segment, verb)).find(whole));
    }
    for reported in &mut found[first..] {
        reported.found.via.get_or_insert_with(|| source.clone());
    }
    found.len() > first
}
