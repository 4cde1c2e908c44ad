//! The review log: the truth. Rows are added and never changed; undo adds a retraction.

mod brief;
mod read;

use std::fmt;
use std::str::FromStr;

use rusqlite::{Connection, OptionalExtension, named_params};
use uuid::Uuid;

pub(super) use brief::brief;
pub use brief::{Brief, briefly_after, briefly_of, cards_after, walk_briefly};
pub use read::{
    KEPT, LOGGED, any_since, end_of_one, find, first_of_card, kept, last_day_before, latest,
    latest_measured, logged, logged_columns, of_card, of_day, of_story, prompt_forms, sort,
    told_stories, walk,
};
pub(super) use read::{stands_in_order, unite};

use super::error::Result;
use super::hash::{Hash, Hasher};
use super::set_aside::{self, SetAside};
use crate::engine::card::{CardKey, Form, Grade, Label};
use crate::engine::day::{Day, Moment};
use crate::engine::history;

/// A review's name: its device and that device's sequence number, written `<device>-<seq>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReviewId {
    /// The device's small number in this database.
    pub device: i64,
    /// Counts that device's rows from 1.
    pub seq: i64,
}

impl fmt::Display for ReviewId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.device, self.seq)
    }
}

impl FromStr for ReviewId {
    type Err = String;

    fn from_str(text: &str) -> std::result::Result<Self, Self::Err> {
        let number = |part: &str| part.parse::<i64>().ok().filter(|number| *number > 0);
        text.split_once('-')
            .and_then(|(device, seq)| Some(Self { device: number(device)?, seq: number(seq)? }))
            .ok_or_else(|| {
                format!("\"{text}\" is no review: a review is written like 1-42, as `retell log` lists them")
            })
    }
}

/// The device that writes, and where its log ends.
pub struct Device {
    /// Its small number.
    pub id: i64,
    /// Its name in the world, which the hashes cover.
    pub uuid: String,
    /// The last sequence number it issued.
    pub seq: i64,
    /// The hash of the row with that number.
    pub head: Hash,
}

/// A review about to be written.
pub struct NewReview<'a> {
    /// The card's row.
    pub card: i64,
    /// The card's key, which the hash covers.
    pub key: &'a CardKey,
    /// When it was rated.
    pub moment: Moment,
    /// How well it was recalled.
    pub grade: Grade,
    /// How it was answered.
    pub form: Form,
    /// Where it came from.
    pub label: Label,
    /// Seconds from ask to grade, where measured or given.
    pub seconds: Option<f64>,
    /// The story told: its row and its identifier.
    pub story: Option<(i64, &'a str)>,
    /// The place in the log of the review that it corrects.
    pub corrects: Option<ReviewId>,
}

impl NewReview<'_> {
    /// What the fold needs of the review.
    pub const fn to_fold(&self) -> history::Review {
        history::Review {
            day: self.moment.day,
            grade: self.grade,
            form: self.form,
            drill: matches!(self.label, Label::Drill),
        }
    }
}

/// A review as it stands in the log.
#[derive(Clone, Debug, PartialEq)]
pub struct Logged {
    /// Its name.
    pub id: ReviewId,
    /// Where the fold reads it: its own name, or that of the review it corrects.
    pub place: ReviewId,
    /// The card's row.
    pub card: i64,
    /// Milliseconds since 1970 in UTC.
    pub at: i64,
    /// Seconds east of UTC then.
    pub offset: i32,
    /// The user's day then.
    pub day: Day,
    /// The grade.
    pub grade: Grade,
    /// How it was answered.
    pub form: Form,
    /// Where it came from.
    pub label: Label,
    /// Seconds from ask to grade, where known.
    pub seconds: Option<f64>,
    /// The story's row, where one was told.
    pub story: Option<i64>,
}

impl Logged {
    /// What the fold needs of the review.
    pub const fn to_fold(&self) -> history::Review {
        history::Review {
            day: self.day,
            grade: self.grade,
            form: self.form,
            drill: matches!(self.label, Label::Drill),
        }
    }
}

