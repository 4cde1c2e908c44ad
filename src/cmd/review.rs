//! `retell review`: the daily session, in a terminal or line by line.

mod first_run;
mod line;

use std::io::Write;

use super::{Context, session};
use crate::app::queue::Ask;
use crate::cli::Review;
use crate::term::Terminal;

/// Runs a session: at a terminal with a person, else line by line.
pub fn run(context: &Context, arguments: Review, out: &mut dyn Write) -> anyhow::Result<()> {
    let ask = Ask {
        again: arguments.again,
        ..arguments.selection.into()
    };
    if arguments.json {
        return line::run(context, ask, out);
    }
    let Ok(terminal) = Terminal::open(context.look, &context.environment, "retell review --json")
    else {
        return line::run(context, ask, out);
    };
    let ask = Ask {
        in_terminal: true,
        ..ask
    };
    if context.read()?.any_active()? {
        session::run(context, terminal, ask, None)
    } else {
        first_run::run(context, terminal, ask)
    }
}
