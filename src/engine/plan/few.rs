//! A few prompts of each theme, where the days do not hold them all. Never reorders a deck.

use std::collections::HashSet;

/// A prompt of a theme, as far as the choice needs it.
#[derive(Clone, Debug)]
pub struct OfTheme {
    /// The card.
    pub card: i64,
    /// Whether it was practised: what was begun is not given up.
    pub practised: bool,
    /// What it is about.
    pub topics: Vec<String>,
}

/// So many prompts of a theme: those practised, then, in the order of the deck, those that bring a new
/// topic, then the others. Gives the cards.
pub fn few(prompts: &[OfTheme], count: usize) -> HashSet<i64> {
    let mut chosen: Vec<&OfTheme> = prompts
        .iter()
        .filter(|prompt| prompt.practised)
        .take(count)
        .collect();
    let mut topics: HashSet<&str> = chosen.iter().flat_map(|prompt| names(prompt)).collect();
    for fresh in [true, false] {
        for prompt in prompts {
            let taken = chosen.iter().any(|other| other.card == prompt.card);
            let brings = names(prompt).any(|topic| !topics.contains(topic));
            if chosen.len() < count && !taken && (brings || !fresh) {
                topics.extend(names(prompt));
                chosen.push(prompt);
            }
        }
    }
    chosen.iter().map(|prompt| prompt.card).collect()
}

fn names(prompt: &OfTheme) -> impl Iterator<Item = &str> {
    prompt.topics.iter().map(String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_begun_stays_and_topics_differ() {
        let prompt = |card, practised, topics: &[&str]| OfTheme {
            card,
            practised,
            topics: topics.iter().map(|&topic| topic.to_owned()).collect(),
        };
        let theme = [
            prompt(1, false, &["failure"]),
            prompt(2, false, &["failure"]),
            prompt(3, false, &["customer", "failure"]),
            prompt(4, true, &["deadline"]),
            prompt(5, false, &[]),
        ];
        for (count, expected) in [
            (0, &[][..]),
            (1, &[4]),
            (2, &[1, 4]),
            (3, &[1, 3, 4]),
            (4, &[1, 2, 3, 4]),
            (9, &[1, 2, 3, 4, 5]),
        ] {
            let expected: HashSet<i64> = expected.iter().copied().collect();
            assert_eq!(few(&theme, count), expected, "{count}");
        }
    }
}
