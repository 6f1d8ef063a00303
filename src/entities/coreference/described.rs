//! `the singer`, `the 79-year-old`, `the Texan`, `the ministry`: descriptions that come back.

use std::ops::Range;

use super::clauses::quotes_beside;
use super::descriptions::{age_before, Bearer, Descriptions};
use super::Linker;
use crate::context::Context;
use crate::entities::roles::{Opening, Phrase};
use crate::entities::scene::{follows, Names};
use crate::entities::words::{is_auxiliary, is_function_word, is_speech_verb, qualifier, FORMER, RANKS};
use crate::entities::{EntityKind, MentionForm};
use crate::lexicon::terms::Gender;
use crate::rules::RuleId;
use crate::tokens::{Case, TokenKind};
use crate::words::{listed, lower};

/// The most words between `the` and the noun.
const WORDS: usize = 6;
/// Two who are called so and were spoken of within so many sentences of the writer are rivals.
const RIVALS: u32 = 3;
/// How lately somebody acted whom an age or origin may stand for.
const NEAR: f32 = 0.2;

/// Words in the names of bodies that are no companies.
const PUBLIC: &str =
    "ministry department court council police university school party union parliament congress \
                      senate house committee commission agency office government army assembly association";

/// What a description is recognised by.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Clue {
    /// The noun at this token, which somebody is called by.
    Noun(usize),
    /// The age in `the 79-year-old`, whose `old` is this token.
    Age(usize),
    /// A people or party in the singular: `the Texan`.
    Origin,
    /// `the company`, `the firm`, of which no name tells.
    Company,
    /// `it` beside a verb of speech.
    It,
}

/// The description whose `the` is token `i`.
pub(super) fn at(
    ctx: &Context<'_>,
    names: &Names,
    descriptions: &Descriptions<'_>,
    i: usize,
) -> Option<(Range<usize>, Clue)> {
    let tokens = ctx.tokens;
    if tokens.folded(i) == "it" && is_speech_verb(tokens.folded(i + 1)) && ctx.marks.number(i) == 0 {
        return Some((i..i + 1, Clue::It));
    }
    if tokens.folded(i) != "the" || !follows(tokens, i + 1) {
        return None;
    }
    let limit = ctx.sentence_of(i).tokens.end;
    if tokens[i + 1].kind == TokenKind::Number {
        let old = (i + 1..limit.min(i + 7)).find(|&j| tokens.folded(j) == "old")?;
        return age_before(ctx, old).map(|_| (i..old + 1, Clue::Age(old)));
    }
    if let Some(name) = names.get(i + 1).filter(|name| name.kind == EntityKind::Group) {
        let end = name.tokens.end;
        let single = !tokens.folded(end - 1).ends_with('s');
        let acts = is_speech_verb(tokens.folded(end)) || is_auxiliary(tokens.folded(end));
        if single && acts && name.tokens.start == i + 1 {
            return Some((i..end, Clue::Origin));
        }
    }
    let mut noun = None;
    for j in i + 1..limit.min(i + 1 + WORDS) {
        let word = tokens[j].is_word() || tokens[j].kind == TokenKind::Dash && tokens[j].is_glued();
        let named = names.get(j).is_some_and(|name| name.kind != EntityKind::Group);
        if !word || named || is_function_word(tokens.folded(j)) {
            break;
        }
        if tokens[j].case != Case::Upper && !descriptions.bearers(tokens.folded(j)).is_empty() {
            noun = Some(j);
        }
    }
    if noun.is_none() && matches!(tokens.folded(i + 1), "company" | "firm") {
        return stands_alone(ctx, i + 2, limit).then_some((i..i + 2, Clue::Company));
    }
    let noun = noun?;
    stands_alone(ctx, noun + 1, limit).then_some((i..noun + 1, Clue::Noun(noun)))
}

/// True where a noun phrase may end before token `i`: no further noun, complement or relative clause.
fn stands_alone(ctx: &Context<'_>, i: usize, limit: usize) -> bool {
    let tokens = ctx.tokens;
    if i >= limit || !tokens[i].is_word() {
        return tokens.get(i).is_none_or(|t| t.kind != TokenKind::Dash || !t.is_glued())
            && tokens.get(i).is_none_or(|t| t.kind != TokenKind::Possessive);
    }
    let folded = tokens.folded(i);
    let verb = is_speech_verb(folded) || is_auxiliary(folded) || folded.ends_with("ed");
    verb || is_function_word(folded) && !matches!(folded, "of" | "for" | "who" | "that" | "whose" | "which")
}

