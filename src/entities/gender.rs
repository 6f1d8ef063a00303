//! What a name, a title before it or a pronoun tells about gender; used to link, never shown.

use std::ops::Range;

use super::grouping::is_family_name_first;
use crate::context::Context;
use crate::lexicon::terms::{flag, Gender};
use crate::lexicon::words::flag as word;

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
    let given = ctx.tokens.folded(range.start);
    // In East Asian order the family name stands first and tells nothing.
    if is_family_name_first(given) {
        return Gender::Unknown;
    }
    of_given(ctx, given)
}

fn of_title(ctx: &Context<'_>, folded: &str) -> Gender {
    ctx.lexicons
        .terms
        .get(folded)
        .filter(|term| term.is(flag::ROLE))
        .map_or(Gender::Unknown, |term| term.gender)
}

/// True for a given name in lower case, of whatever gender.
pub(super) fn is_given(ctx: &Context<'_>, folded: &str) -> bool {
    ctx.lexicons.words.get(folded).flags & word::GIVEN != 0 || of_given(ctx, folded) != Gender::Unknown
}

/// The gender of a given name in lower case.
fn of_given(ctx: &Context<'_>, folded: &str) -> Gender {
    let listed = ctx.lexicons.terms.given_gender(folded);
    if listed != Gender::Unknown {
        return listed;
    }
    match ctx.lexicons.words.get(folded).flags & word::GIVEN {
        word::GIVEN_MALE => Gender::Male,
        word::GIVEN_FEMALE => Gender::Female,
        _ => Gender::Unknown,
    }
}
