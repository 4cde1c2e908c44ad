//! What was practised today already: its minutes, its new cards, and what comes again.

use std::collections::{BTreeMap, HashMap, HashSet};

use rusqlite::Connection;

use super::super::failure::Result;
use super::Reading;
use crate::engine::card::Form;
use crate::engine::queue::{Lengths, Repeat};
use crate::store::log::{self, Logged};
use crate::store::{card, deck};

/// What was practised on a day, all sessions together.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Practised {
    /// Minutes: the seconds given, else the form's length; those of shaping a story with them.
    pub minutes: f64,
    /// The minutes that went to shaping a story.
    pub shaping: f64,
    /// Prompts gone through in full.
    pub tellings: u32,
    /// Prompts only picked.
    pub picks: u32,
    /// Criteria, pitfalls, follow-ups and samples.
    pub short: u32,
}

impl Reading<'_> {
    /// Which of today's cards were never reviewed before today.
    pub(super) fn new_today(&self, connection: &Connection) -> Result<u32> {
        if self.config.new_per_day.value.is_none() && self.config.reviews_per_day.value.is_none() {
            return Ok(0);
        }
        let mut seen = HashSet::new();
        let mut new = 0;
        for review in &self.reviews {
            if seen.insert(review.card)
                && log::first_of_card(connection, review.card)?.is_some_and(|id| id == review.id)
            {
                new += 1;
            }
        }
        Ok(new)
    }

    /// Today's cards whose latest rating is below 4; drills bring nothing back.
    pub(super) fn repeats(&self, connection: &Connection) -> Result<Vec<Repeat>> {
        let mut latest: BTreeMap<i64, (usize, u32, &Logged)> = BTreeMap::new();
        for (place, review) in self.reviews.iter().enumerate() {
            let count = latest.get(&review.card).map_or(0, |(_, count, _)| *count);
            latest.insert(review.card, (place, count + 1, review));
        }
        latest.retain(|card, (.., review)| {
            review.grade.wants_repeat() && !self.buried.contains(card)
        });
        if latest.is_empty() {
            return Ok(Vec::new());
        }
        let mut repeats = Vec::new();
        // Decks rank by their slugs, as in the plans.
        let ranks: HashMap<i64, u32> = deck::rows(connection)?.into_iter().zip(0..).collect();
        for (card, (place, count, review)) in latest {
            let row = card::get(connection, card)?;
            if row.retired || row.suspended || !self.wants(connection, &row.key)? {
                continue;
            }
            repeats.push(Repeat {
                card,
                kind: row.key.kind,
                grade: review.grade,
                form: review.form,
                rated: place as i64,
                place: (
                    row.position as u32,
                    ranks.get(&row.deck).copied().unwrap_or(u32::MAX),
                ),
                repeated: count > 1,
            });
        }
        Ok(repeats)
    }
}

/// What a day's reviews come to.
pub(in crate::app) fn practised(
    connection: &Connection,
    reviews: &[Logged],
    lengths: &Lengths,
) -> Result<Practised> {
    let mut sum = Practised::default();
    for review in reviews {
        sum.minutes += minutes_of(review.seconds, review.form, lengths);
        if review.form.is_full() {
            sum.tellings += 1;
        } else if card::is_short(connection, review.card)? {
            sum.short += 1;
        } else {
            sum.picks += 1;
        }
    }
    Ok(sum)
}

/// The minutes a review took: as measured or given, else its form's length.
pub(in crate::app) fn minutes_of(seconds: Option<f64>, form: Form, lengths: &Lengths) -> f64 {
    seconds.map_or_else(|| lengths.of(form), |seconds| seconds / 60.0)
}
