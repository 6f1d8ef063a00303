//! Trains the tagger: `rubricator-train train`.

use std::time::Instant;

use rubricator::entities::tagger::{self, Tagger};
use rubricator::lexicon::phrases::kind;
use rubricator::lexicon::Lexicons;
use rubricator::tokens::tokenize;

use crate::corpora::{self, trim, Join, Text};
use crate::dataset::{with_reader, Dataset};
use crate::evaluate;
use crate::learner::{learn, Lesson, Model, Plan};
use crate::pack;

/// The annotated training texts: file, how its lines are joined.
const CORPORA: &[(&str, Join)] = &[
    ("gum_open", Join::Not),
    ("wikigold", Join::Lines(8)),
    ("crossner_politics", Join::Not),
    ("redocred", Join::Not),
    ("uner_ewt_dev", Join::Doc),
];

/// Parts of the data that the first decodings of the training texts are made without.
const FOLDS: usize = 3;

/// Seed of every order and dropout.
const SEED: u64 = 1;
/// How many weights are kept.
const WEIGHTS: usize = 190_000;
/// How many models of different seeds the weights are the mean of.
const ROUNDS: u64 = 3;
/// How often the open news are labelled, each time by a better tagger.
const AGREEMENTS: usize = 2;
/// How much a text of the open news counts; a text of the other corpora counts 1, Wikinews 2.
const NEWS_WEIGHT: f32 = 2.0;
/// How much a text from the web counts.
const WEB_WEIGHT: f32 = 1.5;

/// Trains and writes `data/model`.
pub fn train() -> Result<(), String> {
    let clock = Instant::now();
    let say = |what: &str| eprintln!("{:6.1} s  {what}", clock.elapsed().as_secs_f32());
    let folder = corpora::folder()?;
    let lexicons = pack::lexicons()?;
    let mut texts = Vec::new();
    for &(name, join) in CORPORA {
        let mut read =
            corpora::read(&folder.join("train").join(format!("{name}.jsonl")), join, &["news", "interview"])?;
        if name == "redocred" {
            read.iter_mut().for_each(|text| drop_demonyms(text, &lexicons));
        }
        if name == "uner_ewt_dev" {
            read.iter_mut().for_each(|text| text.weight = WEB_WEIGHT);
        }
        texts.extend(read);
    }
    let gold = texts.len();
    let mut set = Dataset::new(&texts, &lexicons);
    say(&format!(
        "{gold} texts, {} tokens in zones, {} features, {} names out of reach",
        set.right.len(),
        set.keys.len(),
        set.out_of_reach
    ));

    let quick = Plan { epochs: 4, dropout: 0.0, least: 2, rate: 0.1, seed: SEED };
    let all: Vec<Lesson> = lessons(&set, false, 1.0, |_| true);
    let base = learn(&set, &all, &quick, None).tagger();
    say("base model");
    let mut news = agreed_news(&folder, &lexicons, &base)?;
    news.iter_mut().for_each(|t| t.weight = NEWS_WEIGHT);
    texts.extend(news);
    set = Dataset::new(&texts, &lexicons);
    for _ in 1..AGREEMENTS {
        // A tagger that has seen the news is surer about them.
        let lessons = lessons(&set, false, 1.0, |_| true);
        let better = learn(&set, &lessons, &Plan { dropout: 0.15, ..quick.clone() }, None).tagger();
        let mut news = agreed_news(&folder, &lexicons, &better)?;
        news.iter_mut().for_each(|t| t.weight = NEWS_WEIGHT);
        texts.truncate(gold);
        texts.extend(news);
        set = Dataset::new(&texts, &lexicons);
    }
    say(&format!(
        "{} texts with agreed news, {} tokens in zones, {} features",
        texts.len(),
        set.right.len(),
        set.keys.len()
    ));

    let mut folds: Vec<Tagger> = Vec::new();
    for fold in 0..FOLDS {
        let rest = lessons(&set, false, 1.0, |text| text % FOLDS != fold);
        folds.push(learn(&set, &rest, &quick, None).tagger());
    }
    set.look_again(&texts, &lexicons, |text| &folds[text % FOLDS]);
    say("first decodings");

    let mut all = lessons(&set, false, 0.5, |_| true);
    all.extend(lessons(&set, true, 1.0, |_| true));
    let wide = Plan { epochs: 4, dropout: 0.3, least: 2, rate: 0.1, seed: SEED };
    let support = learn(&set, &all, &wide, None).largest(WEIGHTS);
    say("all features");
    let narrow = Plan { epochs: 6, dropout: 0.15, least: 1, rate: 0.1, seed: SEED + 1 };
    let model = Model::mean(
        (0..ROUNDS)
            .map(|n| learn(&set, &all, &Plan { seed: SEED + 1 + n, ..narrow.clone() }, Some(&support))),
    );
    say(&format!("{} features with a weight", support.len()));
    let bytes = write(&model)?;
    say(&format!("{bytes} bytes"));
    say("done; `rubricator-train pack` puts it into the data, `evaluate` scores it");
    Ok(())
}

