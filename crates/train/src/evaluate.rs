//! F1 of names on annotated texts, as the scorer counts it: exact span and kind, trimmed.

use std::collections::BTreeSet;

use rubricator::entities::document_pass;
use rubricator::entities::labels::KINDS;
use rubricator::entities::tagger::Tagger;
use rubricator::lexicon::Lexicons;

use crate::corpora::{trim, Kinds, Text};
use crate::dataset::with_reader;

/// Hits, found and right names, per kind and for spans alone.
#[derive(Clone, Copy, Default, Debug)]
pub struct Score {
    /// (hits, found, right) of each kind.
    pub kinds: [(usize, usize, usize); KINDS.len()],
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

    /// F1 over persons, organisations and places, in percent.
    pub fn all(&self) -> f64 {
        let sum = |pick: fn(&(usize, usize, usize)) -> usize| self.kinds[..3].iter().map(pick).sum();
        f1((sum(|k| k.0), sum(|k| k.1), sum(|k| k.2)))
    }

    /// Counts one text.
    pub fn add(&mut self, text: &Text, found: &[(usize, usize, usize)]) {
        let trimmed = |names: &[(usize, usize, usize)]| -> BTreeSet<_> {
            names.iter().map(|&n| trim(&text.text, n)).collect()
        };
        let (right, found) = (trimmed(&text.names), trimmed(found));
        for kind in 0..KINDS.len() {
            let of = |set: &BTreeSet<(usize, usize, usize)>| set.iter().filter(|n| n.2 == kind).count();
            let hits = right.intersection(&found).filter(|n| n.2 == kind).count();
            let slot = &mut self.kinds[kind];
            *slot = (slot.0 + hits, slot.1 + of(&found), slot.2 + of(&right));
        }
        let spans = |set: &BTreeSet<(usize, usize, usize)>| -> BTreeSet<(usize, usize)> {
            set.iter().filter(|n| n.2 < 3).map(|n| (n.0, n.1)).collect()
        };
        let (right, found) = (spans(&right), spans(&found));
        let hits = right.intersection(&found).count();
        self.span = (self.span.0 + hits, self.span.1 + found.len(), self.span.2 + right.len());
    }
}

impl std::fmt::Display for Score {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let [p, o, l] = [0, 1, 2].map(|k| self.kind(k));
        write!(f, "{:.1} | {p:.1} | {o:.1} | {l:.1} | {:.1}", self.all(), f1(self.span))
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

/// Prints what the tagger gets wrong on `texts`, a line each: what, kind, span, surroundings.
pub fn errors(tagger: &Tagger, lexicons: &Lexicons, texts: &[Text]) {
    for text in texts {
        let (found, zones): (Vec<_>, Vec<_>) = with_reader(&text.text, lexicons, |reader| {
            let names = document_pass::apply(reader, tagger.decode(reader).names);
            let bytes = |start: usize, end: usize| {
                let span = reader.view.ctx.tokens.span(start..end);
                (span.start as usize, span.end as usize)
            };
            let names = names.iter().map(|n| (bytes(n.start, n.end), n.kind));
            let zones = reader.runs.zones.iter().map(|z| bytes(z.start, z.end)).collect();
            (names.map(|((s, e), k)| trim(&text.text, (s, e, k))).collect(), zones)
        });
        let right: Vec<_> = text.names.iter().map(|&n| trim(&text.text, n)).collect();
        let line = |what: &str, &(start, end, kind): &(usize, usize, usize), note: &str| {
            let from = (0..start).rev().filter(|&i| text.text.is_char_boundary(i)).nth(40).unwrap_or(0);
            let to = (end..text.text.len())
                .filter(|&i| text.text.is_char_boundary(i))
                .nth(40)
                .unwrap_or(text.text.len());
            let around =
                format!("{}[{}]{}", &text.text[from..start], &text.text[start..end], &text.text[end..to]);
            print_line!(
                "{what}\t{}\t{}\t{note}\t{}",
                KINDS[kind].name(),
                &text.text[start..end],
                around.replace(['\n', '\t'], " ")
            );
        };
        let overlapping = |n: &(usize, usize, usize), list: &[(usize, usize, usize)]| {
            list.iter().find(|o| o.0 < n.1 && n.0 < o.1).copied()
        };
        for name in right.iter().filter(|n| !found.contains(n)) {
            match overlapping(name, &found) {
                Some(other) if (other.0, other.1) == (name.0, name.1) => {
                    line("kind", name, KINDS[other.2].name())
                }
                Some(other) => line("bounds", name, &text.text[other.0..other.1]),
                None if !zones.iter().any(|z: &(usize, usize)| z.0 <= name.0 && name.1 <= z.1) => {
                    line("reach", name, "")
                }
                None => line("miss", name, ""),
            }
        }
        for name in found.iter().filter(|n| overlapping(n, &right).is_none()) {
            line("false", name, "");
        }
    }
}

/// Names by stated likelihood, in tenths: how many there are, how many are right, the sum stated.
#[derive(Default)]
pub struct Trust([(usize, usize, f64); 10]);

impl std::fmt::Display for Trust {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        writeln!(f, "| likelihood | names | stated | right |\n|---|---|---|---|")?;
        for (n, &(names, right, stated)) in self.0.iter().enumerate().filter(|(_, bin)| bin.0 > 0) {
            let share = |sum: f64| 100.0 * sum / names as f64;
            let from = n as f64 / 10.0;
            writeln!(
                f,
                "| {from:.1} to {:.1} | {names} | {:.0} % | {:.0} % |",
                from + 0.1,
                share(stated),
                share(right as f64)
            )?;
        }
        Ok(())
    }
}

/// Counts the names found in `texts` by their likelihood.
pub fn add_trust(tagger: &Tagger, lexicons: &Lexicons, texts: &[Text], trust: &mut Trust) {
    for text in texts {
        let right: BTreeSet<_> = text.names.iter().map(|&n| trim(&text.text, n)).collect();
        with_reader(&text.text, lexicons, |reader| {
            for name in document_pass::apply(reader, tagger.decode(reader).names) {
                if text.kinds != Kinds::Seven && name.kind > 2 {
                    continue;
                }
                let span = reader.view.ctx.tokens.span(name.start..name.end);
                let found = trim(&text.text, (span.start as usize, span.end as usize, name.kind));
                let slot = &mut trust.0[((name.likelihood * 10.0) as usize).min(9)];
                *slot = (
                    slot.0 + 1,
                    slot.1 + usize::from(right.contains(&found)),
                    slot.2 + f64::from(name.likelihood),
                );
            }
        });
    }
}
