//! The document as the tagger sees it: every token as one of the document's distinct words, with
//! what is known about that word, and headlines in capitals brought back to ordinary case.

use std::ops::Range;

use crate::context::Context;
use crate::lexicon::{hash, words::Levels, Word};
use crate::tokens::{Case, Token, TokenKind};

/// How a word is written, coarsely.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Look {
    /// `WORD`, `U.S.`
    Upper,
    /// `W`, `W.`
    Initial,
    /// `Word`
    Capitalized,
    /// `McDonald`
    Mixed,
    /// `iPhone`
    MixedLower,
    /// `word`
    Lower,
    /// `12`
    Number,
    /// Marks, and letters without case.
    Other,
}

impl Look {
    /// True where the first letter is a capital.
    pub fn is_capital(self) -> bool {
        matches!(self, Look::Upper | Look::Initial | Look::Capitalized | Look::Mixed)
    }
}

const LOOKS: usize = 8;
const NONE: u32 = u32::MAX;

/// One distinct word of the document in one way of writing it.
#[derive(Clone, Debug)]
pub struct Type {
    /// Tells the word and its writing from all others.
    pub exact: u32,
    /// Tells the word from all others, whatever its case.
    pub low: u32,
    /// Index of its facts that do not depend on case, see [`View::folds`].
    pub fold: u32,
    /// Its outline: `Xx`, `X.X.`, `xx-dd`.
    pub shape: u32,
    /// How it is written.
    pub look: Look,
    /// Its first 2, 3, 4 and last 2, 3, 4 letters; zeros for short words.
    pub affixes: [u32; 6],
    /// What the word lists say about it.
    pub word: Word,
    /// Its coarser clusters.
    pub levels: Levels,
    /// Letters, at most 255.
    pub letters: u8,
    /// How often it stands, in this writing, inside ordinary sentences.
    pub mid_sentence: u32,
}

/// What a document shows about a word in any case.
#[derive(Clone, Debug)]
pub struct Fold {
    /// [`hash::word`] of it, without an abbreviation's dot.
    pub hash: u64,
    /// It stands in lower case somewhere.
    pub seen_lower: bool,
    /// How often it stands capitalised (or mixed) inside ordinary sentences.
    pub mid_capital: u32,
    /// How often it stands in capitals inside ordinary sentences.
    pub mid_upper: u32,
    word: Word,
    types: [u32; LOOKS],
}

/// How a sentence uses capitals.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Style {
    /// As prose does.
    Ordinary,
    /// Most Words Have One.
    TitleCase,
    /// ALL CAPITALS.
    AllCapitals,
}

/// The document's words.
pub struct View<'a> {
    /// The layers below.
    pub ctx: &'a Context<'a>,
    /// The distinct words.
    pub types: Vec<Type>,
    /// The distinct words, case apart.
    pub folds: Vec<Fold>,
    /// Per token, its type.
    pub of: Vec<u32>,
    /// Per sentence, how it uses capitals.
    pub styles: Vec<Style>,
}

impl<'a> View<'a> {
    /// Reads the words of a text.
    pub fn new(ctx: &'a Context<'a>) -> Self {
        let (folds, fold_of) = fold_words(ctx);
        let mut view =
            View { ctx, types: Vec::new(), folds, of: vec![0; ctx.tokens.len()], styles: Vec::new() };
        for sentence in ctx.sentences.as_slice() {
            let style = style(&ctx.tokens.as_slice()[sentence.tokens.clone()]);
            view.styles.push(style);
            view.count_capitals(sentence.tokens.clone(), style, &fold_of);
        }
        for (sentence, style) in ctx.sentences.as_slice().iter().zip(view.styles.clone()) {
            let mut is_first = true;
            let is_careless = is_careless(ctx, sentence.tokens.clone());
            for i in sentence.tokens.clone() {
                let mut look = view.true_look(i, fold_of[i], style, is_first);
                if is_careless && look == Look::Lower && view.folds[fold_of[i] as usize].is_name(ctx) {
                    look = Look::Capitalized;
                }
                is_first &= !ctx.tokens[i].is_word();
                view.of[i] = view.type_of(i, fold_of[i], look);
            }
            if style == Style::Ordinary {
                for i in sentence.tokens.clone().skip(1) {
                    view.types[view.of[i] as usize].mid_sentence += 1;
                }
            }
        }
        view
    }

