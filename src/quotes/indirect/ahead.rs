//! What is said comes behind the verb: `X said (that) …`, `X told Y …`, `X vowed to …`, `X asked whether …`.

use super::extent::{self, starts_clause, starts_phrase};
use super::{Reported, SHORTEST};
use crate::quotes::clauses::{Segment, Subject};
use crate::quotes::speakers::Attribution;
use crate::quotes::units::Reader;
use crate::quotes::words::Class;
use crate::rules::RuleId;
use crate::words::listed;

/// Verbs that are followed by what was said without `that`.
const WITHOUT_THAT: &[&str] = &[
    "said",
    "says",
    "say",
    "told",
    "tells",
    "claimed",
    "claims",
    "claim",
    "argued",
    "argues",
    "argue",
    "added",
    "adds",
    "noted",
    "notes",
    "insisted",
    "insists",
    "insist",
    "warned",
    "warns",
    "warn",
    "suggested",
    "suggests",
    "suggest",
    "reported",
    "reports",
    "announced",
    "announces",
    "explained",
    "acknowledges",
    "conceded",
    "concedes",
    "alleged",
    "alleges",
    "contends",
    "contended",
    "maintains",
    "maintained",
    "believes",
    "believed",
    "believe",
    "thinks",
    "predicted",
    "predicts",
    "stated",
    "states",
    "saying",
    "adding",
    "claiming",
    "arguing",
    "insisting",
    "noting",
    "warning",
    "suggesting",
    "admitted",
    "admits",
    "hinted",
    "hints",
    "vowed",
    "declared",
    "declares",
    "testified",
    "estimates",
    "estimated",
    "concluded",
    "concludes",
    "recalled",
    "hopes",
    "hoped",
    "wrote",
    "writes",
    "promised",
    "promises",
    "agreed",
    "agrees",
];

/// Verbs of promising and asking whose content is an infinitive.
const WITH_TO: &[&str] = &[
    "vowed",
    "vows",
    "pledged",
    "pledges",
    "promised",
    "promises",
    "threatened",
    "threatens",
    "vowing",
    "pledging",
    "promising",
    "threatening",
    "agreed",
    "agrees",
    "refused",
    "refuses",
    "offered",
    "offers",
];

/// Verbs of asking somebody to do something (`urged Lee to resign`).
const ASKING: &[&str] = &[
    "urged",
    "urges",
    "urging",
    "asked",
    "invited",
    "invites",
    "asks",
    "begged",
    "ordered",
    "warned",
    "encouraged",
    "exhorted",
    "implored",
    "told",
    "instructed",
    "advised",
    "challenged",
];

/// Verbs that report their object (`praised the ties`).
const WITH_OBJECT: &[&str] = &[
    "praised",
    "pledged",
    "criticized",
    "criticised",
    "condemned",
    "denounced",
    "blasted",
    "slammed",
    "emphasized",
    "emphasised",
    "stressed",
    "highlighted",
    "expressed",
    "cited",
    "citing",
    "defended",
    "urged",
    "questioned",
    "mocked",
    "lamented",
    "touted",
    "applauded",
    "hailed",
    "mentioned",
    "denied",
    "denies",
];

