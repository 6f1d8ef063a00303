//! Days of other calendars: Easter, the Jewish and Islamic feasts, Lunar New Year, Diwali, Nowruz.

use crate::calendar::Date;

/// Days behind 21 January of Lunar New Year from 1900 to 2100, each as a letter from `0` on. From the Chinese calendar of
/// python-holidays 0.109 (MIT), with 1900 and 2100 from the tables of the Hong Kong Observatory.
const LUNAR_NEW_YEAR: &str =
    ":MB8J>4G<1D9L@5H>2E;NB7J?3G<2D9K@5H>3E:MB6I?4G<1D8K@6H=3F:LB7I?4G<0C9K@6I=2E:LA7J?4G<NC8K@6I>2D:MA7J\
    ?3F;1C8LA5H=2D:MB7J?4F;1D8K@5G=2E:MB7I>3F;1D9K@5H<2E;MB7I>3F<0C8K?5H=2E:MA6I?3F<1C8K@5H=3D9LA6I?4F;0\
    C";
/// Days behind 13 October of Diwali in the same years: the evening at the end of Ashvin on which there is no moon, by the
/// new moon with the sun in sidereal Libra (Meeus, chapters 25 and 49, at 17:45 Indian time); from 2001 to 2035 as published in
/// India (python-holidays 0.109, MIT), from which the computation differs on two days of 35.
const DIWALI: &str =
    ":LA7I>4G;NC8J@5H=PE:LA7J>4G<MB8K@5H=OD9LA7J?3F;NB8KA5H=OD9LB6I?QE;NC8K@5G<OE9LB7I>QF:NC9K@5G<OE:LA6I\
    =PF<NC8K?4G=OE:MA6I>PF;NB7J@4G=PD9LA5H>QF;NC7J?5G=PE9KA6I>QF:MB8J?5H<OD9KA6I>QF;MB8K?5G<ND9LA6I>PE:M\
    C";
/// Days behind 19 March of Nowruz: the day in Tehran of the equinox, the next one behind noon (Meeus, Astronomical
/// Algorithms, chapter 27).
const NOWRUZ: &str =
    "2233223322332233223322332233222322232223222322232223222322232222222222222222222222222222222222221222\
    1222122212221222122212221222112211221122112211221122112211221112111211121112111211121112111211111111\
    2";
/// For the Islamic years from 1343 on, how many days 1 Ramadan, 1 Shawwal and 10 Dhu al-Hijja lie behind those of
/// the tabular calendar, in a letter: 9 (a + 1) + 3 (b + 1) + c + 1. From the Islamic calendar of python-holidays 0.109
/// (MIT), which follows what was announced in Saudi Arabia and, for the future, Umm al-Qura.
const ANNOUNCED: &str =
    "PJ=G=GJ==JIJJF=:F====1=J==GJG=FSGJ=JF==F==>====S===:=F=F:==9FI==99F<FJ===9F==J==F=JJGJ=FIFJJ=F<FIFJJ\
    =FIFJFGG=FJFJJ==:FJ=GG:F=FJ>GG=FSIJ==FFISGGJ=FFIJ==F=F=FG:=FFISGG:FIFJJ>GJFJFJJ=F";
const FIRST_ANNOUNCED: i32 = 1343;

/// The years that the tables are for.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2100;

/// A calendar that feasts are counted in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Feasts {
    /// From Easter Sunday of the western churches.
    Easter,
    /// From that of the eastern churches.
    EasternEaster,
    LunarNewYear,
    Diwali,
    Nowruz,
    /// From the Jewish new year that lies in the year.
    RoshHashanah,
    /// From the first day of Passover.
    Passover,
    /// From the feast of Lights, 25 Kislev.
    Hanukkah,
    /// From the first day of a month, 1 to 12, of the Islamic calendar. The day depends on the sight of the moon.
    Islamic(u8),
}

