//! The compiled data container: word lists and weights in one checksummed file.
//!
//! All numbers are little-endian.
//!
//! | bytes | content |
//! |---|---|
//! | 0..4 | `RBRC` |
//! | 4..6 | version of this format |
//! | 6..8 | number of sections, n |
//! | 8..12 | CRC-32 (IEEE) of all bytes from 12 on |
//! | 12..12+24n | per section: name (16 bytes, ASCII, padded with zeros), offset from the start of the file, length |
//! | then | the sections |

mod checksum;
pub mod coder;
pub mod hash;
pub mod phrases;
mod table;
pub mod terms;
pub mod verbs;
pub mod words;

use std::ops::Range;

use crate::error::Error;

pub use phrases::Phrases;
pub use table::Table;
pub use terms::Terms;
pub use verbs::Verbs;
pub use words::{flag, Word, Words};

const MAGIC: &[u8; 4] = b"RBRC";
const VERSION: u16 = 2;
const HEADER: usize = 12;
const ENTRY: usize = 24;
const NAME: usize = 16;

/// The sections of a container, checked but not yet read.
#[derive(Clone, Debug)]
pub struct Container<'d> {
    data: &'d [u8],
    sections: Vec<(&'d str, Range<usize>)>,
}

impl<'d> Container<'d> {
    /// Checks magic, version, checksum and section table.
    pub fn open(data: &'d [u8]) -> Result<Self, Error> {
        if data.get(..4) != Some(MAGIC) {
            return Err(damaged("it is not a Rubricator data file"));
        }
        let u16_at = |at: usize| data.get(at..at + 2).map(|b: &[u8]| u16::from_le_bytes([b[0], b[1]]));
        let (Some(version), Some(count), Some(sum)) = (u16_at(4), u16_at(6), u32_at(data, 8)) else {
            return Err(damaged("it is cut short"));
        };
        if version != VERSION {
            return Err(damaged(&format!("it has format {version}, this program reads format {VERSION}")));
        }
        if checksum::crc32(&data[HEADER..]) != sum {
            return Err(damaged("its checksum is wrong"));
        }
        let mut sections: Vec<(&str, Range<usize>)> = Vec::with_capacity(usize::from(count).min(64));
        for i in 0..usize::from(count) {
            let at = HEADER + i * ENTRY;
            let section = data.get(at..at + ENTRY).and_then(|entry| {
                let name = std::str::from_utf8(&entry[..NAME]).ok()?.trim_end_matches('\0');
                let start = u32_at(entry, NAME)? as usize;
                let end = start.checked_add(u32_at(entry, NAME + 4)? as usize)?;
                (end <= data.len()).then_some((name, start..end))
            });
            sections.push(section.ok_or_else(|| damaged("its table of sections is wrong"))?);
        }
        Ok(Self { data, sections })
    }

    /// The bytes of section `name`.
    pub fn section(&self, name: &str) -> Result<&'d [u8], Error> {
        self.sections
            .iter()
            .find(|(n, _)| *n == name)
            .map(|(_, range)| &self.data[range.clone()])
            .ok_or_else(|| damaged(&format!("its section \"{name}\" is missing")))
    }

    /// Section `name` as text.
    pub fn text(&self, name: &str) -> Result<&'d str, Error> {
        std::str::from_utf8(self.section(name)?)
            .map_err(|_| damaged(&format!("its section \"{name}\" is not UTF-8")))
    }
}

