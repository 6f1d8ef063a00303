//! Paragraphs to kinds, by their form and their place.

use crate::maps::HashMap;
use std::ops::Range;
use std::sync::OnceLock;

use super::Regex;

use super::{Dateline, Paragraph, RegionKind};
use crate::tokens::{Case, TokenKind, Tokens};
use crate::words::listed;

/// A repeated passage is taken for a copy from this many tokens on; shorter ones repeat by chance.
const COPY_MIN: usize = 8;
/// Longest title line, in tokens.
const TITLE_MAX: usize = 32;

/// Lines that introduce or are page furniture, in lower case, as news sites print them.
const FURNITURE: &[&str] = &[
    "advertisement",
    "ad",
    "also read",
    "also see",
    "comments",
    "continue reading",
    "copyright",
    "editor's picks",
    "follow us",
    "home",
    "in this article",
    "keep reading",
    "latest news",
    "logo",
    "menu",
    "more",
    "more news",
    "more on this",
    "more on this story",
    "more stories",
    "most popular",
    "most read",
    "most viewed",
    "news",
    "newsletter",
    "print",
    "read also",
    "read more",
    "recommended",
    "recommended for you",
    "related",
    "related articles",
    "related content",
    "related news",
    "related stories",
    "related topics",
    "save",
    "search",
    "see also",
    "share",
    "share this",
    "sign up",
    "skip to content",
    "sponsored",
    "story continues below",
    "subscribe",
    "tags",
    "top stories",
    "topics",
    "trending",
    "trending now",
    "trending stories",
    "what to read next",
    "you may also like",
    "you might also like",
    "watch",
    "live",
    "breaking news",
    "about us",
    "contact us",
];

/// Decides what every paragraph is for.
pub(super) fn classify(
    text: &str,
    tokens: &Tokens<'_>,
    ranges: Vec<Range<usize>>,
    datelines: &[Dateline],
) -> Vec<Paragraph> {
    let mut paragraphs: Vec<Paragraph> = ranges
        .into_iter()
        .map(|range| Paragraph {
            span: tokens.span(range.clone()),
            tokens: range,
            kind: RegionKind::Body,
            repeats: None,
        })
        .collect();
    let opens_report = |i: usize| datelines.iter().any(|d| d.paragraph == i);
    for paragraph in &mut paragraphs {
        paragraph.kind = by_form(text, tokens, paragraph);
    }
    link_lists(tokens, &mut paragraphs);
    closing_furniture(tokens, &mut paragraphs);
    headlines(tokens, &mut paragraphs, opens_report);
    copies(tokens, &mut paragraphs);
    paragraphs
}

fn published() -> &'static Regex {
    static PATTERN: OnceLock<Regex> = OnceLock::new();
    PATTERN.get_or_init(|| Regex::new(&publication_line()).expect("the publication line pattern is valid"))
}

/// Patterns keep to what both engines read alike: no flags, no classes but those spelled out.
fn publication_line() -> String {
    let said =
        ["published", "posted", "updated", "last updated", "last modified", "modified", "first published"];
    let said = said.map(any_case).join("|");
    let day = concat!(
            "(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?[,.]? )?",
            "(?:[A-Z][a-z]{2,8}\\.? [0-9]{1,2}(?:st|nd|rd|th)?,? [0-9]{4}|[0-9]{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8},? [0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2})",
            "(?:.{0,24})?$"
    );
    format!("^(?:(?:{said})[^A-Za-z0-9_].{{0,59}}[0-9]{{4}}|{day})")
}

/// A pattern for a word in whatever capitals.
fn any_case(word: &str) -> String {
    let either = |c: char| match c {
        ' ' => c.to_string(),
        _ => format!("[{}{c}]", c.to_ascii_uppercase()),
    };
    word.chars().map(either).collect()
}

/// The heads and ends of picture lines: `Photo by`, `JO DOE/POOL/GAZETTE`, `/Getty Images`.
fn credit() -> &'static Regex {
    static PATTERN: OnceLock<Regex> = OnceLock::new();
    PATTERN.get_or_init(|| Regex::new(CREDIT).expect("the picture credit pattern is valid"))
}

