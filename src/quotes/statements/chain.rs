//! A linear chain over the four labels of a statement: the best labels, and how likely each is.

use super::LABELS;
use crate::entities::chain::{exp, ln};

/// One number per label.
pub type Row = [f32; LABELS];

/// Scores of following one label by another: label before, label after.
pub type Transitions = [Row; LABELS];

/// The best labels for these scores, one row per token.
pub fn best(rows: &[Row], transitions: &Transitions) -> Vec<u8> {
    let Some(first) = rows.first() else { return Vec::new() };
    let mut score = *first;
    let mut from = vec![[0u8; LABELS]; rows.len()];
    for (row, from) in rows.iter().zip(&mut from).skip(1) {
        let mut next = [0.0; LABELS];
        for l in 0..LABELS {
            let sum = |b: usize| score[b] + transitions[b][l];
            let before = (1..LABELS).fold(0, |top, b| if sum(b) > sum(top) { b } else { top });
            next[l] = sum(before) + row[l];
            from[l] = before as u8;
        }
        score = next;
    }
    let last = (1..LABELS).fold(0, |top, l| if score[l] > score[top] { l } else { top });
    let mut labels = vec![last as u8; rows.len()];
    for i in (1..rows.len()).rev() {
        labels[i - 1] = from[i][usize::from(labels[i])];
    }
    labels
}

/// Forward and backward sums over a sentence, scaled row by row to stay in range.
#[derive(Default)]
pub struct Sums {
    emission: Vec<Row>,
    forward: Vec<Row>,
    backward: Vec<Row>,
    scale: Vec<f32>,
    transition: Transitions,
    /// Natural logarithm of the sum over all ways to label the sentence.
    pub log_total: f32,
}

impl Sums {
    /// Sums over all ways.
    pub fn run(&mut self, rows: &[Row], transitions: &Transitions) {
        self.transition = transitions.map(|row| row.map(exp));
        self.emission.clear();
        self.forward.clear();
        self.scale.clear();
        self.log_total = 0.0;
        for row in rows {
            let largest = row.iter().fold(f32::MIN, |m, &x| if x > m { x } else { m });
            let emission = row.map(|x| exp(x - largest));
            let mut sums = emission;
            if let Some(before) = self.forward.last() {
                for (l, sum) in sums.iter_mut().enumerate() {
                    *sum *= before.iter().zip(&self.transition).map(|(w, t)| w * t[l]).sum::<f32>();
                }
            }
            let total: f32 = sums.iter().sum();
            self.forward.push(sums.map(|s| s / total));
            self.emission.push(emission);
            self.scale.push(total);
            self.log_total += ln(total) + largest;
        }
        self.backward.clear();
        self.backward.resize(rows.len(), [1.0; LABELS]);
        for i in (1..rows.len()).rev() {
            let mut weighted = self.backward[i];
            weighted.iter_mut().zip(&self.emission[i]).for_each(|(w, e)| *w *= e / self.scale[i]);
            for (b, row) in self.transition.iter().enumerate() {
                self.backward[i - 1][b] = row.iter().zip(&weighted).map(|(t, w)| t * w).sum();
            }
        }
    }

    /// How likely each label of token `i` is.
    pub fn marginal(&self, i: usize) -> Row {
        let mut row = self.forward[i];
        row.iter_mut().zip(&self.backward[i]).for_each(|(f, b)| *f *= b);
        row
    }

    /// Adds to `counts` how likely each pair of labels at tokens `i - 1` and `i` is.
    pub fn add_pairs(&self, i: usize, counts: &mut Transitions) {
        for (b, count) in counts.iter_mut().enumerate() {
            let left = self.forward[i - 1][b] / self.scale[i];
            for (l, c) in count.iter_mut().enumerate() {
                *c += left * self.transition[b][l] * self.emission[i][l] * self.backward[i][l];
            }
        }
    }

    /// How likely exactly these labels are.
    pub fn likelihood(&self, rows: &[Row], transitions: &Transitions, labels: &[u8]) -> f32 {
        let mut score = -self.log_total;
        for (i, &label) in labels.iter().enumerate() {
            let label = usize::from(label);
            score += rows[i][label];
            if i > 0 {
                score += transitions[usize::from(labels[i - 1])][label];
            }
        }
        exp(if score < 0.0 { score } else { 0.0 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_trying_every_way() {
        let mut transitions = Transitions::default();
        for (b, row) in transitions.iter_mut().enumerate() {
            row.iter_mut().enumerate().for_each(|(l, x)| *x = ((b * 7 + l * 3) % 5) as f32 * 0.3 - 0.5);
        }
        let rows: Vec<Row> =
            (0..3).map(|i| std::array::from_fn(|l| ((i * 5 + l * 11) % 7) as f32 * 0.4 - 1.0)).collect();
        let (mut total, mut top, mut third) = (0.0, (f32::MIN, Vec::new()), 0.0);
        for code in 0..64u8 {
            let way = vec![code / 16, code / 4 % 4, code % 4];
            let at = |i: usize| usize::from(way[i]);
            let mut score: f32 = (0..3).map(|i| rows[i][at(i)]).sum();
            score += transitions[at(0)][at(1)] + transitions[at(1)][at(2)];
            total += score.exp();
            third += if way[1] == 2 { score.exp() } else { 0.0 };
            if score > top.0 {
                top = (score, way);
            }
        }
        assert_eq!(best(&rows, &transitions), top.1);
        let mut sums = Sums::default();
        sums.run(&rows, &transitions);
        assert!((sums.log_total - total.ln()).abs() < 1e-3);
        assert!((sums.marginal(1)[2] - third / total).abs() < 1e-4);
        assert!((sums.likelihood(&rows, &transitions, &top.1) - top.0.exp() / total).abs() < 1e-4);
        let mut pairs = Transitions::default();
        sums.add_pairs(1, &mut pairs);
        assert!((pairs.iter().map(|row| row[2]).sum::<f32>() - third / total).abs() < 1e-4);
    }
}
