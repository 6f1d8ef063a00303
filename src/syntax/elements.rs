//! The chunks of a sentence and the tokens between them, as clauses are read from them.

use std::ops::Range;

use super::chunks::{is_day, Chunker};
use super::tag::Tag;
use super::{Chunk, ChunkId, ChunkKind, Clause, GroupForm, VerbGroup};
use crate::tokens::TokenKind;
use crate::words::among;

/// Most elements that are walked over from one verb, which keeps the work linear.
pub(super) const REACH: usize = 48;

/// What a sentence is made of: chunks, and the tokens between them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    Noun,
    /// `who`, `which`, `that` as a pronoun with a noun before it; also `what`, `whoever`, `whose book`.
    Relative,
    Verb,
    Preposition,
    Coordinator,
    Subordinator,
    Comma,
    /// `(` and `)`, `[` and `]`.
    Open,
    Close,
    /// A dash with space around it, or a long one.
    Dash,
    /// A mark that no subject is looked for behind: `;`, `:`, quotation marks, the end of an earlier sentence.
    Stop,
    Adverb,
    Adjective,
    Other,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Element {
    pub kind: Kind,
    pub start: u32,
    pub end: u32,
    pub chunk: u32,
}

/// How a verb came by its subject.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Link {
    /// The noun phrase before it.
    Own,
    /// A relative pronoun.
    Relative,
    /// That of an earlier verb, the index of whose clause is given.
    Shared(usize),
    /// The noun phrase behind it.
    Inverted,
    /// None found.
    None,
}

/// What was found for a verb.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub subject: Option<u32>,
    pub link: Link,
    /// The element at which its clause starts.
    pub first: usize,
    /// The token of the word that opens its clause.
    pub opener: Option<u32>,
    /// The clause it is the object of, without a word that opens it (`Lee said the plan fails`).
    pub object_of: Option<usize>,
}

/// A finite verb that has been read.
pub(super) struct Draft {
    /// The element of the verb.
    pub at: usize,
    pub found: Found,
}

/// Reads the clauses of sentences.
pub(super) struct Reader<'a> {
    pub chunker: &'a Chunker<'a>,
    /// The chunks of the sentences so far.
    pub chunks: Vec<Chunk>,
    /// Per chunk: the subject, for verb groups.
    pub subjects: Vec<Option<ChunkId>>,
    pub clauses: Vec<Clause>,
    /// What the sentence that is being read is made of, and its finite verbs up to here.
    pub elements: Vec<Element>,
    pub drafts: Vec<Draft>,
}

impl<'a> Reader<'a> {
    pub fn new(chunker: &'a Chunker<'a>) -> Self {
        Self {
            chunker,
            chunks: Vec::new(),
            subjects: Vec::new(),
            clauses: Vec::new(),
            elements: Vec::new(),
            drafts: Vec::new(),
        }
    }

    /// True for a relative clause.
    pub fn is_relative(&self, draft: &Draft) -> bool {
        draft.found.link == Link::Relative || self.elements[draft.found.first].kind == Kind::Relative
    }

    /// The last of the finite verbs among the elements from `start` to `end`.
    pub fn last_between(&self, start: usize, end: usize) -> Option<&Draft> {
        self.drafts.iter().rev().take_while(|d| d.at >= start).find(|d| d.at < end)
    }

    /// The verb group of the element `at`.
    pub fn group(&self, at: usize) -> Option<VerbGroup> {
        match self.chunks.get(self.elements[at].chunk as usize)?.kind {
            ChunkKind::Verb(group) => Some(group),
            ChunkKind::Noun => None,
        }
    }

    /// Fills [`Self::elements`].
    pub(super) fn read_elements(&mut self, sentence: &Range<usize>, mut chunks: Range<usize>) {
        self.elements.clear();
        let mut i = sentence.start;
        while i < sentence.end {
            if chunks.start < chunks.end && self.chunks[chunks.start].tokens.start as usize == i {
                let chunk = &self.chunks[chunks.start];
                let kind = match chunk.kind {
                    ChunkKind::Verb(_) => Kind::Verb,
                    ChunkKind::Noun if self.opens_relative(chunk, self.elements.last()) => Kind::Relative,
                    ChunkKind::Noun => Kind::Noun,
                };
                let (start, end) = (chunk.tokens.start, chunk.tokens.end);
                self.elements.push(Element { kind, start, end, chunk: chunks.start as u32 });
                i = end as usize;
                chunks.start += 1;
                continue;
            }
            if let Some(kind) = self.kind_of(i) {
                self.elements.push(Element { kind, start: i as u32, end: i as u32 + 1, chunk: u32::MAX });
            }
            i += 1;
        }
    }

