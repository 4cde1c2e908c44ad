//! The pure decisions alone, in memory: the whole fold, the fit, a day's queue, the plan. SM-2 against its bare
//! loop is in the other benchmark's table.
#![allow(clippy::disallowed_methods, reason = "a benchmark reads the clock")]

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};

use retell::engine::card::{Form, Grade, Kind};
use retell::engine::day::Day;
use retell::engine::history::{self, Review};
use retell::engine::memory::{self, Observation};
use retell::engine::plan;
use retell::engine::queue::{self, Candidate, Input, Lengths};

/// Reviews replayed.
const REVIEWS: usize = 1_000_000;

/// Reviews a card has.
const OF_A_CARD: usize = 5;

/// An interview in 28 days about 500 prompts, half of them practised.
fn life() -> plan::Life {
    let prompt = |card: i64| {
        let practised = card % 2 == 0;
        plan::Prompt {
            card,
            deck: (card % 25) as u32,
            position: (card / 25) as u32,
            memory: if practised {
                memory::first(Grade::ALL[4])
            } else {
                memory::Memory::NONE
            },
            last: practised.then(|| Day::new(90 + (card % 10) as i32)),
            begun_today: false,
        }
    };
    plan::Life {
        interview: plan::Interview {
            day: Day::new(128),
            first_day: Day::new(90),
            minutes: 25.0,
            telling: 2.5,
            days_off: std::collections::BTreeSet::new(),
        },
        today: Day::new(100),
        minutes_today: 25.0,
        minutes: 25.0,
        minutes_evening: 25.0,
        shaping: std::collections::BTreeMap::new(),
        lengths: Lengths {
            telling: 2.5,
            picking: 0.5,
        },
        fit: memory::Fit::default(),
        prompts: (0..500)
            .map(|card| plan::Simulated {
                prompt: prompt(card),
                last_grade: (card % 2 == 0).then_some(Grade::ALL[4]),
                story: None,
                in_scope: true,
            })
            .collect(),
        stories: std::collections::BTreeMap::new(),
    }
}

#[divan::bench]
fn plan_of_500_prompts(bencher: Bencher) {
    let life = life();
    let prompts: Vec<plan::Prompt> = life.prompts.iter().map(|it| it.prompt).collect();
    bencher.bench(|| {
        let plan = plan::Plan::new(black_box(&life.interview), &prompts, life.today, &life.fit)?;
        Some(plan::choose(&[plan], 25.0, 0.0, |_| 2.5, |_, _, _| true))
    });
}

#[divan::bench]
fn projection_of_500_prompts_in_10_lives(bencher: Bencher) {
    let life = life();
    bencher.bench(|| plan::project(black_box(&life), 10, 1));
}

fn main() {
    divan::main();
}

fn grades() -> Vec<Grade> {
    let mut state = 7_u64;
    (0..REVIEWS)
        .map(|_| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            Grade::ALL[(state >> 33) as usize % 6]
        })
        .collect()
}

/// Everything that follows from a card's log: SM-2, memory, counts.
#[divan::bench]
fn whole_fold(bencher: Bencher) {
    let grades = grades();
    bencher.counter(ItemsCount::new(REVIEWS)).bench(|| {
        let mut due = 0_i64;
        for card in black_box(&grades).chunks(OF_A_CARD) {
            let reviews = card
                .iter()
                .zip((0..).step_by(6))
                .map(|(grade, day)| Review {
                    day: Day::new(day),
                    grade: *grade,
                    form: Form::Told,
                    drill: false,
                });
            due += history::fold(reviews).map_or(0, |schedule| i64::from(schedule.due.number()));
        }
        due
    });
}

#[divan::bench]
fn fit_20_000_observations(bencher: Bencher) {
    let observations: Vec<Observation> = grades()
        .into_iter()
        .take(20_000)
        .zip((1..=60).cycle())
        .map(|(grade, elapsed)| Observation {
            strength: 1.0 + f64::from(elapsed % 17),
            elapsed,
            grade,
        })
        .collect();
    bencher.bench(|| memory::fit(black_box(&observations)));
}

#[divan::bench]
fn queue_of_500_due_and_500_new(bencher: Bencher) {
    let candidate = |card: i64, due| Candidate {
        card,
        deck: (card % 16) as u32,
        position: (card / 16) as u32,
        kind: Kind::Prompt,
        due,
        last: due.map(|_| Day::new(90)),
        strength: due.map(|_| 1.0 + (card % 40) as f64),
        story: Some(card % 30),
        fresh_since: None,
    };
    let input = Input {
        today: Day::new(100),
        minutes: 20.0,
        lengths: Lengths {
            telling: 2.5,
            picking: 0.5,
        },
        short_share: 0.2,
        pick: true,
        fresh_stories: std::collections::BTreeMap::new(),
        room_new: None,
        room_reviews: None,
        limit: None,
        at_least_one: true,
        until_4: false,
        planned: None,
        due_prompts: (0..500)
            .map(|card| candidate(card, Some(Day::new(99))))
            .collect(),
        new_prompts: (500..1_000).map(|card| candidate(card, None)).collect(),
        due_short: Vec::new(),
        new_short: Vec::new(),
        repeats: Vec::new(),
    };
    bencher.bench(|| queue::build(black_box(&input)));
}
