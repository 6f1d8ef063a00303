//! The steps of this stage, in order: names, their kinds, entities, roles, links.

use super::scene::{Hits, Names};
use super::tagger::Tagger;
use super::{coreference, grouping, names, roles};
use super::{Entities, Entity, EntityId, Mention, MentionForm};
use crate::context::Context;
use crate::order;

/// All mentions, grouped into entities.
pub fn find(ctx: &Context<'_>, tagger: &Tagger) -> Entities {
    let hits = Hits::read(ctx);
    let names = names::find(ctx, tagger, &hits);
    let mut grouping = grouping::group(ctx, &hits, &names);
    let phrases = roles::read(ctx, &hits, &names, &grouping);
    let found = coreference::link(ctx, &names, &phrases, &mut grouping);
    finish(ctx, &names, grouping, found)
}

/// Numbers the entities in order of their first mention and leaves out those without one.
fn finish(
    ctx: &Context<'_>,
    names: &Names,
    grouping: grouping::Grouping,
    found: coreference::Found,
) -> Entities {
    let mut mentions: Vec<(usize, Mention)> = Vec::with_capacity(names.list.len() + found.links.len());
    let id = EntityId(0);
    for (name, &figure) in names.list.iter().zip(&grouping.of_name) {
        let form = MentionForm::Name;
        mentions.push((
            figure,
            Mention { span: name.span, form, entity: id, confidence: name.confidence, rule: name.rule },
        ));
    }
    for link in found.links {
        let span = ctx.tokens.span(link.tokens);
        let (form, confidence, rule) = (link.form, link.confidence, link.rule);
        mentions.push((link.figure, Mention { span, form, entity: id, confidence, rule }));
    }
    order::sort_by_key(&mut mentions, |(_, m)| {
        order::outermost_first(m.span.start as usize, m.span.end as usize)
    });
    uncross(&mut mentions);
    let mut numbers: Vec<Option<u32>> = vec![None; grouping.figures.len()];
    let mut order: Vec<usize> = Vec::new();
    for (figure, _) in &mentions {
        if numbers[*figure].is_none() {
            numbers[*figure] = Some(order.len() as u32);
            order.push(*figure);
        }
    }
    let number = |figure: usize| numbers[figure].map(EntityId);
    let entities = order.iter().map(|&f| {
        let figure = &grouping.figures[f];
        let members = figure.members.iter().filter_map(|&m| number(m)).collect();
        Entity { kind: figure.kind, name: figure.name.clone(), metonym: figure.metonym, members }
    });
    let entities = entities.collect();
    let mentions = mentions
        .into_iter()
        .filter_map(|(figure, mention)| Some(Mention { entity: number(figure)?, ..mention }));
    let rivals = found.rivals.into_iter().filter_map(|(tokens, figures)| {
        let mut ids: Vec<EntityId> = figures.into_iter().filter_map(number).collect();
        order::sort_by_key(&mut ids, |id| u64::from(id.0));
        (ids.len() > 1).then(|| (ctx.tokens.span(tokens), ids))
    });
    let rivals = rivals.collect();
    Entities::new(entities, mentions.collect()).with_rivals(ctx, rivals)
}

/// Leaves out mentions that cross another one or repeat its span; `mentions` are in order.
fn uncross(mentions: &mut Vec<(usize, Mention)>) {
    // The ends of the mentions that are open at this place, inner ones last.
    let mut open: Vec<crate::span::Span> = Vec::new();
    mentions.retain(|(_, mention)| {
        while open.last().is_some_and(|outer| outer.end <= mention.span.start) {
            open.pop();
        }
        let keep = open.last().is_none_or(|outer| mention.span.end <= outer.end && *outer != mention.span);
        if keep {
            open.push(mention.span);
        }
        keep && !mention.span.is_empty()
    });
}
