//! What was practised and kept, and what the coming days hold: one reading of the log. Never writes.

use std::collections::BTreeMap;

use rusqlite::Connection;

use super::failure::Result;
use super::fit::{self, Step};
use super::interview::{agreed, minutes_on};
use super::queue::minutes_of;
use super::{App, lengths, measured};
use crate::config::{Config, Setting, Source};
use crate::engine::day::Day;
use crate::engine::forecast::{self, Ahead, Card, Input};
use crate::engine::memory::{Fit, Observation};
use crate::engine::queue::Lengths;
use crate::store::{interview, schedule, today};

/// How many days are shown one by one.
const DAYS: u32 = 14;

/// How many days ahead are forecast.
const AHEAD: u32 = 7;

/// The days over which the mean length of a prompt is taken.
const WEEK: u32 = 7;

/// The most new cards that the forecast looks at: more than its days hold.
const NEW: usize = 2_000;

/// Where the bands of expected recall begin, each up to the next and the last up to 1.
const BANDS: [f64; 4] = [0.0, 0.7, 0.85, 0.95];

/// What was practised on a day, or on many.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Total {
    /// Minutes: as measured or given, else the form's length.
    pub minutes: f64,
    /// All reviews.
    pub reviews: usize,
    /// Of these, told in full.
    pub tellings: usize,
    /// Of these, prompts only picked.
    pub picks: usize,
    /// Of these, short cards.
    pub short: usize,
}

/// Days in a row with practice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Streak {
    /// Up to today, or up to yesterday while there was no practice today.
    pub now: u32,
    /// The most there ever were.
    pub longest: u32,
}

/// How reviews that were due came out, where recall was expected to lie in a band.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Kept {
    /// Where the band begins, 0 to 1.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
    /// Reviews of prompts that were due.
    pub reviews: usize,
    /// Of these, recalled: graded 3 or more.
    pub recalled: usize,
    /// The mean of the chances expected, 0 to 1; 0 without reviews.
    pub expected: f64,
}

/// A length of a form, and where it comes from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Length {
    /// Minutes.
    pub minutes: f64,
    /// Who says so.
    pub source: Source,
}

/// What was practised and kept, and what the coming days hold.
#[derive(Clone, Debug)]
pub struct Stats {
    /// The day it was asked on.
    pub today: Day,
    /// The last 14 days, today last.
    pub days: Vec<(Day, Total)>,
    /// Everything in the log.
    pub total: Total,
    /// On how many days there was practice.
    pub practised_days: usize,
    /// The first day of practice.
    pub since: Option<Day>,
    /// Days in a row.
    pub streak: Streak,
    /// Recall of prompts that were due, by what was expected, lowest band first.
    pub kept: Vec<Kept>,
    /// How this user forgets.
    pub fit: Fit,
    /// The coming days.
    pub forecast: Vec<Ahead>,
    /// The minutes agreed for a day.
    pub agreed: f64,
    /// What a telling takes.
    pub telling: Length,
    /// What a pick or a short card takes.
    pub pick: Length,
}

impl App {
    /// What was practised and kept, and what the coming days hold.
    pub fn stats(&mut self) -> Result<Stats> {
        let today = self.now().day;
        let transaction = self.store.read()?;
        let config = measured(&transaction, &self.config)?;
        let lengths = lengths(&config);
        let mut by_day: BTreeMap<Day, Total> = BTreeMap::new();
        // The log's own order is that of the days: each is added up before it is put among them.
        let mut day = (today, Total::default());
        let mut due: Vec<Observation> = Vec::new();
        let read = fit::read_each(&transaction, today, |step| {
            let on = step.brief.review.day;
            if on != day.0 {
                put(
                    &mut by_day,
                    std::mem::replace(&mut day, (on, Total::default())),
                );
            }
            day.1.add(step, &lengths);
            let was_due = step.before.is_some_and(|before| before.is_due(on));
            due.extend(step.observation.filter(|_| was_due));
        })?;
        put(&mut by_day, day);
        Ok(Stats {
            today,
            days: last_days(&by_day, today),
            total: by_day.values().fold(Total::default(), Total::plus),
            practised_days: by_day.len(),
            since: by_day.keys().next().copied(),
            streak: streak(&by_day, today),
            kept: kept(&due, &read.fit),
            fit: read.fit,
            forecast: ahead(&transaction, &config, &by_day, today)?,
            agreed: agreed(&interview::ahead(&transaction, today)?, &config, today),
            telling: length(&config.telling_minutes),
            pick: length(&config.pick_minutes),
        })
    }
}

/// Adds what was practised on a day, if anything was.
fn put(by_day: &mut BTreeMap<Day, Total>, (day, total): (Day, Total)) {
    if total.reviews > 0 {
        let so_far = by_day.entry(day).or_default();
        *so_far = so_far.plus(&total);
    }
}

impl Total {
    fn add(&mut self, step: &Step<'_>, lengths: &Lengths) {
        let form = step.brief.review.form;
        self.minutes += minutes_of(step.brief.seconds, form, lengths);
        self.reviews += 1;
        if !step.is_prompt {
            self.short += 1;
        } else if form.is_full() {
            self.tellings += 1;
        } else {
            self.picks += 1;
        }
    }

    fn plus(self, other: &Self) -> Self {
        Self {
            minutes: self.minutes + other.minutes,
            reviews: self.reviews + other.reviews,
            tellings: self.tellings + other.tellings,
            picks: self.picks + other.picks,
            short: self.short + other.short,
        }
    }
}

