//! The decks compiled into the program. Reads no file at run time.

use super::file;
use super::model::Deck;
use crate::engine::card::Kind;

/// Slug and text of each bundled deck: Amazon's principles in their official order, then the themes
/// that companies share.
const FILES: [(&str, &str); 28] = [
    (
        "customer-obsession",
        include_str!("../../decks/customer-obsession.toml"),
    ),
    ("ownership", include_str!("../../decks/ownership.toml")),
    (
        "invent-and-simplify",
        include_str!("../../decks/invent-and-simplify.toml"),
    ),
    (
        "are-right-a-lot",
        include_str!("../../decks/are-right-a-lot.toml"),
    ),
    (
        "learn-and-be-curious",
        include_str!("../../decks/learn-and-be-curious.toml"),
    ),
    (
        "hire-and-develop-the-best",
        include_str!("../../decks/hire-and-develop-the-best.toml"),
    ),
    (
        "insist-on-the-highest-standards",
        include_str!("../../decks/insist-on-the-highest-standards.toml"),
    ),
    ("think-big", include_str!("../../decks/think-big.toml")),
    (
        "bias-for-action",
        include_str!("../../decks/bias-for-action.toml"),
    ),
    ("frugality", include_str!("../../decks/frugality.toml")),
    ("earn-trust", include_str!("../../decks/earn-trust.toml")),
    ("dive-deep", include_str!("../../decks/dive-deep.toml")),
    (
        "have-backbone-disagree-and-commit",
        include_str!("../../decks/have-backbone-disagree-and-commit.toml"),
    ),
    (
        "deliver-results",
        include_str!("../../decks/deliver-results.toml"),
    ),
    (
        "strive-to-be-earths-best-employer",
        include_str!("../../decks/strive-to-be-earths-best-employer.toml"),
    ),
    (
        "success-and-scale-bring-broad-responsibility",
        include_str!("../../decks/success-and-scale-bring-broad-responsibility.toml"),
    ),
    (
        "conflict-with-a-colleague",
        include_str!("../../decks/conflict-with-a-colleague.toml"),
    ),
    (
        "learning-from-failure",
        include_str!("../../decks/learning-from-failure.toml"),
    ),
    (
        "leadership-without-authority",
        include_str!("../../decks/leadership-without-authority.toml"),
    ),
    ("ambiguity", include_str!("../../decks/ambiguity.toml")),
    ("feedback", include_str!("../../decks/feedback.toml")),
    ("teamwork", include_str!("../../decks/teamwork.toml")),
    (
        "prioritisation",
        include_str!("../../decks/prioritisation.toml"),
    ),
    ("mentoring", include_str!("../../decks/mentoring.toml")),
    (
        "disagreement-with-your-manager",
        include_str!("../../decks/disagreement-with-your-manager.toml"),
    ),
    (
        "biggest-achievement",
        include_str!("../../decks/biggest-achievement.toml"),
    ),
    (
        "ethical-dilemma",
        include_str!("../../decks/ethical-dilemma.toml"),
    ),
    ("any-story", include_str!("../../decks/any-story.toml")),
];

/// The name of the table that holds a kind of card, in the order of [`Kind::ALL`].
const TABLES: [&str; 5] = [
    "[[prompts]]",
    "[[criteria]]",
    "[[pitfalls]]",
    "[[follow_ups]]",
    "[[samples]]",
];

/// What a list of decks says about one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// The deck's slug.
    pub slug: &'static str,
    /// The theme's name.
    pub title: String,
    /// The collection it belongs to.
    pub track: Option<String>,
    /// How demanding it is.
    pub level: Option<String>,
    /// How many cards it has of each kind, in the order of [`Kind::ALL`].
    pub counts: [usize; 5],
}

impl Summary {
    /// How many cards of a kind the deck has.
    pub fn count(&self, kind: Kind) -> usize {
        self.counts[usize::from(kind.code())]
    }
}

/// The slugs of all bundled decks, in the order in which they are shown.
pub fn slugs() -> impl Iterator<Item = &'static str> {
    FILES.iter().map(|(slug, _)| *slug)
}

/// A bundled deck's file as it is written; `None` for another slug.
pub fn text(slug: &str) -> Option<&'static str> {
    FILES
        .iter()
        .find(|(name, _)| *name == slug)
        .map(|(_, text)| *text)
}

/// A bundled deck; `None` for another slug. (A test holds that every one of them can be read.)
pub fn deck(slug: &str) -> Option<Deck> {
    let (deck, _) = file::parse(slug, text(slug)?, &[]).ok()?;
    Some(deck)
}

/// All bundled decks in short, in the order in which they are shown. Only the head of each file is
/// parsed and its cards are counted by their headings, so that a list comes at once.
pub fn list() -> Vec<Summary> {
    FILES
        .iter()
        .filter_map(|(slug, text)| summary(slug, text))
        .collect()
}

fn summary(slug: &'static str, text: &str) -> Option<Summary> {
    let head = text.find("\n[[").map_or(text, |end| &text[..=end]);
    let deck: Deck = toml::from_str(head).ok()?;
    let count = |table: &str| text.lines().filter(|line| *line == table).count();
    Some(Summary {
        slug,
        title: deck.title,
        track: deck.track,
        level: deck.level,
        counts: TABLES.map(count),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_says_what_the_decks_say() {
        let list = list();
        assert_eq!(list.len(), FILES.len());
        for summary in list {
            let deck = deck(summary.slug).unwrap();
            assert_eq!(deck.id.as_deref(), Some(summary.slug));
            assert_eq!(
                (&summary.title, &summary.track, &summary.level),
                (&deck.title, &deck.track, &deck.level)
            );
            for kind in Kind::ALL {
                assert_eq!(summary.count(kind), deck.count(kind), "{}", summary.slug);
            }
        }
    }

    #[test]
    fn no_other_slug_is_bundled() {
        assert_eq!(deck("juggling"), None);
    }
}
