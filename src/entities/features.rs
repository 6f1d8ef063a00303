//! The tagger's features: what a token and its surroundings look like, as 24-bit keys.
//!
//! Training and use call the same code, so they can't drift apart. No strings are built: a feature
//! is a hash of its template's number and the hashes of the words it is about.

use std::ops::Range;

use super::document_facts::{self, Facts, EDGE};
use super::gazetteer::{self, Listed};
use super::runs::{is_connector, Runs};
use super::view::{Look, Style, View};
use crate::context::Context;
use crate::lexicon::flag;
use crate::words::among;

/// Changes with every change of meaning of a feature; weights fit one version only.
pub const VERSION: u16 = 2;

/// Everything that features are read from.
pub struct Reader<'a> {
    /// The document's words.
    pub view: View<'a>,
    /// Its runs of capitals.
    pub runs: Runs,
    /// What it shows about its names.
    pub facts: Facts,
    /// Its listed names.
    pub listed: Vec<Listed>,
    /// Per token, its sentence.
    pub sentence_of: Vec<u32>,
}

/// Collects the keys of one token's features.
#[derive(Default)]
pub struct Keys {
    /// The keys, in order of the templates; a key may stand twice.
    pub list: Vec<u32>,
}

impl Keys {
    /// A feature of template `template` about `value`.
    #[inline]
    pub fn add(&mut self, template: u32, value: u32) {
        let joined = (u64::from(template) << 32 | u64::from(value)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let mixed = (joined ^ (joined >> 32)).wrapping_mul(0xd6e8_feb8_6659_fd93);
        self.list.push((mixed >> 40) as u32);
    }

    /// A feature about two values.
    #[inline]
    pub fn pair(&mut self, template: u32, a: u32, b: u32) {
        self.add(template, join(a, b));
    }

    /// One feature for every bit of `bits`.
    #[inline]
    fn bits(&mut self, template: u32, mut bits: u32) {
        while bits != 0 {
            self.add(template, bits.trailing_zeros());
            bits &= bits - 1;
        }
    }
}

#[inline]
fn join(a: u32, b: u32) -> u32 {
    (u64::from(a) << 32 | u64::from(b)).wrapping_mul(0xa076_1d64_78bd_642f).rotate_left(29) as u32
}

/// Templates are numbered by their group's hundred.
mod t {
    pub const WORD: u32 = 100;
    pub const NEAR: u32 = 200;
    pub const LIST: u32 = 300;
    pub const CLUSTER: u32 = 400;
    pub const DOC: u32 = 500;
    pub const RUN: u32 = 600;
    pub const WIDE: u32 = 700;
    pub const BOTH: u32 = 800;
    pub const AROUND: u32 = 900;
    pub const SENTENCE: u32 = 1000;
    pub const ACRONYM: u32 = 1100;
    pub const ELSEWHERE: u32 = 1200;
    pub const TITLE: u32 = 1300;
}

/// Where a token stands in its run: alone, first, between, last.
fn place(i: usize, run: &Range<usize>) -> u32 {
    match (i == run.start, i + 1 == run.end) {
        (true, true) => 0,
        (true, false) => 1,
        (false, false) => 2,
        (false, true) => 3,
    }
}

impl<'a> Reader<'a> {
    /// Reads a document.
    pub fn new(ctx: &'a Context<'a>) -> Self {
        let view = View::new(ctx);
        let runs = Runs::new(&view);
        let facts = Facts::new(&view, &runs);
        let listed = gazetteer::find(&view);
        let mut sentence_of = vec![0; view.of.len()];
        for (s, sentence) in ctx.sentences.as_slice().iter().enumerate() {
            sentence_of[sentence.tokens.clone()].fill(s as u32);
        }
        Self { view, runs, facts, listed, sentence_of }
    }

    /// The keys of token `i`, which stands in one of [`Runs::zones`].
    pub fn features(&self, i: usize, keys: &mut Keys) {
        keys.list.clear();
        let sentence = self.view.ctx.sentences.as_slice()[self.sentence_of[i] as usize].tokens.clone();
        let token = Place { i, sentence, style: self.view.styles[self.sentence_of[i] as usize] };
        self.word(&token, keys);
        self.neighbours(&token, keys);
        self.lists(&token, keys);
        self.document(&token, keys);
        self.sentence(&token, keys);
        self.title(&token, keys);
        match self.runs.strict(i) {
            Some(run) => {
                let run = run.clone();
                self.run(&token, &run, keys);
                self.around_run(&token, &run, keys);
                self.combinations(&token, &run, keys);
                self.acronym(&token, &run, keys);
                self.elsewhere(&token, &run, keys);
            }
            None => self.outside_run(&token, keys),
        }
    }

