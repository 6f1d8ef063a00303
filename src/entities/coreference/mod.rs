//! Links titles, relatives and pronouns to persons, from the start of the text to its end.
//!
//! Everything is read in text order, so that whoever was spoken of last is known at each pronoun.
//! What stays in doubt is left unlinked: a missing link costs less than a wrong one.

mod clauses;
mod described;
mod descriptions;
mod discourse;
mod pronouns;
mod titles;

use crate::maps::HashMap;
use crate::rules::RuleId;
use std::ops::Range;

use super::gender;
use super::grouping::{Figure, Grouping};
use super::roles::{Opening, Phrase, Place};
use super::scene::Names;
use super::{EntityKind, MentionForm};
use crate::context::Context;
use crate::layout::RegionKind;
use crate::lexicon::terms::{Family, Gender};
use crate::words::listed;
use clauses::Clauses;
use descriptions::Descriptions;
use discourse::{Discourse, Moment};

/// A mention that is not a name.
#[derive(Clone, Debug)]
pub(super) struct Link {
    pub tokens: Range<usize>,
    pub form: MentionForm,
    pub figure: usize,
    pub confidence: f32,
    pub rule: RuleId,
}

/// What linking found.
pub(super) struct Found {
    /// Mentions that are no names.
    pub links: Vec<Link>,
    /// Mentions that two or more figures are as likely for, in text order.
    pub rivals: Vec<(Range<usize>, Vec<usize>)>,
}

/// What happens at one place in the text.
#[derive(Clone, Copy, Debug)]
enum Item {
    /// The person's name with this index.
    Name(usize),
    /// The phrase with this index.
    Phrase(usize),
    /// A name of a body, with this index.
    Body(usize),
    /// A description by the words that somebody was introduced with.
    Described(described::Clue),
    /// A pronoun at this token.
    Pronoun(usize, Pronoun),
}

/// A third-person pronoun.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Pronoun {
    gender: Gender,
    plural: bool,
    case: PronounCase,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum PronounCase {
    Subject,
    Object,
    Possessive,
    Reflexive,
}

/// Links everything that can be linked; may add figures (people meant together, holders of an
/// office who are not named).
pub(super) fn link(ctx: &Context<'_>, names: &Names, phrases: &[Phrase], grouping: &mut Grouping) -> Found {
    let clauses = Clauses::read(ctx, names, phrases);
    let people = Discourse::new(grouping.figures.len());
    let descriptions = Descriptions::read(ctx, names, grouping);
    let items = items(ctx, names, phrases, &descriptions);
    let (links, rivals) = (Vec::new(), Vec::new());
    let mut linker = Linker {
        ctx,
        names,
        phrases,
        grouping,
        items: &items,
        clauses,
        descriptions,
        people,
        nobodies: HashMap::default(),
        lead: None,
        leading: None,
        first_body: None,
        headlines: Vec::new(),
        links,
        rivals,
    };
    linker.prepare();
    for (i, (range, item)) in items.iter().enumerate() {
        match *item {
            Item::Name(k) | Item::Body(k) => linker.name(k),
            Item::Phrase(p) => linker.phrase(p),
            Item::Described(clue) => linker.described(range.clone(), clue),
            Item::Pronoun(token, pronoun) => linker.pronoun(i, token, pronoun),
        }
    }
    linker.headlines();
    Found { links: linker.links, rivals: linker.rivals }
}

struct Linker<'l, 'a> {
    ctx: &'l Context<'a>,
    names: &'l Names,
    phrases: &'l [Phrase],
    grouping: &'l mut Grouping,
    /// Everything that happens, by its range, inner before outer.
    items: &'l [(Range<usize>, Item)],
    clauses: Clauses,
    descriptions: Descriptions<'a>,
    people: Discourse,
    /// For families of roles whoever has one without being named.
    nobodies: HashMap<Family, usize>,
    /// Whoever speaks in the first paragraph without a name, and that paragraph.
    lead: Option<(Phrase, usize)>,
    /// The one who was found to be that.
    leading: Option<usize>,
    /// The first paragraph of the body that has an office in it.
    first_body: Option<usize>,
    /// Offices in headlines that nobody named before has.
    headlines: Vec<Phrase>,
    links: Vec<Link>,
    /// Mentions that two or more are as likely for.
    rivals: Vec<(Range<usize>, Vec<usize>)>,
}

