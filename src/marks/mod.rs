//! Pairs quotation marks into marked passages, paragraph by paragraph.
//!
//! Nothing is carried from one paragraph to the next, so a stray mark can spoil only its own paragraph;
//! whoever reads quotations joins the pieces of one that runs over several.

mod doubles;
mod singles;

use std::ops::Range;

use crate::layout::Layout;
use crate::tokens::{Gap, TokenKind, Tokens};
use crate::words::listed;

/// One passage in quotation marks.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Marked {
    /// Its tokens, marks included.
    pub tokens: Range<usize>,
    /// False where the paragraph ends, or a new passage opens, before it is closed.
    pub closed: bool,
    /// False where it has no opening mark, as the tail of a quotation from the paragraph before.
    pub opened: bool,
    /// True for single marks.
    pub single: bool,
    /// The passage it stands in, an index into the same list.
    pub inside: Option<usize>,
}

impl Marked {
    /// The tokens between the marks.
    pub fn inner(&self) -> Range<usize> {
        let start = self.tokens.start + usize::from(self.opened);
        start..(self.tokens.end - usize::from(self.closed)).max(start)
    }
}

/// The marked passages of a text.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Marks {
    passages: Vec<Marked>,
    /// Per token the number of the outermost passage that it stands in; 0 = none.
    numbers: Vec<u32>,
}

impl Marks {
    /// All passages, paragraph by paragraph; in each those in double marks come before those in single ones.
    pub fn passages(&self) -> &[Marked] {
        &self.passages
    }

    /// The number of the outermost passage between whose marks token `i` stands; 0 = in none. A passage that
    /// goes on in the next paragraph keeps its number.
    pub fn number(&self, i: usize) -> u32 {
        self.numbers.get(i).copied().unwrap_or(0)
    }
}

/// Pairs the marks of a text. Linear in its length.
pub fn read(tokens: &Tokens<'_>, layout: &Layout) -> Marks {
    let mut marks = Marks { passages: Vec::new(), numbers: vec![0; tokens.len()] };
    let mut open = 0;
    for paragraph in layout.paragraphs() {
        let first = marks.passages.len();
        scan(tokens, paragraph.tokens.clone(), &mut marks.passages);
        open = marks.number_from(first, open, &paragraph.tokens);
    }
    marks
}

impl Marks {
    /// Numbers the tokens of the passages from `first` on, all of one paragraph, where the one before left the
    /// passage `open` unclosed (0 = none); gives the number that this paragraph leaves open.
    fn number_from(&mut self, first: usize, open: u32, paragraph: &Range<usize>) -> u32 {
        let mut left_open = 0;
        for (i, passage) in self.passages.iter().enumerate().skip(first) {
            let whole = passage.closed || !passage.single;
            let goes_on = open > 0 && passage.tokens.start == paragraph.start && !passage.single;
            if passage.inside.is_some() || !whole || !passage.opened && !goes_on {
                continue;
            }
            let number = if goes_on { open } else { i as u32 + 1 };
            self.numbers[passage.inner()].fill(number);
            if !passage.closed && passage.tokens.end == paragraph.end {
                left_open = number;
            }
        }
        left_open
    }
}

/// True where the mark at `i` has room before it, or a bracket or dash: a place to open.
fn room_before(tokens: &Tokens<'_>, i: usize, paragraph: &Range<usize>) -> bool {
    let mut at = i;
    // Another mark may stand between (`“‘We`), more than two of them are noise.
    for _ in 0..3 {
        if at == paragraph.start || tokens[at].gap != Gap::None {
            return true;
        }
        at -= 1;
        match tokens[at].kind {
            TokenKind::Dash => return true,
            TokenKind::Punctuation => return matches!(tokens.text(at), "(" | "[" | "/"),
            TokenKind::QuoteMark => {}
            _ => return false,
        }
    }
    false
}

/// True where a word, number or bracket touches the mark at `i` from behind.
fn touches_next(tokens: &Tokens<'_>, i: usize, paragraph: &Range<usize>) -> bool {
    for next in i + 1..(i + 4).min(paragraph.end) {
        if tokens[next].gap != Gap::None {
            return false;
        }
        match tokens[next].kind {
            TokenKind::Punctuation => {
                let text = tokens.text(next);
                return text.starts_with("..") || listed(text, "( [ … ¡ ¿");
            }
            TokenKind::QuoteMark => {}
            TokenKind::Dash => return false,
            _ => return true,
        }
    }
    false
}

/// All marked passages of `paragraph`, outer ones before those inside them, in text order.
fn scan(tokens: &Tokens<'_>, paragraph: Range<usize>, found: &mut Vec<Marked>) {
    let marks = || paragraph.clone().filter(|&i| tokens[i].kind == TokenKind::QuoteMark);
    let first = found.len();
    doubles::scan(tokens, &paragraph, marks(), found);
    singles::scan(tokens, &paragraph, marks(), first, found);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{layout, tokens};

    /// The words of `text` that stand between marks, each with the number of its passage.
    fn numbered(text: &str) -> String {
        let tokens = tokens::tokenize(text);
        let layout = layout::read(text, &tokens);
        let marks = read(&tokens, &layout);
        let words = (0..tokens.len()).filter(|&i| marks.number(i) > 0);
        let words: Vec<_> = words.map(|i| format!("{}{}", tokens.text(i), marks.number(i))).collect();
        words.join(" ")
    }

    #[test]
    fn numbers_the_words_of_each_passage() {
        assert_eq!(
            numbered("“We left,” said Lee. “They ‘stayed’ on.”"),
            "We1 left1 ,1 They2 ‘2 stayed2 ’2 on2 .2"
        );
        assert_eq!(numbered("It wasn't the Lees' idea."), "");
    }

    #[test]
    fn a_passage_keeps_its_number_in_the_next_paragraph() {
        assert_eq!(numbered("“We came.\n\n“We left,” Lee said. “Ok.”"), "We1 came1 .1 We1 left1 ,1 Ok3 .3");
        assert_eq!(numbered("“We came.\n\nWe left,” Lee said."), "We1 came1 .1 We1 left1 ,1");
        assert_eq!(numbered("We came.\n\nWe left,” Lee said."), "", "a stray mark closes nothing");
    }
}
