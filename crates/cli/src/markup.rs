//! The text with its annotations in brackets, as the test cases write them.

use std::io::{self, Write};

use rubricator::Document;

/// Writes `document` as markup, with a line break at its end.
pub fn write(document: &Document<'_>, output: &mut impl Write) -> io::Result<()> {
    let text = rubricator::markup::render(document, rubricator::markup::Layers::ALL);
    output.write_all(text.as_bytes())?;
    if !text.ends_with('\n') {
        output.write_all(b"\n")?;
    }
    Ok(())
}
