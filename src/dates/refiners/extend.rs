//! Words behind an expression that belong to it: `Friday night`, `June 5 of last year`.

use crate::dates::draft::{Draft, Field, Inside, Meaning, TimeOfDay};
use crate::dates::parsers::{is_day, part_of_day};
use crate::dates::reader::{listed, Reader};
use crate::dates::words::Class;
use crate::rules::RuleId;

/// Adds what stands right behind `draft`.
pub(in crate::dates) fn extend(r: &Reader<'_>, mut draft: Draft) -> Draft {
    // `[Ten] years ago`: the number was put right by the writer, its bracket goes with it.
    if r.before(draft.tokens.start) == "[" && r.text(draft.tokens.start + 1) == "]" && draft.tokens.len() > 1
    {
        draft.tokens.start -= 1;
    }
    if draft.time.is_none() && is_day(&draft.meaning) {
        // `Tuesday's night`, `yesterday late evening`
        let end = draft.tokens.end;
        let edge = usize::from(
            r.class(end) == Class::Edge && r.value(end) <= 2 && r.class(end + 1) == Class::DayPart,
        );
        let at = r.skip_hyphen(end + edge);
        let compound = r.hyphen(at + 1) || r.glued(at) && at == end;
        if r.class(at) == Class::DayPart && r.value(at) < 10 && !compound && !is_programme(r, at) {
            draft.time = Some(TimeOfDay::Part(part_of_day(r.value(at))));
            draft.tokens.end = at + 1;
            return draft;
        }
    }
    if let Meaning::Day { year: Field::Absent, month: Field::Stated(month), day, .. } = draft.meaning {
        let end = draft.tokens.end + usize::from(r.text(draft.tokens.end) == ",");
        let within = r.part_of(draft.tokens.start, end, Inside::Day(month, day), "year");
        if let Some(Draft { tokens, meaning, .. }) = within {
            (draft.tokens, draft.meaning) = (tokens, meaning);
        }
    }
    draft
}

/// The hour of `Friday at 8`, which only the day before it shows to be one.
pub(in crate::dates) fn hour_behind(r: &Reader<'_>, draft: &Draft) -> Option<Draft> {
    let at = draft.tokens.end;
    let part = matches!((draft.meaning, draft.time), (Meaning::Clock, Some(TimeOfDay::Part(_))));
    if !(part || is_day(&draft.meaning)) || !r.is(at, "at") {
        return None;
    }
    let (hour, _) = r.digits(at + 1).filter(|&(hour, len)| len <= 2 && (1..=24).contains(&hour))?;
    let end = at + 2;
    // `Friday at 38 cents`, `Friday at 8 1/8`, `Friday at 9 percent`
    let follows =
        r.is_word(end) && !listed(r.word(end), "on in and or for with to until but when before after the");
    if follows || r.class(end) == Class::Digits || (r.glued(end) && !listed(r.text(end), ". , ? ! ; ) - –"))
    {
        return None;
    }
    let late = matches!(draft.time, Some(TimeOfDay::Part("AF" | "EV" | "NI"))) && hour < 12;
    let hour = hour as u8 + if late { 12 } else { 0 };
    let time = TimeOfDay::Clock { hour, minute: Some(0), second: None, zone: None };
    let mut clock = Draft::new(at + 1..end, Meaning::Clock).with_time(time).sure(0.5);
    clock.rule = Some(RuleId::HourOfDay);
    Some(clock)
}

/// `Saturday Night Live`, `Monday Night Football`
fn is_programme(r: &Reader<'_>, at: usize) -> bool {
    r.capital(at) && r.capital(at + 1) && r.class(at + 1) == Class::Other
}

#[cfg(test)]
mod tests {
    use crate::dates;
    use crate::{Options, ReferenceTime};

    #[test]
    fn a_number_in_brackets_is_read_with_them() {
        let text = "“[Ten] years ago it began,” she said [later].";
        let reference = ReferenceTime::parse("2024-06-19").ok();
        let found = dates::read(text, &Options { reference, ..Options::default() }).list;
        let read: Vec<_> = found.iter().map(|date| (date.span.of(text), date.value.as_str())).collect();
        assert_eq!(read, [("[Ten] years ago", "2014")]);
    }
}
