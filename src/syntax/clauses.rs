//! Subjects of verbs, and clauses, read from chunks.
//!
//! From each verb group the reader walks left over what may stand between a subject and its verb: adverbs, days,
//! insertions between commas, prepositional phrases and reduced relative clauses that hang on the subject. What it
//! meets then (a noun phrase, a relative pronoun, a coordinator, nothing) says where the subject is.

use std::ops::Range;

use super::chunks::{is_day, Chunker};
use super::tag::{Form, Tag};
use super::{Chunk, ChunkId, ChunkKind, Clause, ClauseId, GroupForm, Tense, Voice};
use crate::tokens::TokenKind;
use crate::words::among;

/// Most elements that are walked over from one verb, which keeps the work linear.
const REACH: usize = 48;

/// Most noun phrases that are joined to one subject.
const CONJUNCTS: usize = 6;

/// What a sentence is made of: chunks, and the tokens between them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Kind {
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
struct Element {
    kind: Kind,
    start: u32,
    end: u32,
    chunk: u32,
}

/// How a verb came by its subject.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Link {
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
struct Found {
    subject: Option<u32>,
    link: Link,
    /// The element at which its clause starts.
    first: usize,
    /// The token of the word that opens its clause.
    opener: Option<u32>,
    /// The clause it is the object of, without a word that opens it (`Lee said the plan fails`).
    object_of: Option<usize>,
}

/// A finite verb that has been read.
struct Draft {
    /// The element of the verb.
    at: usize,
    found: Found,
}

impl Draft {
    /// True for a relative clause.
    fn is_relative(&self, elements: &[Element]) -> bool {
        self.found.link == Link::Relative || elements[self.found.first].kind == Kind::Relative
    }
}

/// The last of the verbs among the elements from `start` to `end`.
fn last_between(drafts: &[Draft], start: usize, end: usize) -> Option<&Draft> {
    drafts.iter().rev().take_while(|d| d.at >= start).find(|d| d.at < end)
}

/// Reads the clauses of sentences.
pub(super) struct Reader<'a, 'c> {
    pub chunker: &'a Chunker<'a>,
    pub chunks: &'c mut [Chunk],
    /// Per chunk: the subject, for verb groups.
    pub subjects: &'c mut [Option<ChunkId>],
    pub clauses: &'c mut Vec<Clause>,
}

impl Reader<'_, '_> {
    /// Reads a sentence whose chunks are those in `chunks`.
    pub fn read(&mut self, sentence: Range<usize>, chunks: Range<usize>) {
        let elements = self.elements(&sentence, chunks);
        let mut drafts: Vec<Draft> = Vec::new();
        for at in 0..elements.len() {
            if elements[at].kind != Kind::Verb {
                continue;
            }
            self.settle_form(&elements, at, &drafts);
            let chunk = elements[at].chunk as usize;
            if self.form(&elements, at) == GroupForm::Finite {
                let found = self.finite(&elements, at, &drafts);
                self.subjects[chunk] = found.subject.map(ChunkId);
                drafts.push(Draft { at, found });
            } else {
                self.subjects[chunk] = self.of_nonfinite(&elements, at, &drafts).map(ChunkId);
            }
        }
        self.subjects_behind(&elements, &drafts);
        self.finish(&elements, &drafts, &sentence);
    }

    fn elements(&self, sentence: &Range<usize>, mut chunks: Range<usize>) -> Vec<Element> {
        let mut elements: Vec<Element> = Vec::new();
        let mut i = sentence.start;
        while i < sentence.end {
            if chunks.start < chunks.end && self.chunks[chunks.start].tokens.start as usize == i {
                let chunk = &self.chunks[chunks.start];
                let kind = match chunk.kind {
                    ChunkKind::Verb(_) => Kind::Verb,
                    ChunkKind::Noun if self.is_relative(chunk, elements.last()) => Kind::Relative,
                    ChunkKind::Noun => Kind::Noun,
                };
                let (start, end) = (chunk.tokens.start, chunk.tokens.end);
                elements.push(Element { kind, start, end, chunk: chunks.start as u32 });
                i = end as usize;
                chunks.start += 1;
                continue;
            }
            if let Some(kind) = self.kind_of(i) {
                elements.push(Element { kind, start: i as u32, end: i as u32 + 1, chunk: u32::MAX });
            }
            i += 1;
        }
        elements
    }

