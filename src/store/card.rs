//! Cards as rows. The deck's wording and the user's own stand in separate columns.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension, Row, named_params};

use super::deck::{json_column, to_json};
use super::error::{Result, undecodable};
use super::hash::{Hash, Hasher};
use crate::deck::content::{Content, Detail};
use crate::engine::card::{CardKey, Kind};
use crate::engine::day::Day;

/// A card's row.
#[derive(Clone, Debug, PartialEq)]
pub struct CardRow {
    /// Its row.
    pub id: i64,
    /// Its deck's row.
    pub deck: i64,
    /// Its name for ever.
    pub key: CardKey,
    /// Its place in the deck file, per kind, from 0.
    pub position: i64,
    /// What the deck says.
    pub content: Content,
    /// The user's own wording of the front, which wins.
    pub own: Option<String>,
    /// Other wordings that came from another source than the deck's.
    pub added_variants: Vec<String>,
    /// Whether it came from another source than the deck's.
    pub guest: bool,
    /// Whether the deck no longer has it; its history stays.
    pub retired: bool,
    /// Whether the user set it aside: out of every count.
    pub suspended: bool,
    /// The day on which it comes back.
    pub buried: Option<Day>,
}

impl CardRow {
    /// The front as shown: the user's wording, else the deck's.
    pub fn front(&self) -> &str {
        self.own.as_deref().unwrap_or(&self.content.front)
    }
}

/// The columns of a `CardRow`, in the order in which `from_row` reads them.
const COLUMNS: &str = "card.id, card.deck, deck.slug, card.kind, card.slug, card.position, card.front, \
     card.detail, card.own, card.added_variants, card.guest, card.retired, card.suspended, card.buried";

fn from_row(row: &Row<'_>) -> rusqlite::Result<CardRow> {
    let kind: i64 = row.get(3)?;
    Ok(CardRow {
        id: row.get(0)?,
        deck: row.get(1)?,
        key: CardKey {
            deck: row.get(2)?,
            kind: Kind::from_code(kind).ok_or_else(|| undecodable("card.kind", kind))?,
            slug: row.get(4)?,
        },
        position: row.get(5)?,
        content: Content {
            front: row.get(6)?,
            detail: json_column::<Detail>(row, 7, "card.detail")?,
        },
        own: row.get(8)?,
        added_variants: json_column(row, 9, "card.added_variants")?,
        guest: row.get(10)?,
        retired: row.get(11)?,
        suspended: row.get(12)?,
        buried: row.get::<_, Option<i32>>(13)?.map(Day::new),
    })
}

/// The card of that row.
pub fn get(connection: &Connection, id: i64) -> Result<CardRow> {
    Ok(connection
        .prepare_cached(&format!(
            "SELECT {COLUMNS} FROM card JOIN deck ON deck.id = card.deck WHERE card.id = :id"
        ))?
        .query_row(named_params! { ":id": id }, from_row)?)
}

/// The card of that key.
pub fn find(connection: &Connection, key: &CardKey) -> Result<Option<CardRow>> {
    Ok(connection
        .prepare_cached(&format!(
            "SELECT {COLUMNS} FROM deck JOIN card ON card.deck = deck.id
             WHERE deck.slug = :deck AND card.kind = :kind AND card.slug = :slug"
        ))?
        .query_row(
            named_params! { ":deck": key.deck, ":kind": key.kind.code(), ":slug": key.slug },
            from_row,
        )
        .optional()?)
}

/// The row of a deck's card.
pub fn row_of(connection: &Connection, deck: i64, kind: Kind, slug: &str) -> Result<Option<i64>> {
    Ok(connection
        .prepare_cached("SELECT id FROM card WHERE deck = :deck AND kind = :kind AND slug = :slug")?
        .query_row(
            named_params! { ":deck": deck, ":kind": kind.code(), ":slug": slug },
            |row| row.get(0),
        )
        .optional()?)
}

/// A deck's cards, by kind and position.
pub fn of_deck(connection: &Connection, deck: i64) -> Result<Vec<CardRow>> {
    Ok(connection
        .prepare_cached(&format!(
            "SELECT {COLUMNS} FROM card JOIN deck ON deck.id = card.deck WHERE card.deck = :deck
             ORDER BY card.kind, card.position, card.id"
        ))?
        .query_map(named_params! { ":deck": deck }, from_row)?
        .collect::<rusqlite::Result<Vec<_>>>()?)
}

