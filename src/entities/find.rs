//! Finds names by capitals, given names, cities and the titles before them.

use std::collections::HashMap;
use std::ops::Range;

use super::{Entities, Entity, EntityId, EntityKind, Mention, MentionForm};
use crate::context::Context;
use crate::tokens::{Case, Tokens};

/// Words that stand before a person's name.
const TITLES: &[&str] = &[
    "mr.",
    "mrs.",
    "ms.",
    "dr.",
    "sen.",
    "rep.",
    "gov.",
    "gen.",
    "president",
    "minister",
    "chancellor",
    "secretary",
    "leader",
    "senator",
    "governor",
    "spokesman",
    "spokeswoman",
    "aide",
    "king",
    "queen",
    "pope",
    "judge",
];
/// Words that end the name of an organisation.
const ORGANIZATION_WORDS: &[&str] = &[
    "agency",
    "bank",
    "commission",
    "committee",
    "company",
    "congress",
    "corp.",
    "council",
    "court",
    "department",
    "federation",
    "inc.",
    "ministry",
    "party",
    "parliament",
    "press",
    "senate",
    "times",
    "tribune",
    "union",
    "university",
];

/// All mentions, grouped by name.
pub fn find(ctx: &Context<'_>) -> Entities {
    let mut entities = Entities::default();
    let mut by_name: HashMap<String, EntityId> = HashMap::new();
    let mut i = 0;
    while i < ctx.tokens.len() {
        let end = run_end(ctx.tokens, i);
        let Some((kind, rule)) = (end > i).then(|| kind_of(ctx, i..end)).flatten() else {
            i = end.max(i + 1);
            continue;
        };
        let span = ctx.tokens.span(i..end);
        let name = span.of(ctx.text).to_string();
        let id = *by_name.entry(name.clone()).or_insert_with(|| {
            entities.entities.push(Entity { kind, name, metonym: false });
            EntityId(entities.entities.len() as u32 - 1)
        });
        entities.mentions.push(Mention { span, form: MentionForm::Name, entity: id, confidence: 0.6, rule });
        i = end;
    }
    entities
}

/// One past the last token of the run of capitalised words that starts at `i`.
fn run_end(tokens: &Tokens<'_>, i: usize) -> usize {
    let mut end = i;
    while end < tokens.len()
        && tokens[end].is_word()
        && tokens[end].case != Case::Lower
        && !TITLES.contains(&tokens.folded(end))
        && (end == i || tokens[end].gap == crate::tokens::Gap::Space)
    {
        end += 1;
    }
    end
}

fn kind_of(ctx: &Context<'_>, run: Range<usize>) -> Option<(EntityKind, &'static str)> {
    let tokens = ctx.tokens;
    let last = tokens.folded(run.end - 1);
    let titled = run.start > 0 && TITLES.contains(&tokens.folded(run.start - 1));
    if ORGANIZATION_WORDS.contains(&last) && run.len() > 1 {
        return Some((EntityKind::Organization, "organization_word"));
    }
    if titled || (run.len() > 1 && ctx.lexicons.given_names.contains(tokens.folded(run.start))) {
        return Some((EntityKind::Person, if titled { "title" } else { "given_name" }));
    }
    let name = tokens.span(run).of(ctx.text);
    ctx.lexicons.cities.contains(name).then_some((EntityKind::Place, "city"))
}
