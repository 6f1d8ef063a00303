//! Third-person pronouns: whom `he`, `her` and `their` mean.

use super::clauses::{quotes_beside, LOOK_BACK};
use super::discourse::Recent;
use super::{Item, Linker, Pronoun, PronounCase};
use crate::entities::roles::Place;
use crate::entities::words::{is_preposition, is_speech_verb, opens_clause};
use crate::entities::{EntityKind, MentionForm};
use crate::lexicon::terms::Gender;
use crate::rules::RuleId;
use crate::tokens::TokenKind;
use crate::words::listed;

/// How much less likely somebody of unknown gender is for `he` and for `she`.
const UNKNOWN_MALE: f32 = 0.9;
const UNKNOWN_FEMALE: f32 = 0.7;
/// The least presence of somebody a pronoun may mean: spoken of in the last sentences.
const LEAST: f32 = 0.2;
const LEAST_SPEAKING: f32 = 0.08;
/// How far the best must be ahead of the second, as a share of its score.
const MARGIN: f32 = 0.12;

/// Where a pronoun stands.
struct Asked {
    token: usize,
    pronoun: Pronoun,
    sentence: usize,
    clock: u32,
    /// True where it stands beside a verb of speech, as its subject.
    speaks: bool,
    /// The subject before it in its sentence.
    local: Option<usize>,
}

impl Linker<'_, '_> {
    pub(super) fn pronoun(&mut self, item: usize, token: usize, pronoun: Pronoun) {
        if pronoun.plural {
            self.they(token, pronoun);
            return;
        }
        let Some((figure, confidence, rule)) =
            self.ahead(item, token, pronoun).or_else(|| self.behind(token, pronoun))
        else {
            return;
        };
        let range = token..token + 1;
        if !self.people.get(figure).is_nobody {
            self.add_link(range.clone(), MentionForm::Pronoun, figure, confidence, rule);
        }
        if confidence > 0.6 {
            self.people.learn_gender(figure, pronoun.gender, true);
        }
        self.mention_as(figure, &range, pronoun.case == PronounCase::Subject);
    }

    fn suits(&self, figure: usize, pronoun: Pronoun) -> bool {
        let gender = self.people.get(figure).gender;
        gender == Gender::Unknown || pronoun.gender == Gender::Unknown || gender == pronoun.gender
    }

    /// Whoever is named behind: `For his part, Kim`, `Upon his arrival, Putin`, `After she won, Lee`.
    fn ahead(&self, item: usize, token: usize, pronoun: Pronoun) -> Option<(usize, f32, RuleId)> {
        let tokens = self.ctx.tokens;
        let sentence = &self.ctx.sentence_of(token).tokens;
        if matches!(pronoun.case, PronounCase::Object | PronounCase::Reflexive)
            || self.ctx.marks.number(token) > 0
        {
            return None;
        }
        // The phrase or clause must open with a preposition or conjunction, at the head of the
        // sentence or after a comma, and nobody may be named in it.
        if token > sentence.start + LOOK_BACK {
            return None;
        }
        let mut open = sentence.start;
        for i in (sentence.start..token).rev() {
            if tokens.text(i) == "," {
                open = i + 1;
                break;
            }
        }
        let opener = tokens.folded(open);
        let early = open <= sentence.start + 8;
        if !early
            || open >= token
            || !(is_preposition(opener) || opens_clause(opener) || opener.ends_with("ing"))
            || listed(opener, "and but that which so")
        {
            return None;
        }
        let before = &self.items[..item];
        let named_before = before
            .iter()
            .rev()
            .take_while(|(range, _)| range.start >= sentence.start)
            .any(|(range, what)| matches!(what, Item::Name(_)) && range.start < token);
        if named_before {
            return None;
        }
        let comma = (token + 1..sentence.end.min(token + 25)).find(|&i| tokens.text(i) == ",")?;
        // `As he says, Russia and …` has a subject that is no person.
        let (range, what) = self.items[item + 1..]
            .iter()
            .take(6)
            .find(|(range, what)| range.start > comma && matches!(what, Item::Name(_) | Item::Phrase(_)))?;
        let start = match what {
            Item::Name(k) => self.clauses.lead(*k),
            _ => range.start,
        };
        if start != comma + 1 || range.start >= sentence.end {
            return None;
        }
        let figure = match what {
            Item::Name(k) => self.grouping.of_name[*k],
            Item::Phrase(p) => match self.phrases[*p].place {
                Place::Before(k) | Place::Introduces(k) => self.grouping.of_name[k],
                _ => self.resolve(&self.phrases[*p])?.0,
            },
            Item::Pronoun(..) | Item::Body(_) | Item::Described(_) => return None,
        };
        let subject = match what {
            Item::Phrase(p) => match self.phrases[*p].place {
                Place::Introduces(k) => &self.names.list[k].tokens,
                _ => range,
            },
            _ => range,
        };
        (self.suits(figure, pronoun) && self.clauses.is_subject(self.ctx, self.names, subject)).then_some((
            figure,
            0.85,
            RuleId::PronounAhead,
        ))
    }

