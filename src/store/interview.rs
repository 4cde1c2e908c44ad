//! Interviews as rows, the days off before them, and what was said of them afterwards.
//! Knows nothing of a plan.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension, Row, named_params};

use super::deck::{json_column, to_json};
use super::error::{Result, undecodable};
use super::hash::{Hash, Hasher};
use crate::engine::day::{Day, Moment};

/// An interview; its company and its day may still be open.
#[derive(Clone, Debug, PartialEq)]
pub struct Interview {
    /// Its row.
    pub id: i64,
    /// Its name for ever, a UUID.
    pub uuid: String,
    /// The company.
    pub company: Option<String>,
    /// The day.
    pub day: Option<Day>,
    /// The day on which it was first set: the plan's day number 0.
    pub set_day: Day,
    /// The minutes of practice a day, where they are its own.
    pub minutes: Option<f64>,
    /// How many interviews the loop holds, where that was said.
    pub rounds: Option<u32>,
    /// The themes asked about, by slug, where they were named; empty otherwise.
    pub themes: Vec<String>,
    /// How many prompts of each theme are practised, where not all are.
    pub each: Option<u32>,
}

const COLUMNS: &str = "id, uuid, company, day, set_day, minutes, rounds, themes, each";

fn from_row(row: &Row<'_>) -> rusqlite::Result<Interview> {
    let named = row.get_ref(7)? != rusqlite::types::ValueRef::Null;
    Ok(Interview {
        id: row.get(0)?,
        uuid: row.get(1)?,
        company: row.get(2)?,
        day: row.get::<_, Option<i32>>(3)?.map(Day::new),
        set_day: Day::new(row.get(4)?),
        minutes: row.get(5)?,
        rounds: row.get(6)?,
        themes: if named {
            json_column(row, 7, "interview.themes")?
        } else {
            Vec::new()
        },
        each: row.get(8)?,
    })
}

/// Keeps an interview that says no more than company and day.
pub fn insert(
    connection: &Connection,
    uuid: &str,
    company: Option<&str>,
    day: Option<Day>,
    moment: Moment,
) -> Result<()> {
    let interview = Interview {
        id: 0,
        uuid: uuid.to_owned(),
        company: company.map(str::to_owned),
        day,
        set_day: moment.day,
        minutes: None,
        rounds: None,
        themes: Vec::new(),
        each: None,
    };
    add(connection, &interview, moment.at).map(drop)
}

/// Whether an interview has that identifier.
pub fn exists(connection: &Connection, uuid: &str) -> Result<bool> {
    Ok(connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM interview WHERE uuid = :uuid)")?
        .query_row(named_params! { ":uuid": uuid }, |row| row.get(0))?)
}

/// Keeps a new interview and gives its row, whatever row it carried.
pub fn add(connection: &Connection, interview: &Interview, at: i64) -> Result<i64> {
    connection
        .prepare_cached(
            "INSERT INTO interview (uuid, company, day, set_at, set_day, minutes, rounds, themes, each, hash)
             VALUES (:uuid, :company, :day, :at, :set_day, :minutes, :rounds, :themes, :each, :hash)",
        )?
        .execute(named_params! {
            ":uuid": interview.uuid, ":company": interview.company,
            ":day": interview.day.map(Day::number), ":at": at,
            ":set_day": interview.set_day.number(), ":minutes": interview.minutes,
            ":rounds": interview.rounds, ":themes": themes_column(interview),
            ":each": interview.each, ":hash": hash_of(interview),
        })?;
    Ok(connection.last_insert_rowid())
}

/// Writes an interview back; the day on which it was first set stays.
pub fn update(connection: &Connection, interview: &Interview) -> Result<()> {
    connection
        .prepare_cached(
            "UPDATE interview SET company = :company, day = :day, minutes = :minutes,
               rounds = :rounds, themes = :themes, each = :each, hash = :hash
             WHERE id = :id",
        )?
        .execute(named_params! {
            ":id": interview.id, ":company": interview.company,
            ":day": interview.day.map(Day::number), ":minutes": interview.minutes,
            ":rounds": interview.rounds, ":themes": themes_column(interview),
            ":each": interview.each, ":hash": hash_of(interview),
        })?;
    Ok(())
}

/// Takes an interview out of every plan and list; what was said of it stays.
pub fn clear(connection: &Connection, id: i64) -> Result<()> {
    connection
        .prepare_cached("UPDATE interview SET cleared = 1 WHERE id = :id")?
        .execute(named_params! { ":id": id })?;
    Ok(())
}

fn themes_column(interview: &Interview) -> Option<String> {
    (!interview.themes.is_empty()).then(|| to_json(&interview.themes))
}

/// The hash over what was answered. One that says no more than company and day hashes as it did when
/// there was no more to say.
fn hash_of(interview: &Interview) -> Hash {
    let hasher = Hasher::default()
        .text(&interview.uuid)
        .optional(interview.company.as_deref())
        .optional(interview.day.map(|day| day.to_string()).as_deref());
    let themes = themes_column(interview);
    let more = interview.minutes.is_some() || interview.rounds.is_some() || themes.is_some();
    if !more && interview.each.is_none() {
        return hasher.finish();
    }
    let minutes = interview.minutes.map(|minutes| minutes.to_string());
    let rounds = interview.rounds.map(|rounds| rounds.to_string());
    let hasher = hasher
        .optional(minutes.as_deref())
        .optional(rounds.as_deref())
        .optional(themes.as_deref());
    match interview.each {
        None => hasher.finish(),
        Some(each) => hasher.number(i64::from(each)).finish(),
    }
}

