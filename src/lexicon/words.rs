//! What is known about single words: their cluster, and whether they are names or mark names.

use super::coder::{chances, read_keys, write_keys, Decoder, Encoder};
use super::hash;
use super::table::Table;

/// Things a word can be, as bits of [`Word::flags`].
pub mod flag {
    /// A woman's given name.
    pub const GIVEN_FEMALE: u16 = 1;
    /// A man's given name.
    pub const GIVEN_MALE: u16 = 1 << 1;
    /// A frequent family name.
    pub const SURNAME: u16 = 1 << 2;
    /// A rarer family name.
    pub const SURNAME_RARE: u16 = 1 << 3;
    /// A word of organisations' names (`bank`, `party`).
    pub const ORG_WORD: u16 = 1 << 4;
    /// A title or role before or after a person's name (`president`, `mr`).
    pub const TITLE: u16 = 1 << 5;
    /// A word of places' names (`river`, `north`).
    pub const PLACE_WORD: u16 = 1 << 6;
    /// A month or weekday.
    pub const CALENDAR: u16 = 1 << 7;
    /// A name of a person of which it is not known whether it is given or inherited.
    pub const PERSON_NAME: u16 = 1 << 8;
    /// A word that prose seldom capitalises.
    pub const COMMON: u16 = 1 << 9;
    /// A given name of either sex.
    pub const GIVEN: u16 = GIVEN_FEMALE | GIVEN_MALE;
}

/// What the lists say about one word.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Word {
    /// Its cluster among [`Words::levels`]; 0 = in none.
    pub cluster: u16,
    /// Bits of [`flag`].
    pub flags: u16,
}

/// Bits of the number of a set of flags, and of a cluster, as they are packed.
const SET_BITS: u32 = 8;
const CLUSTER_BITS: u32 = 11;

/// In packed flags: the word has a cluster.
const CLUSTERED: u16 = 1 << 15;

/// The coarser clusters that a cluster belongs to.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Levels {
    /// Among 64; 0 = in none.
    pub coarse: u8,
    /// Among 512; 0 = in none.
    pub middle: u16,
}

/// All words.
#[derive(Clone, Debug)]
pub struct Words {
    table: Table,
    rows: Vec<Word>,
    levels: Vec<Levels>,
}

impl Words {
    /// Reads what [`write()`] wrote; `None` where it is damaged.
    pub fn read(keys: &[u8], clusters: &[u8], flags: &[u8], levels: &[u8]) -> Option<Self> {
        let keys = read_keys(keys)?;
        let (sets, flags) = flags.split_at_checked(1 + 2 * usize::from(*flags.first()?))?;
        if !levels.chunks_exact(3).remainder().is_empty() {
            return None;
        }
        let sets: Vec<u16> = sets[1..].chunks_exact(2).map(|b| u16::from_le_bytes([b[0], b[1]])).collect();
        let (mut flags, mut clusters) = (Decoder::new(flags), Decoder::new(clusters));
        let (mut of_flags, mut of_clusters) = (chances(1 << SET_BITS), chances(1 << CLUSTER_BITS));
        let mut rows = Vec::with_capacity(keys.len());
        for _ in &keys {
            let flags = *sets.get(flags.tree(&mut of_flags, SET_BITS) as usize)?;
            let cluster =
                if flags & CLUSTERED != 0 { clusters.tree(&mut of_clusters, CLUSTER_BITS) as u16 } else { 0 };
            rows.push(Word { cluster, flags: flags & !CLUSTERED });
        }
        let levels: Vec<_> = levels
            .chunks_exact(3)
            .map(|l| Levels { coarse: l[0], middle: u16::from_le_bytes([l[1], l[2]]) })
            .collect();
        (flags.ended_well() && clusters.ended_well()).then(|| Self { table: Table::new(&keys), rows, levels })
    }

    /// What is known about the word with this [`hash::word`].
    #[inline]
    pub fn by_hash(&self, hash: u64) -> Word {
        self.table.get(hash::key24(hash)).map_or(Word::default(), |row| self.rows[row])
    }