    /// Whoever was spoken of before.
    fn behind(&mut self, token: usize, pronoun: Pronoun) -> Option<(usize, f32, RuleId)> {
        let sentence = self.ctx.sentences.of_token(token);
        let quoted = self.ctx.marks.number(token);
        let speaker = (quoted > 0).then(|| self.speaker(token)).flatten();
        let speaks = quoted == 0 && self.speaks(token, pronoun);
        let own = if speaks { quotes_beside(self.ctx, token) } else { [0, 0] };
        // `His brother, he added, would weep`: what stands before the comma is spoken of. Where nothing
        // follows, the whole sentence is what was said.
        let put_in = speaks && token > 0 && self.ctx.tokens.text(token - 1) == ",";
        let all = self.ctx.sentence_of(token).tokens.clone();
        let apart = match self.people.last().filter(|moment| moment.end + 1 == token) {
            _ if !put_in => 0..0,
            _ if token + 4 > all.end => all.start..token,
            Some(moment) => moment.token..token,
            None => 0..0,
        };
        // The subject of a quotation is none of the sentence that it stands in.
        let local = self.people.local_subject.filter(|&(s, _, at)| {
            s == sentence && !apart.contains(&at) && (quoted > 0 || self.ctx.marks.number(at) == 0)
        });
        let local = local.map(|(_, figure, _)| figure);
        let at = Asked { token, pronoun, sentence, clock: self.clauses.clock(sentence), speaks, local };
        let mut scored: Vec<(f32, Recent)> = Vec::new();
        for recent in self.people.recent(at.clock, own, &apart) {
            let figure = recent.figure;
            let apart = self.suits(figure, pronoun)
                && Some(figure) != speaker
                && self.grouping.figures[figure].kind == EntityKind::Person
                && self.grouping.figures[figure].members.is_empty();
            if let Some(score) = apart.then(|| self.score(&recent, &at)).flatten() {
                scored.push((score, recent));
            }
        }
        // Of two equally likely people the one spoken of last stands nearer.
        crate::order::sort_by_key(&mut scored, |(score, recent)| {
            (u64::MAX - (score * 1e6) as u64) << 1 | u64::from(recent.last.token >= token)
        });
        let &(best, Recent { figure, .. }) = scored.first()?;
        let second = scored.get(1).map_or(0.0, |&(score, _)| score);
        if best < if speaks { LEAST_SPEAKING } else { LEAST } {
            return None;
        }
        if best - second < MARGIN * best {
            let rivals = scored.iter().take_while(|(score, _)| best - score < MARGIN * best);
            let rivals: Vec<usize> = rivals.map(|(_, recent)| recent.figure).collect();
            self.rivals.push((token..token + 1, rivals));
            return None;
        }
        // Inside a quotation somebody else speaks: only who was just spoken of is safe.
        if quoted > 0 && (speaker.is_none() && scored.len() > 1 || best < 0.5) {
            return None;
        }
        let clear = 1.0 - second / best;
        let mut confidence = 0.6 + 0.35 * clear;
        if self.people.get(figure).gender == Gender::Unknown {
            confidence -= 0.05;
        }
        if quoted > 0 {
            confidence -= 0.15;
        }
        Some((figure, confidence.clamp(0.4, 0.95), RuleId::Pronoun))
    }

