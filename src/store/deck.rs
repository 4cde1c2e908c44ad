//! Decks as rows. Knows nothing of how a deck is read or compared.

use rusqlite::{Connection, OptionalExtension, Row, named_params};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::error::{Result, undecodable};
use super::hash::{Hash, Hasher};
use crate::deck::model::Company;

/// The source of decks that come with the program.
pub const BUNDLED: &str = "bundled";

/// A deck's row.
#[derive(Clone, Debug, PartialEq)]
pub struct DeckRow {
    /// Its row.
    pub id: i64,
    /// Its name for ever.
    pub slug: String,
    /// The theme's name.
    pub title: String,
    /// The collection it belongs to.
    pub track: Option<String>,
    /// How demanding it is.
    pub level: Option<String>,
    /// What the theme means.
    pub summary: Option<String>,
    /// Slugs of related themes.
    pub related: Vec<String>,
    /// Companies that ask about it.
    pub companies: Vec<Company>,
    /// Free words.
    pub tags: Vec<String>,
    /// Where a re-import must come from: `bundled`, an address, or the first slug.
    pub source: String,
    /// Whether its cards are practised.
    pub active: bool,
    /// Whether its short cards are served: one of its prompts was recalled.
    pub opened: bool,
    /// Whether its strong sample was shown before the first telling.
    pub introduced: bool,
}

const COLUMNS: &str = "id, slug, title, track, level, summary, related, companies, tags, source, \
     active, opened, introduced";

fn from_row(row: &Row<'_>) -> rusqlite::Result<DeckRow> {
    Ok(DeckRow {
        id: row.get(0)?,
        slug: row.get(1)?,
        title: row.get(2)?,
        track: row.get(3)?,
        level: row.get(4)?,
        summary: row.get(5)?,
        related: json_column(row, 6, "deck.related")?,
        companies: json_column(row, 7, "deck.companies")?,
        tags: json_column(row, 8, "deck.tags")?,
        source: row.get(9)?,
        active: row.get(10)?,
        opened: row.get(11)?,
        introduced: row.get(12)?,
    })
}

/// A column that holds JSON.
pub fn json_column<T: DeserializeOwned>(
    row: &Row<'_>,
    index: usize,
    column: &'static str,
) -> rusqlite::Result<T> {
    let text = row.get_ref(index)?.as_str()?;
    serde_json::from_str(text)
        .map_err(|error| undecodable(column, format_args!("no such JSON ({error})")))
}

/// A value as a JSON column holds it.
pub fn to_json<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// All decks, by slug.
pub fn all(connection: &Connection) -> Result<Vec<DeckRow>> {
    Ok(connection
        .prepare_cached(&format!("SELECT {COLUMNS} FROM deck ORDER BY slug"))?
        .query_map([], from_row)?
        .collect::<rusqlite::Result<Vec<_>>>()?)
}

/// The rows of all decks, by slug; nothing else of them is read.
pub fn rows(connection: &Connection) -> Result<Vec<i64>> {
    Ok(connection
        .prepare_cached("SELECT id FROM deck ORDER BY slug")?
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<Vec<_>>>()?)
}

/// The deck of that slug.
pub fn find(connection: &Connection, slug: &str) -> Result<Option<DeckRow>> {
    Ok(connection
        .prepare_cached(&format!("SELECT {COLUMNS} FROM deck WHERE slug = :slug"))?
        .query_row(named_params! { ":slug": slug }, from_row)
        .optional()?)
}

/// The deck of that row.
pub fn get(connection: &Connection, id: i64) -> Result<DeckRow> {
    Ok(connection
        .prepare_cached(&format!("SELECT {COLUMNS} FROM deck WHERE id = :id"))?
        .query_row(named_params! { ":id": id }, from_row)?)
}

/// Whether any deck is practised.
pub fn any_active(connection: &Connection) -> Result<bool> {
    Ok(connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM deck WHERE active = 1)")?
        .query_row([], |row| row.get(0))?)
}

