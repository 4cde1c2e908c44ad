//! Which themes a matrix is about, and their prompts: those of the collection, and those of bundled decks
//! that never entered it. Changes nothing.

use rusqlite::Connection;

use super::{Link, Prompt, Scope};
use crate::app::deck::{Theme as Named, company, theme};
use crate::app::failure::Result;
use crate::app::interview::asked_at;
use crate::deck::{bundled, text};
use crate::engine::card::{CardKey, Kind};
use crate::store::ask::AskRow;
use crate::store::deck;
use crate::story::fit::Subject;

/// The themes of a matrix.
pub(super) struct Scoped {
    /// The company's name, where it is about one.
    pub company: Option<String>,
    /// The decks, each once.
    pub decks: Vec<ScopedDeck>,
}

/// A deck of a matrix.
pub(super) struct ScopedDeck {
    /// Its slug.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// Its row; `None` for a bundled deck that is not in the collection.
    pub row: Option<i64>,
}

/// The decks that were named, else the company's, else those that are practised.
pub(super) fn read(connection: &Connection, scope: &Scope) -> Result<Scoped> {
    let profile = scope.company.as_deref().map(company).transpose()?;
    let stored = deck::all(connection)?;
    let mut decks = Vec::new();
    match &profile {
        _ if !scope.themes.is_empty() => {
            for name in &scope.themes {
                add(&mut decks, named(connection, name)?);
            }
        }
        Some(profile) => {
            for slug in &profile.decks {
                add(&mut decks, named(connection, slug)?);
            }
            let own = stored.into_iter().filter(|row| row.active);
            for row in own.filter(|row| asked_at(row, profile)) {
                add(&mut decks, of_row(row));
            }
        }
        None => {
            decks = stored
                .into_iter()
                .filter(|row| row.active)
                .map(of_row)
                .collect();
            let place = |slug: &str| bundled::slugs().position(|bundled| bundled == slug);
            decks.sort_by_key(|deck| place(&deck.slug).unwrap_or(usize::MAX));
        }
    }
    Ok(Scoped {
        company: profile.map(|profile| profile.name),
        decks,
    })
}

fn add(decks: &mut Vec<ScopedDeck>, deck: ScopedDeck) {
    if decks.iter().all(|other| other.slug != deck.slug) {
        decks.push(deck);
    }
}

fn named(connection: &Connection, name: &str) -> Result<ScopedDeck> {
    Ok(match theme(connection, name)? {
        Named::Stored(row) => of_row(*row),
        Named::Bundled(slug) => ScopedDeck {
            slug: slug.to_owned(),
            title: bundled::deck(slug).map_or_else(|| slug.to_owned(), |deck| deck.title),
            row: None,
        },
    })
}

fn of_row(row: deck::DeckRow) -> ScopedDeck {
    ScopedDeck {
        slug: row.slug,
        title: row.title,
        row: Some(row.id),
    }
}

/// A prompt of the collection.
pub(super) fn stored_prompt(
    deck: &str,
    ask: &AskRow,
    links: Vec<Link>,
    declined: Vec<usize>,
) -> Prompt {
    let front = text::clean(&ask.front);
    Prompt {
        card: ask.key(deck),
        subject: Subject::of_prompt(&front, &ask.topics),
        row: Some(ask.id),
        front,
        links,
        declined,
        practised: ask.practised,
    }
}

/// The prompts of a bundled deck that is not in the collection: nothing is linked to them.
pub(super) fn bundled_prompts(slug: &str) -> Vec<Prompt> {
    let cards = bundled::deck(slug).map_or_else(Vec::new, |deck| deck.cards());
    let prompts = cards.into_iter().filter(|card| card.kind == Kind::Prompt);
    prompts
        .map(|card| {
            let front = text::clean(&card.content.front);
            Prompt {
                card: CardKey {
                    deck: slug.to_owned(),
                    kind: card.kind,
                    slug: card.slug,
                },
                subject: Subject::of_prompt(&front, &card.content.detail.topics),
                row: None,
                front,
                links: Vec::new(),
                declined: Vec::new(),
                practised: false,
            }
        })
        .collect()
}
