//! Every day up to an interview, and how ready the user will be then: the plan lived many times over.

mod days;

use std::collections::BTreeMap;

use rusqlite::Connection;

use super::extent::few_of;
use super::{Ahead, Scoped};
use crate::app::failure::Result;
use crate::app::interview::{InterviewView, Sore, pick, scope_measures, sore};
use crate::app::queue::{Ask, EVENING, Today};
use crate::app::shaping::{Outlook, outlook};
use crate::app::{App, fit, lengths, measured, story as stories};
use crate::config::Config;
use crate::engine::day::Day;
use crate::engine::history::Schedule;
use crate::engine::plan::{Life, Projection, Range, Simulated, Told, project};
use crate::engine::queue::Lengths;
use crate::store::interview::{self, Interview};
use crate::store::{schedule, story, today};

/// One life costs as many of these as there are prompts and days.
const LIVES: usize = 150_000;

/// So many prompts of each theme are compared where there is too little time for all.
const COMPARED: [u32; 2] = [5, 4];

/// The way to an interview.
#[derive(Clone, Debug)]
pub struct PlanView {
    /// The interview.
    pub view: InterviewView,
    /// Other interviews ahead, nearest first.
    pub others: Vec<Interview>,
    /// Whether enough was observed of how this user forgets.
    pub known: bool,
    /// Whether prompts whose story is fresh are only picked.
    pub pick: bool,
    /// Today and every day before the interview.
    pub days: Vec<PlanDay>,
    /// How ready the user will be.
    pub on_the_day: Projection,
    /// What skipping today costs; `None` where today has nothing.
    pub skipped: Option<Skipped>,
    /// What the days hold for shaping stories.
    pub shaping: Outlook,
    /// What went shakily or badly in an interview and was not practised since.
    pub sore: Vec<Sore>,
    /// What else could be prepared for, where there is too little time for all.
    pub scopes: Vec<ScopeView>,
}

/// One day of the plan.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlanDay {
    /// The day.
    pub day: Day,
    /// The minutes it takes.
    pub minutes: f64,
    /// Prompts told for the first time.
    pub new: f64,
    /// Prompts told in full, those included.
    pub tellings: f64,
    /// Prompts only picked.
    pub picks: f64,
    /// Of its minutes, those that go to shaping a story.
    pub shaping: f64,
    /// Whether it is a day off.
    pub off: bool,
    /// Whether it belongs to the last look at everything.
    pub last_look: bool,
    /// Whether a mock with one interviewer is offered.
    pub mock: bool,
}

/// What skipping today would cost.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Skipped {
    /// How many prompts would come out well on the day.
    pub well: f64,
    /// How many themes would be ready on the day.
    pub themes: f64,
    /// The new prompts of tomorrow, and what they are if today is practised.
    pub new_tomorrow: (u32, u32),
}

/// One way to spend the days.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ScopeView {
    /// How many prompts of each theme; `None` for all.
    pub each: Option<u32>,
    /// How many prompts that is.
    pub prompts: usize,
    /// How many themes would be ready.
    pub themes: Range,
    /// How many prompts would come out well.
    pub well: Range,
    /// Whether most themes would be ready.
    pub recommended: bool,
}

