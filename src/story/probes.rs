//! Which follow-ups an interviewer would put to a story: those that touch what it lacked before, then
//! one of the theme and one that fits any story. Pure: never reads a deck or a log by itself.

use crate::deck::text::{normal, telling_words};
use crate::engine::chance::Chance;

/// So many letters of a word tell what it is about.
const STEM: usize = 5;

/// Chooses up to `count` of the probes, by their places: first those that share the most words with
/// what was `missing`, then by chance, one of the theme before one that fits any story. `generic` says
/// which fit any story.
pub fn choose(
    probes: &[String],
    generic: impl Fn(usize) -> bool,
    missing: &[String],
    count: usize,
    chance: &mut Chance,
) -> Vec<usize> {
    let wanted: Vec<String> = missing.iter().flat_map(|text| stems(text)).collect();
    let touches = |place: usize| {
        stems(&probes[place])
            .iter()
            .filter(|stem| wanted.contains(stem))
            .count()
    };
    let mut order: Vec<usize> = (0..probes.len()).collect();
    chance.draw(&mut order, probes.len());
    // Stable: chance decides among those that touch as much.
    order.sort_by_key(|place| std::cmp::Reverse(touches(*place)));
    let mut chosen: Vec<usize> = Vec::new();
    for turn in 0..count {
        let of_theme = turn % 2 == 0;
        let open = |place: &&usize| !chosen.contains(place);
        let next = order
            .iter()
            .filter(open)
            .find(|place| touches(**place) > 0 || generic(**place) != of_theme)
            .or_else(|| order.iter().find(open));
        chosen.extend(next.copied());
    }
    chosen
}

fn stems(text: &str) -> Vec<String> {
    let normal = normal(text);
    let mut stems: Vec<String> = telling_words(&normal)
        .into_iter()
        .filter(|word| word.chars().count() > 2)
        .map(|word| word.chars().take(STEM).collect())
        .collect();
    stems.sort_unstable();
    stems.dedup();
    stems
}

#[cfg(test)]
mod tests {
    use super::*;

    fn probes() -> Vec<String> {
        [
            "Which customers did you leave out?",
            "What was it like before? Give me the starting point.",
            "Who objected, and why?",
            "What did it cost, and did anyone pay who was not asked?",
        ]
        .map(str::to_owned)
        .to_vec()
    }

    fn chosen(missing: &[&str], seed: u64) -> Vec<usize> {
        let missing: Vec<String> = missing.iter().map(|text| (*text).to_owned()).collect();
        let generic = |place: usize| place % 2 == 1;
        choose(&probes(), generic, &missing, 2, &mut Chance::new(seed))
    }

    #[test]
    fn what_was_missing_is_probed_first() {
        for seed in 0..10 {
            assert_eq!(chosen(&["forgot what it cost them"], seed)[0], 3);
            assert_eq!(chosen(&["the starting point"], seed)[0], 1);
        }
    }

    #[test]
    fn else_the_theme_asks_before_the_probes_that_fit_any_story() {
        for seed in 0..10 {
            let chosen = chosen(&[], seed);
            assert_eq!((chosen[0] % 2, chosen[1] % 2), (0, 1), "{chosen:?}");
        }
        assert_ne!(
            (0..10).map(|seed| chosen(&[], seed)).collect::<Vec<_>>(),
            vec![chosen(&[], 0); 10]
        );
    }

    #[test]
    fn there_are_no_more_probes_than_there_are() {
        let none = choose(&[], |_| false, &[], 2, &mut Chance::new(1));
        assert_eq!(none, Vec::<usize>::new());
        let one = choose(&probes()[..1], |_| false, &[], 2, &mut Chance::new(1));
        assert_eq!(one, [0]);
    }
}