impl Feasts {
    /// The calendar with a number in the list of holidays.
    pub(super) fn from_number(number: u8) -> Self {
        match number {
            0 => Feasts::Easter,
            1 => Feasts::EasternEaster,
            2 => Feasts::LunarNewYear,
            3 => Feasts::Diwali,
            4 => Feasts::Nowruz,
            5 => Feasts::RoshHashanah,
            6 => Feasts::Passover,
            7 => Feasts::Hanukkah,
            month => Feasts::Islamic(month - 10),
        }
    }

    /// The day that is counted from, in a year of our calendar.
    pub(super) fn day(self, year: i32) -> Option<Date> {
        match self {
            Feasts::Easter => easter(year),
            Feasts::EasternEaster => eastern_easter(year),
            Feasts::LunarNewYear => tabled(LUNAR_NEW_YEAR, year, (1, 21)),
            Feasts::Diwali => tabled(DIWALI, year, (10, 13)),
            Feasts::Nowruz => tabled(NOWRUZ, year, (3, 19)),
            Feasts::RoshHashanah => jewish_new_year(year),
            Feasts::Passover => Some(jewish_new_year(year)?.plus_days(-163)),
            Feasts::Hanukkah => {
                let (from, to) = (jewish_new_year(year)?, jewish_new_year(year + 1)?);
                // Heshvan has a day more in a complete year.
                let complete = (to.day_number() - from.day_number()) % 10 == 5;
                Some(from.plus_days(83 + i64::from(complete)))
            }
            Feasts::Islamic(month) => islamic(year, month),
        }
    }
}

/// A day of a table of letters, one a year.
fn tabled(table: &str, year: i32, (month, day): (u8, u8)) -> Option<Date> {
    let index = usize::try_from(year - YEARS.start()).ok()?;
    let days = table.as_bytes().get(index)?.wrapping_sub(b'0');
    Some(Date::new(year, month, day)?.plus_days(i64::from(days)))
}