impl<'a> Linker<'_, 'a> {
    pub(super) fn described(&mut self, tokens: Range<usize>, clue: Clue) {
        let found = match clue {
            Clue::Noun(noun) => self.called(tokens.start, noun).map(|figure| (figure, 0.8)),
            Clue::Age(old) => self.aged(old).map(|figure| (figure, 0.8)),
            Clue::Company => self.nearest_body(tokens.start, true).map(|figure| (figure, 0.6)),
            Clue::It => self.nearest_body(tokens.start, false).map(|figure| (figure, 0.6)),
            Clue::Origin => self.nearest(tokens.start, |_| true).map(|figure| (figure, 0.6)),
        };
        let Some((figure, confidence)) = found else {
            return;
        };
        let words = self.ctx.tokens;
        let gender = match words.folded(tokens.end - 1) {
            word if word.ends_with("woman") => Gender::Female,
            word if word.ends_with("man") && clue == Clue::Origin => Gender::Male,
            _ => Gender::Unknown,
        };
        self.people.learn_gender(figure, gender, true);
        let form = if clue == Clue::It { MentionForm::Pronoun } else { MentionForm::Nominal };
        self.add_link(tokens.clone(), form, figure, confidence, RuleId::Description);
        self.mention(figure, &tokens);
    }

    /// As [`Self::called`], for a phrase with an office that no office in the text fits.
    pub(super) fn called_so(&mut self, phrase: &Phrase) -> Option<usize> {
        let role = &phrase.role;
        let plain = role.nation.is_none() && role.body.is_none() && role.owner.is_none();
        let end = phrase.head.end;
        let limit = self.ctx.sentence_of(phrase.head.start).tokens.end;
        let known = !self.descriptions.bearers(self.ctx.tokens.folded(end - 1)).is_empty();
        (plain
            && known
            && phrase.opening == Opening::Definite
            && phrase.tokens.end == end
            && stands_alone(self.ctx, end, limit))
        .then(|| self.called(phrase.tokens.start, phrase.head.end - 1))
        .flatten()
    }

    /// Whoever was called by the noun at token `noun` before, in the phrase that starts at `start`.
    fn called(&mut self, start: usize, noun: usize) -> Option<usize> {
        let ctx: &Context<'a> = self.ctx;
        let tokens = ctx.tokens;
        let words = start + 1..noun;
        let asked = words.clone().fold(0, |bits, i| bits | qualifier(tokens.folded(i)));
        let fits = |bearer: &&Bearer| {
            let of = &bearer.tokens;
            let held = of.clone().fold(0, |bits, i| bits | qualifier(tokens.folded(i)));
            let ranks = (asked ^ held) & (FORMER | RANKS) == 0;
            let body = self.grouping.figures[bearer.figure].kind != EntityKind::Person;
            let within = |i: usize| of.clone().any(|j| tokens.folded(j) == tokens.folded(i));
            bearer.at < start && ranks && (!body || words.clone().all(within))
        };
        let clock = self.clauses.clock(ctx.sentences.of_token(start));
        let mut last: Vec<(u32, usize)> = Vec::new();
        for bearer in self.descriptions.bearers(tokens.folded(noun)).iter().filter(fits) {
            let seen = self.people.get(bearer.figure).last.map_or(0, |moment| moment.clock + 1);
            if seen > 0 && !last.iter().any(|&(_, figure)| figure == bearer.figure) {
                last.push((seen - 1, bearer.figure));
            }
        }
        crate::order::sort_by_key(&mut last, |&(seen, _)| u64::from(u32::MAX - seen));
        let &(nearest, figure) = last.first()?;
        let rivals: Vec<usize> = last
            .iter()
            .filter(|&&(seen, _)| nearest < seen + RIVALS && clock < seen + 2 * RIVALS)
            .map(|&(_, figure)| figure)
            .collect();
        if rivals.len() > 1 {
            self.rivals.push((start..noun + 1, rivals));
            return None;
        }
        Some(figure)
    }

    /// `the 79-year-old`: whoever is that old, or the nearest one whose age isn't told.
    fn aged(&mut self, old: usize) -> Option<usize> {
        let age = age_before(self.ctx, old)?;
        match self.descriptions.of_age(age) {
            [figure] => Some(*figure),
            [] => self.nearest(old, |known| known.is_none()),
            _ => None,
        }
    }

    /// The one body that acted in the last sentences; a `company` is no part of a state.
    fn nearest_body(&self, token: usize, company: bool) -> Option<usize> {
        let sentence = self.ctx.sentences.of_token(token);
        let recent =
            self.people.recent(self.clauses.clock(sentence), quotes_beside(self.ctx, token), &(0..0));
        let public = |figure: usize| {
            let name = lower(&self.grouping.figures[figure].name);
            name.split(' ').any(|word| listed(word, PUBLIC))
        };
        let mut acted = recent
            .iter()
            .filter(|recent| recent.last.body && recent.acted > NEAR && !(company && public(recent.figure)));
        let first = acted.next()?;
        acted.next().is_none().then_some(first.figure)
    }

    /// The one person who acted in the last sentences; `fits` is asked about the age that is known.
    pub(super) fn nearest(&self, token: usize, fits: impl Fn(Option<&str>) -> bool) -> Option<usize> {
        let clock = self.clauses.clock(self.ctx.sentences.of_token(token));
        let own = quotes_beside(self.ctx, token);
        let recent = self.people.recent(clock, own, &(0..0));
        let mut recent: Vec<_> = recent;
        crate::order::sort_by_key(&mut recent, |r| u64::MAX - (r.acted * 1e6) as u64);
        let mut acted = recent.iter().filter(|recent| {
            let person = self.people.get(recent.figure);
            recent.acted > NEAR && !person.is_nobody && fits(self.descriptions.age(recent.figure))
        });
        let first = acted.next()?;
        let clear = acted.all(|other| other.acted < 0.7 * first.acted);
        clear.then_some(first.figure)
    }
}