    fn low(&self, i: Option<usize>) -> u32 {
        i.map_or(EDGE, |i| self.view.at(i).low)
    }

    fn middle(&self, i: Option<usize>) -> u32 {
        i.map_or(1 << 20, |i| u32::from(self.view.at(i).levels.middle))
    }

    fn coarse(&self, i: Option<usize>) -> u32 {
        i.map_or(1 << 20, |i| u32::from(self.view.at(i).levels.coarse))
    }

    fn has(&self, i: usize, flags: u16) -> bool {
        self.view.at(i).word.flags & flags != 0
    }

    /// Flags and listed kinds of a token in one number.
    fn known(&self, i: usize) -> u32 {
        let word = self.view.at(i);
        let name_flags = if word.look.is_capital() {
            0x1ff
        } else {
            flag::ORG_WORD | flag::TITLE | flag::PLACE_WORD | flag::CALENDAR
        };
        let listed = self.listed[i];
        u32::from(word.word.flags & name_flags)
            | u32::from(listed.kinds) << 10
            | u32::from(listed.before > 0) << 30
    }

    fn word(&self, p: &Place, keys: &mut Keys) {
        let word = self.view.at(p.i);
        keys.add(t::WORD, 0);
        keys.add(t::WORD + 1, word.low);
        keys.add(t::WORD + 2, word.shape);
        keys.add(t::WORD + 3, word.look as u32);
        if word.affixes[0] != 0 {
            for (n, &affix) in word.affixes.iter().enumerate() {
                keys.add(t::WORD + 4 + n as u32, affix);
            }
        }
        if p.i == p.sentence.start {
            keys.add(t::WORD + 10, 0);
        }
        if p.style != Style::Ordinary {
            keys.add(t::WORD + 11, p.style as u32);
        }
    }

    fn neighbours(&self, p: &Place, keys: &mut Keys) {
        let own = self.view.at(p.i);
        for (n, offset) in [-2isize, -1, 1, 2].into_iter().enumerate() {
            let n = n as u32;
            let Some(j) = p.at(offset) else {
                keys.add(t::NEAR, n);
                continue;
            };
            let word = self.view.at(j);
            keys.add(t::NEAR + 1 + n, word.low);
            keys.add(t::NEAR + 5 + n, word.look as u32);
            if offset.abs() == 1 {
                keys.add(t::NEAR + 9 + n, word.shape);
                keys.add(t::NEAR + 13 + n, if word.affixes[4] != 0 { word.affixes[4] } else { word.low });
            }
            keys.bits(t::NEAR + 20 + n, self.known(j));
        }
        let look = |i: Option<usize>| i.map_or(9, |i| self.view.at(i).look as u32);
        let (before, after) = (p.at(-1), p.at(1));
        keys.add(t::NEAR + 30, look(before) * 100 + own.look as u32 * 10 + look(after));
        if before.is_some() {
            keys.pair(t::NEAR + 31, self.low(before), own.low);
        }
        if after.is_some() {
            keys.pair(t::NEAR + 32, own.low, self.low(after));
        }
        if before.is_some() && after.is_some() {
            keys.pair(t::NEAR + 33, self.low(before), self.low(after));
        }
        let caps = self.runs.caps(p.i);
        if !caps.is_empty() {
            keys.add(t::NEAR + 34, self.low(p.within(caps.end)));
            if p.i + 1 < caps.end {
                keys.add(t::NEAR + 35, self.low(Some(caps.end - 1)));
            }
            keys.add(t::NEAR + 36, self.low(p.before(caps.start)));
            keys.add(t::NEAR + 37, ((p.i - caps.start).min(3) * 4 + (caps.end - 1 - p.i).min(3)) as u32);
        }
    }

