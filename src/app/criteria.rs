//! Which criteria the user's stories have shown, by the user's own judgement. Judges nothing itself.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use rusqlite::Connection;

use super::failure::{Failure, Result};
use super::find;
use super::readiness::wanted;
use super::{App, commit};
use crate::deck::text;
use crate::engine::card::{CardKey, Kind};
use crate::store::{card, deck, front, mark, story};
use crate::story::State;

/// The criteria of a theme, those set aside left out.
#[derive(Clone, Debug)]
pub struct ThemeCriteria {
    /// Its deck.
    pub deck: String,
    /// Its name.
    pub title: String,
    /// Its criteria, in the deck's order.
    pub criteria: Vec<Criterion>,
}

/// A criterion and the stories that have shown it.
#[derive(Clone, Debug)]
pub struct Criterion {
    /// The card.
    pub card: CardKey,
    /// What interviewers listen for, in the user's wording where there is one.
    pub front: String,
    /// The stories in use whose tellings have met it, oldest first.
    pub shown_by: Vec<Shower>,
}

/// A story that has shown a criterion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shower {
    /// Its identifier.
    pub uuid: String,
    /// Its title.
    pub title: String,
}

/// A criterion that a story has shown.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The card.
    pub card: CardKey,
    /// The theme's name.
    pub theme: String,
    /// What interviewers listen for.
    pub front: String,
    /// Its deck's row, and its position there.
    place: (i64, i64),
}

impl ThemeCriteria {
    /// Whether anything of it was ever ticked.
    pub fn is_judged(&self) -> bool {
        self.criteria.iter().any(|it| !it.shown_by.is_empty())
    }

    /// The criteria that none of the stories has shown yet.
    pub fn unshown(&self) -> impl Iterator<Item = &Criterion> {
        self.criteria.iter().filter(|it| it.shown_by.is_empty())
    }
}

impl App {
    /// The criteria of the active themes in the order in which decks are listed, or of the one named,
    /// each with the stories that have shown it.
    pub fn criteria(&mut self, theme: Option<&str>) -> Result<Vec<ThemeCriteria>> {
        let transaction = self.store.read()?;
        let mut shown_by = shown_by(&transaction)?;
        let decks = wanted(&transaction, theme)?;
        let only = theme.and_then(|_| decks.first()).map(|deck| deck.id);
        let mut by_deck = front::of_kind(&transaction, only, Kind::Criterion)?;
        let mut themes = Vec::new();
        for deck in decks {
            let criteria = by_deck
                .remove(&deck.id)
                .unwrap_or_default()
                .into_iter()
                .map(|row| Criterion {
                    front: text::clean(&row.front),
                    shown_by: shown_by.remove(&row.id).unwrap_or_default(),
                    card: CardKey {
                        deck: deck.slug.clone(),
                        kind: Kind::Criterion,
                        slug: row.slug,
                    },
                })
                .collect();
            themes.push(ThemeCriteria {
                deck: deck.slug,
                title: deck.title,
                criteria,
            });
        }
        Ok(themes)
    }

    /// Notes that a story's telling met a criterion, or that none did. The last word counts; no
    /// schedule notices.
    pub fn tick(&mut self, name: &str, criterion: &CardKey, met: bool) -> Result<()> {
        let at = self.now().at;
        let transaction = self.store.write()?;
        let story = find::story(&transaction, name)?;
        let card = find::card(&transaction, criterion)?;
        if card.key.kind != Kind::Criterion {
            return Err(Failure::typed(format_args!("{} is no criterion", card.key))
                .with("retell cards list --kind criterion lists them"));
        }
        mark::set_tick(&transaction, story.id, card.id, at, met)?;
        commit(transaction)
    }
}

/// The criteria that each story has shown, or that one has, by theme and then in the deck's order. Each
/// criterion is read once.
pub(super) fn by_story(
    connection: &Connection,
    only: Option<i64>,
) -> Result<HashMap<i64, Vec<Shown>>> {
    let mut read = HashMap::new();
    let mut by_story: HashMap<i64, Vec<Shown>> = HashMap::new();
    for (story, criterion) in mark::ticks(connection)? {
        if only.is_some_and(|only| only != story) {
            continue;
        }
        let shown = match read.entry(criterion) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => new.insert(shown(connection, criterion)?),
        };
        by_story.entry(story).or_default().push(shown.clone());
    }
    for shown in by_story.values_mut() {
        shown.sort_by_key(|shown| shown.place);
    }
    Ok(by_story)
}

fn shown(connection: &Connection, criterion: i64) -> Result<Shown> {
    let row = card::get(connection, criterion)?;
    let deck = deck::get(connection, row.deck)?;
    Ok(Shown {
        theme: deck.title,
        front: text::clean(row.front()),
        place: (deck.id, row.position),
        card: row.key,
    })
}

/// The stories in use that have shown each criterion.
fn shown_by(connection: &Connection) -> Result<HashMap<i64, Vec<Shower>>> {
    let stories: HashMap<i64, Shower> = story::all(connection)?
        .into_iter()
        .filter(|row| row.story.state != State::Retired)
        .map(|row| {
            let shower = Shower {
                uuid: row.uuid,
                title: row.story.title,
            };
            (row.id, shower)
        })
        .collect();
    let mut shown_by: HashMap<i64, Vec<Shower>> = HashMap::new();
    for (story, criterion) in mark::ticks(connection)? {
        if let Some(shower) = stories.get(&story) {
            shown_by.entry(criterion).or_default().push(shower.clone());
        }
    }
    Ok(shown_by)
}
