//! Speech reported without marks: `Lee said that …`, `Lee said …`, `…, Lee said`, `…, according to Lee`.
//!
//! Indirect speech shades off into every verb of thinking and doing, so only a closed set of verbs and
//! patterns counts, and a sentence that holds marked speech is left to the marks.

mod ahead;
mod behind;
mod extent;
mod sources;

use std::ops::Range;

use super::clauses::Segment;
use super::speakers::Attribution;
use super::units::Reader;
use crate::layout::{Dateline, RegionKind};
pub(in crate::quotes) use extent::is_empty_subject;

/// Longest sentence that is read, in tokens.
const SENTENCE: usize = 160;
/// Shortest content, in tokens.
pub(in crate::quotes) const SHORTEST: usize = 3;

/// What somebody said, in the writer's words.
#[derive(Clone, Debug)]
pub(in crate::quotes) struct Reported {
    /// The tokens of what was said: one piece, or one on either side of the words of saying.
    pub pieces: Vec<Range<usize>>,
    /// Who said it.
    pub found: Attribution,
}

impl Reported {
    /// From the first token of what was said to the last.
    pub fn content(&self) -> Range<usize> {
        self.pieces[0].start..self.pieces[self.pieces.len() - 1].end
    }
}

/// All reported speech, in text order; tokens in `opaque` are in marks.
///
/// `taken` holds the tokens that already attribute a marked passage.
pub(in crate::quotes) fn find(reader: &Reader<'_>, opaque: &[bool], taken: &[bool]) -> Vec<Reported> {
    let mut found = Vec::new();
    for range in sentences(reader) {
        // Marked speech takes part of some sentences; what stands before and after is read apart.
        let mut start = range.start;
        while start < range.end {
            if opaque[start] {
                start += 1;
                continue;
            }
            let end = (start..range.end).find(|&i| opaque[i]).unwrap_or(range.end);
            let whole = start == range.start && end == range.end;
            let stretch = Stretch {
                range: start..end,
                whole,
                marks_follow: end < range.end,
                after_quote: start > range.start,
            };
            read(reader, &stretch, taken, &mut found);
            start = end;
        }
    }
    found
}

/// The tokens of the sentences that are read, datelines left out.
pub(in crate::quotes) fn sentences<'a>(reader: &Reader<'a>) -> impl Iterator<Item = Range<usize>> + use<'a> {
    let reader = *reader;
    reader.ctx.sentences.as_slice().iter().filter_map(move |sentence| {
        let kind = reader.ctx.layout.paragraphs()[sentence.paragraph].kind;
        if matches!(
            kind,
            RegionKind::Headline | RegionKind::Byline | RegionKind::Boilerplate | RegionKind::Duplicate
        ) || sentence.tokens.len() > SENTENCE
        {
            return None;
        }
        let mut range = sentence.tokens.clone();
        if let Some(line) = dateline(&reader, sentence.paragraph) {
            // The dot of an abbreviated state may end a sentence inside the dateline.
            if line.tokens.end > range.start && line.tokens.end < range.end {
                range.start = line.tokens.end;
            }
        }
        Some(range)
    })
}

/// A stretch of a sentence without marks.
struct Stretch {
    range: Range<usize>,
    /// True where it is the whole sentence.
    whole: bool,
    marks_follow: bool,
    after_quote: bool,
}

fn read(reader: &Reader<'_>, stretch: &Stretch, taken: &[bool], found: &mut Vec<Reported>) {
    let range = &stretch.range;
    let segment = Segment { tokens: range.clone(), after_quote: stretch.after_quote };
    let whole =
        stretch.whole && (sources::read(reader, &segment, found) || behind::read(reader, &segment, found));
    if whole {
        return;
    }
    let mut from = range.start;
    for verb in range.clone() {
        if verb < from || taken[verb] {
            continue;
        }
        let Some(reported) = ahead::read(reader, &segment, verb) else {
            continue;
        };
        // Content that runs into marked speech is part of that speech.
        if stretch.marks_follow && reported.content().end + 1 >= range.end {
            return;
        }
        from = reported.content().end;
        found.push(reported);
    }
}

/// The dateline of a paragraph.
fn dateline<'a>(reader: &Reader<'a>, paragraph: usize) -> Option<&'a Dateline> {
    let lines = reader.ctx.layout.datelines();
    lines.get(lines.partition_point(|d| d.paragraph < paragraph)).filter(|d| d.paragraph == paragraph)
}
