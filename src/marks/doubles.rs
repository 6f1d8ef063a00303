//! Pairs double marks.
//!
//! A mark is read by what stands beside it first and by its shape second, because texts mix straight
//! and curly marks and turn some of them round.

use std::ops::Range;

use super::{room_before, touches_next, Marked};
use crate::tokens::{Case, Gap, TokenKind, Tokens};

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

/// A double mark with what its surroundings say.
struct Place {
    at: usize,
    shape: Shape,
    /// Can only open: room before it and none behind.
    opens: bool,
    /// Can only close: touches what stands before it and not what comes after.
    closes: bool,
}

/// Adds the passages in double marks, in text order and apart from one another.
pub(super) fn scan(
    tokens: &Tokens<'_>,
    paragraph: &Range<usize>,
    marks: impl Iterator<Item = usize>,
    found: &mut Vec<Marked>,
) {
    let places: Vec<Place> = marks
        .filter_map(|at| {
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
    // How many more closers than openers stand from each place on, for passages nested in equal marks.
    let mut closers_lead = vec![0i32; places.len() + 1];
    for (i, place) in places.iter().enumerate().rev() {
        let step = match direction(place) {
            Shape::Opener => -1,
            Shape::Closer => 1,
            Shape::Straight => 0,
        };
        closers_lead[i] = closers_lead[i + 1] + step;
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
            if closers_lead[i] > 0 {
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
