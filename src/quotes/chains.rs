//! Joins the pieces of a quotation that runs over several paragraphs.
//!
//! English leaves a paragraph open where the quotation goes on, and opens the next one again
//! (`“A … ¶ “B …”`). Some texts forget to open it again (`“A … ¶ B …,” he said.`).

use crate::layout::Paragraph;
use crate::marks::Marked;
use crate::tokens::Tokens;

/// How many paragraphs without any mark may stand inside a quotation that is not opened again.
const UNMARKED: usize = 3;

/// The pieces of all passages: tails that belong to an open passage are kept, unmarked paragraphs
/// between are added, stray tails are dropped. For each piece, the piece it goes on from. What `repair` makes
/// of a passage is joined in its place.
pub(super) fn join(
    tokens: &Tokens<'_>,
    paragraphs: &[Paragraph],
    marked: &[Marked],
    repair: impl Fn(&Marked) -> Marked,
) -> (Vec<Marked>, Vec<Option<usize>>) {
    let mut pieces: Vec<Marked> = Vec::with_capacity(marked.len());
    let mut goes_on_from: Vec<Option<usize>> = Vec::with_capacity(marked.len());
    // The places of old passages, for those that stand inside others.
    let mut places = vec![None; marked.len()];
    let mut paragraph = 0;
    // The piece that the last paragraph left open, and that paragraph.
    let mut open: Option<(usize, usize)> = None;
    // Where passages in single marks begin.
    let singles: Vec<usize> = marked.iter().filter(|m| m.single).map(|m| m.tokens.start).collect();
    for (old, piece) in marked.iter().map(repair).enumerate() {
        while paragraphs.get(paragraph).is_some_and(|p| p.tokens.end <= piece.tokens.start) {
            paragraph += 1;
        }
        let Some(host) = paragraphs.get(paragraph) else {
            break;
        };
        if piece.single && !piece.closed {
            // A single mark is left open only where the next paragraph opens it again.
            let next = paragraphs.get(paragraph + 1).map_or(usize::MAX, |p| p.tokens.start);
            if singles.binary_search(&next).is_err() {
                continue;
            }
            let held = pieces.iter_mut().rev().take_while(|p| p.tokens.start > piece.tokens.start);
            held.filter(|p| p.inside.is_none()).for_each(|p| p.inside = Some(old));
        }
        let first = piece.tokens.start == host.tokens.start && piece.inside.is_none();
        let mut from = None;
        if let Some((before, at)) = open.filter(|&(before, _)| first && piece.single == pieces[before].single)
        {
            let between = paragraph - at - 1;
            if !piece.opened && between <= UNMARKED {
                let mut last = before;
                for body in &paragraphs[at + 1..paragraph] {
                    let whole = Marked {
                        tokens: body.tokens.clone(),
                        closed: false,
                        opened: false,
                        single: false,
                        inside: None,
                    };
                    pieces.push(whole);
                    goes_on_from.push(Some(last));
                    last = pieces.len() - 1;
                }
                from = Some(last);
            } else if piece.opened && between == 0 && same_hand(tokens, &pieces[before], &piece) {
                from = Some(before);
            }
        }
        if !piece.opened && from.is_none() {
            continue;
        }
        if piece.inside.is_none() && piece.tokens.start >= host.tokens.start {
            let left_open = !piece.closed && piece.tokens.end == host.tokens.end;
            open = left_open.then_some((pieces.len(), paragraph));
        }
        places[old] = Some(pieces.len());
        pieces.push(piece);
        goes_on_from.push(from);
    }
    for piece in &mut pieces {
        piece.inside = piece.inside.and_then(|old: usize| places.get(old).copied().flatten());
    }
    (pieces, goes_on_from)
}

/// False where a straight mark was left open and a curly one follows: the straight one is a slip.
fn same_hand(tokens: &Tokens<'_>, open: &Marked, next: &Marked) -> bool {
    !open.opened || tokens.text(open.tokens.start) != "\"" || tokens.text(next.tokens.start) == "\""
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{layout, marks, tokens};

    /// The pieces of `text`, those that go on from another with `+` before them.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let tokens = tokens::tokenize(text);
        let layout = layout::read(text, &tokens);
        let marked = marks::read(&tokens, &layout);
        let (pieces, from) = join(&tokens, layout.paragraphs(), marked.passages(), Marked::clone);
        let found: Vec<String> = pieces
            .iter()
            .zip(from)
            .map(|(p, from)| {
                format!("{}{}", if from.is_some() { "+" } else { "" }, tokens.span(p.tokens.clone()).of(text))
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn joins_a_paragraph_that_opens_again() {
        check("“We came early.\n\n“We left late,” Lee said.", &["“We came early.", "+“We left late,”"]);
    }

    #[test]
    fn joins_a_paragraph_that_only_closes() {
        check("\"We came early.\nWe left late,\" Lee said.", &["\"We came early.", "+We left late,\""]);
    }

    #[test]
    fn drops_a_stray_closing_mark() {
        check("We came early.\n\nWe left late,” Lee said.", &[]);
    }

    #[test]
    fn a_closed_passage_goes_on_nowhere() {
        check("“We came early.”\n\n“We left late,” Lee said.", &["“We came early.”", "“We left late,”"]);
    }

    #[test]
    fn a_stray_mark_changes_nothing_outside_its_paragraph() {
        let around = ["“We came early,” Lee said.", "“We left late,” Roe said."];
        for mark in ["“", "”", "\"", "''", "‘", "’", "'"] {
            for middle in [
                format!("Nobody {mark}stayed."),
                format!("Nobody stayed{mark}."),
                format!("Nobody {mark} stayed."),
            ] {
                let text = format!("{}\n\n{middle}\n\n{}", around[0], around[1]);
                let tokens = tokens::tokenize(&text);
                let layout = layout::read(&text, &tokens);
                let marked = marks::read(&tokens, &layout);
                let (pieces, from) = join(&tokens, layout.paragraphs(), marked.passages(), Marked::clone);
                let found: Vec<&str> =
                    pieces.iter().map(|p| tokens.span(p.tokens.clone()).of(&text)).collect();
                assert_eq!(found.first(), Some(&"“We came early,”"), "{middle}");
                assert_eq!(found.last(), Some(&"“We left late,”"), "{middle}");
                assert!(from.iter().skip(1).take(1).all(Option::is_none), "{middle}");
            }
        }
    }
}
