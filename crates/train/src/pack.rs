//! Packs the word lists of `data/lexicons` and the weights of `data/model` into `data/rubricator.bin`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use rubricator::entities::tagger::Tagger;
use rubricator::lexicon::phrases::{self, kind};
use rubricator::lexicon::words::{self, flag, Word};
use rubricator::lexicon::{terms, write_container, Container, Lexicons, Verbs};
use rubricator::quotes::statements;
use rubricator::tokens::{tokenize, Case};
use rubricator::{syntax, Error};

/// Lists of single words, each `data/lexicons/NAME.tsv`, and what they say about a word.
const WORD_LISTS: &[(&str, u16)] = &[
    ("given_names_female", flag::GIVEN_FEMALE),
    ("given_names_male", flag::GIVEN_MALE),
    ("given_names_world_female", flag::GIVEN_FEMALE),
    ("given_names_world_male", flag::GIVEN_MALE),
    ("surnames", flag::SURNAME),
    ("surnames_rare", flag::SURNAME_RARE),
    ("person_names", flag::PERSON_NAME),
    ("organization_words", flag::ORG_WORD),
    ("titles", flag::TITLE),
    ("place_words", flag::PLACE_WORD),
    ("calendar", flag::CALENDAR),
    ("common_words", flag::COMMON),
];

/// Lists of names, each `data/lexicons/NAME.tsv`, and what they say about a name.
const NAME_LISTS: &[(&str, u16)] = &[
    ("countries", kind::COUNTRY),
    ("demonyms", kind::DEMONYM),
    ("capitals", kind::CAPITAL),
    ("cities", kind::CITY),
    ("regions", kind::REGION),
    ("media", kind::MEDIA),
    ("companies", kind::COMPANY),
    ("bodies", kind::BODY),
    ("parties", kind::PARTY),
    ("clubs", kind::CLUB),
    ("schools", kind::SCHOOL),
    ("events", kind::EVENT),
    ("laws", kind::LAW),
    ("works", kind::WORK),
    ("other_names", kind::OTHER),
];

/// The sections of the tagger of names, each `data/model/NAME.bin`.
pub const MODEL_PARTS: [&str; 3] = ["tagger_head", "tagger_keys", "tagger_weights"];

/// Writes the container.
pub fn pack() -> Result<(), String> {
    let sections = all_sections()?;
    let path = data_folder().join("rubricator.bin");
    let file = write_container(&sections);
    for (name, bytes) in &sections {
        print_line!("{name:16} {:8} bytes", bytes.len());
    }
    print_line!("{:16} {:8} bytes", "rubricator.bin", file.len());
    std::fs::write(&path, file).map_err(|e| format!("{}: {e}", path.display()))
}

/// The word lists as they are packed, without weights: what training starts from.
pub fn lexicons() -> Result<Lexicons, String> {
    let file = write_container(&list_sections()?);
    Container::open(&file).and_then(|lists| Lexicons::load(&lists)).map_err(|e| e.to_string())
}

/// The lists and the tagger of names of `data/rubricator.bin`.
pub fn packed() -> Result<(Lexicons, Tagger), String> {
    let path = data_folder().join("rubricator.bin");
    let data = std::fs::read(&path)
        .map_err(|e| format!("{}: {e}; `rubricator-train pack` makes it", path.display()))?;
    let load = |data: Container<'_>| Ok((Lexicons::load(&data)?, Tagger::load(&data)?));
    Container::open(&data).and_then(load).map_err(|e: Error| e.to_string())
}

/// As [`packed`], or an error where `data/lexicons` and `data/model` have changed since: scores are
/// of what is there now.
pub fn packed_now() -> Result<(Lexicons, Tagger), String> {
    let path = data_folder().join("rubricator.bin");
    let data = std::fs::read(&path).map_err(|e| format!("{}: {e}", path.display()))?;
    if data != write_container(&all_sections()?) {
        return Err("data/rubricator.bin is not what data/lexicons and data/model make: `rubricator-train pack` first".into());
    }
    packed()
}

fn all_sections() -> Result<Vec<(&'static str, Vec<u8>)>, String> {
    let mut sections = list_sections()?;
    let models = MODEL_PARTS.map(|name| (name, "train")).into_iter();
    let models = models.chain(syntax::model::SECTIONS.map(|name| (name, "tags")));
    for (name, command) in models.chain(statements::model::SECTIONS.map(|name| (name, "statements"))) {
        let path = data_folder().join("model").join(format!("{name}.bin"));
        let part = std::fs::read(&path)
            .map_err(|e| format!("{}: {e}; `rubricator-train {command}` makes it", path.display()))?;
        sections.push((name, part));
    }
    Ok(sections)
}