    fn lists(&self, p: &Place, keys: &mut Keys) {
        let known = self.known(p.i);
        keys.bits(t::LIST, known);
        for (n, offset) in [-1isize, 0, 1].into_iter().enumerate() {
            let Some(j) = p.at(offset) else { continue };
            let word = self.view.at(j);
            let n = 4 * n as u32;
            if word.levels.middle != 0 {
                keys.add(t::CLUSTER + n, u32::from(word.levels.coarse));
                keys.add(t::CLUSTER + n + 1, u32::from(word.levels.middle));
                if offset == 0 {
                    keys.add(t::CLUSTER + n + 2, u32::from(word.word.cluster));
                }
            } else if offset == 0 {
                keys.add(t::CLUSTER + n + 3, 0);
            }
        }
        let listed = self.listed[p.i];
        if listed.kinds != 0 {
            let run = self.runs.strict(p.i).cloned().unwrap_or(p.i..p.i + 1);
            let start = p.i - usize::from(listed.before);
            let end = p.i + usize::from(listed.after) + 1;
            let position = place(p.i, &(start..end)) * 8 + listed.len().min(4) as u32;
            let fit = u32::from(run == (start..end))
                + 2 * u32::from(run.start < start)
                + 4 * u32::from(run.end > end);
            let mut kinds = listed.kinds;
            while kinds != 0 {
                let kind = kinds.trailing_zeros();
                keys.add(t::LIST + 1, kind * 64 + position);
                keys.add(t::LIST + 2, kind * 8 + fit);
                kinds &= kinds - 1;
            }
        }
    }

    fn document(&self, p: &Place, keys: &mut Keys) {
        let word = self.view.at(p.i);
        if !word.look.is_capital() {
            return;
        }
        if self.view.fold(p.i).seen_lower {
            keys.add(t::DOC, 0);
        }
        match word.mid_sentence {
            0 => keys.add(t::DOC, 1),
            1 => {}
            _ => keys.add(t::DOC, 2),
        }
        let of = self.view.of[p.i] as usize;
        if let Some(head) = document_facts::token(self.facts.tail_of[of]) {
            keys.add(t::DOC, 3);
            keys.bits(
                t::DOC + 1,
                u32::from(self.view.at(head).word.flags & (flag::GIVEN | flag::TITLE | flag::ORG_WORD)),
            );
        }
        if let Some(tail) = document_facts::token(self.facts.head_of[of]) {
            keys.add(t::DOC, 4);
            keys.bits(
                t::DOC + 2,
                u32::from(
                    self.view.at(tail).word.flags & (flag::SURNAME | flag::SURNAME_RARE | flag::ORG_WORD),
                ),
            );
        }
    }

    fn sentence(&self, p: &Place, keys: &mut Keys) {
        let word = self.view.at(p.i);
        let fold = self.view.fold(p.i);
        let starts = p.i == p.sentence.start
            || (p.i == p.sentence.start + 1 && !self.view.ctx.tokens[p.i - 1].is_word());
        let common = word.word.flags & flag::COMMON != 0;
        keys.add(t::SENTENCE, u32::from(common) * 2 + u32::from(starts));
        if starts {
            let position = self.runs.strict(p.i).map_or(4, |run| place(p.i, run));
            keys.add(t::SENTENCE + 1, word.look as u32 * 8 + position);
            keys.add(t::SENTENCE + 2, u32::from(fold.seen_lower) * 2 + u32::from(word.mid_sentence > 0));
            keys.add(t::SENTENCE + 3, u32::from(word.levels.coarse));
        }
        if p.style != Style::Ordinary {
            keys.add(
                t::SENTENCE + 4,
                u32::from(fold.seen_lower) * 2 + u32::from(fold.mid_capital + fold.mid_upper > 0),
            );
        }
        if let Some(dateline) = self.view.ctx.layout.dateline_at(p.i) {
            keys.add(t::SENTENCE + 5, word.look as u32 * 2 + u32::from(p.i == dateline.tokens.start));
        }
    }

    /// The passage in marks that the token stands in, written as a title is.
    fn title(&self, p: &Place, keys: &mut Keys) {
        let Some(title) = self.runs.title(p.i) else { return };
        let at = place(p.i, title);
        let before = p.before(title.start - 1);
        let comma = before.filter(|&i| self.view.ctx.tokens.text(i) == ",").and_then(|i| p.before(i));
        let before = comma.or(before);
        // One past the closing mark; a comma or stop may stand before it.
        let close = (title.end..p.sentence.end).find(|&i| !matches!(self.view.ctx.tokens.text(i), "," | "."));
        let stops = close != Some(title.end);
        keys.add(t::TITLE, at * 8 + title.len().min(7) as u32);
        keys.add(t::TITLE + 1, at * 2 + u32::from(stops));
        keys.pair(t::TITLE + 2, at, self.low(before));
        keys.pair(t::TITLE + 3, at, self.middle(before));
        keys.pair(t::TITLE + 4, at, self.low(close.and_then(|i| p.within(i + 1))));
        keys.add(t::TITLE + 5, self.coarse(before));
    }

