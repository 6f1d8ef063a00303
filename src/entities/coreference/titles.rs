//! Titles that stand alone: `the Russian president`, `the NATO chief`, `both leaders`.

use std::ops::Range;

use super::Linker;
use crate::entities::roles::{is_set_as_name, Opening, Phrase, Role};
use crate::entities::scene::{follows, is_capital};
use crate::entities::words::{is_speech_verb, FORMER, RANKS};
use crate::entities::MentionForm;
use crate::layout::RegionKind;
use crate::lexicon::terms::Gender;
use crate::rules::RuleId;
use crate::tokens::Gap;

impl Linker<'_, '_> {
    /// A phrase that stands beside no name.
    pub(super) fn alone(&mut self, p: usize) {
        let phrases = self.phrases;
        let phrase = &phrases[p];
        if phrase.plural {
            self.both(phrase);
            return;
        }
        // Who was called by this very word goes before who has an office like it.
        let doubts = self.rivals.len();
        let called = self.called_so(phrase).map(|figure| (figure, 0.8));
        if self.rivals.len() > doubts {
            return;
        }
        let Some((figure, confidence)) = called.or_else(|| self.resolve(phrase)) else {
            self.unnamed(phrase);
            return;
        };
        self.add_link(phrase.tokens.clone(), self.form(phrase), figure, confidence, RuleId::Title);
        self.people.learn_gender(figure, phrase.gender, true);
        self.mention(figure, &phrase.tokens.clone());
    }

    /// Whom the phrase means, and how sure that is.
    pub(super) fn resolve(&self, phrase: &Phrase) -> Option<(usize, f32)> {
        let known = match phrase.opening {
            Opening::Definite | Opening::Owner => true,
            // In a headline the article is left out.
            Opening::Bare => {
                (phrase.role.nation.is_some() || phrase.role.body.is_some()) && self.opens_line(phrase)
            }
            // `his wife`, `his spokesman`: only whoever was introduced as such.
            Opening::Pronoun => true,
            Opening::Indefinite => false,
        };
        if !known || phrase.plural {
            return None;
        }
        // `the member who leaves` is whoever does so.
        let vague = phrase.role.nation.is_none() && phrase.role.body.is_none();
        let next = self.ctx.tokens.folded(phrase.tokens.end);
        // `the celebrity fascination` is a thing.
        let thing =
            ["tion", "ment", "ness", "ship", "ance", "ence", "ism"].iter().any(|end| next.ends_with(end));
        if vague && (thing || matches!(next, "who" | "whose" | "that")) {
            return None;
        }
        let sentence = self.ctx.sentences.of_token(phrase.tokens.start);
        let mut best: Option<(i32, usize, usize)> = None;
        let mut tie = false;
        for &figure in self.people.holders() {
            let person = self.people.get(figure);
            if person.is_nobody || clash(person.gender, phrase.gender) {
                continue;
            }
            // Whoever is known for another nation is not this one's president.
            let asked = phrase.role.nation;
            let abroad = asked.is_some()
                && person.roles.iter().any(|role| role.nation.is_some())
                && person.roles.iter().all(|role| role.nation != asked);
            if abroad {
                continue;
            }
            let Some(score) = person.roles.iter().filter_map(|role| self.fit(phrase, role)).max() else {
                continue;
            };
            let last = person.last.map(|moment| moment.token + 1).unwrap_or(0);
            if vague {
                let subject = self.people.local_subject.is_some_and(|(s, f, at)| {
                    s == sentence
                        && f == figure
                        && !self.clauses.clause_between(self.ctx, at, phrase.tokens.start)
                });
                // Without a nation only whoever was spoken of before can be meant, and not the
                // subject of the same clause.
                if last == 0 || subject {
                    continue;
                }
            }
            let key = (score, last, figure);
            match best {
                Some((s, l, _)) if (s, l) > (score, last) => {}
                Some((s, ..)) => {
                    tie = s == score && vague;
                    best = Some(key);
                }
                None => best = Some(key),
            }
        }
        let (score, _, figure) = best?;
        let least = if phrase.opening == Opening::Pronoun { 5 } else { 3 };
        (score >= least).then_some((
            figure,
            if score >= 6 && !tie {
                0.92
            } else if score >= 5 {
                0.85
            } else {
                0.7
            },
        ))
    }

