//! Ranges and lists: which neighbours belong together, and what they say for each other.

use super::connector;
use crate::dates::draft::{Draft, Field, Inside, Link, Meaning, Open, Place, TimeOfDay};
use crate::dates::reader::listed;
use crate::dates::reader::Reader;

/// Links neighbours in `drafts`, and lets them share a month and a year that only one of them states.
pub(in crate::dates) fn link(r: &Reader<'_>, drafts: &mut [Draft]) {
    for i in 0..drafts.len() {
        drafts[i].open = match r.before(drafts[i].tokens.start) {
            "since" => Some(Open::Since),
            "until" | "till" => Some(Open::Until),
            _ => None,
        };
        let Some(previous) = i.checked_sub(1) else { continue };
        let (end, start) = (drafts[previous].tokens.end, drafts[i].tokens.start);
        let the = |at: usize| at + usize::from(r.is(at, "in") || r.is(at, "on") || r.is(at, "from"));
        let joined = connector(r, end).is_some_and(|next| next == start || the(next) == start);
        let (a, b) = (&drafts[previous], &drafts[i]);
        let clock = |d: &Draft| matches!(d.time, Some(TimeOfDay::Clock { .. }));
        if !joined || !(alike(&a.meaning, &b.meaning) || clock(a) && clock(b)) {
            continue;
        }
        let between = r.before(drafts[previous].tokens.start) == "between" && r.is(end, "and");
        let range = between || r.is_dash(end) || listed(r.word(end), "to through thru until till");
        drafts[i].link = if range { Link::Range } else { Link::List };
    }
    // A year at the end of a list serves all members before it, so the way is from the back.
    for i in (1..drafts.len()).rev() {
        if drafts[i].link != Link::None {
            let (left, right) = drafts.split_at_mut(i);
            let range = right[0].link == Link::Range;
            share(&mut left[i - 1].meaning, &mut right[0].meaning, range);
        }
    }
    for i in 1..drafts.len() {
        if drafts[i].link != Link::None {
            let (left, right) = drafts.split_at_mut(i);
            let range = right[0].link == Link::Range;
            share_on(&left[i - 1].meaning, &mut right[0].meaning, range);
        }
    }
}

/// True for expressions of the same kind, which can be members of one series.
fn alike(a: &Meaning, b: &Meaning) -> bool {
    use Meaning::*;
    matches!(
        (a, b),
        (Day { .. }, Day { .. })
            | (Month { .. }, Month { .. })
            | (Year(_), Year(_))
            | (Weekday(..), Weekday(..))
            | (Part { .. }, Part { .. } | Within(Inside::Part(_), ..))
            | (Clock, Clock)
            | (Decade { .. }, Decade { .. })
            | (Century(_), Century(_))
            | (Length(_), Length(_))
            | (Day { .. }, Month { .. })
            | (Month { .. }, Day { .. })
            | (Month { .. }, Year(_))
            | (Year(_), Month { .. })
            | (Day { .. }, Year(_))
            | (Year(_), Day { .. })
            | (Weekday(..), Days(_))
            | (Days(_), Weekday(..))
            | (Day { .. }, Holiday { .. })
            | (Holiday { .. }, Day { .. })
            | (Year(_), Vague(_) | Unit(..) | Days(_))
    )
}

fn year_of(meaning: &mut Meaning) -> Option<(&mut Field<i32>, u8)> {
    match meaning {
        Meaning::Day { year, month, .. } => Some((year, month.get()?)),
        Meaning::Month { year, month, place: Place::Bare | Place::The } => Some((year, *month)),
        _ => None,
    }
}

/// The later of two members gives its year to the earlier.
fn share(first: &mut Meaning, second: &mut Meaning, range: bool) {
    if let (Meaning::Part { year: a, .. }, Meaning::Part { year: b, .. }) = (&mut *first, &*second) {
        a.imply(b.get());
        return;
    }
    // `the second and third quarters of last year`
    if let (Meaning::Part { part, year: Field::Absent, .. }, Meaning::Within(Inside::Part(_), unit, place)) =
        (*first, *second)
    {
        *first = Meaning::Within(Inside::Part(part), unit, place);
        return;
    }
    let Some((year, last)) = year_of(second) else { return };
    // A year that was given from behind goes on to the far end.
    let Some(year) = year.get() else { return };
    if let Some((field, month)) = year_of(first) {
        field.imply(Some(if range && month > last { year - 1 } else { year }));
    }
}

/// The earlier of two members gives its year to the later.
fn share_on(first: &Meaning, second: &mut Meaning, range: bool) {
    let mut first = *first;
    let Some((year, earlier)) = year_of(&mut first) else { return };
    let Field::Stated(year) = *year else { return };
    if let Some((field, month)) = year_of(second) {
        field.imply(Some(if range && month < earlier { year + 1 } else { year }));
    }
}
