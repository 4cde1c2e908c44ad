//! Bringing a deck into the collection: which deck it is, what changes, and then the change, in one
//! transaction. The same source again changes nothing and loses nothing.

use std::collections::HashMap;

use rusqlite::Connection;

use super::deck::{save_caches, save_card};
use super::failure::{Failure, Result};
use super::{App, commit};
use crate::deck::bundled;
use crate::deck::content::{Content, NewCard};
use crate::deck::model::{Deck, Problem, Verdict};
use crate::deck::update::{self, Changed, Known, Near, Plan, Question};
use crate::engine::card::{CardKey, Kind};
use crate::store::card::{self, CardRow};
use crate::store::deck::{self, BUNDLED, DeckRow};

/// A deck as it was read from a file.
#[derive(Clone, Debug)]
pub struct Incoming {
    /// The deck.
    pub deck: Deck,
    /// The slug of its short title.
    pub slug: String,
    /// The page's canonical address, where it states one.
    pub address: Option<String>,
    /// What was odd in the file.
    pub problems: Vec<Problem>,
    /// Which sample answers which prompt, by their places; no prompt: linked to the theme alone.
    pub sample_links: Vec<IncomingLink>,
}

/// Which sample answers which prompt.
#[derive(Clone, Copy, Debug)]
pub struct IncomingLink {
    /// The sample's place in the deck.
    pub sample: usize,
    /// The prompt's place in the deck.
    pub prompt: Option<usize>,
    /// Whether the link rests on likeness only.
    pub guess: bool,
}

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
    /// Imports a deck, or says what that would do.
    pub fn import(&mut self, mut incoming: Incoming, ask: &ImportAsk) -> Result<ImportReport> {
        let transaction = self.store.write()?;
        name_cards(&mut incoming);
        let report = import(&transaction, &incoming, ask)?;
        if !ask.dry_run {
            commit(transaction)?;
        }
        Ok(report)
    }
}

/// Gives the cards their slugs and the samples the slugs of their prompts.
fn name_cards(incoming: &mut Incoming) {
    let named: Vec<bool> = incoming
        .deck
        .prompts
        .iter()
        .map(|prompt| prompt.id.is_some())
        .collect();
    let mut assigned = incoming.deck.clone();
    assigned.assign_ids();
    for link in &incoming.sample_links {
        if let (Some(sample), Some(prompt)) =
            (incoming.deck.samples.get_mut(link.sample), link.prompt)
            && named.len() > prompt
        {
            sample.prompt.clone_from(&assigned.prompts[prompt].id);
        }
    }
}

fn import(connection: &Connection, incoming: &Incoming, ask: &ImportAsk) -> Result<ImportReport> {
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
            let mut report = apply(connection, row, &known, incoming, &cards, ask)?;
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
            let mut report = apply(connection, row, &known, incoming, &cards, ask)?;
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
    if ask.slug.is_some() {
        if is_bundled {
            return Err(
                Failure::typed(format_args!("\"{wanted}\" is the name of a bundled deck"))
                    .with(format_args!("name another one, such as --as {wanted}-2")),
            );
        }
        return Ok(there.map_or_else(
            || Target::New {
                slug: wanted.to_owned(),
                clash: None,
            },
            |deck| Target::Same {
                deck: Box::new(deck.clone()),
                renamed: false,
            },
        ));
    }
    let source = incoming.address.as_deref().unwrap_or(wanted);
    if let Some(deck) = decks
        .iter()
        .find(|deck| deck.source == source && deck.source != BUNDLED)
    {
        return Ok(Target::Same {
            deck: Box::new(deck.clone()),
            renamed: false,
        });
    }
    if let Some(deck) = same_prompts(connection, &decks, cards)? {
        let renamed = deck.slug != wanted;
        return Ok(Target::Same {
            deck: Box::new(deck),
            renamed,
        });
    }
    if there.is_none() && !is_bundled {
        return Ok(Target::New {
            slug: wanted.to_owned(),
            clash: None,
        });
    }
    if ask.clash == Clash::AddTo {
        return Ok(Target::Other {
            slug: wanted.to_owned(),
        });
    }
    let taken = |slug: &str| {
        decks.iter().any(|deck| deck.slug == slug)
            || bundled::slugs().any(|bundled| bundled == slug)
    };
    let mut number = 2;
    while taken(&format!("{wanted}-{number}")) {
        number += 1;
    }
    Ok(Target::New {
        slug: format!("{wanted}-{number}"),
        clash: Some(wanted.to_owned()),
    })
}

