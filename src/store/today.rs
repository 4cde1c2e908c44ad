//! What the daily path reads: the due, the waiting, and nothing else. No statement here scans cards or
//! reviews; a test of `app` reads their query plans.

use std::collections::HashMap;

use rusqlite::{Connection, named_params};

use super::deck::json_column;
use super::error::Result;
use super::log;
use crate::deck::content::Detail;
use crate::engine::card::Kind;
use crate::engine::day::Day;
use crate::engine::memory::Memory;

/// The most due cards that are ranked: more than any day holds.
pub const RANKED: usize = 500;

/// A due card, from the index alone.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Due {
    /// The card's row.
    pub card: i64,
    /// The day on which it was due.
    pub due: Day,
    /// The day of its latest review.
    pub last: Day,
    /// Its strength in days.
    pub strength: f64,
    /// Its place in the deck file.
    pub position: i64,
    /// Its deck's row.
    pub deck: i64,
}

/// A card that waits for its first review.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// The card's row.
    pub card: i64,
    /// Its place in the deck file.
    pub position: i64,
    /// Its deck's row.
    pub deck: i64,
}

const DUE: &str = "SELECT card, due, last_day, strength, position, deck FROM schedule
     WHERE served = 1 AND short = :short AND due <= :today ORDER BY due LIMIT :limit";

const WAITING: &str = "SELECT card, position, deck FROM waiting
     WHERE queue = :queue ORDER BY queue, position, deck LIMIT :limit";

const DUE_COUNT: &str = "SELECT count(*) FROM (SELECT 1 FROM schedule
     WHERE served = 1 AND short = :short AND due <= :today LIMIT :limit)";

const DUE_OF_DECK: &str =
    "SELECT schedule.card, due, last_day, strength, schedule.position, schedule.deck
     FROM card CROSS JOIN schedule ON schedule.card = card.id
     WHERE card.deck = :deck AND card.kind = :kind AND served = 1 AND due <= :today
     ORDER BY due LIMIT :limit";

const WAITING_OF_DECK: &str = "SELECT waiting.card, waiting.position, waiting.deck
     FROM card CROSS JOIN waiting ON waiting.card = card.id
     WHERE card.deck = :deck AND card.kind = :kind AND waiting.queue < 2
     ORDER BY waiting.position LIMIT :limit";

const PROMPTS_OF_DECK: &str =
    "SELECT card.id, card.position, card.deck, due, last_day, memory_day, strength, growth
     FROM card LEFT JOIN schedule ON schedule.card = card.id
     WHERE card.deck = :deck AND card.kind = :kind AND retired = 0 AND suspended = 0
     ORDER BY card.position, card.id";

/// A prompt in an interview's scope, practised or not.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct InScope {
    /// The card's row.
    pub card: i64,
    /// Its place in the deck file.
    pub position: i64,
    /// Its deck's row.
    pub deck: i64,
    /// The day on which it is due, and the day of its latest review; `None` for a new card.
    pub due: Option<(Day, Day)>,
    /// The day of the latest review that fed its memory, and that memory; `None` without one.
    pub held: Option<(Day, Memory)>,
}

/// A deck's prompts that are neither retired nor set aside, by position.
pub fn prompts_of_deck(connection: &Connection, deck: i64) -> Result<Vec<InScope>> {
    Ok(connection
        .prepare_cached(PROMPTS_OF_DECK)?
        .query_map(
            named_params! { ":deck": deck, ":kind": Kind::Prompt.code() },
            |row| {
                let due: Option<i32> = row.get(3)?;
                let last: Option<i32> = row.get(4)?;
                let memory_day: Option<i32> = row.get(5)?;
                let strength: Option<f64> = row.get(6)?;
                let growth: Option<f64> = row.get(7)?;
                let memory = strength
                    .zip(growth)
                    .map(|(strength, growth)| Memory { strength, growth })
                    .filter(|memory| !memory.is_none());
                Ok(InScope {
                    card: row.get(0)?,
                    position: row.get(1)?,
                    deck: row.get(2)?,
                    due: due.map(Day::new).zip(last.map(Day::new)),
                    held: memory_day.map(Day::new).zip(memory),
                })
            },
        )?
        .collect::<rusqlite::Result<Vec<_>>>()?)
}

