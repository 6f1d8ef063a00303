//! `“…” — Ann Lee, mayor`: a name behind a dash, in the same line or the next, and `per X`.

use std::ops::Range;

use super::{Attribution, Basis};
use crate::quotes::units::{Reader, Unit};
use crate::quotes::words::Class;
use crate::rules::RuleId;
use crate::tokens::{Gap, TokenKind};

/// Most tokens from the dash to the end of the line.
const LINE: usize = 20;

/// The name behind the dash.
pub(super) fn find(reader: &Reader<'_>, unit: &Unit) -> Option<Attribution> {
    let dash = unit.tokens.end;
    if reader.tokens.folded(dash) == "per" && dash < unit.after.tokens.end {
        let speaker = reader.phrases.starting_at(dash + 1, unit.after.tokens.end)?;
        return Some(Attribution::new(speaker, dash..dash + 1, RuleId::Per, 0.75));
    }
    if dash >= unit.host.end {
        return next_line(reader, unit);
    }
    let line = dash..unit.host.end;
    if reader.tokens[dash].gap >= Gap::Line && bare(reader, &line) {
        return signature(reader, line);
    }
    signature(reader, line).filter(|_| unit.next_start.is_none())
}

/// `“…” ¶ — Ann Lee, mayor`: a paragraph that is nothing but the signature of the one before.
fn next_line(reader: &Reader<'_>, unit: &Unit) -> Option<Attribution> {
    let line = reader.ctx.layout.paragraphs().get(unit.paragraph + 1)?.tokens.clone();
    let alone = unit.tokens.start == unit.host.start;
    (alone && bare(reader, &line)).then(|| signature(reader, line)).flatten()
}

/// True for a line that holds no sentence, unlike an item of a list (`- Ann Lee won.`).
fn bare(reader: &Reader<'_>, line: &Range<usize>) -> bool {
    let verb = |i: usize| {
        reader.words.any(i, Class::AUXILIARY)
            || reader.words.all(i, Class::FINITE) && !reader.words.any(i, Class::ROLE)
    };
    reader.tokens.text(line.end - 1) != "." && !line.clone().any(verb)
}

/// `— Ann Lee, mayor`.
fn signature(reader: &Reader<'_>, line: Range<usize>) -> Option<Attribution> {
    let tokens = reader.tokens;
    let dash = line.start;
    let is_dash = tokens[dash].kind == TokenKind::Dash || tokens.text(dash) == "~";
    let named = dash + 1 < line.end && tokens[dash + 1].is_capitalized() && line.len() <= LINE;
    if !is_dash || !named {
        return None;
    }
    let speaker = reader.phrases.starting_at(dash + 1, line.end)?;
    let rest = speaker.end;
    let ends = rest >= line.end
        || matches!(tokens.text(rest), "," | "(" | ".")
        || tokens[rest].kind == TokenKind::Dash;
    ends.then(|| Attribution::new(speaker, dash..dash + 1, RuleId::Dash, 0.8).on(Basis::Signature))
}
