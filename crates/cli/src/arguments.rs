//! Reads the command line.

use std::ffi::OsString;
use std::path::PathBuf;

use rubricator::{Options, ReferenceTime};

/// What `rubricator --help` prints.
pub const HELP: &str = "\
Finds entities, dates and quotes in news articles, and says who spoke and when it was.

usage: rubricator annotate [OPTION…] [FILE…]
       rubricator annotate --jsonl [OPTION…] [FILE…]
       rubricator rules

annotate reads the files, or standard input where there are none (`-` is standard input too).
rules lists what can mark a passage: name, what it says and an example, with tabs between.

options:
  --date YYYY-MM-DD     the day the articles were written; without it the article's own
                        dateline or byline is used, and where there is none relative
                        dates stay symbolic
  --format json|markup  json: one document a line, offsets in Unicode code points (default)
                        markup: the text with [bracketed|annotations]
  --jsonl               JSON lines in ({\"id\",\"text\",\"date\"?,\"metadata_date\"?}), one JSON line out
                        for each, in the same order; a bad line is answered by {\"error\":…} in
                        its place. A metadata_date is what the file says of its publication
  --no-vague            leave out vague times (now, recently, soon)
  -h, --help            this text
  -V, --version         the version

exit status: 0 all read, 1 some input could not be read or a line was bad, 2 usage
";

/// What to do.
#[derive(Debug)]
pub enum Command {
    /// Print [`HELP`].
    Help,
    /// Print the version.
    Version,
    /// Print the table of rules.
    Rules,
    /// Annotate.
    Annotate(Job),
}

/// Output of a plain text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    /// Schema `rubricator/1`.
    Json,
    /// The text with brackets.
    Markup,
}

/// One call of `rubricator annotate`.
#[derive(Debug)]
pub struct Job {
    /// JSON lines in, JSON lines out.
    pub jsonl: bool,
    /// Output of a plain text.
    pub format: Format,
    /// Settings for every text.
    pub options: Options,
    /// Inputs; standard input where empty.
    pub files: Vec<PathBuf>,
}

/// Reads the arguments after the program's name.
pub fn read(arguments: impl Iterator<Item = OsString>) -> Result<Command, String> {
    let mut arguments = arguments;
    let Some(first) = arguments.next() else {
        return Err("what shall I do? Try `rubricator annotate FILE`, or `rubricator --help`".into());
    };
    match first.to_str() {
        Some("-h" | "--help" | "help") => return Ok(Command::Help),
        Some("-V" | "--version") => return Ok(Command::Version),
        Some("rules") => return Ok(Command::Rules),
        Some("annotate") => {}
        _ => {
            return Err(format!(
                "there is no command \"{}\": try `rubricator annotate FILE`, or `rubricator --help`",
                first.to_string_lossy()
            ))
        }
    }
    let mut job = Job {
        jsonl: false,
        format: Format::Json,
        options: Options { vague_dates: true, ..Options::default() },
        files: Vec::new(),
    };
    let mut only_files = false;
    while let Some(argument) = arguments.next() {
        let text = argument.to_string_lossy().into_owned();
        if only_files || text == "-" || !text.starts_with('-') {
            job.files.push(PathBuf::from(argument));
            continue;
        }
        let (name, mut inline) = match text.split_once('=') {
            Some((name, value)) => (name.to_string(), Some(value.to_string())),
            None => (text, None),
        };
        let mut value = || {
            let next = inline.take().or_else(|| arguments.next().map(|v| v.to_string_lossy().into_owned()));
            next.ok_or_else(|| format!("{name} needs a value: see `rubricator --help`"))
        };
        match name.as_str() {
            "--date" => {
                job.options.reference = Some(ReferenceTime::parse(&value()?).map_err(|e| e.to_string())?)
            }
            "--format" => job.format = format(&value()?)?,
            "--jsonl" => job.jsonl = true,
            "--no-vague" => job.options.vague_dates = false,
            "--" => only_files = true,
            "-h" | "--help" => return Ok(Command::Help),
            "-V" | "--version" => return Ok(Command::Version),
            _ => return Err(format!("there is no option {name}: see `rubricator --help`")),
        }
    }
    if job.jsonl && job.format == Format::Markup {
        return Err("--jsonl writes JSON: leave out --format markup, or give plain text files".into());
    }
    Ok(Command::Annotate(job))
}

fn format(value: &str) -> Result<Format, String> {
    match value {
        "json" => Ok(Format::Json),
        "markup" => Ok(Format::Markup),
        _ => Err(format!("there is no format \"{value}\": it is json or markup")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Command, String> {
        read(line.split_whitespace().map(OsString::from))
    }

    #[test]
    fn reads_options_in_both_spellings_and_files_in_order() {
        let Ok(Command::Annotate(job)) = parse("annotate --date=2024-06-19 --format markup a.txt -- -b.txt")
        else {
            panic!("refused");
        };
        assert_eq!(job.format, Format::Markup);
        assert_eq!(job.options.reference.unwrap().date.to_string(), "2024-06-19");
        assert_eq!(job.files, [PathBuf::from("a.txt"), PathBuf::from("-b.txt")]);
    }

    #[test]
    fn refuses_with_a_way_out() {
        for (line, hint) in [
            ("", "annotate"),
            ("anotate", "annotate"),
            ("annotate --dat 2024", "--help"),
            ("annotate --date", "needs a value"),
            ("annotate --date 19.6.2024", "YYYY-MM-DD"),
            ("annotate --format xml", "json or markup"),
            ("annotate --jsonl --format markup", "--jsonl"),
        ] {
            let message = parse(line).unwrap_err();
            assert!(message.contains(hint), "{line}: {message}");
        }
    }
}