/// A deck's cards of one kind that the deck still has, by position.
pub fn of_kind(connection: &Connection, deck: i64, kind: Kind) -> Result<Vec<CardRow>> {
    Ok(connection
        .prepare_cached(&format!(
            "SELECT {COLUMNS} FROM card JOIN deck ON deck.id = card.deck
             WHERE card.deck = :deck AND card.kind = :kind AND card.retired = 0
             ORDER BY card.position, card.id"
        ))?
        .query_map(
            named_params! { ":deck": deck, ":kind": kind.code() },
            from_row,
        )?
        .collect::<rusqlite::Result<Vec<_>>>()?)
}

/// The topics of a deck's prompts, by row.
pub fn topics(connection: &Connection, deck: i64) -> Result<Vec<(i64, Vec<String>)>> {
    Ok(connection
        .prepare_cached(
            "SELECT id, detail FROM card WHERE deck = :deck AND kind = :kind AND retired = 0",
        )?
        .query_map(
            named_params! { ":deck": deck, ":kind": Kind::Prompt.code() },
            |row| {
                Ok((
                    row.get(0)?,
                    json_column::<Detail>(row, 1, "card.detail")?.topics,
                ))
            },
        )?
        .collect::<rusqlite::Result<Vec<_>>>()?)
}

/// How many prompts the active decks have, those set aside or retired included; counting stops at `limit`.
pub fn count_prompts(connection: &Connection, limit: usize) -> Result<usize> {
    Ok(connection
        .prepare_cached(
            "SELECT count(*) FROM (SELECT 1 FROM deck CROSS JOIN card
               WHERE deck.active = 1 AND card.deck = deck.id AND card.kind = :kind LIMIT :limit)",
        )?
        .query_row(
            named_params! { ":kind": Kind::Prompt.code(), ":limit": limit as i64 },
            |row| row.get::<_, i64>(0),
        )? as usize)
}

/// Whether a deck has prompts, those set aside included.
pub fn has_prompts(connection: &Connection, deck: i64) -> Result<bool> {
    Ok(connection
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM card
               WHERE deck = :deck AND kind = :kind AND retired = 0)",
        )?
        .query_row(
            named_params! { ":deck": deck, ":kind": Kind::Prompt.code() },
            |row| row.get(0),
        )?)
}

/// Walks all cards, by deck slug, kind and position.
pub fn walk(connection: &Connection, mut each: impl FnMut(CardRow) -> Result<()>) -> Result<()> {
    let mut statement = connection.prepare(&format!(
        "SELECT {COLUMNS} FROM card JOIN deck ON deck.id = card.deck
         ORDER BY deck.slug, card.kind, card.position, card.id"
    ))?;
    for row in statement.query_map([], from_row)? {
        each(row?)?;
    }
    Ok(())
}

/// Adds a card and gives its row, whatever row it carried.
pub fn insert(connection: &Connection, card: &CardRow) -> Result<i64> {
    let shown = Shown::of(card);
    connection
        .prepare_cached(
            "INSERT INTO card (deck, kind, slug, position, front, detail, own, added_variants, guest,
                               retired, suspended, buried, hash)
             VALUES (:deck, :kind, :slug, :position, :front, :detail, :own, :added_variants, :guest,
                     :retired, :suspended, :buried, :hash)",
        )?
        .execute(named_params! {
            ":deck": card.deck, ":kind": card.key.kind.code(), ":slug": card.key.slug,
            ":position": card.position, ":front": card.content.front, ":detail": shown.detail,
            ":own": card.own, ":added_variants": shown.added_variants, ":guest": card.guest,
            ":retired": card.retired, ":suspended": card.suspended,
            ":buried": card.buried.map(Day::number), ":hash": shown.hash(),
        })?;
    Ok(connection.last_insert_rowid())
}

/// Writes a changed card back. The caches follow with `schedule::save`.
pub fn update(connection: &Connection, card: &CardRow) -> Result<()> {
    let shown = Shown::of(card);
    connection
        .prepare_cached(
            "UPDATE card SET position = :position, front = :front, detail = :detail, own = :own,
               added_variants = :added_variants, guest = :guest, retired = :retired,
               suspended = :suspended, buried = :buried, hash = :hash
             WHERE id = :id",
        )?
        .execute(named_params! {
            ":id": card.id, ":position": card.position, ":front": card.content.front,
            ":detail": shown.detail, ":own": card.own, ":added_variants": shown.added_variants,
            ":guest": card.guest, ":retired": card.retired, ":suspended": card.suspended,
            ":buried": card.buried.map(Day::number), ":hash": shown.hash(),
        })?;
    Ok(())
}

