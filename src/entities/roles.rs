//! Phrases of offices and roles: `the Russian president`, `NATO Secretary General` before a name,
//! `Assistant to the Russian President` behind one.

use std::ops::Range;

use super::grouping::Grouping;
use super::scene::{follows, is_capital, is_possessive, Hits, Names};
use super::words::{
    determiner, is_auxiliary, is_copula, is_function_word, is_preposition, is_speech_verb, opens_clause,
    qualifier, Determiner,
};
use super::EntityKind;
use crate::context::Context;
use crate::lexicon::terms::{flag, Family, Gender, Nation};
use crate::tokens::{Case, Gap, TokenKind};
use crate::words::listed;

/// The most tokens a phrase reaches to either side of its head: keeps the reading linear.
const REACH: usize = 12;

/// How a phrase stands to a name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Place {
    /// Right before the name with this index: `President` `Putin`.
    Before(usize),
    /// Behind the name and a comma: `Putin`, `the president`,
    Behind(usize),
    /// Before a comma and the name: `the president`, `Putin`,
    Introduces(usize),
    /// After a form of `be`: `Putin` is `the president`; the subject where it is a name.
    Predicate(Option<usize>),
    /// By itself.
    Alone,
}

/// What opens a phrase.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Opening {
    /// No determiner.
    Bare,
    /// `the`, `both`.
    Definite,
    /// `a`, `every`.
    Indefinite,
    /// `his`, `its`.
    Pronoun,
    /// `Russia's`, `the country's`.
    Owner,
}

/// Whom or what a role belongs to.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(super) struct Role {
    pub family: Family,
    /// Bits of [`qualifier`].
    pub qualifiers: u64,
    pub nation: Option<Nation>,
    /// The organisation or place, as an index of a figure.
    pub body: Option<usize>,
    /// The person, for relatives and aides.
    pub owner: Option<usize>,
}

/// One phrase.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    /// The whole phrase, determiner and complement included.
    pub tokens: Range<usize>,
    /// The word or words of the role.
    pub head: Range<usize>,
    pub role: Role,
    /// Further families where roles stand in a row (`Defense Minister General`).
    pub also: Option<Family>,
    pub gender: Gender,
    pub plural: bool,
    pub opening: Opening,
    pub place: Place,
}

/// All phrases, in text order of their heads.
pub(super) fn read(ctx: &Context<'_>, hits: &Hits, names: &Names, grouping: &Grouping) -> Vec<Phrase> {
    let reader = Reader { ctx, hits, names, grouping };
    let mut phrases: Vec<Phrase> = Vec::new();
    let mut free = 0;
    let address = ctx.lexicons.terms.family_named("address");
    for hit in hits.list.iter().filter(|hit| hit.term.is(flag::ROLE) && Some(hit.term.family) != address) {
        if hit.tokens.start < free || names.at(hit.tokens.start).is_some() {
            continue;
        }
        if let Some(phrase) =
            reader.phrase(hit.tokens.clone(), hit.term.family, hit.term.gender, phrases.last())
        {
            free = phrase.head.end;
            phrases.push(phrase);
        }
    }
    reader.chain_introductions(&mut phrases);
    phrases
}

struct Reader<'r, 'a> {
    ctx: &'r Context<'a>,
    hits: &'r Hits,
    names: &'r Names,
    grouping: &'r Grouping,
}

