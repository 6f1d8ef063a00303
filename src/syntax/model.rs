//! The weights of the tagger of parts of speech, and the greedy tagging of sentences.

use std::ops::Range;

use super::features::{self, Word, NOTHING, START};
use super::tag::{Tag, COUNT, TAGS};
use crate::error::Error;
use crate::lexicon::coder::{chances, read_keys, write_keys, Chance, Decoder, Encoder};
use crate::lexicon::{flag, hash, Container, Table, Words};
use crate::sentences::Sentences;
use crate::tokens::{Case, Tokens};

/// The names of its sections in the data container.
pub const SECTIONS: [&str; 2] = ["tag_keys", "tag_weights"];

/// Places in a row: room for more than the tags, so that adding rows up is a few steps of the processor.
pub const WIDTH: usize = 24;

/// One weight a tag.
pub type Row = [i8; WIDTH];

/// Weights added up.
type Sums = [i16; WIDTH];

/// The finite forms of verbs, among [`TAGS`].
const FINITE: Range<usize> = 12..15;

/// What the tagger makes of a text.
#[derive(Clone, Debug)]
pub struct Tagged {
    /// Per token, its tag.
    pub tags: Vec<Tag>,
    /// Per token, the finite form of a verb that it is likeliest to be if it is one.
    pub verbs: Vec<Tag>,
    /// Per token, how far that lies behind its tag, in steps of the weights.
    pub behind: Vec<i16>,
}

impl Tagged {
    fn new(count: usize) -> Self {
        Self {
            tags: vec![Tag::default(); count],
            verbs: vec![TAGS[FINITE.start]; count],
            behind: vec![0; count],
        }
    }
}

/// The weights; without any every token is a noun.
#[derive(Clone, Debug)]
pub struct Model {
    table: Table,
    rows: Vec<Row>,
}

impl Default for Model {
    fn default() -> Self {
        Self::new(&[], Vec::new())
    }
}

impl Model {
    /// A model in which `rows[i]` belongs to `keys[i]`; keys ascend.
    pub fn new(keys: &[u32], rows: Vec<Row>) -> Self {
        Self { table: Table::new(keys), rows }
    }

    /// Reads the sections that [`write()`] wrote.
    pub fn load(container: &Container<'_>) -> Result<Self, Error> {
        let [keys, weights] = SECTIONS;
        Self::read(container.section(keys)?, container.section(weights)?).ok_or_else(|| {
            Error::Data(
                "the weights for parts of speech are damaged or made for another version. Load the data again, or build it with `npm run build`".into(),
            )
        })
    }

    fn read(keys: &[u8], weights: &[u8]) -> Option<Self> {
        let (version, weights) = weights.split_at_checked(2)?;
        if version != features::VERSION.to_le_bytes() {
            return None;
        }
        let keys = read_keys(keys)?;
        let mut decoder = Decoder::new(weights);
        let mut code = RowCode::default();
        let mut rows = Vec::with_capacity(keys.len());
        for _ in &keys {
            let mut row = [0; WIDTH];
            let (mut tag, mut before) = (COUNT, 0i8);
            loop {
                let next = decoder.tree(code.next(tag), TAG_BITS) as usize;
                if next == COUNT {
                    break;
                }
                // Tags ascend, so that every row ends.
                if next > COUNT || tag < COUNT && next <= tag {
                    return None;
                }
                let context = RowCode::context(next, before);
                let negative = decoder.bit(&mut code.signs[context]);
                let mut size = decoder.tree(code.sizes(context), SIZE_BITS);
                if size == LARGE {
                    size = decoder.even(7);
                }
                before = if negative { -(size as i8) } else { size as i8 };
                row[next] = before;
                tag = next;
            }
            rows.push(row);
        }
        decoder.ended_well().then(|| Self::new(&keys, rows))
    }

    /// The tags of all tokens.
    pub fn tag(&self, tokens: &Tokens<'_>, sentences: &Sentences, words: &Words) -> Tagged {
        let mut tagged = Tagged::new(tokens.len());
        let mut vocabulary = Vocabulary::new(self);
        let mut numbers: Vec<u32> = Vec::new();
        for sentence in sentences.as_slice() {
            let range = sentence.tokens.clone();
            let capitals = is_in_capitals(tokens, range.clone());
            numbers.clear();
            numbers.extend(range.clone().map(|i| {
                let folded = tokens.folded(i);
                let small = capitals && features::reads_small(tokens[i].case, words.is(folded, flag::COMMON));
                vocabulary.number(tokens.text(i), folded, small, words)
            }));
            self.tag_sentence(&vocabulary, &numbers, &mut tagged, range.start);
        }
        tagged
    }

