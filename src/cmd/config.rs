//! `retell config`: every setting with its value and where it comes from, and changing one.

use std::io::Write;
use std::path::PathBuf;

use serde::Serialize;
use serde_json::Value;

use super::{Context, json};
use crate::app::Failure;
use crate::cli::{Config as Arguments, ConfigCommand};
use crate::config::{self, Config, Key, Source};
use crate::paths::Home;
use crate::term::{one_line, pad_right};

/// A screen with fewer columns has no room for three of them.
const NARROW: usize = 60;

#[derive(Serialize)]
struct Line<'a> {
    key: &'a str,
    value: Value,
    source: String,
    unit: &'a str,
    accepts: &'a str,
    meaning: &'a str,
}

/// Lists the settings, or reads or changes one.
pub fn run(context: &Context, arguments: Arguments, out: &mut dyn Write) -> anyhow::Result<()> {
    match arguments.command {
        None => list(context, arguments.json, out),
        Some(ConfigCommand::List { json }) => list(context, json, out),
        Some(ConfigCommand::Get { key }) => {
            let key = config::key(&key).map_err(Failure::typed)?;
            let (_, value, _) = row(&in_force(context)?, key)?;
            Ok(writeln!(out, "{value}")?)
        }
        Some(ConfigCommand::Set { key, value }) => {
            config::set(&file(context)?, &key, &value).map_err(Failure::typed)?;
            told(context, &key, out)
        }
        Some(ConfigCommand::Unset { key }) => {
            if config::unset(&file(context)?, &key).map_err(Failure::typed)? {
                return told(context, &key, out);
            }
            Ok(writeln!(out, "{key} was not set")?)
        }
    }
}

/// The settings file, which may be read even if something in it is wrong.
fn file(context: &Context) -> anyhow::Result<PathBuf> {
    let home = Home::find(context.home.as_deref(), &context.environment);
    Ok(home.map_err(Failure::typed)?.config())
}

/// The settings with what was measured. A collection that cannot be read leaves nothing measured.
fn in_force(context: &Context) -> anyhow::Result<Config> {
    let surroundings = context.surroundings()?;
    let set = surroundings.config.clone();
    match crate::app::App::open(surroundings).and_then(|mut app| app.config()) {
        Ok(config) => Ok(config),
        Err(failure) => {
            context.note(&format!("note  nothing is measured: {}", failure.message));
            Ok(set)
        }
    }
}

type Row = (&'static Key, String, Source);

fn row(config: &Config, key: &Key) -> anyhow::Result<Row> {
    let row = config
        .rows()
        .into_iter()
        .find(|(other, _, _)| *other == key);
    row.ok_or_else(|| anyhow::anyhow!("no setting {}", key.name))
}

/// What holds after a change, and what outweighs it.
fn told(context: &Context, name: &str, out: &mut dyn Write) -> anyhow::Result<()> {
    let Ok(key) = config::key(name) else {
        return Ok(writeln!(
            out,
            "{} is no longer in the file",
            one_line(name)
        )?);
    };
    let (_, value, source) = row(&in_force(context)?, key)?;
    if source == Source::Environment {
        let variable = format!("RETELL_{}", key.name.to_uppercase());
        context.note(&format!(
            "note  {variable} is set to {value} and outweighs the file"
        ));
    }
    Ok(writeln!(
        out,
        "{name} is {} ({source})",
        shown(key, &value)
    )?)
}

fn shown(key: &Key, value: &str) -> String {
    if key.unit.is_empty() || value == "unset" {
        return value.to_owned();
    }
    format!("{value} {}", key.unit)
}

/// A number with two decimals at most: a measured one has many, and nobody reads them.
fn short_number(value: &str) -> String {
    match value.parse::<f64>() {
        Ok(number) if value.contains('.') => ((number * 100.0).round() / 100.0).to_string(),
        _ => value.to_owned(),
    }
}

fn list(context: &Context, as_json: bool, out: &mut dyn Write) -> anyhow::Result<()> {
    let rows = in_force(context)?.rows();
    if as_json {
        for (key, value, source) in &rows {
            json(out, &line(key, value, *source))?;
        }
        return Ok(());
    }
    let screen = context.screen();
    for (key, value, source) in rows {
        let value = shown(key, &short_number(&value));
        if screen.width < NARROW {
            for line in screen.wrap(&format!("{}: {value} ({source})", key.name), "", "   ") {
                writeln!(out, "{line}")?;
            }
        } else {
            let (name, value) = (pad_right(key.name, 18), pad_right(&value, 20));
            writeln!(out, "{name}{value}{source}")?;
        }
        for line in screen.wrap(key.meaning, "   ", "   ") {
            writeln!(out, "{}", screen.style.dim(&line))?;
        }
    }
    Ok(())
}

fn line<'a>(key: &'a Key, value: &str, source: Source) -> Line<'a> {
    Line {
        key: key.name,
        value: typed(value),
        source: source.to_string(),
        unit: key.unit,
        accepts: key.accepts,
        meaning: key.meaning,
    }
}

/// A value as JSON: a number, true or false, null for no limit, or text.
fn typed(value: &str) -> Value {
    match value {
        "on" => Value::Bool(true),
        "off" => Value::Bool(false),
        "unset" => Value::Null,
        _ => value
            .parse()
            .map_or_else(|_| Value::String(value.to_owned()), Value::Number),
    }
}
