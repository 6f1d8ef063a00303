//! What each word can be in a clause: verb of speech, auxiliary, preposition, pronoun and so on.
//!
//! Closed classes and verbs of speech are lists; the tag of a word tells any other verb or adverb, and
//! whether a form that is mostly a noun is a verb. A tag never takes a listed verb of speech away.

use crate::maps::HashMap;
use std::ops::BitOr;
use std::sync::OnceLock;

use crate::lexicon::verbs::{flag, Verbs};
use crate::syntax::{Form, Syntax, Tag};
use crate::tokens::{Case, TokenKind, Tokens};

/// A set of word classes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Class(u32);

impl Class {
    /// No class.
    pub const NONE: Class = Class(0);
    /// A verb of saying found beside most quotations.
    pub const STRONG: Class = Class(flag::STRONG);
    /// Another verb that reports speech.
    pub const SPEECH: Class = Class(flag::SPEECH);
    /// A verb that reports only right beside a quotation.
    pub const WEAK: Class = Class(flag::WEAK);
    /// Any of the three.
    pub const CUE: Class = Class(0b111);
    /// Takes a clause (`said that …`).
    pub const CLAUSAL: Class = Class(flag::CLAUSAL);
    /// Past tense or third person.
    pub const FINITE: Class = Class(flag::FINITE);
    /// Past participle.
    pub const PARTICIPLE: Class = Class(flag::PARTICIPLE);
    /// The form in -ing.
    pub const ING: Class = Class(flag::ING);
    /// The bare form.
    pub const BASE: Class = Class(flag::BASE);
    /// Any other word that looks like a verb.
    pub const VERB: Class = Class(1 << 8);
    /// A form of `be`.
    pub const BE: Class = Class(1 << 9);
    /// An auxiliary, `be` included.
    pub const AUXILIARY: Class = Class(1 << 10);
    /// An adverb, or a word that stands between subject and verb like one.
    pub const ADVERB: Class = Class(1 << 11);
    /// A pronoun that can be a subject.
    pub const PRONOUN: Class = Class(1 << 12);
    /// An article, demonstrative or possessive determiner.
    pub const DETERMINER: Class = Class(1 << 13);
    /// A preposition.
    pub const PREPOSITION: Class = Class(1 << 14);
    /// A preposition that often stands inside a noun phrase (`of`).
    pub const LINK: Class = Class(1 << 15);
    /// A conjunction or question word that opens a clause.
    pub const SUBORDINATOR: Class = Class(1 << 16);
    /// `and`, `but`, `or`, `then`.
    pub const COORDINATOR: Class = Class(1 << 17);
    /// `to`.
    pub const TO: Class = Class(1 << 18);
    /// An object pronoun.
    pub const OBJECT: Class = Class(1 << 19);
    /// A day or time word that can stand before a subject (`Wednesday`, `yesterday`).
    pub const TIME: Class = Class(1 << 20);
    /// `not` and its kin.
    pub const NEGATION: Class = Class(1 << 21);
    /// `who`.
    pub const RELATIVE: Class = Class(1 << 22);
    /// A noun for a person's role (`spokesman`, `officials`).
    pub const ROLE: Class = Class(1 << 23);

    /// A form that is far more often a noun than a verb (`claims`, `report`).
    pub const NOUN: Class = Class(flag::NOUN);
    /// All that makes a verb.
    const VERBAL: Class = Class(0b111 | 1 << 3 | 1 << 4 | 1 << 5 | 1 << 6 | 1 << 7 | 1 << 8 | 1 << 24);

    /// This set without those of `other`.
    fn without(self, other: Class) -> Class {
        Class(self.0 & !other.0)
    }

    /// True where the two sets share a class.
    pub fn any(self, other: Class) -> bool {
        self.0 & other.0 != 0
    }

    /// True where this set has all of `other`.
    pub fn all(self, other: Class) -> bool {
        self.0 & other.0 == other.0
    }
}

impl BitOr for Class {
    type Output = Class;

