//! The form in which a document leaves the core: schema `rubricator/1`.
//!
//! These types mirror the core's and are the only ones that serialise. Offsets are in the unit that
//! `offset_unit` names, ends exclusive. The JSON Schema is `data/schema/rubricator-1.json`.
//!
//! Where something stands is written into each type: by `#[serde(flatten)]` every object would become a map,
//! whose keys JavaScript gets anew each time, by more code.

use serde::Serialize;

use crate::dates::{Candidate as CoreCandidate, Modifier, Timex};
use crate::document::Document as CoreDocument;
use crate::entities::EntityId;
use crate::layout::RegionKind;
use crate::offsets::{OffsetUnit, Offsets};
use crate::quotes::{Quote as CoreQuote, Speaker as CoreSpeaker};
use crate::span::Span;

/// Name and version of this form.
pub const SCHEMA: &str = "rubricator/1";

/// A document.
#[derive(Serialize, Debug)]
pub struct Document<'d> {
    /// [`SCHEMA`].
    pub schema: &'static str,
    /// What offsets count: `utf16` or `codepoint`.
    pub offset_unit: &'static str,
    /// The day the article was read from, or null.
    pub reference_date: Option<Reference<'d>>,
    /// Where no day is known: those that it may be.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reference_candidates: Vec<Candidate<'d>>,
    /// Entities, in order of their first mention.
    pub entities: Vec<Entity<'d>>,
    /// Dates, in text order.
    pub dates: Vec<Date<'d>>,
    /// Quotes, in text order.
    pub quotes: Vec<Quote<'d>>,
    /// Regions, in text order.
    pub layout: Vec<Region>,
    /// What the reader should know.
    pub warnings: Vec<Warning>,
}

/// A stretch of text with its words.
#[derive(Serialize, Debug, Clone)]
pub struct Passage<'d> {
    /// First unit.
    pub start: u32,
    /// One past the last unit.
    pub end: u32,
    /// The words.
    pub text: &'d str,
}

/// A stretch of text.
#[derive(Serialize, Debug, Clone, Copy)]
pub struct Part {
    /// First unit.
    pub start: u32,
    /// One past the last unit.
    pub end: u32,
}

/// The day the article was read from.
#[derive(Serialize, Debug)]
pub struct Reference<'d> {
    /// `YYYY-MM-DD`, or `XXXX-MM-DD` where only a dateline without a year states it.
    pub value: String,
    /// `option`, `metadata`, `dateline`, `published`, `byline` or `page`.
    pub source: &'static str,
    /// The words that state it, where the text does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Passage<'d>>,
    /// Other days that it may be.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub candidates: Vec<Candidate<'d>>,
}

/// A day that the article may speak from, which nothing states.
#[derive(Serialize, Debug)]
pub struct Candidate<'d> {
    /// First unit of the words that name it.
    pub start: u32,
    /// One past the last unit.
    pub end: u32,
    /// The words.
    pub text: &'d str,
    /// `YYYY-MM-DD`.
    pub value: String,
    /// As in [`Reference`], or `caption` or `text`.
    pub source: &'static str,
    /// What speaks for it, in words.
    pub why: &'static str,
}

/// An entity with its mentions.
#[derive(Serialize, Debug)]
pub struct Entity<'d> {
    /// `e1`, `e2`, …
    pub id: String,
    /// `person`, `organization`, `place`, `group`, `event`, `law` or `work`.
    pub r#type: &'static str,
    /// Its fullest name in the text.
    pub name: &'d str,
    /// Present and true for a place name that stands for a government.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub metonym: bool,
    /// Ids of the people that are meant together; present only where there are several.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<String>,
    /// Its mentions, in text order.
    pub mentions: Vec<Mention<'d>>,
}

/// A mention of an entity.
#[derive(Serialize, Debug)]
pub struct Mention<'d> {
    /// First unit.
    pub start: u32,
    /// One past the last unit.
    pub end: u32,
    /// The words.
    pub text: &'d str,
    /// `name`, `title`, `nominal` or `pronoun`.
    pub form: &'static str,
    /// 0 to 1.
    pub confidence: f32,
    /// The model or rule that found it.
    pub rule: &'static str,
}

/// A date, time, duration or set.
#[derive(Serialize, Debug)]
pub struct Date<'d> {
    /// First unit.
    pub start: u32,
    /// One past the last unit.
    pub end: u32,
    /// The words.
    pub text: &'d str,
    /// `DATE`, `TIME`, `DURATION` or `SET`.
    pub r#type: &'static str,
    /// TIMEX3 value.
    pub value: &'d str,
    /// TIMEX3 modifier.
    pub r#mod: Option<&'static str>,
    /// ISO 8601 start and end, end exclusive, `..` where open.
    pub interval: Option<[&'d str; 2]>,
    /// Extended Date/Time Format.
    pub edtf: Option<&'d str>,
    /// What it was resolved against.
    pub anchor: Option<&'d str>,
    /// The range that it is an end of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range: Option<DateRange<'d>>,
    /// 0 to 1.
    pub confidence: f32,
    /// The rule that read it.
    pub rule: &'static str,
}

