//! Capitals and seats of power that act: `Moscow says`, `ties between Moscow and Pyongyang`, `the Kremlin`.
//!
//! A country named by its own name stays a place.

use super::scene::{is_possessive, Draft, Hit, Hits};
use super::EntityKind;
use crate::context::Context;
use crate::lexicon::terms::flag;
use crate::rules::RuleId;
use crate::tokens::{Case, TokenKind, Tokens};
use crate::words::listed;

/// What is looked at.
struct Finder<'f, 'a> {
    ctx: &'f Context<'a>,
    hits: &'f Hits,
    names: &'f [Draft],
}

impl Finder<'_, '_> {
    /// The name that covers token `i`.
    fn name(&self, i: usize) -> Option<&Draft> {
        let at = self.names.partition_point(|n| n.tokens.end <= i);
        self.names.get(at).filter(|n| n.tokens.start <= i)
    }
}

/// Makes organisations of the capitals among `names`, in text order, that stand for a government.
pub(super) fn mark(ctx: &Context<'_>, hits: &Hits, names: &mut [Draft]) {
    let tokens = ctx.tokens;
    let finder = Finder { ctx, hits, names };
    let mut acting: Vec<bool> = names.iter().map(|name| acts(&finder, name)).collect();
    // In `Moscow and Pyongyang` what is true of one capital is true of the other.
    for k in 1..names.len() {
        let (left, right) = (names[k - 1].tokens.clone(), names[k].tokens.clone());
        let joined = right.start == left.end + 1 && matches!(tokens.folded(left.end), "and" | "or" | "&");
        if joined && is_capital(&finder, &names[k - 1]) && is_capital(&finder, &names[k]) {
            let both = acting[k - 1] || acting[k] || is_tie(tokens, left.start);
            (acting[k - 1], acting[k]) = (both, both);
        }
    }
    for (name, acts) in names.iter_mut().zip(acting) {
        if acts {
            name.kind = EntityKind::Organization;
            name.metonym = true;
            name.rule = RuleId::Metonym;
            name.confidence = name.confidence.min(0.85);
        }
    }
}

/// True for `ties between` right before token `start`: what is between two governments, not two cities. Marks around
/// the noun count for nothing.
fn is_tie(tokens: &Tokens<'_>, start: usize) -> bool {
    let noun = (0..start.saturating_sub(1)).rev().find(|&i| tokens[i].kind != TokenKind::QuoteMark);
    start > 1
        && tokens.folded(start - 1) == "between"
        && noun.is_some_and(|i| governs("with", tokens.folded(i)))
}

fn hit_of<'h>(finder: &'h Finder<'_, '_>, name: &Draft) -> Option<&'h Hit> {
    finder.hits.exactly(&name.tokens)
}

fn is_capital(finder: &Finder<'_, '_>, name: &Draft) -> bool {
    hit_of(finder, name).is_some_and(|hit| hit.term.is(flag::CAPITAL))
        && matches!(name.kind, EntityKind::Place | EntityKind::Organization)
}

fn acts(finder: &Finder<'_, '_>, name: &Draft) -> bool {
    let tokens = finder.ctx.tokens;
    let Some(hit) = hit_of(finder, name) else {
        return false;
    };
    if hit.term.is(flag::SEAT) && matches!(name.kind, EntityKind::Place | EntityKind::Organization) {
        return !is_located(tokens, name.tokens.start);
    }
    if !is_capital(finder, name) || is_located(tokens, name.tokens.start) {
        return false;
    }
    let s = finder.ctx.sentences.of_token(name.tokens.start);
    let sentence = &finder.ctx.sentences.as_slice()[s];
    let end = name.tokens.end;
    // A dateline and `Moscow, Russia` are the city.
    if tokens.text(end) == ","
        && finder.name(end + 1).is_some_and(|n| n.kind == EntityKind::Place && n.tokens.start == end + 1)
        || tokens.text(end) == "("
        || finder.ctx.layout.kind_of_token(name.tokens.start) == crate::layout::RegionKind::Dateline
    {
        return false;
    }
    if is_possessive(tokens, end) {
        return owns_as_government(tokens, end + 1);
    }
    let before =
        if name.tokens.start > sentence.tokens.start { tokens.folded(name.tokens.start - 1) } else { "" };
    // The word before the preposition, marks around it left out: `“the mission” of Moscow`.
    let mut i = name.tokens.start.saturating_sub(1);
    while i > sentence.tokens.start && tokens[i - 1].kind == TokenKind::QuoteMark {
        i -= 1;
    }
    let other = if i > sentence.tokens.start { tokens.folded(i - 1) } else { "" };
    governs(before, other) || is_act(tokens, end)
}

