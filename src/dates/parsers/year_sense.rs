//! Tells a year from other numbers of four digits.

use super::year_labels::{is_address, is_labelled, is_level_reached, is_race, LEVELS};
use super::{after_preposition, Class, Reader};
use crate::dates::reader::listed;

/// Words behind a number that make it a measure or a count.
const MEASURES: &str =
    "percent per meter metre mile kilometer kilometre foot km m kg hp mph block degrees meters \
    metres hours hour hrs yards acres calories minutes seconds days weeks million billion \
    thousand hundred year points point votes barrels block lire lira yen won yuan rupees pesos francs euros \
    kroner kronor rubles roubles baht dinars rand dollars";

/// Tells a year from a count, a label and a measure.
pub(super) fn stands_for_year(r: &Reader<'_>, i: usize, year: i32) -> bool {
    let behind = r.skip_hyphen(i + 1);
    let measured = listed(r.word(behind), MEASURES) || is_address(r, i) || is_level_reached(r, i);
    if is_labelled(r, i) || measured || is_race(r, i, year) {
        return false;
    }
    // `at least 2000` is an amount, `until at least 2026` a year; so are `no earlier than 2026` and `than 2019`.
    if listed(r.before(i), "least most than") {
        let bound = i.wrapping_sub(2) < i
            && r.is(i - 2, "at")
            && listed(r.before(i - 2), "until since by before through from to");
        return bound || r.before(i) == "than" && i >= 2 && r.one_of(i - 2, "earlier later sooner");
    }
    // `020 7946 1984`
    let spaced = i > r.bounds().start && r.digits(i - 1).is_some_and(|(_, len)| len >= 3) && !r.glued(i);
    if spaced && r.year(i - 1).is_none_or(|_| i >= 2 && r.class(i - 2) == Class::Digits) {
        return false;
    }
    // `the asteroid 2020 QG`
    if listed(r.before(i), "asteroid comet planetoid") {
        return false;
    }
    if i > r.bounds().start && r.text(i - 1) == "/" && r.glued(i) {
        return false;
    }
    // A dash on the left is a range of years or the end of a compound, on the right a range.
    if r.is_dash(i.wrapping_sub(1)) && r.glued(i) {
        let other = i.checked_sub(2);
        let joins = other.is_some_and(|k| {
            r.year(k).is_some()
                || !r.glued(i - 1)
                || r.class(k) == Class::Month
                || r.one_of(k, "post pre mid early late end")
        });
        if !joins {
            return false;
        }
    }
    // `2012-1400`: years of a range go up.
    if (r.hyphen(i + 1) && r.year(i + 2).is_some_and(|end| end < year))
        || (i >= 2 && r.hyphen(i - 1) && r.year(i - 2).is_some_and(|first| first > year))
    {
        return false;
    }
    // `138-2010-2015` are numbers of another kind.
    let number = |k: usize| r.class(k) == Class::Digits;
    if (i >= 2
        && r.is_dash(i - 1)
        && number(i - 2)
        && r.year(i - 2).is_none()
        && r.class(i.wrapping_sub(3)) != Class::Month)
        || (r.hyphen(i + 1) && number(i + 2) && r.hyphen(i + 3) && number(i + 4))
        || (i >= 4 && r.hyphen(i - 1) && number(i - 2) && r.hyphen(i - 3) && number(i - 4))
        || (r.hyphen(i + 1) && i >= 2 && r.hyphen(i - 1) && number(i - 2))
    {
        return false;
    }
    // `1890-91` and `1890 – 91` are years, `2015 - 32` is none.
    if r.is_dash(i + 1) && r.glued(i + 1) == r.glued(i + 2) && number(i + 2) && r.year(i + 2).is_none() {
        let pair = |(v, len)| len == 2 && (1..=16).contains(&(v - year % 100));
        if !r.digits(i + 2).is_some_and(pair) || r.hyphen(i + 3) {
            return false;
        }
    }
    let placed = after_preposition(r, i) || r.class(i.wrapping_sub(1)) == Class::The;
    // A column of numbers: `2012 80 10`. `Pay ABC 2000` gives an amount.
    if !placed
        && (number(i + 1) && number(i + 2)
            || listed(r.before(i.wrapping_sub(1)), "pay paid owe send") && r.capital(i.wrapping_sub(1)))
    {
        return false;
    }
    // `23 February (8 March) 1917`
    if i >= 2 && r.is(i - 1, ")") && r.class(i - 2) == Class::Month {
        return true;
    }
    if r.counts(i + 1) && !placed {
        // `the 1998 bombings` has an article, `2000 troops` has none; `the 2019 and 2021 elections` share one.
        let listed_years = i >= 3
            && crate::dates::refiners::connector(r, i - 1) == Some(i)
            && r.year(i - 2).is_some()
            && r.class(i - 3) == Class::The;
        let owned = listed(r.before(i), "'s ’s his her its their my our your ' ’");
        return (owned || listed_years || r.one_of(i + 1, LEVELS)) && (1900..2100).contains(&year);
    }
    if r.counts(i + 1)
        && !listed(r.word(i + 1), LEVELS)
        && listed(r.before(i), "of about around to from for by between")
        // `By 2030 cars will be electric.`
        && !(r.opens_sentence(i - 1) && r.is(i - 1, "by"))
    {
        return false;
    }
    // `between 1340 and 1362`
    let joined = i >= 2
        && crate::dates::refiners::connector(r, i - 1) == Some(i)
        && r.year(i - 2).is_some()
        && (r.is_dash(i - 1) || listed(r.before(i - 2), "in from between of"));
    match year {
        1500..=2099 => true,
        _ if joined || r.hyphen(i + 1) && r.year(i + 2).is_some_and(|end| end > year) => !r.counts(i + 1),
        _ => {
            placed
                && listed(r.before(i), "in since until by circa before after from between of")
                && !r.counts(i + 1)
                && !crate::dates::refiners::connector(r, i + 1)
                    .is_some_and(|next| r.year(next).is_some() && r.counts(next + 1))
                && year < 2200
        }
    }
}