    /// The tags of one sentence, given as words.
    pub fn tag_words(&self, words: &[Word]) -> Vec<Tag> {
        let mut vocabulary = Vocabulary::new(self);
        vocabulary.entries.extend(words.iter().map(|&word| Entry::new(self, word)));
        let numbers: Vec<u32> = (1..=words.len() as u32).collect();
        let mut tagged = Tagged::new(words.len());
        self.tag_sentence(&vocabulary, &numbers, &mut tagged, 0);
        tagged.tags
    }

    /// Tags the words with these numbers, the first of which is token `start`.
    fn tag_sentence(&self, vocabulary: &Vocabulary<'_>, numbers: &[u32], tagged: &mut Tagged, start: usize) {
        // Number 0 is what stands outside the sentence.
        let at = |i: usize| &vocabulary.entries[numbers.get(i).map_or(0, |&n| n as usize)];
        let (mut before, mut last) = (START, START);
        let outside = &vocabulary.entries[0];
        for i in 0..numbers.len() {
            let (entry, next, second_next) = (at(i), at(i + 1), at(i + 2));
            let previous = if i > 0 { at(i - 1) } else { outside };
            let second_previous = if i > 1 { at(i - 2) } else { outside };
            let mut sums: Sums = entry.own;
            add(&mut sums, &previous.as_previous);
            add(&mut sums, &next.as_next);
            add(&mut sums, &second_previous.as_second_previous);
            add(&mut sums, &second_next.as_second_next);
            features::outline(&entry.word, i == 0, |key| self.add(key, &mut sums));
            features::pairs(&previous.word, &entry.word, &next.word, &second_next.word, |key| {
                self.add(key, &mut sums)
            });
            features::history(&entry.word, &next.word, last, before, |key| self.add(key, &mut sums));
            let best = (1..COUNT).fold(0, |best, n| if sums[n] > sums[best] { n } else { best });
            let verb = FINITE.fold(FINITE.start, |best, n| if sums[n] > sums[best] { n } else { best });
            tagged.tags[start + i] = TAGS[best];
            tagged.verbs[start + i] = TAGS[verb];
            tagged.behind[start + i] = sums[best] - sums[verb];
            before = last;
            last = best as u8;
        }
    }

    #[inline]
    fn add(&self, key: u32, sums: &mut Sums) {
        if let Some(row) = self.table.get(key) {
            for (sum, &weight) in sums.iter_mut().zip(&self.rows[row]) {
                *sum += i16::from(weight);
            }
        }
    }
}

#[inline]
fn add(sums: &mut Sums, more: &Sums) {
    for (sum, more) in sums.iter_mut().zip(more) {
        *sum += more;
    }
}

/// Shortest sentence that can be said to be in capitals.
const SHORTEST: usize = 5;

/// True for a headline: most words of the sentence have a capital.
fn is_in_capitals(tokens: &Tokens<'_>, range: Range<usize>) -> bool {
    let words = range.clone().filter(|&i| tokens[i].is_word()).count();
    let capital = |i: &usize| matches!(tokens[*i].case, Case::Upper | Case::Capitalized | Case::Mixed);
    range.len() >= SHORTEST && range.filter(capital).count() * 10 > words * 7
}

/// A distinct word of a text, with the weights of its features added up by what they speak about.
struct Entry {
    word: Word,
    own: Sums,
    as_previous: Sums,
    as_next: Sums,
    as_second_previous: Sums,
    as_second_next: Sums,
}

impl Entry {
    fn new(model: &Model, word: Word) -> Self {
        let mut entry = Self {
            word,
            own: [0; WIDTH],
            as_previous: [0; WIDTH],
            as_next: [0; WIDTH],
            as_second_previous: [0; WIDTH],
            as_second_next: [0; WIDTH],
        };
        features::own(&word, |key| model.add(key, &mut entry.own));
        features::as_previous(&word, |key| model.add(key, &mut entry.as_previous));
        features::as_next(&word, |key| model.add(key, &mut entry.as_next));
        features::as_second_previous(&word, |key| model.add(key, &mut entry.as_second_previous));
        features::as_second_next(&word, |key| model.add(key, &mut entry.as_second_next));
        entry
    }
}

/// The distinct words of a text.
struct Vocabulary<'m> {
    model: &'m Model,
    entries: Vec<Entry>,
    /// Hash of each entry's writing, for open addressing.
    hashes: Vec<u64>,
    /// Entry numbers; 0 = empty.
    slots: Vec<u32>,
}

impl<'m> Vocabulary<'m> {
    fn new(model: &'m Model) -> Self {
        Self { model, entries: vec![Entry::new(model, NOTHING)], hashes: vec![0], slots: vec![0; 1024] }
    }

