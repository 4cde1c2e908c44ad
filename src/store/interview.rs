//! What was answered about the interview ahead.

use rusqlite::{Connection, OptionalExtension, named_params};

use super::error::Result;
use crate::engine::day::{Day, Moment};

/// An interview ahead; either part may still be open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Interview {
    /// Its name for ever, a UUID.
    pub uuid: String,
    /// The company.
    pub company: Option<String>,
    /// The day.
    pub day: Option<Day>,
    /// The day on which it was first set.
    pub set_day: Day,
}

/// Keeps an interview.
pub fn insert(connection: &Connection, uuid: &str, company: Option<&str>, day: Option<Day>, moment: Moment) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO interview (uuid, company, day, set_at, set_day)
             VALUES (:uuid, :company, :day, :at, :set_day)",
        )?
        .execute(named_params! {
            ":uuid": uuid, ":company": company, ":day": day.map(Day::number),
            ":at": moment.at, ":set_day": moment.day.number(),
        })?;
    Ok(())
}

/// All interviews, oldest first.
pub fn all(connection: &Connection) -> Result<Vec<Interview>> {
    Ok(connection
        .prepare_cached("SELECT uuid, company, day, set_day FROM interview ORDER BY id")?
        .query_map([], |row| {
            Ok(Interview {
                uuid: row.get(0)?,
                company: row.get(1)?,
                day: row.get::<_, Option<i32>>(2)?.map(Day::new),
                set_day: Day::new(row.get(3)?),
            })
        })?
        .collect::<rusqlite::Result<Vec<_>>>()?)
}

/// The nearest interview that is not over; one without a date comes last.
pub fn next(connection: &Connection, today: Day) -> Result<Option<Interview>> {
    Ok(connection
        .prepare_cached(
            "SELECT uuid, company, day, set_day FROM interview
             WHERE day >= :today OR day IS NULL ORDER BY day IS NULL, day, id LIMIT 1",
        )?
        .query_row(named_params! { ":today": today.number() }, |row| {
            Ok(Interview {
                uuid: row.get(0)?,
                company: row.get(1)?,
                day: row.get::<_, Option<i32>>(2)?.map(Day::new),
                set_day: Day::new(row.get(3)?),
            })
        })
        .optional()?)
}
