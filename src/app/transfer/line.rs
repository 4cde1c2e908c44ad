//! The lines of an export that are not rows of a carried table: its ends, devices, and the log. Says how
//! they are written; what they mean for a collection is `journal`'s.

use serde::{Deserialize, Serialize};

use crate::engine::card::{CardKey, Form, Grade, Label};
use crate::engine::day::{Day, Moment};
use crate::store::chain::{DeviceRow, Entry};
use crate::store::hash::{self, Hash};
use crate::store::log::{Logged, ReviewId};
use crate::store::transfer::Borrowed;

/// The first line.
#[derive(Debug, Serialize, Deserialize)]
pub struct Header {
    retell: Export,
    /// The version of the lines.
    pub version: u32,
    /// The version of the program that wrote them.
    pub program: String,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Export {
    Export,
}

impl Header {
    pub(super) fn of(version: u32) -> Self {
        Self {
            retell: Export::Export,
            version,
            program: env!("CARGO_PKG_VERSION").to_owned(),
        }
    }
}

/// The last line.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct End {
    /// The lines before this one.
    pub lines: u64,
    /// The hash over them.
    #[serde(with = "hexadecimal")]
    pub hash: Hash,
}

/// The names of the lines that `LogLine` reads.
pub(super) const NAMES: [&str; 5] = ["device", "review", "retraction", "submission", "end"];

/// A line of the log, or of what belongs to it.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogLine {
    /// Who writes a log.
    Device(DeviceLine),
    /// A rating.
    Review(ReviewLine),
    /// A rating taken back.
    Retraction(RetractionLine),
    /// The name of a submission.
    Submission(SubmissionLine),
    /// The last line.
    End(End),
}

/// Who writes a log, and where that log ends.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeviceLine {
    /// Its number in this export, the first part of a review's name.
    pub device: i64,
    /// Its name in the world.
    pub uuid: String,
    /// When it began.
    #[serde(with = "instant")]
    pub created_at: i64,
    /// The number of its last row.
    pub seq: i64,
    /// The hash of that row, which covers all before it.
    #[serde(with = "hexadecimal")]
    pub head: Hash,
}

/// A rating.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReviewLine {
    /// Its name.
    #[serde(with = "id")]
    pub id: ReviewId,
    /// Its card.
    pub card: CardKey,
    /// When.
    #[serde(with = "instant")]
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
    /// Seconds from ask to grade.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seconds: Option<f64>,
    /// The story told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub story: Option<String>,
    /// The review in whose place it stands.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "optional_id")]
    pub corrects: Option<ReviewId>,
}

/// A rating taken back.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RetractionLine {
    /// Its own name.
    #[serde(with = "id")]
    pub id: ReviewId,
    /// The review it takes back.
    #[serde(with = "id")]
    pub review: ReviewId,
    /// When.
    #[serde(with = "instant")]
    pub at: i64,
}

/// The name of a submission, and the review it led to.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SubmissionLine {
    /// Its name.
    pub id: String,
    /// The review.
    #[serde(with = "id")]
    pub review: ReviewId,
}

impl SubmissionLine {
    pub(super) const fn new(id: String, review: ReviewId) -> Self {
        Self { id, review }
    }
}

impl From<&DeviceRow> for DeviceLine {
    fn from(row: &DeviceRow) -> Self {
        Self {
            device: row.id,
            uuid: row.uuid.clone(),
            created_at: row.created_at,
            seq: row.seq,
            head: row.head,
        }
    }
}

impl From<Entry> for LogLine {
    fn from(entry: Entry) -> Self {
        match entry {
            Entry::Review { review, key, story } => Self::Review(ReviewLine {
                id: review.id,
                card: key,
                at: review.at,
                offset: review.offset,
                day: review.day,
                grade: review.grade,
                form: review.form,
                label: review.label,
                seconds: review.seconds,
                story,
                corrects: (review.place != review.id).then_some(review.place),
            }),
            Entry::Retraction { id, review, at } => {
                Self::Retraction(RetractionLine { id, review, at })
            }
        }
    }
}

impl From<ReviewLine> for Entry {
    /// By the names of the export: the rows of its card and its story are not known.
    fn from(line: ReviewLine) -> Self {
        let review = Logged {
            id: line.id,
            place: line.corrects.unwrap_or(line.id),
            card: 0,
            at: line.at,
            offset: line.offset,
            day: line.day,
            grade: line.grade,
            form: line.form,
            label: line.label,
            seconds: line.seconds,
            story: None,
        };
        Self::Review {
            review,
            key: line.card,
            story: line.story,
        }
    }
}

impl From<RetractionLine> for Entry {
    fn from(line: RetractionLine) -> Self {
        Self::Retraction {
            id: line.id,
            review: line.review,
            at: line.at,
        }
    }
}

mod instant {
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    use super::{Borrowed, Moment};

    #[allow(
        clippy::trivially_copy_pass_by_ref,
        reason = "serde passes a reference"
    )]
    pub fn serialize<S: Serializer>(at: &i64, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&Moment::rfc3339(*at))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<i64, D::Error> {
        let text = Borrowed::deserialize(deserializer)?.0;
        Moment::instant(&text).ok_or_else(|| D::Error::custom(format!("\"{text}\" is no instant")))
    }
}

mod id {
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    use super::{Borrowed, ReviewId};

    pub fn serialize<S: Serializer>(id: &ReviewId, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(id)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<ReviewId, D::Error> {
        let text = Borrowed::deserialize(deserializer)?.0;
        text.parse().map_err(D::Error::custom)
    }
}

mod optional_id {
    use serde::{Deserializer, Serializer};

    use super::{ReviewId, id};

    #[allow(clippy::ref_option, reason = "serde passes a reference")]
    pub fn serialize<S: Serializer>(
        id: &Option<ReviewId>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        match id {
            Some(id) => id::serialize(id, serializer),
            None => serializer.serialize_none(),
        }
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<ReviewId>, D::Error> {
        id::deserialize(deserializer).map(Some)
    }
}

mod hexadecimal {
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    use super::{Hash, hash};

    pub fn serialize<S: Serializer>(value: &Hash, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&hash::to_hexadecimal(value))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Hash, D::Error> {
        let text = String::deserialize(deserializer)?;
        hash::from_hexadecimal(&text)
            .and_then(|bytes| bytes.try_into().ok())
            .ok_or_else(|| D::Error::custom(format!("\"{text}\" is no hash")))
    }
}