    /// What is known about a word in lower case, without the dot of an abbreviation.
    pub fn get(&self, folded: &str) -> Word {
        self.by_hash(hash::word(folded.trim_end_matches('.')))
    }

    /// True where the word has one of these [`flag`]s.
    pub fn is(&self, folded: &str, flags: u16) -> bool {
        self.get(folded).flags & flags != 0
    }

    /// The coarser clusters of a cluster.
    #[inline]
    pub fn levels(&self, cluster: u16) -> Levels {
        self.levels.get(usize::from(cluster)).copied().unwrap_or_default()
    }
}

/// The sections of a word table: keys, clusters, flags. Words are in lower case; where two share a
/// key, flags are joined and the first cluster stays.
pub fn write(words: &[(String, Word)]) -> [Vec<u8>; 3] {
    let mut rows: Vec<(u32, Word)> =
        words.iter().map(|(w, row)| (hash::key24(hash::word(w)), *row)).collect();
    crate::order::sort_by_key(&mut rows, |&(key, _)| u64::from(key));
    let mut merged: Vec<(u32, Word)> = Vec::with_capacity(rows.len());
    for (key, row) in rows {
        match merged.last_mut().filter(|(last, _)| *last == key) {
            Some((_, kept)) => {
                kept.flags |= row.flags;
                if kept.cluster == 0 {
                    kept.cluster = row.cluster;
                }
            }
            None => merged.push((key, row)),
        }
    }
    let keys: Vec<u32> = merged.iter().map(|&(key, _)| key).collect();
    let set = |word: &Word| word.flags | if word.cluster != 0 { CLUSTERED } else { 0 };
    let mut sets: Vec<u16> = merged.iter().map(|(_, word)| set(word)).collect();
    sets.sort_unstable();
    sets.dedup();
    assert!(sets.len() < 256, "too many different sets of flags");
    let mut flags = vec![sets.len() as u8];
    flags.extend(sets.iter().flat_map(|s| s.to_le_bytes()));
    let (mut of_sets, mut of_clusters) = (Encoder::default(), Encoder::default());
    let (mut set_chances, mut cluster_chances) = (chances(1 << SET_BITS), chances(1 << CLUSTER_BITS));
    for (_, word) in &merged {
        of_sets.tree(&mut set_chances, sets.partition_point(|&s| s < set(word)) as u32, SET_BITS);
        if word.cluster != 0 {
            assert!(word.cluster < 1 << CLUSTER_BITS, "too many clusters");
            of_clusters.tree(&mut cluster_chances, u32::from(word.cluster), CLUSTER_BITS);
        }
    }
    flags.extend(of_sets.finish());
    [write_keys(&keys), of_clusters.finish(), flags]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_words_it_was_given_and_no_others() {
        let words = [
            ("mary".to_string(), Word { cluster: 7, flags: flag::GIVEN_FEMALE }),
            ("bank".to_string(), Word { cluster: 300, flags: flag::ORG_WORD }),
            ("mary".to_string(), Word { cluster: 0, flags: flag::PERSON_NAME }),
        ];
        let [keys, clusters, flags] = write(&words);
        let read = Words::read(&keys, &clusters, &flags, &[0, 0, 0, 9, 1, 1]).unwrap();
        assert_eq!(read.get("bank").cluster, 300);
        assert_eq!(read.get("mary"), Word { cluster: 7, flags: flag::GIVEN_FEMALE | flag::PERSON_NAME });
        assert!(read.is("mary.", flag::GIVEN) && !read.is("mary", flag::TITLE));
        assert_eq!(read.get("john"), Word::default());
        assert_eq!(read.levels(1), Levels { coarse: 9, middle: 257 });
        assert_eq!(read.levels(900), Levels::default());
        let cut = clusters.len() - 1;
        assert!(Words::read(&keys, &clusters[..cut], &flags, &[]).is_none());
    }
}
