//! `retell mock`: an interview at the terminal, asked aloud and answered aloud; and the record of
//! those before. It cannot hear an answer, so it never suggests a grade.

mod record;
mod talk;

use std::io::Write;

use super::Context;
use crate::cli::{Mock, MockCommand};
use crate::term::Terminal;

/// What to type where nobody can be asked.
const WITHOUT_TERMINAL: &str = "retell mock questions";

/// Holds a mock interview, or shows questions or records.
pub fn run(context: &Context, arguments: &Mock, out: &mut dyn Write) -> anyhow::Result<()> {
    match arguments.command {
        None => hold(context, arguments, out),
        Some(MockCommand::List { json }) => record::list(context, json, out),
        Some(MockCommand::Questions { minutes, json }) => {
            let mock = context.read()?.draw_mock(minutes)?;
            record::questions(context, &mock, json, out)
        }
    }
}

fn hold(context: &Context, arguments: &Mock, out: &mut dyn Write) -> anyhow::Result<()> {
    let terminal = Terminal::open(context.look, &context.environment, WITHOUT_TERMINAL)
        .map_err(crate::app::Failure::typed)?;
    let mut app = context.write()?;
    let unfinished = if arguments.new {
        None
    } else {
        app.unfinished_mock()?
    };
    let mock = match unfinished {
        Some(mock) => mock,
        None => app.begin_mock(arguments.minutes)?,
    };
    match talk::hold(app, terminal, mock)? {
        Some(mock) => record::one(&context.screen(), &mock, out),
        None => Ok(()),
    }
}
