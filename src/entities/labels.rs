//! The tagger's labels: outside, or beginning, inside, last, unit of a name of one of the seven kinds.

use super::EntityKind;

/// How many labels there are.
pub const COUNT: usize = 1 + 4 * KINDS.len();

/// The room that a row of one number per label takes: whole vector registers.
pub const WIDTH: usize = 32;

/// A set of labels, a bit per label.
pub type Set = u32;

/// Every label.
pub const ANY: Set = (1 << COUNT) - 1;

/// The label of a token that is in no name.
pub const OUTSIDE: u8 = 0;

/// Which part of a name a token is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part {
    /// The first of several.
    Begin,
    /// Neither first nor last.
    Inside,
    /// The last of several.
    Last,
    /// The only one.
    Unit,
}

/// The kinds in the order of their labels.
pub const KINDS: [EntityKind; 7] = [
    EntityKind::Person,
    EntityKind::Organization,
    EntityKind::Place,
    EntityKind::Group,
    EntityKind::Event,
    EntityKind::Law,
    EntityKind::Work,
];

/// The label of one part of a name of the kind at index `kind` of [`KINDS`].
pub const fn label(kind: usize, part: Part) -> u8 {
    (1 + 4 * kind) as u8 + part as u8
}

/// The kind's index and the part that a label stands for; `None` for [`OUTSIDE`].
pub fn parts(label: u8) -> Option<(usize, Part)> {
    let at = usize::from(label.checked_sub(1)?);
    let part = [Part::Begin, Part::Inside, Part::Last, Part::Unit][at % 4];
    Some((at / 4, part))
}

/// True where `next` may follow `before`; text edges count as [`OUTSIDE`].
pub fn may_follow(before: u8, next: u8) -> bool {
    let goes_on = match parts(before) {
        Some((kind, Part::Begin | Part::Inside)) => Some(kind),
        _ => None,
    };
    match parts(next) {
        Some((kind, Part::Inside | Part::Last)) => goes_on == Some(kind),
        _ => goes_on.is_none(),
    }
}

/// The names that a row of labels spells: (first token, one past the last, kind's index).
pub fn names(labels: &[u8]) -> Vec<(usize, usize, usize)> {
    let mut names = Vec::new();
    let mut start = None;
    for (i, &label) in labels.iter().enumerate() {
        match parts(label) {
            None => start = None,
            Some((kind, Part::Unit)) => names.push((i, i + 1, kind)),
            Some((_, Part::Begin)) => start = Some(i),
            Some((kind, Part::Last)) => names.extend(start.take().map(|s| (s, i + 1, kind))),
            Some((_, Part::Inside)) => {}
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_begun_before_it_ends() {
        let begin = label(1, Part::Begin);
        assert!(may_follow(begin, label(1, Part::Last)) && !may_follow(begin, label(2, Part::Last)));
        assert!(!may_follow(begin, OUTSIDE) && !may_follow(OUTSIDE, label(0, Part::Inside)));
        assert!(may_follow(label(0, Part::Unit), begin));
    }

    #[test]
    fn spells_names_from_labels() {
        let row =
            [0, label(0, Part::Begin), label(0, Part::Inside), label(0, Part::Last), label(2, Part::Unit)];
        assert_eq!(names(&row), [(1, 4, 0), (4, 5, 2)]);
        assert_eq!(names(&[label(0, Part::Last), 0]), []);
    }
}
