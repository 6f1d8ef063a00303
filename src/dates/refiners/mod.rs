//! What is done with neighbouring expressions before they are placed in the calendar.
//!
//! In this order: a part of the day or an outer year is added ([`extend`]), the further members of
//! a series are read ([`series`]), a day and a time become one ([`join`]), and the ends of ranges
//! and the members of lists are linked and share what only one of them says ([`links`]), as do some that stand
//! apart ([`apart`]).

pub(super) mod apart;
pub(super) mod extend;
pub(super) mod join;
pub(super) mod links;
pub(super) mod series;

use super::reader::Reader;

/// One past a connector at `i`: a dash, `to`, `and`, a comma.
#[inline(never)]
pub(super) fn connector(r: &Reader<'_>, i: usize) -> Option<usize> {
    if r.is_dash(i) {
        return Some(i + 1);
    }
    match r.word(i) {
        "to" | "through" | "thru" | "until" | "till" | "and" | "or" | "/" | "&" => Some(i + 1),
        "," => Some(i + 1 + usize::from(r.one_of(i + 1, "and or"))),
        _ => None,
    }
}