    /// How well somebody with `role` fits the phrase; `None` where they can't be meant.
    fn fit(&self, phrase: &Phrase, role: &Role) -> Option<i32> {
        let terms = &self.ctx.lexicons.terms;
        let asked = &phrase.role;
        let same = asked.family == role.family;
        let mut score = if same {
            3
        } else if terms.may_be_called(role.family, asked.family) {
            2
        } else {
            return None;
        };
        let family = |name: &str| terms.family_named(name) == Some(asked.family);
        if family("kin") || family("person") || phrase.opening == Opening::Pronoun {
            // Relatives need the same owner; a pronoun's owner is not known here.
            if !same || asked.owner.is_none() || asked.owner != role.owner {
                return None;
            }
            return Some(score + 3);
        }
        match (asked.nation, role.nation) {
            (Some(a), Some(b)) if a == b => score += 3,
            (Some(_), Some(_)) => return None,
            (Some(_), None) if !same => return None,
            (Some(_), None) => {}
            (None, Some(_)) if asked.body.is_some() => return None,
            _ => {}
        }
        match (asked.body, role.body) {
            (Some(a), Some(b)) if a == b => score += 3,
            (Some(_), _) => return None,
            _ => {}
        }
        if asked.owner.is_some() && asked.owner != role.owner {
            return None;
        }
        let (missing, extra) = (asked.qualifiers & !role.qualifiers, role.qualifiers & !asked.qualifiers);
        if missing & !FORMER != 0 || missing & FORMER != 0 && asked.nation.is_none() {
            return None;
        }
        if extra & RANKS != 0 {
            return None;
        }
        score -= i32::from(extra & FORMER != 0) + i32::from(missing & FORMER != 0);
        Some(score)
    }

    /// An office whose holder is not named: an entity of its own where the nation or body is told,
    /// else somebody who keeps pronouns from going to others.
    fn unnamed(&mut self, phrase: &Phrase) {
        let told = phrase.role.nation.is_some() || phrase.role.body.is_some();
        let opens = matches!(phrase.opening, Opening::Definite | Opening::Owner)
            || phrase.opening == Opening::Bare && told && self.stands_free(phrase);
        let office = self.is_office(phrase) && phrase.role.qualifiers & super::super::words::FORMER == 0;
        self.note_lead(phrase);
        if self.is_headline(phrase) && phrase.opening == Opening::Bare {
            self.headlines.push(phrase.clone());
        }
        if let Some(figure) = self.later(phrase).or_else(|| self.acting(phrase)) {
            self.add_link(phrase.tokens.clone(), self.form(phrase), figure, 0.55, RuleId::TitleAhead);
            self.mention(figure, &phrase.tokens.clone());
            return;
        }
        if !(told && opens && office) {
            let subject = self.clauses.is_subject(self.ctx, self.names, &phrase.tokens);
            if subject && (phrase.opening != Opening::Bare || told) {
                let known = self.nobodies.get(&phrase.role.family).copied();
                let nobody = known.filter(|_| phrase.opening == Opening::Definite).unwrap_or_else(|| {
                    let nobody = self.add_figure(String::new(), Vec::new());
                    self.people.set_nobody(nobody);
                    nobody
                });
                self.nobodies.insert(phrase.role.family, nobody);
                self.people.learn_gender(nobody, phrase.gender, true);
                self.mention(nobody, &phrase.tokens.clone());
            }
            return;
        }
        let name = self.words_of(phrase);
        let figure = self.add_figure(name, Vec::new());
        self.people.learn_gender(figure, phrase.gender, true);
        self.people.add_role(figure, phrase.role);
        self.add_link(phrase.tokens.clone(), MentionForm::Title, figure, 0.6, RuleId::Office);
        self.mention(figure, &phrase.tokens.clone());
    }

    fn is_headline(&self, phrase: &Phrase) -> bool {
        self.ctx.layout.kind_of_token(phrase.tokens.start) == RegionKind::Headline
    }

    /// Remembers who speaks in the first paragraph without being named: news names them in the next one.
    fn note_lead(&mut self, phrase: &Phrase) {
        let ctx = self.ctx;
        let start = phrase.tokens.start;
        let paragraph = ctx.layout.paragraph_of_token(start);
        let sentence = ctx.sentence_of(start).tokens.clone();
        let body = ctx.layout.kind_of_token(start) == RegionKind::Body;
        let first = *self.first_body.get_or_insert(if body { paragraph } else { usize::MAX });
        if !body {
            self.first_body = None;
        }
        let speaks = || (phrase.tokens.end..sentence.end).any(|i| is_speech_verb(ctx.tokens.folded(i)));
        let opens =
            start <= sentence.start + 1 || ctx.layout.kind_of_token(sentence.start) != RegionKind::Body;
        if body && first == paragraph && self.lead.is_none() && opens && !phrase.plural && speaks() {
            self.lead = Some((phrase.clone(), paragraph));
        }
    }

