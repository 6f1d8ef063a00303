//! What must hold for every string: nothing panics, spans are sound, the result is the same twice.

use proptest::prelude::*;
use proptest::test_runner::Config;
use rubricator::{wire, Document, OffsetUnit, Options, ReferenceTime, Span};

use crate::annotator;

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
    Options { reference: Some(ReferenceTime::parse("2024-06-19").expect("a date")), vague_dates: true }
}

/// Every span of the document, with what it is.
fn spans(document: &Document<'_>) -> Vec<(Span, &'static str)> {
    let mut spans = Vec::new();
    spans.extend(document.tokens.as_slice().iter().map(|t| (t.span, "token")));
    spans.extend(document.sentences.as_slice().iter().map(|s| (s.span, "sentence")));
    spans.extend(document.layout.regions().into_iter().map(|(span, _)| (span, "region")));
    spans.extend(document.dates.iter().map(|d| (d.span, "date")));
    spans.extend(document.entities.mentions.iter().map(|m| (m.span, "mention")));
    for quote in &document.quotes {
        spans.push((quote.span, "quote"));
        spans.extend(quote.parts.iter().map(|part| (*part, "part")));
        spans.extend(quote.speaker.iter().map(|s| (s.span, "speaker")));
        spans.extend(quote.via.iter().map(|s| (s.span, "via")));
        spans.extend(quote.cue.iter().map(|cue| (*cue, "cue")));
    }
    spans
}

fn check(text: &str) {
    let document = annotator().annotate(text, &options());
    for (span, what) in spans(&document) {
        let slice = text.get(span.range());
        assert!(slice.is_some_and(|s| !s.is_empty()), "{what} {span:?} is no slice of {text:?}");
    }
    let ordered = |spans: Vec<Span>, what: &str| {
        assert!(spans.windows(2).all(|p| p[0].start <= p[1].start), "{what} out of order in {text:?}");
    };
    ordered(document.dates.iter().map(|d| d.span).collect(), "dates");
    ordered(document.entities.mentions.iter().map(|m| m.span).collect(), "mentions");
    ordered(document.quotes.iter().map(|q| q.span).collect(), "quotes");
    let apart = document.dates.windows(2).all(|p| p[0].span.end <= p[1].span.start);
    assert!(apart, "dates overlap in {text:?}");
    for sentence in document.sentences.as_slice() {
        let paragraph = &document.layout.paragraphs()[sentence.paragraph];
        assert!(paragraph.span.contains(sentence.span), "a sentence leaves its paragraph in {text:?}");
    }
    let covered: usize = document.sentences.as_slice().iter().map(|s| s.tokens.len()).sum();
    assert_eq!(covered, document.tokens.len(), "a token is in no sentence, or in two, in {text:?}");
    for mention in &document.entities.mentions {
        assert!((mention.entity.0 as usize) < document.entities.entities.len());
        assert!((0.0..=1.0).contains(&mention.confidence));
    }
    for value in
        document.dates.iter().map(|d| d.confidence).chain(document.quotes.iter().map(|q| q.confidence))
    {
        assert!((0.0..=1.0).contains(&value), "a confidence of {value} in {text:?}");
    }
    check_wire(text, &document);
}

/// The slices that the other units name are the slices that the bytes name.
fn check_wire(text: &str, document: &Document<'_>) {
    let utf16: Vec<u16> = text.encode_utf16().collect();
    let points: Vec<char> = text.chars().collect();
    for unit in [OffsetUnit::Utf16, OffsetUnit::CodePoint] {
        let wire = wire::Document::new(document, unit);
        let slice = |start: u32, end: u32| match unit {
            OffsetUnit::Utf16 => {
                String::from_utf16(&utf16[start as usize..end as usize]).expect("whole characters")
            }
            OffsetUnit::CodePoint => points[start as usize..end as usize].iter().collect(),
        };
        let mut passages: Vec<_> = wire.dates.iter().map(|d| &d.passage).collect();
        passages.extend(wire.entities.iter().flat_map(|e| e.mentions.iter().map(|m| &m.passage)));
        passages.extend(wire.quotes.iter().map(|q| &q.passage));
        passages.extend(wire.quotes.iter().filter_map(|q| q.cue.as_ref()));
        passages.extend(wire.quotes.iter().filter_map(|q| q.speaker.as_ref().map(|s| &s.passage)));
        for passage in passages {
            assert_eq!(slice(passage.start, passage.end), passage.text, "{unit:?} in {text:?}");
        }
        for entity in &wire.entities {
            assert!(!entity.mentions.is_empty(), "{} has no mention in {text:?}", entity.name);
        }
    }
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
    fn a_paragraph_more_leaves_the_tokens_before_it_alone(text in news_like()) {
        let longer = format!("{text}\n\nAnother paragraph of the article stands here.");
        let before = annotator().annotate(&text, &options());
        let after = annotator().annotate(&longer, &options());
        let n = before.tokens.len();
        prop_assert_eq!(before.tokens.as_slice(), &after.tokens.as_slice()[..n]);
        let sentences = before.sentences.as_slice();
        prop_assert_eq!(sentences, &after.sentences.as_slice()[..sentences.len()]);
    }
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
    ] {
        check(text);
    }
}

#[test]
fn long_runs_of_one_thing_are_read_in_linear_time() {
    // Eight times the text may take ten times as long, and more on a busy machine; a quadratic
    // reader takes sixty-four times as long. Small sizes come first, so that a bad one fails early.
    for unit in [
        "“",
        "\"",
        "' ",
        "A",
        "Aa ",
        "1",
        "1 ",
        "said ",
        ". ",
        "a.",
        "(",
        "\n",
        "He said “a” ",
        "June 1, ",
        "the the ",
        "Mr. ",
        "www.",
        "a@a.a ",
    ] {
        let time = |n: usize| {
            let text = unit.repeat(n);
            let run = || {
                let start = std::time::Instant::now();
                annotator().annotate(&text, &options());
                start.elapsed().as_secs_f64()
            };
            (0..3).map(|_| run()).fold(f64::MAX, f64::min)
        };
        for n in [500, 4_000] {
            let (short, long) = (time(n).max(0.002), time(8 * n));
            assert!(long / short < 40.0, "{unit:?}: {short:.4} s for {n}, {long:.4} s for {}", 8 * n);
        }
    }
}
