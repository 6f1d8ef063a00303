//! `about two hours`, `nearly 25 years`, `more than a decade ago`, `at least 20 minutes`, `circa 1450`.

use super::{Class, Draft, Reader, Rule};
use crate::dates::draft::Meaning;
use crate::dates::reader::listed;
use crate::dates::Modifier;
use crate::rules::RuleId;

pub(super) const RULE: Rule = Rule { id: RuleId::Around, starts: Class::Approx.bit(), read };

fn read(r: &Reader<'_>, i: usize) -> Option<Draft> {
    let (modifier, next) = match (r.value(i), r.word(i + 1)) {
        (0, _) => (Modifier::Approx, i + 1),
        (1, _) => (Modifier::LessThan, i + 1),
        (2, _) => (Modifier::MoreThan, i + 1),
        (3, "than") => (Modifier::MoreThan, i + 2),
        (4, "than") => (Modifier::LessThan, i + 2),
        (5, "least") => (Modifier::EqualOrMore, i + 2),
        (5, "most") => (Modifier::EqualOrLess, i + 2),
        (6, "to") => (Modifier::EqualOrLess, i + 2),
        (7, "more") if r.is(i + 2, "than") => (Modifier::EqualOrLess, i + 3),
        (7, "less" | "fewer") if r.is(i + 2, "than") => (Modifier::EqualOrMore, i + 3),
        _ => return None,
    };
    let exactly_a_letter = listed(r.word(i), "c ca c. ca.");
    // `c. 1450`
    let dot = next + usize::from(r.text(next) == ".");
    let plain = || r.year(dot).filter(|_| !r.counts(dot + 1)).map(|year| (year, dot + 1));
    if exactly_a_letter {
        let (year, end) = super::year::with_era(r, dot).or_else(plain)?;
        return Some(Draft::new(i..end, Meaning::Year(year)).with_modifier(modifier));
    }
    let inner = r.read(next)?;
    let length = matches!(inner.meaning, Meaning::Length(_) | Meaning::Shift { .. });
    // `over the past year`, `about the week`: the article shows a preposition.
    let taken = match &inner.meaning {
        _ if r.has(next, Class::The.bit() | Class::This.bit() | Class::Last.bit()) => false,
        Meaning::Length(_) | Meaning::Shift { .. } => true,
        Meaning::Year(_) | Meaning::Decade { .. } => match r.word(i) {
            "about" | "around" | "approximately" | "roughly" => {
                listed(r.before(i), "in from since until by to on")
            }
            "circa" => true,
            _ => false,
        },
        Meaning::Clock => {
            listed(r.word(i), "about around approximately roughly nearly almost")
                && next == i + 1
                && listed(r.before(i), "at")
        }
        _ => false,
    };
    // `some years later` and `some days` say no amount; `about days` is no English.
    let bare = length && r.class(next) == Class::Units;
    if !taken || inner.modifier.is_some() || (bare && !r.is(i, "some")) {
        return None;
    }
    let mut draft = inner;
    draft.tokens.start = i;
    draft.rule = Some(RULE.id);
    Some(draft.with_modifier(modifier))
}