/// A range of dates, told of each of its ends.
#[derive(Serialize, Debug)]
pub struct DateRange<'d> {
    /// Which end the date is: `from` or `to`.
    pub role: &'static str,
    /// The other end, an index into `dates`; null for an open range.
    pub partner: Option<usize>,
    /// ISO 8601 start and end of the whole, end exclusive, `..` where open.
    pub interval: Option<[&'d str; 2]>,
    /// Extended Date/Time Format of the whole.
    pub edtf: Option<&'d str>,
}

/// A quotation.
#[derive(Serialize, Debug)]
pub struct Quote<'d> {
    /// `q1`, `q2`, …
    pub id: String,
    /// `direct`, `mixed`, `indirect` or `scare`.
    pub kind: &'static str,
    /// First unit of its first part.
    pub start: u32,
    /// One past the last unit of its last part.
    pub end: u32,
    /// The words.
    pub text: &'d str,
    /// The pieces in marks, marks included; the whole content where there are no marks.
    pub parts: Vec<Part>,
    /// Who said it, or null.
    pub speaker: Option<Speaker<'d>>,
    /// Ids of the entities that the speaker may be, where two or more are as likely.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub speaker_candidates: Vec<String>,
    /// Who passed it on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub via: Option<Speaker<'d>>,
    /// The words that say that it was said, or null.
    pub cue: Option<Passage<'d>>,
    /// Id of the quotation it stands in, or null.
    pub inside: Option<String>,
    /// Id of the earlier quotation it repeats.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repeats: Option<String>,
    /// 0 to 1.
    pub confidence: f32,
    /// The rule that found the speaker, or the reason why there is none.
    pub rule: &'static str,
    /// `no_speaker`, `anonymous_speaker`, `unbalanced_marks`, `two_speakers`.
    pub warnings: Vec<&'static str>,
}

/// Who spoke.
#[derive(Serialize, Debug)]
pub struct Speaker<'d> {
    /// First unit.
    pub start: u32,
    /// One past the last unit.
    pub end: u32,
    /// The speaker as written.
    pub text: &'d str,
    /// Id of the entity it stands for, or null.
    pub entity: Option<String>,
    /// Name of that entity, or null.
    pub name: Option<&'d str>,
}

/// A region of the layout.
#[derive(Serialize, Debug)]
pub struct Region {
    /// First unit.
    pub start: u32,
    /// One past the last unit.
    pub end: u32,
    /// `headline`, `dateline`, `byline`, `body`, `caption`, `boilerplate` or `duplicate`.
    pub kind: &'static str,
}

/// Something the reader should know.
#[derive(Serialize, Debug)]
pub struct Warning {
    /// A stable name.
    pub code: &'static str,
    /// What it means.
    pub message: &'static str,
    /// First unit of the words it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<u32>,
    /// One past their last unit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end: Option<u32>,
}

impl<'d> Document<'d> {
    /// Mirrors `document` with offsets in `unit`.
    pub fn new(document: &'d CoreDocument<'_>, unit: OffsetUnit) -> Self {
        let mirror = Mirror { document, offsets: Offsets::new(document.text, unit) };
        Self {
            schema: SCHEMA,
            offset_unit: unit.name(),
            reference_date: mirror.reference(),
            reference_candidates: match document.reference {
                None => mirror.candidates(),
                Some(_) => Vec::new(),
            },
            entities: mirror.entities(),
            dates: document.dates.iter().map(|d| mirror.date(d)).collect(),
            quotes: document.quotes.iter().enumerate().map(|(i, q)| mirror.quote(i, q)).collect(),
            layout: mirror.layout(),
            warnings: mirror.warnings(),
        }
    }
}

struct Mirror<'d> {
    document: &'d CoreDocument<'d>,
    offsets: Offsets<'d>,
}

impl<'d> Mirror<'d> {
    fn part(&self, span: Span) -> Part {
        Part { start: self.offsets.convert(span.start), end: self.offsets.convert(span.end) }
    }

