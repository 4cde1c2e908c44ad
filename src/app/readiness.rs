//! How ready the user is: one load, the engine's numbers, one value for every front end. Never prints,
//! and never writes.

use std::collections::{BTreeSet, HashMap};

use rusqlite::Connection;

use super::App;
use super::deck::practised;
use super::failure::{Failure, Result};
use super::find;
use super::interview::scope;
use crate::deck::{bundled, text};
use crate::engine::card::{CardKey, Form, Grade, Kind};
use crate::engine::day::Day;
use crate::engine::history::Schedule;
use crate::engine::memory::Fit;
use crate::engine::readiness::{
    self as engine, PromptInput, PromptReadiness, ThemeReadiness, ThemeState,
};
use crate::store::card;
use crate::store::deck::{self, DeckRow};
use crate::store::front::{self, PromptRow};
use crate::store::interview::{self, Interview};
use crate::store::{log, story};
use crate::story::State as StoryState;

/// How ready the user is on a day, and on the day of the interview where one is ahead.
#[derive(Clone, Debug)]
pub struct Readiness {
    /// The day it was asked on.
    pub today: Day,
    /// The day it holds for.
    pub on: Day,
    /// How this user forgets, as far as is known.
    pub fit: Fit,
    /// The nearest interview that is not over.
    pub interview: Option<Ahead>,
    /// Its day, where that lies ahead and no other day was asked for.
    pub day: Option<Day>,
    /// Every active theme, in the order in which decks are listed.
    pub themes: Vec<Theme>,
}

/// An interview ahead, as far as it is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ahead {
    /// The company.
    pub company: Option<String>,
    /// The day.
    pub day: Option<Day>,
    /// How many interviews the loop holds, where that was said.
    pub rounds: Option<u32>,
}

/// How ready one theme is.
#[derive(Clone, Debug)]
pub struct Theme {
    /// Its deck's row, for the loop.
    pub row: i64,
    /// Its deck.
    pub deck: String,
    /// Its name.
    pub title: String,
    /// Whether the interview ahead may ask about it; true for all without one.
    pub in_scope: bool,
    /// How ready it is on the day asked for.
    pub readiness: ThemeReadiness,
    /// How ready it is on the day of the interview, if that asks about it.
    pub on_the_day: Option<ThemeReadiness>,
    /// How many different stories its prompts have.
    pub stories: usize,
    /// Its prompts, suspended ones left out, in the deck's order.
    pub prompts: Vec<Prompt>,
}

/// How ready one prompt is.
#[derive(Clone, Debug)]
pub struct Prompt {
    /// Its row, for the loop.
    pub row: i64,
    /// The card.
    pub card: CardKey,
    /// The ask, in the user's wording where there is one.
    pub front: String,
    /// How ready it is on the day asked for.
    pub readiness: PromptReadiness,
    /// How ready it is on the day of the interview.
    pub on_the_day: Option<PromptReadiness>,
    /// What its reviews came to; `None` if it was never practised.
    pub schedule: Option<Schedule>,
    /// The stories that answer it, its first choice first: rows and titles.
    pub stories: Vec<(i64, String)>,
}

impl Readiness {
    /// Whether there are enough observations of this user's forgetting to show a number.
    pub fn known(&self) -> bool {
        self.fit.known()
    }

    /// Whether the interview takes place today: then a number helps nobody.
    pub fn is_the_day(&self) -> bool {
        let interview = self.interview.as_ref();
        interview.and_then(|interview| interview.day) == Some(self.today)
    }

    /// The themes that count: those that the interview ahead may ask about, all without one.
    pub fn in_scope(&self) -> impl Iterator<Item = &Theme> {
        self.themes.iter().filter(|theme| theme.in_scope)
    }

    /// How many of the themes that count are ready on the day asked for.
    pub fn ready(&self) -> usize {
        self.in_scope()
            .filter(|theme| theme.readiness.state == ThemeState::Ready)
            .count()
    }

    /// How many of the themes that count are ready on the day of the interview; `None` without one.
    pub fn ready_on_the_day(&self) -> Option<usize> {
        self.day?;
        let ready = |theme: &&Theme| theme.last_look().state == ThemeState::Ready;
        Some(self.in_scope().filter(ready).count())
    }
}

/// A review of a prompt, as the reason behind its numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Past {
    /// The day.
    pub day: Day,
    /// How well it was recalled.
    pub grade: Grade,
    /// How it was answered.
    pub form: Form,
}

impl Theme {
    /// How ready it is on the day of the interview, else on the day asked for.
    pub fn last_look(&self) -> ThemeReadiness {
        self.on_the_day.unwrap_or(self.readiness)
    }

    /// What weakens the theme, in a few plain words; empty where nothing does.
    pub fn remark(&self) -> String {
        let without = self
            .prompts
            .iter()
            .filter(|prompt| prompt.readiness.state == engine::State::NoStory)
            .count();
        if self.prompts.is_empty() {
            "every prompt is set aside".to_owned()
        } else if without == self.prompts.len() {
            "no story yet".to_owned()
        } else if self.prompts.len() < 3 {
            "fewer than three prompts".to_owned()
        } else if self.stories == 1 {
            "rests on one story".to_owned()
        } else if without == 1 {
            "one has no story".to_owned()
        } else if without > 1 {
            format!("{} have no story", in_words(without))
        } else {
            String::new()
        }
    }
}

