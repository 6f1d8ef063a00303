//! Names, titles and pronouns, grouped into the people, organisations and things they stand for.

pub mod chain;
mod coreference;
mod document_facts;
pub mod document_pass;
pub mod features;
mod find;
mod gazetteer;
mod gender;
mod grouping;
pub mod labels;
mod metonyms;
mod names;
mod roles;
pub mod runs;
mod scene;
pub mod second_look;
mod speakers;
pub mod tagger;
pub mod view;
mod words;

use crate::rules::RuleId;
use crate::span::Span;

pub use find::find;
pub(crate) use speakers::Meant;

/// What an entity is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum EntityKind {
    /// A human being, real or not.
    Person,
    /// A company, agency, party, government, club, medium.
    Organization,
    /// A country, town, region, water, building, square.
    Place,
    /// A nationality, people, religion, or the members of a party.
    Group,
    /// A war, summit, election, disaster or day with a name.
    Event,
    /// A treaty, act or agreement with a name.
    Law,
    /// A title or product.
    Work,
}

impl EntityKind {
    /// The name used in output.
    pub fn name(self) -> &'static str {
        match self {
            EntityKind::Person => "person",
            EntityKind::Organization => "organization",
            EntityKind::Place => "place",
            EntityKind::Group => "group",
            EntityKind::Event => "event",
            EntityKind::Law => "law",
            EntityKind::Work => "work",
        }
    }
}

/// How a mention refers to its entity.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum MentionForm {
    /// By its name, or part of it.
    Name,
    /// By an office or role that stands alone (`the Russian president`).
    Title,
    /// By another description (`Kim's father`).
    Nominal,
    /// By `he`, `she`, `they` and their forms.
    Pronoun,
}

impl MentionForm {
    /// The name used in output.
    pub fn name(self) -> &'static str {
        match self {
            MentionForm::Name => "name",
            MentionForm::Title => "title",
            MentionForm::Nominal => "nominal",
            MentionForm::Pronoun => "pronoun",
        }
    }
}

/// Index of an entity in [`Entities::entities`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct EntityId(pub u32);

/// One place in the text that refers to an entity.
#[derive(Clone, PartialEq, Debug)]
pub struct Mention {
    /// Where it stands, in bytes; names without article, title and possessive.
    pub span: Span,
    /// How it refers.
    pub form: MentionForm,
    /// What it refers to.
    pub entity: EntityId,
    /// How sure the model or rule is, 0 to 1.
    pub confidence: f32,
    /// The model or rule that found it.
    pub rule: RuleId,
}

/// One person, organisation, place or thing.
#[derive(Clone, PartialEq, Debug)]
pub struct Entity {
    /// What it is.
    pub kind: EntityKind,
    /// Its fullest name in the text; of a country its usual English name.
    pub name: String,
    /// True for a place name that stands for a government (`Moscow said`).
    pub metonym: bool,
    /// The people that are meant together (`both leaders`); empty for a single one.
    pub members: Vec<EntityId>,
}

/// What [`find`] found.
///
/// Mentions may stand inside one another (the group `Russian` in the title `the Russian president`);
/// they never cross. In the list the outer one comes first.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Entities {
    /// The entities, in order of their first mention.
    pub entities: Vec<Entity>,
    /// All mentions, in text order, outer ones before those inside them.
    pub mentions: Vec<Mention>,
    /// For each mention the furthest end, in bytes, of it and all before it; rising, so it can be
    /// searched though the ends of nested mentions do not rise.
    reach: Vec<u32>,
    /// What speakers are looked up in.
    index: speakers::Index,
}

impl Entities {
    /// Entities with their mentions, in any order.
    pub fn new(entities: Vec<Entity>, mut mentions: Vec<Mention>) -> Self {
        crate::order::sort_by_key(&mut mentions, |m| {
            crate::order::outermost_first(m.span.start as usize, m.span.end as usize)
        });
        let mut furthest = 0;
        let reach = mentions
            .iter()
            .map(|m| {
                furthest = furthest.max(m.span.end);
                furthest
            })
            .collect();
        let index = speakers::Index::new(&entities);
        Self { entities, mentions, reach, index }
    }

    /// The entity with this id.
    pub fn get(&self, id: EntityId) -> &Entity {
        &self.entities[id.0 as usize]
    }

    /// All mentions that share a byte with `span`, in text order, outer ones first.
    pub fn mentions_over(&self, span: Span) -> impl Iterator<Item = &Mention> {
        let first = self.reach.partition_point(|&end| end <= span.start);
        let last = self.mentions.partition_point(|m| m.span.start < span.end);
        self.mentions[first.min(last)..last].iter().filter(move |m| m.span.overlaps(span))
    }

    /// The first mention that overlaps `span`, the outermost where they nest.
    pub fn mention_in(&self, span: Span) -> Option<&Mention> {
        self.mentions_over(span).next()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `Russian President Vladimir Putin met the NATO chief`, with nested mentions.
    fn sample() -> (&'static str, Entities) {
        let text = "Russian President Vladimir Putin met the NATO chief";
        let entity = |kind, name: &str| Entity { kind, name: name.into(), metonym: false, members: vec![] };
        let mention = |words: &str, form, id| {
            let start = text.find(words).expect("the words are in the text");
            let span = Span::new(start, start + words.len());
            Mention { span, form, entity: EntityId(id), confidence: 1.0, rule: RuleId::Tagger }
        };
        let entities = vec![
            entity(EntityKind::Group, "Russian"),
            entity(EntityKind::Person, "Vladimir Putin"),
            entity(EntityKind::Organization, "NATO"),
            entity(EntityKind::Person, "Jens Stoltenberg"),
        ];
        let mentions = vec![
            mention("NATO", MentionForm::Name, 2),
            mention("the NATO chief", MentionForm::Title, 3),
            mention("Russian", MentionForm::Name, 0),
            mention("Vladimir Putin", MentionForm::Name, 1),
        ];
        (text, Entities::new(entities, mentions))
    }

    #[test]
    fn puts_the_outer_mention_before_the_inner_one() {
        let (text, entities) = sample();
        let words: Vec<_> = entities.mentions.iter().map(|m| m.span.of(text)).collect();
        assert_eq!(words, ["Russian", "Vladimir Putin", "the NATO chief", "NATO"]);
    }

    #[test]
    fn finds_the_outermost_mention_over_a_span() {
        let (text, entities) = sample();
        let at = |words: &str| {
            let start = text.find(words).expect("the words are in the text");
            entities.mention_in(Span::new(start, start + words.len())).map(|m| m.span.of(text))
        };
        assert_eq!(at("NATO"), Some("the NATO chief"));
        assert_eq!(at("chief"), Some("the NATO chief"));
        assert_eq!(at("Putin met"), Some("Vladimir Putin"));
        assert_eq!(at("met"), None);
    }
}
