//! What a token and its neighbours look like to the tagger, as 24-bit keys; training and use call the same code.
//!
//! Features are grouped by the words they depend on, so that the tagger can add up the weights of a group once
//! for each distinct word of a text.

use crate::lexicon::hash;
use crate::lexicon::Words;
use crate::tokens::Case;

/// Changes with every change of meaning of a feature; weights fit one version only.
pub const VERSION: u16 = 1;

/// How many tags stand before a sentence, as it were: the history of its first token.
pub const START: u8 = super::tag::COUNT as u8;

/// A word as far as features look at it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Word {
    /// The word in lower case, digits as 0.
    low: u32,
    /// Its outline, runs of one kind of letter cut to two.
    shape: u32,
    /// Its last 1 to 4 letters; 0 where it has no more than these.
    suffixes: [u32; 4],
    /// Its first 1 to 3 letters; 0 where it has no more than these.
    prefixes: [u32; 3],
    /// Its cluster among 64, 512 and 2,000; 0 = in none.
    coarse: u32,
    middle: u32,
    fine: u32,
}

/// What stands before the first and behind the last word of a sentence.
pub const NOTHING: Word =
    Word { low: 7, shape: 0, suffixes: [0; 4], prefixes: [0; 3], coarse: 0, middle: 0, fine: 0 };

impl Word {
    /// The word written `text`, in lower case `folded`. `small`: read as if in lower case, as for the words of a
    /// headline in capitals.
    pub fn new(text: &str, folded: &str, small: bool, words: &Words) -> Self {
        let plain = plain(folded);
        let known = words.get(folded);
        let levels = words.levels(known.cluster);
        let mut word = Self {
            low: hash::word(&plain) as u32,
            shape: shape(if small { folded } else { text }),
            coarse: u32::from(levels.coarse),
            middle: u32::from(levels.middle),
            fine: u32::from(known.cluster),
            ..NOTHING
        };
        let ends = plain.char_indices().map(|(at, _)| at).skip(1);
        for (prefix, end) in word.prefixes.iter_mut().zip(ends) {
            *prefix = hash::word(&plain[..end]) as u32;
        }
        let starts = plain.char_indices().rev().map(|(at, _)| at).filter(|&at| at > 0);
        for (suffix, start) in word.suffixes.iter_mut().zip(starts) {
            *suffix = hash::word(&plain[start..]) as u32;
        }
        word
    }
}

/// The word with every digit as 0.
fn plain(folded: &str) -> String {
    folded.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect()
}

fn shape(text: &str) -> u32 {
    let mut hash = 0u64;
    let (mut last, mut run) = (0, 0);
    for c in text.chars().take(64) {
        let class = match c {
            c if c.is_uppercase() => 1,
            c if c.is_alphabetic() => 2,
            c if c.is_ascii_digit() => 3,
            c => 16 + u64::from(c),
        };
        run = if class == last { run + 1 } else { 1 };
        last = class;
        if run <= 2 {
            hash = hash::mix(hash.rotate_left(7) ^ class);
        }
    }
    hash as u32
}

/// The key of a feature.
#[inline]
fn key(template: u32, a: u32, b: u32) -> u32 {
    let joined = (u64::from(template) << 32 | u64::from(a))
        .wrapping_mul(0x9e37_79b9_7f4a_7c15)
        .wrapping_add(u64::from(b).wrapping_mul(0xa076_1d64_78bd_642f));
    ((joined ^ (joined >> 32)).wrapping_mul(0xd6e8_feb8_6659_fd93) >> 40) as u32
}

/// Features of the word itself.
pub fn own(word: &Word, mut add: impl FnMut(u32)) {
    add(key(1, word.low, 0));
    for (n, &suffix) in word.suffixes.iter().enumerate().filter(|(_, s)| **s != 0) {
        add(key(10 + n as u32, suffix, 0));
    }
    for (n, &prefix) in word.prefixes.iter().enumerate().filter(|(_, p)| **p != 0) {
        add(key(14 + n as u32, prefix, 0));
    }
    if word.coarse != 0 {
        add(key(30, word.coarse, 0));
        add(key(31, word.middle, 0));
        add(key(32, word.fine, 0));
    }
}

/// Features of the word by its outline and whether it is the first of its sentence.
pub fn outline(word: &Word, first: bool, mut add: impl FnMut(u32)) {
    add(key(2, word.shape, u32::from(first)));
}

/// What a word says about the one behind it.
pub fn as_previous(word: &Word, mut add: impl FnMut(u32)) {
    add(key(20, word.low, 0));
    add(key(41, word.suffixes[2], 0));
    if word.middle != 0 {
        add(key(33, word.middle, 0));
    }
}

/// What a word says about the one before it.
pub fn as_next(word: &Word, mut add: impl FnMut(u32)) {
    add(key(21, word.low, 0));
    add(key(40, word.suffixes[2], 0));
    add(key(45, word.shape, 0));
    if word.middle != 0 {
        add(key(35, word.middle, 0));
    }
}

/// What a word says about the second one behind it.
pub fn as_second_previous(word: &Word, mut add: impl FnMut(u32)) {
    add(key(22, word.low, 0));
}

/// What a word says about the second one before it.
pub fn as_second_next(word: &Word, mut add: impl FnMut(u32)) {
    add(key(23, word.low, 0));
}

/// Features of two words together: the word, the one before it, and the two behind it.
pub fn pairs(previous: &Word, word: &Word, next: &Word, second_next: &Word, mut add: impl FnMut(u32)) {
    add(key(42, word.suffixes[1], next.suffixes[1]));
    add(key(43, word.low, next.low));
    add(key(44, previous.low, word.low));
    if previous.coarse != 0 {
        add(key(34, previous.coarse, word.coarse));
    }
    if next.coarse != 0 {
        add(key(36, next.coarse, word.coarse));
    }
    if second_next.coarse != 0 {
        add(key(37, second_next.coarse, next.coarse));
    }
}

/// Features of the tags before a word: of the last one and the one before that.
pub fn history(word: &Word, next: &Word, last: u8, before: u8, mut add: impl FnMut(u32)) {
    let (last, before) = (u32::from(last), u32::from(before));
    let both = last * 32 + before;
    add(key(50, last, 0));
    add(key(51, both, 0));
    add(key(52, last, word.low));
    add(key(53, last, word.suffixes[1]));
    add(key(54, last, word.coarse));
    add(key(55, before, word.suffixes[1]));
    add(key(56, both, word.suffixes[1]));
    add(key(57, last, next.low));
    add(key(58, last, next.middle));
    add(key(59, both, word.coarse));
}

/// True where a word of this case in a sentence in capitals is to be read as if in lower case.
pub fn reads_small(case: Case, is_common: bool) -> bool {
    is_common && matches!(case, Case::Capitalized | Case::Upper)
}
