//! Tokens to sentences.
//!
//! A sentence never crosses a paragraph. Inside one it ends after `.`, `!`, `?` or `…` and the
//! closing marks behind it, where what follows can start a sentence. A dot that belongs to an
//! abbreviation ends a sentence only where English lets it.

use std::ops::Range;

use crate::layout::Layout;
use crate::span::Span;
use crate::tokens::{may_end_sentence, Case, Gap, TokenKind, Tokens};
use crate::words::listed;

/// One sentence.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sentence {
    /// Where it stands, in bytes, from its first token to its last.
    pub span: Span,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The paragraph it belongs to, an index into [`Layout::paragraphs`].
    pub paragraph: usize,
}

/// The sentences of a text, in text order.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sentences {
    list: Vec<Sentence>,
}

impl Sentences {
    /// All sentences, in text order.
    pub fn as_slice(&self) -> &[Sentence] {
        &self.list
    }

    /// The index of the sentence that holds token `i`; the last sentence for `i` past the end.
    pub fn of_token(&self, i: usize) -> usize {
        self.list.partition_point(|s| s.tokens.end <= i).min(self.list.len().saturating_sub(1))
    }
}

/// Splits every paragraph of `layout` into sentences.
pub fn split(tokens: &Tokens<'_>, layout: &Layout) -> Sentences {
    let mut list = Vec::new();
    for (paragraph, region) in layout.paragraphs().iter().enumerate() {
        let mut start = region.tokens.start;
        let mut i = start;
        while i < region.tokens.end {
            let Some(end) = sentence_end(tokens, i, region.tokens.end) else {
                i += 1;
                continue;
            };
            list.push(sentence(tokens, start..end, paragraph));
            start = end;
            i = end;
        }
        if start < region.tokens.end {
            list.push(sentence(tokens, start..region.tokens.end, paragraph));
        }
    }
    Sentences { list }
}

fn sentence(tokens: &Tokens<'_>, range: Range<usize>, paragraph: usize) -> Sentence {
    Sentence { span: tokens.span(range.clone()), tokens: range, paragraph }
}

/// One past the last token of the sentence whose final mark is token `i`, if it is one.
fn sentence_end(tokens: &Tokens<'_>, i: usize, limit: usize) -> Option<usize> {
    let token = tokens[i];
    let is_stop = token.kind == TokenKind::Punctuation
        && matches!(tokens.text(i).chars().next(), Some('.' | '!' | '?' | '…' | '。'));
    if !is_stop && token.kind != TokenKind::Abbreviation {
        return None;
    }
    let mut end = i + 1;
    // Further stops and the marks that close with the sentence belong to it: `…?!”)`.
    while end < limit && tokens[end].is_glued() && closes(tokens, end) {
        end += 1;
    }
    let Some(next) = tokens.get(end).filter(|_| end < limit) else {
        return Some(end);
    };
    if next.is_glued() {
        // `.”.` and `.”—he` go on; a stop glued to a word is no end (`example.Then` is too rare
        // and too close to file names).
        return None;
    }
    if token.kind == TokenKind::Abbreviation && end == i + 1 {
        return abbreviation_ends(tokens, i, limit).then_some(end);
    }
    starts_sentence(tokens, end, limit, end > i + 1 || tokens.text(i) == "…" || tokens.text(i).len() > 1)
        .then_some(end)
}

/// True where token `i` may stand between a stop and the space after the sentence.
fn closes(tokens: &Tokens<'_>, i: usize) -> bool {
    match tokens[i].kind {
        TokenKind::QuoteMark => {
            // A mark with a word right behind it opens what follows.
            tokens.get(i + 1).is_none_or(|next| !next.is_glued() || !next.is_word())
        }
        TokenKind::Punctuation => {
            matches!(tokens.text(i).chars().next(), Some(')' | ']' | '.' | '!' | '?' | '…'))
        }
        _ => false,
    }
}

