//! All that follows from the log and is kept beside it, read again from the log: schedules, waiting
//! cards, opened decks, where days begin, the text index. Never writes to the log.

use rusqlite::{Connection, Row};

use super::error::{Result, undecodable};
use super::log::{self, Brief, Logged};
use super::schedule::{self, Place};
use super::{deck, set_aside, story};
use crate::engine::card::Kind;
use crate::engine::day::Day;
use crate::engine::history::{self, Schedule};

/// Reads the log card by card, and hands over each card's place and what its reviews come to. Holds one
/// card's reviews at a time, however long the log is.
///
/// The log is read once from end to end and sorted: by the index of cards each row would be fetched from
/// another page, and the plus before the column keeps SQLite from it. Where the table's order is the log's,
/// little of each row is sorted.
pub fn replay(
    connection: &Connection,
    each: impl FnMut(Place, Option<Schedule>) -> Result<()>,
) -> Result<()> {
    if log::stands_in_order(connection)? {
        let briefly = format!(
            "SELECT card, day, grade, form, label, NULL FROM review NOT INDEXED
             WHERE {} ORDER BY +card, device, seq",
            log::kept(connection)?
        );
        let fold = |own: &mut Vec<Brief>| history::fold(own.iter().map(|brief| brief.review));
        return by_card(
            connection,
            &briefly,
            log::brief,
            |brief| brief.card,
            fold,
            each,
        );
    }
    let whole = format!(
        "SELECT {} FROM review NOT INDEXED WHERE {} ORDER BY +card, device, seq",
        log::logged_columns(connection)?,
        log::kept(connection)?
    );
    let fold = |own: &mut Vec<Logged>| {
        log::unite(own);
        history::fold(own.iter().map(Logged::to_fold))
    };
    by_card(
        connection,
        &whole,
        log::logged,
        |logged| logged.card,
        fold,
        each,
    )
}

/// Walks all cards beside their reviews, which a statement gives in the cards' order.
fn by_card<T>(
    connection: &Connection,
    statement: &str,
    read: fn(&Row<'_>) -> rusqlite::Result<T>,
    card_of: fn(&T) -> i64,
    fold: impl Fn(&mut Vec<T>) -> Option<Schedule>,
    mut each: impl FnMut(Place, Option<Schedule>) -> Result<()>,
) -> Result<()> {
    let mut reviews = connection.prepare(statement)?;
    let mut reviews = reviews.query_map([], read)?.peekable();
    let mut cards = connection.prepare(
        "SELECT card.id, card.kind, card.position, card.deck, deck.active, card.retired,
           card.suspended, deck.opened
         FROM card CROSS JOIN deck ON deck.id = card.deck ORDER BY card.id",
    )?;
    let mut own = Vec::new();
    for place in cards.query_map([], place)? {
        let place = place?;
        own.clear();
        let up_to_it =
            |next: &rusqlite::Result<T>| !matches!(next, Ok(next) if card_of(next) > place.card);
        while let Some(review) = reviews.next_if(up_to_it) {
            // A review of a card that is not there is left to the check of references.
            own.extend(Some(review?).filter(|review| card_of(review) == place.card));
        }
        each(place, fold(&mut own))?;
    }
    Ok(())
}

fn place(row: &Row<'_>) -> rusqlite::Result<Place> {
    let kind: i64 = row.get(1)?;
    let (active, retired, suspended): (bool, bool, bool) = (row.get(4)?, row.get(5)?, row.get(6)?);
    Ok(Place {
        card: row.get(0)?,
        kind: Kind::from_code(kind).ok_or_else(|| undecodable("card.kind", kind))?,
        position: row.get(2)?,
        deck: row.get(3)?,
        can_serve: active && !retired && !suspended,
        opened: row.get(7)?,
    })
}

/// Forgets everything that follows from the log and reads it from the log again.
pub fn rebuild(connection: &Connection) -> Result<()> {
    connection.execute_batch("DELETE FROM day_start")?;
    mark_days(connection)?;
    rebuild_states(connection)
}

/// The same but for where days begin, for a writer that has noted that already ([`log::mark_day`]).
pub fn rebuild_states(connection: &Connection) -> Result<()> {
    for deck in deck::all(connection)? {
        let opened = schedule::was_recalled(connection, deck.id)?;
        deck::set_opened(connection, deck.id, opened)?;
    }
    story::reindex(connection)?;
    let indexes = set_aside::indexes_of(connection, &["schedule", "waiting"])?;
    let mut fill = schedule::Fill::from_nothing(connection)?;
    replay(connection, |place, folded| {
        fill.save(place, folded.as_ref())
    })?;
    indexes.make_again(connection)
}

/// Notes where each day begins in each device's log. In the log's order, so that nothing is sorted.
fn mark_days(connection: &Connection) -> Result<()> {
    let mut statement =
        connection.prepare("SELECT device, seq, day FROM review ORDER BY device, seq")?;
    let mut last = None;
    for row in statement.query_map([], |row| {
        let id = log::ReviewId {
            device: row.get(0)?,
            seq: row.get(1)?,
        };
        Ok((id, Day::new(row.get(2)?)))
    })? {
        let (id, day) = row?;
        if last != Some((id.device, day)) {
            last = Some((id.device, day));
            log::mark_day(connection, day, id)?;
        }
    }
    Ok(())
}
