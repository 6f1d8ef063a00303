//! Trains the models of statements: `rubricator-train statements`.

mod gold;
mod learner;
mod turned;

use std::ops::Range;
use std::time::Instant;

use rubricator::entities::features::Keys;
use rubricator::lexicon::Lexicons;
use rubricator::quotes::statements::features::{self, Span, CONFIDENCE};
use rubricator::quotes::statements::weights::{self, Weights};
use rubricator::quotes::statements::{model, Candidate, Model, CONTENT, CUE, LABELS, OUTSIDE, SOURCE};

use rubricator::syntax::Model as Tags;

use crate::{corpora, pack};
use gold::{Gold, Lesson, Text};
use learner::{Features, Learned, Plan};

/// Parts that the confidence is learned on, each with models of the other parts.
const FOLDS: usize = 3;
/// Steps up to the largest weight.
const STEPS: f32 = 60.0;

const CUE_PLAN: Plan = Plan { epochs: [8, 6], rate: 0.15, sparse: 35.0 };
const SPAN_PLAN: Plan = Plan { epochs: [8, 6], rate: 0.15, sparse: 80.0 };

/// Trains and writes `data/model/statements_*`.
pub fn train() -> Result<(), String> {
    let clock = Instant::now();
    let say = |what: &str| eprintln!("{:6.1} s  {what}", clock.elapsed().as_secs_f32());
    let (lexicons, tags) = (pack::lexicons()?, pack::tags()?);
    let texts = read()?;
    let lessons = lessons(&texts, &lexicons, &tags);
    let turned: Vec<Vec<Lesson>> = texts
        .iter()
        .enumerate()
        .map(|(i, text)| {
            turned::turn(text, i, &lexicons).iter().flat_map(|t| gold::lessons(t, &lexicons, &tags)).collect()
        })
        .collect();
    say(&format!(
        "{} texts, {} sentences, {} statements, {} turned round",
        texts.len(),
        lessons.iter().map(Vec::len).sum::<usize>(),
        lessons.iter().flatten().map(|l| l.gold.len()).sum::<usize>(),
        turned.iter().flatten().count()
    ));
    let mut judged = Vec::new();
    let (mut tally, mut articles) = (Tally::default(), Tally::default());
    // Articles held back belong to every fold: no model learns from them.
    let fold_of = |text: usize| if texts[text].is_test { text % FOLDS } else { text * FOLDS / texts.len() };
    for fold in 0..FOLDS {
        let chosen = |text: &usize| fold_of(*text) != fold && !texts[*text].is_test;
        let model = learn(&lessons, &turned, chosen);
        for text in (0..texts.len()).filter(|&text| fold_of(text) == fold) {
            let held_back = texts[text].is_test;
            for (n, lesson) in lessons[text].iter().chain(&turned[text]).enumerate() {
                let candidates = model.propose(&lesson.sentence);
                for c in candidates.iter().filter(|_| !held_back) {
                    let right = lesson.gold.iter().any(|g| is_right(g, c));
                    judged.push((features::confidence(&lesson.sentence, c), right));
                }
                if n >= lessons[text].len() {
                    continue;
                }
                if texts[text].is_sentence {
                    tally.add(lesson, candidates);
                } else if held_back {
                    articles.add(lesson, candidates);
                }
            }
        }
        say(&format!("part {} of {FOLDS}", fold + 1));
    }
    let confidence = learner::logistic(&judged);
    print_line!("Sentences of agencies, each by models of the other parts:\n");
    tally.print(&confidence);
    print_line!("\nArticles of data/gold that are held back:\n");
    articles.print(&confidence);
    let (cue, span) = weigh(&lessons, &turned, |&text| !texts[text].is_test);
    let least_word = least_word(&lessons, &quantised(&cue));
    let bytes = write(&cue, least_word, &span, &confidence)?;
    say(&format!("{} and {} features, {bytes} bytes", cue.rows.len(), span.rows.len()));
    say("done; `rubricator-train pack` puts them into the data");
    Ok(())
}

