//! Runs of capitalised words, and the stretches of text in which names can stand.

use std::ops::Range;

use super::view::{Look, View};
use crate::tokens::TokenKind;
use crate::words::among;

const NONE: u32 = u32::MAX;

/// The runs of a document. A token is in at most one run of each sort.
pub struct Runs {
    /// Runs of name words, glued hyphens and apostrophes between them included, in text order.
    pub strict: Vec<Range<usize>>,
    /// Strict runs joined by one or two connecting words (`of`, `and`, `de`), in text order.
    pub wide: Vec<Range<usize>>,
    /// Stretches that are tagged, in text order, none across a sentence; other tokens are in no name.
    pub zones: Vec<Range<usize>>,
    /// Short passages in marks that are written as titles are, without the marks, in text order.
    pub titles: Vec<Range<usize>>,
    title_of: Vec<u32>,
    strict_of: Vec<u32>,
    wide_of: Vec<u32>,
    /// Per token of a plain run of capitals: its first and one past its last token.
    caps: Vec<(u32, u32)>,
}

impl Runs {
    /// Finds all runs.
    pub fn new(view: &View<'_>) -> Self {
        let n = view.of.len();
        let mut runs = Self {
            strict: Vec::new(),
            wide: Vec::new(),
            zones: Vec::new(),
            titles: Vec::new(),
            title_of: vec![NONE; n],
            strict_of: vec![NONE; n],
            wide_of: vec![NONE; n],
            caps: vec![(0, 0); n],
        };
        for sentence in view.ctx.sentences.as_slice() {
            runs.read_sentence(view, sentence.tokens.clone());
        }
        runs
    }

    /// The strict run that holds token `i`.
    #[inline]
    pub fn strict(&self, i: usize) -> Option<&Range<usize>> {
        self.strict.get(self.strict_of[i] as usize)
    }

    /// Which strict run holds token `i`.
    #[inline]
    pub fn strict_index(&self, i: usize) -> Option<usize> {
        (self.strict_of[i] != NONE).then_some(self.strict_of[i] as usize)
    }

    /// The wide run that holds token `i`.
    #[inline]
    pub fn wide(&self, i: usize) -> Option<&Range<usize>> {
        self.wide.get(self.wide_of[i] as usize)
    }

    /// The title in marks that holds token `i`.
    #[inline]
    pub fn title(&self, i: usize) -> Option<&Range<usize>> {
        self.titles.get(self.title_of[i] as usize)
    }

    /// The plain run of capitals around token `i`, empty where it has no capital.
    #[inline]
    pub fn caps(&self, i: usize) -> Range<usize> {
        self.caps[i].0 as usize..self.caps[i].1 as usize
    }

    fn read_sentence(&mut self, view: &View<'_>, sentence: Range<usize>) {
        self.find_caps(view, sentence.clone());
        self.find_titles(view, sentence.clone());
        let first_strict = self.strict.len();
        self.find_strict(view, sentence.clone());
        self.find_wide(view, first_strict);
        self.find_zones(view, sentence);
    }

    fn find_caps(&mut self, view: &View<'_>, sentence: Range<usize>) {
        let mut i = sentence.start;
        while i < sentence.end {
            let mut end = i;
            while end < sentence.end && view.at(end).look.is_capital() {
                end += 1;
            }
            for slot in &mut self.caps[i..end] {
                *slot = (i as u32, end as u32);
            }
            i = end.max(i + 1);
        }
    }

    fn find_titles(&mut self, view: &View<'_>, sentence: Range<usize>) {
        let tokens = view.ctx.tokens;
        let is_mark = |i: usize| tokens[i].kind == TokenKind::QuoteMark;
        let mut i = sentence.start;
        while i + 2 < sentence.end {
            let opens = is_mark(i) && tokens[i + 1].is_glued();
            let limit = sentence.end.min(i + 2 + LONGEST_TITLE);
            let end = (i + 2..limit).find(|&j| is_mark(j) && tokens[j].is_glued());
            match end.filter(|&end| opens && is_title(view, i + 1..end)) {
                Some(end) => {
                    let stop = usize::from(matches!(tokens.text(end - 1), "," | "."));
                    let title = i + 1..end - stop;
                    self.title_of[title.clone()].fill(self.titles.len() as u32);
                    self.titles.push(title);
                    i = end + 1;
                }
                None => i += 1,
            }
        }
    }