    /// The name with index `k` may be that of whoever spoke in the first paragraph without one:
    /// `The captain of the ferry blamed the fog. ¶ “I saw nothing,” said Ann Lee.`
    pub(super) fn names_lead(&mut self, k: usize) {
        let tokens = &self.names.list[k].tokens;
        let figure = self.grouping.of_name[k];
        let Some((phrase, paragraph)) = self.lead.take() else {
            return;
        };
        let here = self.ctx.layout.paragraph_of_token(tokens.start);
        if here == paragraph {
            // Named in the same paragraph, as somebody else.
            return;
        }
        let person = self.people.get(figure);
        let asked = Phrase { opening: Opening::Definite, ..phrase.clone() };
        let fits =
            person.roles.is_empty() || person.roles.iter().any(|role| self.fit(&asked, role).is_some());
        let subject = self.clauses.is_subject(self.ctx, self.names, tokens);
        let apart = self.ctx.marks.number(tokens.start) > 0;
        if here == paragraph + 1
            && person.last.is_none()
            && fits
            && subject
            && !apart
            && !clash(person.gender, phrase.gender)
        {
            self.nobodies.remove(&phrase.role.family);
            self.leading = Some(figure);
            self.people.add_role(figure, phrase.role);
            self.people.learn_gender(figure, phrase.gender, true);
            self.add_link(phrase.tokens.clone(), self.form(&phrase), figure, 0.55, RuleId::TitleAhead);
        }
    }

    /// Offices in headlines, where the text knows one person who has them: `Ferry captain blames fog`.
    pub(super) fn headlines(&mut self) {
        for phrase in std::mem::take(&mut self.headlines) {
            let asked = Phrase { opening: Opening::Definite, ..phrase.clone() };
            let word = self.ctx.tokens.folded(phrase.head.end - 1);
            let called = self.descriptions.bearers(word);
            let exact = |f: usize| called.iter().any(|bearer| bearer.figure == f) || self.leading == Some(f);
            let fits = |f: &&usize| {
                let person = self.people.get(**f);
                let fit = person.roles.iter().any(|role| self.fit(&asked, role).is_some());
                !person.is_nobody && fit && (exact(**f) || self.is_office(&phrase))
            };
            let mut fitting = self.people.holders().iter().filter(fits);
            let (first, second) = (fitting.next().copied(), fitting.next());
            if let Some(figure) = first.filter(|_| second.is_none()) {
                self.add_link(phrase.tokens.clone(), self.form(&phrase), figure, 0.5, RuleId::TitleAhead);
            }
        }
    }

    /// `The captain of the ferry said … ¶ The captain, Ann Lee, …`: the only one in the text who is called so,
    /// where nobody was before.
    fn later(&self, phrase: &Phrase) -> Option<usize> {
        let opens = phrase.opening == Opening::Definite;
        let asked = Phrase { opening: Opening::Definite, ..phrase.clone() };
        let fits =
            |f: &&usize| self.people.get(**f).roles.iter().any(|role| self.fit(&asked, role).is_some());
        let mut fitting = self.people.holders().iter().filter(fits);
        let first = *fitting.next().filter(|_| opens && !self.nobodies.contains_key(&phrase.role.family))?;
        (fitting.next().is_none() && self.people.get(first).last.is_none()).then_some(first)
    }

    /// `The minister was criticised. … Ann Lee denied it. “Never,” the minister said.`: whoever acts now is the
    /// one in the office spoken of, where no other office is told.
    fn acting(&self, phrase: &Phrase) -> Option<usize> {
        let tokens = self.ctx.tokens;
        let Range { start, end } = phrase.tokens;
        let speaks =
            is_speech_verb(tokens.folded(end)) || start > 0 && is_speech_verb(tokens.folded(start - 1));
        let spoken_of = self.nobodies.contains_key(&phrase.role.family);
        if !speaks || !spoken_of || phrase.opening != Opening::Definite {
            return None;
        }
        self.nearest(start, |_| true).filter(|&figure| {
            let person = self.people.get(figure);
            person.roles.is_empty() && !clash(person.gender, phrase.gender)
        })
    }