/// All interviews that were not cleared, oldest first.
pub fn all(connection: &Connection) -> Result<Vec<Interview>> {
    Ok(connection
        .prepare_cached(&format!(
            "SELECT {COLUMNS} FROM interview WHERE cleared = 0 ORDER BY id"
        ))?
        .query_map([], from_row)?
        .collect::<rusqlite::Result<Vec<_>>>()?)
}

/// The nearest interview that is not over; one without a date comes last.
pub fn next(connection: &Connection, today: Day) -> Result<Option<Interview>> {
    Ok(connection
        .prepare_cached(&format!(
            "SELECT {COLUMNS} FROM interview
             WHERE cleared = 0 AND (day >= :today OR day IS NULL)
             ORDER BY day IS NULL, day, id LIMIT 1"
        ))?
        .query_row(named_params! { ":today": today.number() }, from_row)
        .optional()?)
}

/// The interviews of today and of days to come, the nearest first.
pub fn ahead(connection: &Connection, today: Day) -> Result<Vec<Interview>> {
    Ok(connection
        .prepare_cached(&format!(
            "SELECT {COLUMNS} FROM interview WHERE cleared = 0 AND day >= :today ORDER BY day, id"
        ))?
        .query_map(named_params! { ":today": today.number() }, from_row)?
        .collect::<rusqlite::Result<Vec<_>>>()?)
}

/// The days off.
pub fn days_off(connection: &Connection) -> Result<BTreeSet<Day>> {
    Ok(connection
        .prepare_cached("SELECT day FROM day_off")?
        .query_map([], |row| row.get(0).map(Day::new))?
        .collect::<rusqlite::Result<_>>()?)
}

/// Takes a day off, or takes that back; whether that changed anything.
pub fn set_day_off(connection: &Connection, day: Day, off: bool) -> Result<bool> {
    let statement = if off {
        "INSERT OR IGNORE INTO day_off (day) VALUES (:day)"
    } else {
        "DELETE FROM day_off WHERE day = :day"
    };
    let changed = connection
        .prepare_cached(statement)?
        .execute(named_params! { ":day": day.number() })?;
    Ok(changed > 0)
}

/// How an answer went, in the user's own judgement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Went {
    /// As it should.
    Fine,
    /// With a gap, or under pressure.
    Shaky,
    /// Not at all.
    Bad,
}

impl Went {
    /// All, best first.
    pub const ALL: [Self; 3] = [Self::Fine, Self::Shaky, Self::Bad];

    /// The word typed and shown.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Fine => "fine",
            Self::Shaky => "shaky",
            Self::Bad => "bad",
        }
    }
}

/// One question that was asked in an interview.
#[derive(Clone, Debug, PartialEq)]
pub struct Debrief {
    /// The interview's row.
    pub interview: i64,
    /// The question in the user's words.
    pub asked: String,
    /// The prompt it was matched to.
    pub card: Option<i64>,
    /// The story told.
    pub story: Option<i64>,
    /// How it went.
    pub went: Went,
    /// The probe that hurt.
    pub follow_up: Option<String>,
}

impl Debrief {
    fn hash(&self) -> Hash {
        Hasher::default()
            .text(&self.asked)
            .number(self.went as i64)
            .optional(self.follow_up.as_deref())
            .finish()
    }
}

fn debrief_row(row: &Row<'_>) -> rusqlite::Result<Debrief> {
    let went: i64 = row.get(4)?;
    Ok(Debrief {
        interview: row.get(0)?,
        asked: row.get(1)?,
        card: row.get(2)?,
        story: row.get(3)?,
        went: usize::try_from(went)
            .ok()
            .and_then(|index| Went::ALL.get(index).copied())
            .ok_or_else(|| undecodable("debrief.went", went))?,
        follow_up: row.get(5)?,
    })
}

const DEBRIEF: &str = "interview, asked, card, story, went, follow_up";

/// Keeps what was asked.
pub fn add_debrief(connection: &Connection, debrief: &Debrief, at: i64) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO debrief (interview, at, asked, card, story, went, follow_up, hash)
             VALUES (:interview, :at, :asked, :card, :story, :went, :follow_up, :hash)",
        )?
        .execute(named_params! {
            ":interview": debrief.interview, ":at": at, ":asked": debrief.asked,
            ":card": debrief.card, ":story": debrief.story, ":went": debrief.went as i64,
            ":follow_up": debrief.follow_up, ":hash": debrief.hash(),
        })?;
    Ok(())
}

/// Everything that was asked, oldest first.
pub fn debriefs(connection: &Connection) -> Result<Vec<Debrief>> {
    Ok(connection
        .prepare_cached(&format!("SELECT {DEBRIEF} FROM debrief ORDER BY id"))?
        .query_map([], debrief_row)?
        .collect::<rusqlite::Result<Vec<_>>>()?)
}

/// Names every interview and every debrief whose text is not the one that was hashed.
pub fn altered(connection: &Connection) -> Result<Vec<String>> {
    let mut altered = Vec::new();
    let mut interviews = connection.prepare(&format!(
        "SELECT {COLUMNS}, hash FROM interview ORDER BY id"
    ))?;
    for row in interviews.query_map([], |row| Ok((from_row(row)?, row.get::<_, Hash>(9)?)))? {
        let (interview, stored) = row?;
        if hash_of(&interview) != stored {
            altered.push(format!("interview {}", interview.uuid));
        }
    }
    let mut debriefs = connection.prepare(&format!(
        "SELECT {DEBRIEF}, hash, id FROM debrief ORDER BY id"
    ))?;
    for row in debriefs.query_map([], |row| {
        Ok((
            debrief_row(row)?,
            row.get::<_, Hash>(6)?,
            row.get::<_, i64>(7)?,
        ))
    })? {
        let (debrief, stored, id) = row?;
        if debrief.hash() != stored {
            altered.push(format!("line {id} of a debrief"));
        }
    }
    Ok(altered)
}