impl Reader<'_, '_> {
    fn phrase(
        &self,
        head: Range<usize>,
        family: Family,
        gender: Gender,
        last: Option<&Phrase>,
    ) -> Option<Phrase> {
        let tokens = self.ctx.tokens;
        let sentence = self.ctx.sentence_of(head.start).tokens.clone();
        let mut phrase = Phrase {
            tokens: head.clone(),
            head: head.clone(),
            role: Role { family, ..Role::default() },
            also: None,
            gender,
            plural: false,
            opening: Opening::Bare,
            place: Place::Alone,
        };
        let first = head.start;
        // Roles in a row: the last one is the head, those before qualify it.
        let between = |end: usize| {
            // `chief operating officer`
            let word = tokens.get(end).is_some_and(|t| t.kind == TokenKind::Word && t.case == Case::Lower)
                && self.hits.starting(end).is_none()
                && !is_function_word(tokens.folded(end))
                && follows(tokens, end);
            end + usize::from(word)
        };
        while let Some(next) = self.hits.starting(between(phrase.head.end)).filter(|next| {
            next.term.is(flag::ROLE)
                && follows(tokens, next.tokens.start)
                && self.names.at(next.tokens.start).is_none()
                && next.tokens.end <= sentence.end
        }) {
            phrase.also = Some(phrase.role.family);
            phrase.role.qualifiers |=
                phrase.head.clone().fold(0, |bits, i| bits | qualifier(tokens.folded(i)));
            phrase.role.family = next.term.family;
            phrase.gender =
                if next.term.gender == Gender::Unknown { phrase.gender } else { next.term.gender };
            phrase.head = next.tokens.clone();
        }
        let word = tokens.folded(phrase.head.end - 1);
        phrase.plural = word.ends_with('s') && !word.ends_with("ss") || word.ends_with("men");
        phrase.tokens = first..phrase.head.end;
        self.read_left(&mut phrase, sentence.start);
        self.read_right(&mut phrase, sentence.end);
        self.find_place(&mut phrase, &sentence, last);
        // `leader` in `a team leader board` and `general elections` is no person.
        let noun_follows = phrase.tokens.end == phrase.head.end
            && follows(tokens, phrase.head.end)
            && tokens
                .get(phrase.head.end)
                .is_some_and(|t| t.kind == TokenKind::Word && t.case == Case::Lower)
            && word == "general";
        let glued_behind =
            tokens.get(phrase.head.end).is_some_and(|t| t.kind == TokenKind::Dash && t.is_glued())
                && tokens.get(phrase.head.end + 1).is_some_and(|t| t.is_glued());
        (!noun_follows && !glued_behind).then_some(phrase)
    }

    /// Takes modifiers, owner and determiner before the head.
    fn read_left(&self, phrase: &mut Phrase, floor: usize) {
        let tokens = self.ctx.tokens;
        let floor = floor.max(phrase.tokens.start.saturating_sub(REACH));
        let mut at = phrase.tokens.start;
        // Where the phrase starts if no determiner is found: loose adjectives may be verbs.
        let (mut solid, mut is_solid) = (at, true);
        while at > floor && tokens[at].gap <= Gap::Space {
            let i = at - 1;
            if let Some(k) = self.names.at(i) {
                let name = &self.names.list[k];
                if name.kind == EntityKind::Person || name.tokens.start < floor {
                    break;
                }
                at = name.tokens.start;
                self.belongs(&mut phrase.role, k);
            } else if is_possessive(tokens, i) {
                if let Some(start) = self.owner(&mut phrase.role, i, floor) {
                    (phrase.opening, phrase.tokens.start) = (Opening::Owner, start);
                    return;
                }
                break;
            } else if tokens[i].kind == TokenKind::Dash && tokens[i].is_glued() && tokens[at].is_glued() {
                at = i;
            } else if let Some(kind) = determiner(tokens.folded(i)) {
                phrase.opening = match kind {
                    Determiner::Definite => Opening::Definite,
                    Determiner::Indefinite => Opening::Indefinite,
                    Determiner::Pronoun => Opening::Pronoun,
                };
                phrase.tokens.start = i;
                return;
            } else {
                let folded = tokens.folded(i);
                let bits = qualifier(folded);
                let word = tokens[i].is_word() && (bits != 0 || !is_function_word(folded));
                if !word && tokens[i].kind != TokenKind::Number {
                    break;
                }
                phrase.role.qualifiers |= bits;
                is_solid &= bits != 0
                    || tokens[i].case != Case::Lower
                    || listed(folded, "acting interim new longtime top senior");
                at = i;
            }
            if is_solid {
                solid = at;
            }
        }
        // A capital at the head of the sentence may be any word.
        phrase.tokens.start = solid;
    }

    /// The start of the owner whose possessive ending is token `i`.
    fn owner(&self, role: &mut Role, i: usize, floor: usize) -> Option<usize> {
        let tokens = self.ctx.tokens;
        let last = i.checked_sub(1)?;
        if let Some(k) = self.names.at(last) {
            self.belongs(role, k);
            let start = self.names.list[k].tokens.start;
            let article =
                start > floor && tokens.folded(start - 1) == "the" && tokens[start].gap == Gap::Space;
            return Some(if article { start - 1 } else { start });
        }
        let mut at = last;
        while at > floor && last - at < 4 {
            if determiner(tokens.folded(at)).is_some() {
                return Some(at);
            }
            if is_function_word(tokens.folded(at)) || !tokens[at].is_word() {
                break;
            }
            at -= 1;
        }
        determiner(tokens.folded(at)).map(|_| at)
    }

