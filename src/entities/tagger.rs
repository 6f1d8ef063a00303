//! The trained tagger: weights, and the two decodings of a document.

use super::chain::{exp, ln, Row, Sums, Transitions};
use super::features::{self, Keys, Reader};
use super::labels::{self, ANY, COUNT, OUTSIDE, WIDTH};
use super::second_look::SecondLook;
use crate::error::Error;
use crate::lexicon::coder::{chances, read_keys, write_keys, Chance, Decoder, Encoder};
use crate::lexicon::{Container, Table};
use crate::rules::RuleId;

/// The weights of a linear chain over hashed features.
#[derive(Clone, Debug)]
pub struct Tagger {
    table: Table,
    rows: Vec<[i8; WIDTH]>,
    transitions: Transitions,
    spread: f32,
    /// What one step of a weight is worth.
    step: f32,
}

/// A name the tagger found: tokens, index of its kind in [`labels::KINDS`], likelihood.
#[derive(Clone, PartialEq, Debug)]
pub struct Tagged {
    /// First token.
    pub start: usize,
    /// One past the last token.
    pub end: usize,
    /// Index into [`labels::KINDS`].
    pub kind: usize,
    /// How likely the model holds exactly this name, 0 to 1.
    pub likelihood: f32,
    /// What found it, or gave it its kind last.
    pub rule: RuleId,
}

/// The two decodings of a document.
pub struct Decoded {
    /// Names of the second decoding, in text order.
    pub names: Vec<Tagged>,
    /// Per token, its label in the first decoding.
    pub first: Vec<u8>,
}

impl Tagger {
    /// A tagger with these weights; `rows[i]` belongs to `keys[i]`, keys ascend.
    pub fn new(keys: &[u32], rows: Vec<[i8; WIDTH]>, transitions: Transitions, step: f32) -> Self {
        let spread = transitions.spread();
        Self { table: Table::new(keys), rows, transitions, spread, step }
    }

    /// Reads the weights of a data container.
    pub fn load(container: &Container<'_>) -> Result<Self, Error> {
        let part = |name| container.section(name);
        Self::read(part("tagger_head")?, part("tagger_keys")?, part("tagger_weights")?)
    }

    /// Reads the sections that [`write()`] wrote.
    pub fn read(head: &[u8], keys: &[u8], weights: &[u8]) -> Result<Self, Error> {
        Self::read_parts(head, keys, weights).ok_or_else(|| {
            Error::Data("the tagger's weights are damaged or made for another version. Load the data again, or build it with `npm run build`".into())
        })
    }

    fn read_parts(head: &[u8], keys: &[u8], weights: &[u8]) -> Option<Self> {
        let version = u16::from_le_bytes(head.get(..2)?.try_into().ok()?);
        if version != features::VERSION || head.len() != 6 + 2 * COUNT * COUNT {
            return None;
        }
        // Sums of weights stay far from the limits of the format, so that they can be compared.
        let step = f32::from_le_bytes(head[2..6].try_into().ok()?);
        if !(0.0..=1e6).contains(&step) {
            return None;
        }
        let mut transitions = Transitions::default();
        for (n, bytes) in head[6..].chunks_exact(2).enumerate() {
            transitions.scores[n / COUNT][n % COUNT] =
                f32::from(i16::from_le_bytes([bytes[0], bytes[1]])) * step;
        }
        let keys = read_keys(keys)?;
        let mut decoder = Decoder::new(weights);
        let mut code = RowCode::default();
        let mut rows = Vec::with_capacity(keys.len());
        for _ in &keys {
            let mask = code.read_mask(&mut decoder);
            let mut row = [0i8; WIDTH];
            let mut before = 0;
            for l in (0..COUNT).filter(|&l| mask >> l & 1 == 1) {
                let context = RowCode::context(mask, l, before);
                let negative = decoder.bit(&mut code.signs[context]);
                let mut size = decoder.tree(code.sizes(context), SIZE_BITS);
                if size == LARGE {
                    size = decoder.even(7);
                }
                let size = size as i8;
                row[l] = if negative { -size } else { size };
                before = row[l];
            }
            rows.push(row);
        }
        decoder.ended_well().then(|| Self::new(&keys, rows, transitions, step))
    }

