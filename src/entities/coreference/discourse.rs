//! What is known at each place of the text: who was spoken of lately, how, and what was said of them.

use crate::maps::HashMap;
use std::ops::Range;

use crate::entities::roles::Role;
use crate::lexicon::terms::Gender;

/// One mention, as far as linking needs it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Moment {
    pub figure: usize,
    pub token: usize,
    /// One past its last token.
    pub end: usize,
    pub sentence: usize,
    /// The sentences of the writer before it; those that stand in quotation marks whole don't count.
    pub clock: u32,
    pub subject: bool,
    /// True for the first subject of its sentence outside quotations.
    pub main: bool,
    /// True behind `and`: as much a subject as whoever stands before.
    pub joined: bool,
    /// True for organisations, whom `he` and `she` never mean.
    pub body: bool,
    /// The number of the quotation it stands in; 0 = none.
    pub quoted: u32,
    /// 1 in running text, less in titles, captions and page furniture.
    pub weight: f32,
}

/// What is known about one person.
#[derive(Clone, Default, Debug)]
pub(super) struct Profile {
    pub gender: Gender,
    pub roles: Vec<Role>,
    /// The last mention.
    pub last: Option<Moment>,
    pub mentions: u32,
    /// An unnamed somebody (`a soldier`) who only keeps pronouns from being linked to others.
    pub is_nobody: bool,
}

/// Somebody spoken of lately.
#[derive(Clone, Copy, Debug)]
pub(super) struct Recent {
    pub figure: usize,
    /// The last mention that counts here.
    pub last: Moment,
    /// How present the person is; a mention counts half as much with every sentence.
    pub presence: f32,
    /// How lately the person acted: 1 for the subject of this sentence, less with every sentence and for
    /// subjects of subordinate clauses.
    pub acted: f32,
}

/// The most mentions that are looked back over: keeps the work linear.
const BACK: usize = 48;
/// How many of the writer's sentences back somebody is still spoken of.
const REACH: u32 = 6;
/// How much less likely a subject is meant with every sentence of the writer.
const FADE: f32 = 0.55;
/// The most persons with a role that a title is weighed between.
const HOLDERS: usize = 128;

/// Everybody.
pub(super) struct Discourse {
    profiles: Vec<Profile>,
    /// All mentions up to here, in text order.
    moments: Vec<Moment>,
    /// Those with a role.
    holders: Vec<usize>,
    /// The figures that stand for two persons together.
    pub pairs: HashMap<(usize, usize), usize>,
    /// The last sentence that has a subject outside quotations.
    headed: Option<usize>,
    /// The first subject outside quotations of each sentence that has one; the last sentence only.
    pub main_subject: Option<(usize, usize)>,
    /// The last subject mentioned, with its sentence and token.
    pub local_subject: Option<(usize, usize, usize)>,
}

impl Discourse {
    pub fn new(count: usize) -> Self {
        Discourse {
            profiles: vec![Profile::default(); count],
            moments: Vec::new(),
            holders: Vec::new(),
            pairs: HashMap::default(),
            headed: None,
            main_subject: None,
            local_subject: None,
        }
    }

    /// Adds somebody new, the next figure.
    pub fn add(&mut self) {
        self.profiles.push(Profile::default());
    }

    pub fn get(&self, figure: usize) -> &Profile {
        &self.profiles[figure]
    }

    /// Makes `figure` a nobody, see [`Profile::is_nobody`].
    pub fn set_nobody(&mut self, figure: usize) {
        self.profiles[figure].is_nobody = true;
    }

    /// Notes a gender; what is said outright (`sure`) goes before what a given name suggests.
    pub fn learn_gender(&mut self, figure: usize, gender: Gender, sure: bool) {
        let person = &mut self.profiles[figure];
        if gender != Gender::Unknown && (sure || person.gender == Gender::Unknown) {
            person.gender = gender;
        }
    }

    pub fn add_role(&mut self, figure: usize, role: Role) {
        let roles = &mut self.profiles[figure].roles;
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

    /// Those spoken of in the last sentences before `clock`, the last one first. Mentions inside the
    /// quotations `own`, which the one who is looked for utters, don't count, nor do those in `apart`.
    pub fn recent(&self, clock: u32, own: [u32; 2], apart: &Range<usize>) -> Vec<Recent> {
        let mut found: Vec<Recent> = Vec::new();
        for moment in self.moments.iter().rev().take(BACK) {
            let ago = clock.saturating_sub(moment.clock);
            if ago > REACH {
                break;
            }
            let uttered = moment.quoted > 0 && own.contains(&moment.quoted);
            if uttered || apart.contains(&moment.token) {
                continue;
            }
            let mut weight = if moment.subject { 1.0 } else { 0.55 };
            weight *= moment.weight * if moment.quoted > 0 { 0.3 } else { 1.0 };
            weight *= half(ago);
            let acts = moment.subject && moment.quoted == 0;
            let acted = if acts { FADE.powi(ago as i32) * if moment.main { 1.0 } else { 0.6 } } else { 0.0 };
            match found.iter_mut().find(|recent| recent.figure == moment.figure) {
                Some(recent) => {
                    recent.presence = (recent.presence + weight).min(2.0);
                    recent.acted = recent.acted.max(acted);
                }
                None => {
                    found.push(Recent { figure: moment.figure, last: *moment, presence: weight, acted });
                }
            }
        }
        found
    }

    /// The last mention.
    pub fn last(&self) -> Option<&Moment> {
        self.moments.last()
    }

    pub fn mention(&mut self, mut moment: Moment) {
        let acts = moment.subject && !moment.body;
        let last = self.moments.last();
        moment.main = moment.joined && moment.subject && last.is_some_and(|last| last.main);
        if moment.subject && moment.quoted == 0 && self.headed != Some(moment.sentence) {
            self.headed = Some(moment.sentence);
            moment.main = true;
            if acts {
                self.main_subject = Some((moment.sentence, moment.figure));
            }
        }
        let person = &mut self.profiles[moment.figure];
        person.last = Some(moment);
        person.mentions += 1;
        if acts {
            self.local_subject = Some((moment.sentence, moment.figure, moment.token));
        }
        self.moments.push(moment);
    }
}

fn half(sentences: u32) -> f32 {
    0.5_f32.powi(sentences.min(30) as i32)
}
