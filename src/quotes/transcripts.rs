//! Finds the lines of a transcript: `SMITH: We are ready.`, `Q: Are you? ¶ A: We are.`
//!
//! A label and a colon open many lines that nobody speaks (`Update: …`, `LONDON: …`), so a label must
//! be somebody's, and lines must follow one another and talk, unless a person's name stands in capitals.

use crate::maps::HashMap;
use crate::rules::RuleId;
use std::ops::Range;

use super::speakers::{Attribution, Basis};
use super::units::Reader;
use super::words::Class;
use crate::entities::EntityKind;
use crate::layout::RegionKind;
use crate::lexicon::words::flag;
use crate::tokens::{Case, Gap, TokenKind};
use crate::words::listed;

/// Longest label, in tokens.
const LABEL: usize = 10;
/// How many paragraphs may stand between two lines of one transcript.
const APART: usize = 4;

/// Labels of whoever speaks without a name.
const PARTS: &str = "q a question answer reporter moderator host interviewer caller audience crowd anchor \
    narrator speaker correspondent prosecutor defense defence court witness operator \
    dispatcher translator interpreter";
/// Words that make a label one of the editor's.
pub(super) const NOBODY: &str =
    "update updated note notes correction clarification opinion analysis editorial video watch \
    photo photos picture pictures gallery exclusive breaking live latest poll review report \
    source sources read more related topics tags category contact email phone tel fax address \
    price date time score result results box key fact facts claim verdict background warning \
    spoiler disclosure credit copyright transcript summary headline listen explainer podcast \
    story text subject re from to cc example tip step item day week part chapter figure table \
    appendix";

/// One line of a transcript.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// Who speaks, with the colon.
    pub found: Attribution,
    /// What is said: the line, and the paragraphs behind it that have no label.
    pub parts: Vec<Range<usize>>,
}

/// A line that has the form.
struct Candidate {
    paragraph: usize,
    label: Range<usize>,
    colon: usize,
    content: Range<usize>,
    /// A person or a part in the conversation, rather than capitals only.
    somebody: bool,
    person: bool,
    upper: bool,
}

/// All lines of transcripts, in text order.
pub(super) fn find(reader: &Reader<'_>) -> Vec<Line> {
    let candidates = candidates(reader);
    let mut lines = Vec::new();
    let mut start = 0;
    while start < candidates.len() {
        let mut end = start + 1;
        while end < candidates.len() && candidates[end].paragraph - candidates[end - 1].paragraph <= APART {
            end += 1;
        }
        conversation(reader, &candidates[start..end], &mut lines);
        start = end;
    }
    lines
}

fn candidates(reader: &Reader<'_>) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    for (paragraph, region) in reader.ctx.layout.paragraphs().iter().enumerate() {
        if matches!(region.kind, RegionKind::Boilerplate | RegionKind::Duplicate | RegionKind::Byline) {
            continue;
        }
        let range = region.tokens.clone();
        for first in range.clone().filter(|&i| i == range.start || reader.tokens[i].gap >= Gap::Line) {
            let Some(candidate) = candidate(reader, paragraph, first, range.end) else {
                continue;
            };
            if let Some(last) = found.last_mut().filter(|last| last.content.end > first) {
                last.content.end = first;
            }
            found.push(candidate);
        }
    }
    found.retain(|c| !c.content.is_empty());
    found
}

