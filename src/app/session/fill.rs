//! Cards for the minutes that others left free: a prompt without a story, put off or set aside takes none.
//! Never more than the session's minutes, and never a card twice.

use std::collections::VecDeque;

use super::{Served, Session};
use crate::app::App;
use crate::app::failure::Result;
use crate::app::queue::Ask;

/// Sums of lengths are not exact.
const TOLERANCE: f64 = 1e-9;

impl Session {
    /// Takes cards into the queue for the minutes that a card left without a grade: those that the queue
    /// of this moment has beyond the session's.
    pub(super) fn fill(&mut self, app: &mut App) -> Result<()> {
        let ask = Ask {
            minutes: self.ask.minutes.map(|_| self.minutes_left()),
            ..self.ask.clone()
        };
        if ask.minutes.is_some_and(|minutes| minutes <= 0.0) {
            return Ok(());
        }
        let limit = self.ask.limit.unwrap_or(usize::MAX);
        let mut room = self.minutes_left() - minutes(&self.queue);
        let mut taken = Vec::new();
        for served in app.queue(&ask)?.items {
            let is_known = self
                .done
                .iter()
                .any(|done| done.turn.served.row == served.row)
                || self.queue.iter().any(|waiting| waiting.row == served.row);
            if !is_known
                && served.minutes <= room + TOLERANCE
                && self.done.len() + self.queue.len() < limit
            {
                room -= served.minutes;
                taken.push(served.row);
                self.queue.push_back(served);
            }
        }
        if let Some(done) = self.done.last_mut() {
            done.in_its_place = taken;
        }
        Ok(())
    }
}

fn minutes(queue: &VecDeque<Served>) -> f64 {
    queue.iter().map(|served| served.minutes).sum()
}
