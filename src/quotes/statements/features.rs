//! The features of the three models; training and use call the same code, so they can't drift apart.

use std::ops::Range;

use super::sentence::{Role, Sentence};
use super::tags::tag;
use super::Candidate;
use crate::entities::chain::ln;
use crate::entities::features::Keys;

/// Changes with every change of meaning of a feature; weights fit one version only.
pub const VERSION: u16 = 1;

/// How far ahead of a word the next verb or conjunction is looked for, in tokens.
const AHEAD: usize = 12;

/// Several small numbers as one.
fn mix(parts: &[u32]) -> u32 {
    parts.iter().fold(17, |sum, &part| (sum ^ part).wrapping_mul(0x9e37_79b1).rotate_left(15))
}

fn two(a: u8, b: u8) -> u32 {
    u32::from(a) << 8 | u32::from(b)
}

/// True for words that can be the head of a cue at all; only of these features are made.
pub fn may_be_cue(sentence: &Sentence, i: usize) -> bool {
    let word = &sentence.words[i];
    match word.tag {
        tag::BASE | tag::THIRD | tag::PAST | tag::PARTICIPLE | tag::ING => true,
        tag::NOUN | tag::NAME | tag::ADJECTIVE | tag::ADVERB | tag::AUXILIARY => word.fine != 0,
        _ => word.role == Role::According,
    }
}

/// The features of word `i` by itself, by which most words are seen to be no head of a cue.
pub fn cue_word(sentence: &Sentence, i: usize, keys: &mut Keys) {
    let w = &sentence.words[i];
    let t = u32::from(w.tag);
    let listed = u32::from(w.listed);
    keys.list.clear();
    keys.add(1, 0);
    keys.add(2, w.stem);
    keys.add(3, t);
    keys.pair(4, w.stem, t);
    keys.add(5, w.coarse);
    keys.add(6, w.middle);
    keys.pair(7, w.middle, t);
    keys.add(8, w.fine);
    keys.pair(9, w.suffix, t);
    keys.add(43, listed);
    keys.pair(44, listed, t);
}

/// Adds the features of what stands around word `i`, by which it is, or is not, the head of a cue.
pub fn cue_surroundings(sentence: &Sentence, i: usize, keys: &mut Keys) {
    let s = sentence;
    let w = &s.words[i];
    let before = i.wrapping_sub(1);
    let t = u32::from(w.tag);
    let (t1, t2) = (s.tag(i + 1), s.tag(i + 2));
    let (b1, b2) = (s.tag(before), s.tag(i.wrapping_sub(2)));
    let marks = u32::from(w.in_marks);
    keys.add(10, s.low(before));
    keys.add(11, s.low(i + 1));
    keys.add(12, s.low(i.wrapping_sub(2)));
    keys.add(13, s.low(i + 2));
    keys.pair(14, t, u32::from(b1));
    keys.pair(15, t, u32::from(t1));
    keys.pair(16, t, two(t1, t2));
    keys.pair(17, t, two(b1, b2));
    keys.pair(18, w.stem, s.low(i + 1));
    keys.pair(19, w.stem, u32::from(t1));
    keys.pair(20, w.middle, two(w.tag, t1));
    keys.pair(21, w.middle, s.low(i + 1));
    keys.pair(22, w.stem, s.low(before));
    keys.add(23, marks);
    keys.pair(24, marks, t);
    let head = |range: &Option<Range<usize>>| {
        range.as_ref().map_or(0, |r| mix(&[s.words[r.end - 1].coarse, u32::from(s.words[r.end - 1].tag)]))
    };
    let (left, right) = (s.left(i), s.right(i));
    let (subject, object) = (head(&left), head(&right));
    keys.pair(30, subject, t);
    keys.pair(31, subject, w.stem);
    keys.pair(32, subject, w.middle);
    keys.pair(33, object, w.middle);
    keys.add(34, left.as_ref().map_or(0, |r| s.words[r.end - 1].low));
    keys.add(35, u32::from(i > 12));
    let ahead = (i + 1..s.len().min(i + AHEAD)).map(|j| s.words[j].tag).find(|t| {
        matches!(
            t,
            &tag::AUXILIARY
                | &tag::THIRD
                | &tag::PAST
                | &tag::BASE
                | &tag::SUBORDINATOR
                | &tag::MARK
                | &tag::TO
        )
    });
    let ahead = u32::from(ahead.unwrap_or(0));
    keys.pair(36, ahead, t);
    keys.pair(37, ahead, w.stem);
    keys.pair(38, ahead, w.middle);
    keys.pair(39, u32::from(s.words[..i].iter().rev().take(40).any(|w| w.finite())), t);
    keys.pair(40, mix(&[s.low(before), s.low(i + 1)]), t);
    let end = u32::from(i + 4 >= s.len());
    keys.pair(41, end, t);
    keys.pair(42, end, w.stem);
    let listed = u32::from(w.listed);
    keys.pair(45, listed, two(w.tag, t1));
    keys.pair(46, listed, ahead);
    keys.pair(47, listed, subject);
    keys.pair(48, listed, s.low(i + 1));
    keys.pair(49, listed, s.low(before));
}

