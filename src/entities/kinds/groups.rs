//! Nationalities, peoples, religions and parties' members: `Russian`, `Kurds`, `Sunni`, `Republicans`.

use super::Finder;
use crate::entities::scene::{follows, is_capital, Draft, Hit};
use crate::entities::EntityKind;
use crate::lexicon::terms::flag;
use crate::rules::RuleId;
use crate::tokens::{Case, TokenKind};
use crate::words::listed;

/// All names of groups, in text order; those inside a longer name are left to it.
pub(super) fn find(finder: &Finder<'_, '_>, taken: &[Draft], found: &mut Vec<Draft>) {
    let mut next = 0;
    for hit in finder.hits.list.iter().filter(|hit| hit.term.is(flag::GROUP)) {
        while taken.get(next).is_some_and(|d| d.tokens.end <= hit.tokens.start) {
            next += 1;
        }
        let inside = taken.get(next).is_some_and(|d| d.tokens.start < hit.tokens.end);
        if !inside && !in_longer_name(finder, hit) && !is_language(finder, hit) && !is_party_word(finder, hit)
        {
            found.push(Draft::new(
                finder.ctx,
                hit.tokens.clone(),
                EntityKind::Group,
                0.93,
                RuleId::GroupList,
            ));
        }
    }
}

/// True for `Korean` in `Korean Peninsula`: the tagger has a longer name, or the capitals go on.
fn in_longer_name(finder: &Finder<'_, '_>, hit: &Hit) -> bool {
    let tokens = finder.ctx.tokens;
    let range = &hit.tokens;
    if let Some(name) = finder.names.get(range.start) {
        if name.tokens.start < range.start || name.tokens.end > range.end {
            return !splits_off(finder, hit);
        }
    }
    let s = finder.ctx.sentences.of_token(range.start);
    if finder.shouts[s] || !follows(tokens, range.end) || !is_capital(tokens, range.end) {
        return false;
    }
    // `Russian President`, `Turkish Kurds`, `German Angela Merkel`: the next word is no part of it.
    let next_known =
        finder.hits.starting(range.end).is_some_and(|h| h.term.is(flag::ROLE | flag::GROUP | flag::EVENT));
    let next_name = finder.names.get(range.end).is_some_and(|n| n.tokens.start == range.end);
    !next_known && !next_name && !is_office_word(tokens.folded(range.end))
}

/// True where the tagger took the adjective and an office into one name (`Russian President Putin`).
fn splits_off(finder: &Finder<'_, '_>, hit: &Hit) -> bool {
    finder.hits.starting(hit.tokens.end).is_some_and(|next| next.term.is(flag::ROLE))
        && finder
            .names
            .get(hit.tokens.start)
            .is_some_and(|n| n.kind == EntityKind::Person && n.tokens.start == hit.tokens.start)
}

/// Words that open an office written in capitals: `Russian Foreign Minister`.
fn is_office_word(folded: &str) -> bool {
    listed(
        folded,
        "foreign defense defence prime vice deputy finance interior justice health supreme national first \
         army navy police energy trade education culture environment transport economy then former \
         federal state acting home",
    )
}

/// True for the language: `in English`, `spoke French`, `Arabic-language` never being a people.
fn is_language(finder: &Finder<'_, '_>, hit: &Hit) -> bool {
    let tokens = finder.ctx.tokens;
    let range = &hit.tokens;
    let before = if range.start == 0 { "" } else { tokens.folded(range.start - 1) };
    if listed(
        before,
        "speak speaks speaking spoke spoken learn learned learning fluent taught translated broken",
    ) {
        return true;
    }
    let language = tokens.get(range.end).is_some_and(|t| t.kind == TokenKind::Dash && t.is_glued())
        && matches!(tokens.folded(range.end + 1), "language" | "speaking" | "speaker" | "speakers");
    let alone = tokens
        .get(range.end)
        .is_none_or(|t| !t.is_word() || t.case != Case::Lower || is_small_word(tokens.folded(range.end)));
    // `in Russian and North Korean colours` goes on to its noun.
    let coordinated = matches!(tokens.folded(range.end), "and" | "or")
        && finder.hits.starting(range.end + 1).is_some_and(|next| next.term.is(flag::GROUP));
    let alone = alone && !coordinated;
    language
        || matches!(before, "in" | "into" | "from") && alone && !tokens.folded(range.end - 1).ends_with('s')
}

fn is_small_word(folded: &str) -> bool {
    listed(folded, "and or to by on at with as but for that while when during is was")
}

/// `Democratic` and `Conservative` alone are words as well; they need a party's sense around them.
fn is_party_word(finder: &Finder<'_, '_>, hit: &Hit) -> bool {
    let tokens = finder.ctx.tokens;
    let s = finder.ctx.sentences.of_token(hit.tokens.start);
    let first = finder.ctx.sentences.as_slice()[s].tokens.start == hit.tokens.start;
    let doubtful = listed(
        tokens.folded(hit.tokens.start),
        "democratic conservatives socialist orthodox western evangelical loyalist unionist aboriginal \
         roman shan karen hui dinka luo pole poles swede finn",
    );
    doubtful && (first || finder.shouts[s]) && tokens.folded(hit.tokens.start) != "western"
}
