//! Sums over all ways to label a stretch of tokens: the best one, and how likely each part of it is.

use super::labels::{self, Set, COUNT, OUTSIDE, WIDTH};

/// One number per label; the row is padded so that it fills whole vector registers.
pub type Row = [f32; WIDTH];

/// Scores of following one label by another, for pairs that may follow one another.
#[derive(Clone, Debug)]
pub struct Transitions {
    /// Score by label before and label after.
    pub scores: [Row; COUNT],
    /// The pairs that may follow one another, by the label after.
    before: [Vec<u8>; COUNT],
    /// The labels that may stand at the start, and at the end, of a stretch.
    starts: [bool; COUNT],
    ends: [bool; COUNT],
}

impl Default for Transitions {
    fn default() -> Self {
        let all = || 0..COUNT as u8;
        Self {
            scores: [[0.0; WIDTH]; COUNT],
            before: std::array::from_fn(|next| {
                all().filter(|&b| labels::may_follow(b, next as u8)).collect()
            }),
            starts: std::array::from_fn(|l| labels::may_follow(OUTSIDE, l as u8)),
            ends: std::array::from_fn(|l| labels::may_follow(l as u8, OUTSIDE)),
        }
    }
}

/// A share of the ways that is too small to matter.
const NOTHING: f32 = 1e-9;

/// Lower than any score; far from the limits of `f32`, so that sums of it stay ordered.
const NEVER: f32 = -1e30;

impl Transitions {
    /// The labels that may stand right before `next`.
    pub fn before(&self, next: usize) -> &[u8] {
        &self.before[next]
    }

    /// How far the scores of two pairs of labels lie apart at most.
    pub fn spread(&self) -> f32 {
        let pairs = || (0..COUNT).flat_map(|l| self.before[l].iter().map(move |&b| (usize::from(b), l)));
        let (low, high) = pairs().fold((f32::MAX, f32::MIN), |(low, high), (b, l)| {
            let score = self.scores[b][l];
            (if score < low { score } else { low }, if score > high { score } else { high })
        });
        high - low
    }

    /// The best labels for these scores, one row per token; `spread` is what [`Transitions::spread`] gives.
    pub fn best(&self, rows: &[Row], spread: f32) -> Vec<u8> {
        let Some(first) = rows.first() else { return Vec::new() };
        let mut score = [NEVER; WIDTH];
        for l in (0..COUNT).filter(|&l| self.starts[l]) {
            score[l] = first[l];
        }
        let mut from = vec![[0u8; WIDTH]; rows.len()];
        let mut good: Vec<u8> = Vec::with_capacity(COUNT);
        for (row, from) in rows.iter().zip(&mut from).skip(1) {
            // After all labels that end a name, and after none, the same labels may follow: one that is worse
            // by more than the spread is before none of them.
            let most =
                (0..COUNT)
                    .filter(|&l| self.ends[l])
                    .fold(NEVER, |m, l| if score[l] > m { score[l] } else { m });
            good.clear();
            good.extend(
                (0..COUNT as u8)
                    .filter(|&l| self.ends[usize::from(l)] && score[usize::from(l)] >= most - spread),
            );
            let mut next = [NEVER; WIDTH];
            for l in 0..COUNT {
                let mut best = (NEVER * 2.0, 0);
                for &b in if self.starts[l] { &good } else { &self.before[l] } {
                    let sum = score[usize::from(b)] + self.scores[usize::from(b)][l];
                    if sum > best.0 {
                        best = (sum, b);
                    }
                }
                next[l] = best.0 + row[l];
                from[l] = best.1;
            }
            score = next;
        }
        let mut last = OUTSIDE;
        for l in (0..COUNT).filter(|&l| self.ends[l]) {
            if score[l] > score[usize::from(last)] {
                last = l as u8;
            }
        }
        let mut labels = vec![last; rows.len()];
        for i in (1..rows.len()).rev() {
            labels[i - 1] = from[i][usize::from(labels[i])];
        }
        labels
    }
}

/// Forward and backward sums over a stretch, scaled row by row to stay in range.
#[derive(Default)]
pub struct Sums {
    /// `exp` of the scores, each row divided by its largest.
    emission: Vec<Row>,
    forward: Vec<Row>,
    backward: Vec<Row>,
    scale: Vec<f32>,
    transition: Vec<Row>,
    /// The same by the label after.
    transposed: Vec<Row>,
    /// Natural logarithm of the sum over all ways, less the sum of the rows' largest scores.
    log_total: f32,
}