    /// Notes the nation, body or person that the name with index `k` gives to a role.
    fn belongs(&self, role: &mut Role, k: usize) {
        let index = self.grouping.of_name[k];
        let figure = &self.grouping.figures[index];
        match figure.kind {
            EntityKind::Person => role.owner = role.owner.or(Some(index)),
            EntityKind::Group | EntityKind::Place | EntityKind::Organization if figure.nation.is_some() => {
                role.nation = role.nation.or(figure.nation);
            }
            EntityKind::Group => {}
            _ => role.body = role.body.or(Some(index)),
        }
    }

    /// Takes the complement behind the head: `of North Korea`, `to the Russian President`.
    fn read_right(&self, phrase: &mut Phrase, limit: usize) {
        let tokens = self.ctx.tokens;
        let limit = limit.min(phrase.head.end + REACH);
        let mut end = phrase.head.end;
        let mut link = tokens.folded(end);
        while end < limit && self.links(phrase, link, end) {
            let (stop, complete) = self.noun_phrase(phrase, end + 1, limit);
            if !complete {
                break;
            }
            end = stop;
            link = tokens.folded(end);
        }
        phrase.tokens.end = end;
    }

    fn links(&self, phrase: &Phrase, link: &str, at: usize) -> bool {
        if self.ctx.tokens.get(at).is_none_or(|t| t.gap != Gap::Space) {
            return false;
        }
        let family = |name| self.ctx.lexicons.terms.family_named(name) == Some(phrase.role.family);
        match link {
            "of" => true,
            "to" => family("aide") || family("diplomat"),
            "for" => {
                family("minister")
                    || family("spokesman")
                    || family("diplomat")
                    || family("candidate")
                    || family("lawyer")
            }
            "on" => family("aide"),
            _ => false,
        }
    }

    /// One past the noun phrase that starts at `i`, and whether there is one.
    fn noun_phrase(&self, phrase: &mut Phrase, mut i: usize, limit: usize) -> (usize, bool) {
        let tokens = self.ctx.tokens;
        let start = i;
        if i < limit && determiner(tokens.folded(i)).is_some() {
            i += 1;
        }
        let first = i;
        while i < limit && tokens[i].gap <= Gap::Space {
            if let Some(k) = self.names.at(i) {
                let name = &self.names.list[k];
                if name.kind == EntityKind::Person && i > first {
                    break;
                }
                self.belongs(&mut phrase.role, k);
                i = name.tokens.end;
                let adjective = name.kind == EntityKind::Group;
                // `president of the Lombardy region`: the common noun belongs to the name before it.
                let common = i < limit && follows(tokens, i) && is_body_noun(tokens.folded(i));
                if common {
                    i += 1;
                }
                if common || !adjective && !is_possessive(tokens, i) {
                    break;
                }
                continue;
            }
            let folded = tokens.folded(i);
            let dash = tokens[i].kind == TokenKind::Dash && tokens[i].is_glued();
            let joins = folded == "and"
                && i > first
                && i + 1 < limit
                && tokens[i - 1].case == Case::Lower
                && !is_function_word(tokens.folded(i + 1))
                && self.ctx.lexicons.terms.family_named("minister") == Some(phrase.role.family);
            let verb = i > first && folded.ends_with("ed") && tokens[i].case == Case::Lower;
            let word = tokens[i].is_word() && !is_function_word(folded) && !verb;
            if !word && !dash && !joins && !is_possessive(tokens, i) && tokens[i].kind != TokenKind::Number {
                break;
            }
            phrase.role.qualifiers |= qualifier(folded);
            i += 1;
        }
        (i, i > first && i > start)
    }

