//! Decks: which there are, which are practised, and the bundled ones kept up to date.

use rusqlite::Connection;

use super::failure::{Failure, Result};
use super::import::{carry_out, deck_row, known_cards, new_card};
use super::{App, commit};
use crate::deck::bundled;
use crate::deck::company::{self, Profile};
use crate::deck::model::Deck;
use crate::deck::update::{self, Near};
use crate::engine::card::Kind;
use crate::store::card::{self, CardRow};
use crate::store::deck::{self, BUNDLED, DeckRow};
use crate::store::schedule;

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

    /// A deck as a deck file would hold it, in the deck's own wording, and its slug.
    pub fn deck(&mut self, slug: &str) -> Result<Deck> {
        let transaction = self.store.read()?;
        match deck::find(&transaction, slug)? {
            Some(row) => stored(&transaction, &row),
            None => bundled::deck(slug).ok_or_else(|| unknown(&transaction, slug)),
        }
    }

    /// Practises decks from now on, and says which were not practised before.
    pub fn activate(&mut self, slugs: &[String]) -> Result<Vec<String>> {
        let transaction = self.store.write()?;
        let mut activated = Vec::new();
        for slug in slugs {
            let row = match deck::find(&transaction, slug)? {
                Some(row) => row,
                None if bundled::slugs().any(|bundled| bundled == slug) => {
                    adopt(&transaction, slug)?
                }
                None => return Err(unknown(&transaction, slug)),
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

    /// Leaves decks alone from now on; their history stays.
    pub fn deactivate(&mut self, slugs: &[String]) -> Result<Vec<String>> {
        let transaction = self.store.write()?;
        let mut deactivated = Vec::new();
        for slug in slugs {
            let row = deck::find(&transaction, slug)?.ok_or_else(|| unknown(&transaction, slug))?;
            if row.active {
                deck::set_active(&transaction, row.id, false)?;
                save_caches(&transaction, row.id)?;
                deactivated.push(row.slug);
            }
        }
        commit(transaction)?;
        Ok(deactivated)
    }

    /// Removes a deck. Cards with a review or a link stay as retired ones, so that no history goes;
    /// the number of those is given back.
    pub fn remove_deck(&mut self, slug: &str) -> Result<usize> {
        let transaction = self.store.write()?;
        let row = deck::find(&transaction, slug)?.ok_or_else(|| unknown(&transaction, slug))?;
        deck::set_active(&transaction, row.id, false)?;
        let mut kept = 0;
        for card in card::of_deck(&transaction, row.id)? {
            if card::is_used(&transaction, card.id)? {
                save_card(
                    &transaction,
                    &row,
                    &CardRow {
                        retired: true,
                        ..card
                    },
                )?;
                kept += 1;
            } else {
                card::delete(&transaction, card.id)?;
            }
        }
        if kept == 0 {
            deck::delete(&transaction, row.id)?;
        } else {
            save_caches(&transaction, row.id)?;
        }
        commit(transaction)?;
        Ok(kept)
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

/// The company's profile; an unknown one is named with its nearest match.
pub fn company(name: &str) -> Result<Profile> {
    company::find(name).ok_or_else(|| {
        let failure = Failure::typed(format_args!("no profile for the company \"{name}\""));
        let failure = match company::nearest_name(name) {
            Some(near) => failure.with(format_args!("the nearest is \"{near}\"")),
            None => failure,
        };
        let known: Vec<String> = company::profiles()
            .into_iter()
            .map(|profile| profile.name)
            .collect();
        failure.with(format_args!("known: {}", known.join(", ")))
    })
}

/// A bundled deck's first entry into the database, not yet active.
pub(super) fn adopt(connection: &Connection, slug: &str) -> Result<DeckRow> {
    let deck = bundled::deck(slug).ok_or_else(|| unknown(connection, slug))?;
    let mut row = DeckRow {
        source: BUNDLED.to_owned(),
        ..deck_row(slug, &deck)
    };
    row.id = deck::insert(connection, &row)?;
    for new in deck.cards() {
        let card = new_card(&row, new.kind, &new.slug, new.position, new.content);
        insert_card(connection, &row, card)?;
    }
    Ok(row)
}

/// A bundled deck of a newer program against the one on record, like a re-import.
fn refresh(connection: &Connection, row: &DeckRow, deck: &Deck) -> Result<()> {
    let known: Vec<CardRow> = card::of_deck(connection, row.id)?
        .into_iter()
        .filter(|card| !card.guest)
        .collect();
    let plan = update::plan(&known_cards(&known), &deck.cards(), &Near::KeepHistory);
    carry_out(connection, row, &known, &plan)?;
    deck::update(
        connection,
        &DeckRow {
            id: row.id,
            source: BUNDLED.to_owned(),
            ..deck_row(&row.slug, deck)
        },
    )?;
    Ok(())
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

/// Writes a card back and lets the caches follow.
pub(super) fn save_card(connection: &Connection, deck: &DeckRow, card: &CardRow) -> Result<()> {
    card::update(connection, card)?;
    let state = schedule::of_card(connection, card.id)?;
    let place = schedule::place(card, deck.active, deck.opened);
    Ok(schedule::save(connection, place, state.as_ref())?)
}

/// Adds a card and lets the caches follow.
pub(super) fn insert_card(
    connection: &Connection,
    deck: &DeckRow,
    mut card: CardRow,
) -> Result<()> {
    card.id = card::insert(connection, &card)?;
    Ok(schedule::save(
        connection,
        schedule::place(&card, deck.active, deck.opened),
        None,
    )?)
}

/// Lets the caches of a whole deck follow its switches.
pub(super) fn save_caches(connection: &Connection, deck: i64) -> Result<()> {
    let row = deck::get(connection, deck)?;
    for card in card::of_deck(connection, deck)? {
        let state = schedule::of_card(connection, card.id)?;
        let place = schedule::place(&card, row.active, row.opened);
        schedule::save(connection, place, state.as_ref())?;
    }
    Ok(())
}

fn unknown(connection: &Connection, slug: &str) -> Failure {
    match deck::all(connection) {
        Ok(decks) => unknown_theme(slug, &decks),
        Err(error) => error.into(),
    }
}

/// A theme that no deck has, with the nearest that one has.
pub(super) fn unknown_theme(slug: &str, decks: &[DeckRow]) -> Failure {
    let mut known: Vec<&str> = bundled::slugs().collect();
    if known.contains(&slug) {
        return Failure::typed(format_args!("the theme \"{slug}\" is not practised yet"))
            .with(format_args!("retell decks activate {slug} begins it"));
    }
    known.extend(decks.iter().map(|deck| deck.slug.as_str()));
    Failure::unknown("theme", slug, &known, "retell decks")
}
