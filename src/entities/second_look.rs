//! What the first decoding made of the same words in other sentences: features of the second one.

use std::ops::Range;

use super::document_facts::hash_of;
use super::features::{Keys, Reader};
use super::labels;

const TEMPLATE: u32 = 2000;
const NONE: u32 = u32::MAX;

/// How often something was labelled in each way.
type Counts<const N: usize> = [u32; N];

/// Labels of the first decoding, counted by word and by name, sentence by sentence.
pub struct SecondLook {
    /// Per token: index into `words`, where its word has a capital and stands in other sentences too.
    word_at: Vec<u32>,
    /// Labels of one word outside one sentence.
    words: Vec<Counts<{ labels::COUNT }>>,
    /// (name, sentence, kinds it has there), sorted.
    names: Vec<(u64, u32, Counts<{ labels::KINDS.len() }>)>,
    /// (name, kinds it has in the whole document), sorted.
    totals: Vec<(u64, Counts<{ labels::KINDS.len() }>)>,
}

impl SecondLook {
    /// Counts `labels`, one per token.
    pub fn new(reader: &Reader<'_>, labels: &[u8]) -> Self {
        let mut look = Self {
            word_at: vec![NONE; labels.len()],
            words: Vec::new(),
            names: Vec::new(),
            totals: Vec::new(),
        };
        look.count_words(reader, labels);
        look.count_names(reader, labels);
        look
    }

    fn count_words(&mut self, reader: &Reader<'_>, labels: &[u8]) {
        let view = &reader.view;
        // Tokens of each capitalised type in text order, by a counting sort.
        let mut ends = vec![0u32; view.types.len() + 1];
        let capital = |i: &usize| view.at(*i).look.is_capital();
        (0..labels.len()).filter(capital).for_each(|i| ends[view.of[i] as usize + 1] += 1);
        for of in 1..ends.len() {
            ends[of] += ends[of - 1];
        }
        let mut sorted = vec![0u32; ends[ends.len() - 1] as usize];
        let mut next = ends.clone();
        for i in (0..labels.len()).filter(capital) {
            sorted[next[view.of[i] as usize] as usize] = i as u32;
            next[view.of[i] as usize] += 1;
        }
        for group in ends.windows(2).map(|w| &sorted[w[0] as usize..w[1] as usize]) {
            let mut total: Counts<{ labels::COUNT }> = [0; labels::COUNT];
            group.iter().for_each(|&i| total[usize::from(labels[i as usize])] += 1);
            let sentence = |i: &u32| reader.sentence_of[*i as usize];
            for here in group.chunk_by(|a, b| sentence(a) == sentence(b)) {
                if here.len() == group.len() {
                    continue;
                }
                let mut elsewhere = total;
                here.iter().for_each(|&i| elsewhere[usize::from(labels[i as usize])] -= 1);
                here.iter().for_each(|&i| self.word_at[i as usize] = self.words.len() as u32);
                self.words.push(elsewhere);
            }
        }
    }

    fn count_names(&mut self, reader: &Reader<'_>, labels: &[u8]) {
        let mut found: Vec<(u64, u32, usize)> = labels::names(labels)
            .into_iter()
            .map(|(start, end, kind)| (hash_of(&reader.view, start..end), reader.sentence_of[start], kind))
            .collect();
        // Names come in text order, so those with one hash stay in the order of their sentences.
        crate::order::sort_by_key(&mut found, |f| f.0);
        for &(name, sentence, kind) in &found {
            if self.names.last().is_none_or(|last| (last.0, last.1) != (name, sentence)) {
                self.names.push((name, sentence, [0; labels::KINDS.len()]));
            }
            if self.totals.last().is_none_or(|last| last.0 != name) {
                self.totals.push((name, [0; labels::KINDS.len()]));
            }
            // Both were pushed above if they were missing.
            if let (Some(last), Some(total)) = (self.names.last_mut(), self.totals.last_mut()) {
                last.2[kind] += 1;
                total.1[kind] += 1;
            }
        }
    }

    /// The kinds that the name at `range` has in other sentences.
    fn name_elsewhere(&self, reader: &Reader<'_>, range: Range<usize>) -> Counts<{ labels::KINDS.len() }> {
        let sentence = reader.sentence_of[range.start];
        let name = hash_of(&reader.view, range);
        let at = self.totals.partition_point(|t| t.0 < name);
        let Some((_, total)) = self.totals.get(at).filter(|t| t.0 == name) else {
            return [0; labels::KINDS.len()];
        };
        let here = self.names.binary_search_by_key(&(name, sentence), |n| (n.0, n.1));
        let here = here.map_or([0; labels::KINDS.len()], |at| self.names[at].2);
        std::array::from_fn(|k| total[k] - here[k])
    }

    /// Appends the keys of token `i` to those in `keys`.
    pub fn features(&self, reader: &Reader<'_>, i: usize, keys: &mut Keys) {
        let Some(run) = reader.runs.strict(i) else { return };
        match self.words.get(self.word_at[i] as usize) {
            None => keys.add(TEMPLATE, 0),
            Some(counts) => {
                let (most, times, ways) = summary(counts);
                (0..labels::COUNT).filter(|&l| counts[l] > 0).for_each(|l| keys.add(TEMPLATE + 1, l as u32));
                keys.add(TEMPLATE + 2, most);
                if ways == 1 {
                    keys.add(TEMPLATE + 3, most * 2 + u32::from(times > 1));
                }
            }
        }
        self.name_features(reader, i, run, 0, keys);
        if let Some(wide) = reader.runs.wide(i).filter(|w| *w != run) {
            self.name_features(reader, i, wide, 1, keys);
        }
    }

    fn name_features(&self, reader: &Reader<'_>, i: usize, run: &Range<usize>, wide: u32, keys: &mut Keys) {
        if run.len() > 10 {
            return;
        }
        let (most, times, ways) = summary(&self.name_elsewhere(reader, run.clone()));
        if times > 0 {
            let detail = u32::from(times > 1) * 2 + u32::from(ways == 1);
            keys.add(TEMPLATE + 4 + wide, most * 4 + detail);
            keys.add(TEMPLATE + 6 + wide, most * 2 + u32::from(i == run.start));
        }
    }
}

/// The commonest of several ways (the first among equals), how often it occurs, how many ways occur.
fn summary(counts: &[u32]) -> (u32, u32, usize) {
    let mut most = 0;
    for (way, &count) in counts.iter().enumerate() {
        if count > counts[most] {
            most = way;
        }
    }
    (most as u32, counts[most], counts.iter().filter(|&&c| c > 0).count())
}
