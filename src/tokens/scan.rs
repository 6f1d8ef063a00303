//! The scanner: one pass over the text, one function per first character.

use super::abbreviations::{is_abbreviation, is_ambiguous};
use super::{Case, Gap, Token, TokenKind, Tokens};
use crate::span::Span;

/// Splits `text` into tokens. Linear in its length; every string is accepted.
pub fn tokenize(text: &str) -> Tokens<'_> {
    let mut scanner = Scanner { text, at: 0 };
    let mut list = Vec::with_capacity(text.len() / 5 + 1);
    let mut gap = Gap::Blank;
    while let Some(c) = scanner.peek() {
        if c.is_whitespace() || is_invisible(c) {
            let white = scanner.white_space();
            gap = if list.is_empty() { Gap::Blank } else { white.max(gap) };
            continue;
        }
        let start = scanner.at;
        let kind = scanner.token(c);
        let span = Span::new(start, scanner.at);
        let case = match kind {
            TokenKind::Word | TokenKind::Abbreviation => case_of(span.of(text)),
            _ => Case::None,
        };
        list.push(Token { span, kind, case, gap });
        gap = Gap::None;
    }
    Tokens::new(text, list)
}

/// Characters that take no room and no part in any word: byte order mark, direction marks, NUL.
fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{feff}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\0'
    )
}

struct Scanner<'t> {
    text: &'t str,
    /// The next byte to read; always on a char boundary.
    at: usize,
}

