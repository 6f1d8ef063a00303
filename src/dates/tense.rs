//! Whether the words around an expression look back or forward.

use super::reader::Reader;

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
const RIGHT: usize = 12;

/// What the nearest finite verb of the sentence says; `start..end` are the expression's tokens.
pub(super) fn tense(r: &Reader<'_>, start: usize, end: usize) -> Tense {
    let floor = start.saturating_sub(LEFT).max(r.bounds().start);
    for i in (floor..start).rev() {
        if matches!(r.text(i), "." | "!" | "?" | ";" | "”" | "\"") {
            break;
        }
        match verb(r, i) {
            Tense::Unknown => {}
            found => return found,
        }
    }
    for i in end..(end + RIGHT).min(r.bounds().end) {
        if matches!(r.text(i), "." | "!" | "?" | ";") {
            break;
        }
        match verb(r, i) {
            Tense::Unknown => {}
            found => return found,
        }
    }
    Tense::Unknown
}

/// What word `i` says as a verb. Verbs of saying say nothing: they frame what is told.
fn verb(r: &Reader<'_>, i: usize) -> Tense {
    let word = r.word(i);
    match word {
        "will" | "would" | "shall" | "could" | "can" | "may" | "might" | "should" | "must" | "plans"
        | "expects" | "wo" | "won't" | "hopes" | "intends" | "scheduled" | "due" | "planned" | "expected"
        | "upcoming" | "slated" | "set" | "expect" | "plan" | "forecast" => {
            // `could have`, `would have` look back; `was expected` does not say.
            if r.is(i + 1, "have") && matches!(word, "could" | "would" | "should" | "might" | "may") {
                return Tense::Past;
            }
            Tense::Future
        }
        "'ll" | "’ll" => Tense::Future,
        "was" | "were" => {
            let forward = (1..=2).any(|k| {
                r.one_of(
                    i + k,
                    &["to", "expected", "scheduled", "due", "planning", "going", "set", "planned", "slated"],
                )
            });
            if forward {
                Tense::Future
            } else {
                Tense::Past
            }
        }
        "had" | "has" | "have" | "did" | "went" | "came" | "took" | "made" | "met" | "began" | "won"
        | "lost" | "left" | "held" | "found" | "fell" | "rose" | "became" | "got" | "gave" | "saw"
        | "led" | "sent" | "built" | "bought" | "sold" | "died" | "wrote" | "grew" | "broke" | "ran"
        | "hit" | "struck" | "shot" | "flew" | "sank" | "spent" | "stood" | "drew" | "drove" | "knew"
        | "kept" | "beat" | "brought" | "paid" | "cut" => Tense::Past,
        "said" | "told" | "added" | "reported" | "noted" | "asked" | "need" | "embed" | "united" | "red" => {
            Tense::Unknown
        }
        _ if word.len() > 4 && word.ends_with("ed") && r.is_word(i) && !r.capital(i) => Tense::Past,
        _ => Tense::Unknown,
    }
}

/// Words that, with `on` or nothing between, turn the weekday behind them to the coming one.
const FORWARD_WORDS: &[&str] = &[
    "beginning",
    "starting",
    "effective",
    "due",
    "resume",
    "resumes",
    "open",
    "opens",
    "begin",
    "begins",
    "start",
    "starts",
    "scheduled",
    "expires",
    "expire",
];

/// True where the words just before token `start` look forward to a coming weekday.
///
/// The cues and their reach come from counts on news text: broader ones hurt as often as they help.
pub(super) fn looks_forward(r: &Reader<'_>, start: usize) -> bool {
    let floor = start.saturating_sub(10).max(r.bounds().start);
    let mut near = start;
    while near > floor
        && matches!(
            r.before(near),
            "on" | "for"
                | "as"
                | "soon"
                | "early"
                | "late"
                | "until"
                | "by"
                | "before"
                | "the"
                | "next"
                | "from"
        )
    {
        if r.before(near) == "soon" || (r.before(near) == "early" && r.is(near, "as")) {
            return true;
        }
        near -= 1;
    }
    if FORWARD_WORDS.contains(&r.before(near)) {
        return true;
    }
    let reach = |i: usize| {
        let (a, b) = (r.tokens[i].span.start, r.tokens[start].span.start);
        b - a <= 48
    };
    let mut i = start;
    while i > floor {
        i -= 1;
        if !reach(i) || matches!(r.text(i), "." | "!" | "?" | ";" | "”" | "\"" | "“") {
            return false;
        }
        match r.word(i) {
            "said" | "told" | "after" | "when" | "who" | "that" | "says" | "which" => return false,
            "will" | "'ll" | "’ll" | "shall" => return true,
            "would" if r.is(i + 1, "be") || r.is(i + 1, "have") => return !r.is(i + 1, "have"),
            "is" | "are" | "was" | "were" => {
                let forward = (1..=2).any(|k| {
                    r.one_of(i + k, &["set", "due", "scheduled", "expected", "planned", "slated", "planning"])
                }) || r.are(i + 1, &["going", "to"])
                    || (matches!(r.word(i), "is" | "are") && r.is(i + 1, "to"));
                return forward;
            }
            "scheduled" | "slated" | "planned" if r.is(i + 1, "for") || r.is(i + 1, "to") => return true,
            "plan" | "plans" | "expects" | "hopes" | "intends" if r.is(i + 1, "to") => return true,
            _ => {}
        }
    }
    false
}
