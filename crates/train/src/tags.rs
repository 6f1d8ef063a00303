//! Trains the tagger of parts of speech: `rubricator-train tags`.
//!
//! A greedy averaged perceptron: each word is tagged by what stands around it and by the tags given to the two
//! words before it. It is trained on all features, then pruned to the largest weights in rounds, and trained
//! anew in each.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Instant;

use rubricator::lexicon::Lexicons;
use rubricator::syntax::features::{self, Word, NOTHING, START};
use rubricator::syntax::model::{self, Model, Row, WIDTH};
use rubricator::syntax::tag::{COUNT, TAGS};
use rubricator::syntax::Tag;

use crate::corpora;
use crate::pack;

/// How many weights are kept.
const WEIGHTS: usize = 20_000;
/// Rounds of pruning: weights kept, as a multiple of [`WEIGHTS`], and how often the texts are read.
const ROUNDS: [(f32, usize); 4] = [(f32::MAX, 6), (3.0, 4), (1.5, 5), (1.0, 8)];
/// Fewest times that a feature stands in the texts.
const LEAST: u8 = 3;
/// A right tag that leads by less than this is learned as a wrong one is, which keeps small models robust.
const MARGIN: f32 = 1.0;
/// Least accuracy, in per cent, of what may ship: on GUM's held-out news, and on EWT's test part.
const BARS: [(&str, f64); 2] = [("tags_gum_news_dev", 94.0), ("tags_ewt_test", 93.8)];

/// A sentence with the tags that are right.
struct Sentence {
    words: Vec<Word>,
    tags: Vec<u8>,
}

/// Trains, writes `data/model` and prints the accuracy of what was written; an error where it falls short.
pub fn train() -> Result<(), String> {
    let clock = Instant::now();
    let say = |what: &str| eprintln!("{:6.1} s  {what}", clock.elapsed().as_secs_f32());
    let folder = corpora::folder()?.join("../syntax");
    let lexicons = pack::lexicons()?;
    let sentences = read(&folder.join("tags_train.tsv"), &lexicons)?;
    let mut learner = Learner::new(&sentences);
    say(&format!("{} sentences, {} features", sentences.len(), learner.row_of.len()));
    for (round, &(share, epochs)) in ROUNDS.iter().enumerate() {
        if round > 0 {
            learner.prune((WEIGHTS as f32 * share) as usize);
        }
        let right = learner.learn(epochs, round as u64 + 1);
        say(&format!("{} features, {right:.2} % right in training", learner.row_of.len()));
    }
    learner.prune(WEIGHTS);
    let rows = learner.rows();
    let folder_of_model = pack::data_folder().join("model");
    for (name, bytes) in model::SECTIONS.into_iter().zip(model::write(&rows)) {
        let path = folder_of_model.join(format!("{name}.bin"));
        say(&format!("{name}: {} bytes", bytes.len()));
        std::fs::write(&path, bytes).map_err(|e| format!("{}: {e}", path.display()))?;
    }
    let (keys, weights): (Vec<u32>, Vec<Row>) = rows.into_iter().unzip();
    let model = Model::new(&keys, weights);
    let mut short = Vec::new();
    for (name, bar) in BARS {
        let accuracy = report(name, &read(&folder.join(format!("{name}.tsv")), &lexicons)?, &model);
        if accuracy < bar {
            short.push(format!("{name}: {accuracy:.2} % is less than {bar} %"));
        }
    }
    if short.is_empty() {
        say("done; `rubricator-train pack` puts it into the data");
        Ok(())
    } else {
        Err(short.join("; "))
    }
}

fn read(path: &Path, lexicons: &Lexicons) -> Result<Vec<Sentence>, String> {
    let text = std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let number: BTreeMap<&str, u8> = TAGS.iter().zip(0..).map(|(tag, n)| (tag.name(), n)).collect();
    let mut sentences = Vec::new();
    for block in text.split("\n\n").filter(|block| !block.trim().is_empty()) {
        let mut sentence = Sentence { words: Vec::new(), tags: Vec::new() };
        for line in block.lines().filter(|line| !line.is_empty()) {
            let (word, tag) =
                line.split_once('\t').ok_or_else(|| format!("{}: {line}: no tag", path.display()))?;
            let tag = *number.get(tag).ok_or_else(|| format!("{}: {line}: unknown tag", path.display()))?;
            let folded = word.to_lowercase().replace('’', "'");
            sentence.words.push(Word::new(word, &folded, false, &lexicons.words));
            sentence.tags.push(tag);
        }
        sentences.push(sentence);
    }
    Ok(sentences)
}

/// The keys of a token's features that don't depend on other tags.
fn fixed(words: &[Word], i: usize, mut add: impl FnMut(u32)) {
    let at = |i: Option<usize>| i.and_then(|i| words.get(i)).unwrap_or(&NOTHING);
    let (word, previous, next, second_next) =
        (&words[i], at(i.checked_sub(1)), at(Some(i + 1)), at(Some(i + 2)));
    features::own(word, &mut add);
    features::outline(word, i == 0, &mut add);
    features::as_previous(previous, &mut add);
    features::as_next(next, &mut add);
    features::as_second_previous(at(i.checked_sub(2)), &mut add);
    features::as_second_next(second_next, &mut add);
    features::pairs(previous, word, next, second_next, add);
}

