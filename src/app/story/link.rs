//! Which prompts a story answers, and which it may answer as well.

use rusqlite::Connection;

use super::{find, short_id};
use crate::app::failure::{Failure, Result};
use crate::app::review::find_card;
use crate::app::{App, commit};
use crate::deck::text;
use crate::engine::card::{CardKey, Kind};
use crate::store::story::LinkRow;
use crate::store::{card, deck, story};
use crate::story::{State, Story};

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

/// A prompt that a story may answer as well.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    /// The prompt.
    pub card: CardKey,
    /// The ask as shown.
    pub front: String,
    /// The topics both are about.
    pub shared: Vec<String>,
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
        let story = find(&transaction, name)?;
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
        let card = find_card(&transaction, prompt)?;
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
        let story = find(&transaction, name)?;
        let card = find_card(&transaction, prompt)?;
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

    /// Prompts of active decks that a story may answer as well and that it is not linked to: by
    /// topic first, then by text. Prompts without any story come first among equals.
    pub fn suggest(&mut self, name: &str, count: usize) -> Result<Vec<Suggestion>> {
        let transaction = self.store.read()?;
        let story = find(&transaction, name)?;
        let links = story::links(&transaction)?;
        let mut found = Vec::new();
        for deck in deck::all(&transaction)?
            .into_iter()
            .filter(|deck| deck.active)
        {
            for prompt in card::of_kind(&transaction, deck.id, Kind::Prompt)? {
                if prompt.suspended
                    || links
                        .iter()
                        .any(|link| link.card == prompt.id && link.story == story.id)
                {
                    continue;
                }
                let has_story = links.iter().any(|link| link.card == prompt.id);
                if let Some(fit) = fit(&story.story, &prompt) {
                    found.push((fit, has_story, prompt));
                }
            }
        }
        found.sort_by(|a, b| {
            b.0.total_cmp(&a.0)
                .then(a.1.cmp(&b.1))
                .then(a.2.key.cmp(&b.2.key))
        });
        Ok(found
            .into_iter()
            .take(count)
            .map(|(_, _, prompt)| Suggestion {
                shared: shared_topics(&story.story, &prompt.content.detail.topics),
                front: prompt.front().to_owned(),
                card: prompt.key,
            })
            .collect())
    }

    /// How many prompts of active decks share a topic with any story: what the bank may answer.
    pub fn touched_prompts(&mut self) -> Result<usize> {
        let transaction = self.store.read()?;
        let stories = story::all(&transaction)?;
        let mut touched = 0;
        for deck in deck::all(&transaction)?
            .into_iter()
            .filter(|deck| deck.active)
        {
            touched += card::of_kind(&transaction, deck.id, Kind::Prompt)?
                .iter()
                .filter(|prompt| !prompt.suspended)
                .filter(|prompt| {
                    stories.iter().any(|story| {
                        !shared_topics(&story.story, &prompt.content.detail.topics).is_empty()
                    })
                })
                .count();
        }
        Ok(touched)
    }
}

fn shared_topics(story: &Story, topics: &[String]) -> Vec<String> {
    story
        .topics
        .iter()
        .filter(|topic| topics.contains(topic))
        .cloned()
        .collect()
}

/// How well a story may answer a prompt: a whole number for the topics they share, and a part of one
/// for the likeness of their words. `None` if nothing speaks for it.
pub(in crate::app) fn fit(story: &Story, prompt: &card::CardRow) -> Option<f64> {
    let shared = shared_topics(story, &prompt.content.detail.topics).len() as f64;
    let words = format!("{} {}", story.title, story.cues.join(" "));
    let likeness = text::similarity(&words, prompt.front());
    (shared > 0.0 || likeness >= 0.5).then_some(shared + likeness.min(0.99))
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
