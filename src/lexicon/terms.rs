//! Terms that rules look up as whole phrases: nations with their people, capitals and seats of
//! power, peoples and religions, offices and roles.
//!
//! A phrase is its words in lower case with one space between; hyphens count as spaces.

use crate::maps::HashMap;

/// The lists that the section holds, in order: `data/lexicons/NAME.tsv`.
pub const LISTS: [&str; 5] = ["nations", "peoples", "roles", "role_families", "given_gender"];
/// The most words a term has.
pub const LONGEST: usize = 7;

/// Things a term can be, as bits of [`Term::flags`].
pub mod flag {
    /// A name of a nation.
    pub const NATION: u16 = 1;
    /// A word for a nation's or another group's members, or their adjective.
    pub const GROUP: u16 = 1 << 1;
    /// The capital of a nation.
    pub const CAPITAL: u16 = 1 << 2;
    /// A seat of power: a building, street or hill that stands for a government.
    pub const SEAT: u16 = 1 << 3;
    /// An office or role.
    pub const ROLE: u16 = 1 << 4;
    /// A role whose word is a given name as well (`Dean`).
    pub const GIVEN: u16 = 1 << 9;
    /// A longer term starts with this word.
    pub const OPENS: u16 = 1 << 7;
}

/// What a role tells about who has it.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Gender {
    /// Not told.
    #[default]
    Unknown,
    /// A man.
    Male,
    /// A woman.
    Female,
}

/// Index of a nation in [`Terms::nations`].
pub type Nation = u16;
/// Index of a family of roles.
pub type Family = u8;

/// What is known about one phrase.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Term {
    /// Bits of [`flag`].
    pub flags: u16,
    /// The nation it names, is the capital of, or belongs to.
    pub nation: Option<Nation>,
    /// The group it names, an index into [`Terms::groups`].
    pub group: u16,
    /// The family of the role.
    pub family: Family,
    /// What the role tells about gender.
    pub gender: Gender,
}

impl Term {
    /// True where the term is one of `flags`.
    pub fn is(self, flags: u16) -> bool {
        self.flags & flags != 0
    }
}

/// All terms.
#[derive(Clone, Default, Debug)]
pub struct Terms {
    by_phrase: HashMap<Box<str>, Term>,
    /// Usual English names of nations.
    pub nations: Vec<Box<str>>,
    /// Names of groups.
    pub groups: Vec<Box<str>>,
    /// Given names that are known for one gender.
    given: HashMap<Box<str>, Gender>,
    families: Vec<Box<str>>,
    /// For each family the others that its members may be called by, as bits.
    also: Vec<u128>,
}

impl Terms {
    /// Reads what [`write()`] wrote; `None` where it is damaged.
    pub fn read(section: &str) -> Option<Self> {
        let mut terms = Terms::default();
        let mut list = "";
        for line in section.lines() {
            if let Some(name) = line.strip_prefix('@') {
                list = name;
                continue;
            }
            let columns: Vec<&str> = line.split('\t').collect();
            match (list, columns.as_slice()) {
                ("nations", [name, aliases, people, capitals, seats]) => {
                    terms.add_nation(name, aliases, people, capitals, seats);
                }
                ("peoples", [word, group]) => terms.add_group(word, group, None),
                ("roles", [word, family, gender]) => {
                    let family = terms.family(family)?;
                    let gender = gender_of(gender);
                    let term = terms.entry(word, flag::ROLE);
                    (term.family, term.gender) = (family, gender);
                    if matches!(
                        *word,
                        "dean"
                            | "earl"
                            | "duke"
                            | "marshal"
                            | "bishop"
                            | "guy"
                            | "king"
                            | "prince"
                            | "baron"
                            | "model"
                            | "star"
                            | "pilot"
                            | "pope"
                            | "princess"
                            | "count"
                            | "major"
                            | "judge"
                            | "miss"
                    ) {
                        term.flags |= flag::GIVEN;
                    }
                }
                ("role_families", [family, others]) => {
                    let family = terms.family(family)?;
                    for other in others.split('|') {
                        terms.also[usize::from(family)] |= 1 << terms.family(other)?;
                    }
                }
                ("given_gender", [name, gender]) => {
                    terms.given.insert((*name).into(), gender_of(gender));
                }
                _ => return None,
            }
        }
        Some(terms)
    }

    fn add_nation(&mut self, name: &str, aliases: &str, people: &str, capitals: &str, seats: &str) {
        let nation = self.nations.len() as Nation;
        self.nations.push(name.into());
        let plain = crate::words::lower(name);
        for (phrases, bit) in [
            (plain.as_str(), flag::NATION),
            (aliases, flag::NATION),
            (capitals, flag::CAPITAL),
            (seats, flag::SEAT),
        ] {
            for phrase in phrases.split('|').filter(|p| !p.is_empty()) {
                self.entry(phrase, bit).nation.get_or_insert(nation);
            }
        }
        let mut words = people.split('|').filter(|p| !p.is_empty());
        if let Some(first) = words.next() {
            let group = capitalised(first);
            self.add_group(first, &group, Some(nation));
            for word in words {
                // Plurals and the singular of persons belong to the first form; another adjective
                // (`greek cypriot`) is a group of its own.
                let own = word.contains(' ') && !first.contains(' ');
                let group =
                    if own { capitalised(word.strip_suffix('s').unwrap_or(word)) } else { group.clone() };
                self.add_group(word, &group, Some(nation));
            }
        }
    }

