//! Learns the weights: conditional log-likelihood, AdaGrad, feature dropout, partial labels.

use rubricator::entities::chain::{Row, Sums, Transitions};
use rubricator::entities::labels::{self, Set, ANY, COUNT, WIDTH};
use rubricator::entities::tagger::Tagger;

use crate::dataset::Dataset;

const NONE: u32 = u32::MAX;
const KEYS: usize = 1 << 24;

/// How to learn.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Times through the data.
    pub epochs: usize,
    /// Share of features left out of every sentence, 0 to 1.
    pub dropout: f32,
    /// Features seen less often are not learned.
    pub least: u32,
    /// Step size.
    pub rate: f32,
    /// Seed of the order and the dropout.
    pub seed: u64,
}

/// Which zones to learn from: index, with second features or not, weight.
pub type Lesson = (usize, bool, f32);

/// Weights in full precision.
pub struct Model {
    /// Keys in ascending order.
    pub keys: Vec<u32>,
    /// Their weights.
    pub rows: Vec<Row>,
    /// The weights of pairs of labels.
    pub transitions: Transitions,
}

/// A small generator of random numbers (xorshift64*): seeded, the same everywhere.
pub struct Random(pub u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    fn shuffle<T>(&mut self, list: &mut [T]) {
        for i in (1..list.len()).rev() {
            list.swap(i, (((self.next() >> 32) * (i as u64 + 1)) >> 32) as usize);
        }
    }
}

/// A weight and the sum of the squares of its gradients.
#[derive(Clone, Copy)]
struct Cell {
    weights: Row,
    squares: Row,
}

/// What AdaGrad's sums start from.
const FIRST_SQUARE: f32 = 0.1;

/// Learns from `lessons`. With `support`, only those (key, label) pairs get a weight; the support's
/// keys ascend.
pub fn learn(set: &Dataset, lessons: &[Lesson], plan: &Plan, support: Option<&[(u32, Set)]>) -> Model {
    let (keys, masks) = match support {
        Some(support) => support.iter().copied().unzip(),
        None => {
            let keys = frequent(set, lessons, plan.least);
            let masks = vec![ANY; keys.len()];
            (keys, masks)
        }
    };
    let mut index = vec![NONE; KEYS];
    keys.iter().enumerate().for_each(|(row, &key)| index[key as usize] = row as u32);
    let to_rows = |keys: &[u32]| -> Vec<u32> { keys.iter().map(|&key| index[key as usize]).collect() };
    let (first, second) = (to_rows(&set.keys), to_rows(&set.second_keys));
    drop(index);
    let masks: Vec<Row> = masks
        .iter()
        .map(|&m: &Set| std::array::from_fn(|l| f32::from(u8::from(l < COUNT && m >> l & 1 == 1))))
        .collect();
    let mut learner = Learner {
        set,
        first,
        second,
        masked: support.is_some().then_some(masks),
        cells: vec![Cell { weights: [0.0; WIDTH], squares: [FIRST_SQUARE; WIDTH] }; keys.len()],
        transitions: Transitions::default(),
        transition_squares: [[FIRST_SQUARE; WIDTH]; COUNT],
        random: Random(plan.seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1),
        plan,
        sums: Sums::default(),
        right_sums: Sums::default(),
        active: Vec::new(),
        active_ends: Vec::new(),
        rows: Vec::new(),
    };
    let mut order = lessons.to_vec();
    for _ in 0..plan.epochs {
        learner.random.shuffle(&mut order);
        for lesson in &order {
            learner.step(lesson);
        }
    }
    let rows = learner.cells.iter().map(|c| c.weights.map(|w| w * (1.0 - plan.dropout))).collect();
    Model { keys, rows, transitions: learner.transitions }
}

/// The keys that are seen often enough, in ascending order.
fn frequent(set: &Dataset, lessons: &[Lesson], least: u32) -> Vec<u32> {
    let mut counts = vec![0u32; KEYS];
    for &(zone, with_second, _) in lessons {
        for i in set.zones[zone].tokens.clone() {
            for &key in keys_of(&set.keys, &set.ends, i) {
                counts[key as usize] += 1;
            }
            if with_second {
                for &key in keys_of(&set.second_keys, &set.second_ends, i) {
                    counts[key as usize] += 1;
                }
            }
        }
    }
    (0..KEYS as u32).filter(|&key| counts[key as usize] >= least).collect()
}

