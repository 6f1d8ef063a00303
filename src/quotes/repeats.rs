//! Finds quotations that stand in the text more than once: in a headline, a caption, a pasted copy.

use crate::maps::HashMap;

use crate::tokens::Tokens;

/// Words of a run that two copies must share for one to be looked at.
const RUN: usize = 3;
/// How many passages that share a run are compared word by word.
const LOOKS: usize = 4;
/// Copies share at least this many of ten words.
const SHARED: usize = 8;

/// For each passage (its tokens in `ranges`) the earlier one that it repeats.
pub(super) fn find(tokens: &Tokens<'_>, ranges: &[std::ops::Range<usize>]) -> Vec<Option<usize>> {
    let mut seen: HashMap<Vec<&str>, usize> = HashMap::default();
    let mut bags: Vec<Vec<&str>> = Vec::with_capacity(ranges.len());
    let mut found = Vec::with_capacity(ranges.len());
    for (i, range) in ranges.iter().enumerate() {
        let words: Vec<&str> =
            range.clone().filter(|&t| tokens[t].is_word()).map(|t| tokens.folded(t)).collect();
        let mut earlier = None;
        let mut looks = 0;
        if words.len() >= RUN {
            for run in words.windows(RUN) {
                match seen.get(run) {
                    Some(&k) if k < i && earlier.is_none() && looks < LOOKS => {
                        looks += 1;
                        earlier = Some(k).filter(|_| is_copy(&bags[k], &words));
                    }
                    Some(_) => {}
                    None => {
                        seen.insert(run.to_vec(), i);
                    }
                }
            }
        } else if !words.is_empty() {
            match seen.get(&words) {
                Some(&k) => earlier = Some(k).filter(|_| words.len() > 1),
                None => {
                    seen.insert(words.clone(), i);
                }
            }
        }
        bags.push(words);
        found.push(earlier);
    }
    found
}

/// True where nearly all words of two passages are the same.
fn is_copy(first: &[&str], second: &[&str]) -> bool {
    let (short, long) = if first.len() < second.len() { (first, second) } else { (second, first) };
    if short.len() * 10 < long.len() * SHARED {
        return false;
    }
    let mut counts: HashMap<&str, i32> = HashMap::default();
    for word in long {
        *counts.entry(word).or_default() += 1;
    }
    let shared = short
        .iter()
        .filter(|word| {
            counts.get_mut(**word).is_some_and(|n| {
                *n -= 1;
                *n >= 0
            })
        })
        .count();
    shared * 10 >= long.len() * SHARED
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tokens::tokenize;

    #[track_caller]
    fn check(text: &str, expected: &[Option<usize>]) {
        let tokens = tokenize(text);
        let mut ranges: Vec<_> = std::iter::once(0..0).collect();
        for i in 0..tokens.len() {
            let last = ranges.len() - 1;
            if tokens.text(i) == "/" {
                ranges.push(i + 1..i + 1);
            } else {
                ranges[last].end = i + 1;
            }
        }
        assert_eq!(find(&tokens, &ranges), expected, "{text}");
    }

    #[test]
    fn finds_copies_that_differ_in_a_word() {
        check(
            "we grow in a free, open manner / nothing of the kind / we grow in a free and open manner",
            &[None, None, Some(0)],
        );
    }

    #[test]
    fn does_not_take_a_shared_beginning_for_a_copy() {
        check("we want to win the match today / we want to go home and rest for a week", &[None, None]);
        check("yes / yes", &[None, None]);
    }
}
