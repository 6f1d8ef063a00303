//! Noun phrases and verb groups, read from the tags by two small automata.
//!
//! A noun phrase is a base phrase: it ends with its head (`the old mayor`), and what hangs on the head (`of Lyon`)
//! is a phrase of its own. A genitive is part of the phrase whose head it determines (`Lee’s aide`). A verb group
//! runs from its first auxiliary or `to` to its main verb (`would never have said`); adverbs at its edges are left out.

use std::ops::Range;

use super::tag::{Form, Tag};
use super::{Chunk, ChunkKind, GroupForm, Tense, VerbGroup, Voice};
use crate::marks::Marks;
use crate::tokens::{Case, TokenKind, Tokens};
use crate::words::among;

/// Longest noun phrase, and longest run of adverbs inside a verb group, in tokens.
const LONGEST: usize = 40;
const ADVERBS: usize = 3;
/// Most tokens between marks that a phrase may go through (`the “free” offers`).
const MARKED: usize = 5;

/// Reads chunks off tagged tokens.
pub(super) struct Chunker<'a> {
    pub tokens: &'a Tokens<'a>,
    pub tags: &'a [Tag],
    /// Per token, whether it is one of the marks of a passage; and whether that passage is a few words of the sentence
    /// around it, which reads as if there were none.
    marks: Vec<Mark>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    None,
    Opaque,
    Transparent,
}

impl<'a> Chunker<'a> {
    pub fn new(tokens: &'a Tokens<'a>, marks: &Marks, tags: &'a [Tag]) -> Self {
        let mut list = vec![Mark::None; tokens.len()];
        for passage in marks.passages() {
            let inner = passage.inner();
            let words = passage.closed && passage.opened && (1..=MARKED).contains(&inner.len());
            let short = words && tokens[inner.end - 1].kind != TokenKind::Punctuation;
            let mark = if short { Mark::Transparent } else { Mark::Opaque };
            if passage.opened {
                list[passage.tokens.start] = mark;
            }
            if passage.closed {
                list[passage.tokens.end - 1] = mark;
            }
        }
        Self { tokens, tags, marks: list }
    }

    /// True for a mark that reads as if it weren't there.
    pub fn is_transparent(&self, i: usize) -> bool {
        self.marks[i] == Mark::Transparent
    }

    /// All chunks of a sentence, in text order.
    pub fn read(&self, sentence: Range<usize>, found: &mut Vec<Chunk>) {
        let mut i = sentence.start;
        while i < sentence.end {
            let chunk = self.verb_group(i, sentence.end).or_else(|| self.noun_phrase(i, &sentence));
            match chunk {
                Some(chunk) => {
                    i = chunk.tokens.end as usize;
                    found.push(chunk);
                }
                None => i += 1,
            }
        }
    }

    fn tag(&self, i: usize) -> Tag {
        self.tags.get(i).copied().unwrap_or(Tag::Mark)
    }

    fn verb_group(&self, start: usize, end: usize) -> Option<Chunk> {
        let mut group = Group::default();
        let mut i = start;
        let mut head = None;
        match self.tag(start) {
            Tag::To => {
                i = self.after_adverbs(start + 1, end);
                let verb = i < end && matches!(self.tag(i), Tag::Verb(Form::Base) | Tag::Auxiliary);
                // `to charge` where `charge` looks like a noun.
                let noun = i == start + 1 && i < end && self.tag(i) == Tag::Noun && !self.plural(i);
                if !verb && !noun {
                    return None;
                }
                group.form = Some(GroupForm::Infinitive);
                if noun {
                    head = Some(i);
                }
            }
            Tag::Auxiliary | Tag::Verb(_) => {}
            _ => return None,
        }
        while head.is_none() && i < end {
            match self.tag(i) {
                Tag::Auxiliary => group.auxiliary(self.tokens.folded(i)),
                Tag::Verb(form) if group.takes(form) => {
                    group.verb(form);
                    head = Some(i);
                    break;
                }
                // `will charge`: behind a modal stands a verb.
                Tag::Noun if group.modal && !self.plural(i) && self.tokens[i].case == Case::Lower => {
                    group.verb(Form::Base);
                    head = Some(i);
                    break;
                }
                _ => break,
            }
            let next = self.after_adverbs(i + 1, end);
            let goes_on = matches!(self.tag(next), Tag::Auxiliary | Tag::Verb(_))
                || group.modal && next == i + 1 && self.tag(next) == Tag::Noun;
            if next >= end || !goes_on {
                head = Some(i);
                break;
            }
            i = next;
        }
        let head = match head {
            Some(head) => head,
            None if i > start => (start..i).rev().find(|&k| self.tag(k) == Tag::Auxiliary)?,
            None => return None,
        };
        Some(Chunk {
            tokens: start as u32..head as u32 + 1,
            head: head as u32,
            kind: ChunkKind::Verb(group.finish()),
        })
    }