/// A small count as a word.
fn in_words(count: usize) -> String {
    let words = [
        "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    ];
    words
        .get(count)
        .map_or_else(|| count.to_string(), |word| (*word).to_owned())
}

impl App {
    /// How ready the user is on a day, today without one; of one theme alone where it is named.
    ///
    /// Refuses a day in the past, and a theme that is unknown or not active.
    pub fn readiness(&mut self, on: Option<Day>, theme: Option<&str>) -> Result<Readiness> {
        let today = self.now().day;
        if let Some(on) = on.filter(|on| *on < today) {
            return Err(Failure::typed(format_args!(
                "{on} is over: readiness looks at today, {today}, and the days ahead"
            ))
            .with(format_args!("retell readiness --on {}", today + 1)));
        }
        let fit = self.fit()?;
        let transaction = self.store.read()?;
        let decks = wanted(&transaction, theme)?;
        load(&transaction, &decks, fit, today, on)
    }
}

impl App {
    /// A card's reviews that were not taken back, in log order.
    pub fn reviews_of(&mut self, key: &CardKey) -> Result<Vec<Past>> {
        let transaction = self.store.read()?;
        let card = find::card(&transaction, key)?;
        Ok(log::of_card(&transaction, card.id)?
            .iter()
            .map(|review| Past {
                day: review.day,
                grade: review.grade,
                form: review.form,
            })
            .collect())
    }
}

/// The active decks in the order in which they are listed, or the one that was named.
pub(super) fn wanted(connection: &Connection, theme: Option<&str>) -> Result<Vec<DeckRow>> {
    if let Some(theme) = theme {
        return Ok(vec![practised(connection, theme)?]);
    }
    let mut decks = deck::all(connection)?;
    decks.retain(|deck| deck.active);
    let rank = |deck: &DeckRow| {
        bundled::slugs()
            .position(|slug| slug == deck.slug)
            .unwrap_or(usize::MAX)
    };
    decks.sort_by_key(rank);
    Ok(decks)
}

/// The numbers of these decks, on the day asked for; without one today, and on the interview day.
pub(super) fn load(
    connection: &Connection,
    decks: &[DeckRow],
    fit: Fit,
    today: Day,
    asked: Option<Day>,
) -> Result<Readiness> {
    let next = interview::next(connection, today)?;
    let in_scope: Option<BTreeSet<i64>> = next
        .as_ref()
        .map(|next| scope(next, decks).map(|deck| deck.id).collect());
    let interview = next.map(Ahead::from);
    let on = asked.unwrap_or(today);
    let day = interview
        .as_ref()
        .and_then(|interview| interview.day)
        .filter(|day| asked.is_none() && *day > today);
    let mut links = linked_stories(connection)?;
    let only = match decks {
        [only] => Some(only.id),
        _ => None,
    };
    let mut by_deck = front::prompts(connection, only)?;
    let mut themes = Vec::new();
    for deck in decks {
        let in_scope = in_scope.as_ref().is_none_or(|it| it.contains(&deck.id));
        let day = day.filter(|_| in_scope);
        let prompts: Vec<Prompt> = by_deck
            .remove(&deck.id)
            .unwrap_or_default()
            .into_iter()
            .map(|row| {
                let stories = links.remove(&row.card.id).unwrap_or_default();
                prompt(deck, row, stories, &fit, on, day)
            })
            .collect();
        // A deck of short cards alone is no theme to be ready for.
        if !prompts.is_empty() || card::has_prompts(connection, deck.id)? {
            themes.push(theme(deck, prompts, in_scope));
        }
    }
    Ok(Readiness {
        today,
        on,
        fit,
        interview,
        day,
        themes,
    })
}

impl From<Interview> for Ahead {
    fn from(interview: Interview) -> Self {
        Self {
            company: interview.company,
            day: interview.day,
            rounds: interview.rounds,
        }
    }
}

/// Each prompt's stories, its first choice first; retired ones answer nothing.
fn linked_stories(connection: &Connection) -> Result<HashMap<i64, Vec<(i64, String)>>> {
    let titles: HashMap<i64, String> = story::all(connection)?
        .into_iter()
        .filter(|row| row.story.state != StoryState::Retired)
        .map(|row| (row.id, row.story.title))
        .collect();
    let mut linked: HashMap<i64, Vec<(i64, String)>> = HashMap::new();
    for link in story::links(connection)? {
        if let Some(title) = titles.get(&link.story) {
            linked
                .entry(link.card)
                .or_default()
                .push((link.story, title.clone()));
        }
    }
    Ok(linked)
}

fn prompt(
    deck: &DeckRow,
    row: PromptRow,
    stories: Vec<(i64, String)>,
    fit: &Fit,
    on: Day,
    day: Option<Day>,
) -> Prompt {
    let input = PromptInput {
        schedule: row.schedule,
        linked: !stories.is_empty(),
    };
    Prompt {
        row: row.card.id,
        card: CardKey {
            deck: deck.slug.clone(),
            kind: Kind::Prompt,
            slug: row.card.slug,
        },
        front: text::clean(&row.card.front),
        readiness: engine::prompt(&input, on, fit),
        on_the_day: day.map(|day| engine::prompt(&input, day, fit)),
        schedule: input.schedule,
        stories,
    }
}

fn theme(deck: &DeckRow, prompts: Vec<Prompt>, in_scope: bool) -> Theme {
    let counts: Vec<f64> = prompts.iter().map(|it| it.readiness.counts).collect();
    let later: Option<Vec<f64>> = prompts
        .iter()
        .map(|it| it.on_the_day.as_ref().map(|readiness| readiness.counts))
        .collect();
    let stories: BTreeSet<i64> = prompts
        .iter()
        .flat_map(|it| it.stories.iter().map(|(row, _)| *row))
        .collect();
    Theme {
        row: deck.id,
        deck: deck.slug.clone(),
        title: deck.title.clone(),
        in_scope,
        readiness: engine::theme(&counts),
        on_the_day: later
            .filter(|later| !later.is_empty())
            .map(|later| engine::theme(&later)),
        stories: stories.len(),
        prompts,
    }
}
