//! Copies of the database, made while it is in use and read again before they count; and the way back
//! from a copy. Never overwrites a file that is there, and never leaves half of anything.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, TransactionBehavior, named_params};

use super::error::{Result, StoreError};
use crate::engine::day::Moment;
use crate::paths;

/// How a file beside the database is named that holds what is not yet in the database itself.
const LOG: &str = "-wal";

/// How much a database holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Contents {
    /// Decks, active or not.
    pub decks: u32,
    /// Cards of all kinds, retired ones included.
    pub cards: u32,
    /// Stories.
    pub stories: u32,
    /// Reviews, those taken back included.
    pub reviews: u32,
}

/// Counts what a database holds.
pub fn contents(connection: &Connection) -> Result<Contents> {
    Ok(connection.query_row(
        "SELECT (SELECT count(*) FROM deck), (SELECT count(*) FROM card),
                (SELECT count(*) FROM story), (SELECT count(*) FROM review)",
        [],
        |row| {
            Ok(Contents {
                decks: row.get(0)?,
                cards: row.get(1)?,
                stories: row.get(2)?,
                reviews: row.get(3)?,
            })
        },
    )?)
}

/// Keeps a copy of a database before its format changes.
pub fn before_migration(
    connection: &Connection,
    folder: &Path,
    format: i64,
    at: Moment,
) -> Result<()> {
    dated(connection, folder, at, &format!("-format-{format}")).map(drop)
}

/// Copies a database into a folder, under the first dated name that is free, and gives the name.
/// `why` stands after the date.
pub fn dated(connection: &Connection, folder: &Path, at: Moment, why: &str) -> Result<PathBuf> {
    free_name(folder, at, why, ".db", |path| copy(connection, path))
}

/// Copies a database to a new file and reads the copy again. An unfinished copy is removed.
pub fn copy(connection: &Connection, target: &Path) -> Result<()> {
    paths::create_private_file(target)?;
    let copied = pour(connection, target).and_then(|()| verify(target));
    if copied.is_err() {
        // The first error is the one to report.
        let _ = fs::remove_file(target);
    }
    copied
}

/// Copies all pages in one step: in several, a writer in between would make it begin again.
fn pour(connection: &Connection, target: &Path) -> Result<()> {
    let mut copy = Connection::open(target)?;
    let step = Backup::new(connection, &mut copy)?.step(-1)?;
    if step != StepResult::Done {
        return Err(StoreError::Busy);
    }
    copy.close().map_err(|(_, error)| StoreError::from(error))
}

/// Reads a copy through and refuses one that is damaged.
pub fn verify(path: &Path) -> Result<()> {
    let copy = Connection::open(path)?;
    let verdict: String = copy.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if verdict == "ok" {
        Ok(())
    } else {
        let reason = verdict.lines().last().unwrap_or_default();
        Err(StoreError::Damaged(reason.to_owned()))
    }
}

/// Keeps a database that cannot be read, byte by byte and with the log beside it, under a name that is
/// no backup's.
pub fn keep_bytes(database: &Path, folder: &Path, at: Moment) -> Result<PathBuf> {
    let kept = free_name(folder, at, "", ".damaged", |path| keep_file(database, path))?;
    let log = beside(database, LOG);
    if fs::metadata(&log).is_ok_and(|log| log.len() > 0) {
        keep_file(&log, &beside(&kept, LOG))?;
    }
    Ok(kept)
}

fn keep_file(from: &Path, to: &Path) -> Result<()> {
    let mut source = fs::File::open(from)?;
    let mut target = paths::create_private_file(to)?;
    io::copy(&mut source, &mut target)?;
    Ok(target.sync_all()?)
}

/// Puts a complete database in the place of one that cannot be read. The log beside the old one goes
/// first, for it would be read into the new one; whoever calls has kept both.
pub fn put_in_place(complete: &Path, database: &Path) -> Result<()> {
    for end in [LOG, "-shm"] {
        match fs::remove_file(beside(database, end)) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
    }
    Ok(fs::rename(complete, database)?)
}

/// The path of a file beside a database.
pub fn beside(database: &Path, end: &str) -> PathBuf {
    let mut path = database.as_os_str().to_owned();
    path.push(end);
    path.into()
}

/// Replaces all rows of a database in use by those of a copy of the same format, in one transaction.
/// `keep` runs once no other process can write any more, and keeps the last state before it.
///
/// Rows and not pages are replaced: only so can the write lock be held from the copy that is kept to
/// the moment when the new rows hold, and no rating falls between the two.
pub fn replace<T>(
    connection: &mut Connection,
    copy: &Path,
    keep: impl FnOnce() -> Result<T>,
) -> Result<T> {
    // As bytes: a folder's name need not be Unicode.
    let path = copy.as_os_str().as_encoded_bytes();
    connection.execute("ATTACH :copy AS copy", named_params! { ":copy": path })?;
    // The copy was checked, and without the checks whole tables go at once.
    connection.pragma_update(None, "foreign_keys", "OFF")?;
    let replaced = replace_rows(connection, keep);
    connection.pragma_update(None, "foreign_keys", "ON")?;
    connection.execute_batch("DETACH copy")?;
    replaced
}

fn replace_rows<T>(connection: &mut Connection, keep: impl FnOnce() -> Result<T>) -> Result<T> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let kept = keep()?;
    let tables: Vec<(String, bool)> = transaction
        .prepare(
            "SELECT name, type = 'virtual' FROM pragma_table_list
             WHERE schema = 'main' AND type IN ('table', 'virtual') AND name NOT LIKE 'sqlite_%'",
        )?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    for (table, is_virtual) in tables {
        let mut columns: Vec<String> = transaction
            .prepare("SELECT '\"' || name || '\"' FROM pragma_table_info(:table) ORDER BY cid")?
            .query_map(named_params! { ":table": table }, |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        if is_virtual {
            columns.push("rowid".to_owned());
        }
        let columns = columns.join(", ");
        transaction.execute_batch(&format!(
            "DELETE FROM main.{table};
             INSERT INTO main.{table} ({columns}) SELECT {columns} FROM copy.{table};"
        ))?;
    }
    transaction.commit()?;
    Ok(kept)
}

/// The backups in a folder, newest first.
pub fn list(folder: &Path) -> Vec<PathBuf> {
    let mut backups: Vec<_> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "db"))
        .filter_map(|path| Some((fs::metadata(&path).ok()?.modified().ok()?, path)))
        .collect();
    backups.sort();
    backups.into_iter().rev().map(|(_, path)| path).collect()
}

/// The newest backup in a folder.
pub fn latest(folder: &Path) -> Option<PathBuf> {
    list(folder).into_iter().next()
}

/// Makes a file under the first dated name that is free: two in one second get a number.
fn free_name(
    folder: &Path,
    at: Moment,
    why: &str,
    end: &str,
    make: impl Fn(&Path) -> Result<()>,
) -> Result<PathBuf> {
    paths::create_private_dir(folder)?;
    let stem = format!("retell-{}{why}", at.local().format("%Y%m%d-%H%M%S"));
    let mut path = folder.join(format!("{stem}{end}"));
    let mut number = 2;
    loop {
        match make(&path) {
            Err(StoreError::File(error)) if error.kind() == ErrorKind::AlreadyExists => {
                path = folder.join(format!("{stem}-{number}{end}"));
                number += 1;
            }
            Err(error) => return Err(error),
            Ok(()) => return Ok(path),
        }
    }
}
