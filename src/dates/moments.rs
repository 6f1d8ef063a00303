//! Intervals of times of day.

use super::calendar::Date;
use super::draft::TimeOfDay;

/// The half-open ISO interval and the EDTF of a time on a day.
pub(super) fn of(day: Date, time: TimeOfDay) -> ((String, String), String) {
    match time {
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
            ((at(day, from * 3600, ""), at(day, to * 3600, "")), day.to_string())
        }
        TimeOfDay::Clock { hour, minute, second, zone } => {
            let start =
                i64::from(hour) * 3600 + i64::from(minute.unwrap_or(0)) * 60 + i64::from(second.unwrap_or(0));
            let length = match (minute, second) {
                (None, _) => 3600,
                (Some(_), None) => 60,
                _ => 1,
            };
            let zone = zone.map_or_else(String::new, offset);
            let from = at_precisely(day, start, &zone, second.is_some());
            let to = at_precisely(day, start + length, &zone, second.is_some());
            // EDTF takes the times of ISO 8601 with their seconds.
            ((from, to), at_precisely(day, start, &zone, true))
        }
    }
}

fn at(day: Date, seconds: i64, zone: &str) -> String {
    at_precisely(day, seconds, zone, false)
}

fn at_precisely(day: Date, seconds: i64, zone: &str, with_seconds: bool) -> String {
    let day = day.plus_days(seconds.div_euclid(86_400));
    let (hour, minute, second) = (seconds.rem_euclid(86_400) / 3600, seconds % 3600 / 60, seconds % 60);
    if with_seconds {
        format!("{day}T{hour:02}:{minute:02}:{second:02}{zone}")
    } else {
        format!("{day}T{hour:02}:{minute:02}{zone}")
    }
}

/// `Z`, `-04:00`
fn offset(minutes: i16) -> String {
    match minutes {
        0 => "Z".into(),
        m => format!("{}{:02}:{:02}", if m < 0 { '-' } else { '+' }, m.abs() / 60, m.abs() % 60),
    }
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