    /// The first token from `i` on that is no adverb; `i` where too many are.
    fn after_adverbs(&self, i: usize, end: usize) -> usize {
        (i..end.min(i + ADVERBS + 1)).find(|&k| self.tag(k) != Tag::Adverb).unwrap_or(i)
    }

    fn plural(&self, i: usize) -> bool {
        let folded = self.tokens.folded(i);
        folded.ends_with('s') && !folded.ends_with("ss")
    }

    /// True for a token that a noun phrase can go on with behind a modifier.
    fn is_nominal(&self, i: usize, end: usize) -> bool {
        i < end && matches!(self.tag(i), Tag::Noun | Tag::Name | Tag::Adjective | Tag::Number)
    }

    fn noun_phrase(&self, start: usize, sentence: &Range<usize>) -> Option<Chunk> {
        let end = sentence.end.min(start + LONGEST);
        let mut phrase = Phrase { start, head: None, determined: false, last: start };
        let mut i = start;
        while i < end {
            let step = self.step(&phrase, i, sentence.start, end);
            match step {
                Step::Stop => break,
                Step::Modifier(n) => i += n,
                Step::Determiner => {
                    phrase.determined = true;
                    phrase.last = i + 1;
                    i += 1;
                }
                Step::Head(n) => {
                    i += n;
                    phrase.head = Some(i - 1);
                    phrase.last = i;
                }
                Step::Genitive => {
                    phrase.determined = true;
                    i += 1;
                    phrase.last = i;
                }
                Step::Whole => {
                    phrase.head = Some(i);
                    phrase.last = i + 1;
                    break;
                }
            }
        }
        let (head, last) = match phrase.head {
            Some(head) => (head, phrase.last),
            None => self.headless(start, i)?,
        };
        Some(Chunk { tokens: start as u32..last as u32, head: head as u32, kind: ChunkKind::Noun })
    }

    /// The head and the end of a phrase without a noun: `those`, `the poor`, `43`, `many`.
    fn headless(&self, start: usize, end: usize) -> Option<(usize, usize)> {
        let last = (start..end)
            .rev()
            .find(|&i| matches!(self.tag(i), Tag::Adjective | Tag::Number | Tag::Determiner))?;
        let stands_alone = match self.tag(start) {
            Tag::Determiner => {
                last > start
                    || !matches!(self.tokens.folded(start), "the" | "a" | "an" | "my" | "our" | "your")
            }
            Tag::Number => true,
            _ => last == start && among!(self.tokens.folded(last), "many several few most more such"),
        };
        stands_alone.then_some((last, last + 1))
    }

    fn step(&self, phrase: &Phrase, i: usize, floor: usize, end: usize) -> Step {
        let token = self.tokens[i];
        let first = i == phrase.start;
        let noun_before = phrase.head.is_some_and(|head| head + 1 == i);
        match token.kind {
            TokenKind::Possessive if self.tag(i) != Tag::Auxiliary => {
                return if noun_before { Step::Genitive } else { Step::Stop };
            }
            TokenKind::QuoteMark => {
                if self.is_transparent(i) {
                    let opens = i + 1 < end && self.goes_on(i + 1, end);
                    return if opens && !first { Step::Modifier(1) } else { Step::Stop };
                }
                // `the voters’ choice`.
                let genitive = noun_before
                    && self.marks[i] == Mark::None
                    && token.is_glued()
                    && self.tokens.folded(i - 1).ends_with('s')
                    && self.goes_on(i + 1, end);
                return if genitive { Step::Genitive } else { Step::Stop };
            }
            TokenKind::Dash => {
                let glued = !first && token.is_glued() && i + 1 < end && self.tokens[i + 1].is_glued();
                if !glued || !(self.tokens[i + 1].is_word() || self.tokens[i + 1].kind == TokenKind::Number) {
                    return Step::Stop;
                }
                return match self.tag(i + 1) {
                    Tag::Noun | Tag::Name => Step::Head(2),
                    _ if self.goes_on(i + 2, end) || self.tokens.get(i + 2).is_some_and(|t| t.is_glued()) => {
                        Step::Modifier(2)
                    }
                    _ if phrase.head.is_some() => Step::Head(2),
                    _ => Step::Modifier(2),
                };
            }
            TokenKind::Symbol => {
                let next = i + 1 < end && self.tokens[i + 1].kind == TokenKind::Number;
                return match next {
                    true => Step::Modifier(1),
                    // `40 %`.
                    false if !first && self.tokens[i - 1].kind == TokenKind::Number => Step::Head(1),
                    false => Step::Stop,
                };
            }
            TokenKind::Punctuation => {
                let joins = match self.tokens.text(i) {
                    "&" => noun_before && self.tag(i + 1) == Tag::Name,
                    "/" => noun_before && token.is_glued() && self.is_nominal(i + 1, end),
                    // `the tall, dark man`.
                    "," => {
                        !first
                            && phrase.head.is_none()
                            && self.tag(i - 1) == Tag::Adjective
                            && i + 2 < end
                            && self.tag(i + 1) == Tag::Adjective
                            && self.is_nominal(i + 2, end)
                    }
                    _ => false,
                };
                return if joins { Step::Modifier(1) } else { Step::Stop };
            }
            _ => {}
        }
        self.word_step(phrase, i, floor, end)
    }

