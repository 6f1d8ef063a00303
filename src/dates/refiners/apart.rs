//! What expressions that stand apart say for each other: weekdays and the dates behind them, an event and its year.

use crate::dates::draft::{Draft, Field, Link, Meaning, Origin, Place};
use crate::dates::reader::{listed, Reader};
use crate::dates::words::{Class, Unit};

/// How far behind its day the year of an event may stand, in tokens.
const EVENT: usize = 4;

/// Lets the expressions in `drafts` say for each other what only one of them states.
pub(in crate::dates) fn share(r: &Reader<'_>, drafts: &mut [Draft]) {
    for i in 0..drafts.len() {
        weekdays_with_days(r, drafts, i);
        later_beside_date(r, drafts, i);
    }
    for i in 1..drafts.len() {
        // `In 1998, in March`, `2016 November`
        let (end, start) = (drafts[i - 1].tokens.end, drafts[i].tokens.start);
        if let (Meaning::Year(year), true) =
            (drafts[i - 1].meaning, (end..start).all(|t| r.is_dash(t) || r.one_of(t, ", in on /")))
        {
            if start - end <= 2 && drafts[i].link == Link::None {
                imply(&mut drafts[i].meaning, year);
            }
        }
        if let Some(year) = year_of_event(r, &drafts[i - 1], &drafts[i]) {
            imply(&mut drafts[i - 1].meaning, year);
            // `25 October (7 November) 1917`
            if let Some(earlier) = i.checked_sub(2) {
                if r.is(drafts[earlier].tokens.end, "(")
                    && drafts[earlier].tokens.end + 1 == drafts[i - 1].tokens.start
                {
                    imply(&mut drafts[earlier].meaning, year);
                }
            }
        }
    }
}

fn imply(meaning: &mut Meaning, value: i32) {
    if let Meaning::Day { year, .. }
    | Meaning::Month { year, place: Place::Bare | Place::The, .. }
    | Meaning::Part { year, place: Place::Bare | Place::The, .. } = meaning
    {
        year.imply(Some(value));
    }
}

/// `Thursday-Sunday, Aug. 1-4`: as many dates as weekdays, in their order.
fn weekdays_with_days(r: &Reader<'_>, drafts: &mut [Draft], start: usize) {
    let run = |from: usize, is: &dyn Fn(&Meaning) -> bool| {
        let members = drafts[from..].iter().enumerate();
        members.take_while(|(k, draft)| is(&draft.meaning) && (*k == 0 || draft.link != Link::None)).count()
    };
    if !matches!(drafts[start].meaning, Meaning::Weekday(..)) || drafts[start].link != Link::None {
        return;
    }
    let weekdays = run(start, &|meaning| matches!(meaning, Meaning::Weekday(..)));
    let first = start + weekdays;
    if weekdays < 2 || first >= drafts.len() {
        return;
    }
    let gap = drafts[first - 1].tokens.end..drafts[first].tokens.start;
    let days = run(first, &|meaning| matches!(meaning, Meaning::Day { .. }));
    if days != weekdays || gap.len() > 1 || gap.clone().any(|t| !r.one_of(t, ", (")) {
        return;
    }
    for k in 0..weekdays {
        if let (Meaning::Weekday(n, _), Meaning::Day { year, month, day, .. }) =
            (drafts[start + k].meaning, drafts[first + k].meaning)
        {
            let meaning = Meaning::Day { year, month, day, weekday: Some(n) };
            drafts[start + k].meaning = meaning;
            drafts[first + k].meaning = meaning;
        }
    }
}

/// `Four years later, in 1998`: the date beside it says which.
fn later_beside_date(r: &Reader<'_>, drafts: &mut [Draft], i: usize) {
    let Meaning::Shift { length, from: Origin::Memory, .. } = drafts[i].meaning else { return };
    let Some(date) = drafts.get(i + 1) else { return };
    let (end, start) = (drafts[i].tokens.end, date.tokens.start);
    let beside = r.is(end, ",") && (start == end + 1 || start == end + 2 && r.one_of(end + 1, "in on by"));
    if !beside {
        return;
    }
    let years = length.finest() >= Unit::Year;
    drafts[i].meaning = match date.meaning {
        Meaning::Day { year: Field::Stated(year), .. } | Meaning::Month { year: Field::Stated(year), .. }
            if years =>
        {
            Meaning::Year(year)
        }
        meaning @ (Meaning::Year(_) | Meaning::Month { .. } | Meaning::Day { .. }) => meaning,
        _ => return,
    };
}

/// The year of `The July 20 plot of 1944` and `the June 4 crackdown in 1989`: a day before its event, the year behind it.
fn year_of_event(r: &Reader<'_>, day: &Draft, year: &Draft) -> Option<i32> {
    let Meaning::Year(value) = year.meaning else { return None };
    let (Meaning::Day { year: Field::Absent, .. } | Meaning::Month { year: Field::Absent, .. }) = day.meaning
    else {
        return None;
    };
    let between = day.tokens.end..year.tokens.start.checked_sub(1)?;
    // `25 October (7 November) 1917`
    if r.is(day.tokens.end, ")") && year.tokens.start == day.tokens.end + 1 {
        return Some(value);
    }
    let governed = r.one_of(year.tokens.start - 1, "of in");
    let event = !between.is_empty() && between.len() <= EVENT && between.clone().all(|t| is_noun_like(r, t));
    let attributive = r.has(day.tokens.start, Class::The.bit())
        || listed(r.before(day.tokens.start), "the a his her its their this that 's ’s");
    (governed && event && attributive).then_some(value)
}

/// True for a word that can stand in the name of an event: no mark, no verb form, no small word.
fn is_noun_like(r: &Reader<'_>, t: usize) -> bool {
    r.is_word(t)
        && !listed(r.word(t), "and or but that which who was were is are had has have to from for on at by with killed said fell rose")
}
