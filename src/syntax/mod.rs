//! Parts of speech, phrases and clauses: what every later stage may know about the grammar of a sentence.
//!
//! Tags are learned (`model`), nineteen tokens in twenty rightly in news; a reading of a listed word that the words
//! around it ask for must not be given up for a tag. Phrases (`chunks`) and clauses (`clauses`) are read from the tags
//! by rule. Nothing crosses a sentence, and nothing but a few words goes across quotation marks: in
//! `“We left,” said Lee`, what stands between the marks is no part of the clause of `said`.

mod chunks;
mod clauses;
mod elements;
pub mod features;
mod forms;
pub mod model;
mod repairs;
mod subjects;
pub mod tag;

use std::ops::Range;

use crate::lexicon::Lexicons;
use crate::marks::Marks;
use crate::sentences::Sentences;
use crate::tokens::Tokens;

pub use model::Model;
pub use tag::{Form, Tag};

/// Index of a chunk in [`Syntax::chunks`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct ChunkId(pub u32);

/// Index of a clause in [`Syntax::clauses`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct ClauseId(pub u32);

/// A noun phrase or a verb group.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Chunk {
    /// Its tokens.
    pub tokens: Range<u32>,
    /// The noun or the verb that the rest belongs to.
    pub head: u32,
    /// What it is.
    pub kind: ChunkKind,
}

/// What a chunk is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ChunkKind {
    /// A base noun phrase, or a pronoun.
    Noun,
    /// A verb with its auxiliaries.
    Verb(VerbGroup),
}

/// What a verb group says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct VerbGroup {
    /// Whether it can be the verb of a clause by itself.
    pub form: GroupForm,
    /// When it happens.
    pub tense: Tense,
    /// Who acts.
    pub voice: Voice,
}

/// The form of a verb group.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum GroupForm {
    /// `says`, `has said`, `would say`
    Finite,
    /// `to say`
    Infinitive,
    /// `say` as an imperative, or behind `let`
    Bare,
    /// `known as`, `having been told`
    Participle,
    /// `saying`
    Ing,
}

/// The tense of a verb group.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tense {
    /// `said`, `was saying`, `had said`
    Past,
    /// `has said`
    Perfect,
    /// `says`, `is saying`
    Present,
    /// `will say`
    Future,
    /// `would say`, `could say`, `may say`, `must say`
    Conditional,
}

/// Whether the subject acts.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Voice {
    /// `called`
    #[default]
    Active,
    /// `was called`
    Passive,
}

/// A finite verb with its subject and what belongs to it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Clause {
    /// From the word that opens it, its subject or its verb, to where the next clause starts that isn't inside it.
    pub tokens: Range<u32>,
    /// The conjunction or relative pronoun that opens it.
    pub opener: Option<u32>,
    /// The head phrase of its subject; a relative pronoun in a relative clause.
    pub subject: Option<ChunkId>,
    /// Its verb group.
    pub verb: ChunkId,
    /// When it happens.
    pub tense: Tense,
    /// Who acts.
    pub voice: Voice,
    /// The clause that it is a part of; the way outwards always ends.
    pub outer: Option<ClauseId>,
}

/// The grammar of a text.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Syntax {
    tags: Vec<Tag>,
    chunks: Vec<Chunk>,
    /// Per token, its chunk.
    chunk_at: Vec<u32>,
    /// Per chunk that is a verb group, its subject.
    subjects: Vec<Option<ChunkId>>,
    /// Per chunk, where it ends with what `of` hangs on it.
    ends: Vec<u32>,
    /// Passive verb groups with the noun phrase behind `by`.
    agents: Vec<(ChunkId, ChunkId)>,
    clauses: Vec<Clause>,
}

const NONE: u32 = u32::MAX;

impl Syntax {
    /// The part of speech of token `i`; [`Tag::Mark`] past the end.
    pub fn tag(&self, i: usize) -> Tag {
        self.tags.get(i).copied().unwrap_or(Tag::Mark)
    }

    /// All chunks, in text order; no two overlap.
    pub fn chunks(&self) -> &[Chunk] {
        &self.chunks
    }

    /// All clauses, in the order of their verbs.
    pub fn clauses(&self) -> &[Clause] {
        &self.clauses
    }

