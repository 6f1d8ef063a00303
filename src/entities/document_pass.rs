//! The pass over the whole document after tagging: one name is of one kind, and is found wherever
//! it stands.

use crate::rules::RuleId;
use std::collections::BTreeMap;

use super::document_facts::hash_of;
use super::features::Reader;
use super::labels::KINDS;
use super::tagger::Tagged;
use crate::lexicon::flag;
use crate::lexicon::phrases::kind;

const PERSON: usize = 0;
const PLACE: usize = 2;
const GROUP: usize = 3;

/// What a full name of a person says about its last word alone, in mentions.
const SURNAME_CREDIT: f32 = 1.5;
/// A name's commonest kind overrules another kind that is so many times rarer.
const OVERRULES: f32 = 2.0;
/// How much of its likelihood a name keeps that was found by being a repeat.
const REPEAT: f32 = 0.85;

/// Less likely names are left out: F1 is highest where the bound is half of it.
const LEAST: f32 = 0.42;

/// The evidence that the document gives about one name.
#[derive(Clone, Copy, Default)]
struct Evidence {
    /// Likelihood summed over its mentions, by kind.
    weight: [f32; KINDS.len()],
    /// The highest likelihood of a mention, by kind.
    best: [f32; KINDS.len()],
    /// How often it stands where the tagger found nothing.
    missed: f32,
}

impl Evidence {
    fn kind(&self) -> usize {
        (1..KINDS.len()).fold(0, |best, k| if self.weight[k] > self.weight[best] { k } else { best })
    }
}

/// Makes the kinds of equal names agree and adds repeats that were missed. Keeps text order.
pub fn apply(reader: &Reader<'_>, mut names: Vec<Tagged>) -> Vec<Tagged> {
    names.retain(|name| !is_currency(reader, name));
    names.iter_mut().filter(|name| is_people(reader, name)).for_each(|name| name.kind = GROUP);
    let mut evidence = collect(reader, &names);
    for name in &mut names {
        let Some(seen) = evidence.get(&hash_of(&reader.view, name.start..name.end)) else { continue };
        let kind = seen.kind();
        if kind != name.kind && seen.weight[kind] >= OVERRULES * seen.weight[name.kind] {
            name.kind = kind;
            name.likelihood = name.likelihood.min(seen.best[kind]) * REPEAT;
            name.rule = RuleId::SameKind;
        }
    }
    let mut taken = vec![false; reader.view.of.len()];
    names.iter().for_each(|n| taken[n.start..n.end].fill(true));
    let free: Vec<_> = free_runs(reader, &taken).collect();
    for &(start, end) in &free {
        if let Some(seen) = evidence.get_mut(&hash_of(&reader.view, start..end)) {
            seen.missed += 1.0;
        }
    }
    for (start, end) in free {
        let Some(seen) = evidence.get(&hash_of(&reader.view, start..end)) else { continue };
        let kind = seen.kind();
        let letters: u32 = (start..end).map(|i| u32::from(reader.view.at(i).letters)).sum();
        // What was more often passed over than found is doubtful where it was found.
        if letters >= 3 && seen.weight[kind] >= seen.missed {
            names.push(Tagged {
                start,
                end,
                kind,
                likelihood: seen.best[kind] * REPEAT,
                rule: RuleId::Repeat,
            });
        }
    }
    names.retain(|name| {
        // One that is surer elsewhere in the text is kept.
        let seen = evidence.get(&hash_of(&reader.view, name.start..name.end));
        name.likelihood.max(seen.map_or(0.0, |seen| seen.best[name.kind] * REPEAT)) >= LEAST
    });
    crate::order::sort_by_key(&mut names, |n| n.start as u64);
    names
}

/// True for the `US` of `US$100`.
fn is_currency(reader: &Reader<'_>, name: &Tagged) -> bool {
    let tokens = reader.view.ctx.tokens;
    tokens.get(name.end).is_some_and(|t| t.is_glued()) && tokens.text(name.end) == "$"
}

/// True for a place that is a word for a people and nothing else.
fn is_people(reader: &Reader<'_>, name: &Tagged) -> bool {
    let listed = reader.listed[name.start];
    name.kind == PLACE && name.end - name.start == 1 && listed.len() == 1 && listed.kinds == kind::DEMONYM
}

fn collect(reader: &Reader<'_>, names: &[Tagged]) -> BTreeMap<u64, Evidence> {
    let mut evidence: BTreeMap<u64, Evidence> = BTreeMap::new();
    for name in names {
        let seen = evidence.entry(hash_of(&reader.view, name.start..name.end)).or_default();
        seen.weight[name.kind] += name.likelihood;
        seen.best[name.kind] = seen.best[name.kind].max(name.likelihood);
    }
    for name in names.iter().filter(|n| n.kind == PERSON && n.end - n.start > 1) {
        let surname = if family_first(reader, name) { name.start } else { name.end - 1 };
        if reader.view.at(surname).look.is_capital() && reader.view.at(surname).letters > 2 {
            let seen = evidence.entry(hash_of(&reader.view, surname..surname + 1)).or_default();
            // Full names of one person are one piece of evidence, however often they stand.
            if seen.weight[PERSON] < SURNAME_CREDIT || seen.best[PERSON] == 0.0 {
                seen.weight[PERSON] += SURNAME_CREDIT;
            }
            seen.best[PERSON] = seen.best[PERSON].max(name.likelihood);
        }
    }
    evidence
}

/// True for `Park Geun-hye`: of a given name in two parts the second is in lower case.
fn family_first(reader: &Reader<'_>, name: &Tagged) -> bool {
    let text = reader.view.ctx.tokens.span(name.start + 1..name.end).of(reader.view.ctx.text);
    text.split_once('-').is_some_and(|(_, part)| part.starts_with(char::is_lowercase))
}

/// Runs of capitals in which nothing was found, without the titles before them.
fn free_runs<'r>(reader: &'r Reader<'_>, taken: &'r [bool]) -> impl Iterator<Item = (usize, usize)> + 'r {
    let is_free = |run: &std::ops::Range<usize>| run.clone().all(|i| !taken[i]);
    let wide = reader.runs.wide.iter().filter(|w| w.len() > 1).cloned();
    let runs =
        reader.runs.strict.iter().cloned().chain(wide.filter(|w| reader.runs.strict(w.start) != Some(w)));
    runs.filter(move |run| is_free(run)).map(|run| {
        let is_title = |i: &usize| reader.view.at(*i).word.flags & flag::TITLE != 0;
        let start = run.clone().find(|i| !is_title(i)).unwrap_or(run.start);
        (start, run.end)
    })
}
