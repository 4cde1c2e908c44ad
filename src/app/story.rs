//! The user's stories and the prompts they answer.

use rusqlite::Connection;

use super::failure::{Failure, Result};
use super::review::find_card;
use super::{App, commit};
use crate::deck::text;
use crate::engine::card::{CardKey, Kind};
use crate::engine::history::{self, Schedule};
use crate::store::story::{LinkRow, StoryRow};
use crate::store::{card, deck, log, story};
use crate::story::topics::{TOPICS, is_topic};
use crate::story::{State, Story};

/// A story with what hangs on it.
#[derive(Clone, Debug)]
pub struct StoryView {
    /// The story.
    pub row: StoryRow,
    /// The prompts it answers.
    pub prompts: Vec<LinkedPrompt>,
    /// Its own schedule, folded from the tellings in which it was told.
    pub schedule: Option<Schedule>,
    /// What its tellings lacked.
    pub missing: Vec<String>,
}

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
    /// Notes a story and gives it back with its identifier.
    pub fn add_story(&mut self, story: &Story) -> Result<StoryRow> {
        let moment = self.now();
        let uuid = self.entropy.uuid(moment.at).to_string();
        let story = checked(story)?;
        let transaction = self.store.write()?;
        let id = story::insert(&transaction, &uuid, &story, moment.at)?;
        commit(transaction)?;
        Ok(StoryRow {
            id,
            uuid,
            story,
            created_at: moment.at,
            changed_at: moment.at,
        })
    }

    /// Changes a story's text. Schedules do not notice.
    pub fn edit_story(&mut self, name: &str, story: &Story) -> Result<StoryRow> {
        let moment = self.now();
        let story = checked(story)?;
        let transaction = self.store.write()?;
        let mut row = find(&transaction, name)?;
        row.story = story;
        story::update(&transaction, &row, moment.at)?;
        commit(transaction)?;
        Ok(row)
    }

    /// All stories, oldest first, with what hangs on them.
    pub fn stories(&mut self) -> Result<Vec<StoryView>> {
        let transaction = self.store.read()?;
        story::all(&transaction)?
            .into_iter()
            .map(|row| view(&transaction, row))
            .collect()
    }

    /// One story, by identifier, its beginning, or its title.
    pub fn story(&mut self, name: &str) -> Result<StoryView> {
        let transaction = self.store.read()?;
        let row = find(&transaction, name)?;
        view(&transaction, row)
    }

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

    /// Takes a link away.
    pub fn unlink(&mut self, name: &str, prompt: &CardKey) -> Result<()> {
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
                story.uuid
            )));
        }
        commit(transaction)
    }

    /// Sets a story aside. Its links go, so that no prompt rests on it; its history stays.
    pub fn retire_story(&mut self, name: &str) -> Result<StoryRow> {
        let moment = self.now();
        let transaction = self.store.write()?;
        let mut row = find(&transaction, name)?;
        for link in story::links_of_story(&transaction, row.id)? {
            story::unlink(&transaction, link.card, row.id)?;
        }
        row.story.state = State::Retired;
        story::update(&transaction, &row, moment.at)?;
        commit(transaction)?;
        Ok(row)
    }

    /// Keeps what a telling lacked, in the user's words.
    pub fn note_missing(
        &mut self,
        prompt: &CardKey,
        name: Option<&str>,
        missing: &str,
    ) -> Result<()> {
        let moment = self.now();
        let missing = text::clean(missing);
        let transaction = self.store.write()?;
        let card = find_card(&transaction, prompt)?;
        let story = name
            .map(|name| find(&transaction, name))
            .transpose()?
            .map(|row| row.id);
        story::add_missing(&transaction, card.id, story, moment.at, &missing)?;
        commit(transaction)
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
fn fit(story: &Story, prompt: &card::CardRow) -> Option<f64> {
    let shared = shared_topics(story, &prompt.content.detail.topics).len() as f64;
    let words = format!("{} {}", story.title, story.cues.join(" "));
    let likeness = text::similarity(&words, prompt.front());
    (shared > 0.0 || likeness >= 0.5).then_some(shared + likeness.min(0.99))
}

/// A story as it may be stored: cleaned, with a title and known topics.
fn checked(story: &Story) -> Result<Story> {
    let title = text::clean(&story.title).replace('\n', " ");
    if title.is_empty() {
        return Err(Failure::typed(
            "a story needs a title: one line that brings it back to you",
        ));
    }
    if let Some(unknown) = story.topics.iter().find(|topic| !is_topic(topic)) {
        return Err(Failure::unknown(
            "topic",
            unknown,
            &TOPICS,
            "retell story topics",
        ));
    }
    let mut topics = Vec::new();
    for topic in &story.topics {
        if !topics.contains(topic) {
            topics.push(topic.clone());
        }
    }
    Ok(Story {
        title,
        cues: story
            .cues
            .iter()
            .map(|cue| text::clean(cue).replace('\n', " "))
            .filter(|cue| !cue.is_empty())
            .collect(),
        topics,
        state: story.state,
    })
}

/// The story of that identifier, of an identifier that begins so, or of that title.
pub(super) fn find(connection: &Connection, name: &str) -> Result<StoryRow> {
    let stories = story::all(connection)?;
    let wanted = text::normal(name);
    let matches: Vec<&StoryRow> = stories
        .iter()
        .filter(|row| row.uuid == name || text::normal(&row.story.title) == wanted)
        .collect();
    let matches = if matches.is_empty() && name.len() >= 4 {
        // The newest digits of an identifier tell stories of one day apart.
        stories
            .iter()
            .filter(|row| row.uuid.starts_with(name) || row.uuid.ends_with(name))
            .collect()
    } else {
        matches
    };
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
        several => Err(several.iter().fold(
            Failure::typed(format_args!(
                "\"{name}\" could be {} stories: name one",
                several.len()
            )),
            |failure, row| failure.with(format_args!("{}  {}", row.uuid, row.story.title)),
        )),
    }
}

fn view(connection: &Connection, row: StoryRow) -> Result<StoryView> {
    let prompts = story::links_of_story(connection, row.id)?
        .into_iter()
        .map(|link| linked(connection, link))
        .collect::<Result<Vec<_>>>()?;
    Ok(StoryView {
        schedule: memory(connection, row.id)?,
        missing: story::missing_of_story(connection, row.id)?,
        prompts,
        row,
    })
}

fn linked(connection: &Connection, link: LinkRow) -> Result<LinkedPrompt> {
    let prompt = card::get(connection, link.card)?;
    Ok(LinkedPrompt {
        front: prompt.front().to_owned(),
        card: prompt.key,
        angle: link.angle,
        first: link.first,
    })
}

/// A story's own schedule: folded like a card's, from the reviews in which it was told in full.
pub(super) fn memory(connection: &Connection, story: i64) -> Result<Option<Schedule>> {
    let told = log::of_story(connection, story)?;
    Ok(history::fold(
        told.iter()
            .filter(|review| review.form.is_full())
            .map(log::Logged::to_fold),
    ))
}