/// What the features of a statement's extent ask about its cue.
pub struct Span<'s> {
    sentence: &'s Sentence,
    cue: usize,
    /// Per word: commas, finite verbs and words that open a clause between it and the cue, up to 3 of each.
    between: Vec<[u8; 3]>,
    left: Option<Range<usize>>,
    right: Option<Range<usize>>,
    passive: u32,
    /// A comma or a closing mark before the cue, and whether the sentence is nearly over.
    place: u32,
    next: u32,
    next_tags: u32,
}

impl<'s> Span<'s> {
    /// Looks at the statement whose cue's head is word `cue`.
    pub fn new(sentence: &'s Sentence, cue: usize) -> Self {
        let s = sentence;
        let mut between = vec![[0u8; 3]; s.len()];
        let mut count = |order: &mut dyn Iterator<Item = usize>| {
            let mut sums = [0u8; 3];
            for i in order {
                between[i] = sums;
                let word = &s.words[i];
                for (sum, met) in
                    sums.iter_mut().zip([word.role == Role::Comma, word.finite(), word.role == Role::Clause])
                {
                    *sum = (*sum + u8::from(met)).min(3);
                }
            }
        };
        count(&mut (cue + 1..s.len()));
        count(&mut (0..cue).rev());
        let passive = s.words[cue].tag == tag::PARTICIPLE
            && s.words[cue.saturating_sub(3)..cue].iter().any(|w| w.role == Role::Be);
        let before = cue.checked_sub(1).map(|i| &s.words[i]);
        let comma = before.is_some_and(|w| w.role == Role::Comma || w.in_marks);
        Self {
            sentence,
            cue,
            between,
            left: s.left(cue),
            right: s.right(cue),
            passive: u32::from(passive),
            place: u32::from(comma) << 1 | u32::from(cue + 6 >= s.len()),
            next: s.low(cue + 1),
            next_tags: two(s.tag(cue + 1), s.tag(cue + 2)),
        }
    }

    /// The features by which word `i` belongs to the cue, its source, its content or none of them.
    pub fn features(&self, i: usize, keys: &mut Keys) {
        let s = self.sentence;
        let cue = &s.words[self.cue];
        keys.list.clear();
        if i == self.cue {
            keys.add(100, 0);
            keys.add(101, cue.stem);
            return;
        }
        let w = &s.words[i];
        let side = u32::from(i > self.cue);
        let reach = side << 4 | distance(i.abs_diff(self.cue));
        let t = u32::from(w.tag);
        let st = side << 8 | t;
        let ct = u32::from(cue.tag);
        let (before, after) = (i.wrapping_sub(1), i + 1);
        let [commas, finite, clauses] = self.between[i].map(u32::from);
        keys.add(110, reach);
        keys.pair(111, reach, t);
        keys.pair(112, st, u32::from(s.tag(before)));
        keys.pair(113, st, u32::from(s.tag(after)));
        keys.pair(114, st, two(s.tag(before), s.tag(after)));
        keys.pair(115, side, w.low);
        keys.pair(116, side, s.low(before));
        keys.pair(117, side, s.low(after));
        keys.pair(118, side, mix(&[s.low(before), w.low]));
        keys.pair(119, side, w.coarse);
        keys.pair(120, st, commas);
        keys.pair(121, st, finite);
        keys.pair(122, st, clauses);
        keys.pair(123, side, commas << 2 | finite);
        keys.pair(124, st, commas << 4 | finite << 2 | clauses);
        keys.pair(125, side, cue.stem);
        keys.pair(126, reach, cue.stem);
        keys.pair(127, st, cue.middle);
        keys.pair(128, reach, cue.middle);
        keys.pair(129, mix(&[st, ct]), reach);
        keys.pair(130, side, self.next);
        keys.pair(131, reach, self.next_tags);
        keys.pair(132, side, mix(&[cue.stem, self.next]));
        keys.pair(133, reach & 15 | side << 4, mix(&[cue.stem, self.next_tags]));
        keys.pair(134, st, self.passive);
        keys.pair(135, st, self.place);
        keys.pair(136, side << 8 | commas, self.place);
        keys.pair(137, st, u32::from(self.left.is_some()) << 1 | self.place & 1);
        let marks = u32::from(w.in_marks) << 1 | side;
        keys.add(138, marks);
        keys.pair(139, marks, s.low(before));
        let listed = u32::from(cue.listed);
        keys.pair(142, listed, st);
        keys.pair(143, listed, reach);
        keys.pair(144, side << 4 | listed, self.next_tags);
        let edge = u32::from(i == 0) << 1 | u32::from(i + 1 == s.len());
        keys.pair(140, edge, t);
        if i + 2 >= s.len() {
            keys.pair(141, side, w.low);
        }
        if let Some(left) = &self.left {
            let inside = u32::from(left.contains(&i));
            keys.pair(150, inside, t);
            keys.add(151, inside << 2 | u32::from(i == left.start) << 1 | u32::from(i + 1 == left.end));
            keys.pair(152, inside, ct);
            keys.pair(153, inside, cue.middle);
            keys.pair(154, inside, self.passive);
            if i + 1 == left.start {
                keys.pair(155, t, w.low);
            }
            if inside == 1 {
                keys.pair(156, u32::from(s.words[left.end - 1].tag), s.words[left.end - 1].coarse);
                keys.add(157, cue.stem);
                keys.add(158, self.place);
            }
        }
        if let Some(right) = &self.right {
            let inside = u32::from(right.contains(&i));
            keys.pair(160, inside, t);
            keys.pair(161, inside, ct);
            keys.pair(162, inside, cue.middle);
            keys.pair(163, inside, cue.stem);
            keys.add(164, inside << 2 | self.place);
            keys.add(165, u32::from(i == right.end));
            if inside == 1 {
                keys.pair(166, u32::from(s.words[right.end - 1].tag), s.words[right.end - 1].coarse);
                keys.pair(167, u32::from(s.tag(right.end)), u32::from(self.left.is_some()));
                keys.pair(168, cue.stem, u32::from(s.tag(right.end)));
            }
        }
    }
}

