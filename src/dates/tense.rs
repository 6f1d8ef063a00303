//! Whether the words around an expression look back or forward.

use super::reader::Reader;
use super::words::Class;
use crate::dates::reader::listed;
use crate::syntax::Form;

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
        // Before `when` the clause is another one.
        if listed(r.text(i), ". ! ? ; ” \"") || listed(r.word(i), "when if unless whether") {
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

/// Nouns of what is to come, whatever the verb beside them.
const AHEAD: &str = "deadline date hearing election elections vote referendum trial summit meeting game match release launch \
    opening start expiration expiry runoff primary ballot";

/// What the verb that governs a day says, where the day that is nearest may be the wrong one: `was shot on
/// Halloween`, `In a July 8 ruling, the court sided with him`. Verbs further away say nothing.
pub(super) fn governed(r: &Reader<'_>, start: usize, end: usize) -> Tense {
    const NEAR: usize = 6;
    let before = r.before(start);
    if before == "since" {
        return Tense::Past;
    }
    let stops = |at: usize| listed(r.text(at), ". ! ? ; : ” \"");
    let right = || {
        let mut words = (end..(end + NEAR).min(r.bounds().end)).take_while(|&at| !stops(at));
        words.find_map(|at| match verb(r, at) {
            _ if listed(r.word(at), AHEAD) => Some(Tense::Unknown),
            Tense::Unknown => None,
            found => Some(found),
        })
    };
    // `the Aug. 4 blast killed`, `her Sept. 5 speech drew`
    let attributive = listed(before, "the a an his her its their this that 's ’s") && r.is_word(end);
    if attributive {
        return right().filter(|&tense| tense == Tense::Past).unwrap_or(Tense::Unknown);
    }
    let floor = start.saturating_sub(NEAR + 1).max(r.bounds().start);
    let on = start - usize::from(before == "on");
    for at in (floor..on).rev() {
        if stops(at)
            || listed(r.word(at), FENCES)
            || listed(r.word(at), AHEAD)
            || r.one_of(at, ", for to of by until")
        {
            break;
        }
        match verb(r, at) {
            Tense::Unknown => {}
            found => return found,
        }
    }
    // `The attack on Aug. 3 killed nine`
    match verb(r, end) {
        Tense::Past if before == "on" || before == "of" && !listed(r.before(start - 1), AHEAD) => Tense::Past,
        _ => Tense::Unknown,
    }
}

/// Verbs and participles that look forward.
const FUTURE: &str = "will would shall could can may might should must plans expects wo won't hopes intends \
    scheduled due planned expected upcoming slated expect plan forecast payable 'll ’ll";
/// Past forms that do not end in `-ed`.
const PAST: &str = "had has have did went came took made met began won lost left held found fell rose became got \
    gave saw led sent built bought sold died wrote grew broke ran hit struck shot flew sank spent stood drew drove \
    knew kept beat brought paid cut";
/// What frames a report says nothing about the time of what is told.
const FRAMES: &str = "said told added reported noted asked need embed united red announced succeed exceed proceed indeed speed \
    hundred sacred";
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
        // `Residents have until Monday`
        "have" | "has" if r.one_of(i + 1, "until till") => Tense::Future,
        // `They have two weeks` is neither past nor future.
        "have" | "has" if !is_perfect(r, i) => Tense::Unknown,
        "was" | "were" => Tense::Past,
        "set" if r.one_of(i + 1, "to for") => Tense::Future,
        _ if timetable(r, i) => Tense::Future,
        _ if listed(word, FRAMES) => Tense::Unknown,
        // `is to be held`, `to be completed around Nov. 1`
        _ if r.before(i) == "be" && r.before(i - 1) == "to" => Tense::Future,
        _ if r.before(i) == "be" => Tense::Unknown,
        // `will hit`, `could cut`
        _ if listed(word, PAST) && listed(r.before(i), FUTURE) => Tense::Unknown,
        _ if listed(word, PAST) => Tense::Past,
        _ if r.verb_form(i) == Some(Form::Past) && is_finite(r, i) => Tense::Past,
        _ if word.len() > 4 && word.ends_with("ed") && !r.capital(i) => match r.before(i) {
            // `are closed on Monday`: the verb stands before it.
            "is" | "are" => Tense::Unknown,
            _ => Tense::Past,
        },
        _ => Tense::Unknown,
    }
}

/// Verbs whose present tells of what is on a timetable: `the talks resume Monday`.
const TIMETABLE: &str =
    "meet begin start open reopen resume end close expire arrive depart return gather convene \
    kick travel conclude";
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

/// Past forms in -e; other words in -e that are read as one are mostly the form that they are made from.
const PAST_IN_E: &str = "spoke chose wore tore rode froze stole woke ate swore bore shone arose forgave";

/// True for a past form that no article, auxiliary or acronym before it makes a noun or a participle.
fn is_finite(r: &Reader<'_>, i: usize) -> bool {
    let acronym = i > r.bounds().start
        && r.text(i - 1).len() > 1
        && r.text(i - 1).bytes().all(|b| b.is_ascii_uppercase());
    let base = r.word(i).ends_with('e') && !listed(r.word(i), PAST_IN_E);
    !acronym
        && !base
        && !listed(
            r.before(i),
            "the a an is are was were be been being to will would could should may might must can",
        )
}

