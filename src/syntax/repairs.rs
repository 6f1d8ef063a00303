//! Puts right what the tagger, which sees a few words at a time, could not know.
//!
//! Each rule rests on what must stand somewhere in a sentence: a verb behind a subordinator, an infinitive behind
//! `to`, a participle behind `have`. Where a stretch that needs a finite verb has none, the word becomes one that
//! the tagger held most likely to be one.

use std::ops::Range;

use super::model::Tagged;
use super::tag::{Form, Tag};
use crate::tokens::{Case, TokenKind, Tokens};
use crate::words::among;

/// How far, in steps of the weights, a verb may lie behind the tag that was chosen, where a verb must stand; and
/// where one may (`makes cars and employs 900 people`).
const MUST: i16 = 100;
const MAY: i16 = 90;

/// Repairs the tags of a sentence.
pub(super) fn repair(tokens: &Tokens<'_>, tagged: &mut Tagged, sentence: Range<usize>) {
    for i in sentence.clone() {
        if let Some(tag) = by_neighbours(tokens, &tagged.tags, i, &sentence) {
            tagged.tags[i] = tag;
        }
    }
    missing_verbs(tokens, tagged, sentence);
}

fn by_neighbours(tokens: &Tokens<'_>, tags: &[Tag], i: usize, sentence: &Range<usize>) -> Option<Tag> {
    let next = (i + 1 < sentence.end).then(|| tags[i + 1]);
    let previous = (i > sentence.start).then(|| tags[i - 1]);
    let folded = tokens.folded(i);
    match (tags[i], tokens[i].kind) {
        // `Bo Roe`: a given name that looks like an interjection.
        (Tag::Other, TokenKind::Word) if tokens[i].is_capitalized() && next == Some(Tag::Name) => {
            Some(Tag::Name)
        }
        // `he's saying`.
        (Tag::Other, TokenKind::Possessive)
            if i > sentence.start
                && among!(tokens.folded(i - 1), "he she it that who what there here where how") =>
        {
            Some(Tag::Auxiliary)
        }
        (Tag::Verb(Form::Ing), _) if folded == "according" && tokens.folded(i + 1) == "to" => {
            Some(Tag::Preposition)
        }
        (Tag::Preposition, _) if folded == "to" && next == Some(Tag::Verb(Form::Base)) => Some(Tag::To),
        (Tag::To, _) if i > sentence.start && tokens.folded(i - 1) == "according" => Some(Tag::Preposition),
        (Tag::Verb(_), _) if matches!(folded, "have" | "has" | "had") => {
            let behind = (i + 1..sentence.end.min(i + 3)).find(|&k| tags[k] != Tag::Adverb)?;
            matches!(tags[behind], Tag::Verb(Form::Participle)).then_some(Tag::Auxiliary)
        }
        // `said on Monday that Lee`: no relative pronoun.
        (Tag::Pronoun, _) if folded == "that" => {
            let opens = matches!(next?, Tag::Name | Tag::Determiner | Tag::Pronoun | Tag::Noun | Tag::Number);
            let governed = match previous? {
                Tag::Verb(_) | Tag::Mark | Tag::Coordinator => true,
                _ => super::chunks::is_day(tokens.folded(i - 1)),
            };
            (opens && governed).then_some(Tag::Subordinator)
        }
        _ => None,
    }
}

/// True for a word that can be the verb of a clause, as it is tagged.
fn can_be_finite(tag: Tag) -> bool {
    matches!(tag, Tag::Auxiliary | Tag::Verb(Form::Third | Form::Past | Form::Base | Form::Participle))
}

