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
    metadata_date: Option<String>,
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

/// Bytes of the longest line that is read; a longer one is answered and skipped, and never held in memory whole.
const LONGEST: usize = 1 << 30;

/// Reads up to the next line break into `line`; false at the end of the input. Of a line of more than
/// `longest` bytes the rest is skipped, and `line` is left longer than that.
fn read_line(input: &mut impl BufRead, line: &mut Vec<u8>, longest: usize) -> io::Result<bool> {
    line.clear();
    input.take(longest as u64 + 1).read_until(b'\n', line)?;
    if line.len() > longest && !line.ends_with(b"\n") {
        input.skip_until(b'\n')?;
    }
    Ok(!line.is_empty())
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
        match read_line(&mut input, &mut line, LONGEST) {
            Ok(false) => break,
            Ok(true) => {}
            Err(error) => {
                refuse(output, None, format!("can't read {source} from line {number} on: {error}"))?;
                return Ok(bad + 1);
            }
        }
        if line.len() > LONGEST {
            bad += 1;
            refuse(output, None, format!("line {number} is longer than 1 GiB: cut the text into parts"))?;
            continue;
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
    for (value, option) in
        [(&question.date, &mut options.reference), (&question.metadata_date, &mut options.metadata_date)]
    {
        match value.as_deref().map(ReferenceTime::parse) {
            None => {}
            Some(Ok(day)) => *option = Some(day),
            Some(Err(error)) => return Ok(Err((question.id, error.to_string()))),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_is_too_long_is_skipped_and_the_rest_still_comes_out() {
        let mut input = BufReader::with_capacity(4, &b"one\n1234567890\n\ntwo\n12345\nlast"[..]);
        let mut line = Vec::new();
        let mut seen = Vec::new();
        while read_line(&mut input, &mut line, 5).expect("memory can be read") {
            seen.push((line.len() > 5, String::from_utf8_lossy(&line).trim_end().to_string()));
        }
        let texts: Vec<_> = seen.iter().filter(|(long, _)| !long).map(|(_, text)| text.as_str()).collect();
        assert_eq!(texts, ["one", "", "two", "last"]);
        assert_eq!(seen.iter().filter(|(long, _)| *long).count(), 2, "the break counts");
        assert_eq!(seen.len(), 6);
    }
}
