//! Learns sparse weights: FTRL-proximal (McMahan and others, 2013), which keeps weights at zero until the
//! evidence for them is strong.

use rubricator::quotes::statements::chain::{Row, Sums, Transitions};
use rubricator::quotes::statements::LABELS;

/// Rows of features seen less often than this are not learned.
const LEAST: u32 = 3;

/// Feature keys of many words, and where each word's end.
#[derive(Default, Clone)]
pub struct Features {
    pub keys: Vec<u32>,
    pub ends: Vec<usize>,
}

impl Features {
    pub fn push(&mut self, keys: &[u32]) {
        self.keys.extend(keys);
        self.ends.push(self.keys.len());
    }

    fn of(&self, word: usize) -> &[u32] {
        &self.keys[if word == 0 { 0 } else { self.ends[word - 1] }..self.ends[word]]
    }

    /// Turns keys into rows, rare ones left out; returns the key of each row, ascending.
    fn number(&mut self) -> Vec<u32> {
        let mut counts = vec![0u32; 1 << 24];
        self.keys.iter().for_each(|&key| counts[key as usize] += 1);
        let common: Vec<u32> = (0..1 << 24).filter(|&key| counts[key as usize] >= LEAST).collect();
        counts.fill(u32::MAX);
        common.iter().enumerate().for_each(|(row, &key)| counts[key as usize] = row as u32);
        let (mut kept, mut from) = (0, 0);
        for end in &mut self.ends {
            for at in from..*end {
                let row = counts[self.keys[at] as usize];
                if row != u32::MAX {
                    self.keys[kept] = row;
                    kept += 1;
                }
            }
            from = std::mem::replace(end, kept);
        }
        self.keys.truncate(kept);
        common
    }
}

/// How to learn: first which weights are worth having, then these alone without what kept them small.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Times through the data, for each of the two.
    pub epochs: [usize; 2],
    pub rate: f32,
    /// How strong the evidence for a weight must be.
    pub sparse: f32,
}

#[derive(Clone, Copy)]
struct Cell<const N: usize> {
    z: [f32; N],
    n: [f32; N],
    weight: [f32; N],
    /// 0 for a weight that was found not worth having.
    open: [f32; N],
}

impl<const N: usize> Cell<N> {
    const NEW: Self = Self { z: [0.0; N], n: [0.0; N], weight: [0.0; N], open: [1.0; N] };

    #[inline]
    fn learn(&mut self, gradient: &[f32; N], rate: f32, sparse: f32) {
        for (l, g) in gradient.iter().enumerate() {
            let g = g * self.open[l];
            let n = self.n[l] + g * g;
            let root = n.sqrt();
            let sigma = (root - self.n[l].sqrt()) / rate;
            self.z[l] += g - sigma * self.weight[l];
            self.n[l] = n;
            let z = self.z[l];
            self.weight[l] = if z.abs() <= sparse {
                0.0
            } else {
                (sparse.copysign(z) - z) / ((1.0 + root) / rate + RIDGE)
            };
        }
    }

    /// Starts again with the weights that are worth having.
    fn again(&mut self) {
        let open = self.weight.map(|w| f32::from(u8::from(w != 0.0)));
        *self = Self { open, ..Self::NEW };
    }

    fn is_closed(&self) -> bool {
        self.open.iter().all(|&o| o == 0.0)
    }
}

const RIDGE: f32 = 0.05;

/// Weights by key, and those of pairs of labels.
pub struct Learned<const N: usize> {
    pub rows: Vec<(u32, [f32; N])>,
    pub transitions: Transitions,
}

impl<const N: usize> Learned<N> {
    fn new(keys: Vec<u32>, cells: &[Cell<N>]) -> Self {
        let rows = keys.into_iter().zip(cells).map(|(key, cell)| (key, cell.weight));
        Self {
            rows: rows.filter(|(_, row)| row.iter().any(|&w| w != 0.0)).collect(),
            transitions: Transitions::default(),
        }
    }

    /// The weights in whole steps, the largest taking `steps` of them, and the step.
    pub fn quantised(&self, steps: f32) -> (Vec<(u32, [i8; N])>, f32) {
        let largest = self.rows.iter().flat_map(|(_, row)| row).fold(1e-6f32, |m, w| m.max(w.abs()));
        let step = largest / steps;
        let rows = self.rows.iter().map(|&(key, row)| (key, row.map(|w| (w / step).round() as i8)));
        (rows.filter(|(_, row)| row.iter().any(|&w| w != 0)).collect(), step)
    }
}

/// The rows of features and their cells, through both parts of a plan.
struct Course<const N: usize> {
    features: Features,
    keys: Vec<u32>,
    cells: Vec<Cell<N>>,
}

impl<const N: usize> Course<N> {
    fn new(mut features: Features) -> Self {
        let keys = features.number();
        let cells = vec![Cell::NEW; keys.len()];
        Self { features, keys, cells }
    }

