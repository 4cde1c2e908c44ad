//! Which prompts a story answers: its links.

use rusqlite::Connection;

use super::suggest::reach;
use crate::app::failure::{Failure, Result};
use crate::app::find::{self, short_id};
use crate::app::{App, commit};
use crate::deck::text;
use crate::engine::card::{CardKey, Kind};
use crate::store::story::LinkRow;
use crate::store::{card, story};
use crate::story::State;

/// A prompt that a story answers.
#[derive(Clone, Debug)]
pub struct LinkedPrompt {
    /// The prompt.
    pub card: CardKey,
    /// The ask as shown.
    pub front: String,
    /// What to stress for this ask.
    pub angle: Option<String>,
    /// Whether the story is its first choice.
    pub first: bool,
}

impl App {
    /// Links a story to a prompt; its first story becomes its first choice.
    pub fn link(
        &mut self,
        name: &str,
        prompt: &CardKey,
        angle: Option<&str>,
        first: bool,
    ) -> Result<LinkedPrompt> {
        let transaction = self.store.write()?;
        let story = find::story(&transaction, name)?;
        if story.story.state == State::Retired {
            return Err(
                Failure::typed(format_args!("\"{}\" is set aside", story.story.title)).with(
                    format_args!(
                        "retell story edit {} --state draft brings it back",
                        short_id(&story.uuid)
                    ),
                ),
            );
        }
        let card = reach(&transaction, prompt)?;
        if card.key.kind != Kind::Prompt {
            return Err(Failure::typed(format_args!(
                "{} is no prompt: only prompts have stories",
                card.key
            ))
            .with("retell cards list --kind prompt lists them"));
        }
        let first = first || story::links_of_card(&transaction, card.id)?.is_empty();
        let angle = angle.map(text::clean).filter(|angle| !angle.is_empty());
        story::link(&transaction, card.id, story.id, angle.as_deref(), first)?;
        commit(transaction)?;
        Ok(LinkedPrompt {
            front: card.front().to_owned(),
            card: card.key,
            angle,
            first,
        })
    }

    /// Takes a link away and gives the title of the prompt's first choice from now on.
    pub fn unlink(&mut self, name: &str, prompt: &CardKey) -> Result<Option<String>> {
        let transaction = self.store.write()?;
        let story = find::story(&transaction, name)?;
        let card = find::card(&transaction, prompt)?;
        if !story::unlink(&transaction, card.id, story.id)? {
            return Err(Failure::typed(format_args!(
                "\"{}\" is not linked to {}",
                story.story.title, card.key
            ))
            .with(format_args!(
                "retell story show {} lists its prompts",
                short_id(&story.uuid)
            )));
        }
        let first = match story::links_of_card(&transaction, card.id)?.first() {
            Some(link) => story::get(&transaction, link.story)?,
            None => None,
        };
        commit(transaction)?;
        Ok(first.map(|row| row.story.title))
    }
}

/// Takes a story's links away, so that no prompt rests on it.
pub(super) fn unlink_all(connection: &Connection, story: i64) -> Result<()> {
    for link in story::links_of_story(connection, story)? {
        story::unlink(connection, link.card, story)?;
    }
    Ok(())
}

pub(super) fn linked(connection: &Connection, link: LinkRow) -> Result<LinkedPrompt> {
    let prompt = card::get(connection, link.card)?;
    Ok(LinkedPrompt {
        front: prompt.front().to_owned(),
        card: prompt.key,
        angle: link.angle,
        first: link.first,
    })
}
