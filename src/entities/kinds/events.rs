//! Wars, summits, games, storms and days with a name: `Korean War`, `Hurricane Ida`, `Battle of Hastings`.

use super::capitals::{goes_on, run_after, run_before};
use super::Finder;
use crate::entities::scene::{follows, is_capital, Draft};
use crate::entities::EntityKind;
use crate::lexicon::terms::flag;
use crate::rules::RuleId;
use crate::tokens::{Case, TokenKind};
use crate::words::{among, listed};

/// How sure a head word is: a weak one gives way to what the tagger says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Head {
    /// Stands behind capitalised words.
    Strong,
    /// As `Strong`, but often part of other names.
    Weak,
    /// Stands before `of` and a name.
    Of,
    /// Stands before a name.
    Front,
}

fn head(folded: &str) -> Option<Head> {
    if among!(
        folded,
        "war wars olympics paralympics cup championship championships massacre genocide \
         revolution uprising rebellion intifada summit marathon prix bowl trials riots crisis \
         games famine earthquake tsunami referendum blitz offensive caucuses caucus"
    ) {
        return Some(Head::Strong);
    }
    if among!(
        folded,
        "open festival awards award fair expo conference convention day derby biennale election \
         elections primary parade classic regatta tournament fire flood disaster coup"
    ) {
        return Some(Head::Weak);
    }
    Some(match folded {
        "battle" | "siege" | "sack" | "fall" | "partition" | "bombing" => Head::Of,
        "hurricane" | "typhoon" | "cyclone" | "storm" | "operation" => Head::Front,
        _ => return None,
    })
}

/// All names of events, in text order.
pub(super) fn find(finder: &Finder<'_, '_>, found: &mut Vec<Draft>) {
    let tokens = finder.ctx.tokens;
    for hit in finder.hits.list.iter().filter(|hit| hit.term.is(flag::EVENT)) {
        let inside = finder.names.get(hit.tokens.start).is_some_and(|n| n.tokens.len() > hit.tokens.len());
        if !inside && !goes_on(tokens, &hit.tokens) {
            found.push(Draft::new(finder.ctx, hit.tokens.clone(), EntityKind::Event, 0.9, RuleId::EventList));
        }
    }
    for (s, sentence) in finder.ctx.sentences.as_slice().iter().enumerate() {
        if finder.shouts[s] {
            continue;
        }
        for i in sentence.tokens.clone().filter(|&i| is_capital(tokens, i)) {
            let Some(kind) = head(tokens.folded(i)) else {
                continue;
            };
            let draft = match kind {
                Head::Strong | Head::Weak => {
                    behind(finder, sentence.tokens.start, sentence.tokens.end, i, kind)
                }
                Head::Of => of(finder, sentence.tokens.end, i),
                Head::Front => front(finder, i),
            };
            found.extend(draft);
        }
    }
}

fn behind(finder: &Finder<'_, '_>, floor: usize, limit: usize, i: usize, kind: Head) -> Option<Draft> {
    let tokens = finder.ctx.tokens;
    let start = run_before(tokens, finder.names, i, floor);
    let mut end = i + 1;
    // `World War II`, `Super Bowl LVIII`: the number belongs to the name.
    if follows(tokens, end) && tokens[end].is_word() && is_roman(tokens.text(end)) {
        end += 1;
    } else if tokens.folded(end) == "of" && kind == Head::Strong && follows(tokens, end) {
        end = run_after(tokens, end, limit);
    }
    let known = finder.hits.at(i).is_some_and(|hit| hit.term.is(flag::EVENT));
    let of_only =
        start == i && end > i + 1 && kind == Head::Strong && !matches!(tokens.folded(i), "war" | "games");
    if known || start == i && !of_only || goes_on(tokens, &(start..end)) {
        return None;
    }
    // `“A Great Day”` is somebody's words.
    let mark = |i: usize| i >= floor && tokens[i].kind == TokenKind::QuoteMark;
    let in_marks = start > 1 && (mark(start - 1) || tokens[start - 1].is_capitalized() && mark(start - 2));
    let movement =
        listed(tokens.folded(end), "movement party group alliance front committee organization club");
    if movement || is_taken(finder, start, i, kind) || kind == Head::Weak && in_marks {
        return None;
    }
    let confidence = if kind == Head::Strong { 0.85 } else { 0.65 };
    Some(Draft::new(finder.ctx, start..end, EntityKind::Event, confidence, RuleId::EventHead))
}

/// True where the tagger knows better: a person or, for a weak head, anything that holds the head.
fn is_taken(finder: &Finder<'_, '_>, start: usize, i: usize, kind: Head) -> bool {
    let tokens = finder.ctx.tokens;
    finder.names.get(i).is_some_and(|name| {
        name.kind == EntityKind::Person || kind == Head::Weak || name.tokens.end > i + 1
            // `Stanford Cup` may be a club's; a war never is an organisation.
            || name.tokens.start < start
    }) || tokens[start].case == Case::Initial && i == start + 1
}

fn of(finder: &Finder<'_, '_>, limit: usize, i: usize) -> Option<Draft> {
    let tokens = finder.ctx.tokens;
    if tokens.folded(i + 1) != "of" {
        return None;
    }
    let end = run_after(tokens, i + 1, limit);
    (end > i + 2).then(|| Draft::new(finder.ctx, i..end, EntityKind::Event, 0.85, RuleId::EventOf))
}

fn front(finder: &Finder<'_, '_>, i: usize) -> Option<Draft> {
    let tokens = finder.ctx.tokens;
    let mut end = i + 1;
    while end < i + 4 && follows(tokens, end) && is_capital(tokens, end) {
        end += 1;
    }
    // `Tropical Storm Ida` starts a word earlier.
    let tropical =
        i > 0 && matches!(tokens.folded(i - 1), "tropical" | "super" | "winter") && is_capital(tokens, i - 1);
    let start = if tropical { i - 1 } else { i };
    (end > i + 1).then(|| Draft::new(finder.ctx, start..end, EntityKind::Event, 0.8, RuleId::EventFront))
}

fn is_roman(text: &str) -> bool {
    text.len() <= 7 && text.bytes().all(|b| matches!(b, b'I' | b'V' | b'X' | b'L' | b'C'))
}