    /// True where the pronoun stands beside a verb of speech as its subject.
    fn speaks(&self, token: usize, pronoun: Pronoun) -> bool {
        let tokens = self.ctx.tokens;
        let mut next = token + 1;
        while tokens.folded(next).ends_with("ly") || listed(tokens.folded(next), "also later then has had") {
            next += 1;
        }
        let before = token.checked_sub(1).map_or("", |i| tokens.folded(i));
        // Right behind a closing mark, or right before an opening one: `he grinned: “…`.
        let beside = || {
            let marked = |i: usize| tokens.get(i).is_some_and(|t| t.kind == TokenKind::QuoteMark);
            let behind = token > 1 && marked(token - 1) && self.ctx.marks.number(token - 2) > 0;
            let ahead = (token + 2..token + 5)
                .find(|&i| marked(i))
                .is_some_and(|i| self.ctx.marks.number(i + 1) > 0 && matches!(tokens.text(i - 1), "," | ":"));
            behind || ahead
        };
        pronoun.case == PronounCase::Subject
            && (is_speech_verb(tokens.folded(next)) || is_speech_verb(before) || beside())
    }

    /// How likely somebody is meant; `None` where they can't be.
    fn score(&self, recent: &Recent, at: &Asked) -> Option<f32> {
        let tokens = self.ctx.tokens;
        let Recent { figure, last, presence, acted } = *recent;
        let person = self.people.get(figure);
        if at.clock > last.clock + if at.speaks { 5 } else { 4 } {
            return None;
        }
        let (token, pronoun) = (at.token, at.pronoun);
        let is_local = at.local == Some(figure);
        let clause_subject =
            is_local && self.people.local_subject.is_some_and(|(_, _, at)| !self.opens_between(at, token));
        let mut score = if at.speaks {
            // `…,” he said` goes on with who acted last, however much was said of others before.
            0.2 * presence + 1.2 * acted
        } else {
            presence
        };
        match pronoun.case {
            // `Kim hugged him`: never the subject of its own clause.
            PronounCase::Object if clause_subject => return None,
            PronounCase::Object if is_local => score *= 0.8,
            PronounCase::Reflexive if is_local => score += 2.0,
            PronounCase::Reflexive => score *= 0.3,
            PronounCase::Possessive if is_local => score += 0.7,
            // `Kim told Putin he`: the one who tells.
            PronounCase::Subject if is_local => score += 0.9,
            _ => {}
        }
        // A subject at the head of a sentence goes on with the subject of the one before.
        let first = self.ctx.sentence_of(token).tokens.start;
        let heads = token <= first + 3 && at.local.is_none();
        let main = self
            .people
            .main_subject
            .is_some_and(|(s, f)| f == figure && s + 2 > at.sentence && s < at.sentence);
        if heads && main {
            score += 0.6;
        }
        // `Lee said he`, `Lee said that he`: the speaker.
        let back = |n: usize| token.checked_sub(n).map_or("", |i| tokens.folded(i));
        let told = is_speech_verb(back(1)) || back(1) == "that" && is_speech_verb(back(2));
        if told && is_local && pronoun.case == PronounCase::Subject {
            score += 1.5;
        }
        // Somebody unnamed in the same sentence is the likelier one.
        if person.is_nobody && last.sentence == at.sentence && last.subject {
            score += if person.gender == Gender::Unknown { 0.2 } else { 0.8 };
        }
        // Whom the text is about is meant more often than whom it names in passing.
        score += if at.speaks { 0.02 } else { 0.04 } * (person.mentions.min(12) as f32);
        let known = match (person.gender, pronoun.gender) {
            (Gender::Unknown, Gender::Male) => UNKNOWN_MALE,
            (Gender::Unknown, Gender::Female) => UNKNOWN_FEMALE,
            _ => 1.0,
        };
        Some(score * known)
    }

