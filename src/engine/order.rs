//! Sorting short lists. The standard library's sort is compiled anew for every type and every comparison,
//! some six kilobytes each time; here one sort puts places in order for all, and the items follow. Not for
//! lists by the hundred thousand.

use std::cmp::Ordering;

/// Sorts items by a comparison. Those that are equal keep their order.
pub fn sort_by<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let places = sorted(items.len(), &|one, other| {
        compare(&items[one], &items[other])
    });
    arrange(items, places);
}

/// Sorts items by a key. Those with equal keys keep their order.
pub fn sort_by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(items, |one, other| key(one).cmp(&key(other)));
}

/// The places of so many items in the order of a comparison.
fn sorted(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_by(|one, other| compare(*one, *other));
    places
}

/// Moves to each place the item that is at `from` of it, one circle of moves after another.
fn arrange<T>(items: &mut [T], mut from: Vec<usize>) {
    for first in 0..items.len() {
        let mut place = first;
        while from[place] != first {
            let next = from[place];
            items.swap(place, next);
            from[place] = place;
            place = next;
        }
        from[place] = place;
    }
}

#[cfg(test)]
mod tests {
    use std::cmp::Reverse;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_order_is_that_of_the_standard_library(
            mut items in prop::collection::vec((0_u8..6, any::<u16>()), 0..60),
        ) {
            let mut expected = items.clone();
            expected.sort_by_key(|item| item.0);
            sort_by_key(&mut items, |item| item.0);
            prop_assert_eq!(&items, &expected);

            expected.sort_by_key(|item| Reverse(item.1));
            sort_by(&mut items, |one, other| other.1.cmp(&one.1));
            prop_assert_eq!(items, expected);
        }
    }
}
