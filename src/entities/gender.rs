//! What a name, a title before it or a pronoun tells about gender; used to link, never shown.

use std::ops::Range;

use crate::context::Context;
use crate::lexicon::terms::{flag, Gender};

/// The gender that the words over `range`, a person's name, tell: a title before them, or the
/// given name where lists know it for one gender alone.
pub(super) fn of_name(ctx: &Context<'_>, range: &Range<usize>) -> Gender {
    let before = range.start.checked_sub(1).map_or("", |i| ctx.tokens.folded(i));
    let titled = of_title(ctx, before);
    if titled != Gender::Unknown {
        return titled;
    }
    let first = of_title(ctx, ctx.tokens.folded(range.start));
    if first != Gender::Unknown || range.len() < 2 {
        return first;
    }
    of_given(ctx, ctx.tokens.folded(range.start))
}

fn of_title(ctx: &Context<'_>, folded: &str) -> Gender {
    ctx.lexicons
        .terms
        .get(folded)
        .filter(|term| term.is(flag::ROLE))
        .map_or(Gender::Unknown, |term| term.gender)
}

/// The gender of a given name in lower case.
fn of_given(_ctx: &Context<'_>, _folded: &str) -> Gender {
    Gender::Unknown
}
