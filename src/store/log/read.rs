//! Reading the log: a card's, a story's, a day's reviews, or all of them in their one fixed order. Never
//! writes.

use rusqlite::{Connection, OptionalExtension, Row, named_params};

use super::{Logged, ReviewId};
use crate::engine::card::{Form, Grade, Kind, Label};
use crate::engine::day::Day;
use crate::store::error::{Result, undecodable};

/// The columns of a `Logged`, in the order in which `logged` reads them.
pub const LOGGED: &str = "review.device, review.seq, review.card, review.at, review.utc_offset, \
     review.day, review.grade, review.form, review.label, review.seconds, review.story, \
     (SELECT of_device FROM correction WHERE device = review.device AND seq = review.seq), \
     (SELECT of_seq FROM correction WHERE device = review.device AND seq = review.seq)";

/// The columns of a `Logged` while nothing was ever corrected: most logs, and then nothing is looked up.
const UNCORRECTED: &str = "review.device, review.seq, review.card, review.at, review.utc_offset, \
     review.day, review.grade, review.form, review.label, review.seconds, review.story, NULL, NULL";

/// The columns of a `Logged` for a statement that reads the whole log.
pub fn logged_columns(connection: &Connection) -> Result<&'static str> {
    let corrected = connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM correction)")?
        .query_row([], |row| row.get(0))?;
    Ok(if corrected { LOGGED } else { UNCORRECTED })
}

/// No retraction takes the review back, for a statement that reads the whole log.
pub fn kept(connection: &Connection) -> Result<&'static str> {
    let retracted = connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM retraction)")?
        .query_row([], |row| row.get(0))?;
    Ok(if retracted { KEPT } else { "true" })
}

/// No retraction takes the review back.
pub const KEPT: &str = "NOT EXISTS (SELECT 1 FROM retraction
     WHERE review_device = review.device AND review_seq = review.seq)";

/// Reads a review from a row that begins with the columns of `LOGGED`.
pub fn logged(row: &Row<'_>) -> rusqlite::Result<Logged> {
    let grade: i64 = row.get(6)?;
    let form: i64 = row.get(7)?;
    let label: i64 = row.get(8)?;
    let id = ReviewId {
        device: row.get(0)?,
        seq: row.get(1)?,
    };
    let corrected = row
        .get::<_, Option<i64>>(11)?
        .zip(row.get::<_, Option<i64>>(12)?);
    Ok(Logged {
        id,
        place: corrected.map_or(id, |(device, seq)| ReviewId { device, seq }),
        card: row.get(2)?,
        at: row.get(3)?,
        offset: row.get(4)?,
        day: Day::new(row.get(5)?),
        grade: Grade::try_from(grade).map_err(|_| undecodable("grade", grade))?,
        form: Form::from_code(form).ok_or_else(|| undecodable("form", form))?,
        label: Label::from_code(label).ok_or_else(|| undecodable("label", label))?,
        seconds: row.get(9)?,
        story: row.get(10)?,
    })
}

/// A card's reviews that were not taken back, in log order.
pub fn of_card(connection: &Connection, card: i64) -> Result<Vec<Logged>> {
    let mut reviews = connection
        .prepare_cached(&format!(
            "SELECT {LOGGED} FROM review WHERE card = :card AND {KEPT} ORDER BY device, seq"
        ))?
        .query_map(named_params! { ":card": card }, logged)?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    unite(&mut reviews);
    Ok(reviews)
}

/// The tellings of a story that were not taken back, in log order.
pub fn of_story(connection: &Connection, story: i64) -> Result<Vec<Logged>> {
    let mut reviews = connection
        .prepare_cached(&format!(
            "SELECT {LOGGED} FROM review WHERE story = :story AND {KEPT} ORDER BY device, seq"
        ))?
        .query_map(named_params! { ":story": story }, logged)?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    unite(&mut reviews);
    Ok(reviews)
}

/// Whether anything was reviewed on a day or after it.
pub fn any_since(connection: &Connection, day: Day) -> Result<bool> {
    Ok(connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM day_start WHERE day >= :day)")?
        .query_row(named_params! { ":day": day.number() }, |row| row.get(0))?)
}

