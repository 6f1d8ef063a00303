//! Numbers and lengths of time in words and figures.

use super::draft::{Amount, Length};
use super::reader::Reader;
use super::words::{Class, Unit};
use crate::dates::reader::listed;

impl Reader<'_> {
    /// How many, at `i`: `3`, `3.5`, `1 1/2`, `twenty-five`, `a dozen`, `several`, `a few`, `half a`.
    #[inline(never)]
    pub(super) fn amount(&self, i: usize) -> Option<(Amount, usize)> {
        match self.class(i) {
            Class::Digits => self.figures(i),
            Class::Number if self.is_three_quarters(i) => {
                let quarters = self.skip_hyphen(i + 1);
                Some((Amount::Exact(750), quarters + 3))
            }
            Class::Number | Class::Scale => self.spelled(i),
            Class::Several => self.several(i),
            Class::Article => self.article_amount(i),
            Class::Half => match self.class(i + 1) {
                // `half a dozen`, `half an hour`, `half-hour`
                Class::Article if self.is(i + 2, "dozen") => Some((Amount::Exact(6_000), i + 3)),
                Class::Article => Some((Amount::Exact(500), i + 2)),
                Class::Unit => Some((Amount::Exact(500), i + 1)),
                _ if self.hyphen(i + 1) => Some((Amount::Exact(500), i + 1)),
                _ => None,
            },
            Class::Unit
                if self.is(i, "quarter") && self.is(i + 1, "of") && self.class(i + 2) == Class::Article =>
            {
                Some((Amount::Exact(250), i + 3))
            }
            _ => None,
        }
    }

    /// `three-quarters of an hour`
    fn is_three_quarters(&self, i: usize) -> bool {
        let quarters = self.skip_hyphen(i + 1);
        self.are(i, "three")
            && self.are(quarters, "quarters of")
            && self.class(quarters + 2) == Class::Article
            && self.unit(quarters + 3).is_some()
    }

    #[inline(never)]
    fn several(&self, i: usize) -> Option<(Amount, usize)> {
        let of = i + 1 + usize::from(self.is(i + 1, "of"));
        match self.word(i) {
            "couple" => Some((Amount::Exact(2_000), of)),
            "dozens" | "hundreds" | "thousands" | "scores" => (of > i + 1).then_some((Amount::Unknown, of)),
            // `the second in as many weeks`
            "many" if listed(self.before(i), "as so how too") => None,
            "many" | "few" | "several" if self.class(i + 1) == Class::Unit => None,
            _ => Some((Amount::Unknown, i + 1)),
        }
    }

    #[inline(never)]
    fn article_amount(&self, i: usize) -> Option<(Amount, usize)> {
        match self.class(i + 1) {
            // `a good few years` aside, nothing stands between.
            Class::Several if listed(self.word(i + 1), "few couple") => self.several(i + 1),
            Class::Scale => self.spelled(i),
            Class::Half => Some((Amount::Exact(500), i + 2)),
            Class::Unit
                if self.is(i + 1, "quarter")
                    && self.is(i + 2, "of")
                    && self.class(i + 3) == Class::Article =>
            {
                Some((Amount::Exact(250), i + 4))
            }
            Class::Unit => Some((Amount::Exact(1_000), i + 1)),
            _ if listed(self.word(i + 1), "full whole further single mere solid good")
                && self.class(i + 2) == Class::Unit =>
            {
                Some((Amount::Exact(1_000), i + 1))
            }
            _ if self.is(i + 1, "number") && self.is(i + 2, "of") => Some((Amount::Unknown, i + 3)),
            _ => None,
        }
    }

    /// `3`, `3.5`, `1,000`, `1 1/2`, `3½`.
    #[inline(never)]
    fn figures(&self, i: usize) -> Option<(Amount, usize)> {
        let text = self.text(i);
        if let Some(part) = vulgar_fraction(text) {
            return Some((Amount::Exact(part), i + 1));
        }
        let mut whole = 0i64;
        let mut fraction = 0i64;
        let (integer, decimals) = text.split_once('.').unwrap_or((text, ""));
        for byte in integer.bytes() {
            match byte {
                b'0'..=b'9' => whole = whole.saturating_mul(10).saturating_add(i64::from(byte - b'0')),
                b',' => {}
                _ => return None,
            }
        }
        for k in 0..3 {
            let digit = decimals.as_bytes().get(k).copied().unwrap_or(b'0');
            if !digit.is_ascii_digit() {
                return None;
            }
            fraction = fraction * 10 + i64::from(digit - b'0');
        }
        if whole > 100_000_000 || !decimals.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let mut value = whole * 1000 + fraction;
        let mut end = i + 1;
        // `5 1/2` and `5-1/2`
        let at = self.skip_hyphen(end);
        if let (Some((top, _)), "/", Some((bottom, _))) =
            (self.digits(at), self.text(at + 1), self.digits(at + 2))
        {
            if self.glued(at + 1) && self.glued(at + 2) && top < bottom && bottom <= 8 {
                value += i64::from(top) * 1000 / i64::from(bottom);
                end = at + 3;
            }
        } else if let Some(part) = vulgar_fraction(self.text(end)) {
            value += part;
            end += 1;
        } else if self.class(end) == Class::Scale && self.value(end) > 0 {
            value = value.saturating_mul(i64::from(self.value(end)));
            end += 1;
        }
        Some((Amount::Exact(value), end))
    }

    /// `twenty-five`, `one hundred and fifty`, `a hundred`, `two dozen`.
    #[inline(never)]
    pub(super) fn spelled(&self, i: usize) -> Option<(Amount, usize)> {
        let (mut total, mut group) = (0i64, None::<i64>);
        let mut at = i;
        let mut end = i;
        if self.class(at) == Class::Article {
            group = Some(1);
            at += 1;
        }
        // No number of words is longer, and `hundred hundred hundred` is none.
        while at < i + 12 {
            match self.class(at) {
                Class::Number => {
                    let value = i64::from(self.value(at));
                    group = Some(match group {
                        None => value,
                        Some(tens) if tens % 10 == 0 && tens % 100 >= 20 && value < 10 => tens + value,
                        Some(hundreds) if hundreds % 100 == 0 && hundreds > 0 => hundreds + value,
                        Some(_) => break,
                    });
                }
                Class::Scale if self.value(at) > 0 => {
                    let scale = i64::from(self.value(at));
                    let value = group.unwrap_or(1).saturating_mul(scale);
                    if scale == 1000 {
                        total += value;
                        group = Some(0);
                    } else {
                        group = Some(value);
                    }
                }
                _ => break,
            }
            at += 1;
            end = at;
            // `twenty-five`, `hundred and five`
            if (self.hyphen(at) || self.is(at, "and")) && self.class(at + 1) == Class::Number {
                let joins = group.is_some_and(|g| match self.hyphen(at) {
                    true => g % 10 == 0 && g % 100 >= 20,
                    false => g % 100 == 0 && g > 0,
                });
                if joins {
                    at += 1;
                }
            }
        }
        (end > i).then_some((Amount::Exact((total + group.unwrap_or(0)) * 1000), end))
    }

    /// A length of time at `i`: `two weeks`, `a year and a half`, `two-year`, `1 hour 30 minutes`.
    #[inline(never)]
    pub(super) fn length(&self, i: usize) -> Option<(Length, usize)> {
        let (mut amount, mut at) = self.amount(i)?;
        // `three and a half years`, `two and a quarter years`, `two-and-a-half-year`
        let and = self.skip_hyphen(at);
        if self.is(and, "and") {
            let a = self.skip_hyphen(and + 1);
            let part = self.skip_hyphen(a + usize::from(self.class(a) == Class::Article));
            let extra = match self.word(part) {
                "half" => 500,
                "quarter" => 250,
                _ => 0,
            };
            if let (1.., Amount::Exact(n)) = (extra, amount) {
                amount = Amount::Exact(n + extra);
                at = part + 1;
            }
        }
        at = self.skip_hyphen(at);
        // `[Ten] years`, in a quotation that was put right
        at += usize::from(self.text(at) == "]" && self.before(i) == "[");
        if listed(self.word(at), LENGTH_ADJECTIVES) && !self.is(at, "-") {
            at += 1;
            if self.is(at, "and") && listed(self.word(at + 1), LENGTH_ADJECTIVES) {
                at += 2;
            }
        }
        let nights = self.is(at, "nights") && !self.capital(at);
        let weekends = self.is(at, "weekends");
        let unit = match (nights, weekends) {
            (true, _) => Unit::Day,
            (_, true) => Unit::Weekend,
            _ => self.unit(at)?,
        };
        let plural = nights || weekends || self.class(at) == Class::Units;
        let one = amount == Amount::Exact(1000) || matches!(amount, Amount::Exact(..1000));
        // `10 second` is a rank or a slip; `two year` and `two-year` are lengths.
        if unit == Unit::Second && !plural && !one && !self.hyphen(at - 1) && self.class(i) != Class::Digits {
            return None;
        }
        if unit == Unit::Quarter && (!plural && !one || !plural_quarters(self.before(i))) {
            return None;
        }
        if unit == Unit::Weekend && !one && self.class(at) == Class::Unit {
            return None;
        }
        // `the Thirty Years' War`
        if plural && self.capital(at) && (self.is(at + 1, "war") || self.is(at + 2, "war")) {
            return None;
        }
        // `2018 day five`, `60 Minutes`
        let many = matches!(amount, Amount::Exact(n) if n >= 1_000_000);
        if (many && !plural && !self.hyphen(at - 1))
            || (self.class(i) == Class::Digits && self.capital(at) && plural)
        {
            return None;
        }
        let mut end = at + 1;
        // `a year and a half`
        if self.are(end, "and a half") && self.unit(end + 3).is_none() {
            if let Amount::Exact(n) = amount {
                amount = Amount::Exact(n + 500);
                end += 3;
            }
        }
        let mut length = Length::of(amount, unit);
        loop {
            let comma = self.text(end) == ",";
            let join = end + usize::from(self.is(end, "and") || comma);
            let figure = matches!(self.class(join), Class::Digits | Class::Number)
                || !comma && self.class(join) == Class::Article;
            let Some((more, next)) = figure.then(|| self.amount(join)).flatten() else { break };
            let next = self.skip_hyphen(next);
            match self.unit(next) {
                Some(smaller) if smaller < length.finest() && length.push(more, smaller) => {}
                _ => break,
            }
            end = next + 1;
        }
        Some((length, end))
    }
}

/// Words between a number and its unit that leave the length as it is.
const LENGTH_ADJECTIVES: &str =
    "more additional full consecutive straight whole solid long short extra further successive \
    business working calendar trading other different hard intense turbulent bloody brief \
    crucial critical difficult tough good such separate bitter odd plus academic fiscal light \
    single mere";

/// True for words before `three quarters` that make a length of it and not a fraction.
fn plural_quarters(before: &str) -> bool {
    listed(
        before,
        "for in over after within past last previous next coming following consecutive straight recent first the",
    )
}

/// A fraction that is one character, in thousandths.
fn vulgar_fraction(text: &str) -> Option<i64> {
    Some(match text {
        "½" => 500,
        "¼" => 250,
        "¾" => 750,
        "⅓" => 333,
        "⅔" => 667,
        _ => return None,
    })
}
