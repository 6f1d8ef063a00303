//! Whether the words around an expression look back or forward.

use super::reader::Reader;
use super::words::Class;
use crate::dates::reader::listed;

/// A direction in time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Tense {
    Past,
    Future,
    Unknown,
}

/// How far to the left of an expression its verb is looked for, in tokens.
const LEFT: usize = 14;
/// The same to the right, for expressions that open their sentence.
const RIGHT: usize = 18;

/// What the nearest finite verb of the sentence says; `start..end` are the expression's tokens.
pub(super) fn tense(r: &Reader<'_>, start: usize, end: usize) -> Tense {
    let floor = start.saturating_sub(LEFT).max(r.bounds().start);
    for i in (floor..start).rev() {
        if listed(r.text(i), ". ! ? ; ” \"") {
            break;
        }
        match verb(r, i) {
            Tense::Unknown => {}
            found => return found,
        }
    }
    for i in end..(end + RIGHT).min(r.bounds().end) {
        if listed(r.text(i), ". ! ? ;") {
            break;
        }
        match verb(r, i) {
            // `In September, it announced plans`
            Tense::Unknown if listed(r.word(i), TOLD) => return Tense::Past,
            Tense::Unknown => {}
            found => return found,
        }
    }
    Tense::Unknown
}

/// Verbs and participles that look forward.
const FUTURE: &str = "will would shall could can may might should must plans expects wo won't hopes intends \
    scheduled due planned expected upcoming slated expect plan forecast 'll ’ll";
/// Past forms that do not end in `-ed`.
const PAST: &str = "had has have did went came took made met began won lost left held found fell rose became got \
    gave saw led sent built bought sold died wrote grew broke ran hit struck shot flew sank spent stood drew drove \
    knew kept beat brought paid cut";
/// What frames a report says nothing about the time of what is told.
const FRAMES: &str = "said told added reported noted asked need embed united red announced";
/// Those of them that are verbs.
const TOLD: &str = "said told reported announced";
/// Participles that make `was` and `are` look forward.
const PLANS: &str = "expected scheduled due planning going set planned slated";

/// True where `is` or `was` at `i` is of a plan: `was set to`, `are also expected`, `is to`.
fn is_planned(r: &Reader<'_>, i: usize) -> bool {
    let plan =
        |k: usize| listed(r.word(k), PLANS) && (!r.one_of(k, "set going") || r.one_of(k + 1, "for to"));
    r.is(i + 1, "to") || plan(i + 1) || plan(i + 2)
}

/// What word `i` says as a verb.
fn verb(r: &Reader<'_>, i: usize) -> Tense {
    let word = r.word(i);
    if word.len() < 2
        // The month of May is no verb.
        || r.class(i) == Class::Month
        || !r.tokens[i].kind.eq(&crate::tokens::TokenKind::Word) && word != "'ll" && word != "’ll"
    {
        return Tense::Unknown;
    }
    if listed(word, FUTURE) {
        // `could have` looks back.
        let perfect = r.is(i + 1, "have") && listed(word, "could would should might may");
        return if perfect { Tense::Past } else { Tense::Future };
    }
    match word {
        "is" | "are" | "was" | "were" if is_planned(r, i) => Tense::Future,
        "was" | "were" => Tense::Past,
        "set" if r.one_of(i + 1, "to for") => Tense::Future,
        _ if timetable(r, i) => Tense::Future,
        _ if listed(word, FRAMES) => Tense::Unknown,
        // `is to be held`
        _ if r.before(i) == "be" => Tense::Unknown,
        // `will hit`, `could cut`
        _ if listed(word, PAST) && listed(r.before(i), FUTURE) => Tense::Unknown,
        _ if listed(word, PAST) => Tense::Past,
        _ if word.len() > 4 && word.ends_with("ed") && !r.capital(i) => Tense::Past,
        _ => Tense::Unknown,
    }
}

/// Verbs whose present tells of what is on a timetable: `the talks resume Monday`.
const TIMETABLE: &str =
    "meet begin start open reopen resume end close expire arrive depart return gather convene \
    kick travel conclude";
/// The same where `is` or `are` stands before.
const PROGRESSIVE: &str =
    "meeting hosting opening starting beginning returning leaving arriving travelling traveling \
    flying playing closing holding";
/// Words before `to meet` that look forward to it.
const INTENT: &str =
    "agreed due set plan plans planned scheduled expected invited ready vowed promised hopes want \
    wants slated poised likely";

/// True for a verb in the present tense, or an infinitive of intent, that tells of a timetable.
fn timetable(r: &Reader<'_>, i: usize) -> bool {
    let word = r.word(i);
    let (stem, third) = word.strip_suffix('s').map_or((word, false), |stem| (stem, true));
    let next = r.word(i + 1);
    let told = match stem {
        "take" => listed(next, "effect place office over"),
        "come" => next == "into",
        "go" | "goe" => listed(next, "to on before into"),
        "leave" => listed(next, "for at on"),
        "run" => listed(next, "through until from"),
        "face" | "play" | "host" => r.capital(i + 1),
        // `Wall Street closes lower Friday` is a headline.
        _ => listed(stem, TIMETABLE) && !listed(next, "lower higher up down flat mixed"),
    };
    let before = r.before(i);
    told && !r.opens_sentence(i)
        && match before {
            "to" => !third && listed(r.before(i - 1), INTENT),
            // Nor `tax returns` and `housing starts`, which are nouns.
            _ if third => !listed(before, "the a of in for by with no 's ’s his her its their tax housing"),
            // `Ministers meet`, but not `the meet on Friday`.
            _ => {
                listed(before, "they we which who that")
                    || before.len() > 3 && before.ends_with('s') && !r.glued(i - 1)
            }
        }
}

