//! What is shown of very many cards at once: little of each, read in the order in which they lie.

use std::collections::HashMap;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row, named_params};

use super::error::Result;
use super::schedule;
use crate::engine::card::Kind;
use crate::engine::history::Schedule;

/// A card by its front.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Front {
    /// Its row.
    pub id: i64,
    /// Its name within its deck and kind.
    pub slug: String,
    /// The front as shown.
    pub front: String,
}

/// What readiness needs of a prompt.
#[derive(Clone, Debug, PartialEq)]
pub struct PromptRow {
    /// The card.
    pub card: Front,
    /// What its reviews came to; `None` if it was never reviewed.
    pub schedule: Option<Schedule>,
}

/// Rows by their deck's row, each deck's in its own order.
type ByDeck<T> = HashMap<i64, Vec<T>>;

/// The prompts of the active decks, or of one deck, that are neither retired nor set aside.
pub fn prompts(connection: &Connection, deck: Option<i64>) -> Result<ByDeck<PromptRow>> {
    let columns = format!(", schedule.card, {}", schedule::COLUMNS);
    let join = "LEFT JOIN schedule ON schedule.card = card.id";
    in_use(connection, deck, Kind::Prompt, &columns, join, |row| {
        let reviewed = row.get_ref(5)? != ValueRef::Null;
        Ok(PromptRow {
            card: front(row)?,
            schedule: reviewed.then(|| schedule::from_row(row, 6)).transpose()?,
        })
    })
}

/// The cards of a kind in the active decks, or in one deck, that are neither retired nor set aside.
pub fn of_kind(connection: &Connection, deck: Option<i64>, kind: Kind) -> Result<ByDeck<Front>> {
    in_use(connection, deck, kind, "", "", front)
}

fn front(row: &Row<'_>) -> rusqlite::Result<Front> {
    Ok(Front {
        id: row.get(2)?,
        slug: row.get(3)?,
        front: row.get(4)?,
    })
}

/// The index finds the rows, deck by deck; they are read as they lie in the table, so that no page is
/// fetched twice, and put into each deck's order at the end.
fn in_use<T>(
    connection: &Connection,
    deck: Option<i64>,
    kind: Kind,
    columns: &str,
    join: &str,
    read: impl Fn(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<ByDeck<T>> {
    let mut statement = connection.prepare_cached(&format!(
        "WITH place AS MATERIALIZED (SELECT card.id FROM deck CROSS JOIN card
           WHERE iif(:deck IS NULL, deck.active, deck.id = :deck)
             AND card.deck = deck.id AND card.kind = :kind ORDER BY card.id)
         SELECT card.deck, card.position, card.id, card.slug, coalesce(card.own, card.front){columns}
         FROM place CROSS JOIN card ON card.id = place.id {join}
         WHERE card.retired = 0 AND card.suspended = 0"
    ))?;
    let mut rows = statement.query(named_params! { ":deck": deck, ":kind": kind.code() })?;
    let mut by_deck: ByDeck<(i64, T)> = HashMap::new();
    while let Some(row) = rows.next()? {
        let of_deck = by_deck.entry(row.get(0)?).or_default();
        of_deck.push((row.get(1)?, read(row)?));
    }
    Ok(by_deck
        .into_iter()
        .map(|(deck, mut rows)| {
            // The sort is stable: cards of one position stay as they lie.
            rows.sort_by_key(|(position, _)| *position);
            (deck, rows.into_iter().map(|(_, row)| row).collect())
        })
        .collect())
}