    /// The word at token `i`.
    #[inline]
    pub fn at(&self, i: usize) -> &Type {
        &self.types[self.of[i] as usize]
    }

    /// What the document shows about the word at token `i`.
    #[inline]
    pub fn fold(&self, i: usize) -> &Fold {
        &self.folds[self.at(i).fold as usize]
    }

    fn count_capitals(&mut self, tokens: Range<usize>, style: Style, fold_of: &[u32]) {
        for i in tokens.clone() {
            let look = look(&self.ctx.tokens[i], self.ctx.tokens.text(i));
            let fold = &mut self.folds[fold_of[i] as usize];
            fold.seen_lower |= look == Look::Lower;
            if style == Style::Ordinary && i > tokens.start {
                fold.mid_upper += u32::from(look == Look::Upper);
                fold.mid_capital += u32::from(matches!(look, Look::Capitalized | Look::Mixed));
            }
        }
    }

    /// How token `i` would be written in prose.
    fn true_look(&self, i: usize, fold: u32, style: Style, is_first: bool) -> Look {
        let written = look(&self.ctx.tokens[i], self.ctx.tokens.text(i));
        let fold = &self.folds[fold as usize];
        match (style, written) {
            (Style::TitleCase, Look::Capitalized) if !is_first && fold.is_common() => Look::Lower,
            (Style::AllCapitals, Look::Upper) => {
                if fold.mid_upper > fold.mid_capital {
                    Look::Upper
                } else if fold.is_common() && !is_first {
                    Look::Lower
                } else if fold.mid_capital > 0 || self.ctx.tokens.text(i).len() > 4 || fold.word.cluster > 0 {
                    Look::Capitalized
                } else {
                    Look::Upper
                }
            }
            _ => written,
        }
    }

    fn type_of(&mut self, i: usize, fold: u32, look: Look) -> u32 {
        let known = self.folds[fold as usize].types[look as usize];
        if known != NONE {
            return known;
        }
        let id = self.types.len() as u32;
        let entry = &mut self.folds[fold as usize];
        entry.types[look as usize] = id;
        let folded = self.ctx.tokens.folded(i);
        let low = hash::word(folded);
        self.types.push(Type {
            exact: hash::mix(low ^ look as u64) as u32,
            low: low as u32,
            fold,
            shape: shape(self.ctx.tokens.text(i), look),
            look,
            affixes: affixes(folded),
            word: entry.word,
            levels: self.ctx.lexicons.words.levels(entry.word.cluster),
            letters: folded.chars().take(255).count() as u8,
            mid_sentence: 0,
        });
        id
    }
}

impl Fold {
    /// True where the word lists know the word as a name, and not as a word of the language.
    fn is_name(&self, ctx: &Context<'_>) -> bool {
        use crate::lexicon::{flag, phrases, phrases::kind};
        let known = flag::GIVEN | flag::SURNAME | flag::SURNAME_RARE;
        let kinds = ctx.lexicons.phrases.by_hash(hash::phrase(phrases::START, self.hash));
        self.word.flags & flag::COMMON == 0 && (kinds & !kind::OTHER != 0 || self.word.flags & known != 0)
    }

    /// True where the document, or else the word lists, tell that prose writes the word small.
    fn is_common(&self) -> bool {
        self.mid_capital + self.mid_upper == 0
            && (self.seen_lower || self.word.flags & crate::lexicon::flag::COMMON != 0)
    }
}

/// True for a sentence of someone who does without capitals: it starts with a small word.
fn is_careless(ctx: &Context<'_>, tokens: Range<usize>) -> bool {
    let mut words = tokens.filter(|&i| ctx.tokens[i].is_word());
    words.next().is_some_and(|i| ctx.tokens[i].case == Case::Lower)
        || words.any(|i| ctx.tokens.text(i) == "i")
}

