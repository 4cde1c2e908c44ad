//! SM-2 as published in 1990 and as most programs follow it: one grade, one new state.
//! Never knows a date, a log or a repeat: `history.rs` decides which reviews count.
//!
//! The 1990 text differs in four places: it keeps the ease factor when a grade is below 3, rounds
//! intervals up, counts a failing day as the first repetition, and leaves open whether the new ease
//! factor is used at once. Here the ease factor always moves, intervals are rounded to the nearest
//! day, a failure sets the repetitions to 0, and an interval grows by the ease factor from before.

use super::card::Grade;

/// No interval is longer: one hundred years, in days.
pub const MAX_INTERVAL: u32 = 36_500;

/// The ease factor of a card that was never graded.
pub const FIRST_EASE: f64 = 2.5;

/// No ease factor falls below this.
pub const LEAST_EASE: f64 = 1.3;

/// What SM-2 keeps about a card.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct State {
    /// Grades of 3 and more in a row, counting one a day.
    pub repetitions: u32,
    /// The ease factor, 1.3 or more: by how much a long interval grows.
    pub ease: f64,
    /// Days from the review that set it to the day the card is due; 0 before the first review.
    pub interval: u32,
}

impl Default for State {
    fn default() -> Self {
        Self {
            repetitions: 0,
            ease: FIRST_EASE,
            interval: 0,
        }
    }
}

/// The state after a review on or after the due day.
pub fn next(state: State, grade: Grade) -> State {
    let ease = next_ease(state.ease, grade);
    if !grade.recalled() {
        return State {
            repetitions: 0,
            ease,
            interval: 1,
        };
    }
    let interval = match state.repetitions {
        0 => 1,
        1 => 6,
        _ => {
            let days = (f64::from(state.interval) * state.ease).round();
            days.min(f64::from(MAX_INTERVAL)) as u32
        }
    };
    State {
        repetitions: state.repetitions.saturating_add(1),
        ease,
        interval,
    }
}

/// The state after a review `elapsed` days after the one that set the interval.
///
/// Before the due day a recalled card earns only the share of the longer interval that it has waited
/// for, so that massed practice does not inflate it. From the due day on, and for a failure or a
/// card without a repetition, this is [`next`].
pub fn next_early(state: State, grade: Grade, elapsed: u32) -> State {
    let planned = next(state, grade);
    if elapsed >= state.interval || !grade.recalled() || state.repetitions == 0 {
        return planned;
    }
    let gain = u64::from(planned.interval.saturating_sub(state.interval));
    // Whole numbers keep the rounding up exact. The share is at most `gain`, which is a `u32`.
    let earned = (gain * u64::from(elapsed)).div_ceil(u64::from(state.interval)) as u32;
    State {
        interval: planned.interval.min((state.interval + earned).max(1)),
        ..planned
    }
}

/// The states that the six grades, 0 to 5, would lead to after `elapsed` days.
pub fn preview(state: State, elapsed: u32) -> [State; 6] {
    Grade::ALL.map(|grade| next_early(state, grade, elapsed))
}

/// The ease factor after a grade; the growth of memory follows the same formula.
pub(super) fn next_ease(ease: f64, grade: Grade) -> f64 {
    let missing = f64::from(5 - grade.value());
    (ease + 0.1 - missing * (0.08 + missing * 0.02)).max(LEAST_EASE)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde::Deserialize;

    use super::*;

    #[derive(Deserialize)]
    struct Vectors {
        on_time: Vec<OnTime>,
    }

    #[derive(Deserialize)]
    struct OnTime {
        grades: Vec<Grade>,
        after: Vec<After>,
    }

    #[derive(Deserialize)]
    struct After {
        repetitions: u32,
        ease: f64,
        interval: u32,
    }

    #[test]
    fn reviews_on_time_follow_the_reference_values() {
        let vectors: Vectors =
            serde_json::from_str(include_str!("../../tests/vectors/sm2.json")).unwrap();
        for sequence in vectors.on_time {
            let mut state = State::default();
            assert_eq!(sequence.grades.len(), sequence.after.len());
            for (grade, after) in sequence.grades.iter().zip(&sequence.after) {
                state = next(state, *grade);
                assert_eq!(
                    (state.repetitions, state.interval),
                    (after.repetitions, after.interval),
                    "{:?}",
                    sequence.grades
                );
                assert!((state.ease - after.ease).abs() < 1e-9);
            }
        }
    }

    #[test]
    fn an_early_review_earns_the_share_it_has_waited_for() {
        let six_days = State {
            repetitions: 2,
            ease: 2.5,
            interval: 6,
        };
        let expected = [6, 8, 9, 11, 12, 14, 15, 15];
        for (elapsed, interval) in (0..).zip(expected) {
            assert_eq!(
                next_early(six_days, Grade::ALL[4], elapsed).interval,
                interval
            );
        }
        assert_eq!(next_early(six_days, Grade::ALL[2], 1).interval, 1);
    }

    #[test]
    fn a_preview_names_what_each_grade_would_do() {
        let state = State {
            repetitions: 2,
            ease: 2.5,
            interval: 6,
        };
        let intervals = preview(state, 6).map(|state| state.interval);
        assert_eq!(intervals, [1, 1, 1, 15, 15, 15]);
    }

    /// SM-2 once more, written from its description alone and with the ease factor in hundredths.
    fn plain(grades: &[Grade]) -> (u32, i64, i64) {
        let (mut repetitions, mut ease, mut interval) = (0, 250_i64, 0_i64);
        for grade in grades {
            if grade.value() < 3 {
                repetitions = 0;
                interval = 1;
            } else {
                repetitions += 1;
                interval = match repetitions {
                    1 => 1,
                    2 => 6,
                    _ => ((interval * ease + 50) / 100).min(36_500),
                };
            }
            ease += [-80, -54, -32, -14, 0, 10][usize::from(grade.value())];
            ease = ease.max(130);
        }
        (repetitions, ease, interval)
    }

    fn grades() -> impl Strategy<Value = Vec<Grade>> {
        prop::collection::vec(prop::sample::select(Grade::ALL.to_vec()), 0..40)
    }

    proptest! {
        #[test]
        fn any_grades_give_what_plain_sm2_gives(grades in grades()) {
            let state = grades.iter().fold(State::default(), |state, grade| next(state, *grade));
            let (repetitions, ease, interval) = plain(&grades);
            prop_assert_eq!(state.repetitions, repetitions);
            prop_assert_eq!(i64::from(state.interval), interval);
            prop_assert!((state.ease * 100.0 - ease as f64).abs() < 1e-6);
        }

        #[test]
        fn intervals_stay_within_bounds(grades in grades(), elapsed in any::<u32>(), early in 0_u32..40) {
            let mut state = State::default();
            for grade in grades {
                let before = state;
                prop_assert_eq!(next_early(before, grade, before.interval.max(elapsed)), next(before, grade));
                state = next_early(before, grade, early);
                prop_assert!((1..=MAX_INTERVAL).contains(&state.interval));
                prop_assert!(state.interval <= next(before, grade).interval);
                prop_assert!(!grade.recalled() || state.interval >= before.interval.min(MAX_INTERVAL));
                prop_assert!(state.ease >= LEAST_EASE && state.ease.is_finite());
            }
        }
    }
}
