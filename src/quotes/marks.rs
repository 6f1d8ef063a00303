//! Pairs quotation marks into marked passages, paragraph by paragraph.
//!
//! A mark is read by what stands beside it first and by its shape second, because texts mix straight
//! and curly marks and turn some of them round. Nothing is carried from one paragraph to the next,
//! so a stray mark can spoil only its own paragraph.

use std::ops::Range;

use super::singles;
use crate::tokens::{Case, Gap, TokenKind, Tokens};
use crate::words::listed;

/// One passage in quotation marks.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Marked {
    /// Its tokens, marks included.
    pub tokens: Range<usize>,
    /// False where the paragraph ends, or a new passage opens, before it is closed.
    pub closed: bool,
    /// False where it has no opening mark, as the tail of a quotation from the paragraph before.
    pub opened: bool,
    /// True for single marks.
    pub single: bool,
    /// The passage it stands in, an index into the same list.
    pub inside: Option<usize>,
}

impl Marked {
    /// The tokens between the marks.
    pub fn inner(&self) -> Range<usize> {
        let start = self.tokens.start + usize::from(self.opened);
        start..(self.tokens.end - usize::from(self.closed)).max(start)
    }
}

/// How a double mark points.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Shape {
    Opener,
    Closer,
    Straight,
}

/// The shape of token `i`, if it is a double mark.
fn double(tokens: &Tokens<'_>, i: usize) -> Option<Shape> {
    if tokens[i].kind != TokenKind::QuoteMark {
        return None;
    }
    match tokens.text(i) {
        "“" | "„" | "‟" | "«" | "``" => Some(Shape::Opener),
        "”" | "»" => Some(Shape::Closer),
        "\"" | "＂" | "″" | "''" => Some(Shape::Straight),
        _ => None,
    }
}

/// True where the mark at `i` has room before it, or a bracket or dash: a place to open.
pub(super) fn room_before(tokens: &Tokens<'_>, i: usize, paragraph: &Range<usize>) -> bool {
    let mut at = i;
    // Another mark may stand between (`“‘We`), more than two of them are noise.
    for _ in 0..3 {
        if at == paragraph.start || tokens[at].gap != Gap::None {
            return true;
        }
        at -= 1;
        match tokens[at].kind {
            TokenKind::Dash => return true,
            TokenKind::Punctuation => return matches!(tokens.text(at), "(" | "[" | "/"),
            TokenKind::QuoteMark => {}
            _ => return false,
        }
    }
    false
}

/// True where a word, number or bracket touches the mark at `i` from behind.
pub(super) fn touches_next(tokens: &Tokens<'_>, i: usize, paragraph: &Range<usize>) -> bool {
    for next in i + 1..(i + 4).min(paragraph.end) {
        if tokens[next].gap != Gap::None {
            return false;
        }
        match tokens[next].kind {
            TokenKind::Punctuation => {
                let text = tokens.text(next);
                return text.starts_with("..") || listed(text, "( [ … ¡ ¿");
            }
            TokenKind::QuoteMark => {}
            TokenKind::Dash => return false,
            _ => return true,
        }
    }
    false
}

/// All marked passages of `paragraph`, outer ones before those inside them, in text order.
pub(super) fn scan(tokens: &Tokens<'_>, paragraph: Range<usize>, found: &mut Vec<Marked>) {
    let marks: Vec<usize> = paragraph.clone().filter(|&i| tokens[i].kind == TokenKind::QuoteMark).collect();
    if marks.is_empty() {
        return;
    }
    let first = found.len();
    doubles(tokens, &paragraph, &marks, found);
    singles::scan(tokens, &paragraph, &marks, first, found);
}

/// A double mark with what its surroundings say.
struct Place {
    at: usize,
    shape: Shape,
    /// Can only open: room before it and none behind.
    opens: bool,
    /// Can only close: touches what stands before it and not what comes after.
    closes: bool,
}