impl App {
    /// The way to the nearest interview after today, or to the company's. `None` if there is none.
    #[expect(
        clippy::redundant_closure_for_method_calls,
        reason = "the method itself is bound to one lifetime"
    )]
    pub fn plan(&mut self, company: Option<&str>) -> Result<Option<PlanView>> {
        self.with_plan(company, |making, row, others| making.view(row, others))
    }

    /// Does something with the plan of the nearest interview after today, or the company's, given the
    /// interview and the others ahead. The evening before is as short as a terminal makes it.
    pub(super) fn with_plan<T>(
        &mut self,
        company: Option<&str>,
        then: impl FnOnce(&Making, Interview, Vec<Interview>) -> Result<T>,
    ) -> Result<Option<T>> {
        let (set_aside, queue) = if let Some((shaping, queue)) = self.queue_after_shaping()? {
            (shaping.minutes, queue)
        } else {
            let ask = Ask {
                in_terminal: true,
                ..Ask::default()
            };
            (0.0, self.queue(&ask)?)
        };
        let day = self.now().day;
        let transaction = self.store.read()?;
        let config = measured(&transaction, &self.config)?;
        let mut open = interview::ahead(&transaction, day)?;
        open.retain(|row| row.day.is_some_and(|on| on > day));
        let Some(nearest) = open.first() else {
            return Ok(None);
        };
        let row = match company {
            Some(_) => pick(&open, company, "retell plan")?,
            None => nearest.clone(),
        };
        open.retain(|other| other.id != row.id);
        let lengths = lengths(&config);
        let ahead = Ahead::read(&transaction, &config, lengths, day)?;
        let found = ahead.interviews.iter().find(|it| it.interview.id == row.id);
        let Some(scoped) = found else {
            return Ok(None);
        };
        let mut making = Making {
            connection: &transaction,
            config: &config,
            lengths,
            ahead: &ahead,
            scoped,
            queue: &queue,
            shaping: BTreeMap::new(),
            today: day,
        };
        making.shaping = making.days_of_shaping(outlook(&transaction, &config)?, set_aside);
        then(&making, row, open).map(Some)
    }
}

/// Everything a view is made from.
pub(super) struct Making<'a> {
    connection: &'a Connection,
    config: &'a Config,
    lengths: Lengths,
    ahead: &'a Ahead,
    scoped: &'a Scoped,
    queue: &'a Today,
    /// The minutes that go to shaping a story, by day.
    shaping: BTreeMap<Day, f64>,
    today: Day,
}

