//! Mock interviews as rows. How a question went is a review; this keeps what no review says.

use rusqlite::{Connection, OptionalExtension, Row, named_params};

use super::deck::{json_column, to_json};
use super::error::Result;
use super::hash::{Hash, Hasher};
use crate::engine::day::{Day, Moment};

/// A mock interview.
#[derive(Clone, Debug, PartialEq)]
pub struct MockRow {
    /// Its row.
    pub id: i64,
    /// Its name for ever, a UUID.
    pub uuid: String,
    /// The day on which it was begun.
    pub day: Day,
    /// The minutes it was drawn for.
    pub minutes: f64,
    /// Whether it was gone through to its end.
    pub finished: bool,
    /// One thing that was good, in the user's words.
    pub good: Option<String>,
    /// One thing to mend, in the user's words.
    pub mend: Option<String>,
}

impl MockRow {
    fn hash(&self) -> Hash {
        Hasher::default()
            .text(&self.uuid)
            .number(i64::from(self.day.number()))
            .optional(self.good.as_deref())
            .optional(self.mend.as_deref())
            .finish()
    }
}

/// One of its questions.
#[derive(Clone, Debug, PartialEq)]
pub struct QuestionRow {
    /// The question's number, from 1.
    pub number: u32,
    /// The interviewer who asks it, from 1.
    pub interviewer: u32,
    /// The card's row.
    pub card: i64,
    /// The story it is told with.
    pub story: Option<i64>,
    /// Whether an earlier question takes the same story.
    pub again: bool,
    /// The follow-ups asked after the telling.
    pub probes: Vec<String>,
    /// Whether it was answered.
    pub answered: bool,
    /// The seconds the telling took.
    pub seconds: Option<f64>,
}

impl QuestionRow {
    fn hash(&self) -> Hash {
        Hasher::default()
            .number(i64::from(self.number))
            .number(i64::from(self.interviewer))
            .text(&to_json(&self.probes))
            .finish()
    }
}

const MOCK: &str = "id, uuid, day, minutes, finished, good, mend";

fn mock_row(row: &Row<'_>) -> rusqlite::Result<MockRow> {
    Ok(MockRow {
        id: row.get(0)?,
        uuid: row.get(1)?,
        day: Day::new(row.get(2)?),
        minutes: row.get(3)?,
        finished: row.get(4)?,
        good: row.get(5)?,
        mend: row.get(6)?,
    })
}

const QUESTION: &str = "number, interviewer, card, story, again, probes, answered, seconds";

fn question_row(row: &Row<'_>) -> rusqlite::Result<QuestionRow> {
    Ok(QuestionRow {
        number: row.get(0)?,
        interviewer: row.get(1)?,
        card: row.get(2)?,
        story: row.get(3)?,
        again: row.get(4)?,
        probes: json_column(row, 5, "mock_question.probes")?,
        answered: row.get(6)?,
        seconds: row.get(7)?,
    })
}

/// Keeps a mock interview that was just drawn; gives its row.
pub fn insert(
    connection: &Connection,
    mock: &MockRow,
    questions: &[QuestionRow],
    moment: Moment,
) -> Result<i64> {
    connection
        .prepare_cached(
            "INSERT INTO mock (uuid, at, day, minutes, finished, good, mend, hash)
             VALUES (:uuid, :at, :day, :minutes, :finished, :good, :mend, :hash)",
        )?
        .execute(named_params! {
            ":uuid": mock.uuid, ":at": moment.at, ":day": mock.day.number(),
            ":minutes": mock.minutes, ":finished": mock.finished, ":good": mock.good,
            ":mend": mock.mend, ":hash": mock.hash(),
        })?;
    let id = connection.last_insert_rowid();
    for question in questions {
        save_question(connection, id, question)?;
    }
    Ok(id)
}

/// Writes what was said at the end.
pub fn update(connection: &Connection, mock: &MockRow) -> Result<()> {
    connection
        .prepare_cached(
            "UPDATE mock SET finished = :finished, good = :good, mend = :mend, hash = :hash
             WHERE id = :id",
        )?
        .execute(named_params! {
            ":id": mock.id, ":finished": mock.finished, ":good": mock.good, ":mend": mock.mend,
            ":hash": mock.hash(),
        })?;
    Ok(())
}

/// Writes a question as it stands now.
pub fn save_question(connection: &Connection, mock: i64, question: &QuestionRow) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO mock_question
               (mock, number, interviewer, card, story, again, probes, answered, seconds, hash)
             VALUES (:mock, :number, :interviewer, :card, :story, :again, :probes, :answered,
               :seconds, :hash)
             ON CONFLICT (mock, number) DO UPDATE SET story = excluded.story,
               again = excluded.again, probes = excluded.probes, answered = excluded.answered,
               seconds = excluded.seconds, hash = excluded.hash",
        )?
        .execute(named_params! {
            ":mock": mock, ":number": question.number, ":interviewer": question.interviewer,
            ":card": question.card, ":story": question.story, ":again": question.again,
            ":probes": to_json(&question.probes), ":answered": question.answered,
            ":seconds": question.seconds, ":hash": question.hash(),
        })?;
    Ok(())
}

/// The newest one of a day that was not finished.
pub fn unfinished(connection: &Connection, day: Day) -> Result<Option<MockRow>> {
    Ok(connection
        .prepare_cached(&format!(
            "SELECT {MOCK} FROM mock WHERE day = :day AND finished = 0 ORDER BY id DESC LIMIT 1"
        ))?
        .query_row(named_params! { ":day": day.number() }, mock_row)
        .optional()?)
}

/// All mock interviews, newest first.
pub fn all(connection: &Connection) -> Result<Vec<MockRow>> {
    Ok(connection
        .prepare_cached(&format!("SELECT {MOCK} FROM mock ORDER BY id DESC"))?
        .query_map([], mock_row)?
        .collect::<rusqlite::Result<Vec<_>>>()?)
}

/// The questions of one, in order.
pub fn questions(connection: &Connection, mock: i64) -> Result<Vec<QuestionRow>> {
    Ok(connection
        .prepare_cached(&format!(
            "SELECT {QUESTION} FROM mock_question WHERE mock = :mock ORDER BY number"
        ))?
        .query_map(named_params! { ":mock": mock }, question_row)?
        .collect::<rusqlite::Result<Vec<_>>>()?)
}

/// Names every mock interview and question whose text is not the one that was hashed.
pub fn altered(connection: &Connection) -> Result<Vec<String>> {
    let mut altered = Vec::new();
    let mut mocks = connection.prepare(&format!("SELECT {MOCK}, hash FROM mock ORDER BY id"))?;
    for row in mocks.query_map([], |row| Ok((mock_row(row)?, row.get::<_, Hash>(7)?)))? {
        let (mock, stored) = row?;
        if mock.hash() != stored {
            altered.push(format!("mock interview {}", mock.uuid));
        }
    }
    let mut questions = connection.prepare(&format!(
        "SELECT {QUESTION}, hash, mock FROM mock_question ORDER BY mock, number"
    ))?;
    for row in questions.query_map([], |row| {
        Ok((
            question_row(row)?,
            row.get::<_, Hash>(8)?,
            row.get::<_, i64>(9)?,
        ))
    })? {
        let (question, stored, mock) = row?;
        if question.hash() != stored {
            altered.push(format!(
                "question {} of mock interview {mock}",
                question.number
            ));
        }
    }
    Ok(altered)
}
