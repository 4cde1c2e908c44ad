//! Stories as rows. The text index follows every change of a story.

mod link;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension, Row, named_params};

use super::deck::{json_column, to_json};
use super::error::{Result, undecodable};
use super::hash::{Hash, Hasher};
use super::{missing, version};
use crate::story::{Source, State, Story, TEXT_FIELDS};

pub use link::{
    LinkRow, counts, first_choices, link, links, links_of_card, links_of_story, save_link, unlink,
};

/// A story's row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoryRow {
    /// Its row.
    pub id: i64,
    /// Its name for ever, a UUID.
    pub uuid: String,
    /// What the user wrote.
    pub story: Story,
    /// When it was first noted, in milliseconds since 1970.
    pub created_at: i64,
    /// When it was last changed.
    pub changed_at: i64,
}

const COLUMNS: &str = "id, uuid, title, cues, topics, state, created_at, changed_at, situation, task, \
     action, result, lesson, \"when\", role, evidence, source, short, tags";

fn from_row(row: &Row<'_>) -> rusqlite::Result<StoryRow> {
    let state: i64 = row.get(5)?;
    let source = row
        .get::<_, Option<i64>>(16)?
        .map(|code| Source::from_code(code).ok_or_else(|| undecodable("story.source", code)))
        .transpose()?;
    let tags = match row.get_ref(18)? {
        ValueRef::Null => Vec::new(),
        _ => json_column(row, 18, "story.tags")?,
    };
    Ok(StoryRow {
        id: row.get(0)?,
        uuid: row.get(1)?,
        story: Story {
            title: row.get(2)?,
            cues: json_column(row, 3, "story.cues")?,
            topics: json_column(row, 4, "story.topics")?,
            state: State::from_code(state).ok_or_else(|| undecodable("story.state", state))?,
            situation: row.get(8)?,
            task: row.get(9)?,
            action: row.get(10)?,
            result: row.get(11)?,
            lesson: row.get(12)?,
            when: row.get(13)?,
            role: row.get(14)?,
            evidence: row.get(15)?,
            source,
            short: row.get(17)?,
            tags,
        },
        created_at: row.get(6)?,
        changed_at: row.get(7)?,
    })
}

/// All stories, oldest first.
pub fn all(connection: &Connection) -> Result<Vec<StoryRow>> {
    Ok(connection
        .prepare_cached(&format!("SELECT {COLUMNS} FROM story ORDER BY id"))?
        .query_map([], from_row)?
        .collect::<rusqlite::Result<Vec<_>>>()?)
}

/// The story of that row.
pub fn get(connection: &Connection, id: i64) -> Result<Option<StoryRow>> {
    Ok(connection
        .prepare_cached(&format!("SELECT {COLUMNS} FROM story WHERE id = :id"))?
        .query_row(named_params! { ":id": id }, from_row)
        .optional()?)
}

/// Whether a story has that identifier.
pub fn exists(connection: &Connection, uuid: &str) -> Result<bool> {
    Ok(connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM story WHERE uuid = :uuid)")?
        .query_row(named_params! { ":uuid": uuid }, |row| row.get(0))?)
}

/// Adds a story, its first version with it, and gives its row.
pub fn insert(connection: &Connection, uuid: &str, story: &Story, at: i64) -> Result<i64> {
    connection
        .prepare_cached(
            "INSERT INTO story (uuid, title, cues, topics, state, created_at, changed_at, hash)
             VALUES (:uuid, '', '[]', '[]', 0, :at, :at, zeroblob(16))",
        )?
        .execute(named_params! { ":uuid": uuid, ":at": at })?;
    let id = connection.last_insert_rowid();
    write(connection, id, uuid, story, at)?;
    version::add(connection, id, story, at)?;
    Ok(id)
}

/// Writes a changed story back and keeps it as a new version; one that is as it was is left alone.
pub fn update(connection: &Connection, row: &StoryRow, at: i64) -> Result<()> {
    let Some(before) = get(connection, row.id)? else {
        return Ok(());
    };
    if before.story == row.story {
        return Ok(());
    }
    if version::all(connection, row.id)?.is_empty() {
        // A story older than the versions: what it said until now is its first one.
        version::add(connection, row.id, &before.story, before.changed_at)?;
    }
    write(connection, row.id, &row.uuid, &row.story, at)?;
    version::add(connection, row.id, &row.story, at)
}

