//! Indexes set aside while very many rows are written: sorted once at the end, an index costs a fraction of
//! what it costs row by row. Never touches what keeps two rows apart.

use rusqlite::{Connection, named_params};

use super::error::Result;

/// Indexes that are not there for now, as the statements that make them again.
#[must_use]
pub struct SetAside(Vec<String>);

/// Takes the indexes of some tables away, those aside that are unique.
pub fn indexes_of(connection: &Connection, tables: &[&str]) -> Result<SetAside> {
    let mut made = Vec::new();
    for table in tables {
        let indexes = connection
            .prepare(
                "SELECT schema.name, schema.sql FROM pragma_index_list(:table) AS listed
                 JOIN sqlite_schema AS schema ON schema.name = listed.name
                 WHERE listed.\"unique\" = 0 AND schema.sql IS NOT NULL",
            )?
            .query_map(named_params! { ":table": table }, |row| {
                Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))
            })?
            .collect::<rusqlite::Result<Vec<_>>>()?;
        for (name, sql) in indexes {
            connection.execute_batch(&format!("DROP INDEX {name}"))?;
            made.push(sql);
        }
    }
    Ok(SetAside(made))
}

impl SetAside {
    /// Makes the indexes again, of the rows that are there now.
    pub fn make_again(self, connection: &Connection) -> Result<()> {
        for sql in self.0 {
            connection.execute_batch(&sql)?;
        }
        Ok(())
    }
}
