//! Capitals and seats of power that act: `Moscow says`, `ties between Moscow and Pyongyang`, `the Kremlin`.
//!
//! A country named by its own name stays a place.

use super::Finder;
use crate::entities::scene::{is_possessive, Draft, Hit};
use crate::entities::EntityKind;
use crate::lexicon::terms::flag;
use crate::rules::RuleId;
use crate::tokens::{Case, TokenKind, Tokens};
use crate::words::listed;

/// Makes organisations of the capitals and seats among `names` that stand for a government.
pub(super) fn mark(finder: &Finder<'_, '_>, names: &mut Vec<Draft>) {
    let tokens = finder.ctx.tokens;
    let mut acting: Vec<bool> = names.iter().map(|name| acts(finder, name)).collect();
    // In `Moscow and Pyongyang` what is true of one capital is true of the other.
    for k in 1..names.len() {
        let (left, right) = (names[k - 1].tokens.clone(), names[k].tokens.clone());
        let joined = right.start == left.end + 1 && matches!(tokens.folded(left.end), "and" | "or" | "&");
        if joined && is_capital(finder, &names[k - 1]) && is_capital(finder, &names[k]) {
            let both =
                acting[k - 1] || acting[k] || left.start > 0 && tokens.folded(left.start - 1) == "between";
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
    // Seats that the tagger did not see at all.
    let mut unseen = Vec::new();
    for hit in finder.hits.list.iter().filter(|hit| hit.term.is(flag::SEAT)) {
        if overlaps(names, &hit.tokens) {
            continue;
        }
        let kind =
            if is_located(tokens, hit.tokens.start) { EntityKind::Place } else { EntityKind::Organization };
        let mut draft = Draft::new(finder.ctx, hit.tokens.clone(), kind, 0.85, RuleId::Seat);
        draft.metonym = kind == EntityKind::Organization;
        unseen.push(draft);
    }
    names.extend(unseen);
    crate::order::sort_by_key(names, |name| name.tokens.start as u64);
}

fn overlaps(names: &[Draft], range: &std::ops::Range<usize>) -> bool {
    let first = names.partition_point(|n| n.tokens.end <= range.start);
    names.get(first).is_some_and(|n| n.tokens.start < range.end)
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
        && finder.names.get(end + 1).is_some_and(|n| n.kind == EntityKind::Place && n.tokens.start == end + 1)
        || tokens.text(end) == "("
        || finder.ctx.layout.kind_of_token(name.tokens.start) == crate::layout::RegionKind::Dateline
    {
        return false;
    }
    if is_possessive(tokens, end) {
        return owns_as_government(finder, end + 1);
    }
    let before =
        if name.tokens.start > sentence.tokens.start { tokens.folded(name.tokens.start - 1) } else { "" };
    // The word before the preposition, marks around it left out: `“the mission” of Moscow`.
    let mut i = name.tokens.start.saturating_sub(1);
    while i > sentence.tokens.start && tokens[i - 1].kind == TokenKind::QuoteMark {
        i -= 1;
    }
    let other = if i > sentence.tokens.start { tokens.folded(i - 1) } else { "" };
    governs(before, other) || is_act(tokens.folded(end))
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

/// True where the token starts what a government does: a verb of will, speech or policy, or an
/// auxiliary before one.
fn is_act(folded: &str) -> bool {
    listed(
        folded,
        "says said say denies denied deny claims claimed insists insisted warns warned accuses accused \
         wants wanted hopes hoped fears feared seeks sought plans planned agreed agrees refuses refused \
         rejects rejected vows vowed calls called urges urged has had would will could should may might \
         must can did does backs backed supports supported imposes imposed announced announces signed \
         signs considers considered regards views sees saw believes believed argues argued responded \
         responds reacted retaliated threatened threatens condemned condemns criticized criticised \
         offered offers demanded demands decided decides expelled recalled summoned sent sends supplied \
         supplies provides provided pledged pledges promised promises maintains maintained stopped \
         continues continued remains keeps tried tries uses used sells sold launched launches annexed \
         invaded recognizes recognized confirmed confirms noted stressed described declined dismissed \
         dismisses fired tested withdrew pulled suspended cut severed relies relied knows thinks also \
         opposes opposed welcomed welcomes ordered orders approved blocked banned deployed deploys needs \
         needed appears gave gives took takes",
    )
}

/// True where what follows a possessive is a government's, not a city's: `Moscow's support`, but
/// `Moscow's streets`.
fn owns_as_government(finder: &Finder<'_, '_>, owned: usize) -> bool {
    let tokens = finder.ctx.tokens;
    // The head of the noun phrase: the last word of the run of small words.
    let mut head = owned;
    while head < owned + 4
        && tokens.get(head + 1).is_some_and(|t| t.is_word() && t.case == Case::Lower)
        && !is_phrase_end(tokens.folded(head + 1))
    {
        head += 1;
    }
    if finder.names.at(owned).is_some() && tokens.get(owned).is_some_and(|t| t.case != Case::Lower) {
        return false;
    }
    (owned..=head).all(|i| !is_of_a_city(tokens.folded(i)))
}

fn is_phrase_end(folded: &str) -> bool {
    listed(
        folded,
        "of for to in on at with from by and or but is was are were has have had will would that which \
         who as after before during against over said says",
    )
}

fn is_of_a_city(folded: &str) -> bool {
    listed(
        folded,
        "airport airports street streets mayor metro subway suburb suburbs center centre downtown square \
         squares residents population district districts stadium theater theatre museum museums hotel \
         hotels university police traffic skyline outskirts neighborhood neighborhoods hospital hospitals \
         station stations city main largest old historic famous financial restaurants schools port river \
         park parks weather climate nightlife cathedral market markets stock court luxury roads bridges \
         north south east west international inhabitants citizens buildings home housing transport prison \
         zoo",
    )
}
