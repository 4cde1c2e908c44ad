//! Whole plans against the reference values, and what must hold of any plan.

use std::collections::{BTreeSet, HashSet};

use proptest::prelude::*;
use serde::Deserialize;

use super::super::card::{Form, Grade};
use super::super::history::{self, Review, Schedule};
use super::super::memory::{self, Observation};
use super::*;

#[derive(Deserialize)]
struct Case {
    prompts: usize,
    interview_day: i32,
    minutes_a_day: f64,
    minutes_a_telling: f64,
    floor: f64,
    days: Vec<DayOfCase>,
    recall_on_interview_day: Vec<f64>,
    state: Vec<Option<StateOfCase>>,
    fit_on_interview_day: FitOfCase,
}

#[derive(Deserialize)]
struct DayOfCase {
    day: i32,
    theta: f64,
    d: f64,
    quota_of_new: u32,
    rank: Vec<f64>,
    told: Vec<(i64, Grade)>,
}

#[derive(Deserialize)]
struct StateOfCase {
    repetitions: u32,
    ease: f64,
    interval: u32,
}

#[derive(Deserialize)]
struct FitOfCase {
    theta: f64,
    d: f64,
}

/// A user whose every review is known: one schedule a prompt, and what the fit may use.
#[derive(Default)]
struct Life {
    schedules: Vec<Option<Schedule>>,
    begun: HashSet<i64>,
    observations: Vec<(Day, Observation)>,
}

impl Life {
    fn with(prompts: usize) -> Self {
        Self {
            schedules: vec![None; prompts],
            ..Self::default()
        }
    }

    fn rate(&mut self, card: i64, day: Day, grade: Grade) {
        let review = Review {
            day,
            grade,
            form: Form::Told,
            drill: false,
        };
        let schedule = &mut self.schedules[card as usize];
        if let Some(observation) = history::observation(schedule.as_ref(), &review) {
            self.observations.push((day, observation));
        }
        if schedule.is_none() {
            self.begun.insert(card);
        }
        *schedule = Some(history::advance(*schedule, review));
    }

    fn fit(&self, today: Day) -> Fit {
        let before: Vec<Observation> = self
            .observations
            .iter()
            .filter(|(day, _)| *day < today)
            .map(|(_, observation)| *observation)
            .collect();
        memory::fit(&before)
    }

    fn prompts(&self) -> Vec<Prompt> {
        self.schedules
            .iter()
            .zip(0..)
            .map(|(schedule, card)| Prompt {
                card,
                deck: 0,
                position: card as u32,
                memory: schedule.map_or(Memory::NONE, |schedule| schedule.memory()),
                last: schedule.map(|schedule| schedule.memory_day),
                begun_today: self.begun.contains(&card),
            })
            .collect()
    }
}

fn interview(day: i32, minutes: f64, telling: f64, days_off: BTreeSet<Day>) -> Interview {
    Interview {
        day: Day::new(day),
        first_day: Day::new(0),
        minutes,
        telling,
        days_off,
    }
}

fn chosen(plan: &Plan, minutes: f64, floor: f64) -> Vec<Choice> {
    let telling = plan.terms.telling;
    choose(
        std::slice::from_ref(plan),
        minutes,
        floor,
        |_| telling,
        |_, _, _| true,
    )
}

fn close(found: f64, wanted: f64) -> bool {
    (found - wanted).abs() < 2e-6
}

#[test]
fn whole_plans_follow_the_reference_values() {
    let cases: Vec<Case> =
        serde_json::from_str(include_str!("../../../tests/vectors/plan.json")).unwrap();
    for (number, case) in cases.iter().enumerate() {
        let mut life = Life::with(case.prompts);
        for day in &case.days {
            follow(&mut life, case, day, number);
        }
        let on = Day::new(case.interview_day);
        let fit = life.fit(on);
        assert!(close(fit.theta, case.fit_on_interview_day.theta));
        assert!(close(fit.d, case.fit_on_interview_day.d));
        for (index, schedule) in life.schedules.iter().enumerate() {
            let wanted = &case.state[index];
            let recall = schedule.map_or(memory::NEVER, |schedule| {
                fit.recall(schedule.strength, on.elapsed_since(schedule.memory_day))
            });
            assert!(close(recall, case.recall_on_interview_day[index]));
            assert_eq!(schedule.is_some(), wanted.is_some());
            if let (Some(schedule), Some(wanted)) = (schedule, wanted) {
                assert_eq!(schedule.state.repetitions, wanted.repetitions);
                assert_eq!(schedule.state.interval, wanted.interval);
                assert!(close(schedule.state.ease, wanted.ease));
            }
        }
    }
}

