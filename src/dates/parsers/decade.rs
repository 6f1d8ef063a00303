//! `the 1980s`, `the nineties`, `the ’60s`, `the nineteen-seventies`.

use super::{Class, Draft, Reader, Rule};
use crate::dates::draft::Meaning;
use crate::dates::reader::listed;
use crate::rules::RuleId;

pub(super) const RULE: Rule = Rule {
    id: RuleId::Decade,
    starts: Class::Digits.bit()
        | Class::Apostrophe.bit()
        | Class::Decade.bit()
        | Class::The.bit()
        | Class::Number.bit(),
    read,
};

fn read(r: &Reader<'_>, i: usize) -> Option<Draft> {
    let the = usize::from(r.class(i) == Class::The);
    // `the Swinging Sixties`
    let adjective = the == 1 && r.one_of(i + 1, "swinging roaring booming naughty turbulent");
    let at = i + the + usize::from(adjective);
    let (number, short, end) = match r.class(at) {
        Class::Digits => {
            let (value, len) = r.digits(at)?;
            let plural = r.glued(at + 1) && (r.is(at + 1, "s") || (the == 1 && r.one_of(at + 1, "'s ’s")));
            if !plural || value % 10 != 0 {
                return None;
            }
            match len {
                // `the 1800s` are a century, `the 2000s` mostly a decade.
                4 if value % 100 == 0 && value < 2000 => {
                    return Some(Draft::new(i..at + 2, Meaning::Century(value / 100 + 1)));
                }
                4 if value >= 1000 => (value / 10, false, at + 2),
                // `the 60s`; `in her 60s` is an age.
                2 if the == 1 && !is_scale(r, i) => (value / 10, true, at + 2),
                _ => return None,
            }
        }
        Class::Apostrophe => {
            let (value, len) = r.digits(at + 1)?;
            if len != 2 || value % 10 != 0 || !r.glued(at + 2) || !r.one_of(at + 2, "s 's ’s") {
                return None;
            }
            (value / 10, true, at + 3)
        }
        Class::Decade => {
            let placed = the == 1 || listed(r.before(i), "early mid late -");
            if !placed || r.is(end_of_compound(r, at), "sixties") {
                return None;
            }
            (i32::from(r.value(at)) / 10, true, at + 1)
        }
        Class::Number => {
            let century = match r.word(at) {
                "nineteen" => 190,
                "eighteen" => 180,
                _ => return None,
            };
            let decade = r.skip_hyphen(at + 1);
            if r.class(decade) != Class::Decade {
                return None;
            }
            (century + i32::from(r.value(decade)) / 10, false, decade + 1)
        }
        _ => return None,
    };
    Some(Draft::new(i..end, Meaning::Decade { number, short }))
}

/// Where these are near, `in the 80s` is a temperature or a score.
const SCALES: &str =
    "highs lows temperature temperatures mercury degrees thermometer thermometers heat humidity readings golfer golf \
    golfers par birdies strokes scored shot shots rounds fahrenheit mph wind winds gusts";

/// True where `the 80s` tells how warm it is.
fn is_scale(r: &Reader<'_>, i: usize) -> bool {
    let near = |at: usize| listed(r.word(at), SCALES);
    let ends = |at: &usize| listed(r.text(*at), ". ! ? ;");
    let left = (i.saturating_sub(12).max(r.bounds().start)..i).rev().take_while(|at| !ends(at)).any(near);
    left || (i..(i + 10).min(r.bounds().end)).take_while(|at| !ends(at)).any(near)
}

/// The token behind a glued hyphen; `at` itself where there is none.
fn end_of_compound(r: &Reader<'_>, at: usize) -> usize {
    if r.hyphen(at + 1) {
        at + 2
    } else {
        usize::MAX
    }
}
