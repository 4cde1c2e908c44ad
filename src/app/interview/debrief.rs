//! The evening of an interview: what was asked and how it went, in the user's own words. Never a grade:
//! it is kept beside the log, shows in the plans to come, and gives questions that no theme has a prompt.

use rusqlite::Connection;

use super::super::deck::write::{insert_card, new_card};
use super::super::failure::{Failure, Result};
use super::super::{App, commit};
use super::is_company;
use super::scope::ASKED;
use crate::app::find;
use crate::deck::content::{Content, Detail};
use crate::deck::text::{self, Comparable};
use crate::engine::card::{CardKey, Kind};
use crate::engine::day::Day;
use crate::store::card::{self, CardRow};
use crate::store::deck::{self, DeckRow};
use crate::store::interview::{self, Debrief, Interview, Went};
use crate::store::schedule;

/// From this likeness on, 0 to 1, words are held for a prompt.
const ALIKE: f64 = 0.55;

/// From this likeness on they are offered to a person: one of two telling words is shared.
const MAYBE: f64 = 0.4;

/// So many prompts are offered where a person can choose.
const OFFERED: usize = 3;

/// One question as the user remembers it.
#[derive(Clone, Debug)]
pub struct Asked {
    /// What they asked.
    pub asked: String,
    /// How the answer went.
    pub went: Went,
    /// The prompt, where it was chosen; else the likest one.
    pub card: Option<CardKey>,
    /// Whether the words are a question of their own, whatever they are like.
    pub own: bool,
    /// The story told, by identifier or title.
    pub story: Option<String>,
    /// The probe that hurt.
    pub follow_up: Option<String>,
}

/// One question as it was kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    /// What they asked.
    pub asked: String,
    /// The prompt it stands for.
    pub card: CardKey,
    /// Its wording.
    pub front: String,
    /// Whether it became a prompt of the user's own.
    pub own: bool,
    /// How the answer went.
    pub went: Went,
    /// The title of the story told.
    pub story: Option<String>,
    /// The probe that hurt.
    pub follow_up: Option<String>,
}

/// A question that went shakily or badly and was not practised since.
#[derive(Clone, Debug, PartialEq)]
pub struct Sore {
    /// The prompt's row.
    pub row: i64,
    /// The prompt.
    pub card: CardKey,
    /// What they asked.
    pub asked: String,
    /// How the answer went.
    pub went: Went,
    /// What the interview is called.
    pub interview: String,
    /// The probe that hurt.
    pub follow_up: Option<String>,
}

impl Sore {
    /// "went badly at Amazon".
    pub fn remark(&self) -> String {
        let how = match self.went {
            Went::Fine => "well",
            Went::Shaky => "shakily",
            Went::Bad => "badly",
        };
        format!("went {how} at {}", self.interview)
    }
}

impl App {
    /// The interview of today or before that is looked back on: the company's, else the latest.
    pub fn interview_over(&mut self, company: Option<&str>) -> Result<Interview> {
        let today = self.now().day;
        let transaction = self.store.read()?;
        over(&transaction, company, today)
    }

    /// The prompts that words may stand for, the likest first.
    pub fn prompts_like(&mut self, asked: &str) -> Result<Vec<(CardKey, String)>> {
        let transaction = self.store.read()?;
        let found = alike(&transaction, asked, 1, MAYBE)?;
        let shown = found.into_iter().take(OFFERED);
        Ok(shown
            .map(|(_, row)| (row.key.clone(), text::clean(row.front())))
            .collect())
    }

    /// Keeps what was asked in the interview that is over: all of it or, where a line is wrong, nothing.
    pub fn debrief(&mut self, company: Option<&str>, asked: &[Asked]) -> Result<Vec<Kept>> {
        let moment = self.now();
        let transaction = self.store.write()?;
        let interview = over(&transaction, company, moment.day)?;
        let mut kept = Vec::new();
        // Each answer has an instant of its own: by it another collection knows it from one in the same words.
        for (at, one) in (moment.at..).zip(asked) {
            let words = text::clean(&one.asked);
            if words.is_empty() {
                return Err(Failure::typed("a question has no words")
                    .with("say in a few words what they asked"));
            }
            let row = prompt_for(&transaction, one, &words)?;
            let told = one
                .story
                .as_deref()
                .map(|name| find::story(&transaction, name))
                .transpose()?;
            let follow_up = one
                .follow_up
                .as_deref()
                .map(text::clean)
                .filter(|it| !it.is_empty());
            let debrief = Debrief {
                interview: interview.id,
                asked: words.clone(),
                card: Some(row.id),
                story: told.as_ref().map(|story| story.id),
                went: one.went,
                follow_up: follow_up.clone(),
            };
            interview::add_debrief(&transaction, &debrief, at)?;
            kept.push(Kept {
                asked: words,
                own: row.key.deck == ASKED,
                front: text::clean(row.front()),
                card: row.key,
                went: one.went,
                story: told.map(|story| story.story.title),
                follow_up,
            });
        }
        commit(transaction)?;
        Ok(kept)
    }
}

