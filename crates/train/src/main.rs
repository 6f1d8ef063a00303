//! Builds the data container and trains the tagger: `rubricator-train pack | train`.

mod corpora;
mod dataset;
mod evaluate;
mod learner;
mod pack;
mod train;

use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let result = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["pack"] => pack::pack(),
        ["train"] => train::train(),
        _ => Err("usage: rubricator-train pack   (writes data/rubricator.bin from data/lexicons)".into()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("rubricator-train: {message}");
            ExitCode::FAILURE
        }
    }
}
