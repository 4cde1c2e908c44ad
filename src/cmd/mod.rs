//! One file per subcommand: arguments and the app in, text on a writer out. Sees no SQL, and decides
//! nothing that another front end would have to decide again.

mod backup;
mod cards;
mod check;
mod completions;
mod config;
mod decks;
mod editor;
mod export;
mod import;
mod interview;
mod log;
mod matrix;
mod mock;
mod plan;
mod queue;
mod rate;
mod readiness;
mod restore;
mod review;
mod search;
mod session;
mod sheet;
mod stats;
mod story;
mod today;
mod transfer;
mod undo;

use std::io::Write;
use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::app::{self, App, Failure, Surroundings};
use crate::cli::{Cli, Command, Global};
use crate::engine::day::Day;
use crate::engine::typed_day;
use crate::paths::Environment;
use crate::term::{Look, Screen, note};

/// What a command may use beside its own arguments.
pub struct Context {
    /// What the environment said.
    pub environment: Environment,
    /// Colour and redrawing, as asked for.
    pub look: Look,
    home: Option<PathBuf>,
    /// Every question is answered with yes.
    pub yes: bool,
}

impl Context {
    /// Takes the global options apart.
    pub fn new(global: Global, environment: Environment) -> Self {
        Self {
            look: Look {
                color: global.color,
                plain: global.plain,
                quiet: global.quiet,
            },
            home: global.home,
            yes: global.yes,
            environment,
        }
    }

    /// The collection's folder, clock and settings.
    pub fn surroundings(&self) -> anyhow::Result<Surroundings> {
        Ok(Surroundings::find(self.home.as_deref(), &self.environment)?)
    }

    /// The collection for reading; nothing is made.
    pub fn read(&self) -> anyhow::Result<App> {
        Ok(App::open(self.surroundings()?)?)
    }

    /// The collection for writing; made where there is none.
    pub fn write(&self) -> anyhow::Result<App> {
        Ok(App::open_or_create(self.surroundings()?)?)
    }

    /// Whether there is a collection, or something in its place.
    pub fn has_collection(&self) -> anyhow::Result<bool> {
        let home = self.surroundings()?.home;
        Ok(home.database().try_exists().unwrap_or(true))
    }

    /// Where data is shown.
    pub fn screen(&self) -> Screen {
        Screen::stdout(self.look, &self.environment)
    }

    /// A note on standard error, unless quiet.
    pub fn note(&self, text: &str) {
        if !self.look.quiet {
            note(text);
        }
    }
}

/// Runs the command that was typed.
pub fn run(cli: Cli, environment: Environment, out: &mut dyn Write) -> anyhow::Result<()> {
    let context = Context::new(cli.global, environment);
    let done = match cli.command {
        Some(Command::Review(arguments)) => review::run(&context, arguments, out),
        Some(Command::Queue(arguments)) => queue::run(&context, arguments, out),
        Some(Command::Rate(arguments)) => rate::run(&context, &arguments, out),
        Some(Command::Undo(arguments)) => undo::run(&context, &arguments, out),
        Some(Command::Readiness(arguments)) => readiness::run(&context, &arguments, out),
        Some(Command::Plan(arguments)) => plan::run(&context, &arguments, out),
        Some(Command::Sheet(arguments)) => sheet::run(&context, &arguments, out),
        Some(Command::Interview(arguments)) => interview::run(&context, arguments, out),
        Some(Command::Stats { json }) => stats::run(&context, json, out),
        Some(Command::Cards(arguments)) => cards::run(&context, arguments, out),
        Some(Command::Story(arguments)) => story::run(&context, arguments, out),
        Some(Command::Matrix(arguments)) => matrix::run(&context, arguments, out),
        Some(Command::Decks(arguments)) => decks::run(&context, arguments, out),
        Some(Command::Import(arguments)) if transfer::is_export(&arguments.file) => {
            transfer::run(&context, &arguments, out)
        }
        Some(Command::Import(arguments)) => import::run(&context, &arguments, out),
        Some(Command::Mock(arguments)) => mock::run(&context, &arguments, out),
        Some(Command::Log(arguments)) => log::run(&context, &arguments, out),
        Some(Command::Backup(arguments)) => backup::run(&context, &arguments, out),
        Some(Command::Restore(arguments)) => restore::run(&context, &arguments, out),
        Some(Command::Check(arguments)) => check::run(&context, &arguments, out),
        Some(Command::Search(arguments)) => search::run(&context, &arguments, out),
        Some(Command::Export(arguments)) => export::run(&context, &arguments, out),
        Some(Command::Config(arguments)) => config::run(&context, arguments, out),
        Some(Command::Completions(arguments)) => completions::shell(&arguments, out),
        Some(Command::Man) => completions::manual(out),
        None => today::run(&context, cli.json, out),
    };
    done.map_err(|error| name_backup(&context, error))
}