    /// The chunk with this number.
    pub fn chunk(&self, id: ChunkId) -> &Chunk {
        &self.chunks[id.0 as usize]
    }

    /// The number of the chunk that token `i` stands in.
    pub fn chunk_id(&self, i: usize) -> Option<ChunkId> {
        self.chunk_at.get(i).copied().filter(|&id| id != NONE).map(ChunkId)
    }

    /// The chunk that token `i` stands in.
    pub fn chunk_of(&self, i: usize) -> Option<&Chunk> {
        self.chunk_id(i).map(|id| self.chunk(id))
    }

    /// The noun phrase that token `i` stands in.
    pub fn noun_phrase(&self, i: usize) -> Option<&Chunk> {
        self.chunk_of(i).filter(|chunk| chunk.kind == ChunkKind::Noun)
    }

    /// The verb group that token `i` stands in, and what it says.
    pub fn verb_group(&self, i: usize) -> Option<(&Chunk, VerbGroup)> {
        self.chunk_of(i).and_then(|chunk| match chunk.kind {
            ChunkKind::Verb(group) => Some((chunk, group)),
            ChunkKind::Noun => None,
        })
    }

    /// True where token `i` is of a verb group that can be the verb of a clause.
    pub fn is_finite_verb(&self, i: usize) -> bool {
        self.verb_group(i).is_some_and(|(_, group)| group.form == GroupForm::Finite)
    }

    /// The tense of the verb group that token `i` stands in.
    pub fn tense_of(&self, i: usize) -> Option<Tense> {
        self.verb_group(i).map(|(_, group)| group.tense)
    }

    /// Who does what the verb group of token `verb` says: the head phrase of its subject. An infinitive has that of
    /// the verb that governs it, or that verb’s object (`asked Lee to leave`); a participle what it hangs on.
    pub fn subject_of(&self, verb: usize) -> Option<&Chunk> {
        let id = self.chunk_id(verb)?;
        self.subjects[id.0 as usize].map(|id| self.chunk(id))
    }

    /// What the verb group of token `verb` acts on: the noun phrase right behind it.
    pub fn object_of(&self, verb: usize) -> Option<&Chunk> {
        let (chunk, group) = self.verb_group(verb)?;
        let active = group.voice == Voice::Active;
        self.noun_phrase_starting_at(chunk.tokens.end as usize).filter(|_| active)
    }

    /// Who does what the passive verb group of token `verb` says: the noun phrase behind `by`.
    pub fn agent_of(&self, verb: usize) -> Option<&Chunk> {
        let id = self.chunk_id(verb)?;
        let at = self.agents.binary_search_by_key(&id, |&(verb, _)| verb).ok()?;
        Some(self.chunk(self.agents[at].1))
    }

    /// The noun phrase of token `i` with what `of` hangs on it: `the mayor of the city of Lyon`.
    pub fn whole_phrase(&self, i: usize) -> Option<Range<usize>> {
        let id = self.chunk_id(i)?;
        let chunk = self.noun_phrase(i)?;
        Some(chunk.tokens.start as usize..self.ends[id.0 as usize] as usize)
    }

    /// The tokens of a clause’s subject: all phrases that `and` joins, and what `of` hangs on them.
    pub fn subject_range(&self, clause: &Clause) -> Option<Range<usize>> {
        let chunk = self.chunk(clause.subject?);
        let whole = self.whole_phrase(chunk.head as usize)?;
        let opened = clause.opener.filter(|&opener| opener < chunk.tokens.start);
        let first = opened.map_or(clause.tokens.start, |opener| opener + 1) as usize;
        let verb = self.chunk(clause.verb).tokens.start as usize;
        // A subject that another verb has too stands outside of the clause, and one behind its verb starts where it does.
        let own = first <= whole.start && whole.start < verb && self.noun_phrase(first).is_some();
        Some(if own { first..whole.end } else { whole })
    }

    /// The innermost clause that token `i` stands in.
    pub fn clause_of(&self, i: usize) -> Option<&Clause> {
        self.clause_id(i).map(|id| &self.clauses[id.0 as usize])
    }

