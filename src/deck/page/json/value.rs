//! JSON with the line of every value and the order of every field, which a map of values would lose.

use std::fmt;

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::super::Refusal;

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A text.
    Text(String),
    /// A list, with the line of each value.
    List(Vec<(usize, Value)>),
    /// An object's fields in their order, with their lines.
    Map(Vec<(String, usize, Value)>),
    /// Numbers, truth values and nothing.
    Other,
}

/// Reads one value, or several on a line each as a list.
pub fn parse(text: &str) -> Result<Value, Refusal> {
    let error = match serde_json::from_str::<Bare>(text) {
        Ok(value) => return Ok(Lines::new(text).place(value)),
        Err(error) => error,
    };
    let lines: Vec<(usize, &str)> = text
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(at, line)| (at + 1, line))
        .collect();
    let values: Result<Vec<(usize, Bare)>, (usize, serde_json::Error)> = lines
        .iter()
        .map(|(at, line)| {
            serde_json::from_str(line)
                .map(|value| (*at, value))
                .map_err(|error| (*at, error))
        })
        .collect();
    let is_by_line = lines.len() > 1 && serde_json::from_str::<IgnoredAny>(lines[0].1).is_ok();
    match values {
        Ok(values) => {
            let placed = values
                .into_iter()
                .map(|(at, value)| (at, on_line(value, at)));
            Ok(Value::List(placed.collect()))
        }
        Err((line, error)) if is_by_line => Err(broken(line, &error)),
        Err(_) => Err(broken(error.line(), &error)),
    }
}

fn broken(line: usize, error: &serde_json::Error) -> Refusal {
    let told = error.to_string();
    let reason = told.split(" at line ").next().unwrap_or(&told);
    Refusal::new(
        format!("line {line} is broken JSON: {reason}"),
        &["mend it there, or save the prompts as plain text, one a line"],
    )
}

/// A value without lines.
enum Bare {
    Text(String),
    List(Vec<Bare>),
    Map(Vec<(String, Bare)>),
    Other,
}

fn on_line(value: Bare, line: usize) -> Value {
    match value {
        Bare::Text(text) => Value::Text(text),
        Bare::List(values) => Value::List(
            values
                .into_iter()
                .map(|value| (line, on_line(value, line)))
                .collect(),
        ),
        Bare::Map(fields) => {
            let fields = fields
                .into_iter()
                .map(|(key, value)| (key, line, on_line(value, line)));
            Value::Map(fields.collect())
        }
        Bare::Other => Value::Other,
    }
}

/// Finds the line of each value by looking for its text from where the last one was found.
struct Lines<'a> {
    text: &'a str,
    at: usize,
    line: usize,
}

impl<'a> Lines<'a> {
    const fn new(text: &'a str) -> Self {
        Self {
            text,
            at: 0,
            line: 1,
        }
    }

    /// Goes on to the next sign of a kind and says its line. Texts are passed over as a whole.
    fn next(&mut self, wanted: &[u8]) -> usize {
        let bytes = self.text.as_bytes();
        while let Some(&byte) = bytes.get(self.at) {
            self.at += 1;
            match byte {
                b'\n' => self.line += 1,
                _ if wanted.contains(&byte) => break,
                _ => {}
            }
        }
        self.line
    }

    /// Passes over the rest of a text whose first quote was found.
    fn pass_text(&mut self) {
        let bytes = self.text.as_bytes();
        while let Some(&byte) = bytes.get(self.at) {
            self.at += 1;
            match byte {
                b'\\' => self.at += 1,
                b'"' => break,
                _ => {}
            }
        }
    }

    fn place(&mut self, value: Bare) -> Value {
        match value {
            Bare::Text(text) => {
                self.next(b"\"");
                self.pass_text();
                Value::Text(text)
            }
            Bare::List(values) => {
                self.next(b"[");
                let mut placed = Vec::with_capacity(values.len());
                for value in values {
                    self.skip_to_value();
                    placed.push((self.line, self.place(value)));
                }
                self.next(b"]");
                Value::List(placed)
            }
            Bare::Map(fields) => {
                self.next(b"{");
                let mut placed = Vec::with_capacity(fields.len());
                for (key, value) in fields {
                    let line = self.next(b"\"");
                    self.pass_text();
                    self.next(b":");
                    placed.push((key, line, self.place(value)));
                }
                self.next(b"}");
                Value::Map(placed)
            }
            Bare::Other => Value::Other,
        }
    }

    fn skip_to_value(&mut self) {
        let bytes = self.text.as_bytes();
        while let Some(&byte) = bytes.get(self.at) {
            match byte {
                b'\n' => self.line += 1,
                b' ' | b'\t' | b',' | b'\r' => {}
                _ => break,
            }
            self.at += 1;
        }
    }
}

impl<'de> Deserialize<'de> for Bare {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(BareVisitor)
    }
}

struct BareVisitor;

impl<'de> Visitor<'de> for BareVisitor {
    type Value = Bare;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_bool<E>(self, _: bool) -> Result<Bare, E> {
        Ok(Bare::Other)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Bare, E> {
        Ok(Bare::Other)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Bare, E> {
        Ok(Bare::Other)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Bare, E> {
        Ok(Bare::Other)
    }

    fn visit_unit<E>(self) -> Result<Bare, E> {
        Ok(Bare::Other)
    }

    fn visit_str<E>(self, text: &str) -> Result<Bare, E> {
        Ok(Bare::Text(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Bare, E> {
        Ok(Bare::Text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut values: A) -> Result<Bare, A::Error> {
        let mut list = Vec::new();
        while let Some(value) = values.next_element()? {
            list.push(value);
        }
        Ok(Bare::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Bare, A::Error> {
        let mut map = Vec::new();
        while let Some(field) = fields.next_entry()? {
            map.push(field);
        }
        Ok(Bare::Map(map))
    }
}
