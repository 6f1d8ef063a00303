//! Annotations written into the text as brackets: for test cases, snapshots and reading.
//!
//! | layer | form |
//! |---|---|
//! | date | `[last Friday|2024-03-01]`, `[early March|2024-03 START]` |
//! | entity | `{Vladimir Putin|person}`; mentions that are not names add their form and whom they mean: `{he|pronoun Vladimir Putin}` |
//! | quote | `<“We are glad,”|direct Ann Lee>`; the next piece of the same quotation: `<“and tired.”|direct+ Ann Lee>`; who passed it on: `<“glad”|mixed Ann Lee via Gazette>` |
//!
//! A backslash stands before each of `[ ] { } < > | \\` that is part of the text.
//!
//! Layers nest where they nest in the text. Where two annotations cross, the one that starts later
//! is closed at the end of the earlier one and opened again behind it.

use crate::dates::Timex;
use crate::document::Document;
use crate::entities::{Mention, MentionForm};
use crate::quotes::{Quote, QuoteKind, Speaker};
use crate::span::Span;

/// Which layers to render.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Layers {
    /// Dates in square brackets.
    pub dates: bool,
    /// Entities in braces.
    pub entities: bool,
    /// Quotes in angle brackets.
    pub quotes: bool,
}

impl Layers {
    /// Every layer.
    pub const ALL: Layers = Layers { dates: true, entities: true, quotes: true };
    /// No layer.
    pub const NONE: Layers = Layers { dates: false, entities: false, quotes: false };
}

struct Mark {
    span: Span,
    open: char,
    close: char,
    label: String,
}

/// The text of `document` with the annotations of `layers`.
pub fn render(document: &Document<'_>, layers: Layers) -> String {
    let mut marks = Vec::new();
    if layers.quotes {
        marks.extend(document.quotes.iter().flat_map(|quote| quote_marks(document, quote)));
    }
    if layers.entities {
        marks.extend(document.entities.mentions.iter().map(|mention| mention_mark(document, mention)));
    }
    if layers.dates {
        marks.extend(document.dates.iter().map(date_mark));
    }
    // Outer marks open first; a stable sort keeps quote, entity, date for equal spans.
    marks.sort_by_key(|mark| (mark.span.start, std::cmp::Reverse(mark.span.end)));
    write_nested(document.text, &marks)
}

fn date_mark(timex: &Timex) -> Mark {
    let modifier = timex.modifier.map(|m| format!(" {}", m.name())).unwrap_or_default();
    Mark { span: timex.span, open: '[', close: ']', label: format!("{}{modifier}", timex.value) }
}

fn mention_mark(document: &Document<'_>, mention: &Mention) -> Mark {
    let entity = document.entities.get(mention.entity);
    let label = match mention.form {
        MentionForm::Name => entity.kind.name().to_string(),
        form => format!("{} {}", form.name(), entity.name),
    };
    Mark { span: mention.span, open: '{', close: '}', label }
}

fn quote_marks(document: &Document<'_>, quote: &Quote) -> Vec<Mark> {
    let name = |speaker: &Speaker| match speaker.entity {
        Some(id) => document.entities.get(id).name.clone(),
        None => speaker.span.of(document.text).to_string(),
    };
    let mut label = match &quote.speaker {
        Some(speaker) => format!(" {}", name(speaker)),
        None if quote.kind == QuoteKind::Scare => String::new(),
        None => " ?".to_string(),
    };
    if let Some(via) = &quote.via {
        label = format!("{label} via {}", name(via));
    }
    let parts = if quote.parts.is_empty() { std::slice::from_ref(&quote.span) } else { &quote.parts };
    let label = |at: usize| format!("{}{}{label}", quote.kind.name(), if at > 0 { "+" } else { "" });
    parts
        .iter()
        .enumerate()
        .map(|(at, &span)| Mark { span, open: '<', close: '>', label: label(at) })
        .collect()
}

/// Writes text and marks; `marks` are in order of their starts, outer ones first.
fn write_nested(text: &str, marks: &[Mark]) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    let mut open: Vec<&Mark> = Vec::new();
    let mut at = 0;
    let mut next = marks.iter().peekable();
    loop {
        let close_at = open.iter().map(|mark| mark.span.end).min();
        let open_at = next.peek().map(|mark| mark.span.start);
        let Some(to) = close_at.into_iter().chain(open_at).min() else {
            break;
        };
        push_escaped(&mut out, &text[at..to as usize]);
        at = to as usize;
        if close_at == Some(to) {
            close(&mut out, &mut open, to);
        } else if let Some(mark) = next.next() {
            out.push(mark.open);
            open.push(mark);
        }
    }
    push_escaped(&mut out, &text[at..]);
    out
}

fn is_reserved(c: char) -> bool {
    matches!(c, '[' | ']' | '{' | '}' | '<' | '>' | '|' | '\\')
}

fn push_escaped(out: &mut String, text: &str) {
    for c in text.chars() {
        if is_reserved(c) {
            out.push('\\');
        }
        out.push(c);
    }
}

/// The text of a markup: what [`render`] was given.
pub fn strip(markup: &str) -> String {
    let mut text = String::with_capacity(markup.len());
    let mut chars = markup.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => text.extend(chars.next()),
            '[' | '{' | '<' => {}
            // A label goes up to the bracket that closes it; labels hold no brackets.
            '|' => {
                chars.by_ref().find(|c| matches!(c, ']' | '}' | '>'));
            }
            c => text.push(c),
        }
    }
    text
}

/// Closes all marks that end at `at`, and those opened inside them; opens the latter again.
fn close(out: &mut String, open: &mut Vec<&Mark>, at: u32) {
    let Some(outermost) = open.iter().position(|mark| mark.span.end == at) else {
        return;
    };
    let closing = open.split_off(outermost);
    for mark in closing.iter().rev() {
        out.push('|');
        out.push_str(&mark.label);
        out.push(mark.close);
    }
    for mark in closing.into_iter().filter(|mark| mark.span.end > at) {
        out.push(mark.open);
        open.push(mark);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(start: usize, end: usize, open: char, label: &str) -> Mark {
        let close = if open == '[' { ']' } else { '>' };
        Mark { span: Span::new(start, end), open, close, label: label.into() }
    }

    #[test]
    fn nests_what_nests() {
        let marks = [mark(0, 7, '<', "q"), mark(4, 7, '[', "d")];
        assert_eq!(write_nested("abc def g", &marks), "<abc [def|d]|q> g");
    }

    #[test]
    fn strips_to_the_text_it_came_from() {
        let text = r"a [b] <c> \\ | {d}";
        let marks = [mark(0, text.len(), '<', "q"), mark(2, 5, '[', "x")];
        let markup = write_nested(text, &marks);
        assert_ne!(markup, text);
        assert_eq!(strip(&markup), text);
    }

    #[test]
    fn splits_what_crosses() {
        let marks = [mark(0, 5, '<', "q"), mark(4, 7, '[', "d")];
        assert_eq!(write_nested("abc def g", &marks), "<abc [d|d]|q>[ef|d] g");
    }
}
