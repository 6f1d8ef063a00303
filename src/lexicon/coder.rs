//! An adaptive binary range coder: what the lists and weights are written in.
//!
//! A number is written as yes-no decisions. Each has a [`Chance`] that learns how often the answer was yes,
//! and a decision costs as many bits as its answer was surprising. Because every column of the data has
//! chances of its own, it comes out a tenth smaller than what the best general compressors make of it.
//!
//! The method is that of G. N. N. Martin, “Range encoding: an algorithm for removing redundancy from a
//! digitised message” (1979), for two symbols, with carries passed back as LZMA does it.

/// How likely the next answer is yes, by the answers so far.
#[derive(Clone, Copy)]
pub struct Chance {
    /// Of 65,536.
    yes: u16,
    /// Answers so far, counted up to [`SLOWEST`].
    seen: u16,
}

/// From this many answers on a chance keeps its pace, so that it can still follow a change.
const SLOWEST: u16 = 254;

/// How far a chance moves towards the next answer after n answers, of 32,768: 1 / (n + 1.5).
const PACE: [i32; SLOWEST as usize + 1] = {
    let mut pace = [0; SLOWEST as usize + 1];
    let mut n = 0;
    while n < pace.len() {
        pace[n] = 65_536 / (2 * n as i32 + 3);
        n += 1;
    }
    pace
};

/// The range is refilled when it falls below this.
const NARROW: u32 = 1 << 24;

impl Chance {
    /// Nothing known yet.
    pub const EVEN: Self = Self { yes: 1 << 15, seen: 0 };

    /// How much of `range` belongs to yes: at least 1 and less than all of it.
    #[inline]
    fn share(self, range: u32) -> u32 {
        (range >> 16) * u32::from(self.yes)
    }

    #[inline]
    fn learn(&mut self, answer: bool) {
        let goal = if answer { 65_535 - 32 } else { 32 };
        self.yes = (i32::from(self.yes)
            + (((goal - i32::from(self.yes)) * PACE[usize::from(self.seen)]) >> 15))
            as u16;
        if self.seen < SLOWEST {
            self.seen += 1;
        }
    }
}

/// `count` chances of which nothing is known.
pub fn chances(count: usize) -> Vec<Chance> {
    vec![Chance::EVEN; count]
}

/// Writes decisions.
pub struct Encoder {
    bytes: Vec<u8>,
    /// Lower end of the range; what lies above 32 bits is a carry.
    low: u64,
    range: u32,
    /// The last byte that a carry could still change, and how many 0xff follow it.
    held: u8,
    waiting: usize,
    started: bool,
}

impl Default for Encoder {
    fn default() -> Self {
        Self { bytes: Vec::new(), low: 0, range: u32::MAX, held: 0, waiting: 0, started: false }
    }
}

impl Encoder {
    /// Writes one answer.
    pub fn bit(&mut self, chance: &mut Chance, answer: bool) {
        let share = chance.share(self.range);
        if answer {
            self.range = share;
        } else {
            self.low += u64::from(share);
            self.range -= share;
        }
        chance.learn(answer);
        self.refill();
    }

    /// Writes the lowest `n` bits of `value`, `n` at most 16, each as likely as not.
    pub fn even(&mut self, value: u32, n: u32) {
        self.range >>= n;
        self.low += u64::from(self.range) * u64::from(value & ((1 << n) - 1));
        self.refill();
    }

    /// Writes a number below `1 << n`, highest bit first; `chances` are `1 << n`.
    pub fn tree(&mut self, chances: &mut [Chance], value: u32, n: u32) {
        let mut node = 1;
        for i in (0..n).rev() {
            let bit = value >> i & 1;
            self.bit(&mut chances[node], bit == 1);
            node = 2 * node + bit as usize;
        }
    }

    fn refill(&mut self) {
        while self.range < NARROW {
            self.range <<= 8;
            self.shift();
        }
    }

