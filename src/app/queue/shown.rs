//! What a day's queue holds, as values. Decides nothing.

use super::Practised;
use crate::engine::card::{CardKey, Form};
use crate::engine::day::Day;
use crate::engine::queue::Lengths;
use crate::store::interview::Interview;

/// One place in today's queue.
#[derive(Clone, Debug, PartialEq)]
pub struct Served {
    /// The card's row, for the session.
    pub row: i64,
    /// The card.
    pub card: CardKey,
    /// Its text, in the user's wording where there is one.
    pub front: String,
    /// How it is to be answered.
    pub form: Form,
    /// The minutes it takes.
    pub minutes: f64,
    /// Why it is here.
    pub reason: String,
    /// The day since which its story must have been told for the prompt to be only picked.
    pub fresh_since: Option<Day>,
    /// Whether it is practised without counting, in a session that is no drill as a whole.
    pub drill: bool,
}

/// Today: the queue and what stands around it.
#[derive(Clone, Debug)]
pub struct Today {
    /// The cards in order.
    pub items: Vec<Served>,
    /// Today's repeats after them.
    pub again: Vec<Served>,
    /// The minutes that the queue was cut to.
    pub minutes: f64,
    /// The minutes that were agreed for a day.
    pub agreed: f64,
    /// How long a prompt takes this user.
    pub lengths: Lengths,
    /// What was practised today already.
    pub practised: Practised,
    /// Whether any deck is active.
    pub active: bool,
    /// The nearest interview, from today on.
    pub interview: Option<Interview>,
    /// Whether it takes place today: then nothing is asked.
    pub is_the_day: bool,
    /// The most minutes of this evening, where a person practises for an interview of tomorrow: the
    /// strongest story ends it.
    pub evening: Option<f64>,
    /// Whether the plan leaves today out.
    pub is_day_off: bool,
    /// What its plan says of today; `None` on the day itself.
    pub plan: Option<PlanToday>,
}

/// What the plan of the nearest interview says of today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlanToday {
    /// Calendar days to the interview.
    pub days_left: u32,
    /// Today's share of the new prompts.
    pub quota: u32,
    /// Prompts never told.
    pub untold: usize,
    /// Whether the last look has begun.
    pub last_look: bool,
    /// How many of today's cards are there although a cap of the settings is full.
    pub over_caps: usize,
}

impl Today {
    /// The minutes that the queue takes, without the repeats.
    pub fn length(&self) -> f64 {
        // An empty sum of floats is -0.
        0.0 + self.items.iter().map(|item| item.minutes).sum::<f64>()
    }
}
