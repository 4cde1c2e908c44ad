//! What was answered about the interview ahead.

use rusqlite::{Connection, OptionalExtension, Row, named_params};

use super::error::Result;
use super::hash::{Hash, Hasher};
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

fn from_row(row: &Row<'_>) -> rusqlite::Result<Interview> {
    Ok(Interview {
        uuid: row.get(0)?,
        company: row.get(1)?,
        day: row.get::<_, Option<i32>>(2)?.map(Day::new),
        set_day: Day::new(row.get(3)?),
    })
}

/// Names every interview whose answers are not the ones that were hashed.
pub fn altered(connection: &Connection) -> Result<Vec<String>> {
    let mut altered = Vec::new();
    let mut statement = connection
        .prepare("SELECT uuid, company, day, set_day, hash FROM interview ORDER BY id")?;
    for row in statement.query_map([], |row| Ok((from_row(row)?, row.get::<_, Hash>(4)?)))? {
        let (interview, stored) = row?;
        if hash_of(&interview.uuid, interview.company.as_deref(), interview.day) != stored {
            altered.push(format!("interview {}", interview.uuid));
        }
    }
    Ok(altered)
}

/// Keeps an interview.
pub fn insert(
    connection: &Connection,
    uuid: &str,
    company: Option<&str>,
    day: Option<Day>,
    moment: Moment,
) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO interview (uuid, company, day, set_at, set_day, hash)
             VALUES (:uuid, :company, :day, :at, :set_day, :hash)",
        )?
        .execute(named_params! {
            ":uuid": uuid, ":company": company, ":day": day.map(Day::number),
            ":at": moment.at, ":set_day": moment.day.number(),
            ":hash": hash_of(uuid, company, day),
        })?;
    Ok(())
}

/// The hash over what was answered.
fn hash_of(uuid: &str, company: Option<&str>, day: Option<Day>) -> Hash {
    Hasher::default()
        .text(uuid)
        .optional(company)
        .optional(day.map(|day| day.to_string()).as_deref())
        .finish()
}

/// All interviews, oldest first.
pub fn all(connection: &Connection) -> Result<Vec<Interview>> {
    Ok(connection
        .prepare_cached("SELECT uuid, company, day, set_day FROM interview ORDER BY id")?
        .query_map([], from_row)?
        .collect::<rusqlite::Result<Vec<_>>>()?)
}

/// The nearest interview that is not over; one without a date comes last.
pub fn next(connection: &Connection, today: Day) -> Result<Option<Interview>> {
    Ok(connection
        .prepare_cached(
            "SELECT uuid, company, day, set_day FROM interview
             WHERE day >= :today OR day IS NULL ORDER BY day IS NULL, day, id LIMIT 1",
        )?
        .query_row(named_params! { ":today": today.number() }, from_row)
        .optional()?)
}
