//! The user's own forgetting, fitted from the log when it is needed and stored nowhere.

mod latest;

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet, VecDeque};

use rusqlite::Connection;

use super::failure::Result;
use crate::engine::card::Kind;
use crate::engine::day::Day;
use crate::engine::history::{self, Schedule};
use crate::engine::memory::{self, Fit, Observation};
use crate::store::card;
use crate::store::log::{self, Brief};

/// The most observations the fit looks at: the latest ones.
const OBSERVATIONS: usize = 20_000;

/// The fit from the latest prompt reviews of days before `today`. Its cost follows those reviews, not
/// the log, where one device wrote all of it.
pub(super) fn fit(connection: &Connection, today: Day) -> Result<Fit> {
    match log::end_of_one(connection)? {
        Some(end) => {
            let observations = latest::observations(connection, end, today, OBSERVATIONS)?;
            Ok(memory::fit(&observations))
        }
        None => Ok(read_each(connection, today, |_| {})?.fit),
    }
}

/// The fit, and every reviewed card's state as folded from the log on the way.
pub(super) struct Read {
    /// The user's own forgetting.
    pub fit: Fit,
    /// The states, by card row.
    pub schedules: HashMap<i64, Schedule>,
}

/// One review as the log is read.
pub(super) struct Step<'a> {
    /// The review.
    pub brief: &'a Brief,
    /// Whether its card is a prompt.
    pub is_prompt: bool,
    /// The card's state before it.
    pub before: Option<&'a Schedule>,
    /// What it tells of this user's forgetting; today's reviews included.
    pub observation: Option<Observation>,
}

/// Reads the log once: folds every card, keeps what the fit may use, and hands over each review on the way.
pub(super) fn read_each(
    connection: &Connection,
    today: Day,
    mut each: impl FnMut(&Step<'_>),
) -> Result<Read> {
    let prompts: HashSet<i64> = card::rows_of_kind(connection, Kind::Prompt)?
        .into_iter()
        .collect();
    let mut schedules: HashMap<i64, Schedule> = HashMap::new();
    let mut observations: VecDeque<Observation> = VecDeque::new();
    log::walk_briefly(connection, |brief| {
        let place = schedules.entry(brief.card);
        let before = match &place {
            Entry::Occupied(place) => Some(*place.get()),
            Entry::Vacant(_) => None,
        };
        let is_prompt = prompts.contains(&brief.card);
        let observation =
            history::observation(before.as_ref(), &brief.review).filter(|_| is_prompt);
        each(&Step {
            brief: &brief,
            is_prompt,
            before: before.as_ref(),
            observation,
        });
        if let Some(observation) = observation.filter(|_| brief.review.day < today) {
            if observations.len() == OBSERVATIONS {
                observations.pop_front();
            }
            observations.push_back(observation);
        }
        place.insert_entry(history::advance(before, brief.review));
    })?;
    Ok(Read {
        fit: memory::fit(observations.make_contiguous()),
        schedules,
    })
}