fn doubles(tokens: &Tokens<'_>, paragraph: &Range<usize>, marks: &[usize], found: &mut Vec<Marked>) {
    let places: Vec<Place> = marks
        .iter()
        .filter_map(|&at| {
            let shape = double(tokens, at)?;
            let (room, touches) = (room_before(tokens, at, paragraph), touches_next(tokens, at, paragraph));
            let spaced =
                at + 1 < paragraph.end && tokens[at + 1].gap != Gap::None && tokens[at].gap != Gap::None;
            let (room, touches) = if spaced { (true, true) } else { (room, touches) };
            // Nothing can be closed at the start of a paragraph.
            let shape = if at == paragraph.start { Shape::Opener } else { shape };
            Some(Place { at, shape, opens: room && touches && !spaced, closes: !room && !touches })
        })
        .filter(|place| !is_inches(tokens, place.at, paragraph))
        .collect();
    // How many openers and closers stand from each place on, for passages nested in equal marks.
    let mut ahead = vec![(0usize, 0usize); places.len() + 1];
    for (i, place) in places.iter().enumerate().rev() {
        let (openers, closers) = ahead[i + 1];
        ahead[i] = match direction(place) {
            Shape::Opener => (openers + 1, closers),
            Shape::Closer => (openers, closers + 1),
            Shape::Straight => (openers, closers),
        };
    }
    let last_closer = places.iter().rev().find(|p| p.shape == Shape::Closer).map(|p| p.at);
    let mut open: Option<usize> = None;
    let mut depth = 0usize;
    for (i, place) in places.iter().enumerate() {
        let Some(start) = open else {
            match direction(place) {
                Shape::Closer if i == 0 => {
                    // The tail of a quotation that began in an earlier paragraph, or a stray mark:
                    // whoever reads the paragraph before decides.
                    found.push(passage(paragraph.start..place.at + 1, false, true));
                }
                Shape::Closer => {}
                _ => open = Some(place.at),
            }
            continue;
        };
        if measures(tokens, place, start, places.len() - i - 1, last_closer.is_some_and(|at| at > place.at)) {
            continue;
        }
        let opens = place.opens && direction(place) == Shape::Opener && place.at > start + 1;
        if opens {
            let (openers, closers) = ahead[i];
            if closers > openers {
                depth += 1;
            } else {
                found.push(passage(start..place.at, true, false));
                open = Some(place.at);
                depth = 0;
            }
        } else if depth > 0 {
            depth -= 1;
        } else {
            found.push(passage(start..place.at + 1, true, true));
            open = None;
        }
    }
    if let Some(start) = open.filter(|&start| paragraph.end > start + 2) {
        found.push(passage(start..paragraph.end, true, false));
    }
}

fn passage(tokens: Range<usize>, opened: bool, closed: bool) -> Marked {
    Marked { tokens, closed, opened, single: false, inside: None }
}

/// What a mark does: its neighbours decide, and its shape where they don't.
fn direction(place: &Place) -> Shape {
    if place.opens {
        Shape::Opener
    } else if place.closes {
        Shape::Closer
    } else {
        place.shape
    }
}

/// True for the mark of inches inside an open passage: a number before it, a word behind it, and
/// enough marks left to close the passage.
fn measures(tokens: &Tokens<'_>, place: &Place, start: usize, left: usize, closer_follows: bool) -> bool {
    let at = place.at;
    let straight =
        place.shape == Shape::Straight && tokens[at].is_glued() && tokens[at - 1].kind == TokenKind::Number;
    let word = tokens.get(at + 1).is_some_and(|t| t.gap == Gap::Space && t.case == Case::Lower);
    let curly = double(tokens, start) == Some(Shape::Opener);
    let closable = if curly { closer_follows } else { left % 2 == 1 };
    straight && word && closable
}

/// True for the mark of inches and seconds: a digit before it, nothing to quote behind it.
fn is_inches(tokens: &Tokens<'_>, i: usize, paragraph: &Range<usize>) -> bool {
    let measures = tokens[i].is_glued()
        && i > paragraph.start
        && tokens[i - 1].kind == TokenKind::Number
        && matches!(tokens.text(i), "\"" | "″" | "''");
    // `5'11"` or `a 14" screen`: what came before must not be an open quotation that ends in a
    // number, and that is told by a mark that opens before it.
    measures && !(paragraph.start..i).rev().take(INCHES_REACH).any(|k| double(tokens, k).is_some())
}

/// How far back, in tokens, an opening mark may stand that the mark after a number closes.
const INCHES_REACH: usize = 120;
