//! Text to tokens: words, numbers, marks, addresses, each with its byte span and its case.
//!
//! The rules that later stages rely on:
//!
//! * a token never holds white space, and every other character belongs to exactly one token;
//! * hyphens, slashes and dashes are tokens of their own (`two-year` is three tokens), told from
//!   spaced ones by [`Token::gap`];
//! * the possessive `'s` is a token of its own, other apostrophes stay inside their word
//!   (`don't`, `O'Brien`);
//! * abbreviations and initials keep their dot (`Mr.`, `U.S.`, `J.`);
//! * a number keeps its separators (`1,234.5`, `10:30`) and gives up letters that follow it
//!   (`18` `th`, `1980` `s`).

mod abbreviations;
mod scan;

use crate::letters::push_lower;
use crate::span::Span;

pub use abbreviations::{is_abbreviation, may_end_sentence};
pub use scan::tokenize;

/// What a token is made of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TokenKind {
    /// Letters, with inner apostrophes and trailing digits (`don't`, `G7`).
    Word,
    /// A word or a run of initials that keeps its dot (`Mr.`, `U.S.`, `J.`).
    Abbreviation,
    /// The possessive `'s`, straight or curly.
    Possessive,
    /// Digits with inner separators.
    Number,
    /// A web or mail address, an `@handle` or a `#tag`.
    Address,
    /// A character that opens or closes a quotation, apostrophes that stand alone included.
    QuoteMark,
    /// A hyphen or dash of any length.
    Dash,
    /// Any other punctuation mark, one character.
    Punctuation,
    /// Anything else: currency, mathematics, emoji, one character.
    Symbol,
}

/// How a token uses capitals.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Case {
    /// No letters, or letters of a script without case.
    None,
    /// `word`
    Lower,
    /// `Word`
    Capitalized,
    /// `W`
    Initial,
    /// `WORD`, two letters or more.
    Upper,
    /// `McDonald`, `iPhone`
    Mixed,
}

/// What stands between a token and the one before it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Gap {
    /// Nothing: the two touch.
    None,
    /// White space without a line break.
    Space,
    /// One line break.
    Line,
    /// A blank line, or the start of the text.
    Blank,
}

/// One token.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Token {
    /// Where it stands, in bytes.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
    /// How it is capitalised.
    pub case: Case,
    /// What separates it from the token before.
    pub gap: Gap,
}

impl Token {
    /// True for words, abbreviations included.
    pub fn is_word(&self) -> bool {
        matches!(self.kind, TokenKind::Word | TokenKind::Abbreviation)
    }

    /// True where the first letter is a capital.
    pub fn is_capitalized(&self) -> bool {
        match self.case {
            Case::Capitalized | Case::Initial | Case::Upper => true,
            Case::Mixed | Case::Lower | Case::None => false,
        }
    }

    /// True where the token touches the one before it.
    pub fn is_glued(&self) -> bool {
        self.gap == Gap::None
    }
}

/// The tokens of one text, with a folded copy of each.
///
/// Folded means lower case, with `’` and `‘` inside words written `'`. Folding is done once here
/// because every later stage looks words up.
pub struct Tokens<'t> {
    text: &'t str,
    list: Vec<Token>,
    folded: String,
    folded_ends: Vec<u32>,
}

impl<'t> Tokens<'t> {
    fn new(text: &'t str, list: Vec<Token>) -> Self {
        let mut folded = String::with_capacity(text.len());
        let mut folded_ends = Vec::with_capacity(list.len());
        for token in &list {
            let word = token.span.of(text);
            if word.is_ascii() {
                folded.push_str(word);
                let start = folded.len() - word.len();
                folded[start..].make_ascii_lowercase();
            } else {
                for c in word.chars() {
                    match c {
                        '’' | '‘' if word.len() > c.len_utf8() => folded.push('\''),
                        _ => push_lower(&mut folded, c),
                    }
                }
            }
            folded_ends.push(folded.len() as u32);
        }
        Self { text, list, folded, folded_ends }
    }

    /// The text that was read.
    pub fn source(&self) -> &'t str {
        self.text
    }

    /// How many tokens there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// True for a text of nothing but white space.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// All tokens, in text order.
    pub fn as_slice(&self) -> &[Token] {
        &self.list
    }

    /// Token `i`, or `None` past either end.
    pub fn get(&self, i: usize) -> Option<&Token> {
        self.list.get(i)
    }

    /// Token `i` as written; empty past the end.
    pub fn text(&self, i: usize) -> &'t str {
        self.list.get(i).map_or("", |t| t.span.of(self.text))
    }

    /// Token `i` in lower case with plain apostrophes; empty past the end.
    pub fn folded(&self, i: usize) -> &str {
        let Some(&end) = self.folded_ends.get(i) else {
            return "";
        };
        let start = if i == 0 { 0 } else { self.folded_ends[i - 1] };
        &self.folded[start as usize..end as usize]
    }

    /// The bytes from the first token of `range` to its last; empty ranges give an empty span.
    pub fn span(&self, range: std::ops::Range<usize>) -> Span {
        if range.is_empty() || range.end > self.list.len() {
            return Span::new(0, 0);
        }
        self.list[range.start].span.cover(self.list[range.end - 1].span)
    }

    /// The index of the first token that ends after byte `offset`.
    pub fn at_byte(&self, offset: u32) -> usize {
        self.list.partition_point(|t| t.span.end <= offset)
    }
}

impl std::ops::Index<usize> for Tokens<'_> {
    type Output = Token;

    fn index(&self, i: usize) -> &Token {
        &self.list[i]
    }
}
