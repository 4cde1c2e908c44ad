//! Which prompts a story may answer beside those that it is linked to. Links nothing.

use std::collections::{HashMap, HashSet};

use rusqlite::Connection;

use crate::app::App;
use crate::app::deck::write::adopt;
use crate::app::failure::Result;
use crate::app::find;
use crate::deck::{bundled, text};
use crate::engine::card::CardKey;
use crate::store::card::CardRow;
use crate::store::deck::DeckRow;
use crate::store::{ask, card, deck, story};
use crate::story::fit::{Fit, Subject};
use crate::story::topics::Topics;

/// A prompt that a story may answer as well.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    /// The prompt.
    pub card: CardKey,
    /// Its theme's title.
    pub theme: String,
    /// The ask as shown.
    pub front: String,
    /// What speaks for the story.
    pub fit: Fit,
    /// The title of the prompt's first choice, where it has one.
    pub answered_by: Option<String>,
}

impl App {
    /// Prompts of active decks that a story may answer as well and that it is not linked to, best first:
    /// by topics, among equals those without a story, then by words.
    pub fn suggest(&mut self, name: &str) -> Result<Vec<Suggestion>> {
        let transaction = self.store.read()?;
        let story = find::story(&transaction, name)?;
        let told = Subject::of_story(&story.story);
        let titles: HashMap<i64, String> = story::all(&transaction)?
            .into_iter()
            .map(|row| (row.id, row.story.title))
            .collect();
        let links = story::links(&transaction)?;
        let linked: HashSet<i64> = links
            .iter()
            .filter(|link| link.story == story.id)
            .map(|link| link.card)
            .collect();
        let firsts: HashMap<i64, i64> = links
            .iter()
            .filter(|link| link.first)
            .map(|link| (link.card, link.story))
            .collect();
        let decks: HashMap<i64, DeckRow> = deck::all(&transaction)?
            .into_iter()
            .filter(|deck| deck.active)
            .map(|deck| (deck.id, deck))
            .collect();
        let active: Vec<i64> = decks.keys().copied().collect();
        let mut found = Vec::new();
        for prompt in ask::of_decks(&transaction, &active)? {
            let front = text::clean(&prompt.front);
            let fit = told.fit(&Subject::of_prompt(&front, &prompt.topics));
            if let Some(fit) = fit.filter(|_| !linked.contains(&prompt.id)) {
                let deck = &decks[&prompt.deck];
                found.push(Suggestion {
                    card: prompt.key(&deck.slug),
                    theme: deck.title.clone(),
                    front,
                    fit,
                    answered_by: firsts
                        .get(&prompt.id)
                        .and_then(|id| titles.get(id))
                        .cloned(),
                });
            }
        }
        found.sort_by(|a, b| {
            let topics = b.fit.shared.count().cmp(&a.fit.shared.count());
            topics
                .then(a.answered_by.is_some().cmp(&b.answered_by.is_some()))
                .then(b.fit.likeness.total_cmp(&a.fit.likeness))
                .then_with(|| a.card.cmp(&b.card))
        });
        Ok(found)
    }

    /// How many prompts of active decks share a topic with any story: what the bank may answer.
    pub fn touched_prompts(&mut self) -> Result<usize> {
        let transaction = self.store.read()?;
        let told = story::all(&transaction)?
            .iter()
            .map(|row| Topics::of(&row.story.topics))
            .fold(Topics::default(), Topics::with);
        let active: Vec<i64> = deck::all(&transaction)?
            .into_iter()
            .filter(|deck| deck.active)
            .map(|deck| deck.id)
            .collect();
        Ok(ask::of_decks(&transaction, &active)?
            .iter()
            .filter(|prompt| Topics::of(&prompt.topics).shared(told).count() > 0)
            .count())
    }
}

/// The prompt of that key. A bundled deck that is not in the collection enters it, not yet practised, so
/// that stories can be linked ahead of the interview.
pub(in crate::app) fn reach(connection: &Connection, key: &CardKey) -> Result<CardRow> {
    if card::find(connection, key)?.is_none_or(|card| card.retired)
        && deck::find(connection, &key.deck)?.is_none_or(|deck| !deck.active)
        && bundled::slugs().any(|slug| slug == key.deck)
    {
        adopt(connection, &key.deck)?;
    }
    find::card(connection, key)
}
