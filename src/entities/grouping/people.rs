//! Full names, surnames and spellings of one person brought together; families kept apart.

use std::collections::HashMap;
use std::ops::Range;

use super::fold::{is_near, parts};
use crate::context::Context;
use crate::entities::gender;
use crate::lexicon::terms::Gender;
use crate::words::listed;

/// A person whose names are being gathered.
#[derive(Clone, Debug)]
struct Person {
    /// The fullest name, in reduced words.
    parts: Vec<String>,
    gender: Gender,
    /// Tokens at which full names stand, the first and the number of them.
    first: usize,
    count: u32,
    /// The last token at which it was named.
    last: usize,
}

/// For each name of `names` (token ranges in text order) the number of its person, and how many
/// persons there are.
pub(super) fn group(ctx: &Context<'_>, names: &[Range<usize>]) -> (Vec<usize>, usize) {
    let mut people = People::default();
    let words: Vec<Vec<String>> = names.iter().map(|range| bare(parts(ctx.tokens, range.clone()))).collect();
    let genders: Vec<Gender> = names.iter().map(|range| gender::of_name(ctx, range)).collect();
    let mut person = vec![usize::MAX; names.len()];
    // Full names first: a surname in a headline stands before the name that it is short for.
    let mut order: Vec<usize> = (0..names.len()).filter(|&k| words[k].len() > 1).collect();
    crate::order::sort_by_key(&mut order, |&k| u64::from(words[k].len() == 2) << 32 | names[k].start as u64);
    for k in order {
        person[k] = people.add_full(&words[k], genders[k], names[k].start);
    }
    for k in 0..names.len() {
        if words[k].len() > 1 {
            people.list[person[k]].last = names[k].start;
        } else {
            person[k] =
                people.add_short(words[k].first().map_or("", String::as_str), genders[k], names[k].start);
        }
    }
    (person, people.list.len())
}

/// The words without honorifics before and generations behind.
fn bare(mut parts: Vec<String>) -> Vec<String> {
    while parts.len() > 1
        && listed(parts[0].as_str(), "mr mrs ms miss dr sir lady lord dame prof rev st sheikh sheik")
    {
        parts.remove(0);
    }
    while parts.len() > 1
        && parts.last().is_some_and(|part| listed(part, "jr sr ii iii iv phd md qc kc mp obe cbe"))
    {
        parts.pop();
    }
    parts
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

    fn add_full(&mut self, words: &[String], gender: Gender, at: usize) -> usize {
        let first = words.first().map_or("", String::as_str);
        let last = words.last().map_or("", String::as_str);
        let same = self
            .candidates(last)
            .chain(self.candidates(first))
            .filter(|&p| same_person(&self.list[p].parts, words));
        let best = same
            .filter(|&p| !clash(self.list[p].gender, gender))
            .min_by_key(|&p| (self.list[p].parts != words, p));
        let index = best.unwrap_or_else(|| {
            self.list.push(Person { parts: words.to_vec(), gender, first: at, count: 0, last: at });
            for word in words {
                self.by_word.entry(word.clone()).or_default().push(self.list.len() - 1);
            }
            self.list.len() - 1
        });
        let person = &mut self.list[index];
        person.count += 1;
        person.first = person.first.min(at);
        index
    }

    fn add_short(&mut self, word: &str, gender: Gender, at: usize) -> usize {
        let fits = |p: usize| !clash(self.list[p].gender, gender);
        let candidates: Vec<(u8, usize)> = self
            .candidates(word)
            .filter(|&p| fits(p))
            .map(|p| (rank(&self.list[p].parts, word), p))
            .filter(|&(rank, _)| rank > 0)
            .collect();
        let used =
            self.short.get(word).copied().filter(|&p| {
                candidates.iter().any(|&(_, q)| q == p) || self.list[p].parts.len() == 1 && fits(p)
            });
        let best = used.or_else(|| {
            // Whoever was named in full before; failing that, whoever will be.
            let before = candidates.iter().filter(|(_, p)| self.list[*p].first < at);
            before
                .max_by_key(|(rank, p)| (*rank, self.list[*p].count, self.list[*p].last))
                .or_else(|| {
                    candidates.iter().max_by_key(|(rank, p)| {
                        (*rank, self.list[*p].count, std::cmp::Reverse(self.list[*p].first))
                    })
                })
                .map(|&(_, p)| p)
        });
        let index = best.unwrap_or_else(|| {
            self.list.push(Person { parts: vec![word.to_string()], gender, first: at, count: 1, last: at });
            self.list.len() - 1
        });
        self.list[index].last = at;
        self.short.insert(word.to_string(), index);
        index
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
