//! Runs of capitalised words around a head word, as names of laws and events are built.

use std::ops::Range;

use crate::entities::scene::{follows, is_capital, is_possessive, Names};
use crate::entities::EntityKind;
use crate::tokens::{Case, TokenKind, Tokens};
use crate::words::listed;

/// The most tokens a name reaches to either side of its head.
const REACH: usize = 12;

/// Words that never open such a name, though a sentence may start with them.
fn is_opener(folded: &str) -> bool {
    listed(
        folded,
        "the a an this that these those his her its their our my your in on at by for from to of with \
         under after before during since until when while as and but or if both each every some any no \
         all last next following despite although because also it he she they we i is was will has have \
         new what which who how why where than then now against",
    )
}

/// The first token of the run of capitalised words that ends before `head`.
///
/// A possessive goes along (`Women's Rights Act`) unless it is that of a name (`Russia's Treaty`);
/// `and` and `of` go along between two capitalised words.
pub(super) fn run_before(tokens: &Tokens<'_>, names: &Names, head: usize, floor: usize) -> usize {
    let floor = floor.max(head.saturating_sub(REACH));
    let mut start = head;
    while start > floor {
        let i = start - 1;
        let glued_dash =
            tokens[i].kind == TokenKind::Dash && tokens[i].is_glued() && tokens[start].is_glued();
        if !glued_dash && !follows(tokens, start) && !tokens[start].is_glued() {
            break;
        }
        let joins = matches!(tokens.folded(i), "and" | "&" | "of" | "on") && start < head;
        if glued_dash || joins {
            // A joiner counts only with a capitalised word before it.
            let named = i > floor && names.get(i - 1).is_some_and(|n| n.kind != EntityKind::Organization);
            if i > floor && is_part(tokens, i - 1) && (glued_dash || !named) {
                start = i - 1;
                continue;
            }
            break;
        }
        if is_possessive(tokens, i) {
            let of_name = i > floor && names.at(i - 1).is_some();
            if i > floor && is_part(tokens, i - 1) && !of_name {
                start = i - 1;
                continue;
            }
            break;
        }
        if !is_part(tokens, i) {
            break;
        }
        start = i;
    }
    start
}

/// One past the last token of the complement of `head`: `of`, `on` and the like with capitalised
/// words after them (`Treaty` `on the Non-Proliferation of Nuclear Weapons`).
pub(super) fn run_after(tokens: &Tokens<'_>, end: usize, limit: usize) -> usize {
    let limit = limit.min(end + REACH);
    let mut last = end;
    let mut i = end;
    while i < limit && (follows(tokens, i) || tokens[i].is_glued()) {
        let joins = listed(tokens.folded(i), "of on for against and the to in relating")
            || tokens[i].kind == TokenKind::Dash && tokens[i].is_glued();
        if is_part(tokens, i) {
            i += 1;
            last = i;
        } else if joins && (last > end || tokens.folded(i) != "and") {
            i += 1;
        } else {
            break;
        }
    }
    last
}

fn is_part(tokens: &Tokens<'_>, i: usize) -> bool {
    is_capital(tokens, i)
        && !(matches!(tokens[i].case, Case::Capitalized | Case::Initial) && is_opener(tokens.folded(i)))
}

/// True where the word right behind `range` goes on with the name, so that its last word is no head.
pub(super) fn goes_on(tokens: &Tokens<'_>, range: &Range<usize>) -> bool {
    follows(tokens, range.end) && is_capital(tokens, range.end) && !is_opener(tokens.folded(range.end))
        || tokens.get(range.end).is_some_and(|t| t.kind == TokenKind::Dash && t.is_glued())
            && tokens.get(range.end + 1).is_some_and(|t| t.is_glued())
}
