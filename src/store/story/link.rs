//! Links between stories and prompts as rows: one of a prompt's stories is its first choice.

use rusqlite::{Connection, Row, named_params};

use crate::store::error::Result;
use crate::store::hash::{Hash, Hasher};
use crate::store::missing;
use crate::story::State;

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
/// prompt's first choice; a link that is the first choice stays it. What tellings without a story
/// lacked goes on the list of the first story linked.
pub fn link(
    connection: &Connection,
    card: i64,
    story: i64,
    angle: Option<&str>,
    first: bool,
) -> Result<()> {
    let links = links_of_card(connection, card)?;
    let before = links.iter().find(|link| link.story == story);
    if links.is_empty() {
        missing::adopt(connection, card, story)?;
    }
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

/// Names every link whose text is not the one that was hashed.
pub(super) fn altered(connection: &Connection) -> Result<Vec<String>> {
    let mut altered = Vec::new();
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
    Ok(altered)
}