/// `X said (that) …`.
pub(super) fn read(reader: &Reader<'_>, segment: &Segment, verb: usize) -> Option<Reported> {
    let words = reader.words;
    let tokens = reader.tokens;
    let word = tokens.folded(verb);
    if !words.any(verb, Class::CUE) || words.any(verb, Class::BASE) && !WITHOUT_THAT.contains(&word) {
        return None;
    }
    let mut at = verb + 1;
    let end = segment.tokens.end;
    if listed(word, "told tells telling warned reminded assured informed") {
        at = told(reader, at, end);
    }
    if tokens.folded(at) == "out" {
        at += 1;
    }
    let object = at;
    if !words.any(at, Class::TO) || !WITH_TO.contains(&word) {
        at = extent::past_adverbials(reader, at, end);
    }
    if at >= end {
        return None;
    }
    let proves = listed(word, "found finds shows showed shown show find");
    let after_that = at + 1;
    let opens = starts_clause(reader, after_that, end)
        || words.any(verb, Class::STRONG | Class::SPEECH)
            && (tokens.text(after_that) == "," || starts_phrase(reader, after_that, end));
    let with_that = tokens.folded(at) == "that" && (words.any(verb, Class::CLAUSAL) || proves) && opens;
    let infinitive = words.any(at, Class::TO) && WITH_TO.contains(&word) && words.any(at, Class::TO);
    let plain = matches!(word, "said" | "says" | "say");
    let open = (WITHOUT_THAT.contains(&word) || proves)
        && (!words.any(at, Class::SUBORDINATOR | Class::PREPOSITION | Class::TO)
            || tokens.folded(at) == "that" && words.any(at + 1, Class::AUXILIARY))
        && if plain { starts_phrase(reader, at, end) } else { starts_clause(reader, at, end) };
    let question = listed(tokens.folded(at), "whether why how what if")
        && words.any(verb, Class::STRONG)
        && at == verb + 1;
    let asked = asked(reader, verb, end);
    let called_for = called_for(reader, verb, end);
    let nominal = WITH_OBJECT.contains(&word)
        && object == verb + 1
        && starts_phrase(reader, object, end)
        && !words.any(object, Class::SUBORDINATOR);
    if !(with_that || open || infinitive || question || nominal || asked.is_some() || called_for.is_some()) {
        return None;
    }
    let weak = !(with_that || open || infinitive || question);
    let at = if weak { asked.or(called_for).unwrap_or(object) } else { at };
    let clause = reader.clauses.of(verb, segment)?;
    let first = clause.cue.start;
    let participle = words.any(verb, Class::ING) && !clause.cue.clone().any(|i| words.any(i, Class::BE));
    let hangs = first > segment.tokens.start && tokens.text(first - 1) == ",";
    // `Lee, asked whether …, left`: he was asked.
    let was_asked = question && word == "asked" && clause.cue.len() == 1 && hangs;
    if clause.passive || participle && !hangs || was_asked {
        return None;
    }
    let Subject::Phrase(speaker) = clause.subject else {
        return None;
    };
    if extent::is_empty_subject(reader, &speaker) || speaker.contains(&verb) {
        return None;
    }
    // `when Lee noted that …, Roe left`: the clause of saying ends at the comma.
    let opener = speaker.start.checked_sub(1).filter(|&i| i >= segment.tokens.start);
    if opener.is_some_and(|i| matches!(tokens.folded(i), "what" | "how" | "where" | "which")) {
        return None;
    }
    let subordinate = opener.is_some_and(|i| {
        words.any(i, Class::SUBORDINATOR) && tokens.folded(i) != "that" && speaker.start < verb
    });
    let content = at..extent::end(reader, at, end, subordinate || weak);
    if content.len() < SHORTEST {
        return None;
    }
    let (rule, confidence) = if with_that {
        (RuleId::SaidThat, 0.85)
    } else if infinitive {
        (RuleId::VowedTo, 0.75)
    } else if question {
        (RuleId::AskedWhether, 0.75)
    } else if asked.is_some() && weak {
        (RuleId::AskedTo, 0.75)
    } else if called_for.is_some() && weak {
        (RuleId::CalledFor, 0.72)
    } else if weak {
        (RuleId::Praised, 0.6)
    } else {
        (RuleId::Said, 0.8)
    };
    Some(Reported { pieces: vec![content], found: Attribution::new(speaker, clause.cue, rule, confidence) })
}

/// Behind `told`, the first token after the one who was told.
fn told(reader: &Reader<'_>, at: usize, end: usize) -> usize {
    if reader.words.any(at, Class::OBJECT) {
        return at + 1;
    }
    if reader.tokens.folded(at) == "that" {
        return at;
    }
    match reader.phrases.starting_at(at, end) {
        Some(range) if range.start == at => range.end,
        _ => at,
    }
}

/// The first token of `Lee to resign` in `urged Lee to resign` and `called on Lee to resign`.
fn asked(reader: &Reader<'_>, verb: usize, end: usize) -> Option<usize> {
    let tokens = reader.tokens;
    let word = tokens.folded(verb);
    let called_on =
        matches!(word, "called" | "calls" | "calling") && matches!(tokens.folded(verb + 1), "on" | "upon");
    let object = if called_on { verb + 2 } else { verb + 1 };
    if !called_on && !ASKING.contains(&word) || object >= end {
        return None;
    }
    let pronoun = reader.words.any(object, Class::OBJECT);
    let rest = if pronoun { object + 1 } else { reader.phrases.starting_at(object, end)?.end };
    (rest + 2 < end && reader.words.any(rest, Class::TO)).then_some(object)
}

/// The first token of what somebody called for.
fn called_for(reader: &Reader<'_>, verb: usize, end: usize) -> Option<usize> {
    let tokens = reader.tokens;
    let calls =
        matches!(tokens.folded(verb), "called" | "calls" | "calling") && tokens.folded(verb + 1) == "for";
    (calls && verb + 4 < end).then_some(verb + 2)
}