    fn bitor(self, other: Class) -> Class {
        Class(self.0 | other.0)
    }
}

/// Words by class; a word may be in several.
const LISTS: &[(&str, Class)] = &[
    ("is was were are am be been being 's 're", Class(Class::BE.0 | Class::AUXILIARY.0)),
    (
        "has have had having did do does would will could can may might should must shall 've 'd 'll \
         hasn't haven't hadn't didn't don't doesn't wouldn't won't couldn't can't cannot isn't wasn't aren't weren't",
        Class::AUXILIARY,
    ),
    (
        "also later then recently repeatedly once again never often just even now still already further publicly \
         reportedly simply quickly himself herself themselves itself previously both all soon ultimately famously first \
         initially jokingly notably always only rather instead too ever almost earlier today yesterday tonight \
         reflexively meanwhile thus therefore perhaps maybe sometimes somehow personally flatly yet twice finally \
         however though each thereby afterward afterwards long back",
        Class::ADVERB,
    ),
    ("not never n't", Class(Class::NEGATION.0 | Class::ADVERB.0)),
    ("he she they it i we you one others both many some who several most everyone someone nobody anyone another neither none everybody somebody few", Class::PRONOUN),
    ("who", Class::RELATIVE),
    ("him her them me us himself herself themselves", Class::OBJECT),
    (
        "the a an his her its their this that these those some our my your another one any no each every both several many most",
        Class::DETERMINER,
    ),
    (
        "in on at by from with about into during against under over between through upon within without amid among \
         across behind near since before after until toward towards via per despite throughout outside inside beyond \
         following including as like than",
        Class::PREPOSITION,
    ),
    ("of for at", Class(Class::PREPOSITION.0 | Class::LINK.0)),
    ("to", Class(Class::TO.0 | Class::PREPOSITION.0)),
    (
        "while when as that if because although though after before since which where whether how what why until \
         unless whereas so whose whom once who",
        Class::SUBORDINATOR,
    ),
    ("and but or nor yet then plus &", Class::COORDINATOR),
    (
        "monday tuesday wednesday thursday friday saturday sunday yesterday today tonight tomorrow january february \
         april june july august september october november december earlier later meanwhile \
         then now still yet however recently once afterward previously nevertheless instead moreover furthermore also",
        Class::TIME,
    ),
    (
        "spokesman spokeswoman spokesperson official officials aide aides source sources president senator governor \
         minister lawyer attorney adviser advisor analyst expert experts professor director manager chairman \
         chairwoman chief leader leaders candidate nominee rival congressman congresswoman lawmaker lawmakers \
         officer officers police prosecutor prosecutors judge mayor secretary strategist pollster reporter \
         reporters activist activists supporter supporters voter voters critic critics author editor columnist host \
         player coach captain doctor doctors scientist scientists researcher researchers economist economists resident \
         residents witness witnesses relative relatives father mother brother sister son daughter wife husband friend \
         teacher student students owner founder executive commissioner general ambassador diplomat diplomats pastor \
         bishop king queen prince princess man woman men women people authorities administration campaign team company \
         agency department ministry government statement letter report memo document documents email emails post message",
        Class::ROLE,
    ),
];

/// What the lists say of a word in lower case.
fn listed(verbs: &Verbs, word: &str) -> Class {
    Class(verbs.flags(word)) | classes().get(word).copied().unwrap_or(Class::NONE)
}

/// The lists of this file as a table.
fn classes() -> &'static HashMap<Box<str>, Class> {
    static CLASSES: OnceLock<HashMap<Box<str>, Class>> = OnceLock::new();
    CLASSES.get_or_init(|| {
        let mut classes: HashMap<Box<str>, Class> = HashMap::default();
        for (list, class) in LISTS {
            for word in list.split_whitespace() {
                let known = classes.entry(word.into()).or_insert(Class::NONE);
                *known = *known | *class;
            }
        }
        classes
    })
}

/// The classes of all tokens of a text.
pub(super) struct Words {
    classes: Vec<Class>,
}

