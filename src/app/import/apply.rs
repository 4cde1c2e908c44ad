//! Writes what an import decided: a deck's own cards, or the cards added to another source's deck.

use std::collections::HashMap;

use rusqlite::Connection;

use super::super::deck::{adopt, insert_card as insert, save_caches, save_card};
use super::super::failure::Result;
use super::{ImportAsk, ImportReport, Incoming, Progress, known_cards, report};
use crate::deck::content::{Content, NewCard};
use crate::deck::update::{self, Changed, Plan};
use crate::engine::card::{CardKey, Kind};
use crate::store::card::{self, CardRow};
use crate::store::deck::{self, DeckRow};

/// Plans the change against what is on record and applies it.
pub(super) fn apply(
    connection: &Connection,
    mut row: DeckRow,
    known: &[CardRow],
    incoming: &Incoming,
    cards: &[NewCard],
    ask: &ImportAsk,
    progress: Progress<'_>,
) -> Result<ImportReport> {
    // A card that came from another source is not this source's to retire.
    let own: Vec<CardRow> = known
        .iter()
        .filter(|card| !card.guest || cards.iter().any(|new| new.slug == card.key.slug))
        .cloned()
        .collect();
    let plan = update::plan(&known_cards(&own), cards, &ask.near);
    if row.id == 0 {
        row.id = deck::insert(connection, &row)?;
    } else {
        deck::update(connection, &row)?;
    }
    carry_out(connection, &row, &own, &plan, progress)?;
    Ok(ImportReport {
        added: plan.added.len() + plan.revived.len(),
        changed: plan.changed.len(),
        retired: plan.retired.len(),
        unchanged: plan.unchanged.len(),
        near: plan.near,
        ..report(connection, &row, incoming)?
    })
}

/// Writes what a plan says about a deck's own cards.
pub(in super::super) fn carry_out(
    connection: &Connection,
    row: &DeckRow,
    own: &[CardRow],
    plan: &Plan,
    progress: Progress<'_>,
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
        insert_card(connection, row, new, false)?;
        count();
    }
    for card in changed.chain(moved).chain(retired) {
        save_card(connection, row, &card)?;
        count();
    }
    Ok(())
}

/// Adds what is new to a deck of another source: nothing is reworded and nothing retired.
pub(super) fn add_to(
    connection: &Connection,
    slug: &str,
    incoming: &Incoming,
    cards: &[NewCard],
    ask: &ImportAsk,
) -> Result<ImportReport> {
    let row = match deck::find(connection, slug)? {
        Some(row) => row,
        None => adopt(connection, slug)?,
    };
    let known = card::of_deck(connection, row.id)?;
    let plan = update::add_to(&known_cards(&known), cards);
    for new in &plan.added {
        insert_card(connection, &row, new, true)?;
    }
    for variant in &plan.variants {
        let prompt = known
            .iter()
            .find(|card| card.key.kind == Kind::Prompt && card.key.slug == variant.slug);
        if let Some(prompt) = prompt
            && !prompt.added_variants.contains(&variant.wording)
        {
            let mut prompt = prompt.clone();
            prompt.added_variants.push(variant.wording.clone());
            save_card(connection, &row, &prompt)?;
        }
    }
    for place in &plan.revived {
        let card = known
            .iter()
            .find(|card| card.key.kind == place.kind && card.key.slug == place.slug);
        if let Some(card) = card {
            save_card(
                connection,
                &row,
                &CardRow {
                    retired: false,
                    guest: true,
                    ..card.clone()
                },
            )?;
        }
    }
    if !row.active && !ask.dry_run {
        deck::set_active(connection, row.id, true)?;
        save_caches(connection, row.id)?;
    }
    Ok(ImportReport {
        added: plan.added.len() + plan.revived.len(),
        variants: plan.variants.len(),
        unchanged: plan.unchanged.len(),
        active: true,
        clash: Some(slug.to_owned()),
        ..report(connection, &row, incoming)?
    })
}

fn insert_card(connection: &Connection, deck: &DeckRow, new: &NewCard, guest: bool) -> Result<()> {
    let card = new_card(deck, new.kind, &new.slug, new.position, new.content.clone());
    insert(connection, deck, CardRow { guest, ..card })
}

/// A card's row before it has one.
pub(in super::super) fn new_card(
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
