//! A quotation that a headline, caption or pasted copy repeats is one quotation: what one place says
//! of its speaker holds for the others.

use super::units::Reader;
use super::{Quote, QuoteKind, QuoteWarning};
use crate::layout::RegionKind;
use crate::rules::RuleId;
use crate::span::Span;

/// Below this a headline's own attribution gives way to the one in the text.
const SURE: f32 = 0.75;
/// How many quotations of headlines and captions are looked for in the text.
const LOOKS: usize = 8;
/// Shortest fragment that a headline may take from a quotation in the text, in words.
const FRAGMENT: usize = 2;

/// Gives quotations without a speaker that of their copy.
pub(super) fn borrow(reader: &Reader<'_>, quotes: &mut [Quote]) {
    // Two passes: copies point at the first place, which may have to learn its speaker from a later one.
    for _ in 0..2 {
        for i in 0..quotes.len() {
            if let Some(first) = quotes[i].repeats.map(|id| id.0 as usize) {
                lend(reader, quotes, i, first);
                lend(reader, quotes, first, i);
            }
        }
    }
    let unsure = |q: &Quote| {
        q.speaker
            .as_ref()
            .is_none_or(|s| s.entity.is_none() && (q.confidence < SURE || q.rule == RuleId::Label))
            && q.kind != QuoteKind::Indirect
            && in_title(reader, q.span)
    };
    let titles: Vec<usize> = (0..quotes.len()).filter(|&i| unsure(&quotes[i])).take(LOOKS).collect();
    for i in titles {
        let words = words(reader, quotes[i].span);
        // `signed a “fair” deal` is the writer's phrase; headlines that quote drop the article.
        let first = reader.tokens.at_byte(quotes[i].span.start);
        let article = first > 0 && matches!(reader.tokens.folded(first - 1), "a" | "an" | "the");
        if article && words.len() < FRAGMENT {
            continue;
        }
        let holds = |k: &usize| {
            let other = &quotes[*k];
            let theirs = self::words(reader, other.span);
            let long = words.len() >= FRAGMENT;
            *k != i
                && matches!(other.kind, QuoteKind::Direct | QuoteKind::Mixed)
                && !in_title(reader, other.span)
                && !words.is_empty()
                && (other.speaker.is_some() || quotes[i].speaker.is_none())
                && (theirs == words || long && theirs.windows(words.len()).any(|run| run == words.as_slice()))
        };
        if let Some(k) = (0..quotes.len()).find(holds) {
            take(quotes, i, k);
            if quotes[i].kind == QuoteKind::Scare {
                quotes[i].kind = QuoteKind::Mixed;
            }
        }
    }
    // `‘The Long Road’ is a triumph`: a title in the text is one in the headline.
    for i in 0..quotes.len() {
        let Some(first) = quotes[i].repeats.map(|id| id.0 as usize) else {
            continue;
        };
        if quotes[i].rule == RuleId::LooksLikeATitle && in_title(reader, quotes[first].span) {
            quotes[first].kind = QuoteKind::Scare;
            quotes[first].rule = quotes[i].rule;
            quotes[first].confidence = quotes[i].confidence;
            quotes[first].speaker = None;
            quotes[first].cue = None;
            quotes[first].via = None;
            quotes[first].warnings.clear();
        }
    }
}

/// Gives the speaker of quotation `from` to its copy `to`, where that one knows none or less.
fn lend(reader: &Reader<'_>, quotes: &mut [Quote], from: usize, to: usize) {
    let (source, target) = (&quotes[from], &quotes[to]);
    let marked = |q: &Quote| matches!(q.kind, QuoteKind::Direct | QuoteKind::Mixed);
    let title = in_title(reader, target.span);
    let named = target.speaker.as_ref().is_some_and(|s| s.entity.is_some());
    let unsure = title && !named && !in_title(reader, source.span) && target.confidence < SURE;
    let knows_less = target.speaker.is_none() || unsure && source.confidence > target.confidence;
    // The title of a book is none the less one where somebody once says its words.
    let speech = marked(target) || target.kind == QuoteKind::Scare && target.inside.is_none() && title;
    if marked(source) && source.speaker.is_some() && knows_less && speech {
        let kind = source.kind;
        take(quotes, to, from);
        quotes[to].kind = kind;
    }
}

fn take(quotes: &mut [Quote], to: usize, from: usize) {
    quotes[to].speaker = quotes[from].speaker.clone();
    quotes[to].via = quotes[from].via.clone();
    quotes[to].rule = RuleId::Copy;
    quotes[to].confidence = quotes[from].confidence.min(0.9);
    let of_speaker = |w: &QuoteWarning| matches!(w, QuoteWarning::NoSpeaker | QuoteWarning::AnonymousSpeaker);
    quotes[to].warnings.retain(|w| !of_speaker(w));
    if quotes[from].warnings.contains(&QuoteWarning::AnonymousSpeaker) {
        quotes[to].warnings.insert(0, QuoteWarning::AnonymousSpeaker);
    }
}

/// True in a headline, under a picture and in a passage that is pasted again.
pub(super) fn in_title(reader: &Reader<'_>, span: Span) -> bool {
    let paragraph = reader.ctx.layout.paragraph_of_token(reader.tokens.at_byte(span.start));
    let kind = reader.ctx.layout.paragraphs()[paragraph].kind;
    matches!(kind, RegionKind::Headline | RegionKind::Caption | RegionKind::Duplicate)
        || super::units::is_headline(reader.ctx, paragraph)
}

fn words<'a>(reader: &Reader<'a>, span: Span) -> Vec<&'a str> {
    let range = reader.tokens.at_byte(span.start)..reader.tokens.at_byte(span.end);
    range.filter(|&i| reader.tokens[i].is_word()).map(|i| reader.tokens.folded(i)).collect()
}
