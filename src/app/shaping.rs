//! Shaping a story: which one, how many of the day's minutes, and what a sitting came to. A sitting is no
//! review: it never grades, and no schedule notices it.

use rusqlite::Connection;

use super::failure::{Failure, Result};
use super::find::{self, short_id};
use super::queue::{Ask, Reading, Today};
use super::{App, commit, measured};
use crate::config::Config;
use crate::engine::day::Moment;
use crate::engine::shaping as engine;
use crate::store::shaping::{self, Sitting};
use crate::store::story::StoryRow;
use crate::store::{deck, story};
use crate::story::State;

/// What a session in a terminal sets aside of the day for shaping a story.
#[derive(Clone, Debug)]
pub struct Shaping {
    /// The story.
    pub story: StoryRow,
    /// How many prompts it answers.
    pub prompts: usize,
    /// The minutes that are set aside.
    pub minutes: f64,
    /// How many stories are ready to be told.
    pub ready: usize,
}

/// What the days to come hold for shaping: an estimate that one story a day becomes ready.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outlook {
    /// How many stories are ready to be told.
    pub ready: usize,
    /// On how many days minutes are still set aside.
    pub days: usize,
}

/// A story that is being shaped.
#[derive(Clone, Debug)]
pub struct Begun {
    /// The story's identifier.
    pub uuid: String,
    story: i64,
    began: Moment,
    /// The minutes that it counts for where no time is measured.
    set_aside: f64,
}

impl App {
    /// What today sets aside for shaping a story; `None` where nothing is: it was done or left for
    /// another day already, eight stories are ready, there is no draft, the settings say no, an
    /// interview is too close, or the minutes are too few.
    pub fn shaping(&mut self) -> Result<Option<Shaping>> {
        let today = self.now().day;
        let transaction = self.store.read()?;
        let config = measured(&transaction, &self.config)?;
        Reading::new(&transaction, &config, &Ask::default(), today)?.shaping(&transaction)
    }

    /// What the day sets aside for shaping a story, if it does, and the queue in the minutes after that.
    pub fn queue_after_shaping(&mut self) -> Result<Option<(Shaping, Today)>> {
        let today = self.now().day;
        let transaction = self.store.read()?;
        let config = measured(&transaction, &self.config)?;
        let ask = Ask::default();
        let reading = Reading::new(&transaction, &config, &ask, today)?;
        let Some(shaping) = reading.shaping(&transaction)? else {
            return Ok(None);
        };
        let mut input = reading.input(&transaction)?;
        input.minutes -= shaping.minutes;
        let queue = reading.today(&transaction, &input)?;
        Ok(Some((shaping, queue)))
    }

    /// The draft most worth shaping, and how many prompts it answers; `None` while no story is a draft.
    pub fn worth_shaping(&mut self) -> Result<Option<(StoryRow, usize)>> {
        let transaction = self.store.read()?;
        let Some(draft) = engine::most_worth(&shaping::drafts(&transaction)?) else {
            return Ok(None);
        };
        let row = story::get(&transaction, draft.story)?;
        Ok(row.map(|row| (row, draft.prompts)))
    }

    /// Begins shaping a story. Nothing is kept of it before [`Self::keep_shaping`].
    pub fn begin_shaping(&mut self, name: &str) -> Result<Begun> {
        let began = self.now();
        let set_aside = self.shaping()?.map(|shaping| shaping.minutes);
        let transaction = self.store.read()?;
        let row = find::story(&transaction, name)?;
        if row.story.state == State::Retired {
            return Err(
                Failure::typed(format_args!("\"{}\" is set aside", row.story.title)).with(
                    format_args!(
                        "retell story edit {} --state draft brings it back",
                        short_id(&row.uuid)
                    ),
                ),
            );
        }
        let set_aside = match set_aside {
            Some(minutes) => minutes,
            None => left(&transaction, &self.config, began)?,
        };
        Ok(Begun {
            uuid: row.uuid,
            story: row.id,
            began,
            set_aside,
        })
    }

    /// Keeps what a sitting came to so far: how long it took, and how long the story took told aloud,
    /// both in seconds where they were measured.
    pub fn keep_shaping(
        &mut self,
        begun: &Begun,
        seconds: Option<u32>,
        telling: Option<u32>,
    ) -> Result<()> {
        let transaction = self.store.write()?;
        let sitting = Sitting {
            story: begun.story,
            at: begun.began.at,
            day: begun.began.day,
            skipped: false,
            minutes: engine::taken(seconds, begun.set_aside),
            telling: telling.map(f64::from),
        };
        shaping::save(&transaction, &sitting)?;
        commit(transaction)
    }

    /// Leaves shaping for another day: today it is not offered again, and its minutes are the cards'.
    pub fn skip_shaping(&mut self, name: &str) -> Result<()> {
        let moment = self.now();
        let transaction = self.store.write()?;
        let row = find::story(&transaction, name)?;
        let sitting = Sitting {
            story: row.id,
            at: moment.at,
            day: moment.day,
            skipped: true,
            minutes: 0.0,
            telling: None,
        };
        shaping::save(&transaction, &sitting)?;
        commit(transaction)
    }
}

/// What a sitting that nothing was set aside for counts where no time is measured.
fn left(connection: &Connection, config: &Config, now: Moment) -> Result<f64> {
    let config = measured(connection, config)?;
    let ask = Ask::default();
    let reading = Reading::new(connection, &config, &ask, now.day)?;
    Ok(engine::minutes(reading.minutes(), 0.0))
}

impl Reading<'_> {
    /// What the day sets aside for shaping a story.
    pub(super) fn shaping(&self, connection: &Connection) -> Result<Option<Shaping>> {
        let close = self
            .nearest_day()
            .is_some_and(|day| day.elapsed_since(self.today) <= engine::REST_DAYS);
        let minutes = engine::minutes(self.minutes(), self.lengths.telling);
        if !self.config.shaping.value
            || self.shaping_done
            || close
            || minutes <= 0.0
            || !deck::any_active(connection)?
        {
            return Ok(None);
        }
        let ready = shaping::ready(connection)?;
        let drafts = shaping::drafts(connection)?;
        let days = days_to_shape(ready, drafts.len());
        let Some(draft) = engine::most_worth(&drafts).filter(|_| days > 0) else {
            return Ok(None);
        };
        let row = story::get(connection, draft.story)?;
        Ok(row.map(|row| Shaping {
            story: row,
            prompts: draft.prompts,
            minutes,
            ready,
        }))
    }
}

/// How many stories are ready, and on how many days one more is shaped: one a day until there are
/// enough, as long as there are drafts.
pub(super) fn outlook(connection: &Connection, config: &Config) -> Result<Outlook> {
    let ready = shaping::ready(connection)?;
    if !config.shaping.value {
        return Ok(Outlook { ready, days: 0 });
    }
    let drafts = shaping::drafts(connection)?.len();
    Ok(Outlook {
        ready,
        days: days_to_shape(ready, drafts),
    })
}

/// How many days still hold minutes for it: a story each until enough are ready.
fn days_to_shape(ready: usize, drafts: usize) -> usize {
    engine::ENOUGH_STORIES.saturating_sub(ready).min(drafts)
}
