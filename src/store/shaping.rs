//! Sittings in which a story was shaped, as rows. Never decides which story, or how long.

use rusqlite::{Connection, named_params};

use super::error::Result;
use crate::engine::day::Day;
use crate::engine::shaping::Draft;
use crate::story::State;

/// One sitting, or a day on which it was left for another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sitting {
    /// The story's row.
    pub story: i64,
    /// When it began, in milliseconds since 1970.
    pub at: i64,
    /// The user's day then.
    pub day: Day,
    /// Whether the user left it for another day.
    pub skipped: bool,
    /// The minutes of the day that it took.
    pub minutes: f64,
    /// The seconds of telling the story aloud, where they were measured.
    pub telling: Option<f64>,
}

/// Keeps a sitting as it stands. One that goes on is written again; a telling once measured stays.
pub fn save(connection: &Connection, sitting: &Sitting) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO shaping (story, at, day, skipped, minutes, telling)
             VALUES (:story, :at, :day, :skipped, :minutes, :telling)
             ON CONFLICT (story, at) DO UPDATE SET day = :day, skipped = :skipped,
               minutes = :minutes, telling = coalesce(:telling, telling)",
        )?
        .execute(named_params! {
            ":story": sitting.story, ":at": sitting.at, ":day": sitting.day.number(),
            ":skipped": sitting.skipped, ":minutes": sitting.minutes, ":telling": sitting.telling,
        })?;
    Ok(())
}

/// How many sittings a day had, those skipped included, and the minutes of the day that they took.
pub fn of_day(connection: &Connection, day: Day) -> Result<(usize, f64)> {
    Ok(connection
        .prepare_cached("SELECT count(*), total(minutes) FROM shaping WHERE day = :day")?
        .query_row(named_params! { ":day": day.number() }, |row| {
            Ok((row.get::<_, i64>(0)? as usize, row.get(1)?))
        })?)
}

/// When a story was told aloud while it was shaped, and for how many seconds, oldest first.
pub fn tellings(connection: &Connection, story: i64) -> Result<Vec<(i64, f64)>> {
    Ok(connection
        .prepare_cached(
            "SELECT at, telling FROM shaping WHERE story = :story AND telling > 0 ORDER BY at",
        )?
        .query_map(named_params! { ":story": story }, |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?
        .collect::<rusqlite::Result<Vec<_>>>()?)
}

/// Every story that is a draft, oldest first.
pub fn drafts(connection: &Connection) -> Result<Vec<Draft>> {
    Ok(connection
        .prepare_cached(
            "SELECT id, (SELECT count(*) FROM link WHERE link.story = story.id),
               (SELECT max(day) FROM shaping WHERE shaping.story = story.id)
             FROM story WHERE state = :draft ORDER BY id",
        )?
        .query_map(named_params! { ":draft": State::Draft.code() }, |row| {
            Ok(Draft {
                story: row.get(0)?,
                prompts: row.get::<_, i64>(1)? as usize,
                last: row.get::<_, Option<i32>>(2)?.map(Day::new),
            })
        })?
        .collect::<rusqlite::Result<Vec<_>>>()?)
}

/// How many stories are ready to be told.
pub fn ready(connection: &Connection) -> Result<usize> {
    Ok(connection
        .prepare_cached("SELECT count(*) FROM story WHERE state = :ready")?
        .query_row(named_params! { ":ready": State::Ready.code() }, |row| {
            row.get::<_, i64>(0).map(|count| count as usize)
        })?)
}