    /// True for a pronoun that opens a relative clause or a question.
    pub(super) fn opens_relative(&self, chunk: &Chunk, before: Option<&Element>) -> bool {
        let folded = self.chunker.tokens.folded(chunk.tokens.start as usize);
        match folded {
            "who" | "which" | "whom" | "whose" | "what" | "whoever" | "whatever" => true,
            "that" => {
                chunk.tokens.len() == 1
                    && self.chunker.tags[chunk.head as usize] == Tag::Pronoun
                    && before.is_some_and(|e| e.kind == Kind::Noun)
            }
            _ => false,
        }
    }

    /// What a token outside all chunks is; nothing for marks that read as if they weren't there.
    pub(super) fn kind_of(&self, i: usize) -> Option<Kind> {
        let tokens = self.chunker.tokens;
        Some(match tokens[i].kind {
            TokenKind::QuoteMark if self.chunker.is_transparent(i) => return None,
            TokenKind::QuoteMark => Kind::Stop,
            TokenKind::Dash => Kind::Dash,
            TokenKind::Punctuation => match tokens.text(i) {
                "," => Kind::Comma,
                "(" | "[" => Kind::Open,
                ")" | "]" => Kind::Close,
                "." => Kind::Other,
                _ => Kind::Stop,
            },
            _ => match self.chunker.tags[i] {
                Tag::Preposition => Kind::Preposition,
                Tag::Coordinator => Kind::Coordinator,
                Tag::Subordinator => Kind::Subordinator,
                Tag::Adverb => Kind::Adverb,
                Tag::Adjective => Kind::Adjective,
                Tag::To => Kind::Preposition,
                _ => Kind::Other,
            },
        })
    }

    pub(super) fn form(&self, at: usize) -> GroupForm {
        self.group(at).map_or(GroupForm::Bare, |group| group.form)
    }

    pub(super) fn is_finite(&self, e: &Element) -> bool {
        matches!(self.chunks[e.chunk as usize].kind, ChunkKind::Verb(group) if group.form == GroupForm::Finite)
    }

    /// The element before `at`, adverbs, days without a preposition and brackets left out.
    pub(super) fn skip_left(&self, at: usize) -> Option<usize> {
        let mut k = at;
        let mut steps = 0;
        while k > 0 && steps < REACH {
            k -= 1;
            steps += 1;
            match self.elements[k].kind {
                Kind::Adverb | Kind::Other => {}
                Kind::Noun if k > 0 && self.is_time(&self.elements[k]) => {
                    // `Lee on Monday said`, `Lee last week said`; but `Monday was quiet`.
                    match self.elements[k - 1].kind {
                        Kind::Preposition if k > 1 && self.elements[k - 2].kind == Kind::Noun => k -= 1,
                        Kind::Noun => {}
                        _ => return Some(k),
                    }
                }
                Kind::Close => {
                    let open = (0..k).rev().take(REACH).find(|&o| self.elements[o].kind == Kind::Open);
                    match open {
                        Some(open) => k = open,
                        None => return Some(k),
                    }
                }
                _ => return Some(k),
            }
        }
        None
    }

    /// The element before a noun phrase, adverbs left out.
    pub(super) fn before_noun(&self, k: usize) -> Option<usize> {
        (0..k).rev().take(4).find(|&b| !matches!(self.elements[b].kind, Kind::Adverb | Kind::Other))
    }

    /// True where a verb or preposition stands right before the noun phrase `k`.
    pub(super) fn is_object(&self, k: usize) -> bool {
        self.before_noun(k).is_some_and(|b| {
            self.elements[b].kind == Kind::Verb || self.elements[b].kind == Kind::Preposition
        })
    }

    /// True for a noun phrase that names a time.
    pub(super) fn is_time(&self, e: &Element) -> bool {
        let tokens = self.chunker.tokens;
        let head = tokens.folded(self.chunks[e.chunk as usize].head as usize);
        let relative = || matches!(tokens.folded(e.start as usize), "last" | "next" | "this" | "earlier");
        is_day(head)
            || e.end - e.start > 1
                && relative()
                && among!(
                    head,
                    "week month year morning evening night afternoon weekend summer spring fall autumn"
                )
    }

    /// True where a finite verb stands behind `at`, before a mark that ends the clause and outside of clauses that a
    /// conjunction or a relative pronoun opens.
    pub(super) fn finite_ahead(&self, at: usize) -> bool {
        let mut inner = false;
        for e in self.elements[at + 1..].iter().take(REACH).take_while(|e| e.kind != Kind::Stop) {
            match e.kind {
                Kind::Subordinator | Kind::Relative => inner = true,
                Kind::Verb if self.is_finite(e) && !std::mem::take(&mut inner) => return true,
                _ => {}
            }
        }
        false
    }
}
