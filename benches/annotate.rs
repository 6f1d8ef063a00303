//! Bytes per second over the five sample articles, and over a long text made of them; every run's
//! answer is checked, so that a fast wrong reader shows.

use std::hint::black_box;

use criterion::{criterion_group, criterion_main, Criterion, Throughput};
use rubricator::pipeline::Layers;
use rubricator::{Annotator, Options, ReferenceTime};

fn samples() -> Vec<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds");
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .expect("seeds/ is there")
        .map(|entry| entry.expect("seeds/ can be read").path())
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
        .collect();
    paths.sort();
    paths.iter().map(|path| std::fs::read_to_string(path).expect("a sample is UTF-8")).collect()
}

fn annotate(criterion: &mut Criterion) {
    let data =
        std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/data/rubricator.bin")).expect("data is there");
    let annotator = Annotator::new(&data).expect("data loads");
    let date = ReferenceTime::parse("2024-06-19").expect("a date");
    let options = Options { reference: Some(date), ..Options::default() };
    let samples = samples();
    let long = samples.join("\n\n").repeat(20);
    for (name, texts) in [("five samples", samples), ("350 KB in one text", vec![long])] {
        let bytes = texts.iter().map(String::len).sum::<usize>();
        let mut group = criterion.benchmark_group(name);
        group.throughput(Throughput::Bytes(bytes as u64));
        let stage =
            |stage: &str, run: &dyn Fn(&str) -> usize, group: &mut criterion::BenchmarkGroup<'_, _>| {
                let expected: usize = texts.iter().map(|text| run(text)).sum();
                assert!(expected > 0, "{stage} finds nothing");
                group.bench_function(stage, |bencher| {
                    bencher.iter(|| {
                        let found: usize = texts.iter().map(|text| run(black_box(text))).sum();
                        assert_eq!(found, expected);
                    });
                });
            };
        stage("tokens", &|text| rubricator::tokens::tokenize(text).len(), &mut group);
        stage(
            "tokens to layout",
            &|text| rubricator::layout::read(text, &rubricator::tokens::tokenize(text)).paragraphs().len(),
            &mut group,
        );
        stage(
            "tokens to entities",
            &|text| {
                let layers = annotator.layers(text);
                let ctx = annotator.context(&layers, &options);
                rubricator::entities::find(&ctx, annotator.names()).mentions.len()
            },
            &mut group,
        );
        stage(
            "everything",
            &|text| {
                let document = annotator.annotate(text, &options);
                document.dates.len() + document.entities.mentions.len() + document.quotes.len()
            },
            &mut group,
        );
        let read: Vec<_> = texts
            .iter()
            .map(|text| (annotator.layers(text), annotator.annotate(text, &options).entities))
            .collect();
        let quotes = || -> usize {
            let stage = |(layers, entities): &(Layers<'_>, _)| {
                let ctx = annotator.context(layers, &options);
                rubricator::quotes::find(&ctx, entities, annotator.statements()).len()
            };
            read.iter().map(|document| stage(black_box(document))).sum()
        };
        let expected = quotes();
        assert!(expected > 0, "no quotes are found");
        group.bench_function("quotes alone", |bencher| bencher.iter(|| assert_eq!(quotes(), expected)));
        group.finish();
    }
    criterion.bench_function("loading the data", |bencher| {
        bencher.iter(|| Annotator::new(black_box(&data)).expect("data loads"));
    });
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(20);
    targets = annotate
}
criterion_main!(benches);
