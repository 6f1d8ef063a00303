//! What must hold of every result, whatever the text: the property tests and the fuzz targets ask for the same.

use rubricator::dates::Timex;
use rubricator::entities::Entities;
use rubricator::layout::Layout;
use rubricator::quotes::Quote;
use rubricator::sentences::Sentences;
use rubricator::tokens::Tokens;
use rubricator::{wire, Document, OffsetUnit, Span};

/// All layers of `document`, and the form in which it leaves the core.
pub fn document(document: &Document<'_>) {
    let text = document.text;
    tokens(&document.tokens);
    sentences(&document.tokens, &document.layout, &document.sentences);
    for (span, _) in document.layout.regions() {
        slice(text, span, "region");
    }
    dates(text, &document.dates);
    entities(text, &document.entities);
    quotes(text, &document.quotes);
    let people = document.entities.entities.len();
    for speaker in document.quotes.iter().flat_map(|q| q.speaker.iter().chain(&q.via)) {
        assert!(speaker.entity.is_none_or(|e| (e.0 as usize) < people), "a speaker is no entity in {text:?}");
    }
    leaves(document);
}

/// Tokens: whole characters, in order, apart, nothing but white space between them.
pub fn tokens(tokens: &Tokens<'_>) {
    let text = tokens.source();
    let mut end = 0;
    for (i, token) in tokens.as_slice().iter().enumerate() {
        slice(text, token.span, "token");
        assert!(token.span.start >= end, "token {i} overlaps the one before it in {text:?}");
        assert_eq!(tokens.at_byte(token.span.start), i, "token {i} isn't found by its offset in {text:?}");
        end = token.span.end;
    }
}

/// Paragraphs and sentences: in order, a sentence inside its paragraph, each token in exactly one.
pub fn sentences(tokens: &Tokens<'_>, layout: &Layout, sentences: &Sentences) {
    let text = tokens.source();
    let mut next = 0;
    for paragraph in layout.paragraphs() {
        slice(text, paragraph.span, "paragraph");
        assert_eq!(paragraph.tokens.start, next, "a token is in no paragraph, or in two, in {text:?}");
        next = paragraph.tokens.end;
    }
    assert_eq!(next, tokens.len(), "the last tokens are in no paragraph in {text:?}");
    next = 0;
    for sentence in sentences.as_slice() {
        slice(text, sentence.span, "sentence");
        assert_eq!(sentence.tokens.start, next, "a token is in no sentence, or in two, in {text:?}");
        next = sentence.tokens.end;
        let paragraph = &layout.paragraphs()[sentence.paragraph];
        assert!(paragraph.span.contains(sentence.span), "a sentence leaves its paragraph in {text:?}");
    }
    assert_eq!(next, tokens.len(), "the last tokens are in no sentence in {text:?}");
}

/// Dates: in order, apart, with a value; the ends of a range name each other.
pub fn dates(text: &str, dates: &[Timex]) {
    ordered(text, dates.iter().map(|d| d.span), "date");
    let apart = dates.windows(2).all(|p| p[0].span.end <= p[1].span.start);
    assert!(apart, "dates overlap in {text:?}");
    for (i, date) in dates.iter().enumerate() {
        assert!(!date.value.is_empty(), "a date without a value in {text:?}");
        sure(text, date.confidence);
        if let Some(partner) = date.range.as_ref().and_then(|range| range.partner) {
            let back = dates.get(partner).and_then(|other| other.range.as_ref()).and_then(|r| r.partner);
            assert_eq!(back, Some(i), "the ends of a range don't name each other in {text:?}");
        }
    }
}

/// Mentions: in order, nested or apart but never crossing, each of an entity that exists and has it.
pub fn entities(text: &str, entities: &Entities) {
    ordered(text, entities.mentions.iter().map(|m| m.span), "mention");
    let mut open: Vec<Span> = Vec::new();
    let mut seen = vec![false; entities.entities.len()];
    for mention in &entities.mentions {
        open.retain(|outer| outer.end > mention.span.start);
        let crossing = open.iter().any(|outer| !outer.contains(mention.span));
        assert!(!crossing, "mentions cross at {:?} in {text:?}", mention.span);
        open.push(mention.span);
        sure(text, mention.confidence);
        seen[mention.entity.0 as usize] = true;
    }
    assert!(seen.iter().all(|&seen| seen), "an entity has no mention in {text:?}");
    for id in entities.entities.iter().flat_map(|e| &e.members) {
        assert!((id.0 as usize) < seen.len(), "a member is no entity in {text:?}");
    }
}

/// Quotes: in order, parts in order inside them, links to quotations that exist.
pub fn quotes(text: &str, quotes: &[Quote]) {
    ordered(text, quotes.iter().map(|q| q.span), "quote");
    for (i, quote) in quotes.iter().enumerate() {
        ordered(text, quote.parts.iter().copied(), "part");
        let apart = quote.parts.windows(2).all(|p| p[0].end <= p[1].start);
        assert!(apart, "the parts of a quote overlap in {text:?}");
        assert!(quote.parts.iter().all(|&p| quote.span.contains(p)), "a part leaves its quote in {text:?}");
        for said in [quote.speaker.as_ref(), quote.via.as_ref()].into_iter().flatten() {
            slice(text, said.span, "speaker");
        }
        if let Some(cue) = quote.cue {
            slice(text, cue, "cue");
        }
        for id in [quote.inside, quote.repeats].into_iter().flatten() {
            assert!(
                (id.0 as usize) < quotes.len() && id.0 as usize != i,
                "a quote names no other in {text:?}"
            );
        }
        sure(text, quote.confidence);
    }
}

/// The slices that the other units name are the slices that the bytes name.
fn leaves(document: &Document<'_>) {
    let text = document.text;
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
        let mut passages: Vec<_> = wire.dates.iter().map(|d| (d.start, d.end, d.text)).collect();
        passages.extend(wire.entities.iter().flat_map(|e| &e.mentions).map(|m| (m.start, m.end, m.text)));
        passages.extend(wire.quotes.iter().map(|q| (q.start, q.end, q.text)));
        passages.extend(wire.quotes.iter().filter_map(|q| q.cue.as_ref()).map(|c| (c.start, c.end, c.text)));
        passages
            .extend(wire.quotes.iter().filter_map(|q| q.speaker.as_ref()).map(|s| (s.start, s.end, s.text)));
        for (start, end, words) in passages {
            assert_eq!(slice(start, end), words, "{unit:?} in {text:?}");
        }
    }
}

fn slice(text: &str, span: Span, what: &str) {
    let found = text.get(span.range());
    assert!(found.is_some_and(|s| !s.is_empty()), "{what} {span:?} is no slice of {text:?}");
}

fn ordered(text: &str, spans: impl Iterator<Item = Span>, what: &str) {
    let mut last = 0;
    for span in spans {
        slice(text, span, what);
        assert!(span.start >= last, "a {what} is out of order in {text:?}");
        last = span.start;
    }
}

fn sure(text: &str, confidence: f32) {
    assert!((0.0..=1.0).contains(&confidence), "a confidence of {confidence} in {text:?}");
}
