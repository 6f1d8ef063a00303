//! Whom the words of a speaker mean.

use crate::maps::HashMap;
use std::ops::Range;

use super::words::{determiner, is_preposition, Determiner};
use super::{Entities, Entity, EntityId, EntityKind, Mention};
use crate::context::Context;
use crate::span::Span;
use crate::tokens::TokenKind;
use crate::words::{listed, lower};

/// Longest name with its titles between two commas, in tokens.
const APPOSITION: usize = 10;

/// Whom words mean.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) enum Meant {
    /// This one.
    One(EntityId),
    /// One of these, all as likely.
    Either(Vec<EntityId>),
    /// Nobody whom the text names.
    #[default]
    Unknown,
}

/// What the names of a text are found by.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Index {
    /// Persons by the last word of their names and by their initials; `None` where there are several.
    people: HashMap<String, Option<EntityId>>,
    /// Where the first question or answer of an interview starts, in bytes.
    interview: Option<u32>,
    /// Mentions that two or more are as likely for, by their first byte.
    rivals: Vec<(Span, Vec<EntityId>)>,
}

impl Index {
    pub fn new(entities: &[Entity]) -> Self {
        let mut people = HashMap::default();
        for (i, entity) in entities.iter().enumerate() {
            // Initials alone are no name: `RD:` before what Rafe Dunnock asks.
            let initials = entity.name.len() < 4 && entity.name.chars().all(char::is_uppercase);
            if entity.kind != EntityKind::Person || !entity.members.is_empty() || initials {
                continue;
            }
            let id = EntityId(i as u32);
            let initials: String =
                entity.name.split([' ', '-']).filter_map(|word| word.chars().next()).collect();
            let first: String = entity.name.split(' ').filter_map(|word| word.chars().next()).collect();
            let surname = entity.name.rsplit(' ').next().unwrap_or("");
            let mut keys = vec![lower(surname), lower(&first), lower(&initials)];
            keys.dedup();
            for key in keys {
                people
                    .entry(key)
                    .and_modify(|known: &mut Option<EntityId>| *known = known.filter(|&known| known == id))
                    .or_insert(Some(id));
            }
        }
        Index { people, interview: None, rivals: Vec::new() }
    }
}

impl Entities {
    /// With the mentions that two or more are as likely for, in text order.
    pub(super) fn with_rivals(mut self, ctx: &Context<'_>, rivals: Vec<(Span, Vec<EntityId>)>) -> Self {
        let label = |i: &usize| {
            matches!(ctx.tokens.folded(*i), "q" | "a" | "q." | "a.") && ctx.tokens.text(*i + 1) == ":"
        };
        let starts = ctx.layout.paragraphs().iter().map(|paragraph| paragraph.tokens.start);
        self.index.interview = starts.filter(|i| label(i)).map(|i| ctx.tokens[i].span.start).next();
        self.index.rivals = rivals;
        self
    }

    /// Whom the tokens of a speaker mean: the person or body behind `he`, `the minister`, `Kremlin aide
    /// Yuri Ushakov`, `Its owner, Ann Lee`.
    pub(crate) fn meant(&self, ctx: &Context<'_>, speaker: &Range<usize>) -> Meant {
        let tokens = ctx.tokens;
        // `Her colleague Bo Roe`: she is not meant.
        let owned =
            speaker.len() > 1 && determiner(tokens.folded(speaker.start)) == Some(Determiner::Pronoun);
        let words = if owned { speaker.start + 1..speaker.end } else { speaker.clone() };
        let span = tokens.span(words.clone());
        let kind = |id: EntityId| self.get(id).kind;
        let referent = self.referent(ctx, &words);
        let named = self.beside(ctx, speaker);
        if let Some(rivals) = self.rivals(span).filter(|_| referent.is_none()) {
            return named.map_or_else(|| Meant::Either(rivals.to_vec()), Meant::One);
        }
        let Some((heads, mention)) = referent else {
            return named.or_else(|| self.surname_alone(ctx, speaker)).map_or(Meant::Unknown, Meant::One);
        };
        let whole = mention.span.end >= span.end && mention.span.start <= span.start
            || mention.span.end >= span.end
                && determiner(tokens.folded(words.start)).is_some()
                && mention.span.start <= tokens[words.start + 1].span.start;
        match kind(mention.entity) {
            EntityKind::Person if heads => Meant::One(mention.entity),
            // `an aide to Anna Keller`: somebody else, whom only a name beside it tells.
            EntityKind::Person => named.map_or(Meant::Unknown, Meant::One),
            // `A White House spokesman, Ann Lee, said …`
            _ if named.is_some_and(|id| kind(id) == EntityKind::Person) => {
                named.map_or(Meant::Unknown, Meant::One)
            }
            // `Russian state media`, `A Lyon man`, `the council of Lyon`: an adjective, or where he is from.
            EntityKind::Group if mention.span.end < span.end => Meant::Unknown,
            EntityKind::Place if !whole => Meant::Unknown,
            // `A UN official`, `officials at the ministry`: somebody there; `a spokesman for the firm` speaks for it.
            EntityKind::Organization if !whole && !speaks_for(ctx, &words) && is_somebody(ctx, &words) => {
                Meant::Unknown
            }
            _ => Meant::One(mention.entity),
        }
    }

    /// The person that the label of an interview or transcript stands for: `BOYLE:`, `TM:`.
    pub(crate) fn labelled(&self, ctx: &Context<'_>, label: &Range<usize>) -> Option<EntityId> {
        let word = ctx.tokens.folded(label.end - 1).trim_end_matches('.');
        if word.len() > 1 {
            return self.index.people.get(word).copied().flatten();
        }
        // `Q:` and `A:`: whoever the text is about before they start to speak.
        let answers = word == "a" && label.len() == 1;
        self.index.interview.filter(|_| answers).and_then(|start| self.introduced(start))
    }

