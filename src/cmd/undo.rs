//! `retell undo`: takes the last ratings back. They stay in the log, beside their retractions.

use std::io::Write;

use serde::Serialize;

use super::{Context, json};
use crate::app::App;
use crate::cli::Undo;
use crate::engine::card::{CardKey, Grade};
use crate::term::Terminal;

#[derive(Serialize)]
struct Line<'a> {
    event: &'static str,
    ack: String,
    card: &'a CardKey,
    grade: Grade,
}

/// Takes ratings back, newest first.
pub fn run(context: &Context, arguments: &Undo, out: &mut dyn Write) -> anyhow::Result<()> {
    let mut app = context.read()?;
    if !agreed(context, &mut app, arguments)? {
        return Ok(writeln!(out, "nothing was changed")?);
    }
    let undone = app.undo(arguments.count)?;
    for undone in &undone {
        let ack = undone.review.to_string();
        if arguments.json {
            json(
                out,
                &Line {
                    event: "undone",
                    ack,
                    card: &undone.card,
                    grade: undone.grade,
                },
            )?;
        } else {
            writeln!(
                out,
                "took back {ack}  {} graded {}",
                undone.card, undone.grade
            )?;
        }
    }
    if undone.is_empty() && !arguments.json {
        writeln!(out, "there is no rating to take back")?;
    }
    Ok(())
}

/// Whether several ratings may go that reach back before today: a slip of the finger would cost weeks, and
/// nothing brings them back. Asks a person; a script knows what it types.
fn agreed(context: &Context, app: &mut App, arguments: &Undo) -> anyhow::Result<bool> {
    if arguments.count == 1 || arguments.json || context.yes {
        return Ok(true);
    }
    let Ok(terminal) = Terminal::open(context.look, &context.environment, "--yes") else {
        return Ok(true);
    };
    let (older, all) = app.older_among_newest(arguments.count)?;
    if older == 0 || all == 1 {
        return Ok(true);
    }
    let question = format!("Take back {all} ratings, {older} of them from before today?");
    Ok(terminal.confirm(&question, false)? == Some(true))
}
