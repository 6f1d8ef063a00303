//! `March`, `March 2013`, `last March`, `the month of May`, `September last year`.

use super::{after_preposition, Class, Draft, Reader, Rule};
use crate::dates::draft::{Field, Inside, Meaning, Place};
use crate::dates::reader::listed;
use crate::rules::RuleId;

pub(super) const RULE: Rule = Rule {
    id: RuleId::Month,
    starts: Class::Month.bit()
        | Class::Digits.bit()
        | Class::The.bit()
        | Class::This.bit()
        | Class::That.bit()
        | Class::Last.bit()
        | Class::Next.bit(),
    read,
};

fn read(r: &Reader<'_>, i: usize) -> Option<Draft> {
    if r.class(i) == Class::Digits {
        return iso(r, i);
    }
    let (place, mut at) = r.place(i);
    if place == Place::The && r.is(at, "month") && r.is(at + 1, "of") {
        at += 2;
    }
    let (month, end) = r.month(at)?;
    if let Some((year, end)) = year(r, end) {
        let meaning = Meaning::Month { year: Field::Stated(year), month, place: Place::Bare };
        return Some(Draft::new(at..end, meaning).sure(0.97));
    }
    // `March last year`, `May of this year`, `May that year`
    let part = r.part_of(i, end, Inside::Month(month), "year century");
    if let (Some(draft), Place::Bare) = (part, place) {
        return Some(draft);
    }
    // `last Oct. 23`
    if place != Place::Bare && super::month_day::read(r, at).is_some() {
        return None;
    }
    if place == Place::The && at == i + 1 {
        // `the March rally`: the month stands alone, the article belongs to the noun.
        return None;
    }
    if !stands_for_month(r, i, at, end, place) {
        return None;
    }
    let meaning = Meaning::Month { year: Field::Absent, month, place };
    Some(Draft::new(i..end, meaning).sure(0.85))
}

/// `2015-03`, which is no range of years, since those go up.
fn iso(r: &Reader<'_>, i: usize) -> Option<Draft> {
    let labelled = super::year_labels::is_labelled(r, i);
    let year = r.year(i).filter(|_| r.hyphen(i + 1) && !r.is_dash(i.wrapping_sub(1)) && !labelled)?;
    let (month, 2) = r.digits(i + 2)? else { return None };
    if r.is_dash(i + 3)
        || r.glued(i + 3) && r.is_word(i + 3)
        || !(1..=12).contains(&month)
        || month > year % 100
    {
        return None;
    }
    let meaning = Meaning::Month { year: Field::Stated(year), month: month as u8, place: Place::Bare };
    Some(Draft::new(i..i + 3, meaning).sure(0.8))
}

/// A year right behind a month, or behind a comma or `of`. `March in 1990` is two expressions.
fn year(r: &Reader<'_>, end: usize) -> Option<(i32, usize)> {
    let dash = r.skip_hyphen(end);
    let at = match r.text(end) {
        "/" if r.glued(end) && r.glued(end + 1) => end + 1,
        _ => dash,
    };
    r.year_behind(at).filter(|_| !r.is(at, "in"))
}

/// Tells a month from a name or a verb that is spelled like one.
fn stands_for_month(r: &Reader<'_>, start: usize, at: usize, end: usize, place: Place) -> bool {
    let placed = start < at
        || place != Place::Bare
        || after_preposition(r, start)
        || beside_month(r, at, end)
        || behind_edge(r, start);
    let word = r.word(at);
    // `February 151998`
    if !placed && r.class(end) == Class::Digits && r.text(end).len() > 4 {
        return false;
    }
    let short = word.trim_end_matches('.').len() <= 3 && word != "may";
    let capital_next = r.capital(end) && r.class(end) == Class::Other;
    if r.text(at).len() > 3 && r.kind(at).is_some() && !r.capital(at) {
        return placed && word != "may" && word != "march";
    }
    match word {
        _ if beside_month(r, at, end) => true,
        // `May said`, `Theresa May`, `May I`: a month only where the words before it say so.
        "may" => {
            placed && (!capital_next || after_preposition(r, start))
                // `the May elections`, but not `the May government`
                || listed(r.before(at), "the a its their last 's ’s")
                    && r.is_word(end)
                    && !r.capital(end)
                    && !r.glued(end)
                    && !listed(r.word(end), OF_MAY)
        }
        "march" if r.one_of(end, "'s ’s") => true,
        "march" => {
            (placed || !r.opens_sentence(at))
                && (!listed(r.word(end), "for of on madness against")
                    || after_preposition(r, start)
                        && (!r.capital(end + 1) || r.class(end + 1) != Class::Other)
                        && !r.is(end, "madness"))
                && (placed || !listed(r.word(end), "to past in"))
                && !listed(r.before(at), "’s 's a")
                && (!capital_next || placed)
                && (placed || r.before(at) == "the" || at == 0 || !r.capital(at - 1))
        }
        _ if short => placed || r.text(end) == ".",
        // `April Jones`, `June Smith`, `August Wilson`
        "april" | "june" | "august" | "july" | "january" => placed || !capital_next,
        _ => true,
    }
}

/// What a Mrs May has, and what no month has.
const OF_MAY: &str =
    "government cabinet administration premiership ministry deal years era loyalists ally allies camp team family \
    and or not be have was is";

/// True where another month is the other end of a range or list.
fn beside_month(r: &Reader<'_>, at: usize, end: usize) -> bool {
    let next = crate::dates::refiners::connector(r, end);
    let joined = at >= 2 && crate::dates::refiners::connector(r, at - 1) == Some(at);
    next.is_some_and(|next| r.class(next) == Class::Month) || (joined && r.class(at - 2) == Class::Month)
}

/// True behind `early`, `mid-` and their like.
fn behind_edge(r: &Reader<'_>, start: usize) -> bool {
    let before = start.saturating_sub(1 + usize::from(start > 0 && r.hyphen(start - 1)));
    before < start
        && (r.class(before) == Class::Edge || r.class(before) == Class::EdgeNoun && r.is_dash(start - 1))
}