    /// Decodes a document twice: the second time with what the first made of the same words
    /// elsewhere.
    pub fn decode(&self, reader: &Reader<'_>) -> Decoded {
        let n = reader.view.of.len();
        let mut keys = Keys::default();
        let zones = &reader.runs.zones;
        let size = zones.iter().map(|z| z.len()).sum();
        let mut sums: Vec<[i32; WIDTH]> = Vec::with_capacity(size);
        for i in zones.iter().cloned().flatten() {
            reader.features(i, &mut keys);
            let mut row = [0; WIDTH];
            self.add(&keys, &mut row);
            sums.push(row);
        }
        let mut first = vec![OUTSIDE; n];
        let mut at = 0;
        for zone in zones {
            let rows = self.scores(&sums[at..at + zone.len()]);
            first[zone.clone()].copy_from_slice(&self.transitions.best(&rows, self.spread));
            at += zone.len();
        }
        let second = SecondLook::new(reader, &first);
        let mut names = Vec::new();
        let mut ways = Sums::default();
        ways.set_transitions(&self.transitions);
        at = 0;
        for zone in zones {
            for (k, i) in zone.clone().enumerate() {
                keys.list.clear();
                second.features(reader, i, &mut keys);
                self.add(&keys, &mut sums[at + k]);
            }
            let rows = self.scores(&sums[at..at + zone.len()]);
            at += zone.len();
            let best = self.transitions.best(&rows, self.spread);
            let found = labels::names(&best);
            if found.is_empty() {
                continue;
            }
            let summed = ways.run(&self.transitions, &rows, |_| ANY);
            for (start, end, kind) in found {
                let likelihood =
                    if summed { calibrated(ways.likelihood(start, &best[start..end])) } else { 0.5 };
                names.push(Tagged {
                    start: zone.start + start,
                    end: zone.start + end,
                    kind,
                    likelihood,
                    rule: RuleId::Tagger,
                });
            }
        }
        Decoded { names, first }
    }

    #[inline]
    fn add(&self, keys: &Keys, sums: &mut [i32; WIDTH]) {
        for &key in &keys.list {
            if let Some(row) = self.table.get(key) {
                for (sum, &weight) in sums.iter_mut().zip(&self.rows[row]) {
                    *sum += i32::from(weight);
                }
            }
        }
    }

    fn scores(&self, sums: &[[i32; WIDTH]]) -> Vec<Row> {
        sums.iter().map(|row| row.map(|sum| sum as f32 * self.step)).collect()
    }
}

/// How often a name of this likelihood is right. The model is surer than it should be: on 4,897 names of the
/// held-out sets with an open licence (GUM news, CrossNER politics, UNER EWT and WNUT-17; see the model card) the
/// logarithm of the odds holds when it is scaled and lowered so.
fn calibrated(likelihood: f32) -> f32 {
    const SCALE: f32 = 0.54;
    const SHIFT: f32 = -0.23;
    let p = likelihood.clamp(0.001, 0.999);
    let odds = exp(SCALE * (ln(p) - ln(1.0 - p)) + SHIFT);
    odds / (1.0 + odds)
}

/// Bits of a weight without its sign, and the size that says a larger one follows in seven bits. Few weights
/// are so large, and a small table of chances stays in the processor's cache.
const SIZE_BITS: u32 = 5;
const LARGE: u32 = 31;

/// The chances that the rows of weights are written with: which labels have a weight, kind by kind, then
/// per weight its sign and size, by label, by how many the row has and by the weight before it.
struct RowCode {
    outside: Vec<Chance>,
    masks: Vec<Chance>,
    signs: Vec<Chance>,
    sizes: Vec<Chance>,
}

impl Default for RowCode {
    fn default() -> Self {
        Self {
            outside: chances(1),
            masks: chances(Self::MASKS << 4),
            signs: chances(Self::CONTEXTS),
            sizes: chances(Self::CONTEXTS << SIZE_BITS),
        }
    }
}

impl RowCode {
    const CONTEXTS: usize = WIDTH * 4 * 8;
    /// A kind's four labels are written by kind, by whether `outside` has a weight and by how many labels of
    /// the kinds before have one.
    const MASKS: usize = labels::KINDS.len() * 8;

    fn masks(&mut self, kind: usize, so_far: u32) -> &mut [Chance] {
        let context = kind * 8 + (so_far & 1) as usize * 4 + (so_far >> 1).count_ones().min(3) as usize;
        &mut self.masks[context << 4..(context + 1) << 4]
    }