const CREDIT: &str = concat!(
    "^(?:Photo|Image|Picture|Caption|File photo|Photograph|Credit|Video)s?(?: (?:by|credit|courtesy))? *:",
    "|(?:[A-Z][A-Z. -]+/){1,3}[A-Z][A-Z -]+\\)?\\.?$",
    "|/(?:Getty Images|AFP|AP|Reuters|EPA|Shutterstock|Pool)\\)?\\.?$"
);

/// True for captions and picture credits.
fn is_caption(line: &str) -> bool {
    const WHERE: &[&str] =
        &["(left)", "(right)", "(centre)", "(center)", "(top)", "(bottom)", "(L)", "(R)", "(C)"];
    let marked = line.contains('/') || line.bytes().take(24).any(|b| b == b':');
    (line.contains('(') && WHERE.iter().any(|place| line.contains(place)))
        || (marked && credit().is_match(line))
}

/// What the form of one paragraph says by itself.
fn by_form(text: &str, tokens: &Tokens<'_>, paragraph: &Paragraph) -> RegionKind {
    let line = paragraph.span.of(text);
    let count = paragraph.tokens.len();
    let first = paragraph.tokens.start;
    if count <= 14 && tokens.folded(first) == "by" && is_byline(tokens, paragraph) {
        return RegionKind::Byline;
    }
    if count <= 14 && line.len() <= 100 && published().is_match(line) {
        return RegionKind::Byline;
    }
    if count <= 6 && FURNITURE.contains(&furniture_key(tokens, paragraph).as_str()) {
        return RegionKind::Boilerplate;
    }
    let all_addresses = paragraph.tokens.clone().all(|i| tokens[i].kind == TokenKind::Address);
    if all_addresses || is_source_line(tokens, paragraph) {
        return RegionKind::Boilerplate;
    }
    if line.len() <= 600 && is_caption(line) {
        return RegionKind::Caption;
    }
    RegionKind::Body
}

/// `By Ann Lee`, `By ANN LEE and Bo Roe, Staff Writer`: names only, no verb, no stop.
fn is_byline(tokens: &Tokens<'_>, paragraph: &Paragraph) -> bool {
    let mut rest = paragraph.tokens.clone().skip(1);
    let named = rest.next().is_some_and(|i| tokens[i].is_capitalized());
    named
        && !ends_with_stop(tokens, paragraph)
        && rest.all(|i| {
            tokens[i].case != Case::Lower || listed(tokens.folded(i), "and for in of the at de van von al")
        })
}

/// `(With inputs from agencies)`, `Sources: EFE – Xinhua`.
fn is_source_line(tokens: &Tokens<'_>, paragraph: &Paragraph) -> bool {
    let first = paragraph.tokens.start;
    let count = paragraph.tokens.len();
    let opener =
        matches!(tokens.folded(first), "source" | "sources" | "agencies") && tokens.text(first + 1) == ":";
    let bracketed = tokens.text(first) == "("
        && tokens.text(paragraph.tokens.end - 1) == ")"
        && paragraph
            .tokens
            .clone()
            .any(|i| matches!(tokens.folded(i), "inputs" | "agencies" | "reporting" | "editing" | "writing"));
    let reporting = matches!(tokens.folded(first), "reporting" | "editing" | "additional")
        && tokens.folded(first + 1) == "by"
        || (tokens.folded(first) == "additional" && tokens.folded(first + 1) == "reporting");
    count <= 40 && (opener || bracketed || reporting)
}

/// The words of a short line in lower case, without marks at its ends.
fn furniture_key(tokens: &Tokens<'_>, paragraph: &Paragraph) -> String {
    let words: Vec<_> = paragraph
        .tokens
        .clone()
        .filter(|&i| matches!(tokens[i].kind, TokenKind::Word | TokenKind::Possessive))
        .map(|i| tokens.folded(i))
        .collect();
    words.join(" ").replace(" 's", "'s")
}