/// The annotated texts. Of the articles rich in speech every second one is left to score on.
fn read() -> Result<Vec<Text>, String> {
    let quotes = corpora::folder()?.join("../quotes");
    let mut texts = gold::read(&quotes.join("train/voa_speech.jsonl"))?;
    texts.extend(gold::read(&quotes.join("speech_dev.jsonl"))?.into_iter().step_by(2));
    texts.extend(gold::read(&pack::data_folder().join("gold/articles.jsonl"))?);
    Ok(texts)
}

/// The sentences of each text. Where the annotation names no cue, the likeliest word is taken for one, by a model
/// of the texts that name theirs.
fn lessons(texts: &[Text], lexicons: &Lexicons, tags: &Tags) -> Vec<Vec<Lesson>> {
    let mut lessons: Vec<Vec<Lesson>> =
        texts.iter().map(|text| gold::lessons(text, lexicons, tags)).collect();
    if lessons.iter().flatten().all(|lesson| lesson.open.is_empty()) {
        return lessons;
    }
    let known =
        learn_cues(lessons.iter().zip(texts).filter(|(_, t)| t.is_sentence).flat_map(|(l, _)| l), &CUE_PLAN);
    let weights = quantised(&known);
    let mut keys = Keys::default();
    for lesson in lessons.iter_mut().flatten() {
        let sentence = &lesson.sentence;
        for mut gold in std::mem::take(&mut lesson.open) {
            let taken = |i: usize| gold.pieces.iter().chain(&gold.source).any(|range| range.contains(&i));
            let near = gold.content().start.saturating_sub(12)..sentence.len().min(gold.content().end + 12);
            let score = |i: usize, keys: &mut Keys| {
                features::cue_word(sentence, i, keys);
                features::cue_surroundings(sentence, i, keys);
                weights.sum(keys)[0]
            };
            let best = near
                .filter(|&i| !taken(i) && features::may_be_cue(sentence, i))
                .map(|i| (score(i, &mut keys), i))
                .max_by(|a, b| a.0.total_cmp(&b.0));
            if let Some((_, head)) = best.filter(|&(score, _)| score > -4.0) {
                (gold.head, gold.cue) = (head, head..head + 1);
                lesson.gold.push(gold);
            }
        }
    }
    lessons
}

/// Models of the texts that `chosen` takes.
fn learn(lessons: &[Vec<Lesson>], turned: &[Vec<Lesson>], chosen: impl Fn(&usize) -> bool) -> Model {
    let (cue, span) = weigh(lessons, turned, chosen);
    Model {
        cue: quantised(&cue),
        least_word: f32::MIN,
        transitions: span.transitions,
        span: quantised(&span),
        confidence: [0.0; CONFIDENCE],
    }
}

fn quantised<const N: usize>(learned: &Learned<N>) -> Weights<N> {
    let (rows, step) = learned.quantised(STEPS);
    let (keys, rows): (Vec<_>, Vec<_>) = rows.into_iter().unzip();
    Weights::new(&keys, rows, step)
}

fn weigh(
    lessons: &[Vec<Lesson>],
    turned: &[Vec<Lesson>],
    chosen: impl Fn(&usize) -> bool,
) -> (Learned<1>, Learned<LABELS>) {
    let all =
        || (0..lessons.len()).filter(|text| chosen(text)).flat_map(|t| lessons[t].iter().chain(&turned[t]));
    (learn_cues(all(), &CUE_PLAN), learn_spans(all(), &SPAN_PLAN))
}

fn learn_cues<'l>(lessons: impl Iterator<Item = &'l Lesson>, plan: &Plan) -> Learned<1> {
    let mut features = Features::default();
    let mut answers = Vec::new();
    let mut keys = Keys::default();
    for lesson in lessons {
        for i in (0..lesson.sentence.len()).filter(|&i| features::may_be_cue(&lesson.sentence, i)) {
            features::cue_word(&lesson.sentence, i, &mut keys);
            features::cue_surroundings(&lesson.sentence, i, &mut keys);
            features.push(&keys.list);
            answers.push(lesson.gold.iter().any(|gold| gold.head == i));
        }
    }
    learner::yes_or_no(features, &answers, plan)
}

