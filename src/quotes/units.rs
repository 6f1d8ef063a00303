//! A marked passage with what stands around it in its sentence and paragraph.

use std::ops::Range;

use super::clauses::{Clauses, Segment};
use super::noun_phrases::Phrases;
use super::statements;
use super::words::Words;
use crate::context::Context;
use crate::entities::Entities;
use crate::layout::RegionKind;
use crate::marks::Marked;
use crate::tokens::{Case, TokenKind, Tokens};
use crate::words::listed;

/// Longest headline, in tokens.
const HEADLINE: usize = 32;

/// Everything that the rules may look at.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    /// The text and the layers below.
    pub ctx: &'a Context<'a>,
    /// The tokens of the text.
    pub tokens: &'a Tokens<'a>,
    /// Their classes.
    pub words: &'a Words,
    /// Names and what they stand for.
    pub entities: &'a Entities,
    /// Finds noun phrases.
    pub phrases: Phrases<'a>,
    /// Finds subjects.
    pub clauses: Clauses<'a>,
    /// Finds statements.
    pub statements: &'a statements::Model,
}

/// One outer passage in marks.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    /// Its tokens, marks included.
    pub tokens: Range<usize>,
    /// The tokens between the marks.
    pub inner: Range<usize>,
    /// Its paragraph.
    pub paragraph: usize,
    /// The tokens of that paragraph, a dateline left out.
    pub host: Range<usize>,
    /// What stands before it in its sentence, up to the passage before.
    pub before: Segment,
    /// What stands after it in its sentence, up to the next passage.
    pub after: Segment,
    /// Where the passage before it in the paragraph ends.
    pub previous_end: Option<usize>,
    /// Where the next passage of the paragraph starts.
    pub next_start: Option<usize>,
    /// The last character inside, if it is a mark of punctuation; a comma behind the closing mark counts.
    pub stop: Option<char>,
    /// True where a comma, a question or a dash ends it, so that its sentence goes on.
    pub goes_on: bool,
    /// True where the sentence goes on behind it only if a verb of speech shows that it does.
    pub doubtful_after: bool,
    /// How many words it has.
    pub words: usize,
    /// How many of them are articles, prepositions and conjunctions, which titles write small.
    pub small: usize,
    /// How many of them are capitalised or numbers.
    pub capitals: usize,
    /// True where it begins with a capital.
    pub starts_high: bool,
    /// True where a comma or colon announces it.
    pub introduced: bool,
    /// False where the closing mark is missing.
    pub closed: bool,
    /// True where it goes on in another paragraph, or comes from one.
    pub linked: bool,
    /// True in a headline.
    pub headline: bool,
}

impl Unit {
    /// More than three words that start or end as a sentence does.
    pub fn is_full(&self) -> bool {
        self.words > 3 && (self.starts_high || self.stop.is_some())
    }

    /// Whole clauses rather than a fragment of the writer's sentence.
    pub fn is_whole(&self) -> bool {
        let introduced = self.before.tokens.is_empty() || self.introduced;
        self.starts_high && (self.is_full() || introduced && self.stop.is_some() && self.words > 0)
            || self.is_full() && self.before.tokens.is_empty()
    }

    /// Few words, most of them capitalised, small ones aside: the look of a title.
    pub fn is_titled(&self) -> bool {
        self.words > 0
            && self.words < 10
            && !self.headline
            && self.starts_high
            && self.capitals * 10 >= ((self.words - self.small) * 7).max(10)
    }

    /// A sentence or more by itself, with nothing of the writer's before or behind it.
    pub fn stands_alone(&self) -> bool {
        self.before.tokens.is_empty()
            && !self.before.after_quote
            && self.starts_high
            && matches!(self.stop, Some('.' | '!' | '?' | '…'))
            && (self.doubtful_after || self.after.tokens.is_empty())
    }
}

