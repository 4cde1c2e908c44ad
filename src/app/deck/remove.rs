//! Taking a deck out of the collection. Never takes a card with a history.

use rusqlite::Connection;

use super::name::{Theme, theme};
use super::write::{save_caches, save_card};
use crate::app::failure::{Failure, Result};
use crate::app::{App, commit};
use crate::store::card::{self, CardRow};
use crate::store::deck::{self, BUNDLED, DeckRow};

/// What removing a deck does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Removal {
    /// The deck's slug.
    pub slug: String,
    /// The theme's name.
    pub title: String,
    /// Whether the program brings the deck, so that it can come back.
    pub bundled: bool,
    /// How many cards go.
    pub gone: usize,
    /// How many stay on record, retired: they were rated, linked or reworded.
    pub kept: usize,
}

impl App {
    /// What removing a deck would do.
    pub fn weigh_removal(&mut self, name: &str) -> Result<Removal> {
        let transaction = self.store.read()?;
        let (row, cards) = removable(&transaction, name)?;
        let kept = cards.iter().filter(|(_, kept)| *kept).count();
        Ok(removal(row, cards.len(), kept))
    }

    /// Removes a deck. Cards that were rated, linked or reworded stay as retired ones, so that no
    /// history goes.
    pub fn remove_deck(&mut self, name: &str) -> Result<Removal> {
        let transaction = self.store.write()?;
        let (row, cards) = removable(&transaction, name)?;
        deck::set_active(&transaction, row.id, false)?;
        let all = cards.len();
        let mut stay = 0;
        for (card, kept) in cards {
            if kept {
                let retired = CardRow {
                    retired: true,
                    ..card
                };
                save_card(&transaction, &row, &retired)?;
                stay += 1;
            } else {
                card::delete(&transaction, card.id)?;
            }
        }
        if stay == 0 {
            deck::delete(&transaction, row.id)?;
        } else {
            save_caches(&transaction, row.id)?;
        }
        commit(transaction)?;
        Ok(removal(row, all, stay))
    }
}

/// A deck of the collection and its cards, each with whether it outlives its deck.
fn removable(connection: &Connection, name: &str) -> Result<(DeckRow, Vec<(CardRow, bool)>)> {
    let row = match theme(connection, name)? {
        Theme::Stored(row) => *row,
        Theme::Bundled(slug) => {
            let message =
                format_args!("\"{slug}\" comes with retell and is not in your collection");
            return Err(Failure::typed(message).with("there is nothing to remove"));
        }
    };
    let mut cards = Vec::new();
    for card in card::of_deck(connection, row.id)? {
        let kept = card.own.is_some() || card::is_used(connection, card.id)?;
        cards.push((card, kept));
    }
    Ok((row, cards))
}

fn removal(row: DeckRow, all: usize, kept: usize) -> Removal {
    Removal {
        bundled: row.source == BUNDLED,
        slug: row.slug,
        title: row.title,
        gone: all - kept,
        kept,
    }
}
