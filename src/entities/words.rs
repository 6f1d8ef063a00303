//! Closed lists of English words that noun phrases and clauses are read by.

use crate::words::among;

/// Words that no noun phrase goes across: prepositions, conjunctions, pronouns, auxiliaries, and the
/// verbs that news puts before an office.
pub(super) fn is_function_word(folded: &str) -> bool {
    is_preposition(folded)
        || is_conjunction(folded)
        || is_auxiliary(folded)
        || is_speech_verb(folded)
        || is_pronoun(folded)
        || among!(
            folded,
            "not there here who whom whose which what why how where also then now yet just only even \
             still already again never ever very too so such met meet meets meeting visited visits called \
             elected named appointed became become becomes remains remained replaced succeeded joined \
             asked made makes including involving regarding hosted greeted welcomed accused backed \
             supported killed arrested shot wounded sent gave took saw left let led see sees says \
             new-york more less than yesterday today tomorrow monday tuesday wednesday thursday friday \
             saturday sunday earlier later ago when because went came got"
        )
}

/// Prepositions.
pub(super) fn is_preposition(folded: &str) -> bool {
    among!(
        folded,
        "of in on at by for from to with without about against between among amid amidst under over \
         above below through during before after since until till into onto toward towards upon near \
         behind beyond within across along around despite except per via like unlike off out up down \
         as inside outside alongside following concerning ahead"
    )
}

/// Words that join clauses and phrases.
pub(super) fn is_conjunction(folded: &str) -> bool {
    matches!(folded, "nor" | "&") || joins_clauses(folded)
}

/// Words that a new clause with a subject of its own starts after.
pub(super) fn opens_clause(folded: &str) -> bool {
    matches!(folded, "how" | "why" | "what" | "which" | ":") || joins_clauses(folded)
}

/// Conjunctions that a clause may stand on either side of.
fn joins_clauses(folded: &str) -> bool {
    among!(
        folded,
        "and or but that if while whereas although though because when once unless whether where \
         since until before after as than so yet"
    )
}

/// Forms of `be`, `have`, `do` and the modal verbs.
pub(super) fn is_auxiliary(folded: &str) -> bool {
    is_being(folded)
        || among!(
            folded,
            "am has had have having do does did will would can could shall should may might must aren't \
             weren't hasn't hadn't haven't doesn't didn't don't won't wouldn't can't cannot couldn't \
             shouldn't"
        )
}

/// Forms of `be`, `become` and `remain`, which a predicate stands after.
pub(super) fn is_copula(folded: &str) -> bool {
    is_being(folded)
        || matches!(folded, "become" | "becomes" | "became" | "becoming" | "remain" | "remains" | "remained")
}

/// Forms of `be`, but for the rarer ones.
fn is_being(folded: &str) -> bool {
    among!(folded, "is was are were be been being isn't wasn't")
}

/// Personal pronouns and possessives of all persons.
pub(super) fn is_pronoun(folded: &str) -> bool {
    among!(
        folded,
        "i you he she it we they me him us them myself himself herself itself themselves yourself \
         ourselves mine yours hers ours theirs"
    )
}

/// Verbs that report speech, in the forms that stand beside a speaker.
pub(super) fn is_speech_verb(folded: &str) -> bool {
    among!(
        folded,
        "said says say saying told tells tell telling added adds noted notes stated states explained \
         explains asked asks replied replies wrote writes tweeted posted claimed claims argued argues \
         insisted insists warned warns announced announces declared declares reported reports \
         admitted acknowledged stressed emphasized emphasised recalled remarked commented observed \
         confirmed denied suggested predicted promised pledged vowed urged concluded continued \
         complained joked quipped responded countered testified revealed disclosed recounted \
         exclaimed shouted whispered repeated reiterated asserted contended maintained lamented \
         boasted cautioned conceded opined"
    )
}

/// What a determiner says about the phrase it opens.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Determiner {
    /// `the`, `this`, `both`.
    Definite,
    /// `a`, `some`, `every`.
    Indefinite,
    /// `his`, `its`.
    Pronoun,
}

/// The determiner that `folded` is.
pub(super) fn determiner(folded: &str) -> Option<Determiner> {
    if among!(
        folded,
        "a an some any no every each another many several few most all one other what which \
         either neither"
    ) {
        return Some(Determiner::Indefinite);
    }
    Some(match folded {
        "the" | "this" | "that" | "these" | "those" | "both" => Determiner::Definite,
        "his" | "her" | "its" | "their" | "my" | "our" | "your" => Determiner::Pronoun,
        _ => return None,
    })
}

/// Words before an office that tell it from others, as bits; 0 for any other word.
pub(super) fn qualifier(folded: &str) -> u64 {
    const LIST: &[&[&str]] = &[
        // Those of `RANKS` come first.
        &["deputy", "under"],
        &["vice"],
        &["former", "ex", "late", "then", "onetime", "erstwhile", "retired", "previous", "outgoing"],
        &["assistant", "associate"],
        &["opposition", "shadow"],
        &["foreign"],
        &["defense", "defence", "war"],
        &["finance", "treasury", "economy", "economic"],
        &["interior", "home"],
        &["justice"],
        &["health"],
        &["education"],
        &["energy", "oil"],
        &["trade", "commerce"],
        &["transport", "transportation", "railways"],
        &["environment", "climate"],
        &["agriculture", "farm"],
        &["labor", "labour", "employment"],
        &["culture", "sports"],
        &["information", "communications"],
        &["prime"],
        &["first"],
        &["supreme"],
        &["party"],
        &["police"],
        &["army"],
        &["navy", "naval"],
        &["air"],
        &["military"],
        &["intelligence", "spy"],
        &["security"],
        &["union"],
        &["bank"],
        &["rebel", "guerrilla"],
        &["religious", "spiritual"],
        &["congress", "congressional"],
        &["senate"],
        &["house"],
        &["parliament", "parliamentary"],
        &["state"],
        &["presidential"],
        &["football", "soccer"],
        &["campaign"],
        &["national"],
        &["nuclear"],
        &["city"],
        &["district"],
        &["federal"],
        &["majority"],
        &["minority"],
        &["crown"],
        &["rights"],
    ];
    LIST.iter().position(|words| words.contains(&folded)).map_or(0, |bit| 1 << bit)
}

/// Qualifiers that make another office of one: a deputy minister is not the minister.
pub(super) const RANKS: u64 = 0b1_1011;
/// The qualifier of those who hold an office no more.
pub(super) const FORMER: u64 = 0b100;
