//! Writes what an import decided: a deck's own cards, or the cards added to another source's deck.

use rusqlite::Connection;

use super::super::deck::write::{
    adopt, carry_out, insert_card, known_cards, new_card, save_caches, save_card,
};
use super::super::failure::Result;
use super::{ImportAsk, ImportReport, Incoming, Progress, report};
use crate::deck::content::NewCard;
use crate::deck::update;
use crate::engine::card::Kind;
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
        let mut card = new_card(&row, new.kind, &new.slug, new.position, new.content.clone());
        card.guest = true;
        insert_card(connection, &row, card)?;
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
            let revived = CardRow {
                retired: false,
                guest: true,
                ..card.clone()
            };
            save_card(connection, &row, &revived)?;
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