    /// The number of that clause.
    pub fn clause_id(&self, i: usize) -> Option<ClauseId> {
        // Verbs ascend, so a clause that holds `i` starts at or before it; few have a verb far behind their start.
        let next = self.clauses.partition_point(|c| self.chunk(c.verb).tokens.start as usize <= i);
        let holds = |c: &Clause| c.tokens.contains(&(i as u32));
        let near = next.saturating_sub(LOOK)..(next + LOOK).min(self.clauses.len());
        let best = near.filter(|&n| holds(&self.clauses[n])).max_by_key(|&n| self.clauses[n].tokens.start)?;
        Some(ClauseId(best as u32))
    }

    /// True where the noun phrase that holds token `i` is the subject of a finite verb.
    pub fn is_subject(&self, i: usize) -> bool {
        let Some(id) = self.chunk_id(i) else {
            return false;
        };
        let next = self.clauses.partition_point(|c| (self.chunk(c.verb).tokens.start as usize) < i);
        let near = next.saturating_sub(2)..(next + LOOK).min(self.clauses.len());
        near.into_iter().any(|n| self.clauses[n].subject == Some(id))
    }

    /// The noun phrase that ends before token `end`.
    pub fn noun_phrase_ending_at(&self, end: usize) -> Option<&Chunk> {
        self.noun_phrase(end.checked_sub(1)?).filter(|chunk| chunk.tokens.end as usize == end)
    }

    /// The noun phrase that starts at token `start`.
    pub fn noun_phrase_starting_at(&self, start: usize) -> Option<&Chunk> {
        self.noun_phrase(start).filter(|chunk| chunk.tokens.start as usize == start)
    }
}

/// How many clauses before and behind a token's own are asked about it.
const LOOK: usize = 8;

/// Reads the grammar of a text. Linear in its length.
pub fn read(
    tokens: &Tokens<'_>,
    sentences: &Sentences,
    marks: &Marks,
    lexicons: &Lexicons,
    model: &Model,
) -> Syntax {
    let mut tagged = model.tag(tokens, sentences, &lexicons.words);
    for sentence in sentences.as_slice() {
        repairs::repair(tokens, &mut tagged, sentence.tokens.clone());
    }
    let tags = tagged.tags;
    let chunker = chunks::Chunker::new(tokens, marks, &tags);
    let mut reader = elements::Reader::new(&chunker);
    for sentence in sentences.as_slice() {
        let first = reader.chunks.len();
        chunker.read(sentence.tokens.clone(), &mut reader.chunks);
        reader.subjects.resize(reader.chunks.len(), None);
        reader.read(sentence.tokens.clone(), first..reader.chunks.len());
    }
    let elements::Reader { chunks, subjects, clauses, .. } = reader;
    let mut chunk_at = vec![NONE; tokens.len()];
    for (id, chunk) in chunks.iter().enumerate() {
        chunk_at[chunk.tokens.start as usize..chunk.tokens.end as usize].fill(id as u32);
    }
    let (ends, agents) = hangers(tokens, &chunks);
    Syntax { tags, chunks, chunk_at, subjects, ends, agents, clauses }
}

/// Where each chunk ends with what `of` hangs on it, and the agents of passive verbs.
fn hangers(tokens: &Tokens<'_>, chunks: &[Chunk]) -> (Vec<u32>, Vec<(ChunkId, ChunkId)>) {
    let mut ends: Vec<u32> = chunks.iter().map(|chunk| chunk.tokens.end).collect();
    let mut agents = Vec::new();
    for i in (1..chunks.len()).rev() {
        let (chunk, next) = (&chunks[i - 1], &chunks[i]);
        if next.kind != ChunkKind::Noun || next.tokens.start != chunk.tokens.end + 1 {
            continue;
        }
        match (chunk.kind, tokens.folded(chunk.tokens.end as usize)) {
            (ChunkKind::Noun, "of") => ends[i - 1] = ends[i],
            (ChunkKind::Verb(VerbGroup { voice: Voice::Passive, .. }), "by") => {
                agents.push((ChunkId(i as u32 - 1), ChunkId(i as u32)));
            }
            _ => {}
        }
    }
    agents.reverse();
    (ends, agents)
}