/// Adds a device; the newest one writes.
pub fn add_device(connection: &Connection, uuid: Uuid, at: i64) -> Result<()> {
    add_device_above(connection, 0, uuid, at)
}

/// Adds a device whose number is above every other and above `above`.
pub fn add_device_above(connection: &Connection, above: i64, uuid: Uuid, at: i64) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO device (id, uuid, created_at, seq, head)
             SELECT 1 + max(:above, coalesce(max(id), 0)), :uuid, :at, 0, :head FROM device",
        )?
        .execute(named_params! {
            ":above": above, ":uuid": uuid.to_string(), ":at": at, ":head": Hash::default(),
        })?;
    Ok(())
}

/// The device that writes.
pub fn device(connection: &Connection) -> Result<Device> {
    Ok(connection
        .prepare_cached("SELECT id, uuid, seq, head FROM device ORDER BY id DESC LIMIT 1")?
        .query_row([], |row| {
            Ok(Device {
                id: row.get(0)?,
                uuid: row.get(1)?,
                seq: row.get(2)?,
                head: row.get(3)?,
            })
        })?)
}

/// Adds a review to the log. Touches no schedule.
pub fn append(connection: &Connection, review: &NewReview<'_>) -> Result<ReviewId> {
    let device = device(connection)?;
    let id = ReviewId {
        device: device.id,
        seq: device.seq + 1,
    };
    let corrects = match review.corrects {
        Some(place) => Some((owner(connection, place)?, place.seq)),
        None => None,
    };
    let corrects = corrects.as_ref().map(|(owner, seq)| (owner.as_str(), *seq));
    let hash = review_hash(&device.head, &device.uuid, id.seq, review, corrects);
    connection
        .prepare_cached(
            "INSERT INTO review (device, seq, card, at, utc_offset, day, grade, form, label, seconds, story, hash)
             VALUES (:device, :seq, :card, :at, :offset, :day, :grade, :form, :label, :seconds, :story, :hash)",
        )?
        .execute(named_params! {
            ":device": id.device, ":seq": id.seq, ":card": review.card, ":at": review.moment.at,
            ":offset": review.moment.offset, ":day": review.moment.day.number(),
            ":grade": review.grade.value(), ":form": review.form.code(), ":label": review.label.code(),
            ":seconds": review.seconds, ":story": review.story.map(|(row, _)| row), ":hash": hash,
        })?;
    if let Some(place) = review.corrects {
        connection
            .prepare_cached(
                "INSERT INTO correction (device, seq, of_device, of_seq)
                 VALUES (:device, :seq, :of_device, :of_seq)",
            )?
            .execute(named_params! {
                ":device": id.device, ":seq": id.seq,
                ":of_device": place.device, ":of_seq": place.seq,
            })?;
    }
    advance_head(connection, id, &hash)?;
    mark_day(connection, review.moment.day, id)?;
    Ok(id)
}

/// Takes a review back by adding a retraction. A review taken back already stays so.
pub fn retract(connection: &Connection, review: ReviewId, at: i64) -> Result<ReviewId> {
    let device = device(connection)?;
    let id = ReviewId {
        device: device.id,
        seq: device.seq + 1,
    };
    let owner = owner(connection, review)?;
    let hash = retraction_hash(&device.head, &device.uuid, id.seq, &owner, review.seq, at);
    connection
        .prepare_cached(
            "INSERT INTO retraction (device, seq, review_device, review_seq, at, hash)
             VALUES (:device, :seq, :review_device, :review_seq, :at, :hash)",
        )?
        .execute(named_params! {
            ":device": id.device, ":seq": id.seq, ":review_device": review.device,
            ":review_seq": review.seq, ":at": at, ":hash": hash,
        })?;
    advance_head(connection, id, &hash)?;
    Ok(id)
}

