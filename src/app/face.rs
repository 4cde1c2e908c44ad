//! What a card shows: its wording today, the user's story for it, what the theme listens for. Only
//! reads; a rating is `review.rs`'s.

use rusqlite::Connection;

use super::failure::Result;
use super::find;
use super::session::Turn;
use super::{App, commit};
use crate::deck::content::Detail;
use crate::deck::model::Verdict;
use crate::deck::text;
use crate::engine::card::{CardKey, Grade, Kind};
use crate::engine::day::Day;
use crate::engine::history::Schedule;
use crate::engine::sm2;
use crate::engine::variation::Variation;
use crate::store::card::CardRow;
use crate::store::deck::DeckRow;
use crate::store::{card, deck, interview, log, missing, schedule, story};
use crate::story::fit::{Fit, Subject};
use crate::story::{State, Story};

/// Everything that a session may show of a card.
#[derive(Clone, Debug)]
pub struct Face {
    /// The theme's name.
    pub theme: String,
    /// The wording today: variants take turns from the second time on.
    pub ask: String,
    /// The card's state; `None` for a card never reviewed.
    pub schedule: Option<Schedule>,
    /// How often it was graded below 3 so far.
    pub failures: usize,
    /// The story to tell, or to be asked about.
    pub story: Option<FaceStory>,
    /// What interviewers listen for on this theme.
    pub criteria: Vec<String>,
    /// The mistakes that cost an answer on this theme.
    pub pitfalls: Vec<String>,
    /// What else the card says: what to have ready, a sample's answer.
    pub detail: Detail,
    /// A strong answer that is shown before the theme's first telling.
    pub example: Option<Example>,
    /// When each grade, 0 to 5, brings the card back.
    pub next: Next,
    /// The shape asked of a full telling of the story, where it is not told as it comes.
    pub variation: Option<Variation>,
}

/// A story as a card shows it.
#[derive(Clone, Debug)]
pub struct FaceStory {
    /// Its identifier.
    pub uuid: String,
    /// What the user wrote.
    pub story: Story,
    /// What to stress for this ask.
    pub angle: Option<String>,
    /// What was missing in its tellings and is not mended yet, oldest first.
    pub missing: Vec<String>,
}

/// A sample answer to be read.
#[derive(Clone, Debug)]
pub struct Example {
    /// Its title.
    pub title: String,
    /// Its parts.
    pub detail: Detail,
}

/// When a card comes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// After so many days for each grade, 0 to 5.
    Days([u32; 6]),
    /// The plan of an interview decides.
    Planned {
        /// Today.
        today: Day,
        /// The day of the interview.
        interview: Day,
        /// The day on which the plan will probably bring it, as it looks now: the interview's if on none
        /// before. `None` where nobody looked.
        about: Option<Day>,
    },
    /// It was counted today already: this is the day's repeat and moves nothing.
    Repeat,
    /// It is only drilled: its next day stays.
    Drill,
}

impl App {
    /// What a card shows today.
    pub fn face(&mut self, key: &CardKey) -> Result<Face> {
        let today = self.now().day;
        let transaction = self.store.read()?;
        let row = find::card(&transaction, key)?;
        let deck = deck::get(&transaction, row.deck)?;
        let schedule = schedule::of_card(&transaction, row.id)?;
        let fronts = |kind| -> Result<Vec<String>> {
            Ok(card::of_kind(&transaction, deck.id, kind)?
                .iter()
                .filter(|card| !card.suspended)
                .map(|card| text::clean(card.front()))
                .collect())
        };
        let prompt = key.kind == Kind::Prompt;
        let failures = log::of_card(&transaction, row.id)?
            .iter()
            .filter(|review| !review.grade.recalled())
            .count();
        Ok(Face {
            theme: deck.title.clone(),
            ask: wording(&row, schedule.map_or(0, |schedule| schedule.reviews)),
            failures,
            story: story_of(&transaction, &row, &deck)?,
            criteria: if prompt {
                fronts(Kind::Criterion)?
            } else {
                Vec::new()
            },
            pitfalls: if prompt {
                fronts(Kind::Pitfall)?
            } else {
                Vec::new()
            },
            example: if prompt && !deck.introduced && !deck.opened {
                strong_sample(&transaction, &deck)?
            } else {
                None
            },
            next: next(&transaction, schedule.as_ref(), prompt, today)?,
            variation: variation(&transaction, row.id)?,
            detail: row.content.detail,
            schedule,
        })
    }

    /// The shape asked of a card's telling, where it is not told as it comes.
    pub fn shape(&mut self, turn: &Turn) -> Result<Option<Variation>> {
        if !turn.is_telling() {
            return Ok(None);
        }
        let transaction = self.store.read()?;
        variation(&transaction, turn.served.row)
    }

    /// Notes that a theme's strong answer was shown: it is not shown again.
    pub fn introduce(&mut self, theme: &str) -> Result<()> {
        let transaction = self.store.write()?;
        if let Some(row) = deck::find(&transaction, theme)? {
            deck::set_introduced(&transaction, row.id)?;
        }
        commit(transaction)
    }

