//! The user's own forgetting, fitted from the log when it is needed and stored nowhere.

use std::collections::{HashMap, HashSet, VecDeque};

use rusqlite::Connection;

use super::failure::Result;
use crate::engine::card::Kind;
use crate::engine::day::Day;
use crate::engine::history::{self, Schedule};
use crate::engine::memory::{self, Fit, Observation};
use crate::store::{card, log};

/// The most observations the fit looks at: the latest ones.
const OBSERVATIONS: usize = 20_000;

/// The fit from all prompt reviews of days before `today`.
pub(super) fn fit(connection: &Connection, today: Day) -> Result<Fit> {
    Ok(read(connection, today)?.fit)
}

/// The fit, and every reviewed card's state as folded from the log on the way.
pub(super) struct Read {
    /// The user's own forgetting.
    pub fit: Fit,
    /// The states, by card row.
    pub schedules: HashMap<i64, Schedule>,
}

/// Reads the log once: folds every card and keeps what the fit may use.
pub(super) fn read(connection: &Connection, today: Day) -> Result<Read> {
    let prompts: HashSet<i64> = card::rows_of_kind(connection, Kind::Prompt)?
        .into_iter()
        .collect();
    let mut schedules: HashMap<i64, Schedule> = HashMap::new();
    let mut observations: VecDeque<Observation> = VecDeque::new();
    log::walk(connection, |review, retracted| {
        if retracted {
            return Ok(());
        }
        let before = schedules.get(&review.card).copied();
        if review.day < today
            && prompts.contains(&review.card)
            && let Some(observation) = history::observation(before.as_ref(), &review.to_fold())
        {
            if observations.len() == OBSERVATIONS {
                observations.pop_front();
            }
            observations.push_back(observation);
        }
        schedules.insert(review.card, history::advance(before, review.to_fold()));
        Ok(())
    })?;
    Ok(Read {
        fit: memory::fit(observations.make_contiguous()),
        schedules,
    })
}
