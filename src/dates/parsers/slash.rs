//! `on 11/20`, `from 10/1 to 11/7`: a month and a day with a slash between.

use super::numeric::is_day;
use super::{Class, Draft, Reader};
use crate::dates::draft::{Field, Meaning};
use crate::dates::reader::listed;

/// `on 11/20`: a fraction unless a preposition of time stands before and a figure of two behind, or
/// two of them are a range: `from 10/1 to 11/7`.
pub(super) fn without_year(r: &Reader<'_>, i: usize) -> Option<Draft> {
    let (a, b) = month_and_day(r, i)?;
    let link = |at: usize| crate::dates::refiners::connector(r, at);
    let first = listed(r.before(i), "from between")
        && link(i + 3).is_some_and(|next| month_and_day(r, next).is_some());
    let second = i >= 4
        && r.text(i - 3) == "/"
        && link(i - 1) == Some(i)
        && listed(r.before(i - 4), "on by from until till since through dated between , and or");
    let weekday = r.class(i.wrapping_sub(1)) == Class::Weekday;
    let placed = listed(r.before(i), "on by from until till since through dated") && r.text(i + 2).len() == 2;
    // `9/11` is the name of a day that news means by itself.
    if (a, b) == (9, 11) || (a, b) == (24, 7) || !(placed || weekday || first || second) {
        return None;
    }
    let (month, day) = if a > 12 { (b, a) } else { (a, b) };
    let meaning = Meaning::Day { year: Field::Absent, month: Field::Stated(month), day, weekday: None };
    is_day(None, month, day).then(|| Draft::new(i..i + 3, meaning).sure(0.6))
}

/// Two numbers with a slash between that nothing behind them claims.
fn month_and_day(r: &Reader<'_>, i: usize) -> Option<(u8, u8)> {
    let ((a, _), (b, _)) = (r.digits(i)?, r.digits(i + 2)?);
    let free = r.text(i + 1) == "/"
        && r.glued(i + 1)
        && r.glued(i + 2)
        && !listed(r.text(i + 3), "/ %")
        && !(r.glued(i + 3) && r.is_word(i + 3))
        && !r.counts(i + 3);
    free.then_some((u8::try_from(a).ok()?, u8::try_from(b).ok()?))
}
