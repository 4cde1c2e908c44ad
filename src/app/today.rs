//! Today at a glance: what a session would serve, and where the user stands. Never reads a whole log: its
//! cost follows the day and the prompts practised, and numbers for more than a plan holds are left out.

use std::collections::BTreeSet;

use super::failure::Result;
use super::interview::name;
use super::plan::is_mock;
use super::queue::{Ask, Reading, Today, due_count};
use super::readiness::{self, Ahead, Readiness};
use super::shaping::Shaping;
use super::{App, measured};
use crate::engine::card::{Form, Kind};
use crate::engine::day::Day;
use crate::store::{card, interview, log, mock, schedule, story};

/// So many days after an interview a debrief is still worth keeping.
const FRESH: u32 = 3;

/// The most prompts that numbers are shown for.
const MOST_PROMPTS: usize = 5_000;

/// Today at a glance.
#[derive(Clone, Debug)]
pub struct Glance {
    /// The day.
    pub day: Day,
    /// What a session would serve now.
    pub queue: Today,
    /// What a session in a terminal would serve instead, where it begins with shaping a story.
    pub shaping: Option<WithShaping>,
    /// Cards due today, whether they fit it or not; counting stops at 1,000.
    pub due: usize,
    /// Those of them that do not fit the minutes, where no plan decides.
    pub behind: usize,
    /// The nearest interview that is not over.
    pub interview: Option<Ahead>,
    /// Whole days without practice before today, where there was practice before and none yet today.
    pub days_off: Option<u32>,
    /// How ready the user is; `None` where there are more prompts than a plan holds.
    pub readiness: Option<Readiness>,
    /// How many themes were ready after the last day of practice, where there were days off.
    pub ready_before: Option<usize>,
    /// What is worth doing beside the queue.
    pub beside: Option<Beside>,
    /// How many stories there are, retired ones left out.
    pub stories: usize,
    /// How many prompts of active decks have a story.
    pub prompts_with_story: usize,
}

/// What is worth doing beside the queue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Beside {
    /// A mock with one interviewer: seven and three days before an interview.
    Mock,
    /// A debrief of the interview of this name, which took place today or a few days ago.
    Debrief(String),
}

/// A session that begins with shaping a story.
#[derive(Clone, Debug)]
pub struct WithShaping {
    /// The story, and the minutes set aside for it.
    pub story: Shaping,
    /// The cards after it, in the minutes that are left.
    pub queue: Today,
    /// Cards due today that do not fit those, where no plan decides.
    pub behind: usize,
}

/// How many of a queue's cards are told in full, picked, and short.
pub fn forms(queue: &Today) -> [usize; 3] {
    let count = |wanted: fn(Kind, Form) -> bool| {
        let items = queue.items.iter();
        items.filter(|it| wanted(it.card.kind, it.form)).count()
    };
    [
        count(|kind, form| !kind.is_short() && form.is_full()),
        count(|kind, form| !kind.is_short() && !form.is_full()),
        count(|kind, _| kind.is_short()),
    ]
}

impl Glance {
    /// The cards that a session in a terminal serves, and how many more are due.
    pub fn served(&self) -> (&Today, usize) {
        match &self.shaping {
            Some(first) => (&first.queue, first.behind),
            None => (&self.queue, self.behind),
        }
    }

    /// The one command to type next.
    pub fn next(&self) -> &'static str {
        if self.queue.is_the_day {
            "retell sheet"
        } else if self.shaping.is_some()
            || !self.queue.active
            || !self.queue.items.is_empty()
            || !self.queue.again.is_empty()
        {
            "retell review"
        } else if self.queue.practised.minutes > 0.0 || self.queue.plan.is_some() {
            "retell review --minutes 10"
        } else {
            "retell review --ahead 7"
        }
    }
}

