//! What must hold for every string: spans are sound, the result is the same twice, and what is far away changes nothing.

use proptest::prelude::*;
use proptest::test_runner::Config;
use rubricator::{wire, Document, OffsetUnit, Options, ReferenceTime, Span};

use crate::{annotator, sound};

/// Pieces that news text is made of, and pieces that break programs.
const PIECES: &[&str] = &[
    "“",
    "”",
    "\"",
    "'",
    "‘",
    "’",
    "''",
    "``",
    "«",
    "»",
    "said",
    " he ",
    " she said, ",
    "Mr. ",
    "Putin",
    "Kim Jong Un",
    "the Russian president",
    "U.S.",
    "'s",
    "’s",
    " on Wednesday",
    " June 19",
    "-20",
    ", 2024",
    " in 1961, 2000 and 2001",
    "3 p.m.",
    "two days later",
    "according to ",
    "MOSCOW (AFP) — ",
    "By Ann Lee",
    "\n",
    "\n\n",
    "\r\n",
    "\u{2028}",
    " ",
    "\t",
    ".",
    "…",
    ",",
    ":",
    ";",
    "—",
    "-",
    "(",
    ")",
    "é",
    "e\u{301}",
    "👩‍👩‍👧",
    "\u{feff}",
    "\u{202e}",
    "\0",
    "\u{fffd}",
    "漢字",
    "ß",
    "İ",
    "ǅ",
    "1",
    "12",
    "2024",
    "99999999999999999999",
    "31/12/2023",
    "0000-00-00",
    "$5",
    "%",
    "@a",
    "#b",
    "http://",
    "a.b",
    "January",
    "May",
    "Second",
    "half",
    "of",
    "the",
    "year",
    "ago",
    "last",
    "next",
    "BC",
    "a",
    "I",
];

fn news_like() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 0..60).prop_map(|pieces| pieces.concat())
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![3 => news_like(), 1 => prop::collection::vec(any::<char>(), 0..120).prop_map(String::from_iter)]
}

fn options() -> Options {
    Options {
        reference: Some(ReferenceTime::parse("2024-06-19").expect("a date")),
        vague_dates: true,
        ..Options::default()
    }
}

fn check(text: &str) {
    sound::document(&annotator().annotate(text, &options()));
}

fn json(text: &str) -> String {
    let document = annotator().annotate(text, &options());
    serde_json::to_string(&wire::Document::new(&document, OffsetUnit::CodePoint)).expect("a document is JSON")
}

proptest! {
    #![proptest_config(Config { cases: 1500, failure_persistence: None, ..Config::default() })]

    #[test]
    fn any_string_gives_sound_spans(text in any_text()) {
        check(&text);
    }

    #[test]
    fn the_same_string_gives_the_same_bytes(text in news_like()) {
        prop_assert_eq!(json(&text), json(&text));
    }

    #[test]
    fn a_paragraph_more_leaves_the_tokens_and_sentences_before_it_alone(text in news_like()) {
        let longer = format!("{text}\n\nAnother paragraph of the article stands here.");
        let before = annotator().annotate(&text, &options());
        let after = annotator().annotate(&longer, &options());
        let n = before.tokens.len();
        prop_assert_eq!(before.tokens.as_slice(), &after.tokens.as_slice()[..n]);
        let sentences = before.sentences.as_slice();
        prop_assert_eq!(sentences, &after.sentences.as_slice()[..sentences.len()]);
    }

    #[test]
    fn a_stray_mark_changes_no_quotation_outside_its_paragraph(
        before in paragraph(), after in paragraph(), at in any::<prop::sample::Index>(), mark in stray(),
    ) {
        // An open quotation goes on in a paragraph that starts with a mark: that is how long speeches are printed.
        prop_assume!(!after.starts_with(['“', '"']));
        let middle = "The council met again and talked about the bridge for an hour.";
        let gaps: Vec<usize> = middle.match_indices(' ').map(|(i, _)| i + 1).chain([0, middle.len()]).collect();
        let mut struck = middle.to_string();
        struck.insert_str(*at.get(&gaps), mark);
        prop_assert_eq!(around(before, middle, after), around(before, &struck, after));
    }

    #[test]
    fn two_articles_joined_by_a_blank_line_have_the_tokens_of_both(one in news_like(), two in news_like()) {
        let joined = format!("{one}\n\n{two}");
        let both = annotator().annotate(&joined, &options());
        let (one, two) = (annotator().annotate(&one, &options()), annotator().annotate(&two, &options()));
        let shown = |document: &Document<'_>| -> Vec<String> {
            (0..document.tokens.len()).map(|i| document.tokens.text(i).to_string()).collect()
        };
        prop_assert_eq!(shown(&both), [shown(&one), shown(&two)].concat());
        let sentences = |document: &Document<'_>| document.sentences.as_slice().len();
        prop_assert_eq!(sentences(&both), sentences(&one) + sentences(&two));
    }
}

