//! Whether a database is whole: its pages, its references, its log, its texts, and what is kept beside
//! the log. Says what is wrong and where; what to do about it is `app`'s. Never mends.

use rusqlite::Connection;

use super::chain::{self, DeviceRow, Entry};
use super::error::{Result, StoreError};
use super::hash::Hash;
use super::log::ReviewId;
use super::{cache, card, deck, interview, mock, schedule, story};
use crate::engine::card::CardKey;

/// More findings of one part than these say nothing new.
const FINDINGS: usize = 20;

/// What part of the database a fault lies in, and so how bad it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// The file itself: pages, indexes, references.
    File,
    /// The log: a review or a retraction is not as it was written.
    Log,
    /// The text of a card.
    Card(CardKey),
    /// The text of a story, by identifier.
    Story(String),
    /// Any other text.
    Text,
    /// What can be made again from the log.
    Cache,
}

/// Something that is not as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The part it lies in.
    pub part: Part,
    /// What is wrong.
    pub what: String,
    /// Where.
    pub place: String,
}

impl Fault {
    fn new(part: Part, what: impl Into<String>, place: impl Into<String>) -> Self {
        Self {
            part,
            what: what.into(),
            place: place.into(),
        }
    }
}

type Look = fn(&Connection, &mut Vec<Fault>) -> Result<()>;

/// Looks at everything and gives every fault, the gravest first. A part that cannot be read is a fault
/// itself; the others are still looked at.
pub fn faults(connection: &Connection) -> Result<Vec<Fault>> {
    let looks: [(&str, Look); 6] = [
        ("the database", pages),
        ("the database", references),
        ("the log", log),
        ("the texts", texts),
        ("the schedules", schedules),
        ("the caches", others),
    ];
    let mut faults = Vec::new();
    for (place, look) in looks {
        let mut found = Vec::new();
        match look(connection, &mut found) {
            Err(StoreError::Damaged(reason)) => {
                found.push(Fault::new(
                    Part::File,
                    format!("cannot be read: {reason}"),
                    place,
                ));
            }
            done => done?,
        }
        let more = found.len().saturating_sub(FINDINGS);
        found.truncate(FINDINGS);
        if let (Some(last), 1..) = (found.last_mut(), more) {
            last.what = format!("{} (and {more} more)", last.what);
        }
        faults.append(&mut found);
    }
    Ok(faults)
}

fn pages(connection: &Connection, faults: &mut Vec<Fault>) -> Result<()> {
    let mut statement = connection.prepare("PRAGMA integrity_check(20)")?;
    for line in statement.query_map([], |row| row.get::<_, String>(0))? {
        let line = line?;
        for line in line
            .lines()
            .filter(|line| *line != "ok" && !line.starts_with("***"))
        {
            faults.push(Fault::new(Part::File, line, "the database"));
        }
    }
    Ok(())
}

fn references(connection: &Connection, faults: &mut Vec<Fault>) -> Result<()> {
    let mut statement = connection.prepare(
        "SELECT \"table\", parent, count(*) FROM pragma_foreign_key_check GROUP BY 1, 2",
    )?;
    let rows = statement.query_map([], |row| {
        Ok((row.get(0)?, row.get::<_, String>(1)?, row.get::<_, u32>(2)?))
    })?;
    for row in rows {
        let (table, parent, count): (String, _, _) = row?;
        let what = match count {
            1 => format!("a row points to a {parent} that is not there"),
            _ => format!("{count} rows point to a {parent} that is not there"),
        };
        faults.push(Fault::new(Part::File, what, format!("table {table}")));
    }
    Ok(())
}

/// The chain of each device, to its head.
fn log(connection: &Connection, faults: &mut Vec<Fault>) -> Result<()> {
    let devices = chain::devices(connection)?;
    let owner = |id: i64| {
        let device = devices.iter().find(|device| device.id == id);
        device.map(|device| device.uuid.as_str())
    };
    for device in &devices {
        let mut before = Hash::default();
        let mut seq = 0;
        let mut fault = |what: &str, place: String| {
            faults.push(Fault::new(Part::Log, what, place));
        };
        chain::walk(connection, device.id, |entry, stored| {
            seq += 1;
            if entry.id().seq != seq {
                fault("not in the log any more", gap(device.id, seq, &entry));
                seq = entry.id().seq;
            } else if chain::next(&before, &device.uuid, &entry, owner) != stored {
                fault("not as it was written", name(&entry));
            }
            before = stored;
            Ok(())
        })?;
        if seq < device.seq {
            fault("not in the log any more", tail(device, seq));
        } else if seq > device.seq {
            fault("nothing was written there", tail(device, seq));
        } else if before != device.head {
            fault(
                "the log does not end as it was written",
                format!("device {}", device.id),
            );
        }
    }
    Ok(())
}