/// The name in the world of the device that wrote a review.
fn owner(connection: &Connection, review: ReviewId) -> Result<String> {
    Ok(connection
        .prepare_cached("SELECT uuid FROM device WHERE id = :id")?
        .query_row(named_params! { ":id": review.device }, |row| row.get(0))?)
}

fn advance_head(connection: &Connection, id: ReviewId, hash: &Hash) -> Result<()> {
    connection
        .prepare_cached("UPDATE device SET seq = :seq, head = :head WHERE id = :id")?
        .execute(named_params! { ":seq": id.seq, ":head": hash, ":id": id.device })?;
    Ok(())
}

/// Takes the indexes of an empty log aside, for very many rows. One that holds rows keeps its own: making
/// them again would cost as much as the log is long.
pub fn set_indexes_aside(connection: &Connection) -> Result<SetAside> {
    let is_empty: bool =
        connection.query_row("SELECT NOT EXISTS (SELECT 1 FROM review)", [], |row| {
            row.get(0)
        })?;
    let tables: &[&str] = if is_empty { &["review"] } else { &[] };
    set_aside::indexes_of(connection, tables)
}

/// Notes where a day begins in a device's log, once.
pub fn mark_day(connection: &Connection, day: Day, id: ReviewId) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT OR IGNORE INTO day_start (day, device, seq) VALUES (:day, :device, :seq)",
        )?
        .execute(named_params! { ":day": day.number(), ":device": id.device, ":seq": id.seq })?;
    Ok(())
}

/// Remembers that a submission led to a review.
pub fn remember_submission(connection: &Connection, submission: &str, id: ReviewId) -> Result<()> {
    connection
        .prepare_cached("INSERT INTO submission (id, device, seq) VALUES (:id, :device, :seq)")?
        .execute(named_params! { ":id": submission, ":device": id.device, ":seq": id.seq })?;
    Ok(())
}

/// The review a submission led to, if it was sent before.
pub fn submitted(connection: &Connection, submission: &str) -> Result<Option<ReviewId>> {
    Ok(connection
        .prepare_cached("SELECT device, seq FROM submission WHERE id = :id")?
        .query_row(named_params! { ":id": submission }, |row| {
            Ok(ReviewId {
                device: row.get(0)?,
                seq: row.get(1)?,
            })
        })
        .optional()?)
}

/// The hash of a review's row. Devices enter by their names in the world, for a device's small number
/// differs from one collection to another; so `corrects` is the place as such a name and a sequence
/// number, and `review.corrects` is not read.
pub fn review_hash(
    before: &Hash,
    device: &str,
    seq: i64,
    review: &NewReview<'_>,
    corrects: Option<(&str, i64)>,
) -> Hash {
    // As it is written elsewhere; a formatter takes several times as long.
    let key = review.key;
    Hasher::default()
        .hash(before)
        .text(device)
        .number(seq)
        .text(&[&*key.deck, key.kind.name(), &*key.slug].join("/"))
        .number(review.moment.at)
        .number(i64::from(review.moment.offset))
        .number(i64::from(review.moment.day.number()))
        .number(i64::from(review.grade.value()))
        .number(i64::from(review.form.code()))
        .number(i64::from(review.label.code()))
        .optional(
            review
                .seconds
                .map(|seconds| seconds.to_bits().to_string())
                .as_deref(),
        )
        .optional(review.story.map(|(_, uuid)| uuid))
        .optional(
            corrects
                .map(|(owner, seq)| format!("{owner}-{seq}"))
                .as_deref(),
        )
        .finish()
}

/// The hash of a retraction's row.
pub fn retraction_hash(
    before: &Hash,
    device: &str,
    seq: i64,
    review_device: &str,
    review_seq: i64,
    at: i64,
) -> Hash {
    Hasher::default()
        .hash(before)
        .text(device)
        .number(seq)
        .text("retraction")
        .text(review_device)
        .number(review_seq)
        .number(at)
        .finish()
}
