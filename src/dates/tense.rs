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
            Tense::Unknown => {}
            found => return found,
        }
    }
    Tense::Unknown
}

/// Verbs and participles that look forward.
const FUTURE: &str = "will would shall could can may might should must plans expects wo won't hopes intends \
    scheduled due planned expected upcoming slated set expect plan forecast 'll ’ll";
/// Past forms that do not end in `-ed`.
const PAST: &str = "had has have did went came took made met began won lost left held found fell rose became got \
    gave saw led sent built bought sold died wrote grew broke ran hit struck shot flew sank spent stood drew drove \
    knew kept beat brought paid cut";
/// What frames a report says nothing about the time of what is told.
const FRAMES: &str = "said told added reported noted asked need embed united red announced";
/// Participles that make `was` and `are` look forward.
const PLANS: &str = "expected scheduled due planning going set planned slated";

/// What word `i` says as a verb.
fn verb(r: &Reader<'_>, i: usize) -> Tense {
    let word = r.word(i);
    if word.len() < 2
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
        "is" | "are" if r.is(i + 1, "to") => Tense::Future,
        "was" | "were" => {
            let forward = r.is(i + 1, "to") || (1..=2).any(|k| listed(r.word(i + k), PLANS));
            if forward {
                Tense::Future
            } else {
                Tense::Past
            }
        }
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

/// Words that, with `on` or nothing between, turn the weekday behind them to the coming one.
const FORWARD_WORDS: &str = "beginning starting effective due resumes opens begins starts scheduled expires";
/// The same as infinitives: `to open Friday`.
const FORWARD_INFINITIVES: &str = "resume open begin start expire";
/// Words of a delay, after which `until Friday` is the coming one.
const DELAYS: &str =
    "deadline postponed extended delayed postpone delay extend give given gives gave adjourned \
    suspended valid hold put";
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
    let clock = Class::Meridiem.bit() | Class::Noon.bit() | Class::Zone.bit();
    let time = |at: usize| r.has(at, clock) || r.has(at, Class::Digits.bit()) && r.has(at + 1, clock);
    while near > floor
        && (listed(r.before(near), "on for as soon early late until by before the next from")
            || time(near - 1))
    {
        if r.before(near) == "soon" || (r.before(near) == "early" && r.is(near, "as")) {
            return true;
        }
        until |= listed(r.before(near), "until by");
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
    let mut i = start;
    while i > floor {
        i -= 1;
        let reach = r.tokens[start].span.start - r.tokens[i].span.start <= 56;
        if !reach || listed(r.text(i), ". ! ? ; ” \" “") || listed(r.word(i), FENCES) {
            return false;
        }
        let next = r.word(i + 1);
        match r.word(i) {
            "will" | "'ll" | "’ll" | "shall" => return true,
            "would" if next == "be" || next == "have" => return next == "be",
            "is" | "are" | "was" | "were" => {
                return (1..=2).any(|k| listed(r.word(i + k), PLANS) && !r.is(i + k, "going"))
                    || r.are(i + 1, "going to")
                    || (listed(r.word(i), "is are") && next == "to");
            }
            "scheduled" | "slated" | "planned" if listed(next, "for to a an another") => return true,
            "plan" | "plans" | "expects" | "hopes" | "intends" if next == "to" => return true,
            _ => {}
        }
    }
    false
}

/// True where the sentence that a weekday opens goes on with a plan: `On Friday, they are to meet`.
fn opens_forward(r: &Reader<'_>, start: usize) -> bool {
    for i in start + 1..(start + 14).min(r.bounds().end) {
        if listed(r.text(i), ". ! ? ;") {
            return false;
        }
        match r.word(i) {
            "will" => return true,
            "is" | "are" => return r.is(i + 1, "to") || (1..=2).any(|k| listed(r.word(i + k), PLANS)),
            "plans" | "plan" => return r.is(i + 1, "to"),
            _ if verb(r, i) == Tense::Past || listed(r.word(i), FRAMES) => return false,
            _ => {}
        }
    }
    false
}