fn learn_spans<'l>(lessons: impl Iterator<Item = &'l Lesson>, plan: &Plan) -> Learned<LABELS> {
    let mut features = Features::default();
    let (mut sentences, mut labels): (Vec<Range<usize>>, Vec<u8>) = (Vec::new(), Vec::new());
    let mut keys = Keys::default();
    for lesson in lessons {
        for gold in &lesson.gold {
            let span = Span::new(&lesson.sentence, gold.head);
            let start = labels.len();
            for i in 0..lesson.sentence.len() {
                span.features(i, &mut keys);
                features.push(&keys.list);
                labels.push(label(gold, i));
            }
            sentences.push(start..labels.len());
        }
    }
    learner::labels(features, &sentences, &labels, plan)
}

/// What all but one in `RARE` heads of cues score by themselves.
fn least_word(lessons: &[Vec<Lesson>], weights: &Weights<1>) -> f32 {
    const RARE: usize = 300;
    let mut keys = Keys::default();
    let mut scores: Vec<f32> = Vec::new();
    for lesson in lessons.iter().flatten() {
        for gold in lesson.gold.iter().filter(|gold| features::may_be_cue(&lesson.sentence, gold.head)) {
            features::cue_word(&lesson.sentence, gold.head, &mut keys);
            scores.push(weights.sum(&keys)[0]);
        }
    }
    scores.sort_by(f32::total_cmp);
    scores.get(scores.len() / RARE).copied().unwrap_or(f32::MIN)
}

fn label(gold: &Gold, i: usize) -> u8 {
    if gold.pieces.iter().any(|piece| piece.contains(&i)) {
        CONTENT
    } else if gold.source.as_ref().is_some_and(|source| source.contains(&i)) {
        SOURCE
    } else if gold.cue.contains(&i) {
        CUE
    } else {
        OUTSIDE
    }
}

/// Half of the joint extent, and a source that touches.
fn is_right(gold: &Gold, found: &Candidate) -> bool {
    let (a, b) = (gold.content(), found.content());
    let shared = a.end.min(b.end).saturating_sub(a.start.max(b.start));
    let source = match (&gold.source, &found.source) {
        (None, None) => true,
        (Some(a), Some(b)) => a.start.max(b.start) < a.end.min(b.end),
        _ => false,
    };
    source && shared * 2 >= a.end.max(b.end) - a.start.min(b.start)
}

/// A candidate with the features of its confidence.
type Judged = (Candidate, [f32; CONFIDENCE]);

/// What was found in sentences that the models had not seen.
#[derive(Default)]
struct Tally {
    gold: usize,
    /// Per sentence its statements, and the candidates with the features of their confidence.
    sentences: Vec<(Vec<Gold>, Vec<Judged>)>,
}

impl Tally {
    fn add(&mut self, lesson: &Lesson, candidates: Vec<Candidate>) {
        self.gold += lesson.gold.len();
        let with = candidates.into_iter().map(|c| {
            let features = features::confidence(&lesson.sentence, &c);
            (c, features)
        });
        self.sentences.push((lesson.gold.clone(), with.collect()));
    }

