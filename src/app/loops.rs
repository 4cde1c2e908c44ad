//! The interview loop from the collection: what it is assumed to ask, how much of it the user would
//! expect to answer, and what would raise that most. Played once for the same question, however often that
//! is asked.

use std::collections::HashMap;

use super::App;
use super::failure::Result;
use super::readiness::{Ahead, Prompt, Readiness, Theme};
use crate::deck::company::{self, Profile};
use crate::engine::day::Day;
use crate::engine::loops::{
    self as engine, Best, Candidates, DRAWS, Outcome, Practice, Question, Shape, Table, Told,
};
use crate::store::answer::What;
use crate::store::card;
use crate::story::topics::TOPICS;

/// The minutes of practice that advice is about.
pub const MINUTES: f64 = 20.0;

/// A telling that raises its prompt's chance by less is no practice to advise.
const WORTHWHILE: f64 = 0.02;

/// More prompts than this are no interview's: no advice is sought among them.
const MOST_PROMPTS: usize = 5_000;

/// The loop on a day.
#[derive(Clone, Debug)]
pub struct Loop {
    /// The day it is assumed to be on.
    pub day: Day,
    /// What the company's loop is assumed to hold.
    pub profile: Profile,
    /// What came out, on average over [`DRAWS`] loops.
    pub outcome: Outcome,
    /// The themes it may ask about: their places in [`Readiness::themes`].
    pub themes: Vec<usize>,
    question: Question,
}

/// What would raise the expected answers most.
#[derive(Clone, Debug, Default)]
pub struct Advice {
    /// The practice of one theme.
    pub practice: Option<BestPractice>,
    /// One more story.
    pub story: Option<BestStory>,
}

/// Twenty minutes on one theme.
#[derive(Clone, Debug, PartialEq)]
pub struct BestPractice {
    /// The theme's place in [`Readiness::themes`].
    pub theme: usize,
    /// The prompts to tell: their places in the theme.
    pub prompts: Vec<usize>,
    /// The minutes that takes.
    pub minutes: f64,
    /// How many more questions would be answered.
    pub gain: f64,
}

/// One more story.
#[derive(Clone, Debug, PartialEq)]
pub struct BestStory {
    /// What it should be about.
    pub about: About,
    /// How many prompts it would answer.
    pub prompts: usize,
    /// How many more questions would be answered.
    pub gain: f64,
}

/// What a story is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// A topic.
    Topic(&'static str),
    /// A theme: its place in [`Readiness::themes`].
    Theme(usize),
}

impl Loop {
    /// The theme that leaves most questions unanswered, and how many a loop; `None` where none does.
    /// The theme is its place in [`Readiness::themes`].
    pub fn costs_most(&self) -> Option<(usize, f64)> {
        let mut most: Option<(usize, f64)> = None;
        for (theme, lost) in self.themes.iter().zip(&self.outcome.lost) {
            if *lost > most.map_or(0.0, |(_, most)| most) {
                most = Some((*theme, *lost));
            }
        }
        most
    }
}

impl App {
    /// The loop on the day of the interview, else on the day asked for; `None` below two themes.
    pub fn interview_loop(&mut self, readiness: &Readiness) -> Result<Option<Loop>> {
        let themes: Vec<usize> = (0..readiness.themes.len())
            .filter(|theme| readiness.themes[*theme].in_scope)
            .collect();
        let Some(profile) = profile(readiness.interview.as_ref()) else {
            return Ok(None);
        };
        let Some(question) = question(readiness, &themes, &profile) else {
            return Ok(None);
        };
        Ok(Some(Loop {
            day: readiness.day.unwrap_or(readiness.on),
            outcome: self.answer(What::Outcome, &question, Question::outcome)?,
            profile,
            themes,
            question,
        }))
    }
}

/// What the loop of an interview is assumed to hold.
fn profile(ahead: Option<&Ahead>) -> Option<Profile> {
    let company = ahead.and_then(|ahead| ahead.company.as_deref());
    let mut profile = company.and_then(company::find).or_else(company::generic)?;
    if let Some(rounds) = ahead.and_then(|ahead| ahead.rounds) {
        profile.rounds = rounds as usize;
    }
    Some(profile)
}

/// What is asked of a loop about these themes; `None` below two of them.
fn question(readiness: &Readiness, themes: &[usize], profile: &Profile) -> Option<Question> {
    let seats: Vec<Vec<engine::Prompt>> = themes
        .iter()
        .map(|theme| readiness.themes[*theme].prompts.iter().map(seat).collect())
        .collect();
    Some(Question {
        table: Table::new(&seats)?,
        shape: Shape {
            rounds: profile.rounds,
            themes_per_round: profile.themes_per_round,
            prompts_per_theme: profile.prompts_per_theme,
        },
        draws: DRAWS,
        // The same numbers all day, whoever asks.
        seed: u64::from(readiness.today.number().unsigned_abs()),
    })
}

fn seat(prompt: &Prompt) -> engine::Prompt {
    let readiness = prompt.on_the_day.as_ref().unwrap_or(&prompt.readiness);
    engine::Prompt {
        state: readiness.state,
        chance: readiness.counts,
        tellings: prompt.schedule.map_or(0, |schedule| schedule.tellings),
        practised: prompt.schedule.is_some(),
        stories: prompt.stories.iter().map(|(row, _)| *row).collect(),
    }
}