/// What each prompt of a deck is about, by its row.
pub fn topics_of_deck(connection: &Connection, deck: i64) -> Result<HashMap<i64, Vec<String>>> {
    Ok(connection
        .prepare_cached("SELECT id, detail FROM card WHERE deck = :deck AND kind = :kind")?
        .query_map(
            named_params! { ":deck": deck, ":kind": Kind::Prompt.code() },
            |row| {
                let detail: Detail = json_column(row, 1, "card.detail")?;
                Ok((row.get(0)?, detail.topics))
            },
        )?
        .collect::<rusqlite::Result<_>>()?)
}

/// The cards due by a day, longest due first.
pub fn due(connection: &Connection, short: bool, today: Day, limit: usize) -> Result<Vec<Due>> {
    Ok(connection
        .prepare_cached(DUE)?
        .query_map(
            named_params! { ":short": short, ":today": today.number(), ":limit": limit as i64 },
            due_row,
        )?
        .collect::<rusqlite::Result<Vec<_>>>()?)
}

fn due_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<Due> {
    Ok(Due {
        card: row.get(0)?,
        due: Day::new(row.get(1)?),
        last: Day::new(row.get(2)?),
        strength: row.get(3)?,
        position: row.get(4)?,
        deck: row.get(5)?,
    })
}

/// The waiting prompts, or the waiting short cards of opened decks, in the order in which they come.
pub fn waiting(connection: &Connection, short: bool, limit: usize) -> Result<Vec<Waiting>> {
    Ok(connection
        .prepare_cached(WAITING)?
        .query_map(
            named_params! { ":queue": short, ":limit": limit as i64 },
            waiting_row,
        )?
        .collect::<rusqlite::Result<Vec<_>>>()?)
}

fn waiting_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<Waiting> {
    Ok(Waiting {
        card: row.get(0)?,
        position: row.get(1)?,
        deck: row.get(2)?,
    })
}

/// A deck's cards of one kind due by a day, longest due first.
pub fn due_of_deck(connection: &Connection, deck: i64, kind: Kind, today: Day) -> Result<Vec<Due>> {
    Ok(connection
        .prepare_cached(DUE_OF_DECK)?
        .query_map(
            named_params! {
                ":deck": deck, ":kind": kind.code(), ":today": today.number(), ":limit": RANKED as i64,
            },
            due_row,
        )?
        .collect::<rusqlite::Result<Vec<_>>>()?)
}

/// A deck's waiting cards of one kind, in deck order.
pub fn waiting_of_deck(connection: &Connection, deck: i64, kind: Kind) -> Result<Vec<Waiting>> {
    Ok(connection
        .prepare_cached(WAITING_OF_DECK)?
        .query_map(
            named_params! { ":deck": deck, ":kind": kind.code(), ":limit": RANKED as i64 },
            waiting_row,
        )?
        .collect::<rusqlite::Result<Vec<_>>>()?)
}

/// How many prompts, or short cards, are due by a day; counting stops at `limit`.
pub fn due_count(connection: &Connection, short: bool, today: Day, limit: usize) -> Result<usize> {
    Ok(connection.prepare_cached(DUE_COUNT)?.query_row(
        named_params! { ":short": short, ":today": today.number(), ":limit": limit as i64 },
        |row| row.get::<_, i64>(0),
    )? as usize)
}

/// The cards whose latest review lies after `today`: the clock was wrong then and is right now.
pub fn reviewed_after(connection: &Connection, today: Day) -> Result<Vec<Due>> {
    // So it is while the clock goes right, and far less for SQLite to take in.
    if !log::any_since(connection, today + 1)? {
        return Ok(Vec::new());
    }
    Ok(connection
        .prepare_cached(
            "SELECT DISTINCT schedule.card, schedule.due, schedule.last_day, schedule.strength,
               schedule.position, schedule.deck
             FROM day_start CROSS JOIN review CROSS JOIN schedule
             WHERE day_start.day > :today AND review.device = day_start.device
               AND review.seq >= day_start.seq AND review.day > :today
               AND schedule.card = review.card AND schedule.last_day > :today AND schedule.served = 1",
        )?
        .query_map(named_params! { ":today": today.number() }, due_row)?
        .collect::<rusqlite::Result<Vec<_>>>()?)
}