    /// True where a clause with a subject of its own opens between two tokens.
    fn opens_between(&self, from: usize, to: usize) -> bool {
        (from + 1..to).rev().take(LOOK_BACK).any(|i| {
            let folded = self.ctx.tokens.folded(i);
            match folded {
                "who" => true,
                // `and thanked him` goes on with its subject, `but time allowed him` does not.
                "and" | "or" | "but" => self.clauses.has_subject(self.ctx, i + 1),
                _ => opens_clause(folded),
            }
        })
    }

    /// Who speaks the quotation that token `i` stands in, where a name stands right beside it.
    fn speaker(&self, i: usize) -> Option<usize> {
        let quote = self.ctx.marks.number(i);
        let sentence = &self.ctx.sentence_of(i).tokens;
        let end =
            (i..self.ctx.tokens.len().min(i + 200)).find(|&j| self.ctx.marks.number(j) != quote && j > i)?;
        let beside = |j: usize| {
            let k = self.names.at(j).filter(|&k| self.names.list[k].kind == EntityKind::Person)?;
            let subject = self.ctx.marks.number(j) == 0
                && self.clauses.is_subject(self.ctx, self.names, &self.names.list[k].tokens);
            subject.then(|| self.grouping.of_name[k])
        };
        (end..self.ctx.tokens.len().min(end + 10))
            .find_map(beside)
            .or_else(|| (sentence.start..i).rev().find_map(beside))
    }

    /// `they` and `their` for two persons named together as the subject, here or one sentence back.
    fn they(&mut self, token: usize, pronoun: Pronoun) {
        if self.ctx.marks.number(token) > 0 || pronoun.case == PronounCase::Reflexive {
            return;
        }
        let sentence = self.ctx.sentences.of_token(token);
        let here = self.ctx.sentence_of(token).tokens.clone();
        let found = self.couple(here.start..token, token).or_else(|| {
            // At the head of the next sentence, with nobody and nothing between.
            let heads = token <= here.start + 1 && sentence > 0;
            let earlier = heads.then(|| &self.ctx.sentences.as_slice()[sentence - 1])?;
            let same = earlier.paragraph == self.ctx.sentences.as_slice()[sentence].paragraph;
            same.then(|| self.couple(earlier.tokens.clone(), token)).flatten()
        });
        let Some((a, b)) = found else {
            return;
        };
        let pair = self.pair(a, b);
        self.add_link(token..token + 1, MentionForm::Pronoun, pair, 0.7, RuleId::PronounBoth);
    }

    /// Two persons joined by `and` as the first subject in `range`, with no other plural between
    /// them and the pronoun at `token` that might be meant.
    fn couple(&self, range: std::ops::Range<usize>, token: usize) -> Option<(usize, usize)> {
        let tokens = self.ctx.tokens;
        if token > range.start + 2 * LOOK_BACK {
            return None;
        }
        let in_range: Vec<usize> = (range.start..range.end)
            .filter_map(|i| self.names.at(i).filter(|&k| self.names.list[k].tokens.start == i))
            .filter(|&k| self.names.list[k].kind == EntityKind::Person)
            .take(3)
            .collect();
        let [a, b, ..] = in_range[..] else {
            return None;
        };
        let joined = tokens.folded(self.names.list[a].tokens.end) == "and" || {
            let (end, lead) = (self.names.list[a].tokens.end, self.clauses.lead(b));
            lead > end && tokens.folded(lead - 1) == "and"
        };
        let between = self.names.list[a].tokens.end..self.clauses.lead(b).max(self.names.list[a].tokens.end);
        let near =
            between.len() <= 12 && (between.start..between.end).all(|i| !is_speech_verb(tokens.folded(i)));
        let subject = self.clauses.is_subject(self.ctx, self.names, &self.names.list[b].tokens);
        let other_plural = (self.names.list[b].tokens.end..token.min(range.end.max(token))).any(|i| {
            listed(
                tokens.folded(i),
                "they countries nations officials leaders people troops soldiers members ministers others \
                 voters workers students residents families children allies forces fans players women men",
            )
        });
        let third = in_range.get(2).is_some();
        let (a, b) = (self.grouping.of_name[a], self.grouping.of_name[b]);
        (joined && near && subject && !other_plural && !third && a != b).then_some((a, b))
    }
}
