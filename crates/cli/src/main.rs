//! The `rubricator` command: articles in, annotations out.

mod arguments;
mod jsonl;
mod markup;

use std::fs::File;
use std::io::{self, BufWriter, Read, Write};
use std::process::ExitCode;

use arguments::{Command, Format, Job};
use rubricator::rules::RuleId;
use rubricator::{wire, Annotator, OffsetUnit};

/// The data container is part of the program, so that it runs from any folder.
static DATA: &[u8] = include_bytes!("../../../data/rubricator.bin");

/// Bytes of the longest text that is read.
const LONGEST: u64 = 1 << 30;

fn main() -> ExitCode {
    let job = match arguments::read(std::env::args_os().skip(1)) {
        Ok(Command::Help) => return print(arguments::HELP),
        Ok(Command::Version) => return print(concat!("rubricator ", env!("CARGO_PKG_VERSION"), "\n")),
        Ok(Command::Rules) => return print(&rules()),
        Ok(Command::Annotate(job)) => job,
        Err(message) => return fail(&message, 2),
    };
    let annotator = match Annotator::new(DATA) {
        Ok(annotator) => annotator,
        Err(error) => return fail(&error.to_string(), 1),
    };
    let output = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    match run(&annotator, &job, output) {
        Ok(0) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        // Whoever read us has seen enough (`rubricator … | head`): that is no failure.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => fail(&format!("can't write the output: {error}"), 1),
    }
}

/// Annotates every input; returns how many could not be read.
fn run(annotator: &Annotator, job: &Job, mut output: impl Write) -> io::Result<usize> {
    if job.files.is_empty() {
        let failed = from_reader(annotator, job, "-", io::stdin().lock(), &mut output)?;
        output.flush()?;
        return Ok(failed);
    }
    let mut failed = 0;
    for path in &job.files {
        let name = path.to_string_lossy();
        if name == "-" {
            failed += from_reader(annotator, job, "-", io::stdin().lock(), &mut output)?;
            continue;
        }
        match File::open(path) {
            Ok(file) => failed += from_reader(annotator, job, &name, file, &mut output)?,
            Err(error) => {
                complain(&format!("can't open {name}: {error}"));
                failed += 1;
            }
        }
    }
    output.flush()?;
    Ok(failed)
}

fn from_reader(
    annotator: &Annotator,
    job: &Job,
    name: &str,
    mut input: impl Read,
    output: &mut impl Write,
) -> io::Result<usize> {
    if job.jsonl {
        let source = if name == "-" { "standard input" } else { name };
        return jsonl::run(annotator, &job.options, source, input, output);
    }
    let mut bytes = Vec::new();
    if let Err(error) = input.by_ref().take(LONGEST + 1).read_to_end(&mut bytes) {
        complain(&format!("can't read {name}: {error}"));
        return Ok(1);
    }
    if bytes.len() as u64 > LONGEST {
        complain(&format!("{name} is longer than 1 GiB: cut it into parts"));
        return Ok(1);
    }
    // The text is annotated as given: only a byte order mark, which no editor shows, is not text.
    let text = match std::str::from_utf8(&bytes) {
        Ok(text) => text.strip_prefix('\u{feff}').unwrap_or(text),
        Err(error) => {
            complain(&format!(
                "{name} is not UTF-8 (first bad byte at {}): convert it, for example with `iconv -f windows-1252 -t utf-8`",
                error.valid_up_to()
            ));
            return Ok(1);
        }
    };
    let document = annotator.annotate(text, &job.options);
    match job.format {
        Format::Markup => markup::write(&document, output)?,
        Format::Json => {
            let id = (job.files.len() > 1 || name != "-").then_some(name);
            let wire = wire::Document::new(&document, OffsetUnit::CodePoint);
            serde_json::to_writer(&mut *output, &jsonl::Answer { id, document: &wire })?;
            output.write_all(b"\n")?;
        }
    }
    Ok(0)
}

/// The table of rules, one a line.
fn rules() -> String {
    let lines =
        RuleId::ALL.iter().map(|rule| format!("{}\t{}\t{}\n", rule.name(), rule.sentence(), rule.example()));
    lines.collect()
}

fn print(text: &str) -> ExitCode {
    // A closed pipe is no failure here either.
    let _ = io::stdout().write_all(text.as_bytes());
    ExitCode::SUCCESS
}

fn complain(message: &str) {
    // Nothing can be done about a closed standard error.
    let _ = writeln!(io::stderr(), "rubricator: {message}");
}

fn fail(message: &str, code: u8) -> ExitCode {
    complain(message);
    ExitCode::from(code)
}
