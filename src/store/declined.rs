//! Stories that the user declined for a prompt, as rows. Never decides what is offered.

use std::collections::HashMap;

use rusqlite::{Connection, named_params};

use super::error::Result;

/// Notes that a story does not answer a prompt as the two read now.
pub fn add(connection: &Connection, story: i64, card: i64) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT OR REPLACE INTO declined (story, card, story_hash, card_hash)
             SELECT story.id, card.id, story.hash, card.hash FROM story, card
             WHERE story.id = :story AND card.id = :card",
        )?
        .execute(named_params! { ":story": story, ":card": card })?;
    Ok(())
}

/// Takes that back.
pub fn remove(connection: &Connection, story: i64, card: i64) -> Result<()> {
    connection
        .prepare_cached("DELETE FROM declined WHERE story = :story AND card = :card")?
        .execute(named_params! { ":story": story, ":card": card })?;
    Ok(())
}

/// The stories that were declined for each prompt and read as they did then, the prompt too.
pub fn by_card(connection: &Connection) -> Result<HashMap<i64, Vec<i64>>> {
    let mut declined: HashMap<i64, Vec<i64>> = HashMap::new();
    let mut statement = connection.prepare_cached(
        "SELECT declined.card, declined.story FROM declined
         JOIN story ON story.id = declined.story AND story.hash = declined.story_hash
         JOIN card ON card.id = declined.card AND card.hash = declined.card_hash",
    )?;
    for row in statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))? {
        let (card, story) = row?;
        declined.entry(card).or_default().push(story);
    }
    Ok(declined)
}