    /// True for a pronoun that opens a relative clause or a question.
    fn is_relative(&self, chunk: &Chunk, before: Option<&Element>) -> bool {
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
    fn kind_of(&self, i: usize) -> Option<Kind> {
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

    fn form(&self, elements: &[Element], at: usize) -> GroupForm {
        match self.chunks[elements[at].chunk as usize].kind {
            ChunkKind::Verb(group) => group.form,
            ChunkKind::Noun => GroupForm::Bare,
        }
    }

    fn set_form(&mut self, elements: &[Element], at: usize, form: GroupForm, tense: Tense, voice: Voice) {
        if let ChunkKind::Verb(group) = &mut self.chunks[elements[at].chunk as usize].kind {
            (group.form, group.tense, group.voice) = (form, tense, voice);
        }
    }

    /// Decides whether a bare form or a participle is finite after all, and whether a past tense is a participle.
    fn settle_form(&mut self, elements: &[Element], at: usize, drafts: &[Draft]) {
        let before = at.checked_sub(1).map(|k| elements[k]);
        let form = self.form(elements, at);
        let noun = before.filter(|e| matches!(e.kind, Kind::Noun | Kind::Relative));
        if let Some(tense) = noun.and_then(|e| self.clitic(&e)) {
            // `they’ve said`, `I’m saying`.
            if form != GroupForm::Infinitive {
                let passive = tense == Tense::Present && form == GroupForm::Participle;
                let voice = if passive { Voice::Passive } else { Voice::Active };
                self.set_form(elements, at, GroupForm::Finite, tense, voice);
            }
            return;
        }
        match form {
            GroupForm::Bare => {
                // `officials say`, but `let him go`.
                let helped = at > 1 && elements[at - 2].kind == Kind::Verb && self.lets(&elements[at - 2]);
                let subject = self.skip_left(elements, at).is_some_and(|k| {
                    matches!(elements[k].kind, Kind::Noun | Kind::Relative | Kind::Comma | Kind::Close)
                        || elements[k].kind == Kind::Coordinator && !drafts.is_empty()
                });
                if helped || !subject {
                    return;
                }
                if before.is_some_and(|e| e.kind == Kind::Comma) && self.finite_ahead(elements, at) {
                    // `The agency, set up in 1998, has`.
                    self.set_form(elements, at, GroupForm::Participle, Tense::Past, Voice::Passive);
                } else {
                    self.set_form(elements, at, GroupForm::Finite, Tense::Present, Voice::Active);
                }
            }
            GroupForm::Participle => {
                // `fishermen rescued over 700`: no other verb is there to be finite.
                let single = self.chunks[elements[at].chunk as usize].tokens.len() == 1;
                let finite = match before.map(|e| e.kind) {
                    Some(Kind::Noun | Kind::Relative) => {
                        let object = elements.get(at + 1).is_some_and(|e| e.kind == Kind::Noun);
                        self.is_alone(elements, at, drafts) && (object || !self.finite_ahead(elements, at))
                    }
                    // `A spokeswoman, Eva Lund, declined`.
                    Some(Kind::Comma | Kind::Close | Kind::Dash) => {
                        !self.finite_ahead(elements, at)
                            && drafts.len() < REACH
                            && drafts.iter().all(|d| d.is_relative(elements))
                            && self.before_insertion(elements, at - 1, drafts).is_some()
                    }
                    // `shouted at police and ran`.
                    Some(Kind::Coordinator) => drafts.last().is_some_and(|d| {
                        matches!(self.chunks[elements[d.at].chunk as usize].kind, ChunkKind::Verb(group)
                            if group.voice == Voice::Active && group.tense == Tense::Past)
                            && self.chunks[elements[d.at].chunk as usize].tokens.len() == 1
                    }),
                    _ => false,
                };
                if single && finite {
                    self.set_form(elements, at, GroupForm::Finite, Tense::Past, Voice::Active);
                }
            }
            GroupForm::Finite => {
                // `claims made about him are false`: another finite verb follows, with no subject of its own.
                let chunk = &self.chunks[elements[at].chunk as usize];
                let past = chunk.tokens.len() == 1
                    && self.chunker.tags[chunk.head as usize] == Tag::Verb(Form::Past)
                    && noun.is_some_and(|e| e.kind == Kind::Noun);
                let by = elements.get(at + 1).is_some_and(|e| e.kind == Kind::Preposition);
                if past
                    && by
                    && self.is_alone(elements, at, drafts)
                    && self.verb_without_subject(elements, at)
                {
                    self.set_form(elements, at, GroupForm::Participle, Tense::Past, Voice::Passive);
                }
            }
            GroupForm::Infinitive | GroupForm::Ing => {}
        }
    }

    /// The tense that a pronoun’s clitic gives (`they’ve`, `I’ll`).
    fn clitic(&self, element: &Element) -> Option<Tense> {
        let folded = self.chunker.tokens.folded(element.end as usize - 1);
        let (_, clitic) = folded.rsplit_once('\'')?;
        Some(match clitic {
            "ve" => Tense::Perfect,
            "ll" => Tense::Future,
            "re" | "m" => Tense::Present,
            "d" => Tense::Conditional,
            _ => return None,
        })
    }

    /// Verbs that a bare infinitive follows with its subject.
    fn lets(&self, verb: &Element) -> bool {
        let folded = self.chunker.tokens.folded(verb.end as usize - 1);
        among!(
            folded,
            "let lets letting make makes made making help helps helped helping see saw seen watch watched hear heard \
             have had having"
        )
    }

    /// True where no finite verb stands before `at` in its clause.
    fn is_alone(&self, elements: &[Element], at: usize, drafts: &[Draft]) -> bool {
        let Some(last) = drafts.last() else {
            return true;
        };
        elements[last.at + 1..at].iter().any(|e| {
            matches!(e.kind, Kind::Stop | Kind::Subordinator | Kind::Relative)
                || e.kind == Kind::Comma
                || e.kind == Kind::Coordinator
        })
    }

    /// True where a finite verb stands behind `at`, before a mark that ends the clause and outside of clauses that a
    /// conjunction or a relative pronoun opens.
    fn finite_ahead(&self, elements: &[Element], at: usize) -> bool {
        let mut inner = false;
        for e in elements[at + 1..].iter().take(REACH).take_while(|e| e.kind != Kind::Stop) {
            match e.kind {
                Kind::Subordinator | Kind::Relative => inner = true,
                Kind::Verb if self.is_finite(e) && !std::mem::take(&mut inner) => return true,
                _ => {}
            }
        }
        false
    }

    /// True where the next finite verb behind `at` has no noun phrase before it that could be its subject, other than
    /// in a prepositional phrase.
    fn verb_without_subject(&self, elements: &[Element], at: usize) -> bool {
        let mut governed = false;
        for e in elements[at + 1..].iter().take(REACH) {
            match e.kind {
                Kind::Verb => return self.is_finite(e) && governed,
                Kind::Preposition => governed = true,
                Kind::Noun | Kind::Adverb | Kind::Adjective if governed => {}
                _ => return false,
            }
        }
        false
    }

    fn is_finite(&self, e: &Element) -> bool {
        matches!(self.chunks[e.chunk as usize].kind, ChunkKind::Verb(group) if group.form == GroupForm::Finite)
    }

    /// The element before `at`, adverbs, days without a preposition and brackets left out.
    fn skip_left(&self, elements: &[Element], at: usize) -> Option<usize> {
        let mut k = at;
        let mut steps = 0;
        while k > 0 && steps < REACH {
            k -= 1;
            steps += 1;
            match elements[k].kind {
                Kind::Adverb | Kind::Other => {}
                Kind::Noun if k > 0 && self.is_time(&elements[k]) => {
                    // `Lee on Monday said`, `Lee last week said`; but `Monday was quiet`.
                    match elements[k - 1].kind {
                        Kind::Preposition if k > 1 && elements[k - 2].kind == Kind::Noun => k -= 1,
                        Kind::Noun => {}
                        _ => return Some(k),
                    }
                }
                Kind::Close => {
                    let open = (0..k).rev().take(REACH).find(|&o| elements[o].kind == Kind::Open);
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

    /// True for a noun phrase that names a time.
    fn is_time(&self, e: &Element) -> bool {
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

    /// The subject of the finite verb at `at`.
    fn finite(&self, elements: &[Element], at: usize, drafts: &[Draft]) -> Found {
        let nothing = Found { subject: None, link: Link::None, first: at, opener: None, object_of: None };
        let Some(k) = self.skip_left(elements, at) else {
            return self.inverted(elements, at, nothing);
        };
        match elements[k].kind {
            Kind::Noun => self.subject_at(elements, k, drafts, at),
            Kind::Relative => self.relative(elements, k, k),
            Kind::Comma | Kind::Dash => self
                .before_insertion(elements, k, drafts)
                .map(|noun| Found {
                    first: self.subject_at(elements, noun, drafts, at).first,
                    ..self.subject_at(elements, noun, drafts, at)
                })
                .or_else(|| {
                    self.is_saying(&elements[at])
                        .then(|| self.inverted(elements, at, nothing))
                        .filter(|f| f.subject.is_some())
                })
                .or_else(|| self.shared(elements, at, k, drafts))
                .unwrap_or_else(|| self.inverted(elements, at, nothing)),
            Kind::Coordinator => {
                self.shared(elements, at, k, drafts).unwrap_or_else(|| self.inverted(elements, at, nothing))
            }
            Kind::Subordinator => {
                let opener = Some(elements[k].start);
                self.inverted(elements, at, Found { first: k, opener, ..nothing })
            }
            // `What Lee said | was wrong`: a clause is the subject.
            Kind::Verb => {
                let whole =
                    last_between(drafts, k, k + 1).filter(|d| d.found.first == 0 && d.is_relative(elements));
                let subject = whole.map(|d| elements[d.found.first].chunk);
                Found {
                    subject,
                    link: if subject.is_some() { Link::Own } else { Link::None },
                    first: if subject.is_some() { 0 } else { at },
                    ..nothing
                }
            }
            _ => self.inverted(elements, at, nothing),
        }
    }

    /// A clause whose subject is a relative pronoun.
    fn relative(&self, elements: &[Element], k: usize, first: usize) -> Found {
        Found {
            subject: Some(elements[k].chunk),
            link: Link::Relative,
            first,
            opener: Some(elements[k].start),
            object_of: None,
        }
    }

    /// The subject where the noun phrase `k` stands before the verb: it, or what it hangs on.
    fn subject_at(&self, elements: &[Element], k: usize, drafts: &[Draft], at: usize) -> Found {
        self.climb(elements, k, drafts, at, 0)
    }

    /// As [`Self::subject_at`], `depth` nouns joined by `and` up to here.
    fn climb(&self, elements: &[Element], mut k: usize, drafts: &[Draft], at: usize, depth: usize) -> Found {
        let mut object_of = None;
        let mut opener = None;
        let mut first = k;
        for _ in 0..REACH {
            let Some(before) = self.before_noun(elements, k) else {
                first = first.min(k);
                break;
            };
            match elements[before].kind {
                Kind::Preposition
                    if k + 1 >= at.min(k + 2) && first == k && self.joins(&elements[before]) =>
                {
                    opener = Some(elements[before].start);
                    first = before;
                    break;
                }
                Kind::Preposition => {
                    let host = before.checked_sub(1);
                    match host.map(|h| elements[h].kind) {
                        Some(Kind::Noun) => k = before - 1,
                        Some(Kind::Relative) => return self.relative(elements, before - 1, before - 1),
                        // `protesters marching through the streets`.
                        Some(Kind::Verb) if self.hangs(elements, before - 1) => k = before - 2,
                        Some(Kind::Preposition | Kind::Adverb)
                            if before > 1 && elements[before - 2].kind == Kind::Noun =>
                        {
                            k = before - 2
                        }
                        Some(Kind::Verb) => {
                            if let Some(host) = self.relative_host(elements, before - 1, drafts, at) {
                                k = host;
                            } else {
                                first = first.min(k);
                                break;
                            }
                        }
                        _ => {
                            first = first.min(k);
                            break;
                        }
                    }
                    first = k;
                }
                Kind::Verb if self.hangs(elements, before) => {
                    k = before - 1;
                    first = k;
                }
                Kind::Verb => {
                    if let Some(host) = self.relative_host(elements, before, drafts, at) {
                        k = host;
                        first = k;
                        continue;
                    }
                    object_of = drafts.iter().rposition(|d| d.at <= before);
                    first = first.min(k);
                    break;
                }
                Kind::Coordinator => {
                    first = first.min(k);
                    // `Lee and Roe said`: both, unless the first one is spoken for.
                    match before.checked_sub(1).map(|h| elements[h].kind) {
                        Some(Kind::Noun) if depth < CONJUNCTS && !self.is_object(elements, before - 1) => {
                            let whole = self.climb(elements, before - 1, drafts, at, depth + 1);
                            if whole.object_of.is_none() && whole.link == Link::Own {
                                first = whole.first;
                                opener = whole.opener;
                                // `Lee, Roe and Kane`.
                                while opener.is_none()
                                    && first > 1
                                    && elements[first - 1].kind == Kind::Comma
                                    && elements[first - 2].kind == Kind::Noun
                                    && !self.is_object(elements, first - 2)
                                {
                                    first -= 2;
                                }
                            }
                        }
                        _ => {}
                    }
                    break;
                }
                Kind::Subordinator => {
                    opener = Some(elements[before].start);
                    first = before;
                    break;
                }
                Kind::Relative => {
                    // `the plan that Lee backed`; `what Lee said`.
                    opener = Some(elements[before].start);
                    first = before;
                    break;
                }
                _ => {
                    first = first.min(k);
                    break;
                }
            }
        }
        Found { subject: Some(elements[k].chunk), link: Link::Own, first, opener, object_of }
    }

    /// True for a preposition that opens a clause where a noun phrase and its verb follow (`after the ferry sank`).
    fn joins(&self, preposition: &Element) -> bool {
        let folded = self.chunker.tokens.folded(preposition.start as usize);
        among!(folded, "after before since until till as than like once because")
    }

    /// The element before a noun phrase, adverbs left out.
    fn before_noun(&self, elements: &[Element], k: usize) -> Option<usize> {
        (0..k).rev().take(4).find(|&b| !matches!(elements[b].kind, Kind::Adverb | Kind::Other))
    }

    /// True for a participle or infinitive that hangs on the noun phrase before it.
    fn hangs(&self, elements: &[Element], verb: usize) -> bool {
        let form = self.form(elements, verb);
        let noun = verb > 0 && elements[verb - 1].kind == Kind::Noun;
        let free = verb < 2 || !matches!(elements[verb - 2].kind, Kind::Verb);
        noun && free && matches!(form, GroupForm::Ing | GroupForm::Participle | GroupForm::Infinitive)
    }

    /// The noun phrase that the relative clause of the verb at `verb` hangs on, where the clause is over before a noun
    /// phrase that follows it without a comma (`the man who ate ants | said`).
    fn relative_host(&self, elements: &[Element], verb: usize, drafts: &[Draft], at: usize) -> Option<usize> {
        let draft = last_between(drafts, verb, verb + 1)?;
        let relative = draft.found.opener.is_some()
            && (draft.found.link == Link::Relative || elements[draft.found.first].kind == Kind::Relative);
        // `a man who said the plan | fails`.
        let speaks = self.is_saying(&elements[verb]) && self.finite_ahead(elements, at);
        let host = draft.found.first.checked_sub(1)?;
        let noun = elements[host].kind == Kind::Noun && !self.is_object(elements, host);
        (relative && noun && !speaks).then_some(host)
    }

    /// True where a verb or preposition stands right before the noun phrase `k`.
    fn is_object(&self, elements: &[Element], k: usize) -> bool {
        self.before_noun(elements, k)
            .is_some_and(|b| elements[b].kind == Kind::Verb || elements[b].kind == Kind::Preposition)
    }

    /// The noun phrase before the insertions that end at the comma or dash `close`: `Lee, 43, of Lyon, | said`.
    fn before_insertion(&self, elements: &[Element], mut close: usize, drafts: &[Draft]) -> Option<usize> {
        let mark = elements[close].kind;
        let mut best = None;
        for _ in 0..6 {
            let open = (0..close)
                .rev()
                .take(REACH)
                .find(|&k| elements[k].kind == mark || elements[k].kind == Kind::Stop);
            let start = open.map_or(0, |k| k + 1);
            if start >= close {
                return best;
            }
            let opened = open.is_some_and(|k| elements[k].kind == mark);
            if let Some(draft) = last_between(drafts, start, close) {
                let first = draft.found.first;
                if !draft.is_relative(elements) {
                    let aside = elements[start].kind == Kind::Subordinator && opened && first == start;
                    if aside {
                        // `Lee, as the paper put it, said`.
                        close = start - 1;
                        continue;
                    }
                    // `Police said that the brothers, both 12, | were found`.
                    let last = close.checked_sub(1).filter(|&k| elements[k].kind == Kind::Noun)?;
                    let found = self.subject_at(elements, last, drafts, close);
                    let subject = found.opener.is_some()
                        || found.object_of.is_some() && self.is_saying(&elements[draft.at]);
                    return if subject { Some(last) } else { best };
                }
                // `The plan, which Lee, the mayor, backed, | failed`; `in whose house` too.
                let mut host = first.checked_sub(1)?;
                if elements[host].kind == Kind::Preposition && host > 0 {
                    host -= 1;
                }
                match elements[host].kind {
                    Kind::Comma | Kind::Dash => close = host,
                    Kind::Noun => return Some(host),
                    _ => return best,
                }
                continue;
            }
            match elements[start].kind {
                Kind::Noun => {
                    let chunk = &self.chunks[elements[start].chunk as usize];
                    let number = self.chunker.tags[chunk.head as usize] == Tag::Number;
                    if !number && !self.is_time(&elements[start]) {
                        best = Some(start);
                    }
                }
                Kind::Coordinator | Kind::Subordinator => {
                    // `and Roe, 43, | agreed`.
                    let noun = start + 1 < close && elements[start + 1].kind == Kind::Noun;
                    return noun.then_some(start + 1).or(best);
                }
                Kind::Preposition
                | Kind::Adverb
                | Kind::Verb
                | Kind::Adjective
                | Kind::Relative
                | Kind::Other => {}
                _ => return best,
            }
            if !opened {
                return best;
            }
            close = start - 1;
        }
        best
    }

    /// The subject that the verb at `at`, behind the coordinator or comma `k`, shares with an earlier one.
    fn shared(&self, elements: &[Element], at: usize, k: usize, drafts: &[Draft]) -> Option<Found> {
        let stop = (0..k).rev().take(REACH).find(|&s| elements[s].kind == Kind::Stop).unwrap_or(0);
        let tense = |element: &Element| match self.chunks[element.chunk as usize].kind {
            ChunkKind::Verb(group) => group.tense,
            ChunkKind::Noun => Tense::Present,
        };
        let own = tense(&elements[at]);
        let earlier: Vec<usize> = drafts
            .iter()
            .enumerate()
            .rev()
            .take(6)
            .filter(|(_, d)| d.at >= stop && d.at < k && d.found.subject.is_some())
            .map(|(n, _)| n)
            .collect();
        // `said the video is out and called it …`: the one in the same tense, an auxiliary last.
        let main = |e: &Element| self.chunker.tags[e.end as usize - 1] != Tag::Auxiliary;
        let verb = |n: &usize| elements[drafts[*n].at];
        let same = |n: &usize| tense(&verb(n)) == own;
        let alike = earlier.iter().find(|n| same(n) && main(&verb(n)) == main(&elements[at]));
        let n = *alike.or(earlier.iter().find(|n| same(n))).or(earlier.first())?;
        let found = drafts[n].found;
        Some(Found {
            subject: found.subject,
            link: Link::Shared(n),
            first: at,
            opener: None,
            object_of: None,
        })
    }

    /// The subject behind the verb: `said Lee`.
    fn inverted(&self, elements: &[Element], at: usize, nothing: Found) -> Found {
        let next = elements[at + 1..].iter().take(3).find(|e| e.kind != Kind::Adverb);
        let noun = next.filter(|e| e.kind == Kind::Noun && !self.is_time(e));
        let chunk = &self.chunks[elements[at].chunk as usize];
        let auxiliary = self.chunker.tags[chunk.head as usize] == Tag::Auxiliary;
        match noun {
            Some(noun) if auxiliary || self.is_saying(&elements[at]) => {
                Found { subject: Some(noun.chunk), link: Link::Inverted, ..nothing }
            }
            _ => nothing,
        }
    }

    /// True for the verbs that stand before their speaker.
    fn is_saying(&self, verb: &Element) -> bool {
        let folded = self.chunker.tokens.folded(verb.end as usize - 1);
        among!(
            folded,
            "said says say asked asks added adds wrote writes replied replies explained explains recalled recalls warned \
             warns noted notes insisted insists argued argues claimed claims continued continues concluded concludes \
             declared declares announced announces stated states commented joked quipped tweeted posted remarked responded \
             shouted whispered told exclaimed admitted acknowledged conceded predicted lamented observed mused cautioned \
             complained countered"
        )
    }

    /// Who does what the infinitive, participle or -ing form at `at` says.
    fn of_nonfinite(&self, elements: &[Element], at: usize, drafts: &[Draft]) -> Option<u32> {
        let subject = |k: usize| self.subjects[elements[k].chunk as usize].map(|id| id.0);
        let before = self.skip_left(elements, at);
        let main = || {
            let clause = drafts
                .iter()
                .rev()
                .take(REACH)
                .find(|d| d.found.opener.is_none() && d.found.object_of.is_none());
            clause.or(drafts.last()).and_then(|d| d.found.subject)
        };
        let k = before?;
        match (self.form(elements, at), elements[k].kind) {
            (GroupForm::Infinitive | GroupForm::Bare, _) => {
                // The verb that governs it, and the noun phrase between.
                let mut between = None;
                for g in (0..at).rev().take(8) {
                    match elements[g].kind {
                        Kind::Verb => {
                            let object = between.filter(|_| self.commands(&elements[g]));
                            return object.or_else(|| subject(g));
                        }
                        Kind::Noun => between = Some(elements[g].chunk),
                        Kind::Stop => return None,
                        _ => {}
                    }
                }
                None
            }
            // `protesters carrying signs`, `a man known as Lee`; `was quoted as saying`.
            (_, Kind::Noun) => Some(elements[k].chunk),
            (_, Kind::Verb) => subject(k),
            _ => main(),
        }
    }

    /// Verbs whose object does what the infinitive behind it says.
    fn commands(&self, verb: &Element) -> bool {
        let folded = self.chunker.tokens.folded(verb.end as usize - 1);
        among!(
            folded,
            "ask asks asked asking tell tells told telling urge urges urged urging order orders ordered ordering want wants \
             wanted force forces forced allow allows allowed persuade persuaded invite invites invited beg begged \
             instruct instructed advise advised encourage encouraged encourages expect expects expected help helps helped \
             let lets enable enabled enables permit permitted require requires required warn warned cause caused \
             convince convinced press pressed authorize authorized"
        )
    }

    /// Gives participles that open their sentence the subject of the clause behind them.
    fn subjects_behind(&mut self, elements: &[Element], drafts: &[Draft]) {
        let Some(first) = drafts.first() else {
            return;
        };
        for e in &elements[..first.at] {
            if e.kind == Kind::Verb && self.subjects[e.chunk as usize].is_none() && !self.is_finite(e) {
                self.subjects[e.chunk as usize] = first.found.subject.map(ChunkId);
            }
        }
    }

    /// Adds the clauses, with where each starts and ends and what it stands in.
    fn finish(&mut self, elements: &[Element], drafts: &[Draft], sentence: &Range<usize>) {
        let base = self.clauses.len() as u32;
        let mut outers: Vec<Option<usize>> = Vec::with_capacity(drafts.len());
        for n in 0..drafts.len() {
            let outer = self.outer(elements, drafts, &outers, n);
            outers.push(outer);
        }
        for (n, draft) in drafts.iter().enumerate() {
            let first = elements[draft.found.first.min(draft.at)];
            // It ends where the next clause starts that isn't inside it.
            let inside = |m: usize| {
                let mut at = outers[m];
                let chain = std::iter::from_fn(|| {
                    let outer = at?;
                    at = outers[outer];
                    Some(outer)
                });
                chain.take(REACH).any(|outer| outer == n)
            };
            let mut end = sentence.end as u32;
            for (m, other) in drafts.iter().enumerate().skip(n + 1).take(REACH) {
                if !inside(m) {
                    let start = elements[other.found.first.min(other.at)].start;
                    // A clause in the middle of another one ends before the other's verb.
                    end = if start > first.start { start } else { elements[other.at].start };
                    break;
                }
            }
            let chunk = elements[draft.at].chunk;
            let (tense, voice) = match self.chunks[chunk as usize].kind {
                ChunkKind::Verb(group) => (group.tense, group.voice),
                ChunkKind::Noun => (Tense::Present, Voice::Active),
            };
            self.clauses.push(Clause {
                tokens: first.start..end.max(elements[draft.at].end),
                opener: draft.found.opener,
                subject: draft.found.subject.map(ChunkId),
                verb: ChunkId(chunk),
                tense,
                voice,
                outer: outers[n].map(|outer| ClauseId(base + outer as u32)),
            });
        }
    }

    /// The clause that the `n`th one stands in.
    fn outer(
        &self,
        elements: &[Element],
        drafts: &[Draft],
        outers: &[Option<usize>],
        n: usize,
    ) -> Option<usize> {
        let Draft { at, found } = &drafts[n];
        if let Some(outer) = found.object_of.filter(|&outer| outer < n) {
            return Some(outer);
        }
        if let Link::Shared(other) = found.link {
            return outers.get(other).copied().flatten();
        }
        if found.opener.is_some() {
            if found.link == Link::Relative || elements[found.first].kind == Kind::Relative {
                // The clause whose subject the antecedent is may have its verb behind.
                let host = found.first.checked_sub(1)?;
                let around =
                    drafts[n + 1..].iter().take(REACH).position(|d| d.found.first <= host && d.at > *at);
                if let Some(around) = around {
                    return Some(n + 1 + around);
                }
            }
            let before = drafts[..n].iter().rposition(|d| d.at < found.first);
            return before.or_else(|| (n + 1 < drafts.len() && found.first == 0).then_some(n + 1));
        }
        // `Lee said the plan fails and the town pays`: as the clause before; behind a comma a new one.
        let before = found.first.checked_sub(1)?;
        if elements[before].kind == Kind::Coordinator {
            let comma = before > 0 && elements[before - 1].kind == Kind::Comma;
            if !comma && n > 0 {
                return outers[n - 1];
            }
        }
        None
    }
}