/// Words that, with `on` or nothing between, turn the weekday behind them to the coming one.
const FORWARD_WORDS: &str =
    "beginning starting effective due resumes opens begins starts scheduled expires is are \
    expected forecast planned slated";
/// The same as infinitives: `to open Friday`.
const FORWARD_INFINITIVES: &str = "resume open begin start expire";
/// Words of a delay, after which `until Friday` is the coming one.
const DELAYS: &str =
    "deadline postponed extended delayed postpone delay extend give given gives gave adjourned \
    suspended valid hold put moved rescheduled pushed";
/// Where a cue no longer belongs to the weekday.
const FENCES: &str = "said told after when who that says which";

/// How far to the left of a weekday a cue counts, in tokens. From 8 on the scores of all development
/// sets are the same: it's the fences that end a cue's reach.
const REACH: usize = 10;

/// True where the words around token `start` look forward to a coming weekday.
///
/// The cues come from counts on news text: broader ones hurt as often as they help.
pub(super) fn looks_forward(r: &Reader<'_>, start: usize) -> bool {
    let floor = start.saturating_sub(REACH).max(r.bounds().start);
    let mut near = start;
    let mut until = false;
    // A time may stand between: `until 6 p.m. on Sunday`.
    let clock = Class::Meridiem.bit() | Class::Noon.bit() | Class::Zone.bit() | Class::Weekday.bit();
    let time = |at: usize| r.has(at, clock) || r.has(at, Class::Digits.bit()) && r.has(at + 1, clock);
    while near > floor
        && (listed(r.before(near), "on for as soon early late until by before the next from and to")
            || time(near - 1))
    {
        if r.before(near) == "soon" || (r.before(near) == "early" && r.is(near, "as")) {
            return true;
        }
        until |= listed(r.before(near), "until by to");
        near -= 1;
    }
    if near <= r.bounds().start || listed(r.text(near - 1), ". ! ? “ \" ”") {
        return opens_forward(r, start);
    }
    if until {
        for i in (floor..near).rev() {
            if listed(r.word(i), DELAYS) {
                return true;
            }
            let told = verb(r, i) == Tense::Past && !listed(r.before(i), "is are");
            if told || listed(r.text(i), ". ! ? ;") || listed(r.word(i), FENCES) {
                break;
            }
            // `is closed until`, `warnings are in force until`
            if listed(r.word(i), "is are remain remains stays") {
                return true;
            }
        }
    }
    // `highs on Thursday will reach`, but not `the deal reached Thursday will`
    if r.is(start + 1, "will") && verb(r, near - 1) != Tense::Past {
        return true;
    }
    let before = near - 1;
    if listed(r.word(before), FORWARD_WORDS)
        || (listed(r.word(before), FORWARD_INFINITIVES) && listed(r.before(before), "to will"))
    {
        return true;
    }
    for i in (floor..start).rev() {
        let reach = r.tokens[start].span.start - r.tokens[i].span.start <= 56;
        if !reach || listed(r.text(i), ". ! ? ; ” \" “") || listed(r.word(i), FENCES) {
            return false;
        }
        if let Some(forward) = cue(r, i) {
            return forward;
        }
    }
    false
}

/// True where the sentence that a weekday opens goes on with a plan: `On Friday, they are to meet`.
fn opens_forward(r: &Reader<'_>, start: usize) -> bool {
    for i in start + 1..(start + 14).min(r.bounds().end) {
        // `On Friday, they planned to` tells of Friday.
        if listed(r.text(i), ". ! ? ;") || listed(r.word(i), FRAMES) || r.word(i).ends_with("ed") {
            return false;
        }
        if let Some(forward) = cue(r, i) {
            return forward;
        }
    }
    false
}

/// Whether word `i` says that a weekday beside it is to come; nothing where it doesn't say.
fn cue(r: &Reader<'_>, i: usize) -> Option<bool> {
    let next = r.word(i + 1);
    Some(match r.word(i) {
        "will" | "'ll" | "’ll" | "shall" => true,
        "would" if next == "have" => false,
        "would" => return (next == "be" || listed(next, TIMETABLE)).then_some(true),
        "is" | "are" | "was" | "were" => {
            is_planned(r, i) || listed(r.word(i), "is are") && listed(next, PROGRESSIVE)
        }
        "set" if listed(next, "for to") => true,
        "scheduled" | "slated" | "planned" if listed(next, "for to a an another") => true,
        "plan" | "plans" | "expects" | "expected" | "hopes" | "intends" if next == "to" => true,
        "to" if r.are(i + 1, "be held") => true,
        "ahead" if next == "of" => true,
        _ => match verb(r, i) {
            Tense::Past => false,
            Tense::Future if timetable(r, i) => true,
            _ => return None,
        },
    })
}
