//! Reading little of each review, for what reads very many. Never writes.

use rusqlite::{Connection, OptionalExtension, Row, named_params};

use super::read::{KEPT, stands_in_order, walk};
use crate::engine::card::{Form, Grade, Label};
use crate::engine::day::Day;
use crate::engine::history;
use crate::store::error::{Result, undecodable};

/// What folding and counting need of a review that was not taken back.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Brief {
    /// The card's row.
    pub card: i64,
    /// What the fold needs.
    pub review: history::Review,
    /// Seconds from ask to grade, where known.
    pub seconds: Option<f64>,
}

/// Walks the reviews that were not taken back, in the log's order: [`walk`] with little of each row.
pub fn walk_briefly(connection: &Connection, mut each: impl FnMut(Brief)) -> Result<()> {
    if !stands_in_order(connection)? {
        return walk(connection, |review, retracted| {
            if !retracted {
                each(Brief {
                    card: review.card,
                    review: review.to_fold(),
                    seconds: review.seconds,
                });
            }
            Ok(())
        });
    }
    // Where nothing was taken back, no row need be looked up among what was.
    let retracted: bool =
        connection.query_row("SELECT EXISTS (SELECT 1 FROM retraction)", [], |row| {
            row.get(0)
        })?;
    let kept = if retracted { KEPT } else { "1" };
    let mut statement = connection.prepare(&format!(
        "SELECT card, day, grade, form, label, seconds FROM review WHERE {kept}
         ORDER BY device, seq"
    ))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        each(brief(row)?);
    }
    Ok(())
}

/// Reads a review from its card, day, grade, form, label and seconds.
pub(in crate::store) fn brief(row: &Row<'_>) -> rusqlite::Result<Brief> {
    let (grade, form, label): (i64, i64, i64) = (row.get(2)?, row.get(3)?, row.get(4)?);
    let label = Label::from_code(label).ok_or_else(|| undecodable("label", label))?;
    Ok(Brief {
        card: row.get(0)?,
        review: history::Review {
            day: Day::new(row.get(1)?),
            grade: Grade::try_from(grade).map_err(|_| undecodable("grade", grade))?,
            form: Form::from_code(form).ok_or_else(|| undecodable("form", form))?,
            drill: matches!(label, Label::Drill),
        },
        seconds: row.get(5)?,
    })
}

/// A review's place in a log that one device wrote.
const PLACE: &str = "coalesce((SELECT of_seq FROM correction
     WHERE device = review.device AND seq = review.seq), review.seq)";

/// What folding needs of the reviews in a device's rows after one number that were not taken back, each
/// with the number of its place, in log order. Only for a log that one device wrote.
pub fn briefly_after(connection: &Connection, device: i64, seq: i64) -> Result<Vec<(i64, Brief)>> {
    let (place, kept) = place_and_kept(connection, device)?;
    let mut reviews = connection
        .prepare_cached(&format!(
            "SELECT card, day, grade, form, label, seconds, {place} FROM review
             WHERE device = ?1 AND seq > ?2 AND {kept}"
        ))?
        .query_map([device, seq], placed)?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    reviews.sort_by_key(|(place, _)| *place);
    Ok(reviews)
}

/// The cards that were reviewed in a device's rows after one number, once for each row.
pub fn cards_after(connection: &Connection, device: i64, seq: i64) -> Result<Vec<i64>> {
    Ok(connection
        .prepare_cached("SELECT card FROM review WHERE device = ?1 AND seq > ?2")?
        .query_map([device, seq], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?)
}

/// All reviews of these cards that were not taken back, as [`briefly_after`] gives them.
pub fn briefly_of(
    connection: &Connection,
    device: i64,
    cards: &[i64],
) -> Result<Vec<(i64, Brief)>> {
    let mut of_card = connection.prepare_cached(
        "SELECT seq FROM review INDEXED BY review_card WHERE card = ?1 AND device = ?2",
    )?;
    let mut rows: Vec<i64> = Vec::new();
    for card in cards {
        for row in of_card.query_map([*card, device], |row| row.get(0))? {
            rows.push(row?);
        }
    }
    // As they lie: by card each would be fetched from another page.
    rows.sort_unstable();
    let (place, kept) = place_and_kept(connection, device)?;
    let mut at = connection.prepare_cached(&format!(
        "SELECT card, day, grade, form, label, seconds, {place} FROM review
         WHERE device = ?1 AND seq = ?2 AND {kept}"
    ))?;
    let mut reviews = Vec::with_capacity(rows.len());
    for row in rows {
        reviews.extend(at.query_row([device, row], placed).optional()?);
    }
    reviews.sort_by_key(|(place, _)| *place);
    Ok(reviews)
}

/// A review's place, and that it was not taken back: where nothing ever was, nor corrected, no row need be
/// looked up.
fn place_and_kept(connection: &Connection, device: i64) -> Result<(&'static str, &'static str)> {
    let touched: bool = connection
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM retraction WHERE device = :device)
                 OR EXISTS (SELECT 1 FROM correction WHERE device = :device)",
        )?
        .query_row(named_params! { ":device": device }, |row| row.get(0))?;
    Ok(if touched {
        (PLACE, KEPT)
    } else {
        ("review.seq", "true")
    })
}

fn placed(row: &Row<'_>) -> rusqlite::Result<(i64, Brief)> {
    Ok((row.get(6)?, brief(row)?))
}
