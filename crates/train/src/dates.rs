//! Scores dates against annotated texts, and says what each group of written forms adds.
//!
//! Per set: the relaxed and the value F1 with every form, and what is lost without each group of them.
//! Vague words count, as in the gold; the day of each text is the gold's.

use rubricator::dates::{read, without_rules};
use rubricator::{Options, ReferenceTime};
use serde_json::Value;

use crate::corpora;

/// Every rule stands in one group.
const GROUPS: &[(&str, &str)] = &[
    ("full dates and days of a month", "numeric month_day day_month day_of_list day_alone"),
    ("weekdays", "weekday"),
    ("months", "month"),
    ("quarters, halves, fiscal years", "quarter quarter_code half_year fiscal_year"),
    ("seasons, decades, centuries", "season decade century"),
    ("years", "year short_year spelled_year year_era"),
    ("this, last, next + unit", "place_unit year_end"),
    ("the n-th of a larger stretch", "nth"),
    ("past and next N units", "window window_inverted"),
    ("ago, earlier, later", "ago year_ago"),
    ("durations", "duration length_of_range bare_units"),
    ("sets and rates", "rate every set_adverb weekdays"),
    ("times and parts of day", "clock noon day_part"),
    ("today, yesterday, tonight", "deictic"),
    ("holidays", "holiday"),
    ("early, late, end of", "edge"),
    ("about, more than", "around"),
    ("now, recently, soon", "vague"),
];

const SETS: &[&str] = &["aquaint_te3", "wikiwars_timex2", "gum_news"];

struct Document {
    text: String,
    reference: Option<ReferenceTime>,
    /// Start and end in characters, and the value.
    gold: Vec<(usize, usize, String)>,
}

/// Prints the tables for the files of JSON lines, or for the development sets where none are given.
pub fn report(files: &[&str]) -> Result<(), String> {
    let sets: Vec<_> = match files {
        [] => {
            let folder = corpora::folder()?.join("../dates/dev");
            SETS.iter().map(|set| folder.join(set).with_extension("jsonl")).collect()
        }
        files => files.iter().map(std::path::PathBuf::from).collect(),
    };
    for set in sets {
        let Ok(lines) = std::fs::read_to_string(&set) else {
            print_line!("{}: there is no such file; the set is left out", set.display());
            continue;
        };
        let documents: Vec<_> = lines.lines().map(document).collect::<Result<_, _>>()?;
        let whole = score(&documents);
        print_line!("{}: relaxed {:.1}, value {:.1}", set.display(), whole.0, whole.1);
        for (name, ids) in GROUPS {
            let without = without_rules(ids, || score(&documents));
            print_line!("  {name:<34} {:+5.1} {:+5.1}", whole.0 - without.0, whole.1 - without.1);
        }
    }
    Ok(())
}

fn document(line: &str) -> Result<Document, String> {
    let json: Value = serde_json::from_str(line).map_err(|e| e.to_string())?;
    let text = |value: &Value| value.as_str().unwrap_or_default().to_string();
    let number = |value: &Value| value.as_u64().unwrap_or_default() as usize;
    let nested = |gold: &&Value| gold["nested"].as_bool() != Some(true);
    let gold = json["timexes"].as_array().ok_or("a line without `timexes`")?.iter().filter(nested);
    Ok(Document {
        text: text(&json["text"]),
        reference: ReferenceTime::parse(text(&json["ref_date"]).get(..10).unwrap_or_default()).ok(),
        gold: gold.map(|g| (number(&g["start"]), number(&g["end"]), text(&g["value"]))).collect(),
    })
}

/// Relaxed and value F1 in percent, as in the scorer of the development sets.
fn score(documents: &[Document]) -> (f64, f64) {
    let (mut gold, mut found, mut hits, mut values) = (0, 0, 0, 0);
    for document in documents {
        let options = Options { reference: document.reference, vague_dates: true, ..Options::default() };
        let list = read(&document.text, &options).list;
        // Bytes to characters, in one pass since the list is in text order.
        let (mut bytes, mut chars) = (0, 0);
        let mut position = |byte: u32| {
            let byte = byte as usize;
            if byte < bytes {
                (bytes, chars) = (0, 0);
            }
            chars += document.text[bytes..byte].chars().count();
            bytes = byte;
            chars
        };
        let mut spans: Vec<_> = list
            .iter()
            .map(|date| (position(date.span.start), position(date.span.end), date.value.as_str(), false))
            .collect();
        gold += document.gold.len();
        found += spans.len();
        for (start, end, value) in &document.gold {
            let overlaps =
                |span: &&mut (usize, usize, &str, bool)| !span.3 && span.0 < *end && *start < span.1;
            if let Some(span) = spans.iter_mut().find(overlaps) {
                span.3 = true;
                hits += 1;
                values += usize::from(span.2 == value);
            }
        }
    }
    let f1 = |right: usize| 200.0 * right as f64 / (gold + found).max(1) as f64;
    (f1(hits), f1(values))
}

#[cfg(test)]
mod tests {
    use super::GROUPS;

    #[test]
    fn every_rule_stands_in_one_group() {
        let mut grouped: Vec<&str> = GROUPS.iter().flat_map(|(_, ids)| ids.split(' ')).collect();
        let mut rules = rubricator::dates::rules();
        grouped.sort_unstable();
        rules.sort_unstable();
        assert_eq!(grouped, rules);
    }

    #[test]
    fn a_rule_that_is_left_out_reads_nothing() {
        let read =
            || rubricator::dates::read("They met in 1998.", &rubricator::Options::default()).list.len();
        assert_eq!(rubricator::dates::without_rules("year", read), 0);
        assert_eq!(read(), 1);
    }
}
