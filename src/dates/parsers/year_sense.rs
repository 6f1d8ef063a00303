//! Tells a year from other numbers of four figures.

use super::{after_preposition, Class, Reader};
use crate::dates::reader::listed;

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
    thousand hundred year points point votes barrels block";

/// Tells a year from a count, a label and a measure.
pub(super) fn stands_for_year(r: &Reader<'_>, i: usize, year: i32) -> bool {
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
    if !placed && (number(i + 1) && number(i + 2) || listed(r.before(i.wrapping_sub(1)), "pay paid owe send"))
    {
        return false;
    }
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
