//! Which follow-ups an interviewer would put to a story: those that touch what it lacked before or lacks
//! now, then one of the theme and one that fits any story. Pure: never reads a deck or a log by itself.

use super::checks::Rule;
use crate::deck::text::{normal, telling_words};
use crate::engine::chance::Chance;

/// So many letters of a word tell what it is about.
const STEM: usize = 5;

/// The follow-ups that fit any story and touch a weakness, by their ids, the most fitting first.
pub const fn touching(rule: Rule) -> &'static [&'static str] {
    match rule {
        Rule::NoEvidence => &["how-do-you-know", "afterwards"],
        Rule::NoDecision => &["your-part-exactly", "ruled-out"],
        Rule::NobodyAffected => &["told-otherwise", "what-it-cost"],
        Rule::BareNumber => &["baseline", "how-do-you-know"],
        Rule::VagueWords | Rule::ShortAction => &["your-part-exactly", "nearly-went-wrong"],
        Rule::LongSetup => &["start-from-the-middle"],
        Rule::NoTimeSpan => &["afterwards", "baseline"],
        Rule::TooManyNumbers | Rule::TooLong | Rule::OutsideBand => &["one-breath"],
        Rule::NoLesson => &["do-differently"],
    }
}

/// Chooses up to `count` of the probes, by their places: those that share the most words with what was
/// `missing`, the one that touches what the story lacks, `weak`, then by chance, one of the theme before
/// one that fits any story. `generic` says which fit any story.
pub fn choose(
    probes: &[String],
    generic: impl Fn(usize) -> bool,
    missing: &[String],
    weak: Option<usize>,
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
    let mut chosen: Vec<usize> = order
        .iter()
        .copied()
        .filter(|place| touches(*place) > 0)
        .take(count)
        .collect();
    let weak = weak.filter(|weak| chosen.len() < count && !chosen.contains(weak));
    chosen.extend(weak);
    while chosen.len() < count {
        let theme_asked = chosen.iter().any(|place| !generic(*place));
        let open = |place: &&usize| !chosen.contains(place);
        let next = order
            .iter()
            .filter(open)
            .find(|place| generic(**place) == theme_asked)
            .or_else(|| order.iter().find(open));
        let Some(next) = next.copied() else { break };
        chosen.push(next);
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
    use crate::deck::bundled;
    use crate::deck::model::FollowUp;

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

    fn chosen(missing: &[&str], weak: Option<usize>, seed: u64) -> Vec<usize> {
        let missing: Vec<String> = missing.iter().map(|text| (*text).to_owned()).collect();
        let generic = |place: usize| place % 2 == 1;
        choose(
            &probes(),
            generic,
            &missing,
            weak,
            2,
            &mut Chance::new(seed),
        )
    }

    #[test]
    fn what_was_missing_is_probed_first() {
        for seed in 0..10 {
            assert_eq!(chosen(&["forgot what it cost them"], None, seed)[0], 3);
            assert_eq!(chosen(&["the starting point"], Some(3), seed)[0], 1);
        }
    }

    #[test]
    fn else_the_theme_asks_before_the_probes_that_fit_any_story() {
        for seed in 0..10 {
            let chosen = chosen(&[], None, seed);
            assert_eq!((chosen[0] % 2, chosen[1] % 2), (0, 1), "{chosen:?}");
        }
        assert_ne!(
            (0..10)
                .map(|seed| chosen(&[], None, seed))
                .collect::<Vec<_>>(),
            vec![chosen(&[], None, 0); 10]
        );
    }

    #[test]
    fn what_the_story_lacks_is_probed_beside_the_theme() {
        for seed in 0..10 {
            let chosen = chosen(&[], Some(3), seed);
            assert_eq!((chosen[0], chosen[1] % 2), (3, 0), "{chosen:?}");
        }
    }

    #[test]
    fn every_weakness_has_a_follow_up() {
        let deck = bundled::deck("any-story").unwrap();
        for id in Rule::ALL.into_iter().flat_map(touching) {
            let is_there = |probe: &FollowUp| probe.id.as_deref() == Some(id);
            assert!(deck.follow_ups.iter().any(is_there), "{id}");
        }
    }

    #[test]
    fn there_are_no_more_probes_than_there_are() {
        let none = choose(&[], |_| false, &[], None, 2, &mut Chance::new(1));
        assert_eq!(none, Vec::<usize>::new());
        let one = choose(&probes()[..1], |_| false, &[], None, 2, &mut Chance::new(1));
        assert_eq!(one, [0]);
    }
}
