//! One stable sort for every stage.
//!
//! The standard library's stable sort is compiled anew for every type that is sorted; fifteen of them
//! were 80 KB of WebAssembly. Here all sorts go through the one for pairs of numbers.

/// Sorts by `key`, ties in the order they had.
pub(crate) fn sort_by_key<T>(items: &mut Vec<T>, key: impl Fn(&T) -> u64) {
    let mut order: Vec<(u64, u32)> = Vec::with_capacity(items.len());
    for (i, item) in items.iter().enumerate() {
        order.push((key(item), i as u32));
    }
    if order.windows(2).all(|pair| pair[0].0 <= pair[1].0) {
        return;
    }
    order.sort_unstable();
    let mut slots: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(order.iter().filter_map(|&(_, i)| slots[i as usize].take()));
}

/// A key that puts what starts first first, and of those with one start the longest.
pub(crate) fn outermost_first(start: usize, end: usize) -> u64 {
    (start as u64) << 32 | u64::from(u32::MAX - end as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorts_as_the_standard_stable_sort_does() {
        let mut seed = 1_u64;
        let mut next = || {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            seed >> 60
        };
        for n in [0, 1, 2, 7, 100] {
            let mut items: Vec<(u64, String)> = (0..n).map(|i| (next(), format!("{i}"))).collect();
            let mut expected = items.clone();
            expected.sort_by_key(|item| item.0);
            sort_by_key(&mut items, |item| item.0);
            assert_eq!(items, expected);
        }
    }

    #[test]
    fn outer_spans_come_before_the_spans_inside_them() {
        let mut spans = vec![(3, 5), (0, 2), (0, 9), (3, 4)];
        sort_by_key(&mut spans, |&(start, end)| outermost_first(start, end));
        assert_eq!(spans, [(0, 9), (0, 2), (3, 5), (3, 4)]);
    }
}
