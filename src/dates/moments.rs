//! Intervals of times of day.

use super::draft::TimeOfDay;
use super::write::{iso, moment};
use crate::calendar::Date;

/// The half-open ISO interval and the EDTF of a time on a day.
#[inline(never)]
pub(super) fn of(day: Date, time: TimeOfDay) -> ((String, String), String) {
    let (from, to, zone, with_seconds) = match time {
        TimeOfDay::Part(code) => {
            // Hours from midnight; the night ends on the next morning.
            let (from, to) = match code {
                "MO" => (6, 12),
                "MI" => (11, 14),
                "AF" => (12, 18),
                "EV" => (18, 24),
                "NI" => (18, 30),
                _ => (6, 18),
            };
            (from * 3600, to * 3600, None, false)
        }
        TimeOfDay::Clock { hour, minute, second, zone } => {
            let of = |part: Option<u8>| i64::from(part.unwrap_or(0));
            let start = i64::from(hour) * 3600 + of(minute) * 60 + of(second);
            let length = match (minute, second) {
                (None, _) => 3600,
                (Some(_), None) => 60,
                _ => 1,
            };
            (start, start + length, zone, second.is_some())
        }
    };
    let interval = (moment(day, from, zone, with_seconds), moment(day, to, zone, with_seconds));
    // EDTF takes the times of ISO 8601 with their seconds, and knows no parts of the day.
    let edtf = match time {
        TimeOfDay::Part(_) => iso(day),
        TimeOfDay::Clock { .. } => moment(day, from, zone, true),
    };
    (interval, edtf)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(time: TimeOfDay, from: &str, to: &str) {
        let day = Date::parse_iso("2013-03-22").unwrap();
        assert_eq!(of(day, time).0, (from.to_string(), to.to_string()));
    }

    #[test]
    fn a_night_ends_on_the_next_morning() {
        check(TimeOfDay::Part("NI"), "2013-03-22T18:00", "2013-03-23T06:00");
        check(TimeOfDay::Part("EV"), "2013-03-22T18:00", "2013-03-23T00:00");
    }

    #[test]
    fn a_clock_time_is_as_long_as_it_is_precise() {
        let clock = |hour, minute, second, zone| TimeOfDay::Clock { hour, minute, second, zone };
        check(clock(15, Some(0), None, Some(-240)), "2013-03-22T15:00-04:00", "2013-03-22T15:01-04:00");
        check(clock(4, None, None, None), "2013-03-22T04:00", "2013-03-22T05:00");
        check(clock(24, Some(0), None, None), "2013-03-23T00:00", "2013-03-23T00:01");
        check(clock(4, Some(5), Some(6), Some(0)), "2013-03-22T04:05:06Z", "2013-03-22T04:05:07Z");
    }
}