/// One day of a reference case: its numbers, its order, and then its grades.
fn follow(life: &mut Life, case: &Case, day: &DayOfCase, number: usize) {
    let today = Day::new(day.day);
    let fit = life.fit(today);
    let at = format!("case {number}, day {}", day.day);
    assert!(close(fit.theta, day.theta) && close(fit.d, day.d), "{at}");

    life.begun.clear();
    let interview = interview(
        case.interview_day,
        case.minutes_a_day,
        case.minutes_a_telling,
        BTreeSet::new(),
    );
    let plan = Plan::new(&interview, &life.prompts(), today, &fit).unwrap();
    assert_eq!(plan.quota, day.quota_of_new, "{at}");
    for (prompt, outlook) in &plan.open {
        let wanted = day.rank[prompt.card as usize];
        assert!(
            close(outlook.rank, wanted),
            "{at}, prompt {}: {} is not {wanted}",
            prompt.card,
            outlook.rank
        );
    }
    let told: Vec<i64> = chosen(&plan, case.minutes_a_day, case.floor)
        .iter()
        .map(|choice| choice.card)
        .collect();
    let (first, again) = day.told.split_at(told.len());
    let wanted: Vec<i64> = first.iter().map(|(card, _)| *card).collect();
    assert_eq!(told, wanted, "{at}");
    // What follows are failures of today once more: the queue's work, in the order of the deck.
    let mut failed: Vec<i64> = first
        .iter()
        .filter(|(_, grade)| !grade.recalled())
        .map(|(card, _)| *card)
        .collect();
    failed.sort_unstable();
    assert!(
        again
            .iter()
            .map(|(card, _)| card)
            .eq(&failed[..again.len()]),
        "{at}"
    );
    for (card, grade) in &day.told {
        life.rate(*card, today, *grade);
    }
}

#[test]
fn a_prompt_that_does_not_fit_makes_way_for_one_that_does() {
    let life = Life::with(4);
    let interview = interview(3, 10.0, 2.5, BTreeSet::new());
    let plan = Plan::new(&interview, &life.prompts(), Day::new(0), &Fit::default()).unwrap();
    let picked = |card| if card == 2 { 0.5 } else { 2.5 };
    let cards: Vec<i64> = choose(&[plan], 3.0, 0.0, picked, |_, _, _| true)
        .iter()
        .map(|choice| choice.card)
        .collect();
    assert_eq!(cards, [0, 2]);
}

#[test]
fn a_refused_prompt_makes_way_too() {
    let life = Life::with(4);
    let interview = interview(3, 10.0, 2.5, BTreeSet::new());
    let plan = Plan::new(&interview, &life.prompts(), Day::new(0), &Fit::default()).unwrap();
    let one_at_most =
        |prompt: &Prompt, _: Class, chosen: &[Choice]| prompt.card > 1 && chosen.is_empty();
    let choices = choose(&[plan], 10.0, 0.0, |_| 2.5, one_at_most);
    assert_eq!(
        choices.iter().map(|choice| choice.card).collect::<Vec<_>>(),
        [2]
    );
}

