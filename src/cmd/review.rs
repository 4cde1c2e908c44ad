//! `retell review`: the daily session, in a terminal or line by line.

use std::io::Write;

use super::{Context, line, session};
use crate::app::queue::Ask;
use crate::cli::Review;
use crate::term::Terminal;

/// Runs a session: at a terminal with a person, else line by line.
pub fn run(context: &Context, arguments: Review, out: &mut dyn Write) -> anyhow::Result<()> {
    let ask: Ask = arguments.selection.into();
    if arguments.json {
        return line::run(context, ask, out);
    }
    match Terminal::open(context.look, &context.environment, "retell review --json") {
        Ok(terminal) => {
            let ask = Ask {
                in_terminal: true,
                ..ask
            };
            session::run(context, terminal, ask, None)
        }
        Err(_) => line::run(context, ask, out),
    }
}
