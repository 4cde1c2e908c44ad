//! What the drill of picking stories is made of: the prompts that have a story.

use std::collections::HashSet;

use rusqlite::Connection;

use super::Reading;
use super::gather::{Candidates, DRILL_AHEAD};
use crate::app::failure::Result;
use crate::engine::card::Kind;
use crate::engine::queue::{self as engine, Input, Queue};

impl Reading<'_> {
    /// The picks of today's queue, then every other prompt that has a story and was not practised today.
    pub(super) fn picks(&self, connection: &Connection, input: &Input) -> Result<Queue> {
        let mut found = Candidates::default();
        let until = self.today + DRILL_AHEAD;
        self.take_filtered(connection, &mut found, until, &[Kind::Prompt], None)?;
        let done: HashSet<i64> = self.reviews.iter().map(|review| review.card).collect();
        for candidates in [&mut found.due_prompts, &mut found.new_prompts] {
            candidates.retain(|it| it.story.is_some() && !done.contains(&it.card));
        }
        // Nothing new so close to an interview: it ends on what is known.
        if self
            .nearest_day()
            .is_some_and(|day| day.elapsed_since(self.today) <= 1)
        {
            found.new_prompts.clear();
        }
        Ok(engine::picks(input, &found.due_prompts, &found.new_prompts))
    }
}
