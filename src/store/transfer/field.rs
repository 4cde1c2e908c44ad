//! One value of a row: as it is stored, and as a line of an export holds it.

use std::borrow::Cow;

use rusqlite::types::{Value, ValueRef};
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

use crate::engine::day::{Day, Moment};
use crate::store::error::{StoreError, undecodable};
use crate::store::hash::{from_hexadecimal, to_hexadecimal};

/// How a column's value is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// Text as it is.
    Text,
    /// A whole number as it is.
    Integer,
    /// A decimal number as it is.
    Real,
    /// Bytes as hexadecimal digits.
    Hexadecimal,
    /// A text that is JSON: as that JSON.
    Json,
    /// Days since 1970: as a date.
    Day,
    /// Milliseconds since 1970: as RFC 3339 in UTC.
    Instant,
    /// 0 or 1: as false or true.
    Switch,
    /// A number from 0: as the word in that place.
    Words(&'static [&'static str]),
}

/// A value as a line holds it.
#[derive(Debug)]
pub(super) enum Field {
    Text(String),
    Word(&'static str),
    Integer(i64),
    Real(f64),
    Switch(bool),
    Json(Box<RawValue>),
}

impl Serialize for Field {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Word(word) => serializer.serialize_str(word),
            Self::Integer(number) => serializer.serialize_i64(*number),
            Self::Real(number) => serializer.serialize_f64(*number),
            Self::Switch(on) => serializer.serialize_bool(*on),
            Self::Json(json) => json.serialize(serializer),
        }
    }
}

/// A text that is borrowed from its line where it holds no escapes.
#[derive(Debug, serde::Deserialize)]
pub struct Borrowed<'a>(#[serde(borrow)] pub Cow<'a, str>);

/// A line that cannot be brought in, or a database that cannot take it.
#[derive(Debug, thiserror::Error)]
pub enum BadValue {
    /// What the line says is no such value.
    #[error("{0}")]
    Line(String),
    /// The database says no.
    #[error("{0}")]
    Store(#[from] StoreError),
}

impl From<rusqlite::Error> for BadValue {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            // A row that the tables do not allow is the line's fault.
            Some(rusqlite::ErrorCode::ConstraintViolation) => {
                let told = error.to_string();
                Self::Line(match told.strip_prefix("NOT NULL constraint failed: ") {
                    Some(column) => format!("{column} is missing"),
                    None => told,
                })
            }
            _ => Self::Store(error.into()),
        }
    }
}

impl BadValue {
    /// What is wrong with a line's JSON. Its place inside the line says nothing to a reader of lines.
    pub fn json(error: &serde_json::Error) -> Self {
        let told = error.to_string();
        let reason = told.split(" at line 1 column").next().unwrap_or(&told);
        Self::Line(reason.to_owned())
    }
}

impl Form {
    /// The form of a column that is written as it is stored, from its declared type.
    pub(super) fn stored_as(declared: &str) -> Self {
        match declared {
            "INTEGER" => Self::Integer,
            "REAL" => Self::Real,
            "BLOB" => Self::Hexadecimal,
            _ => Self::Text,
        }
    }

    /// A stored value as a line holds it; nothing for NULL.
    pub(super) fn write(self, value: ValueRef<'_>) -> rusqlite::Result<Option<Field>> {
        let bad = || undecodable("a column", format_args!("{value:?}"));
        Ok(Some(match (self, value) {
            (_, ValueRef::Null) => return Ok(None),
            (Self::Json, ValueRef::Text(_)) => {
                let text = value.as_str()?.to_owned();
                Field::Json(RawValue::from_string(text).map_err(|_| bad())?)
            }
            (_, ValueRef::Text(_)) => Field::Text(value.as_str()?.to_owned()),
            (Self::Day, ValueRef::Integer(number)) => {
                let number = i32::try_from(number).map_err(|_| bad())?;
                Field::Text(Day::new(number).to_string())
            }
            (Self::Instant, ValueRef::Integer(number)) => Field::Text(Moment::rfc3339(number)),
            (Self::Switch, ValueRef::Integer(number)) => Field::Switch(number != 0),
            (Self::Words(words), ValueRef::Integer(number)) => {
                let place = usize::try_from(number).ok();
                Field::Word(place.and_then(|place| words.get(place)).ok_or_else(bad)?)
            }
            (_, ValueRef::Integer(number)) => Field::Integer(number),
            (_, ValueRef::Real(number)) => Field::Real(number),
            (_, ValueRef::Blob(bytes)) => Field::Text(to_hexadecimal(bytes)),
        }))
    }

    /// A line's value as it is stored.
    pub(super) fn read(self, json: &RawValue) -> Result<Value, String> {
        let text = json.get();
        let wrong = |wanted: &str| format!("{} is no {wanted}", shortened(text));
        let string = |wanted: &str| -> Result<Cow<'_, str>, String> {
            let string: Borrowed<'_> = serde_json::from_str(text).map_err(|_| wrong(wanted))?;
            Ok(string.0)
        };
        let parse = |wanted| serde_json::from_str::<i64>(text).map_err(|_| wrong(wanted));
        Ok(match self {
            _ if text == "null" => Value::Null,
            Self::Text => Value::Text(string("text")?.into_owned()),
            Self::Integer => Value::Integer(parse("whole number")?),
            Self::Real => Value::Real(serde_json::from_str(text).map_err(|_| wrong("number"))?),
            Self::Hexadecimal => Value::Blob(
                from_hexadecimal(&string("hexadecimal number")?)
                    .ok_or_else(|| wrong("hexadecimal number"))?,
            ),
            Self::Json => Value::Text(text.to_owned()),
            Self::Day => {
                let day: Day = string("date")?.parse().map_err(|_| wrong("date"))?;
                Value::Integer(i64::from(day.number()))
            }
            Self::Instant => {
                let instant = Moment::instant(&string("instant")?);
                Value::Integer(instant.ok_or_else(|| wrong("instant"))?)
            }
            Self::Switch => {
                let on: bool = serde_json::from_str(text).map_err(|_| wrong("true or false"))?;
                Value::Integer(i64::from(on))
            }
            Self::Words(words) => {
                let word = string("word")?;
                let place = words.iter().position(|known| *known == word);
                Value::Integer(place.ok_or_else(|| wrong("word that is known here"))? as i64)
            }
        })
    }
}

/// Enough of a value to find it in its line.
fn shortened(text: &str) -> String {
    match text.char_indices().nth(40) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
