//! Words: in small letters, and whether one is among the words of a list.

use crate::letters::push_lower;

/// `word` in small letters.
pub(crate) fn lower(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    word.chars().for_each(|c| push_lower(&mut out, c));
    out
}

/// True where `word` is one of the words of `list`, which stand apart by single spaces.
///
/// A list in one string is a fifth of the size of the comparisons that `matches!` compiles to. It is read
/// from its start every time, so what is asked of every token of a text still uses `matches!`.
pub(crate) fn listed(word: &str, list: &str) -> bool {
    list.as_bytes().split(|&byte| byte == b' ').any(|item| item == word.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::listed;

    #[test]
    fn knows_whole_words_only() {
        assert!(listed("ann", "ann bo cy") && listed("bo", "ann bo cy") && listed("cy", "ann bo cy"));
        assert!(!listed("an", "ann bo cy") && !listed("ann bo", "ann bo cy") && !listed("", "ann bo cy"));
    }
}