impl Scanner<'_> {
    fn peek(&self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    /// The `n`-th character from here, counting the next one as 0.
    fn peek_at(&self, n: usize) -> Option<char> {
        self.text[self.at..].chars().nth(n)
    }

    fn bump(&mut self, c: char) {
        self.at += c.len_utf8();
    }

    fn eat_while(&mut self, keep: impl Fn(char) -> bool) {
        let rest = &self.text[self.at..];
        self.at += rest.find(|c| !keep(c)).unwrap_or(rest.len());
    }

    fn white_space(&mut self) -> Gap {
        let mut breaks = 0;
        let mut after_return = false;
        while let Some(c) = self.peek() {
            match c {
                // A carriage return and the line feed after it are one line break.
                '\n' if after_return => {}
                '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' => breaks += 1,
                '\u{2029}' => breaks += 2,
                c if c.is_whitespace() || is_invisible(c) => {}
                _ => break,
            }
            after_return = c == '\r';
            self.bump(c);
        }
        match breaks {
            0 => Gap::Space,
            1 => Gap::Line,
            _ => Gap::Blank,
        }
    }

    /// Reads one token that starts with `c`, and says what it is.
    fn token(&mut self, c: char) -> TokenKind {
        if c.is_ascii_digit() {
            return self.number();
        }
        if is_letter(c) {
            return self.word();
        }
        if matches!(c, '@' | '#') && self.peek_at(1).is_some_and(is_letter) {
            self.bump(c);
            self.eat_while(|c| is_letter(c) || c.is_ascii_digit() || c == '_');
            return TokenKind::Address;
        }
        if is_apostrophe(c) && self.is_possessive_here() {
            self.at += c.len_utf8() + 1;
            return TokenKind::Possessive;
        }
        self.bump(c);
        match c {
            '\'' | '`' if self.peek() == Some(c) => {
                // Two single marks typed for one double, as wire services send them.
                self.bump(c);
                TokenKind::QuoteMark
            }
            '"' | '\'' | '`' | '‘' | '’' | '‚' | '‛' | '“' | '”' | '„' | '‟' | '«' | '»' | '‹' | '›'
            | '″' | '＂' => TokenKind::QuoteMark,
            '-' | '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => {
                if c == '-' {
                    self.eat_while(|c| c == '-');
                }
                TokenKind::Dash
            }
            '…' => TokenKind::Punctuation,
            '.' => {
                self.eat_while(|c| c == '.');
                TokenKind::Punctuation
            }
            c if c.is_ascii_punctuation() && !matches!(c, '$' | '+' | '<' | '=' | '>' | '^' | '|' | '~') => {
                TokenKind::Punctuation
            }
            '¡' | '¿' | '·' | '•' | '†' | '‡' | '、' | '。' => TokenKind::Punctuation,
            c if c.is_numeric() => TokenKind::Number,
            _ => TokenKind::Symbol,
        }
    }

    fn number(&mut self) -> TokenKind {
        self.eat_while(|c| c.is_ascii_digit());
        loop {
            let bytes = self.text.as_bytes();
            let digits_after = bytes[self.at..].iter().skip(1).take_while(|b| b.is_ascii_digit()).count();
            let joins = match bytes.get(self.at) {
                Some(b'.') => digits_after > 0,
                // A comma separates thousands; anything else is a list.
                Some(b',') => digits_after == 3,
                Some(b':') => digits_after == 2,
                _ => false,
            };
            if !joins {
                return TokenKind::Number;
            }
            self.at += 1 + digits_after;
        }
    }

    fn word(&mut self) -> TokenKind {
        let start = self.at;
        if let Some(end) = self.address_end() {
            self.at = end;
            return TokenKind::Address;
        }
        if let Some(end) = self.initials_end() {
            self.at = end;
            return TokenKind::Abbreviation;
        }
        self.eat_while(is_word_part);
        while let Some(c) = self.peek() {
            if !is_apostrophe(c) || self.is_possessive_here() || !self.peek_at(1).is_some_and(is_letter) {
                break;
            }
            self.bump(c);
            self.eat_while(is_word_part);
        }
        if self.keeps_dot(start) {
            self.at += 1;
            return TokenKind::Abbreviation;
        }
        TokenKind::Word
    }

    /// True where the word that ends here is followed by a dot that belongs to it.
    fn keeps_dot(&self, start: usize) -> bool {
        let rest = &self.text[self.at..];
        let Some(after) = rest.strip_prefix('.') else {
            return false;
        };
        if after.starts_with('.') {
            return false;
        }
        let word = &self.text[start..self.at];
        let next = after.trim_start_matches([' ', '\u{a0}']).chars().next();
        let mut letters = word.chars();
        let first = letters.next().unwrap_or(' ');
        if letters.next().is_none() {
            // An initial: `J. Smith`, `George W. Bush`. `Plan B.` ends a sentence, and the sentence
            // stage is told so by what follows.
            return first.is_uppercase() && first != 'I';
        }
        let folded = word.to_ascii_lowercase();
        if !is_abbreviation(&folded) {
            return false;
        }
        if !is_ambiguous(&folded) {
            return true;
        }
        // `no.` and `mass.` are words unless something they introduce follows.
        let introduces = next.is_some_and(|c| c.is_ascii_digit() || c.is_uppercase() || c == ',');
        introduces && (first.is_uppercase() || next.is_some_and(|c| c.is_ascii_digit()))
    }

    /// The end of a run of dotted single letters (`U.S.`, `a.m.`, `J.R.R.`), if one starts here.
    fn initials_end(&self) -> Option<usize> {
        let mut end = self.at;
        let mut letters = 0;
        let mut chars = self.text[self.at..].chars();
        while let Some(c) = chars.next() {
            if !c.is_alphabetic() || chars.next() != Some('.') {
                break;
            }
            end += c.len_utf8() + 1;
            letters += 1;
        }
        // `U.S.A` without its last dot is still one word.
        let tail = self.text[end..].chars().next();
        if letters >= 1 && tail.is_some_and(char::is_uppercase) {
            let c = tail.unwrap_or(' ');
            let beyond = self.text[end + c.len_utf8()..].chars().next();
            if !beyond.is_some_and(|c| is_word_part(c) || c == '.') && letters >= 2 {
                return Some(end + c.len_utf8());
            }
        }
        (letters >= 2).then_some(end)
    }

    /// The end of a web or mail address, if one starts here.
    fn address_end(&self) -> Option<usize> {
        let rest = &self.text[self.at..];
        // Most words are followed by a space, so the look ahead is taken only where a mark of an
        // address stands right behind the word, and it is bounded to stay linear.
        let name = rest.find(|c| !is_word_part(c)).unwrap_or(rest.len());
        let mut behind = rest[name..].chars();
        let marked = matches!(behind.next(), Some('.' | ':' | '@'));
        if !marked || !behind.next().is_some_and(|c| c == '/' || c.is_alphanumeric()) {
            return None;
        }
        let run = rest
            .char_indices()
            .take_while(|&(at, _)| at < ADDRESS_LIMIT)
            .find(|&(_, c)| c.is_whitespace() || ends_address(c))
            .map_or_else(|| rest.len().min(ADDRESS_LIMIT), |(at, _)| at);
        let run = (0..=run).rev().find(|&i| rest.is_char_boundary(i)).unwrap_or(0);
        let candidate = rest[..run].trim_end_matches(['.', '!', '?', ':', '\'', '’', '…']);
        let is_address = candidate.starts_with("http://")
            || candidate.starts_with("https://")
            || candidate.starts_with("www.")
            || is_mail(candidate)
            || is_bare_domain(candidate);
        is_address.then_some(self.at + candidate.len())
    }

    /// True where an apostrophe here and the `s` after it are a possessive (or `it's`) ending.
    fn is_possessive_here(&self) -> bool {
        let mut chars = self.text[self.at..].chars();
        if !chars.next().is_some_and(is_apostrophe) || !matches!(chars.next(), Some('s' | 'S')) {
            return false;
        }
        let glued = self.text[..self.at].chars().next_back().is_some_and(|c| c.is_alphanumeric() || c == '.');
        glued && !chars.next().is_some_and(|c| is_word_part(c) || is_apostrophe(c))
    }
}