/// The tagger of parts of speech of `data/model`.
pub fn tags() -> Result<syntax::Model, String> {
    let mut sections = Vec::new();
    for name in syntax::model::SECTIONS {
        let path = data_folder().join("model").join(format!("{name}.bin"));
        sections.push((name, std::fs::read(&path).map_err(|e| format!("{}: {e}", path.display()))?));
    }
    let file = write_container(&sections);
    Container::open(&file).and_then(|data| syntax::Model::load(&data)).map_err(|e| e.to_string())
}

fn list_sections() -> Result<Vec<(&'static str, Vec<u8>)>, String> {
    let folder = data_folder().join("lexicons");
    let mut sections = word_sections(&folder)?;
    sections.extend(name_sections(&folder)?);
    sections.push(("terms", terms_section(&folder)?));
    sections.push(("verbs", verbs_section(&folder)?));
    Ok(sections)
}

/// The lists of [`terms::LISTS`] in one section.
fn terms_section(folder: &Path) -> Result<Vec<u8>, String> {
    let mut lists = Vec::new();
    for name in terms::LISTS {
        let path = folder.join(format!("{name}.tsv"));
        lists.push(std::fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?);
    }
    let section = terms::write(std::array::from_fn(|i| lists[i].as_str()));
    terms::Terms::read(&section).ok_or("a line of the lists of terms is not as its header says")?;
    Ok(section.into_bytes())
}

/// The verbs that report speech, without the comment.
fn verbs_section(folder: &Path) -> Result<Vec<u8>, String> {
    let path = folder.join("reporting_verbs.tsv");
    let lines = std::fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
    let section: String =
        lines.lines().filter(|line| !line.starts_with('#')).flat_map(|line| [line, "\n"]).collect();
    Verbs::read(&section).ok_or("reporting_verbs.tsv: a line names no list")?;
    Ok(section.into_bytes())
}

fn word_sections(folder: &Path) -> Result<Vec<(&'static str, Vec<u8>)>, String> {
    let mut rows: BTreeMap<String, Word> = BTreeMap::new();
    for [word, cluster] in columns(folder, "clusters")? {
        let cluster = cluster.parse().map_err(|_| format!("clusters.tsv: {word}: not a number"))?;
        rows.entry(word).or_default().cluster = cluster;
    }
    for &(list, flag) in WORD_LISTS {
        for [word] in columns(folder, list)?.into_iter().filter(|[word]| !word.contains(' ')) {
            rows.entry(fold(&word)).or_default().flags |= flag;
        }
    }
    let rows: Vec<_> = rows.into_iter().collect();
    let [keys, clusters, flags] = words::write(&rows);
    let mut levels: Vec<u8> = Vec::new();
    for (row, [cluster, middle, coarse]) in columns(folder, "cluster_levels")?.into_iter().enumerate() {
        let number =
            |text: &str| text.parse::<u16>().map_err(|_| format!("cluster_levels.tsv: {text}: not a number"));
        if usize::from(number(&cluster)?) != row {
            return Err(format!("cluster_levels.tsv: {cluster} stands where {row} should"));
        }
        levels.push(number(&coarse)? as u8);
        levels.extend(number(&middle)?.to_le_bytes());
    }
    Ok(vec![("word_keys", keys), ("word_clusters", clusters), ("word_flags", flags), ("word_levels", levels)])
}

fn name_sections(folder: &Path) -> Result<Vec<(&'static str, Vec<u8>)>, String> {
    let mut rows = Vec::new();
    for &(list, kind) in NAME_LISTS {
        for [name] in columns(folder, list)? {
            let tokens = tokenize(&name);
            if tokens.len() <= phrases::LONGEST {
                let is_acronym = tokens.len() == 1 && tokens[0].case == Case::Upper;
                let words = (0..tokens.len()).map(|i| phrases::plain(tokens.folded(i)).to_string());
                rows.push((words.collect(), is_acronym, kind));
            }
        }
    }
    let [keys, kinds] = phrases::write(&rows);
    Ok(vec![("name_keys", keys), ("name_kinds", kinds)])
}

/// The first `N` columns of every line of a list that is not a comment.
fn columns<const N: usize>(folder: &Path, list: &str) -> Result<Vec<[String; N]>, String> {
    let path = folder.join(format!("{list}.tsv"));
    let text = std::fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
    let lines = text.lines().filter(|line| !line.starts_with("# ") && !line.is_empty());
    lines
        .map(|line| {
            let cells: Vec<String> = line.split('\t').take(N).map(String::from).collect();
            cells.try_into().map_err(|_| format!("{}: too few columns: {line}", path.display()))
        })
        .collect()
}

/// Lower case with plain apostrophes, as the tokens of a text are folded.
fn fold(word: &str) -> String {
    word.to_lowercase().replace('’', "'").trim_end_matches('.').to_string()
}

/// The project's `data` folder.
pub fn data_folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../data")
}