    /// Looks for the name that the phrase stands beside.
    fn find_place(&self, phrase: &mut Phrase, sentence: &Range<usize>, last: Option<&Phrase>) {
        let tokens = self.ctx.tokens;
        let Range { start, end } = phrase.tokens.clone();
        if let Some(k) = self.person_at(end).filter(|_| follows(tokens, end)) {
            phrase.place = Place::Before(k);
            return;
        }
        let closes = end >= sentence.end
            || matches!(tokens.text(end), "," | "." | ";" | ")" | ":" | "?" | "!" | "”" | "\"")
            || tokens[end].kind == TokenKind::Dash && !tokens[end].is_glued()
            || matches!(tokens.folded(end), "who" | "whose" | "and");
        if start > sentence.start && matches!(tokens.text(start - 1), "," | "(" | "—" | "–") {
            if let Some(k) = self
                .name_before(start - 1, sentence.start)
                .filter(|_| closes || phrase.opening == Opening::Indefinite)
            {
                phrase.place = Place::Behind(k);
                return;
            }
        }
        // `Ann Lee, the mayor of Lyon and a former banker,`
        if start > sentence.start
            && tokens.folded(start - 1) == "and"
            && phrase.opening == Opening::Indefinite
        {
            if let Some(Phrase { place: Place::Behind(k), .. }) =
                last.filter(|p| p.tokens.end + 1 == start && p.tokens.start >= sentence.start)
            {
                phrase.place = Place::Behind(*k);
                return;
            }
        }
        // `A spokesman, Bo Roe,`; `the deputy governor in charge of policy at the bank, Dr Ann Lee,`.
        let comma = self.behind_complements(end, sentence.end);
        let single = phrase.opening != Opening::Bare && !phrase.plural;
        if single && tokens.text(comma) == "," && comma + 1 < sentence.end {
            if let Some(k) = self
                .person_at(self.behind_titles(comma + 1, sentence.end))
                .filter(|&k| self.is_closed(k, sentence.end) || self.opens_subject(start, k, sentence))
            {
                phrase.place = Place::Introduces(k);
                return;
            }
        }
        // `His successor will be Ann Lee.`
        let mut verb = end;
        while verb < end + 2 && matches!(tokens.folded(verb), "will" | "would" | "is" | "was" | "be") {
            verb += 1;
        }
        let single = phrase.opening != Opening::Bare && !phrase.plural;
        if let Some(k) = (verb > end && single).then(|| self.person_at(verb)).flatten() {
            phrase.place = Place::Introduces(k);
            return;
        }
        let mut before = start;
        while before > sentence.start
            && listed(tokens.folded(before - 1), "not now also still then currently")
        {
            before -= 1;
        }
        if before > sentence.start && is_copula(tokens.folded(before - 1)) {
            let mut subject = before - 1;
            while subject > sentence.start
                && listed(tokens.folded(subject - 1), "has had have who , will also would")
            {
                subject -= 1;
            }
            let name = subject
                .checked_sub(1)
                .and_then(|i| self.names.at(i))
                .filter(|&k| self.names.list[k].kind == EntityKind::Person);
            phrase.place = Place::Predicate(name.filter(|&k| self.names.list[k].tokens.end == subject));
        }
    }

    /// The comma behind the complements of a phrase that ends at `end`; `end` where there are none.
    fn behind_complements(&self, end: usize, limit: usize) -> usize {
        let tokens = self.ctx.tokens;
        if end >= limit || !is_preposition(tokens.folded(end)) || opens_clause(tokens.folded(end)) {
            return end;
        }
        let goes_on = |i: &usize| {
            let folded = tokens.folded(*i);
            (tokens[*i].is_word() || matches!(folded, "(" | ")"))
                && !is_speech_verb(folded)
                && !is_auxiliary(folded)
                && self.person_at(*i).is_none()
        };
        let stop = (end..limit.min(end + REACH)).find(|i| !goes_on(i));
        let mut comma = stop.filter(|&i| tokens.text(i) == ",").unwrap_or(end);
        // `at the university, Lagos, Prof. Ann Lee,`
        while let Some(place) = self.names.get(comma + 1).filter(|name| {
            name.kind == EntityKind::Place && tokens.text(comma) == "," && tokens.text(name.tokens.end) == ","
        }) {
            comma = place.tokens.end;
        }
        comma
    }

    /// One past the titles before a name: `Dr.`, `Prof. Sir`, `Rep.`
    fn behind_titles(&self, mut i: usize, limit: usize) -> usize {
        let tokens = self.ctx.tokens;
        while i < limit
            && self.names.at(i).is_none()
            && is_capital(tokens, i)
            && (tokens[i].kind == TokenKind::Abbreviation
                || self.hits.starting(i).is_some_and(|hit| hit.term.is(flag::ROLE)))
        {
            i = self.hits.starting(i).map_or(i, |hit| hit.tokens.end - 1) + 1;
        }
        i
    }

