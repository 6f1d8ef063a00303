//! What the rest of the document shows about a name: where else it stands, the longer names it is
//! part of, the names whose initials it spells.

use super::runs::Runs;
use super::view::{Look, Style, View};
use crate::lexicon::hash;

/// The word of an edge of a sentence.
pub const EDGE: u32 = 1;

/// At most so many occurrences of a name are looked at.
const FEW: usize = 6;
/// Longer runs are lists or headlines, not names.
const LONGEST_RUN: usize = 8;
const NONE: u32 = u32::MAX;

/// One occurrence of a strict run.
#[derive(Clone, Copy, Debug)]
pub struct Occurrence {
    /// Its sentence.
    pub sentence: u32,
    /// The token before it, if the sentence has one.
    pub before: Option<u32>,
    /// The token after it, if the sentence has one.
    pub after: Option<u32>,
}

/// A longer run that a word is part of.
#[derive(Clone, Copy, Debug)]
pub struct Longer {
    /// Its sentence.
    pub sentence: u32,
    /// The run's first token.
    pub first: u32,
    /// The run's last token.
    pub last: u32,
    /// The word is the first of it.
    pub at_start: bool,
    /// The word is the last of it.
    pub at_end: bool,
}

/// What a document shows about its names.
pub struct Facts {
    /// Per strict run, the hash of its words as written.
    pub run_hash: Vec<u64>,
    /// Runs sorted by hash, the first few of each in text order.
    occurrences: Vec<(u64, Occurrence)>,
    /// Per type, its longer runs as a list: index of the first.
    longer_head: Vec<u32>,
    /// (longer run, index of the next).
    longer: Vec<(Longer, u32)>,
    /// (hash of the initials, first token, last token), sorted.
    acronyms: Vec<(u32, u32, u32)>,
    /// Per type, the first token of the first run in which it follows another word.
    pub tail_of: Vec<u32>,
    /// Per type, the last token of the first run that it starts.
    pub head_of: Vec<u32>,
}

impl Facts {
    /// Reads the document once.
    pub fn new(view: &View<'_>, runs: &Runs) -> Self {
        let types = view.types.len();
        let mut facts = Self {
            run_hash: runs.strict.iter().map(|r| hash_of(view, r.clone())).collect(),
            occurrences: Vec::new(),
            longer_head: vec![NONE; types],
            longer: Vec::new(),
            acronyms: Vec::new(),
            tail_of: vec![NONE; types],
            head_of: vec![NONE; types],
        };
        let mut longer_count = vec![0u8; types];
        let mut wide = runs.wide.iter().peekable();
        let mut strict = runs.strict.iter().enumerate().peekable();
        for (s, sentence) in view.ctx.sentences.as_slice().iter().enumerate() {
            let is_ordinary = view.styles[s] == Style::Ordinary;
            while let Some((k, run)) = strict.next_if(|(_, r)| r.start < sentence.tokens.end) {
                if is_ordinary {
                    let occurrence = Occurrence {
                        sentence: s as u32,
                        before: (run.start > sentence.tokens.start).then(|| run.start as u32 - 1),
                        after: (run.end < sentence.tokens.end).then_some(run.end as u32),
                    };
                    facts.occurrences.push((facts.run_hash[k], occurrence));
                    facts.read_longer(view, run, s as u32, &mut longer_count);
                    facts.read_ends(view, run);
                }
            }
            while let Some(run) = wide.next_if(|r| r.start < sentence.tokens.end) {
                if is_ordinary && run.len() > 1 && run.len() <= LONGEST_RUN {
                    facts.read_acronym(view, run, sentence.tokens.end);
                    if runs.strict(run.start) != Some(run) {
                        facts.read_longer(view, run, s as u32, &mut longer_count);
                    }
                }
            }
        }
        // Read in text order, and a stable sort keeps it among the occurrences of one name.
        crate::order::sort_by_key(&mut facts.occurrences, |&(hash, _)| hash);
        // The first reading of initials stands.
        crate::order::sort_by_key(&mut facts.acronyms, |a| u64::from(a.0));
        facts.acronyms.dedup_by_key(|a| a.0);
        facts
    }

