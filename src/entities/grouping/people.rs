//! Full names, surnames and spellings of one person brought together; families kept apart.

use crate::maps::{HashMap, HashSet};
use std::ops::Range;

use super::fold::{is_near, parts};
use crate::context::Context;
use crate::entities::gender;
use crate::entities::scene::{follows, Hits};
use crate::lexicon::terms::{flag, Family, Gender};
use crate::words::listed;

/// A person whose names are being gathered.
#[derive(Clone, Debug)]
struct Person {
    /// The fullest name, in reduced words.
    parts: Vec<String>,
    gender: Gender,
    /// `jr`, `iii`; empty where it isn't told.
    generation: String,
    /// Families of the offices before its full names.
    titles: Vec<Family>,
    /// Tokens at which full names stand, the first and the number of them.
    first: usize,
    count: u32,
    /// The last token at which it was named.
    last: usize,
}

/// One name as it is written.
struct Written<'n> {
    words: &'n [String],
    gender: Gender,
    generation: &'n str,
    /// The family of the office before it.
    title: Option<Family>,
    at: usize,
}

/// For each name of `names` (token ranges in text order) the number of its person; for a given name that
/// shares the surname behind it (`Ian and Joy Mercer`), the token of that surname.
pub(super) fn group(
    ctx: &Context<'_>,
    hits: &Hits,
    names: &[Range<usize>],
) -> (Vec<usize>, Vec<Option<usize>>) {
    let mut people = People::default();
    let mut split: Vec<(Vec<String>, String)> =
        names.iter().map(|range| bare(parts(ctx.tokens, range.clone()))).collect();
    let surnames = shared_surnames(ctx, names, &split);
    for (k, token) in surnames.iter().enumerate() {
        let surname = token.map(|i| parts(ctx.tokens, i..i + 1));
        split[k].0.extend(surname.into_iter().flatten());
    }
    let written: Vec<Written<'_>> = names
        .iter()
        .zip(&split)
        .map(|(range, (words, generation))| Written {
            words,
            generation,
            gender: gender::of_name(ctx, range),
            title: title_before(ctx, hits, range.start),
            at: range.start,
        })
        .collect();
    let mut person = vec![usize::MAX; names.len()];
    // Full names first: a surname in a headline stands before the name that it is short for.
    let mut order: Vec<usize> = (0..names.len()).filter(|&k| written[k].words.len() > 1).collect();
    crate::order::sort_by_key(&mut order, |&k| {
        u64::from(written[k].words.len() == 2) << 32 | written[k].at as u64
    });
    for k in order {
        person[k] = people.add_full(&written[k]);
    }
    for (k, name) in written.iter().enumerate() {
        if name.words.len() > 1 {
            people.list[person[k]].last = name.at;
        } else {
            person[k] = people.add_short(name);
        }
    }
    (person, surnames)
}

/// The family of the office that stands right before a name: `Mayor` `Cole`.
fn title_before(ctx: &Context<'_>, hits: &Hits, start: usize) -> Option<Family> {
    let before = start.checked_sub(1).filter(|_| follows(ctx.tokens, start))?;
    let hit = hits.at(before).filter(|hit| hit.term.is(flag::ROLE) && hit.tokens.end == start)?;
    Some(hit.term.family).filter(|&family| ctx.lexicons.terms.family_named("address") != Some(family))
}

/// `Ian and Joy Mercer`: for each given name alone that `and` joins to a full name, the token of its surname.
fn shared_surnames(
    ctx: &Context<'_>,
    names: &[Range<usize>],
    split: &[(Vec<String>, String)],
) -> Vec<Option<usize>> {
    let surnames: HashSet<&str> = split
        .iter()
        .filter(|(words, _)| words.len() > 1)
        .filter_map(|(words, _)| words.last())
        .map(String::as_str)
        .collect();
    let shared = |k: usize| {
        let next = names.get(k + 1).filter(|next| {
            ctx.tokens.folded(names[k].end) == "and" && next.start == names[k].end + 1 && next.len() > 1
        })?;
        let [word] = split[k].0.as_slice() else { return None };
        let given =
            gender::is_given(ctx, word) && !is_family_name_first(word) && !surnames.contains(word.as_str());
        let own = split[k + 1].0.first().is_some_and(|first| gender::is_given(ctx, first));
        (given && own && names[k].len() == 1).then(|| next.end - 1)
    };
    (0..names.len()).map(shared).collect()
}

/// The words without honorifics before and generations behind, and the generation.
fn bare(mut parts: Vec<String>) -> (Vec<String>, String) {
    while parts.len() > 1
        && listed(parts[0].as_str(), "mr mrs ms miss dr sir lady lord dame prof rev st sheikh sheik")
    {
        parts.remove(0);
    }
    let mut generation = String::new();
    while parts.len() > 1 {
        let last = parts[parts.len() - 1].as_str();
        if listed(last, "jr sr ii iii iv v vi vii viii") {
            generation = last.to_string();
        } else if !listed(last, "phd md qc kc mp obe cbe") {
            break;
        }
        parts.pop();
    }
    (parts, generation)
}

