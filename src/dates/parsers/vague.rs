//! `now`, `currently`, `recently`, `soon`, `the future`, `the past`, `Soviet times`: behind an option.

use super::{Class, Draft, Reader, Rule};
use crate::dates::draft::{Meaning, Vague};
use crate::dates::reader::listed;
use crate::rules::RuleId;

pub(super) const RULE: Rule = Rule {
    id: RuleId::Vague,
    starts: Class::Vague.bit() | Class::The.bit() | Class::Edge.bit() | Class::This.bit(),
    read: |r, i| {
        let (range, vague) = read(r, i)?;
        Some(Draft::new(range, Meaning::Vague(vague)).sure(0.6))
    },
};

fn read(r: &Reader<'_>, i: usize) -> Option<(std::ops::Range<usize>, Vague)> {
    if r.class(i) == Class::The {
        return the(r, i);
    }
    let closes = !r.is_word(i + 1);
    let one = i..i + 1;
    match r.word(i) {
        "now"
            if r.before(i) == "from" && !r.one_of(i + 1, "on to until till")
                || r.hyphen(i + 1)
                || r.is_dash(i.wrapping_sub(1)) && r.glued(i) =>
        {
            None
        }
        "now" if r.before(i) == "right" => Some((i - 1..i + 1, Vague::Present)),
        "now" | "currently" | "nowadays" => Some((one, Vague::Present)),
        "present" if r.before(i) == "at" || r.hyphen(i + 1) && r.is(i + 2, "day") => {
            Some((if r.hyphen(i + 1) { i..i + 3 } else { one }, Vague::Present))
        }
        "recently" | "lately" => Some((one, Vague::Past)),
        // `as soon as`, `soon after the talks`, `shortly before noon`
        "soon"
            if !listed(r.before(i), "as so too how")
                && !listed(r.word(i + 1), "after as thereafter afterward afterwards enough became found")
                && !r.hyphen(i + 1)
                && (closes
                    || listed(r.before(i), "will would could be may might should very ll 'll is are to")) =>
        {
            Some((one, Vague::Future))
        }
        "shortly" if closes && !r.opens_sentence(i) => Some((one, Vague::Future)),
        "future" if r.before(i) == "in" => Some((one, Vague::Future)),
        // `Earlier, he said`, `he said earlier.`
        "earlier"
            if r.opens_sentence(i)
                && (r.text(i + 1) == ","
                    || (r.capital(i) && r.class(i + 1) == Class::Other && !r.is(i + 1, "than"))) =>
        {
            Some((one, Vague::Past))
        }
        "earlier" if closes && !listed(r.before(i), "the an") => Some((one, Vague::Past)),
        "earlier" if listed(r.before(i), "said reported announced told") => Some((one, Vague::Past)),
        "soviet" | "colonial" | "ancient" | "medieval" | "prehistoric" | "wartime"
            if r.one_of(i + 1, "times era days") =>
        {
            Some((i..i + 2, Vague::Past))
        }
        // An adjective: `the current crisis`.
        "current" if r.is_word(i + 1) && r.class(i + 1) == Class::Other && !r.capital(i) => {
            Some((one, Vague::Present))
        }
        _ => None,
    }
}

/// `the future`, `the near future`, `the past`, `the present`, `at the moment`
fn the(r: &Reader<'_>, i: usize) -> Option<(std::ops::Range<usize>, Vague)> {
    let adjective =
        usize::from(listed(r.word(i + 1), "near foreseeable immediate distant recent not-too-distant"));
    let noun = i + 1 + adjective;
    let closes = !r.is_word(noun + 1)
        || listed(
            r.word(noun + 1),
            "and or but in as when with to for that by because if is was has had he she they the it",
        );
    let vague = match r.word(noun) {
        "future" => Vague::Future,
        "past" if closes => Vague::Past,
        "present" if closes => Vague::Present,
        "moment" if r.before(i) == "at" && closes => Vague::Present,
        _ => return None,
    };
    (!r.hyphen(noun + 1)).then_some((i..noun + 1, vague))
}
