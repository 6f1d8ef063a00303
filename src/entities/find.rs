//! Groups names into entities.

use std::collections::HashMap;

use super::{names, Entities, Entity, EntityId, Mention, MentionForm};
use crate::context::Context;

/// All mentions, grouped by name.
pub fn find(ctx: &Context<'_>) -> Entities {
    let (mut entities, mut mentions) = (Vec::new(), Vec::new());
    let mut by_name: HashMap<&str, EntityId> = HashMap::new();
    for found in names::find(ctx) {
        let name = found.span.of(ctx.text);
        let id = *by_name.entry(name).or_insert_with(|| {
            entities.push(Entity {
                kind: found.kind,
                name: name.to_string(),
                metonym: false,
                members: Vec::new(),
            });
            EntityId(entities.len() as u32 - 1)
        });
        mentions.push(Mention {
            span: found.span,
            form: MentionForm::Name,
            entity: id,
            confidence: found.confidence,
            rule: found.rule,
        });
    }
    Entities::new(entities, mentions)
}