/// Writes every column of a story and its place in the text index.
fn write(connection: &Connection, id: i64, uuid: &str, story: &Story, at: i64) -> Result<()> {
    let tags = (!story.tags.is_empty()).then(|| to_json(&story.tags));
    connection
        .prepare_cached(
            "UPDATE story SET title = :title, cues = :cues, topics = :topics, state = :state,
               situation = :situation, task = :task, action = :action, result = :result,
               lesson = :lesson, \"when\" = :when, role = :role, evidence = :evidence,
               source = :source, short = :short, tags = :tags, changed_at = :at, hash = :hash
             WHERE id = :id",
        )?
        .execute(named_params! {
            ":id": id, ":title": story.title, ":cues": to_json(&story.cues),
            ":topics": to_json(&story.topics), ":state": story.state.code(),
            ":situation": story.situation, ":task": story.task, ":action": story.action,
            ":result": story.result, ":lesson": story.lesson, ":when": story.when,
            ":role": story.role, ":evidence": story.evidence,
            ":source": story.source.map(Source::code), ":short": story.short, ":tags": tags,
            ":at": at, ":hash": hash_of(uuid, story),
        })?;
    connection
        .prepare_cached("DELETE FROM story_text WHERE rowid = :id")?
        .execute(named_params! { ":id": id })?;
    index(connection, id, story)
}

/// Builds the text index again from the stories.
pub fn reindex(connection: &Connection) -> Result<()> {
    connection.execute_batch("DELETE FROM story_text")?;
    for row in all(connection)? {
        index(connection, row.id, &row.story)?;
    }
    Ok(())
}

fn index(connection: &Connection, id: i64, story: &Story) -> Result<()> {
    let body: Vec<&str> = TEXT_FIELDS
        .iter()
        .filter_map(|field| story.text(field))
        .chain(story.tags.iter().map(String::as_str))
        .collect();
    connection
        .prepare_cached(
            "INSERT INTO story_text (rowid, title, cues, topics, body)
             VALUES (:id, :title, :cues, :topics, :body)",
        )?
        .execute(named_params! {
            ":id": id, ":title": story.title, ":cues": story.cues.join("\n"),
            ":topics": story.topics.join(" "), ":body": body.join("\n"),
        })?;
    Ok(())
}

/// The stories that hold every one of the words, or words that begin with them, best first.
pub fn search(connection: &Connection, words: &[&str]) -> Result<Vec<StoryRow>> {
    let query: Vec<String> = words
        .iter()
        .map(|word| format!("\"{}\"*", word.replace('"', "\"\"")))
        .collect();
    Ok(connection
        .prepare_cached(&format!(
            "SELECT {COLUMNS} FROM story WHERE id IN
               (SELECT rowid FROM story_text WHERE story_text MATCH :query ORDER BY rank)"
        ))?
        .query_map(named_params! { ":query": query.join(" ") }, from_row)?
        .collect::<rusqlite::Result<Vec<_>>>()?)
}

/// The hash over every column of a story that is shown to the user.
fn hash_of(uuid: &str, story: &Story) -> Hash {
    let hasher = Hasher::default()
        .text(uuid)
        .text(&story.title)
        .text(&to_json(&story.cues))
        .text(&to_json(&story.topics))
        .number(i64::from(story.state.code()));
    if !story.has_more() {
        return hasher.finish();
    }
    TEXT_FIELDS
        .iter()
        .fold(hasher, |hasher, field| hasher.optional(story.text(field)))
        .optional(story.source.map(Source::name))
        .text(&to_json(&story.tags))
        .finish()
}

fn stored_hash(connection: &Connection, id: i64) -> Result<Hash> {
    Ok(connection
        .prepare_cached("SELECT hash FROM story WHERE id = :id")?
        .query_row(named_params! { ":id": id }, |row| row.get(0))?)
}

/// Names every story, link and note whose text is not the one that was hashed.
pub fn altered(connection: &Connection) -> Result<Vec<String>> {
    let mut altered = Vec::new();
    for row in all(connection)? {
        if stored_hash(connection, row.id)? != hash_of(&row.uuid, &row.story) {
            altered.push(format!("story {}", row.uuid));
        }
    }
    altered.extend(version::altered(connection)?);
    altered.extend(link::altered(connection)?);
    altered.extend(missing::altered(connection)?);
    Ok(altered)
}