    fn run(&self, p: &Place, run: &Range<usize>, keys: &mut Keys) {
        let (first, last) = (run.start, run.end - 1);
        let at = place(p.i, run);
        let view = &self.view;
        if run.len() > 1 && run.len() <= 8 {
            let whole = run.clone().fold(7, |hash, i| join(hash, view.at(i).low));
            keys.add(t::RUN, whole);
            for k in run.clone() {
                if k != p.i {
                    keys.add(t::RUN + 1 + u32::from(k > p.i), view.at(k).low);
                }
            }
            keys.add(t::RUN + 3, view.at(first).low);
            let ending = view.at(last).affixes[4];
            keys.add(t::RUN + 4, if ending != 0 { ending } else { view.at(last).low });
            keys.pair(t::RUN + 5, at, self.middle(Some(first)));
            keys.pair(t::RUN + 6, at, self.middle(Some(last)));
            keys.add(t::RUN + 7, self.coarse(Some(last)));
            let marked = |flags: u16| run.clone().filter(move |&k| self.has(k, flags));
            if let Some(k) = marked(flag::ORG_WORD).next_back() {
                let where_ = if k == last {
                    0
                } else if marked(flag::ORG_WORD).next() > Some(first) {
                    1
                } else {
                    2
                };
                keys.add(t::RUN + 8, where_ * 4 + at);
            }
            if marked(flag::PLACE_WORD).next().is_some() {
                keys.add(t::RUN + 9, u32::from(self.has(last, flag::PLACE_WORD)) * 4 + at);
            }
        }
        let looks = run.clone().take(6).fold(at, |hash, i| hash * 9 + view.at(i).look as u32);
        keys.add(t::RUN + 10, looks);
        let given = u32::from(self.has(first, flag::GIVEN));
        let family = u32::from(self.has(last, flag::SURNAME | flag::SURNAME_RARE));
        let titled = u32::from(p.before(first).is_some_and(|i| self.has(i, flag::TITLE)));
        keys.add(t::RUN + 11, at * 8 + given * 4 + family * 2 + titled);
        keys.pair(t::RUN + 12, at, self.known(p.i));
        let (before, after) = (p.before(first), p.within(run.end));
        let (before2, after2) = (before.and_then(|i| p.before(i)), p.within(run.end + 1));
        keys.pair(t::RUN + 13, self.low(before2), self.low(before));
        keys.pair(t::RUN + 14, self.low(after), self.low(after2));
        keys.pair(t::RUN + 15, self.low(before), self.low(after));
        keys.pair(t::RUN + 16, at, self.low(before));
        keys.pair(t::RUN + 17, at, self.low(after));
        let Some(wide) = self.runs.wide(p.i).filter(|w| *w != run) else { return };
        if wide.len() <= 10 {
            keys.add(t::WIDE, wide.clone().fold(7, |hash, i| join(hash, view.at(i).low)));
            let links = wide.clone().filter(|&i| is_connector(view.ctx.tokens.folded(i)));
            let links = links.fold(3, |hash, i| join(hash, view.at(i).low));
            let side = u32::from(first > wide.start) * 2 + u32::from(run.end < wide.end);
            keys.pair(t::WIDE + 3, side, links);
            if wide.clone().any(|i| self.has(i, flag::ORG_WORD)) {
                keys.add(t::WIDE + 5, side);
            }
        }
        keys.add(t::WIDE + 1, view.at(wide.start).low);
        keys.add(t::WIDE + 2, view.at(wide.end - 1).low);
        if self.has(wide.start, flag::ORG_WORD) {
            keys.add(t::WIDE + 4, u32::from(first == wide.start));
        }
    }

