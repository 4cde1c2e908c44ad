//! Bringing a deck into the collection: which deck it is, what changes, and then the change, in one
//! transaction. The same source again changes nothing and loses nothing.

mod apply;
mod incoming;

use std::collections::HashMap;

use rusqlite::Connection;

use super::deck::write::{deck_row, known_cards};
use super::failure::{Failure, Result};
use super::{App, commit};
use crate::deck::bundled;
use crate::deck::content::NewCard;
use crate::deck::model::{Deck, Problem, Verdict};
use crate::deck::update::{self, Known, Near, Question};
use crate::engine::card::{CardKey, Kind};
use crate::store::card::{self, CardRow};
use crate::store::deck::{self, BUNDLED, DeckRow};

use apply::{add_to, apply};
pub use incoming::{Incoming, IncomingLink};

/// What to do with a theme that exists already from another source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clash {
    /// Import it as a deck of its own, as `<slug>-2`.
    KeepApart,
    /// Add what is new to the deck that is there.
    AddTo,
}

/// How an import is to be done.
#[derive(Clone, Debug)]
pub struct ImportAsk {
    /// The slug the user names.
    pub slug: Option<String>,
    /// Report only.
    pub dry_run: bool,
    /// For a theme that exists from another source.
    pub clash: Clash,
    /// For cards that may be the same.
    pub near: Near,
    /// Decks, by slug, that other files of the same folder brought in: no file is their new version.
    pub others: Vec<String>,
}

/// What an import did, or would do.
#[derive(Clone, Debug)]
pub struct ImportReport {
    /// The deck's slug.
    pub slug: String,
    /// The deck as read, its cards under their final slugs.
    pub deck: Deck,
    /// Cards that are new.
    pub added: usize,
    /// Cards that were reworded; their history is kept.
    pub changed: usize,
    /// Cards that the source no longer has.
    pub retired: usize,
    /// Cards as they were.
    pub unchanged: usize,
    /// Wordings added to prompts of a deck from another source.
    pub variants: usize,
    /// The deck of another source that has the theme already.
    pub clash: Option<String>,
    /// The deck's slug where the source changed its title.
    pub renamed: bool,
    /// Cards taken for the same without certainty.
    pub near: Vec<Question>,
    /// Which sample answers which prompt.
    pub sample_links: Vec<SampleLink>,
    /// What was odd in the file.
    pub problems: Vec<Problem>,
    /// Whether the deck is practised.
    pub active: bool,
}

/// Which sample answers which prompt, for the report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SampleLink {
    /// The sample's title.
    pub title: String,
    /// Its verdict.
    pub verdict: Verdict,
    /// The prompt it answers.
    pub prompt: Option<CardKey>,
    /// Whether the link rests on likeness only.
    pub guess: bool,
}

/// Hears how many of how many changes are written.
pub type Progress<'a> = &'a mut dyn FnMut(usize, usize);

/// Which deck an import goes to.
enum Target {
    /// A deck that is not there yet.
    New { slug: String, clash: Option<String> },
    /// The same source again.
    Same { deck: Box<DeckRow>, renamed: bool },
    /// A theme of another source, to be added to.
    Other { slug: String },
}

impl App {
    /// Imports a deck, or says what that would do. `progress` hears how many of how many changes of cards
    /// are written.
    pub fn import(
        &mut self,
        mut incoming: Incoming,
        ask: &ImportAsk,
        progress: Progress<'_>,
    ) -> Result<ImportReport> {
        let transaction = self.store.write()?;
        incoming.name_prompts();
        let report = import(&transaction, &incoming, ask, progress)?;
        if !ask.dry_run {
            commit(transaction)?;
        }
        Ok(report)
    }
}

fn import(
    connection: &Connection,
    incoming: &Incoming,
    ask: &ImportAsk,
    progress: Progress<'_>,
) -> Result<ImportReport> {
    let cards = incoming.deck.cards();
    match target(connection, incoming, &cards, ask)? {
        Target::New { slug, clash } => {
            let source = incoming
                .address
                .clone()
                .unwrap_or_else(|| wanted(incoming, ask).to_owned());
            let row = DeckRow {
                active: true,
                source,
                ..deck_row(&slug, &incoming.deck)
            };
            let known = Vec::new();
            let mut report = apply(connection, row, &known, incoming, &cards, ask, progress)?;
            report.clash = clash;
            Ok(report)
        }
        Target::Same { deck, renamed } => {
            let known = card::of_deck(connection, deck.id)?;
            let mut row = DeckRow {
                id: deck.id,
                active: deck.active,
                opened: deck.opened,
                introduced: deck.introduced,
                source: deck.source.clone(),
                ..deck_row(&deck.slug, &incoming.deck)
            };
            if let Some(address) = &incoming.address {
                row.source.clone_from(address);
            }
            let mut report = apply(connection, row, &known, incoming, &cards, ask, progress)?;
            report.renamed = renamed;
            Ok(report)
        }
        Target::Other { slug } => add_to(connection, &slug, incoming, &cards, ask),
    }
}

/// The slug the deck asks for.
fn wanted<'a>(incoming: &'a Incoming, ask: &'a ImportAsk) -> &'a str {
    ask.slug
        .as_deref()
        .or(incoming.deck.id.as_deref())
        .unwrap_or(&incoming.slug)
}

