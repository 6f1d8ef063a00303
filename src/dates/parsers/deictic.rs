//! `today`, `yesterday`, `tomorrow`, `tonight`, `overnight`.

use super::{Class, Draft, Reader, Rule};
use crate::dates::draft::{Meaning, Place, TimeOfDay};
use crate::dates::reader::listed;
use crate::dates::tense::{tense, Tense};
use crate::rules::RuleId;

pub(super) const RULE: Rule = Rule { id: RuleId::Deictic, starts: Class::Deictic.bit(), read };

fn read(r: &Reader<'_>, i: usize) -> Option<Draft> {
    // `USA Today`, `Russia Today`
    if r.before(i) == "usa" {
        return None;
    }
    if r.capital(i) && !r.opens_sentence(i) && r.capital(i.wrapping_sub(1)) && r.text(i).len() > 2 {
        let upper_line = r.text(i).bytes().all(|b| b.is_ascii_uppercase());
        if !upper_line {
            return None;
        }
    }
    let night = TimeOfDay::Part("NI");
    Some(match r.value(i) {
        10 => Draft::new(i..i + 1, Meaning::Days(0)).with_time(night),
        11 => {
            // `overnight Tuesday`
            if r.class(i + 1) == Class::Weekday {
                let meaning = Meaning::Weekday(r.value(i + 1) as u8, Place::Bare);
                return Some(Draft::new(i..i + 2, meaning).with_time(night));
            }
            // `overnight delivery`, `overnight guests`
            let closes = !r.is_word(i + 1)
                || listed(
                    r.word(i + 1),
                    "in on at by to for from and but after as with when that into before while the because",
                );
            if !closes {
                return None;
            }
            // `storms this afternoon and overnight`
            let ahead = tense(r, i, i + 1) == Tense::Future;
            Draft::new(i..i + 1, Meaning::Days(if ahead { 0 } else { -1 })).with_time(night).sure(0.6)
        }
        days => Draft::new(i..i + 1, Meaning::Days(i32::from(days))).sure(0.95),
    })
}
