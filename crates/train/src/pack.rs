//! Packs the word lists of `data/lexicons` into `data/rubricator.bin`.

use std::path::PathBuf;

use rubricator::lexicon::{terms, write_container};

/// The lists, by section name; each is `data/lexicons/NAME.tsv`.
const LISTS: &[&str] = &["cities", "given_names"];

/// Writes the container.
pub fn pack() -> Result<(), String> {
    let data = data_folder();
    let mut sections = Vec::new();
    for name in LISTS {
        let path = data.join("lexicons").join(format!("{name}.tsv"));
        let list = std::fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
        sections.push((*name, entries(&list).into_bytes()));
    }
    sections.push(("terms", terms_section(&data.join("lexicons"))?));
    let path = data.join("rubricator.bin");
    let file = write_container(&sections);
    println!("{}: {} bytes", path.display(), file.len());
    std::fs::write(&path, file).map_err(|e| format!("{}: {e}", path.display()))
}

/// The lists of [`terms::LISTS`] in one section.
fn terms_section(folder: &std::path::Path) -> Result<Vec<u8>, String> {
    let mut lists = Vec::new();
    for name in terms::LISTS {
        let path = folder.join(format!("{name}.tsv"));
        lists.push(std::fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?);
    }
    let section = terms::write(std::array::from_fn(|i| lists[i].as_str()));
    terms::Terms::read(&section).ok_or("a line of the lists of terms is not as its header says")?;
    Ok(section.into_bytes())
}

/// The first column of every line that is not a comment, one a line.
fn entries(list: &str) -> String {
    let lines = list.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    let words: Vec<_> = lines.filter_map(|line| line.split('\t').next()).collect();
    words.join("\n")
}

fn data_folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../data")
}
