//! `retell decks`: which there are, which are practised, and deck files.

mod file;
mod list;
mod practise;
mod show;

use std::io::Write;

use super::{Context, json};
use crate::cli::{Decks, DecksCommand};
use crate::engine::card::Kind;

/// Lists decks, or does something with some.
pub fn run(context: &Context, arguments: Decks, out: &mut dyn Write) -> anyhow::Result<()> {
    match arguments.command {
        None => list::run(context, arguments.json, out),
        Some(DecksCommand::List { json }) => list::run(context, json, out),
        Some(DecksCommand::Show { theme, json }) => show::run(context, &theme, json, out),
        Some(DecksCommand::Activate { themes, company }) => {
            practise::activate(context, themes, company.as_deref(), out)
        }
        Some(DecksCommand::Deactivate { themes }) => practise::deactivate(context, &themes, out),
        Some(DecksCommand::Remove { theme }) => practise::remove(context, &theme, out),
        Some(DecksCommand::New { title, to }) => file::new(context, &title, to.as_deref(), out),
        Some(DecksCommand::Export { theme }) => file::export(context, &theme, out),
        Some(DecksCommand::Check { file, json }) => file::check(context, &file, json, out),
    }
}

/// A number of cards of a kind in words.
fn counted(count: usize, kind: Kind) -> String {
    let plural = match kind {
        Kind::Prompt => "prompts",
        Kind::Criterion => "criteria",
        Kind::Pitfall => "pitfalls",
        Kind::FollowUp => "follow-ups",
        Kind::Sample => "samples",
    };
    format!("{count} {}", if count == 1 { kind.name() } else { plural })
}

/// Names as one lists them in a sentence: `a`, `a and b`, `a, b and c`.
fn enumerate(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_read_as_a_sentence() {
        for (names, sentence) in [
            (&[][..], ""),
            (&["a"], "a"),
            (&["a", "b"], "a and b"),
            (&["a", "b", "c"], "a, b and c"),
        ] {
            assert_eq!(enumerate(names), sentence);
        }
        assert_eq!(counted(1, Kind::Criterion), "1 criterion");
        assert_eq!(counted(0, Kind::FollowUp), "0 follow-ups");
    }
}
