//! JSON lines in, JSON lines out: one answer for each line, in order, streaming.

use std::io::{self, BufRead, BufReader, Read, Write};

use rubricator::{wire, Annotator, OffsetUnit, Options, ReferenceTime};
use serde::{Deserialize, Serialize};

/// A line of input.
#[derive(Deserialize)]
struct Question {
    id: Option<serde_json::Value>,
    text: String,
    date: Option<String>,
}

/// A line of output.
#[derive(Serialize)]
pub struct Answer<'a, I: Serialize> {
    /// The id of the question, as given; the file name for plain text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<I>,
    /// The annotations.
    #[serde(flatten)]
    pub document: &'a wire::Document<'a>,
}

/// A line of output for a bad line of input.
#[derive(Serialize)]
struct Refusal {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<serde_json::Value>,
    error: String,
}

/// Answers every line of `input`; returns how many were bad. Fails only where writing fails.
pub fn run(
    annotator: &Annotator,
    options: &Options,
    source: &str,
    input: impl Read,
    output: &mut impl Write,
) -> io::Result<usize> {
    let mut input = BufReader::with_capacity(1 << 16, input);
    let mut line = Vec::new();
    let mut bad = 0;
    for number in 1.. {
        line.clear();
        match input.read_until(b'\n', &mut line) {
            Ok(0) => break,
            Ok(_) => {}
            Err(error) => {
                refuse(output, None, format!("can't read {source} from line {number} on: {error}"))?;
                return Ok(bad + 1);
            }
        }
        if number == 1 && line.starts_with(b"\xef\xbb\xbf") {
            line.drain(..3);
        }
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        if let Err((id, message)) = answer(annotator, options, &line, output)? {
            bad += 1;
            refuse(output, id, format!("line {number}: {message}"))?;
        }
        // Whoever feeds us line by line waits for the answer before sending the next one.
        if input.buffer().is_empty() {
            output.flush()?;
        }
    }
    Ok(bad)
}

type Bad = (Option<serde_json::Value>, String);

fn answer(
    annotator: &Annotator,
    options: &Options,
    line: &[u8],
    output: &mut impl Write,
) -> io::Result<Result<(), Bad>> {
    let question: Question = match serde_json::from_slice(line) {
        Ok(question) => question,
        Err(error) => return Ok(Err((id_of(line), describe(&error)))),
    };
    let mut options = options.clone();
    if let Some(date) = &question.date {
        match ReferenceTime::parse(date) {
            Ok(reference) => options.reference = Some(reference),
            Err(error) => return Ok(Err((question.id, error.to_string()))),
        }
    }
    let document = annotator.annotate(&question.text, &options);
    let document = &wire::Document::new(&document, OffsetUnit::CodePoint);
    let id = question.id;
    serde_json::to_writer(&mut *output, &Answer { id, document })?;
    output.write_all(b"\n")?;
    Ok(Ok(()))
}

/// The id of a line that is JSON, but not a question.
fn id_of(line: &[u8]) -> Option<serde_json::Value> {
    let value: serde_json::Value = serde_json::from_slice(line).ok()?;
    value.get("id").cloned()
}

fn describe(error: &serde_json::Error) -> String {
    if error.is_data() {
        format!("{error}; a line is an object with \"text\" (a string) and, if you like, \"id\" and \"date\"")
    } else {
        format!("not JSON: {error}")
    }
}

fn refuse(output: &mut impl Write, id: Option<serde_json::Value>, error: String) -> io::Result<()> {
    serde_json::to_writer(&mut *output, &Refusal { id, error })?;
    output.write_all(b"\n")
}