    fn add_group(&mut self, word: &str, group: &str, nation: Option<Nation>) {
        let index = self.groups.iter().position(|g| **g == *group).unwrap_or_else(|| {
            self.groups.push(group.into());
            self.groups.len() - 1
        });
        let term = self.entry(word, flag::GROUP);
        term.group = index as u16;
        term.nation = term.nation.or(nation);
    }

    /// The term of `phrase`, made where it is new, with `flags` added; its first word opens it.
    fn entry(&mut self, phrase: &str, flags: u16) -> &mut Term {
        let spaced = phrase.replace('-', " ");
        // In the text the dot of a later word may be the sentence's.
        let phrase =
            spaced.split(' ').enumerate().map(|(i, w)| if i == 0 { w } else { w.trim_end_matches('.') });
        let phrase = phrase.collect::<Vec<_>>().join(" ");
        if let Some((first, _)) = phrase.split_once(' ') {
            self.by_phrase.entry(first.into()).or_default().flags |= flag::OPENS;
        }
        let term = self.by_phrase.entry(phrase.into()).or_default();
        term.flags |= flags;
        term
    }

    fn family(&mut self, name: &str) -> Option<Family> {
        let index = self.families.iter().position(|f| **f == *name).unwrap_or_else(|| {
            self.families.push(name.into());
            self.also.push(0);
            self.families.len() - 1
        });
        // Families are bits of a 128-bit set.
        (index < 128).then_some(index as Family)
    }

    /// All phrases, in no order, with the bits of their [`flag`]s.
    pub fn phrases(&self) -> impl Iterator<Item = (&str, u16)> {
        self.by_phrase.iter().map(|(phrase, term)| (&**phrase, term.flags))
    }

    /// What is known about `phrase`: words in lower case, one space between.
    pub fn get(&self, phrase: &str) -> Option<Term> {
        self.by_phrase.get(phrase).copied()
    }

    /// The gender that a given name in lower case is known for.
    pub fn given_gender(&self, folded: &str) -> Gender {
        self.given.get(folded).copied().unwrap_or_default()
    }

    /// The family of roles with this name.
    pub fn family_named(&self, name: &str) -> Option<Family> {
        self.families.iter().position(|f| **f == *name).map(|i| i as Family)
    }

    /// True where somebody with a role of family `has` may be called by one of family `called`.
    pub fn may_be_called(&self, has: Family, called: Family) -> bool {
        has == called || self.also.get(usize::from(has)).is_some_and(|set| set >> called & 1 == 1)
    }
}

fn gender_of(letter: &str) -> Gender {
    match letter {
        "m" => Gender::Male,
        "f" => Gender::Female,
        _ => Gender::Unknown,
    }
}

/// The capital of a letter of ASCII or Latin-1, which is all that the lists begin words with.
fn upper(letter: char) -> char {
    match letter {
        'à'..='ö' | 'ø'..='þ' => char::from_u32(letter as u32 - 32).unwrap_or(letter),
        _ => letter.to_ascii_uppercase(),
    }
}

fn capitalised(words: &str) -> String {
    let word = |w: &str| {
        let mut chars = w.chars();
        chars.next().map_or(String::new(), |c| std::iter::once(upper(c)).chain(chars).collect())
    };
    words.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// The section that holds `lists`, the contents of the files of [`LISTS`].
pub fn write(lists: [&str; 5]) -> String {
    let mut section = String::new();
    for (name, list) in LISTS.iter().zip(lists) {
        section.push('@');
        section.push_str(name);
        section.push('\n');
        for line in list.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
            section.push_str(line);
            section.push('\n');
        }
    }
    section
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Terms {
        let section = write([
            "# A comment.\nRussia\trussian federation\trussian|russians\tmoscow\tkremlin",
            "kurd\tKurdish",
            "president\tpresident\t-\nvice-president\tvice\t-\nactress\tactor\tf",
            "president\tleader",
            "ann\tf",
        ]);
        Terms::read(&section).expect("it was just written")
    }

    #[test]
    fn knows_what_a_phrase_is() {
        let terms = sample();
        let russia = terms.get("russian federation").expect("an alias");
        assert!(russia.is(flag::NATION) && !russia.is(flag::GROUP));
        assert_eq!(russia.nation, terms.get("moscow").and_then(|t| t.nation));
        assert_eq!(&*terms.groups[usize::from(terms.get("russians").expect("a people").group)], "Russian");
        assert!(terms.get("vice").expect("a first word").is(flag::OPENS));
        assert!(terms.get("vice president").expect("a role").is(flag::ROLE));
        assert_eq!(terms.get("actress").expect("a role").gender, Gender::Female);
        assert_eq!(terms.get("federation"), None);
        assert_eq!((terms.given_gender("ann"), terms.given_gender("bo")), (Gender::Female, Gender::Unknown));
    }

    #[test]
    fn a_president_may_be_called_leader_and_a_leader_not_actress() {
        let terms = sample();
        let family = |name| terms.family_named(name).expect("a family");
        assert!(terms.may_be_called(family("president"), family("leader")));
        assert!(!terms.may_be_called(family("leader"), family("president")));
        assert!(!terms.may_be_called(family("leader"), family("actor")));
    }

    #[test]
    fn refuses_lines_it_does_not_know() {
        assert!(Terms::read("@roles\npresident").is_none());
        assert!(Terms::read("stray").is_none());
    }
}
