//! Products and titles: listed ones, types of weapons and aircraft, titles in marks after `film`, a make before `car`.

use super::Finder;
use crate::entities::scene::{follows, is_capital, Draft};
use crate::entities::EntityKind;
use crate::lexicon::terms::flag;
use crate::rules::RuleId;
use crate::tokens::{Case, TokenKind};
use crate::words::listed;

/// Letters that types of aircraft, missiles, tanks and guns start with, as their makers print them.
const SERIES: &[&str] = &[
    "a", "aim", "ak", "ah", "an", "ar", "as", "b", "bgm", "bm", "bmp", "btr", "c", "ch", "df", "e", "ea",
    "f", "fa", "fgm", "gbu", "gmlrs", "il", "is", "j", "jf", "jl", "js", "k", "ka", "kc", "kh", "kn", "l",
    "m", "mh", "mi", "mig", "mim", "mk", "mq", "oh", "p", "pac", "pl", "q", "rim", "rpg", "rq", "rs", "s",
    "sa", "sm", "sr", "ss", "su", "t", "tb", "tos", "tu", "u", "uh", "v", "x", "xb", "y", "yak", "z",
];

/// All works, in text order.
pub(super) fn find(finder: &Finder<'_, '_>, found: &mut Vec<Draft>) {
    let tokens = finder.ctx.tokens;
    for hit in finder.hits.list.iter().filter(|hit| hit.term.is(flag::WORK)) {
        let longer = finder.names.get(hit.tokens.start).is_some_and(|n| n.tokens.len() > hit.tokens.len());
        if !longer {
            found.push(Draft::new(finder.ctx, hit.tokens.clone(), EntityKind::Work, 0.85, RuleId::WorkList));
        }
    }
    for (s, sentence) in finder.ctx.sentences.as_slice().iter().enumerate() {
        for i in sentence.tokens.clone() {
            match tokens[i].kind {
                TokenKind::Dash => found.extend(designation(finder, i)),
                TokenKind::QuoteMark => found.extend(title(finder, i, sentence.tokens.end)),
                TokenKind::Word if !finder.shouts[s] && i > sentence.tokens.start => {
                    found.extend(make(finder, i))
                }
                _ => {}
            }
        }
    }
}

/// `F-16`, `MiG-29`, `S-400`: letters of a series, a glued hyphen, a number.
fn designation(finder: &Finder<'_, '_>, dash: usize) -> Option<Draft> {
    let tokens = finder.ctx.tokens;
    let start = dash.checked_sub(1)?;
    let glued = tokens[dash].is_glued()
        && tokens.get(dash + 1).is_some_and(|t| t.is_glued() && t.kind == TokenKind::Number);
    let first = tokens[start];
    let loose = start == 0 || !first.is_glued();
    if !glued || !loose || first.case == Case::Lower || !SERIES.contains(&tokens.folded(start)) {
        return None;
    }
    // A ratio or a score is no type: `S-4-5`; years and money are no numbers of a type.
    let number = tokens.text(dash + 1);
    if number.len() > 3 || number.contains([',', '.', ':']) {
        return None;
    }
    let mut end = dash + 2;
    if tokens.get(end).is_some_and(|t| t.is_glued() && t.is_word() && t.span.len() <= 3)
        && tokens.folded(end) != "s"
    {
        end += 1;
    }
    Some(Draft::new(finder.ctx, start..end, EntityKind::Work, 0.8, RuleId::WorkType))
}

/// The words in marks after a word for a work: `the film “Oppenheimer”`, `a book called “Night”`.
fn title(finder: &Finder<'_, '_>, mark: usize, limit: usize) -> Option<Draft> {
    let tokens = finder.ctx.tokens;
    let mut before = mark.checked_sub(1)?;
    if matches!(tokens.folded(before), "called" | "titled" | "entitled" | "named")
        || tokens.text(before) == ","
    {
        before = before.checked_sub(1)?;
    }
    if tokens.text(before) == "," {
        before = before.checked_sub(1)?;
    }
    if !is_word_for_work(tokens.folded(before)) || !is_capital(tokens, mark + 1) {
        return None;
    }
    let close = (mark + 2..limit.min(mark + 14))
        .find(|&i| tokens[i].kind == TokenKind::QuoteMark && tokens[i].is_glued())?;
    let comma = matches!(tokens.text(close - 1), "," | ".");
    let range = mark + 1..close - usize::from(comma);
    (!range.is_empty()).then(|| Draft::new(finder.ctx, range, EntityKind::Work, 0.8, RuleId::WorkTitle))
}

fn is_word_for_work(folded: &str) -> bool {
    listed(
        folded,
        "film movie book novel song album play series show documentary poem painting memoir single \
         musical opera podcast essay sitcom ballet thriller comedy drama bestseller hit autobiography \
         biography novella anthology sequel blockbuster miniseries soap game videogame track ballad \
         anthem sculpture mural trilogy pamphlet manifesto",
    )
}

/// A capitalised word that no list and no tagger knows, before a word for a product: `Aurus car`.
fn make(finder: &Finder<'_, '_>, product: usize) -> Option<Draft> {
    let tokens = finder.ctx.tokens;
    if !is_product(tokens.folded(product)) || !follows(tokens, product) {
        return None;
    }
    let i = product - 1;
    let known = finder.hits.at(i).is_some()
        || finder
            .names
            .get(i)
            .is_some_and(|n| n.kind != EntityKind::Organization || n.confidence > 0.9 || n.tokens.len() > 1);
    let plain = tokens[i].case == Case::Capitalized || tokens[i].case == Case::Mixed;
    // The word before must be a small one that goes with a common noun: `a`, `luxury`, `-made`.
    let small = i > 0 && tokens[i - 1].is_word() && tokens[i - 1].case == Case::Lower && follows(tokens, i);
    (!known && plain && small && is_capital(tokens, i))
        .then(|| Draft::new(finder.ctx, i..product, EntityKind::Work, 0.6, RuleId::WorkMake))
}

fn is_product(folded: &str) -> bool {
    listed(
        folded,
        "car cars sedan suv limousine limousines pickup motorcycle jet jets helicopter helicopters drone \
         drones missile missiles rocket rockets tank tanks rifle rifles pistol smartphone smartphones \
         phone phones laptop laptops tablet console vaccine spacecraft torpedo howitzer howitzers chatbot \
         app",
    )
}
