//! The draw of a mock interview from the collection: which prompts may be asked, and which
//! follow-ups each telling meets. Keeps nothing.

use std::collections::HashMap;

use rusqlite::Connection;

use super::super::failure::{Failure, Result};
use super::super::interview::{rounds, scope};
use crate::deck::model::FollowUp;
use crate::deck::{bundled, company, text};
use crate::engine::card::Kind;
use crate::engine::chance::Chance;
use crate::engine::day::Day;
use crate::engine::mock::{self as engine, Prompt};
use crate::store::mock::{MockRow, QuestionRow};
use crate::store::{card, deck, interview, missing, story};
use crate::story::checks::Rule;
use crate::story::{State, probes};

/// Follow-ups after each telling.
const PROBES: usize = 2;

/// The deck of follow-ups that fit any story.
const ANY_STORY: &str = "any-story";

/// A theme that may be asked about.
struct Theme {
    prompts: Vec<Prompt>,
    follow_ups: Vec<String>,
}

/// A mock interview and its questions, drawn for so many minutes. `weaknesses` says what a story lacks.
pub(super) fn drawn(
    connection: &Connection,
    uuid: String,
    day: Day,
    minutes: f64,
    seed: u64,
    weaknesses: impl Fn(i64) -> Result<Vec<Rule>>,
) -> Result<(MockRow, Vec<QuestionRow>)> {
    if !(minutes > 0.0 && minutes.is_finite()) {
        return Err(
            Failure::typed(format_args!("--minutes {minutes}: minutes must be above 0"))
                .with("25 minutes are one interviewer: retell mock --minutes 25"),
        );
    }
    let (mut themes, interviewers) = themes(connection, day)?;
    let prompts: Vec<Vec<Prompt>> = themes.iter().map(|theme| theme.prompts.clone()).collect();
    let asked = engine::draw(&prompts, engine::questions_in(minutes, interviewers), seed);
    if asked.is_empty() {
        return Err(Failure::typed("there is no prompt to ask")
            .with("activate a company's themes first: retell decks activate --company generic"));
    }
    let mut chance = Chance::new(seed);
    let mut generic = any_story();
    let mut questions = Vec::new();
    for (place, question) in asked.iter().enumerate() {
        let (lacking, weak) = match question.story {
            Some(story) => (
                missing::open_of_story(connection, story)?,
                weaknesses(story)?,
            ),
            None => Default::default(),
        };
        let of_theme = &mut themes[question.theme].follow_ups;
        questions.push(QuestionRow {
            number: place as u32 + 1,
            interviewer: question.interviewer as u32 + 1,
            card: question.card,
            story: question.story,
            again: question.again,
            probes: take_probes(of_theme, &mut generic, &lacking, &weak, &mut chance),
            answered: false,
            seconds: None,
        });
    }
    let row = MockRow {
        id: 0,
        uuid,
        day,
        minutes,
        finished: false,
        good: None,
        mend: None,
    };
    Ok((row, questions))
}

/// Takes the follow-ups of one question out of those that may still be put: none is put twice.
fn take_probes(
    of_theme: &mut Vec<String>,
    generic: &mut Vec<FollowUp>,
    missing: &[String],
    weak: &[Rule],
    chance: &mut Chance,
) -> Vec<String> {
    let asks = generic.iter().map(|probe| probe.ask.clone());
    let probes: Vec<String> = of_theme.iter().cloned().chain(asks).collect();
    let fits_any = |place| place >= of_theme.len();
    let touching = weak.iter().flat_map(|rule| probes::touching(*rule));
    let weak = touching
        .filter_map(|id| {
            let named = |probe: &FollowUp| probe.id.as_deref() == Some(*id);
            generic.iter().position(named)
        })
        .map(|place| of_theme.len() + place)
        .next();
    let chosen: Vec<String> = probes::choose(&probes, fits_any, missing, weak, PROBES, chance)
        .into_iter()
        .map(|place| probes[place].clone())
        .collect();
    of_theme.retain(|probe| !chosen.contains(probe));
    generic.retain(|probe| !chosen.contains(&probe.ask));
    chosen
}

/// The themes in scope of the nearest interview, else all that are practised, and how many
/// interviewers a loop there has.
fn themes(connection: &Connection, today: Day) -> Result<(Vec<Theme>, usize)> {
    let decks = deck::all(connection)?;
    let ahead = interview::next(connection, today)?;
    let chosen: Vec<_> = match &ahead {
        Some(interview) => scope(interview, &decks).collect(),
        None => decks.iter().filter(|deck| deck.active).collect(),
    };
    let stories = stories_by_prompt(connection)?;
    let mut themes = Vec::new();
    for row in chosen {
        let cards = |kind| -> Result<Vec<card::CardRow>> {
            let mut cards = card::of_kind(connection, row.id, kind)?;
            cards.retain(|card| !card.suspended && !card.retired);
            Ok(cards)
        };
        themes.push(Theme {
            prompts: cards(Kind::Prompt)?
                .into_iter()
                .map(|card| Prompt {
                    card: card.id,
                    stories: stories.get(&card.id).cloned().unwrap_or_default(),
                })
                .collect(),
            follow_ups: cards(Kind::FollowUp)?
                .iter()
                .map(|card| text::clean(card.front()))
                .collect(),
        });
    }
    let interviewers = match &ahead {
        Some(interview) => rounds(interview),
        None => company::generic().map_or(1, |profile| profile.rounds),
    };
    Ok((themes, interviewers))
}

/// The stories that answer each prompt, its first choice first; retired ones are none.
fn stories_by_prompt(connection: &Connection) -> Result<HashMap<i64, Vec<i64>>> {
    let mut stories: HashMap<i64, Vec<i64>> = HashMap::new();
    for link in story::links(connection)? {
        let told = stories.entry(link.card).or_default();
        if link.first {
            told.insert(0, link.story);
        } else {
            told.push(link.story);
        }
    }
    for row in story::all(connection)? {
        if row.story.state == State::Retired {
            for told in stories.values_mut() {
                told.retain(|story| *story != row.id);
            }
        }
    }
    Ok(stories)
}

/// The follow-ups that fit any story.
fn any_story() -> Vec<FollowUp> {
    bundled::deck(ANY_STORY).map_or_else(Vec::new, |deck| deck.follow_ups)
}
