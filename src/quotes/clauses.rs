//! Finds the subject of a verb: who it is that said, called or wrote.

use std::ops::Range;

use super::noun_phrases::Phrases;
use super::words::{Class, Words};
use crate::syntax::{GroupForm, Syntax, Tag, Voice};
use crate::tokens::{TokenKind, Tokens};
use crate::words::listed;

/// How far before a passage the insertion may open that ends behind it, in tokens.
const INSERTION: usize = 30;

/// Verbs with which somebody issues words.
const ISSUING: &str =
    "sent sends released releases issued issues wrote writes published publishes posted posts \
    circulated distributed tweeted made placed";

/// A stretch of one sentence between quotations.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Segment {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// True where it starts right behind a quotation rather than at the start of its sentence.
    pub after_quote: bool,
}

/// Who a verb is about.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Subject {
    /// The phrase with these tokens.
    Phrase(Range<usize>),
    /// Whoever spoke just before the segment (`“Yes,” and called it “fair”`).
    Carried,
}

/// A verb with its subject.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Clause {
    /// The verb.
    pub verb: usize,
    /// Its subject.
    pub subject: Subject,
    /// The words of saying, auxiliaries included.
    pub cue: Range<usize>,
    /// True where the subject is not the one who acts (`was called`).
    pub passive: bool,
}

/// Reads clauses off the tokens.
#[derive(Clone, Copy)]
pub(super) struct Clauses<'a> {
    /// The tokens of the text.
    pub tokens: &'a Tokens<'a>,
    /// Their classes.
    pub words: &'a Words,
    /// Finds noun phrases.
    pub phrases: Phrases<'a>,
    /// The grammar of the text.
    pub syntax: &'a Syntax,
}