#[derive(Default)]
struct People {
    list: Vec<Person>,
    /// Persons by each word of their full names.
    by_word: HashMap<String, Vec<usize>>,
    /// The person that a short form was last used for.
    short: HashMap<String, usize>,
}

/// The most persons with one word in common that are looked at: keeps the work linear.
const NAMESAKES: usize = 32;

impl People {
    fn candidates(&self, word: &str) -> impl Iterator<Item = usize> + '_ {
        self.by_word.get(word).into_iter().flatten().copied().take(NAMESAKES)
    }

    fn add_full(&mut self, name: &Written<'_>) -> usize {
        let words = name.words;
        let first = words.first().map_or("", String::as_str);
        let last = words.last().map_or("", String::as_str);
        let same = self
            .candidates(last)
            .chain(self.candidates(first))
            .filter(|&p| same_person(&self.list[p].parts, words));
        let best =
            same.filter(|&p| self.list[p].may_be(name)).min_by_key(|&p| (self.list[p].parts != words, p));
        let index = best.unwrap_or_else(|| {
            self.add(name);
            for word in words {
                self.by_word.entry(word.clone()).or_default().push(self.list.len() - 1);
            }
            self.list.len() - 1
        });
        let person = &mut self.list[index];
        person.count += 1;
        person.first = person.first.min(name.at);
        person.titles.extend(name.title);
        index
    }

    fn add(&mut self, name: &Written<'_>) {
        self.list.push(Person {
            parts: name.words.to_vec(),
            gender: name.gender,
            generation: name.generation.to_string(),
            titles: Vec::new(),
            first: name.at,
            count: 0,
            last: name.at,
        });
    }

    fn add_short(&mut self, name: &Written<'_>) -> usize {
        let word = name.words.first().map_or("", String::as_str);
        let fits = |p: usize| self.list[p].may_be(name);
        let candidates: Vec<(u8, usize)> = self
            .candidates(word)
            .filter(|&p| fits(p))
            .map(|p| (rank(&self.list[p].parts, word), p))
            .filter(|&(rank, _)| rank > 0)
            .collect();
        // `Senator Cole` is whoever was called senator, whichever Cole was spoken of last.
        let titled = |p: usize| name.title.is_some_and(|title| self.list[p].titles.contains(&title));
        let asked = candidates.iter().any(|&(_, p)| titled(p));
        let used = self.short.get(word).copied().filter(|&p| {
            (candidates.iter().any(|&(_, q)| q == p) || self.list[p].parts.len() == 1 && fits(p))
                && (!asked || titled(p))
        });
        let best = used.or_else(|| {
            // Whoever was named in full before; failing that, whoever will be.
            let before = candidates.iter().filter(|(_, p)| self.list[*p].first < name.at);
            before
                .max_by_key(|(rank, p)| (titled(*p), *rank, self.list[*p].count, self.list[*p].last))
                .or_else(|| {
                    candidates.iter().max_by_key(|(rank, p)| {
                        (titled(*p), *rank, self.list[*p].count, std::cmp::Reverse(self.list[*p].first))
                    })
                })
                .map(|&(_, p)| p)
        });
        let index = best.unwrap_or_else(|| {
            self.add(name);
            self.list.len() - 1
        });
        self.list[index].last = name.at;
        self.short.insert(word.to_string(), index);
        index
    }
}

impl Person {
    /// True where nothing that is known speaks against it.
    fn may_be(&self, name: &Written<'_>) -> bool {
        let told = !self.generation.is_empty() && !name.generation.is_empty();
        !(clash(self.gender, name.gender) || told && self.generation != name.generation)
    }
}

fn clash(a: Gender, b: Gender) -> bool {
    a != b && a != Gender::Unknown && b != Gender::Unknown
}

/// How well `word` serves as the short form of a full name: 3 = family name, 2 = part of it,
/// 1 = given name.
fn rank(parts: &[String], word: &str) -> u8 {
    let last = parts.len() - 1;
    if parts[last] == word || parts[0] == word && is_family_name_first(&parts[0]) {
        3
    } else if parts[0] == word {
        1
    } else if parts[1..last].iter().any(|p| p == word) && word.len() > 2 {
        2
    } else {
        0
    }
}

/// True for a frequent family name of East Asia, in lower case: it may stand before the given name.
pub fn is_family_name_first(word: &str) -> bool {
    listed(
        word,
        "kim lee park choi jung jeong kang cho yoon yun jang lim moon han shin seo kwon hwang ahn song \
         ryu hong ko ri pak choe xi li wang zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo \
         he lin gao luo zheng liang xie tang deng feng cao peng zeng xiao tian dong pan yuan cai jiang yu \
         du ye cheng wei su lu ding ren mao wen qin bo tsai lai chiang chang hsu hsieh cheung chan lam \
         leung nguyen tran pham hoang phan vu vo dang bui le hun aung ban roh chun syngman",
    )
}

