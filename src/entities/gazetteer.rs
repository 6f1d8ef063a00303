//! Listed names in the text: the longest one at every capital, from left to right.

use super::view::{Look, Style, View};
use crate::lexicon::{hash, phrases};

/// What the lists say about one token as part of a listed name.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Listed {
    /// Bits of [`phrases::kind`]; 0 = in no listed name.
    pub kinds: u16,
    /// Tokens before it in the listed name.
    pub before: u8,
    /// Tokens after it in the listed name.
    pub after: u8,
}

impl Listed {
    /// Tokens of the listed name.
    pub fn len(self) -> usize {
        usize::from(self.before) + usize::from(self.after) + usize::from(self.kinds != 0)
    }
}

/// Per token, the listed name it is part of.
pub fn find(view: &View<'_>) -> Vec<Listed> {
    let mut listed = vec![Listed::default(); view.of.len()];
    for (sentence, &style) in view.ctx.sentences.as_slice().iter().zip(&view.styles) {
        let mut i = sentence.tokens.start;
        while i < sentence.tokens.end {
            let (kinds, len) = match view.at(i).look {
                look if look.is_capital() || look == Look::MixedLower => {
                    longest(view, i, sentence.tokens.end, style)
                }
                _ => (0, 0),
            };
            for k in 0..len {
                listed[i + k] = Listed { kinds, before: k as u8, after: (len - 1 - k) as u8 };
            }
            i += len.max(1);
        }
    }
    listed
}

fn longest(view: &View<'_>, i: usize, end: usize, style: Style) -> (u16, usize) {
    let lists = &view.ctx.lexicons.phrases;
    let mut found = (0, 0);
    if view.at(i).look == Look::Upper && style != Style::AllCapitals {
        let kinds = lists.by_hash(hash::phrase(phrases::ACRONYM_START, view.fold(i).hash));
        found = (kinds, usize::from(kinds != 0));
    }
    let mut running = phrases::START;
    for len in 1..=phrases::LONGEST.min(end - i) {
        running = hash::phrase(running, view.fold(i + len - 1).hash);
        let last = view.at(i + len - 1).look;
        // A name ends with a capital or number: `Amazon basin` is not `Amazon Basin`.
        let ends = last.is_capital() || last == Look::Number || len == 1;
        let kinds = if ends { lists.by_hash(running) } else { 0 };
        if kinds != 0 && (len > 1 || found.1 == 0) {
            found = (kinds, len);
        } else if kinds != 0 {
            found.0 |= kinds;
        }
    }
    found
}