fn keys_of<'k>(keys: &'k [u32], ends: &[usize], i: usize) -> &'k [u32] {
    &keys[if i == 0 { 0 } else { ends[i - 1] }..ends[i]]
}

struct Learner<'s> {
    set: &'s Dataset,
    /// The data set's keys as rows.
    first: Vec<u32>,
    second: Vec<u32>,
    masked: Option<Vec<Row>>,
    cells: Vec<Cell>,
    transitions: Transitions,
    transition_squares: [Row; COUNT],
    random: Random,
    plan: &'s Plan,
    sums: Sums,
    right_sums: Sums,
    /// Rows of the lesson's features after dropout, and where each token's end.
    active: Vec<u32>,
    active_ends: Vec<usize>,
    rows: Vec<Row>,
}

impl Learner<'_> {
    fn step(&mut self, &(zone, with_second, weight): &Lesson) {
        let set = self.set;
        let tokens = set.zones[zone].tokens.clone();
        self.choose_features(tokens.clone(), with_second);
        self.rows.clear();
        let mut at = 0;
        for &end in &self.active_ends {
            let mut row = [0.0; WIDTH];
            for &r in &self.active[at..end] {
                row.iter_mut().zip(&self.cells[r as usize].weights).for_each(|(sum, w)| *sum += w);
            }
            at = end;
            self.rows.push(row);
        }
        self.sums.set_transitions(&self.transitions);
        if !self.sums.run(&self.transitions, &self.rows, |_| ANY) {
            return;
        }
        let right = &set.right[tokens.clone()];
        let is_certain = right.iter().all(|r| r.is_power_of_two());
        if !is_certain {
            self.right_sums.set_transitions(&self.transitions);
            if !self.right_sums.run(&self.transitions, &self.rows, |i| right[i]) {
                return;
            }
        }
        let mut at = 0;
        for i in 0..tokens.len() {
            let model = self.sums.marginal(i);
            let mut gradient: Row = if is_certain { [0.0; WIDTH] } else { self.right_sums.marginal(i) };
            if is_certain {
                gradient[right[i].trailing_zeros() as usize] = 1.0;
            }
            gradient.iter_mut().zip(&model).for_each(|(g, m)| *g = (*g - m) * weight);
            let largest = gradient.iter().fold(0.0f32, |m, g| m.max(g.abs()));
            let end = self.active_ends[i];
            if largest > 1e-3 {
                for k in at..end {
                    let r = self.active[k] as usize;
                    let mut g = gradient;
                    if let Some(masks) = &self.masked {
                        g.iter_mut().zip(&masks[r]).for_each(|(g, m)| *g *= m);
                    }
                    climb(&mut self.cells[r], &g, self.plan.rate);
                }
            }
            at = end;
        }
        self.step_transitions(tokens.len(), is_certain, right, weight);
    }

    fn step_transitions(&mut self, n: usize, is_certain: bool, right: &[Set], weight: f32) {
        if n < 2 {
            return;
        }
        let mut gradient = [[0.0f32; WIDTH]; COUNT];
        for i in 1..n {
            self.sums.add_pairs(i, -weight, &mut gradient);
            if is_certain {
                gradient[right[i - 1].trailing_zeros() as usize][right[i].trailing_zeros() as usize] +=
                    weight;
            } else {
                self.right_sums.add_pairs(i, weight, &mut gradient);
            }
        }
        let rows = self.transitions.scores.iter_mut().zip(&mut self.transition_squares);
        for ((weights, squares), gradient) in rows.zip(&gradient) {
            let mut cell = Cell { weights: *weights, squares: *squares };
            climb(&mut cell, gradient, self.plan.rate);
            (*weights, *squares) = (cell.weights, cell.squares);
        }
    }

    fn choose_features(&mut self, tokens: std::ops::Range<usize>, with_second: bool) {
        self.active.clear();
        self.active_ends.clear();
        let threshold = (self.plan.dropout * 65_536.0) as u64;
        let (mut bits, mut left) = (0u64, 0);
        for i in tokens {
            let second: &[u32] =
                if with_second { keys_of(&self.second, &self.set.second_ends, i) } else { &[] };
            for &row in keys_of(&self.first, &self.set.ends, i).iter().chain(second) {
                if row == NONE {
                    continue;
                }
                if threshold > 0 {
                    if left == 0 {
                        (bits, left) = (self.random.next(), 4);
                    }
                    left -= 1;
                    let draw = bits & 0xffff;
                    bits >>= 16;
                    if draw < threshold {
                        continue;
                    }
                }
                self.active.push(row);
            }
            self.active_ends.push(self.active.len());
        }
    }
}

