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
/// from its start every time, so what is asked of every token of a text uses [`among`].
pub(crate) fn listed(word: &str, list: &str) -> bool {
    list.as_bytes().split(|&byte| byte == b' ').any(|item| item == word.as_bytes())
}

/// True where the first is one of the words of the second, a literal in which they stand apart by single spaces.
///
/// As small as [`listed`], and as fast as `matches!`: a word is compared with those of its length alone.
macro_rules! among {
    ($word:expr, $list:expr) => {{
        const LIST: &str = $list;
        static WORDS: $crate::words::ByLength<{ LIST.len() }> = $crate::words::ByLength::new(LIST);
        $crate::words::is_among(&WORDS.words, &WORDS.starts, $word)
    }};
}
pub(crate) use among;

/// Longest word of a list, in bytes.
const LONGEST: usize = 15;

/// The words of a list, sorted by length while compiling: those of `n` bytes start at `starts[n]`.
pub(crate) struct ByLength<const N: usize> {
    pub(crate) words: [u8; N],
    pub(crate) starts: [u16; LONGEST + 2],
}

impl<const N: usize> ByLength<N> {
    pub(crate) const fn new(list: &str) -> Self {
        let text = list.as_bytes();
        let (mut words, mut starts) = ([0; N], [0; LONGEST + 2]);
        let (mut length, mut filled) = (1, 0);
        while length <= LONGEST {
            let (mut from, mut at) = (0, 0);
            while at <= text.len() {
                if at == text.len() || text[at] == b' ' {
                    assert!(
                        from < at && at - from <= LONGEST,
                        "a word is too long, or two spaces stand together"
                    );
                    let is_next = at - from == length;
                    while is_next && from < at {
                        words[filled] = text[from];
                        filled += 1;
                        from += 1;
                    }
                    from = at + 1;
                }
                at += 1;
            }
            length += 1;
            starts[length] = filled as u16;
        }
        Self { words, starts }
    }
}

/// True where `word` is in the table of [`among`].
pub(crate) fn is_among(words: &[u8], starts: &[u16; LONGEST + 2], word: &str) -> bool {
    let (word, length) = (word.as_bytes(), word.len());
    if length == 0 || length > LONGEST {
        return false;
    }
    let alike = &words[usize::from(starts[length])..usize::from(starts[length + 1])];
    alike.chunks_exact(length).any(|item| item[0] == word[0] && item == word)
}

#[cfg(test)]
mod tests {
    use super::listed;

    #[test]
    fn knows_whole_words_only() {
        for (word, is_one) in [
            ("ann", true),
            ("bo", true),
            ("cy", true),
            ("incomprehensibl", true),
            ("an", false),
            ("nb", false),
            ("ann bo", false),
            ("anncy", false),
            ("incomprehensible", false),
            ("", false),
        ] {
            assert_eq!(listed(word, "ann bo incomprehensibl cy"), is_one, "{word}");
            assert_eq!(among!(word, "ann bo incomprehensibl cy"), is_one, "{word}");
        }
    }
}