impl App {
    /// Today at a glance: as a session in a terminal would serve it, or one line by line.
    pub fn glance(&mut self, in_terminal: bool) -> Result<Glance> {
        let day = self.now().day;
        let transaction = self.store.read()?;
        let config = measured(&transaction, &self.config)?;
        let ask = Ask {
            in_terminal,
            ..Ask::default()
        };
        let reading = Reading::new(&transaction, &config, &ask, day)?;
        let mut input = reading.input(&transaction)?;
        let queue = reading.today(&transaction, &input)?;
        let due = due_count(&transaction, day)?;
        let shaping = match reading.shaping(&transaction)? {
            Some(story) => {
                input.minutes -= story.minutes;
                let queue = reading.today(&transaction, &input)?;
                Some(WithShaping {
                    story,
                    behind: behind(&transaction, &queue, due)?,
                    queue,
                })
            }
            None => None,
        };
        let practised_today = !log::of_day(&transaction, day)?.is_empty();
        let last = log::last_day_before(&transaction, day)?.filter(|_| !practised_today);
        let (readiness, ready_before) = standing(&transaction, &reading, last)?;
        let (stories, prompts_with_story) = story::counts(&transaction)?;
        Ok(Glance {
            day,
            due,
            behind: behind(&transaction, &queue, due)?,
            shaping,
            interview: interview::next(&transaction, day)?.map(Ahead::from),
            days_off: match last {
                Some(last) => Some(days_off(&transaction, last, day)?).filter(|days| *days > 0),
                None => None,
            },
            beside: beside(&transaction, day, &queue)?,
            readiness,
            ready_before,
            stories,
            prompts_with_story,
            queue,
        })
    }
}

/// The days without practice since `last`. The day of an interview is none of them.
fn days_off(connection: &rusqlite::Connection, last: Day, today: Day) -> Result<u32> {
    let interviews: BTreeSet<Day> = interview::ahead(connection, last + 1)?
        .into_iter()
        .filter_map(|row| row.day)
        .filter(|day| *day < today)
        .collect();
    Ok(today.elapsed_since(last) - 1 - interviews.len() as u32)
}

/// What is worth doing beside the queue: a debrief while the interview is fresh, else a mock on its day.
fn beside(connection: &rusqlite::Connection, today: Day, queue: &Today) -> Result<Option<Beside>> {
    let kept = interview::debriefs(connection)?;
    let over = interview::all(connection)?.into_iter().rev().find(|row| {
        let fresh = |day: Day| day <= today && today.elapsed_since(day) <= FRESH;
        row.day.is_some_and(fresh) && kept.iter().all(|it| it.interview != row.id)
    });
    if let Some(row) = over {
        return Ok(Some(Beside::Debrief(name(&row).to_owned())));
    }
    let nearest = queue.interview.as_ref().filter(|_| queue.plan.is_some());
    let Some(day) = nearest.and_then(|row| row.day) else {
        return Ok(None);
    };
    let due = is_mock(day, &interview::days_off(connection)?, today, today);
    let held = || -> Result<bool> {
        let mocks = mock::all(connection)?;
        Ok(mocks.iter().any(|it| it.day == today && it.finished))
    };
    Ok((due && !held()?).then_some(Beside::Mock))
}

/// How many of the cards due today a queue leaves, where no plan decides.
fn behind(connection: &rusqlite::Connection, queue: &Today, due: usize) -> Result<usize> {
    if queue.plan.is_some() {
        return Ok(0);
    }
    let mut served_due = 0;
    for item in &queue.items {
        served_due += usize::from(schedule::of_card(connection, item.row)?.is_some());
    }
    Ok(due.saturating_sub(served_due))
}

/// How ready the user is today, and after the last day of practice where days off followed it.
fn standing(
    connection: &rusqlite::Connection,
    reading: &Reading<'_>,
    last: Option<Day>,
) -> Result<(Option<Readiness>, Option<usize>)> {
    if card::count_prompts(connection, MOST_PROMPTS + 1)? > MOST_PROMPTS {
        return Ok((None, None));
    }
    let decks = readiness::wanted(connection, None)?;
    let today = reading.today;
    let fit = reading.fit(connection)?;
    let now = readiness::load(connection, &decks, fit, today, None)?;
    let before = match last.filter(|last| today.elapsed_since(*last) > 1) {
        Some(last) => Some(readiness::load(connection, &decks, fit, today, Some(last))?.ready()),
        None => None,
    };
    Ok((Some(now), before))
}