/// True where `have` at `i` makes a perfect: `have died`, `has not yet been`.
fn is_perfect(r: &Reader<'_>, i: usize) -> bool {
    let mut next = i + 1;
    while next < i + 4
        && (r.word(next).ends_with("ly")
            || listed(r.word(next), "not n't also since yet already now been still never long"))
    {
        if r.is(next, "been") {
            return true;
        }
        next += 1;
    }
    let word = r.word(next);
    word.ends_with("ed")
        || word.ends_with("en")
        || word.ends_with("wn")
        || listed(word, PAST)
        || listed(word, "been done gone seen run come become set put shut")
}

/// Participles that tell a state and no deed: `banks are closed on Monday`.
const STATES: &str = "closed shut cancelled canceled suspended booked scheduled expected sold packed";

/// True where `is` at `i` tells how something stands or goes on, not what was done: `is at 2 p.m.`, `are closed`.
fn is_state(r: &Reader<'_>, i: usize) -> bool {
    let mut next = i + 1;
    while r.word(next).ends_with("ly") || r.one_of(next, "not also still now again n't") {
        next += 1;
    }
    let word = r.word(next);
    // `is announced on Saturday` is of a plan, `is accused of lying on Saturday` is not.
    let behind = next + 1 + usize::from(r.is(next + 1, "on"));
    if r.class(behind) == Class::Weekday && !r.is(next, "due") {
        return true;
    }
    let participle = word.len() > 4 && (word.ends_with("ed") || word.ends_with("en")) || listed(word, PAST);
    !participle || listed(word, STATES)
}

/// Words behind a plural noun that are no verb in the present.
const NO_VERBS: &str = "up down late early near off out again alike apart ahead away here there home abroad overseas online \
    and or but nor of in on at to by for from with without over under after before since until during into about \
    against between among around across through as if when while where who which that than then not n't no only also \
    just even still yet too very more most less least a an the this these those his her its their our my your all both each \
    every some any many much few such other another same own new old once twice back left met set put hit cut shut quit beat \
    cost spread split hurt read let come run became overnight because so lower higher flat mixed";

/// True for a verb in the present at `i`, by the words beside it: `Lawmakers vote Thursday`, `she flies home`.
fn is_present(r: &Reader<'_>, i: usize) -> bool {
    let (word, before) = (r.word(i), r.before(i));
    // `Stocks fall Friday` stands over what fell.
    if r.is_headline {
        return false;
    }
    let plural = before.ends_with('s') && !before.ends_with("ss")
        || listed(before, "they we you people police men women children");
    let next = r.word(i + 1);
    let finite = match r.verb_form(i) {
        // `Wall Street closes lower Friday` is a headline; a noun stands before `to` and `that`.
        Some(Form::Third) => !listed(next, "lower higher up down flat mixed to that who which of and or"),
        Some(Form::Base) => plural && r.before(i) != "to",
        _ => false,
    };
    if finite
        && r.class(i) == Class::Other
        && word.len() > 2
        && !listed(word, NO_VERBS)
        && !listed(word, FENCES)
    {
        return true;
    }
    if r.class(i) != Class::Other || r.capital(i) || !r.is_word(i) || word.len() < 3 {
        return false;
    }
    let third = word.ends_with('s') && !word.ends_with("ss");
    if third {
        return listed(before, "he she it");
    }
    let subject = listed(before, "they we")
        || before.len() > 4
            && before.ends_with('s')
            && !before.ends_with("ss")
            && !listed(before, "this his its does was has");
    let form = word.ends_with("ed") || word.ends_with("ing") || word.ends_with("ly") || word.ends_with("ion");
    subject && r.is_word(i - 1) && !form && !listed(word, NO_VERBS) && !listed(word, PAST)
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
        && (listed(r.before(near), "on for as soon early late until by before the next from and to at")
            || time(near - 1))
    {
        if r.before(near) == "soon" || (r.before(near) == "early" && r.is(near, "as")) {
            return true;
        }
        until |= listed(r.before(near), "until by to");
        near -= 1;
    }
    // `Come Monday`
    if r.before(near) == "come" && r.opens_sentence(near - 1) {
        return true;
    }
    if near <= r.bounds().start || listed(r.text(near - 1), ". ! ? “ \" ”") {
        return opens_forward(r, start);
    }
    if until {
        for i in (floor..near).rev() {
            if listed(r.word(i), DELAYS) {
                return true;
            }
            let told = verb(r, i) == Tense::Past && !listed(r.before(i), "is are remain remains stay stays");
            if told || listed(r.text(i), ". ! ? ;") || listed(r.word(i), FENCES) {
                break;
            }
            // `is closed until`, `warnings are in force until`
            if listed(r.word(i), "is are remain remains stays have has") {
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
        "was" | "were" => is_planned(r, i),
        "is" | "are" => is_planned(r, i) || is_state(r, i),
        // `could be located Wednesday` tells of what was tried.
        "could" | "can" => next != "have" && !listed(next, "be not"),
        "may" | "might" | "should" | "must" if r.class(i) == Class::Other => next != "have",
        "do" | "does" | "remains" | "remain" | "stays" => true,
        "set" if listed(next, "for to") => true,
        "scheduled" | "slated" | "planned" if listed(next, "for to a an another") => true,
        "plan" | "plans" | "expects" | "expected" | "hopes" | "intends" if next == "to" => true,
        "to" if r.are(i + 1, "be held") => true,
        "ahead" if next == "of" => true,
        _ => match verb(r, i) {
            Tense::Past => false,
            Tense::Future if timetable(r, i) => true,
            _ if is_present(r, i) => true,
            _ => return None,
        },
    })
}
