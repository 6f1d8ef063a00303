//! Names, titles and pronouns, grouped into the people, organisations and things they stand for.

mod find;
pub mod names;

use crate::span::Span;

pub use find::find;
pub use names::NameMention;

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
    pub rule: &'static str,
}

/// One person, organisation, place or thing.
#[derive(Clone, PartialEq, Debug)]
pub struct Entity {
    /// What it is.
    pub kind: EntityKind,
    /// Its fullest name in the text.
    pub name: String,
    /// True for a place name that stands for a government (`Moscow said`).
    pub metonym: bool,
}

/// What [`find`] found.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Entities {
    /// The entities, in order of their first mention.
    pub entities: Vec<Entity>,
    /// All mentions, in text order.
    pub mentions: Vec<Mention>,
}

impl Entities {
    /// The entity with this id.
    pub fn get(&self, id: EntityId) -> &Entity {
        &self.entities[id.0 as usize]
    }

    /// The first mention that overlaps `span`, if there is one.
    pub fn mention_in(&self, span: Span) -> Option<&Mention> {
        // Mentions do not overlap one another, so their ends are in order too.
        let first = self.mentions.partition_point(|m| m.span.end <= span.start);
        self.mentions.get(first).filter(|m| m.span.overlaps(span))
    }
}
