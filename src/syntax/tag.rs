//! Parts of speech.

/// The part of speech of a token.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default, Debug)]
pub enum Tag {
    /// A common noun.
    #[default]
    Noun,
    /// A word of a proper name.
    Name,
    /// A personal, relative, interrogative or indefinite pronoun; also one with a verb in it (`they're`).
    Pronoun,
    /// An adjective.
    Adjective,
    /// An adverb; `not` too.
    Adverb,
    /// An article, a demonstrative before a noun, a possessive pronoun (`her`, `whose`).
    Determiner,
    /// A preposition, or the particle of a phrasal verb.
    Preposition,
    /// `and`, `or`, `but`, `nor`.
    Coordinator,
    /// A conjunction that opens a subordinate clause (`that`, `because`), or `when`, `where`, `why`, `how`.
    Subordinator,
    /// A number in digits or words.
    Number,
    /// `to` before an infinitive.
    To,
    /// A modal, or a form of `be`, `have`, `do` that serves another verb; `be` before a noun or adjective too.
    Auxiliary,
    /// Any other verb.
    Verb(Form),
    /// Punctuation.
    Mark,
    /// Possessive `'s`, interjections, symbols, foreign words.
    Other,
}

/// The form of a verb.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Form {
    /// `say`: infinitive, imperative, or present with a subject that is no third person singular.
    Base,
    /// `says`
    Third,
    /// `said` as past tense
    Past,
    /// `said` after `has` or `was`, or before and behind a noun.
    Participle,
    /// `saying`
    Ing,
}

/// All tags, in the order of the weights.
pub const TAGS: [Tag; COUNT] = [
    Tag::Noun,
    Tag::Name,
    Tag::Pronoun,
    Tag::Adjective,
    Tag::Adverb,
    Tag::Determiner,
    Tag::Preposition,
    Tag::Coordinator,
    Tag::Subordinator,
    Tag::Number,
    Tag::To,
    Tag::Auxiliary,
    Tag::Verb(Form::Base),
    Tag::Verb(Form::Third),
    Tag::Verb(Form::Past),
    Tag::Verb(Form::Participle),
    Tag::Verb(Form::Ing),
    Tag::Mark,
    Tag::Other,
];

/// How many tags there are.
pub const COUNT: usize = 19;

impl Tag {
    /// The name used in training data and snapshots.
    pub fn name(self) -> &'static str {
        match self {
            Tag::Noun => "Noun",
            Tag::Name => "Name",
            Tag::Pronoun => "Pronoun",
            Tag::Adjective => "Adjective",
            Tag::Adverb => "Adverb",
            Tag::Determiner => "Determiner",
            Tag::Preposition => "Preposition",
            Tag::Coordinator => "Coordinator",
            Tag::Subordinator => "Subordinator",
            Tag::Number => "Number",
            Tag::To => "To",
            Tag::Auxiliary => "Auxiliary",
            Tag::Verb(Form::Base) => "Verb.Base",
            Tag::Verb(Form::Third) => "Verb.Third",
            Tag::Verb(Form::Past) => "Verb.Past",
            Tag::Verb(Form::Participle) => "Verb.Participle",
            Tag::Verb(Form::Ing) => "Verb.Ing",
            Tag::Mark => "Mark",
            Tag::Other => "Other",
        }
    }

    /// True for verbs, auxiliaries apart.
    pub fn is_verb(self) -> bool {
        matches!(self, Tag::Verb(_))
    }
}
