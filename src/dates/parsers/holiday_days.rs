//! The days that holidays fall on.

use super::feasts::Feasts;
use crate::calendar::Date;
use crate::dates::reader::whole;

/// One holiday a line: month, weekday (1 is Monday, 0 for a fixed day), which day or weekday of the month
/// (0 is the last), days behind that, and the name as it is read: lower case, without possessive
/// endings, each word also with an `s`. In month 0 it's a day of [`Feasts`], by its number in place of the weekday,
/// with days before and behind it. Longer names come before the shorter ones they begin with. United States
/// law (5 U.S.C. 6103) and custom, then Britain's and other countries'.
pub(super) const HOLIDAYS: &str = "\
12 0 31 0 new year eve
1 0 1 0 new year day
1 1 3 0 martin luther king jr. day
1 1 3 0 martin luther king day
1 1 3 0 mlk day
2 0 2 0 groundhog day
2 0 14 0 valentine day
2 1 3 0 president day
2 1 3 0 washington birthday
3 0 17 0 st. patrick day
3 0 17 0 st patrick day
3 0 17 0 saint patrick day
0 0 47 0 mardi gras
0 0 47 0 shrove tuesday
0 0 46 0 ash wednesday
0 0 7 0 palm sunday
0 0 3 0 maundy thursday
0 0 3 0 holy thursday
0 0 2 0 good friday
0 0 1 0 holy saturday
1 0 7 0 orthodox christmas
0 1 0 0 orthodox easter sunday
0 1 0 1 orthodox easter monday
0 1 0 0 orthodox easter
0 0 0 0 easter sunday
0 0 0 1 easter monday
0 0 0 0 easter
0 1 2 0 orthodox good friday
0 2 1 0 lunar new year eve
0 2 0 0 lunar new year day
0 2 0 0 lunar new year
0 2 1 0 chinese new year eve
0 2 0 0 chinese new year day
0 2 0 0 chinese new year
0 3 0 0 diwali
0 3 0 0 deepavali
0 4 0 0 nowruz
0 4 0 0 norouz
0 5 0 0 rosh hashanah
0 5 0 0 rosh hashana
0 5 0 9 yom kippur
0 5 0 14 sukkot
0 6 30 0 purim
0 6 0 0 passover
0 6 0 50 shavuot
0 7 0 0 hanukkah
0 7 0 0 chanukah
0 11 0 0 islamic new year
0 11 0 9 ashura
0 13 0 11 mawlid
0 19 0 0 ramadan
0 20 0 0 eid al fitr
0 20 0 0 eid ul fitr
0 22 0 9 eid al adha
0 22 0 9 eid ul adha
0 0 0 39 ascension day
0 0 0 49 whit sunday
0 0 0 50 whit monday
0 0 0 49 pentecost
0 0 0 60 corpus christi day
4 0 1 0 april fool day
4 0 22 0 earth day
4 0 25 0 anzac day
5 0 1 0 may day
5 0 5 0 cinco de mayo
5 7 2 0 mother day
5 1 0 0 memorial day
6 0 14 0 flag day
6 7 3 0 father day
6 0 19 0 juneteenth
7 0 1 0 canada day
7 0 4 0 fourth of july
7 0 4 0 july fourth
7 0 4 0 independence day
7 0 14 0 bastille day
9 1 1 0 labor day
9 1 1 0 labour day
9 7 2 0 grandparents day
10 1 2 0 columbus day
10 1 2 0 indigenous peoples day
10 0 31 0 halloween
11 0 1 0 all saints day
11 0 2 0 all souls day
11 0 5 0 guy fawkes day
11 0 5 0 guy fawkes night
11 0 5 0 bonfire night
11 1 1 1 election day
11 0 11 0 veteran day
11 0 11 0 armistice day
11 7 2 0 remembrance sunday
11 0 11 0 remembrance day
11 4 4 0 thanksgiving day
11 4 4 0 thanksgiving
11 4 4 1 black friday
11 4 4 4 cyber monday
11 4 4 5 giving tuesday
12 0 24 0 christmas eve
12 0 25 0 christmas day
12 0 25 0 christmas
12 0 25 0 xmas day
12 0 25 0 xmas
12 0 26 0 boxing day
1 0 20 0 inauguration day
1 0 26 0 australia day
1 0 6 0 epiphany
4 0 15 0 tax day
9 0 11 0 patriot day
2 0 29 0 leap day";