    fn word_step(&self, phrase: &Phrase, i: usize, floor: usize, end: usize) -> Step {
        let first = i == phrase.start;
        let noun_before = phrase.head.is_some_and(|head| head + 1 == i);
        match self.tag(i) {
            Tag::Pronoun if first => {
                // `everyone’s plan`.
                let genitive = self.tokens.get(i + 1).is_some_and(|t| t.kind == TokenKind::Possessive)
                    && self.tag(i + 1) != Tag::Auxiliary;
                if genitive {
                    Step::Head(1)
                } else {
                    Step::Whole
                }
            }
            // `all the`, `both her`.
            Tag::Determiner if first || self.tag(i - 1) == Tag::Determiner && phrase.head.is_none() => {
                Step::Determiner
            }
            Tag::Noun | Tag::Name => {
                if noun_before && self.breaks(phrase, i) {
                    return Step::Stop;
                }
                Step::Head(1)
            }
            Tag::Number => {
                // `in 2017 Lee said`: a year and who comes next.
                let year = first && self.tokens.text(i).len() == 4 && self.tag(i + 1) == Tag::Name;
                match () {
                    () if year => Step::Whole,
                    () if noun_before => Step::Head(1),
                    () => Step::Modifier(1),
                }
            }
            Tag::Adjective => {
                // `the White House national security adviser`, but `the man responsible`.
                let time = matches!(self.tokens.folded(i), "last" | "next" | "earlier" | "late");
                let stops =
                    phrase.head.is_some() && !self.is_genitive(i - 1) && (time || !self.goes_on(i + 1, end));
                if stops {
                    Step::Stop
                } else {
                    Step::Modifier(1)
                }
            }
            Tag::Adverb => {
                // `nearly 700 people`, `a very large crowd`.
                let leads = phrase.head.is_none()
                    && match self.tag(i + 1) {
                        Tag::Number => i + 1 < end,
                        Tag::Adjective | Tag::Verb(Form::Participle) => self.goes_on(i + 2, end),
                        _ => false,
                    };
                if leads {
                    Step::Modifier(1)
                } else {
                    Step::Stop
                }
            }
            // `political and military leaders`.
            Tag::Coordinator
                if !first
                    && phrase.head.is_none()
                    && self.tag(i - 1) == Tag::Adjective
                    && self.tag(i + 1) == Tag::Adjective
                    && self.goes_on(i + 2, end) =>
            {
                Step::Modifier(1)
            }
            Tag::Verb(form) if !first => {
                let open = self.tag(i - 1) == Tag::Determiner
                    || self.is_genitive(i - 1)
                    || phrase.head.is_none() && self.tag(i - 1) == Tag::Adjective;
                if !open {
                    return Step::Stop;
                }
                // `the alleged killer`; `the accused`, `its claims`.
                match form {
                    Form::Past | Form::Participle | Form::Ing if self.goes_on(i + 1, end) => {
                        Step::Modifier(1)
                    }
                    _ if phrase.determined => Step::Head(1),
                    _ => Step::Stop,
                }
            }
            Tag::Verb(Form::Participle | Form::Ing) if self.may_open(i, floor) => {
                if self.tag(i + 1) == Tag::Noun && i + 1 < end {
                    Step::Modifier(1)
                } else {
                    Step::Stop
                }
            }
            _ => Step::Stop,
        }
    }

    /// True where a noun phrase may open with a participle (`wounded soldiers said`): nothing before it governs it.
    fn may_open(&self, i: usize, floor: usize) -> bool {
        i == floor || matches!(self.tag(i - 1), Tag::Coordinator)
    }

    fn is_genitive(&self, i: usize) -> bool {
        self.tokens[i].kind == TokenKind::Possessive
            || self.tokens[i].kind == TokenKind::QuoteMark && self.marks[i] == Mark::None
    }

