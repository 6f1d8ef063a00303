//! What makes another number of four digits that looks like a year: labels, addresses, prices, races.

use super::{Class, Reader};
use crate::dates::reader::listed;

/// Words before a number that make it something else: `Flight 1990`, `Route 2000`.
const LABELS: &str =
    "flight route no. nos. number highway room page boeing line channel section article chapter \
    suite box apartment apt bus unit bill resolution model code id case docket lot gate hill pay \
    version zip ext extension tel phone exactly windows peugeot psalm roughly nasdaq russell \
    nikkei ftse dax cac fewer some nearly almost sections statute ordinance \
    proposition sb hb ab hr h.r h.r. s. a.b. s.b. h.b. docket hotline";

/// Nouns that a year stands before: `2019 levels`.
pub(super) const LEVELS: &str =
    "levels level figures prices standards highs lows results totals averages rates";
/// Street names end so.
const STREETS: &str = "street st st. avenue ave ave. road rd rd. drive dr. lane boulevard blvd blvd. parkway court terrace highway \
    place way square";
/// What an index or a price does before the number that it reaches.
const MOVES: &str = "rose fell climbed dropped slipped gained lost closed ended settled traded jumped sank slid surged rallied \
    eased edged added tumbled plunged soared advanced declined rise fall climb drop slip";

/// True behind a word that makes a number a name: `Docket No. 2019-04`, `flight UA 1982`, `SB 1995`.
pub(super) fn is_labelled(r: &Reader<'_>, i: usize) -> bool {
    listed(r.before(i), LABELS)
        || i >= 2 && r.one_of(i - 2, "flight bill") && r.text(i - 1).len() <= 3 && r.capital(i - 1)
}

/// `1985 SW 68th Parkway`, `2015 Main St.`
pub(super) fn is_address(r: &Reader<'_>, i: usize) -> bool {
    let article =
        r.class(i.wrapping_sub(1)) == Class::The || listed(r.before(i), "'s ’s in since until by during");
    let name = |k: &usize| r.capital(*k) || r.class(*k) == Class::Digits || r.glued(*k) || r.text(*k) == ".";
    let end =
        (i + 1..i + 6).take_while(name).find(|&k| r.capital(k) && listed(r.word(k), STREETS) && k > i + 1);
    !article && end.is_some()
}

/// `fell to 1985`, `closed at 2024`: what an index or a price reached, and no year.
pub(super) fn is_level_reached(r: &Reader<'_>, i: usize) -> bool {
    if !listed(r.before(i), "to at") || r.one_of(i + 1, LEVELS) {
        return false;
    }
    let left = (i.saturating_sub(9).max(r.bounds().start)..i - 1).rev();
    let mut left =
        left.take_while(|&k| !listed(r.text(k), ". ; ! ?") && (!r.is(k, "from") || r.year(k + 1).is_none()));
    left.any(|k| listed(r.word(k), MOVES))
}

/// `the 1500 in Paris` is a race.
pub(super) fn is_race(r: &Reader<'_>, i: usize, year: i32) -> bool {
    year == 1500
        && r.class(i.wrapping_sub(1)) == Class::The
        && (!r.is_word(i + 1) || r.one_of(i + 1, "in on at and with for"))
}
