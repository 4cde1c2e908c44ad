use std::collections::BTreeMap;

use proptest::prelude::*;
use serde::Deserialize;

use super::super::day::Day;
use super::*;

#[derive(Deserialize)]
struct Vectors {
    sequences: Vec<Vec<Step>>,
    fits: Vec<FitCase>,
    grid: Vec<f64>,
}

#[derive(Deserialize)]
struct Step {
    day: i32,
    grade: Grade,
    growth_after: f64,
    strength: f64,
    #[serde(rename = "recall_theta_1_d_0.5")]
    usual: BTreeMap<String, f64>,
    #[serde(rename = "recall_theta_0.5_d_0.15")]
    forgetful: BTreeMap<String, f64>,
}

#[derive(Deserialize)]
struct FitCase {
    #[serde(rename = "observations_strength_elapsed_grade")]
    observations: Vec<(f64, u32, Grade)>,
    theta: f64,
    d: f64,
}

fn vectors() -> Vectors {
    serde_json::from_str(include_str!("../../../tests/vectors/memory.json")).unwrap()
}

fn close(left: f64, right: f64) -> bool {
    (left - right).abs() < 1e-6
}

#[test]
fn strength_growth_and_recall_follow_the_reference_values() {
    for sequence in vectors().sequences {
        let mut memory = Memory::NONE;
        let mut last = Day::new(0);
        for step in sequence {
            let day = Day::new(step.day);
            memory = later(memory, step.grade, day.elapsed_since(last));
            last = day;
            let same =
                close(memory.strength, step.strength) && close(memory.growth, step.growth_after);
            assert!(same, "{memory:?} on {day}");
            for (theta, d, expected) in [(1.0, 0.5, &step.usual), (0.5, 0.15, &step.forgetful)] {
                let mut fit = Fit::default();
                (fit.theta, fit.d) = (theta, d);
                for (days, recall) in expected {
                    let days: u32 = days.parse().unwrap();
                    assert!(close(fit.recall(memory.strength, days), *recall));
                }
            }
        }
    }
}

#[test]
fn the_fit_follows_the_reference_values() {
    let vectors = vectors();
    for (step, theta) in (0..THETAS).zip(&vectors.grid) {
        assert!(close(grid_theta(step), *theta));
    }
    for case in vectors.fits {
        let observations: Vec<Observation> = case
            .observations
            .into_iter()
            .map(|(strength, elapsed, grade)| Observation {
                strength,
                elapsed,
                grade,
            })
            .collect();
        let fit = fit(&observations);
        assert!(
            close(fit.theta, case.theta) && close(fit.d, case.d),
            "{fit:?}"
        );
        assert_eq!(fit.known(), observations.len() >= 10);
    }
}

#[test]
fn what_was_never_practised_has_one_recall() {
    assert!(close(
        Fit::default().recall(Memory::NONE.strength, 0),
        NEVER
    ));
    assert!(close(Fit::default().recall(2.5, 0), 1.0));
}

proptest! {
    #[test]
    fn any_reviews_leave_a_finite_memory(
        reviews in prop::collection::vec((0_usize..6, prop_oneof![Just(0_u32), 0_u32..400, any::<u32>()]), 1..300),
    ) {
        let mut memory = Memory::NONE;
        for (grade, elapsed) in reviews {
            let before = memory;
            memory = later(memory, Grade::ALL[grade], elapsed);
            prop_assert!(memory.strength.is_finite() && memory.strength >= 0.4);
            prop_assert!(memory.growth.is_finite() && memory.growth >= 1.3);
            if grade >= 3 {
                prop_assert!(memory.strength >= before.strength);
            }
            let recall = Fit::default().recall(memory.strength, elapsed);
            prop_assert!((0.0..=1.0).contains(&recall));
        }
    }
}
