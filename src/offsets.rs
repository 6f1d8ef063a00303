//! Bytes to the units that others count in; the only place that converts.

/// What an offset counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum OffsetUnit {
    /// UTF-16 code units, as JavaScript strings and the DOM count.
    Utf16,
    /// Unicode code points, as Python, spaCy, brat and the W3C annotation model count.
    CodePoint,
}

impl OffsetUnit {
    /// The name used in output.
    pub fn name(self) -> &'static str {
        match self {
            OffsetUnit::Utf16 => "utf16",
            OffsetUnit::CodePoint => "codepoint",
        }
    }
}

/// Distance in bytes between two entries of the table.
const STEP: usize = 64;

/// Converts byte offsets of one text; built in one pass, each look-up reads at most 64 bytes.
pub struct Offsets<'t> {
    text: &'t str,
    unit: OffsetUnit,
    /// The converted offset of every `STEP`-th byte; empty for ASCII text, where bytes are units.
    table: Vec<u32>,
}

impl<'t> Offsets<'t> {
    /// Prepares the conversion for `text`.
    pub fn new(text: &'t str, unit: OffsetUnit) -> Self {
        let mut table = Vec::new();
        if !text.is_ascii() {
            table.reserve(text.len() / STEP + 1);
            let mut units = 0;
            for (at, byte) in text.bytes().enumerate() {
                if at % STEP == 0 {
                    table.push(units);
                }
                units += starts(byte, unit);
            }
        }
        Self { text, unit, table }
    }

    /// The unit that is counted.
    pub fn unit(&self) -> OffsetUnit {
        self.unit
    }

    /// Byte offset `byte`, which must be a char boundary, in the unit.
    pub fn convert(&self, byte: u32) -> u32 {
        if self.table.is_empty() {
            return byte;
        }
        let byte = byte as usize;
        let entry = (byte / STEP).min(self.table.len() - 1);
        let rest = &self.text.as_bytes()[entry * STEP..byte];
        self.table[entry] + rest.iter().map(|b| starts(*b, self.unit)).sum::<u32>()
    }
}

/// How many units the character adds whose first byte this is; 0 for the bytes inside a character.
fn starts(byte: u8, unit: OffsetUnit) -> u32 {
    match (byte, unit) {
        (0x80..=0xbf, _) => 0,
        // Characters of four bytes are surrogate pairs.
        (0xf0.., OffsetUnit::Utf16) => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_counting_characters_one_by_one() {
        let text = "“Né” 👩‍👩‍👧 said é—".repeat(20);
        for unit in [OffsetUnit::Utf16, OffsetUnit::CodePoint] {
            let offsets = Offsets::new(&text, unit);
            let mut expected = 0;
            for (at, c) in text.char_indices() {
                assert_eq!(offsets.convert(at as u32), expected, "{unit:?} at {at}");
                expected += match unit {
                    OffsetUnit::Utf16 => c.len_utf16() as u32,
                    OffsetUnit::CodePoint => 1,
                };
            }
            assert_eq!(offsets.convert(text.len() as u32), expected);
        }
    }

    #[test]
    fn ascii_text_needs_no_table() {
        let offsets = Offsets::new("plain", OffsetUnit::Utf16);
        assert_eq!((offsets.convert(5), offsets.table.len()), (5, 0));
    }
}
