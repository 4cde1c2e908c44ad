//! The plan as one line of JSON. Numbers are rounded to hundredths.

use serde::Serialize;

use crate::app::interview::Went;
use crate::app::plan::{PlanDay, PlanView};
use crate::engine::card::CardKey;
use crate::engine::day::Day;
use crate::engine::plan::Range;

/// The plan for a script.
#[derive(Serialize)]
pub(super) struct Line<'a> {
    interview: Option<&'a str>,
    company: Option<&'a str>,
    on: Option<Day>,
    days_left: Option<u32>,
    minutes: Option<f64>,
    prompts: usize,
    untold: usize,
    tellings_a_day: u32,
    tellings_left: u64,
    too_little: bool,
    known: bool,
    pick: bool,
    days: Vec<DayLine>,
    on_the_day: Option<Ready>,
    skip_today: Option<Skip>,
    asked_before: Vec<SoreLine<'a>>,
    scopes: Vec<ScopeLine>,
}

#[derive(Serialize)]
struct SoreLine<'a> {
    card: &'a CardKey,
    asked: &'a str,
    went: Went,
    follow_up: Option<&'a str>,
}

#[derive(Serialize)]
struct DayLine {
    on: Day,
    minutes: f64,
    new: f64,
    tellings: f64,
    picks: f64,
    shaping: f64,
    off: bool,
    last_look: bool,
    mock: bool,
}

#[derive(Serialize)]
struct Ready {
    themes: RangeLine,
    prompts: RangeLine,
    well: RangeLine,
    lives: u32,
}

#[derive(Serialize)]
struct RangeLine {
    low: f64,
    expected: f64,
    high: f64,
}

#[derive(Serialize)]
struct Skip {
    themes: f64,
    well: f64,
    new_a_day: u32,
    new_a_day_otherwise: u32,
}

#[derive(Serialize)]
struct ScopeLine {
    each: Option<u32>,
    prompts: usize,
    themes: RangeLine,
    well: RangeLine,
    recommended: bool,
}

impl Line<'_> {
    pub(super) const fn empty() -> Self {
        Self {
            interview: None,
            company: None,
            on: None,
            days_left: None,
            minutes: None,
            prompts: 0,
            untold: 0,
            tellings_a_day: 0,
            tellings_left: 0,
            too_little: false,
            known: false,
            pick: false,
            days: Vec::new(),
            on_the_day: None,
            skip_today: None,
            asked_before: Vec::new(),
            scopes: Vec::new(),
        }
    }
}

pub(super) fn line(plan: &PlanView) -> Line<'_> {
    let view = &plan.view;
    Line {
        interview: Some(&view.interview.uuid),
        company: view.interview.company.as_deref(),
        on: view.interview.day,
        days_left: view.days_left(),
        minutes: Some(view.minutes),
        prompts: view.prompts,
        untold: view.untold,
        tellings_a_day: view.per_day,
        tellings_left: view.holds(),
        too_little: view.is_too_little(),
        known: plan.known,
        pick: plan.pick,
        days: plan.days.iter().map(day_line).collect(),
        on_the_day: Some(Ready {
            themes: range_line(plan.on_the_day.themes),
            prompts: range_line(plan.on_the_day.prompts),
            well: range_line(plan.on_the_day.well),
            lives: plan.on_the_day.lives,
        }),
        skip_today: plan.skipped.map(|skipped| Skip {
            themes: hundredths(skipped.themes),
            well: hundredths(skipped.well),
            new_a_day: skipped.new_tomorrow.0,
            new_a_day_otherwise: skipped.new_tomorrow.1,
        }),
        asked_before: plan
            .sore
            .iter()
            .map(|sore| SoreLine {
                card: &sore.card,
                asked: &sore.asked,
                went: sore.went,
                follow_up: sore.follow_up.as_deref(),
            })
            .collect(),
        scopes: plan
            .scopes
            .iter()
            .map(|scope| ScopeLine {
                each: scope.each,
                prompts: scope.prompts,
                themes: range_line(scope.themes),
                well: range_line(scope.well),
                recommended: scope.recommended,
            })
            .collect(),
    }
}

fn day_line(day: &PlanDay) -> DayLine {
    DayLine {
        on: day.day,
        minutes: hundredths(day.minutes),
        new: hundredths(day.new),
        tellings: hundredths(day.tellings),
        picks: hundredths(day.picks),
        shaping: hundredths(day.shaping),
        off: day.off,
        last_look: day.last_look,
        mock: day.mock,
    }
}

fn range_line(range: Range) -> RangeLine {
    RangeLine {
        low: hundredths(range.low),
        expected: hundredths(range.expected),
        high: hundredths(range.high),
    }
}

fn hundredths(number: f64) -> f64 {
    (number * 100.0).round() / 100.0
}
