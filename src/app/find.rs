//! Finding what the user names: a card by its key, a story by its identifier or words of its title. What is not
//! there is named with its nearest match.

use rusqlite::Connection;

use super::failure::{Failure, Result};
use crate::deck::text;
use crate::engine::card::CardKey;
use crate::store::card::CardRow;
use crate::store::story::StoryRow;
use crate::store::{card as cards, deck, story as stories};

/// A part of an identifier or of a title names a story only from so many letters on.
const SHORTEST_PART: usize = 4;

/// So many stories are named where one name could be several.
const MOST_NAMED: usize = 9;

/// The card of that key; an unknown one is named with its nearest match.
pub(super) fn card(connection: &Connection, key: &CardKey) -> Result<CardRow> {
    match cards::find(connection, key)? {
        Some(card) => Ok(card),
        None => Err(unknown_card(connection, key)?),
    }
}

/// What is said of a card that is not there: its nearest match, or that of its theme.
pub(super) fn unknown_card(connection: &Connection, key: &CardKey) -> Result<Failure> {
    let Some(deck) = deck::find(connection, &key.deck)? else {
        return Ok(super::deck::unknown_theme(
            &key.deck,
            &deck::all(connection)?,
        ));
    };
    let keys: Vec<String> = cards::of_deck(connection, deck.id)?
        .iter()
        .filter(|card| !card.retired)
        .map(|card| card.key.to_string())
        .collect();
    let known: Vec<&str> = keys.iter().map(String::as_str).collect();
    Ok(Failure::unknown(
        "card",
        &key.to_string(),
        &known,
        "retell cards",
    ))
}

/// The end of an identifier, which tells the stories of one collection apart and is short to type.
pub fn short_id(uuid: &str) -> &str {
    uuid.rsplit('-').next().map_or(uuid, |tail| {
        tail.get(tail.len().saturating_sub(8)..).unwrap_or(tail)
    })
}

/// The story of that identifier or title; else the only one whose identifier begins or ends so; else
/// the only one whose title holds these words.
pub(super) fn story(connection: &Connection, name: &str) -> Result<StoryRow> {
    let stories = stories::all(connection)?;
    let matches = matching(&stories, name);
    match matches.as_slice() {
        [row] => Ok((*row).clone()),
        [] => {
            let titles: Vec<&str> = stories.iter().map(|row| row.story.title.as_str()).collect();
            Err(Failure::unknown(
                "story",
                name,
                &titles,
                "retell story list",
            ))
        }
        several => Err(several.iter().take(MOST_NAMED).fold(
            Failure::typed(format_args!(
                "\"{name}\" could be {} stories: name one by its identifier",
                several.len()
            )),
            |failure, row| {
                failure.with(format_args!("{}  {}", short_id(&row.uuid), row.story.title))
            },
        )),
    }
}

fn matching<'a>(stories: &'a [StoryRow], name: &str) -> Vec<&'a StoryRow> {
    let wanted = text::normal(name);
    let pick = |fits: &dyn Fn(&StoryRow) -> bool| -> Vec<&'a StoryRow> {
        stories.iter().filter(|row| fits(row)).collect()
    };
    let exact = pick(&|row| row.uuid == name || text::normal(&row.story.title) == wanted);
    if !exact.is_empty() || name.len() < SHORTEST_PART {
        return exact;
    }
    let part = pick(&|row| row.uuid.starts_with(name) || row.uuid.ends_with(name));
    if !part.is_empty() {
        return part;
    }
    let words = format!(" {wanted}");
    pick(&|row| format!(" {}", text::normal(&row.story.title)).contains(&words))
}