/// A paragraph of a report, with a quotation or without.
fn paragraph() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "“The bridge is safe,” Ann Lee said on Monday. “We looked at it twice.”",
        "Jan Novak told reporters: \"We were not asked.\"",
        "Bo Lee, who lives there, was glad. “I can walk again,” he said on Friday. “At last.”",
        "The mayor's ‘plan’ was called “a joke” by the union.",
        "Officials said that the bridge would open in May.",
        "Nobody was hurt.",
    ])
}

/// A mark that nothing closes or opens.
fn stray() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["“", "”", "\"", "«", "»", "``", "''", "‘", "’", "'"])
}

/// The sentences and quotations of `before` and `after`, with `middle` between them and left out of account.
fn around(before: &str, middle: &str, after: &str) -> Vec<String> {
    let text = format!("{before}\n\n{middle}\n\n{after}");
    let document = annotator().annotate(&text, &options());
    let (start, end) = (before.len() as u32, (before.len() + 2 + middle.len()) as u32);
    let outside = |span: Span| span.end <= start || span.start >= end;
    let words = |span: Span| span.of(&text);
    let mut seen: Vec<String> = Vec::new();
    for sentence in document.sentences.as_slice().iter().filter(|s| outside(s.span)) {
        seen.push(words(sentence.span).to_string());
    }
    for quote in document.quotes.iter().filter(|q| outside(q.span)) {
        let speaker = quote.speaker.as_ref().map(|s| words(s.span));
        let parts: Vec<_> = quote.parts.iter().map(|&p| words(p)).collect();
        let cue = quote.cue.map(words);
        seen.push(format!("{:?} {:?} {parts:?} {speaker:?} {cue:?}", quote.kind, words(quote.span)));
    }
    seen
}

#[test]
fn odd_texts_give_sound_spans() {
    for text in [
        "",
        " ",
        "\n",
        "\0",
        "\u{feff}",
        "\"",
        "“",
        "”",
        "'",
        ".",
        "A",
        "1",
        "é",
        "👩‍👩‍👧",
        "\r\n\r\n",
        "¶",
        "----",
        "(((((",
        "[|]{|}<|>\\",
        "“unclosed",
        "closed”",
        "“““”””",
        "’’’’",
        "said said said said",
        "He he HE",
        "2024 2024 2024",
        "May may MAY March",
        "From 2011-19 to 2021, every Friday.",
    ] {
        check(text);
    }
}

#[test]
fn an_address_of_wide_letters_at_the_end_is_the_same_address_before_a_paragraph() {
    // Its length in letters is within the limit for addresses, its length in bytes is not.
    let text = format!("https://{}", "漢".repeat(90));
    let longer = format!("{text}\n\nMore.");
    let (before, after) =
        (annotator().annotate(&text, &options()), annotator().annotate(&longer, &options()));
    assert_eq!(before.tokens.as_slice(), &after.tokens.as_slice()[..before.tokens.len()]);
}
