//! Builds the data container and trains the tagger: `rubricator-train pack | train | evaluate`.

/// Prints a line. Whoever reads us may have seen enough (`… | head`): then there is nothing left to do.
macro_rules! print_line {
    ($($words:tt)*) => {
        if std::io::Write::write_fmt(&mut std::io::stdout(), format_args!("{}\n", format_args!($($words)*))).is_err() {
            std::process::exit(0);
        }
    };
}

mod corpora;
mod dataset;
mod dates;
mod evaluate;
mod learner;
mod pack;
mod quotes;
mod statements;
mod tags;
mod train;

use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let result = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["pack"] => pack::pack(),
        ["train"] => train::train(),
        ["statements"] => statements::train(),
        ["evaluate"] => train::evaluate(),
        ["tags"] => tags::train(),
        ["errors", set] => train::errors(set),
        ["quotes", ref files @ ..] => quotes::report(files),
        ["dates", ref files @ ..] => dates::report(files),
        _ => Err("usage: rubricator-train train      (weights for data/model from the training texts)
       rubricator-train tags       (weights for parts of speech, with their accuracy)
       rubricator-train statements (weights of the models of statements, the same way)
       rubricator-train pack       (data/rubricator.bin from data/lexicons and data/model)
       rubricator-train evaluate   (F1 by kind and set, and how far likelihoods hold)
       rubricator-train errors SET (what is wrong on one development set)
       rubricator-train quotes [FILE…] (quotations by kind, length and rule, with and without coreference;
                                    of the sample articles, or of files of JSON lines)
       rubricator-train dates [FILE…]  (dates: what each group of forms adds on the development sets,
                                    or on files of JSON lines)"
            .into()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("rubricator-train: {message}");
            ExitCode::FAILURE
        }
    }
}
