//! Small letters for capitals, of all scripts.
//!
//! As [`char::to_lowercase`] does it, with a table of 1.5 KB for its 11 KB: neighbours share what is added.
//! It also keeps the answer the same whatever compiler, and so whatever version of Unicode, builds the core.

/// Adds `c` in its small form to `out`.
pub(crate) fn push_lower(out: &mut String, c: char) {
    match c {
        _ if c.is_ascii() => out.push(c.to_ascii_lowercase()),
        // The only letter that takes two.
        'İ' => out.push_str("i\u{307}"),
        _ => out.push(small(c)),
    }
}

fn small(c: char) -> char {
    let code = c as u32;
    let Some(&(first, count, distance)) = RUNS[..RUNS.partition_point(|run| run.0 <= code)].last() else {
        return c;
    };
    let (place, step) = (code - first, if count < 0 { 2 } else { 1 });
    if place % step != 0 || place / step >= u32::from(count.unsigned_abs()) {
        return c;
    }
    // Both forms are in the same plane, so that sixteen bits tell one from the other.
    let low = (code as u16).wrapping_add_signed(distance);
    char::from_u32(code & !0xffff | u32::from(low)).unwrap_or(c)
}

/// Runs of capitals in Unicode 17, in order: the first, how many there are (negative where it is every other
/// character), and what is added for the small letter, in sixteen bits.
#[rustfmt::skip]
const RUNS: &[(u32, i8, i16)] = &[
    (0xc0, 23, 32), (0xd8, 7, 32), (0x100, -24, 1), (0x132, -3, 1), (0x139, -8, 1), (0x14a, -23, 1),
    (0x178, 1, -121), (0x179, -3, 1), (0x181, 1, 210), (0x182, -2, 1), (0x186, 1, 206), (0x187, 1, 1),
    (0x189, 2, 205), (0x18b, 1, 1), (0x18e, 1, 79), (0x18f, 1, 202), (0x190, 1, 203), (0x191, 1, 1),
    (0x193, 1, 205), (0x194, 1, 207), (0x196, 1, 211), (0x197, 1, 209), (0x198, 1, 1), (0x19c, 1, 211),
    (0x19d, 1, 213), (0x19f, 1, 214), (0x1a0, -3, 1), (0x1a6, 1, 218), (0x1a7, 1, 1), (0x1a9, 1, 218),
    (0x1ac, 1, 1), (0x1ae, 1, 218), (0x1af, 1, 1), (0x1b1, 2, 217), (0x1b3, -2, 1), (0x1b7, 1, 219),
    (0x1b8, 1, 1), (0x1bc, 1, 1), (0x1c4, 1, 2), (0x1c5, 1, 1), (0x1c7, 1, 2), (0x1c8, 1, 1),
    (0x1ca, 1, 2), (0x1cb, -9, 1), (0x1de, -9, 1), (0x1f1, 1, 2), (0x1f2, -2, 1), (0x1f6, 1, -97),
    (0x1f7, 1, -56), (0x1f8, -20, 1), (0x220, 1, -130), (0x222, -9, 1), (0x23a, 1, 10795), (0x23b, 1, 1),
    (0x23d, 1, -163), (0x23e, 1, 10792), (0x241, 1, 1), (0x243, 1, -195), (0x244, 1, 69), (0x245, 1, 71),
    (0x246, -5, 1), (0x370, -2, 1), (0x376, 1, 1), (0x37f, 1, 116), (0x386, 1, 38), (0x388, 3, 37),
    (0x38c, 1, 64), (0x38e, 2, 63), (0x391, 17, 32), (0x3a3, 9, 32), (0x3cf, 1, 8), (0x3d8, -12, 1),
    (0x3f4, 1, -60), (0x3f7, 1, 1), (0x3f9, 1, -7), (0x3fa, 1, 1), (0x3fd, 3, -130), (0x400, 16, 80),
    (0x410, 32, 32), (0x460, -17, 1), (0x48a, -27, 1), (0x4c0, 1, 15), (0x4c1, -7, 1), (0x4d0, -48, 1),
    (0x531, 38, 48), (0x10a0, 38, 7264), (0x10c7, 1, 7264), (0x10cd, 1, 7264), (0x13a0, 80, -26672),
    (0x13f0, 6, 8), (0x1c89, 1, 1), (0x1c90, 43, -3008), (0x1cbd, 3, -3008), (0x1e00, -75, 1),
    (0x1e9e, 1, -7615), (0x1ea0, -48, 1), (0x1f08, 8, -8), (0x1f18, 6, -8), (0x1f28, 8, -8),
    (0x1f38, 8, -8), (0x1f48, 6, -8), (0x1f59, -4, -8), (0x1f68, 8, -8), (0x1f88, 8, -8),
    (0x1f98, 8, -8), (0x1fa8, 8, -8), (0x1fb8, 2, -8), (0x1fba, 2, -74), (0x1fbc, 1, -9),
    (0x1fc8, 4, -86), (0x1fcc, 1, -9), (0x1fd8, 2, -8), (0x1fda, 2, -100), (0x1fe8, 2, -8),
    (0x1fea, 2, -112), (0x1fec, 1, -7), (0x1ff8, 2, -128), (0x1ffa, 2, -126), (0x1ffc, 1, -9),
    (0x2126, 1, -7517), (0x212a, 1, -8383), (0x212b, 1, -8262), (0x2132, 1, 28), (0x2160, 16, 16),
    (0x2183, 1, 1), (0x24b6, 26, 26), (0x2c00, 48, 48), (0x2c60, 1, 1), (0x2c62, 1, -10743),
    (0x2c63, 1, -3814), (0x2c64, 1, -10727), (0x2c67, -3, 1), (0x2c6d, 1, -10780), (0x2c6e, 1, -10749),
    (0x2c6f, 1, -10783), (0x2c70, 1, -10782), (0x2c72, 1, 1), (0x2c75, 1, 1), (0x2c7e, 2, -10815),
    (0x2c80, -50, 1), (0x2ceb, -2, 1), (0x2cf2, 1, 1), (0xa640, -23, 1), (0xa680, -14, 1),
    (0xa722, -7, 1), (0xa732, -31, 1), (0xa779, -2, 1), (0xa77d, 1, 30204), (0xa77e, -5, 1),
    (0xa78b, 1, 1), (0xa78d, 1, 23256), (0xa790, -2, 1), (0xa796, -10, 1), (0xa7aa, 1, 23228),
    (0xa7ab, 1, 23217), (0xa7ac, 1, 23221), (0xa7ad, 1, 23231), (0xa7ae, 1, 23228), (0xa7b0, 1, 23278),
    (0xa7b1, 1, 23254), (0xa7b2, 1, 23275), (0xa7b3, 1, 928), (0xa7b4, -8, 1), (0xa7c4, 1, -48),
    (0xa7c5, 1, 23229), (0xa7c6, 1, 30152), (0xa7c7, -2, 1), (0xa7cb, 1, 23193), (0xa7cc, -8, 1),
    (0xa7dc, 1, 22975), (0xa7f5, 1, 1), (0xff21, 26, 32), (0x10400, 40, 40), (0x104b0, 36, 40),
    (0x10570, 11, 39), (0x1057c, 15, 39), (0x1058c, 7, 39), (0x10594, 2, 39), (0x10c80, 51, 64),
    (0x10d50, 22, 32), (0x118a0, 32, 32), (0x16e40, 32, 32), (0x16ea0, 25, 27), (0x1e900, 34, 34),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_gets_the_small_form_that_the_standard_library_gives_it() {
        let mut newer = 0;
        for c in '\0'..=char::MAX {
            let mut ours = String::new();
            push_lower(&mut ours, c);
            let theirs: String = c.to_lowercase().collect();
            // A compiler of another version of Unicode knows more letters, or fewer.
            if char::UNICODE_VERSION.0 == 17 || theirs.chars().ne([c]) && ours.chars().ne([c]) {
                assert_eq!(ours, theirs, "{c:?} ({:#x})", c as u32);
            }
            newer += usize::from(ours != theirs);
        }
        assert!(newer < 100, "{newer} letters differ, in Unicode {:?}", char::UNICODE_VERSION);
    }

    #[test]
    fn letters_of_two_capitals_and_those_that_have_none_are_known() {
        let mut out = String::new();
        "ÀŁİΣЖǅẞK𐐀 ß漢ªé".chars().for_each(|c| push_lower(&mut out, c));
        assert_eq!(out, "àłi\u{307}σжǆßk𐐨 ß漢ªé");
    }
}
