//! The log as the user reads it.

use std::collections::HashMap;

use super::App;
use super::failure::Result;
use crate::engine::card::CardKey;
use crate::store::log::{self, Logged};
use crate::store::{card, story};

/// A review with the names of what it points to.
#[derive(Clone, Debug)]
pub struct LogLine {
    /// The review.
    pub review: Logged,
    /// Its card.
    pub card: CardKey,
    /// The story told, by identifier.
    pub story: Option<String>,
    /// Whether it was taken back.
    pub retracted: bool,
}

impl App {
    /// Hands over every review in the log's order.
    pub fn log(&mut self, mut each: impl FnMut(LogLine)) -> Result<()> {
        let transaction = self.store.read()?;
        let stories: HashMap<i64, String> = story::all(&transaction)?
            .into_iter()
            .map(|row| (row.id, row.uuid))
            .collect();
        let keys = card::keys(&transaction)?;
        log::walk(&transaction, |review, retracted| {
            if let Some(card) = keys.get(&review.card) {
                each(LogLine {
                    card: card.clone(),
                    story: review.story.and_then(|story| stories.get(&story).cloned()),
                    review,
                    retracted,
                });
            }
            Ok(())
        })?;
        Ok(())
    }
}