/// Finds stretches that need a finite verb and have none.
fn missing_verbs(tokens: &Tokens<'_>, tagged: &mut Tagged, sentence: Range<usize>) {
    let is_stop = |i: usize| match tokens[i].kind {
        TokenKind::QuoteMark => true,
        TokenKind::Punctuation => matches!(tokens.text(i), ";" | ":" | "(" | ")" | "[" | "]" | "?" | "!"),
        TokenKind::Dash => !tokens[i].is_glued(),
        _ => false,
    };
    // From one mark that ends a clause to the next.
    let mut start = sentence.start;
    for end in sentence.start..=sentence.end {
        if end == sentence.end || is_stop(end) {
            missing_in(tokens, tagged, start..end);
            start = end + 1;
        }
    }
}

fn missing_in(tokens: &Tokens<'_>, tagged: &mut Tagged, range: Range<usize>) {
    // Where the last subordinator, comma or coordinator stands, and whether a finite verb has come since.
    let mut window = range.start;
    let mut opener = None;
    let (mut finite, mut any) = (false, false);
    for i in range.start..=range.end {
        let tag = if i < range.end { tagged.tags[i] } else { Tag::Mark };
        let comma = i == range.end || tokens.text(i) == ",";
        let that = tag == Tag::Subordinator && tokens.folded(i) == "that";
        let subordinator = tag == Tag::Subordinator;
        if comma || subordinator || tag == Tag::Coordinator {
            let must = match opener {
                Some(Tag::Subordinator) => !finite && opens_clause(tokens, &tagged.tags, window),
                // `Critics charge that …`: something governs the clause. `The mayor rose and left`: so does another.
                _ if tag == Tag::Coordinator => {
                    let next = tagged.tags.get(i + 1).copied().filter(|_| i + 1 < range.end);
                    !any && matches!(next, Some(Tag::Auxiliary | Tag::Verb(Form::Past | Form::Third)))
                }
                _ => that && !any,
            };
            let may = opener == Some(Tag::Coordinator)
                && !finite
                && any
                && i > window + 1
                && matches!(tagged.tags[window + 1], Tag::Determiner | Tag::Number | Tag::Pronoun);
            if must {
                make_verb(tokens, tagged, window..i, MUST);
            } else if may {
                make_verb(tokens, tagged, window..(window + 1).min(i), MAY);
            }
            if subordinator || tag == Tag::Coordinator || comma {
                opener = (i < range.end).then_some(tag);
                window = i + 1;
                finite = false;
            }
        } else if can_be_finite(tag) && (i == range.start || tagged.tags[i - 1] != Tag::To) {
            finite = true;
            any = true;
        }
    }
    // A headline: `Minister resigns over leak`.
    let words = range.clone().filter(|&i| tokens[i].is_word()).count();
    if !any && words >= 3 && range.clone().all(|i| !can_be_finite(tagged.tags[i])) {
        make_verb(tokens, tagged, range, MUST);
    }
}

/// True where the subordinator before token `first` needs a finite verb: not in `after leaving` or `when asked`.
fn opens_clause(tokens: &Tokens<'_>, tags: &[Tag], first: usize) -> bool {
    let subject =
        matches!(tags.get(first), Some(Tag::Determiner | Tag::Noun | Tag::Name | Tag::Pronoun | Tag::Number));
    subject
        && among!(
            tokens.folded(first - 1),
            "that if because although though unless whether since when where while why after before until as"
        )
}

/// Makes the likeliest word of a stretch a verb.
fn make_verb(tokens: &Tokens<'_>, tagged: &mut Tagged, range: Range<usize>, most: i16) {
    let candidate = |&i: &usize| {
        let lower = tokens[i].case == Case::Lower && tokens[i].kind == TokenKind::Word;
        let behind = i == range.start
            || !matches!(tagged.tags[i - 1], Tag::Determiner | Tag::Preposition | Tag::Adjective);
        lower && behind && tagged.behind[i] <= most && matches!(tagged.tags[i], Tag::Noun | Tag::Adjective)
    };
    if let Some(i) = range.clone().filter(candidate).min_by_key(|&i| tagged.behind[i]) {
        tagged.tags[i] = tagged.verbs[i];
    }
}
