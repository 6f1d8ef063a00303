//! The words that expressions of time are made of, each with its class and its number.
//!
//! Looking a word up must cost next to nothing, since almost every word of an article is none of
//! these: a mask of first letters by word length turns most away, and a search in a table that is
//! sorted at compile time answers the rest.

use std::cmp::Ordering;

/// What a token can be in an expression of time. Rules are dispatched by it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub(super) enum Class {
    /// No word of time.
    Other,
    /// Digits; the number is the token's value, -1 where it has separators.
    Digits,
    /// `three`, `forty`.
    Number,
    /// `hundred`, `dozen`, `million`.
    Scale,
    /// `first`, `thirtieth`; the number is the rank.
    Ordinal,
    /// `March`, `Sept.`
    Month,
    /// `Friday`, `Fri.`
    Weekday,
    /// `Fridays`
    Weekdays,
    /// `year`
    Unit,
    /// `years`
    Units,
    /// `summer`
    Season,
    /// `morning`, `night`
    DayPart,
    /// `noon`, `midnight`
    Noon,
    /// `today`, `yesterday`
    Deictic,
    /// `the`
    The,
    /// `a`, `an`
    Article,
    /// `this`, `current`
    This,
    /// `that`, `same`
    That,
    /// `last`, `past`, `previous`
    Last,
    /// `next`, `coming`, `following`
    Next,
    /// `every`, `each`
    Every,
    /// `daily`
    Adverb,
    /// `once`, `twice`
    Times,
    /// `few`, `several`
    Several,
    /// `about`, `nearly`
    Approx,
    /// `early`, `late`, `mid`
    Edge,
    /// `beginning`, `end`
    EdgeNoun,
    /// `now`, `recently`
    Vague,
    /// `half`
    Half,
    /// `fiscal`
    Fiscal,
    /// `nineties`
    Decade,
    /// First word of the name of a holiday or a remembered day.
    Holiday,
    /// `a.m.`
    Meridiem,
    /// `GMT`
    Zone,
    /// `BC`
    Era,
    /// `ago`
    Ago,
    /// An apostrophe that may stand for a century: `'80s`.
    Apostrophe,
    /// `Q3`, `H1`, `FY25`, written as one word.
    Code,
    /// `weeklong`; the number is that of the unit, and 100 more for `weekslong`.
    Long,
}

impl Class {
    /// The bit of this class in a [`Mask`].
    pub(super) const fn bit(self) -> Mask {
        1 << self as u8
    }
}

/// A set of classes.
pub(super) type Mask = u64;

/// Units of time, in the order of their length.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Weekend,
    Week,
    Fortnight,
    Month,
    Quarter,
    Season,
    Year,
    Decade,
    Century,
    Millennium,
}

const UNITS: [Unit; 14] = [
    Unit::Second,
    Unit::Minute,
    Unit::Hour,
    Unit::Day,
    Unit::Weekend,
    Unit::Week,
    Unit::Fortnight,
    Unit::Month,
    Unit::Quarter,
    Unit::Season,
    Unit::Year,
    Unit::Decade,
    Unit::Century,
    Unit::Millennium,
];

impl Unit {
    /// The unit with the number that the table gives it.
    pub(super) fn from_value(value: i16) -> Unit {
        UNITS[usize::try_from(value).unwrap_or(0).min(UNITS.len() - 1)]
    }
}

use Class::*;