    fn person_at(&self, i: usize) -> Option<usize> {
        let k = self.names.at(i)?;
        let name = &self.names.list[k];
        (name.kind == EntityKind::Person && name.tokens.start == i).then_some(k)
    }

    /// The person's name that the apposition behind the comma at `comma` belongs to: right before it, or
    /// with an age, a place or a first apposition between (`Ann Lee, 45, of Leeds, the mayor`).
    fn name_before(&self, comma: usize, floor: usize) -> Option<usize> {
        let tokens = self.ctx.tokens;
        for i in (floor.max(comma.saturating_sub(REACH))..comma).rev() {
            if let Some(k) = self.names.at(i) {
                let name = &self.names.list[k];
                if name.kind != EntityKind::Person {
                    continue;
                }
                let behind = name.tokens.end;
                let opens =
                    behind == comma || tokens.text(behind) == "," || is_preposition(tokens.folded(behind));
                let before = name.tokens.start.checked_sub(1).filter(|&i| i >= floor);
                let inside = before.is_some_and(|i| behind < comma && is_preposition(tokens.folded(i)));
                return (opens && !inside).then_some(k);
            }
            let folded = tokens.folded(i);
            let verb = is_auxiliary(folded)
                || is_speech_verb(folded)
                || folded.ends_with("ed") && tokens[i].case == Case::Lower;
            let mark = !tokens[i].is_word() && tokens[i].kind != TokenKind::Number && tokens.text(i) != ",";
            if verb || mark || matches!(folded, "and" | "who" | "which" | "but" | "that") {
                return None;
            }
        }
        None
    }

    /// True where the phrase at `start` is the subject and the name behind it stands before the verb:
    /// `…, Malaysia's prime minister, Najib Razak said`.
    fn opens_subject(&self, start: usize, k: usize, sentence: &Range<usize>) -> bool {
        let tokens = self.ctx.tokens;
        let verb = tokens.folded(self.names.list[k].tokens.end);
        let before = start.checked_sub(1).filter(|&i| i >= sentence.start);
        let opens = before
            .is_none_or(|i| tokens.text(i) == "," || matches!(tokens.folded(i), "also" | "and" | "but"));
        opens && (is_speech_verb(verb) || is_auxiliary(verb))
    }

    /// True where the name is closed by a mark, as an apposition is.
    fn is_closed(&self, k: usize, limit: usize) -> bool {
        let end = self.names.list[k].tokens.end;
        end >= limit
            || matches!(
                self.ctx.tokens.text(end),
                "," | "." | ";" | ")" | ":" | "?" | "!" | "”" | "\"" | "—" | "–"
            )
            || self.ctx.tokens[end].kind == TokenKind::Dash && !self.ctx.tokens[end].is_glued()
    }

    /// `Kim's father, the country's then-leader Kim Jong Il`: what introduces a phrase that stands
    /// before a name introduces the name.
    fn chain_introductions(&self, phrases: &mut [Phrase]) {
        for i in 1..phrases.len() {
            let Place::Before(k) = phrases[i].place else {
                continue;
            };
            let next = phrases[i].tokens.start;
            let told = matches!(phrases[i].opening, Opening::Definite | Opening::Owner | Opening::Bare);
            let earlier = &mut phrases[i - 1];
            let opens = matches!(earlier.opening, Opening::Definite | Opening::Owner | Opening::Pronoun);
            if told
                && opens
                && earlier.place == Place::Alone
                && earlier.tokens.end + 1 == next
                && self.ctx.tokens.text(earlier.tokens.end) == ","
            {
                earlier.place = Place::Introduces(k);
            }
        }
    }
}

/// Common nouns that a name of a place or body may stand before as a whole.
fn is_body_noun(folded: &str) -> bool {
    listed(
        folded,
        "region province state county district party group team club government council parliament \
         delegation republic movement branch division chapter army military navy police opposition",
    )
}

/// True where the phrase is set as a name is: every word that is not small has a capital.
pub(super) fn is_set_as_name(ctx: &Context<'_>, phrase: &Phrase) -> bool {
    phrase.head.clone().all(|i| is_capital(ctx.tokens, i))
}