/// The line that starts at token `first`, if a label opens it.
fn candidate(reader: &Reader<'_>, paragraph: usize, first: usize, end: usize) -> Option<Candidate> {
    let tokens = reader.tokens;
    let colon = (first + 1..end.min(first + LABEL)).find(|&i| tokens.text(i) == ":")?;
    let content = colon + 1..end;
    let spaced = tokens[colon].is_glued() && !content.is_empty() && tokens[content.start].gap == Gap::Space;
    // `Ann Lee: 7/10.`
    let rated = tokens.get(content.start).is_some_and(|t| t.kind == TokenKind::Number)
        && !matches!(tokens[(content.start + 1).min(end - 1)].kind, TokenKind::Word)
        && tokens.text(content.start + 1) != ",";
    let marked = rated || tokens.get(content.start).is_some_and(|t| t.kind == TokenKind::QuoteMark);
    if !spaced || marked {
        return None;
    }
    // `SMITH (on camera):`
    let close = (first..colon).find(|&i| matches!(tokens.text(i), "(" | "[")).unwrap_or(colon);
    let label = first..close;
    let mut upper = true;
    for i in label.clone() {
        match tokens[i].kind {
            TokenKind::Word | TokenKind::Abbreviation => {
                let small = listed(tokens.folded(i), "of the de van von and");
                if listed(tokens.folded(i), NOBODY) || tokens[i].case == Case::Lower && !small {
                    return None;
                }
                let title = i == first && listed(tokens.folded(i), "mr mrs ms miss dr sir lord lady");
                upper &= title || matches!(tokens[i].case, Case::Upper | Case::Initial);
            }
            TokenKind::Dash | TokenKind::Possessive if i > first => {}
            TokenKind::Punctuation if matches!(tokens.text(i), "." | ",") && i > first => {}
            _ => return None,
        }
    }
    if label.is_empty() || label.len() > 7 {
        return None;
    }
    let kinds = |kind| {
        let over = reader.entities.mentions_over(tokens.span(label.clone()));
        over.into_iter().any(|m| reader.entities.get(m.entity).kind == kind)
    };
    let person = kinds(EntityKind::Person) && !reader.words.any(label.start, Class::VERB | Class::CUE);
    let addressed = upper && tokens[first].kind == TokenKind::Abbreviation && label.len() > 1;
    let part = listed(tokens.folded(label.end - 1), PARTS)
        || reader.words.any(label.end - 1, Class::ROLE) && (upper || tokens.folded(first) == "the");
    let place = reader.ctx.lexicons.phrases.kinds(label.clone().map(|i| tokens.folded(i))) != 0;
    let thing =
        place || kinds(EntityKind::Place) || kinds(EntityKind::Organization) || kinds(EntityKind::Group);
    let named = reader.ctx.lexicons.words.get(tokens.folded(label.end - 1)).flags;
    let surname = upper && !thing && named & flag::SURNAME != 0 && named & flag::COMMON == 0;
    let person = person || surname || addressed;
    if !person && !part && (thing || !upper) {
        return None;
    }
    Some(Candidate { paragraph, label, colon, content, somebody: person || part, person, upper })
}

/// The lines of one run of candidates that belong to a conversation.
fn conversation(reader: &Reader<'_>, run: &[Candidate], lines: &mut Vec<Line>) {
    let tokens = reader.tokens;
    let name = |c: &Candidate| tokens.folded(c.label.end - 1);
    let mut counts: HashMap<&str, usize> = HashMap::default();
    for candidate in run {
        *counts.entry(name(candidate)).or_default() += 1;
    }
    let talks = run.iter().filter(|c| talks(reader, c)).count() * 2 >= run.len();
    let many = run.len() > 1 && talks && run.iter().any(|c| c.somebody || c.upper && counts[name(c)] > 1);
    let first = lines.len();
    let mut last_paragraph = 0;
    for candidate in run {
        let stop = listed(tokens.text(candidate.content.end - 1), ". ! ? … — -- ) ]");
        let known = candidate.somebody || candidate.upper && counts[name(candidate)] > 1;
        if !(many && known || candidate.person && candidate.upper && stop) {
            continue;
        }
        let between = last_paragraph + 1..candidate.paragraph;
        if lines.len() > first && candidate.upper && !between.is_empty() {
            goes_on(reader, between, &mut lines[first..]);
        }
        let cue = candidate.colon..candidate.colon + 1;
        lines.push(Line {
            found: Attribution::new(
                candidate.label.clone(),
                cue,
                RuleId::Transcript,
                if many { 0.92 } else { 0.7 },
            )
            .on(Basis::Label),
            parts: vec![candidate.content.clone()],
        });
        last_paragraph = candidate.paragraph;
    }
}

/// Paragraphs without a label between two lines go on with the first.
fn goes_on(reader: &Reader<'_>, between: Range<usize>, lines: &mut [Line]) {
    let paragraphs = &reader.ctx.layout.paragraphs()[between];
    let plain = |p: &crate::layout::Paragraph| {
        p.kind == RegionKind::Body
            && !matches!(reader.tokens.text(p.tokens.start), "(" | "[")
            && p.tokens.clone().any(|i| reader.tokens[i].case == Case::Lower)
    };
    if let Some(line) = lines.last_mut().filter(|_| paragraphs.iter().all(plain)) {
        line.parts.extend(paragraphs.iter().map(|p| p.tokens.clone()));
    }
}

/// True for a line that speaks to somebody, or of the one who speaks.
fn talks(reader: &Reader<'_>, candidate: &Candidate) -> bool {
    candidate.content.clone().any(|i| {
        let word = reader.tokens.folded(i);
        listed(word, "? ! i we you my our your me us")
            || word.starts_with("i'")
            || word.starts_with("we'")
            || word.starts_with("you'")
            || listed(word, "yes no thank thanks hello")
    })
}