    fn find_strict(&mut self, view: &View<'_>, sentence: Range<usize>) {
        let is_name = |i: usize| is_name_word(view, i, i == sentence.start);
        let mut i = sentence.start;
        while i < sentence.end {
            if !is_name(i) {
                i += 1;
                continue;
            }
            let mut end = i + 1;
            loop {
                if end < sentence.end && is_name(end) {
                    end += 1;
                } else if end + 1 < sentence.end && is_glue(view, end) && is_name(end + 1) {
                    end += 2;
                } else {
                    break;
                }
            }
            let id = self.strict.len() as u32;
            self.strict_of[i..end].fill(id);
            self.strict.push(i..end);
            i = end;
        }
    }

    fn find_wide(&mut self, view: &View<'_>, first_strict: usize) {
        let mut k = first_strict;
        while k < self.strict.len() {
            let mut range = self.strict[k].clone();
            k += 1;
            while let Some(next) = self.strict.get(k) {
                let gap = range.end..next.start;
                if !(1..=2).contains(&gap.len()) || !gap.clone().all(|i| connects(view, i)) {
                    break;
                }
                range.end = next.end;
                k += 1;
            }
            self.wide_of[range.clone()].fill(self.wide.len() as u32);
            self.wide.push(range);
        }
    }

    fn is_candidate(&self, view: &View<'_>, i: usize, sentence: Range<usize>) -> bool {
        let word = view.at(i);
        if self.title_of[i] != NONE {
            return true;
        }
        // `2012 Summer Games`: the year belongs to the name.
        if word.look == Look::Number {
            return view.ctx.tokens.text(i).len() == 4
                && i + 1 < sentence.end
                && view.ctx.tokens[i + 1].is_word()
                && view.at(i + 1).look.is_capital();
        }
        if !word.look.is_capital() && word.look != Look::MixedLower {
            return false;
        }
        // A sentence's first word is capitalised anyway; a small word there starts no name unless
        // another capital follows (`The Hague`).
        let is_first = i == sentence.start || (i == sentence.start + 1 && !view.ctx.tokens[i - 1].is_word());
        let next_is_capital = i + 1 < sentence.end && view.at(i + 1).look.is_capital();
        !is_first
            || next_is_capital
            || word.look == Look::Upper
            || !is_function_word(view.ctx.tokens.folded(i))
    }

    fn find_zones(&mut self, view: &View<'_>, sentence: Range<usize>) {
        let mut i = sentence.start;
        while i < sentence.end {
            if !self.is_candidate(view, i, sentence.clone()) {
                i += 1;
                continue;
            }
            let start = particles_before(view, i, sentence.start.max(self.zones.last().map_or(0, |z| z.end)));
            let mut end = i + 1;
            loop {
                if end < sentence.end && self.is_candidate(view, end, sentence.clone()) {
                    end += 1;
                    continue;
                }
                let bridge = (1..=3)
                    .take_while(|&n| end + n < sentence.end && may_stand_inside(view, end + n - 1))
                    .find(|&n| self.is_candidate(view, end + n, sentence.clone()));
                match bridge {
                    Some(n) => end += n + 1,
                    None => break,
                }
            }
            // `Channel 4`, `al-shabaab` and the like go on behind their capital.
            if end < sentence.end && view.at(end).look == Look::Number {
                end += 1;
            } else if end + 1 < sentence.end && is_glue(view, end) && view.ctx.tokens[end + 1].is_glued() {
                end += 2;
            }
            self.zones.push(start..end);
            i = end;
        }
    }
}

/// Longer passages in marks are somebody's words.
const LONGEST_TITLE: usize = 12;

/// True where the first word and all but small words have a capital.
fn is_title(view: &View<'_>, range: Range<usize>) -> bool {
    let tokens = view.ctx.tokens;
    let is_large = |i: usize| {
        let look = view.at(i).look;
        look.is_capital() || matches!(look, Look::MixedLower | Look::Number)
    };
    let is_small =
        |i: usize| !tokens[i].is_word() || tokens.text(i).len() < 4 || is_function_word(tokens.folded(i));
    is_large(range.start) && range.clone().all(|i| is_large(i) || is_small(i))
}