    /// True for offices that one person holds at a time.
    fn is_office(&self, phrase: &Phrase) -> bool {
        const OFFICES: &[&str] = &[
            "president",
            "premier",
            "vice president",
            "leader",
            "minister",
            "secretary general",
            "governor",
            "mayor",
            "monarch",
            "pope",
            "speaker",
            "first lady",
        ];
        let terms = &self.ctx.lexicons.terms;
        OFFICES.iter().any(|name| terms.family_named(name) == Some(phrase.role.family))
    }

    /// True where a phrase without article may be a person all the same: in a title line, or at the
    /// head of a sentence, set in capitals.
    fn stands_free(&self, phrase: &Phrase) -> bool {
        let start = phrase.tokens.start;
        let title =
            matches!(self.ctx.layout.kind_of_token(start), RegionKind::Headline | RegionKind::Boilerplate);
        title && is_set_as_name(self.ctx, phrase)
    }

    /// True at the head of a sentence or in a title line, with no capitalised word behind that might
    /// be the name (`English defender Kyle Walker`).
    fn opens_line(&self, phrase: &Phrase) -> bool {
        let tokens = self.ctx.tokens;
        let start = phrase.tokens.start;
        let first = self.ctx.sentence_of(start).tokens.start == start;
        let title =
            matches!(self.ctx.layout.kind_of_token(start), RegionKind::Headline | RegionKind::Boilerplate);
        let named = follows(tokens, phrase.tokens.end) && is_capital(tokens, phrase.tokens.end);
        (title || first && !named) && tokens.folded(phrase.tokens.end) != "and"
    }

    /// The words of the phrase without its article, as a name.
    fn words_of(&self, phrase: &Phrase) -> String {
        let tokens = self.ctx.tokens;
        let mut range = phrase.tokens.clone();
        if phrase.opening == Opening::Definite {
            range.start += 1;
        }
        tokens.span(range).of(self.ctx.text).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// `both leaders`, `the two presidents`: the two that were spoken of last and have such a role.
    fn both(&mut self, phrase: &Phrase) {
        let tokens = self.ctx.tokens;
        let two = phrase.tokens.clone().any(|i| matches!(tokens.folded(i), "two" | "both"));
        let more = phrase.tokens.clone().any(|i| matches!(tokens.folded(i), "of" | "other"));
        if !two
            || more
            || phrase.opening == Opening::Indefinite
            || tokens[phrase.tokens.start].gap == Gap::None
        {
            return;
        }
        let fits = |f: &usize| {
            let person = self.people.get(*f);
            let role = Role { nation: None, ..phrase.role };
            let asked = Phrase { role, opening: Opening::Definite, ..phrase.clone() };
            !person.is_nobody && person.roles.iter().any(|r| self.fit(&asked, r).is_some())
        };
        // Of those spoken of lately the two named most; leaders of a story recur.
        let clock = self.clauses.clock(self.ctx.sentences.of_token(phrase.tokens.start));
        let recent = self.people.recent(clock, [0, 0], &(0..0));
        let mut leaders: Vec<usize> = recent.iter().map(|r| r.figure).filter(fits).collect();
        crate::order::sort_by_key(&mut leaders, |&f| u64::MAX - self.people.get(f).mentions as u64);
        let [a, b] = leaders[..] else {
            if leaders.len() < 2 {
                return;
            }
            let third = self.people.get(leaders[2]).mentions;
            if third * 2 > self.people.get(leaders[1]).mentions {
                return;
            }
            let pair = self.pair(leaders[0], leaders[1]);
            self.add_link(phrase.tokens.clone(), MentionForm::Title, pair, 0.7, RuleId::Both);
            return;
        };
        let pair = self.pair(a, b);
        self.add_link(phrase.tokens.clone(), MentionForm::Title, pair, 0.8, RuleId::Both);
    }

    /// The figure that stands for two persons together.
    pub(super) fn pair(&mut self, a: usize, b: usize) -> usize {
        let (a, b) = (a.min(b), a.max(b));
        if let Some(&pair) = self.people.pairs.get(&(a, b)) {
            return pair;
        }
        let name = format!("{} and {}", self.grouping.figures[a].name, self.grouping.figures[b].name);
        let pair = self.add_figure(name, vec![a, b]);
        self.people.pairs.insert((a, b), pair);
        pair
    }
}

fn clash(a: Gender, b: Gender) -> bool {
    a != b && a != Gender::Unknown && b != Gender::Unknown
}
