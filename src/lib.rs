//! retell keeps the stories you will tell in a behavioural interview ready to be told.
//!
//! # The house, in reading order
//! - [`engine`]: pure decisions. Knows no SQL, file, clock or terminal.
//! - [`deck`]: themes as text and as values. Pure as well.
//! - [`story`]: the user's stories. Pure as well.
//! - [`clock`]: the only reader of wall clock, elapsed time and entropy. Decides nothing.
//! - [`paths`]: the only reader of environment and home folder. Reads no file's content.
//! - [`config`]: the settings, their defaults and where each value comes from. Never prints or asks.
//! - [`store`]: the only room with SQL. Never decides, never prints.
//! - [`app`]: one short method per thing retell can do, one transaction each. Never prints.
//! - [`term`]: how retell talks to a person. Knows nothing of what a card means.
//! - [`cli`]: everything a user may type. Does nothing.
//! - [`cmd`]: one file per subcommand, text on a writer. Sees no SQL.
//!
//! Arrows point down only: a room uses the rooms listed above it, never those below.

pub mod app;
pub mod cli;
pub mod clock;
pub mod cmd;
pub mod config;
pub mod deck;
pub mod engine;
pub mod paths;
pub mod store;
pub mod story;
pub mod term;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::Parser;

use app::Failure;
use paths::Environment;

/// Runs the program: reads what was typed, does it, and says how it went.
///
/// Exit codes: 0 done, 1 refused, 2 what was typed or the file given, 130 interrupted.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let typed = match cli::Cli::try_parse_from(arguments) {
        Ok(typed) => typed,
        Err(told) => {
            let _ = told.print();
            return ExitCode::from(u8::try_from(told.exit_code()).unwrap_or(2));
        }
    };
    let environment = Environment::read();
    match term::deliver(|out| cmd::run(typed, environment, out)) {
        Ok(_) => ExitCode::SUCCESS,
        Err(error) => {
            match error.downcast_ref::<std::io::Error>() {
                Some(reason) => term::note(&format!("retell: cannot read or write: {reason}")),
                None => term::note(&format!("retell: {error}")),
            }
            let code = error
                .downcast_ref::<Failure>()
                .map_or(1, |failure| failure.exit.code());
            ExitCode::from(code)
        }
    }
}