    /// The number of the word with this writing.
    fn number(&mut self, text: &str, folded: &str, small: bool, words: &Words) -> u32 {
        let hash = hash::mix(hash::word(text) ^ u64::from(small));
        if self.entries.len() * 2 >= self.slots.len() {
            self.slots = vec![0; self.slots.len() * 2];
            for (number, &hash) in self.hashes.iter().enumerate().skip(1) {
                let at = self.slot(hash);
                self.slots[at] = number as u32;
            }
        }
        let at = self.slot(hash);
        if self.slots[at] == 0 {
            self.slots[at] = self.entries.len() as u32;
            self.entries.push(Entry::new(self.model, Word::new(text, folded, small, words)));
            self.hashes.push(hash);
        }
        self.slots[at]
    }

    /// The slot that holds `hash`, or the empty one where it belongs.
    fn slot(&self, hash: u64) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        while self.slots[at] != 0 && self.hashes[self.slots[at] as usize] != hash {
            at = (at + 1) & mask;
        }
        at
    }
}

/// Bits of a tag, and of a weight without its sign; the largest size says that seven bits follow.
const TAG_BITS: u32 = 5;
const SIZE_BITS: u32 = 5;
const LARGE: u32 = 31;

/// The chances that rows are written with: which tag has the next weight, given the one before ([`COUNT`] for the
/// first, and for no more), then its sign and size, given its tag and the weight before it.
struct RowCode {
    next: Vec<Chance>,
    signs: Vec<Chance>,
    sizes: Vec<Chance>,
}

impl Default for RowCode {
    fn default() -> Self {
        let contexts = COUNT * 8;
        Self {
            next: chances((COUNT + 1) << TAG_BITS),
            signs: chances(contexts),
            sizes: chances(contexts << SIZE_BITS),
        }
    }
}

impl RowCode {
    fn context(tag: usize, before: i8) -> usize {
        let size = (8 - before.unsigned_abs().leading_zeros()).saturating_sub(1).min(3) as usize;
        tag * 8 + size * 2 + usize::from(before < 0)
    }

    fn next(&mut self, tag: usize) -> &mut [Chance] {
        &mut self.next[tag << TAG_BITS..(tag + 1) << TAG_BITS]
    }

    fn sizes(&mut self, context: usize) -> &mut [Chance] {
        &mut self.sizes[context << SIZE_BITS..(context + 1) << SIZE_BITS]
    }
}

/// The sections of a model, see [`SECTIONS`]. Keys ascend; a weight lies between -127 and 127.
pub fn write(rows: &[(u32, Row)]) -> [Vec<u8>; 2] {
    let keys: Vec<u32> = rows.iter().map(|&(key, _)| key).collect();
    let mut encoder = Encoder::default();
    let mut code = RowCode::default();
    for (_, row) in rows {
        let (mut tag, mut before) = (COUNT, 0i8);
        for (next, &weight) in row.iter().enumerate().filter(|(_, w)| **w != 0) {
            encoder.tree(code.next(tag), next as u32, TAG_BITS);
            let context = RowCode::context(next, before);
            encoder.bit(&mut code.signs[context], weight < 0);
            let size = u32::from(weight.unsigned_abs());
            encoder.tree(code.sizes(context), size.min(LARGE), SIZE_BITS);
            if size >= LARGE {
                encoder.even(size, 7);
            }
            (tag, before) = (next, weight);
        }
        encoder.tree(code.next(tag), COUNT as u32, TAG_BITS);
    }
    let mut weights = features::VERSION.to_le_bytes().to_vec();
    weights.extend(encoder.finish());
    [write_keys(&keys), weights]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(weights: &[(usize, i8)]) -> Row {
        let mut row = [0; WIDTH];
        weights.iter().for_each(|&(tag, weight)| row[tag] = weight);
        row
    }

    #[test]
    fn reads_the_weights_it_wrote_and_refuses_damaged_ones() {
        let rows = [(9, row(&[(0, 7), (1, -31), (18, 127)])), (70_000, row(&[(12, -127)]))];
        let [keys, weights] = write(&rows);
        let model = Model::read(&keys, &weights).unwrap();
        assert_eq!(model.rows, [rows[0].1, rows[1].1]);
        assert!(Model::read(&keys, &weights[..weights.len() - 1]).is_none());
        assert!(Model::read(&keys, &[&[9, 9], &weights[2..]].concat()).is_none(), "another version");
        assert!(Model::read(&[], &weights).is_none());
    }

    #[test]
    fn a_word_decides_for_its_tag() {
        let [keys, clusters, flags] = crate::lexicon::words::write(&[]);
        let words = Words::read(&keys, &clusters, &flags, &[]).unwrap();
        let word = |text: &str| Word::new(text, text, false, &words);
        let mut first = None;
        features::own(&word("the"), |key| first = first.or(Some(key)));
        let model = Model::new(&[first.unwrap()], vec![row(&[(5, 3)])]);
        assert_eq!(model.tag_words(&[word("the"), word("bridge")]), [Tag::Determiner, Tag::Noun]);
        assert_eq!(Model::default().tag_words(&[word("the")]), [Tag::Noun]);
    }
}
