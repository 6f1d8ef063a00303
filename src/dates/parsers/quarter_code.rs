//! Quarters and halves as business reports write them: `Q3 2024`, `H1`, `4Q23`.

use super::numeric::full_year;
use super::quarter::year_of;
use super::{Class, Draft, Reader, Rule};
use crate::dates::draft::{Field, Meaning, Place, YearPart};
use crate::dates::reader::whole;
use crate::rules::RuleId;

pub(super) const RULE: Rule = Rule {
    id: RuleId::QuarterCode,
    starts: Class::Code.bit() | Class::Digits.bit(),
    read: |r, i| {
        if r.class(i) == Class::Digits {
            return glued_code(r, i);
        }
        let part = part_of_code(r.value(i));
        let (year, end, _) = year_of(r, i + 1);
        // In small letters only with a year: `h1` is a heading.
        if r.text(i).starts_with(['q', 'h']) && end == i + 1 {
            return None;
        }
        let meaning = Meaning::Part { part, year, place: Place::Bare, fiscal: false };
        Some(Draft::new(i..end, meaning))
    },
};

/// `2023Q2`, `4Q23`, `1H24`, `3Q 2023`
fn glued_code(r: &Reader<'_>, i: usize) -> Option<Draft> {
    let ((number, len), true) = (r.digits(i)?, r.glued(i + 1)) else { return None };
    let (part, year, end) = if len == 4 && r.class(i + 1) == Class::Code {
        (part_of_code(r.value(i + 1)), Field::Stated(number), i + 2)
    } else {
        let (kind, year) = r.word(i + 1).split_at_checked(1)?;
        let part = match (kind, number) {
            ("q", 1..=4) => YearPart::Quarter(number as u8),
            ("h", 1..=2) => YearPart::Half(number as u8),
            _ => return None,
        };
        let (year, end) = match (year.len(), whole(year)) {
            (2, year @ 0..) => (full_year(year), i + 2),
            (4, year @ 1900..2200) => (year, i + 2),
            (0, _) => r.year_behind(i + 2).filter(|_| !r.one_of(i + 2, ", in of"))?,
            _ => return None,
        };
        (part, Field::Stated(year), end)
    };
    Some(Draft::new(i..end, Meaning::Part { part, year, place: Place::Bare, fiscal: false }))
}

/// The part of a year that a code such as `Q1` stands for.
pub(super) fn part_of_code(code: i16) -> YearPart {
    match code {
        1..=4 => YearPart::Quarter(code as u8),
        _ => YearPart::Half(code as u8 - 10),
    }
}
