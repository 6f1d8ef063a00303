//! What quotations are to be checked for: each warning where it belongs, and nowhere else.

use rubricator::Options;

use crate::annotator;

/// The warnings of each quotation, in text order, those of one quotation joined by `+`.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let document = annotator().annotate(text, &Options::default());
    let found: Vec<String> = document
        .quotes
        .iter()
        .map(|q| q.warnings.iter().map(|w| w.name()).collect::<Vec<_>>().join("+"))
        .collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn a_quotation_that_nobody_says_is_marked() {
    check("“We will never leave this town to them.”", &["no_speaker"]);
    check("“We will never leave this town to them,” Ann Lee said.", &[""]);
    check("They watched the film “The Long Road” on Monday.", &[""]);
}

#[test]
fn a_speaker_without_a_name_is_marked() {
    let is_told_by = |speaker: &str, warning: &str| {
        check(&format!("“The talks are over for good,” {speaker} said."), &[warning]);
    };
    for speaker in [
        "a senior official",
        "officials",
        "two people familiar with the talks",
        "a former trade negotiator",
        "one resident",
        "a source close to the mayor",
        "an aide to the governor",
    ] {
        is_told_by(speaker, "anonymous_speaker");
    }
    check(
        "The minister, who spoke on condition of anonymity, said the talks were “over for good.”",
        &["anonymous_speaker"],
    );
    for speaker in [
        "Ann Lee",
        "the mayor, Ann Lee,",
        "she",
        "a White House spokesman, Bo Roe,",
        "a court",
        "Lyon police",
    ] {
        is_told_by(speaker, "");
    }
}

#[test]
fn a_mark_without_its_partner_is_marked() {
    check("“We are very glad to be here, Ann Lee said.", &["unbalanced_marks"]);
    check("“We are very glad to be here,” Ann Lee said.", &[""]);
    check("“We came early to the town. ¶\n\n“We left late,” Lee said.", &[""]);
}

#[test]
fn the_same_words_of_two_people_are_marked() {
    const BRIDGE: &str = "The bridge will never stand";
    let after_lee = |words: &str, speaker: &str| {
        format!("“{BRIDGE},” Ann Lee said. Nobody spoke. “{words},” {speaker} said again.")
    };
    check(&after_lee(BRIDGE, "Bo Roe"), &["two_speakers", "two_speakers"]);
    check(&after_lee(BRIDGE, "Lee"), &["", ""]);
    check(&after_lee("The road will always be open", "Bo Roe"), &["", ""]);
}
