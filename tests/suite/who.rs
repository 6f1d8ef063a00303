//! Who is who: which mentions are one person or body, and who is meant by a speaker.

use rubricator::{Document, Options};

use crate::annotator;

/// The name of the entity that the `n`th place of `words` in the text belongs to.
fn name_of<'d>(document: &'d Document<'_>, words: &str, n: usize) -> &'d str {
    let found: Vec<_> = document.text.match_indices(words).map(|(at, _)| at as u32).collect();
    let (start, end) = (found[n], found[n] + words.len() as u32);
    let mention = document.entities.mentions.iter().find(|m| m.span.start == start && m.span.end == end);
    mention.map_or("", |m| document.entities.get(m.entity).name.as_str())
}

/// Checks whom places of the text mean: the words, which place of theirs, and the full name.
#[track_caller]
fn means(text: &str, expected: &[(&str, usize, &str)]) {
    let document = annotator().annotate(text, &Options::default());
    for &(words, n, name) in expected {
        assert_eq!(name_of(&document, words, n), name, "{words} no. {n} in {text}");
    }
}

/// Checks who said each quotation, in text order: a full name, names with `or` between, or nobody.
#[track_caller]
fn said_by(text: &str, expected: &[&str]) {
    let document = annotator().annotate(text, &Options::default());
    let name = |id| document.entities.get(id).name.clone();
    let found: Vec<String> = document
        .quotes
        .iter()
        .map(|quote| {
            let speaker = quote.speaker.as_ref();
            let one = speaker.and_then(|s| s.entity).map(name);
            let several = speaker.map(|s| s.candidates.iter().map(|&id| name(id)).collect::<Vec<_>>());
            if several.as_ref().is_some_and(|several| !several.is_empty()) {
                assert!(quote.confidence <= 0.5 && one.is_none(), "{text}");
            }
            one.unwrap_or_else(|| several.unwrap_or_default().join(" or "))
        })
        .collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn an_office_tells_people_of_one_surname_apart() {
    let text = "Senator Ruth Cole and her son, Mayor Tim Cole, were in Ohio. Senator Cole voted no. Mayor Cole voted yes.";
    means(text, &[("Cole", 2, "Ruth Cole"), ("Cole", 3, "Tim Cole")]);
}

#[test]
fn a_form_of_address_tells_people_of_one_surname_apart() {
    let text =
        "David Stone and Maria Stone own the farm. Mrs. Stone said she was tired. Mr. Stone said he was not.";
    means(text, &[("Stone", 2, "Maria Stone"), ("Stone", 3, "David Stone")]);
}

#[test]
fn generations_stay_apart() {
    let text = "George Harlan Sr. founded the shop. George Harlan Jr. runs it. Harlan Jr. lives upstairs.";
    means(text, &[("Harlan Jr.", 1, "George Harlan Jr."), ("George Harlan Sr.", 0, "George Harlan Sr.")]);
    let text = "Henry Ford II is not Henry Ford III.";
    means(text, &[("Henry Ford II", 0, "Henry Ford II"), ("Henry Ford III", 0, "Henry Ford III")]);
}

#[test]
fn a_couple_shares_its_surname() {
    let text = "Ian and Joy Mercer bought the inn. Mrs Mercer cooks and Mr Mercer keeps the books.";
    means(text, &[("Ian", 0, "Ian Mercer"), ("Mercer", 1, "Joy Mercer"), ("Mercer", 2, "Ian Mercer")]);
    // Two people with surnames of their own are no couple.
    means("Keller and Joy Mercer bought the inn.", &[("Joy Mercer", 0, "Joy Mercer")]);
}

#[test]
fn a_family_name_that_stands_first_is_the_short_form() {
    let text = "Kim Jong Un met Park Geun-hye. Kim spoke first. Park was silent.";
    means(text, &[("Kim", 1, "Kim Jong Un"), ("Park", 1, "Park Geun-hye")]);
}

#[test]
fn a_part_of_a_long_name_means_the_whole_body() {
    let text = "The International Atomic Energy Agency (IAEA) met in Vienna. The IAEA said nothing.";
    means(text, &[("IAEA", 1, "International Atomic Energy Agency")]);
    let text = "The Ministry of Transport closed the bridge. The ministry gave no reason.";
    means(text, &[("The ministry", 0, "Ministry of Transport")]);
    // Of two ministries neither is meant more than the other.
    let text = "The Ministry of Transport met the Ministry of Health. The ministry paid.";
    means(text, &[("The ministry", 0, "")]);
}

#[test]
fn a_committee_is_not_the_chamber_that_it_sits_in() {
    let text = "The Senate Finance Committee met on Monday. The Senate votes on Friday.";
    means(text, &[("Senate", 1, "Senate")]);
}

#[test]
fn whoever_is_spoken_of_in_a_quotation_is_not_its_speaker() {
    said_by(
        "Tom Stone resigned on Friday. “Paul Morel is a good man,” he said. “Paul Morel was slow,” he added.",
        &["Tom Stone", "Tom Stone"],
    );
}

#[test]
fn the_nearest_subject_speaks_and_not_the_protagonist() {
    said_by(
        "Bernard Hale took the stage. Hale sang. Hale danced. Tom Rourke warned that Hale was ill.\n\n“Nobody gains,” \
         he wrote.",
        &["Tom Rourke", "Tom Rourke"],
    );
}

#[test]
fn two_who_are_as_likely_are_both_named() {
    said_by("Paul Morel and David Stone sat down. “It is late,” he said.", &["Paul Morel or David Stone"]);
    said_by("Paul Morel and Anna Keller sat down. “It is late,” he said.", &["Paul Morel"]);
}

#[test]
fn descriptions_find_their_speaker() {
    said_by("Joe Tarr scored twice. “I dreamed it,” the 23-year-old said.", &["Joe Tarr"]);
    said_by(
        "Anna Keller, a retired teacher, sat down. “It is late,” the retired teacher said.",
        &["Anna Keller"],
    );
    // Somebody of the same trade who is not named.
    said_by("Anna Keller, a teacher, sat down. “It is late,” another teacher said.", &[""]);
}

#[test]
fn the_head_of_a_phrase_speaks_and_not_whom_it_works_for() {
    said_by(
        "Dana Pike is ill. Pike campaign manager Louis Ferrer said on Saturday that the tour would go on.",
        &["Louis Ferrer"],
    );
    said_by("“It is late,” said an aide to Anna Keller, David Stone.", &["David Stone"]);
}

#[test]
fn labels_of_an_interview_are_people() {
    said_by("Rafe Dunnock met Tilda March in Leeds.\n\nRD: Who robbed you?\n\nTM: My father did.\n\nRD: Why?\n\nTM: Money.", &["Rafe Dunnock", "Tilda March", "Rafe Dunnock", "Tilda March"]);
}
