//! Finds expressions of time and gives each its value.

use super::calendar::Date;
use super::{Reference, Timex, TimexKind};
use crate::context::Context;
use crate::layout::RegionKind;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// The day the article speaks from: the caller's, else a full date in a dateline or byline.
pub fn reference(ctx: &Context<'_>) -> Option<Reference> {
    if let Some(given) = ctx.options.reference {
        return Some(Reference { date: given.date, minute: given.minute, source: "option", evidence: None });
    }
    (0..ctx.tokens.len()).find_map(|i| {
        let source = match ctx.layout.kind_of_token(i) {
            RegionKind::Dateline => "dateline",
            RegionKind::Byline => "byline",
            _ => return None,
        };
        let (date, end) = full_date(ctx, i)?;
        Some(Reference { date, minute: None, source, evidence: Some(ctx.tokens.span(i..end)) })
    })
}

/// All expressions of time, in text order.
pub fn find(ctx: &Context<'_>, reference: Option<&Reference>) -> Vec<Timex> {
    let mut found = Vec::new();
    let mut i = 0;
    while i < ctx.tokens.len() {
        let read = full_date(ctx, i)
            .map(|(date, end)| (day(ctx, i..end, date, None, "full_date"), end))
            .or_else(|| weekday(ctx, i, reference));
        match read {
            Some((timex, end)) => {
                found.push(timex);
                i = end;
            }
            None => i += 1,
        }
    }
    found
}

/// `June 19, 2024` or `19 June 2024`, from token `i`, with the token after it.
fn full_date(ctx: &Context<'_>, i: usize) -> Option<(Date, usize)> {
    let tokens = ctx.tokens;
    let month_at = |i: usize| {
        let index = MONTHS.iter().position(|m| *m == tokens.folded(i))?;
        tokens[i].is_capitalized().then_some(index as u8 + 1)
    };
    let number = |i: usize| tokens.text(i).parse::<u16>().ok();
    let (month, day, mut next) = match month_at(i) {
        Some(month) => (month, number(i + 1)?, i + 2),
        None => (month_at(i + 1)?, number(i)?, i + 2),
    };
    if tokens.text(next) == "," {
        next += 1;
    }
    let year = number(next).filter(|y| (1000..3000).contains(y))?;
    let date = Date::new(i32::from(year), month, u8::try_from(day).ok()?)?;
    Some((date, next + 1))
}

/// A bare weekday: the most recent one, the reference day included.
fn weekday(ctx: &Context<'_>, i: usize, reference: Option<&Reference>) -> Option<(Timex, usize)> {
    let index = WEEKDAYS.iter().position(|d| *d == ctx.tokens.folded(i))?;
    let number = index as u8 + 1;
    let timex = match reference {
        Some(reference) => {
            let back = (i64::from(reference.date.weekday()) - i64::from(number)).rem_euclid(7);
            let anchor = format!("reference date {}", reference.date);
            day(ctx, i..i + 1, reference.date.plus_days(-back), Some(anchor), "weekday")
        }
        None => Timex {
            span: ctx.tokens.span(i..i + 1),
            kind: TimexKind::Date,
            value: format!("XXXX-WXX-{number}"),
            modifier: None,
            interval: None,
            edtf: None,
            anchor: None,
            confidence: 0.9,
            rule: "weekday",
        },
    };
    Some((timex, i + 1))
}

fn day(
    ctx: &Context<'_>,
    tokens: std::ops::Range<usize>,
    date: Date,
    anchor: Option<String>,
    rule: &'static str,
) -> Timex {
    Timex {
        span: ctx.tokens.span(tokens),
        kind: TimexKind::Date,
        value: date.to_string(),
        modifier: None,
        interval: Some((date.to_string(), date.plus_days(1).to_string())),
        edtf: Some(date.to_string()),
        anchor,
        confidence: 0.9,
        rule,
    }
}
