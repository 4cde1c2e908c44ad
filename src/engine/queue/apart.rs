//! Keeps prompts of one story from following each other. Never drops one.

use std::collections::HashMap;

/// The same cards with those of one story kept apart wherever any order would allow it, else in the
/// order given. Cards without a story never count as the same.
pub(super) fn apart<T>(mut left: Vec<T>, story: impl Fn(&T) -> Option<i64>) -> Vec<T> {
    let mut counts: HashMap<i64, usize> = HashMap::new();
    for story in left.iter().filter_map(&story) {
        *counts.entry(story).or_default() += 1;
    }
    let mut ordered: Vec<T> = Vec::with_capacity(left.len());
    while !left.is_empty() {
        let previous = ordered.last().and_then(&story);
        let follows = |card: &T| previous.is_some() && story(card) == previous;
        // A story that holds more than half of what is left must come now, or follow itself later.
        let presses = |card: &T| story(card).is_some_and(|story| 2 * counts[&story] > left.len());
        let index = left
            .iter()
            .position(|card| presses(card) && !follows(card))
            .or_else(|| left.iter().position(|card| !follows(card)))
            .unwrap_or(0);
        let card = left.remove(index);
        if let Some(count) = story(&card).and_then(|story| counts.get_mut(&story)) {
            *count -= 1;
        }
        ordered.push(card);
    }
    ordered
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// How many neighbours share a story.
    fn neighbours(stories: &[Option<i64>]) -> usize {
        let together = |pair: &&[Option<i64>]| pair[0].is_some() && pair[0] == pair[1];
        stories.windows(2).filter(together).count()
    }

    /// The fewest neighbours that any order of these stories has, by trying all of them.
    fn fewest(before: Option<i64>, left: &mut Vec<Option<i64>>) -> usize {
        let mut best = if left.is_empty() { 0 } else { usize::MAX };
        for index in 0..left.len() {
            let story = left.remove(index);
            let here = usize::from(story.is_some() && story == before);
            best = best.min(here + fewest(story, left));
            left.insert(index, story);
        }
        best
    }

    proptest! {
        #[test]
        fn no_order_has_fewer_neighbours(stories in prop::collection::vec(prop::option::of(1_i64..4), 0..8)) {
            let given: Vec<(usize, Option<i64>)> = stories.iter().copied().enumerate().collect();
            let ordered = apart(given.clone(), |card| card.1);
            let served: Vec<Option<i64>> = ordered.iter().map(|card| card.1).collect();
            prop_assert_eq!(neighbours(&served), fewest(None, &mut stories.clone()));
            let mut sorted = ordered.clone();
            sorted.sort_unstable();
            prop_assert_eq!(&sorted, &given);
            if neighbours(&stories) == 0 {
                prop_assert_eq!(ordered, given);
            }
        }
    }
}
