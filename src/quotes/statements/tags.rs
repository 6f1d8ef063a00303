//! Parts of speech as letters: what features are made of.

use crate::syntax::{Form, Tag};

/// Parts of speech as letters: what features are made of.
pub mod tag {
    pub const NOUN: u8 = b'N';
    pub const NAME: u8 = b'P';
    pub const PRONOUN: u8 = b'R';
    pub const ADJECTIVE: u8 = b'J';
    pub const ADVERB: u8 = b'A';
    pub const DETERMINER: u8 = b'D';
    pub const PREPOSITION: u8 = b'I';
    pub const COORDINATOR: u8 = b'C';
    pub const SUBORDINATOR: u8 = b'S';
    pub const NUMBER: u8 = b'#';
    pub const TO: u8 = b'T';
    pub const AUXILIARY: u8 = b'X';
    pub const BASE: u8 = b'b';
    pub const THIRD: u8 = b'z';
    pub const PAST: u8 = b'd';
    pub const PARTICIPLE: u8 = b'n';
    pub const ING: u8 = b'g';
    pub const MARK: u8 = b'.';
    pub const OTHER: u8 = b'O';
}

/// The letter of a part of speech.
pub(super) fn letter(tag: Tag) -> u8 {
    match tag {
        Tag::Noun => tag::NOUN,
        Tag::Name => tag::NAME,
        Tag::Pronoun => tag::PRONOUN,
        Tag::Adjective => tag::ADJECTIVE,
        Tag::Adverb => tag::ADVERB,
        Tag::Determiner => tag::DETERMINER,
        Tag::Preposition => tag::PREPOSITION,
        Tag::Coordinator => tag::COORDINATOR,
        Tag::Subordinator => tag::SUBORDINATOR,
        Tag::Number => tag::NUMBER,
        Tag::To => tag::TO,
        Tag::Auxiliary => tag::AUXILIARY,
        Tag::Verb(Form::Base) => tag::BASE,
        Tag::Verb(Form::Third) => tag::THIRD,
        Tag::Verb(Form::Past) => tag::PAST,
        Tag::Verb(Form::Participle) => tag::PARTICIPLE,
        Tag::Verb(Form::Ing) => tag::ING,
        Tag::Mark => tag::MARK,
        Tag::Other => tag::OTHER,
    }
}