/// The reviews of one day that were not taken back, in log order. Reads that day's rows alone.
pub fn of_day(connection: &Connection, day: Day) -> Result<Vec<Logged>> {
    // On most mornings there are none, and this is far less for SQLite to take in.
    if !any_since(connection, day)? {
        return Ok(Vec::new());
    }
    let mut reviews = connection
        .prepare_cached(&format!(
            "SELECT {LOGGED} FROM day_start CROSS JOIN review
             WHERE day_start.day = :day AND review.device = day_start.device
               AND review.seq >= day_start.seq AND review.day = :day AND {KEPT}
             ORDER BY review.device, review.seq"
        ))?
        .query_map(named_params! { ":day": day.number() }, logged)?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    unite(&mut reviews);
    Ok(reviews)
}

/// The latest day before this one on which anything was reviewed.
pub fn last_day_before(connection: &Connection, day: Day) -> Result<Option<Day>> {
    Ok(connection
        .prepare_cached("SELECT max(day) FROM day_start WHERE day < :day")?
        .query_row(named_params! { ":day": day.number() }, |row| {
            row.get::<_, Option<i32>>(0)
        })?
        .map(Day::new))
}

/// How many prompts were gone through in full and how many only picked, from a day on and before
/// another.
pub fn prompt_forms(connection: &Connection, from: Day, until: Day) -> Result<(u32, u32)> {
    let mut forms = (0, 0);
    let mut statement = connection.prepare_cached(&format!(
        "SELECT review.form, count(*) FROM day_start CROSS JOIN review CROSS JOIN card
         WHERE day_start.day >= :from AND day_start.day < :until
           AND review.device = day_start.device AND review.seq >= day_start.seq
           AND review.day = day_start.day AND card.id = review.card AND card.kind = :kind AND {KEPT}
         GROUP BY review.form"
    ))?;
    let rows = statement.query_map(
        named_params! {
            ":from": from.number(), ":until": until.number(), ":kind": Kind::Prompt.code(),
        },
        |row| Ok((row.get::<_, i64>(0)?, row.get::<_, u32>(1)?)),
    )?;
    for row in rows {
        let (form, count) = row?;
        let form = Form::from_code(form).ok_or_else(|| undecodable("form", form))?;
        *if form.is_full() {
            &mut forms.0
        } else {
            &mut forms.1
        } += count;
    }
    Ok(forms)
}

/// The card's first review that was not taken back.
pub fn first_of_card(connection: &Connection, card: i64) -> Result<Option<ReviewId>> {
    Ok(of_card(connection, card)?.first().map(|review| review.id))
}

/// One review, and whether it was taken back.
pub fn find(connection: &Connection, id: ReviewId) -> Result<Option<(Logged, bool)>> {
    Ok(connection
        .prepare_cached(&format!(
            "SELECT {LOGGED}, NOT ({KEPT}) FROM review WHERE device = :device AND seq = :seq"
        ))?
        .query_row(
            named_params! { ":device": id.device, ":seq": id.seq },
            |row| Ok((logged(row)?, row.get(13)?)),
        )
        .optional()?)
}

/// The newest reviews that were not taken back, newest first: what `undo` takes.
pub fn latest(connection: &Connection, count: u32) -> Result<Vec<Logged>> {
    Ok(connection
        .prepare_cached(&format!(
            "SELECT {LOGGED} FROM device CROSS JOIN review
             WHERE review.device = device.id AND {KEPT}
             ORDER BY device.id DESC, review.seq DESC LIMIT :count"
        ))?
        .query_map(named_params! { ":count": count }, logged)?
        .collect::<rusqlite::Result<Vec<_>>>()?)
}

/// The forms and seconds of those of the last 200 reviews that were measured, the newest first.
pub fn latest_measured(connection: &Connection) -> Result<Vec<(Form, f64)>> {
    Ok(connection
        .prepare_cached(
            "SELECT form, seconds FROM (SELECT form, seconds FROM device CROSS JOIN review
               WHERE review.device = device.id
               ORDER BY device.id DESC, review.seq DESC LIMIT 200)
             WHERE seconds > 0",
        )?
        .query_map([], |row| {
            let form: i64 = row.get(0)?;
            let form = Form::from_code(form).ok_or_else(|| undecodable("form", form))?;
            Ok((form, row.get(1)?))
        })?
        .collect::<rusqlite::Result<Vec<_>>>()?)
}

