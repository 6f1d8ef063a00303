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

pub fn grammar(ctx: &Context<'_>) -> String {
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

/// What `ask` says of a sentence and of the place of `word` in it.
#[track_caller]
fn at<T>(sentence: &str, word: &str, ask: impl Fn(&Context<'_>, usize) -> T) -> T {
    let layers = annotator().layers(sentence);
    let options = Options::default();
    let ctx = annotator().context(&layers, &options);
    let byte = sentence.find(word).expect("the word is in the sentence");
    ask(&ctx, ctx.tokens.at_byte(byte as u32))
}

fn chunk_text(ctx: &Context<'_>, chunk: Option<&Chunk>) -> Option<String> {
    chunk.map(|chunk| words(ctx, chunk))
}

#[track_caller]
fn subject(sentence: &str, verb: &str, expected: Option<&str>) {
    let found = at(sentence, verb, |ctx, i| chunk_text(ctx, ctx.syntax.subject_of(i)));
    assert_eq!(found.as_deref(), expected, "{sentence}");
}

#[test]
fn a_subject_stands_before_what_is_inserted() {
    subject("Ann Lee, the mayor of Lyon, a city in France, said no.", "said", Some("Ann Lee"));
    subject("Bo Roe, 43, who drives a bus and whose son was hurt, wept.", "wept", Some("Bo Roe"));
    subject("In Paris, the actor, who lives in Rome, smiled.", "smiled", Some("the actor"));
    subject("Prices rose sharply, Ann Lee, 43, said.", "said", Some("Ann Lee"));
    subject("The man who ate the cake left.", "left", Some("The man"));
    subject("The guards at the gate of the camp slept.", "slept", Some("The guards"));
}

#[test]
fn what_has_no_subject_gets_none() {
    subject("“We left.” Never say never.", "say", None);
    subject("“Hold on,” shouted from afar.", "Hold", None);
}

#[test]
fn an_infinitive_belongs_to_who_is_to_act() {
    subject("The court asked the bank to pay.", "pay", Some("the bank"));
    subject("The court declined to pay.", "pay", Some("The court"));
    subject("Lee used the speech to thank them.", "thank", Some("Lee"));
}

#[test]
fn who_acts_in_the_passive_stands_behind_by() {
    let agent = |s: &str| at(s, "arrested", |ctx, i| chunk_text(ctx, ctx.syntax.agent_of(i)));
    assert_eq!(agent("He was arrested by two officers in Lyon.").as_deref(), Some("two officers"));
    assert_eq!(agent("He was arrested near Lyon."), None);
    assert_eq!(agent("Two officers arrested him by the river."), None);
}

#[test]
fn a_subject_range_holds_all_that_are_joined() {
    let range = |sentence: &str, verb: &str| {
        at(sentence, verb, |ctx, i| {
            let range = ctx.syntax.clause_of(i).and_then(|clause| ctx.syntax.subject_range(clause));
            range.map(|range| ctx.tokens.span(range).of(ctx.text).to_string())
        })
    };
    assert_eq!(range("Lee, Roe and Kane were late.", "were").as_deref(), Some("Lee, Roe and Kane"));
    assert_eq!(
        range("The mayor of the city of Lyon left.", "left").as_deref(),
        Some("The mayor of the city of Lyon")
    );
    assert_eq!(range("“No,” said the mayor of Lyon.", "said").as_deref(), Some("the mayor of Lyon"));
    assert_eq!(range("The mayor rose and thanked them.", "thanked").as_deref(), Some("The mayor"));
}

/// Words of all kinds, so that any order of them meets every branch.
const SOUP: &[&str] = &[
    "Lee",
    "Roe",
    "the",
    "a",
    "mayor",
    "who",
    "which",
    "that",
    "said",
    "says",
    "say",
    "saying",
    "to",
    "and",
    "or",
    ",",
    ",",
    ".",
    "“",
    "”",
    "(",
    ")",
    "—",
    "-",
    "has",
    "been",
    "will",
    "was",
    "by",
    "of",
    "in",
    "after",
    "if",
    "because",
    "not",
    "43",
    "Monday",
    "yesterday",
    "left",
    "closed",
    "old",
    "very",
    "they’ve",
    "he",
    "'s",
    "’",
    ";",
    "what",
    "whose",
];

proptest::proptest! {
    #[test]
    fn any_row_of_words_has_a_sound_grammar(soup in proptest::collection::vec(0..SOUP.len(), 0..120)) {
        let text = soup.iter().map(|&word| SOUP[word]).collect::<Vec<_>>().join(" ");
        let layers = annotator().layers(&text);
        let options = Options::default();
        let ctx = annotator().context(&layers, &options);
        let syntax = ctx.syntax;
        let mut end = 0;
        for chunk in syntax.chunks() {
            assert!(chunk.tokens.start >= end && chunk.tokens.contains(&chunk.head), "{text}");
            end = chunk.tokens.end;
        }
        assert!(end as usize <= ctx.tokens.len());
        for clause in syntax.clauses() {
            let verb = syntax.chunk(clause.verb);
            assert!(clause.tokens.start <= verb.tokens.start && verb.tokens.end <= clause.tokens.end, "{text}");
            let mut outer = clause.outer;
            for _ in 0..syntax.clauses().len() {
                outer = outer.and_then(|id| syntax.clauses()[id.0 as usize].outer);
            }
            assert_eq!(outer, None, "{text}");
            if let Some(range) = syntax.subject_range(clause) {
                assert!(range.start < range.end && range.end <= ctx.tokens.len(), "{text}");
            }
        }
        for i in 0..ctx.tokens.len() + 2 {
            let _ = (syntax.subject_of(i), syntax.agent_of(i), syntax.object_of(i), syntax.whole_phrase(i), syntax.is_subject(i));
            assert!(syntax.clause_of(i).is_none_or(|clause| clause.tokens.contains(&(i as u32))));
        }
    }
}