#[inline]
fn climb(cell: &mut Cell, gradient: &Row, rate: f32) {
    for ((weight, square), g) in cell.weights.iter_mut().zip(&mut cell.squares).zip(gradient) {
        *square += g * g;
        *weight += rate * g / square.sqrt();
    }
}

/// The first label of the kinds that are rarer than persons, organisations and places, and how much the size
/// of their weights counts.
const RARER: usize = labels::label(3, labels::Part::Begin) as usize;
const RARER_COUNTS: f32 = 0.8;

/// Steps up to the largest weight: finer ones cost bytes and gain nothing that can be measured.
const STEPS: f32 = 56.0;

impl Model {
    /// The mean of models with the same keys.
    pub fn mean(mut models: impl Iterator<Item = Model>) -> Model {
        let mut mean = models.next().unwrap_or(Model {
            keys: Vec::new(),
            rows: Vec::new(),
            transitions: Transitions::default(),
        });
        let mut count = 1.0;
        let all = |mean: &mut Model, other: &Model, weigh: &dyn Fn(f32, f32) -> f32| {
            let pairs = mean.rows.iter_mut().zip(&other.rows);
            let pairs = pairs.chain(mean.transitions.scores.iter_mut().zip(&other.transitions.scores));
            pairs.for_each(|(m, o)| m.iter_mut().zip(o).for_each(|(m, o)| *m = weigh(*m, *o)));
        };
        for model in models {
            count += 1.0;
            all(&mut mean, &model, &|m, o| m + (o - m) / count);
        }
        mean
    }

    /// The `most` weights that matter most, as (key, labels): those of largest size, where the size of a weight
    /// of a rarer kind counts less.
    pub fn largest(&self, most: usize) -> Vec<(u32, Set)> {
        let size = |row: &Row, l: usize| row[l].abs() * if l < RARER { 1.0 } else { RARER_COUNTS };
        let mut sizes: Vec<f32> =
            self.rows.iter().flat_map(|r| (0..COUNT).map(move |l| size(r, l))).collect();
        let floor = if sizes.len() > most {
            let at = sizes.len() - most;
            *sizes.select_nth_unstable_by(at, f32::total_cmp).1
        } else {
            0.0
        };
        let labels =
            |row: &Row| (0..COUNT).fold(0, |m, l| m | Set::from(size(row, l) >= floor && row[l] != 0.0) << l);
        self.keys
            .iter()
            .zip(&self.rows)
            .map(|(&key, row)| (key, labels(row)))
            .filter(|&(_, m)| m != 0)
            .collect()
    }

    /// The weights in whole steps, rows of zeros left out, and the step. The steps are so wide that
    /// the largest weight takes [`STEPS`] of them.
    pub fn quantised(&self) -> (Vec<(u32, [i8; WIDTH])>, f32) {
        let largest = self.rows.iter().flatten().fold(1e-6f32, |m, w| m.max(w.abs()));
        let step = largest / STEPS;
        let rows =
            self.keys.iter().zip(&self.rows).map(|(&key, row)| (key, row.map(|w| (w / step).round() as i8)));
        (rows.filter(|(_, row)| row.iter().any(|&w| w != 0)).collect(), step)
    }

    /// The tagger with these weights.
    pub fn tagger(&self) -> Tagger {
        let (rows, step) = self.quantised();
        let (keys, rows): (Vec<_>, Vec<_>) = rows.into_iter().unzip();
        Tagger::new(&keys, rows, self.transitions.clone(), step)
    }
}
