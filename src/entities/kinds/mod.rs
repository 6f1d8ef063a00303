//! Settles what each name is: adds groups, laws, events and works to the tagger's persons,
//! organisations and places, and tells a capital that acts from the city.

mod capitals;
mod events;
mod groups;
mod laws;
mod metonyms;
mod works;

use super::names::NameMention;
use super::scene::{follows, is_capital, shouting, Draft, Hits, Names};
use super::EntityKind;
use crate::context::Context;
use crate::lexicon::terms::flag;
use crate::rules::RuleId;
use crate::words::listed;

/// What the finders of kinds look at.
struct Finder<'f, 'a> {
    ctx: &'f Context<'a>,
    hits: &'f Hits,
    /// The tagger's names.
    names: &'f Names,
    /// Per sentence whether its capitals say nothing.
    shouts: Vec<bool>,
}

/// All names of all kinds, none overlapping another.
pub(super) fn settle(ctx: &Context<'_>, hits: &Hits, tagged: Vec<NameMention>) -> Names {
    let drafts = tagged.into_iter().map(|name| {
        let tokens = without_title(hits, &name);
        let span = if tokens == name.tokens { name.span } else { ctx.tokens.span(tokens.clone()) };
        let (kind, confidence, rule) = (name.kind, name.confidence, name.rule);
        Draft { tokens, span, kind, metonym: false, confidence, rule }
    });
    let tagged = Names::new(drafts.collect(), ctx.tokens.len());
    let finder = Finder { ctx, hits, names: &tagged, shouts: shouting(ctx) };
    let mut special = Vec::new();
    laws::find(&finder, &mut special);
    events::find(&finder, &mut special);
    works::find(&finder, &mut special);
    let special = Names::new(special, ctx.tokens.len()).list;
    let mut groups = Vec::new();
    groups::find(&finder, &special, &mut groups);
    let special = Names::new(special.into_iter().chain(groups).collect(), ctx.tokens.len());
    let mut names: Vec<Draft> = tagged.list.iter().filter_map(|name| beside(ctx, &special, name)).collect();
    for name in &mut names {
        let nation = hits
            .exactly(&name.tokens)
            .is_some_and(|hit| hit.term.is(flag::NATION) && !hit.term.is(flag::SEAT));
        if nation && name.kind == EntityKind::Organization {
            name.kind = EntityKind::Place;
        }
    }
    for name in names.iter_mut().filter(|name| name.kind == EntityKind::Place) {
        residence(ctx, hits, name);
    }
    the_west(&finder, &special, &mut names);
    metonyms::mark(&finder, &mut names);
    Names::new(names.into_iter().chain(special.list).collect(), ctx.tokens.len())
}

/// The person's name without the nation and office that the tagger left at its head: `Barack Obama`
/// of `US President Barack Obama`. Roles that are given names as well stay.
fn without_title(hits: &Hits, name: &NameMention) -> std::ops::Range<usize> {
    let mut range = name.tokens.clone();
    if name.kind != EntityKind::Person {
        return range;
    }
    let mut start = range.start;
    while let Some(hit) = hits.starting(start).filter(|hit| hit.tokens.end < range.end) {
        if hit.term.is(flag::ROLE) && !hit.term.is(flag::GIVEN) {
            range.start = hit.tokens.end;
        } else if !hit.term.is(flag::NATION | flag::GROUP) {
            break;
        }
        start = hit.tokens.end;
    }
    range
}

/// The tagger's name with what another kind took from it cut off; `None` where nothing is left.
fn beside(ctx: &Context<'_>, special: &Names, name: &Draft) -> Option<Draft> {
    let mut tokens = name.tokens.clone();
    while tokens.start < tokens.end && special.at(tokens.start).is_some() {
        tokens.start += 1;
    }
    while tokens.start < tokens.end && special.at(tokens.end - 1).is_some() {
        tokens.end -= 1;
    }
    let whole = tokens == name.tokens;
    let clear = tokens.clone().all(|i| special.at(i).is_none());
    (!tokens.is_empty() && clear).then(|| {
        if whole {
            name.clone()
        } else {
            Draft { span: ctx.tokens.span(tokens.clone()), tokens, ..name.clone() }
        }
    })
}

/// Takes the common noun into the name of a house that has no name without it (`Huis state
/// residence`); a town or country names itself.
fn residence(ctx: &Context<'_>, hits: &Hits, name: &mut Draft) {
    let tokens = ctx.tokens;
    let known = name.tokens.len() > 1
        || hits.at(name.tokens.start).is_some()
        || ctx.lexicons.phrases.kinds([tokens.folded(name.tokens.start)]) != 0;
    let mut end = name.tokens.end;
    if follows(tokens, end) && listed(tokens.folded(end), "state presidential royal summer guest government")
    {
        end += 1;
    }
    let house = listed(tokens.folded(end), "residence palace mansion villa castle");
    if !known && house && follows(tokens, end) {
        name.tokens.end = end + 1;
        name.span = tokens.span(name.tokens.clone());
    }
}

/// Adds `the West`, the bloc of states, where the tagger did not see it.
fn the_west(finder: &Finder<'_, '_>, special: &Names, names: &mut Vec<Draft>) {
    let tokens = finder.ctx.tokens;
    let mut unseen = Vec::new();
    for hit in finder.hits.list.iter().filter(|hit| hit.term.is(flag::NATION)) {
        let range = hit.tokens.clone();
        let bloc = tokens.folded(range.start) == "west"
            && range.start > 0
            && tokens.folded(range.start - 1) == "the"
            && tokens.folded(range.end) != "of";
        let taken = special.at(range.start).is_some() || finder.names.at(range.start).is_some();
        let goes_on = follows(tokens, range.end) && is_capital(tokens, range.end);
        if bloc && !taken && !goes_on {
            unseen.push(Draft::new(finder.ctx, range, EntityKind::Place, 0.85, RuleId::Bloc));
        }
    }
    names.extend(unseen);
    crate::order::sort_by_key(names, |name| name.tokens.start as u64);
}