fn distance(tokens: usize) -> u32 {
    match tokens {
        0..=4 => tokens as u32,
        5..=6 => 5,
        7..=10 => 6,
        11..=18 => 7,
        _ => 8,
    }
}

/// How many features the confidence of a statement has.
pub const CONFIDENCE: usize = 92;

/// The features by which a candidate is held to be right.
pub fn confidence(sentence: &Sentence, candidate: &Candidate) -> [f32; CONFIDENCE] {
    let s = sentence;
    let c = candidate;
    let mut features = [0.0; CONFIDENCE];
    let odds = |p: f32| {
        let p = p.clamp(1e-4, 1.0 - 1e-4);
        (ln(p) - ln(1.0 - p)).clamp(-6.0, 6.0) / 3.0
    };
    features[0] = 1.0;
    features[1] = odds(c.cue_likelihood);
    features[2] = ln(c.likelihood.max(1e-5)) / 3.0;
    features[3] = odds(c.edge);
    features[4] = odds(c.before);
    features[5] = odds(c.after);
    features[6] = odds(c.source_likelihood);
    let content = c.content();
    let length = match content.len() {
        0..=2 => 0,
        3..=4 => 1,
        5..=7 => 2,
        8..=14 => 3,
        _ => 4,
    };
    features[7 + length] = 1.0;
    let side = if content.end <= c.cue { 0 } else { 1 + usize::from(content.start > c.cue) };
    features[12 + side] = 1.0;
    features[15 + c.source.as_ref().map_or(0, |r| 1 + number(s.tag(r.end - 1)))] = 1.0;
    features[35 + number(s.tag(c.cue))] = 1.0;
    features[54 + number(s.tag(content.start))] = 1.0;
    features[73 + usize::from(s.words[content.clone()].iter().any(|w| w.finite()))] = 1.0;
    features[75 + if content.start > c.cue { (content.start - c.cue - 1).min(4) } else { 5 }] = 1.0;
    features[81] = f32::from(u8::from(c.pieces.len() > 1));
    features[82] = f32::from(u8::from(content.start == 0));
    features[83] = f32::from(u8::from(content.end + 1 >= s.len()));
    features[84] = f32::from(u8::from(s.words[c.cue].fine == 0));
    let near =
        c.source.as_ref().map_or(9, |r| if r.end <= c.cue { c.cue - r.end } else { r.start - c.cue - 1 });
    features[85 + near.min(4)] = 1.0;
    features
}

/// The place of a tag among all tags.
fn number(t: u8) -> usize {
    b"NPRJADICS#TXbzdng.O".iter().position(|&x| x == t).unwrap_or(18)
}
