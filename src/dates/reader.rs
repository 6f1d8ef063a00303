//! What a rule sees: the tokens of one paragraph, each with its class of word.

use std::cell::{Cell, RefCell};
use std::ops::Range;

use super::draft::{Inner, Meaning};
use super::words::{look_up, Class, Mask, Unit};
use crate::layout::{Paragraph, RegionKind};
use crate::syntax::{Form, Syntax, Tag};
use crate::tokens::{Gap, Token, TokenKind, Tokens};

/// True for a text with a date such as 28/02/2023, and none such as 02/28/2023.
pub(super) fn is_day_first(tokens: &Tokens<'_>, classes: &[(Class, i16)]) -> bool {
    let number =
        |i: usize| classes.get(i).filter(|class| class.0 == Class::Digits).map_or(0, |class| class.1);
    let (mut days, mut months) = (false, false);
    for (i, class) in classes.iter().enumerate().skip(1) {
        if class.0 == Class::Other
            && tokens.text(i) == "/"
            && tokens.text(i + 2) == "/"
            && number(i + 3) >= 1000
        {
            let (first, second) = (number(i - 1), number(i + 1));
            days |= (13..=31).contains(&first) && (1..=12).contains(&second);
            months |= (1..=12).contains(&first) && (13..=31).contains(&second);
        }
    }
    days && !months
}

/// The classes of all tokens of a text.
pub(super) fn classify(tokens: &Tokens<'_>) -> Vec<(Class, i16)> {
    let list = tokens.as_slice();
    list.iter().enumerate().map(|(i, token)| class_of(tokens, list, token, i)).collect()
}

#[inline]
fn class_of(tokens: &Tokens<'_>, list: &[Token], token: &Token, i: usize) -> (Class, i16) {
    match token.kind {
        TokenKind::Word | TokenKind::Abbreviation => word_class(tokens, list, token, i),
        TokenKind::Number => {
            let text = tokens.text(i);
            (Class::Digits, if text.len() <= 4 { whole(text) as i16 } else { -1 })
        }
        TokenKind::QuoteMark => {
            let before_number = list.get(i + 1).is_some_and(|next| {
                next.kind == TokenKind::Number && next.is_glued() && next.span.len() == 2
            });
            match before_number && matches!(tokens.text(i), "'" | "’" | "‘") {
                true => (Class::Apostrophe, 0),
                false => (Class::Other, 0),
            }
        }
        _ => (Class::Other, 0),
    }
}

fn word_class(tokens: &Tokens<'_>, list: &[Token], token: &Token, i: usize) -> (Class, i16) {
    let folded = tokens.folded(i);
    let word = if token.kind == TokenKind::Abbreviation { folded.trim_end_matches('.') } else { folded };
    let (class, value) = look_up(word);
    if class == Class::Other {
        return match word.strip_prefix("fy").filter(|year| year.len() <= 4).map(whole) {
            Some(year @ 0..) => (Class::Fiscal, year as i16),
            _ => (class, 0),
        };
    }
    let lower = !token.is_capitalized();
    let digits_next =
        list.get(i + 1).is_some_and(|next| next.kind == TokenKind::Number && next.span.len() <= 2);
    let is_word_of_time = match word {
        // A verb or a noun in small letters, unless a day follows.
        "may" | "march" => !lower || digits_next,
        "last" => !is_verb(tokens, list, i),
        "mon" | "wed" | "sat" | "sun" | "fri" | "mar" | "jan" | "dec" => !lower || digits_next,
        // Small words that name holidays and zones only with a capital.
        "est" | "cst" | "mst" | "ist" | "hst" | "et" | "ct" | "mt" | "pt" => !lower || token.is_glued(),
        _ if class == Class::Holiday => {
            let next = tokens.folded(i + 1);
            !lower
                || listed(word, "christmas easter thanksgiving halloween")
                || listed(next, "day eve friday monday sunday tuesday wednesday")
        }
        _ => true,
    };
    if is_word_of_time {
        (class, value)
    } else {
        (Class::Other, 0)
    }
}

/// True where `last` at `i` is a verb: `will last`, `didn't last`, `to last two weeks`.
fn is_verb(tokens: &Tokens<'_>, list: &[Token], i: usize) -> bool {
    let before = i.checked_sub(1).map_or("", |i| tokens.folded(i));
    let counted = list.get(i + 1).is_some_and(|next| next.kind == TokenKind::Number)
        || matches!(look_up(tokens.folded(i + 1)).0, Class::Number | Class::Several | Class::Article);
    listed(before, "will would could can may might should must shall cannot not n't 'll ’ll")
        || before.ends_with("n't")
        || before.ends_with("n’t")
        || (before == "to" && counted)
}

/// True where `word` is one of `list`, words with one space between; nothing is one of them.
#[inline(never)]
pub(super) fn listed(word: &str, list: &str) -> bool {
    !word.is_empty() && list.split(' ').any(|item| item == word)
}

