//! Copies of the database, made while it is in use and read again before they count.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::Connection;
use rusqlite::backup::Backup;

use super::error::{Result, StoreError};
use crate::engine::day::Moment;
use crate::paths;

/// Keeps a copy of a database before its format changes.
pub fn before_migration(
    connection: &Connection,
    folder: &Path,
    format: i64,
    at: Moment,
) -> Result<()> {
    paths::create_private_dir(folder)?;
    let name = format!(
        "retell-{}-format-{format}.db",
        at.local().format("%Y%m%d-%H%M%S")
    );
    copy(connection, &folder.join(name))
}

/// Copies a database to a new file and reads the copy again. An unfinished copy is removed.
pub fn copy(connection: &Connection, target: &Path) -> Result<()> {
    paths::create_private_file(target)?;
    let copied = run(connection, target);
    if copied.is_err() {
        let _ = fs::remove_file(target);
    }
    copied
}

fn run(connection: &Connection, target: &Path) -> Result<()> {
    let mut copy = Connection::open(target)?;
    Backup::new(connection, &mut copy)?.run_to_completion(1_000, Duration::ZERO, None)?;
    copy.close().map_err(|(_, error)| StoreError::from(error))?;
    verify(target)
}

/// Reads a copy through and refuses one that is damaged.
pub fn verify(path: &Path) -> Result<()> {
    let copy = Connection::open(path)?;
    let verdict: String = copy.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if verdict == "ok" {
        Ok(())
    } else {
        Err(StoreError::Damaged(verdict))
    }
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
