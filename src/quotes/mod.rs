//! Quotations: what was said, in whose words, and by whom.

mod chains;
mod clauses;
mod copies;
mod find;
mod indirect;
mod noun_phrases;
mod repairs;
mod repeats;
mod resolve;
mod scare;
mod speakers;
pub mod statements;
mod transcripts;
mod units;
mod warnings;
mod words;

use crate::entities::EntityId;
use crate::rules::RuleId;
use crate::span::Span;

pub use find::find;

/// How a quotation relates to the writer's own sentence.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum QuoteKind {
    /// Whole clauses in marks.
    Direct,
    /// A fragment in marks inside the writer's clause.
    Mixed,
    /// Reported without marks.
    Indirect,
    /// In marks, but said by nobody: a title, a term, irony.
    Scare,
}

impl QuoteKind {
    /// The name used in output.
    pub fn name(self) -> &'static str {
        match self {
            QuoteKind::Direct => "direct",
            QuoteKind::Mixed => "mixed",
            QuoteKind::Indirect => "indirect",
            QuoteKind::Scare => "scare",
        }
    }
}

/// Index of a quotation in the list that [`find`] returns.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct QuoteId(pub u32);

/// Who spoke.
#[derive(Clone, PartialEq, Debug)]
pub struct Speaker {
    /// The speaker as written, in bytes.
    pub span: Span,
    /// The entity it stands for, where that is known.
    pub entity: Option<EntityId>,
    /// The entities that it may stand for, where two or more are as likely; else empty.
    pub candidates: Vec<EntityId>,
}

/// Something an editor should look at.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum QuoteWarning {
    /// Nobody was found who said it.
    NoSpeaker,
    /// The speaker has no name (`officials said`).
    AnonymousSpeaker,
    /// A mark is missing, or has no partner.
    UnbalancedMarks,
    /// The same words are given to somebody else too.
    TwoSpeakers,
}

impl QuoteWarning {
    /// The name used in output.
    pub fn name(self) -> &'static str {
        match self {
            QuoteWarning::NoSpeaker => "no_speaker",
            QuoteWarning::AnonymousSpeaker => "anonymous_speaker",
            QuoteWarning::UnbalancedMarks => "unbalanced_marks",
            QuoteWarning::TwoSpeakers => "two_speakers",
        }
    }
}

/// One quotation.
#[derive(Clone, PartialEq, Debug)]
pub struct Quote {
    /// What it is.
    pub kind: QuoteKind,
    /// Its content, marks included, from its first byte to its last.
    pub span: Span,
    /// The marked pieces, marks included, in text order; of an indirect one the pieces on either side of its
    /// attribution, and none where it is whole.
    pub parts: Vec<Span>,
    /// Who said it.
    pub speaker: Option<Speaker>,
    /// Who passed it on (`X said, according to Y`).
    pub via: Option<Speaker>,
    /// The words that say that it was said.
    pub cue: Option<Span>,
    /// The quotation that this one stands in.
    pub inside: Option<QuoteId>,
    /// The earlier quotation that this one repeats.
    pub repeats: Option<QuoteId>,
    /// How sure the rule is of the speaker, 0 to 1.
    pub confidence: f32,
    /// The rule that found the speaker, or the reason why there is none.
    pub rule: RuleId,
    /// What an editor should look at.
    pub warnings: Vec<QuoteWarning>,
}
