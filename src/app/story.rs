//! The user's stories and the prompts they answer.

use rusqlite::Connection;

use super::failure::{Failure, Result};
use super::review::find_card;
use super::story_check::told_seconds;
use super::{App, commit};
use crate::deck::text;
use crate::engine::card::{CardKey, Kind};
use crate::engine::history::{self, Schedule};
use crate::store::story::{LinkRow, StoryRow};
use crate::store::version::{self, Version};
use crate::store::{card, deck, log, story};
use crate::story::topics::{TOPICS, is_topic};
use crate::story::{State, Story, TEXT_FIELDS};

/// A part of an identifier or of a title names a story only from so many letters on.
const SHORTEST_PART: usize = 4;

/// So many stories are named where one name could be several.
const MOST_NAMED: usize = 9;

/// A story with what hangs on it.
#[derive(Clone, Debug)]
pub struct StoryView {
    /// The story.
    pub row: StoryRow,
    /// The prompts it answers.
    pub prompts: Vec<LinkedPrompt>,
    /// Its own schedule, folded from the tellings in which it was told.
    pub schedule: Option<Schedule>,
    /// The seconds of its full tellings that were measured, oldest first.
    pub told_seconds: Vec<f64>,
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
        let story = checked(story)?;
        let transaction = self.store.write()?;
        // Fixed entropy at a fixed instant gives every process the same identifier first.
        let uuid = loop {
            let uuid = self.entropy.uuid(moment.at).to_string();
            if !story::exists(&transaction, &uuid)? {
                break uuid;
            }
        };
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
        let row = find(&transaction, name)?;
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

    /// Sets a story aside. Its links go, so that no prompt rests on it; its history stays.
    pub fn retire_story(&mut self, name: &str) -> Result<StoryRow> {
        let moment = self.now();
        let transaction = self.store.write()?;
        let mut row = find(&transaction, name)?;
        unlink_all(&transaction, row.id)?;
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
pub(super) fn fit(story: &Story, prompt: &card::CardRow) -> Option<f64> {
    let shared = shared_topics(story, &prompt.content.detail.topics).len() as f64;
    let words = format!("{} {}", story.title, story.cues.join(" "));
    let likeness = text::similarity(&words, prompt.front());
    (shared > 0.0 || likeness >= 0.5).then_some(shared + likeness.min(0.99))
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

/// The end of an identifier, which tells the stories of one collection apart and is short to type.
pub fn short_id(uuid: &str) -> &str {
    uuid.rsplit('-').next().map_or(uuid, |tail| {
        tail.get(tail.len().saturating_sub(8)..).unwrap_or(tail)
    })
}

/// The story of that identifier or title; else the only one whose identifier begins or ends so; else
/// the only one whose title holds these words.
pub(super) fn find(connection: &Connection, name: &str) -> Result<StoryRow> {
    let stories = story::all(connection)?;
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

/// Takes a story's links away, so that no prompt rests on it.
fn unlink_all(connection: &Connection, story: i64) -> Result<()> {
    for link in story::links_of_story(connection, story)? {
        story::unlink(connection, link.card, story)?;
    }
    Ok(())
}

fn view(connection: &Connection, row: StoryRow) -> Result<StoryView> {
    let prompts = story::links_of_story(connection, row.id)?
        .into_iter()
        .map(|link| linked(connection, link))
        .collect::<Result<Vec<_>>>()?;
    Ok(StoryView {
        schedule: memory(connection, row.id)?,
        told_seconds: told_seconds(connection, row.id)?,
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