fn history(words: &[Word], i: usize, last: u8, before: u8, add: impl FnMut(u32)) {
    features::history(&words[i], words.get(i + 1).unwrap_or(&NOTHING), last, before, add);
}

/// The weights of one feature while they are learned.
#[derive(Clone)]
struct Weights {
    now: [f32; COUNT],
    /// Each weight summed over the steps until it last changed, and that step.
    sum: [f64; COUNT],
    since: [u32; COUNT],
    /// Tags that may have a weight, a bit each.
    kept: u32,
}

const NO_ROW: u32 = u32::MAX;

struct Learner<'s> {
    sentences: &'s [Sentence],
    /// Per sentence and token, the keys of the features that don't depend on other tags.
    keys: Vec<u32>,
    ends: Vec<usize>,
    /// The row of each key.
    row_of: BTreeMap<u32, u32>,
    /// The same for every one of the 1 << 24 keys.
    quick: Vec<u32>,
    rows: Vec<Weights>,
}

impl<'s> Learner<'s> {
    fn new(sentences: &'s [Sentence]) -> Self {
        let mut counts = vec![0u8; 1 << 24];
        let (mut keys, mut ends) = (Vec::new(), Vec::new());
        for Sentence { words, tags } in sentences {
            let (mut last, mut before) = (START, START);
            for (i, &tag) in tags.iter().enumerate() {
                fixed(words, i, |key| keys.push(key));
                ends.push(keys.len());
                history(words, i, last, before, |key| {
                    counts[key as usize] = counts[key as usize].saturating_add(1);
                });
                (before, last) = (last, tag);
            }
        }
        for &key in &keys {
            counts[key as usize] = counts[key as usize].saturating_add(1);
        }
        let mut learner =
            Self { sentences, keys, ends, row_of: BTreeMap::new(), quick: Vec::new(), rows: Vec::new() };
        let frequent = (0..1 << 24).filter(|&key| counts[key as usize] >= LEAST);
        learner.keep(frequent.map(|key| (key, u32::MAX)).collect());
        learner
    }

    /// Keeps these features, each with the tags that may have a weight.
    fn keep(&mut self, kept: Vec<(u32, u32)>) {
        self.quick = vec![NO_ROW; 1 << 24];
        self.row_of.clear();
        self.rows.clear();
        for (row, (key, kept)) in kept.into_iter().enumerate() {
            self.quick[key as usize] = row as u32;
            self.row_of.insert(key, row as u32);
            self.rows.push(Weights { now: [0.0; COUNT], sum: [0.0; COUNT], since: [0; COUNT], kept });
        }
    }

    /// Learns the weights anew, reading the sentences `epochs` times, each time in another order. Gives the share
    /// of tags, in per cent, that were right the last time.
    fn learn(&mut self, epochs: usize, mut seed: u64) -> f64 {
        for row in &mut self.rows {
            (row.now, row.sum, row.since) = ([0.0; COUNT], [0.0; COUNT], [0; COUNT]);
        }
        let mut order: Vec<usize> = (0..self.sentences.len()).collect();
        let mut starts = Vec::with_capacity(order.len());
        let mut tokens = 0;
        for sentence in self.sentences {
            starts.push(tokens);
            tokens += sentence.tags.len();
        }
        let (mut step, mut right) = (1u32, 0);
        let mut active: Vec<u32> = Vec::new();
        for _ in 0..epochs {
            right = 0;
            for i in (1..order.len()).rev() {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                order.swap(i, (seed >> 33) as usize % (i + 1));
            }
            for &s in &order {
                let Sentence { words, tags } = &self.sentences[s];
                let (mut last, mut before) = (START, START);
                for (i, &tag) in tags.iter().enumerate() {
                    let token = starts[s] + i;
                    let from = if token == 0 { 0 } else { self.ends[token - 1] };
                    active.clear();
                    let quick = &self.quick;
                    active.extend(self.keys[from..self.ends[token]].iter().map(|&key| quick[key as usize]));
                    history(words, i, last, before, |key| active.push(quick[key as usize]));
                    active.retain(|&row| row != NO_ROW);
                    let best = self.correct(&active, tag, step);
                    right += usize::from(best == tag);
                    step += 1;
                    (before, last) = (last, best);
                }
            }
        }
        for row in &mut self.rows {
            for tag in 0..COUNT {
                row.sum[tag] += f64::from(row.now[tag]) * f64::from(step - row.since[tag]);
                row.now[tag] = (row.sum[tag] / f64::from(step)) as f32;
            }
        }
        100.0 * right as f64 / tokens as f64
    }