fn ends_with_stop(tokens: &Tokens<'_>, paragraph: &Paragraph) -> bool {
    let mut last = paragraph.tokens.end - 1;
    while last > paragraph.tokens.start
        && (tokens[last].kind == TokenKind::QuoteMark || tokens.text(last) == ")")
    {
        last -= 1;
    }
    matches!(tokens.text(last).chars().next(), Some('.' | '!' | '?' | '…'))
        || tokens[last].kind == TokenKind::Abbreviation
}

/// Titles listed under a line of furniture, and numbered or bulleted titles, are furniture too.
fn link_lists(tokens: &Tokens<'_>, paragraphs: &mut [Paragraph]) {
    let mut under_furniture = false;
    for paragraph in paragraphs {
        let bulleted = tokens[paragraph.tokens.start].kind == TokenKind::Dash
            || matches!(tokens.text(paragraph.tokens.start), "•" | "*" | "·" | "►" | "▪");
        let title = paragraph.tokens.len() <= TITLE_MAX && !ends_with_stop(tokens, paragraph);
        match paragraph.kind {
            RegionKind::Boilerplate => under_furniture = true,
            RegionKind::Body
                if title && under_furniture && (bulleted || is_title_case(tokens, paragraph)) =>
            {
                paragraph.kind = RegionKind::Boilerplate;
            }
            _ => under_furniture = false,
        }
    }
}

/// Short lines without a stop behind the last sentence of the article belong to the page.
fn closing_furniture(tokens: &Tokens<'_>, paragraphs: &mut [Paragraph]) {
    let has_sentence = paragraphs.iter().any(|p| is_sentence(tokens, p));
    if !has_sentence {
        return;
    }
    for paragraph in paragraphs.iter_mut().rev() {
        if paragraph.kind == RegionKind::Body
            && (paragraph.tokens.len() > 8 || ends_with_stop(tokens, paragraph))
        {
            break;
        }
        if paragraph.kind == RegionKind::Body {
            paragraph.kind = RegionKind::Boilerplate;
        }
    }
}

fn is_sentence(tokens: &Tokens<'_>, paragraph: &Paragraph) -> bool {
    paragraph.tokens.len() >= 10 && ends_with_stop(tokens, paragraph)
}

/// Title lines before the first sentence of the article.
fn headlines(tokens: &Tokens<'_>, paragraphs: &mut [Paragraph], opens_report: impl Fn(usize) -> bool) {
    let Some(first) =
        paragraphs.iter().enumerate().position(|(i, p)| opens_report(i) || is_sentence(tokens, p))
    else {
        return;
    };
    for paragraph in &mut paragraphs[..first] {
        let words = paragraph.tokens.clone().filter(|&i| tokens[i].is_word()).count();
        if paragraph.kind == RegionKind::Body
            && words >= 3
            && paragraph.tokens.len() <= TITLE_MAX
            && !ends_with_stop(tokens, paragraph)
        {
            paragraph.kind = RegionKind::Headline;
        }
    }
}

/// True where most words of four letters or more are capitalised.
fn is_title_case(tokens: &Tokens<'_>, paragraph: &Paragraph) -> bool {
    let (mut long, mut capital) = (0, 0);
    for i in paragraph.tokens.clone().filter(|&i| tokens[i].is_word()) {
        if tokens.text(i).len() >= 4 {
            long += 1;
            capital += usize::from(tokens[i].case != Case::Lower);
        }
    }
    long >= 2 && capital * 4 >= long * 3
}