/// True where a word of place stands before the name: `in Moscow`, `visit Moscow`, `downtown Pyongyang`.
fn is_located(tokens: &Tokens<'_>, start: usize) -> bool {
    let mut i = start;
    if i > 0 && tokens.folded(i - 1) == "the" {
        i -= 1;
    }
    let before = if i > 0 { tokens.folded(i - 1) } else { "" };
    listed(
        before,
        "in at near outside inside around through throughout across via into visit visits visited \
         visiting downtown central leave left leaving reach reached reaching northern southern eastern \
         western tour toured old nearby entered capital outskirts beyond within hit struck flew bombed",
    )
}

/// True where the word before makes the name one that acts: `between Moscow and`, `pressure on Moscow`.
fn governs(before: &str, other: &str) -> bool {
    match before {
        "with" => listed(
            other,
            "ties relations talks agreement deal treaty cooperation negotiations dialogue alliance \
             relationship pact partnership contacts dispute tensions trade war friendship standoff \
             conflict engage work negotiate cooperate aligned allied rift links",
        ),
        "on" => {
            listed(other, "pressure sanctions sanction pressed called calling imposed reliance dependence")
        }
        "against" => listed(other, "sanctions war charges accusations measures complaint case fight"),
        "for" => listed(other, "support backing victory setback blow problem important warning"),
        "by" => listed(
            other,
            "imposed rejected backed supported accused annexed condemned ordered controlled sponsored \
             appointed made taken signed issued proposed approved denied orchestrated",
        ),
        "to" => listed(
            other,
            "loyal aid assistance support warning message response appeal close sell sold weapons arms \
             according concessions threat allied pledged",
        ),
        "of" => listed(
            other,
            "mission role support policy policies accusations behalf government part critical ally allies \
             intentions demands influence criticism backing control wary approval",
        ),
        _ => listed(
            before,
            "accused accuse accuses accusing urged urge urges urging warned warn warns warning blamed \
             blame blames blaming told asked pressured pressuring pushed criticized criticised \
             criticizing condemned backed supports supported thanked angered angering provoked helped \
             help helping deter isolate confront challenge bring persuade convince force allow arm \
             arming counter punish sanction sanctioned antagonize infuriated",
        ),
    }
}

/// True where the token starts what a government does: a verb of will, speech or policy, or an auxiliary
/// before one.
fn is_act(tokens: &Tokens<'_>, i: usize) -> bool {
    let folded = tokens.folded(i);
    // `Moscow has promised`, but `Moscow has parks`.
    if matches!(folded, "has" | "had") {
        let next = tokens.folded(i + 1);
        return next.ends_with("ed")
            || listed(next, "also not never long sought said made sent begun taken given");
    }
    listed(
        folded,
        "says said denies denied claims claimed insists insisted warns warned wants wanted accuses accused hopes \
         hoped fears feared seeks sought plans agreed agrees refuses refused rejects rejected vows vowed urges \
         urged backs backed supports supported imposed imposes announced announces signed considers regards \
         views believes believed argues argued responded responds reacted retaliated threatened threatens \
         condemned condemns criticized criticised demanded demands expelled recalled summoned supplies pledged \
         pledges promised promises annexed invaded recognizes recognized confirmed confirms stressed declined \
         dismissed dismisses opposes opposed welcomed welcomes deploys deployed ordered maintains would could \
         should may might must will can did does",
    )
}

/// True for what a government has and a city has not, as the head of what a possessive owns: `Moscow's
/// unconditional support`.
fn owns_as_government(tokens: &Tokens<'_>, owned: usize) -> bool {
    let is_lower = |i: usize| tokens.get(i).is_some_and(|t| t.is_word() && t.case == Case::Lower);
    let ends = |i: usize| !is_lower(i) || is_phrase_end(tokens.folded(i));
    let head = (owned..owned + 4).find(|&i| ends(i + 1)).unwrap_or(owned);
    is_lower(head)
        && listed(
            tokens.folded(head),
            "ties relations support backing policy policies position stance claim claims demand demands refusal ambassador \
             ambassadors envoy troops forces invasion war allies ally missiles weapons sanctions ambitions \
             interests aggression threat threats decision approval influence",
        )
}

fn is_phrase_end(folded: &str) -> bool {
    listed(
        folded,
        "of for to in on at with from by and or but is was are were has have had will would that which \
         who as after before during against over said says",
    )
}
