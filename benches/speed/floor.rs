//! The floor: the bare minimum through rusqlite for the same work, on a bare database of the same size.
//! It runs as a process of its own (this program, started again with `floor`), or a commit at a time.

use std::io::Write;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags, named_params};

use crate::collection::{REVIEWS, Result, TEXT, TODAY};

/// What this program is started again with, to be the floor.
pub const WORD: &str = "floor";

/// Makes the bare database beside a collection: its cards' text, when each is due, and its reviews.
pub fn build(folder: &Path, cards: usize) -> Result<PathBuf> {
    let path = folder.join("floor.db");
    let mut connection = Connection::open(&path)?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.execute_batch(
        "PRAGMA synchronous = OFF;
         CREATE TABLE card (id INTEGER PRIMARY KEY, text TEXT, due INTEGER, interval INTEGER, ease REAL);
         CREATE TABLE review (id INTEGER PRIMARY KEY, card INTEGER, at INTEGER, grade INTEGER);",
    )?;
    let transaction = connection.transaction()?;
    for card in 0..cards {
        let due = if card.is_multiple_of(10) { -1 } else { 1 } * (card % 30) as i32;
        transaction
            .prepare_cached("INSERT INTO card VALUES (:id, :text, :due, 6, 2.5)")?
            .execute(named_params! {
                ":id": card as i64, ":text": "x".repeat(TEXT), ":due": TODAY.number() + due,
            })?;
        for review in 0..REVIEWS {
            transaction
                .prepare_cached("INSERT INTO review (card, at, grade) VALUES (:card, :at, 4)")?
                .execute(named_params! { ":card": card as i64, ":at": review as i64 })?;
        }
    }
    transaction.execute_batch("CREATE INDEX card_due ON card (due)")?;
    transaction.commit()?;
    Ok(path)
}

/// Does what the words after `floor` ask for: `first DB` or `rate DB`.
pub fn run(words: &[String]) -> Result<()> {
    let [what, path] = words else {
        anyhow::bail!("floor first|rate DATABASE");
    };
    let mut connection = open(Path::new(path))?;
    let printed = if what == "first" {
        first(&connection)?
    } else {
        commit(&mut connection, 3)?.to_string()
    };
    Ok(writeln!(std::io::stdout(), "{printed}")?)
}

/// Opens the bare database as the program opens its own.
pub fn open(path: &Path) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.execute_batch("PRAGMA synchronous = FULL")?;
    Ok(connection)
}

fn first(connection: &Connection) -> Result<String> {
    Ok(connection.query_row(
        "SELECT text FROM card WHERE due <= :today ORDER BY due LIMIT 1",
        named_params! { ":today": TODAY.number() },
        |row| row.get(0),
    )?)
}

/// One insert and one update in a durable commit.
pub fn commit(connection: &mut Connection, card: i64) -> Result<i64> {
    let transaction =
        connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    transaction
        .prepare_cached("INSERT INTO review (card, at, grade) VALUES (:card, 0, 4)")?
        .execute(named_params! { ":card": card })?;
    let review = transaction.last_insert_rowid();
    transaction
        .prepare_cached("UPDATE card SET due = :due, interval = 15, ease = 2.5 WHERE id = :card")?
        .execute(named_params! { ":due": TODAY.number() + 15, ":card": card })?;
    transaction.commit()?;
    Ok(review)
}