impl App {
    /// What would raise the expected answers of a loop most. A telling takes the user's own minutes.
    pub fn advice(&mut self, readiness: &Readiness, it: &Loop) -> Result<Advice> {
        let prompts: usize = readiness.themes.iter().map(|it| it.prompts.len()).sum();
        if prompts > MOST_PROMPTS {
            return Ok(Advice::default());
        }
        let telling = self.config()?.telling_minutes.value;
        let transaction = self.store.read()?;
        let mut topics = HashMap::new();
        for theme in it.themes.iter().map(|theme| &readiness.themes[*theme]) {
            topics.extend(card::topics(&transaction, theme.row)?);
        }
        drop(transaction);
        let (abouts, stories) = stories(readiness, it, &topics);
        let candidates = Candidates {
            question: &it.question,
            practices: practices(readiness, it, telling),
            stories,
        };
        let best: Best = self.answer(What::Advice, &candidates, Candidates::best)?;
        Ok(Advice {
            practice: best.practice.and_then(|best| {
                let chosen = candidates.practices.get(best.candidate)?;
                Some(BestPractice {
                    theme: it.themes[best.candidate],
                    prompts: chosen.iter().map(|practice| practice.prompt).collect(),
                    minutes: chosen.len() as f64 * telling,
                    gain: best.gain,
                })
            }),
            story: best.story.and_then(|best| {
                let answered = candidates.stories.get(best.candidate)?;
                Some(BestStory {
                    about: abouts[best.candidate].clone(),
                    prompts: answered.len(),
                    gain: best.gain,
                })
            }),
        })
    }
}

/// For each theme, the tellings that twenty minutes hold.
fn practices(readiness: &Readiness, it: &Loop, telling: f64) -> Vec<Vec<Practice>> {
    let most = ((MINUTES / telling) as usize).max(1);
    it.themes
        .iter()
        .enumerate()
        .map(|(place, theme)| practice(readiness, it, place, &readiness.themes[*theme], most))
        .collect()
}

/// The tellings of one theme that gain most, at most so many. What has no story cannot be practised.
fn practice(
    readiness: &Readiness,
    it: &Loop,
    place: usize,
    theme: &Theme,
    most: usize,
) -> Vec<Practice> {
    let mut found: Vec<(f64, Practice)> = Vec::new();
    for (index, prompt) in theme.prompts.iter().enumerate() {
        if prompt.stories.is_empty() && prompt.schedule.is_none() {
            continue;
        }
        let seat = seat(prompt);
        let chance = told_today(readiness, it, prompt);
        let practice = Practice {
            theme: place,
            prompt: index,
            chance,
            becomes_story: seat.stories.is_empty() && seat.tellings == 1,
        };
        found.push((chance - seat.chance, practice));
    }
    found.sort_by(|left, right| right.0.total_cmp(&left.0));
    found
        .into_iter()
        .filter(|(gain, practice)| *gain >= WORTHWHILE || practice.becomes_story)
        .take(most)
        .map(|(_, practice)| practice)
        .collect()
}

/// The chance of a prompt on the day of the loop, after a telling today.
fn told_today(readiness: &Readiness, it: &Loop, prompt: &Prompt) -> f64 {
    let held = prompt.schedule.map(|schedule| {
        let rested = readiness.today.elapsed_since(schedule.memory_day);
        (schedule.memory(), rested)
    });
    let ahead = it.day.elapsed_since(readiness.today);
    engine::after_telling(held, ahead, &readiness.fit)
}

/// What one more story could be about, and the prompts it would then answer: those there that have none,
/// or all where each has one. It is taken to be told once for each that was never practised.
fn stories(
    readiness: &Readiness,
    it: &Loop,
    topics: &HashMap<i64, Vec<String>>,
) -> (Vec<About>, Vec<Vec<Told>>) {
    let mut of_topics: Vec<Answered> = TOPICS.iter().map(|_| Answered::default()).collect();
    let mut of_themes: Vec<Answered> = it.themes.iter().map(|_| Answered::default()).collect();
    for (place, theme) in it.themes.iter().enumerate() {
        for (index, prompt) in readiness.themes[*theme].prompts.iter().enumerate() {
            let told = Told {
                theme: place,
                prompt: index,
                chance: if prompt.schedule.is_some() {
                    0.0
                } else {
                    told_today(readiness, it, prompt)
                },
            };
            let is_open = is_open(prompt);
            let of_prompt = topics.get(&prompt.row).map_or(&[][..], Vec::as_slice);
            for (topic, answered) in TOPICS.iter().zip(&mut of_topics) {
                if of_prompt.iter().any(|it| it == topic) {
                    answered.add(told, is_open);
                }
            }
            of_themes[place].add(told, is_open);
        }
    }
    let topics = TOPICS.iter().map(|topic| About::Topic(topic));
    let themes = it.themes.iter().map(|theme| About::Theme(*theme));
    let abouts = topics.zip(of_topics).chain(themes.zip(of_themes));
    abouts
        .map(|(about, answered)| (about, answered.prompts))
        .filter(|(_, prompts)| !prompts.is_empty())
        .unzip()
}

/// The prompts that a story would answer: all, until one lacks a story; then those that do.
#[derive(Default)]
struct Answered {
    prompts: Vec<Told>,
    is_open: bool,
}

impl Answered {
    fn add(&mut self, prompt: Told, is_open: bool) {
        if is_open && !self.is_open {
            self.prompts.clear();
            self.is_open = true;
        }
        if is_open == self.is_open {
            self.prompts.push(prompt);
        }
    }
}

/// Whether a prompt still lacks a story.
fn is_open(prompt: &Prompt) -> bool {
    prompt.stories.is_empty() && prompt.schedule.is_none_or(|it| it.tellings < 2)
}
