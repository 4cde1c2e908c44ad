//! Writing decks and cards: new ones, changed ones, and a bundled deck's entry. The caches follow.

use std::collections::HashMap;

use rusqlite::Connection;

use super::name::unknown;
use crate::app::failure::Result;
use crate::deck::bundled;
use crate::deck::content::Content;
use crate::deck::model::Deck;
use crate::deck::update::{self, Changed, Known, Near, Plan};
use crate::engine::card::{CardKey, Kind};
use crate::store::card::{self, CardRow};
use crate::store::deck::{self, BUNDLED, DeckRow};
use crate::store::schedule;

/// A bundled deck's entry into the database, not yet active; the cards it had there come back.
pub(in crate::app) fn adopt(connection: &Connection, slug: &str) -> Result<DeckRow> {
    let deck = bundled::deck(slug).ok_or_else(|| unknown(connection, slug))?;
    if let Some(row) = deck::find(connection, slug)? {
        refresh(connection, &row, &deck)?;
        return Ok(deck::get(connection, row.id)?);
    }
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
pub(in crate::app) fn refresh(connection: &Connection, row: &DeckRow, deck: &Deck) -> Result<()> {
    let known: Vec<CardRow> = card::of_deck(connection, row.id)?
        .into_iter()
        .filter(|card| !card.guest)
        .collect();
    let plan = update::plan(&known_cards(&known), &deck.cards(), &Near::KeepHistory);
    carry_out(connection, row, &known, &plan, &mut |_, _| {})?;
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

/// Writes what a plan says about a deck's own cards. `progress` is told how many of how many are written.
pub(in crate::app) fn carry_out(
    connection: &Connection,
    row: &DeckRow,
    own: &[CardRow],
    plan: &Plan,
    progress: &mut dyn FnMut(usize, usize),
) -> Result<()> {
    let find: HashMap<(Kind, &str), &CardRow> = own
        .iter()
        .map(|card| ((card.key.kind, card.key.slug.as_str()), card))
        .collect();
    let find = |kind: Kind, slug: &str| find.get(&(kind, slug)).map(|card| (*card).clone());
    let changed = plan.changed.iter().chain(&plan.revived);
    let changed = changed.filter_map(|change: &Changed| {
        Some(CardRow {
            content: change.now.clone(),
            position: change.position as i64,
            retired: false,
            ..find(change.kind, &change.slug)?
        })
    });
    let moved = plan.moved.iter().filter_map(|place| {
        Some(CardRow {
            position: place.position as i64,
            ..find(place.kind, &place.slug)?
        })
    });
    let retired = plan.retired.iter().filter_map(|(kind, slug)| {
        Some(CardRow {
            retired: true,
            ..find(*kind, slug)?
        })
    });
    let total = [plan.changed.len(), plan.revived.len(), plan.moved.len()];
    let total = total.iter().sum::<usize>() + plan.added.len() + plan.retired.len();
    let mut written = 0;
    let mut count = || {
        written += 1;
        progress(written, total);
    };
    for new in &plan.added {
        let new = new_card(row, new.kind, &new.slug, new.position, new.content.clone());
        insert_card(connection, row, new)?;
        count();
    }
    for card in changed.chain(moved).chain(retired) {
        save_card(connection, row, &card)?;
        count();
    }
    Ok(())
}

/// A deck's cards as an update knows them.
pub(in crate::app) fn known_cards(rows: &[CardRow]) -> Vec<Known> {
    rows.iter()
        .map(|row| Known {
            kind: row.key.kind,
            slug: row.key.slug.clone(),
            position: row.position as usize,
            content: row.content.clone(),
            retired: row.retired,
        })
        .collect()
}

/// A deck's row before it has one.
pub(in crate::app) fn deck_row(slug: &str, deck: &Deck) -> DeckRow {
    DeckRow {
        id: 0,
        slug: slug.to_owned(),
        title: deck.title.clone(),
        track: deck.track.clone(),
        level: deck.level.clone(),
        summary: deck.summary.clone(),
        related: deck.related.clone(),
        companies: deck.companies.clone(),
        tags: deck.tags.clone(),
        source: slug.to_owned(),
        active: false,
        // Short cards wait for a prompt of their deck; where there is none they would wait for ever.
        opened: deck.prompts.is_empty(),
        introduced: false,
    }
}

/// A card's row before it has one.
pub(in crate::app) fn new_card(
    deck: &DeckRow,
    kind: Kind,
    slug: &str,
    position: usize,
    content: Content,
) -> CardRow {
    CardRow {
        id: 0,
        deck: deck.id,
        key: CardKey {
            deck: deck.slug.clone(),
            kind,
            slug: slug.to_owned(),
        },
        position: position as i64,
        content,
        own: None,
        added_variants: Vec::new(),
        guest: false,
        retired: false,
        suspended: false,
        buried: None,
    }
}

/// Writes a card back and lets the caches follow.
pub(in crate::app) fn save_card(
    connection: &Connection,
    deck: &DeckRow,
    card: &CardRow,
) -> Result<()> {
    card::update(connection, card)?;
    let state = schedule::of_card(connection, card.id)?;
    let place = schedule::place(card, deck.active, deck.opened);
    Ok(schedule::save(connection, place, state.as_ref())?)
}

/// Adds a card and lets the caches follow.
pub(in crate::app) fn insert_card(
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
pub(in crate::app) fn save_caches(connection: &Connection, deck: i64) -> Result<()> {
    let row = deck::get(connection, deck)?;
    for card in card::of_deck(connection, deck)? {
        let state = schedule::of_card(connection, card.id)?;
        let place = schedule::place(&card, row.active, row.opened);
        schedule::save(connection, place, state.as_ref())?;
    }
    Ok(())
}
