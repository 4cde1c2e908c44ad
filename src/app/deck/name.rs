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
        let failure = unknown_company(name);
        if company::nearest_name(name).is_some() {
            return failure;
        }
        failure.with("generic stands for every other company")
    })
}

/// A company that has no profile, with the one that was probably meant.
pub(in crate::app) fn unknown_company(name: &str) -> Failure {
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

/// The slugs of the decks that a user named, each once; one of the program need not be in the collection.
pub(in crate::app) fn slugs(connection: &Connection, names: &[String]) -> Result<Vec<String>> {
    let mut slugs = Vec::new();
    for name in names {
        let slug = theme(connection, name)?.slug().to_owned();
        if !slugs.contains(&slug) {
            slugs.push(slug);
        }
    }
    Ok(slugs)
}

/// The deck of the collection that a user named, practised or not; one that was removed by its slug.
pub(in crate::app) fn collected(connection: &Connection, name: &str) -> Result<DeckRow> {
    if let Some(row) = deck::find(connection, name)? {
        return Ok(row);
    }
    match theme(connection, name)? {
        Theme::Stored(row) => Ok(*row),
        Theme::Bundled(slug) => Err(unknown(connection, slug)),
    }
}

/// The deck that a user named, which must be practised.
pub(in crate::app) fn practised(connection: &Connection, name: &str) -> Result<DeckRow> {
    match theme(connection, name)? {
        Theme::Stored(row) if row.active => Ok(*row),
        Theme::Stored(row) => {
            Err(
                Failure::typed(format_args!("the theme \"{}\" is not practised", row.slug)).with(
                    format_args!("retell decks activate {} brings it back", row.slug),
                ),
            )
        }
        Theme::Bundled(slug) => Err(unknown(connection, slug)),
    }
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
    // A title misspelt is near the slug of the right one.
    let part = text::slug(slug);
    let mut with_part = known.iter().filter(|name| name.contains(&part));
    let near = match (with_part.next(), with_part.next()) {
        // "backbone" is far from its deck's whole name, and can mean no other.
        (Some(only), None) if !part.is_empty() => Some(*only),
        _ => text::nearest(&part, &known),
    };
    let failure = Failure::typed(format_args!("unknown theme \"{slug}\""));
    match near {
        Some(near) => failure.with(format_args!(
            "the nearest is \"{near}\"; retell decks lists them"
        )),
        None => failure.with("retell decks lists them"),
    }
}
