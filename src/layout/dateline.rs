//! The head of a report: `MOSCOW, Russia (AFP) —`, `Beijing, June 3 (Xinhua) --`.

use std::ops::Range;
use std::sync::OnceLock;

use super::Regex;

use super::Dateline;
use crate::tokens::Tokens;

/// Longest head that is looked at, in bytes.
const LIMIT: usize = 160;

/// The written forms, as agency style guides give them: a place in capitals, more of the place, a
/// date, an agency in brackets, a dash. The place may be in small letters where an agency follows.
fn pattern() -> &'static Regex {
    static PATTERN: OnceLock<Regex> = OnceLock::new();
    PATTERN.get_or_init(|| Regex::new(&forms()).expect("the dateline pattern is valid"))
}

pub(super) fn forms() -> String {
    let month = "(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\\.?";
    let date = format!("(?:{month} [0-9]{{1,2}}|[0-9]{{1,2}} {month})(?:,? [0-9]{{4}})?");
    let upper_place = "[A-Z][A-Z.'’-]+(?:[ /][A-Z][A-Z.'’-]*)*";
    let place = "[A-Z][A-Za-z.'’-]+(?: [A-Z][A-Za-z.'’-]*)*";
    let more = format!("(?:, {place})?");
    let agency = "\\((?:[A-Z][A-Za-z .&/-]{1,30})\\)";
    // Wire services of the 1990s sent an underscore for a dash.
    let dash = "(?:—|–|―|--|-|_)";
    format!(
            "^(?:{upper_place}{more}(?:,? {date})?,?(?: ?{agency})?|{place}{more}(?:,? {date})?,? ?{agency}) ?{dash} ?"
        )
}

/// The datelines at the heads of `paragraphs`.
pub(super) fn find(text: &str, tokens: &Tokens<'_>, paragraphs: &[Range<usize>]) -> Vec<Dateline> {
    let mut found = Vec::new();
    for (paragraph, range) in paragraphs.iter().enumerate() {
        let span = tokens.span(range.clone());
        let mut limit = span.len().min(LIMIT);
        let whole = span.of(text);
        while !whole.is_char_boundary(limit) {
            limit -= 1;
        }
        // Every form holds a dash, and most paragraphs do not.
        let head = &whole[..limit];
        if !head.starts_with(|c: char| c.is_ascii_uppercase()) || !head.contains(['-', '—', '–', '―', '_'])
        {
            continue;
        }
        let Some(matched) = pattern().find(head) else {
            continue;
        };
        let end = tokens.at_byte(span.start + matched.as_str().trim_end().len() as u32).min(range.end);
        let spaced = end == range.end || !tokens[end].is_glued() || head.as_bytes()[matched.end() - 1] > 0x7f;
        // `AL-QAIDA leaders` and `X-RAY` have a glued hyphen, a dateline never.
        if end <= range.start || !spaced {
            continue;
        }
        // A dateline may be a paragraph of its own.
        let rest = if end < range.end { tokens[end].span.start } else { span.end };
        found.push(Dateline {
            span: tokens.span(range.start..end),
            tokens: range.start..end,
            paragraph,
            rest,
        });
    }
    found
}

#[cfg(test)]
mod tests {
    use crate::{layout, tokens};

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        let tokens = tokens::tokenize(text);
        let layout = layout::read(text, &tokens);
        assert_eq!(layout.datelines().first().map(|d| d.span.of(text)), expected, "{text}");
    }

    #[test]
    fn reads_place_agency_and_date() {
        check("MOSCOW, Russia (AFP) — Talks began.", Some("MOSCOW, Russia (AFP) —"));
        check("WASHINGTON - Talks began.", Some("WASHINGTON -"));
        check("NAIROBI, Kenya (AP) _\n\nTalks began.", Some("NAIROBI, Kenya (AP) _"));
        check("Beijing, June 3 (Xinhua) -- Talks began.", Some("Beijing, June 3 (Xinhua) --"));
        check(
            "NEW YORK, Sept. 12, 2019 (Reuters) – Talks began.",
            Some("NEW YORK, Sept. 12, 2019 (Reuters) –"),
        );
    }

    #[test]
    fn leaves_other_heads_alone() {
        check("AL-QAIDA leaders met.", None);
        check("The talks — long awaited — began.", None);
        check("RUSSIA’s President Vladimir Putin — left — waved.", None);
        check("Talks (AFP) began.", None);
    }
}