    fn around_run(&self, p: &Place, run: &Range<usize>, keys: &mut Keys) {
        let at = place(p.i, run);
        let (before, after) = (p.before(run.start), p.within(run.end));
        let before2 = before.and_then(|i| p.before(i));
        let after2 = p.within(run.end + 1);
        keys.add(t::AROUND, self.middle(before));
        keys.add(t::AROUND + 1, self.middle(after));
        keys.pair(t::AROUND + 2, self.coarse(before), self.coarse(after));
        keys.pair(t::AROUND + 3, at, self.middle(before));
        keys.pair(t::AROUND + 4, at, self.middle(after));
        if before2.is_some() {
            keys.add(t::AROUND + 5, self.middle(before2));
        }
        if after2.is_some() {
            keys.add(t::AROUND + 6, self.middle(after2));
            keys.add(t::AROUND + 7, self.low(after2));
        }
        if after.is_some_and(|i| self.view.ctx.tokens.text(i) == ",") {
            self.apposition(p, run.end + 1, keys);
        }
        for j in (0..4).map_while(|n| run.start.checked_sub(n + 1)).take_while(|&j| j >= p.sentence.start) {
            if is_preposition(self.view.ctx.tokens.folded(j)) {
                keys.pair(t::AROUND + 10, self.view.at(j).low, u32::from(j + 1 == run.start));
                break;
            }
        }
        let says = |j: &usize| is_saying(self.view.ctx.tokens.folded(*j));
        if (run.end..p.sentence.end.min(run.end + 4)).any(|j| says(&j)) {
            keys.add(t::AROUND + 11, 0);
        }
        if (run.start.saturating_sub(4).max(p.sentence.start)..run.start).any(|j| says(&j)) {
            keys.add(t::AROUND + 11, 1);
        }
    }

    /// The lower-case words of what may be an apposition that starts at token `from`.
    fn apposition(&self, p: &Place, from: usize, keys: &mut Keys) {
        for j in from..p.sentence.end.min(from + 6) {
            let word = self.view.at(j);
            if !self.view.ctx.tokens[j].is_word() {
                break;
            }
            if word.look == Look::Lower && !super::runs::is_function_word(self.view.ctx.tokens.folded(j)) {
                keys.add(t::AROUND + 8, u32::from(word.levels.middle));
                keys.add(t::AROUND + 9, word.low);
            }
        }
    }

    fn combinations(&self, p: &Place, run: &Range<usize>, keys: &mut Keys) {
        let word = self.view.at(p.i);
        let at = place(p.i, run);
        let known = self.known(p.i);
        let (before, after) = (p.before(run.start), p.within(run.end));
        keys.pair(t::BOTH, known, self.low(before));
        keys.pair(t::BOTH + 1, known, self.low(after));
        keys.pair(t::BOTH + 2, known, self.coarse(before));
        keys.pair(t::BOTH + 3, known, self.coarse(after));
        let (coarse, middle) = (u32::from(word.levels.coarse), u32::from(word.levels.middle));
        keys.add(t::BOTH + 4, coarse * 64 + word.look as u32 * 4 + at);
        keys.add(t::BOTH + 5, middle * 4 + at);
        keys.pair(t::BOTH + 6, middle, self.middle(before));
        keys.pair(t::BOTH + 7, middle, self.middle(after));
        keys.pair(t::BOTH + 8, coarse, self.coarse(before));
        keys.pair(t::BOTH + 9, coarse, self.coarse(after));
        if run.len() > 1 {
            keys.pair(t::BOTH + 10, self.coarse(Some(run.start)), self.coarse(Some(run.end - 1)));
            keys.pair(t::BOTH + 11, self.middle(Some(run.start)), self.middle(Some(run.end - 1)));
        }
    }

    fn acronym(&self, p: &Place, run: &Range<usize>, keys: &mut Keys) {
        let word = self.view.at(p.i);
        let at = place(p.i, run);
        let text = |i: Option<usize>| i.map_or("", |i| self.view.ctx.tokens.text(i));
        if text(p.at(-1)) == "(" && text(p.at(1)) == ")" {
            keys.add(t::ACRONYM, word.look as u32);
        }
        if run.len() == 1 && word.letters > 1 {
            if let Some((first, last)) = self.facts.spelled_out(word.low).filter(|_| word.look == Look::Upper)
            {
                keys.add(t::ACRONYM + 1, 0);
                keys.add(t::ACRONYM + 2, self.view.at(last).low);
                keys.add(t::ACRONYM + 3, self.view.at(first).low);
                if (first..=last).any(|i| self.has(i, flag::ORG_WORD)) {
                    keys.add(t::ACRONYM + 4, 0);
                }
            }
        }
        let bracket = p.within(run.end).filter(|&i| self.view.ctx.tokens.text(i) == "(");
        if run.len() > 1
            && bracket.and_then(|i| p.within(i + 1)).is_some_and(|i| self.view.at(i).look == Look::Upper)
        {
            keys.add(t::ACRONYM + 5, at);
        }
        if word.look == Look::Upper {
            keys.add(t::ACRONYM + 6, u32::from(word.letters.min(6)));
        }
    }