    fn read_mask(&mut self, decoder: &mut Decoder<'_>) -> u32 {
        let mut mask = u32::from(decoder.bit(&mut self.outside[0]));
        for kind in 0..labels::KINDS.len() {
            mask |= decoder.tree(self.masks(kind, mask), 4) << (1 + 4 * kind);
        }
        mask
    }

    fn write_mask(&mut self, encoder: &mut Encoder, mask: u32) {
        encoder.bit(&mut self.outside[0], mask & 1 == 1);
        for kind in 0..labels::KINDS.len() {
            let so_far = mask & ((1 << (1 + 4 * kind)) - 1);
            encoder.tree(self.masks(kind, so_far), mask >> (1 + 4 * kind) & 0xf, 4);
        }
    }

    fn context(mask: u32, label: usize, before: i8) -> usize {
        let count = mask.count_ones().min(4) as usize - 1;
        let size = (8 - before.unsigned_abs().leading_zeros()).saturating_sub(1).min(3) as usize;
        (label * 4 + count) * 8 + size * 2 + usize::from(before < 0)
    }

    fn sizes(&mut self, context: usize) -> &mut [Chance] {
        &mut self.sizes[context << SIZE_BITS..(context + 1) << SIZE_BITS]
    }
}

/// The sections of a tagger: head, keys, weights. A weight lies between -127 and 127.
pub fn write(rows: &[(u32, [i8; WIDTH])], transitions: &Transitions, step: f32) -> [Vec<u8>; 3] {
    let mut head = features::VERSION.to_le_bytes().to_vec();
    head.extend(step.to_le_bytes());
    for before in &transitions.scores {
        for score in &before[..COUNT] {
            head.extend(((score / step).round().clamp(-32_000.0, 32_000.0) as i16).to_le_bytes());
        }
    }
    let keys: Vec<u32> = rows.iter().map(|&(key, _)| key).collect();
    let mut encoder = Encoder::default();
    let mut code = RowCode::default();
    for (_, row) in rows {
        let mask = (0..COUNT).fold(0, |mask, l| mask | u32::from(row[l] != 0) << l);
        code.write_mask(&mut encoder, mask);
        let mut before = 0;
        for (l, &weight) in row.iter().enumerate().filter(|(_, w)| **w != 0) {
            let context = RowCode::context(mask, l, before);
            encoder.bit(&mut code.signs[context], weight < 0);
            let size = u32::from(weight.unsigned_abs());
            encoder.tree(code.sizes(context), size.min(LARGE), SIZE_BITS);
            if size >= LARGE {
                encoder.even(size, 7);
            }
            before = weight;
        }
    }
    [head, write_keys(&keys), encoder.finish()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_weights_it_wrote_and_refuses_damaged_ones() {
        let mut row = [0i8; WIDTH];
        row[4] = 7;
        row[5] = 30;
        row[6] = -31;
        row[7] = 127;
        row[12] = -3;
        let mut transitions = Transitions::default();
        transitions.scores[0][4] = 1.5;
        let [head, keys, weights] = write(&[(99, row), (7_000_000, row)], &transitions, 0.5);
        let tagger = Tagger::read(&head, &keys, &weights).unwrap();
        assert_eq!(tagger.rows, [row, row]);
        assert_eq!(tagger.transitions.scores[0][4], 1.5);
        assert!(tagger.table.get(99) == Some(0) && tagger.table.get(98).is_none());
        assert!(Tagger::read(&head, &keys, &weights[..weights.len() - 1]).is_err());
        assert!(Tagger::read(&head[1..], &keys, &weights).is_err());
        for step in [f32::NAN, f32::INFINITY, -1.0] {
            let mut head = head.clone();
            head[2..6].copy_from_slice(&step.to_le_bytes());
            assert!(Tagger::read(&head, &keys, &weights).is_err(), "{step}");
        }
    }

    #[test]
    fn calibration_keeps_the_order_and_lowers_middling_likelihoods() {
        assert!(calibrated(0.7) < 0.7 && calibrated(0.7) > calibrated(0.6));
        assert!(calibrated(0.99) > 0.9 && calibrated(0.99) < 0.99);
    }
}
