//! The caches: each reviewed card's state, and the cards that wait for their first review.
//! Both can be rebuilt from the log at any time, and `check` compares them with it.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension, Row, Statement, named_params, params};

use super::card::CardRow;
use super::error::{Result, undecodable};
use super::log;
use crate::engine::card::{CardKey, Grade, Kind};
use crate::engine::day::Day;
use crate::engine::history::{self, Schedule};
use crate::engine::sm2::State;

/// Where a card without a review waits.
const PROMPTS: i64 = 0;
const SHORT_OPENED: i64 = 1;
const SHORT_UNOPENED: i64 = 2;

/// The columns of a `Schedule`, in the order in which `from_row` reads them.
pub const COLUMNS: &str = "schedule.repetitions, schedule.ease, schedule.interval, schedule.due, \
     schedule.last_day, schedule.set_day, schedule.memory_day, schedule.lapses, schedule.strength, \
     schedule.growth, schedule.last_grade, schedule.tellings, schedule.reviews, schedule.right_in_a_row";

/// Reads a schedule from the columns of `COLUMNS`, the first of which is `first`.
pub fn from_row(row: &Row<'_>, first: usize) -> rusqlite::Result<Schedule> {
    let grade: i64 = row.get(first + 10)?;
    Ok(Schedule {
        state: State {
            repetitions: row.get(first)?,
            ease: row.get(first + 1)?,
            interval: row.get(first + 2)?,
        },
        due: Day::new(row.get(first + 3)?),
        last: Day::new(row.get(first + 4)?),
        set: Day::new(row.get(first + 5)?),
        memory_day: Day::new(row.get(first + 6)?),
        lapses: row.get(first + 7)?,
        strength: row.get(first + 8)?,
        growth: row.get(first + 9)?,
        last_grade: Grade::try_from(grade)
            .map_err(|_| undecodable("schedule.last_grade", grade))?,
        tellings: row.get(first + 11)?,
        reviews: row.get(first + 12)?,
        right_in_a_row: row.get(first + 13)?,
    })
}

/// A card's cached state; `None` if it was never reviewed.
pub fn of_card(connection: &Connection, card: i64) -> Result<Option<Schedule>> {
    Ok(connection
        .prepare_cached(&format!(
            "SELECT {COLUMNS} FROM schedule WHERE card = :card"
        ))?
        .query_row(named_params! { ":card": card }, |row| from_row(row, 0))
        .optional()?)
}

/// Every reviewed card's cached state, by card row.
pub fn all(connection: &Connection) -> Result<HashMap<i64, Schedule>> {
    Ok(connection
        .prepare_cached(&format!("SELECT card, {COLUMNS} FROM schedule"))?
        .query_map([], |row| Ok((row.get(0)?, from_row(row, 1)?)))?
        .collect::<rusqlite::Result<_>>()?)
}

/// The prompts among these cards, of those that were reviewed: each once, in the order of their rows.
pub fn prompts_among(connection: &Connection, mut cards: Vec<i64>) -> Result<Vec<i64>> {
    // In the order in which they lie, so that none is fetched from another page than the one before.
    cards.sort_unstable();
    cards.dedup();
    let mut is_prompt =
        connection.prepare_cached("SELECT 1 FROM schedule WHERE card = ?1 AND short = 0")?;
    let mut prompts = Vec::new();
    for card in cards {
        if is_prompt.exists([card])? {
            prompts.push(card);
        }
    }
    Ok(prompts)
}

/// The cards that may be served and are due by a day, longest due first: whether each is short, when
/// it is due, and its SM-2 state.
pub fn due_until(connection: &Connection, until: Day) -> Result<Vec<(bool, Day, State)>> {
    // The index finds them; they are read as they lie, so that no page is fetched twice.
    let mut due: Vec<(bool, Day, State)> = connection
        .prepare_cached(
            "WITH place AS MATERIALIZED (SELECT card FROM schedule
               WHERE served = 1 AND short IN (0, 1) AND due <= :until ORDER BY card)
             SELECT short, due, repetitions, ease, interval
             FROM place CROSS JOIN schedule ON schedule.card = place.card",
        )?
        .query_map(named_params! { ":until": until.number() }, |row| {
            let state = State {
                repetitions: row.get(2)?,
                ease: row.get(3)?,
                interval: row.get(4)?,
            };
            Ok((row.get(0)?, Day::new(row.get(1)?), state))
        })?
        .collect::<rusqlite::Result<_>>()?;
    due.sort_by_key(|(short, due, _)| (*short, *due));
    Ok(due)
}

