//! The interview plan: which of an interview's prompts to practise today, and why those.
//! Never changes a schedule: the plan bends the queue, not the SM-2 state. Never tells a fit by itself.
//!
//! A day's tellings are chosen one by one, each from the highest class that has a prompt left:
//! - A new prompt that would otherwise stay unpractised ([`Class::Start`]),
//! - today's share of the new prompts ([`Class::Pace`]),
//! - in the last days, whatever was not told since they began, strongest first, so that the weakest
//!   come closest to the interview ([`Class::LastLook`]),
//! - then what gains most by being told today ([`Class::Gain`]).
//!
//! A failure of today comes once more after the queue: that is left to `queue.rs`.

mod choose;
mod few;
mod outlook;
mod simulate;
mod terms;

use super::day::Day;
use super::memory::{Fit, Memory};
use outlook::outlook;

pub use choose::{Choice, choose};
pub use few::{OfTheme, few};
pub use outlook::Outlook;
pub use simulate::{Life, Projected, Projection, Range, Simulated, Told, project};
pub use terms::{Interview, Terms};

/// A prompt whose expected gain is not above this is left alone: "enough for today".
pub const ENOUGH: f64 = 0.04;

/// A prompt in an interview's scope.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Prompt {
    /// The card, by whatever number the caller knows it.
    pub card: i64,
    /// The rank of its deck.
    pub deck: u32,
    /// Its position in the deck.
    pub position: u32,
    /// What is held of it.
    pub memory: Memory,
    /// The day of the last review that fed its memory; `None` while it is unpractised.
    pub last: Option<Day>,
    /// Whether its first such review was today.
    pub begun_today: bool,
}

/// Why a prompt is told today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Class {
    /// New, and later there would be no time for it.
    Start,
    /// New, and among today's share of the new ones.
    Pace,
    /// Told before, but not in the last look at everything.
    LastLook,
    /// It gains most by being told today.
    Gain,
}

/// One interview's plan for one day.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// Its measures.
    pub terms: Terms,
    /// How many new prompts today's share holds, those told today already included.
    pub quota: u32,
    /// How many of those were told today already.
    pub begun: u32,
    /// The prompts not practised today, by position and then deck.
    pub open: Vec<(Prompt, Outlook)>,
}

impl Plan {
    /// The plan of an interview for a day before it. `prompts` are all in its scope, those practised
    /// today included. `None` on the day itself and after it: there is nothing left to plan.
    pub fn new(interview: &Interview, prompts: &[Prompt], today: Day, fit: &Fit) -> Option<Self> {
        let terms = Terms::new(interview, prompts.len(), today)?;
        let untold = prompts
            .iter()
            .filter(|prompt| prompt.last.is_none())
            .count();
        let begun = prompts.iter().filter(|prompt| prompt.begun_today).count();
        let of_new = outlook::untold(&terms, fit);
        let mut open: Vec<(Prompt, Outlook)> = prompts
            .iter()
            .filter(|prompt| prompt.last != Some(today))
            .map(|prompt| (*prompt, outlook(prompt, &terms, fit, of_new)))
            .collect();
        open.sort_by_key(|(prompt, _)| (prompt.position, prompt.deck, prompt.card));
        Some(Self {
            quota: terms.quota(untold + begun),
            begun: begun as u32,
            terms,
            open,
        })
    }

    /// How many prompts in scope were never practised.
    pub fn untold(&self) -> usize {
        self.open
            .iter()
            .filter(|(prompt, _)| prompt.last.is_none())
            .count()
    }
}

#[cfg(test)]
mod tests;
