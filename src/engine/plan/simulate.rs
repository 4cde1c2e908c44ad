//! The days to come, lived many times over with the user's own memory. Draws follow from a seed.
//! Never tells how likely a real person is to do so: it assumes that each day's plan is followed.
//!
//! Assumed of every telling: it is recalled with the chance the fit gives, then graded 4 in half of the
//! cases and 3 or 5 in a quarter each; what is not recalled is graded 2, 1 or 0. A first telling is
//! graded 3 or 4. Failures of a day do not come again.

use std::collections::BTreeMap;

use super::super::card::Grade;
use super::super::chance::Chance;
use super::super::day::Day;
use super::super::memory::{self, Fit, Memory, NEVER};
use super::super::queue::Lengths;
use super::super::readiness::{READY, ThemeState, counts, theme};
use super::{ENOUGH, Interview, Plan, Prompt, choose};

/// Where a simulation starts.
#[derive(Clone, Debug)]
pub struct Life {
    /// The interview.
    pub interview: Interview,
    /// Today.
    pub today: Day,
    /// The minutes for prompts that are left today; 0 skips today.
    pub minutes_today: f64,
    /// The minutes for prompts on each later day.
    pub minutes: f64,
    /// Those of the evening before the interview, where that is later than today.
    pub minutes_evening: f64,
    /// What of those goes to shaping a story instead, by day.
    pub shaping: BTreeMap<Day, f64>,
    /// How long a prompt takes, told and picked.
    pub lengths: Lengths,
    /// How the user forgets.
    pub fit: Fit,
    /// All prompts of the interview's themes.
    pub prompts: Vec<Simulated>,
    /// The stories that prompts have as their first choice, where prompts may be picked.
    pub stories: BTreeMap<i64, Told>,
}

/// A prompt in a simulation.
#[derive(Clone, Copy, Debug)]
pub struct Simulated {
    /// The prompt.
    pub prompt: Prompt,
    /// Its latest grade.
    pub last_grade: Option<Grade>,
    /// The story that is its first choice.
    pub story: Option<i64>,
    /// Whether it is practised; one that is not still counts for its theme.
    pub in_scope: bool,
}

/// What is held of a story.
#[derive(Clone, Copy, Debug, Default)]
pub struct Told {
    /// The day of its latest full telling, and what that left; `None` while it was not told.
    pub held: Option<(Day, Memory)>,
    /// Whether that telling was recalled.
    pub recalled: bool,
}

/// How far a number ranges over the lives.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Range {
    /// A tenth of the lives stay below this.
    pub low: f64,
    /// The mean.
    pub expected: f64,
    /// A tenth of the lives go above this.
    pub high: f64,
}

/// One day to come, on average over the lives.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Projected {
    /// The day.
    pub day: Day,
    /// Prompts told for the first time.
    pub new: f64,
    /// Prompts told in full, those included.
    pub tellings: f64,
    /// Prompts only picked.
    pub picks: f64,
    /// The minutes that takes.
    pub minutes: f64,
}

/// What the lives came to.
#[derive(Clone, Debug, PartialEq)]
pub struct Projection {
    /// Today and every day before the interview.
    pub days: Vec<Projected>,
    /// How many themes are ready on the day.
    pub themes: Range,
    /// How many prompts are ready on the day.
    pub prompts: Range,
    /// How many prompts would come out well on the day: the sum of what each counts for its theme.
    pub well: Range,
    /// The day after today on which each prompt is practised next, the middle one of the lives; without
    /// the prompts that most lives do not come back to.
    pub next: BTreeMap<i64, Day>,
    /// How many lives it rests on.
    pub lives: u32,
}

/// Lives the days up to the interview so many times.
pub fn project(life: &Life, lives: u32, seed: u64) -> Projection {
    let length = life.interview.day.elapsed_since(life.today);
    let mut days: Vec<Projected> = (0..length)
        .map(|ahead| Projected {
            day: life.today + ahead,
            new: 0.0,
            tellings: 0.0,
            picks: 0.0,
            minutes: 0.0,
        })
        .collect();
    let (mut themes, mut prompts, mut well) = (Vec::new(), Vec::new(), Vec::new());
    let mut next: Vec<Vec<Day>> = vec![Vec::new(); life.prompts.len()];
    for number in 0..lives {
        let mut one = One {
            life,
            chance: Chance::new(seed.wrapping_add(u64::from(number))),
            prompts: life.prompts.clone(),
            stories: life.stories.clone(),
            next: vec![None; life.prompts.len()],
        };
        for day in &mut days {
            one.live(day, 1.0 / f64::from(lives));
        }
        for (of_all, day) in next.iter_mut().zip(&one.next) {
            // The interview's own day stands for never.
            of_all.push(day.unwrap_or(life.interview.day));
        }
        let ready = one.readiness();
        themes.push(ready.themes as f64);
        prompts.push(ready.prompts as f64);
        well.push(ready.well);
    }
    Projection {
        days,
        themes: range(themes),
        prompts: range(prompts),
        well: range(well),
        next: middle(life, next),
        lives,
    }
}

/// The middle day of each prompt's days, where that is a day of practice.
fn middle(life: &Life, days: Vec<Vec<Day>>) -> BTreeMap<i64, Day> {
    life.prompts
        .iter()
        .zip(days)
        .filter_map(|(it, mut days)| {
            days.sort_unstable();
            let day = days.get(days.len() / 2).copied()?;
            (day < life.interview.day).then_some((it.prompt.card, day))
        })
        .collect()
}

