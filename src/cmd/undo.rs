//! `retell undo`: takes the last ratings back. They stay in the log, beside their retractions.

use std::io::Write;

use serde::Serialize;

use super::{Context, json};
use crate::cli::Undo;
use crate::engine::card::{CardKey, Grade};

#[derive(Serialize)]
struct Line<'a> {
    event: &'static str,
    ack: String,
    card: &'a CardKey,
    grade: Grade,
}

/// Takes ratings back, newest first.
pub fn run(context: &Context, arguments: &Undo, out: &mut dyn Write) -> anyhow::Result<()> {
    let undone = context.read()?.undo(arguments.count)?;
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
