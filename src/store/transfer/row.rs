//! The rows of a carried table as lines, and lines as values. Holds one row at a time; never changes one.

use std::fmt;

use rusqlite::Connection;
use rusqlite::types::Value;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::value::RawValue;

use super::field::{BadValue, Borrowed, Field, Form};
use super::{Column, KINDS, Layout, Table};

/// A row as a line of an export: `{"card":{"deck":"ownership",…}}`.
#[derive(Debug)]
pub struct Row<'a> {
    table: &'a str,
    fields: Vec<(&'a str, Field)>,
}

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        struct Fields<'a>(&'a [(&'a str, Field)]);
        impl Serialize for Fields<'_> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_map(self.0.iter().map(|(name, field)| (name, field)))
            }
        }
        let mut line = serializer.serialize_map(Some(1))?;
        line.serialize_entry(self.table, &Fields(&self.fields))?;
        line.end()
    }
}

/// Hands over every row of a table, in the order in which they came.
pub fn each_row<E: From<crate::store::StoreError>>(
    connection: &Connection,
    table: Table,
    mut each: impl FnMut(&Row<'_>) -> Result<(), E>,
) -> Result<(), E> {
    let layout = Layout::read(connection, table)?;
    let read = |error: rusqlite::Error| E::from(error.into());
    let mut statement = connection.prepare(&select(&layout)).map_err(read)?;
    let mut rows = statement.query([]).map_err(read)?;
    while let Some(row) = rows.next().map_err(read)? {
        let mut fields = Vec::with_capacity(layout.columns.len());
        for (place, column) in layout.columns.iter().enumerate() {
            let value = row.get_ref(place).map_err(read)?;
            if let Some(field) = column.form.write(value).map_err(read)? {
                fields.push((column.name.as_str(), field));
            }
        }
        each(&Row {
            table: table.name,
            fields,
        })?;
    }
    Ok(())
}

fn select(layout: &Layout) -> String {
    let name = layout.table.name;
    let column = |column: &Column| {
        let own = format!("{name}.\"{}\"", column.name);
        match column.refers_to.map(|table| table.name) {
            None => own,
            Some("deck") => format!("(SELECT slug FROM deck WHERE deck.id = {own})"),
            Some("card") => {
                let kinds: Vec<String> = (0..)
                    .zip(KINDS)
                    .map(|(code, kind)| format!("WHEN {code} THEN '{kind}'"))
                    .collect();
                format!(
                    "(SELECT deck.slug || '/' || CASE card.kind {} END || '/' || card.slug
                      FROM card JOIN deck ON deck.id = card.deck WHERE card.id = {own})",
                    kinds.join(" ")
                )
            }
            Some(other) => format!("(SELECT uuid FROM {other} WHERE {other}.id = {own})"),
        }
    };
    let columns: Vec<String> = layout.columns.iter().map(column).collect();
    let order: Vec<String> = layout
        .order
        .iter()
        .map(|column| format!("{name}.\"{column}\""))
        .collect();
    format!(
        "SELECT {} FROM {name} ORDER BY {}",
        columns.join(", "),
        order.join(", ")
    )
}

impl Layout {
    /// The values of a line of this table, in the order of its columns: as they are stored, but for a
    /// reference to another row, which is still that row's name.
    pub fn values(&self, fields: &str) -> Result<Vec<Value>, BadValue> {
        let fields: Fields<'_> =
            serde_json::from_str(fields).map_err(|error| BadValue::json(&error))?;
        let mut values = vec![Value::Null; self.columns.len()];
        for (name, json) in fields.0 {
            let named = |column: &Column| column.name == name.0;
            let Some(at) = self.columns.iter().position(named) else {
                return Err(BadValue::Line(format!(
                    "{} has no \"{}\" here; a newer retell may have written it",
                    self.table.name, name.0
                )));
            };
            let column = &self.columns[at];
            let form = match column.refers_to {
                None => column.form,
                Some(_) => Form::Text,
            };
            values[at] = form
                .read(json)
                .map_err(|reason| BadValue::Line(format!("{}: {reason}", column.name)))?;
        }
        Ok(values)
    }

    /// The value of the column of that name among the values of a line.
    pub(super) fn value<'a>(&self, values: &'a [Value], name: &str) -> &'a Value {
        let place = self.columns.iter().position(|column| column.name == name);
        place.map_or(&Value::Null, |place| &values[place])
    }
}

/// What a line holds, in its order, each value still as it was written.
struct Fields<'a>(Vec<(Borrowed<'a>, &'a RawValue)>);

impl<'de: 'a, 'a> Deserialize<'de> for Fields<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Pairs;
        impl<'de> Visitor<'de> for Pairs {
            type Value = Fields<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut pairs = Vec::with_capacity(16);
                while let Some(pair) = map.next_entry()? {
                    pairs.push(pair);
                }
                Ok(Fields(pairs))
            }
        }
        deserializer.deserialize_map(Pairs)
    }
}
