//! The rows of a carried table one by one: out as lines, in from lines. Holds one row at a time.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;
use std::hash::{BuildHasher, RandomState};

use rusqlite::types::{ToSql, Value};
use rusqlite::{Connection, OptionalExtension, params_from_iter};
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::value::RawValue;

use super::field::{BadValue, Field, Form};
use super::{Column, KINDS, Layout, TABLES, Table};
use crate::engine::card::CardKey;
use crate::store::card;
use crate::store::error::Result;
use crate::store::story::{self, LinkRow};

/// A row as a line of an export: `{"card":{"deck":"ownership",…}}`.
#[derive(Debug)]
pub struct Row<'a> {
    table: &'a str,
    fields: Vec<(&'a str, Field)>,
}

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        struct Fields<'a>(&'a [(&'a str, Field)]);
        impl Serialize for Fields<'_> {
            fn serialize<S: Serializer>(
                &self,
                serializer: S,
            ) -> std::result::Result<S::Ok, S::Error> {
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
    mut each: impl FnMut(&Row<'_>) -> std::result::Result<(), E>,
) -> std::result::Result<(), E> {
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
        match column.refers_to.as_deref() {
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

/// What became of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Insert {
    /// It is a new row.
    Added,
    /// The row was there already, and is as it was.
    Present,
}

/// Brings rows in: those that are there already, by their identity, stay as they are.
pub struct Rows<'a> {
    connection: &'a Connection,
    layouts: Vec<(Layout, Statements)>,
    /// The rows of decks and of what has a `uuid`, by table and name.
    known: HashMap<String, HashMap<String, i64>>,
    /// The rows of cards that were found, by deck, kind and slug, up to a limit.
    cards: HashMap<u64, i64>,
    hashing: RandomState,
}

/// So many cards' rows are remembered; those beyond are looked up. Each takes 17 bytes.
const REMEMBERED: usize = 110_000;

struct Statements {
    find: String,
    insert: String,
    /// The table had no row before, so that none of the lines can be there already.
    was_empty: bool,
}

impl<'a> Rows<'a> {
    /// Reads how the tables are built and whether they hold anything.
    pub fn new(connection: &'a Connection) -> Result<Self> {
        let layouts = TABLES
            .into_iter()
            .map(|table| {
                let layout = Layout::read(connection, table)?;
                let statements = Statements::new(connection, &layout)?;
                Ok((layout, statements))
            })
            .collect::<Result<_>>()?;
        Ok(Self {
            connection,
            layouts,
            known: HashMap::new(),
            cards: HashMap::new(),
            hashing: RandomState::new(),
        })
    }

    /// The table whose lines carry that name.
    pub fn table(name: &str) -> Option<Table> {
        TABLES.into_iter().find(|table| table.name == name)
    }

    /// Brings one row in from what a line of its table holds.
    pub fn insert(&mut self, table: Table, fields: &str) -> std::result::Result<Insert, BadValue> {
        let fields: Fields<'_> =
            serde_json::from_str(fields).map_err(|error| BadValue::json(&error))?;
        let place = self
            .layouts
            .iter()
            .position(|(layout, _)| layout.table == table)
            .unwrap_or_default();
        let mut values = vec![Value::Null; self.layouts[place].0.columns.len()];
        for (name, json) in fields.0 {
            let columns = &self.layouts[place].0.columns;
            let Some(at) = columns.iter().position(|column| column.name == name) else {
                return Err(BadValue::Line(format!(
                    "{} has no \"{name}\" here; a newer retell may have written it",
                    table.name
                )));
            };
            let column = &columns[at];
            let told = |reason| BadValue::Line(format!("{}: {reason}", column.name));
            values[at] = match column.refers_to.clone() {
                None => column.form.read(json).map_err(told)?,
                Some(to) => {
                    let Value::Text(named) = Form::Text.read(json).map_err(told)? else {
                        continue;
                    };
                    Value::Integer(match to.as_str() {
                        "card" => self.find_card(&named.parse().map_err(|error| {
                            BadValue::Line(format!("{}: {error}", table.name))
                        })?)?,
                        other => self.find(other, &named)?,
                    })
                }
            };
        }
        self.save(place, &values)
    }

    fn save(&self, place: usize, values: &[Value]) -> std::result::Result<Insert, BadValue> {
        let (layout, statements) = &self.layouts[place];
        let value = |name: &str| {
            let place = layout.columns.iter().position(|column| column.name == name);
            place.map_or(&Value::Null, |place| &values[place])
        };
        if !statements.was_empty {
            let identity = layout.table.identity.iter().map(|name| value(name));
            let mut find = self.connection.prepare_cached(&statements.find)?;
            if find.exists(params_from_iter(identity))? {
                return Ok(Insert::Present);
            }
        }
        if layout.table.name == "link"
            && let (Value::Integer(card), Value::Integer(story), Value::Integer(1)) =
                (value("card"), value("story"), value("first"))
            && let Some(link) = self.second_choice(*card, *story, value("angle"))?
        {
            story::save_link(self.connection, &link)?;
            return Ok(Insert::Added);
        }
        let mut insert = self.connection.prepare_cached(&statements.insert)?;
        insert.execute(params_from_iter(
            values.iter().map(|value| value as &dyn ToSql),
        ))?;
        Ok(Insert::Added)
    }

    /// A prompt has one first choice: the one here stays, and another one comes after it.
    fn second_choice(&self, card: i64, story: i64, angle: &Value) -> Result<Option<LinkRow>> {
        let links = story::links_of_card(self.connection, card)?;
        Ok(links.iter().any(|link| link.first).then(|| LinkRow {
            card,
            story,
            angle: match angle {
                Value::Text(angle) => Some(angle.clone()),
                _ => None,
            },
            first: false,
        }))
    }

    /// The row of the card of that key.
    pub fn find_card(&mut self, key: &CardKey) -> std::result::Result<i64, BadValue> {
        let deck = self.find("deck", &key.deck)?;
        // Of 64 bits that nobody can foresee: that two cards share them is out of the question.
        let short = self.hashing.hash_one((deck, key.kind, &key.slug));
        if let Some(row) = self.cards.get(&short) {
            return Ok(*row);
        }
        let row = card::row_of(self.connection, deck, key.kind, &key.slug)?;
        let unknown = || BadValue::Line(format!("no card \"{key}\" before this line"));
        let row = row.ok_or_else(unknown)?;
        if self.cards.len() < REMEMBERED {
            self.cards.insert(short, row);
        }
        Ok(row)
    }

    /// The row of that name in any table but that of cards.
    pub fn find(&mut self, table: &str, name: &str) -> std::result::Result<i64, BadValue> {
        let known = self.known.entry(table.to_owned()).or_default();
        if let Some(row) = known.get(name) {
            return Ok(*row);
        }
        let column = if table == "deck" { "slug" } else { "uuid" };
        let row: Option<i64> = self
            .connection
            .prepare_cached(&format!("SELECT id FROM {table} WHERE {column} = ?1"))?
            .query_row([name], |row| row.get(0))
            .optional()?;
        let unknown = || BadValue::Line(format!("no {table} \"{name}\" before this line"));
        let row = row.ok_or_else(unknown)?;
        known.insert(name.to_owned(), row);
        Ok(row)
    }
}

impl Statements {
    fn new(connection: &Connection, layout: &Layout) -> Result<Self> {
        let name = layout.table.name;
        let quoted = |column: &str| format!("\"{column}\"");
        let is = |(place, column): (usize, &&str)| format!("\"{column}\" IS ?{}", place + 1);
        let identity: Vec<String> = layout.table.identity.iter().enumerate().map(is).collect();
        let mut columns: Vec<String> = layout.columns.iter().map(|it| quoted(&it.name)).collect();
        let mut values: Vec<String> = (1..)
            .zip(&layout.columns)
            .map(|(place, column)| match &column.default {
                Some(default) => format!("coalesce(?{place}, {default})"),
                None => format!("?{place}"),
            })
            .collect();
        let (table, made_again) = super::MADE_AGAIN;
        if name == table {
            columns.push(quoted(made_again));
            values.push("0".to_owned());
        }
        Ok(Self {
            find: format!("SELECT 1 FROM {name} WHERE {}", identity.join(" AND ")),
            insert: format!(
                "INSERT INTO {name} ({}) VALUES ({})",
                columns.join(", "),
                values.join(", ")
            ),
            was_empty: !connection
                .prepare(&format!("SELECT 1 FROM {name}"))?
                .exists([])?,
        })
    }
}

/// What a line holds, in its order, each value still as it was written.
struct Fields<'a>(Vec<(Cow<'a, str>, &'a RawValue)>);

impl<'de: 'a, 'a> Deserialize<'de> for Fields<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        struct Pairs;
        impl<'de> Visitor<'de> for Pairs {
            type Value = Fields<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(
                self,
                mut map: A,
            ) -> std::result::Result<Self::Value, A::Error> {
                let mut pairs = Vec::with_capacity(16);
                while let Some(pair) = map.next_entry::<Name<'de>, &'de RawValue>()? {
                    pairs.push((pair.0.0, pair.1));
                }
                Ok(Fields(pairs))
            }
        }
        deserializer.deserialize_map(Pairs)
    }
}

/// A name that is borrowed from its line where it holds no escapes.
#[derive(serde::Deserialize)]
struct Name<'a>(#[serde(borrow)] Cow<'a, str>);
