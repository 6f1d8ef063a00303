//! Names of all seven kinds: what the tagger finds, titles cut off, capitals that act told from the city.

use std::ops::Range;

use super::features::Reader;
use super::scene::{Draft, Hits, Names};
use super::tagger::Tagger;
use super::{document_pass, labels, metonyms, EntityKind};
use crate::context::Context;
use crate::lexicon::terms::flag;

/// All names; no two overlap.
pub(super) fn find(ctx: &Context<'_>, tagger: &Tagger, hits: &Hits) -> Names {
    let reader = Reader::new(ctx);
    let tagged = document_pass::apply(&reader, tagger.decode(&reader).names);
    let drafts = tagged.into_iter().map(|name| {
        let mut kind = labels::KINDS[name.kind];
        let mut tokens = name.start..name.end;
        // A country is a place, also when it plays or acts.
        let nation = hits.exactly(&tokens).is_some_and(|h| h.term.is(flag::NATION) && !h.term.is(flag::SEAT));
        if nation && kind == EntityKind::Organization {
            kind = EntityKind::Place;
        }
        if kind == EntityKind::Person {
            tokens = without_title(hits, tokens);
        }
        Draft::new(ctx, tokens, kind, name.likelihood, name.rule)
    });
    let mut names = Names::new(drafts.collect(), ctx.tokens.len());
    metonyms::mark(ctx, hits, &mut names.list);
    names
}

/// The person's name without the nation and office that the tagger left at its head: `Barack Obama`
/// of `US President Barack Obama`. Roles that are given names as well stay.
fn without_title(hits: &Hits, mut range: Range<usize>) -> Range<usize> {
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
