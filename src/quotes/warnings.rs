//! What an editor should look at: nobody named, a mark missing, the same words given to two people.

use super::copies;
use super::units::Reader;
use super::words::Class;
use super::{Quote, QuoteKind, QuoteWarning, Speaker};
use crate::entities::EntityKind;
use crate::span::Span;
use crate::tokens::{Case, TokenKind};
use crate::words::{listed, lower};

/// People who are given without a name.
const UNNAMED: &[&str] = &[
    "official",
    "officials",
    "source",
    "sources",
    "aide",
    "aides",
    "person",
    "people",
    "diplomat",
    "diplomats",
    "insider",
    "insiders",
    "adviser",
    "advisers",
    "advisor",
    "advisors",
    "operative",
    "operatives",
    "officer",
    "officers",
    "employee",
    "employees",
    "staffer",
    "staffers",
    "lawmaker",
    "lawmakers",
    "executive",
    "executives",
    "analyst",
    "analysts",
    "witness",
    "witnesses",
    "resident",
    "residents",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "investigator",
    "investigators",
    "prosecutor",
    "prosecutors",
    "expert",
    "experts",
    "critics",
    "colleague",
    "colleagues",
    "friend",
    "friends",
    "relative",
    "relatives",
    "minister",
    "ministers",
    "senator",
    "senators",
    "worker",
    "workers",
    "man",
    "woman",
    "men",
    "women",
    "one",
    "some",
    "others",
    "many",
    "observers",
];

/// Sources that are no people.
const THINGS: &[&str] = &[
    "statement",
    "report",
    "letter",
    "study",
    "memo",
    "document",
    "email",
    "post",
    "message",
    "survey",
    "poll",
    "court",
    "company",
    "group",
    "agency",
    "committee",
    "panel",
    "note",
    "article",
    "story",
    "book",
    "sign",
    "ad",
    "text",
    "filing",
    "lawsuit",
    "complaint",
    "estimate",
    "review",
    "release",
    "newspaper",
    "website",
    "tweet",
    "video",
    "judge",
    "jury",
    "analysis",
    "campaign",
    "team",
];

/// The words that promise not to name a speaker.
const PROMISE: &str = "anonymity";

/// The warnings of one quotation.
pub(super) fn of(
    reader: &Reader<'_>,
    kind: QuoteKind,
    speaker: Option<&Speaker>,
    closed: bool,
) -> Vec<QuoteWarning> {
    let mut found = Vec::new();
    match speaker {
        None if kind != QuoteKind::Scare => found.push(QuoteWarning::NoSpeaker),
        Some(speaker) if kind != QuoteKind::Scare && is_anonymous(reader, speaker) => {
            found.push(QuoteWarning::AnonymousSpeaker)
        }
        _ => {}
    }
    if !closed {
        found.push(QuoteWarning::UnbalancedMarks);
    }
    found
}

/// True for `a senior official`, `two people familiar with the talks`, and for whoever spoke on
/// condition of anonymity.
fn is_anonymous(reader: &Reader<'_>, speaker: &Speaker) -> bool {
    let tokens = reader.tokens;
    let person = |id| reader.entities.get(id).kind == EntityKind::Person;
    if speaker.entity.is_some_and(person) {
        return false;
    }
    let speaker = speaker.span;
    let first = tokens.at_byte(speaker.start);
    let range = first..tokens.at_byte(speaker.end.saturating_sub(1)) + 1;
    if range.len() == 1 && tokens.text(range.end) == ":" {
        // `A: Never.`
        return false;
    }
    let sentence = reader.ctx.sentence_of(first).tokens.clone();
    let pronoun = range.len() == 1
        && reader.words.any(first, Class::PRONOUN | Class::RELATIVE)
        && !UNNAMED.contains(&tokens.folded(first));
    if pronoun {
        return false;
    }
    let named = range.clone().any(|i| {
        tokens[i].kind == TokenKind::Word
            && matches!(tokens[i].case, Case::Capitalized | Case::Upper | Case::Mixed)
            && i != sentence.start
            && !is_group(reader, tokens[i].span)
    });
    if named && !range.clone().any(|i| UNNAMED.contains(&tokens.folded(i)) && i + 1 == range.end) {
        return false;
    }
    // `Kremlin aide Yuri Roe` ends in a name; `a White House official` ends in the role.
    let head = range
        .clone()
        .take_while(|&i| i == range.start || !reader.words.any(i, Class::PREPOSITION))
        .last()
        .unwrap_or(first);
    let unnamed = UNNAMED.contains(&tokens.folded(head))
        && !(reader.words.any(range.start, Class::DETERMINER)
            && matches!(tokens.folded(range.start), "the" | "his" | "her" | "their"));
    // `a former trade negotiator`, but not `a letter`.
    let somebody = !named
        && listed(tokens.folded(range.start), "a an one another two three several other")
        && tokens[head].kind == TokenKind::Word
        && !THINGS.contains(&tokens.folded(head));
    unnamed || somebody || (!named && sentence.take(80).any(|i| tokens.folded(i) == PROMISE))
}

/// True for the name of a people or party, which is no name of a person (`Russian officials`).
fn is_group(reader: &Reader<'_>, span: Span) -> bool {
    reader.entities.mention_in(span).is_some_and(|m| reader.entities.get(m.entity).kind != EntityKind::Person)
}

/// Marks quotations that repeat another's words in the mouth of somebody else.
pub(super) fn two_speakers(reader: &Reader<'_>, quotes: &mut [Quote]) {
    let text = reader.ctx.text;
    for i in 0..quotes.len() {
        let Some(first) = quotes[i].repeats.map(|id| id.0 as usize) else {
            continue;
        };
        let (Some(one), Some(other)) = (&quotes[first].speaker, &quotes[i].speaker) else {
            continue;
        };
        let differ = match (one.entity, other.entity) {
            (Some(a), Some(b)) => a != b,
            // `survivors recall` in a headline and a name in the text are no two people.
            _ if [first, i].iter().any(|&k| copies::in_title(reader, quotes[k].span)) => false,
            _ => !same_words(one.span.of(text), other.span.of(text)),
        };
        if differ {
            for k in [first, i] {
                if !quotes[k].warnings.contains(&QuoteWarning::TwoSpeakers) {
                    quotes[k].warnings.push(QuoteWarning::TwoSpeakers);
                }
            }
        }
    }
}

/// True where two names share their last word, or one is a word that points back.
fn same_words(one: &str, other: &str) -> bool {
    let last = |name: &str| lower(name.rsplit(' ').next().unwrap_or(""));
    let (one, other) = (last(one), last(other));
    let pronoun = |word: &str| listed(word, "he she they it who i we");
    one == other || pronoun(&one) || pronoun(&other)
}
