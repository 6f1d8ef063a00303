//! Finds the noun phrase that ends, or starts, at a token: the speaker as written.
//!
//! No tagger is asked. A phrase is a run of names, nouns and adjectives; what cannot be inside one
//! (verbs, pronouns, conjunctions, most prepositions) ends it.

use std::ops::Range;

use super::words::{Class, Words};
use crate::tokens::{Case, TokenKind, Tokens};
use crate::words::listed;

/// Longest phrase, in tokens.
const LONGEST: usize = 14;
/// Longest insertion between commas, brackets or dashes after a name, in tokens.
const INSERTION: usize = 30;

/// Reads phrases off the tokens.
#[derive(Clone, Copy)]
pub(super) struct Phrases<'a> {
    /// The tokens of the text.
    pub tokens: &'a Tokens<'a>,
    /// Their classes.
    pub words: &'a Words,
}

impl Phrases<'_> {
    /// The phrase whose last word is token `k`, or the one before an insertion that ends at `k`
    /// (`Ann Lee, the mayor, | said`); nothing before token `floor` is looked at.
    pub fn ending_at(&self, k: usize, floor: usize) -> Option<Range<usize>> {
        self.ending(k, floor, 0)
    }

    /// The phrase whose last word is token `k`, and no larger one that it depends on.
    pub fn run_ending_at(&self, k: usize, floor: usize) -> Option<Range<usize>> {
        let range = self.trim(self.run_start(k, floor)..k + 1);
        (!range.is_empty()).then_some(range)
    }

    fn ending(&self, k: usize, floor: usize, depth: usize) -> Option<Range<usize>> {
        if depth > 5 || k < floor {
            return None;
        }
        let step = |next: Option<usize>| self.ending(next?, floor, depth + 1);
        match self.tokens[k].kind {
            TokenKind::Punctuation => match self.tokens.text(k) {
                "," => {
                    let opening = self.insertion_start(k, floor, |i| self.tokens.text(i) == ",");
                    return match opening {
                        Some(comma) if comma > floor => step(Some(comma - 1)),
                        _ => step(k.checked_sub(1)),
                    };
                }
                ")" | "]" => {
                    let open = (floor..k)
                        .rev()
                        .take(INSERTION)
                        .find(|&i| matches!(self.tokens.text(i), "(" | "["))?;
                    return step(open.checked_sub(1));
                }
                _ => return None,
            },
            TokenKind::Dash => {
                let opening = self.insertion_start(k, floor, |i| self.tokens[i].kind == TokenKind::Dash)?;
                return step(opening.checked_sub(1));
            }
            TokenKind::QuoteMark => return None,
            _ => {}
        }
        if self.words.any(k, Class::PRONOUN | Class::RELATIVE) && !self.is_name(k) {
            // `each of which`, `others in the room`: the pronoun stands for the phrase.
            return Some(k..k + 1);
        }
        if self.words.any(k, Class::OBJECT) && k > floor + 1 && self.tokens.folded(k - 1) == "of" {
            // `one of them`.
            return self.nominal(k - 2).then_some(k - 2..k + 1);
        }
        let start = self.run_start(k, floor);
        let range = self.trim(start..k + 1);
        // A subject stands under no preposition: `Lee on Friday | said`, `the man in the hat | said`.
        let before = start.min(range.start);
        // `in 2017 Lee | said`: the year belongs to the preposition.
        let dated = range.start > start && self.tokens[start].kind == TokenKind::Number;
        if !dated
            && before > floor + 1
            && self.words.any(before - 1, Class::PREPOSITION | Class::TO)
            && (!self.words.any(before - 1, Class::TO) || self.words.any(before - 2, Class::ING))
        {
            // `protesters marching through the streets | said`, `a man speaking to the paper | said`.
            // `an email seen by the paper | said`.
            let moving = before > floor + 2
                && (self.words.any(before - 2, Class::ING)
                    || self.words.all(before - 2, Class::PARTICIPLE)
                        && self.tokens.folded(before - 1) == "by"
                        && !self.words.any(before - 3, Class::AUXILIARY));
            let at = if moving { before - 3 } else { before - 2 };
            if let Some(head) = self.nominal(at).then(|| self.ending(at, floor, depth + 1)).flatten() {
                return Some(head);
            }
        }
        if range.is_empty() {
            return step(start.checked_sub(1).filter(|_| self.is_time(k)));
        }
        if self.tokens[range.start].kind == TokenKind::Number && range.len() == 1 {
            // The age in `Ann Lee, 54, of Dallas, said`.
            return step(
                (range.start > floor && self.tokens.text(range.start - 1) == ",").then(|| range.start - 1),
            );
        }
        Some(range)
    }

    /// The token that opens the insertion that ends before `k`.
    fn insertion_start(&self, k: usize, floor: usize, opens: impl Fn(usize) -> bool) -> Option<usize> {
        for i in (floor..k).rev().take(INSERTION) {
            if opens(i) {
                return Some(i);
            }
            if listed(self.tokens.text(i), ". ; : ! ?") {
                return None;
            }
        }
        None
    }

    /// The first token of the run of nominal words that ends at `k`.
    fn run_start(&self, k: usize, floor: usize) -> usize {
        let mut start = k + 1;
        let mut i = k + 1;
        while i > floor && k + 1 - i < LONGEST {
            i -= 1;
            if !self.may_precede(i, k, floor) {
                break;
            }
            start = i;
            if self.words.any(i, Class::DETERMINER) && !self.is_name(i) {
                // `the leader of | the party`: the phrase goes on across `of`.
                let linked = i > floor + 1
                    && (self.words.any(i - 1, Class::LINK) && self.nominal(i - 2)
                        || self.words.any(i - 1, Class::TO) && self.serves(i - 2));
                if !linked {
                    break;
                }
            }
        }
        start
    }

    /// True where token `i` can be inside the phrase that ends at `k`.
    fn may_precede(&self, i: usize, k: usize, floor: usize) -> bool {
        let last = i == k;
        match self.tokens[i].kind {
            TokenKind::Word | TokenKind::Abbreviation => {}
            TokenKind::Number | TokenKind::Possessive | TokenKind::Address => return true,
            TokenKind::Symbol => return !last && self.tokens.text(i) == "$",
            // `Lee & Co`.
            TokenKind::Punctuation if self.tokens.text(i) == "&" => return !last,
            TokenKind::Dash => return !last && self.tokens[i].is_glued() && self.tokens[i + 1].is_glued(),
            TokenKind::QuoteMark => {
                // The mark of a plural possessive.
                return !last
                    && matches!(self.tokens.text(i), "'" | "’")
                    && self.tokens[i].is_glued()
                    && !self.tokens[i + 1].is_glued();
            }
            TokenKind::Punctuation => {
                return !last && self.tokens.text(i) == "/" && self.tokens[i].is_glued()
            }
        }
        if self.is_name(i) {
            return true;
        }
        let before = i.checked_sub(1).filter(|&b| b >= floor);
        if self.words.any(i, Class::LINK) {
            return !last && before.is_some_and(|b| self.nominal(b));
        }
        if self.words.any(i, Class::COORDINATOR) {
            // `Ann Lee and Bo Roe`.
            return !last
                && self.tokens.folded(i) == "and"
                && before.is_some_and(|b| self.is_name(b))
                && self.tokens[i + 1].is_capitalized();
        }
        if self.words.any(i, Class::DETERMINER) {
            return !last || self.words.any(i, Class::PRONOUN);
        }
        if self.words.any(i, Class::TO) {
            // `an aide to the governor`.
            return !last && before.is_some_and(|b| self.serves(b));
        }
        let stops = Class::AUXILIARY
            | Class::SUBORDINATOR
            | Class::PREPOSITION
            | Class::PRONOUN
            | Class::OBJECT
            | Class::RELATIVE;
        if self.words.any(i, stops) {
            return false;
        }
        if self.words.any(i, Class::CUE | Class::VERB | Class::ADVERB) && !self.words.any(i, Class::ROLE) {
            // An adjective made of a verb follows an article or stands before a noun that does.
            let determined = before.is_some_and(|b| {
                self.words.any(b, Class::DETERMINER)
                    || self.tokens[b].kind == TokenKind::Possessive
                    || (self.tokens[b].kind == TokenKind::Dash && self.tokens[i].is_glued())
            });
            return determined && !(last && self.words.any(i, Class::FINITE | Class::ADVERB));
        }
        true
    }

    /// Takes off what only leads to a phrase (`On Friday`, `But`), and day names behind it.
    fn trim(&self, mut range: Range<usize>) -> Range<usize> {
        let lead =
            Class::PREPOSITION | Class::COORDINATOR | Class::SUBORDINATOR | Class::ADVERB | Class::TIME;
        while !range.is_empty() {
            let first = range.start;
            let kind = self.tokens[first].kind;
            // `that Lee`, `a system that workers`.
            let that = self.tokens.folded(first) == "that"
                && range.len() > 1
                && (self.tokens[first + 1].is_capitalized()
                    || self.tokens.folded(range.end - 1).ends_with('s'));
            let leads = that
                || self.words.any(first, lead)
                    && !(self.words.any(first, Class::PRONOUN | Class::DETERMINER))
                || matches!(
                    kind,
                    TokenKind::Possessive | TokenKind::Dash | TokenKind::QuoteMark | TokenKind::Punctuation
                )
                || (kind == TokenKind::Number
                    && range.len() > 1
                    && self.tokens[first + 1].is_capitalized()
                    && self.tokens.text(first).len() == 4);
            if !leads {
                break;
            }
            range.start += 1;
        }
        while !range.is_empty() && self.is_time(range.end - 1) && range.len() > 1 {
            range.end -= 1;
        }
        if range.len() == 1 && self.is_time(range.start) {
            range.start = range.end;
        }
        range
    }

    /// True for who stands to somebody in some way (`an aide to …`).
    fn serves(&self, i: usize) -> bool {
        listed(
            self.tokens.folded(i),
            "aide close aides adviser advisers advisor advisors ambassador envoy counsel assistant \
             secretary heir counselor",
        )
    }

    fn is_time(&self, i: usize) -> bool {
        self.words.any(i, Class::TIME)
    }

    /// True for a capitalised word that is not one only for opening its sentence.
    fn is_name(&self, i: usize) -> bool {
        let closed = Class::PRONOUN
            | Class::DETERMINER
            | Class::PREPOSITION
            | Class::SUBORDINATOR
            | Class::COORDINATOR
            | Class::ADVERB
            | Class::TIME
            | Class::RELATIVE
            | Class::OBJECT
            | Class::AUXILIARY
            | Class::CUE;
        matches!(self.tokens[i].case, Case::Capitalized | Case::Initial | Case::Upper | Case::Mixed)
            && !self.words.any(i, closed)
    }

    /// True where token `i` is a noun or a name, as far as can be told.
    fn nominal(&self, i: usize) -> bool {
        match self.tokens[i].kind {
            TokenKind::Word | TokenKind::Abbreviation => {}
            TokenKind::Number | TokenKind::Address => return true,
            _ => return matches!(self.tokens.text(i), ")"),
        }
        let other = Class::AUXILIARY
            | Class::SUBORDINATOR
            | Class::PREPOSITION
            | Class::COORDINATOR
            | Class::CUE
            | Class::VERB
            | Class::ADVERB
            | Class::DETERMINER
            | Class::OBJECT;
        self.is_name(i) || self.words.any(i, Class::ROLE | Class::PRONOUN) || !self.words.any(i, other)
    }

    /// The phrase that starts at token `k`, adverbs before it passed over; ends before `limit`.
    pub fn starting_at(&self, k: usize, limit: usize) -> Option<Range<usize>> {
        let mut start = k;
        while start < limit
            && self.words.any(start, Class::ADVERB)
            && !self.words.any(start, Class::DETERMINER | Class::PRONOUN)
        {
            start += 1;
        }
        if start >= limit {
            return None;
        }
        let noun_follows = start + 1 < limit
            && self.nominal(start + 1)
            && !self.words.any(start + 1, Class::PRONOUN | Class::TIME)
            && self.words.any(start, Class::DETERMINER);
        if self.words.any(start, Class::PRONOUN) && !noun_follows && !self.is_name(start) {
            return Some(start..start + 1);
        }
        let mut end = start;
        while end < limit && end - start < LONGEST && self.may_follow(end, start, limit) {
            end += 1;
        }
        while end > start
            && (self.words.any(end - 1, Class::PREPOSITION | Class::COORDINATOR | Class::DETERMINER)
                || matches!(
                    self.tokens[end - 1].kind,
                    TokenKind::Dash | TokenKind::Possessive | TokenKind::QuoteMark
                ))
        {
            end -= 1;
        }
        (end > start).then_some(start..end)
    }

    /// True where token `i` can be inside the phrase that starts at `start`.
    fn may_follow(&self, i: usize, start: usize, limit: usize) -> bool {
        match self.tokens[i].kind {
            TokenKind::Word | TokenKind::Abbreviation => {}
            TokenKind::Number | TokenKind::Address => return true,
            TokenKind::Possessive => return i > start,
            TokenKind::Symbol => return self.tokens.text(i) == "$",
            TokenKind::Punctuation if self.tokens.text(i) == "&" => return i > start,
            TokenKind::Dash => {
                return i > start
                    && self.tokens[i].is_glued()
                    && i + 1 < limit
                    && self.tokens[i + 1].is_glued()
            }
            TokenKind::QuoteMark => {
                return i > start
                    && matches!(self.tokens.text(i), "'" | "’")
                    && self.tokens[i].is_glued()
                    && self.tokens.folded(i - 1).ends_with('s');
            }
            TokenKind::Punctuation => {
                return i > start && self.tokens.text(i) == "/" && self.tokens[i].is_glued()
            }
        }
        if self.is_name(i) {
            return true;
        }
        if self.words.any(i, Class::LINK) {
            // `said Lee of the plan`: what it is about, not where Lee belongs.
            let about = i > start
                && self.is_name(i - 1)
                && !self.words.any(i - 1, Class::ROLE)
                && self.words.any(i + 1, Class::DETERMINER)
                && self.tokens.get(i + 2).is_some_and(|t| t.case == Case::Lower);
            return i > start && i + 1 < limit && !about;
        }
        if self.words.any(i, Class::COORDINATOR | Class::TO) {
            let serves = self.words.any(i, Class::TO) && i > start && self.serves(i - 1);
            return i > start && i + 1 < limit && (serves || self.is_name(i + 1) && self.is_name(i - 1));
        }
        if self.words.any(i, Class::DETERMINER) {
            return i == start || self.words.any(i - 1, Class::LINK | Class::TO);
        }
        let stops = Class::AUXILIARY
            | Class::SUBORDINATOR
            | Class::PREPOSITION
            | Class::PRONOUN
            | Class::OBJECT
            | Class::RELATIVE
            | Class::TIME
            | Class::ADVERB;
        if self.words.any(i, stops) {
            return false;
        }
        if self.words.any(i, Class::CUE | Class::VERB) {
            // `said state media reports,`: a noun in -s that nothing follows.
            let stops = i + 1 >= limit || self.tokens[i + 1].kind == TokenKind::Punctuation;
            if i > start && stops && self.tokens.folded(i).ends_with('s') {
                return true;
            }
            return i > start && self.words.any(i - 1, Class::DETERMINER) && !self.words.any(i, Class::ROLE)
                || self.words.any(i, Class::ROLE);
        }
        true
    }
}