/// Longest address that is looked for, in bytes.
const ADDRESS_LIMIT: usize = 256;

/// Characters that no address in running text goes past.
fn ends_address(c: char) -> bool {
    matches!(c, '"' | '<' | '>' | '“' | '”' | '(' | ')' | ',' | ';' | '—')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’')
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic()
}

/// Letters, the digits after them, and marks that combine with them.
fn is_word_part(c: char) -> bool {
    c.is_alphabetic() || c.is_ascii_digit() || c == '_' || is_combining(c)
}

/// Combining marks, soft hyphen and joiners: they never start a word and never end one.
fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{fe0f}')
}

fn is_mail(candidate: &str) -> bool {
    candidate.split_once('@').is_some_and(|(user, host)| {
        !user.is_empty() && host.contains('.') && !host.contains('@') && host.is_ascii()
    })
}

/// `example.org`, `tribune.net.ph`: lower case, dots between letters, a known ending.
fn is_bare_domain(candidate: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "com", "org", "net", "gov", "edu", "info", "io", "tv", "news", "int", "eu", "uk", "us", "ca", "au",
        "de", "fr", "ru", "cn", "in", "jp", "kr", "ph", "za", "nz", "ie", "it", "es", "ch", "nl", "se", "no",
        "br", "mx", "ar", "ge", "ua", "pl", "il", "tr", "me", "ly",
    ];
    let host = candidate.split('/').next().unwrap_or("");
    let Some((name, ending)) = host.rsplit_once('.') else {
        return false;
    };
    let plain = |part: &str| {
        !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'.')
    };
    let lower_or_title = ending.bytes().all(|b| b.is_ascii_lowercase());
    lower_or_title && ENDINGS.contains(&ending) && plain(name) && name.len() > 1 && !name.ends_with('.')
        // `end.It` and `said.in` are missing spaces; a two-letter ending wants a second dot.
        && (ending.len() > 2 || name.contains('.') || candidate.contains('/'))
}

