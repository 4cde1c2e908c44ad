//! Reading little of each review, for what reads very many. Never writes.

use rusqlite::{Connection, Row, named_params};

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
    let statement = format!(
        "SELECT card, day, grade, form, label, seconds, {place} FROM review
         WHERE device = :device AND seq > :seq AND {kept}"
    );
    placed(connection, &statement, device, seq)
}

/// The same of the prompts that were reviewed in those rows: all their reviews, the earlier ones too.
///
/// The rows are looked up in their own order: by card each would be fetched from another page.
pub fn of_prompts_after(
    connection: &Connection,
    device: i64,
    seq: i64,
) -> Result<Vec<(i64, Brief)>> {
    let (place, kept) = place_and_kept(connection, device)?;
    let statement = format!(
        "WITH
           latest AS MATERIALIZED (SELECT DISTINCT card FROM review
             WHERE device = :device AND seq > :seq ORDER BY card),
           place AS MATERIALIZED (SELECT review.seq
             FROM latest CROSS JOIN schedule CROSS JOIN review INDEXED BY review_card
             WHERE schedule.card = latest.card AND schedule.short = 0
               AND review.card = latest.card AND review.device = :device ORDER BY review.seq)
         SELECT review.card, day, grade, form, label, seconds, {place}
         FROM place CROSS JOIN review
         WHERE review.device = :device AND review.seq = place.seq AND {kept}"
    );
    placed(connection, &statement, device, seq)
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

fn placed(
    connection: &Connection,
    statement: &str,
    device: i64,
    seq: i64,
) -> Result<Vec<(i64, Brief)>> {
    let mut reviews = connection
        .prepare_cached(statement)?
        .query_map(named_params! { ":device": device, ":seq": seq }, |row| {
            Ok((row.get(6)?, brief(row)?))
        })?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    reviews.sort_by_key(|(place, _)| *place);
    Ok(reviews)
}