    fn shift(&mut self) {
        let carry = (self.low >> 32) as u8;
        if (self.low as u32) < 0xff00_0000 || carry == 1 {
            if self.started {
                self.bytes.push(self.held.wrapping_add(carry));
            }
            self.started = true;
            for _ in 0..self.waiting {
                self.bytes.push(0xff_u8.wrapping_add(carry));
            }
            self.waiting = 0;
            self.held = (self.low >> 24) as u8;
        } else {
            self.waiting += 1;
        }
        self.low = (self.low << 8) & 0xffff_ffff;
    }

    /// All bytes.
    pub fn finish(mut self) -> Vec<u8> {
        for _ in 0..5 {
            self.shift();
        }
        self.bytes
    }
}

/// Reads decisions. Past the end it reads zeros and says so in [`Decoder::ended_well`].
pub struct Decoder<'d> {
    data: &'d [u8],
    /// Next byte to take in.
    at: usize,
    range: u32,
    code: u32,
}

impl<'d> Decoder<'d> {
    /// Starts at the first byte of `data`.
    pub fn new(data: &'d [u8]) -> Self {
        let mut decoder = Self { data, at: 0, range: u32::MAX, code: 0 };
        for _ in 0..4 {
            decoder.take_in();
        }
        decoder
    }

    /// The next answer.
    #[inline]
    pub fn bit(&mut self, chance: &mut Chance) -> bool {
        let share = chance.share(self.range);
        let answer = self.code < share;
        if answer {
            self.range = share;
        } else {
            self.code -= share;
            self.range -= share;
        }
        chance.learn(answer);
        self.refill();
        answer
    }

    /// The next `n` bits, `n` at most 16, each as likely as not.
    pub fn even(&mut self, n: u32) -> u32 {
        self.range >>= n;
        // Damaged data may point past the range.
        let value = (self.code / self.range).min((1 << n) - 1);
        self.code -= value * self.range;
        self.refill();
        value
    }

    /// The next number below `1 << n`; `chances` are `1 << n`.
    #[inline]
    pub fn tree(&mut self, chances: &mut [Chance], n: u32) -> u32 {
        let mut node = 1;
        for _ in 0..n {
            node = 2 * node + usize::from(self.bit(&mut chances[node]));
        }
        (node - (1 << n)) as u32
    }

    #[inline]
    fn refill(&mut self) {
        while self.range < NARROW {
            self.range <<= 8;
            self.take_in();
        }
    }

    #[inline]
    fn take_in(&mut self) {
        self.code = self.code << 8 | u32::from(self.data.get(self.at).copied().unwrap_or(0));
        self.at += 1;
    }

    /// True where more was read than there is.
    fn overran(&self) -> bool {
        self.at > self.data.len()
    }

    /// True where all of the data was read and no more.
    pub fn ended_well(&self) -> bool {
        self.at == self.data.len()
    }
}

/// A gap of `1 << k` and more is a row of yes.
const LONGEST_ROW: usize = 64;

/// Writes ascending keys below `1 << 24`: their number (u32), the bits of a gap that are even (u8), the gaps.
///
/// Keys of a hashed table are spread evenly, so the gaps between neighbours follow a geometric
/// distribution: the low bits are as likely as not, and the rest is a row of equally likely answers.
///
/// # Panics
/// Where the keys are not strictly ascending: a mistake in the program that builds the data.
pub fn write_keys(keys: &[u32]) -> Vec<u8> {
    let mean = (1u32 << 24) / (keys.len() as u32 + 1);
    let k = mean.max(1).ilog2().saturating_sub(3).min(16);
    let mut encoder = Encoder::default();
    let mut more = chances(LONGEST_ROW);
    let mut next = 0;
    for &key in keys {
        assert!(key >= next, "keys ascend");
        let gap = key - next;
        for i in 0..(gap >> k) as usize {
            encoder.bit(&mut more[i.min(LONGEST_ROW - 1)], true);
        }
        encoder.bit(&mut more[((gap >> k) as usize).min(LONGEST_ROW - 1)], false);
        encoder.even(gap, k);
        next = key + 1;
    }
    let mut bytes = (keys.len() as u32).to_le_bytes().to_vec();
    bytes.push(k as u8);
    bytes.extend(encoder.finish());
    bytes
}

