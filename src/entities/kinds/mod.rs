//! Settles what each name is: adds groups, laws, events and works to the tagger's persons,
//! organisations and places, and tells a capital that acts from the city.

mod capitals;
mod events;
mod groups;
mod laws;
mod metonyms;
mod works;

use super::names::NameMention;
use super::scene::{shouting, Draft, Hits, Names};
use super::EntityKind;
use crate::context::Context;
use crate::lexicon::terms::flag;

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
    let drafts = tagged.into_iter().map(|name| Draft {
        tokens: name.tokens,
        span: name.span,
        kind: name.kind,
        metonym: false,
        confidence: name.confidence,
        rule: name.rule,
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
    nations(&finder, &special, &mut names);
    metonyms::mark(&finder, &mut names);
    Names::new(names.into_iter().chain(special.list).collect(), ctx.tokens.len())
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

/// Adds the nations that the tagger did not see.
fn nations(finder: &Finder<'_, '_>, special: &Names, names: &mut Vec<Draft>) {
    let tokens = finder.ctx.tokens;
    let mut unseen = Vec::new();
    for hit in finder
        .hits
        .list
        .iter()
        .filter(|hit| hit.term.is(flag::NATION) && !hit.term.is(flag::SEAT | flag::GROUP))
    {
        let range = hit.tokens.clone();
        let taken = range.clone().any(|i| special.at(i).is_some() || finder.names.at(i).is_some());
        let goes_on = |i: usize| {
            super::scene::follows(tokens, i)
                && super::scene::is_capital(tokens, i)
                && finder.names.at(i).is_none()
        };
        let west = tokens.folded(range.start) == "west";
        let the_west = west
            && range.start > 0
            && tokens.folded(range.start - 1) == "the"
            && tokens.folded(range.end) != "of";
        let s = finder.ctx.sentences.of_token(range.start);
        let lone = finder.shouts[s] || !goes_on(range.end) || finder.hits.starting(range.end).is_some();
        if !taken && lone && (!west || the_west) {
            unseen.push(Draft::new(finder.ctx, range, EntityKind::Place, 0.85, "nation_list"));
        }
    }
    names.extend(unseen);
    names.sort_by_key(|name| name.tokens.start);
}