impl Linker<'_, '_> {
    /// Gathers what the whole text says about gender and roles.
    fn prepare(&mut self) {
        for (k, name) in self.names.list.iter().enumerate() {
            if name.kind == EntityKind::Person {
                self.people.learn_gender(
                    self.grouping.of_name[k],
                    gender::of_name(self.ctx, &name.tokens),
                    false,
                );
            }
        }
        for phrase in self.phrases {
            let name = match phrase.place {
                Place::Before(k) | Place::Behind(k) | Place::Introduces(k) => k,
                Place::Predicate(Some(k)) => k,
                Place::Predicate(None) | Place::Alone => continue,
            };
            if phrase.plural {
                continue;
            }
            let figure = self.grouping.of_name[name];
            self.people.learn_gender(figure, phrase.gender, true);
            self.people.add_role(figure, phrase.role);
            if let Some(family) = phrase.also {
                self.people.add_role(figure, super::roles::Role { family, ..phrase.role });
            }
        }
    }

    fn name(&mut self, k: usize) {
        let figure = self.grouping.of_name[k];
        let tokens = self.names.list[k].tokens.clone();
        if self.names.list[k].kind == EntityKind::Person {
            self.names_lead(k);
        }
        self.mention(figure, &tokens);
    }

    /// Notes that `figure` is spoken of at `tokens`.
    fn mention(&mut self, figure: usize, tokens: &Range<usize>) {
        let subject =
            self.clauses.is_subject(self.ctx, self.names, tokens) || self.who_behind(tokens).is_some();
        self.mention_as(figure, tokens, subject);
    }

    /// The `who` behind a mention: `greeted by Kim, who shook`.
    fn who_behind(&self, mention: &Range<usize>) -> Option<usize> {
        let comma = usize::from(self.ctx.tokens.text(mention.end) == ",");
        Some(mention.end + comma).filter(|&i| self.ctx.tokens.folded(i) == "who")
    }

    /// As [`Self::mention`], where it is known whether it is a subject.
    fn mention_as(&mut self, figure: usize, tokens: &Range<usize>, subject: bool) {
        let sentence = self.ctx.sentences.of_token(tokens.start);
        let quoted = self.ctx.marks.number(tokens.start);
        let region = self.ctx.layout.kind_of_token(tokens.start);
        let weight = match region {
            RegionKind::Boilerplate | RegionKind::Caption | RegionKind::Byline => 0.4,
            RegionKind::Headline => 0.6,
            _ => 1.0,
        };
        let clock = self.clauses.clock(sentence);
        let body = self.grouping.figures[figure].kind != EntityKind::Person;
        self.people.mention(Moment {
            figure,
            token: tokens.start,
            end: tokens.end,
            sentence,
            clock,
            subject,
            main: false,
            joined: tokens.start > 0 && self.ctx.tokens.folded(tokens.start - 1) == "and",
            body,
            quoted,
            weight,
        });
        // Whom `who` stands for is the subject of what follows.
        if let Some(who) = self.who_behind(tokens).filter(|_| !body) {
            self.people.local_subject = Some((sentence, figure, who));
        }
    }

    /// Adds a figure that is not in the text by name.
    fn add_figure(&mut self, name: String, members: Vec<usize>) -> usize {
        let (kind, metonym, nation) = (EntityKind::Person, false, None);
        self.grouping.figures.push(Figure { kind, name, metonym, nation, members });
        self.people.add();
        self.grouping.figures.len() - 1
    }

    fn add_link(
        &mut self,
        tokens: Range<usize>,
        form: MentionForm,
        figure: usize,
        confidence: f32,
        rule: RuleId,
    ) {
        self.links.push(Link { tokens, form, figure, confidence, rule });
    }

    /// The form of a phrase: a relative is described, an office is a title.
    fn form(&self, phrase: &Phrase) -> MentionForm {
        let terms = &self.ctx.lexicons.terms;
        let described =
            ["kin", "person"].iter().any(|name| terms.family_named(name) == Some(phrase.role.family));
        if described {
            MentionForm::Nominal
        } else {
            MentionForm::Title
        }
    }

