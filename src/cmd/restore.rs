//! `retell restore`: brings a copy of the collection back, after a look through it and a question.

use std::io::Write;

use super::Context;
use super::backup::{counted, path};
use crate::app::Failure;
use crate::app::backup::Restore;
use crate::cli;
use crate::term::Terminal;

/// Brings a copy back.
pub fn run(context: &Context, arguments: &cli::Restore, out: &mut dyn Write) -> anyhow::Result<()> {
    let restore = Restore::look_at(context.surroundings()?, &arguments.file)?;
    for note in &restore.notes {
        context.note(&format!("note  in the copy, {note}"));
    }
    if restore.replaces_something() && !context.yes && !agreed(context, &restore)? {
        return Ok(writeln!(out, "nothing was changed")?);
    }
    let (file, contents) = (restore.file.clone(), restore.contents);
    let kept = restore.carry_out()?;
    writeln!(out, "restored {}", path(&file))?;
    writeln!(out, "it holds {}", counted(&contents))?;
    if let Some(kept) = kept {
        writeln!(out, "what was there before is kept in {}", path(&kept))?;
    }
    Ok(())
}

fn agreed(context: &Context, restore: &Restore) -> anyhow::Result<bool> {
    let instead = format!("retell restore {} --yes", path(&restore.file));
    let terminal =
        Terminal::open(context.look, &context.environment, &instead).map_err(Failure::typed)?;
    let present = match &restore.replaces {
        Some(present) => counted(present),
        None => "it cannot be read".to_owned(),
    };
    let question = [
        format!("copy  {}", counted(&restore.contents)),
        format!("now   {present}"),
    ];
    for line in question {
        for line in terminal.screen.wrap(&line, "", "      ") {
            crate::term::note(&line);
        }
    }
    let answer = terminal.confirm(
        "Replace what is there now by the copy? It is kept as a backup.",
        false,
    )?;
    Ok(answer == Some(true))
}