/// The stories and seconds of the 20 newest full tellings that were measured, among the last 200 reviews.
pub fn told_stories(connection: &Connection) -> Result<Vec<(i64, f64)>> {
    Ok(connection
        .prepare_cached(
            "SELECT story, seconds FROM (SELECT story, form, seconds FROM device CROSS JOIN review
               WHERE review.device = device.id
               ORDER BY device.id DESC, review.seq DESC LIMIT 200)
             WHERE form = :told AND story IS NOT NULL AND seconds > 0 LIMIT 20",
        )?
        .query_map(named_params! { ":told": Form::Told.code() }, |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?
        .collect::<rusqlite::Result<Vec<_>>>()?)
}

/// Walks the whole log in its order and hands over each review and whether it was taken back.
pub fn walk(
    connection: &Connection,
    mut each: impl FnMut(Logged, bool) -> Result<()>,
) -> Result<()> {
    let mut statement = connection.prepare(&format!(
        "SELECT {}, NOT ({}) FROM review ORDER BY device, seq",
        logged_columns(connection)?,
        kept(connection)?
    ))?;
    let rows = statement.query_map([], |row| Ok((logged(row)?, row.get::<_, bool>(13)?)))?;
    if stands_in_order(connection)? {
        for row in rows {
            let (review, retracted) = row?;
            each(review, retracted)?;
        }
        return Ok(());
    }
    let mut all = rows.collect::<rusqlite::Result<Vec<_>>>()?;
    sort(&mut all, |(review, _)| review);
    for (review, retracted) in all {
        each(review, retracted)?;
    }
    Ok(())
}

/// Where the log ends, if one device wrote all of it; an empty log ends at 0.
pub fn end_of_one(connection: &Connection) -> Result<Option<ReviewId>> {
    let mut ends = connection
        .prepare_cached("SELECT id, seq FROM device WHERE seq > 0 LIMIT 2")?
        .query_map([], |row| {
            Ok(ReviewId {
                device: row.get(0)?,
                seq: row.get(1)?,
            })
        })?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    Ok(match ends.len() {
        0 => Some(ReviewId { device: 0, seq: 0 }),
        1 => ends.pop(),
        _ => None,
    })
}

/// Whether the table's order is the log's: one device, nothing corrected.
pub(in crate::store) fn stands_in_order(connection: &Connection) -> Result<bool> {
    Ok(connection.query_row(
        "SELECT (SELECT count(*) FROM device WHERE seq > 0) <= 1
            AND NOT EXISTS (SELECT 1 FROM correction)",
        [],
        |row| row.get(0),
    )?)
}

/// Puts one card's, story's or day's rows into log order.
pub(in crate::store) fn unite(reviews: &mut [Logged]) {
    let in_order = |pair: &[Logged]| {
        pair[0].place.device == pair[1].place.device && pair[0].place.seq < pair[1].place.seq
    };
    if !reviews.windows(2).all(in_order) {
        sort(reviews, |review| review);
    }
}

/// Log order: within a device by place, across devices by the running maximum of their instants, so
/// that a clock set back never reorders one device's rows.
pub fn sort<T>(rows: &mut [T], review: impl Fn(&T) -> &Logged) {
    rows.sort_by_key(|row| (review(row).place, review(row).id));
    let mut device = 0;
    let mut latest = i64::MIN;
    let instants: Vec<i64> = rows
        .iter()
        .map(|row| {
            let review = review(row);
            latest = if review.place.device == device {
                latest.max(review.at)
            } else {
                review.at
            };
            device = review.place.device;
            latest
        })
        .collect();
    let keys: std::collections::HashMap<ReviewId, i64> = rows
        .iter()
        .map(|row| review(row).id)
        .zip(instants)
        .collect();
    rows.sort_by_key(|row| (keys[&review(row).id], review(row).place, review(row).id));
}