    fn phrase(&mut self, p: usize) {
        let phrase = &self.phrases[p];
        match phrase.place {
            Place::Before(_) | Place::Predicate(_) => {}
            Place::Behind(k) | Place::Introduces(k) => {
                let told = phrase.opening != Opening::Indefinite && !phrase.plural;
                if told {
                    let figure = self.grouping.of_name[k];
                    self.add_link(phrase.tokens.clone(), self.form(phrase), figure, 0.85, RuleId::Apposition);
                }
            }
            Place::Alone => self.alone(p),
        }
    }
}

/// Names, phrases and pronouns by their first token; of those that start together inner ones first.
fn items(
    ctx: &Context<'_>,
    names: &Names,
    phrases: &[Phrase],
    descriptions: &Descriptions<'_>,
) -> Vec<(Range<usize>, Item)> {
    let tokens = ctx.tokens;
    let mut items: Vec<(Range<usize>, Item)> = Vec::new();
    for (k, name) in names.list.iter().enumerate() {
        match name.kind {
            EntityKind::Person => items.push((name.tokens.clone(), Item::Name(k))),
            EntityKind::Organization if !name.metonym => items.push((name.tokens.clone(), Item::Body(k))),
            _ => {}
        }
    }
    items.extend(phrases.iter().enumerate().map(|(p, phrase)| (phrase.tokens.clone(), Item::Phrase(p))));
    let mut taken = vec![false; tokens.len()];
    for phrase in phrases {
        taken[phrase.tokens.clone()].fill(true);
    }
    for i in 0..tokens.len() {
        let free = |range: &Range<usize>| !taken[range.clone()].contains(&true);
        if let Some((range, clue)) = described::at(ctx, names, descriptions, i).filter(|(r, _)| free(r)) {
            items.push((range, Item::Described(clue)));
        }
        if let Some(pronoun) = pronoun_at(ctx, names, i) {
            items.push((i..i + 1, Item::Pronoun(i, pronoun)));
        }
    }
    crate::order::sort_by_key(&mut items, |(range, _)| (range.start as u64) << 32 | range.end as u64);
    items
}

fn pronoun_at(ctx: &Context<'_>, names: &Names, i: usize) -> Option<Pronoun> {
    use PronounCase::{Object, Possessive, Reflexive, Subject};
    let tokens = ctx.tokens;
    if tokens[i].span.len() > 10 || names.at(i).is_some() {
        return None;
    }
    let (gender, plural, case) = match tokens.folded(i) {
        "he" | "he'd" | "he'll" => (Gender::Male, false, Subject),
        "him" => (Gender::Male, false, Object),
        "his" => (Gender::Male, false, Possessive),
        "himself" => (Gender::Male, false, Reflexive),
        "she" | "she'd" | "she'll" => (Gender::Female, false, Subject),
        "her" => {
            let next = tokens.get(i + 1).filter(|t| t.is_word() && t.gap == crate::tokens::Gap::Space);
            let noun = next.is_some()
                && !super::words::is_function_word(tokens.folded(i + 1))
                && super::words::determiner(tokens.folded(i + 1)).is_none();
            (Gender::Female, false, if noun { Possessive } else { Object })
        }
        "hers" => (Gender::Female, false, Possessive),
        "herself" => (Gender::Female, false, Reflexive),
        "they" => (Gender::Unknown, true, Subject),
        "them" => (Gender::Unknown, true, Object),
        "their" | "theirs" => (Gender::Unknown, true, Possessive),
        "themselves" => (Gender::Unknown, true, Reflexive),
        _ => return None,
    };
    // `his or her`, `he/she`, `His Holiness`: nobody in particular, or part of a style.
    let other = |j: usize| listed(tokens.folded(j), "he she him her his hers");
    let either = |j: usize| matches!(tokens.folded(j), "or" | "/" | "and");
    let pair = either(i + 1) && other(i + 2) || i > 1 && either(i - 1) && other(i - 2);
    let style = listed(tokens.folded(i + 1), "majesty holiness highness excellency honor honour eminence")
        && tokens[i].is_capitalized();
    (!pair && !style).then_some(Pronoun { gender, plural, case })
}
