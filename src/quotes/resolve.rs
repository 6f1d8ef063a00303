//! Speakers as written become the people and bodies that they stand for.

use std::ops::Range;

use super::units::Reader;
use super::words::Class;
use super::Speaker;
use crate::entities::Meant;

/// The speaker as written, with whom it means.
pub(super) fn resolve(reader: &Reader<'_>, speaker: &Range<usize>) -> Speaker {
    let span = reader.tokens.span(speaker.clone());
    // `Lee, who called it …`: the name before the relative word.
    let relative = speaker.len() == 1 && reader.words.any(speaker.start, Class::RELATIVE);
    let before = relative.then(|| antecedent(reader, speaker.start)).flatten();
    let words = before.as_ref().unwrap_or(speaker);
    // `BOYLE: …`, the label of a line in a transcript.
    let label = reader.tokens.text(words.end) == ":";
    if let Some(id) = label.then(|| reader.entities.labelled(reader.ctx, words)).flatten() {
        return Speaker { span, entity: Some(id), candidates: Vec::new() };
    }
    match reader.entities.meant(reader.ctx, words) {
        Meant::One(id) => Speaker { span, entity: Some(id), candidates: Vec::new() },
        Meant::Either(candidates) => Speaker { span, entity: None, candidates },
        Meant::Unknown => Speaker { span, entity: None, candidates: Vec::new() },
    }
}

/// The phrase that `who` at token `i` goes back to.
fn antecedent(reader: &Reader<'_>, i: usize) -> Option<Range<usize>> {
    let floor = reader.ctx.sentence_of(i).tokens.start;
    let comma = i.checked_sub(1).filter(|&c| c >= floor)?;
    let last =
        if reader.tokens.text(comma) == "," { comma.checked_sub(1).filter(|&c| c >= floor)? } else { comma };
    reader.phrases.run_ending_at(last, floor)
}
