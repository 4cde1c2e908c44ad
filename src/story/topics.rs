//! The closed list of topics, which ties stories to the prompts they may answer. Holds no story.

/// What a story or a prompt can be about, in the order in which it is shown.
pub const TOPICS: [&str; 24] = [
    "customer",
    "bad-news",
    "conflict",
    "disagreement",
    "failure",
    "deadline",
    "priorities",
    "ambiguity",
    "decision",
    "data",
    "root-cause",
    "quality",
    "cost",
    "innovation",
    "learning",
    "feedback",
    "growing-others",
    "teamwork",
    "influence",
    "ownership",
    "ethics",
    "wellbeing",
    "results",
    "trust",
];

/// What brings a story back, and what a story so found is about.
pub const NUDGES: [(&str, [&str; 2]); 10] = [
    ("something you broke", ["failure", "trust"]),
    ("an unhappy customer", ["customer", "bad-news"]),
    ("a date you missed", ["deadline", "priorities"]),
    ("a quarrel at work", ["conflict", "teamwork"]),
    ("a no to your boss", ["disagreement", "influence"]),
    ("a decision made half blind", ["decision", "ambiguity"]),
    ("a problem that was nobody's", ["ownership", "quality"]),
    ("a fault traced to its root", ["root-cause", "data"]),
    ("someone you helped to grow", ["growing-others", "feedback"]),
    ("what you are proudest of", ["results", "innovation"]),
];

/// Whether a word is one of the topics.
pub fn is_topic(word: &str) -> bool {
    TOPICS.contains(&word)
}

/// What may bring a story about a topic back.
pub fn nudge(topic: &str) -> &'static str {
    match topic {
        "cost" => "money you did not spend",
        "learning" => "something you had to learn fast",
        "ethics" => "something you would not do",
        "wellbeing" => "a colleague who was worn out",
        _ => NUDGES
            .iter()
            .find(|(_, topics)| topics.contains(&topic))
            .map_or("something that happened to you", |(nudge, _)| nudge),
    }
}

/// Some of the topics.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Topics(u32);

impl Topics {
    /// The topics among some words; other words are left out.
    pub fn of(words: &[String]) -> Self {
        let bit = |word: &String| TOPICS.iter().position(|topic| topic == word);
        Self(
            words
                .iter()
                .filter_map(bit)
                .fold(0, |bits, place| bits | 1 << place),
        )
    }

    /// Those in both.
    #[must_use]
    pub const fn shared(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Those in either.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// How many there are.
    pub const fn count(self) -> u32 {
        self.0.count_ones()
    }

    /// Their names, in the order of [`TOPICS`].
    pub fn names(self) -> impl Iterator<Item = &'static str> {
        TOPICS
            .into_iter()
            .enumerate()
            .filter(move |(place, _)| self.0 >> place & 1 == 1)
            .map(|(_, topic)| topic)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn topics(words: &[&str]) -> Topics {
        Topics::of(
            &words
                .iter()
                .map(|&word| word.to_owned())
                .collect::<Vec<_>>(),
        )
    }

    #[test]
    fn topics_are_a_set_in_one_order() {
        let one = topics(&["trust", "customer", "harvest", "trust"]);
        let other = topics(&["trust", "failure"]);
        assert_eq!(one.names().collect::<Vec<_>>(), ["customer", "trust"]);
        assert_eq!(one.shared(other).names().collect::<Vec<_>>(), ["trust"]);
        assert_eq!(one.with(other).count(), 3);
        assert_eq!(topics(&[]).count(), 0);
        assert_eq!(topics(&TOPICS).names().collect::<Vec<_>>(), TOPICS);
    }

    #[test]
    fn every_topic_has_a_nudge() {
        for (_, topics) in NUDGES {
            assert!(topics.into_iter().all(is_topic));
        }
        for topic in TOPICS {
            assert_ne!(nudge(topic), nudge("no topic"), "{topic}");
        }
    }
}