/// Gives every token the number of its word, case apart.
fn fold_words(ctx: &Context<'_>) -> (Vec<Fold>, Vec<u32>) {
    let tokens = ctx.tokens;
    // Open addressing over the words' hashes; a text has far fewer words than tokens.
    let mut slots: Vec<u32> = vec![NONE; 1024];
    let mut folds: Vec<Fold> = Vec::new();
    let mut fold_of = Vec::with_capacity(tokens.len());
    for i in 0..tokens.len() {
        let folded = tokens.folded(i);
        let is_abbreviation = tokens[i].kind == TokenKind::Abbreviation;
        let hash = hash::word(if is_abbreviation { folded.trim_end_matches('.') } else { folded });
        if folds.len() * 2 >= slots.len() {
            slots = vec![NONE; slots.len() * 2];
            for (id, fold) in folds.iter().enumerate() {
                let at = free_slot(&slots, &folds, fold.hash);
                slots[at] = id as u32;
            }
        }
        let at = free_slot(&slots, &folds, hash);
        if slots[at] == NONE {
            slots[at] = folds.len() as u32;
            folds.push(Fold {
                hash,
                seen_lower: false,
                mid_capital: 0,
                mid_upper: 0,
                word: ctx.lexicons.words.by_hash(hash),
                types: [NONE; LOOKS],
            });
        }
        fold_of.push(slots[at]);
    }
    (folds, fold_of)
}

/// The slot that holds `hash`, or the empty one where it belongs.
fn free_slot(slots: &[u32], folds: &[Fold], hash: u64) -> usize {
    let mut at = hash as usize & (slots.len() - 1);
    while slots[at] != NONE && folds[slots[at] as usize].hash != hash {
        at = (at + 1) & (slots.len() - 1);
    }
    at
}

/// Sentences of fewer tokens have no style of their own.
const SHORTEST_TITLE: usize = 5;

fn style(tokens: &[Token]) -> Style {
    let words = tokens.iter().filter(|t| t.is_word()).count().max(1);
    let upper = tokens.iter().filter(|t| t.case == Case::Upper).count();
    let capital =
        tokens.iter().filter(|t| matches!(t.case, Case::Upper | Case::Capitalized | Case::Mixed)).count();
    if upper * 10 > words * 6 && tokens.len() > 3 {
        Style::AllCapitals
    } else if capital * 10 > words * 7 && tokens.len() >= SHORTEST_TITLE {
        Style::TitleCase
    } else {
        Style::Ordinary
    }
}

fn look(token: &Token, text: &str) -> Look {
    match (token.kind, token.case) {
        (TokenKind::Number, _) => Look::Number,
        (_, Case::Upper) => Look::Upper,
        (_, Case::Initial) => Look::Initial,
        (_, Case::Capitalized) => Look::Capitalized,
        (_, Case::Lower) => Look::Lower,
        (_, Case::Mixed) if text.starts_with(char::is_uppercase) => Look::Mixed,
        (_, Case::Mixed) => Look::MixedLower,
        (_, Case::None) => Look::Other,
    }
}

/// A hash of the word's outline, runs of one class of letters cut to two.
fn shape(text: &str, look: Look) -> u32 {
    let mut hash = 0u64;
    let (mut last, mut run) = (0u64, 0);
    for (n, c) in text.chars().enumerate().take(64) {
        let upper = match look {
            Look::Lower => false,
            Look::Capitalized => n == 0,
            _ => c.is_uppercase(),
        };
        let class = match c {
            c if c.is_alphabetic() => 1 + u64::from(upper),
            c if c.is_numeric() => 3,
            c => 16 + u64::from(c),
        };
        run = if class == last { run + 1 } else { 1 };
        last = class;
        if run <= 2 {
            hash = (hash.rotate_left(7) ^ class).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        }
    }
    (hash >> 32) as u32
}

/// Hashes of the first 2, 3, 4 and the last 2, 3, 4 letters of a word of four letters and more.
fn affixes(folded: &str) -> [u32; 6] {
    let mut out = [0; 6];
    let bytes = folded.as_bytes();
    if bytes.len() < 4 || !folded.starts_with(char::is_alphabetic) {
        return out;
    }
    for n in 2..=4 {
        let start = folded.char_indices().nth(n).map_or(folded.len(), |(at, _)| at);
        let end = folded.char_indices().rev().nth(n - 1).map_or(0, |(at, _)| at);
        out[n - 2] = hash::word(&folded[..start]) as u32;
        out[n + 1] = hash::word(&folded[end..]) as u32;
    }
    out
}
