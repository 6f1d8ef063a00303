//! Groups names into entities, each with its fullest name.

mod fold;
mod organizations;
mod people;

use crate::maps::HashMap;
use std::ops::Range;

use super::scene::{Hits, Names};
use super::EntityKind;
use crate::context::Context;
use crate::lexicon::terms::{flag, Nation};

use fold::calm;
pub(super) use people::is_family_name_first;

/// An entity in the making.
#[derive(Clone, Debug)]
pub(super) struct Figure {
    pub kind: EntityKind,
    pub name: String,
    pub metonym: bool,
    /// The nation that it is, or whose government it stands for.
    pub nation: Option<Nation>,
    pub members: Vec<usize>,
}

/// Entities, and for each name the index of its entity.
pub(super) struct Grouping {
    pub figures: Vec<Figure>,
    pub of_name: Vec<usize>,
}

/// What two names must share to be one entity.
#[derive(PartialEq, Eq, Hash)]
enum Key {
    Person(usize),
    Organization(usize),
    Nation(Nation),
    Group(u16),
    Other(EntityKind, bool, String),
}

/// Groups `names`.
pub(super) fn group(ctx: &Context<'_>, hits: &Hits, names: &Names) -> Grouping {
    let ranges = |kind: EntityKind| -> Vec<Range<usize>> {
        names.list.iter().filter(|n| n.kind == kind && !n.metonym).map(|n| n.tokens.clone()).collect()
    };
    let (people, surnames) = people::group(ctx, hits, &ranges(EntityKind::Person));
    let (organizations, _) = organizations::group(ctx, &ranges(EntityKind::Organization));
    let (mut people, mut organizations) = (people.into_iter().zip(surnames), organizations.into_iter());
    // For each name the surname that it shares with the one behind it.
    let mut shared: Vec<Option<usize>> = vec![None; names.list.len()];
    let mut grouping = Grouping { figures: Vec::new(), of_name: Vec::with_capacity(names.list.len()) };
    let mut by_key: HashMap<Key, usize> = HashMap::default();
    let mut forms: Vec<Vec<usize>> = Vec::new();
    for (k, name) in names.list.iter().enumerate() {
        let hit = hits.exactly(&name.tokens).map(|hit| hit.term);
        let nation = hit.filter(|t| t.is(flag::NATION | flag::CAPITAL | flag::SEAT)).and_then(|t| t.nation);
        let country = nation.filter(|_| hit.is_some_and(|t| t.is(flag::NATION)));
        let group = hit.filter(|t| t.is(flag::GROUP)).map(|t| t.group);
        let key = match (name.kind, country, group) {
            (EntityKind::Person, ..) => people.next().map(|(person, surname)| {
                shared[k] = surname;
                Key::Person(person)
            }),
            (EntityKind::Organization, ..) if !name.metonym => organizations.next().map(Key::Organization),
            (EntityKind::Place, Some(nation), _) => Some(Key::Nation(nation)),
            (EntityKind::Group, _, Some(group)) => Some(Key::Group(group)),
            _ => None,
        };
        let key = key.unwrap_or_else(|| {
            Key::Other(name.kind, name.metonym, fold::parts(ctx.tokens, name.tokens.clone()).join(" "))
        });
        let fixed = match key {
            Key::Nation(nation) => Some(ctx.lexicons.terms.nations[usize::from(nation)].to_string()),
            Key::Group(group) => Some(ctx.lexicons.terms.groups[usize::from(group)].to_string()),
            _ => None,
        };
        let figure = *by_key.entry(key).or_insert_with(|| {
            let nation = nation.or_else(|| hit.filter(|t| t.is(flag::GROUP)).and_then(|t| t.nation));
            let (kind, metonym) = (name.kind, name.metonym);
            grouping.figures.push(Figure {
                kind,
                metonym,
                nation,
                name: fixed.unwrap_or_default(),
                members: Vec::new(),
            });
            forms.push(Vec::new());
            grouping.figures.len() - 1
        });
        forms[figure].push(k);
        grouping.of_name.push(figure);
    }
    for (figure, forms) in grouping.figures.iter_mut().zip(&forms) {
        if figure.name.is_empty() {
            figure.name = fullest(ctx, names, forms, &shared);
        }
    }
    grouping
}

/// The name with the most words; of several the most frequent, then the first.
fn fullest(ctx: &Context<'_>, names: &Names, forms: &[usize], shared: &[Option<usize>]) -> String {
    // (spelling, words, times, in capitals)
    let mut spellings: Vec<(String, usize, usize)> = Vec::new();
    let mut by_spelling: HashMap<String, usize> = HashMap::default();
    for &k in forms {
        let name = &names.list[k];
        let written = name.span.of(ctx.text);
        let mut spelling = calm(written);
        let mut words = fold::parts(ctx.tokens, name.tokens.clone()).len();
        if let Some(surname) = shared[k] {
            spelling = format!("{spelling} {}", ctx.tokens.text(surname));
            words += 1;
        }
        let index = *by_spelling.entry(spelling.clone()).or_insert_with(|| {
            spellings.push((spelling, words, 0));
            spellings.len() - 1
        });
        // What was set in capitals is a guess at the real spelling: any other form beats it.
        let shouted = written.chars().any(char::is_alphabetic) && !written.chars().any(char::is_lowercase);
        spellings[index].2 += if shouted { 0 } else { 1 };
    }
    let best = spellings
        .iter()
        .enumerate()
        .max_by_key(|(i, (_, words, times))| (*words, *times, std::cmp::Reverse(*i)));
    best.map(|(_, (spelling, ..))| spelling.clone()).unwrap_or_default()
}
