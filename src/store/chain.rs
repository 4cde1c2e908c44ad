//! The log read as a chain: each row's hash covers the row and the hash before it, and a device's row
//! keeps the last one. So a row that was altered, taken out or added is seen. Never writes.

use rusqlite::{Connection, OptionalExtension, Row, Statement, named_params};

use super::error::{Result, undecodable};
use super::hash::Hash;
use super::log::{self, Logged, NewReview, ReviewId};
use crate::engine::card::{CardKey, Kind};
use crate::engine::day::Moment;

/// A device as the log knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeviceRow {
    /// Its small number in this database.
    pub id: i64,
    /// Its name in the world.
    pub uuid: String,
    /// When it began to write, in milliseconds since 1970.
    pub created_at: i64,
    /// The last sequence number it issued.
    pub seq: i64,
    /// The hash of the row with that number.
    pub head: Hash,
}

/// All devices, in the order in which they came.
pub fn devices(connection: &Connection) -> Result<Vec<DeviceRow>> {
    Ok(connection
        .prepare_cached("SELECT id, uuid, created_at, seq, head FROM device ORDER BY id")?
        .query_map([], |row| {
            Ok(DeviceRow {
                id: row.get(0)?,
                uuid: row.get(1)?,
                created_at: row.get(2)?,
                seq: row.get(3)?,
                head: row.get(4)?,
            })
        })?
        .collect::<rusqlite::Result<Vec<_>>>()?)
}

/// A row of a device's log with all that its hash covers.
#[derive(Clone, Debug)]
pub enum Entry {
    /// A rating.
    Review {
        /// The review.
        review: Logged,
        /// Its card's key.
        key: CardKey,
        /// The identifier of the story told.
        story: Option<String>,
    },
    /// A rating taken back.
    Retraction {
        /// Its own name.
        id: ReviewId,
        /// The review it takes back.
        review: ReviewId,
        /// When, in milliseconds since 1970.
        at: i64,
    },
}

impl Entry {
    /// Its name.
    pub const fn id(&self) -> ReviewId {
        match self {
            Self::Review { review, .. } => review.id,
            Self::Retraction { id, .. } => *id,
        }
    }
}

/// Walks a device's log in its order, and hands over each row and the hash stored with it.
pub fn walk(
    connection: &Connection,
    device: i64,
    mut each: impl FnMut(Entry, Hash) -> Result<()>,
) -> Result<()> {
    let mut reviews = connection.prepare(&format!(
        "SELECT {}, deck.slug, card.kind, card.slug, story.uuid, review.hash
         FROM review CROSS JOIN card ON card.id = review.card CROSS JOIN deck ON deck.id = card.deck
           LEFT JOIN story ON story.id = review.story
         WHERE review.device = :device ORDER BY review.seq",
        log::logged_columns(connection)?
    ))?;
    let mut reviews = reviews
        .query_map(named_params! { ":device": device }, review)?
        .peekable();
    let mut retractions = connection.prepare(
        "SELECT device, seq, review_device, review_seq, at, hash FROM retraction
         WHERE device = :device ORDER BY seq",
    )?;
    let mut retractions = retractions
        .query_map(named_params! { ":device": device }, retraction)?
        .peekable();
    loop {
        let place = |next: Option<&rusqlite::Result<(Entry, Hash)>>| match next {
            None => i64::MAX,
            Some(Err(_)) => i64::MIN,
            Some(Ok((entry, _))) => entry.id().seq,
        };
        let from_reviews = place(reviews.peek()) <= place(retractions.peek());
        let next = if from_reviews {
            reviews.next()
        } else {
            retractions.next()
        };
        let Some(next) = next else { return Ok(()) };
        let (entry, hash) = next?;
        each(entry, hash)?;
    }
}

fn review(row: &Row<'_>) -> rusqlite::Result<(Entry, Hash)> {
    let kind: i64 = row.get(14)?;
    let entry = Entry::Review {
        review: log::logged(row)?,
        key: CardKey {
            deck: row.get(13)?,
            kind: Kind::from_code(kind).ok_or_else(|| undecodable("card.kind", kind))?,
            slug: row.get(15)?,
        },
        story: row.get(16)?,
    };
    Ok((entry, row.get(17)?))
}

fn retraction(row: &Row<'_>) -> rusqlite::Result<(Entry, Hash)> {
    let id = |first: usize| -> rusqlite::Result<ReviewId> {
        Ok(ReviewId {
            device: row.get(first)?,
            seq: row.get(first + 1)?,
        })
    };
    let entry = Entry::Retraction {
        id: id(0)?,
        review: id(2)?,
        at: row.get(4)?,
    };
    Ok((entry, row.get(5)?))
}

