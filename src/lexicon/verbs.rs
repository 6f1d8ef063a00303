//! Verbs that report speech, in all their forms, with what each can take and how sure a sign it is.

use crate::maps::HashMap;

/// What a form of a verb says.
pub mod flag {
    /// A verb of saying that stands beside most quotations.
    pub const STRONG: u32 = 1;
    /// Another verb that reports speech.
    pub const SPEECH: u32 = 1 << 1;
    /// A verb that reports only right beside a quotation, or where no verb of saying does.
    pub const WEAK: u32 = 1 << 2;
    /// Takes a clause (`said that …`).
    pub const CLAUSAL: u32 = 1 << 3;
    /// Past tense or third person.
    pub const FINITE: u32 = 1 << 4;
    /// Past participle.
    pub const PARTICIPLE: u32 = 1 << 5;
    /// The form in -ing.
    pub const ING: u32 = 1 << 6;
    /// The bare form.
    pub const BASE: u32 = 1 << 7;
    /// Far more often a noun or an adjective: a verb only where its tag says so.
    pub const NOUN: u32 = 1 << 24;

    /// Any of the three strengths.
    pub(super) const STRENGTH: u32 = STRONG | SPEECH | WEAK;
}

/// The lists of `data/lexicons/reporting_verbs.tsv`, and what they say of their verbs.
const LISTS: [(&str, u32); 7] = [
    ("say_clause", flag::STRONG | flag::CLAUSAL),
    ("say", flag::STRONG),
    ("report_clause", flag::SPEECH | flag::CLAUSAL),
    ("report", flag::SPEECH),
    ("think_clause", flag::WEAK | flag::CLAUSAL),
    ("beside", flag::WEAK),
    ("noun", flag::NOUN),
];

/// Every form of every verb, with its flags.
#[derive(Clone, Debug, Default)]
pub struct Verbs {
    forms: HashMap<Box<str>, u32>,
}

impl Verbs {
    /// Reads lines of a list and a verb, as the data file has them; `None` where a line is another.
    pub fn read(lines: &str) -> Option<Self> {
        let mut forms: HashMap<Box<str>, u32> = HashMap::default();
        for line in lines.lines() {
            let (list, entry) = line.split_once('\t')?;
            let (_, flags) = LISTS.into_iter().find(|(name, _)| *name == list)?;
            if flags == flag::NOUN {
                forms.entry(entry.into()).and_modify(|known| *known |= flag::NOUN);
                continue;
            }
            inflect(entry, |form, tense| {
                let known = forms.entry(form.into()).or_insert(0);
                // The first list that holds a verb decides how strong it is.
                *known |= if *known & flag::STRENGTH != 0 { tense } else { flags | tense };
            });
        }
        Some(Self { forms })
    }

    /// The flags of a word in lower case; 0 where no list has it.
    pub fn flags(&self, word: &str) -> u32 {
        self.forms.get(word).copied().unwrap_or(0)
    }
}

/// Calls `found` with every form of `entry` (`lemma/past/-ing or participle`, the regular ones left out).
fn inflect(entry: &str, mut found: impl FnMut(&str, u32)) {
    let mut given = entry.split('/');
    let lemma = given.next().unwrap_or(entry);
    let stem = lemma.strip_suffix('e').filter(|_| !lemma.ends_with("ee")).unwrap_or(lemma);
    let consonant_y = lemma.strip_suffix('y').filter(|rest| !rest.ends_with(['a', 'e', 'o', 'u']));
    found(lemma, flag::BASE);
    let third = match consonant_y {
        Some(rest) => format!("{rest}ies"),
        None if lemma.ends_with(['s', 'x', 'z', 'o']) || lemma.ends_with("ch") || lemma.ends_with("sh") => {
            format!("{lemma}es")
        }
        None => format!("{lemma}s"),
    };
    found(&third, flag::FINITE);
    let mut past = None;
    let mut ing = None;
    for form in given {
        if form.ends_with("ing") && form != "bring" {
            ing = Some(form);
        } else {
            found(form, if past.is_some() { flag::PARTICIPLE } else { flag::FINITE | flag::PARTICIPLE });
            past = Some(form);
        }
    }
    if past.is_none() {
        let regular = match consonant_y {
            Some(rest) => format!("{rest}ied"),
            None => format!("{stem}ed"),
        };
        found(&regular, flag::FINITE | flag::PARTICIPLE);
    }
    match ing {
        Some(form) => found(form, flag::ING),
        None => found(&format!("{stem}ing"), flag::ING),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verbs() -> Verbs {
        let file = include_str!("../../data/lexicons/reporting_verbs.tsv");
        let lines: Vec<_> = file.lines().filter(|line| !line.starts_with('#')).collect();
        Verbs::read(&lines.join("\n")).expect("every line names a list")
    }

    #[test]
    fn knows_regular_and_irregular_forms() {
        let verbs = verbs();
        for form in
            ["say", "says", "said", "saying", "replied", "quipped", "wrote", "written", "noting", "pushed"]
        {
            assert!(verbs.flags(form) & flag::STRENGTH != 0, "{form}");
        }
        for form in ["sayed", "table", "writed", "replys"] {
            assert_eq!(verbs.flags(form), 0, "{form}");
        }
    }

    #[test]
    fn tells_tense_and_strength() {
        let verbs = verbs();
        let all = |form: &str, flags| verbs.flags(form) & flags == flags;
        assert!(all("said", flag::STRONG | flag::CLAUSAL | flag::FINITE));
        assert!(all("calling", flag::STRONG | flag::ING));
        assert_eq!(verbs.flags("calling") & (flag::FINITE | flag::CLAUSAL), 0);
        assert!(all("made", flag::WEAK));
        assert!(all("post", flag::NOUN) && !all("said", flag::NOUN));
    }

    #[test]
    fn refuses_a_line_of_no_list() {
        assert!(Verbs::read("say\tsay\nshout\tyell").is_none());
        assert!(Verbs::read("say").is_none());
    }
}