fn name(entry: &Entry) -> String {
    match entry {
        Entry::Review { review, key, .. } => format!("review {} of {key}", review.id),
        Entry::Retraction { id, review, .. } => {
            format!("row {id}, which takes review {review} back")
        }
    }
}

fn gap(device: i64, from: i64, entry: &Entry) -> String {
    rows(device, from, entry.id().seq - 1)
}

fn tail(device: &DeviceRow, seq: i64) -> String {
    if seq < device.seq {
        return rows(device.id, seq + 1, device.seq);
    }
    format!("what follows review {}-{}", device.id, device.seq)
}

fn rows(device: i64, from: i64, to: i64) -> String {
    let (first, last) = (ReviewId { device, seq: from }, ReviewId { device, seq: to });
    if from == to {
        return format!("review {first}");
    }
    format!("reviews {first} to {last}")
}

/// Every text against the hash that was written with it.
fn texts(connection: &Connection, faults: &mut Vec<Fault>) -> Result<()> {
    const WHAT: &str = "its text is not as it was written";
    deck::walk_hashes(connection, |deck, is_whole| {
        if !is_whole {
            faults.push(Fault::new(Part::Text, WHAT, format!("deck {}", deck.slug)));
        }
    })?;
    card::walk_hashes(connection, |key, is_whole| {
        if !is_whole {
            faults.push(Fault::new(
                Part::Card(key.clone()),
                WHAT,
                format!("card {key}"),
            ));
        }
    })?;
    for place in story::altered(connection)? {
        let part = match place.strip_prefix("story ") {
            Some(uuid) => Part::Story(uuid.to_owned()),
            None => Part::Text,
        };
        faults.push(Fault::new(part, WHAT, place));
    }
    let others = interview::altered(connection)?.into_iter();
    for place in others.chain(mock::altered(connection)?) {
        faults.push(Fault::new(Part::Text, WHAT, place));
    }
    Ok(())
}

/// Replay of the log equals the schedules and the waiting cards.
fn schedules(connection: &Connection, faults: &mut Vec<Fault>) -> Result<()> {
    cache::replay(connection, |place, folded| {
        if !schedule::holds(connection, place, folded.as_ref())? {
            let key = card::get(connection, place.card)?.key;
            let what = "its schedule is not what its reviews come to";
            faults.push(Fault::new(Part::Cache, what, format!("card {key}")));
        }
        Ok(())
    })
}

/// Opened decks, where days begin, the text index.
fn others(connection: &Connection, faults: &mut Vec<Fault>) -> Result<()> {
    for deck in deck::all(connection)? {
        if deck.opened != schedule::was_recalled(connection, deck.id)? {
            let what = "whether a prompt of it was recalled is not what its reviews say";
            faults.push(Fault::new(Part::Cache, what, format!("deck {}", deck.slug)));
        }
    }
    let days_differ: bool = connection.query_row(
        "WITH days AS (SELECT day, device, min(seq) AS seq FROM review GROUP BY day, device)
         SELECT EXISTS (SELECT * FROM days EXCEPT SELECT day, device, seq FROM day_start)
             OR EXISTS (SELECT day, device, seq FROM day_start EXCEPT SELECT * FROM days)",
        [],
        |row| row.get(0),
    )?;
    if days_differ {
        let what = "where days begin is not what the reviews say";
        faults.push(Fault::new(Part::Cache, what, "the log"));
    }
    let index_differs: bool = connection.query_row(
        "SELECT EXISTS (SELECT id, title FROM story EXCEPT SELECT rowid, title FROM story_text)
             OR EXISTS (SELECT rowid, title FROM story_text EXCEPT SELECT id, title FROM story)",
        [],
        |row| row.get(0),
    )?;
    if index_differs {
        let what = "the text index is not what the stories say";
        faults.push(Fault::new(Part::Cache, what, "the stories"));
    }
    Ok(())
}
