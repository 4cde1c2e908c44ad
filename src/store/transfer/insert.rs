//! Rows into the tables that are carried: what is there already is recognised by its identity and stays.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Statement, params_from_iter};

use super::Layout;
use super::field::BadValue;
use crate::engine::card::{CardKey, Kind};
use crate::store::card;
use crate::store::error::{Result, undecodable};
use crate::store::story::{self, LinkRow};

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
    layouts: &'a [Layout],
    /// What is done with each table, in the order of the layouts.
    statements: Vec<Statements<'a>>,
    /// The rows of decks and of what has a `uuid`, by table and name.
    known: HashMap<&'static str, HashMap<String, i64>>,
    /// The rows of cards that were found, by key, up to a limit.
    cards: HashMap<u64, i64>,
    hashing: RandomState,
}

/// So many cards' rows are remembered; those beyond are looked up. Each takes 17 bytes.
const REMEMBERED: usize = 110_000;

struct Statements<'a> {
    find: Statement<'a>,
    insert: Statement<'a>,
    /// The table had no row before, so that none of the lines can be there already.
    was_empty: bool,
}

impl<'a> Rows<'a> {
    /// Gets ready, and looks whether the tables hold anything.
    pub fn new(connection: &'a Connection, layouts: &'a [Layout]) -> Result<Self> {
        let statements = layouts
            .iter()
            .map(|layout| Statements::new(connection, layout))
            .collect::<Result<_>>()?;
        Ok(Self {
            connection,
            layouts,
            statements,
            known: HashMap::new(),
            cards: HashMap::new(),
            hashing: RandomState::new(),
        })
    }

    /// Brings one row in: the values of a line of the table in this place.
    pub fn insert(
        &mut self,
        place: usize,
        mut values: Vec<Value>,
    ) -> std::result::Result<Insert, BadValue> {
        let layout = &self.layouts[place];
        let card = key_of(layout, &values)?;
        for (column, value) in layout.columns.iter().zip(&mut values) {
            let (Some(to), Value::Text(name)) = (column.refers_to, &*value) else {
                continue;
            };
            *value = Value::Integer(match to.name {
                "card" => {
                    let key = name.parse().map_err(|error| {
                        BadValue::Line(format!("{}: {error}", layout.table.name))
                    })?;
                    self.find_card(&key)?
                }
                other => self.find(other, name)?,
            });
        }
        let insert = self.save(place, &values)?;
        if let (Some(key), Insert::Added) = (card, insert) {
            self.remember(
                self.hashing.hash_one(key),
                self.connection.last_insert_rowid(),
            );
        }
        Ok(insert)
    }

    fn remember(&mut self, card: u64, row: i64) {
        if self.cards.len() < REMEMBERED {
            self.cards.insert(card, row);
        }
    }

    fn save(&mut self, place: usize, values: &[Value]) -> std::result::Result<Insert, BadValue> {
        let (layout, statements) = (&self.layouts[place], &mut self.statements[place]);
        let value = |name: &str| layout.value(values, name);
        if !statements.was_empty {
            let identity = layout.table.identity.iter().map(|name| value(name));
            if statements.find.exists(params_from_iter(identity))? {
                return Ok(Insert::Present);
            }
        }
        if layout.table.name == "link"
            && let (Value::Integer(card), Value::Integer(story), Value::Integer(1)) =
                (value("card"), value("story"), value("first"))
            && let Some(link) = second_choice(self.connection, *card, *story, value("angle"))?
        {
            story::save_link(self.connection, &link)?;
            return Ok(Insert::Added);
        }
        statements.insert.execute(params_from_iter(values))?;
        Ok(Insert::Added)
    }

    /// The row of the card of that key.
    pub fn find_card(&mut self, key: &CardKey) -> std::result::Result<i64, BadValue> {
        // Of 64 bits that nobody can foresee: that two cards share them is out of the question.
        let short = self.hashing.hash_one(key);
        if let Some(row) = self.cards.get(&short) {
            return Ok(*row);
        }
        let deck = self.find("deck", &key.deck)?;
        let row = card::row_of(self.connection, deck, key.kind, &key.slug)?;
        let unknown = || BadValue::Line(format!("no card \"{key}\" before this line"));
        let row = row.ok_or_else(unknown)?;
        self.remember(short, row);
        Ok(row)
    }

    /// The row of that name in any table but that of cards.
    pub fn find(&mut self, table: &'static str, name: &str) -> std::result::Result<i64, BadValue> {
        let known = self.known.entry(table).or_default();
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

/// The key of a card from the values of its line; `None` for a line of another table.
fn key_of(layout: &Layout, values: &[Value]) -> Result<Option<CardKey>> {
    if layout.table.name != "card" {
        return Ok(None);
    }
    let value = |name: &str| layout.value(values, name);
    let (Value::Text(deck), Value::Integer(kind), Value::Text(slug)) =
        (value("deck"), value("kind"), value("slug"))
    else {
        return Ok(None);
    };
    Ok(Some(CardKey {
        deck: deck.clone(),
        kind: Kind::from_code(*kind).ok_or_else(|| undecodable("card.kind", kind))?,
        slug: slug.clone(),
    }))
}

/// A prompt has one first choice: the one here stays, and another one comes after it.
fn second_choice(
    connection: &Connection,
    card: i64,
    story: i64,
    angle: &Value,
) -> Result<Option<LinkRow>> {
    let links = story::links_of_card(connection, card)?;
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

impl<'a> Statements<'a> {
    fn new(connection: &'a Connection, layout: &Layout) -> Result<Self> {
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
            find: connection.prepare(&format!(
                "SELECT 1 FROM {name} WHERE {}",
                identity.join(" AND ")
            ))?,
            insert: connection.prepare(&format!(
                "INSERT INTO {name} ({}) VALUES ({})",
                columns.join(", "),
                values.join(", ")
            ))?,
            was_empty: !connection
                .prepare(&format!("SELECT 1 FROM {name}"))?
                .exists([])?,
        })
    }
}