fn case_of(word: &str) -> Case {
    let mut upper = 0;
    let mut lower = 0;
    let mut first_upper = None;
    let mut letters_after_first_lower = true;
    for c in word.chars() {
        if c.is_uppercase() {
            upper += 1;
            if first_upper.is_some() {
                letters_after_first_lower = false;
            }
            first_upper.get_or_insert(true);
        } else if c.is_lowercase() {
            lower += 1;
            first_upper.get_or_insert(false);
        } else if c.is_alphabetic() {
            first_upper.get_or_insert(false);
        }
    }
    match (upper, lower) {
        (0, 0) => Case::None,
        (0, _) => Case::Lower,
        (1, 0) => Case::Initial,
        (_, 0) => Case::Upper,
        _ if first_upper == Some(true) && letters_after_first_lower => Case::Capitalized,
        _ => Case::Mixed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        let tokens = tokenize(text);
        (0..tokens.len()).map(|i| tokens.text(i).to_string()).collect()
    }

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(words(text).join("|"), expected);
    }

    #[test]
    fn keeps_the_dot_of_initials_and_titles() {
        check("Mr. J. R. Smith of the U.S. said", "Mr.|J.|R.|Smith|of|the|U.S.|said");
        check("Sen. Lee met Lt. Gen. Roe.", "Sen.|Lee|met|Lt.|Gen.|Roe|.");
    }

    #[test]
    fn leaves_the_dot_of_ordinary_words() {
        check("He said no. They left.", "He|said|no|.|They|left|.");
        check("a great mass. It fell", "a|great|mass|.|It|fell");
        check("No. 5 was second", "No.|5|was|second");
    }

    #[test]
    fn splits_possessives_and_keeps_contractions() {
        check("Putin’s and O’Brien's don't", "Putin|’s|and|O’Brien|'s|don't");
        check("the countries’ “ardent”", "the|countries|’|“|ardent|”");
        check("U.S.'s", "U.S.|'s");
    }

    #[test]
    fn keeps_numbers_whole_and_gives_up_their_letters() {
        check("1,234.5 at 10:30 on 18th", "1,234.5|at|10:30|on|18|th");
        check("1961,2000", "1961|,|2000");
        check("the 1980s. 3.", "the|1980|s|.|3|.");
    }

    #[test]
    fn splits_at_hyphens_and_dashes() {
        check("two-year — Jong-Un", "two|-|year|—|Jong|-|Un");
        check("June 19-20", "June|19|-|20");
    }

    #[test]
    fn reads_addresses_whole() {
        check("see tribune.net.ph or https://a.b/c?d=e.", "see|tribune.net.ph|or|https://a.b/c?d=e|.");
        check("mail a.b@example.org, @handle", "mail|a.b@example.org|,|@handle");
        check("It ended.In time", "It|ended|.|In|time");
    }

    #[test]
    fn tells_gaps_apart() {
        let tokens = tokenize("a b\nc\r\n\r\nd\r\ne");
        let gaps: Vec<_> = tokens.as_slice().iter().map(|t| t.gap).collect();
        assert_eq!(gaps, [Gap::Blank, Gap::Space, Gap::Line, Gap::Blank, Gap::Line]);
    }

    #[test]
    fn tells_case_apart() {
        let tokens = tokenize("word Word W WORD McDonald G7 U.S.");
        let cases: Vec<_> = tokens.as_slice().iter().map(|t| t.case).collect();
        use Case::*;
        assert_eq!(cases, [Lower, Capitalized, Initial, Upper, Mixed, Initial, Upper]);
    }

    #[test]
    fn folds_case_and_apostrophes() {
        let tokens = tokenize("Don’t ÉCOLE");
        assert_eq!((tokens.folded(0), tokens.folded(1), tokens.folded(2)), ("don't", "école", ""));
    }

    #[test]
    fn covers_every_visible_character_once() {
        let text = "“He’s 5’10”—1/2 £3bn…” ’Tis—the U.S.-led\u{feff}x 👩‍👩‍👧 e\u{301}";
        let tokens = tokenize(text);
        let seen: String = (0..tokens.len()).map(|i| tokens.text(i)).collect();
        let expected: String = text.chars().filter(|c| !c.is_whitespace() && !is_invisible(*c)).collect();
        assert_eq!(seen, expected);
    }
}
