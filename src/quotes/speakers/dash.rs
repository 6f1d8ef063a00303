//! `“…” — Ann Lee, mayor`: a name behind a dash that ends its paragraph, and `per X`.

use super::Attribution;
use crate::quotes::units::{Reader, Unit};
use crate::tokens::TokenKind;

/// Most tokens from the dash to the end of the line.
const LINE: usize = 20;

/// The name behind the dash.
pub(super) fn find(reader: &Reader<'_>, unit: &Unit) -> Option<Attribution> {
    let tokens = reader.tokens;
    let dash = unit.tokens.end;
    if dash + 1 >= unit.host.end {
        return None;
    }
    if tokens.folded(dash) == "per" {
        let speaker = reader.phrases.starting_at(dash + 1, unit.after.tokens.end)?;
        return Some(Attribution::new(speaker, dash..dash + 1, "per", 0.75));
    }
    let short =
        tokens[dash].kind == TokenKind::Dash && unit.host.end - dash <= LINE && unit.next_start.is_none();
    if !short || !tokens[dash + 1].is_capitalized() {
        return None;
    }
    let speaker = reader.phrases.starting_at(dash + 1, unit.host.end)?;
    let rest = speaker.end;
    let ends = rest >= unit.host.end
        || matches!(tokens.text(rest), "," | "(" | ".")
        || tokens[rest].kind == TokenKind::Dash;
    ends.then(|| Attribution::new(speaker, dash..dash + 1, "dash", 0.8))
}
