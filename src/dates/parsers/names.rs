//! Names that hold a day: newspapers, programmes, clubs, people and films.

use super::{Class, Reader};
use crate::dates::reader::listed;

/// Words behind `Sunday` and its like that make a newspaper or a programme of it.
pub(super) const TITLES: &str =
    "times telegraph mirror express herald post star tribune independent world age nation \
    standard observer mail live people sport business guardian review punch vision";

/// `Sheffield Wednesday`, `Sunday Oliseh scored`, `the film “Friday”`
pub(super) fn is_name(r: &Reader<'_>, i: usize, at: usize) -> bool {
    let first = r.opens_sentence(i) && i == at && r.capital(at + 1) && r.class(at + 1) == Class::Other;
    let person =
        first && r.is_word(at + 2) && !r.capital(at + 2) && !listed(r.word(at + 1), "i mr mrs ms dr");
    person && r.word(at + 2).ends_with("ed") || listed(r.before(i), "sheffield good") || after_work(r, i)
}

/// True behind a word for a work, so that a name of a day is its title: `the film Black Friday`.
pub(super) fn after_work(r: &Reader<'_>, i: usize) -> bool {
    let quoted =
        r.kind(i.wrapping_sub(1)) == Some(crate::tokens::TokenKind::QuoteMark) && i > r.bounds().start;
    let noun = i.wrapping_sub(1 + usize::from(quoted));
    const WORKS: &str = "film movie album song single novel musical sitcom thriller comedy drama";
    r.capital(i) && r.one_of(noun, WORKS)
}

/// True before `, a film about`, so that the name of a day that ends at `end` is its title.
pub(super) fn before_work(r: &Reader<'_>, end: usize) -> bool {
    r.is(end, ",")
        && r.class(end + 1) == Class::Article
        && r.one_of(end + 2, "film movie album song novel musical sitcom thriller")
}