/// Classes with a number and their words. Months 1 to 12, weekdays 1 (Monday) to 7, seasons 1
/// (spring) to 4, units as in [`Unit`], zones in quarters of an hour from UTC (101: a zone whose
/// offset depends on the season).
const GROUPS: &[(Class, i16, &str)] = &[
    (Month, 1, "january jan"),
    (Month, 2, "february feb"),
    (Month, 3, "march mar"),
    (Month, 4, "april apr"),
    (Month, 5, "may"),
    (Month, 6, "june jun"),
    (Month, 7, "july jul"),
    (Month, 8, "august aug"),
    (Month, 9, "september sep sept"),
    (Month, 10, "october oct"),
    (Month, 11, "november nov"),
    (Month, 12, "december dec"),
    (Weekday, 1, "monday mon"),
    (Weekday, 2, "tuesday tue tues"),
    (Weekday, 3, "wednesday wed weds"),
    (Weekday, 4, "thursday thu thur thurs"),
    (Weekday, 5, "friday fri"),
    (Weekday, 6, "saturday sat"),
    (Weekday, 7, "sunday sun"),
    (Weekdays, 1, "mondays"),
    (Weekdays, 2, "tuesdays"),
    (Weekdays, 3, "wednesdays"),
    (Weekdays, 4, "thursdays"),
    (Weekdays, 5, "fridays"),
    (Weekdays, 6, "saturdays"),
    (Weekdays, 7, "sundays"),
    (Weekdays, 8, "weekdays"),
    (Weekdays, 9, "weekends"),
    (Weekdays, 10, "weekday"),
    (Unit, 0, "second sec"),
    (Unit, 1, "minute min"),
    (Unit, 2, "hour hr"),
    (Unit, 3, "day"),
    (Unit, 4, "weekend"),
    (Unit, 5, "week"),
    (Unit, 6, "fortnight"),
    (Unit, 7, "month"),
    (Unit, 8, "quarter"),
    (Unit, 10, "year yr"),
    (Unit, 11, "decade"),
    (Unit, 12, "century"),
    (Unit, 13, "millennium"),
    (Units, 0, "seconds secs"),
    (Units, 1, "minutes mins"),
    (Units, 2, "hours hrs"),
    (Units, 3, "days"),
    (Units, 5, "weeks wks"),
    (Units, 6, "fortnights"),
    (Units, 7, "months mos"),
    (Units, 8, "quarters"),
    (Units, 10, "years yrs"),
    (Units, 11, "decades"),
    (Units, 12, "centuries"),
    (Units, 13, "millennia millenniums"),
    (Number, 0, "zero"),
    (Number, 1, "one"),
    (Number, 2, "two"),
    (Number, 3, "three"),
    (Number, 4, "four"),
    (Number, 5, "five"),
    (Number, 6, "six"),
    (Number, 7, "seven"),
    (Number, 8, "eight"),
    (Number, 9, "nine"),
    (Number, 10, "ten"),
    (Number, 11, "eleven"),
    (Number, 12, "twelve"),
    (Number, 13, "thirteen"),
    (Number, 14, "fourteen"),
    (Number, 15, "fifteen"),
    (Number, 16, "sixteen"),
    (Number, 17, "seventeen"),
    (Number, 18, "eighteen"),
    (Number, 19, "nineteen"),
    (Number, 20, "twenty"),
    (Number, 30, "thirty"),
    (Number, 40, "forty"),
    (Number, 50, "fifty"),
    (Number, 60, "sixty"),
    (Number, 70, "seventy"),
    (Number, 80, "eighty"),
    (Number, 90, "ninety"),
    (Scale, 100, "hundred"),
    (Scale, 1000, "thousand"),
    (Scale, -1, "million billion"),
    (Scale, 12, "dozen"),
    (Several, 0, "dozens hundreds thousands scores few several many"),
    (Several, 2, "couple"),
    (Ordinal, 1, "first"),
    (Ordinal, 3, "third"),
    (Ordinal, 4, "fourth"),
    (Ordinal, 5, "fifth"),
    (Ordinal, 6, "sixth"),
    (Ordinal, 7, "seventh"),
    (Ordinal, 8, "eighth"),
    (Ordinal, 9, "ninth"),
    (Ordinal, 10, "tenth"),
    (Ordinal, 11, "eleventh"),
    (Ordinal, 12, "twelfth"),
    (Ordinal, 13, "thirteenth"),
    (Ordinal, 14, "fourteenth"),
    (Ordinal, 15, "fifteenth"),
    (Ordinal, 16, "sixteenth"),
    (Ordinal, 17, "seventeenth"),
    (Ordinal, 18, "eighteenth"),
    (Ordinal, 19, "nineteenth"),
    (Ordinal, 20, "twentieth"),
    (Ordinal, 30, "thirtieth"),
    (Season, 1, "spring springtime"),
    (Season, 2, "summer summertime"),
    (Season, 3, "fall autumn"),
    (Season, 4, "winter wintertime"),
    (DayPart, 0, "morning midmorning"),
    (DayPart, 1, "afternoon midafternoon"),
    (DayPart, 2, "evening"),
    (DayPart, 3, "night"),
    (DayPart, 4, "dawn daybreak sunrise"),
    (DayPart, 5, "dusk sunset nightfall"),
    (DayPart, 6, "daytime"),
    (DayPart, 7, "lunchtime"),
    (DayPart, 10, "mornings"),
    (DayPart, 11, "afternoons"),
    (DayPart, 12, "evenings"),
    (DayPart, 13, "nights"),
    (Noon, 12, "noon midday noontime"),
    (Noon, 0, "midnight"),
    (Deictic, 0, "today"),
    (Deictic, -1, "yesterday"),
    (Deictic, 1, "tomorrow"),
    (Deictic, 10, "tonight tonite"),
    (Deictic, 11, "overnight"),
    (The, 0, "the"),
    (Article, 0, "a an"),
    (This, 0, "this"),
    (This, 1, "these"),
    (This, 2, "current"),
    (That, 0, "that"),
    (That, 1, "those"),
    (That, 2, "same"),
    (Last, 0, "last"),
    (Last, 1, "past"),
    (Last, 2, "previous preceding prior"),
    (Last, 3, "recent latest"),
    (Last, 4, "final"),
    (Next, 0, "next"),
    (Next, 1, "coming upcoming"),
    (Next, 2, "following subsequent ensuing succeeding"),
    (Every, 0, "every"),
    (Every, 1, "each"),
    (Every, 2, "per"),
    (Adverb, 3, "daily"),
    (Adverb, 2, "hourly"),
    (Adverb, 5, "weekly"),
    (Adverb, 6, "fortnightly biweekly"),
    (Adverb, 7, "monthly"),
    (Adverb, 57, "bimonthly"),
    (Adverb, 8, "quarterly"),
    (Adverb, 10, "yearly annually"),
    (Adverb, 110, "annual biannual"),
    (Adverb, 106, "semi"),
    (Adverb, 206, "semiannually"),
    (Adverb, 30, "nightly"),
    (Times, 1, "once"),
    (Times, 2, "twice"),
    (Times, 3, "thrice"),
    (Times, 0, "times"),
    (Approx, 0, "some about around approximately roughly circa ca c"),
    (Approx, 1, "nearly almost barely under"),
    (Approx, 2, "over"),
    (Approx, 3, "more"),
    (Approx, 4, "less fewer"),
    (Approx, 5, "at"),
    (Approx, 6, "up"),
    (Approx, 7, "no not"),
    (Approx, 9, "within"),
    (Edge, 0, "early"),
    (Edge, 1, "mid"),
    (Edge, 2, "late"),
    (Edge, 3, "later"),
    (Edge, 4, "earlier"),
    (EdgeNoun, 0, "beginning start outset dawning opening"),
    (EdgeNoun, 1, "middle"),
    (EdgeNoun, 2, "end close ending"),
    (EdgeNoun, 3, "turn"),
    (Vague, 0, "now currently nowadays"),
    (Vague, 1, "present moment"),
    (Vague, 2, "recently lately"),
    (Vague, 3, "soon shortly"),
    (Vague, 4, "future"),
    (Vague, 5, "soviet colonial ancient medieval prehistoric"),
    (Vague, 6, "wartime"),
    (Half, 0, "half"),
    (Fiscal, 0, "fiscal financial"),
    (Decade, 20, "twenties"),
    (Decade, 30, "thirties"),
    (Decade, 40, "forties"),
    (Decade, 50, "fifties"),
    (Decade, 60, "sixties"),
    (Decade, 70, "seventies"),
    (Decade, 80, "eighties"),
    (Decade, 90, "nineties"),
    (Holiday, 0, "new martin mlk valentine president presidents washington st saint palm ash good holy maundy shrove easter pentecost whit mother mothers father fathers memorial juneteenth independence labor labour columbus indigenous halloween veterans veteran armistice remembrance election thanksgiving black cyber giving christmas xmas boxing groundhog earth cinco mardi canada australia anzac bastille inauguration guy bonfire all leap patriot flag epiphany ascension corpus orthodox tax grandparents ramadan eid diwali deepavali hanukkah chanukah lunar chinese nowruz norouz passover rosh yom sukkot purim shavuot islamic ashura mawlid"),
    (Meridiem, 0, "am a.m"),
    (Meridiem, 1, "pm p.m"),
    (Meridiem, 2, "o'clock oclock"),
    (Zone, 0, "gmt utc z"),
    (Zone, 4, "bst cet"),
    (Zone, 8, "cest eet sast"),
    (Zone, 12, "eest msk"),
    (Zone, -20, "est cdt"),
    (Zone, -16, "edt"),
    (Zone, -24, "cst mdt"),
    (Zone, -28, "mst pdt"),
    (Zone, -32, "pst akdt"),
    (Zone, -36, "akst"),
    (Zone, -40, "hst"),
    (Zone, 22, "ist"),
    (Zone, 36, "jst kst"),
    (Zone, 32, "hkt sgt pht"),
    (Zone, 40, "aest"),
    (Zone, 44, "aedt"),
    (Zone, 101, "et ct mt pt"),
    (Era, -1, "bc b.c bce b.c.e"),
    (Era, 1, "ad a.d ce c.e"),
    (Ago, 0, "ago"),
    (Code, 1, "q1"),
    (Code, 2, "q2"),
    (Code, 3, "q3"),
    (Code, 4, "q4"),
    (Code, 11, "h1"),
    (Code, 12, "h2"),
    (Long, 1, "minutelong"),
    (Long, 2, "hourlong"),
    (Long, 3, "daylong"),
    (Long, 5, "weeklong"),
    (Long, 7, "monthlong"),
    (Long, 10, "yearlong"),
    (Long, 11, "decadelong"),
    (Long, 12, "centurylong"),
    (Long, 102, "hourslong"),
    (Long, 103, "dayslong"),
    (Long, 105, "weekslong"),
    (Long, 107, "monthslong"),
    (Long, 110, "yearslong"),
    (Long, 111, "decadeslong"),
    (Long, 112, "centurieslong"),
];