/// Marks passages that stand earlier in the text word for word, or with something added at the end.
fn copies(tokens: &Tokens<'_>, paragraphs: &mut [Paragraph]) {
    // Keyed by the first words; the first paragraph that opens so is the original.
    let mut seen: HashMap<Vec<&str>, usize> = HashMap::default();
    for i in 0..paragraphs.len() {
        let range = paragraphs[i].tokens.clone();
        if range.len() < COPY_MIN {
            continue;
        }
        let words = |range: Range<usize>| range.map(|t| tokens.folded(t)).collect::<Vec<_>>();
        let key = words(range.start..range.start + COPY_MIN);
        let Some(&original) = seen.get(&key) else {
            seen.insert(key, i);
            continue;
        };
        let earlier = paragraphs[original].tokens.clone();
        let shared = earlier.len().min(range.len());
        let same = (0..shared).all(|k| tokens.folded(earlier.start + k) == tokens.folded(range.start + k));
        if same && shared * 2 >= range.len() {
            paragraphs[i].repeats = Some(original);
            // A caption and a headline keep their kind: that they are captions says more.
            if paragraphs[i].kind == RegionKind::Body {
                paragraphs[i].kind = RegionKind::Duplicate;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{layout, tokens};

    /// The page reads the patterns with the small engine of the same project.
    #[test]
    fn both_engines_match_the_same_words() {
        let lines = [
            "Published: June 19, 2024",
            "PUBLISHED 19/06/2024",
            "Last Updated at 9:15, 19 June 2024",
            "published2024",
            "Republished 2024",
            "Posté 2024",
            "Wednesday, June 19th, 2024",
            "19 June 2024 by Ann Lee",
            "2024-06-19",
            "June 2024",
            "PARIS, June 19 (Reuters) — They met",
            "ST. JOHN’S, N.L. -- They met",
            "Lyon, France (AP) - They met",
            "AL-QAIDA leaders met",
            "SÃO PAULO — They met",
            "X-RAY machines",
            "Photo by: Ann Lee",
            "JO DOE/POOL/GAZETTE",
            "Ann Lee/Getty Images",
            "He/she said",
            "Credit courtesy: the mayor",
            "",
        ];
        let mut matched = 0;
        for pattern in [publication_line(), CREDIT.into(), super::super::dateline::forms()] {
            let large = regex::Regex::new(&pattern).expect("the pattern is valid");
            let small = regex_lite::Regex::new(&pattern).expect("both can read it");
            for line in lines {
                let found = large.find(line).map(|m| m.range());
                matched += usize::from(found.is_some());
                assert_eq!(found, small.find(line).map(|m| m.range()), "{pattern} in {line}");
            }
        }
        assert!(matched > 10, "{matched} matches");
    }

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let tokens = tokens::tokenize(text);
        let layout = layout::read(text, &tokens);
        let kinds: Vec<_> = layout.paragraphs().iter().map(|p| p.kind.name()).collect();
        assert_eq!(kinds.join(" "), expected, "{text}");
    }

    const BODY: &str = "The ministers met on Friday in the capital and signed a treaty on trade.";

    #[test]
    fn a_title_line_above_the_first_sentence_is_a_headline() {
        check(&format!("Ministers sign treaty in capital\n{BODY}"), "headline body");
        check(
            &format!("{BODY}\nMinisters sign treaty in capital\n{BODY} Then they left."),
            "body body duplicate",
        );
    }

    #[test]
    fn bylines_and_publication_lines_are_told_from_sentences() {
        check(
            &format!("Treaty signed in capital\nBy Ann Lee and Bo Roe\nJune 19, 2024\n{BODY}"),
            "headline byline byline body",
        );
        check("By noon the ministers had left the capital again without a word.", "body");
    }

    #[test]
    fn furniture_takes_the_titles_under_it() {
        check(
            &format!("{BODY}\nRELATED:\nWhat the Treaty Means for Farmers\n{BODY} They left."),
            "body boilerplate boilerplate duplicate",
        );
        check(&format!("{BODY}\nThey Left the Capital on Sunday."), "body body");
    }

    #[test]
    fn short_lines_at_the_end_are_furniture() {
        check(
            &format!("{BODY}\nSources: EFE – TASS\nDaily Gazette\ngazette.net.ph"),
            "body boilerplate boilerplate boilerplate",
        );
        check(&format!("{BODY}\n“We are glad.”"), "body body");
    }

    #[test]
    fn a_repeated_passage_is_a_copy_of_the_first() {
        check(&format!("{BODY}\n{BODY}"), "body duplicate");
        check(&format!("{BODY}\nThe ministers met on Friday in the capital and had lunch."), "body body");
    }

    #[test]
    fn picture_credits_are_captions() {
        check(&format!("{BODY}\nPresident Ann Lee (left) meets Bo Roe. JO DOE/POOL/GAZETTE"), "body caption");
    }
}