/// Where the database file is not what it should be, the way on is a backup: it is named.
fn name_backup(context: &Context, error: anyhow::Error) -> anyhow::Error {
    match (error.downcast::<Failure>(), context.surroundings()) {
        (Ok(failure), Ok(surroundings)) => app::name_backup(failure, &surroundings.home).into(),
        (Ok(failure), Err(_)) => failure.into(),
        (Err(error), _) => error,
    }
}

/// Prints a value as one line of JSON.
fn json(out: &mut dyn Write, value: &impl Serialize) -> anyhow::Result<()> {
    // As an error of the writer, so that a closed pipe is known as one.
    serde_json::to_writer(&mut *out, value).map_err(std::io::Error::from)?;
    Ok(out.write_all(b"\n")?)
}

/// Why a line of JSON is not what was asked for. It is one line: where in it says nothing more.
fn no_json(error: &serde_json::Error) -> String {
    if !error.is_data() {
        return "it is no JSON".to_owned();
    }
    let reason = error.to_string();
    let reason = reason.split(" at line ").next().unwrap_or_default();
    let mut reason = reason.replace('`', "\"");
    for (type_name, words) in [("i64", "a whole number"), ("f64", "a number")] {
        let expected = format!("expected {type_name}");
        reason = reason.replace(&expected, &format!("expected {words}"));
    }
    reason
}

/// A failure to write a table as the failure below it, so that a closed pipe is seen as one.
fn not_written(error: csv::Error) -> std::io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(reason) => reason,
        other => std::io::Error::other(format!("{other:?}")),
    }
}

/// Why a file could not be made: it is there already, or what the system says.
fn not_made(path: &Path, error: &std::io::Error) -> Failure {
    let name = path.display();
    if error.kind() == std::io::ErrorKind::AlreadyExists {
        return Failure::typed(format_args!("\"{name}\" exists already"))
            .with("nothing was changed; name another file");
    }
    Failure::typed(format_args!("cannot write \"{name}\": {error}"))
}

/// The day that is meant by words such as "18 Dec" or "in 3 weeks".
fn day_meant(words: &[String], today: Day) -> Result<Day, Failure> {
    typed_day::read(&words.join(" "), today).map_err(Failure::typed)
}

/// "1 prompt", "7 prompts".
fn plural(count: usize, what: &str) -> String {
    if count == 1 {
        format!("1 {what}")
    } else {
        format!("{count} {what}s")
    }
}

/// Minutes of work to come as a whole number, rounded up; a sum of lengths is not exact.
fn whole_minutes(minutes: f64) -> f64 {
    // What is rounded up to nought is a negative one, which is not the same in print.
    (minutes - 1e-6).ceil() + 0.0
}

/// A small count as a word.
fn in_words(count: usize) -> String {
    const WORDS: [&str; 10] = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    ];
    WORDS
        .get(count)
        .map_or_else(|| count.to_string(), |word| (*word).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_to_come_are_whole_and_rounded_up() {
        for (minutes, shown) in [
            (0.0, "0"),
            (0.5, "1"),
            (2.0, "2"),
            (2.0 + 1e-9, "2"),
            (22.5, "23"),
        ] {
            assert_eq!(format!("{:.0}", whole_minutes(minutes)), shown, "{minutes}");
        }
    }
}
