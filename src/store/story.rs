//! Stories and their links as rows. The text index follows every change of a story.

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension, Row, named_params};

use super::deck::{json_column, to_json};
use super::error::{Result, undecodable};
use super::hash::{Hash, Hasher};
use super::version;
use crate::story::{Source, State, Story, TEXT_FIELDS};

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

/// A link between a prompt and a story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkRow {
    /// The prompt's row.
    pub card: i64,
    /// The story's row.
    pub story: i64,
    /// What to stress for this ask.
    pub angle: Option<String>,
    /// Whether the story is the prompt's first choice.
    pub first: bool,
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

const LINK: &str = "card, story, angle, first";

fn link_row(row: &Row<'_>) -> rusqlite::Result<LinkRow> {
    Ok(LinkRow {
        card: row.get(0)?,
        story: row.get(1)?,
        angle: row.get(2)?,
        first: row.get(3)?,
    })
}

/// All links, by prompt.
pub fn links(connection: &Connection) -> Result<Vec<LinkRow>> {
    Ok(connection
        .prepare_cached(&format!(
            "SELECT {LINK} FROM link ORDER BY card, first DESC, story"
        ))?
        .query_map([], link_row)?
        .collect::<rusqlite::Result<Vec<_>>>()?)
}

/// How many stories there are, retired ones left out, and how many prompts of active decks have one.
pub fn counts(connection: &Connection) -> Result<(usize, usize)> {
    Ok(connection
        .prepare_cached(
            "SELECT (SELECT count(*) FROM story WHERE state <> :retired),
               (SELECT count(DISTINCT link.card) FROM link
                JOIN story ON story.id = link.story AND story.state <> :retired
                JOIN card ON card.id = link.card AND card.retired = 0 AND card.suspended = 0
                JOIN deck ON deck.id = card.deck AND deck.active = 1)",
        )?
        .query_row(named_params! { ":retired": State::Retired.code() }, |row| {
            Ok((
                row.get::<_, i64>(0)? as usize,
                row.get::<_, i64>(1)? as usize,
            ))
        })?)
}

/// Each linked prompt's first choice: card to story.
pub fn first_choices(connection: &Connection) -> Result<std::collections::HashMap<i64, i64>> {
    Ok(connection
        .prepare_cached("SELECT card, story FROM link WHERE first = 1")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?)
}

/// A prompt's links, its first choice first.
pub fn links_of_card(connection: &Connection, card: i64) -> Result<Vec<LinkRow>> {
    Ok(connection
        .prepare_cached(&format!(
            "SELECT {LINK} FROM link WHERE card = :card ORDER BY first DESC, story"
        ))?
        .query_map(named_params! { ":card": card }, link_row)?
        .collect::<rusqlite::Result<Vec<_>>>()?)
}

/// A story's links.
pub fn links_of_story(connection: &Connection, story: i64) -> Result<Vec<LinkRow>> {
    Ok(connection
        .prepare_cached(&format!(
            "SELECT {LINK} FROM link WHERE story = :story ORDER BY card"
        ))?
        .query_map(named_params! { ":story": story }, link_row)?
        .collect::<rusqlite::Result<Vec<_>>>()?)
}

/// Links a story to a prompt, or changes the angle of a link that is there. `first` makes it the
/// prompt's first choice; a link that is the first choice stays it.
pub fn link(
    connection: &Connection,
    card: i64,
    story: i64,
    angle: Option<&str>,
    first: bool,
) -> Result<()> {
    let links = links_of_card(connection, card)?;
    let before = links.iter().find(|link| link.story == story);
    if first {
        for other in links
            .iter()
            .filter(|link| link.first && link.story != story)
        {
            save_link(
                connection,
                &LinkRow {
                    first: false,
                    ..other.clone()
                },
            )?;
        }
    }
    let kept = before.and_then(|link| link.angle.as_deref());
    save_link(
        connection,
        &LinkRow {
            card,
            story,
            angle: angle.or(kept).map(str::to_owned),
            first: first || before.is_some_and(|link| link.first),
        },
    )
}

/// Writes a link as it is.
pub fn save_link(connection: &Connection, link: &LinkRow) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO link (card, story, angle, first, hash)
             VALUES (:card, :story, :angle, :first, :hash)
             ON CONFLICT (card, story) DO UPDATE SET angle = :angle, first = :first, hash = :hash",
        )?
        .execute(named_params! {
            ":card": link.card, ":story": link.story, ":angle": link.angle, ":first": link.first,
            ":hash": link_hash(link),
        })?;
    Ok(())
}

fn link_hash(link: &LinkRow) -> Hash {
    Hasher::default()
        .optional(link.angle.as_deref())
        .number(i64::from(link.first))
        .finish()
}

/// Takes a link away and says whether there was one. Another story of the prompt becomes its first choice.
pub fn unlink(connection: &Connection, card: i64, story: i64) -> Result<bool> {
    let removed = connection
        .prepare_cached("DELETE FROM link WHERE card = :card AND story = :story")?
        .execute(named_params! { ":card": card, ":story": story })?;
    if let Some(next) = links_of_card(connection, card)?
        .first()
        .filter(|next| !next.first)
    {
        link(connection, card, next.story, None, true)?;
    }
    Ok(removed > 0)
}

/// Keeps what a telling lacked.
pub fn add_missing(
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
            ":card": card, ":story": story, ":at": at, ":text": text,
            ":hash": Hasher::default().text(text).finish(),
        })?;
    Ok(())
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
    let mut links = connection.prepare(&format!("SELECT {LINK}, hash FROM link"))?;
    for row in links.query_map([], |row| Ok((link_row(row)?, row.get::<_, Hash>(4)?)))? {
        let (link, stored) = row?;
        if link_hash(&link) != stored {
            altered.push(format!(
                "the link of story {} to card {}",
                link.story, link.card
            ));
        }
    }
    let mut notes = connection.prepare("SELECT id, text, hash FROM missing")?;
    for row in notes.query_map([], |row| {
        Ok((
            row.get::<_, i64>(0)?,
            row.get::<_, String>(1)?,
            row.get::<_, Hash>(2)?,
        ))
    })? {
        let (id, text, stored) = row?;
        if Hasher::default().text(&text).finish() != stored {
            altered.push(format!("note {id} on what a telling lacked"));
        }
    }
    Ok(altered)
}

/// What the tellings of a story lacked, oldest first.
pub fn missing_of_story(connection: &Connection, story: i64) -> Result<Vec<String>> {
    Ok(connection
        .prepare_cached("SELECT text FROM missing WHERE story = :story ORDER BY id")?
        .query_map(named_params! { ":story": story }, |row| row.get(0))?
        .collect::<rusqlite::Result<Vec<_>>>()?)
}
