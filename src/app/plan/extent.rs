//! How much the plan of an interview holds: which prompts of a theme, how many of all, and how long each takes.

use std::collections::HashSet;

use rusqlite::Connection;

use crate::app::failure::Result;
use crate::engine::day::Day;
use crate::engine::plan as engine;
use crate::engine::queue::Lengths;
use crate::store::log;
use crate::store::today::{self, InScope};

/// The most prompts that an interview's plan holds.
pub const MOST_PROMPTS: usize = 5_000;

/// The length of a telling is the mean over the forms of so many days.
const FORMS_OF_DAYS: u32 = 7;

/// So many prompts of a deck, of different topics.
pub(in crate::app) fn few_of(
    connection: &Connection,
    deck: i64,
    prompts: &[InScope],
    each: u32,
) -> Result<HashSet<i64>> {
    let mut topics = today::topics_of_deck(connection, deck)?;
    let theme: Vec<engine::OfTheme> = prompts
        .iter()
        .map(|prompt| engine::OfTheme {
            card: prompt.card,
            practised: prompt.held.is_some(),
            topics: topics.remove(&prompt.card).unwrap_or_default(),
        })
        .collect();
    Ok(engine::few(&theme, each as usize))
}

/// The mean length of a prompt over the last week's forms, weighted by count; a telling where there
/// were none. Today is left out, so that the day's plan stays what it was in the morning.
pub(in crate::app) fn mean_length(
    connection: &Connection,
    lengths: Lengths,
    today: Day,
) -> Result<f64> {
    let (told, picked) = log::prompt_forms(connection, today - FORMS_OF_DAYS, today)?;
    if told + picked == 0 {
        return Ok(lengths.telling);
    }
    let minutes = f64::from(told) * lengths.telling + f64::from(picked) * lengths.picking;
    Ok(minutes / f64::from(told + picked))
}
