//! CRC-32 (IEEE 802.3, reflected polynomial 0xEDB88320), four bits at a time.
//!
//! The usual crates carry tables of 1 to 16 KB that no compression makes smaller, a twentieth of the
//! whole program on the page. Sixteen entries read the data in some milliseconds.

const TABLE: [u32; 16] = {
    let mut table = [0; 16];
    let mut i = 0;
    while i < 16 {
        let mut value = i as u32;
        let mut bit = 0;
        while bit < 4 {
            value = if value & 1 == 1 { value >> 1 ^ 0xedb8_8320 } else { value >> 1 };
            bit += 1;
        }
        table[i] = value;
        i += 1;
    }
    table
};

/// The checksum of `bytes`.
pub(super) fn crc32(bytes: &[u8]) -> u32 {
    let mut sum = !0_u32;
    for &byte in bytes {
        sum = sum >> 4 ^ TABLE[((sum ^ u32::from(byte)) & 15) as usize];
        sum = sum >> 4 ^ TABLE[((sum ^ u32::from(byte >> 4)) & 15) as usize];
    }
    !sum
}

#[cfg(test)]
mod tests {
    use super::crc32;

    #[test]
    fn gives_the_check_value_of_the_standard() {
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
        assert_eq!(crc32(b""), 0);
        assert_ne!(crc32(b"123456780"), 0xcbf4_3926);
    }
}