    /// Tags a token, and corrects the weights where the right tag doesn't lead by enough.
    fn correct(&mut self, active: &[u32], right: u8, step: u32) -> u8 {
        let mut scores = [0f32; COUNT];
        for &row in active {
            for (score, weight) in scores.iter_mut().zip(&self.rows[row as usize].now) {
                *score += weight;
            }
        }
        let right = usize::from(right);
        let first = |best: usize, tag: usize| if scores[tag] > scores[best] { tag } else { best };
        let best = (0..COUNT).fold(0, first);
        let rival = (0..COUNT).filter(|&tag| tag != right).reduce(first).unwrap_or(0);
        if scores[right] - scores[rival] < MARGIN {
            for &row in active {
                let row = &mut self.rows[row as usize];
                for (tag, change) in [(right, 1.0), (rival, -1.0)] {
                    if row.kept >> tag & 1 == 1 {
                        row.sum[tag] += f64::from(row.now[tag]) * f64::from(step - row.since[tag]);
                        row.since[tag] = step;
                        row.now[tag] += change;
                    }
                }
            }
        }
        best as u8
    }

    /// Keeps the `count` largest weights, of which the features are learned anew or written.
    fn prune(&mut self, count: usize) {
        let mut sizes: Vec<f32> = self.rows.iter().flat_map(|row| row.now).map(f32::abs).collect();
        sizes.sort_unstable_by(|a, b| b.total_cmp(a));
        let least = sizes.get(count).copied().unwrap_or(0.0);
        let kept = |row: &Weights| {
            (0..COUNT).fold(0, |kept, tag| kept | u32::from(row.now[tag].abs() > least) << tag)
        };
        let rows: Vec<(u32, [f32; COUNT], u32)> = self
            .row_of
            .iter()
            .map(|(&key, &row)| (key, self.rows[row as usize].now, kept(&self.rows[row as usize])))
            .filter(|(_, _, kept)| *kept != 0)
            .collect();
        self.keep(rows.iter().map(|&(key, _, kept)| (key, kept)).collect());
        for (row, (_, now, kept)) in self.rows.iter_mut().zip(rows) {
            row.now = std::array::from_fn(|tag| if kept >> tag & 1 == 1 { now[tag] } else { 0.0 });
        }
    }

    /// The weights in 255 steps; the largest is not clipped, for few of the largest decide much.
    fn rows(&self) -> Vec<(u32, Row)> {
        let largest = self.rows.iter().flat_map(|row| row.now).fold(0.0, |a: f32, b| a.max(b.abs()));
        let quantised = |row: &Weights| {
            let mut out: Row = [0; WIDTH];
            for (slot, weight) in out.iter_mut().zip(row.now) {
                *slot = (weight / largest * 127.0).round() as i8;
            }
            out
        };
        let rows = self.row_of.iter().map(|(&key, &row)| (key, quantised(&self.rows[row as usize])));
        rows.filter(|(_, row)| row.iter().any(|&w| w != 0)).collect()
    }
}

/// Prints accuracy, precision and recall of each tag and the most frequent confusions; gives the accuracy.
fn report(name: &str, sentences: &[Sentence], model: &Model) -> f64 {
    let mut pairs: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let clock = Instant::now();
    let found: Vec<Vec<Tag>> = sentences.iter().map(|s| model.tag_words(&s.words)).collect();
    let seconds = clock.elapsed().as_secs_f64();
    for (sentence, found) in sentences.iter().zip(&found) {
        for (&right, found) in sentence.tags.iter().zip(found) {
            *pairs.entry((TAGS[usize::from(right)].name(), found.name())).or_default() += 1;
        }
    }
    let sum = |wanted: &dyn Fn(&str, &str) -> bool| -> usize {
        pairs.iter().filter(|((right, found), _)| wanted(right, found)).map(|(_, n)| n).sum()
    };
    let all = sum(&|_, _| true);
    let accuracy = 100.0 * sum(&|right, found| right == found) as f64 / all as f64;
    print_line!("\n{name}: {accuracy:.2} % of {all} tokens, {:.0} tokens a second", all as f64 / seconds);
    let line = |what: &str, is: &dyn Fn(&str) -> bool| {
        let both = sum(&|right, found| is(right) && is(found) && (right == found || what.contains(' ')));
        let (found, right) = (sum(&|_, found| is(found)), sum(&|right, _| is(right)));
        let share = |of: usize| 100.0 * both as f64 / of.max(1) as f64;
        print_line!("  {what:16} {right:6}  precision {:5.1}  recall {:5.1}", share(found), share(right));
    };
    for tag in TAGS {
        line(tag.name(), &|name| name == tag.name());
    }
    line("any verb", &|name| name.starts_with("Verb"));
    line("finite verb", &|name| matches!(name, "Verb.Base" | "Verb.Third" | "Verb.Past"));
    let mut confusions: Vec<_> = pairs.iter().filter(|((right, found), _)| right != found).collect();
    confusions.sort_by_key(|(_, n)| std::cmp::Reverse(**n));
    let list: Vec<String> =
        confusions.iter().take(12).map(|((right, found), n)| format!("{right} > {found} {n}")).collect();
    print_line!("  right > found: {}", list.join(", "));
    accuracy
}