/// True where two full names can be one person's.
fn same_person(a: &[String], b: &[String]) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if is_within(short, long) {
        return true;
    }
    let (Some(first_a), Some(first_b)) = (short.first(), long.first()) else {
        return false;
    };
    let (Some(last_a), Some(last_b)) = (short.last(), long.last()) else {
        return false;
    };
    let firsts = same_given(first_a, first_b);
    let exact = first_a == first_b;
    if last_a == last_b && firsts {
        // `George W. Bush` is not `George H. W. Bush`.
        let (middle_a, middle_b) = (&short[1..short.len() - 1], &long[1..long.len() - 1]);
        return middle_a.is_empty()
            || middle_a.iter().all(|m| middle_b.iter().any(|n| m == n || initial(m, n) || initial(n, m)));
    }
    exact
        && first_a.len() > 2
        && short.len() == long.len()
        && is_near(last_a, last_b)
        && short[1..short.len() - 1] == long[1..long.len() - 1]
}

/// True where the words of `short` stand in `long` in this order, the family name among them.
fn is_within(short: &[String], long: &[String]) -> bool {
    let mut rest = long.iter();
    let in_order = short.iter().all(|word| rest.any(|other| other == word));
    let family =
        short.last() == long.last() || short.first() == long.first() && is_family_name_first(&long[0]);
    in_order && family
}

fn initial(short: &str, long: &str) -> bool {
    short.len() == 1 && long.starts_with(short)
}

fn same_given(a: &str, b: &str) -> bool {
    const SHORT: &[(&str, &str)] = &[
        ("al", "albert"),
        ("alex", "alexander"),
        ("alex", "alexandra"),
        ("andy", "andrew"),
        ("ben", "benjamin"),
        ("bernie", "bernard"),
        ("bill", "william"),
        ("bob", "robert"),
        ("bobby", "robert"),
        ("charlie", "charles"),
        ("chris", "christopher"),
        ("chuck", "charles"),
        ("dan", "daniel"),
        ("dave", "david"),
        ("dick", "richard"),
        ("don", "donald"),
        ("ed", "edward"),
        ("ed", "edwin"),
        ("fred", "frederick"),
        ("greg", "gregory"),
        ("jack", "john"),
        ("jeff", "jeffrey"),
        ("jim", "james"),
        ("jimmy", "james"),
        ("joe", "joseph"),
        ("jon", "jonathan"),
        ("kate", "katherine"),
        ("kate", "catherine"),
        ("ken", "kenneth"),
        ("larry", "lawrence"),
        ("liz", "elizabeth"),
        ("matt", "matthew"),
        ("mike", "michael"),
        ("mitch", "mitchell"),
        ("nick", "nicholas"),
        ("pat", "patrick"),
        ("pat", "patricia"),
        ("pete", "peter"),
        ("phil", "philip"),
        ("ray", "raymond"),
        ("rick", "richard"),
        ("rob", "robert"),
        ("ron", "ronald"),
        ("sam", "samuel"),
        ("steve", "stephen"),
        ("steve", "steven"),
        ("sue", "susan"),
        ("ted", "edward"),
        ("ted", "theodore"),
        ("tim", "timothy"),
        ("tom", "thomas"),
        ("tony", "anthony"),
        ("vince", "vincent"),
        ("vlad", "vladimir"),
        ("will", "william"),
        ("mohamed", "mohammed"),
        ("muhammad", "mohammed"),
        ("mohammad", "mohammed"),
    ];
    let listed = |x: &str, y: &str| SHORT.iter().any(|&(s, l)| s == x && l == y);
    a == b || initial(a, b) || initial(b, a) || listed(a, b) || listed(b, a)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(words: &str) -> Vec<String> {
        words.split(' ').map(String::from).collect()
    }

    #[test]
    fn one_person_in_several_forms() {
        assert!(same_person(&name("kim un"), &name("kim jong un")));
        assert!(same_person(&name("george bush"), &name("george w bush")));
        assert!(same_person(&name("j smith"), &name("john smith")));
        assert!(same_person(&name("joe biden"), &name("joseph r biden")));
        assert!(same_person(&name("volodymyr zelensky"), &name("volodymyr zelenskyy")));
        assert!(same_person(&name("garcia marquez"), &name("gabriel garcia marquez")));
    }

    #[test]
    fn families_stay_apart() {
        assert!(!same_person(&name("kim jong il"), &name("kim jong un")));
        assert!(!same_person(&name("bill clinton"), &name("hillary clinton")));
        assert!(!same_person(&name("george w bush"), &name("george h bush")));
        assert!(!same_person(&name("john miller"), &name("john fuller")));
    }
}
