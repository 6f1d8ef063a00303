//! F1 of names on annotated texts, as the scorer counts it: exact span and kind, trimmed.

use std::collections::BTreeSet;

use rubricator::entities::document_pass;
use rubricator::entities::tagger::Tagger;
use rubricator::lexicon::Lexicons;

use crate::corpora::{trim, Text};
use crate::dataset::with_reader;

/// Hits, found and right names, per kind and for spans alone.
#[derive(Clone, Copy, Default, Debug)]
pub struct Score {
    /// (hits, found, right) of each kind.
    pub kinds: [(usize, usize, usize); 3],
    /// The same whatever the kind.
    pub span: (usize, usize, usize),
}

fn f1((hits, found, right): (usize, usize, usize)) -> f64 {
    200.0 * hits as f64 / ((found + right) as f64).max(1.0)
}

impl Score {
    /// F1 of one kind, in percent.
    pub fn kind(&self, kind: usize) -> f64 {
        f1(self.kinds[kind])
    }

    /// F1 over the three kinds, in percent.
    pub fn all(&self) -> f64 {
        let sum = |pick: fn(&(usize, usize, usize)) -> usize| self.kinds.iter().map(pick).sum();
        f1((sum(|k| k.0), sum(|k| k.1), sum(|k| k.2)))
    }

    /// Counts one text.
    pub fn add(&mut self, text: &Text, found: &[(usize, usize, usize)]) {
        let trimmed = |names: &[(usize, usize, usize)]| -> BTreeSet<_> {
            names.iter().map(|&n| trim(&text.text, n)).collect()
        };
        let (right, found) = (trimmed(&text.names), trimmed(found));
        for kind in 0..3 {
            let of = |set: &BTreeSet<(usize, usize, usize)>| set.iter().filter(|n| n.2 == kind).count();
            let hits = right.intersection(&found).filter(|n| n.2 == kind).count();
            let slot = &mut self.kinds[kind];
            *slot = (slot.0 + hits, slot.1 + of(&found), slot.2 + of(&right));
        }
        let spans = |set: &BTreeSet<(usize, usize, usize)>| -> BTreeSet<(usize, usize)> {
            set.iter().map(|n| (n.0, n.1)).collect()
        };
        let (right, found) = (spans(&right), spans(&found));
        let hits = right.intersection(&found).count();
        self.span = (self.span.0 + hits, self.span.1 + found.len(), self.span.2 + right.len());
    }
}

impl std::fmt::Display for Score {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let [p, o, l] = [0, 1, 2].map(|k| self.kind(k));
        write!(f, "{:5.1} (P {p:.1} O {o:.1} L {l:.1} span {:.1})", self.all(), f1(self.span))
    }
}

/// Scores a tagger, with or without the pass over the document.
pub fn tagger(tagger: &Tagger, lexicons: &Lexicons, texts: &[Text], with_pass: bool) -> Score {
    let mut score = Score::default();
    for text in texts {
        let found: Vec<_> = with_reader(&text.text, lexicons, |reader| {
            let mut names = tagger.decode(reader).names;
            if with_pass {
                names = document_pass::apply(reader, names);
            }
            let span = |n: &rubricator::entities::tagger::Tagged| reader.view.ctx.tokens.span(n.start..n.end);
            names.iter().map(|n| (span(n).start as usize, span(n).end as usize, n.kind)).collect()
        });
        score.add(text, &found);
    }
    score
}