impl Kept {
    /// The share of them that was recalled, 0 to 1; `None` without reviews.
    pub fn share(&self) -> Option<f64> {
        (self.reviews > 0).then(|| self.recalled as f64 / self.reviews as f64)
    }
}

fn length(setting: &Setting<f64>) -> Length {
    Length {
        minutes: setting.value,
        source: setting.source,
    }
}

fn last_days(by_day: &BTreeMap<Day, Total>, today: Day) -> Vec<(Day, Total)> {
    (0..DAYS)
        .rev()
        .map(|back| today - back)
        .map(|day| (day, by_day.get(&day).copied().unwrap_or_default()))
        .collect()
}

/// Days in a row. A day on which nothing was practised yet does not end a row.
fn streak(by_day: &BTreeMap<Day, Total>, today: Day) -> Streak {
    let mut longest = 0;
    let mut row = 0;
    let mut before: Option<Day> = None;
    for day in by_day.keys() {
        row = if before == Some(*day - 1) { row + 1 } else { 1 };
        longest = longest.max(row);
        before = Some(*day);
    }
    let newest = if by_day.contains_key(&today) {
        today
    } else {
        today - 1
    };
    let now = (0..longest)
        .take_while(|back| by_day.contains_key(&(newest - *back)))
        .count();
    Streak {
        now: now as u32,
        longest,
    }
}

/// What was kept of what was due, by the recall that the fit would have expected.
fn kept(due: &[Observation], fit: &Fit) -> Vec<Kept> {
    let mut bands = BANDS.map(|from| Kept {
        from,
        to: 1.0,
        ..Kept::default()
    });
    for band in 1..bands.len() {
        bands[band - 1].to = bands[band].from;
    }
    for observation in due {
        let expected = fit.recall(observation.strength, observation.elapsed);
        let above = BANDS.iter().filter(|from| **from <= expected).count();
        let band = &mut bands[above.saturating_sub(1)];
        band.reviews += 1;
        band.recalled += usize::from(observation.grade.recalled());
        band.expected += expected;
    }
    for band in &mut bands {
        band.expected /= band.reviews.max(1) as f64;
    }
    bands.to_vec()
}

/// The coming days, from the due dates. A prompt takes what it took on average in the last week.
fn ahead(
    connection: &Connection,
    config: &Config,
    by_day: &BTreeMap<Day, Total>,
    now: Day,
) -> Result<Vec<Ahead>> {
    let interviews = interview::ahead(connection, now)?;
    let days_off = interview::days_off(connection)?;
    let minutes = |day| minutes_on(&interviews, &days_off, config, day);
    let last_week = by_day
        .range(now - (WEEK - 1)..=now)
        .fold(Total::default(), |sum, (_, day)| sum.plus(day));
    let [telling, pick] = [config.telling_minutes.value, config.pick_minutes.value];
    let [tellings, picks] = [last_week.tellings as f64, last_week.picks as f64];
    let prompt_minutes = if tellings + picks > 0.0 {
        (tellings * telling + picks * pick) / (tellings + picks)
    } else {
        telling
    };
    let practised = by_day.get(&now).map_or(0.0, |day| day.minutes);
    let waiting = |short| -> Result<usize> { Ok(today::waiting(connection, short, NEW)?.len()) };
    Ok(forecast::forecast(&Input {
        today: now,
        minutes: (1..=AHEAD).map(|ahead| minutes(now + ahead)).collect(),
        left_today: (minutes(now) - practised).max(0.0),
        short_share: config.short_card_share.value,
        prompt_minutes,
        short_minutes: pick,
        new_per_day: config.new_per_day.value.map(|new| new as usize),
        new_prompts: waiting(false)?,
        new_short: waiting(true)?,
        cards: schedule::due_until(connection, now + AHEAD)?
            .into_iter()
            .map(|(short, due, state)| Card { due, state, short })
            .collect(),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::card::Grade;

    #[test]
    fn a_row_of_days_waits_for_today() {
        let days = |numbers: &[i32]| -> BTreeMap<Day, Total> {
            let days = numbers.iter().map(|day| (Day::new(*day), Total::default()));
            days.collect()
        };
        for (numbers, now, longest) in [
            (&[][..], 0, 0),
            (&[9][..], 1, 1),
            (&[10][..], 1, 1),
            (&[8, 9, 10][..], 3, 3),
            (&[7, 8, 9][..], 3, 3),
            (&[1, 2, 3, 4, 7, 8][..], 0, 4),
            (&[1, 2, 9][..], 1, 2),
            // A day ahead of today: a clock was wrong.
            (&[9, 10, 11][..], 2, 3),
        ] {
            let streak = streak(&days(numbers), Day::new(10));
            assert_eq!((streak.now, streak.longest), (now, longest), "{numbers:?}");
        }
    }

    #[test]
    fn what_was_kept_stands_in_the_band_that_was_expected() {
        let fit = Fit::default();
        let observation = |elapsed, grade: usize| Observation {
            strength: 10.0,
            elapsed,
            grade: Grade::ALL[grade],
        };
        let kept = kept(
            &[
                observation(1, 4),
                observation(10, 4),
                observation(10, 2),
                observation(300, 0),
            ],
            &fit,
        );
        let counts: Vec<(usize, usize)> = kept.iter().map(|it| (it.reviews, it.recalled)).collect();
        assert_eq!(counts, [(1, 0), (0, 0), (2, 1), (1, 1)]);
        assert!((kept[2].expected - 0.9).abs() < 0.01, "{kept:?}");
        assert_eq!(kept[1].share(), None);
    }
}
