//! The pass over the document, given names by hand instead of the tagger's.

use rubricator::entities::features::Reader;
use rubricator::entities::tagger::Tagged;
use rubricator::entities::{document_pass, labels};
use rubricator::rules::RuleId;
use rubricator::Options;

/// What the pass makes of `given`, the n-th place of each name counted from 0, as `name kind rule`.
#[track_caller]
fn check(text: &str, given: &[(&str, usize, &str, f32)], expected: &[&str]) {
    let (layers, options) = (crate::annotator().layers(text), Options::default());
    let ctx = crate::annotator().context(&layers, &options);
    let tokens = ctx.tokens;
    let reader = Reader::new(&ctx);
    let names = given.iter().map(|&(name, n, kind, likelihood)| {
        let (at, _) = text.match_indices(name).nth(n).expect("the name stands there");
        Tagged {
            start: tokens.at_byte(at as u32),
            end: tokens.at_byte((at + name.len()) as u32),
            kind: labels::KINDS.iter().position(|k| k.name() == kind).expect("a kind of the tagger"),
            likelihood,
            rule: RuleId::Tagger,
        }
    });
    let found: Vec<String> = document_pass::apply(&reader, names.collect())
        .iter()
        .map(|n| {
            format!(
                "{} {} {}",
                tokens.span(n.start..n.end).of(text),
                labels::KINDS[n.kind].name(),
                n.rule.name()
            )
        })
        .collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn a_name_found_once_is_found_wherever_it_stands() {
    let text = "Zorbat opened a plant. Neighbours say Zorbat pays well.";
    check(
        text,
        &[("Zorbat", 0, "organization", 0.9), ("Zorbat", 1, "organization", 0.9)],
        &["Zorbat organization tagger", "Zorbat organization tagger"],
    );
    let text = "Mila Orsk opened a plant with Tarvo Lenn. Neighbours say Mila Orsk pays well.";
    check(text, &[("Mila Orsk", 0, "person", 1.0)], &["Mila Orsk person tagger", "Mila Orsk person repeat"]);
}

#[test]
fn a_name_passed_over_more_often_than_found_is_not_spread() {
    let text = "Zorbat is new. With Zorbat one cooks. Some fry with Zorbat. They like Zorbat.";
    check(text, &[("Zorbat", 0, "organization", 0.6)], &["Zorbat organization tagger"]);
}

#[test]
fn a_surname_alone_follows_from_the_full_name_and_two_letters_do_not() {
    let text = "Police questioned Mila Orsk today. Then Orsk left.";
    check(text, &[("Mila Orsk", 0, "person", 0.9)], &["Mila Orsk person tagger", "Orsk person repeat"]);
    let text = "Police questioned Mila Or today. Then Or left.";
    check(text, &[("Mila Or", 0, "person", 0.9)], &["Mila Or person tagger"]);
}

#[test]
fn the_kind_of_most_mentions_overrules_one_that_is_much_rarer() {
    let text = "In Zorbat it rained. Roads to Zorbat closed. Shops in Zorbat shut. He left Zorbat.";
    let given = |last: &'static str| {
        [
            ("Zorbat", 0, "place", 0.9),
            ("Zorbat", 1, "place", 0.9),
            ("Zorbat", 2, "place", 0.9),
            ("Zorbat", 3, last, 0.9),
        ]
    };
    check(
        text,
        &given("person"),
        &["Zorbat place tagger", "Zorbat place tagger", "Zorbat place tagger", "Zorbat place same_kind"],
    );
    // One against one is no majority.
    check(
        "In Zorbat it rained. He left Zorbat.",
        &[("Zorbat", 0, "place", 0.9), ("Zorbat", 1, "organization", 0.8)],
        &["Zorbat place tagger", "Zorbat organization tagger"],
    );
}

#[test]
fn words_for_a_people_are_groups_and_signs_of_currency_no_names() {
    check(
        "The Norwegians voted. Norway waits.",
        &[("Norwegians", 0, "place", 0.8)],
        &["Norwegians group tagger"],
    );
    check("It cost US$100 in the US.", &[("US", 0, "place", 0.8)], &[]);
    check("France voted.", &[("France", 0, "place", 0.8)], &["France place tagger"]);
}

#[test]
fn small_letters_are_never_a_repeat() {
    check(
        "The paper Zorbat is read. To zorbat is to cook.",
        &[("Zorbat", 0, "organization", 0.9)],
        &["Zorbat organization tagger"],
    );
}