fn target(
    connection: &Connection,
    incoming: &Incoming,
    cards: &[NewCard],
    ask: &ImportAsk,
) -> Result<Target> {
    let wanted = wanted(incoming, ask);
    let decks = deck::all(connection)?;
    let there = decks.iter().find(|deck| deck.slug == wanted);
    let is_bundled = bundled::slugs().any(|slug| slug == wanted);
    let same = |deck: &DeckRow| Target::Same {
        deck: Box::new(deck.clone()),
        renamed: false,
    };
    let new = || Target::New {
        slug: wanted.to_owned(),
        clash: None,
    };
    if ask.slug.is_some() {
        if is_bundled {
            return Err(
                Failure::typed(format_args!("\"{wanted}\" is the name of a bundled deck"))
                    .with(format_args!("name another one, such as --as {wanted}-2")),
            );
        }
        return Ok(there.map_or_else(new, same));
    }
    // An id names its deck: no other is meant, however much it shares with it.
    let has_id = incoming.deck.id.is_some();
    let source = incoming.address.as_deref().unwrap_or(wanted);
    if let Some(deck) = decks
        .iter()
        .filter(|deck| deck.source == source && deck.source != BUNDLED)
        .find(|deck| !has_id || is_named(&deck.slug, wanted))
    {
        return Ok(same(deck));
    }
    // Only a file that does not name its deck may be another one renamed.
    if !has_id && let Some(deck) = same_prompts(connection, &decks, cards, &ask.others)? {
        let renamed = deck.slug != wanted;
        return Ok(Target::Same {
            deck: Box::new(deck),
            renamed,
        });
    }
    if there.is_none() && !is_bundled {
        return Ok(new());
    }
    if ask.clash == Clash::AddTo {
        return Ok(Target::Other {
            slug: wanted.to_owned(),
        });
    }
    Ok(Target::New {
        slug: apart_from(&decks, wanted),
        clash: Some(wanted.to_owned()),
    })
}

/// The first numbered slug that no deck has, bundled ones included.
fn apart_from(decks: &[DeckRow], wanted: &str) -> String {
    let taken = |slug: &str| {
        decks.iter().any(|deck| deck.slug == slug)
            || bundled::slugs().any(|bundled| bundled == slug)
    };
    let mut number = 2;
    while taken(&format!("{wanted}-{number}")) {
        number += 1;
    }
    format!("{wanted}-{number}")
}

/// Whether a deck has this name, or this name with the number of one that was kept apart.
fn is_named(slug: &str, wanted: &str) -> bool {
    slug.strip_prefix(wanted)
        .is_some_and(|rest| rest.is_empty() || rest.strip_prefix('-').is_some_and(is_number))
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The imported deck that shares at least half the prompts: its source was renamed or saved another way.
fn same_prompts(
    connection: &Connection,
    decks: &[DeckRow],
    cards: &[NewCard],
    others: &[String],
) -> Result<Option<DeckRow>> {
    let mut known = Vec::new();
    let imported = |deck: &&DeckRow| deck.source != BUNDLED && !others.contains(&deck.slug);
    for deck in decks.iter().filter(imported) {
        known.push((
            deck,
            known_cards(&card::of_kind(connection, deck.id, Kind::Prompt)?),
        ));
    }
    let pairs: Vec<(&str, &[Known])> = known
        .iter()
        .map(|(deck, cards)| (deck.slug.as_str(), cards.as_slice()))
        .collect();
    let found = update::same_source_deck(&pairs, cards);
    Ok(found
        .and_then(|slug| decks.iter().find(|deck| deck.slug == slug))
        .cloned())
}

/// The part of a report that says what the file held.
fn report(connection: &Connection, row: &DeckRow, incoming: &Incoming) -> Result<ImportReport> {
    let stored = card::of_deck(connection, row.id)?;
    let mut keys: HashMap<String, &CardKey> = HashMap::new();
    let is_prompt = |card: &&CardRow| card.key.kind == Kind::Prompt && !card.retired;
    for card in stored.iter().filter(is_prompt) {
        let wordings = card.added_variants.iter().chain([&card.content.front]);
        for wording in wordings {
            keys.entry(crate::deck::text::normal(wording))
                .or_insert(&card.key);
        }
    }
    let key_of = |front: &str| {
        let key = keys.get(&crate::deck::text::normal(front));
        key.map(|&key| key.clone())
    };
    let sample_links = incoming
        .sample_links
        .iter()
        .filter_map(|link| {
            let sample = incoming.deck.samples.get(link.sample)?;
            let prompt = link
                .prompt
                .and_then(|prompt| incoming.deck.prompts.get(prompt));
            Some(SampleLink {
                title: sample.title.clone(),
                verdict: sample.verdict,
                prompt: prompt.and_then(|prompt| key_of(&prompt.ask)),
                guess: link.guess,
            })
        })
        .collect();
    Ok(ImportReport {
        slug: row.slug.clone(),
        deck: incoming.deck.clone(),
        added: 0,
        changed: 0,
        retired: 0,
        unchanged: 0,
        variants: 0,
        clash: None,
        renamed: false,
        near: Vec::new(),
        sample_links,
        problems: incoming.problems.clone(),
        active: row.active,
    })
}
