//! What the evening before an interview ends on: the story held best. Only reads.

use super::App;
use super::failure::Result;
use super::fit;
use super::interview::scope;
use super::story::memory;
use crate::engine::card::CardKey;
use crate::store::{card, deck, interview, schedule, story, today};

impl App {
    /// The prompt of the nearest interview to end the evening before it on: of the story that will be
    /// recalled best the day after, the prompt that will be. `None` where nothing was told well.
    pub fn strongest(&mut self) -> Result<Option<CardKey>> {
        let day = self.now().day;
        let transaction = self.store.read()?;
        let Some(interview) = interview::next(&transaction, day)? else {
            return Ok(None);
        };
        let fitted = fit::fit(&transaction, day)?;
        let choices = story::first_choices(&transaction)?;
        let mut best: Option<([f64; 2], i64)> = None;
        for deck in scope(&interview, &deck::all(&transaction)?) {
            for prompt in today::prompts_of_deck(&transaction, deck.id)? {
                let state = schedule::of_card(&transaction, prompt.card)?;
                let Some(state) = state.filter(|state| state.last_grade.recalled()) else {
                    continue;
                };
                // A prompt without a story may still end the evening, after those with one.
                let of_story = match choices.get(&prompt.card) {
                    Some(story) => memory(&transaction, *story)?,
                    None => None,
                };
                let recall = [of_story, Some(state)].map(|state| {
                    state.map_or(0.0, |state| {
                        let rested = (day + 1).elapsed_since(state.memory_day);
                        fitted.recall(state.strength, rested)
                    })
                });
                if best.is_none_or(|(before, _)| recall > before) {
                    best = Some((recall, prompt.card));
                }
            }
        }
        best.map(|(_, row)| Ok(card::get(&transaction, row)?.key))
            .transpose()
    }
}
