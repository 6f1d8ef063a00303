//! Names reduced to what their spellings share: lower case, no accents, no dots, hyphens as spaces.

use std::ops::Range;

use crate::tokens::Tokens;

/// The words of the name over `range`, reduced.
pub(super) fn parts(tokens: &Tokens<'_>, range: Range<usize>) -> Vec<String> {
    let words = range.filter(|&i| tokens[i].is_word() || tokens[i].kind == crate::tokens::TokenKind::Number);
    words.map(|i| plain(tokens.folded(i))).filter(|word| !word.is_empty()).collect()
}

/// One word without accents and dots; an apostrophe goes too (`O'Brien`, `Sana'a`).
pub(super) fn plain(folded: &str) -> String {
    let mut out = String::with_capacity(folded.len());
    for c in folded.chars() {
        match c {
            '.' | '\'' | '’' | 'ʻ' | '`' => {}
            c if c.is_ascii() => out.push(c),
            // Marks that combine with the letter before.
            '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200c}' | '\u{200d}' => {}
            c => match base(c) {
                "" => out.push(c),
                letters => out.push_str(letters),
            },
        }
    }
    out
}

/// The plain letters of an accented one of the Latin blocks of Unicode; empty for any other.
fn base(c: char) -> &'static str {
    match c {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' | 'ǎ' | 'ạ' | 'ả' | 'ấ' | 'ầ' | 'ẩ' | 'ẫ'
        | 'ậ' | 'ắ' | 'ằ' | 'ẳ' | 'ẵ' | 'ặ' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => "c",
        'ď' | 'đ' | 'ð' => "d",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' | 'ẹ' | 'ẻ' | 'ẽ' | 'ế' | 'ề' | 'ể' | 'ễ'
        | 'ệ' | 'ə' => "e",
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => "g",
        'ĥ' | 'ħ' => "h",
        'ì' | 'í' | 'î' | 'ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' | 'ỉ' | 'ị' => "i",
        'ĵ' => "j",
        'ķ' => "k",
        'ĺ' | 'ļ' | 'ľ' | 'ł' => "l",
        'ñ' | 'ń' | 'ņ' | 'ň' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' | 'ŏ' | 'ő' | 'ơ' | 'ọ' | 'ỏ' | 'ố' | 'ồ' | 'ổ' | 'ỗ'
        | 'ộ' | 'ớ' | 'ờ' | 'ở' | 'ỡ' | 'ợ' => "o",
        'œ' => "oe",
        'ŕ' | 'ŗ' | 'ř' => "r",
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => "s",
        'ß' => "ss",
        'ţ' | 'ť' | 'ŧ' | 'ț' => "t",
        'þ' => "th",
        'ù' | 'ú' | 'û' | 'ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' | 'ư' | 'ụ' | 'ủ' | 'ứ' | 'ừ' | 'ử'
        | 'ữ' | 'ự' => "u",
        'ŵ' => "w",
        'ý' | 'ÿ' | 'ŷ' | 'ỳ' | 'ỵ' | 'ỷ' | 'ỹ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        _ => "",
    }
}

/// True where the two words differ by one letter at most, added, missing or another; words under
/// five letters must be the same.
pub(super) fn is_near(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().min(b.len()) < 5 || a.len().abs_diff(b.len()) > 2 {
        return false;
    }
    let head = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let tail = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    let tail = tail.min(a.len() - head).min(b.len() - head);
    let (left, right) = (a.len() - head - tail, b.len() - head - tail);
    // Endings of one Slavic name in several spellings (`Zelensky`, `Zelenskyy`, `Zelenskiy`).
    let ending = |rest: &[char]| rest.iter().all(|c| matches!(c, 'i' | 'y' | 'j'));
    left.max(right) <= 1 || ending(&a[head..]) && ending(&b[head..])
}

/// The name as it is printed in running text: words set in capitals get small letters, but for
/// short ones, which may be acronyms.
pub(super) fn calm(name: &str) -> String {
    let shouted = name.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    let words = name.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty()).count();
    let longest = name.split(|c: char| !c.is_alphabetic()).map(|w| w.chars().count()).max().unwrap_or(0);
    let spaces = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if !shouted || longest < 4 || words == 1 && longest < 6 {
        return spaces;
    }
    let mut out = String::with_capacity(spaces.len());
    let mut at_start = true;
    for c in spaces.chars() {
        if at_start {
            out.push(c);
        } else {
            crate::letters::push_lower(&mut out, c);
        }
        at_start = !c.is_alphabetic() && c != '\'' && c != '’';
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_accents_and_dots_off() {
        assert_eq!(plain("erdoğan"), "erdogan");
        assert_eq!(plain("j.r."), "jr");
        assert_eq!(plain("o'brien"), "obrien");
        assert_eq!(plain("習近平"), "習近平");
    }

    #[test]
    fn tells_spellings_from_other_names() {
        assert!(is_near("zelensky", "zelenskyy") && is_near("zelenskyi", "zelenskiy"));
        assert!(is_near("stoltenberg", "soltenberg"));
        assert!(!is_near("miller", "muller2") && !is_near("bush", "rush"));
        assert!(!is_near("jong", "jung") && !is_near("johnson", "jackson"));
    }

    #[test]
    fn calms_names_in_capitals_and_keeps_acronyms() {
        assert_eq!(calm("AGENCE FRANCE-PRESSE"), "Agence France-Presse");
        assert_eq!(calm("NATO"), "NATO");
        assert_eq!(calm("Kim  Jong\nUn"), "Kim Jong Un");
        assert_eq!(calm("UN"), "UN");
    }
}
