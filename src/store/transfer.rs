//! Rows as lines of an export and back. Reads how each table is built from the database itself, so that
//! nothing of a row can be forgotten; never touches the log, whose rows `chain` carries.
//!
//! # A new column, a new table
//! A new column is carried at once: as text, a number, or hexadecimal digits. Where it holds JSON, a day,
//! an instant, a switch or one of a few words, a line in `FORMS` says so. A new table is carried with a
//! line in [`TABLES`], after the tables it refers to; or it is named in [`LEFT_OUT`]. A test fails while a
//! table is in neither. A row's number never leaves the database: a reference to another row is written as
//! that row's name, which is a deck's slug, a card's key, or a `uuid`.

mod field;
mod insert;
mod row;

pub use field::{BadValue, Borrowed};
pub use insert::{Insert, Rows};
pub use row::{Row, each_row};

use field::Form;
use rusqlite::{Connection, named_params};

use super::error::Result;
use crate::engine::card::Kind;

/// A table that is carried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Table {
    /// Its name, which is also that of its lines.
    pub name: &'static str,
    /// What several of its rows are called.
    pub many: &'static str,
    /// The columns by which a row is recognised in another collection.
    pub identity: &'static [&'static str],
}

const fn table(name: &'static str, many: &'static str, identity: &'static [&'static str]) -> Table {
    Table {
        name,
        many,
        identity,
    }
}

/// Every table that is carried, each after those it refers to.
pub const TABLES: [Table; 15] = [
    table("deck", "decks", &["slug"]),
    table("card", "cards", &["deck", "kind", "slug"]),
    table("story", "stories", &["uuid"]),
    table("story_version", "versions of stories", &["story", "number"]),
    table("silence", "silenced rules", &["story", "rule"]),
    table("tick", "ticked criteria", &["story", "card"]),
    table("link", "links", &["card", "story"]),
    table("declined", "declined links", &["story", "card"]),
    table("shaping", "sittings of shaping", &["story", "at"]),
    table(
        "missing",
        "notes on what was missing",
        &["card", "at", "text"],
    ),
    table("interview", "interviews", &["uuid"]),
    table(
        "debrief",
        "answers in interviews",
        &["interview", "at", "asked"],
    ),
    table("day_off", "days off", &["day"]),
    table("mock", "mock interviews", &["uuid"]),
    table(
        "mock_question",
        "questions of mock interviews",
        &["mock", "number"],
    ),
];

/// Every table that is not carried row by row, and why.
pub const LEFT_OUT: [(&str, &str); 11] = [
    ("device", "the log"),
    ("review", "the log"),
    ("retraction", "the log"),
    ("correction", "the log"),
    ("submission", "the log"),
    ("day_start", "made again from the log"),
    ("schedule", "made again from the log"),
    ("waiting", "made again from the log"),
    ("story_text", "made again from the stories"),
    ("program", "the first line says it"),
    ("answer", "worked out again"),
];

/// A column that is made again from the log.
const MADE_AGAIN: (&str, &str) = ("deck", "opened");

const KINDS: &[&str] = &[
    Kind::Prompt.name(),
    Kind::Criterion.name(),
    Kind::Pitfall.name(),
    Kind::FollowUp.name(),
    Kind::Sample.name(),
];

/// The columns that are not written as they are stored, by table and name; `*` is every table.
const FORMS: &[(&str, &str, Form)] = &[
    ("*", "at", Form::Instant),
    ("*", "created_at", Form::Instant),
    ("*", "changed_at", Form::Instant),
    ("*", "set_at", Form::Instant),
    ("*", "day", Form::Day),
    ("*", "set_day", Form::Day),
    ("deck", "related", Form::Json),
    ("deck", "companies", Form::Json),
    ("deck", "tags", Form::Json),
    ("deck", "active", Form::Switch),
    ("deck", "introduced", Form::Switch),
    ("card", "kind", Form::Words(KINDS)),
    ("card", "detail", Form::Json),
    ("card", "added_variants", Form::Json),
    ("card", "guest", Form::Switch),
    ("card", "retired", Form::Switch),
    ("card", "suspended", Form::Switch),
    ("card", "buried", Form::Day),
    ("story", "cues", Form::Json),
    ("story", "topics", Form::Json),
    ("story", "tags", Form::Json),
    (
        "story",
        "state",
        Form::Words(&["draft", "ready", "retired"]),
    ),
    (
        "story",
        "source",
        Form::Words(&["measured", "estimated", "told"]),
    ),
    ("story_version", "text", Form::Json),
    ("link", "first", Form::Switch),
    ("missing", "done_at", Form::Instant),
    ("shaping", "skipped", Form::Switch),
    ("interview", "themes", Form::Json),
    ("interview", "cleared", Form::Switch),
    ("debrief", "went", Form::Words(&["fine", "shaky", "bad"])),
    ("mock", "finished", Form::Switch),
    ("mock_question", "again", Form::Switch),
    ("mock_question", "probes", Form::Json),
    ("mock_question", "answered", Form::Switch),
];

/// A column of a table that is carried.
#[derive(Debug)]
struct Column {
    name: String,
    form: Form,
    /// The table that it refers to.
    refers_to: Option<Table>,
    /// What SQL puts there where a line says nothing.
    default: Option<String>,
}

/// How a table is built: its columns in their order, and the order of its rows.
#[derive(Debug)]
pub struct Layout {
    /// The table.
    pub table: Table,
    columns: Vec<Column>,
    order: Vec<String>,
}

/// How every carried table is built.
pub fn layouts(connection: &Connection) -> Result<Vec<Layout>> {
    let tables = TABLES.into_iter();
    tables
        .map(|table| Layout::read(connection, table))
        .collect()
}

impl Layout {
    fn read(connection: &Connection, table: Table) -> Result<Self> {
        let references: Vec<(String, String)> = connection
            .prepare("SELECT \"from\", \"table\" FROM pragma_foreign_key_list(:table)")?
            .query_map(named_params! { ":table": table.name }, |row| {
                Ok((row.get(0)?, row.get(1)?))
            })?
            .collect::<rusqlite::Result<_>>()?;
        let mut columns = Vec::new();
        let mut order = Vec::new();
        let mut statement = connection.prepare(
            "SELECT name, type, dflt_value, pk FROM pragma_table_info(:table) ORDER BY cid",
        )?;
        let mut rows = statement.query(named_params! { ":table": table.name })?;
        while let Some(row) = rows.next()? {
            let name: String = row.get(0)?;
            if row.get::<_, i64>(3)? > 0 {
                order.push(name.clone());
            }
            if name == "id" || (table.name, name.as_str()) == MADE_AGAIN {
                continue;
            }
            let declared: String = row.get(1)?;
            let form = FORMS
                .iter()
                .find(|(of, column, _)| (*of == "*" || *of == table.name) && *column == name)
                .map_or_else(|| Form::stored_as(&declared), |(_, _, form)| *form);
            let refers_to = references
                .iter()
                .find(|(from, _)| *from == name)
                .and_then(|(_, to)| TABLES.into_iter().find(|table| table.name == *to));
            columns.push(Column {
                name,
                form,
                refers_to,
                default: row.get(2)?,
            });
        }
        Ok(Self {
            table,
            columns,
            order,
        })
    }
}