    fn elsewhere(&self, p: &Place, run: &Range<usize>, keys: &mut Keys) {
        let sentence = self.sentence_of[p.i];
        let hash = self.runs.strict_index(p.i).map_or(0, |k| self.facts.run_hash[k]);
        let mut others = 0;
        for other in self.facts.elsewhere(hash, sentence) {
            others += 1;
            let (before, after) = (other.before.map(|i| i as usize), other.after.map(|i| i as usize));
            keys.add(t::ELSEWHERE + 1, self.low(before));
            keys.add(t::ELSEWHERE + 2, self.low(after));
            keys.add(t::ELSEWHERE + 3, self.middle(before));
            keys.add(t::ELSEWHERE + 4, self.middle(after));
            if before.is_some_and(|i| self.has(i, flag::TITLE)) {
                keys.add(t::ELSEWHERE + 5, 0);
            }
        }
        if others > 0 {
            keys.add(t::ELSEWHERE, 0);
        }
        if run.len() != 1 {
            return;
        }
        let mut seen = 0;
        for longer in self.facts.longer(self.view.of[p.i], sentence).take(3) {
            seen += 1;
            let (first, last) = (self.view.at(longer.first as usize), self.view.at(longer.last as usize));
            let at = u32::from(longer.at_start) * 2 + u32::from(longer.at_end);
            keys.add(t::ELSEWHERE + 6, at);
            keys.pair(t::ELSEWHERE + 7, u32::from(longer.at_end), first.low);
            keys.pair(t::ELSEWHERE + 8, u32::from(longer.at_start), last.low);
            let marks = [
                first.word.flags & flag::GIVEN,
                last.word.flags & flag::ORG_WORD,
                first.word.flags & flag::TITLE,
            ];
            for (n, mark) in marks.into_iter().enumerate() {
                if mark != 0 {
                    keys.add(t::ELSEWHERE + 9, n as u32 * 4 + at);
                }
            }
        }
        if seen == 0 {
            keys.add(t::ELSEWHERE, 1);
        }
    }

    fn outside_run(&self, p: &Place, keys: &mut Keys) {
        let word = self.view.at(p.i);
        if let Some(wide) = self.runs.wide(p.i).filter(|_| p.i > p.sentence.start) {
            keys.pair(t::WIDE + 10, word.low, self.view.at(wide.start).low);
            keys.pair(t::WIDE + 11, word.low, self.low(p.at(-1)));
            keys.pair(t::WIDE + 12, word.low, self.view.at(wide.end - 1).low);
            let look = |i: Option<usize>| i.map_or(9, |i| self.view.at(i).look as u32);
            keys.pair(t::WIDE + 13, word.low, look(p.at(-1)) * 10 + look(p.at(1)));
            if self.has(wide.start, flag::ORG_WORD) {
                keys.add(t::WIDE + 14, word.low);
            }
        }
        keys.pair(t::BOTH + 12, self.coarse(p.at(-1)), u32::from(word.levels.coarse));
    }
}

/// A token in its sentence.
struct Place {
    i: usize,
    sentence: Range<usize>,
    style: Style,
}

impl Place {
    /// The token `offset` from here, if the sentence has it.
    fn at(&self, offset: isize) -> Option<usize> {
        self.i.checked_add_signed(offset).filter(|j| self.sentence.contains(j))
    }

    /// The token before `i`, if the sentence has it.
    fn before(&self, i: usize) -> Option<usize> {
        i.checked_sub(1).filter(|&j| j >= self.sentence.start)
    }

    /// Token `i`, if the sentence has it.
    fn within(&self, i: usize) -> Option<usize> {
        (i < self.sentence.end).then_some(i)
    }
}

/// Prepositions that tell what kind of name follows.
const PREPOSITIONS: [&str; 16] = [
    "in", "at", "from", "near", "to", "into", "across", "of", "by", "for", "with", "against", "between",
    "via", "on", "outside",
];

fn is_preposition(folded: &str) -> bool {
    PREPOSITIONS.contains(&folded)
}

fn is_saying(folded: &str) -> bool {
    among!(
        folded,
        "said says told added saying tells adds announced stated claimed warned insisted explained \
         noted reported argued"
    )
}
