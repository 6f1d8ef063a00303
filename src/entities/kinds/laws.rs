//! Treaties, acts and agreements that are named with capitals: `Treaty of Lisbon`, `Clean Air Act`.

use super::capitals::{goes_on, run_after, run_before};
use super::Finder;
use crate::entities::scene::is_capital;
use crate::entities::{scene::Draft, EntityKind};
use crate::lexicon::terms::flag;
use crate::rules::RuleId;
use crate::tokens::TokenKind;
use crate::words::listed;

/// How a head word becomes a name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Needs {
    /// A capitalised word before it, or a complement with capitals behind it.
    Either,
    /// A capitalised word before it.
    Before,
    /// A complement with capitals behind it, or a place that treaties are named after before it.
    Complement,
    /// Nothing: the capital is enough in running text.
    Nothing,
    /// A number behind it.
    Number,
}

fn needs(folded: &str) -> Option<Needs> {
    Some(match folded {
        "treaty" | "treaties" | "agreement" | "agreements" | "accord" | "accords" | "protocol" | "pact"
        | "covenant" | "charter" | "memorandum" | "declaration" | "statute" => Needs::Either,
        "act" | "acts" | "amendment" | "amendments" | "bill" | "law" | "code" | "directive"
        | "regulation" | "ordinance" => Needs::Before,
        "convention" | "conventions" => Needs::Complement,
        "constitution" => Needs::Nothing,
        "resolution" => Needs::Number,
        _ => return None,
    })
}

/// All names of laws, in text order.
pub(super) fn find(finder: &Finder<'_, '_>, found: &mut Vec<Draft>) {
    for hit in finder.hits.list.iter().filter(|hit| hit.term.is(flag::LAW)) {
        if !goes_on(finder.ctx.tokens, &hit.tokens) {
            found.push(Draft::new(finder.ctx, hit.tokens.clone(), EntityKind::Law, 0.9, RuleId::LawList));
        }
    }
    let tokens = finder.ctx.tokens;
    for (s, sentence) in finder.ctx.sentences.as_slice().iter().enumerate() {
        for i in sentence.tokens.clone().filter(|&i| is_capital(tokens, i)) {
            if let Some(draft) = needs(tokens.folded(i)).and_then(|needs| named(finder, s, i, needs)) {
                found.push(draft);
            } else if tokens.folded(i) == "v." || tokens.folded(i) == "vs." {
                continue;
            }
        }
        cases(finder, sentence.tokens.clone(), found);
    }
}

/// The name around the head at token `i` of sentence `s`.
fn named(finder: &Finder<'_, '_>, s: usize, i: usize, needs: Needs) -> Option<Draft> {
    let tokens = finder.ctx.tokens;
    let sentence = &finder.ctx.sentences.as_slice()[s].tokens;
    let mut start = run_before(tokens, finder.names, i, sentence.start);
    let mut end = i + 1;
    if needs == Needs::Number {
        let number = tokens.get(i + 1).is_some_and(|t| t.kind == TokenKind::Number);
        return number.then(|| Draft::new(finder.ctx, i..i + 2, EntityKind::Law, 0.85, RuleId::LawNumber));
    }
    if matches!(needs, Needs::Either | Needs::Complement | Needs::Before)
        && complement_opens(tokens.folded(end))
    {
        end = run_after(tokens, end, sentence.end);
    }
    if goes_on(tokens, &(start..end)) {
        return None;
    }
    let before = tokens.folded(i.saturating_sub(1));
    let named_before = start < i;
    let complement = end > i + 1;
    if finder.shouts[s] {
        // In a title line every word is a capital: only short runs behind a small word are names.
        if i - start > 5 || start == sentence.start {
            return None;
        }
        start = start.max(i.saturating_sub(4));
    }
    let fits = match needs {
        Needs::Either => named_before || complement,
        Needs::Before => named_before && (complement || i - start < 9),
        Needs::Complement => {
            complement && matches!(tokens.folded(i + 1), "on" | "against" | "for" | "relating")
                || listed(before, "geneva hague vienna lisbon ottawa chicago barcelona istanbul lomé lome")
        }
        Needs::Nothing | Needs::Number => !finder.shouts[s] && i > sentence.start,
    };
    // `Jude Law`, `Buffalo Bill` and `Republic Act Party` belong to the tagger.
    let person = finder.names.get(i).is_some_and(|n| {
        let society = n.kind == EntityKind::Organization
            && (n.tokens.start < start || tokens.folded(i) == "law" && n.tokens.len() > 2);
        n.kind == EntityKind::Person || society || n.tokens.end > end
    });
    let only_nation = needs == Needs::Before
        && start + 1 == i
        && finder.names.get(start).is_some_and(|n| n.kind == EntityKind::Place);
    if !fits || person || only_nation {
        return None;
    }
    if needs == Needs::Nothing {
        start = i;
    }
    Some(Draft::new(finder.ctx, start..end, EntityKind::Law, 0.85, RuleId::LawHead))
}

fn complement_opens(folded: &str) -> bool {
    listed(folded, "of on for against relating")
}

/// Cases in court: `Marbury v. Madison`.
fn cases(finder: &Finder<'_, '_>, sentence: std::ops::Range<usize>, found: &mut Vec<Draft>) {
    let tokens = finder.ctx.tokens;
    for i in sentence.start + 1..sentence.end.saturating_sub(1) {
        if !matches!(tokens.folded(i), "v." | "v") || !is_capital(tokens, i - 1) || !is_capital(tokens, i + 1)
        {
            continue;
        }
        let start = run_before(tokens, finder.names, i, sentence.start);
        let end = run_after(tokens, i + 1, sentence.end);
        found.push(Draft::new(finder.ctx, start..end.max(i + 2), EntityKind::Law, 0.7, RuleId::CourtCase));
    }
}