impl Clauses<'_> {
    /// The clause of the verb at `verb` in `segment`.
    pub fn of(&self, verb: usize, segment: &Segment) -> Option<Clause> {
        let read = self.read(verb, segment, 0);
        let parsed = || self.parsed(verb, segment).filter(|clause| !clause.passive);
        match &read {
            Some(Clause { subject: Subject::Phrase(phrase), passive: false, .. })
                if self.is_doubtful(phrase) =>
            {
                parsed().or(read)
            }
            _ => read,
        }
    }

    /// True for what hardly is a subject: the object of a preposition or of another verb, and a time.
    fn is_doubtful(&self, phrase: &Range<usize>) -> bool {
        let before = phrase.start.wrapping_sub(1);
        let governed = self.syntax.tag(before) == Tag::Preposition
            || self.syntax.verb_group(before).is_some() && !self.words.any(phrase.start, Class::PRONOUN);
        let time =
            "week weeks month months year years day days hour hours night morning weekend summer winter";
        governed
            || listed(self.tokens.folded(phrase.end - 1), time)
            || self.words.any(phrase.end - 1, Class::TIME)
    }

    /// What the grammar of the sentence says of the verb.
    fn parsed(&self, verb: usize, segment: &Segment) -> Option<Clause> {
        let (group, says) = self.syntax.verb_group(verb)?;
        if group.head as usize != verb || says.form != GroupForm::Finite {
            return None;
        }
        let subject = self.syntax.subject_of(verb)?;
        let start = subject.tokens.start as usize;
        let first = group.tokens.start as usize;
        if start < segment.tokens.start && !segment.after_quote || start >= segment.tokens.end {
            return None;
        }
        let limit = if start < first { first } else { segment.tokens.end };
        let range = match self.phrases.starting_at(start, limit) {
            Some(phrase) if phrase.end >= subject.tokens.end as usize => phrase,
            _ => start..subject.tokens.end as usize,
        };
        Some(Clause {
            verb,
            subject: Subject::Phrase(range),
            cue: first.max(segment.tokens.start)..verb + 1,
            passive: says.voice == Voice::Passive,
        })
    }

    fn read(&self, verb: usize, segment: &Segment, depth: usize) -> Option<Clause> {
        let floor = segment.tokens.start;
        if depth > 3 || verb < floor {
            return None;
        }
        // `…, inquiry told`, as headlines write: somebody was told.
        if self.tokens.folded(verb) == "told" && verb + 1 >= segment.tokens.end && segment.after_quote {
            return None;
        }
        let mut first = verb;
        let mut be = false;
        while first > floor && self.stands_before_verb(first - 1) {
            first -= 1;
            be |= self.words.any(first, Class::BE) || self.tokens[first].kind == TokenKind::Possessive;
        }
        // `was less restrained: “…”`: an adjective.
        let degree = first > floor
            && matches!(self.tokens.folded(first - 1), "less" | "more" | "similarly" | "equally" | "rather")
            && self.words.any(verb, Class::VERB);
        if degree && first > floor + 1 && self.words.any(first - 2, Class::BE) {
            first -= 2;
        }
        let participle = self.words.any(verb, Class::PARTICIPLE) && !degree;
        let ing = self.words.any(verb, Class::ING);
        let passive = be && participle && !ing;
        let clause = |subject: Subject| Clause { verb, subject, cue: first..verb + 1, passive };
        let inherit =
            |other: Clause| Clause { verb, subject: other.subject, cue: first..verb + 1, passive: false };
        if first == floor {
            return self.at_floor(verb, first, segment).map(clause);
        }
        let before = first - 1;
        let word = self.tokens.folded(before);
        if self.words.any(before, Class::TO) {
            return self.controller(before, segment, depth).map(inherit);
        }
        if ing && !be {
            let aspect = listed(
                word,
                "start started starts began begin begins stop stopped kept keep keeps continued recalled \
                 remembers",
            );
            if aspect {
                return self.read(before, segment, depth + 1).map(inherit);
            }
            if word == "as" && before > floor && self.words.any(before - 1, Class::PARTICIPLE) {
                // `was quoted as saying`: the subject of `quoted` speaks.
                let mut quoted = self.read(before - 1, segment, depth + 1)?;
                quoted.cue.end = verb + 1;
                quoted.passive = false;
                return Some(Clause { verb, ..quoted });
            }
            let witnessed = listed(word, "heard overheard seen caught recorded filmed captured");
            if witnessed {
                // `can be heard saying`.
                let seen = self.read(before, segment, depth + 1).filter(|clause| clause.passive)?;
                return Some(Clause { verb, cue: seen.cue.start..verb + 1, passive: false, ..seen });
            }
            if self.tokens.text(before) == ","
                || self.words.any(before, Class::PREPOSITION | Class::SUBORDINATOR | Class::COORDINATOR)
                || self.tokens[before].kind == TokenKind::Dash
            {
                return self.main_subject(before, segment, depth).map(|subject| Clause {
                    verb,
                    subject,
                    cue: verb..verb + 1,
                    passive: false,
                });
            }
        }
        if ing && !be {
            // `Lee released a statement | saying`: she says it.
            if let Some(issuer) = self.issuer(before, segment, depth) {
                return Some(clause(issuer));
            }
        }
        if self.words.any(before, Class::COORDINATOR) && !self.words.any(before, Class::PRONOUN) {
            return self
                .coordinated(before, segment, depth)
                .map(inherit)
                .or_else(|| segment.after_quote.then(|| clause(Subject::Carried)));
        }
        if matches!(word, "which" | "that") && before > floor {
            return Some(clause(Subject::Phrase(before..before + 1)));
        }
        if let Some(range) = self.interrupted(before, segment) {
            return Some(clause(Subject::Phrase(range)));
        }
        if let Some(range) = self.phrases.ending_at(before, floor).map(|range| self.head(range, floor)) {
            let bare =
                self.words.any(verb, Class::BASE) && !self.words.any(verb, Class::FINITE) && first == verb;
            if self.is_plural_noun(verb, before, &range) || bare && !self.is_plural(&range) {
                return None;
            }
            return Some(clause(Subject::Phrase(range)));
        }
        if self.tokens.text(before) == "," {
            return self.earlier(before, segment, depth).map(inherit);
        }
        None
    }

    /// Who issues what a participle behind token `last` says: the subject of `send`, `release` and their like.
    fn issuer(&self, last: usize, segment: &Segment, depth: usize) -> Option<Subject> {
        let verb = (segment.tokens.start..last)
            .rev()
            .take(12)
            .take_while(|&i| self.tokens[i].kind != TokenKind::Punctuation)
            .find(|&i| {
                self.words.any(i, Class::FINITE | Class::PARTICIPLE) && listed(self.tokens.folded(i), ISSUING)
            })?;
        self.read(verb, segment, depth + 1).filter(|clause| !clause.passive).map(|clause| clause.subject)
    }

    /// `a man who was living on ants | said`: the phrase before the verb belongs to a relative clause, and
    /// the subject is the one before `who`.
    fn head(&self, range: Range<usize>, floor: usize) -> Range<usize> {
        let object = range.start > floor
            && self.words.any(range.start - 1, Class::VERB | Class::CUE)
            && !self.words.any(range.start, Class::PRONOUN);
        if !object {
            return range;
        }
        let who = (floor..range.start)
            .rev()
            .take(INSERTION)
            .take_while(|&i| self.tokens[i].kind != TokenKind::Punctuation)
            .find(|&i| self.words.any(i, Class::RELATIVE));
        who.filter(|&who| who > floor)
            .and_then(|who| self.phrases.run_ending_at(who - 1, floor))
            .unwrap_or(range)
    }

    /// `Lee, whose book “Salt” won a prize, | called …`: the subject stands before the insertion, which a
    /// passage in marks cuts in two.
    fn interrupted(&self, comma: usize, segment: &Segment) -> Option<Range<usize>> {
        let floor = segment.tokens.start;
        let is_comma = |i: usize| self.tokens.text(i) == ",";
        if !segment.after_quote || !is_comma(comma) || (floor..comma).any(is_comma) {
            return None;
        }
        let start = floor.saturating_sub(INSERTION);
        let stops = |i: usize| matches!(self.tokens.text(i), "." | ";" | "!" | "?");
        let opening = (start..floor)
            .rev()
            .take_while(|&i| !stops(i))
            .find(|&i| is_comma(i) && matches!(self.tokens.folded(i + 1), "who" | "whose" | "which"))?;
        self.phrases.run_ending_at(opening.checked_sub(1)?, start)
    }

    /// True for auxiliaries and adverbs between a subject and its verb.
    fn stands_before_verb(&self, i: usize) -> bool {
        if self.tokens[i].kind == TokenKind::Possessive {
            // `he's saying`.
            return i > 0 && self.words.any(i - 1, Class::PRONOUN | Class::RELATIVE);
        }
        self.tokens[i].kind == TokenKind::Word
            && self.words.any(i, Class::AUXILIARY | Class::ADVERB)
            && !self.words.any(i, Class::PREPOSITION)
            && (!self.words.any(i, Class::PRONOUN)
                || self.words.any(i, Class::ADVERB) && i > 0 && self.words.any(i - 1, Class::PRONOUN))
            && !(self.tokens[i].is_capitalized() && self.words.any(i, Class::TIME))
    }

    /// The subject of a verb with nothing before it in its segment.
    fn at_floor(&self, verb: usize, first: usize, segment: &Segment) -> Option<Subject> {
        if !segment.after_quote {
            return None;
        }
        // `“Yes,” said Lee, adding: “…”`; but `the “free” offers` is no clause.
        let goes_on = first.checked_sub(2).is_some_and(|i| matches!(self.tokens.text(i), "," | "?" | "!"));
        if !goes_on || first != verb || !self.words.any(verb, Class::STRONG | Class::SPEECH) {
            return None;
        }
        self.phrases.starting_at(verb + 1, segment.tokens.end).map(Subject::Phrase)
    }

    /// Who does what follows `to` at `to`: the subject of the verb that governs it.
    fn controller(&self, to: usize, segment: &Segment, depth: usize) -> Option<Clause> {
        let floor = segment.tokens.start;
        for i in (floor..to).rev().take(6) {
            if self.tokens[i].kind == TokenKind::Punctuation {
                return None;
            }
            if self.words.any(i, Class::CUE | Class::VERB | Class::BE | Class::AUXILIARY)
                && self.words.any(i, Class::FINITE | Class::AUXILIARY | Class::ING | Class::BASE)
            {
                let passive_ok = self.read(i, segment, depth + 1)?;
                return Some(passive_ok);
            }
            if matches!(self.tokens.folded(i), "went" | "goes" | "going") {
                return self.read(i, segment, depth + 1);
            }
        }
        None
    }

    /// Who does what a colon at token `end` announces: the subject of the nearest verb, whichever it is.
    pub fn announcing(&self, end: usize, segment: &Segment) -> Option<Subject> {
        self.earlier(end, segment, 0).filter(|clause| !clause.passive).map(|clause| clause.subject)
    }

    /// The subject of the nearest verb before token `end`.
    fn earlier(&self, end: usize, segment: &Segment, depth: usize) -> Option<Clause> {
        for i in (segment.tokens.start..end).rev().take(40) {
            if self.is_finite(i) {
                if let Some(clause) = self.read(i, segment, depth + 1) {
                    return Some(clause);
                }
            }
        }
        None
    }

    /// The clause that a verb behind `and` at token `end` goes on with: the nearest one that does
    /// something, else the nearest that says something (`said the video is out | and called it …`).
    fn coordinated(&self, end: usize, segment: &Segment, depth: usize) -> Option<Clause> {
        let mut fallback = None;
        for i in (segment.tokens.start..end).rev().take(40) {
            if !self.is_finite(i) {
                continue;
            }
            let Some(clause) = self.read(i, segment, depth + 1) else {
                continue;
            };
            let auxiliary = self.words.any(i, Class::AUXILIARY);
            let inner = match &clause.subject {
                Subject::Phrase(range) => {
                    self.is_subordinate(range.start, segment.tokens.start, &clause.subject)
                }
                Subject::Carried => false,
            };
            if !auxiliary && !clause.passive && !inner {
                return Some(clause);
            }
            if !inner {
                fallback = fallback.or(Some(clause));
            }
        }
        fallback
    }

    /// The subject of the main clause that a participle before token `end` hangs on.
    fn main_subject(&self, end: usize, segment: &Segment, depth: usize) -> Option<Subject> {
        let floor = segment.tokens.start;
        let mut nearest = None;
        let start = floor.max(end.saturating_sub(60));
        for i in start..end {
            if !self.is_finite(i) {
                continue;
            }
            let Some(clause) = self.read(i, segment, depth + 2) else {
                continue;
            };
            let from = match &clause.subject {
                Subject::Phrase(range) => range.start.min(i),
                Subject::Carried => i,
            };
            if self.is_subordinate(from, floor, &clause.subject) {
                nearest = nearest.or(Some(clause.subject));
            } else {
                return Some(clause.subject);
            }
        }
        nearest.or_else(|| {
            // `Lee, despite saying “…”`: no verb yet, so the phrase before the insertion.
            let comma = (start..end).find(|&i| self.tokens.text(i) == ",")?;
            self.phrases.ending_at(comma.checked_sub(1)?, floor).map(Subject::Phrase)
        })
    }

    /// True where a conjunction or relative word opens the clause whose subject starts at `from`.
    fn is_subordinate(&self, from: usize, floor: usize, subject: &Subject) -> bool {
        if let Subject::Phrase(range) = subject {
            if range.len() == 1
                && (self.words.any(range.start, Class::RELATIVE)
                    || matches!(self.tokens.folded(range.start), "which" | "that"))
            {
                return true;
            }
        }
        for i in (floor..from).rev().take(8) {
            if self.tokens[i].kind == TokenKind::Punctuation {
                return false;
            }
            if self.words.any(i, Class::SUBORDINATOR) {
                return true;
            }
            if self.words.any(i, Class::CUE | Class::AUXILIARY | Class::VERB) {
                return true;
            }
        }
        false
    }

    /// True where a verb without -s can follow.
    fn is_plural(&self, subject: &Range<usize>) -> bool {
        let last = self.tokens.folded(subject.end - 1);
        listed(
            last,
            "i you we they who that which people police men women both many some others most media \
             several two three four",
        ) || last.ends_with('s')
            || subject.clone().any(|i| self.tokens.folded(i) == "and")
    }

    /// True for `Lee’s late-night | tweets`, `two more | debates`: a noun in -s after its adjectives.
    fn is_plural_noun(&self, verb: usize, before: usize, subject: &Range<usize>) -> bool {
        let ambiguous = self.syntax.tag(verb) == Tag::Noun && self.tokens.folded(verb).ends_with('s');
        // `Roe, a doctor, calls it “fair”`: an object makes a verb of it.
        let object = Class::OBJECT | Class::PRONOUN | Class::DETERMINER;
        let governs = self.words.any(verb + 1, object)
            || self
                .tokens
                .get(verb + 1)
                .is_some_and(|t| t.is_capitalized() || t.kind == TokenKind::QuoteMark);
        if !ambiguous || governs || self.words.any(before, Class::PRONOUN | Class::RELATIVE) {
            return false;
        }
        let owned = subject.clone().any(|i| self.tokens[i].kind == TokenKind::Possessive);
        let counted = subject.start > 0 && self.words.any(subject.start - 1, Class::LINK);
        counted
            || owned && !self.tokens[before].is_capitalized()
            || self.tokens[subject.start].kind == TokenKind::Number
            || !self.tokens[before].is_capitalized()
                && !self.words.any(before, Class::ROLE)
                && !self.words.any(subject.start, Class::DETERMINER)
    }

    fn is_finite(&self, i: usize) -> bool {
        self.words.any(i, Class::AUXILIARY)
            || (self.words.any(i, Class::CUE | Class::VERB) && self.words.any(i, Class::FINITE))
    }
}