/// The imported deck that shares at least half the prompts: its source was renamed or saved another way.
fn same_prompts(
    connection: &Connection,
    decks: &[DeckRow],
    cards: &[NewCard],
) -> Result<Option<DeckRow>> {
    let mut known = Vec::new();
    for deck in decks.iter().filter(|deck| deck.source != BUNDLED) {
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

pub(super) fn known_cards(rows: &[CardRow]) -> Vec<Known> {
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
pub(super) fn deck_row(slug: &str, deck: &Deck) -> DeckRow {
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

/// Plans the change against what is on record and applies it.
fn apply(
    connection: &Connection,
    mut row: DeckRow,
    known: &[CardRow],
    incoming: &Incoming,
    cards: &[NewCard],
    ask: &ImportAsk,
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
    carry_out(connection, &row, &own, &plan)?;
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
pub(super) fn carry_out(
    connection: &Connection,
    row: &DeckRow,
    own: &[CardRow],
    plan: &Plan,
) -> Result<()> {
    let find: HashMap<(Kind, &str), &CardRow> = own
        .iter()
        .map(|card| ((card.key.kind, card.key.slug.as_str()), card))
        .collect();
    for new in &plan.added {
        insert_card(connection, row, new, false)?;
    }
    for Changed {
        kind,
        slug,
        position,
        now,
        ..
    } in plan.changed.iter().chain(&plan.revived)
    {
        if let Some(card) = find.get(&(*kind, slug.as_str())) {
            let changed = CardRow {
                content: now.clone(),
                position: *position as i64,
                retired: false,
                ..(*card).clone()
            };
            save_card(connection, row, &changed)?;
        }
    }
    for place in &plan.moved {
        if let Some(card) = find.get(&(place.kind, place.slug.as_str())) {
            save_card(
                connection,
                row,
                &CardRow {
                    position: place.position as i64,
                    ..(*card).clone()
                },
            )?;
        }
    }
    for (kind, slug) in &plan.retired {
        if let Some(card) = find.get(&(*kind, slug.as_str())) {
            save_card(
                connection,
                row,
                &CardRow {
                    retired: true,
                    ..(*card).clone()
                },
            )?;
        }
    }
    Ok(())
}

/// Adds what is new to a deck of another source: nothing is reworded and nothing retired.
fn add_to(
    connection: &Connection,
    slug: &str,
    incoming: &Incoming,
    cards: &[NewCard],
    ask: &ImportAsk,
) -> Result<ImportReport> {
    let row = match deck::find(connection, slug)? {
        Some(row) => row,
        None => super::deck::adopt(connection, slug)?,
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
    super::deck::insert_card(connection, deck, CardRow { guest, ..card })
}

/// A card's row before it has one.
pub(super) fn new_card(
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

/// The part of a report that says what the file held.
fn report(connection: &Connection, row: &DeckRow, incoming: &Incoming) -> Result<ImportReport> {
    let stored = card::of_deck(connection, row.id)?;
    let key_of = |front: &str| {
        let wanted = crate::deck::text::normal(front);
        stored
            .iter()
            .filter(|card| card.key.kind == Kind::Prompt && !card.retired)
            .find(|card| {
                crate::deck::text::normal(&card.content.front) == wanted
                    || card
                        .added_variants
                        .iter()
                        .any(|wording| crate::deck::text::normal(wording) == wanted)
            })
            .map(|card| card.key.clone())
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