/// The name in a line of [`HOLIDAYS`].
pub(super) fn name_in(line: &str) -> &str {
    line.splitn(5, ' ').last().unwrap_or(line)
}

/// True for a holiday whose day depends on the sight of the moon.
pub(super) fn is_sighted(id: usize) -> bool {
    let mut fields = HOLIDAYS.split('\n').nth(id).unwrap_or_default().split(' ').map(whole);
    fields.next() == Some(0) && fields.next().is_some_and(|number| number > 10)
}

/// The day of holiday `id` in `year`.
pub(in crate::dates) fn day_of(id: usize, year: i32) -> Option<Date> {
    let mut fields = HOLIDAYS.split('\n').nth(id)?.split(' ');
    let mut next = || fields.next().map_or(0, whole);
    let (month, weekday, n, days) = (next() as u8, next() as u8, next(), next());
    let date = match (month, weekday) {
        (0, number) => Feasts::from_number(number).day(year)?.plus_days(-i64::from(n)),
        (_, 0) => Date::new(year, month, n as u8)?,
        _ => nth_weekday(year, month, weekday, n as i8)?,
    };
    Some(date.plus_days(i64::from(days)))
}

/// The `n`-th weekday of a month, the last one where `n` is not above 0.
pub(in crate::dates) fn nth_weekday(year: i32, month: u8, weekday: u8, n: i8) -> Option<Date> {
    if n < 1 {
        let last = Date::new(year, month, crate::calendar::days_in_month(year, month))?;
        return Some(last.plus_days(-i64::from((last.weekday() + 7 - weekday) % 7)));
    }
    let first = Date::new(year, month, 1)?;
    let date = first.plus_days(i64::from((weekday + 7 - first.weekday()) % 7) + 7 * (i64::from(n) - 1));
    (date.month == month).then_some(date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn movable_days_fall_on_their_weekday() {
        let day = |name: &str, year| {
            let id = HOLIDAYS.split('\n').position(|line| name_in(line) == name).unwrap();
            day_of(id, year).unwrap().to_string()
        };
        assert_eq!(day("thanksgiving day", 1999), "1999-11-25");
        assert_eq!(day("memorial day", 2024), "2024-05-27");
        assert_eq!(day("election day", 1998), "1998-11-03");
        assert_eq!(day("black friday", 2024), "2024-11-29");
        assert_eq!(day("good friday", 2024), "2024-03-29");
        assert_eq!(day("orthodox easter", 2024), "2024-05-05");
        assert_eq!(day("orthodox easter", 2025), "2025-04-20");
        assert_eq!(day("orthodox easter", 2021), "2021-05-02");
        assert_eq!(day("orthodox christmas", 2024), "2024-01-07");
    }

    #[test]
    fn a_name_is_not_hidden_by_a_shorter_one_above_it() {
        let names: Vec<_> = HOLIDAYS.split('\n').map(name_in).collect();
        for (i, name) in names.iter().enumerate() {
            let hidden = names[..i].iter().any(|shorter| name.starts_with(&format!("{shorter} ")));
            assert!(!hidden, "{name}");
        }
    }

    #[test]
    fn every_holiday_has_a_day() {
        for (id, line) in HOLIDAYS.split('\n').enumerate() {
            assert!(day_of(id, 2024).is_some(), "{line}");
        }
        assert_eq!(day_of(HOLIDAYS.split('\n').count(), 2024), None);
    }
}
