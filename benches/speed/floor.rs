//! The floor: the bare minimum through rusqlite for the same work, on a bare database of the same size.
//! It runs as a process of its own (this program, started again with `floor`), or a commit at a time.

use std::hint::black_box;
use std::io::Write;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags, named_params};

use crate::collection::{REVIEWS, Result, TEXT, TODAY};

/// What this program is started again with, to be the floor.
pub const WORD: &str = "floor";

/// Makes the bare database beside a collection: its cards' text, when each is due, and its reviews.
pub fn build(folder: &Path, cards: usize) -> Result<PathBuf> {
    let path = folder.join("floor.db");
    // Nobody waits for this disk.
    stream(&path, cards, "OFF")?;
    Ok(path)
}

/// A plain stream of rows in one transaction, and the index by which the due are found.
fn stream(path: &Path, cards: usize, synchronous: &str) -> Result<()> {
    let mut connection = Connection::open(path)?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", synchronous)?;
    connection.execute_batch(
        "CREATE TABLE card (id INTEGER PRIMARY KEY, text TEXT, due INTEGER, interval INTEGER, ease REAL);
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
    Ok(transaction.commit()?)
}

/// Does what the words after `floor` ask for: `first DB`, `rate DB`, `scan DB` or `stream DB CARDS`.
pub fn run(words: &[String]) -> Result<()> {
    let [what, path, rest @ ..] = words else {
        anyhow::bail!("floor first|rate|scan|stream DATABASE");
    };
    let path = Path::new(path);
    let printed = match (what.as_str(), rest) {
        ("first", []) => first(&open(path)?)?,
        ("rate", []) => commit(&mut open(path)?, 3)?.to_string(),
        ("scan", []) => scan_twice(&open(path)?)?.to_string(),
        ("stream", [cards]) => {
            stream(path, cards.parse()?, "FULL")?;
            cards.clone()
        }
        _ => anyhow::bail!("the floor cannot do {what}"),
    };
    Ok(writeln!(std::io::stdout(), "{printed}")?)
}

/// What counting and folding need of a review: card, day, grade, form and seconds, where those were measured.
type Review = (i64, i32, u8, u8, Option<f64>);

/// Reads a collection's own log twice into arrays.
fn scan_twice(connection: &Connection) -> Result<usize> {
    let scan = || -> Result<Vec<Review>> {
        Ok(connection
            .prepare("SELECT card, day, grade, form, seconds FROM review")?
            .query_map([], |row| {
                Ok((
                    row.get(0)?,
                    row.get(1)?,
                    row.get(2)?,
                    row.get(3)?,
                    row.get(4)?,
                ))
            })?
            .collect::<rusqlite::Result<_>>()?)
    };
    Ok(black_box(scan()?).len() + black_box(scan()?).len())
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