/// The hash of a device's next row, from the one before it. `owner` gives the name in the world of
/// another device by its number.
pub fn next<'a>(
    before: &Hash,
    device: &str,
    entry: &Entry,
    owner: impl Fn(i64) -> Option<&'a str>,
) -> Hash {
    let name = |place: &ReviewId| owner(place.device).unwrap_or_default();
    match entry {
        Entry::Review { review, key, story } => {
            let corrects = (review.place != review.id).then_some(review.place);
            let row = NewReview {
                card: review.card,
                key,
                moment: Moment {
                    at: review.at,
                    offset: review.offset,
                    day: review.day,
                },
                grade: review.grade,
                form: review.form,
                label: review.label,
                seconds: review.seconds,
                story: story.as_deref().map(|uuid| (0, uuid)),
                corrects,
            };
            let corrects = corrects.as_ref().map(|place| (name(place), place.seq));
            log::review_hash(before, device, review.id.seq, &row, corrects)
        }
        Entry::Retraction { id, review, at } => {
            log::retraction_hash(before, device, id.seq, name(review), review.seq, *at)
        }
    }
}

/// The hash of a row of the log, whichever kind it is.
pub fn hash_at(connection: &Connection, id: ReviewId) -> Result<Option<Hash>> {
    Ok(connection
        .prepare_cached(
            "SELECT hash FROM review WHERE device = :device AND seq = :seq
             UNION ALL SELECT hash FROM retraction WHERE device = :device AND seq = :seq",
        )?
        .query_row(
            named_params! { ":device": id.device, ":seq": id.seq },
            |row| row.get(0),
        )
        .optional()?)
}

/// Adds a device as it was elsewhere, or writes back how far its log goes.
pub fn save_device(connection: &Connection, device: &DeviceRow) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO device (id, uuid, created_at, seq, head)
             VALUES (:id, :uuid, :created_at, :seq, :head)
             ON CONFLICT (id) DO UPDATE SET seq = :seq, head = :head",
        )?
        .execute(named_params! {
            ":id": device.id, ":uuid": device.uuid, ":created_at": device.created_at,
            ":seq": device.seq, ":head": device.head,
        })?;
    Ok(())
}

/// Removes a device that has written nothing.
pub fn remove_device(connection: &Connection, id: i64) -> Result<()> {
    connection
        .prepare_cached("DELETE FROM device WHERE id = :id AND seq = 0")?
        .execute(named_params! { ":id": id })?;
    Ok(())
}

/// Adds rows of another collection's log as they stand there. Neither a device's head nor the caches
/// follow.
pub struct Writer<'a> {
    review: Statement<'a>,
    correction: Statement<'a>,
    retraction: Statement<'a>,
}

impl<'a> Writer<'a> {
    /// Gets ready.
    pub fn new(connection: &'a Connection) -> Result<Self> {
        Ok(Self {
            review: connection.prepare(
                "INSERT INTO review (device, seq, card, at, utc_offset, day, grade, form, label,
                   seconds, story, hash)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
            )?,
            correction: connection.prepare(
                "INSERT INTO correction (device, seq, of_device, of_seq)
                 VALUES (:device, :seq, :of_device, :of_seq)",
            )?,
            retraction: connection.prepare(
                "INSERT INTO retraction (device, seq, review_device, review_seq, at, hash)
                 VALUES (:device, :seq, :review_device, :review_seq, :at, :hash)",
            )?,
        })
    }

    /// Adds a row, which knows the rows of its card and of its story here. Fails with SQLite's own error,
    /// which tells a row that the tables do not allow from a database that cannot take it.
    pub fn insert(&mut self, entry: &Entry, hash: &Hash) -> rusqlite::Result<()> {
        match entry {
            Entry::Review { review, .. } => self.insert_review(review, hash),
            Entry::Retraction { id, review, at } => {
                self.retraction.execute(named_params! {
                    ":device": id.device, ":seq": id.seq, ":review_device": review.device,
                    ":review_seq": review.seq, ":at": at, ":hash": hash,
                })?;
                Ok(())
            }
        }
    }

    fn insert_review(&mut self, review: &Logged, hash: &Hash) -> rusqlite::Result<()> {
        self.review.execute((
            review.id.device,
            review.id.seq,
            review.card,
            review.at,
            review.offset,
            review.day.number(),
            review.grade.value(),
            review.form.code(),
            review.label.code(),
            review.seconds,
            review.story,
            hash,
        ))?;
        if review.place != review.id {
            self.correction.execute(named_params! {
                ":device": review.id.device, ":seq": review.id.seq,
                ":of_device": review.place.device, ":of_seq": review.place.seq,
            })?;
        }
        Ok(())
    }
}

/// Walks every submission: its identifier and the review it led to.
pub fn walk_submissions(
    connection: &Connection,
    mut each: impl FnMut(String, ReviewId) -> Result<()>,
) -> Result<()> {
    let mut statement = connection.prepare("SELECT id, device, seq FROM submission ORDER BY id")?;
    for row in statement.query_map([], |row| {
        let (device, seq) = (row.get(1)?, row.get(2)?);
        Ok((row.get(0)?, ReviewId { device, seq }))
    })? {
        let (submission, id) = row?;
        each(submission, id)?;
    }
    Ok(())
}