fn lessons(set: &Dataset, with_second: bool, weight: f32, wanted: impl Fn(usize) -> bool) -> Vec<Lesson> {
    let zones = set.zones.iter().enumerate().filter(|(_, z)| wanted(z.text));
    zones.map(|(n, z)| (n, with_second, weight * set.weights[z.text])).collect()
}

/// Nationality words are groups here, and no places.
fn drop_demonyms(text: &mut Text, lexicons: &Lexicons) {
    let Text { text, names, .. } = text;
    names.retain(|&(start, end, _)| {
        let tokens = tokenize(&text[start..end]);
        lexicons.phrases.kinds((0..tokens.len()).map(|i| tokens.folded(i))) & kind::DEMONYM == 0
            || lexicons.phrases.kinds((0..tokens.len()).map(|i| tokens.folded(i))) & kind::COUNTRY != 0
    });
}

/// The open news with the names on which the teacher and our own tagger agree; what only one of
/// them holds is left open.
fn agreed_news(folder: &std::path::Path, lexicons: &Lexicons, own: &Tagger) -> Result<Vec<Text>, String> {
    let mut texts = corpora::read(&folder.join("unlabelled/voa_teacher.jsonl"), Join::Not, &[])?;
    for text in &mut texts {
        let ours: Vec<_> = with_reader(&text.text, lexicons, |reader| {
            let span = |n: &tagger::Tagged| reader.view.ctx.tokens.span(n.start..n.end);
            own.decode(reader)
                .names
                .iter()
                .map(|n| (span(n).start as usize, span(n).end as usize, n.kind))
                .collect()
        });
        let theirs: Vec<_> = text.names.iter().map(|&n| trim(&text.text, n)).collect();
        let (agreed, open): (Vec<_>, Vec<_>) = theirs.iter().partition(|n| ours.contains(n));
        text.unsure =
            open.iter().chain(ours.iter().filter(|n| !theirs.contains(n))).map(|n| (n.0, n.1)).collect();
        text.names = agreed;
    }
    Ok(texts)
}

fn write(model: &Model) -> Result<usize, String> {
    let (rows, step) = model.quantised();
    let parts = tagger::write(&rows, &model.transitions, step);
    let folder = pack::data_folder().join("model");
    std::fs::create_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let mut bytes = 0;
    for (name, part) in pack::MODEL_PARTS.iter().zip(&parts) {
        let path = folder.join(format!("{name}.bin"));
        std::fs::write(&path, part).map_err(|e| format!("{}: {e}", path.display()))?;
        bytes += part.len();
    }
    Ok(bytes)
}

/// Prints F1 of the packed tagger on the development sets, and how far its likelihoods hold.
pub fn evaluate() -> Result<(), String> {
    let folder = corpora::folder()?;
    let (lexicons, tagger) = pack::packed()?;
    print_line!("| set | all | person | organization | place | span | without document pass |");
    print_line!("|---|---|---|---|---|---|---|");
    let mut trust = evaluate::Trust::default();
    for name in ["worldwide_dev", "gum_news_devtest", "crossner_politics_test", "uner_ewt_test", "wnut17_dev"]
    {
        let path = folder.join("dev").join(format!("{name}.jsonl"));
        if !path.is_file() {
            print_line!("| {name} | not there |");
            continue;
        }
        let texts = corpora::read(&path, Join::Not, &[])?;
        let [with, without] = [true, false].map(|pass| evaluate::tagger(&tagger, &lexicons, &texts, pass));
        print_line!("| {name} | {with} | {:.1} |", without.all());
        evaluate::add_trust(&tagger, &lexicons, &texts, &mut trust);
    }
    print_line!("\n{trust}");
    Ok(())
}

/// Prints the errors of the packed tagger on one development set.
pub fn errors(set: &str) -> Result<(), String> {
    let path = corpora::folder()?.join("dev").join(format!("{set}.jsonl"));
    let (lexicons, tagger) = pack::packed()?;
    evaluate::errors(&tagger, &lexicons, &corpora::read(&path, Join::Not, &[])?);
    Ok(())
}
