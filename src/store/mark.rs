//! What the user marked on a story: rules that no longer speak about it, criteria that it meets.

use rusqlite::{Connection, named_params};

use super::error::Result;

/// Every silenced rule: story and rule.
pub fn silences(connection: &Connection) -> Result<Vec<(i64, String)>> {
    Ok(connection
        .prepare_cached("SELECT story, rule FROM silence ORDER BY story, rule")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<Vec<_>>>()?)
}

/// Silences a rule for a story, or lets it speak again.
pub fn set_silence(connection: &Connection, story: i64, rule: &str, silent: bool) -> Result<()> {
    let statement = if silent {
        "INSERT INTO silence (story, rule) VALUES (:story, :rule) ON CONFLICT DO NOTHING"
    } else {
        "DELETE FROM silence WHERE story = :story AND rule = :rule"
    };
    connection
        .prepare_cached(statement)?
        .execute(named_params! { ":story": story, ":rule": rule })?;
    Ok(())
}

/// Every tick: story and criterion.
pub fn ticks(connection: &Connection) -> Result<Vec<(i64, i64)>> {
    Ok(connection
        .prepare_cached("SELECT story, card FROM tick ORDER BY story, card")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<Vec<_>>>()?)
}

/// Ticks a criterion for a story, or takes the tick away.
pub fn set_tick(
    connection: &Connection,
    story: i64,
    criterion: i64,
    at: i64,
    met: bool,
) -> Result<()> {
    if met {
        connection
            .prepare_cached(
                "INSERT INTO tick (story, card, at) VALUES (:story, :card, :at) ON CONFLICT DO NOTHING",
            )?
            .execute(named_params! { ":story": story, ":card": criterion, ":at": at })?;
    } else {
        connection
            .prepare_cached("DELETE FROM tick WHERE story = :story AND card = :card")?
            .execute(named_params! { ":story": story, ":card": criterion })?;
    }
    Ok(())
}
