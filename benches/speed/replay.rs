//! SM-2 in memory: the engine's rule against the same arithmetic with nothing around it.

use std::hint::black_box;

use retell::engine::card::Grade;
use retell::engine::sm2::{self, State};

use crate::collection::{REVIEWS, Result};
use crate::measure::{self, Pair};
use crate::table::{self, Goal};

/// Reviews replayed in one go.
const REPLAYED: usize = 1_000_000;

/// Replays random grades both ways and prints how the engine compares.
pub fn run() -> Result<()> {
    let grades = grades();
    let bare: Vec<u8> = grades.iter().map(|grade| grade.value()).collect();
    anyhow::ensure!(
        replay(&grades) == replay_bare(&bare),
        "the two rules differ"
    );
    let pair = Pair::take(
        31,
        |_| Ok(measure::time(|| Ok(black_box(replay(black_box(&grades)))))?.0),
        |_| Ok(measure::time(|| Ok(black_box(replay_bare(black_box(&bare)))))?.0),
    )?;
    let (ours, floor) = pair.at(0.5);
    let speed = |milliseconds: f64| format!("{:.0} M/s", REPLAYED as f64 / milliseconds / 1e3);
    table::row(
        "SM-2 replay, share of a bare loop's speed",
        &speed(ours),
        &speed(floor),
        floor / ours,
        Goal::AtLeast(0.5),
    );
    Ok(())
}

fn grades() -> Vec<Grade> {
    let mut state = 7_u64;
    (0..REPLAYED)
        .map(|_| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            Grade::ALL[(state >> 33) as usize % 6]
        })
        .collect()
}

fn replay(grades: &[Grade]) -> u64 {
    let cards = grades.chunks(REVIEWS).map(|card| {
        card.iter()
            .fold(State::default(), |state, grade| sm2::next(state, *grade))
    });
    cards.map(|state| u64::from(state.interval)).sum()
}

fn replay_bare(grades: &[u8]) -> u64 {
    let mut days = 0;
    for card in grades.chunks(REVIEWS) {
        let (mut repetitions, mut ease, mut interval) = (0_u32, 2.5_f64, 0_u32);
        for grade in card {
            if *grade >= 3 {
                repetitions += 1;
                interval = match repetitions {
                    1 => 1,
                    2 => 6,
                    _ => (f64::from(interval) * ease).round().min(36_500.0) as u32,
                };
            } else {
                repetitions = 0;
                interval = 1;
            }
            let missing = f64::from(5 - *grade);
            ease = (ease + 0.1 - missing * (0.08 + missing * 0.02)).max(1.3);
        }
        days += u64::from(interval);
    }
    days
}