/// The outer passages of `marked` with their surroundings, in text order.
pub(super) fn units(ctx: &Context<'_>, marked: &[Marked]) -> Vec<(usize, Unit)> {
    let mut outer: Vec<usize> =
        (0..marked.len()).filter(|&i| marked[i].inside.is_none() && !is_nickname(ctx, &marked[i])).collect();
    crate::order::sort_by_key(&mut outer, |&i| marked[i].tokens.start as u64);
    let mut found: Vec<(usize, Unit)> = Vec::with_capacity(outer.len());
    for (at, &i) in outer.iter().enumerate() {
        let paragraph = ctx.layout.paragraph_of_token(marked[i].tokens.start);
        let previous = at.checked_sub(1).map(|p| &marked[outer[p]].tokens);
        let next = outer.get(at + 1).map(|&n| &marked[n].tokens);
        found.push((i, unit(ctx, &marked[i], paragraph, host(ctx, &marked[i], paragraph), previous, next)));
    }
    found
}

/// A passage inside `outer`, with what stands around it there.
pub(super) fn inner_unit(ctx: &Context<'_>, marked: &Marked, outer: &Range<usize>) -> Unit {
    let paragraph = ctx.layout.paragraph_of_token(marked.tokens.start);
    unit(ctx, marked, paragraph, outer.clone(), None, None)
}

/// The tokens of the paragraph that holds a passage, a dateline or the mark of a list before it left out.
fn host(ctx: &Context<'_>, marked: &Marked, paragraph: usize) -> Range<usize> {
    let mut host = ctx.layout.paragraphs()[paragraph].tokens.clone();
    let datelines = ctx.layout.datelines();
    let at = datelines.partition_point(|d| d.paragraph < paragraph);
    if let Some(line) =
        datelines.get(at).filter(|d| d.paragraph == paragraph && d.tokens.end <= marked.tokens.start)
    {
        host.start = line.tokens.end;
    }
    let listed = matches!(ctx.tokens.text(host.start), "•" | "-" | "–" | "*" | "·" | "―" | "●" | "▪");
    if listed && host.start + 1 == marked.tokens.start {
        host.start += 1;
    }
    host
}

/// True for `Robert “Bobby” Roe`: a name in marks between two parts of a name.
pub(super) fn is_nickname(ctx: &Context<'_>, marked: &Marked) -> bool {
    let tokens = ctx.tokens;
    let name = |i: usize| {
        tokens
            .get(i)
            .is_some_and(|t| t.is_word() && matches!(t.case, Case::Capitalized | Case::Initial | Case::Mixed))
    };
    let inner = marked.inner();
    (1..=3).contains(&inner.len())
        && inner.clone().all(|i| tokens[i].is_capitalized() || tokens[i].kind != TokenKind::Word)
        && inner.clone().any(name)
        && tokens[inner.end - 1].kind != TokenKind::Punctuation
        && marked.tokens.start > 0
        && name(marked.tokens.start - 1)
        && tokens[marked.tokens.start].gap <= crate::tokens::Gap::Space
        && name(marked.tokens.end)
        && tokens[marked.tokens.end].gap == crate::tokens::Gap::Space
        && !is_headline(ctx, ctx.layout.paragraph_of_token(marked.tokens.start))
}

fn unit(
    ctx: &Context<'_>,
    marked: &Marked,
    paragraph: usize,
    host: Range<usize>,
    previous: Option<&Range<usize>>,
    next: Option<&Range<usize>>,
) -> Unit {
    let tokens = marked.tokens.clone();
    let inner = marked.inner();
    let previous_end = previous.filter(|p| p.end > host.start).map(|p| p.end);
    let next_start = next.filter(|n| n.start < host.end).map(|n| n.start);
    let sentence_start = ctx.sentence_of(tokens.start).tokens.start;
    let before_start = sentence_start.max(host.start).max(previous_end.unwrap_or(0));
    let before = Segment {
        tokens: before_start.min(tokens.start)..tokens.start,
        after_quote: previous_end.is_some_and(|end| end == before_start && sentence_start < end),
    };
    let stop = stop(ctx.tokens, &inner, &tokens, host.end);
    let (after_end, doubtful_after) = after_end(ctx, tokens.end, host.end, next_start);
    let texts = inner.clone().filter(|&i| {
        matches!(
            ctx.tokens[i].kind,
            TokenKind::Word | TokenKind::Abbreviation | TokenKind::Number | TokenKind::Address
        ) && (i == inner.start || !glued_in_compound(ctx.tokens, i))
    });
    let (mut words, mut capitals, mut small) = (0, 0, 0);
    for i in texts {
        let high = ctx.tokens[i].is_capitalized() || ctx.tokens[i].kind == TokenKind::Number;
        words += 1;
        capitals += usize::from(high);
        small += usize::from(!high && is_small(ctx.tokens.folded(i)));
    }
    let first =
        inner.clone().find(|&i| !matches!(ctx.tokens[i].kind, TokenKind::Punctuation | TokenKind::QuoteMark));
    Unit {
        inner,
        paragraph,
        before,
        after: Segment { tokens: tokens.end..after_end, after_quote: true },
        previous_end,
        next_start,
        goes_on: matches!(stop, Some(',' | '?' | '!' | '-')),
        stop,
        doubtful_after,
        words,
        small,
        capitals,
        starts_high: first
            .is_some_and(|i| ctx.tokens[i].is_capitalized() || ctx.tokens[i].case == Case::Mixed),
        introduced: before_start < tokens.start && matches!(ctx.tokens.text(tokens.start - 1), "," | ":"),
        closed: marked.closed,
        linked: false,
        headline: is_headline(ctx, paragraph),
        tokens,
        host,
    }
}