/// A card's state folded from its log.
pub fn folded(connection: &Connection, card: i64) -> Result<Option<Schedule>> {
    Ok(history::fold(
        log::of_card(connection, card)?
            .iter()
            .map(log::Logged::to_fold),
    ))
}

/// What the caches need to know of a card beside its log.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// The card's row.
    pub card: i64,
    /// Its kind.
    pub kind: Kind,
    /// Its place in the deck file.
    pub position: i64,
    /// Its deck's row.
    pub deck: i64,
    /// Whether it can be served at all: its deck is active, and it is neither retired nor suspended.
    pub can_serve: bool,
    /// Whether a prompt of its deck was recalled.
    pub opened: bool,
}

/// The place of a card, from its row and its deck's two switches.
pub const fn place(card: &CardRow, deck_active: bool, opened: bool) -> Place {
    Place {
        card: card.id,
        kind: card.key.kind,
        position: card.position,
        deck: card.deck,
        can_serve: deck_active && !card.retired && !card.suspended,
        opened,
    }
}

/// The place of the card of that key; `None` if there is no such card.
pub fn place_of(connection: &Connection, key: &CardKey) -> Result<Option<Place>> {
    Ok(connection
        .prepare_cached(
            "SELECT card.id, card.position, card.deck, deck.opened,
               deck.active AND NOT card.retired AND NOT card.suspended
             FROM deck CROSS JOIN card
             WHERE deck.slug = :deck AND card.deck = deck.id AND kind = :kind AND card.slug = :slug",
        )?
        .query_row(
            named_params! { ":deck": key.deck, ":kind": key.kind.code(), ":slug": key.slug },
            |row| {
                Ok(Place {
                    card: row.get(0)?,
                    kind: key.kind,
                    position: row.get(1)?,
                    deck: row.get(2)?,
                    opened: row.get(3)?,
                    can_serve: row.get(4)?,
                })
            },
        )
        .optional()?)
}

/// A sample retires after two right answers in a row: it has nothing left to teach.
const fn is_learned(kind: Kind, schedule: &Schedule) -> bool {
    matches!(kind, Kind::Sample) && schedule.right_in_a_row >= 2
}

const fn is_served(place: Place, schedule: &Schedule) -> bool {
    place.can_serve && !is_learned(place.kind, schedule)
}

/// Whether the caches say of a card what its log says.
pub fn holds(connection: &Connection, place: Place, schedule: Option<&Schedule>) -> Result<bool> {
    let cached = connection
        .prepare_cached(&format!(
            "SELECT short, position, deck, served, {COLUMNS} FROM schedule WHERE card = :card"
        ))?
        .query_row(named_params! { ":card": place.card }, |row| {
            let place = (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?);
            Ok((place, from_row(row, 4)?))
        })
        .optional()?;
    let waiting = connection
        .prepare_cached("SELECT queue, position, deck FROM waiting WHERE card = :card")?
        .query_row(named_params! { ":card": place.card }, |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })
        .optional()?;
    let served = |schedule| is_served(place, schedule);
    let due = schedule.map(|schedule| {
        let short = place.kind.is_short();
        let place = (short, place.position, place.deck, served(schedule));
        (place, *schedule)
    });
    let first = match schedule {
        Some(_) => None,
        None => queue_of(place).map(|queue| (queue, place.position, place.deck)),
    };
    Ok(cached == due && waiting == first)
}

/// Writes what the log says of a card into the caches.
pub fn save(connection: &Connection, place: Place, schedule: Option<&Schedule>) -> Result<()> {
    let Some(schedule) = schedule else {
        forget(
            connection,
            "DELETE FROM schedule WHERE card = :card",
            place.card,
        )?;
        return wait(connection, place);
    };
    forget(
        connection,
        "DELETE FROM waiting WHERE card = :card",
        place.card,
    )?;
    let mut save = connection.prepare_cached(SAVE)?;
    write(&mut save, place, schedule)
}

/// The caches while they are filled from nothing.
pub struct Fill<'a> {
    connection: &'a Connection,
    schedule: Statement<'a>,
}

impl<'a> Fill<'a> {
    /// Forgets all that is cached.
    pub fn from_nothing(connection: &'a Connection) -> Result<Self> {
        connection.execute_batch("DELETE FROM schedule; DELETE FROM waiting;")?;
        Ok(Self {
            connection,
            schedule: connection.prepare(SAVE)?,
        })
    }

