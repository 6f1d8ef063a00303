//! Weights of hashed features, and how they are packed.

use crate::entities::features::Keys;
use crate::lexicon::coder::{chances, read_keys, write_keys, Chance, Decoder, Encoder};
use crate::lexicon::Table;

/// `N` weights for each key that has any.
#[derive(Clone, Debug)]
pub struct Weights<const N: usize> {
    table: Table,
    rows: Vec<[i8; N]>,
    /// What one step of a weight is worth.
    step: f32,
}

/// Bits of a weight's size; a size of all ones says that seven bits follow.
const SIZE_BITS: u32 = 5;
const LARGE: u32 = (1 << SIZE_BITS) - 1;

/// The chances that rows are written with: which labels have a weight, then sign and size by label.
struct RowCode {
    masks: Vec<Chance>,
    signs: Vec<Chance>,
    sizes: Vec<Vec<Chance>>,
}

impl RowCode {
    fn new(labels: usize) -> Self {
        Self {
            masks: chances(1 << labels),
            signs: chances(labels),
            sizes: vec![chances(1 << SIZE_BITS); labels],
        }
    }
}

impl<const N: usize> Weights<N> {
    /// Weights in steps of `step`; `rows[i]` belongs to `keys[i]`, keys ascend.
    pub fn new(keys: &[u32], rows: Vec<[i8; N]>, step: f32) -> Self {
        Self { table: Table::new(keys), rows, step }
    }

    /// The sums of the weights of these features.
    #[inline]
    pub fn sum(&self, keys: &Keys) -> [f32; N] {
        let mut sums = [0i32; N];
        for row in keys.list.iter().filter_map(|&key| self.table.get(key)) {
            sums.iter_mut().zip(&self.rows[row]).for_each(|(sum, &w)| *sum += i32::from(w));
        }
        sums.map(|sum| sum as f32 * self.step)
    }

    /// Reads what [`write()`] wrote; `None` where it is damaged.
    pub fn read(keys: &[u8], weights: &[u8]) -> Option<Self> {
        let (step, weights) = weights.split_at_checked(4)?;
        // Sums of weights stay far from the limits of the format, so that they can be compared.
        let step = f32::from_le_bytes(step.try_into().ok()?);
        if !(0.0..=1e6).contains(&step) {
            return None;
        }
        let keys = read_keys(keys)?;
        let mut decoder = Decoder::new(weights);
        let mut code = RowCode::new(N);
        let mut rows = Vec::with_capacity(keys.len());
        for _ in &keys {
            let mask = if N == 1 { 1 } else { decoder.tree(&mut code.masks, N as u32) };
            let mut row = [0i8; N];
            for (l, weight) in row.iter_mut().enumerate().filter(|(l, _)| mask >> l & 1 == 1) {
                let negative = decoder.bit(&mut code.signs[l]);
                let mut size = decoder.tree(&mut code.sizes[l], SIZE_BITS);
                if size == LARGE {
                    size = decoder.even(7);
                }
                *weight = if negative { -(size as i8) } else { size as i8 };
            }
            rows.push(row);
        }
        decoder.ended_well().then(|| Self::new(&keys, rows, step))
    }
}

/// Keys and weights, packed. A weight lies between -127 and 127, and each row has one that is not 0.
pub fn write<const N: usize>(rows: &[(u32, [i8; N])], step: f32) -> [Vec<u8>; 2] {
    let keys: Vec<u32> = rows.iter().map(|&(key, _)| key).collect();
    let mut encoder = Encoder::default();
    let mut code = RowCode::new(N);
    for (_, row) in rows {
        if N > 1 {
            let mask = row.iter().enumerate().fold(0, |mask, (l, &w)| mask | u32::from(w != 0) << l);
            encoder.tree(&mut code.masks, mask, N as u32);
        }
        for (l, &weight) in row.iter().enumerate().filter(|(_, &w)| w != 0) {
            encoder.bit(&mut code.signs[l], weight < 0);
            let size = u32::from(weight.unsigned_abs());
            encoder.tree(&mut code.sizes[l], size.min(LARGE), SIZE_BITS);
            if size >= LARGE {
                encoder.even(size, 7);
            }
        }
    }
    let mut weights = step.to_le_bytes().to_vec();
    weights.extend(encoder.finish());
    [write_keys(&keys), weights]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_weights_it_wrote_and_refuses_damaged_ones() {
        let rows = [(3, [1i8, 0, -30, 0]), (70_000, [0, 127, 0, -31]), (9_000_000, [5, 5, 5, 5])];
        let [keys, weights] = write(&rows, 0.5);
        let read = Weights::<4>::read(&keys, &weights).unwrap();
        assert_eq!(read.rows, rows.map(|(_, row)| row));
        let sums = read.sum(&Keys { list: vec![3, 9_000_000, 4] });
        assert_eq!(sums, [3.0, 2.5, -12.5, 2.5]);
        assert!(Weights::<4>::read(&keys, &weights[..weights.len() - 1]).is_none());
        assert!(Weights::<4>::read(&keys[..keys.len() - 1], &weights).is_none());
        let endless = [f32::INFINITY.to_le_bytes().as_slice(), &weights[4..]].concat();
        assert!(Weights::<4>::read(&keys, &endless).is_none());
        let single = write(&[(8, [-9i8]), (9, [100])], 1.0);
        assert_eq!(Weights::<1>::read(&single[0], &single[1]).unwrap().rows, [[-9], [100]]);
    }
}
