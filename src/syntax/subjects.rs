//! The subject of each verb.
//!
//! From a verb group the reader walks left over what may stand between a subject and its verb: adverbs, days,
//! insertions between commas, prepositional phrases and reduced relative clauses that hang on the subject. What it
//! meets then (a noun phrase, a relative pronoun, a coordinator, nothing) says where the subject is.

use super::elements::{Element, Found, Kind, Link, Reader, REACH};
use super::tag::Tag;
use super::{ChunkId, ChunkKind, GroupForm, Tense};
use crate::words::among;

/// Most noun phrases that are joined to one subject.
const CONJUNCTS: usize = 6;

impl Reader<'_> {
    /// The subject of the finite verb at `at`.
    pub(super) fn finite(&self, at: usize) -> Found {
        let nothing = Found { subject: None, link: Link::None, first: at, opener: None, object_of: None };
        let Some(k) = self.skip_left(at) else {
            return self.inverted(at, nothing);
        };
        match self.elements[k].kind {
            Kind::Noun => self.subject_at(k, at),
            Kind::Relative => self.relative(k, k),
            Kind::Comma | Kind::Dash => self
                .before_insertion(k)
                .map(|noun| Found { first: self.subject_at(noun, at).first, ..self.subject_at(noun, at) })
                .or_else(|| {
                    self.is_saying(&self.elements[at])
                        .then(|| self.inverted(at, nothing))
                        .filter(|f| f.subject.is_some())
                })
                .or_else(|| self.shared(at, k))
                .unwrap_or_else(|| self.inverted(at, nothing)),
            Kind::Coordinator => self.shared(at, k).unwrap_or_else(|| self.inverted(at, nothing)),
            Kind::Subordinator => {
                let opener = Some(self.elements[k].start);
                self.inverted(at, Found { first: k, opener, ..nothing })
            }
            // `What Lee said | was wrong`: a clause is the subject.
            Kind::Verb => {
                let whole = self.last_between(k, k + 1).filter(|d| d.found.first == 0 && self.is_relative(d));
                let subject = whole.map(|d| self.elements[d.found.first].chunk);
                Found {
                    subject,
                    link: if subject.is_some() { Link::Own } else { Link::None },
                    first: if subject.is_some() { 0 } else { at },
                    ..nothing
                }
            }
            _ => self.inverted(at, nothing),
        }
    }

    /// A clause whose subject is a relative pronoun.
    pub(super) fn relative(&self, k: usize, first: usize) -> Found {
        Found {
            subject: Some(self.elements[k].chunk),
            link: Link::Relative,
            first,
            opener: Some(self.elements[k].start),
            object_of: None,
        }
    }

    /// The subject where the noun phrase `k` stands before the verb: it, or what it hangs on.
    pub(super) fn subject_at(&self, k: usize, at: usize) -> Found {
        self.climb(k, at, 0)
    }

    /// As [`Self::subject_at`], `depth` nouns joined by `and` up to here.
    pub(super) fn climb(&self, mut k: usize, at: usize, depth: usize) -> Found {
        let mut object_of = None;
        let mut opener = None;
        let mut first = k;
        for _ in 0..REACH {
            let Some(before) = self.before_noun(k) else {
                first = first.min(k);
                break;
            };
            match self.elements[before].kind {
                Kind::Preposition
                    if k + 1 >= at.min(k + 2) && first == k && self.joins(&self.elements[before]) =>
                {
                    opener = Some(self.elements[before].start);
                    first = before;
                    break;
                }
                Kind::Preposition => {
                    let host = before.checked_sub(1);
                    match host.map(|h| self.elements[h].kind) {
                        Some(Kind::Noun) => k = before - 1,
                        Some(Kind::Relative) => return self.relative(before - 1, before - 1),
                        // `protesters marching through the streets`.
                        Some(Kind::Verb) if self.hangs(before - 1) => k = before - 2,
                        Some(Kind::Preposition | Kind::Adverb)
                            if before > 1 && self.elements[before - 2].kind == Kind::Noun =>
                        {
                            k = before - 2
                        }
                        Some(Kind::Verb) => {
                            if let Some(host) = self.relative_host(before - 1, at) {
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
                Kind::Verb if self.hangs(before) => {
                    k = before - 1;
                    first = k;
                }
                Kind::Verb => {
                    if let Some(host) = self.relative_host(before, at) {
                        k = host;
                        first = k;
                        continue;
                    }
                    object_of = self.drafts.iter().rposition(|d| d.at <= before);
                    first = first.min(k);
                    break;
                }
                Kind::Coordinator => {
                    first = first.min(k);
                    // `Lee and Roe said`: both, unless the first one is spoken for.
                    match before.checked_sub(1).map(|h| self.elements[h].kind) {
                        Some(Kind::Noun) if depth < CONJUNCTS && !self.is_object(before - 1) => {
                            let whole = self.climb(before - 1, at, depth + 1);
                            if whole.object_of.is_none() && whole.link == Link::Own {
                                first = whole.first;
                                opener = whole.opener;
                                // `Lee, Roe and Kane`.
                                while opener.is_none()
                                    && first > 1
                                    && self.elements[first - 1].kind == Kind::Comma
                                    && self.elements[first - 2].kind == Kind::Noun
                                    && !self.is_object(first - 2)
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
                    opener = Some(self.elements[before].start);
                    first = before;
                    break;
                }
                Kind::Relative => {
                    // `the plan that Lee backed`; `what Lee said`.
                    opener = Some(self.elements[before].start);
                    first = before;
                    break;
                }
                _ => {
                    first = first.min(k);
                    break;
                }
            }
        }
        Found { subject: Some(self.elements[k].chunk), link: Link::Own, first, opener, object_of }
    }

    /// True for a preposition that opens a clause where a noun phrase and its verb follow (`after the ferry sank`).
    pub(super) fn joins(&self, preposition: &Element) -> bool {
        let folded = self.chunker.tokens.folded(preposition.start as usize);
        among!(folded, "after before since until till as than like once because")
    }

    /// True for a participle or infinitive that hangs on the noun phrase before it.
    pub(super) fn hangs(&self, verb: usize) -> bool {
        let form = self.form(verb);
        let noun = verb > 0 && self.elements[verb - 1].kind == Kind::Noun;
        let free = verb < 2 || !matches!(self.elements[verb - 2].kind, Kind::Verb);
        noun && free && matches!(form, GroupForm::Ing | GroupForm::Participle | GroupForm::Infinitive)
    }

    /// The noun phrase that the relative clause of the verb at `verb` hangs on, where the clause is over before a noun
    /// phrase that follows it without a comma (`the man who ate ants | said`).
    pub(super) fn relative_host(&self, verb: usize, at: usize) -> Option<usize> {
        let draft = self.last_between(verb, verb + 1)?;
        let relative = draft.found.opener.is_some()
            && (draft.found.link == Link::Relative
                || self.elements[draft.found.first].kind == Kind::Relative);
        // `a man who said the plan | fails`.
        let speaks = self.is_saying(&self.elements[verb]) && self.finite_ahead(at);
        let host = draft.found.first.checked_sub(1)?;
        let noun = self.elements[host].kind == Kind::Noun && !self.is_object(host);
        (relative && noun && !speaks).then_some(host)
    }

    /// The noun phrase before the insertions that end at the comma or dash `close`: `Lee, 43, of Lyon, | said`.
    pub(super) fn before_insertion(&self, mut close: usize) -> Option<usize> {
        let mark = self.elements[close].kind;
        let mut best = None;
        for _ in 0..6 {
            let open = (0..close)
                .rev()
                .take(REACH)
                .find(|&k| self.elements[k].kind == mark || self.elements[k].kind == Kind::Stop);
            let start = open.map_or(0, |k| k + 1);
            if start >= close {
                return best;
            }
            let opened = open.is_some_and(|k| self.elements[k].kind == mark);
            if let Some(draft) = self.last_between(start, close) {
                let first = draft.found.first;
                if !self.is_relative(draft) {
                    let aside = self.elements[start].kind == Kind::Subordinator && opened && first == start;
                    if aside {
                        // `Lee, as the paper put it, said`.
                        close = start - 1;
                        continue;
                    }
                    // `Police said that the brothers, both 12, | were found`.
                    let noun = |&k: &usize| self.elements[k].kind == Kind::Noun;
                    let Some(last) = close.checked_sub(1).filter(noun) else {
                        return best;
                    };
                    let found = self.subject_at(last, close);
                    let subject = found.opener.is_some()
                        || found.object_of.is_some() && self.is_saying(&self.elements[draft.at]);
                    return if subject { Some(last) } else { best };
                }
                // `The plan, which Lee, the mayor, backed, | failed`; `in whose house` too.
                let mut host = first.checked_sub(1)?;
                if self.elements[host].kind == Kind::Coordinator {
                    // `a man who drives trains and whose son was hurt`.
                    let before = self.drafts.iter().rev().take(REACH).find(|d| d.at < host)?;
                    host = before.found.first.checked_sub(1).filter(|_| self.is_relative(before))?;
                }
                if self.elements[host].kind == Kind::Preposition && host > 0 {
                    host -= 1;
                }
                match self.elements[host].kind {
                    Kind::Comma | Kind::Dash => close = host,
                    Kind::Noun => {
                        best = Some(host);
                        // `Bo Roe, a driver who likes trains, | said`.
                        if host == 0 || self.elements[host - 1].kind != mark {
                            return best;
                        }
                        close = host - 1;
                    }
                    _ => return best,
                }
                continue;
            }
            match self.elements[start].kind {
                Kind::Noun => {
                    let chunk = &self.chunks[self.elements[start].chunk as usize];
                    let number = self.chunker.tags[chunk.head as usize] == Tag::Number;
                    if !number && !self.is_time(&self.elements[start]) {
                        best = Some(start);
                    }
                }
                Kind::Coordinator | Kind::Subordinator => {
                    // `and Roe, 43, | agreed`.
                    let noun = start + 1 < close && self.elements[start + 1].kind == Kind::Noun;
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
    pub(super) fn shared(&self, at: usize, k: usize) -> Option<Found> {
        let stop = (0..k).rev().take(REACH).find(|&s| self.elements[s].kind == Kind::Stop).unwrap_or(0);
        let tense = |element: &Element| match self.chunks[element.chunk as usize].kind {
            ChunkKind::Verb(group) => group.tense,
            ChunkKind::Noun => Tense::Present,
        };
        let own = tense(&self.elements[at]);
        let earlier: Vec<usize> = self
            .drafts
            .iter()
            .enumerate()
            .rev()
            .take(6)
            .filter(|(_, d)| d.at >= stop && d.at < k && d.found.subject.is_some())
            .map(|(n, _)| n)
            .collect();
        // `said the video is out and called it …`: the one in the same tense, an auxiliary last.
        let main = |e: &Element| self.chunker.tags[e.end as usize - 1] != Tag::Auxiliary;
        let verb = |n: &usize| self.elements[self.drafts[*n].at];
        let same = |n: &usize| tense(&verb(n)) == own;
        let alike = earlier.iter().find(|n| same(n) && main(&verb(n)) == main(&self.elements[at]));
        let n = *alike.or(earlier.iter().find(|n| same(n))).or(earlier.first())?;
        let found = self.drafts[n].found;
        Some(Found {
            subject: found.subject,
            link: Link::Shared(n),
            first: at,
            opener: None,
            object_of: None,
        })
    }

    /// The subject behind the verb: `said Lee`.
    pub(super) fn inverted(&self, at: usize, nothing: Found) -> Found {
        let next = self.elements[at + 1..].iter().take(3).find(|e| e.kind != Kind::Adverb);
        let noun = next.filter(|e| e.kind == Kind::Noun && !self.is_time(e));
        let chunk = &self.chunks[self.elements[at].chunk as usize];
        let auxiliary = self.chunker.tags[chunk.head as usize] == Tag::Auxiliary;
        match noun {
            Some(noun) if auxiliary || self.is_saying(&self.elements[at]) => {
                Found { subject: Some(noun.chunk), link: Link::Inverted, ..nothing }
            }
            _ => nothing,
        }
    }

    /// True for the verbs that stand before their speaker.
    pub(super) fn is_saying(&self, verb: &Element) -> bool {
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
    pub(super) fn of_nonfinite(&self, at: usize) -> Option<u32> {
        let subject = |k: usize| self.subjects[self.elements[k].chunk as usize].map(|id| id.0);
        let before = self.skip_left(at);
        let main = || {
            let clause = self
                .drafts
                .iter()
                .rev()
                .take(REACH)
                .find(|d| d.found.opener.is_none() && d.found.object_of.is_none());
            clause.or(self.drafts.last()).and_then(|d| d.found.subject)
        };
        let k = before?;
        match (self.form(at), self.elements[k].kind) {
            (GroupForm::Infinitive | GroupForm::Bare, _) => {
                // The verb that governs it, and the noun phrase between.
                let mut between = None;
                for g in (0..at).rev().take(8) {
                    match self.elements[g].kind {
                        Kind::Verb => {
                            let object = between.filter(|_| self.commands(&self.elements[g]));
                            return object.or_else(|| subject(g));
                        }
                        Kind::Noun => between = Some(self.elements[g].chunk),
                        Kind::Stop => return None,
                        _ => {}
                    }
                }
                None
            }
            // `protesters carrying signs`, `a man known as Lee`; `was quoted as saying`.
            (_, Kind::Noun) => Some(self.elements[k].chunk),
            (_, Kind::Verb) => subject(k),
            _ => main(),
        }
    }

    /// Verbs whose object does what the infinitive behind it says.
    pub(super) fn commands(&self, verb: &Element) -> bool {
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
    pub(super) fn subjects_behind(&mut self) {
        let Some(first) = self.drafts.first() else {
            return;
        };
        for e in &self.elements[..first.at] {
            if e.kind == Kind::Verb && self.subjects[e.chunk as usize].is_none() && !self.is_finite(e) {
                self.subjects[e.chunk as usize] = first.found.subject.map(ChunkId);
            }
        }
    }
}