    /// Forgets the features that are not worth having.
    fn narrow(&mut self) {
        self.cells.iter_mut().for_each(Cell::again);
        let Features { keys, ends } = &mut self.features;
        let (mut kept, mut from) = (0, 0);
        for end in ends.iter_mut() {
            for at in from..*end {
                if !self.cells[keys[at] as usize].is_closed() {
                    keys[kept] = keys[at];
                    kept += 1;
                }
            }
            from = std::mem::replace(end, kept);
        }
        keys.truncate(kept);
    }

    fn score(&self, word: usize) -> [f32; N] {
        let mut sum = [0.0; N];
        for &row in self.features.of(word) {
            sum.iter_mut().zip(&self.cells[row as usize].weight).for_each(|(s, w)| *s += w);
        }
        sum
    }

    fn learn(&mut self, word: usize, gradient: &[f32; N], rate: f32, sparse: f32) {
        if gradient.iter().any(|g| g.abs() > 1e-3) {
            for &row in self.features.of(word) {
                self.cells[row as usize].learn(gradient, rate, sparse);
            }
        }
    }
}

/// A seeded order, the same everywhere.
fn shuffled(count: usize, seed: u64) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    for i in (1..count).rev() {
        state ^= state >> 12;
        state ^= state << 25;
        state ^= state >> 27;
        let draw = state.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 32;
        order.swap(i, ((draw * (i as u64 + 1)) >> 32) as usize);
    }
    order
}

/// Learns to answer yes or no for each word of `features`.
pub fn yes_or_no(features: Features, answers: &[bool], plan: &Plan) -> Learned<1> {
    let mut course = Course::<1>::new(features);
    for (part, sparse) in [(0, plan.sparse), (1, 0.0)] {
        for epoch in 0..plan.epochs[part] {
            for i in shuffled(answers.len(), epoch as u64 + 1) {
                let [score] = course.score(i);
                let gradient = 1.0 / (1.0 + (-score).exp()) - f32::from(u8::from(answers[i]));
                course.learn(i, &[gradient], plan.rate, sparse);
            }
        }
        if part == 0 && plan.epochs[1] > 0 {
            course.narrow();
        }
    }
    Learned::new(course.keys, &course.cells)
}

/// Learns to label words; each range of `features` is a sentence.
pub fn labels(
    features: Features,
    sentences: &[std::ops::Range<usize>],
    labels: &[u8],
    plan: &Plan,
) -> Learned<LABELS> {
    let mut course = Course::<LABELS>::new(features);
    let mut pairs = [Cell::<LABELS>::NEW; LABELS];
    let mut sums = Sums::default();
    let mut rows: Vec<Row> = Vec::new();
    for (part, sparse) in [(0, plan.sparse), (1, 0.0)] {
        for epoch in 0..plan.epochs[part] {
            for at in shuffled(sentences.len(), epoch as u64 + 1) {
                let sentence = sentences[at].clone();
                rows.clear();
                rows.extend(sentence.clone().map(|i| course.score(i)));
                let transitions: Transitions = std::array::from_fn(|b| pairs[b].weight);
                sums.run(&rows, &transitions);
                let mut gradient = Transitions::default();
                for (k, i) in sentence.clone().enumerate() {
                    let right = usize::from(labels[i]);
                    let mut own = sums.marginal(k);
                    own[right] -= 1.0;
                    course.learn(i, &own, plan.rate, sparse);
                    if k > 0 {
                        sums.add_pairs(k, &mut gradient);
                        gradient[usize::from(labels[i - 1])][right] -= 1.0;
                    }
                }
                pairs.iter_mut().zip(&gradient).for_each(|(pair, g)| pair.learn(g, plan.rate, 0.0));
            }
        }
        if part == 0 && plan.epochs[1] > 0 {
            course.narrow();
        }
    }
    let mut learned = Learned::new(course.keys, &course.cells);
    learned.transitions = pairs.map(|pair| pair.weight);
    learned
}

/// Logistic regression over few features, with a small penalty on large weights.
pub fn logistic<const F: usize>(examples: &[([f32; F], bool)]) -> [f32; F] {
    let mut cells = [Cell::<1>::NEW; F];
    for epoch in 0..20 {
        for i in shuffled(examples.len(), epoch as u64 + 1) {
            let (features, answer) = &examples[i];
            let score: f32 = features.iter().zip(&cells).map(|(f, cell)| f * cell.weight[0]).sum();
            let gradient = 1.0 / (1.0 + (-score).exp()) - f32::from(u8::from(*answer));
            for (feature, cell) in features.iter().zip(&mut cells).filter(|(&f, _)| f != 0.0) {
                cell.learn(&[gradient * feature], 0.05, 0.0);
            }
        }
    }
    cells.map(|cell| cell.weight[0])
}