impl Words {
    /// Looks every token up once.
    pub fn of(tokens: &Tokens<'_>, syntax: &Syntax, verbs: &Verbs) -> Self {
        let class = |i: usize| class_of(tokens, verbs, i, syntax.tag(i));
        let mut classes: Vec<Class> = (0..tokens.len()).map(class).collect();
        for i in 1..tokens.len() {
            // Verbs of speech by the particle behind them.
            let pair = (tokens.folded(i - 1), tokens.folded(i));
            if matches!(pair, ("point" | "points" | "pointed" | "pointing", "out") | ("put" | "puts", "it")) {
                let tense = if pair.0 == "pointing" { Class::ING } else { Class::FINITE };
                classes[i - 1] = Class::SPEECH | Class::CLAUSAL | tense;
            }
        }
        Self { classes }
    }

    /// Reads the words of a headline, where verbs are capitalised like names.
    pub fn lower_verbs(&mut self, tokens: &Tokens<'_>, verbs: &Verbs, headline: std::ops::Range<usize>) {
        for i in headline.skip(1) {
            let verb = Class::CUE | Class::VERB;
            let class = listed(verbs, tokens.folded(i));
            if !class.any(Class::NOUN) && class.any(verb | Class::AUXILIARY) {
                self.classes[i] = class;
            }
        }
    }

    /// True where token `i` is in one of `class`; false past the end.
    pub fn any(&self, i: usize, class: Class) -> bool {
        self.classes.get(i).is_some_and(|c| c.any(class))
    }

    /// True where no list has token `i`.
    pub fn none(&self, i: usize) -> bool {
        self.classes.get(i).is_some_and(|c| *c == Class::NONE)
    }

    /// True where token `i` is in all of `class`; false past the end.
    pub fn all(&self, i: usize, class: Class) -> bool {
        self.classes.get(i).is_some_and(|c| c.all(class))
    }
}

fn class_of(tokens: &Tokens<'_>, verbs: &Verbs, i: usize, tag: Tag) -> Class {
    let token = tokens[i];
    match token.kind {
        TokenKind::Word => {}
        _ => return Class::NONE,
    }
    let word = tokens.folded(i);
    let mut known = listed(verbs, word);
    if known.any(Class::NOUN) && !(tag.is_verb() && token.case == Case::Lower) {
        // A word that is far more often a noun is a verb only by its tag.
        known = known.without(Class::VERBAL);
    }
    if token.case != Case::Lower {
        // Inside a sentence a capital makes a name of any verb or noun (`Post`, `Will`, `May`).
        let closed = Class::PRONOUN.0
            | Class::DETERMINER.0
            | Class::PREPOSITION.0
            | Class::LINK.0
            | Class::TO.0
            | Class::SUBORDINATOR.0
            | Class::COORDINATOR.0
            | Class::TIME.0
            | Class::ROLE.0
            | Class::ADVERB.0
            | Class::RELATIVE.0
            | Class::OBJECT.0;
        let open = if starts_sentence_like(tokens, i) { u32::MAX } else { closed };
        return Class(known.0 & open);
    }
    let tagged = match tag {
        Tag::Verb(Form::Third) => Class::VERB | Class::FINITE,
        Tag::Verb(Form::Past) => Class::VERB | Class::FINITE | Class::PARTICIPLE,
        Tag::Verb(Form::Participle) => Class::VERB | Class::FINITE | Class::PARTICIPLE,
        Tag::Verb(Form::Ing) => Class::VERB | Class::ING,
        Tag::Adverb => Class::ADVERB,
        _ => Class::NONE,
    };
    if known == Class::NONE {
        tagged
    } else {
        known
    }
}

/// True where token `i` may be capitalised for where it stands only.
fn starts_sentence_like(tokens: &Tokens<'_>, i: usize) -> bool {
    i == 0 || !tokens[i - 1].is_word() || tokens[i - 1].kind == TokenKind::Abbreviation
}