    /// True where a noun phrase that has begun goes on at `i`.
    fn goes_on(&self, i: usize, end: usize) -> bool {
        self.is_nominal(i, end)
            || i + 1 < end
                && (self.is_transparent(i)
                    || matches!(self.tag(i), Tag::Verb(Form::Participle | Form::Ing) | Tag::Adverb))
                && self.is_nominal(i + 1, end)
    }

    /// True where a noun that follows another at `i` belongs to a phrase of its own: `reporters | Lee`,
    /// `officials | Wednesday`.
    fn breaks(&self, phrase: &Phrase, i: usize) -> bool {
        let capital = self.tokens[i].is_capitalized();
        if !capital {
            return is_day(self.tokens.folded(i));
        }
        let before = i - 1;
        is_day(self.tokens.folded(i))
            || is_day(self.tokens.folded(before)) && before > phrase.start
            || self.tokens[before].case == Case::Lower && self.plural(before)
    }
}

/// Words for days that can stand without a preposition.
pub(super) fn is_day(folded: &str) -> bool {
    among!(
        folded,
        "monday tuesday wednesday thursday friday saturday sunday yesterday today tonight tomorrow"
    )
}

/// A noun phrase that is being read.
struct Phrase {
    start: usize,
    head: Option<usize>,
    determined: bool,
    /// One past the last token that is sure to belong to it.
    last: usize,
}

enum Step {
    Stop,
    /// So many tokens that stand before a head.
    Modifier(usize),
    Determiner,
    /// So many tokens, the last of which may be the head.
    Head(usize),
    Genitive,
    /// One token that is a phrase by itself.
    Whole,
}

/// A verb group that is being read.
#[derive(Default)]
struct Group {
    form: Option<GroupForm>,
    tense: Option<Tense>,
    modal: bool,
    /// The last auxiliary is a form of `be`, or of `have`.
    be: bool,
    have: bool,
    voice: Voice,
}

impl Group {
    fn auxiliary(&mut self, folded: &str) {
        let (form, tense) = match folded {
            "be" => (GroupForm::Bare, Tense::Present),
            "been" => (GroupForm::Participle, Tense::Present),
            "being" | "having" => (GroupForm::Ing, Tense::Present),
            "was" | "were" | "did" | "had" | "wasn't" | "weren't" | "didn't" | "hadn't" => {
                (GroupForm::Finite, Tense::Past)
            }
            "will" | "shall" | "won't" | "'ll" => (GroupForm::Finite, Tense::Future),
            "would" | "could" | "should" | "might" | "may" | "can" | "must" | "wouldn't" | "couldn't"
            | "shouldn't" | "can't" | "cannot" | "'d" | "ought" | "mustn't" => {
                (GroupForm::Finite, Tense::Conditional)
            }
            _ => (GroupForm::Finite, Tense::Present),
        };
        self.form.get_or_insert(form);
        self.tense.get_or_insert(tense);
        if folded == "been" && self.have && self.tense == Some(Tense::Present) {
            self.tense = Some(Tense::Perfect);
        }
        self.modal = matches!(tense, Tense::Future | Tense::Conditional)
            || matches!(folded, "do" | "does" | "did" | "don't" | "doesn't" | "didn't");
        self.be = among!(folded, "is are was were be been being am 's 're 'm isn't aren't wasn't weren't");
        // `’s` and `’d` are read by what follows.
        self.have = among!(folded, "has have had having 've 's 'd hasn't haven't hadn't");
    }

    /// True where a verb in this form can end the group.
    fn takes(&self, form: Form) -> bool {
        match form {
            Form::Third => self.form.is_none(),
            _ => true,
        }
    }

    fn verb(&mut self, form: Form) {
        let participle = matches!(form, Form::Participle | Form::Past);
        if self.form.is_none() {
            let (own, tense) = match form {
                Form::Base => (GroupForm::Bare, Tense::Present),
                Form::Third => (GroupForm::Finite, Tense::Present),
                Form::Past => (GroupForm::Finite, Tense::Past),
                Form::Participle => (GroupForm::Participle, Tense::Past),
                Form::Ing => (GroupForm::Ing, Tense::Present),
            };
            (self.form, self.tense) = (Some(own), Some(tense));
            if form == Form::Participle {
                self.voice = Voice::Passive;
            }
            return;
        }
        if participle && self.be {
            self.voice = Voice::Passive;
        } else if participle && self.have && self.tense == Some(Tense::Present) {
            self.tense = Some(Tense::Perfect);
        }
    }

    fn finish(self) -> VerbGroup {
        VerbGroup {
            form: self.form.unwrap_or(GroupForm::Finite),
            tense: self.tense.unwrap_or(Tense::Present),
            voice: self.voice,
        }
    }
}