fn range(mut numbers: Vec<f64>) -> Range {
    numbers.sort_by(f64::total_cmp);
    let Some(last) = numbers.len().checked_sub(1) else {
        return Range::default();
    };
    let tenth = last / 10;
    Range {
        low: numbers[tenth],
        expected: numbers.iter().sum::<f64>() / numbers.len() as f64,
        high: numbers[last - tenth],
    }
}

/// One life.
struct One<'a> {
    life: &'a Life,
    chance: Chance,
    prompts: Vec<Simulated>,
    stories: BTreeMap<i64, Told>,
    /// The first day after today on which each prompt was practised.
    next: Vec<Option<Day>>,
}

impl One<'_> {
    /// Lives through a day and adds its share to the averages.
    fn live(&mut self, day: &mut Projected, share: f64) {
        let life = self.life;
        let today = day.day;
        let minutes = if today == life.today {
            life.minutes_today
        } else if today + 1 == life.interview.day {
            life.minutes_evening
        } else {
            life.minutes - life.shaping.get(&today).copied().unwrap_or_default()
        };
        if minutes <= 0.0 || life.interview.days_off.contains(&today) {
            return;
        }
        // Within a life a prompt is known by its place.
        let at = |place, it: &Simulated| Prompt {
            card: place,
            begun_today: it.prompt.begun_today && today == life.today,
            ..it.prompt
        };
        let scope: Vec<Prompt> = (0..)
            .zip(&self.prompts)
            .filter(|(_, it)| it.in_scope)
            .map(|(place, it)| at(place, it))
            .collect();
        let Some(plan) = Plan::new(&life.interview, &scope, today, &life.fit) else {
            return;
        };
        let look = Some(plan.terms.look_begins).filter(|_| plan.terms.is_last_look());
        let picked: Vec<bool> = self
            .prompts
            .iter()
            .map(|prompt| self.is_picked(prompt, today, look))
            .collect();
        let length = |card: i64| {
            if picked[card as usize] {
                life.lengths.picking
            } else {
                life.lengths.telling
            }
        };
        for choice in choose(&[plan], minutes, ENOUGH, length, |_, _, _| true) {
            let place = choice.card as usize;
            day.minutes += length(choice.card) * share;
            day.new += f64::from(u8::from(choice.new)) * share;
            *if picked[place] {
                &mut day.picks
            } else {
                &mut day.tellings
            } += share;
            self.tell(place, picked[place], today);
        }
    }

    /// Whether a prompt is only picked: its story was told lately, recalled, and would be now.
    fn is_picked(&self, prompt: &Simulated, today: Day, look: Option<Day>) -> bool {
        let told = prompt.story.and_then(|story| self.stories.get(&story));
        let Some((day, memory)) = told.filter(|told| told.recalled).and_then(|told| told.held)
        else {
            return false;
        };
        let rested = today.elapsed_since(day);
        look.is_none_or(|look| day >= look) && self.life.fit.recall(memory.strength, rested) >= 0.9
    }

    fn tell(&mut self, place: usize, picked: bool, today: Day) {
        if today > self.life.today {
            self.next[place].get_or_insert(today);
        }
        let before = self.prompts[place].prompt;
        let rested = before.last.map_or(0, |last| today.elapsed_since(last));
        let recalled = before.memory.is_none()
            || self.chance.share() < self.life.fit.recall(before.memory.strength, rested);
        let grade = self.grade(before.memory.is_none(), recalled);
        let prompt = &mut self.prompts[place];
        prompt.prompt.memory = memory::later(before.memory, grade, rested);
        prompt.prompt.last = Some(today);
        prompt.last_grade = Some(grade);
        let Some(story) = prompt.story.filter(|_| !picked) else {
            return;
        };
        let told = self.stories.entry(story).or_default();
        let memory = told.held.map_or_else(
            || memory::first(grade),
            |(day, memory)| memory::later(memory, grade, today.elapsed_since(day)),
        );
        *told = Told {
            held: Some((today, memory)),
            recalled: grade.recalled(),
        };
    }

    fn grade(&mut self, first: bool, recalled: bool) -> Grade {
        let share = self.chance.share();
        let value: usize = match (first, recalled) {
            (true, _) => 3 + usize::from(share < 0.5),
            (false, true) => [3, 4, 4, 5][(share * 4.0) as usize % 4],
            (false, false) => [0, 1, 2, 2][(share * 4.0) as usize % 4],
        };
        Grade::ALL[value]
    }

    fn readiness(&self) -> Ready {
        let mut ready = Ready::default();
        let mut themes: BTreeMap<u32, Vec<f64>> = BTreeMap::new();
        for prompt in &self.prompts {
            let recall = prompt.prompt.last.map_or(NEVER, |last| {
                let rested = self.life.interview.day.elapsed_since(last).max(1);
                self.life.fit.recall(prompt.prompt.memory.strength, rested)
            });
            let counted = prompt
                .last_grade
                .map_or(NEVER, |grade| counts(grade, recall));
            let recalled = prompt.last_grade.is_some_and(Grade::recalled);
            ready.prompts += usize::from(recalled && recall >= READY);
            ready.well += counted;
            themes.entry(prompt.prompt.deck).or_default().push(counted);
        }
        let is_ready = |counted: &&Vec<f64>| theme(counted).state == ThemeState::Ready;
        ready.themes = themes.values().filter(is_ready).count();
        ready
    }
}

/// How ready one life is on the day.
#[derive(Default)]
struct Ready {
    themes: usize,
    prompts: usize,
    well: f64,
}

#[cfg(test)]
mod tests;
