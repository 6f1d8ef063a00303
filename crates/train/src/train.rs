//! Trains the tagger: `rubricator-train train`.

use std::collections::BTreeSet;
use std::time::Instant;

use rubricator::entities::tagger::{self, Tagger};
use rubricator::lexicon::phrases::kind;
use rubricator::lexicon::Lexicons;
use rubricator::tokens::tokenize;

use crate::corpora::{self, Join, Kinds, Text, GROUP, ORGANIZATION};
use crate::dataset::Dataset;
use crate::evaluate;
use crate::learner::{learn, Lesson, Model, Plan};
use crate::pack;

/// Annotated texts to learn from.
struct Corpus {
    /// Its file, without `.jsonl`; below `data/gold` of the project where it is our own.
    file: &'static str,
    own: bool,
    join: Join,
    /// How much a text of it counts.
    weight: f32,
    kinds: Kinds,
}

const CORPORA: &[Corpus] = &[
    Corpus { file: "gum_open", own: false, join: Join::Not, weight: 1.0, kinds: Kinds::Three },
    Corpus { file: "wikigold", own: false, join: Join::Lines(8), weight: 1.0, kinds: Kinds::ThreeAndOther },
    Corpus {
        file: "crossner_politics",
        own: false,
        join: Join::Not,
        weight: 1.0,
        kinds: Kinds::ThreeAndOther,
    },
    Corpus { file: "redocred", own: false, join: Join::Not, weight: 1.0, kinds: Kinds::ThreeAndOther },
    Corpus { file: "uner_ewt_dev", own: false, join: Join::Doc, weight: 1.5, kinds: Kinds::Three },
    Corpus { file: "voa_gold", own: false, join: Join::Lines(10), weight: 1.0, kinds: Kinds::Seven },
    Corpus { file: "made", own: false, join: Join::Not, weight: 1.5, kinds: Kinds::Seven },
    Corpus { file: "articles", own: true, join: Join::Not, weight: 1.5, kinds: Kinds::Seven },
    Corpus { file: "names", own: true, join: Join::Not, weight: 2.0, kinds: Kinds::Seven },
];

/// Parts of the data that the first decodings of the training texts are made without.
const FOLDS: usize = 3;

/// Seed of every order and dropout.
const SEED: u64 = 1;
/// How many weights are kept.
const WEIGHTS: usize = 204_000;
/// How many models of different seeds the weights are the mean of.
const ROUNDS: u64 = 3;

/// Trains and writes `data/model`.
pub fn train() -> Result<(), String> {
    let clock = Instant::now();
    let say = |what: &str| eprintln!("{:6.1} s  {what}", clock.elapsed().as_secs_f32());
    let folder = corpora::folder()?;
    let lexicons = pack::lexicons()?;
    // A training that fails must not leave the weights of an earlier one to be scored for its own.
    for name in pack::MODEL_PARTS {
        let path = pack::data_folder().join("model").join(format!("{name}.bin"));
        if path.exists() {
            std::fs::remove_file(&path).map_err(|e| format!("{}: {e}", path.display()))?;
        }
    }
    let held_out = corpora::held_out(&folder)?;
    let mut texts: Vec<Text> = Vec::new();
    let mut seen = BTreeSet::new();
    for corpus in CORPORA {
        let file = format!("{}.jsonl", corpus.file);
        let path = if corpus.own {
            pack::data_folder().join("gold").join(file)
        } else {
            folder.join("train").join(file)
        };
        let mut read = corpora::read(&path, corpus.join, &["news", "interview"])?;
        if corpus.kinds != Kinds::Seven {
            read.iter_mut().for_each(|text| demonyms_are_groups(text, &lexicons));
        }
        read.retain(|text| !text.test && !held_out.contains(&text.text) && seen.insert(text.text.clone()));
        for text in &mut read {
            text.weight *= corpus.weight;
            text.kinds = corpus.kinds;
        }
        texts.extend(read);
    }
    let mut set = Dataset::new(&texts, &lexicons);
    say(&format!(
        "{} texts, {} tokens in zones, {} features, {} names out of reach",
        texts.len(),
        set.right.len(),
        set.keys.len(),
        set.out_of_reach
    ));

    let quick = Plan { epochs: 4, dropout: 0.0, least: 2, rate: 0.1, seed: SEED };
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
    let rarer = support.iter().map(|(_, labels)| (labels >> 13).count_ones()).sum::<u32>();
    say(&format!("all features; {rarer} weights of groups, events, laws and works"));
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

/// Words for members of a people are groups here, and no places (Re-DocRED) or persons (GUM).
fn demonyms_are_groups(text: &mut Text, lexicons: &Lexicons) {
    let Text { text, names, .. } = text;
    for (start, end, index) in names {
        let tokens = tokenize(&text[*start..*end]);
        let listed = lexicons.phrases.kinds((0..tokens.len()).map(|i| tokens.folded(i)));
        if *index != ORGANIZATION && listed & kind::DEMONYM != 0 && listed & kind::COUNTRY == 0 {
            *index = GROUP;
        }
    }
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
    let (lexicons, tagger) = pack::packed_now()?;
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
        // Constants are fitted on this table: it holds openly licensed texts only.
        if name != "worldwide_dev" {
            evaluate::add_trust(&tagger, &lexicons, &texts, &mut trust);
        }
    }
    print_line!("\n{trust}");
    Ok(())
}

/// Prints the errors of the packed tagger on one development set.
pub fn errors(set: &str) -> Result<(), String> {
    let path = corpora::folder()?.join("dev").join(format!("{set}.jsonl"));
    let (lexicons, tagger) = pack::packed_now()?;
    evaluate::errors(&tagger, &lexicons, &corpora::read(&path, Join::Not, &[])?);
    Ok(())
}
