//! What is known about each person up to a place in the text: gender, roles, and how present they are.

use std::collections::HashMap;

use crate::entities::roles::Role;
use crate::lexicon::terms::Gender;

/// One mention, as far as linking needs it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Moment {
    pub token: usize,
    pub sentence: usize,
    pub subject: bool,
    /// The number of the quotation it stands in; 0 = none.
    pub quoted: u32,
    /// 1 in running text, less in titles, captions and page furniture.
    pub weight: f32,
}

/// One person.
#[derive(Clone, Default, Debug)]
pub(super) struct Person {
    pub gender: Gender,
    pub roles: Vec<Role>,
    /// The last mention.
    pub last: Option<Moment>,
    /// The sentence in which the person last was the subject.
    pub subject_of: Option<usize>,
    pub mentions: u32,
    /// How present the person is, as of the sentence of `last`; halves with every sentence.
    presence: f32,
    /// An unnamed somebody (`a soldier`) who only keeps pronouns from being linked to others.
    pub is_nobody: bool,
}

/// The most persons that a pronoun or title is weighed between.
const RECENT: usize = 24;
/// The most persons with a role that a title is weighed between.
const HOLDERS: usize = 128;

/// Everybody.
pub(super) struct People {
    list: Vec<Person>,
    /// Those mentioned lately, the last one last.
    recent: Vec<usize>,
    /// Those with a role.
    holders: Vec<usize>,
    /// The figures that stand for two persons together.
    pub pairs: HashMap<(usize, usize), usize>,
    /// The first subject outside quotations of each sentence that has one; the last sentence only.
    pub main_subject: Option<(usize, usize)>,
    /// The last subject mentioned, with its sentence and token.
    pub local_subject: Option<(usize, usize, usize)>,
}

impl People {
    pub fn new(count: usize) -> Self {
        let list = vec![Person::default(); count];
        People {
            list,
            recent: Vec::new(),
            holders: Vec::new(),
            pairs: HashMap::new(),
            main_subject: None,
            local_subject: None,
        }
    }

    /// Adds somebody new, the next figure.
    pub fn add(&mut self) {
        self.list.push(Person::default());
    }

    pub fn get(&self, figure: usize) -> &Person {
        &self.list[figure]
    }

    /// Makes `figure` a nobody, see [`Person::is_nobody`].
    pub fn set_nobody(&mut self, figure: usize) {
        self.list[figure].is_nobody = true;
    }

    /// Notes a gender; what is said outright (`sure`) goes before what a given name suggests.
    pub fn learn_gender(&mut self, figure: usize, gender: Gender, sure: bool) {
        let person = &mut self.list[figure];
        if gender != Gender::Unknown && (sure || person.gender == Gender::Unknown) {
            person.gender = gender;
        }
    }

    pub fn add_role(&mut self, figure: usize, role: Role) {
        let roles = &mut self.list[figure].roles;
        if roles.len() < 12 && !roles.contains(&role) {
            roles.push(role);
        }
        if self.holders.len() < HOLDERS && !self.holders.contains(&figure) {
            self.holders.push(figure);
        }
    }

    /// Those with a role.
    pub fn holders(&self) -> &[usize] {
        &self.holders
    }

    /// Those mentioned lately.
    pub fn recent(&self) -> &[usize] {
        &self.recent
    }

    /// How present `figure` is at `sentence`.
    pub fn presence(&self, figure: usize, sentence: usize) -> f32 {
        let person = &self.list[figure];
        person.last.map_or(0.0, |last| person.presence * half(sentence.saturating_sub(last.sentence)))
    }

    pub fn mention(&mut self, figure: usize, moment: Moment) {
        let mut weight = if moment.subject { 1.0 } else { 0.55 };
        weight *= moment.weight * if moment.quoted > 0 { 0.3 } else { 1.0 };
        let presence = self.presence(figure, moment.sentence);
        let person = &mut self.list[figure];
        person.presence = (presence + weight).min(2.0);
        person.last = Some(moment);
        person.mentions += 1;
        if moment.subject && moment.quoted == 0 {
            person.subject_of = Some(moment.sentence);
            if self.main_subject.is_none_or(|(sentence, _)| sentence != moment.sentence) {
                self.main_subject = Some((moment.sentence, figure));
            }
        }
        if moment.subject {
            self.local_subject = Some((moment.sentence, figure, moment.token));
        }
        self.recent.retain(|&f| f != figure);
        self.recent.push(figure);
        if self.recent.len() > RECENT {
            self.recent.remove(0);
        }
    }
}

fn half(sentences: usize) -> f32 {
    0.5_f32.powi(sentences.min(30) as i32)
}