/// The longest word, in bytes.
const LONGEST: usize = 16;
const COUNT: usize = size(false);
const LETTERS: usize = size(true);

/// The words of [`GROUPS`] by length, and those of a length in the order of their letters, without
/// anything between them: where one stands follows from its number.
struct Table {
    letters: [u8; LETTERS],
    classes: [Class; COUNT],
    values: [i16; COUNT],
    /// For each length: its first word, where the letters of that word stand, and the set of first
    /// letters (bit 0 is `a`) that a word of it can have.
    lengths: [(u16, u16, u32); LONGEST + 2],
}

static TABLE: Table = build();

/// How many words there are, or letters in all of them.
const fn size(letters: bool) -> usize {
    let (mut words, mut all, mut group) = (0, 0, 0);
    while group < GROUPS.len() {
        let bytes = GROUPS[group].2.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            if bytes[at] == b' ' {
                words += 1;
            } else {
                all += 1;
            }
            at += 1;
        }
        words += 1;
        group += 1;
    }
    if letters {
        all
    } else {
        words
    }
}

/// True where `bytes[a..]` comes before `bytes_b[b..]`; both are of length `len`.
const fn is_before(bytes_a: &[u8], a: usize, bytes_b: &[u8], b: usize, len: usize) -> bool {
    let mut k = 0;
    while k < len {
        if bytes_a[a + k] != bytes_b[b + k] {
            return bytes_a[a + k] < bytes_b[b + k];
        }
        k += 1;
    }
    false
}

