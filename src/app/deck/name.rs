//! Which deck or company a user means. Changes nothing.

use rusqlite::Connection;

use crate::app::failure::{Failure, Result};
use crate::deck::company::{self, Profile};
use crate::deck::{bundled, text};
use crate::store::card;
use crate::store::deck::{self, DeckRow};

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

/// A deck that a user named.
pub(in crate::app) enum Theme {
    /// One of the collection.
    Stored(Box<DeckRow>),
    /// One of the program that is not in the collection, or was removed from it.
    Bundled(&'static str),
}

impl Theme {
    pub(in crate::app) fn slug(&self) -> &str {
        match self {
            Self::Stored(row) => &row.slug,
            Self::Bundled(slug) => slug,
        }
    }
}

/// Finds a deck by its slug, else by its title.
pub(in crate::app) fn theme(connection: &Connection, name: &str) -> Result<Theme> {
    if let Some(row) = deck::find(connection, name)?
        && !is_removed(connection, &row)?
    {
        return Ok(Theme::Stored(Box::new(row)));
    }
    if let Some(slug) = bundled::slugs().find(|slug| *slug == name) {
        return Ok(Theme::Bundled(slug));
    }
    let wanted = text::slug(name);
    for row in deck::all(connection)? {
        if (row.slug == wanted || text::slug(&row.title) == wanted)
            && !is_removed(connection, &row)?
        {
            return Ok(Theme::Stored(Box::new(row)));
        }
    }
    bundled::list()
        .into_iter()
        .find(|deck| deck.slug == wanted || text::slug(&deck.title) == wanted)
        .map(|deck| Theme::Bundled(deck.slug))
        .ok_or_else(|| unknown(connection, name))
}

/// Whether a deck is on record for its history only.
fn is_removed(connection: &Connection, row: &DeckRow) -> Result<bool> {
    Ok(!row.active
        && card::of_deck(connection, row.id)?
            .iter()
            .all(|card| card.retired))
}

pub(super) fn unknown(connection: &Connection, slug: &str) -> Failure {
    match deck::all(connection) {
        Ok(decks) => unknown_theme(slug, &decks),
        Err(error) => error.into(),
    }
}

/// A theme that no deck has, with the one that was probably meant.
pub(in crate::app) fn unknown_theme(slug: &str, decks: &[DeckRow]) -> Failure {
    let mut known: Vec<&str> = bundled::slugs().collect();
    if known.contains(&slug) {
        return Failure::typed(format_args!("the theme \"{slug}\" is not practised yet"))
            .with(format_args!("retell decks activate {slug} begins it"));
    }
    known.extend(decks.iter().map(|deck| deck.slug.as_str()));
    known.sort_unstable();
    known.dedup();
    let part = text::slug(slug);
    let mut with_part = known.iter().filter(|name| name.contains(&part));
    match (with_part.next(), with_part.next()) {
        // "backbone" is far from its deck's whole name, and can mean no other.
        (Some(only), None) if !part.is_empty() => {
            Failure::typed(format_args!("unknown theme \"{slug}\"")).with(format_args!(
                "the nearest is \"{only}\"; retell decks lists them"
            ))
        }
        _ => Failure::unknown("theme", slug, &known, "retell decks"),
    }
}
