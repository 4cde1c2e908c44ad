//! The decks compiled into the program. Reads no file at run time.

use std::sync::LazyLock;

use miniz_oxide::inflate;

use super::file;
use super::model::Deck;
use crate::engine::card::Kind;

/// The slug of each bundled deck: Amazon's principles in their official order, then the themes that
/// companies share.
const SLUGS: [&str; 28] = [
    "customer-obsession",
    "ownership",
    "invent-and-simplify",
    "are-right-a-lot",
    "learn-and-be-curious",
    "hire-and-develop-the-best",
    "insist-on-the-highest-standards",
    "think-big",
    "bias-for-action",
    "frugality",
    "earn-trust",
    "dive-deep",
    "have-backbone-disagree-and-commit",
    "deliver-results",
    "strive-to-be-earths-best-employer",
    "success-and-scale-bring-broad-responsibility",
    "conflict-with-a-colleague",
    "learning-from-failure",
    "leadership-without-authority",
    "ambiguity",
    "feedback",
    "teamwork",
    "prioritisation",
    "mentoring",
    "disagreement-with-your-manager",
    "biggest-achievement",
    "ethical-dilemma",
    "any-story",
];

/// The deck files as the build packed them: each one's slug and text, with a zero byte after both.
const PACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/decks"));

/// The deck files, unpacked where one is first read. (A test holds that every one of them can be.)
static FILES: LazyLock<String> = LazyLock::new(|| {
    let bytes = inflate::decompress_to_vec(PACKED).unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
});

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
    SLUGS.into_iter()
}

/// A bundled deck's file as it is written; `None` for another slug.
pub fn text(slug: &str) -> Option<&'static str> {
    let mut parts = FILES.split('\0');
    parts.find(|part| *part == slug)?;
    parts.next()
}

/// A bundled deck; `None` for another slug. (A test holds that every one of them can be read.)
pub fn deck(slug: &str) -> Option<Deck> {
    let (deck, _) = file::parse(slug, text(slug)?, &[]).ok()?;
    Some(deck)
}

/// All bundled decks in short, in the order in which they are shown. Only the head of each file is
/// parsed and its cards are counted by their headings, so that a list comes at once.
pub fn list() -> Vec<Summary> {
    slugs()
        .filter_map(|slug| summary(slug, text(slug)?))
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
        assert_eq!(list.len(), SLUGS.len());
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
