//! Names of one to six words that are known beforehand: countries, cities, companies, media.

use super::coder::{read_keys, write_keys};
use super::hash;
use super::table::Table;
use super::terms::{self, Terms};

/// The most words a listed name has.
pub const LONGEST: usize = 6;

/// Things a listed name can be, as bits of the number that [`Phrases::kinds`] gives.
pub mod kind {
    /// A country, in any of its names.
    pub const COUNTRY: u16 = 1;
    /// A word for a nation's or people's members (`Kenyan`, `Kurds`).
    pub const DEMONYM: u16 = 1 << 1;
    /// A capital.
    pub const CAPITAL: u16 = 1 << 2;
    /// A city of 100,000 inhabitants and more.
    pub const CITY: u16 = 1 << 3;
    /// A war, prize, festival or day with a name.
    pub const EVENT: u16 = 1 << 4;
    /// A state, province, region, sea, river, mountain.
    pub const REGION: u16 = 1 << 5;
    /// A news agency, newspaper, broadcaster.
    pub const MEDIA: u16 = 1 << 6;
    /// A company or brand.
    pub const COMPANY: u16 = 1 << 7;
    /// An international or state body, or its acronym.
    pub const BODY: u16 = 1 << 8;
    /// A party, movement or armed group.
    pub const PARTY: u16 = 1 << 9;
    /// A sports club or association.
    pub const CLUB: u16 = 1 << 10;
    /// A university, school, institute, museum.
    pub const SCHOOL: u16 = 1 << 11;
    /// A word with a capital that is no name of one of the kinds of entities.
    pub const OTHER: u16 = 1 << 12;
    /// A treaty, act or programme of law.
    pub const LAW: u16 = 1 << 13;
    /// A work or product.
    pub const WORK: u16 = 1 << 14;
}

/// All listed names.
#[derive(Clone, Debug)]
pub struct Phrases {
    table: Table,
    kinds: Vec<u16>,
}

impl Phrases {
    /// Reads what [`write()`] wrote, with the names of nations, their people and capitals among `terms`; `None`
    /// where it is damaged.
    pub fn read(keys: &[u8], kinds: &[u8], terms: &Terms) -> Option<Self> {
        let keys = read_keys(keys)?;
        if kinds.len() != 2 * keys.len() {
            return None;
        }
        let n = keys.len();
        let listed = (0..n).map(|i| (keys[i], u16::from(kinds[i]) | u16::from(kinds[n + i]) << 8));
        let mut rows: Vec<(u32, u16)> = listed.collect();
        for (phrase, flags) in terms.phrases() {
            let pairs = [
                (terms::flag::NATION, kind::COUNTRY),
                (terms::flag::GROUP, kind::DEMONYM),
                (terms::flag::CAPITAL, kind::CAPITAL),
            ];
            let kinds = pairs.iter().filter(|p| flags & p.0 != 0).fold(0, |all, p| all | p.1);
            if kinds != 0 {
                rows.push((hash::key24(hash_of(START, phrase.split(' '))), kinds));
            }
        }
        let (keys, kinds): (Vec<_>, Vec<_>) = merged(rows).into_iter().unzip();
        Some(Self { table: Table::new(&keys), kinds })
    }

    /// The kinds of the name with this [`hash::phrase`]; 0 where it is not listed.
    #[inline]
    pub fn by_hash(&self, hash: u64) -> u16 {
        self.table.get(hash::key24(hash)).map_or(0, |row| self.kinds[row])
    }

    /// The kinds of a name given as its words in lower case; 0 where it is not listed.
    pub fn kinds<'w>(&self, folded_words: impl IntoIterator<Item = &'w str>) -> u16 {
        self.by_hash(hash_of(START, folded_words))
    }

    /// The kinds of an acronym (`WHO`, but not `who`), given in lower case.
    pub fn acronym(&self, folded: &str) -> u16 {
        self.by_hash(hash_of(ACRONYM_START, [folded]))
    }
}

/// What the [`hash::phrase`] of a name starts from.
pub const START: u64 = 0;

/// What the hash of an acronym starts from: it must not match the word that is spelled like it.
pub const ACRONYM_START: u64 = 1;

/// A word of a name as it is hashed: the dots of abbreviations are left out.
pub fn plain(folded: &str) -> &str {
    if folded.len() > 1 {
        folded.trim_end_matches('.')
    } else {
        folded
    }
}

fn hash_of<'w>(start: u64, folded_words: impl IntoIterator<Item = &'w str>) -> u64 {
    folded_words.into_iter().fold(start, |before, word| hash::phrase(before, hash::word(plain(word))))
}

/// The rows in order of their keys, with all kinds of one key in one row.
fn merged(mut rows: Vec<(u32, u16)>) -> Vec<(u32, u16)> {
    crate::order::sort_by_key(&mut rows, |&(key, _)| u64::from(key));
    let mut merged: Vec<(u32, u16)> = Vec::with_capacity(rows.len());
    for (key, kinds) in rows {
        match merged.last_mut().filter(|(last, _)| *last == key) {
            Some((_, kept)) => *kept |= kinds,
            None => merged.push((key, kinds)),
        }
    }
    merged
}

/// The sections of a table of names, given as words in lower case and whether they are one acronym:
/// keys, kinds.
pub fn write(names: &[(Vec<String>, bool, u16)]) -> [Vec<u8>; 2] {
    let key = |words: &[String], is_acronym: bool| {
        let start = if is_acronym { ACRONYM_START } else { START };
        hash::key24(hash_of(start, words.iter().map(String::as_str)))
    };
    let merged = merged(names.iter().map(|(words, acronym, kinds)| (key(words, *acronym), *kinds)).collect());
    let keys: Vec<u32> = merged.iter().map(|&(key, _)| key).collect();
    let low = merged.iter().map(|&(_, kinds)| kinds as u8);
    let high = merged.iter().map(|&(_, kinds)| (kinds >> 8) as u8);
    [write_keys(&keys), low.chain(high).collect()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_names_by_their_words_in_order() {
        let words = |name: &str| name.split(' ').map(String::from).collect::<Vec<_>>();
        let names = [
            (words("south korea"), false, kind::COUNTRY),
            (words("san jose"), false, kind::CAPITAL),
            (words("san jose"), false, kind::CITY),
            (words("who"), true, kind::BODY),
        ];
        let [keys, kinds] = write(&names);
        let phrases = Phrases::read(&keys, &kinds, &Terms::default()).unwrap();
        assert_eq!(phrases.kinds(["south", "korea"]), kind::COUNTRY);
        assert_eq!(phrases.kinds(["san", "jose"]), kind::CAPITAL | kind::CITY);
        assert_eq!(phrases.kinds(["korea", "south"]), 0);
        assert_eq!(phrases.kinds(["south"]), 0);
        assert_eq!((phrases.acronym("who"), phrases.kinds(["who"])), (kind::BODY, 0));
        assert!(Phrases::read(&keys, &kinds[1..], &Terms::default()).is_none());
    }
}
