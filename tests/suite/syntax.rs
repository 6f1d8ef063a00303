//! The grammar of sentences as it was looked at and kept: words in brackets, their tags, and the clauses.
//!
//! `[the mayor]` is a noun phrase, `{said}` a finite verb group, `{to say}` one that isn't. A clause is a line: its
//! verb, its subject, tense and voice, what opens it, and the verb of the clause that it is a part of.

use std::fmt::Write;
use std::fs;

use rubricator::context::Context;
use rubricator::syntax::{Chunk, ChunkKind, GroupForm, Tag, Voice};
use rubricator::Options;

use crate::{annotator, project};

#[test]
fn sentences_are_parsed_as_before() {
    let path = project().join("tests/snapshots/syntax.txt");
    let kept = fs::read_to_string(&path).expect("the snapshot is there");
    let mut found = String::new();
    for block in kept.split("\n\n").map(str::trim).filter(|block| !block.is_empty()) {
        let sentence = block.lines().next().expect("a block has a first line");
        let layers = annotator().layers(sentence);
        let options = Options::default();
        let _ = writeln!(found, "{sentence}\n{}", grammar(&annotator().context(&layers, &options)));
    }
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        fs::write(&path, &found).expect("the snapshot can be written");
        return;
    }
    let differs = found.lines().zip(kept.lines()).find(|(new, old)| new != old);
    assert!(
        differs.is_none() && found == kept,
        "found and kept: {differs:#?}\nIf this is wanted, run again with UPDATE_SNAPSHOTS=1 and read the difference."
    );
}

fn words(ctx: &Context<'_>, chunk: &Chunk) -> String {
    ctx.tokens.span(chunk.tokens.start as usize..chunk.tokens.end as usize).of(ctx.text).to_string()
}

fn grammar(ctx: &Context<'_>) -> String {
    let syntax = ctx.syntax;
    let (mut line, mut tags) = (String::new(), String::new());
    for i in 0..ctx.tokens.len() {
        let chunk = syntax.chunk_of(i);
        let (open, close) = match chunk.map(|c| c.kind) {
            Some(ChunkKind::Noun) => ('[', ']'),
            Some(ChunkKind::Verb(_)) => ('{', '}'),
            None => (' ', ' '),
        };
        let mut word = ctx.tokens.text(i).to_string();
        if chunk.is_some_and(|c| c.tokens.start as usize == i) {
            word.insert(0, open);
        }
        if chunk.is_some_and(|c| c.tokens.end as usize == i + 1) {
            word.push(close);
        }
        let tag = code(syntax.tag(i));
        let width = word.chars().count().max(tag.len());
        let _ = write!(line, "{word:width$} ");
        let _ = write!(tags, "{tag:width$} ");
    }
    let mut out = format!("  {}\n  {}\n", line.trim_end(), tags.trim_end());
    for chunk in syntax.chunks() {
        let ChunkKind::Verb(group) = chunk.kind else { continue };
        let subject = syntax.subject_of(chunk.head as usize).map_or("–".into(), |s| words(ctx, s));
        let _ = write!(out, "  > {} ← {subject}", words(ctx, chunk));
        let clause = syntax.clauses().iter().find(|c| syntax.chunk(c.verb) == chunk);
        let _ = match clause {
            Some(_) => write!(out, ", {:?}", group.tense),
            None if group.form == GroupForm::Finite => panic!("a finite verb has a clause"),
            None => write!(out, ", {:?}", group.form),
        };
        if group.voice == Voice::Passive {
            out.push_str(" passive");
        }
        if let Some(clause) = clause {
            if let Some(opener) = clause.opener {
                let _ = write!(out, ", opened by {}", ctx.tokens.text(opener as usize));
            }
            if let Some(outer) = clause.outer {
                let verb = syntax.chunk(syntax.clauses()[outer.0 as usize].verb);
                let _ = write!(out, ", in {}", words(ctx, verb));
            }
            let tokens = clause.tokens.start as usize..clause.tokens.end as usize;
            let _ = write!(out, ": {}", ctx.tokens.span(tokens).of(ctx.text));
        }
        out.push('\n');
    }
    out
}

fn code(tag: Tag) -> &'static str {
    match tag {
        Tag::Noun => "N",
        Tag::Name => "NAME",
        Tag::Pronoun => "PRO",
        Tag::Adjective => "ADJ",
        Tag::Adverb => "ADV",
        Tag::Determiner => "DET",
        Tag::Preposition => "PREP",
        Tag::Coordinator => "AND",
        Tag::Subordinator => "SUB",
        Tag::Number => "NUM",
        Tag::To => "TO",
        Tag::Auxiliary => "AUX",
        Tag::Mark => "·",
        Tag::Other => "?",
        tag => tag.name().trim_start_matches("Verb."),
    }
}
