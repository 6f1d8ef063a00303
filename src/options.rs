//! What a caller can ask for.

use crate::calendar::Date;
use crate::error::Error;

/// Settings of one call of [`crate::Annotator::annotate`].
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Options {
    /// The moment the article speaks from. Where it is `None` the metadata of its file count, then its own
    /// dateline, byline or page date, and where there is none relative dates stay symbolic. Never the clock.
    pub reference: Option<ReferenceTime>,
    /// When the article was published by the metadata of the file it was taken from.
    pub metadata_date: Option<ReferenceTime>,
    /// Whether vague times (`now`, `recently`, `soon`) are reported as well.
    pub vague_dates: bool,
}

/// A day, with the time of day where it is known.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ReferenceTime {
    /// The day.
    pub date: Date,
    /// Minutes since midnight, 0 to 1439.
    pub minute: Option<u16>,
}

impl ReferenceTime {
    /// Reads `YYYY-MM-DD`, or `YYYY-MM-DDThh:mm` with anything after the minutes left out of account.
    pub fn parse(value: &str) -> Result<Self, Error> {
        let (day, time) = match value.split_once('T') {
            Some((day, time)) => (day, Some(time)),
            None => (value, None),
        };
        let date = Date::parse_iso(day).ok_or_else(|| bad(value))?;
        let minute = match time {
            Some(time) => Some(minute_of_day(time).ok_or_else(|| bad(value))?),
            None => None,
        };
        Ok(Self { date, minute })
    }
}

fn minute_of_day(time: &str) -> Option<u16> {
    let two = |range: std::ops::Range<usize>| time.get(range)?.parse::<u16>().ok();
    let (hour, minute) = (two(0..2)?, two(3..5)?);
    (time.as_bytes()[2] == b':' && hour < 24 && minute < 60).then_some(hour * 60 + minute)
}

fn bad(value: &str) -> Error {
    Error::Option(format!(
        "the date \"{value}\" can't be read: write it as YYYY-MM-DD, for example 2024-06-19"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_a_day_and_a_day_with_a_time() {
        let day = ReferenceTime::parse("2024-06-19").unwrap();
        assert_eq!((day.date.to_string().as_str(), day.minute), ("2024-06-19", None));
        let noon = ReferenceTime::parse("2013-02-12T12:30:00").unwrap();
        assert_eq!(noon.minute, Some(12 * 60 + 30));
    }

    #[test]
    fn refuses_what_is_no_day_and_says_what_to_write() {
        for bad in [
            "",
            "yesterday",
            "2024-13-01",
            "2023-02-29",
            "2024-06-19T",
            "2024-06-19T25:00",
            "2024-06-19T1é:00",
        ] {
            let error = ReferenceTime::parse(bad).unwrap_err();
            assert!(error.to_string().contains("YYYY-MM-DD"), "{bad}");
        }
    }
}