/// True where token `i` can be the first of a sentence; `strict` after closing marks and dots that
/// may stand for an omission, where a lower-case word goes on with the sentence.
fn starts_sentence(tokens: &Tokens<'_>, i: usize, limit: usize, strict: bool) -> bool {
    let mut first = i;
    // What opens with the sentence is not its first word.
    let opens = |i: usize| tokens[i].kind == TokenKind::QuoteMark || matches!(tokens.text(i), "(" | "[");
    while first < limit && opens(first) {
        first += 1;
    }
    let Some(token) = tokens.get(first).filter(|_| first < limit) else {
        return true;
    };
    match token.kind {
        TokenKind::Word | TokenKind::Abbreviation => match token.case {
            // After a plain full stop even a lower-case word starts a sentence (`iPhone sales`
            // aside, writers who start so put a mark before); after a closing mark it goes on.
            Case::Lower => !strict && first > i,
            _ => true,
        },
        TokenKind::Number | TokenKind::Symbol | TokenKind::Address => true,
        TokenKind::Dash => !strict || token.gap >= Gap::Line,
        _ => !strict,
    }
}

/// True where the abbreviation at `i` is the last word of its sentence.
fn abbreviation_ends(tokens: &Tokens<'_>, i: usize, limit: usize) -> bool {
    let next = i + 1;
    let Some(token) = tokens.get(next).filter(|_| next < limit) else {
        return true;
    };
    let folded = tokens.folded(i);
    let bare = folded.trim_end_matches('.');
    if token.kind == TokenKind::QuoteMark && token.gap != Gap::None {
        // `the U.S. “We left,”`: a mark with a capital behind it opens a sentence of its own.
        let inner = tokens.get(next + 1).is_some_and(|t| t.is_glued() && t.is_capitalized());
        return inner && (bare.contains('.') || may_end_sentence(bare));
    }
    let capital = token.is_word() && token.case != Case::Lower && token.case != Case::None;
    if bare.contains('.') {
        // `the U.S. The`, `3 p.m. They`: ends before a word that only a sentence start capitalises.
        return capital && is_usual_opener(tokens.folded(next));
    }
    if bare.chars().count() == 1 {
        // `J. Smith` goes on; `vitamin C. The` ends.
        let before_is_lower = i > 0 && tokens[i - 1].case == Case::Lower;
        return capital && before_is_lower && is_usual_opener(tokens.folded(next));
    }
    may_end_sentence(bare) && capital && is_usual_opener(tokens.folded(next))
}

/// Words that open sentences and seldom stand capitalised inside one.
fn is_usual_opener(folded: &str) -> bool {
    listed(
        folded,
        "the a an it he she they we you i this that these those there his her its their our my in on at \
         but and or so yet as if when while after before since although though because however meanwhile \
         also for from with to by both some many most all no not what who how why where last earlier \
         later then now once under according asked during despite among officials police several another \
         one two three more here each such other others still instead",
    )
}

#[cfg(test)]
mod tests {
    use crate::{layout, sentences, tokens};

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let tokens = tokens::tokenize(text);
        let layout = layout::read(text, &tokens);
        let found = sentences::split(&tokens, &layout);
        let found: Vec<_> = found.as_slice().iter().map(|s| s.span.of(text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn ends_at_stops_and_keeps_closing_marks() {
        check("It rained. “We left.” They stayed!", &["It rained.", "“We left.”", "They stayed!"]);
        check("“Why?” he asked. She smiled.", &["“Why?” he asked.", "She smiled."]);
    }

    #[test]
    fn does_not_end_at_abbreviations_initials_and_decimals() {
        check(
            "Mr. J. R. Smith paid $3.5 million to Sen. Lee.",
            &["Mr. J. R. Smith paid $3.5 million to Sen. Lee."],
        );
        check("The U.S. Senate met at 3 p.m. Friday.", &["The U.S. Senate met at 3 p.m. Friday."]);
        check("See example.org. It helps.", &["See example.org.", "It helps."]);
    }

    #[test]
    fn ends_after_an_abbreviation_before_a_usual_opener() {
        check("He left the U.S. The talks failed.", &["He left the U.S.", "The talks failed."]);
        check("They met at 3 p.m. It was late.", &["They met at 3 p.m.", "It was late."]);
        check("He joined Acme Inc. The shares fell.", &["He joined Acme Inc.", "The shares fell."]);
    }

    #[test]
    fn goes_on_after_an_omission_and_a_stray_dot() {
        check("“Well … maybe,” he said.", &["“Well … maybe,” he said."]);
        check("by the West.”. Putin claimed it.", &["by the West.”.", "Putin claimed it."]);
    }

    #[test]
    fn never_crosses_a_paragraph() {
        check("A headline without a stop\n\nThe text.", &["A headline without a stop", "The text."]);
    }
}
