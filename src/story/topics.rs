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

/// Whether a word is one of the topics.
pub fn is_topic(word: &str) -> bool {
    TOPICS.contains(&word)
}
