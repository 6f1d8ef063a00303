//! A hash table from 24-bit keys to row numbers, built once when data is loaded.

/// Open addressing over a power of two of slots, less than half of them full.
#[derive(Clone, Debug)]
pub struct Table {
    /// `key + 1` in the upper half, the row in the lower one; 0 = empty.
    slots: Vec<u64>,
    mask: u32,
}

impl Table {
    /// A table in which `keys[i]` leads to row `i`.
    pub fn new(keys: &[u32]) -> Self {
        let size = (keys.len() * 2 + 2).next_power_of_two();
        let mut table = Self { slots: vec![0; size], mask: size as u32 - 1 };
        for (row, &key) in keys.iter().enumerate() {
            let mut at = table.start(key);
            while table.slots[at] != 0 {
                at = (at + 1) & table.mask as usize;
            }
            table.slots[at] = (u64::from(key + 1) << 32) | row as u64;
        }
        table
    }

    /// The row of `key`, below `1 << 24`.
    #[inline]
    pub fn get(&self, key: u32) -> Option<usize> {
        let mut at = self.start(key);
        loop {
            let slot = self.slots[at];
            if (slot >> 32) as u32 == key + 1 {
                return Some(slot as u32 as usize);
            }
            if slot == 0 {
                return None;
            }
            at = (at + 1) & self.mask as usize;
        }
    }

    /// Keys are hashes already: their low bits are as good as any.
    #[inline]
    fn start(&self, key: u32) -> usize {
        (key & self.mask) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_every_key_and_no_other() {
        let keys: Vec<u32> = (0..3000).map(|i| i * 5501).collect();
        let table = Table::new(&keys);
        assert!(keys.iter().enumerate().all(|(row, &key)| table.get(key) == Some(row)));
        assert_eq!(table.get(5500), None);
        assert_eq!(Table::new(&[]).get(0), None);
    }
}