const fn build() -> Table {
    let mut table = Table {
        letters: [0; LETTERS],
        classes: [Other; COUNT],
        values: [0; COUNT],
        lengths: [(0, 0, 0); LONGEST + 2],
    };
    let (mut count, mut written, mut length) = (0, 0, 0);
    while length < LONGEST + 2 {
        let (first, start) = (count, written);
        let mut mask = 0;
        let mut group = 0;
        while group < GROUPS.len() {
            let bytes = GROUPS[group].2.as_bytes();
            let mut from = 0;
            while from < bytes.len() {
                let mut to = from;
                while to < bytes.len() && bytes[to] != b' ' {
                    to += 1;
                }
                if to - from == length {
                    // Words that come behind it make room.
                    let mut at = count;
                    while at > first
                        && is_before(bytes, from, &table.letters, start + (at - 1 - first) * length, length)
                    {
                        table.classes[at] = table.classes[at - 1];
                        table.values[at] = table.values[at - 1];
                        let mut k = 0;
                        while k < length {
                            let place = start + (at - first) * length + k;
                            table.letters[place] = table.letters[place - length];
                            k += 1;
                        }
                        at -= 1;
                    }
                    table.classes[at] = GROUPS[group].0;
                    table.values[at] = GROUPS[group].1;
                    let mut k = 0;
                    while k < length {
                        table.letters[start + (at - first) * length + k] = bytes[from + k];
                        k += 1;
                    }
                    mask |= 1 << (bytes[from] - b'a');
                    count += 1;
                    written += length;
                }
                from = to + 1;
            }
            group += 1;
        }
        table.lengths[length] = (first as u16, start as u16, mask);
        length += 1;
    }
    table
}

/// The class and number of `folded`, a word in lower case without a final dot.
pub(super) fn look_up(folded: &str) -> (Class, i16) {
    let word = folded.as_bytes();
    let length = word.len();
    let (Some(&letter), Some(&[(first, start, mask), (end, ..)])) =
        (word.first(), TABLE.lengths.get(length..length + 2))
    else {
        return (Other, 0);
    };
    if !letter.is_ascii_lowercase() || mask & (1 << (letter - b'a')) == 0 {
        return (Other, 0);
    }
    let (first, start) = (usize::from(first), usize::from(start));
    let (mut low, mut high) = (first, usize::from(end));
    while low < high {
        let middle = (low + high) / 2;
        let at = start + (middle - first) * length;
        match TABLE.letters[at..at + length].cmp(word) {
            Ordering::Less => low = middle + 1,
            Ordering::Greater => high = middle,
            Ordering::Equal => return (TABLE.classes[middle], TABLE.values[middle]),
        }
    }
    (Other, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_found_with_its_own_class() {
        for &(class, value, words) in GROUPS {
            for word in words.split(' ') {
                assert_eq!(look_up(word), (class, value), "{word}");
            }
        }
    }

    #[test]
    fn ordinary_words_have_no_class() {
        for word in ["", "ministers", "marched", "sunk", "é", "secondary", "thequickbrownfoxjumps"] {
            assert_eq!(look_up(word).0, Other, "{word}");
        }
    }
}
