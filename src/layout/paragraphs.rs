//! Lines to paragraphs: a line break ends a paragraph unless the block was wrapped by hand.

use std::ops::Range;

use crate::tokens::{Gap, TokenKind, Tokens};

/// A line of a wrapped block is at least this long, in bytes; shorter ones end where they mean to.
const WRAPPED_MIN: usize = 40;
/// A line of a wrapped block is at most this long, in bytes; longer ones are paragraphs.
const WRAPPED_MAX: usize = 110;

/// The token range of every paragraph, in text order.
pub(super) fn group(text: &str, tokens: &Tokens<'_>) -> Vec<Range<usize>> {
    let mut paragraphs = Vec::new();
    let mut block = 0;
    for i in 1..=tokens.len() {
        if i == tokens.len() || tokens[i].gap == Gap::Blank {
            split_block(text, tokens, block..i, &mut paragraphs);
            block = i;
        }
    }
    paragraphs
}

/// Adds the paragraphs of one block, that is, of the lines between two blank ones.
fn split_block(text: &str, tokens: &Tokens<'_>, block: Range<usize>, paragraphs: &mut Vec<Range<usize>>) {
    if block.is_empty() {
        return;
    }
    let mut lines = Vec::new();
    let mut start = block.start;
    for i in block.start + 1..=block.end {
        if i == block.end || tokens[i].gap == Gap::Line && !is_inside_date(tokens, start, i) {
            lines.push(start..i);
            start = i;
        }
    }
    if is_wrapped(text, tokens, &lines) {
        paragraphs.push(block);
    } else {
        paragraphs.extend(lines);
    }
}

/// Months as they are written before a day.
const MONTHS: &str =
    "january february march april may june july august september october november december jan feb mar apr \
    jun jul aug sept sep oct nov dec";

/// True where the line that begins at `start` and breaks before token `i` breaks between a month and its day.
fn is_inside_date(tokens: &Tokens<'_>, start: usize, i: usize) -> bool {
    let month = tokens.folded(i - 1).trim_end_matches('.');
    let day = tokens[i].kind == TokenKind::Number && tokens[i].span.len() <= 2;
    day && i > start + 1 && tokens[i - 1].is_capitalized() && MONTHS.split(' ').any(|name| name == month)
}

/// True where the lines were broken to fit a width: all but the last are of one length, and most
/// break in the middle of a sentence.
fn is_wrapped(text: &str, tokens: &Tokens<'_>, lines: &[Range<usize>]) -> bool {
    let Some((_, body)) = lines.split_last() else {
        return false;
    };
    if body.is_empty() {
        return false;
    }
    let mut inside = 0;
    for (line, next) in lines.iter().zip(&lines[1..]) {
        let length = tokens.span(line.clone()).of(text).chars().take(WRAPPED_MAX + 1).count();
        if !(WRAPPED_MIN..=WRAPPED_MAX).contains(&length) {
            return false;
        }
        let ends =
            matches!(tokens.text(line.end - 1).chars().next(), Some('.' | '!' | '?' | ':' | '”' | '"'));
        let first = &tokens[next.start];
        let listed = matches!(first.kind, TokenKind::Dash | TokenKind::Symbol);
        inside += usize::from(!ends && !listed);
    }
    // One title line above one paragraph looks like a wrapped pair; three lines show a width.
    body.len() >= 2 && inside * 2 > body.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tokens::tokenize;

    #[track_caller]
    fn check(text: &str, expected: usize) {
        assert_eq!(group(text, &tokenize(text)).len(), expected, "{text}");
    }

    #[test]
    fn a_line_break_ends_a_paragraph() {
        check("First line of text.\nSecond line of text.\n\nThird.", 3);
        check("A headline of the usual length that is not a sentence\nThe text begins here and is long. It goes on to the end.\nMore.", 3);
    }

    #[test]
    fn a_block_wrapped_by_hand_is_one_paragraph() {
        check(
            "The ministers met on Friday in the capital to talk about the\nharvest, which has been poor in both of the countries for three\nyears running, and left.\n\nNext.",
            2,
        );
    }

    #[test]
    fn no_text_has_no_paragraph() {
        check("", 0);
        check(" \n\n ", 0);
    }
}
