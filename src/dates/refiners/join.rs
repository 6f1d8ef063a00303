//! A time and a day side by side are one expression: `9 a.m. Tuesday`, `Tuesday, 9 a.m.`

use crate::dates::draft::{Draft, Meaning, TimeOfDay};
use crate::dates::parsers::is_day;
use crate::dates::reader::Reader;
use crate::rules::RuleId;

/// Joins neighbours in `drafts`, which are in text order.
pub(in crate::dates) fn join(r: &Reader<'_>, drafts: Vec<Draft>) -> Vec<Draft> {
    let mut out: Vec<Draft> = Vec::with_capacity(drafts.len());
    for draft in drafts {
        match out.last().and_then(|last| joined(r, last, &draft)) {
            Some(one) => {
                out.pop();
                out.push(one);
            }
            None => out.push(draft),
        }
    }
    out
}

fn joined(r: &Reader<'_>, a: &Draft, b: &Draft) -> Option<Draft> {
    let comma = usize::from(r.text(a.tokens.end) == ",");
    let gap = b.tokens.start.checked_sub(a.tokens.end)?;
    if gap > comma || a.modifier.is_some() || b.modifier.is_some() {
        return None;
    }
    let clock = |d: &Draft| matches!(d.meaning, Meaning::Clock) && d.time.is_some();
    let day = |d: &Draft| d.time.is_none() && is_day(&d.meaning);
    // `10 o'clock Tuesday night`
    if let (true, Some(TimeOfDay::Clock { hour, minute, second, zone }), Some(TimeOfDay::Part(part))) =
        (clock(a) && comma == 0 && is_day(&b.meaning), a.time, b.time)
    {
        let late = hour < 12 && matches!(part, "AF" | "EV" | "NI");
        let time = TimeOfDay::Clock { hour: hour + if late { 12 } else { 0 }, minute, second, zone };
        let tokens = a.tokens.start..b.tokens.end;
        return Some(Draft { tokens, time: Some(time), rule: Some(RuleId::DayAndTime), ..b.clone() });
    }
    let (day_of, time_of) = match (clock(a), clock(b)) {
        (true, false) if day(b) => (b, a),
        // `Tuesday, 9 a.m.` but not `on Tuesday, noon was …`
        (false, true) if day(a) => (a, b),
        _ => return None,
    };
    Some(Draft {
        tokens: a.tokens.start..b.tokens.end,
        meaning: day_of.meaning,
        time: time_of.time,
        modifier: None,
        confidence: day_of.confidence.min(time_of.confidence),
        rule: Some(RuleId::DayAndTime),
        link: a.link,
        open: a.open,
    })
}
