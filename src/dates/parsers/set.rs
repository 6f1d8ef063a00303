//! `every Monday`, `daily`, `$300 a month`, `twice a week`, `Mondays`.

use super::{Class, Draft, Reader, Rule};
use crate::dates::draft::{Amount, Length, Meaning};
use crate::dates::words::Unit;

pub(super) const EVERY: Rule = Rule {
    id: "every",
    example: "They meet [every four years|P4Y].",
    starts: Class::Every.bit(),
    read: |r, i| {
        let every = r.is(i, "every") || r.is(i, "each");
        let mut at = i + 1;
        if r.one_of(at, &["single", "other"]) && every {
            at += 1;
        }
        let other = r.is(i + 1, "other");
        let (value, end) = match r.class(at) {
            Class::Unit if every || !matches!(r.word(at), "second") => {
                let unit = r.unit(at)?;
                let count = if other { 2000 } else { 1000 };
                // `every second year`
                if unit == Unit::Second && r.class(at + 1) == Class::Unit {
                    (Length(vec![(Amount::Exact(2000), r.unit(at + 1)?)]).iso(), at + 2)
                } else {
                    (Length(vec![(Amount::Exact(count), unit)]).iso(), at + 1)
                }
            }
            _ if every && r.is(at, "weekday") => ("XXXX-WXX-WD".to_string(), at + 1),
            Class::Weekday if every => (format!("XXXX-WXX-{}", r.value(at)), at + 1),
            Class::Weekdays if every && r.value(at) < 8 => (format!("XXXX-WXX-{}", r.value(at)), at + 1),
            Class::Month if every => (format!("XXXX-{:02}", r.value(at)), r.month(at)?.1),
            Class::Season if every => (format!("XXXX-{}", season(r.value(at))), at + 1),
            Class::DayPart if every => (format!("XXXX-XX-XXT{}", part(r.value(at))), at + 1),
            Class::Holiday if every => {
                let (_, end) = super::holiday::name(r, at)?;
                ("XXXX".to_string(), end)
            }
            _ if every => {
                let (length, end) = match r.ordinal(at) {
                    Some((n, next)) => {
                        (Length(vec![(Amount::Exact(i64::from(n) * 1000), r.unit(next)?)]), next + 1)
                    }
                    None => r.length(at)?,
                };
                (length.iso(), end)
            }
            _ => return None,
        };
        // `every weekday morning`
        let end = end + usize::from(r.class(end) == Class::DayPart && r.class(at) == Class::Weekday);
        Some(Draft::new(i..end, Meaning::Set(value)))
    },
};

pub(super) const ADVERB: Rule = Rule {
    id: "set_adverb",
    example: "They meet [daily|P1D].",
    starts: Class::Adverb.bit(),
    read: |r, i| {
        // `the Daily Mail`, `annual report`
        let name = r.capital(i) && (r.capital(i + 1) || !r.opens_sentence(i));
        let value = match r.value(i) {
            2 => "PT1H",
            3 => "P1D",
            5 => "P1W",
            6 => "P2W",
            7 => "P1M",
            57 => "P2M",
            8 => "P1Q",
            10 => "P1Y",
            30 => "XXXX-XX-XXTNI",
            _ => return None,
        };
        (!name).then(|| Draft::new(i..i + 1, Meaning::Set(value.into())))
    },
};

pub(super) const RATE: Rule = Rule {
    id: "rate",
    example: "It costs $300 [a month|P1M].",
    starts: Class::Article.bit() | Class::Times.bit() | Class::Digits.bit() | Class::Number.bit(),
    read: |r, i| {
        let often = match r.class(i) {
            Class::Times if r.value(i) > 0 => i + 1,
            Class::Digits | Class::Number if r.is(i + 1, "times") => i + 2,
            Class::Article => i,
            _ => return None,
        };
        if often > i && !r.one_of(often, &["a", "an", "every", "each", "per"]) {
            return None;
        }
        let unit = r.unit(often + 1).filter(|_| r.class(often + 1) == Class::Unit)?;
        let end = often + 2;
        if r.hyphen(end)
            || r.has(end, Class::Ago.bit())
            || r.one_of(end, &["earlier", "later", "before", "after", "from"])
        {
            return None;
        }
        if often == i && (!is_rated(r, i) || unit <= Unit::Hour) {
            return None;
        }
        let mut draft = Draft::new(i..end, Meaning::Set(Length::one(unit).iso())).sure(0.8);
        draft.rule = "rate";
        // One rule reads `a year` as a length, too; what it rates decides, so this one is longer by right.
        Some(draft)
    },
};

pub(super) const WEEKDAYS: Rule = Rule {
    id: "weekdays",
    example: "They meet on [Mondays|XXXX-WXX-1].",
    starts: Class::Weekdays.bit() | Class::DayPart.bit() | Class::Weekday.bit(),
    read: |r, i| {
        match (r.class(i), r.value(i)) {
            (Class::Weekdays, n @ 1..=7) => Some(Draft::new(i..i + 1, Meaning::Set(format!("XXXX-WXX-{n}")))),
            (Class::Weekdays, 9) => Some(Draft::new(i..i + 1, Meaning::Set("XXXX-WXX-WE".into())).sure(0.8)),
            // `Friday nights`
            (Class::Weekday, n) if r.class(i + 1) == Class::DayPart && r.value(i + 1) >= 10 => {
                let value = format!("XXXX-WXX-{n}T{}", part(r.value(i + 1) - 10));
                Some(Draft::new(i..i + 2, Meaning::Set(value)))
            }
            _ => None,
        }
    },
};

/// True where the words before `a month` are an amount that it rates.
fn is_rated(r: &Reader<'_>, i: usize) -> bool {
    let before = r.before(i);
    let Some(last) = i.checked_sub(1) else { return false };
    matches!(r.class(last), Class::Digits | Class::Times)
        || matches!(
            before,
            "percent"
                | "million"
                | "billion"
                | "trillion"
                | "thousand"
                | "dollars"
                | "cents"
                | "%"
                | "people"
                | "times"
                | "per"
                | "pounds"
                | "euros"
                | "once"
                | "twice"
                | "tons"
                | "barrels"
                | "hours"
                | "minutes"
                | "days"
                | "weeks"
                | "kilometers"
                | "miles"
                | "units"
                | "passengers"
                | "visitors"
                | "gallons"
                | "shares"
                | "cases"
                | "deaths"
                | "jobs"
                | "students"
                | "cars"
                | "flights"
                | "games"
                | "meals"
        )
}

fn season(value: i16) -> &'static str {
    ["SP", "SU", "FA", "WI"][usize::from((value - 1).clamp(0, 3) as u8)]
}

/// The TIMEX3 code of a part of the day.
pub(in crate::dates) fn part(value: i16) -> &'static str {
    match value % 10 {
        0 => "MO",
        1 => "AF",
        2 => "EV",
        3 => "NI",
        4 => "MO",
        5 => "EV",
        6 => "DT",
        _ => "MI",
    }
}