/// Adds a deck without its cards and gives its row, whatever row it carried.
pub fn insert(connection: &Connection, deck: &DeckRow) -> Result<i64> {
    connection
        .prepare_cached(
            "INSERT INTO deck (slug, title, track, level, summary, related, companies, tags, source,
                               active, opened, introduced, hash)
             VALUES (:slug, :title, :track, :level, :summary, :related, :companies, :tags, :source,
                     :active, :opened, :introduced, :hash)",
        )?
        .execute(named_params! {
            ":slug": deck.slug, ":title": deck.title, ":track": deck.track, ":level": deck.level,
            ":summary": deck.summary, ":related": to_json(&deck.related),
            ":companies": to_json(&deck.companies), ":tags": to_json(&deck.tags),
            ":source": deck.source, ":active": deck.active, ":opened": deck.opened,
            ":introduced": deck.introduced, ":hash": hash_of(deck),
        })?;
    Ok(connection.last_insert_rowid())
}

/// Writes a deck's own text back.
pub fn update(connection: &Connection, deck: &DeckRow) -> Result<()> {
    connection
        .prepare_cached(
            "UPDATE deck SET title = :title, track = :track, level = :level, summary = :summary,
               related = :related, companies = :companies, tags = :tags, source = :source, hash = :hash
             WHERE id = :id",
        )?
        .execute(named_params! {
            ":id": deck.id, ":title": deck.title, ":track": deck.track, ":level": deck.level,
            ":summary": deck.summary, ":related": to_json(&deck.related),
            ":companies": to_json(&deck.companies), ":tags": to_json(&deck.tags),
            ":source": deck.source, ":hash": hash_of(deck),
        })?;
    Ok(())
}

/// The hash over every text of a deck that is shown to the user.
fn hash_of(deck: &DeckRow) -> Hash {
    Hasher::default()
        .text(&deck.slug)
        .text(&deck.title)
        .optional(deck.track.as_deref())
        .optional(deck.level.as_deref())
        .optional(deck.summary.as_deref())
        .text(&to_json(&deck.related))
        .text(&to_json(&deck.companies))
        .text(&to_json(&deck.tags))
        .text(&deck.source)
        .finish()
}

/// Walks all decks and says of each whether its texts are those that were hashed.
pub fn walk_hashes(connection: &Connection, mut each: impl FnMut(&DeckRow, bool)) -> Result<()> {
    let mut statement =
        connection.prepare(&format!("SELECT {COLUMNS}, hash FROM deck ORDER BY id"))?;
    for row in statement.query_map([], |row| Ok((from_row(row)?, row.get::<_, Hash>(13)?)))? {
        let (deck, stored) = row?;
        each(&deck, hash_of(&deck) == stored);
    }
    Ok(())
}

/// The program version whose bundled decks are in the database.
pub fn program_version(connection: &Connection) -> Result<Option<String>> {
    Ok(connection
        .prepare_cached("SELECT version FROM program WHERE id = 1")?
        .query_row([], |row| row.get(0))
        .optional()?)
}

/// Notes the program version whose bundled decks are in the database.
pub fn set_program_version(connection: &Connection, version: &str) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO program (id, version) VALUES (1, :version)
             ON CONFLICT (id) DO UPDATE SET version = :version",
        )?
        .execute(named_params! { ":version": version })?;
    Ok(())
}

/// Forgets whose bundled decks are in the database, so that they are brought up to date again.
pub fn forget_program_version(connection: &Connection) -> Result<()> {
    connection.execute_batch("DELETE FROM program")?;
    Ok(())
}

/// Practises a deck or leaves it alone. The caches follow with `schedule::refresh_deck`.
pub fn set_active(connection: &Connection, id: i64, active: bool) -> Result<()> {
    connection
        .prepare_cached("UPDATE deck SET active = :active WHERE id = :id")?
        .execute(named_params! { ":id": id, ":active": active })?;
    Ok(())
}

/// Notes that a prompt of the deck was recalled, or that none is any more.
pub fn set_opened(connection: &Connection, id: i64, opened: bool) -> Result<()> {
    connection
        .prepare_cached("UPDATE deck SET opened = :opened WHERE id = :id")?
        .execute(named_params! { ":id": id, ":opened": opened })?;
    Ok(())
}

/// Notes that the deck's strong sample was shown.
pub fn set_introduced(connection: &Connection, id: i64) -> Result<()> {
    connection
        .prepare_cached("UPDATE deck SET introduced = 1 WHERE id = :id")?
        .execute(named_params! { ":id": id })?;
    Ok(())
}

/// Removes a deck that has no cards left.
pub fn delete(connection: &Connection, id: i64) -> Result<()> {
    connection
        .prepare_cached("DELETE FROM deck WHERE id = :id")?
        .execute(named_params! { ":id": id })?;
    Ok(())
}
