//! Words that keep their dot, from the style guides of English-language news agencies.

/// Abbreviations that are followed by a dot which is part of them, in lower case without the dot.
/// Sorted, because look-up is by binary search.
const ABBREVIATIONS: &[&str] = &[
    "adm", "al", "apr", "assn", "atty", "aug", "ave", "blvd", "brig", "bros", "ca", "capt", "cf", "cmdr",
    "co", "col", "conn", "corp", "cpl", "dec", "del", "dept", "dist", "dr", "eg", "esq", "est", "etc", "feb",
    "fla", "fr", "ft", "gen", "gov", "hon", "ie", "inc", "ind", "insp", "jan", "jr", "jul", "jun", "kan",
    "ky", "llc", "lt", "ltd", "mar", "mass", "md", "messrs", "mich", "minn", "mr", "mrs", "ms", "msgr", "mt",
    "neb", "nev", "no", "nos", "nov", "oct", "okla", "op", "ore", "pa", "par", "ph", "pp", "pres", "prof",
    "pte", "pvt", "rd", "rep", "reps", "ret", "rev", "sen", "sens", "sep", "sept", "sgt", "sq", "sr", "st",
    "supt", "tenn", "tex", "univ", "va", "viz", "vol", "vs", "vt", "wash", "wis",
];

/// Abbreviations that are also plain words, and keep the dot only before a number or a capital.
const AMBIGUOUS: &[&str] = &[
    "al", "col", "co", "conn", "del", "fr", "ft", "gen", "hon", "ill", "ind", "mar", "mass", "mt", "no",
    "op", "par", "rep", "st", "va", "wash", "jun", "ore", "pa", "pres", "dec", "est", "ret", "md", "sq",
    "rd", "rev", "ca", "dist", "cf", "ms", "sat", "sun", "art",
];

/// Abbreviations after which a sentence may well end (`Acme Inc. Shares fell.`).
const MAY_END: &[&str] = &[
    "assn", "ave", "blvd", "bros", "co", "corp", "esq", "etc", "inc", "jr", "llc", "ltd", "rd", "sr", "al",
    "dept", "univ", "pte", "ret", "st",
];

/// True where `folded`, a word in lower case without its dot, is an abbreviation.
pub fn is_abbreviation(folded: &str) -> bool {
    ABBREVIATIONS.binary_search(&folded).is_ok() || matches!(folded, "ill" | "a.m" | "p.m")
}

/// True where the abbreviation is also an ordinary English word.
pub(super) fn is_ambiguous(folded: &str) -> bool {
    AMBIGUOUS.contains(&folded)
}

/// True where a sentence can end on this abbreviation, given in lower case without its dot.
pub fn may_end_sentence(folded: &str) -> bool {
    MAY_END.contains(&folded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted_for_binary_search() {
        let unsorted: Vec<_> = ABBREVIATIONS.windows(2).filter(|pair| pair[0] >= pair[1]).collect();
        assert!(unsorted.is_empty(), "out of order: {unsorted:?}");
    }

    #[test]
    fn knows_titles_and_not_words() {
        assert!(is_abbreviation("sen"));
        assert!(!is_abbreviation("senate"));
    }
}