/// True where the paragraph is a title line: by its layout, or by capitals on most of its words.
pub(super) fn is_headline(ctx: &Context<'_>, paragraph: usize) -> bool {
    let region = &ctx.layout.paragraphs()[paragraph];
    let range = region.tokens.clone();
    if range.len() > HEADLINE {
        return false;
    }
    let (mut words, mut capitals) = (0, 0);
    for i in range {
        if ctx.tokens[i].is_word() && !is_small(ctx.tokens.folded(i)) {
            words += 1;
            capitals += usize::from(ctx.tokens[i].case != Case::Lower);
        }
    }
    let high = words > 3 && capitals * 10 >= words * 8;
    high || (region.kind == RegionKind::Headline && words < HEADLINE)
}

/// Words that titles write small.
fn is_small(word: &str) -> bool {
    listed(word, "a an the of and or in on at to for with by from as vs but")
}

/// True for the second half of `so-called`.
fn glued_in_compound(tokens: &Tokens<'_>, i: usize) -> bool {
    i > 0 && tokens[i].is_glued() && tokens[i - 1].kind == TokenKind::Dash
}

/// The mark of punctuation that ends the passage, whichever side of the closing mark it stands on.
fn stop(tokens: &Tokens<'_>, inner: &Range<usize>, outer: &Range<usize>, limit: usize) -> Option<char> {
    let mark = |i: usize| match tokens[i].kind {
        TokenKind::Dash => Some('-'),
        TokenKind::Punctuation => {
            tokens.text(i).chars().next().filter(|c| matches!(c, ',' | '.' | '!' | '?' | '…'))
        }
        TokenKind::Abbreviation if i + 1 == inner.end => Some('.'),
        _ => None,
    };
    let inside = inner.clone().next_back().and_then(|last| {
        // `… he said ‘never.’”`: the stop stands before the inner mark.
        let inner_mark = tokens[last].kind == TokenKind::QuoteMark && last > inner.start;
        mark(if inner_mark { last - 1 } else { last })
    });
    let outside = (outer.end < limit)
        .then_some(outer.end)
        .filter(|&i| {
            tokens.text(i) == ","
                || (tokens[i].kind == TokenKind::Dash && !tokens[i].is_glued())
                || tokens.text(i) == "—"
        })
        .and_then(mark);
    match (inside, outside) {
        (None | Some('.'), Some(c)) => Some(c),
        (inside, _) => inside,
    }
}

/// Where the sentence behind a passage that ends at token `end` is over, and whether the sentence
/// stage holds that it never went on.
fn after_end(ctx: &Context<'_>, end: usize, limit: usize, next_start: Option<usize>) -> (usize, bool) {
    if end >= limit {
        return (end, false);
    }
    let sentence = ctx.sentence_of(end);
    let stop = sentence.tokens.end.min(limit).min(next_start.unwrap_or(usize::MAX)).max(end);
    (stop, sentence.tokens.start == end && ctx.tokens[end].case != Case::Lower)
}
