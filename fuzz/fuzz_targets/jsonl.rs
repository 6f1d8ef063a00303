//! Any bytes as JSON lines: each line that isn't blank gets one answer, which is JSON.
#![no_main]

use libfuzzer_sys::fuzz_target;
use rubricator::Options;
use rubricator_fuzz::{annotator, jsonl};

fuzz_target!(|data: &[u8]| {
    let mut output = Vec::new();
    let bad = jsonl::run(annotator(), &Options::default(), "the input", data, &mut output)
        .expect("memory takes all");
    let lines = data.strip_prefix(b"\xef\xbb\xbf").unwrap_or(data).split(|&b| b == b'\n');
    let asked = lines.filter(|line| !line.iter().all(u8::is_ascii_whitespace)).count();
    let answers: Vec<serde_json::Value> = serde_json::Deserializer::from_slice(&output)
        .into_iter()
        .map(|a| a.expect("an answer is JSON"))
        .collect();
    assert_eq!(answers.len(), asked, "an answer for each line");
    assert_eq!(answers.iter().filter(|answer| answer["error"].is_string()).count(), bad);
    assert_eq!(output.iter().filter(|&&b| b == b'\n').count(), asked, "an answer is one line");
});
