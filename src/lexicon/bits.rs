//! Sorted keys and small numbers written in as few bits as they need.
//!
//! Keys of a hashed table are spread evenly, so the gaps between sorted neighbours follow a
//! geometric distribution, for which Rice's code is within a few hundredths of a bit of the best
//! possible; a general compressor can't shorten it further.

/// Reads bits, lowest first. Past the end it reads zeros and says so in [`BitReader::overran`].
pub struct BitReader<'d> {
    data: &'d [u8],
    /// Next byte to take in.
    at: usize,
    held: u64,
    count: u32,
    overran: bool,
}

impl<'d> BitReader<'d> {
    /// Starts at the first bit of `data`.
    pub fn new(data: &'d [u8]) -> Self {
        Self { data, at: 0, held: 0, count: 0, overran: false }
    }

    /// The next `n` bits as a number, `n` at most 32.
    pub fn bits(&mut self, n: u32) -> u32 {
        while self.count < n {
            let byte = self.data.get(self.at).copied();
            self.overran |= byte.is_none();
            self.held |= u64::from(byte.unwrap_or(0)) << self.count;
            self.at += 1;
            self.count += 8;
        }
        let value = self.held & ((1 << n) - 1);
        self.held >>= n;
        self.count -= n;
        value as u32
    }

    /// A number in Rice's code with parameter `k`.
    pub fn rice(&mut self, k: u32) -> u32 {
        let mut high = 0;
        while !self.overran && self.bits(1) == 1 {
            high += 1;
        }
        (high << k) | self.bits(k)
    }

    /// True once more bits were asked for than there are.
    pub fn overran(&self) -> bool {
        self.overran
    }
}

/// Writes bits, lowest first.
#[derive(Default)]
pub struct BitWriter {
    bytes: Vec<u8>,
    held: u64,
    count: u32,
}

impl BitWriter {
    /// Appends the lowest `n` bits of `value`, `n` at most 32.
    pub fn bits(&mut self, value: u32, n: u32) {
        self.held |= (u64::from(value) & ((1 << n) - 1)) << self.count;
        self.count += n;
        while self.count >= 8 {
            self.bytes.push(self.held as u8);
            self.held >>= 8;
            self.count -= 8;
        }
    }

    /// Appends `value` in Rice's code with parameter `k`.
    pub fn rice(&mut self, value: u32, k: u32) {
        for _ in 0..value >> k {
            self.bits(1, 1);
        }
        self.bits(0, 1);
        self.bits(value, k);
    }

    /// All bytes, the last one filled up with zeros.
    pub fn finish(mut self) -> Vec<u8> {
        if self.count > 0 {
            self.bytes.push(self.held as u8);
        }
        self.bytes
    }
}

/// Writes ascending keys below `1 << 24`: their number (u32), Rice's parameter (u8), the gaps.
///
/// # Panics
/// Where the keys are not strictly ascending: a mistake in the program that builds the data.
pub fn write_keys(keys: &[u32]) -> Vec<u8> {
    let mean = (1u32 << 24) / (keys.len() as u32 + 1);
    // Best parameter for a geometric distribution: the mean times ln 2, as a power of two.
    let k = (f64::from(mean.max(1)) * std::f64::consts::LN_2).log2().round().max(0.0) as u32;
    let mut writer = BitWriter::default();
    let mut next = 0;
    for &key in keys {
        assert!(key >= next, "keys ascend");
        writer.rice(key - next, k);
        next = key + 1;
    }
    let mut bytes = (keys.len() as u32).to_le_bytes().to_vec();
    bytes.push(k as u8);
    bytes.extend(writer.finish());
    bytes
}

/// Reads what [`write_keys`] wrote; `None` where the data is cut short, or a key is no key.
pub fn read_keys(data: &[u8]) -> Option<Vec<u32>> {
    let count = u32::from_le_bytes(data.get(..4)?.try_into().ok()?) as usize;
    let k = u32::from(*data.get(4)?);
    // Every key takes a bit at least, so a wrong count can't ask for more memory than there is data.
    if count > data.len() * 8 || k > 24 {
        return None;
    }
    let mut reader = BitReader::new(&data[5..]);
    let mut keys = Vec::with_capacity(count);
    let mut next: u32 = 0;
    for _ in 0..count {
        let key = next.checked_add(reader.rice(k)).filter(|&key| key < 1 << 24)?;
        keys.push(key);
        next = key + 1;
    }
    (!reader.overran()).then_some(keys)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_back_the_keys_it_wrote() {
        let keys: Vec<u32> = (0..5000u32).map(|i| i * 3301 + (i * i) % 1000).collect();
        assert_eq!(read_keys(&write_keys(&keys)).unwrap(), keys);
        assert_eq!(read_keys(&write_keys(&[])).unwrap(), Vec::<u32>::new());
    }

    #[test]
    fn refuses_keys_that_are_cut_short() {
        let bytes = write_keys(&[7, 8, 70_000, 900_000]);
        assert!(read_keys(&bytes[..bytes.len() - 2]).is_none());
        assert!(read_keys(&[]).is_none());
    }

    #[test]
    fn refuses_keys_that_are_too_large() {
        assert_eq!(read_keys(&write_keys(&[(1 << 24) - 1])).unwrap(), [(1 << 24) - 1]);
        let mut writer = BitWriter::default();
        writer.rice(u32::MAX, 24);
        let bytes: Vec<u8> = [1, 0, 0, 0, 24].into_iter().chain(writer.finish()).collect();
        assert!(read_keys(&bytes).is_none());
    }

    #[test]
    fn reads_back_single_numbers() {
        let mut writer = BitWriter::default();
        writer.bits(5, 3);
        writer.rice(1000, 4);
        writer.bits(u32::MAX, 32);
        let bytes = writer.finish();
        let mut reader = BitReader::new(&bytes);
        assert_eq!((reader.bits(3), reader.rice(4), reader.bits(32)), (5, 1000, u32::MAX));
        assert!(!reader.overran());
        reader.bits(32);
        assert!(reader.overran());
    }
}
