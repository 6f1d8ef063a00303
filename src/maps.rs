//! Hash maps and sets with a plain hash: the standard one resists made-up collisions at the price of a
//! larger and slower program, and the only text that could collide here is the reader's own.

use std::hash::{BuildHasherDefault, Hasher};

/// A map whose order is never asked for.
pub(crate) type HashMap<K, V> = std::collections::HashMap<K, V, BuildHasherDefault<Mixer>>;
/// A set whose order is never asked for.
pub(crate) type HashSet<K> = std::collections::HashSet<K, BuildHasherDefault<Mixer>>;

/// Multiplies and folds eight bytes at a time.
#[derive(Clone, Copy, Default)]
pub(crate) struct Mixer(u64);

/// An odd number near 2^64 divided by the golden ratio.
const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;

impl Mixer {
    fn mix(&mut self, word: u64) {
        let product = (self.0 ^ word).wrapping_mul(FACTOR);
        self.0 = product ^ (product >> 32);
    }
}

impl Hasher for Mixer {
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let word = chunk.iter().rev().fold(0, |word, &byte| word << 8 | u64::from(byte));
            self.mix(word ^ (chunk.len() as u64) << 56);
        }
    }

    fn write_u8(&mut self, n: u8) {
        self.mix(n.into());
    }

    fn write_u32(&mut self, n: u32) {
        self.mix(n.into());
    }

    fn write_u64(&mut self, n: u64) {
        self.mix(n);
    }

    fn write_usize(&mut self, n: usize) {
        self.mix(n as u64);
    }

    fn finish(&self) -> u64 {
        self.0.wrapping_mul(FACTOR)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hash(text: &str) -> u64 {
        let mut mixer = Mixer::default();
        mixer.write(text.as_bytes());
        mixer.finish()
    }

    #[test]
    fn texts_that_differ_little_fall_apart() {
        let words = ["", "a", "aa", "aaaaaaaa", "aaaaaaaaa", "aaaaaaab", "\0", "\0\0", "baaaaaaa"];
        let mut top: Vec<u64> = words.iter().map(|word| hash(word) >> 57 | hash(word) << 50).collect();
        top.sort_unstable();
        top.dedup();
        assert_eq!(top.len(), words.len());
    }

    #[test]
    fn numbers_in_a_row_spread_over_a_table() {
        let mut seen = HashSet::default();
        for n in 0..1000_u64 {
            let mut mixer = Mixer::default();
            mixer.write_u64(n);
            seen.insert(mixer.finish() >> 54);
        }
        assert!(seen.len() > 500, "{} of 1024 buckets", seen.len());
    }
}
