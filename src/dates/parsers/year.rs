//! `1989`, `the year 2000`, `'99`, `44 BC`, `circa 1450`.

use super::numeric::full_year;
use super::{after_preposition, Class, Draft, Reader, Rule};
use crate::dates::draft::{Amount, Meaning};
use crate::dates::reader::listed;

pub(super) const RULE: Rule = Rule {
    id: "year",
    #[cfg(test)]
    example: "It was founded in [1989|1989].",
    starts: Class::Digits.bit() | Class::The.bit() | Class::Unit.bit(),
    read,
};

pub(super) const SHORT: Rule = Rule {
    id: "short_year",
    #[cfg(test)]
    example: "It was founded in [’99|1999].",
    starts: Class::Apostrophe.bit(),
    read: |r, i| {
        let side = r.is_dash(i.wrapping_sub(1)) && i >= 2 && r.one_of(i - 2, "post pre");
        let placed = side || after_preposition(r, i) || r.class(i.wrapping_sub(1)) == Class::Season;
        let (year, end) = short(r, i).filter(|_| placed)?;
        Some(Draft::new(i..end, Meaning::Year(year)).sure(0.8))
    },
};

pub(super) const ERA: Rule = Rule {
    id: "year_era",
    #[cfg(test)]
    example: "He died in [44 BC|BC0044].",
    starts: Class::Digits.bit() | Class::Era.bit(),
    read: |r, i| {
        let (year, end) = with_era(r, i).or_else(|| before_era(r, i))?;
        Some(Draft::new(i..end, Meaning::Year(year)).sure(0.95))
    },
};

pub(super) const SPELLED: Rule = Rule {
    id: "spelled_year",
    #[cfg(test)]
    example: "It was founded in [nineteen ninety-six|1996].",
    starts: Class::Number.bit(),
    read: |r, i| {
        let (year, end) = spelled(r, i).filter(|_| after_preposition(r, i))?;
        Some(Draft::new(i..end, Meaning::Year(year)).sure(0.85))
    },
};

/// `nineteen ninety-six`, `two thousand and five`, `twenty twelve`
pub(super) fn spelled(r: &Reader<'_>, i: usize) -> Option<(i32, usize)> {
    let century = i32::from(r.value(i));
    if r.class(i) != Class::Number || r.unit(i + 1).is_some() {
        return None;
    }
    if century == 2 && r.is(i + 1, "thousand") {
        let at = i + 2 + usize::from(r.is(i + 2, "and"));
        let rest = r.spelled(at).filter(|_| r.class(at) == Class::Number);
        let (Amount::Exact(rest), end) = rest.unwrap_or((Amount::Exact(0), i + 2)) else { return None };
        let free = r.unit(end).is_none() && !r.counts(end);
        return (free && rest < 100_000).then_some((2000 + (rest / 1000) as i32, end));
    }
    let (Amount::Exact(rest), end) = r.spelled(i + 1).filter(|_| r.class(i + 1) == Class::Number)? else {
        return None;
    };
    let years = matches!(century, 15..=20) && (10_000..100_000).contains(&rest);
    (years && r.unit(end).is_none() && !r.counts(end)).then_some((century * 100 + (rest / 1000) as i32, end))
}

fn read(r: &Reader<'_>, i: usize) -> Option<Draft> {
    let the = usize::from(r.class(i) == Class::The);
    let named = usize::from(r.is(i + the, "year"));
    let at = i + the + named;
    if (the == 1 || r.class(i) == Class::Unit) && named == 0 {
        return None;
    }
    let year = r.year(at)?;
    if named == 0 && !stands_for_year(r, at, year) {
        return None;
    }
    let range = if the == 1 { i..at + 1 } else { at..at + 1 };
    let range = if named == 1 && the == 0 { i..at + 1 } else { range };
    Some(Draft::new(range, Meaning::Year(year)).sure(if named == 1 { 0.97 } else { 0.9 }))
}

