//! Prompts as they are matched with stories. Reads what the matrix needs of them and nothing else.

use rusqlite::{Connection, named_params};

use super::deck::{json_column, to_json};
use super::error::Result;
use crate::deck::content::Detail;
use crate::engine::card::{CardKey, Kind};

/// A prompt as it is matched with stories.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskRow {
    /// Its row.
    pub id: i64,
    /// Its deck's row.
    pub deck: i64,
    /// Its name within its deck and kind.
    pub slug: String,
    /// The front as shown.
    pub front: String,
    /// What it is about.
    pub topics: Vec<String>,
    /// Whether it was ever practised.
    pub practised: bool,
}

impl AskRow {
    /// Its key, given its deck's slug.
    pub fn key(&self, deck: &str) -> CardKey {
        CardKey {
            deck: deck.to_owned(),
            kind: Kind::Prompt,
            slug: self.slug.clone(),
        }
    }
}

/// The prompts of some decks that are neither retired nor set aside, by deck and position: one statement,
/// however many decks.
pub fn of_decks(connection: &Connection, decks: &[i64]) -> Result<Vec<AskRow>> {
    Ok(connection
        .prepare_cached(
            "SELECT card.id, card.deck, card.slug, coalesce(card.own, card.front), card.detail,
               schedule.card IS NOT NULL
             FROM json_each(:decks) AS wanted
             CROSS JOIN card ON card.deck = wanted.value
             LEFT JOIN schedule ON schedule.card = card.id
             WHERE card.kind = :kind AND card.retired = 0 AND card.suspended = 0
             ORDER BY card.deck, card.position, card.id",
        )?
        .query_map(
            named_params! { ":decks": to_json(&decks), ":kind": Kind::Prompt.code() },
            |row| {
                Ok(AskRow {
                    id: row.get(0)?,
                    deck: row.get(1)?,
                    slug: row.get(2)?,
                    front: row.get(3)?,
                    topics: json_column::<Detail>(row, 4, "card.detail")?.topics,
                    practised: row.get(5)?,
                })
            },
        )?
        .collect::<rusqlite::Result<Vec<_>>>()?)
}
