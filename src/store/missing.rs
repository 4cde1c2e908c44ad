//! What was missing in tellings, in the user's words: rows are added, and marked once they are mended.

use rusqlite::{Connection, Row, named_params};

use super::error::Result;
use super::hash::{Hash, Hasher};

/// Something that a telling lacked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingRow {
    /// Its row.
    pub id: i64,
    /// The prompt that was told.
    pub card: i64,
    /// When it was noted, in milliseconds since 1970.
    pub at: i64,
    /// The user's words.
    pub text: String,
    /// When it was mended; `None` while it is not.
    pub done_at: Option<i64>,
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<MissingRow> {
    Ok(MissingRow {
        id: row.get(0)?,
        card: row.get(1)?,
        at: row.get(2)?,
        text: row.get(3)?,
        done_at: row.get(4)?,
    })
}

/// Keeps what a telling lacked.
pub fn add(
    connection: &Connection,
    card: i64,
    story: Option<i64>,
    at: i64,
    text: &str,
) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO missing (card, story, at, text, hash)
             VALUES (:card, :story, :at, :text, :hash)",
        )?
        .execute(named_params! {
            ":card": card, ":story": story, ":at": at, ":text": text, ":hash": hash_of(text, None),
        })?;
    Ok(())
}

/// Gives what tellings of a prompt without a story lacked to a story, behind what stands on its list.
pub fn adopt(connection: &Connection, card: i64, story: i64) -> Result<()> {
    // As new rows, so that the numbers of what stands there stay.
    connection
        .prepare_cached(
            "INSERT INTO missing (card, story, at, text, hash, done_at)
             SELECT card, :story, at, text, hash, done_at FROM missing
             WHERE card = :card AND story IS NULL ORDER BY id",
        )?
        .execute(named_params! { ":card": card, ":story": story })?;
    connection
        .prepare_cached("DELETE FROM missing WHERE card = :card AND story IS NULL")?
        .execute(named_params! { ":card": card })?;
    Ok(())
}

/// What the tellings of all stories lacked, oldest first, mended or not; each with its story.
pub fn all(connection: &Connection) -> Result<Vec<(i64, MissingRow)>> {
    Ok(connection
        .prepare_cached(
            "SELECT id, card, at, text, done_at, story FROM missing
             WHERE story IS NOT NULL ORDER BY id",
        )?
        .query_map([], |row| Ok((row.get(5)?, from_row(row)?)))?
        .collect::<rusqlite::Result<Vec<_>>>()?)
}

/// What the tellings of a story lacked, oldest first, mended or not.
pub fn of_story(connection: &Connection, story: i64) -> Result<Vec<MissingRow>> {
    Ok(connection
        .prepare_cached(
            "SELECT id, card, at, text, done_at FROM missing WHERE story = :story ORDER BY id",
        )?
        .query_map(named_params! { ":story": story }, from_row)?
        .collect::<rusqlite::Result<Vec<_>>>()?)
}

/// The words of what a story still lacks, oldest first.
pub fn open_of_story(connection: &Connection, story: i64) -> Result<Vec<String>> {
    let all = of_story(connection, story)?.into_iter();
    Ok(all
        .filter(|row| row.done_at.is_none())
        .map(|row| row.text)
        .collect())
}

/// Marks it as mended at an instant, or as not mended.
pub fn set_done(connection: &Connection, row: &MissingRow, done_at: Option<i64>) -> Result<()> {
    connection
        .prepare_cached("UPDATE missing SET done_at = :done_at, hash = :hash WHERE id = :id")?
        .execute(named_params! {
            ":id": row.id, ":done_at": done_at, ":hash": hash_of(&row.text, done_at),
        })?;
    Ok(())
}

/// Covers the mark only where there is one, so that the rows of before keep theirs.
fn hash_of(text: &str, done_at: Option<i64>) -> Hash {
    let hasher = Hasher::default().text(text);
    match done_at {
        Some(at) => hasher.number(at).finish(),
        None => hasher.finish(),
    }
}

/// Names every row that is not the one that was hashed.
pub fn altered(connection: &Connection) -> Result<Vec<String>> {
    let mut altered = Vec::new();
    let mut statement =
        connection.prepare("SELECT id, card, at, text, done_at, hash FROM missing")?;
    for row in statement.query_map([], |row| Ok((from_row(row)?, row.get::<_, Hash>(5)?)))? {
        let (row, stored) = row?;
        if hash_of(&row.text, row.done_at) != stored {
            altered.push(format!("note {} on what a telling lacked", row.id));
        }
    }
    Ok(altered)
}
