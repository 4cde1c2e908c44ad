//! Every text a story ever had. Rows are only ever added.

use rusqlite::{Connection, named_params};

use super::deck::{json_column, to_json};
use super::error::Result;
use super::hash::{Hash, Hasher};
use crate::story::Story;

/// A text that a story once had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Counts from 1.
    pub number: i64,
    /// When it was written, in milliseconds since 1970.
    pub at: i64,
    /// The story as it was.
    pub story: Story,
}

/// All texts a story ever had, oldest first; none for a story older than versions and never changed.
pub fn all(connection: &Connection, story: i64) -> Result<Vec<Version>> {
    Ok(connection
        .prepare_cached(
            "SELECT number, at, text FROM story_version WHERE story = :story ORDER BY number",
        )?
        .query_map(named_params! { ":story": story }, |row| {
            Ok(Version {
                number: row.get(0)?,
                at: row.get(1)?,
                story: json_column(row, 2, "story_version.text")?,
            })
        })?
        .collect::<rusqlite::Result<Vec<_>>>()?)
}

/// Keeps a text as the story's newest version.
pub fn add(connection: &Connection, id: i64, story: &Story, at: i64) -> Result<()> {
    let text = to_json(story);
    connection
        .prepare_cached(
            "INSERT INTO story_version (story, number, at, text, hash)
             SELECT :story, coalesce(max(number), 0) + 1, :at, :text, :hash
             FROM story_version WHERE story = :story",
        )?
        .execute(named_params! {
            ":story": id, ":at": at, ":text": text, ":hash": Hasher::default().text(&text).finish(),
        })?;
    Ok(())
}

/// Names every version whose text is not the one that was hashed.
pub fn altered(connection: &Connection) -> Result<Vec<String>> {
    let mut altered = Vec::new();
    let mut versions = connection.prepare(
        "SELECT story.uuid, number, text, story_version.hash FROM story_version
         JOIN story ON story.id = story_version.story ORDER BY story, number",
    )?;
    for row in versions.query_map([], |row| {
        Ok((
            row.get::<_, String>(0)?,
            row.get::<_, i64>(1)?,
            row.get::<_, String>(2)?,
            row.get::<_, Hash>(3)?,
        ))
    })? {
        let (uuid, number, text, stored) = row?;
        if Hasher::default().text(&text).finish() != stored {
            altered.push(format!("version {number} of story {uuid}"));
        }
    }
    Ok(altered)
}
