//! `the third quarter`, `Q3 2024`, `H1`, `the first half of 1989`.

use super::quarter_code::part_of_code;
use super::{Class, Draft, Reader, Rule};
use crate::dates::draft::{Field, Inside, Meaning, Place, YearPart};
use crate::dates::reader::listed;
use crate::rules::RuleId;

pub(super) const RULE: Rule = Rule {
    id: RuleId::Quarter,
    starts: Class::The.bit()
        | Class::Ordinal.bit()
        | Class::Unit.bit()
        | Class::Digits.bit()
        | Class::This.bit()
        | Class::Last.bit()
        | Class::Fiscal.bit(),
    read,
};

pub(super) const HALF: Rule = Rule {
    id: RuleId::HalfYear,
    starts: Class::The.bit() | Class::Ordinal.bit() | Class::Unit.bit(),
    read: |r, i| {
        let the = usize::from(r.class(i) == Class::The);
        let (rank, at) = r.ordinal(i + the).filter(|&(rank, _)| rank <= 2)?;
        let half = r.skip_hyphen(at);
        if r.class(half) != Class::Half || r.hyphen(half + 1) && !r.is(half + 2, "year") {
            return None;
        }
        let (year, end, fiscal) = year_of(r, half + 1);
        if let Some(draft) = r.part_of(i, half + 1, Inside::Part(YearPart::Half(rank as u8)), "year") {
            return Some(draft);
        }
        // Halves of matches and lists outnumber halves of years; `first-half sales` are no match.
        if end == half + 1 && !(at < half && listed(r.word(end), RESULTS)) {
            return None;
        }
        let part = YearPart::Half(rank as u8);
        Some(Draft::new(i..end, Meaning::Part { part, year, place: Place::Bare, fiscal }))
    },
};

/// What a company reports of a half.
const RESULTS: &str =
    "sales profit profits earnings results revenue revenues net loss losses income turnover \
    dividend pretax operating growth";

/// `2017 Q1`, `1988’s third quarter`
fn after_year(r: &Reader<'_>, start: usize) -> Option<Draft> {
    let i = start + usize::from(r.class(start) == Class::The);
    let year = Field::Stated(r.year(i)?);
    let at = r.skip_hyphen(i + 1);
    let (part, end) = if r.class(at) == Class::Code {
        (part_of_code(r.value(at)), at + 1)
    } else {
        let (rank, noun) = r.ordinal(at + usize::from(r.one_of(at, "'s ’s"))).filter(|&(n, _)| n <= 4)?;
        let noun = r.skip_hyphen(noun);
        match r.word(noun) {
            "quarter" => (YearPart::Quarter(rank as u8), noun + 1),
            "half" if rank <= 2 => (YearPart::Half(rank as u8), noun + 1),
            _ => return None,
        }
    };
    Some(Draft::new(start..end, Meaning::Part { part, year, place: Place::Bare, fiscal: false }))
}

fn read(r: &Reader<'_>, i: usize) -> Option<Draft> {
    if let Some(draft) = after_year(r, i) {
        return Some(draft);
    }
    let (place, mut at) = r.place(i);
    if at > i && !matches!(place, Place::The | Place::This | Place::Last) {
        return None;
    }
    let mut fiscal = false;
    if r.class(at) == Class::Fiscal && r.value(at) == 0 {
        fiscal = true;
        at += 1;
    }
    let (rank, next) = r.ordinal(at).filter(|&(rank, _)| (1..=4).contains(&rank))?;
    let hyphen = r.hyphen(next);
    let mut quarter = r.skip_hyphen(next);
    if r.class(quarter) == Class::Fiscal {
        fiscal = true;
        quarter += 1;
    }
    // `the first and second quarters`
    if let Some(other) = crate::dates::refiners::connector(r, next).filter(|_| !hyphen) {
        let other = r.ordinal(other).filter(|&(other, end)| other > rank && r.is(end, "quarters"));
        let part = YearPart::Quarter(rank as u8);
        let first = Meaning::Part { part, year: Field::Absent, place: Place::Bare, fiscal: false };
        return other.map(|_| Draft::new(i..next, first));
    }
    let plural =
        r.is(quarter, "quarters") && crate::dates::refiners::connector(r, i.wrapping_sub(1)) == Some(i);
    if !(r.is(quarter, "quarter") || plural) || r.hyphen(quarter + 1) && r.class(quarter + 2) != Class::Digits
    {
        return None;
    }
    let (year, end, fiscal_year) = year_of(r, quarter + 1);
    if let Some(draft) = r.part_of(i, quarter + 1, Inside::Part(YearPart::Quarter(rank as u8)), "year") {
        return Some(draft);
    }
    // `the third-quarter loss`: the article belongs to the noun.
    let start = if hyphen && place == Place::The { at } else { i };
    let part = YearPart::Quarter(rank as u8);
    let place = if place == Place::Last { Place::Last } else { Place::Bare };
    Some(Draft::new(start..end, Meaning::Part { part, year, place, fiscal: fiscal || fiscal_year }))
}

/// The year behind a part of it: `of 1989`, `2024`, `of fiscal 1990`, `of the year`, `of last year`.
pub(super) fn year_of(r: &Reader<'_>, i: usize) -> (Field<i32>, usize, bool) {
    let of = i + usize::from(r.is(i, "of"));
    if let Some((year, end)) = r.year_behind(r.skip_hyphen(i)).filter(|_| !r.is(i, "in") && r.text(i) != ",")
    {
        return (Field::Stated(year), end, false);
    }
    // `Q4 FY23`, `the first half of FY2025`
    if r.class(of) == Class::Fiscal && r.value(of) > 0 && r.word(of).starts_with("fy") {
        let year = i32::from(r.value(of));
        return (
            Field::Stated(if year < 100 { super::numeric::full_year(year) } else { year }),
            of + 1,
            true,
        );
    }
    if r.class(of) == Class::Fiscal {
        let at = of + 1 + usize::from(r.is(of + 1, "year"));
        if let Some(year) = r.year(at) {
            return (Field::Stated(year), at + 1, true);
        }
    }
    (Field::Absent, i, false)
}
