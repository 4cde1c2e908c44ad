//! One page for the evening before and the morning: the stories with their cues, and what they answer.
//! Asks nothing and grades nothing.

use std::collections::HashMap;

use super::App;
use super::failure::Result;
use super::interview::{pick, scope};
use crate::deck::text;
use crate::engine::card::Kind;
use crate::engine::day::Day;
use crate::store::interview::{self, Interview};
use crate::store::{deck, front, story};
use crate::story::State;

/// The page.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// Today.
    pub today: Day,
    /// The interview it is for; without one it is about every theme that is practised.
    pub interview: Option<Interview>,
    /// The stories that answer a prompt in scope, those that answer most first; where none does, all of
    /// them, since the day comes all the same.
    pub stories: Vec<SheetStory>,
    /// How many prompts in scope have no story.
    pub without: usize,
}

/// A story on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetStory {
    /// What the user calls it.
    pub title: String,
    /// The few words that bring it back.
    pub cues: Vec<String>,
    /// What shows that it worked.
    pub evidence: Option<String>,
    /// What it answers, by theme.
    pub prompts: Vec<SheetPrompt>,
}

/// A prompt on the page, below its first choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetPrompt {
    /// Its theme's title.
    pub theme: String,
    /// The ask.
    pub front: String,
    /// What to stress for it.
    pub angle: Option<String>,
}

impl App {
    /// The page for the nearest interview, or for the company's.
    pub fn sheet(&mut self, company: Option<&str>) -> Result<Sheet> {
        let today = self.now().day;
        let transaction = self.store.read()?;
        let open = interview::ahead(&transaction, today)?;
        let row = match company {
            Some(_) => Some(pick(&open, company, "retell sheet")?),
            None => open.into_iter().next(),
        };
        let decks = deck::all(&transaction)?;
        let in_scope: Vec<&deck::DeckRow> = match &row {
            Some(row) => scope(row, &decks).collect(),
            None => decks.iter().filter(|deck| deck.active).collect(),
        };
        let firsts: HashMap<i64, story::LinkRow> = story::links(&transaction)?
            .into_iter()
            .filter(|link| link.first)
            .map(|link| (link.card, link))
            .collect();
        let mut without = 0;
        let mut of_story: HashMap<i64, Vec<SheetPrompt>> = HashMap::new();
        for deck in in_scope {
            let prompts = front::of_kind(&transaction, Some(deck.id), Kind::Prompt)?;
            for prompt in prompts.into_values().flatten() {
                let Some(link) = firsts.get(&prompt.id) else {
                    without += 1;
                    continue;
                };
                of_story.entry(link.story).or_default().push(SheetPrompt {
                    theme: deck.title.clone(),
                    front: text::clean(&prompt.front),
                    angle: link.angle.clone(),
                });
            }
        }
        let none_linked = of_story.is_empty();
        let mut stories: Vec<SheetStory> = story::all(&transaction)?
            .into_iter()
            .filter(|row| row.story.state != State::Retired)
            .filter_map(|row| {
                Some(SheetStory {
                    prompts: match of_story.remove(&row.id) {
                        None if none_linked => Vec::new(),
                        prompts => prompts?,
                    },
                    title: row.story.title,
                    cues: row.story.cues,
                    evidence: row.story.evidence,
                })
            })
            .collect();
        stories.sort_by_key(|story| std::cmp::Reverse(story.prompts.len()));
        Ok(Sheet {
            today,
            interview: row,
            stories,
            without,
        })
    }
}