/// Reads what [`write_keys`] wrote; `None` where the data is damaged.
pub fn read_keys(data: &[u8]) -> Option<Vec<u32>> {
    let count = u32::from_le_bytes(data.get(..4)?.try_into().ok()?) as usize;
    let k = u32::from(*data.get(4)?);
    // Keys ascend below 1 << 24, so a wrong count can't ask for more memory than that.
    if count > 1 << 24 || k > 16 {
        return None;
    }
    let mut decoder = Decoder::new(&data[5..]);
    let mut more = chances(LONGEST_ROW);
    let mut keys = Vec::new();
    let mut next: u32 = 0;
    for _ in 0..count {
        let mut gap = 0;
        while decoder.bit(&mut more[(gap as usize).min(LONGEST_ROW - 1)]) {
            gap += 1;
            // Behind the end there is nothing to read, however much was promised.
            if gap << k >= 1 << 24 || decoder.overran() {
                return None;
            }
        }
        let key = next + (gap << k | decoder.even(k));
        if key >= 1 << 24 || decoder.overran() {
            return None;
        }
        keys.push(key);
        next = key + 1;
    }
    decoder.ended_well().then_some(keys)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_back_the_keys_it_wrote() {
        let keys: Vec<u32> = (0..5000u32).map(|i| i * 3301 + (i * i) % 1000).collect();
        assert_eq!(read_keys(&write_keys(&keys)).unwrap(), keys);
        assert_eq!(read_keys(&write_keys(&[])).unwrap(), Vec::<u32>::new());
        assert_eq!(read_keys(&write_keys(&[0, 1, (1 << 24) - 1])).unwrap(), [0, 1, (1 << 24) - 1]);
    }

    #[test]
    fn refuses_keys_that_are_cut_short_or_too_large() {
        let bytes = write_keys(&[7, 8, 70_000, 900_000]);
        assert!(read_keys(&bytes[..bytes.len() - 2]).is_none());
        assert!(read_keys(&[bytes, vec![0]].concat()).is_none());
        assert!(read_keys(&[]).is_none());
        // Sixteen million keys are promised, and two bytes given.
        let started = std::time::Instant::now();
        assert!((0..50).all(|_| read_keys(&[255, 255, 255, 0, 0, 0, 0]).is_none()));
        assert!(started.elapsed().as_secs() < 5, "the end of the data is the end");
        assert!(read_keys(&[255, 255, 255, 0, 24, 0, 0, 0, 0, 0, 0]).is_none());
    }

    #[test]
    fn reads_back_what_it_wrote_through_long_carries() {
        let mut seed = 7u32;
        let mut next = || {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            seed >> 16
        };
        // Answers that are nearly always yes keep the lower end of the range close to a carry.
        let answers: Vec<bool> = (0..60_000).map(|i| (i / 20_000 == 1) ^ (next() % 97 != 0)).collect();
        let numbers: Vec<u32> = (0..9_000).map(|_| next() % 5 * (next() % 300)).collect();
        let mut encoder = Encoder::default();
        let (mut chance, mut tree) = (Chance::EVEN, chances(2048));
        for (i, &answer) in answers.iter().enumerate() {
            encoder.bit(&mut chance, answer);
            if i < numbers.len() {
                encoder.tree(&mut tree, numbers[i], 11);
                encoder.even(numbers[i], 11);
            }
        }
        let bytes = encoder.finish();
        let mut decoder = Decoder::new(&bytes);
        let (mut chance, mut tree) = (Chance::EVEN, chances(2048));
        for (i, &answer) in answers.iter().enumerate() {
            assert_eq!(decoder.bit(&mut chance), answer, "answer {i}");
            if i < numbers.len() {
                assert_eq!(decoder.tree(&mut tree, 11), numbers[i]);
                assert_eq!(decoder.even(11), numbers[i]);
            }
        }
        assert!(decoder.ended_well());
    }

    #[test]
    fn what_was_likely_costs_little() {
        let mut encoder = Encoder::default();
        let mut chance = Chance::EVEN;
        for i in 0..8_000 {
            encoder.bit(&mut chance, i % 50 == 0);
        }
        // 8,000 answers of which one in fifty is yes carry 141 bytes.
        assert!((141..165).contains(&encoder.finish().len()));
    }
}