/// Deletes a card that was never reviewed and has no link.
pub fn delete(connection: &Connection, id: i64) -> Result<()> {
    for statement in [
        "DELETE FROM waiting WHERE card = :id",
        "DELETE FROM missing WHERE card = :id",
        "DELETE FROM card WHERE id = :id",
    ] {
        connection
            .prepare_cached(statement)?
            .execute(named_params! { ":id": id })?;
    }
    Ok(())
}

/// Whether anything of the user's hangs on the card: a review, taken back or not, a link, a tick, or
/// something on a story's list.
pub fn is_used(connection: &Connection, id: i64) -> Result<bool> {
    Ok(connection
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM review WHERE card = :id)
                 OR EXISTS (SELECT 1 FROM link WHERE card = :id)
                 OR EXISTS (SELECT 1 FROM tick WHERE card = :id)
                 OR EXISTS (SELECT 1 FROM missing WHERE card = :id AND story IS NOT NULL)",
        )?
        .query_row(named_params! { ":id": id }, |row| row.get(0))?)
}

/// The rows of all cards of a kind: looked up deck by deck, so that no other kind is read.
pub fn rows_of_kind(connection: &Connection, kind: Kind) -> Result<Vec<i64>> {
    Ok(connection
        .prepare_cached(
            "SELECT card.id FROM deck CROSS JOIN card ON card.deck = deck.id AND card.kind = :kind",
        )?
        .query_map(named_params! { ":kind": kind.code() }, |row| row.get(0))?
        .collect::<rusqlite::Result<Vec<_>>>()?)
}

/// Every card's key, by row.
pub fn keys(connection: &Connection) -> Result<HashMap<i64, CardKey>> {
    Ok(connection
        .prepare_cached(
            "SELECT card.id, deck.slug, card.kind, card.slug FROM deck JOIN card ON card.deck = deck.id",
        )?
        .query_map([], |row| {
            let kind: i64 = row.get(2)?;
            let kind = Kind::from_code(kind).ok_or_else(|| undecodable("card.kind", kind))?;
            Ok((row.get(0)?, CardKey { deck: row.get(1)?, kind, slug: row.get(3)? }))
        })?
        .collect::<rusqlite::Result<_>>()?)
}

/// Whether a card is a short one.
pub fn is_short(connection: &Connection, id: i64) -> Result<bool> {
    let kind: i64 = connection
        .prepare_cached("SELECT kind FROM card WHERE id = :id")?
        .query_row(named_params! { ":id": id }, |row| row.get(0))?;
    Ok(Kind::from_code(kind)
        .ok_or_else(|| undecodable("card.kind", kind))?
        .is_short())
}

/// The cards that come back after `today`.
pub fn buried_beyond(connection: &Connection, today: Day) -> Result<Vec<i64>> {
    Ok(connection
        .prepare_cached("SELECT id FROM card WHERE buried IS NOT NULL AND buried > :today")?
        .query_map(named_params! { ":today": today.number() }, |row| row.get(0))?
        .collect::<rusqlite::Result<Vec<_>>>()?)
}

/// Every column of a card that is shown to the user, as the hash covers them.
struct Shown<'a> {
    card: &'a CardRow,
    detail: String,
    added_variants: String,
}

impl<'a> Shown<'a> {
    fn of(card: &'a CardRow) -> Self {
        Self {
            detail: to_json(&card.content.detail),
            added_variants: to_json(&card.added_variants),
            card,
        }
    }

    fn hash(&self) -> Hash {
        let card = self.card;
        Hasher::default()
            .text(&card.key.to_string())
            .number(card.position)
            .text(&card.content.front)
            .text(&self.detail)
            .optional(card.own.as_deref())
            .text(&self.added_variants)
            .number(i64::from(card.guest))
            .number(i64::from(card.retired))
            .number(i64::from(card.suspended))
            .optional(card.buried.map(|day| day.number().to_string()).as_deref())
            .finish()
    }
}

/// Walks all cards and says of each whether its columns are those that were hashed.
pub fn walk_hashes(connection: &Connection, mut each: impl FnMut(&CardKey, bool)) -> Result<()> {
    let mut statement = connection.prepare(&format!(
        "SELECT {COLUMNS}, card.hash FROM card JOIN deck ON deck.id = card.deck ORDER BY card.id"
    ))?;
    for row in statement.query_map([], |row| Ok((from_row(row)?, row.get::<_, Hash>(14)?)))? {
        let (card, stored) = row?;
        each(&card.key, Shown::of(&card).hash() == stored);
    }
    Ok(())
}