    /// The user's stories, those that may answer a prompt first: by topic, then by text; the others
    /// newest first. The flag says which may answer it.
    pub fn stories_for(&mut self, prompt: &CardKey) -> Result<Vec<(FaceStory, bool)>> {
        let transaction = self.store.read()?;
        let card = find::card(&transaction, prompt)?;
        let asked = Subject::of_prompt(card.front(), &card.content.detail.topics);
        let mut stories: Vec<_> = story::all(&transaction)?
            .into_iter()
            .filter(|row| row.story.state != State::Retired)
            .map(|row| (Subject::of_story(&row.story).fit(&asked), row))
            .collect();
        stories.sort_by(|(one, first), (other, second)| {
            let rank = |fit: &Option<Fit>| fit.map_or(0.0, |fit| fit.weight());
            rank(other)
                .total_cmp(&rank(one))
                .then(second.id.cmp(&first.id))
        });
        stories
            .into_iter()
            .map(|(fit, row)| Ok((face_story(&transaction, row.id, None)?, fit.is_some())))
            .filter_map(|found: Result<(Option<FaceStory>, bool)>| match found {
                Ok((story, fits)) => story.map(|story| Ok((story, fits))),
                Err(failure) => Some(Err(failure)),
            })
            .collect()
    }

    /// Whether there is any story to choose.
    pub fn has_stories(&mut self) -> Result<bool> {
        let transaction = self.store.read()?;
        Ok(story::all(&transaction)?
            .iter()
            .any(|row| row.story.state != State::Retired))
    }
}

/// The user's own wording always; else the deck's and its variants in turn.
fn wording(row: &CardRow, asked: u32) -> String {
    let mut wordings = vec![row.front()];
    if row.own.is_none() {
        wordings.extend(row.content.detail.variants.iter().map(String::as_str));
        wordings.extend(row.added_variants.iter().map(String::as_str));
    }
    text::clean(wordings[asked as usize % wordings.len()])
}

/// A prompt's first choice; for a short card, the story last told on its theme, else any of the theme's.
fn story_of(connection: &Connection, row: &CardRow, deck: &DeckRow) -> Result<Option<FaceStory>> {
    if row.key.kind == Kind::Prompt {
        return match story::links_of_card(connection, row.id)?.into_iter().next() {
            Some(link) => face_story(connection, link.story, link.angle),
            None => Ok(None),
        };
    }
    if row.key.kind == Kind::Sample {
        return Ok(None);
    }
    let mut latest = None;
    for prompt in card::of_kind(connection, deck.id, Kind::Prompt)? {
        for link in story::links_of_card(connection, prompt.id)? {
            let told = log::of_story(connection, link.story)?
                .iter()
                .map(|review| review.at)
                .max();
            if latest.is_none_or(|(before, _)| told > before) {
                latest = Some((told, link.story));
            }
        }
    }
    match latest {
        Some((_, story)) => face_story(connection, story, None),
        None => Ok(None),
    }
}

/// The shape that the count of its first choice's tellings asks of a prompt's next one.
fn variation(connection: &Connection, card: i64) -> Result<Option<Variation>> {
    // Only prompts have stories.
    let Some(link) = story::links_of_card(connection, card)?.into_iter().next() else {
        return Ok(None);
    };
    let told = log::of_story(connection, link.story)?;
    let tellings = told.iter().filter(|review| review.form.is_full()).count();
    Ok(Variation::after(tellings as u32))
}

fn face_story(
    connection: &Connection,
    story: i64,
    angle: Option<String>,
) -> Result<Option<FaceStory>> {
    let missing = missing::open_of_story(connection, story)?;
    Ok(story::get(connection, story)?.map(|row| FaceStory {
        uuid: row.uuid,
        story: row.story,
        angle,
        missing,
    }))
}

fn strong_sample(connection: &Connection, deck: &DeckRow) -> Result<Option<Example>> {
    Ok(card::of_kind(connection, deck.id, Kind::Sample)?
        .into_iter()
        .find(|sample| !sample.suspended && sample.content.detail.verdict == Some(Verdict::Strong))
        .map(|sample| Example {
            title: text::clean(sample.front()),
            detail: sample.content.detail,
        }))
}

fn next(
    connection: &Connection,
    schedule: Option<&Schedule>,
    prompt: bool,
    today: Day,
) -> Result<Next> {
    let interview = interview::next(connection, today)?.and_then(|interview| interview.day);
    if let Some(day) = interview.filter(|_| prompt) {
        return Ok(Next::Planned {
            today,
            interview: day,
            about: None,
        });
    }
    let Some(schedule) = schedule else {
        return Ok(Next::Days(intervals(sm2::State::default(), 0)));
    };
    if schedule.set == today {
        return Ok(Next::Repeat);
    }
    let elapsed = today.elapsed_since(schedule.set);
    Ok(Next::Days(intervals(schedule.state, elapsed)))
}

fn intervals(state: sm2::State, elapsed: u32) -> [u32; 6] {
    sm2::preview(state, elapsed).map(|state| state.interval)
}

impl Next {
    /// The days until a grade brings the card back, where that is known.
    pub fn days(&self, grade: Grade) -> Option<u32> {
        match self {
            Self::Days(days) => Some(days[usize::from(grade.value())]),
            Self::Planned { .. } | Self::Repeat | Self::Drill => None,
        }
    }
}
