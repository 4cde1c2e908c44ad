//! `retell decks`: which there are, and which are practised.

use std::io::Write;

use super::{Context, json};
use crate::app::deck::{DeckLine, company};
use crate::cli::{Decks, DecksCommand};

/// Lists decks, or does something with some.
pub fn run(context: &Context, arguments: Decks, out: &mut dyn Write) -> anyhow::Result<()> {
    if let Some(DecksCommand::Activate {
        themes,
        company: name,
    }) = arguments.command
    {
        let mut slugs = themes;
        if let Some(name) = name {
            slugs.extend(company(&name)?.decks);
        }
        let activated = context.write()?.activate(&slugs)?;
        return Ok(writeln!(out, "{} activated", activated.len())?);
    }
    for line in context.read()?.decks()? {
        let _: &DeckLine = &line;
        json(out, &line.slug)?;
    }
    Ok(())
}