/// `text` as a number of up to nine figures, -1 where it is none.
#[inline(never)]
pub(super) fn whole(text: &str) -> i32 {
    let figures = matches!(text.len(), 1..=9) && text.bytes().all(|b| b.is_ascii_digit());
    match figures {
        true => text.bytes().fold(0, |n, b| n * 10 + i32::from(b - b'0')),
        false => -1,
    }
}

/// The first parts of `text` between its dots and colons; those that it doesn't have are empty.
#[inline(never)]
pub(super) fn fields(text: &str) -> [&str; 4] {
    let mut fields = [""; 4];
    for (field, part) in fields.iter_mut().zip(text.split([':', '.'])) {
        *field = part;
    }
    fields
}

/// The tokens of one paragraph. Beyond its ends there is nothing to see.
///
/// Its small methods are called from hundreds of places, all of them beside a word of time: kept
/// out of line they make the program a good deal smaller and no slower.
pub(super) struct Reader<'a> {
    pub(super) tokens: &'a Tokens<'a>,
    classes: &'a [(Class, i16)],
    floor: usize,
    limit: usize,
    /// The parts of speech, where the caller has them.
    syntax: Option<&'a Syntax>,
    /// Whether the paragraph is a headline, whose present tense tells of what is past.
    pub(super) is_headline: bool,
    /// Whether the text writes the day before the month in digits.
    pub(super) day_first: bool,
    /// How many wrapping rules are being read, to bound the work on text such as `about about about`.
    pub(super) depth: Cell<u8>,
    /// Meanings that are parts of others.
    inner: RefCell<Vec<Meaning>>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(
        tokens: &'a Tokens<'a>,
        classes: &'a [(Class, i16)],
        paragraph: &Paragraph,
        day_first: bool,
        syntax: Option<&'a Syntax>,
    ) -> Self {
        let range = paragraph.tokens.clone();
        Self {
            syntax,
            is_headline: paragraph.kind == RegionKind::Headline,
            tokens,
            classes,
            day_first,
            floor: range.start,
            limit: range.end,
            depth: Cell::new(0),
            inner: RefCell::default(),
        }
    }

    /// The first token and one past the last.
    pub(super) fn bounds(&self) -> Range<usize> {
        self.floor..self.limit
    }

    /// The form of the verb that token `i` is, by its part of speech.
    pub(super) fn verb_form(&self, i: usize) -> Option<Form> {
        match self.syntax?.tag(i) {
            Tag::Verb(form) if self.within(i) => Some(form),
            _ => None,
        }
    }

    /// Keeps a meaning that is a part of another one.
    #[inline(never)]
    pub(super) fn keep(&self, meaning: Meaning) -> Inner {
        let mut inner = self.inner.borrow_mut();
        inner.push(meaning);
        Inner(inner.len() - 1)
    }

    /// A meaning that was kept.
    #[inline(never)]
    pub(super) fn inner(&self, inner: Inner) -> Meaning {
        self.inner.borrow().get(inner.0).copied().unwrap_or(Meaning::Clock)
    }

    fn within(&self, i: usize) -> bool {
        (self.floor..self.limit).contains(&i)
    }

    #[inline(never)]
    pub(super) fn class(&self, i: usize) -> Class {
        if self.within(i) {
            self.classes[i].0
        } else {
            Class::Other
        }
    }

    #[inline(never)]
    pub(super) fn has(&self, i: usize, mask: Mask) -> bool {
        self.class(i).bit() & mask != 0
    }

    #[inline(never)]
    pub(super) fn value(&self, i: usize) -> i16 {
        if self.within(i) {
            self.classes[i].1
        } else {
            0
        }
    }

    /// Token `i` in lower case.
    #[inline(never)]
    pub(super) fn word(&self, i: usize) -> &'a str {
        if self.within(i) {
            self.tokens.folded(i)
        } else {
            ""
        }
    }

    /// Token `i` as written.
    #[inline(never)]
    pub(super) fn text(&self, i: usize) -> &'a str {
        if self.within(i) {
            self.tokens.text(i)
        } else {
            ""
        }
    }

    /// The word before token `i`.
    #[inline(never)]
    pub(super) fn before(&self, i: usize) -> &'a str {
        i.checked_sub(1).map_or("", |i| self.word(i))
    }

    #[inline(never)]
    pub(super) fn is(&self, i: usize, word: &str) -> bool {
        self.word(i) == word
    }

    #[inline(never)]
    pub(super) fn one_of(&self, i: usize, words: &str) -> bool {
        listed(self.word(i), words)
    }

    /// True for the words in turn from token `i` on.
    #[inline(never)]
    pub(super) fn are(&self, i: usize, words: &str) -> bool {
        words.split(' ').enumerate().all(|(k, word)| self.is(i + k, word))
    }

    #[inline(never)]
    pub(super) fn kind(&self, i: usize) -> Option<TokenKind> {
        self.within(i).then(|| self.tokens[i].kind)
    }

    /// True where token `i` touches the one before it.
    #[inline(never)]
    pub(super) fn glued(&self, i: usize) -> bool {
        self.within(i) && self.tokens[i].gap == Gap::None
    }

    #[inline(never)]
    pub(super) fn is_dash(&self, i: usize) -> bool {
        self.kind(i) == Some(TokenKind::Dash)
    }

    /// True where token `i` is a dash that touches both its neighbours.
    #[inline(never)]
    pub(super) fn hyphen(&self, i: usize) -> bool {
        self.is_dash(i) && self.glued(i) && self.glued(i + 1)
    }

    /// True where token `i` is a hyphen that waits for its second half: `17th- and 18th-century`.
    pub(super) fn suspended(&self, i: usize) -> bool {
        self.is_dash(i) && self.glued(i) && (!self.glued(i + 1) || self.text(i + 1) == ",")
    }

    /// One past token `i` where it is a hyphen, else `i`.
    #[inline(never)]
    pub(super) fn skip_hyphen(&self, i: usize) -> usize {
        i + usize::from(self.hyphen(i))
    }

    #[inline(never)]
    pub(super) fn capital(&self, i: usize) -> bool {
        self.within(i) && self.tokens[i].is_capitalized()
    }

    #[inline(never)]
    pub(super) fn is_word(&self, i: usize) -> bool {
        self.within(i) && self.tokens[i].is_word()
    }

    /// True where token `i` opens its paragraph or follows the end of a sentence or an opening mark.
    #[inline(never)]
    pub(super) fn opens_sentence(&self, i: usize) -> bool {
        i <= self.floor
            || self.kind(i - 1) == Some(TokenKind::QuoteMark)
            || (self.is_dash(i - 1) && !self.hyphen(i - 1))
            || listed(self.text(i - 1), ". ! ? … ( : ;")
    }

    /// The whole number in digits at `i`, without separators, with how many digits it has.
    #[inline(never)]
    pub(super) fn digits(&self, i: usize) -> Option<(i32, usize)> {
        let value = self.value(i);
        (self.class(i) == Class::Digits && value >= 0).then(|| (i32::from(value), self.text(i).len()))
    }

    /// A year in four digits at `i`, 1000 to 2999, that nothing marks as another number.
    #[inline(never)]
    pub(super) fn year(&self, i: usize) -> Option<i32> {
        let (value, len) = self.digits(i)?;
        let free = len == 4
            && (1000..3000).contains(&value)
            && !listed(self.text(i + 1), "% °")
            && !(self.glued(i + 1) && self.is_word(i + 1) && !self.is(i + 1, "s"))
            && !(self.glued(i) && i > self.floor && listed(self.text(i - 1), "$ £ € # ¥ . ,"));
        free.then_some(value)
    }

    /// A day of the month at `i`: `3`, `3rd`; with one past its last token.
    #[inline(never)]
    pub(super) fn day(&self, i: usize) -> Option<(u8, usize)> {
        let (value, len) = self.digits(i)?;
        if len > 2 || !(1..=31).contains(&value) {
            return None;
        }
        let suffix = self.suffix(i);
        let glued_word = self.glued(i + 1) && self.is_word(i + 1) && suffix == 0;
        let other = listed(self.text(i + 1), "% °") || glued_word || listed(self.before(i), "$ £ €");
        (!other).then_some((value as u8, i + 1 + suffix))
    }

    /// 1 where an ordinal ending is glued to token `i`.
    #[inline(never)]
    fn suffix(&self, i: usize) -> usize {
        usize::from(self.glued(i + 1) && self.one_of(i + 1, "st nd rd th"))
    }

    /// A rank at `i`, in words or digits with an ending: `third`, `21st`, `twenty-first`.
    #[inline(never)]
    pub(super) fn ordinal(&self, i: usize) -> Option<(i32, usize)> {
        match self.class(i) {
            Class::Ordinal => Some((i32::from(self.value(i)), i + 1)),
            Class::Unit if self.is(i, "second") => Some((2, i + 1)),
            Class::Number if self.value(i) >= 20 => {
                let j = self.skip_hyphen(i + 1);
                let (unit, end) = match self.class(j) {
                    Class::Ordinal if self.value(j) < 10 => (i32::from(self.value(j)), j + 1),
                    Class::Unit if self.is(j, "second") => (2, j + 1),
                    _ => return None,
                };
                Some((i32::from(self.value(i)) + unit, end))
            }
            Class::Digits => {
                let (value, _) = self.digits(i)?;
                (self.suffix(i) == 1).then_some((value, i + 2))
            }
            _ => None,
        }
    }

    /// A month at `i`, with one past its last token, a separate dot included.
    #[inline(never)]
    pub(super) fn month(&self, i: usize) -> Option<(u8, usize)> {
        if self.class(i) != Class::Month {
            return None;
        }
        let dotted = self.word(i).len() <= 4 && self.text(i + 1) == "." && self.glued(i + 1);
        let goes_on = dotted && self.class(i + 2) == Class::Digits;
        Some((self.value(i) as u8, i + 1 + usize::from(goes_on)))
    }

    /// A unit at `i`, singular or plural.
    #[inline(never)]
    pub(super) fn unit(&self, i: usize) -> Option<Unit> {
        matches!(self.class(i), Class::Unit | Class::Units).then(|| Unit::from_value(self.value(i)))
    }
}