    /// Writes what the log says of a card that was not written yet.
    pub fn save(&mut self, place: Place, schedule: Option<&Schedule>) -> Result<()> {
        match schedule {
            Some(schedule) => write(&mut self.schedule, place, schedule),
            None if queue_of(place).is_some() => wait(self.connection, place),
            None => Ok(()),
        }
    }
}

/// By number, in the order of the columns: a name would be looked up for each row.
const SAVE: &str =
    "INSERT INTO schedule (card, short, position, deck, served, repetitions, ease, interval,
   due, set_day, last_day, memory_day, lapses, strength, growth, last_grade, tellings, reviews,
   right_in_a_row)
 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19)
 ON CONFLICT (card) DO UPDATE SET short = ?2, position = ?3, deck = ?4, served = ?5,
   repetitions = ?6, ease = ?7, interval = ?8, due = ?9, set_day = ?10, last_day = ?11,
   memory_day = ?12, lapses = ?13, strength = ?14, growth = ?15, last_grade = ?16, tellings = ?17,
   reviews = ?18, right_in_a_row = ?19";

fn write(save: &mut Statement<'_>, place: Place, schedule: &Schedule) -> Result<()> {
    save.execute(params![
        place.card,
        place.kind.is_short(),
        place.position,
        place.deck,
        is_served(place, schedule),
        schedule.state.repetitions,
        schedule.state.ease,
        schedule.state.interval,
        schedule.due.number(),
        schedule.set.number(),
        schedule.last.number(),
        schedule.memory_day.number(),
        schedule.lapses,
        schedule.strength,
        schedule.growth,
        schedule.last_grade.value(),
        schedule.tellings,
        schedule.reviews,
        schedule.right_in_a_row,
    ])?;
    Ok(())
}

/// Where a card without a review waits; `None` if it is not served at all.
const fn queue_of(place: Place) -> Option<i64> {
    match (place.can_serve, place.kind.is_short(), place.opened) {
        (false, _, _) => None,
        (true, false, _) => Some(PROMPTS),
        (true, true, true) => Some(SHORT_OPENED),
        (true, true, false) => Some(SHORT_UNOPENED),
    }
}

fn wait(connection: &Connection, place: Place) -> Result<()> {
    let Some(queue) = queue_of(place) else {
        return forget(
            connection,
            "DELETE FROM waiting WHERE card = :card",
            place.card,
        );
    };
    connection
        .prepare_cached(
            "INSERT INTO waiting (card, queue, position, deck) VALUES (:card, :queue, :position, :deck)
             ON CONFLICT (card) DO UPDATE SET queue = :queue, position = :position, deck = :deck",
        )?
        .execute(named_params! {
            ":card": place.card, ":queue": queue, ":position": place.position, ":deck": place.deck,
        })?;
    Ok(())
}

fn forget(connection: &Connection, statement: &str, card: i64) -> Result<()> {
    connection
        .prepare_cached(statement)?
        .execute(named_params! { ":card": card })?;
    Ok(())
}

/// Moves a deck's waiting short cards into the day's queue, or out of it.
pub fn open_deck(connection: &Connection, deck: i64, opened: bool) -> Result<()> {
    let queue = if opened { SHORT_OPENED } else { SHORT_UNOPENED };
    connection
        .prepare_cached(
            "UPDATE waiting SET queue = :queue
             WHERE queue <> 0 AND card IN (SELECT id FROM card WHERE deck = :deck)",
        )?
        .execute(named_params! { ":queue": queue, ":deck": deck })?;
    Ok(())
}

/// Whether a prompt of the deck was recalled: what opens its short cards.
pub fn was_recalled(connection: &Connection, deck: i64) -> Result<bool> {
    Ok(connection
        .prepare_cached(&format!(
            "SELECT EXISTS (SELECT 1 FROM card JOIN review ON review.card = card.id
               WHERE card.deck = :deck AND card.kind = 0 AND review.grade >= 3 AND {})",
            log::KEPT
        ))?
        .query_row(named_params! { ":deck": deck }, |row| row.get(0))?)
}

/// Whether a card was ever recalled.
pub fn was_card_recalled(connection: &Connection, card: i64) -> Result<bool> {
    Ok(connection
        .prepare_cached(&format!(
            "SELECT EXISTS (SELECT 1 FROM review
               WHERE review.card = :card AND review.grade >= 3 AND {})",
            log::KEPT
        ))?
        .query_row(named_params! { ":card": card }, |row| row.get(0))?)
}