impl Sums {
    /// Prepares for these transitions.
    pub fn set_transitions(&mut self, transitions: &Transitions) {
        self.transition = vec![[0.0; WIDTH]; COUNT];
        self.transposed = vec![[0.0; WIDTH]; COUNT];
        for l in 0..COUNT {
            for &b in &transitions.before[l] {
                let factor = exp(transitions.scores[usize::from(b)][l]);
                self.transition[usize::from(b)][l] = factor;
                self.transposed[l][usize::from(b)] = factor;
            }
        }
    }

    /// Sums over the ways in which token `i` has a label in the set `allowed(i)` .
    /// False where no way is allowed.
    pub fn run(&mut self, transitions: &Transitions, rows: &[Row], allowed: impl Fn(usize) -> Set) -> bool {
        let n = rows.len();
        self.emission.clear();
        self.forward.clear();
        self.scale.clear();
        self.log_total = 0.0;
        for (i, row) in rows.iter().enumerate() {
            let mask = allowed(i);
            let largest = (0..COUNT).fold(NEVER, |m, l| if row[l] > m { row[l] } else { m });
            let mut emission = [0.0; WIDTH];
            for l in 0..COUNT {
                if mask >> l & 1 == 1 {
                    emission[l] = exp(row[l] - largest);
                }
            }
            self.emission.push(emission);
            let mut sums = [0.0; WIDTH];
            match self.forward.last() {
                None => (0..COUNT).filter(|&l| transitions.starts[l]).for_each(|l| sums[l] = emission[l]),
                Some(before) => {
                    for (weight, follow) in before.iter().zip(&self.transition) {
                        if *weight > NOTHING {
                            sums.iter_mut().zip(follow).for_each(|(sum, t)| *sum += weight * t);
                        }
                    }
                    sums.iter_mut().zip(&emission).for_each(|(s, e)| *s *= e);
                }
            }
            if i + 1 == n {
                (0..COUNT).filter(|&l| !transitions.ends[l]).for_each(|l| sums[l] = 0.0);
            }
            let total: f32 = sums[..COUNT].iter().sum();
            if total.is_nan() || total <= 0.0 {
                return false;
            }
            sums.iter_mut().for_each(|s| *s /= total);
            self.scale.push(total);
            self.log_total += ln(total);
            self.forward.push(sums);
        }
        self.backward.clear();
        self.backward.resize(n, [0.0; WIDTH]);
        if let Some(last) = self.backward.last_mut() {
            (0..COUNT).filter(|&l| transitions.ends[l]).for_each(|l| last[l] = 1.0);
        }
        for i in (1..n).rev() {
            let mut weighted = self.backward[i];
            weighted.iter_mut().zip(&self.emission[i]).for_each(|(w, e)| *w *= e / self.scale[i]);
            let largest = weighted.iter().fold(0.0f32, |m, &w| if w > m { w } else { m });
            let mut sums = [0.0; WIDTH];
            for (weight, follow) in weighted.iter().zip(&self.transposed) {
                if *weight > NOTHING * largest {
                    sums.iter_mut().zip(follow).for_each(|(sum, t)| *sum += weight * t);
                }
            }
            self.backward[i - 1] = sums;
        }
        true
    }

    /// How likely each label of token `i` is.
    pub fn marginal(&self, i: usize) -> Row {
        let mut row = self.forward[i];
        row.iter_mut().zip(&self.backward[i]).for_each(|(f, b)| *f *= b);
        row
    }

    /// Adds to `counts` how likely each pair of labels at tokens `i - 1` and `i` is.
    pub fn add_pairs(&self, i: usize, weight: f32, counts: &mut [Row]) {
        let mut right = self.emission[i];
        right.iter_mut().zip(&self.backward[i]).for_each(|(e, b)| *e *= b);
        for ((count, follow), before) in counts.iter_mut().zip(&self.transition).zip(&self.forward[i - 1]) {
            let left = before * weight / self.scale[i];
            if left.abs() > NOTHING {
                count.iter_mut().zip(follow).zip(&right).for_each(|((c, t), r)| *c += left * t * r);
            }
        }
    }