    fn print(&self, confidence: &[f32; CONFIDENCE]) {
        print_line!("| threshold | precision | recall | F |\n|---|---|---|---|");
        for threshold in [0.3f32, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9] {
            let (mut right, mut found) = (0, 0);
            for (gold, candidates) in &self.sentences {
                let mut used = vec![false; gold.len()];
                let mut sure: Vec<(f32, &Candidate)> = candidates
                    .iter()
                    .map(|(c, features)| {
                        let score: f32 = features.iter().zip(confidence).map(|(f, w)| f * w).sum();
                        (1.0 / (1.0 + (-score).exp()), c)
                    })
                    .filter(|(p, _)| *p >= threshold)
                    .collect();
                sure.sort_by(|a, b| b.0.total_cmp(&a.0));
                for (_, candidate) in sure {
                    found += 1;
                    if let Some(at) = (0..gold.len()).find(|&g| !used[g] && is_right(&gold[g], candidate)) {
                        used[at] = true;
                        right += 1;
                    }
                }
            }
            let percent = |n: usize, of: usize| 100.0 * n as f32 / of.max(1) as f32;
            print_line!(
                "| {threshold:.1} | {:.1} | {:.1} | {:.1} |",
                percent(right, found),
                percent(right, self.gold),
                percent(2 * right, found + self.gold)
            );
        }
    }
}

fn write(
    cue: &Learned<1>,
    least_word: f32,
    span: &Learned<LABELS>,
    confidence: &[f32; CONFIDENCE],
) -> Result<usize, String> {
    let (cue_rows, cue_step) = cue.quantised(STEPS);
    let (span_rows, span_step) = span.quantised(STEPS);
    let [cue_keys, cue_weights] = weights::write(&cue_rows, cue_step);
    let [span_keys, span_weights] = weights::write(&span_rows, span_step);
    let head = model::write(least_word, &span.transitions, confidence);
    let mut bytes = 0;
    for (name, part) in model::SECTIONS.iter().zip([head, cue_keys, cue_weights, span_keys, span_weights]) {
        let path = pack::data_folder().join("model").join(format!("{name}.bin"));
        std::fs::write(&path, &part).map_err(|e| format!("{}: {e}", path.display()))?;
        bytes += part.len();
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(line: &str) -> Text {
        // `(source) {cue} [content]`, in this order or another.
        let mut text = String::new();
        let mut spans = [0..0, 0..0, 0..0];
        for c in line.chars() {
            match "({[".find(c).map(|k| (k, true)).or_else(|| ")}]".find(c).map(|k| (k, false))) {
                Some((kind, true)) => spans[kind].start = text.len(),
                Some((kind, false)) => spans[kind].end = text.len(),
                None => text.push(c),
            }
        }
        let [source, cue, content] = spans;
        let said = if cue.is_empty() {
            Vec::new()
        } else {
            vec![gold::Said { source: Some(source), cue: Some(cue), pieces: vec![content] }]
        };
        Text { text, said, is_sentence: true, is_test: false }
    }

    #[test]
    fn a_model_learns_a_handful_of_sentences_by_heart() {
        let lines = [
            "(The mayor) {said} [the bridge was old].",
            "[The bridge was old], {according to} (the mayor).",
            "(Roe) {urged} [the council to close the mill].",
            "The council closed the mill on Monday.",
            "They walked over the bridge to the old mill.",
        ];
        let (lexicons, tags) = (pack::lexicons().unwrap(), pack::tags().unwrap());
        // Features count from the third time on.
        let texts: Vec<Text> = lines.iter().map(|line| text(line)).collect();
        let lessons: Vec<Vec<Lesson>> =
            (0..12).flat_map(|_| &texts).map(|text| gold::lessons(text, &lexicons, &tags)).collect();
        let plan = Plan { epochs: [8, 6], rate: 0.15, sparse: 0.5 };
        let cue = learn_cues(lessons.iter().flatten(), &plan);
        let span = learn_spans(lessons.iter().flatten(), &plan);
        let model = Model {
            cue: quantised(&cue),
            least_word: f32::MIN,
            transitions: span.transitions,
            span: quantised(&span),
            confidence: [0.0; CONFIDENCE],
        };
        for lesson in lessons[..lines.len()].iter().flatten() {
            let mut found = model.propose(&lesson.sentence);
            found.retain(|c| c.cue_likelihood > 0.5);
            assert_eq!(found.len(), lesson.gold.len());
            for (found, gold) in found.iter().zip(&lesson.gold) {
                assert_eq!((&found.source, &found.pieces), (&gold.source, &gold.pieces));
            }
        }
    }
}