/// Words before a number that make it something else: `Flight 1990`, `Route 2000`.
const LABELS: &str =
    "flight route no. nos. number highway room page boeing line channel section article chapter \
    suite box apartment apt bus unit bill resolution model code id case docket lot gate hill pay \
    version zip ext extension tel phone exactly windows peugeot psalm roughly nasdaq russell \
    nikkei fewer some nearly almost least most than";

/// Words behind a number that make it a measure or a count.
const MEASURES: &str =
    "percent per meter metre mile kilometer kilometre foot km m kg hp mph block degrees meters \
    metres hours hour hrs yards acres calories minutes seconds days weeks million billion \
    thousand hundred points point votes barrels block";

/// Tells a year from a count, a label and a measure.
fn stands_for_year(r: &Reader<'_>, i: usize, year: i32) -> bool {
    let behind = r.skip_hyphen(i + 1);
    if listed(r.before(i), LABELS) || listed(r.word(behind), MEASURES) {
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
                || r.one_of(k, "post pre mid early late")
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
    // `2015 - 32` and `138-2010-2015` are numbers of another kind.
    let number = |k: usize| r.class(k) == Class::Digits;
    if (r.is_dash(i + 1)
        && !r.hyphen(i + 1)
        && r.glued(i + 1) == r.glued(i + 2)
        && number(i + 2)
        && r.year(i + 2).is_none())
        || (i >= 2
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
    if r.hyphen(i + 1) && r.kind(i + 2) == Some(crate::tokens::TokenKind::Number) && r.year(i + 2).is_none() {
        let pair = r.digits(i + 2).is_some_and(|(v, len)| len == 2 && v > year % 100 && v - year % 100 <= 16);
        let free = !r.hyphen(i + 3);
        if !pair || !free {
            return false;
        }
    }
    let placed = after_preposition(r, i) || r.class(i.wrapping_sub(1)) == Class::The;
    if r.counts(i + 1) && !placed {
        // `the 1998 bombings` has an article, `2000 troops` has none.
        return r.before(i).ends_with("'s") && (1900..2100).contains(&year);
    }
    if r.counts(i + 1)
        && !listed(r.word(i + 1), "levels figures prices standards highs lows results")
        && listed(r.before(i), "of about around to from for by between")
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

/// `'99` at `i`.
pub(super) fn short(r: &Reader<'_>, i: usize) -> Option<(i32, usize)> {
    if r.class(i) != Class::Apostrophe {
        return None;
    }
    let (two, 2) = r.digits(i + 1)? else { return None };
    let decade = r.glued(i + 2) && r.is(i + 2, "s");
    (!decade).then(|| (full_year(two), i + 2))
}

/// `44 BC`, `AD 79`, `450 CE` at `i`, as an astronomical year.
pub(super) fn with_era(r: &Reader<'_>, i: usize) -> Option<(i32, usize)> {
    if r.class(i) == Class::Era && r.value(i) > 0 && r.capital(i) {
        let (year, _) = r.digits(i + 1).filter(|(y, _)| (1..2200).contains(y))?;
        return (r.unit(i + 2).is_none()).then_some((year, i + 2));
    }
    let (year, _) = r.digits(i)?;
    let before_christ = match (r.class(i + 1), r.value(i + 1)) {
        (Class::Era, era) if r.capital(i + 1) => era < 0,
        _ => return None,
    };
    (year > 0).then_some((if before_christ { 1 - year } else { year }, i + 2))
}

/// The first year of `499 to 493 BC`, which shares the era of the second.
fn before_era(r: &Reader<'_>, i: usize) -> Option<(i32, usize)> {
    let (year, _) = r.digits(i)?;
    let next = crate::dates::refiners::connector(r, i + 1)?;
    let (other, _) = with_era(r, next).filter(|&(other, _)| other <= 0)?;
    (1 - year < other).then_some((1 - year, i + 1))
}
