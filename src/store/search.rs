//! Words in stories, through the text index. Cards are scanned by `app`, which needs no index for them.

use rusqlite::{Connection, named_params};

use super::error::Result;

/// A story that holds every one of the words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoryFound {
    /// Its name for ever, a UUID.
    pub uuid: String,
    /// What the user calls it.
    pub title: String,
    /// A few words around the first match.
    pub text: String,
}

/// The stories that hold every one of the words, or words that begin with them, best first. A word
/// without a letter or a digit is in no text and is left out; without any other word nothing is found.
pub fn stories(connection: &Connection, words: &[String]) -> Result<Vec<StoryFound>> {
    // In quotes a word is nothing but a word, whatever it means to the index otherwise.
    let query: Vec<String> = words
        .iter()
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .map(|word| format!("\"{}\"*", word.replace('"', "\"\"")))
        .collect();
    if query.is_empty() {
        return Ok(Vec::new());
    }
    Ok(connection
        .prepare_cached(
            "SELECT story.uuid, story.title, snippet(story_text, -1, '', '', '…', 16)
             FROM story_text JOIN story ON story.id = story_text.rowid
             WHERE story_text MATCH :query ORDER BY rank, story.id",
        )?
        .query_map(named_params! { ":query": query.join(" ") }, |row| {
            Ok(StoryFound {
                uuid: row.get(0)?,
                title: row.get(1)?,
                text: row.get(2)?,
            })
        })?
        .collect::<rusqlite::Result<Vec<_>>>()?)
}