/// The interview of today or before that is meant.
fn over(connection: &Connection, company: Option<&str>, today: Day) -> Result<Interview> {
    let mut past: Vec<Interview> = interview::all(connection)?
        .into_iter()
        .filter(|row| row.day.is_some_and(|day| day <= today))
        .collect();
    past.sort_by_key(|row| (row.day, row.id));
    let found = past
        .into_iter()
        .rev()
        .find(|row| company.is_none_or(|company| is_company(row, company)));
    found.ok_or_else(|| {
        let at = company.map_or_else(String::new, |company| format!(" at \"{company}\""));
        Failure::typed(format_args!("no interview{at} has taken place yet"))
            .with("a debrief is for the evening after; retell interview lists what is set")
    })
}

/// The prompt that was chosen, or the likest, or a new one of the user's own.
fn prompt_for(connection: &Connection, asked: &Asked, words: &str) -> Result<CardRow> {
    if let Some(key) = &asked.card {
        return find::card(connection, key);
    }
    if !asked.own
        && let Some((_, row)) = alike(connection, words, 2, ALIKE)?.into_iter().next()
    {
        return Ok(row);
    }
    own_prompt(connection, words)
}

/// The prompts of active decks that the words may stand for, the likest first: those that share at least
/// so many of them and are at least so alike.
fn alike(
    connection: &Connection,
    words: &str,
    shared: usize,
    least: f64,
) -> Result<Vec<(f64, CardRow)>> {
    let wanted = Comparable::new(words);
    let mut found = Vec::new();
    for deck in deck::all(connection)?.iter().filter(|deck| deck.active) {
        for row in card::of_kind(connection, deck.id, Kind::Prompt)? {
            let wordings = row.content.detail.variants.iter().map(String::as_str);
            let likest = wordings
                .chain([row.front()])
                .map(|wording| likeness(&wanted, &Comparable::new(wording), shared))
                .fold(0.0, f64::max);
            if likest >= least {
                found.push((likest, row));
            }
        }
    }
    found.sort_by(|one, other| other.0.total_cmp(&one.0));
    Ok(found)
}

/// How alike words and a wording are: a few words of which enough stand in a long ask are alike too.
fn likeness(words: &Comparable, wording: &Comparable, enough: usize) -> f64 {
    let (few, many) = (words.stems(), wording.stems());
    let shared = few.iter().filter(|stem| many.contains(stem)).count();
    let held = if shared >= enough {
        0.9 * shared as f64 / few.len() as f64
    } else {
        0.0
    };
    words.similarity(wording).max(held)
}

fn own_prompt(connection: &Connection, words: &str) -> Result<CardRow> {
    let row = match deck::find(connection, ASKED)? {
        Some(row) => row,
        None => own_deck(connection)?,
    };
    let cards = card::of_deck(connection, row.id)?;
    let stem = text::card_slug(words);
    let mut slug = stem.clone();
    let mut number = 1;
    while let Some(known) = cards.iter().find(|card| card.key.slug == slug) {
        if text::normal(&known.content.front) == text::normal(words) {
            return Ok(known.clone());
        }
        number += 1;
        slug = format!("{stem}-{number}");
    }
    let content = Content {
        front: words.to_owned(),
        detail: Detail::default(),
    };
    let new = new_card(&row, Kind::Prompt, &slug, cards.len(), content);
    let key = new.key.clone();
    insert_card(connection, &row, new)?;
    find::card(connection, &key)
}

/// The deck of questions that no theme had.
fn own_deck(connection: &Connection) -> Result<DeckRow> {
    let mut row = DeckRow {
        id: 0,
        slug: ASKED.to_owned(),
        title: "Asked in interviews".to_owned(),
        track: None,
        level: None,
        summary: None,
        related: Vec::new(),
        companies: Vec::new(),
        tags: Vec::new(),
        source: ASKED.to_owned(),
        active: true,
        opened: false,
        introduced: true,
    };
    row.id = deck::insert(connection, &row)?;
    Ok(row)
}

/// What went shakily or badly and was not practised since, latest first.
pub(in crate::app) fn sore(connection: &Connection) -> Result<Vec<Sore>> {
    let debriefs = interview::debriefs(connection)?;
    if debriefs.is_empty() {
        return Ok(Vec::new());
    }
    let interviews = interview::all(connection)?;
    let mut sore: Vec<Sore> = Vec::new();
    for debrief in debriefs.into_iter().rev() {
        let Some(row) = debrief.card.filter(|_| debrief.went != Went::Fine) else {
            continue;
        };
        let of = interviews.iter().find(|it| it.id == debrief.interview);
        let day = of.and_then(|it| it.day);
        let practised = schedule::of_card(connection, row)?
            .is_some_and(|state| day.is_some_and(|day| state.last > day));
        if practised || sore.iter().any(|other| other.row == row) {
            continue;
        }
        sore.push(Sore {
            row,
            card: card::get(connection, row)?.key,
            asked: debrief.asked,
            went: debrief.went,
            interview: of
                .and_then(|it| it.company.clone())
                .unwrap_or_else(|| "the interview".to_owned()),
            follow_up: debrief.follow_up,
        });
    }
    Ok(sore)
}
