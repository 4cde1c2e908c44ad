//! The settings file as text: read with line numbers, edited with its comments kept. Never touches a disk.

use std::path::Path;

use toml_edit::{Document, DocumentMut, Item, TomlError, Value};

use super::{ConfigError, Given, GivenValues, Place, Source};

/// The values in the file, each with its line; refuses names that are no settings.
pub(super) fn read(text: &str, path: &Path) -> Result<GivenValues, ConfigError> {
    let document = Document::parse(text).map_err(|error| refuse(text, path, &error))?;
    let mut given = GivenValues::new();
    for (name, item) in document.iter() {
        let span = document.as_table().key(name).and_then(toml_edit::Key::span);
        let place = Place::File(path.to_owned(), line_of(text, span));
        let key = super::find(name, &place)?;
        let Some(text) = plain(item) else {
            return Err(ConfigError::Refused {
                place,
                problem: format!("{name} takes one value: write {}", key.accepts),
            });
        };
        let source = Source::File;
        given.insert(
            key.name,
            Given {
                text,
                source,
                place,
            },
        );
    }
    Ok(given)
}

/// The file's text with one value changed or added.
pub(super) fn with(
    text: &str,
    path: &Path,
    name: &str,
    value: &str,
) -> Result<String, ConfigError> {
    let mut document = parse(text, path)?;
    let mut value = typed(value.trim());
    match document.get_mut(name) {
        Some(Item::Value(present)) => {
            // The spaces and the comment around a value belong to it.
            *value.decor_mut() = present.decor().clone();
            *present = value;
        }
        _ => document[name] = Item::Value(value),
    }
    Ok(document.to_string())
}

/// The file's text without one name; `None` if it does not stand there.
pub(super) fn without(text: &str, path: &Path, name: &str) -> Result<Option<String>, ConfigError> {
    let mut document = parse(text, path)?;
    let removed = document.remove(name);
    Ok(removed.map(|_| document.to_string()))
}

fn parse(text: &str, path: &Path) -> Result<DocumentMut, ConfigError> {
    text.parse()
        .map_err(|error: TomlError| refuse(text, path, &error))
}

fn refuse(text: &str, path: &Path, error: &TomlError) -> ConfigError {
    ConfigError::Refused {
        place: Place::File(path.to_owned(), line_of(text, error.span())),
        problem: format!(
            "{}; a setting is written name = value, with quotes around words",
            error.message().trim_end().replace('\n', ", ")
        ),
    }
}

fn line_of(text: &str, span: Option<std::ops::Range<usize>>) -> usize {
    let before = span.map_or(0, |span| span.start.min(text.len()));
    1 + text.get(..before).unwrap_or(text).matches('\n').count()
}

fn plain(item: &Item) -> Option<String> {
    match item.as_value()? {
        Value::String(text) => Some(text.value().clone()),
        Value::Integer(number) => Some(number.value().to_string()),
        Value::Float(number) => Some(number.value().to_string()),
        Value::Boolean(on) => Some(on.value().to_string()),
        Value::Datetime(time) => Some(time.value().to_string()),
        Value::Array(_) | Value::InlineTable(_) => None,
    }
}

/// The value as a user would write it in the file: a number, a truth value, or words in quotes.
fn typed(text: &str) -> Value {
    if let Ok(number) = text.parse::<i64>() {
        return number.into();
    }
    if let Ok(number) = text.parse::<f64>() {
        return number.into();
    }
    match text {
        "on" | "true" => true.into(),
        "off" | "false" => false.into(),
        _ => text.into(),
    }
}