impl Making<'_> {
    fn view(&self, row: Interview, others: Vec<Interview>) -> Result<PlanView> {
        let view = scope_measures(self.connection, self.config, self.today, row)?;
        let life = self.life()?;
        let length = life.interview.day.elapsed_since(self.today) as usize;
        let lives = (LIVES / (life.prompts.len() * length).max(1)).clamp(2, 32) as u32;
        let seed = self.seed();
        let on_the_day = project(&life, lives, seed);
        let days = on_the_day
            .days
            .iter()
            .map(|day| self.day(day))
            .collect::<Result<Vec<_>>>()?;
        let skipped = self.skipped(&life, &on_the_day, lives, seed);
        // Once everything was told, narrowing the scope would save nothing.
        let scopes = if view.is_too_little() && view.untold > 0 {
            self.scopes(&life, &on_the_day, lives, seed)?
        } else {
            Vec::new()
        };
        Ok(PlanView {
            known: life.fit.known(),
            pick: self.config.pick.value,
            view,
            others,
            days,
            on_the_day,
            shaping: outlook(self.connection, self.config)?,
            sore: self.sore()?,
            skipped,
            scopes,
        })
    }

    /// What the lives are drawn from: the same all day.
    pub(super) fn seed(&self) -> u64 {
        u64::from(self.today.number().unsigned_abs())
    }

    /// The days to come as the engine lives them. Themes count with all their prompts, also those that
    /// are not practised for this interview.
    pub(super) fn life(&self) -> Result<Life> {
        let states = |card| schedule::of_card(self.connection, card);
        let choices = story::first_choices(self.connection)?;
        let in_scope: std::collections::HashSet<i64> = self
            .scoped
            .prompts
            .iter()
            .map(|prompt| prompt.card)
            .collect();
        let mut prompts = Vec::new();
        let mut held = BTreeMap::new();
        for deck in &self.scoped.decks {
            for prompt in today::prompts_of_deck(self.connection, *deck)? {
                let state: Option<Schedule> = states(prompt.card)?;
                let story = choices
                    .get(&prompt.card)
                    .copied()
                    .filter(|_| self.config.pick.value);
                if let Some(story) = story.filter(|story| !held.contains_key(story)) {
                    held.insert(story, self.told(story)?);
                }
                let first_today =
                    state.filter(|state| state.reviews == 1 && state.last == self.today);
                prompts.push(Simulated {
                    prompt: self
                        .ahead
                        .prompt(&prompt, &first_today.iter().map(|_| prompt.card).collect()),
                    last_grade: state
                        .filter(|_| prompt.held.is_some())
                        .map(|state| state.last_grade),
                    story,
                    in_scope: in_scope.contains(&prompt.card),
                });
            }
        }
        let short = self.short_minutes();
        Ok(Life {
            interview: self.ahead.interview(self.scoped),
            today: self.today,
            minutes_today: (self.queue.minutes - short).max(0.0),
            minutes: (self.scoped.minutes - short).max(0.0),
            minutes_evening: (self.scoped.minutes.min(EVENING) - short).max(0.0),
            shaping: self.shaping.clone(),
            lengths: self.lengths,
            fit: fit::fit(self.connection, self.today)?,
            prompts,
            stories: held,
        })
    }

    fn told(&self, story: i64) -> Result<Told> {
        let state = stories::memory(self.connection, story)?;
        Ok(state.map_or_else(Told::default, |state| Told {
            held: Some((state.memory_day, state.memory())),
            recalled: state.last_grade.recalled(),
        }))
    }

    fn skipped(
        &self,
        life: &Life,
        as_it_is: &Projection,
        lives: u32,
        seed: u64,
    ) -> Option<Skipped> {
        self.queue.plan?;
        // The last evening has no day after it that could make up for it.
        as_it_is.days.get(1)?;
        if self.queue.items.is_empty() || self.ahead.days_off.contains(&self.today) {
            return None;
        }
        let without = Life {
            minutes_today: 0.0,
            ..life.clone()
        };
        let outcome = project(&without, lives, seed);
        let new_tomorrow = |lived: &Projection| {
            let tomorrow = lived.days.get(1);
            tomorrow.map_or(0, |day| day.new.round() as u32)
        };
        Some(Skipped {
            well: outcome.well.expected,
            themes: outcome.themes.expected,
            new_tomorrow: (new_tomorrow(&outcome), new_tomorrow(as_it_is)),
        })
    }

    /// All prompts, five and four of each theme, the one with most themes ready recommended.
    fn scopes(
        &self,
        life: &Life,
        as_it_is: &Projection,
        lives: u32,
        seed: u64,
    ) -> Result<Vec<ScopeView>> {
        let mut scopes = Vec::new();
        for each in [None].into_iter().chain(COMPARED.map(Some)) {
            let mut other = life.clone();
            self.narrow(&mut other, each)?;
            let prompts = other
                .prompts
                .iter()
                .filter(|prompt| prompt.in_scope)
                .count();
            let outcome = if each == self.scoped.interview.each {
                as_it_is.clone()
            } else {
                project(&other, lives, seed)
            };
            scopes.push(ScopeView {
                each,
                prompts,
                themes: outcome.themes,
                well: outcome.well,
                recommended: false,
            });
        }
        // Where several leave as many themes ready, the one with more prompts that come out well.
        let best = scopes.iter_mut().reduce(|best, scope| {
            let better = scope.themes.expected - best.themes.expected;
            let more = scope.well.expected > best.well.expected;
            if better > 0.05 || (better > -0.05 && more) {
                scope
            } else {
                best
            }
        });
        if let Some(best) = best {
            best.recommended = true;
        }
        Ok(scopes)
    }

    fn sore(&self) -> Result<Vec<Sore>> {
        let mut sore = sore(self.connection)?;
        sore.retain(|it| {
            self.scoped
                .prompts
                .iter()
                .any(|prompt| prompt.card == it.row)
        });
        Ok(sore)
    }

    fn narrow(&self, life: &mut Life, each: Option<u32>) -> Result<()> {
        let mut chosen = std::collections::HashSet::new();
        for deck in &self.scoped.decks {
            let of_deck = today::prompts_of_deck(self.connection, *deck)?;
            match each {
                Some(each) => chosen.extend(few_of(self.connection, *deck, &of_deck, each)?),
                None => chosen.extend(of_deck.iter().map(|prompt| prompt.card)),
            }
        }
        for prompt in &mut life.prompts {
            prompt.in_scope = chosen.contains(&prompt.prompt.card);
        }
        Ok(())
    }
}
