//! Decides which forms of verbs are finite, where the tag alone can't tell.

use super::elements::{Element, Kind, Reader, REACH};
use super::tag::{Form, Tag};
use super::{ChunkKind, GroupForm, Tense, Voice};
use crate::words::among;

impl Reader<'_> {
    /// Decides whether a bare form or a participle is finite after all, and whether a past tense is a participle.
    pub(super) fn settle_form(&mut self, at: usize) {
        let before = at.checked_sub(1).map(|k| self.elements[k]);
        let form = self.form(at);
        let noun = before.filter(|e| matches!(e.kind, Kind::Noun | Kind::Relative));
        if let Some(tense) = noun.and_then(|e| self.clitic(&e)) {
            // `they’ve said`, `I’m saying`.
            if form != GroupForm::Infinitive {
                let passive = tense == Tense::Present && form == GroupForm::Participle;
                let voice = if passive { Voice::Passive } else { Voice::Active };
                self.set_form(at, GroupForm::Finite, tense, voice);
            }
            return;
        }
        match form {
            GroupForm::Bare => {
                // `officials say`, but `let him go`.
                let helped =
                    at > 1 && self.elements[at - 2].kind == Kind::Verb && self.lets(&self.elements[at - 2]);
                let subject = self.skip_left(at).is_some_and(|k| {
                    matches!(self.elements[k].kind, Kind::Noun | Kind::Relative | Kind::Comma | Kind::Close)
                        || self.elements[k].kind == Kind::Coordinator && !self.drafts.is_empty()
                });
                if helped || !subject {
                    return;
                }
                if before.is_some_and(|e| e.kind == Kind::Comma) && self.finite_ahead(at) {
                    // `The agency, set up in 1998, has`.
                    self.set_form(at, GroupForm::Participle, Tense::Past, Voice::Passive);
                } else {
                    self.set_form(at, GroupForm::Finite, Tense::Present, Voice::Active);
                }
            }
            GroupForm::Participle => {
                // `fishermen rescued over 700`: no other verb is there to be finite.
                let single = self.chunks[self.elements[at].chunk as usize].tokens.len() == 1;
                let finite = match before.map(|e| e.kind) {
                    Some(Kind::Noun | Kind::Relative) => {
                        let object = self.elements.get(at + 1).is_some_and(|e| e.kind == Kind::Noun);
                        // `The man who ate the cake left`: his verb has not come yet.
                        let waits =
                            self.drafts.last().is_some_and(|d| self.is_relative(d)) && self.drafts.len() == 1;
                        self.is_alone(at) && (object || !self.finite_ahead(at))
                            || waits && !self.finite_ahead(at)
                    }
                    // `A spokeswoman, Eva Lund, declined`.
                    Some(Kind::Comma | Kind::Close | Kind::Dash) => {
                        !self.finite_ahead(at)
                            && self.drafts.len() < REACH
                            && self.drafts.iter().all(|d| self.is_relative(d))
                            && self.before_insertion(at - 1).is_some()
                    }
                    // `shouted at police and ran`.
                    Some(Kind::Coordinator) => self.drafts.last().is_some_and(|d| {
                        matches!(self.chunks[self.elements[d.at].chunk as usize].kind, ChunkKind::Verb(group)
                            if group.voice == Voice::Active && group.tense == Tense::Past)
                            && self.chunks[self.elements[d.at].chunk as usize].tokens.len() == 1
                    }),
                    _ => false,
                };
                if single && finite {
                    self.set_form(at, GroupForm::Finite, Tense::Past, Voice::Active);
                }
            }
            GroupForm::Finite => {
                // `claims made about him are false`: another finite verb follows, with no subject of its own.
                let chunk = &self.chunks[self.elements[at].chunk as usize];
                let past = chunk.tokens.len() == 1
                    && self.chunker.tags[chunk.head as usize] == Tag::Verb(Form::Past)
                    && noun.is_some_and(|e| e.kind == Kind::Noun);
                let by = self.elements.get(at + 1).is_some_and(|e| e.kind == Kind::Preposition);
                if past && by && self.is_alone(at) && self.verb_without_subject(at) {
                    self.set_form(at, GroupForm::Participle, Tense::Past, Voice::Passive);
                }
            }
            GroupForm::Infinitive | GroupForm::Ing => {}
        }
    }

    pub(super) fn set_form(&mut self, at: usize, form: GroupForm, tense: Tense, voice: Voice) {
        if let ChunkKind::Verb(group) = &mut self.chunks[self.elements[at].chunk as usize].kind {
            (group.form, group.tense, group.voice) = (form, tense, voice);
        }
    }

    /// The tense that a pronoun’s clitic gives (`they’ve`, `I’ll`).
    pub(super) fn clitic(&self, element: &Element) -> Option<Tense> {
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
    pub(super) fn lets(&self, verb: &Element) -> bool {
        let folded = self.chunker.tokens.folded(verb.end as usize - 1);
        among!(
            folded,
            "let lets letting make makes made making help helps helped helping see saw seen watch watched hear heard \
             have had having"
        )
    }

    /// True where no finite verb stands before `at` in its clause.
    pub(super) fn is_alone(&self, at: usize) -> bool {
        let Some(last) = self.drafts.last() else {
            return true;
        };
        self.elements[last.at + 1..at].iter().any(|e| {
            matches!(e.kind, Kind::Stop | Kind::Subordinator | Kind::Relative)
                || e.kind == Kind::Comma
                || e.kind == Kind::Coordinator
        })
    }

    /// True where the next finite verb behind `at` has no noun phrase before it that could be its subject, other than
    /// in a prepositional phrase.
    pub(super) fn verb_without_subject(&self, at: usize) -> bool {
        let mut governed = false;
        for e in self.elements[at + 1..].iter().take(REACH) {
            match e.kind {
                Kind::Verb => return self.is_finite(e) && governed,
                Kind::Preposition => governed = true,
                Kind::Noun | Kind::Adverb | Kind::Adjective if governed => {}
                _ => return false,
            }
        }
        false
    }
}
