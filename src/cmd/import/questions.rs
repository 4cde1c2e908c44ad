//! What only a person can decide about an import. Without a terminal nothing is asked and the harmless
//! answer is taken.

use std::collections::BTreeSet;

use super::source::{Held, Read};
use crate::app::Failure;
use crate::app::import::{Clash, ImportAsk, ImportReport, Incoming};
use crate::cli::Import;
use crate::cmd::Context;
use crate::deck::page;
use crate::deck::update::{Near, Pair};
use crate::term::{Terminal, one_line};

/// Who asks.
pub struct Asker {
    terminal: Terminal,
}

impl Asker {
    /// The terminal, if there is one and nobody asked for silence or machine output.
    pub fn open(context: &Context, arguments: &Import) -> Option<Self> {
        if arguments.json || context.yes || arguments.file.as_os_str() == "-" {
            return None;
        }
        let terminal = Terminal::open(context.look, &context.environment, "--yes").ok()?;
        Some(Self { terminal })
    }

    /// Whether a theme that is there already from another source is added to or kept apart.
    pub fn clash(&self, there: &str, apart: &str) -> anyhow::Result<Clash> {
        let question = format!("There is a deck \"{there}\" from another source.");
        let entries = [
            "add to it: near prompts become other wordings, new ones are added, nothing is retired"
                .to_owned(),
            format!("keep apart as \"{apart}\""),
        ];
        match self.terminal.choose(&question, &entries)? {
            Some(0) => Ok(Clash::AddTo),
            Some(_) => Ok(Clash::KeepApart),
            None => Err(left().into()),
        }
    }

    /// Asks about cards that may be the same until no such pair is new.
    pub fn near(
        &self,
        ask: &mut ImportAsk,
        mut plan: impl FnMut(&ImportAsk) -> anyhow::Result<ImportReport>,
    ) -> anyhow::Result<()> {
        let mut answered: BTreeSet<Pair> = BTreeSet::new();
        let mut separate: BTreeSet<Pair> = BTreeSet::new();
        loop {
            let near = plan(ask)?.near;
            let Some(question) = near
                .into_iter()
                .find(|question| !answered.contains(&question.pair))
            else {
                return Ok(());
            };
            let text = format!(
                "was  {}\nnow  {}",
                one_line(&question.was),
                one_line(&question.now)
            );
            for line in text.lines() {
                for line in self.terminal.screen.wrap(line, " ", "      ") {
                    crate::term::note(&line);
                }
            }
            match self
                .terminal
                .confirm(" The same card, reworded? Its history is kept.", true)?
            {
                Some(true) => {}
                Some(false) => {
                    separate.insert(question.pair.clone());
                    ask.near = Near::Separate(separate.clone());
                }
                None => return Err(left().into()),
            }
            answered.insert(question.pair);
        }
    }

    /// Whether a file of several themes becomes several decks.
    fn wants_apart(&self, themes: &[String]) -> anyhow::Result<bool> {
        let question = format!(
            "This file holds {} themes: {}.",
            themes.len(),
            themes.join(", ")
        );
        let entries = [
            "one deck, each theme a tag".to_owned(),
            format!("{} decks", themes.len()),
        ];
        match self.terminal.choose(&question, &entries)? {
            Some(chosen) => Ok(chosen == 1),
            None => Err(left().into()),
        }
    }
}

fn left() -> Failure {
    Failure::refused("nothing was imported: a question was left open")
        .with("--yes imports without asking and keeps all history")
}

/// What a file held, its themes apart where a person wants them so.
pub fn apart(
    read: Read,
    asker: Option<&Asker>,
    context: &Context,
    arguments: &Import,
) -> anyhow::Result<Vec<Incoming>> {
    let page = match read.held {
        Held::Deck(incoming) => return Ok(vec![*incoming]),
        Held::Page(page) => *page,
    };
    if page.themes.len() > 1 {
        match asker {
            Some(asker) if arguments.name.is_none() => {
                if asker.wants_apart(&page.themes)? {
                    return Ok(page::split(&page).into_iter().map(Incoming::from).collect());
                }
            }
            _ if arguments.json => {}
            _ => context.note(&format!(
                " note  {} themes in one file ({}): one deck, each theme a tag",
                page.themes.len(),
                page.themes.join(", ")
            )),
        }
    }
    Ok(vec![Incoming::from(page)])
}
