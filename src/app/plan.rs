//! The plan of the interviews ahead: their prompts, read for today and handed to the engine.

pub(super) mod extent;
mod next;
mod view;

use std::collections::{BTreeSet, HashMap, HashSet};

use rusqlite::Connection;

use super::failure::Result;
use super::interview::scope;
use crate::config::Config;
use crate::engine::day::Day;
use crate::engine::memory::{Fit, Memory};
use crate::engine::plan::{self as engine, Plan, Terms};
use crate::engine::queue::Lengths;
use crate::store::deck;
use crate::store::interview::{self, Interview};
use crate::store::today::{self, InScope};

use extent::{MOST_PROMPTS, few_of, mean_length};

pub use next::Prospect;
pub use view::{PlanDay, PlanView, ScopeView, Skipped};

/// So many days before an interview a mock is offered: one interviewer.
const MOCKS: [u32; 2] = [7, 3];

/// The interviews after today, each with the prompts that belong to it.
pub(super) struct Ahead {
    /// The nearest first; those without a prompt of their own are left out.
    pub interviews: Vec<Scoped>,
    /// The minutes a prompt takes, told or picked as they come.
    pub telling: f64,
    /// The days off.
    pub days_off: BTreeSet<Day>,
    /// The rank of each deck: decks by slug.
    pub ranks: HashMap<i64, u32>,
}

/// An interview with the prompts that belong to it.
pub(super) struct Scoped {
    /// The interview.
    pub interview: Interview,
    /// Its day.
    pub day: Day,
    /// The minutes of practice a day, in full.
    pub minutes: f64,
    /// The decks in its scope, by row.
    pub decks: Vec<i64>,
    /// The prompts in its scope and in that of no nearer interview.
    pub prompts: Vec<InScope>,
}

impl Ahead {
    /// Reads the interviews after `today`. Cost follows the prompts in their scopes.
    pub(super) fn read(
        connection: &Connection,
        config: &Config,
        lengths: Lengths,
        today: Day,
    ) -> Result<Self> {
        let decks = deck::all(connection)?;
        let mut taken = HashSet::new();
        let mut interviews = Vec::new();
        for interview in interview::ahead(connection, today)? {
            let Some(day) = interview.day.filter(|day| *day > today) else {
                continue;
            };
            let decks: Vec<i64> = scope(&interview, &decks).map(|deck| deck.id).collect();
            let mut prompts = Vec::new();
            for deck in &decks {
                let mut of_deck = today::prompts_of_deck(connection, *deck)?;
                of_deck.retain(|prompt| taken.insert(prompt.card));
                if let Some(each) = interview.each {
                    let few = few_of(connection, *deck, &of_deck, each)?;
                    of_deck.retain(|prompt| few.contains(&prompt.card));
                }
                prompts.extend(of_deck);
            }
            if !prompts.is_empty() {
                interviews.push(Scoped {
                    day,
                    minutes: interview.minutes.unwrap_or(config.minutes.value),
                    interview,
                    decks,
                    prompts: at_most(prompts),
                });
            }
        }
        Ok(Self {
            telling: if interviews.is_empty() {
                lengths.telling
            } else {
                mean_length(connection, lengths, today)?
            },
            days_off: interview::days_off(connection)?,
            ranks: decks.iter().map(|deck| deck.id).zip(0..).collect(),
            interviews,
        })
    }

    /// The plans of today. `begun_today` are the prompts whose first review was today.
    pub(super) fn plans(&self, fit: &Fit, begun_today: &HashSet<i64>, today: Day) -> Vec<Plan> {
        self.interviews
            .iter()
            .filter_map(|scoped| {
                let prompts: Vec<engine::Prompt> = scoped
                    .prompts
                    .iter()
                    .map(|prompt| self.prompt(prompt, begun_today))
                    .collect();
                Plan::new(&self.interview(scoped), &prompts, today, fit)
            })
            .collect()
    }

    /// The measures of an interview's plan today.
    pub(super) fn terms(&self, scoped: &Scoped, today: Day) -> Option<Terms> {
        Terms::new(&self.interview(scoped), scoped.prompts.len(), today)
    }

    /// An interview as the engine knows it.
    pub(super) fn interview(&self, scoped: &Scoped) -> engine::Interview {
        engine::Interview {
            day: scoped.day,
            first_day: scoped.interview.set_day,
            minutes: scoped.minutes,
            telling: self.telling,
            days_off: self.days_off.clone(),
        }
    }

    /// A prompt as the engine knows it. What was only drilled is not practised yet.
    pub(super) fn prompt(&self, prompt: &InScope, begun_today: &HashSet<i64>) -> engine::Prompt {
        engine::Prompt {
            card: prompt.card,
            deck: self.rank(prompt.deck),
            position: prompt.position as u32,
            memory: prompt.held.map_or(Memory::NONE, |(_, memory)| memory),
            last: prompt.held.map(|(day, _)| day),
            begun_today: begun_today.contains(&prompt.card),
        }
    }

    /// The rank of a deck by its slug.
    pub(super) fn rank(&self, deck: i64) -> u32 {
        self.ranks.get(&deck).copied().unwrap_or(u32::MAX)
    }
}

/// Whether a mock with one interviewer is offered on a day: seven and three days before the interview, or
/// the day before that where it is a day off; never before `today`.
pub(super) fn is_mock(interview: Day, days_off: &BTreeSet<Day>, today: Day, day: Day) -> bool {
    MOCKS.into_iter().any(|before| {
        let mut on = interview - before;
        while days_off.contains(&on) && on > today {
            on = on - 1;
        }
        on == day
    })
}

/// No more than a plan holds: what was practised, then what comes first.
fn at_most(mut prompts: Vec<InScope>) -> Vec<InScope> {
    if prompts.len() > MOST_PROMPTS {
        prompts.sort_by_key(|prompt| (prompt.held.is_none(), prompt.position, prompt.deck));
        prompts.truncate(MOST_PROMPTS);
    }
    prompts
}