#[test]
fn of_two_interviews_the_nearer_presses_first() {
    let life = Life::with(4);
    let prompts = life.prompts();
    let fit = Fit::default();
    let plan = |day, prompts: &[Prompt]| {
        Plan::new(
            &interview(day, 10.0, 2.5, BTreeSet::new()),
            prompts,
            Day::new(0),
            &fit,
        )
        .unwrap()
    };
    let plans = [plan(5, &prompts[2..]), plan(20, &prompts[..2])];
    let choices = choose(&plans, 10.0, 0.0, |_| 2.5, |_, _, _| true);
    let found: Vec<(i64, Class)> = choices
        .iter()
        .map(|choice| (choice.card, choice.class))
        .collect();
    assert_eq!(
        found,
        [
            (2, Class::Pace),
            (0, Class::Pace),
            (3, Class::Gain),
            (1, Class::Gain)
        ]
    );
}

/// Days off before the interview, grades as drawn, minutes that may change.
fn lived(
    prompts: usize,
    last_day: i32,
    minutes: &[f64],
    grades: &[usize],
    days_off: &BTreeSet<Day>,
) -> Life {
    let mut life = Life::with(prompts);
    let mut grades = grades.iter().cycle();
    for day in 0..last_day {
        let today = Day::new(day);
        life.begun.clear();
        let minutes = minutes[day as usize % minutes.len()];
        let interview = interview(last_day, 10.0, 2.5, days_off.clone());
        let fit = life.fit(today);
        let plan = Plan::new(&interview, &life.prompts(), today, &fit).unwrap();
        let choices = chosen(&plan, minutes, 0.0);
        assert_eq!(choices, chosen(&plan, minutes, 0.0));
        assert!(choices.len() as f64 * 2.5 <= minutes + 1e-6);
        let once: HashSet<i64> = choices.iter().map(|choice| choice.card).collect();
        assert_eq!(once.len(), choices.len());
        for choice in choices {
            life.rate(choice.card, today, Grade::ALL[*grades.next().unwrap()]);
        }
        // Whoever stops in the middle of the day finds the rest of it, and nothing told today.
        life.begun.clear();
        let rest = Plan::new(&interview, &life.prompts(), today, &fit).unwrap();
        assert!(
            chosen(&rest, 100.0, 0.0)
                .iter()
                .all(|choice| !once.contains(&choice.card))
        );
    }
    life
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn any_life_keeps_to_its_minutes(
        prompts in 0_usize..40,
        last_day in 1_i32..16,
        minutes in prop::collection::vec(0.0..40.0_f64, 1..5),
        grades in prop::collection::vec(0_usize..6, 1..12),
        off in prop::collection::btree_set(0_i32..16, 0..4),
    ) {
        let off = off.into_iter().map(Day::new).collect();
        lived(prompts, last_day, &minutes, &grades, &off);
    }

    #[test]
    fn every_prompt_is_told_wherever_there_is_a_telling_for_each(
        last_day in 1_i32..16,
        spare in 0_usize..5,
        grades in prop::collection::vec(0_usize..6, 1..12),
    ) {
        let prompts = (4 * last_day as usize).saturating_sub(spare);
        let life = lived(prompts, last_day, &[10.0], &grades, &BTreeSet::new());
        prop_assert!(life.schedules.iter().all(Option::is_some));
    }

    #[test]
    fn stopping_and_going_on_gives_the_same_day(
        prompts in 1_usize..40,
        last_day in 1_i32..12,
        stop in 0_usize..4,
        grades in prop::collection::vec(3_usize..6, 1..8),
    ) {
        let mut life = lived(prompts, last_day, &[10.0], &grades, &BTreeSet::new());
        let (until, today) = (last_day + 3, Day::new(last_day));
        let fit = life.fit(today);
        life.begun.clear();
        let interview = interview(until, 10.0, 2.5, BTreeSet::new());
        let whole = chosen(&Plan::new(&interview, &life.prompts(), today, &fit).unwrap(), 10.0, 0.0);
        let stop = stop.min(whole.len());
        for choice in &whole[..stop] {
            life.rate(choice.card, today, Grade::ALL[4]);
        }
        let rest = Plan::new(&interview, &life.prompts(), today, &fit).unwrap();
        let rest = chosen(&rest, 10.0 - 2.5 * stop as f64, 0.0);
        let cards = |choices: &[Choice]| choices.iter().map(|it| it.card).collect::<Vec<_>>();
        prop_assert_eq!(cards(&rest), cards(&whole[stop..]));
    }
}