    /// How likely it is that tokens from `start` on have exactly these labels.
    pub fn likelihood(&self, start: usize, labels: &[u8]) -> f32 {
        let Some(&first) = labels.first() else { return 1.0 };
        let mut product = self.forward[start][usize::from(first)];
        for (k, pair) in labels.windows(2).enumerate() {
            let i = start + k + 1;
            let (b, l) = (usize::from(pair[0]), usize::from(pair[1]));
            product *= self.transition[b][l] * self.emission[i][l] / self.scale[i];
        }
        let last = start + labels.len() - 1;
        product * self.backward[last][usize::from(labels[labels.len() - 1])]
    }

    /// Natural logarithm of the total, comparable between calls with the same rows.
    pub fn log_total(&self) -> f32 {
        self.log_total
    }
}

/// `e` to the power of `x`, to about six digits; the same on every machine, which the standard
/// library does not promise.
pub fn exp(x: f32) -> f32 {
    let x = x.clamp(-87.0, 87.0) * std::f32::consts::LOG2_E;
    let whole = x.floor();
    let f = x - whole;
    // Taylor series of 2^f, f in [0, 1), good to the last bits.
    let power = 1.0
        + f * (std::f32::consts::LN_2
            + f * (0.240_226_5
                + f * (0.055_504_11 + f * (0.009_618_129 + f * (0.001_333_356 + f * 0.000_154_035_3)))));
    f32::from_bits(((whole as i32 + 127) as u32) << 23) * power
}

/// The natural logarithm of a positive number, to about six digits; the same on every machine.
pub fn ln(x: f32) -> f32 {
    let bits = x.to_bits();
    let exponent = (bits >> 23) as i32 - 127;
    let m = f32::from_bits((bits & 0x007f_ffff) | 0x3f80_0000);
    // Series of artanh around 1, of the mantissa brought near 1.
    let (m, exponent) = if m > std::f32::consts::SQRT_2 { (m * 0.5, exponent + 1) } else { (m, exponent) };
    let t = (m - 1.0) / (m + 1.0);
    let s = t * t;
    2.0 * t * (1.0 + s * (1.0 / 3.0 + s * (0.2 + s * (1.0 / 7.0 + s / 9.0))))
        + exponent as f32 * std::f32::consts::LN_2
}

#[cfg(test)]
mod tests {
    use super::super::labels::ANY;
    use super::*;

    #[test]
    fn exp_and_ln_agree_with_the_standard_library() {
        for k in -800..800 {
            let x = k as f32 / 10.0;
            assert!((exp(x) / x.exp() - 1.0).abs() < 1e-4, "{x}");
            assert!((ln(exp(x)) - x).abs() < 1e-3, "{x}");
        }
    }

    #[test]
    fn sums_agree_with_trying_every_way() {
        let mut transitions = Transitions::default();
        for (b, row) in transitions.scores.iter_mut().enumerate() {
            (0..COUNT).for_each(|l| row[l] = ((b * 7 + l * 3) % 5) as f32 * 0.3 - 0.5);
        }
        let rows: Vec<Row> =
            (0..3).map(|i| std::array::from_fn(|l| ((i * 5 + l * 11) % 7) as f32 * 0.4 - 1.0)).collect();
        let (mut total, mut best, mut unit_first) = (0.0f64, (f64::MIN, Vec::new()), 0.0);
        for code in 0..COUNT.pow(3) {
            let way = [code / (COUNT * COUNT), code / COUNT % COUNT, code % COUNT].map(|l| l as u8);
            let follow = [(0, way[0]), (way[0], way[1]), (way[1], way[2]), (way[2], 0)];
            if !follow.iter().all(|&(b, l)| labels::may_follow(b, l)) {
                continue;
            }
            let mut score: f64 = (0..3).map(|i| f64::from(rows[i][usize::from(way[i])])).sum();
            score += (1..3)
                .map(|i| f64::from(transitions.scores[usize::from(way[i - 1])][usize::from(way[i])]))
                .sum::<f64>();
            total += score.exp();
            if way[0] == 4 {
                unit_first += score.exp();
            }
            if score > best.0 {
                best = (score, way.to_vec());
            }
        }
        assert_eq!(transitions.best(&rows, transitions.spread()), best.1);
        let mut sums = Sums::default();
        sums.set_transitions(&transitions);
        assert!(sums.run(&transitions, &rows, |_| ANY));
        assert!((f64::from(sums.marginal(0)[4]) - unit_first / total).abs() < 1e-4);
        assert!((f64::from(sums.likelihood(0, &best.1)) - best.0.exp() / total).abs() < 1e-4);
        assert!(!sums.run(&transitions, &rows, |_| 1 << 3));
    }
}
