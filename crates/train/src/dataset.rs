//! Texts as rows of feature keys and labels, ready for training.

use std::ops::Range;

use rubricator::entities::features::{Keys, Reader};
use rubricator::entities::labels::{self, Part, Set, ANY, OUTSIDE};
use rubricator::entities::second_look::SecondLook;
use rubricator::entities::tagger::Tagger;
use rubricator::lexicon::Lexicons;
use rubricator::pipeline::Layers;
use rubricator::syntax::Model;
use rubricator::Options;

use crate::corpora::{Kinds, Text, GROUP};

/// Outside, and the labels of the kinds that only some annotations have: group, event, law and work.
const OPEN: Set = ANY & !((1 << labels::label(GROUP, Part::Begin)) - 1) | 1 << OUTSIDE;

/// A stretch of tokens that is decoded by itself.
#[derive(Clone, Debug)]
pub struct Zone {
    /// Its tokens, in the data set's count.
    pub tokens: std::ops::Range<usize>,
    /// The text it is from.
    pub text: usize,
}

/// All zones of all texts.
#[derive(Default)]
pub struct Dataset {
    /// The zones.
    pub zones: Vec<Zone>,
    /// Per token: which labels are right.
    pub right: Vec<Set>,
    /// Feature keys of all tokens.
    pub keys: Vec<u32>,
    /// Per token: where its keys end.
    pub ends: Vec<usize>,
    /// Keys that a second decoding adds.
    pub second_keys: Vec<u32>,
    /// Per token: where its second keys end.
    pub second_ends: Vec<usize>,
    /// Per text: how much it counts.
    pub weights: Vec<f32>,
    /// Names that no zone holds whole.
    pub out_of_reach: usize,
}

/// Reads a text's layers and hands them on.
pub fn with_reader<T>(text: &str, lexicons: &Lexicons, work: impl FnOnce(&Reader<'_>) -> T) -> T {
    let (layers, options) = (Layers::read(text, lexicons, &Model::default()), Options::default());
    let ctx = layers.context(lexicons, &options);
    work(&Reader::new(&ctx))
}

impl Dataset {
    /// Reads features and labels of `texts`.
    pub fn new(texts: &[Text], lexicons: &Lexicons) -> Self {
        let mut set = Self::default();
        for (number, text) in texts.iter().enumerate() {
            set.weights.push(text.weight);
            with_reader(&text.text, lexicons, |reader| set.read(reader, text, number));
        }
        set
    }

    fn read(&mut self, reader: &Reader<'_>, text: &Text, number: usize) {
        let right = right_labels(reader, text, &mut self.out_of_reach);
        let mut keys = Keys::default();
        for zone in &reader.runs.zones {
            let start = self.right.len();
            for i in zone.clone() {
                reader.features(i, &mut keys);
                keys.list.sort_unstable();
                keys.list.dedup();
                self.keys.extend(&keys.list);
                self.ends.push(self.keys.len());
                self.right.push(right[i]);
            }
            repair(&mut self.right[start..]);
            self.zones.push(Zone { tokens: start..self.right.len(), text: number });
        }
    }

    /// Adds the features of a second decoding after `first(text)`, the tagger of the first one.
    pub fn look_again<'t>(
        &mut self,
        texts: &[Text],
        lexicons: &Lexicons,
        first: impl Fn(usize) -> &'t Tagger,
    ) {
        self.second_keys.clear();
        self.second_ends.clear();
        let mut keys = Keys::default();
        for (number, text) in texts.iter().enumerate() {
            with_reader(&text.text, lexicons, |reader| {
                let labels = first(number).decode(reader).first;
                let look = SecondLook::new(reader, &labels);
                for i in reader.runs.zones.iter().cloned().flatten() {
                    keys.list.clear();
                    look.features(reader, i, &mut keys);
                    self.second_keys.extend(&keys.list);
                    self.second_ends.push(self.second_keys.len());
                }
            });
        }
    }
}

/// Per token of a text, the labels that are right.
fn right_labels(reader: &Reader<'_>, text: &Text, out_of_reach: &mut usize) -> Vec<Set> {
    let tokens = reader.view.ctx.tokens;
    const NONE: Set = 1 << OUTSIDE;
    let mut right = vec![NONE; tokens.len()];
    let range = |start: usize, end: usize| {
        tokens.at_byte(start as u32)..tokens.as_slice().partition_point(|t| (t.span.start as usize) < end)
    };
    match text.kinds {
        Kinds::Seven => {}
        Kinds::ThreeAndOther => text.open.iter().for_each(|&(s, e)| right[range(s, e)].fill(OPEN)),
        // A capital inside a sentence may be anything, other words are no names.
        Kinds::Three => {
            for (i, slot) in right.iter_mut().enumerate() {
                if reader.view.at(i).mid_sentence > 0 && reader.view.at(i).look.is_capital() {
                    *slot = OPEN;
                }
            }
        }
    }
    let mut in_zone = vec![false; tokens.len()];
    reader.runs.zones.iter().for_each(|z| in_zone[z.clone()].fill(true));
    let mut taken = vec![false; tokens.len()];
    for &(start, end, kind) in &text.names {
        let Range { start: first, end: last } = range(start, end);
        *out_of_reach += usize::from((first..last).any(|i| !in_zone[i]));
        // A name that sticks out of its zone is learned as far as the zone reaches.
        let Some(first) = (first..last).find(|&i| in_zone[i]) else { continue };
        let last = (first..last).find(|&i| !in_zone[i]).unwrap_or(last);
        if taken[first..last].contains(&true) {
            continue;
        }
        taken[first..last].fill(true);
        for (i, slot) in right.iter_mut().enumerate().take(last).skip(first) {
            let part = match (i == first, i + 1 == last) {
                (true, true) => Part::Unit,
                (true, false) => Part::Begin,
                (false, true) => Part::Last,
                (false, false) => Part::Inside,
            };
            *slot = 1 << labels::label(kind, part);
        }
    }
    right
}

/// Opens the labels of a zone whose right labels can't follow one another (a name over two zones).
fn repair(right: &mut [Set]) {
    let single = |mask: Set| mask.is_power_of_two().then(|| mask.trailing_zeros() as u8);
    let mut before = Some(OUTSIDE);
    for i in 0..=right.len() {
        let here = right.get(i).map_or(Some(OUTSIDE), |&r| single(r));
        if let (Some(b), Some(h)) = (before, here) {
            if !labels::may_follow(b, h) {
                right.fill(ANY);
                return;
            }
        }
        before = here;
    }
}
