//! The table of rules: each has a name of its own, a sentence, and an example that it reads.

use std::collections::BTreeSet;

use rubricator::markup::{render, strip, Layers};
use rubricator::rules::{RuleId, Stage};
use rubricator::{Options, ReferenceTime};

use crate::annotator;

#[test]
fn names_are_unique_and_sentences_are_sentences() {
    let names: BTreeSet<_> = RuleId::ALL.iter().map(|rule| rule.name()).collect();
    assert_eq!(names.len(), RuleId::ALL.len());
    for rule in RuleId::ALL {
        let sentence = rule.sentence();
        assert!(sentence.starts_with(char::is_uppercase) && sentence.ends_with('.'), "{}", rule.name());
    }
}

/// Rules that need more text than an example.
const WITHOUT: [RuleId; 3] = [RuleId::Repeat, RuleId::SameKind, RuleId::SameSentenceAhead];

#[test]
fn every_rule_reads_its_own_example() {
    let options = Options {
        reference: ReferenceTime::parse("2024-06-19").ok(),
        vague_dates: true,
        ..Options::default()
    };
    let mut silent = Vec::new();
    for rule in RuleId::ALL.iter().filter(|rule| !WITHOUT.contains(rule)) {
        let dates = rule.stage() == Stage::Date;
        let marked = rule.example().replace(" ¶ ", "\n\n");
        let text = if dates { strip(&marked) } else { marked.clone() };
        let document = annotator().annotate(&text, &options);
        let answer =
            if dates { render(&document, Layers { dates: true, ..Layers::NONE }) } else { text.clone() };
        let reads = document.dates.iter().any(|d| d.rule == *rule)
            || document.entities.mentions.iter().any(|m| m.rule == *rule)
            || document.quotes.iter().any(|q| q.rule == *rule);
        if !reads || dates && answer != marked {
            silent.push(format!("{}: {answer}", rule.name()));
        }
    }
    assert!(silent.is_empty(), "not read by their rules:\n{}", silent.join("\n"));
}
