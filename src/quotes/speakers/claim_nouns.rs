//! Nouns of saying with their owner: `Lee’s claim that …`, `his promise to “…”`.

use super::Attribution;
use crate::quotes::clauses::Segment;
use crate::quotes::units::Reader;
use crate::quotes::words::Class;
use crate::rules::RuleId;
use crate::tokens::TokenKind;
use crate::words::listed;

/// Nouns that report what their owner said.
const NOUNS: &[&str] = &[
    "claim",
    "claims",
    "statement",
    "promise",
    "pledge",
    "vow",
    "call",
    "calls",
    "reference",
    "description",
    "argument",
    "warning",
    "remark",
    "remarks",
    "assertion",
    "suggestion",
    "contention",
    "admission",
    "declaration",
    "accusation",
    "allegation",
    "insistence",
    "proposal",
    "response",
    "reply",
    "announcement",
    "prediction",
    "complaint",
    "demand",
    "acknowledgment",
    "acknowledgement",
    "explanation",
    "comment",
    "comments",
    "tweet",
    "slogan",
    "question",
    "criticism",
    "denunciation",
    "appeal",
    "mantra",
    "belief",
    "view",
    "characterization",
    "characterisation",
    "observation",
    "conclusion",
    "quip",
    "boast",
    "joke",
    "apology",
    "refusal",
    "words",
];

/// The owner of the noun of saying at token `i`.
pub(super) fn at(reader: &Reader<'_>, i: usize, segment: &Segment) -> Option<Attribution> {
    let floor = segment.tokens.start;
    if i <= floor || !NOUNS.contains(&reader.tokens.folded(i)) {
        return None;
    }
    let goes_on = listed(reader.tokens.folded(i + 1), "that to of about as with : , for")
        || i + 1 == segment.tokens.end;
    if !goes_on {
        return None;
    }
    // Up to three adjectives stand between owner and noun.
    for owner in (floor..i).rev().take(4) {
        let kind = reader.tokens[owner].kind;
        if kind == TokenKind::Possessive || (kind == TokenKind::QuoteMark && reader.tokens[owner].is_glued())
        {
            let speaker = reader.phrases.run_ending_at(owner.checked_sub(1)?, floor)?;
            return Some(Attribution::new(speaker, i..i + 1, RuleId::ClaimNoun, 0.74));
        }
        if listed(reader.tokens.folded(owner), "his her their its my") {
            return Some(Attribution::new(owner..owner + 1, i..i + 1, RuleId::ClaimNoun, 0.72));
        }
        if kind != TokenKind::Word
            || reader.words.any(owner, Class::AUXILIARY | Class::PREPOSITION | Class::DETERMINER)
        {
            return None;
        }
    }
    None
}