    /// The first few other places where the run with this hash stands, outside `sentence`.
    pub fn elsewhere(&self, hash: u64, sentence: u32) -> impl Iterator<Item = Occurrence> + '_ {
        let start = self.occurrences.partition_point(|(h, _)| *h < hash);
        let same = self.occurrences[start..].iter().take(FEW).take_while(move |(h, _)| *h == hash);
        same.map(|&(_, o)| o).filter(move |o| o.sentence != sentence)
    }

    /// The first few longer runs that a type is part of, outside `sentence`.
    pub fn longer(&self, of: u32, sentence: u32) -> impl Iterator<Item = Longer> + '_ {
        let first = self.longer.get(self.longer_head[of as usize] as usize);
        let all = std::iter::successors(first, |(_, next)| self.longer.get(*next as usize));
        all.map(|&(longer, _)| longer).filter(move |l| l.sentence != sentence)
    }

    /// The first and last token of a run whose initials are these letters.
    pub fn spelled_out(&self, low: u32) -> Option<(usize, usize)> {
        let at = self.acronyms.partition_point(|a| a.0 < low);
        self.acronyms.get(at).filter(|a| a.0 == low).map(|a| (a.1 as usize, a.2 as usize))
    }

    fn read_longer(
        &mut self,
        view: &View<'_>,
        run: &std::ops::Range<usize>,
        sentence: u32,
        count: &mut [u8],
    ) {
        if run.len() < 2 || run.len() > LONGEST_RUN {
            return;
        }
        for i in run.clone() {
            let of = view.of[i] as usize;
            if !view.at(i).look.is_capital() || usize::from(count[of]) >= FEW {
                continue;
            }
            count[of] += 1;
            let entry = Longer {
                sentence,
                first: run.start as u32,
                last: run.end as u32 - 1,
                at_start: i == run.start,
                at_end: i == run.end - 1,
            };
            // New entries go behind the first so that the first of the text stays in front.
            let new = self.longer.len() as u32;
            match self.longer_head[of] {
                NONE => {
                    self.longer_head[of] = new;
                    self.longer.push((entry, NONE));
                }
                head => {
                    let next = self.longer[head as usize].1;
                    self.longer[head as usize].1 = new;
                    self.longer.push((entry, next));
                }
            }
        }
    }

    fn read_ends(&mut self, view: &View<'_>, run: &std::ops::Range<usize>) {
        if run.len() < 2 || run.len() > 5 {
            return;
        }
        for i in run.start + 1..run.end {
            let slot = &mut self.tail_of[view.of[i] as usize];
            *slot = (*slot).min(run.start as u32);
        }
        let slot = &mut self.head_of[view.of[run.start] as usize];
        *slot = (*slot).min(run.end as u32 - 1);
    }

    fn read_acronym(&mut self, view: &View<'_>, run: &std::ops::Range<usize>, end: usize) {
        let (first, last) = (run.start as u32, run.end as u32 - 1);
        let mut initials = String::new();
        for i in run.clone().filter(|&i| view.at(i).look.is_capital()) {
            initials.extend(view.ctx.tokens.folded(i).chars().next());
        }
        if initials.len() >= 2 {
            self.acronyms.push((hash::word(&initials) as u32, first, last));
        }
        // `Full Name (FN)` says it outright, whatever the letters.
        let stated = run.end + 2 < end && view.ctx.tokens.text(run.end) == "(";
        if stated && view.at(run.end + 1).look == Look::Upper {
            self.acronyms.push((view.at(run.end + 1).low, first, last));
        }
    }
}

/// A hash of the words of a range as written.
pub fn hash_of(view: &View<'_>, range: std::ops::Range<usize>) -> u64 {
    range.fold(0, |hash, i| hash::phrase(hash, u64::from(view.at(i).exact)))
}

/// `Some(token)` for a fact that holds a token, `None` for one that holds none.
pub fn token(slot: u32) -> Option<usize> {
    (slot != NONE).then_some(slot as usize)
}