/// Writes a container; the counterpart of [`Container::open`], used when data is built.
///
/// # Panics
/// Where a section name is longer than 16 bytes or the whole exceeds 4 GiB: mistakes in the program
/// that builds the data.
pub fn write_container(sections: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut table: Vec<u8> = Vec::new();
    let mut body: Vec<u8> = Vec::new();
    let start = HEADER + sections.len() * ENTRY;
    for (name, bytes) in sections {
        assert!(name.len() <= NAME, "section name too long: {name}");
        let mut padded = [0; NAME];
        padded[..name.len()].copy_from_slice(name.as_bytes());
        table.extend(padded);
        table.extend(u32::try_from(start + body.len()).expect("under 4 GiB").to_le_bytes());
        table.extend(u32::try_from(bytes.len()).expect("under 4 GiB").to_le_bytes());
        body.extend(bytes);
    }
    table.extend(body);
    let mut file = MAGIC.to_vec();
    file.extend(VERSION.to_le_bytes());
    file.extend((sections.len() as u16).to_le_bytes());
    file.extend(checksum::crc32(&table).to_le_bytes());
    file.extend(table);
    file
}

fn u32_at(data: &[u8], at: usize) -> Option<u32> {
    data.get(at..at + 4).map(|b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]))
}

fn damaged(why: &str) -> Error {
    Error::Data(format!(
        "the data file can't be used: {why}. Load it again, or build it with `npm run build`"
    ))
}

/// The word lists that the stages look things up in.
#[derive(Clone, Debug)]
pub struct Lexicons {
    /// What is known about single words.
    pub words: Words,
    /// Names that are known beforehand.
    pub phrases: Phrases,
    /// Nations, peoples, roles, events and works that rules look up.
    pub terms: Terms,
    /// Verbs that report speech.
    pub verbs: Verbs,
}

impl Lexicons {
    /// Reads the lists of a data container.
    pub fn load(container: &Container<'_>) -> Result<Self, Error> {
        let part = |name| container.section(name);
        let words = Words::read(
            part("word_keys")?,
            part("word_clusters")?,
            part("word_flags")?,
            part("word_levels")?,
        );
        let terms =
            Terms::read(container.text("terms")?).ok_or_else(|| damaged("its terms can't be read"))?;
        let phrases = Phrases::read(part("name_keys")?, part("name_kinds")?, &terms);
        Ok(Self {
            words: words.ok_or_else(|| damaged("its words don't fit together"))?,
            phrases: phrases.ok_or_else(|| damaged("its names don't fit together"))?,
            terms,
            verbs: Verbs::read(container.text("verbs")?).ok_or_else(|| damaged("its verbs can't be read"))?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Vec<u8> {
        let [keys, clusters, flags] =
            words::write(&[("ann".into(), Word { cluster: 0, flags: flag::GIVEN })]);
        let [name_keys, name_kinds] = phrases::write(&[(vec!["lyon".into()], false, phrases::kind::CITY)]);
        write_container(&[
            ("word_keys", keys),
            ("word_clusters", clusters),
            ("word_flags", flags),
            ("word_levels", Vec::new()),
            ("name_keys", name_keys),
            ("name_kinds", name_kinds),
            ("terms", Vec::new()),
            ("verbs", Vec::new()),
        ])
    }

    #[test]
    fn reads_what_was_written() {
        let file = sample();
        let container = Container::open(&file).unwrap();
        assert_eq!(container.section("word_levels").unwrap(), b"");
        let lexicons = Lexicons::load(&container).unwrap();
        assert!(lexicons.words.is("ann", flag::GIVEN) && !lexicons.words.is("bo", flag::GIVEN));
        assert_eq!(lexicons.phrases.kinds(["lyon"]), phrases::kind::CITY);
    }

    #[test]
    fn refuses_every_single_damaged_byte() {
        let file = sample();
        for i in 0..file.len() {
            let mut bad = file.clone();
            bad[i] ^= 0x40;
            assert!(Container::open(&bad).is_err(), "byte {i}");
            assert!(Container::open(&file[..i]).is_err(), "cut at {i}");
        }
    }

    #[test]
    fn names_the_missing_section() {
        let file = write_container(&[]);
        let message = Container::open(&file).unwrap().section("cities").unwrap_err().to_string();
        assert!(message.contains("\"cities\""), "{message}");
    }
}
