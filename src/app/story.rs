//! The user's stories: noted, changed, found and set aside.

pub(super) mod before;
mod export;
mod link;
mod suggest;

use std::collections::HashMap;

use rusqlite::Connection;

use super::criteria::Shown;
use super::failure::{Failure, Result};
use super::story_check::told_seconds;
use super::todo::Todo;
use super::{App, commit, criteria, find, todo};
use crate::clock::Entropy;
use crate::deck::text;
use crate::engine::day::Moment;
use crate::engine::history::{self, Schedule};
use crate::store::story::StoryRow;
use crate::store::version::{self, Version};
use crate::store::{log, story};
use crate::story::topics::{TOPICS, is_topic};
use crate::story::{State, Story, TEXT_FIELDS};
use link::{linked, unlink_all};

pub use link::LinkedPrompt;
pub use suggest::Suggestion;
pub(super) use suggest::reach;

/// A story with what hangs on it.
#[derive(Clone, Debug)]
pub struct StoryView {
    /// The story.
    pub row: StoryRow,
    /// The prompts it answers.
    pub prompts: Vec<LinkedPrompt>,
    /// Its own schedule, folded from the tellings in which it was told.
    pub schedule: Option<Schedule>,
    /// The seconds of its full tellings that were measured, those of its shaping with them, oldest first.
    pub told_seconds: Vec<f64>,
    /// What was missing in its tellings, mended or not.
    pub todo: Vec<Todo>,
    /// The criteria that its tellings have met.
    pub shown: Vec<Shown>,
}

impl App {
    /// Notes a story and gives it back with its identifier.
    pub fn add_story(&mut self, story: &Story) -> Result<StoryRow> {
        let story = checked(story)?;
        let moment = self.now();
        let transaction = self.store.write()?;
        let row = insert(&transaction, &mut self.entropy, story, moment)?;
        commit(transaction)?;
        Ok(row)
    }

    /// Notes several stories: all of them, or none if one cannot be kept.
    pub fn add_stories(&mut self, stories: &[Story]) -> Result<Vec<StoryRow>> {
        let stories: Vec<Story> = stories.iter().map(checked).collect::<Result<_>>()?;
        let moment = self.now();
        let transaction = self.store.write()?;
        let rows = stories
            .into_iter()
            .map(|story| insert(&transaction, &mut self.entropy, story, moment))
            .collect::<Result<_>>()?;
        commit(transaction)?;
        Ok(rows)
    }

    /// Changes a story's text. Schedules do not notice.
    pub fn edit_story(&mut self, name: &str, story: &Story) -> Result<StoryRow> {
        let moment = self.now();
        let story = checked(story)?;
        let transaction = self.store.write()?;
        let mut row = find::story(&transaction, name)?;
        row.story = story;
        if row.story.state == State::Retired {
            unlink_all(&transaction, row.id)?;
        }
        story::update(&transaction, &row, moment.at)?;
        commit(transaction)?;
        Ok(row)
    }

    /// Every text a story ever had, oldest first.
    pub fn story_versions(&mut self, name: &str) -> Result<(StoryRow, Vec<Version>)> {
        let transaction = self.store.read()?;
        let row = find::story(&transaction, name)?;
        let mut versions = version::all(&transaction, row.id)?;
        if versions.is_empty() {
            // A story older than the versions and never changed since.
            versions.push(Version {
                number: 1,
                at: row.changed_at,
                story: row.story.clone(),
            });
        }
        Ok((row, versions))
    }

    /// All stories, oldest first, with what hangs on them.
    pub fn stories(&mut self) -> Result<Vec<StoryView>> {
        let transaction = self.store.read()?;
        let mut hanging = Hanging::read(&transaction, None)?;
        story::all(&transaction)?
            .into_iter()
            .map(|row| view(&transaction, row, &mut hanging))
            .collect()
    }

    /// One story, by identifier, its beginning, or its title.
    pub fn story(&mut self, name: &str) -> Result<StoryView> {
        let transaction = self.store.read()?;
        let row = find::story(&transaction, name)?;
        let mut hanging = Hanging::read(&transaction, Some(row.id))?;
        view(&transaction, row, &mut hanging)
    }

    /// Sets a story aside. Its links go, so that no prompt rests on it; its history stays.
    pub fn retire_story(&mut self, name: &str) -> Result<StoryRow> {
        let moment = self.now();
        let transaction = self.store.write()?;
        let mut row = find::story(&transaction, name)?;
        unlink_all(&transaction, row.id)?;
        row.story.state = State::Retired;
        story::update(&transaction, &row, moment.at)?;
        commit(transaction)?;
        Ok(row)
    }
}

/// Puts a story into the collection.
fn insert(
    connection: &Connection,
    entropy: &mut Entropy,
    story: Story,
    moment: Moment,
) -> Result<StoryRow> {
    // Fixed entropy at a fixed instant gives every process the same identifier first.
    let uuid = loop {
        let uuid = entropy.uuid(moment.at).to_string();
        if !story::exists(connection, &uuid)? {
            break uuid;
        }
    };
    let id = story::insert(connection, &uuid, &story, moment.at)?;
    Ok(StoryRow {
        id,
        uuid,
        story,
        created_at: moment.at,
        changed_at: moment.at,
    })
}

/// A story as it may be stored: cleaned, with a title and known topics.
pub fn checked(story: &Story) -> Result<Story> {
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
    let line = |text: &String| text::clean(text).replace('\n', " ");
    let mut clean = Story {
        title,
        cues: story
            .cues
            .iter()
            .map(line)
            .filter(|cue| !cue.is_empty())
            .collect(),
        topics,
        tags: story
            .tags
            .iter()
            .map(line)
            .filter(|tag| !tag.is_empty())
            .collect(),
        source: story.source,
        state: story.state,
        ..Story::default()
    };
    for field in TEXT_FIELDS {
        if let Some(place) = clean.text_mut(field) {
            *place = story
                .text(field)
                .map(text::clean)
                .filter(|text| !text.is_empty());
        }
    }
    Ok(clean)
}

/// What hangs on stories, read for all of them at once or for one.
struct Hanging {
    todo: HashMap<i64, Vec<Todo>>,
    shown: HashMap<i64, Vec<Shown>>,
}

impl Hanging {
    fn read(connection: &Connection, only: Option<i64>) -> Result<Self> {
        Ok(Self {
            todo: todo::by_story(connection, only)?,
            shown: criteria::by_story(connection, only)?,
        })
    }
}

fn view(connection: &Connection, row: StoryRow, hanging: &mut Hanging) -> Result<StoryView> {
    let prompts = story::links_of_story(connection, row.id)?
        .into_iter()
        .map(|link| linked(connection, link))
        .collect::<Result<Vec<_>>>()?;
    Ok(StoryView {
        schedule: memory(connection, row.id)?,
        told_seconds: told_seconds(connection, row.id)?,
        todo: hanging.todo.remove(&row.id).unwrap_or_default(),
        shown: hanging.shown.remove(&row.id).unwrap_or_default(),
        prompts,
        row,
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