/// Easter Sunday of the western churches, by the anonymous Gregorian computus (Meeus, Astronomical
/// Algorithms, chapter 8).
pub(super) fn easter(year: i32) -> Option<Date> {
    let (a, b, c) = (year.rem_euclid(19), year.div_euclid(100), year.rem_euclid(100));
    let (d, e) = (b / 4, b % 4);
    let f = (b + 8) / 25;
    let g = (b - f + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let month = (h + l - 7 * m + 114) / 31;
    let day = (h + l - 7 * m + 114) % 31 + 1;
    Date::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
}

/// Easter Sunday of the eastern churches, by Meeus's Julian algorithm; the calendars are 13 days apart from
/// 1900 to 2099 and 14 in 2100.
fn eastern_easter(year: i32) -> Option<Date> {
    let c = (19 * year.rem_euclid(19) + 15) % 30;
    let d = (2 * year.rem_euclid(4) + 4 * year.rem_euclid(7) - c + 34) % 7;
    let apart = 13 + i32::from(year == 2100);
    let date = Date::new(year, 3, 22)?.plus_days(i64::from(c + d + apart));
    YEARS.contains(&year).then_some(date)
}

/// 1 Tishri, by the molad and the four postponements (Reingold and Dershowitz, Calendrical Calculations).
fn jewish_new_year(year: i32) -> Option<Date> {
    /// Days from 1 Tishri of the year 1 to that of a year, before the postponement for short and long years.
    fn elapsed(year: i64) -> i64 {
        let months = (235 * year - 234).div_euclid(19);
        let parts = 12_084 + 13_753 * months;
        let day = 29 * months + parts.div_euclid(25_920);
        day + i64::from((3 * (day + 1)).rem_euclid(7) < 3)
    }
    let jewish = i64::from(year) + 3761;
    let (before, this, next) = (elapsed(jewish - 1), elapsed(jewish), elapsed(jewish + 1));
    let postponed = if next - this == 356 { 2 } else { i64::from(this - before == 382) };
    // 1 Tishri of the year 1 was 7 September 3761 BC.
    let first = Date::new(-3760, 9, 7)?;
    (year > 0).then(|| first.plus_days(this + postponed))
}

/// The first day of an Islamic month that begins in a year, by the tabular calendar of 30 years and, for the months
/// of the great feasts, as announced.
fn islamic(year: i32, month: u8) -> Option<Date> {
    // The first of its days in the year: every 33 years there are two.
    let guess = (i64::from(year) - 622) * 33 / 32;
    let first = Date::new(year, 1, 1)?.day_number();
    let date = (guess - 1..=guess + 2).map(|hijri| month_of(hijri, month)).find(|day| *day >= first)?;
    let date = Date::from_day_number(date);
    (YEARS.contains(&year) && date.year == year).then_some(date)
}

fn month_of(hijri: i64, month: u8) -> i64 {
    // 1 Muharram of the year 1 was 18 July 622.
    const EPOCH: i64 = -492_149;
    let months = 29 * (i64::from(month) - 1) + i64::from(month) / 2;
    let tabular = EPOCH + (hijri - 1) * 354 + (3 + 11 * hijri).div_euclid(30) + months;
    let code =
        usize::try_from(hijri - i64::from(FIRST_ANNOUNCED)).ok().and_then(|i| ANNOUNCED.as_bytes().get(i));
    let code = i64::from(code.map_or(13, |letter| letter.wrapping_sub(b'0')));
    tabular
        + match month {
            9 => code / 9 - 1,
            10 => code / 3 % 3 - 1,
            12 => code % 3 - 1,
            _ => 0,
        }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(feasts: Feasts, days: &[&str]) {
        for day in days {
            let year = day[..4].parse().unwrap();
            assert_eq!(feasts.day(year).map(|date| date.to_string()).as_deref(), Some(*day), "{feasts:?}");
        }
    }

    #[test]
    fn easter_falls_on_the_days_of_the_church_tables() {
        check(
            Feasts::Easter,
            &[
                "1818-03-22",
                "1943-04-25",
                "2000-04-23",
                "2008-03-23",
                "2024-03-31",
                "2025-04-20",
                "2038-04-25",
            ],
        );
        check(Feasts::EasternEaster, &["2021-05-02", "2024-05-05", "2025-04-20", "2100-05-02"]);
    }

    #[test]
    fn feasts_fall_on_the_days_of_published_calendars() {
        check(Feasts::LunarNewYear, &["1900-01-31", "1985-02-20", "2023-01-22", "2024-02-10", "2033-01-31"]);
        check(Feasts::Diwali, &["2019-10-27", "2022-10-24", "2023-11-12", "2025-10-20"]);
        check(Feasts::Nowruz, &["1979-03-21", "2023-03-21", "2024-03-20", "2025-03-21"]);
        check(Feasts::RoshHashanah, &["1948-10-04", "2023-09-16", "2024-10-03", "2025-09-23"]);
        check(Feasts::Passover, &["1973-04-17", "2023-04-06", "2024-04-23", "2025-04-13"]);
        check(Feasts::Hanukkah, &["2013-11-28", "2022-12-19", "2023-12-08", "2024-12-26"]);
        check(Feasts::Islamic(9), &["1999-12-09", "2022-04-02", "2023-03-23", "2024-03-11", "2025-03-01"]);
        check(Feasts::Islamic(10), &["2022-05-02", "2023-04-21", "2024-04-10", "2025-03-30"]);
        // The tabular calendar, which for this month was also what was announced.
        check(Feasts::Islamic(1), &["2024-07-07", "2025-06-26"]);
    }

    #[test]
    fn every_year_has_its_feasts_and_others_have_none() {
        for number in [2, 3, 4, 10 + 9, 10 + 10, 10 + 12] {
            let feasts = Feasts::from_number(number);
            for year in YEARS {
                assert!(feasts.day(year).is_some_and(|date| date.year == year), "{feasts:?} {year}");
            }
            assert_eq!((feasts.day(1899), feasts.day(2101)), (None, None), "{feasts:?}");
        }
    }
}
