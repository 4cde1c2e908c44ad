//! Decks: which there are, which are practised, and the bundled ones kept up to date.

mod name;
mod remove;
pub(super) mod write;

use rusqlite::Connection;

use name::unknown;
use write::{adopt, refresh, save_caches};

pub use name::company;
pub(super) use name::unknown_company;
pub(super) use name::{Theme, collected, practised, slugs, theme, unknown_theme};
pub use remove::Removal;

pub use crate::store::deck::BUNDLED;

use super::failure::{Failure, Result};
use super::{App, commit};
use crate::deck::bundled;
use crate::deck::model::Deck;
use crate::engine::card::Kind;
use crate::store::card;
use crate::store::deck::{self, DeckRow};

/// A deck in the list.
#[derive(Clone, Debug, PartialEq)]
pub struct DeckLine {
    /// Its slug.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// The collection it belongs to.
    pub track: Option<String>,
    /// How demanding it is.
    pub level: Option<String>,
    /// Whether it is practised.
    pub active: bool,
    /// `bundled`, an address, or the slug it was imported under.
    pub source: String,
    /// How many cards it has of each kind, in the order of the kinds.
    pub counts: [usize; 5],
}

impl App {
    /// All decks, those of the program that were never activated included: the bundled ones in their
    /// order, then the others by slug.
    pub fn decks(&mut self) -> Result<Vec<DeckLine>> {
        let transaction = self.store.read()?;
        let mut lines = Vec::new();
        for row in deck::all(&transaction)? {
            let cards = card::of_deck(&transaction, row.id)?;
            let count = |kind| {
                cards
                    .iter()
                    .filter(|card| !card.retired && card.key.kind == kind)
                    .count()
            };
            let counts = Kind::ALL.map(count);
            if counts.iter().sum::<usize>() > 0 {
                lines.push(DeckLine {
                    slug: row.slug,
                    title: row.title,
                    track: row.track,
                    level: row.level,
                    active: row.active,
                    source: row.source,
                    counts,
                });
            }
        }
        for summary in bundled::list() {
            if lines.iter().all(|line| line.slug != summary.slug) {
                lines.push(DeckLine {
                    slug: summary.slug.to_owned(),
                    title: summary.title,
                    track: summary.track,
                    level: summary.level,
                    active: false,
                    source: BUNDLED.to_owned(),
                    counts: summary.counts,
                });
            }
        }
        let rank = |line: &DeckLine| {
            bundled::slugs()
                .position(|slug| slug == line.slug)
                .unwrap_or(usize::MAX)
        };
        lines.sort_by(|a, b| rank(a).cmp(&rank(b)).then_with(|| a.slug.cmp(&b.slug)));
        Ok(lines)
    }

    /// Whether any deck is practised.
    pub fn any_active(&mut self) -> Result<bool> {
        let transaction = self.store.read()?;
        Ok(deck::any_active(&transaction)?)
    }

    /// A deck's line of the list. Decks may be named by their title as well, here and below.
    pub fn deck_line(&mut self, name: &str) -> Result<DeckLine> {
        let transaction = self.store.read()?;
        let slug = theme(&transaction, name)?.slug().to_owned();
        drop(transaction);
        let mut lines = self.decks()?.into_iter();
        lines.find(|line| line.slug == slug).ok_or_else(|| {
            Failure::refused(format_args!("deck {slug} cannot be read"))
                .with("look at it with retell check")
        })
    }

    /// A deck as a deck file would hold it, in the deck's own wording, its slug as its id.
    pub fn deck(&mut self, name: &str) -> Result<Deck> {
        let transaction = self.store.read()?;
        match theme(&transaction, name)? {
            Theme::Stored(row) => stored(&transaction, &row),
            Theme::Bundled(slug) => bundled::deck(slug).ok_or_else(|| unknown(&transaction, slug)),
        }
    }

    /// Practises decks from now on, and gives the slugs of those that were not practised before.
    pub fn activate(&mut self, names: &[String]) -> Result<Vec<String>> {
        let transaction = self.store.write()?;
        let mut activated = Vec::new();
        for name in names {
            let row = match theme(&transaction, name)? {
                Theme::Stored(row) => *row,
                Theme::Bundled(slug) => adopt(&transaction, slug)?,
            };
            if !row.active {
                deck::set_active(&transaction, row.id, true)?;
                save_caches(&transaction, row.id)?;
                activated.push(row.slug);
            }
        }
        commit(transaction)?;
        Ok(activated)
    }

    /// Leaves decks alone from now on, and gives the slugs of those that were practised; their history stays.
    pub fn deactivate(&mut self, names: &[String]) -> Result<Vec<String>> {
        let transaction = self.store.write()?;
        let mut deactivated = Vec::new();
        for name in names {
            if let Theme::Stored(row) = theme(&transaction, name)?
                && row.active
            {
                deck::set_active(&transaction, row.id, false)?;
                save_caches(&transaction, row.id)?;
                deactivated.push(row.slug);
            }
        }
        commit(transaction)?;
        Ok(deactivated)
    }

    /// Brings the active bundled decks up to this program's version, once per version.
    pub(super) fn update_bundled(&mut self) -> Result<()> {
        let version = env!("CARGO_PKG_VERSION");
        let transaction = self.store.read()?;
        if deck::program_version(&transaction)?.as_deref() == Some(version) {
            return Ok(());
        }
        drop(transaction);
        let transaction = self.store.write()?;
        for row in deck::all(&transaction)? {
            if row.source == BUNDLED
                && let Some(deck) = bundled::deck(&row.slug)
            {
                refresh(&transaction, &row, &deck)?;
            }
        }
        deck::set_program_version(&transaction, version)?;
        commit(transaction)
    }
}

fn stored(connection: &Connection, row: &DeckRow) -> Result<Deck> {
    let cards = card::of_deck(connection, row.id)?
        .into_iter()
        .filter(|card| !card.retired)
        .map(|card| (card.key.kind, card.key.slug, card.content));
    let deck = Deck {
        id: Some(row.slug.clone()),
        title: row.title.clone(),
        track: row.track.clone(),
        level: row.level.clone(),
        summary: row.summary.clone(),
        related: row.related.clone(),
        companies: row.companies.clone(),
        tags: row.tags.clone(),
        source: (row.source != BUNDLED && row.source != row.slug).then(|| row.source.clone()),
        ..Deck::default()
    };
    deck.with_cards(cards).map_err(|error| {
        Failure::refused(format_args!("deck {}: {error}", row.slug))
            .with("look at it with retell check")
    })
}
