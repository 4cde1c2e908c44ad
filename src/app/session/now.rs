//! What a session asks the collection between two cards. Only reads.

use std::collections::HashSet;

use crate::app::failure::Result;
use crate::app::find;
use crate::app::queue::{Ask, Reading, Served, fresh_since};
use crate::app::{App, fit, lengths, measured};
use crate::deck::text;
use crate::engine::card::{CardKey, Form};
use crate::engine::day::Day;
use crate::store::log::{self, ReviewId};
use crate::store::story;

impl App {
    /// Today's repeats that fit the minutes.
    pub(super) fn again(&mut self, ask: &Ask, minutes: f64) -> Result<Vec<Served>> {
        let today = self.now().day;
        let transaction = self.store.read()?;
        if !log::any_since(&transaction, today)? {
            return Ok(Vec::new());
        }
        let config = measured(&transaction, &self.config)?;
        Reading::new(&transaction, &config, ask, today)?.again(&transaction, minutes)
    }

    /// The cards of today's reviews but for those named.
    pub(super) fn rated_today(&mut self, but: &HashSet<ReviewId>) -> Result<HashSet<i64>> {
        let today = self.now().day;
        let transaction = self.store.read()?;
        Ok(log::of_day(&transaction, today)?
            .into_iter()
            .filter(|review| !but.contains(&review.id))
            .map(|review| review.card)
            .collect())
    }

    /// A card as it is served out of turn.
    pub(super) fn serve(&mut self, key: &CardKey) -> Result<Served> {
        let transaction = self.store.read()?;
        let config = measured(&transaction, &self.config)?;
        let row = find::card(&transaction, key)?;
        let form = if key.kind.is_short() {
            Form::Picked
        } else {
            Form::Told
        };
        let lengths = lengths(&config);
        Ok(Served {
            row: row.id,
            card: row.key.clone(),
            front: text::clean(row.front()),
            form,
            minutes: lengths.of(form),
            reason: "chosen".to_owned(),
            fresh_since: None,
            drill: false,
        })
    }

    /// Whether a prompt is told or only picked as things stand; only picked if its story was told
    /// since that day, where there is one.
    pub(super) fn form_now(&mut self, prompt: i64, since: Option<Day>) -> Result<Form> {
        let today = self.now().day;
        let pick = self.config.pick.value;
        let transaction = self.store.read()?;
        let links = story::links_of_card(&transaction, prompt)?;
        let Some(first) = links.first().filter(|_| pick) else {
            return Ok(Form::Told);
        };
        let fresh = fresh_since(&transaction, first.story, today, || {
            fit::fit(&transaction, today)
        })?;
        let picked = fresh.is_some_and(|told| since.is_none_or(|since| told >= since));
        Ok(if picked { Form::Picked } else { Form::Told })
    }
}