    fn passage(&self, span: Span) -> Passage<'d> {
        let Part { start, end } = self.part(span);
        let text = span.of(self.document.text);
        Passage { start, end, text }
    }

    fn reference(&self) -> Option<Reference<'d>> {
        let reference = self.document.reference.as_ref()?;
        Some(Reference {
            value: reference.day.value(),
            source: reference.source.name(),
            evidence: reference.evidence.map(|span| self.passage(span)),
            candidates: self.candidates(),
        })
    }

    fn candidates(&self) -> Vec<Candidate<'d>> {
        let candidate = |candidate: &CoreCandidate| {
            let Passage { start, end, text } = self.passage(candidate.span);
            let (value, source) = (candidate.date.to_string(), candidate.source.name());
            Candidate { start, end, text, value, source, why: candidate.why }
        };
        self.document.candidates.iter().map(candidate).collect()
    }

    fn entities(&self) -> Vec<Entity<'d>> {
        let found = &self.document.entities;
        let mut entities: Vec<_> = found
            .entities
            .iter()
            .enumerate()
            .map(|(i, entity)| Entity {
                id: entity_id(EntityId(i as u32)),
                r#type: entity.kind.name(),
                name: &entity.name,
                metonym: entity.metonym,
                members: entity.members.iter().copied().map(entity_id).collect(),
                mentions: Vec::new(),
            })
            .collect();
        for mention in &found.mentions {
            let Passage { start, end, text } = self.passage(mention.span);
            entities[mention.entity.0 as usize].mentions.push(Mention {
                start,
                end,
                text,
                form: mention.form.name(),
                confidence: rounded(mention.confidence),
                rule: mention.rule.name(),
            });
        }
        entities
    }

    fn date(&self, date: &'d Timex) -> Date<'d> {
        let Passage { start, end, text } = self.passage(date.span);
        Date {
            start,
            end,
            text,
            r#type: date.kind.name(),
            value: &date.value,
            r#mod: date.modifier.map(Modifier::name),
            interval: date.interval.as_ref().map(|(from, to)| [from.as_str(), to.as_str()]),
            edtf: date.edtf.as_deref(),
            anchor: date.anchor.as_deref(),
            range: date.range.as_ref().map(|range| DateRange {
                role: range.role.name(),
                partner: range.partner,
                interval: range.interval.as_ref().map(|(from, to)| [from.as_str(), to.as_str()]),
                edtf: range.edtf.as_deref(),
            }),
            confidence: rounded(date.confidence),
            rule: date.rule.name(),
        }
    }

    fn quote(&self, index: usize, quote: &CoreQuote) -> Quote<'d> {
        let parts = match quote.parts.as_slice() {
            [] => vec![self.part(quote.span)],
            parts => parts.iter().map(|span| self.part(*span)).collect(),
        };
        let Passage { start, end, text } = self.passage(quote.span);
        Quote {
            id: quote_id(index as u32),
            kind: quote.kind.name(),
            start,
            end,
            text,
            parts,
            speaker: quote.speaker.as_ref().map(|s| self.speaker(s)),
            speaker_candidates: quote
                .speaker
                .iter()
                .flat_map(|s| s.candidates.iter().map(|&id| entity_id(id)))
                .collect(),
            via: quote.via.as_ref().map(|s| self.speaker(s)),
            cue: quote.cue.map(|span| self.passage(span)),
            inside: quote.inside.map(|id| quote_id(id.0)),
            repeats: quote.repeats.map(|id| quote_id(id.0)),
            confidence: rounded(quote.confidence),
            rule: quote.rule.name(),
            warnings: quote.warnings.iter().map(|w| w.name()).collect(),
        }
    }

    fn speaker(&self, speaker: &CoreSpeaker) -> Speaker<'d> {
        let Passage { start, end, text } = self.passage(speaker.span);
        Speaker {
            start,
            end,
            text,
            entity: speaker.entity.map(entity_id),
            name: speaker.entity.map(|id| self.document.entities.get(id).name.as_str()),
        }
    }

    fn layout(&self) -> Vec<Region> {
        let region = |(span, kind): (Span, RegionKind)| {
            let Part { start, end } = self.part(span);
            Region { start, end, kind: kind.name() }
        };
        self.document.layout.regions().into_iter().map(region).collect()
    }

    fn warnings(&self) -> Vec<Warning> {
        self.document
            .warnings
            .iter()
            .map(|warning| {
                let part = warning.span.map(|span| self.part(span));
                Warning {
                    code: warning.code,
                    message: warning.message,
                    start: part.map(|part| part.start),
                    end: part.map(|part| part.end),
                }
            })
            .collect()
    }
}

fn entity_id(id: EntityId) -> String {
    format!("e{}", id.0 + 1)
}

fn quote_id(index: u32) -> String {
    format!("q{}", index + 1)
}

/// Two decimals: more would claim a precision that no confidence has.
fn rounded(confidence: f32) -> f32 {
    (confidence * 100.0).round() / 100.0
}
