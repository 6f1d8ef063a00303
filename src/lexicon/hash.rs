//! The one hash of words and phrases; data and program must agree on it.

/// A hash of a word's bytes (FNV-1a with a final mix); the word is given in lower case.
pub fn word(folded: &str) -> u64 {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for &byte in folded.as_bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    mix(hash)
}

/// A phrase's hash from that of its first words and that of the next word; 0 before the first.
pub fn phrase(before: u64, word: u64) -> u64 {
    mix(before.rotate_left(23) ^ word)
}

/// Spreads every bit over all others (the finaliser of MurmurHash3, public domain).
pub fn mix(mut hash: u64) -> u64 {
    hash = (hash ^ (hash >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash = (hash ^ (hash >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    hash ^ (hash >> 33)
}

/// The part of a hash that tables are keyed by.
pub fn key24(hash: u64) -> u32 {
    (hash >> 40) as u32
}
