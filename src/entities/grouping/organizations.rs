//! Full names, acronyms and short forms of one organisation brought together.

use crate::maps::HashMap;
use std::ops::Range;

use super::fold::parts;
use crate::context::Context;
use crate::entities::scene::is_capital;
use crate::tokens::Case;
use crate::words::listed;

/// Longest part of a name that may stand for it, in words.
const LONGEST: usize = 8;

/// For each name of `names` (token ranges in text order) the number of its organisation, and how
/// many there are.
pub(super) fn group(ctx: &Context<'_>, names: &[Range<usize>]) -> (Vec<usize>, usize) {
    let tokens = ctx.tokens;
    let words: Vec<Vec<String>> = names.iter().map(|range| bare(parts(tokens, range.clone()))).collect();
    let mut by_key: HashMap<String, usize> = HashMap::default();
    let mut organisation = Vec::with_capacity(names.len());
    // Long names by their initials and by their first word, where that is theirs alone.
    let mut initials: HashMap<String, usize> = HashMap::default();
    let mut short: HashMap<&str, Option<usize>> = HashMap::default();
    // Long names by what they begin or end with: `Evening Post` for `Chicago Evening Post`.
    let mut longer: HashMap<String, Option<usize>> = HashMap::default();
    for (range, words) in names.iter().zip(&words) {
        let count = by_key.len();
        let number = *by_key.entry(words.join(" ")).or_insert(count);
        organisation.push(number);
        if words.len() > 1 {
            for letters in initials_of(ctx, range) {
                initials.entry(letters).or_insert(number);
            }
            for part in 2..words.len().min(LONGEST) {
                for run in [&words[..part], &words[words.len() - part..]] {
                    let slot = longer.entry(run.join(" ")).or_insert(Some(number));
                    if *slot != Some(number) {
                        *slot = None;
                    }
                }
            }
            let ends = [words.first(), words.last().filter(|w| is_paper(w))];
            for word in ends.into_iter().flatten().filter(|w| !is_common(w)) {
                let slot = short.entry(word).or_insert(Some(number));
                if *slot != Some(number) {
                    *slot = None;
                }
            }
        }
    }
    let mut same: Vec<usize> = (0..by_key.len()).collect();
    for (k, range) in names.iter().enumerate() {
        // `Full Name (FN)`, and the other way round.
        if tokens.text(range.end) == "(" {
            let next =
                names.get(k + 1).filter(|next| next.start == range.end + 1 && tokens.text(next.end) == ")");
            let acronym = next.is_some_and(|next| is_acronym(ctx, next) || is_acronym(ctx, range));
            if acronym {
                join(&mut same, organisation[k], organisation[k + 1]);
            }
        }
        if let Some(&Some(long)) = longer.get(&words[k].join(" ")).filter(|_| words[k].len() > 1) {
            join(&mut same, organisation[k], long);
        }
        if range.len() == 1 && is_acronym(ctx, range) {
            let letters = words[k].concat();
            let sure = letters.len() > 2 || listed(letters.as_str(), "un eu au wb hp gm ge bp");
            if let Some(&long) = initials.get(&letters).filter(|_| sure) {
                join(&mut same, organisation[k], long);
            }
        } else if let ([word], true) = (words[k].as_slice(), range.len() == 1) {
            if let Some(&Some(long)) = short.get(word.as_str()) {
                join(&mut same, organisation[k], long);
            }
        }
    }
    let roots: Vec<usize> = organisation.iter().map(|&o| root(&mut same, o)).collect();
    (roots, by_key.len())
}

fn root(same: &mut [usize], mut i: usize) -> usize {
    while same[i] != i {
        // Halving the way keeps it short.
        same[i] = same[same[i]];
        i = same[i];
    }
    i
}

fn join(same: &mut [usize], a: usize, b: usize) {
    let (a, b) = (root(same, a), root(same, b));
    // The one named first stays.
    same[a.max(b)] = a.min(b);
}

/// The words without article and form of company.
fn bare(mut parts: Vec<String>) -> Vec<String> {
    if parts.len() > 1 && parts[0] == "the" {
        parts.remove(0);
    }
    while parts.len() > 1
        && parts.last().is_some_and(|part| {
            listed(part, "inc corp corporation co company ltd limited llc plc ag gmbh sa nv se spa")
        })
    {
        parts.pop();
    }
    parts
}

fn is_acronym(ctx: &Context<'_>, range: &Range<usize>) -> bool {
    range.len() == 1 && ctx.tokens[range.start].case == Case::Upper
}

/// The letters an acronym of the name may have: of its capitalised words, and of all its words.
fn initials_of(ctx: &Context<'_>, range: &Range<usize>) -> Vec<String> {
    let tokens = ctx.tokens;
    let letter = |i: usize| tokens.folded(i).chars().next();
    let capitals: String = range.clone().filter(|&i| is_capital(tokens, i)).filter_map(letter).collect();
    let all: String = range.clone().filter(|&i| tokens[i].is_word()).filter_map(letter).collect();
    if capitals == all {
        vec![all]
    } else {
        vec![capitals, all]
    }
}

/// Words by which newspapers are named for short (`the Post`).
fn is_paper(word: &str) -> bool {
    listed(word, "times post journal tribune guardian herald globe telegraph mail sun chronicle gazette")
}

/// Words too common to stand for one organisation.
fn is_common(word: &str) -> bool {
    word.len() < 4
        || listed(
            word,
            "senate house congress parliament court council government national international united american european british russian chinese general central \
             federal state supreme world north south east west northern southern eastern western royal \
             department ministry university institute bank house first global democratic republican \
             liberal labour labor conservative communist socialist islamic islamist christian people \
             peoples high security human public social party office council committee commission court \
             city county center centre association union federation group school college real great army \
             police board free young defense foreign african asian arab indian israeli iranian french \
             german japanese korean",
        )
}