/// True for capitalised words that can be part of a name.
fn is_name_word(view: &View<'_>, i: usize, is_first: bool) -> bool {
    let word = view.at(i);
    if !word.look.is_capital() || !view.ctx.tokens[i].is_word() {
        return false;
    }
    // `US`, `IT`, `WHO` are names where the small word would not be capitalised.
    let shouts = word.look == Look::Upper && !is_first;
    shouts || !is_function_word(view.ctx.tokens.folded(i))
}

/// A hyphen, apostrophe or dot that touches the words on both sides.
fn is_glue(view: &View<'_>, i: usize) -> bool {
    let tokens = view.ctx.tokens;
    let joins = tokens[i].kind == TokenKind::Dash || matches!(tokens.text(i), "'" | "’" | "." | "/");
    joins && tokens[i].is_glued() && tokens.get(i + 1).is_some_and(|t| t.is_glued())
}

fn connects(view: &View<'_>, i: usize) -> bool {
    let token = view.ctx.tokens[i];
    token.kind == TokenKind::Dash || is_connector(view.ctx.tokens.folded(i))
}

/// Lower-case words that join parts of one name.
pub fn is_connector(folded: &str) -> bool {
    among!(
        folded,
        "of the and for & de la le du des del di da do van von den der bin ibn ben al el ul ur bint \
         abu dos das y e zu ter af av"
    )
}

fn may_stand_inside(view: &View<'_>, i: usize) -> bool {
    let token = view.ctx.tokens[i];
    match token.kind {
        TokenKind::Word => {
            let folded = view.ctx.tokens.folded(i);
            is_connector(folded)
                || matches!(
                    folded,
                    "in" | "to" | "on" | "with" | "against" | "without" | "at" | "by" | "from" | "a"
                )
        }
        TokenKind::Possessive | TokenKind::Number | TokenKind::Dash | TokenKind::QuoteMark => true,
        _ => matches!(view.ctx.tokens.text(i), "&" | "," | "." | "/" | "(" | ")" | "+"),
    }
}

/// The first of the small particles right before token `i` (`al-`, `van der`), not before `limit`.
fn particles_before(view: &View<'_>, i: usize, limit: usize) -> usize {
    let mut start = i;
    while start > limit && i - start < 3 {
        let before = start - 1;
        let is_particle =
            !matches!(view.ctx.tokens.folded(before), "of" | "the" | "and" | "for" | "&" | "y" | "e")
                && is_connector(view.ctx.tokens.folded(before));
        if is_particle {
            start = before;
        } else if is_glue(view, before) && before > limit && is_connector(view.ctx.tokens.folded(before - 1))
        {
            start = before - 1;
        } else {
            break;
        }
    }
    start
}

/// Small words, which name nothing by themselves.
pub fn is_function_word(folded: &str) -> bool {
    among!(
        folded,
        "a about according across after again against all almost along already also although always \
         amid among an and another any anyone anything anyway are aren't around as at be because been \
         before behind being besides between beyond both but by can can't could currently despite did \
         didn't do does don't down during each earlier eight either even eventually ever every \
         everyone everything except few finally five for four from furthermore had has have he he's \
         hence her here herself him himself his how however i i'll i'm i've if in including indeed \
         instead into is isn't it it's its itself just last later let let's like many may maybe me \
         meanwhile might mine more moreover most much must my near neither never nevertheless next \
         nine no nobody nonetheless nor not nothing now of off often ok okay on once one only or \
         other otherwise our out over per perhaps please previously quite rather recently regarding \
         seven several she she's should since six so some someone something soon still such suddenly \
         ten than that that's the their them themselves then there there's therefore these they \
         they're this those though three through thus to today tomorrow tonight too toward towards \
         two under unless until up upon us very via was wasn't we we'll we're we've well were what \
         what's whatever when whenever where wherever whether which while who who's whoever whom \
         whose why will with within without won't would yes yesterday yet you your yours"
    )
}
