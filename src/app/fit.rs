//! The user's own forgetting, fitted from the log: the latest fit is kept for as long as the log and the day
//! stay the same.

mod latest;

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet, VecDeque};
use std::hash::{BuildHasherDefault, Hasher};

use rusqlite::Connection;

use super::failure::Result;
use super::{App, answer};
use crate::engine::card::Kind;
use crate::engine::day::Day;
use crate::engine::history::{self, Schedule};
use crate::engine::memory::{self, Fit, Observation};
use crate::store::answer::What;
use crate::store::hash::{self, Hash};
use crate::store::log::{self, Brief};
use crate::store::{card, chain};

/// The most observations the fit looks at: the latest ones.
const OBSERVATIONS: usize = 20_000;

impl App {
    /// The fit of today, which is kept until the log grows or another day begins.
    pub(super) fn fit(&mut self) -> Result<Fit> {
        let today = self.now().day;
        let transaction = self.store.read()?;
        let fingerprint = fingerprint(&transaction, today)?;
        if let Some(kept) = answer::kept(&transaction, What::Fit, &fingerprint)? {
            return Ok(kept);
        }
        let fit = work_out(&transaction, today)?;
        drop(transaction);
        self.keep(What::Fit, &fingerprint, &fit);
        Ok(fit)
    }
}

/// The fit from the latest prompt reviews of days before `today`: the kept one, else from the log.
pub(super) fn fit(connection: &Connection, today: Day) -> Result<Fit> {
    let fingerprint = fingerprint(connection, today)?;
    match answer::kept(connection, What::Fit, &fingerprint)? {
        Some(kept) => Ok(kept),
        None => work_out(connection, today),
    }
}

/// Stands for all that a fit follows from: the day, and the log, which the heads of its devices cover.
fn fingerprint(connection: &Connection, today: Day) -> Result<Hash> {
    let heads: Vec<String> = chain::devices(connection)?
        .iter()
        .map(|device| hash::to_hexadecimal(&device.head))
        .collect();
    let question = format!("{today} {}", heads.join(" "));
    Ok(What::Fit.fingerprint(env!("CARGO_PKG_VERSION"), &question))
}

/// Works the fit out. The cost follows the latest reviews, not the log, where one device wrote all of it.
fn work_out(connection: &Connection, today: Day) -> Result<Fit> {
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
    states: States,
}

impl Read {
    /// The cards' states, by row.
    pub fn schedules(self) -> HashMap<i64, Schedule> {
        let states = self.states.into_iter();
        states.map(|(card, (_, state))| (card, state)).collect()
    }
}

/// Whether each card is a prompt, and its state.
type States = HashMap<i64, (bool, Schedule), BuildHasherDefault<ByRow>>;

/// Spreads the numbers of rows, which nobody chose to collide: a log asks for one at each of its reviews.
#[derive(Default)]
struct ByRow(u64);

impl Hasher for ByRow {
    fn write_i64(&mut self, row: i64) {
        // An odd number near 2^64 over the golden ratio moves every bit of a small one upward.
        self.0 = (row as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_i64((self.0 << 8) as i64 | i64::from(*byte));
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
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
    let mut states: States = States::default();
    let mut observations: VecDeque<Observation> = VecDeque::new();
    log::walk_briefly(connection, |brief| {
        let place = states.entry(brief.card);
        let (is_prompt, before) = match &place {
            Entry::Occupied(place) => (place.get().0, Some(place.get().1)),
            Entry::Vacant(_) => (prompts.contains(&brief.card), None),
        };
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
        place.insert_entry((is_prompt, history::advance(before, brief.review)));
    })?;
    Ok(Read {
        fit: memory::fit(observations.make_contiguous()),
        states,
    })
}