    /// The person named most before the first label of questions and answers, which is before byte `end`.
    fn introduced(&self, end: u32) -> Option<EntityId> {
        let first = self.mentions.first()?;
        let mut counts: Vec<(EntityId, u32)> = Vec::new();
        let within = self.mentions.iter().take(INTRODUCTION).take_while(|m| m.span.end <= end);
        for mention in within.filter(|m| self.get(m.entity).kind == EntityKind::Person) {
            match counts.iter_mut().find(|(id, _)| *id == mention.entity) {
                Some((_, count)) => *count += 1,
                None => counts.push((mention.entity, 1)),
            }
        }
        let &(best, most) = counts.iter().max_by_key(|(id, count)| (*count, *id == first.entity))?;
        counts.iter().all(|&(id, count)| id == best || count < most).then_some(best)
    }

    /// The head of the phrase over `words`: a person before a body, a body before the rest. Whoever only
    /// stands in the possessive or inside a title (`Putin's spokesman`), behind a preposition (`aide to
    /// Putin`) or before the head (`Pike campaign manager Bo Roe`) is not meant; with it whether it is the head.
    fn referent(&self, ctx: &Context<'_>, words: &Range<usize>) -> Option<(bool, &Mention)> {
        let tokens = ctx.tokens;
        let span = tokens.span(words.clone());
        let mut best: Option<((bool, u8), &Mention)> = None;
        let mut outer_end = 0;
        // Where the phrase is followed as far as its mentions, and what part of it that is.
        let (mut at, mut behind) = (words.start, false);
        let mut closed = false;
        for mention in self.mentions_over(span) {
            let inside = mention.span.end <= outer_end;
            let start = tokens.at_byte(mention.span.start);
            let end = tokens.at_byte(mention.span.end.saturating_sub(1)) + 1;
            let owner = super::scene::is_possessive(tokens, end) && end < words.end;
            while at < start {
                let folded = tokens.folded(at);
                closed |= folded == "," || folded == "and" || matches!(folded, "who" | "whose");
                behind = is_preposition(folded) || behind && folded != ",";
                at += 1;
            }
            at = at.max(end);
            outer_end = outer_end.max(mention.span.end);
            if inside || owner {
                continue;
            }
            let rank = match self.get(mention.entity).kind {
                EntityKind::Person => 3,
                EntityKind::Organization => 2,
                EntityKind::Place => 1,
                _ => 0,
            };
            let key = (!behind, rank);
            if best.is_none_or(|(most, _)| key > most || key == most && !closed) {
                best = Some((key, mention));
            }
        }
        best.map(|((heads, _), mention)| (heads, mention))
    }

    /// Those who are as likely for the mention over `span`.
    fn rivals(&self, span: Span) -> Option<&[EntityId]> {
        let at = self.index.rivals.partition_point(|(rival, _)| rival.end <= span.start);
        let (rival, ids) = self.index.rivals.get(at)?;
        rival.overlaps(span).then_some(ids.as_slice())
    }

    /// The name beside a description: `Its owner, Ann Lee, said …`.
    fn beside(&self, ctx: &Context<'_>, speaker: &Range<usize>) -> Option<EntityId> {
        let tokens = ctx.tokens;
        let pronoun =
            speaker.len() == 1 && listed(tokens.folded(speaker.start), "he she they it who i we you");
        if pronoun || tokens.text(speaker.end) != "," {
            return None;
        }
        let first = speaker.end + 1;
        let ends = |i: usize| matches!(tokens.text(i), "," | "." | "" | ":");
        let close = (first..first + APPOSITION).find(|&i| ends(i)).filter(|&close| close > first)?;
        let last = tokens[close - 1].span;
        let named = |m: &&Mention| {
            matches!(self.get(m.entity).kind, EntityKind::Person | EntityKind::Organization)
                && m.span.end == last.end
        };
        let mention = self.mentions_over(last).find(named)?;
        let start = tokens.at_byte(mention.span.start);
        let role = |i: usize| ctx.lexicons.terms.get(tokens.folded(i)).is_some();
        let titles = (first..start).all(|i| tokens[i].is_capitalized() || role(i) || !tokens[i].is_word());
        titles.then_some(mention.entity)
    }

    /// `Tester said`, which is a name only because somebody is called Jon Tester.
    fn surname_alone(&self, ctx: &Context<'_>, speaker: &Range<usize>) -> Option<EntityId> {
        let alone = speaker.len() == 1
            && ctx.tokens[speaker.start].is_capitalized()
            && ctx.tokens[speaker.start].kind == TokenKind::Word
            && ctx.tokens[speaker.start].span.len() > 2;
        alone.then(|| self.index.people.get(ctx.tokens.folded(speaker.start)).copied().flatten()).flatten()
    }
}

/// The most mentions before an interview that are looked at.
const INTRODUCTION: usize = 64;

/// True for `a spokesman for the firm`.
fn speaks_for(ctx: &Context<'_>, words: &Range<usize>) -> bool {
    let spokes = |i: usize| ctx.tokens.folded(i).starts_with("spokes");
    words.clone().any(spokes)
}

/// True where the noun that heads the phrase is a role: `a UN official`, `a lawyer for the bank`.
fn is_somebody(ctx: &Context<'_>, words: &Range<usize>) -> bool {
    let tokens = ctx.tokens;
    let head = words.clone().find(|&i| is_preposition(tokens.folded(i))).unwrap_or(words.end);
    head > words.start
        && ctx
            .lexicons
            .terms
            .get(tokens.folded(head - 1))
            .is_some_and(|term| term.is(crate::lexicon::terms::flag::ROLE))
}
