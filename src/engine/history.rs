//! One card's reviews folded into its schedule: the log is the truth, this is how it is read.
//! Never sees a retracted review, and never needs anything but the schedule so far and one review.
//!
//! The fold decides by dates:
//! - A card's first review ever counts, whatever it was, and makes the schedule.
//! - After that a review counts for SM-2 if it is no drill and its day is not the day of the counted
//!   review before it ([`Schedule::set`]). Every other one is that day's repeat: it changes neither
//!   repetitions, ease, interval nor due day.
//! - Reviews come in log order, so a day may lie before the one before it when a clock was set back.
//!   Such a review counts by the same rule, with no days elapsed: the interval does not grow, but the
//!   card is due from the day the user now lives in. Comparing with the latest day instead would leave
//!   a card that was once rated in a wrong year without a schedule until that year comes.
//! - Drills feed no memory, not even the first: a card that was only drilled has strength 0, and its
//!   first other review is the first that its memory knows.

use super::card::{Form, Grade};
use super::day::Day;
use super::memory::{self, Memory, Observation};
use super::sm2;

/// One unretracted review of one card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Review {
    /// The user's day of the review.
    pub day: Day,
    /// How well it was recalled.
    pub grade: Grade,
    /// How it was answered.
    pub form: Form,
    /// Whether it was a drill.
    pub drill: bool,
}

/// Everything that follows from a card's reviews.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Schedule {
    /// The SM-2 state.
    pub state: sm2::State,
    /// The day on which the card is due.
    pub due: Day,
    /// The day of the latest review in the log, whatever it was.
    pub last: Day,
    /// The day of the review that set the interval.
    pub set: Day,
    /// How often the card was failed after having been recalled.
    pub lapses: u32,
    /// Days until recall falls to 0.9; 0 while the card was only drilled.
    pub strength: f64,
    /// By how much a well-timed review strengthens.
    pub growth: f64,
    /// The day of the latest review that fed memory; of the first drill while there is no other.
    pub memory_day: Day,
    /// The grade of the latest review, repeats, picks and drills included.
    pub last_grade: Grade,
    /// Reviews in which the whole story was gone through, aloud or in the head.
    pub tellings: u32,
    /// All reviews.
    pub reviews: u32,
    /// Grades of 3 and more in a row at the end, each review counted.
    pub right_in_a_row: u32,
}

impl Schedule {
    /// What is held of the card.
    pub const fn memory(&self) -> Memory {
        Memory {
            strength: self.strength,
            growth: self.growth,
        }
    }

    /// Whether the card is due: its day has come, or its last review lies after today because a
    /// clock was wrong.
    pub fn is_due(&self, today: Day) -> bool {
        self.due <= today || self.last > today
    }
}

/// The schedule after all of one card's unretracted reviews in log order; `None` without reviews.
pub fn fold(reviews: impl IntoIterator<Item = Review>) -> Option<Schedule> {
    reviews
        .into_iter()
        .fold(None, |before, review| Some(advance(before, review)))
}

/// The schedule after one more review: one step of [`fold`].
pub fn advance(before: Option<Schedule>, review: Review) -> Schedule {
    let Some(before) = before else {
        return begin(review);
    };
    let after = if review.drill {
        before
    } else {
        remembered(counted(before, review), review)
    };
    Schedule {
        last: review.day,
        last_grade: review.grade,
        tellings: after
            .tellings
            .saturating_add(u32::from(review.form.is_full())),
        reviews: after.reviews.saturating_add(1),
        right_in_a_row: if review.grade.recalled() {
            after.right_in_a_row.saturating_add(1)
        } else {
            0
        },
        ..after
    }
}

/// What a review tells the fit, given the card's schedule before it: nothing if the card was not
/// practised before, or on the same day, or if the review is a drill.
pub fn observation(before: Option<&Schedule>, review: &Review) -> Option<Observation> {
    let before = before.filter(|before| before.strength > 0.0 && !review.drill)?;
    let elapsed = review.day.elapsed_since(before.memory_day);
    (elapsed > 0).then_some(Observation {
        strength: before.strength,
        elapsed,
        grade: review.grade,
    })
}

/// The schedule after a card's first review ever.
fn begin(review: Review) -> Schedule {
    let state = sm2::next(sm2::State::default(), review.grade);
    let memory = if review.drill {
        Memory::NONE
    } else {
        memory::first(review.grade)
    };
    Schedule {
        state,
        due: review.day + state.interval,
        last: review.day,
        set: review.day,
        lapses: 0,
        strength: memory.strength,
        growth: memory.growth,
        memory_day: review.day,
        last_grade: review.grade,
        tellings: u32::from(review.form.is_full()),
        reviews: 1,
        right_in_a_row: u32::from(review.grade.recalled()),
    }
}

/// What the review does to SM-2: nothing if the card was counted on this day already.
fn counted(before: Schedule, review: Review) -> Schedule {
    if review.day == before.set {
        return before;
    }
    let elapsed = review.day.elapsed_since(before.set);
    let state = sm2::next_early(before.state, review.grade, elapsed);
    let lapse = !review.grade.recalled() && before.state.repetitions > 0;
    Schedule {
        state,
        due: review.day + state.interval,
        set: review.day,
        lapses: before.lapses.saturating_add(u32::from(lapse)),
        ..before
    }
}

/// What the review does to memory.
fn remembered(before: Schedule, review: Review) -> Schedule {
    let elapsed = review.day.elapsed_since(before.memory_day);
    let memory = memory::later(before.memory(), review.grade, elapsed);
    Schedule {
        strength: memory.strength,
        growth: memory.growth,
        memory_day: review.day,
        ..before
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde::Deserialize;

    use super::*;

    #[derive(Deserialize)]
    struct Vectors {
        early: Vec<Vec<Step>>,
    }

    #[derive(Deserialize)]
    struct Step {
        day: i32,
        grade: Grade,
        repetitions: u32,
        ease: f64,
        interval: u32,
        due: i32,
    }

    fn review(day: i32, grade: usize) -> Review {
        Review {
            day: Day::new(day),
            grade: Grade::ALL[grade],
            form: Form::Told,
            drill: false,
        }
    }

    fn drill(day: i32, grade: usize) -> Review {
        Review {
            drill: true,
            ..review(day, grade)
        }
    }

    #[test]
    fn only_spaced_reviews_are_observed() {
        let reviews = [
            drill(1, 5),
            review(1, 4),
            review(1, 4),
            drill(3, 5),
            review(4, 2),
            review(3, 5),
        ];
        let mut held = None;
        let mut seen = Vec::new();
        for review in reviews {
            seen.extend(observation(held.as_ref(), &review));
            held = Some(advance(held, review));
        }
        let expected = Observation {
            strength: 1.1 * 2.5,
            elapsed: 3,
            grade: Grade::ALL[2],
        };
        assert_eq!(seen, [expected]);
    }

    #[test]
    fn reviews_before_the_due_day_follow_the_reference_values() {
        let vectors: Vectors =
            serde_json::from_str(include_str!("../../tests/vectors/sm2.json")).unwrap();
        for sequence in vectors.early {
            let mut schedule = None;
            for step in sequence {
                let after = advance(schedule, review(step.day, step.grade.value().into()));
                assert_eq!(
                    after.state.repetitions, step.repetitions,
                    "day {}",
                    step.day
                );
                assert_eq!(after.state.interval, step.interval, "day {}", step.day);
                assert_eq!(after.due, Day::new(step.due));
                assert!((after.state.ease - step.ease).abs() < 1e-9);
                schedule = Some(after);
            }
        }
    }

    #[test]
    fn only_the_first_review_of_a_day_counts() {
        let before = fold([review(0, 4), review(1, 2)]).unwrap();
        let after = advance(Some(before), review(1, 5));
        assert_eq!(
            (after.state, after.due, after.set, after.lapses),
            (before.state, before.due, before.set, 1)
        );
        assert_eq!((after.last_grade, after.reviews), (Grade::ALL[5], 3));
        assert_eq!((before.right_in_a_row, after.right_in_a_row), (0, 1));
        assert!(after.strength > before.strength);
    }

    #[test]
    fn a_drill_reschedules_only_a_card_never_reviewed() {
        let drilled = fold([drill(3, 4)]).unwrap();
        assert_eq!((drilled.due, drilled.set), (Day::new(4), Day::new(3)));
        assert!(drilled.memory().is_none());

        // The next review is the first that memory knows, and that day's repeat for SM-2.
        let told = advance(Some(drilled), review(3, 5));
        assert_eq!((told.state, told.due), (drilled.state, drilled.due));
        assert_eq!(told.memory(), memory::first(Grade::ALL[5]));

        // A drill the next morning neither counts nor keeps the session's review from counting.
        let again = advance(Some(told), drill(4, 1));
        assert_eq!(
            (again.state, again.due, again.set),
            (told.state, told.due, told.set)
        );
        assert_eq!(
            (again.memory(), again.memory_day),
            (told.memory(), told.memory_day)
        );
        assert_eq!((again.last, again.last_grade), (Day::new(4), Grade::ALL[1]));
        let counted = advance(Some(again), review(4, 4));
        assert_eq!((counted.state.repetitions, counted.due), (2, Day::new(10)));
    }

    #[test]
    fn a_clock_set_back_never_leaves_a_card_behind() {
        let wrong_year = fold([review(0, 4), review(1, 4), review(2000, 4)]).unwrap();
        assert_eq!(wrong_year.due, Day::new(2015));
        assert!(wrong_year.is_due(Day::new(7)));

        let right = advance(Some(wrong_year), review(7, 4));
        assert_eq!((right.state.repetitions, right.state.interval), (4, 15));
        assert_eq!((right.due, right.last), (Day::new(22), Day::new(7)));
        assert!(!right.is_due(Day::new(8)));
        assert_eq!(right.growth.to_bits(), wrong_year.growth.to_bits());

        let repeat = advance(Some(right), review(7, 2));
        assert_eq!((repeat.state, repeat.due), (right.state, right.due));
    }

    #[test]
    fn picks_count_but_are_no_tellings() {
        let pick = Review {
            form: Form::Picked,
            ..review(1, 4)
        };
        let schedule = fold([review(0, 4), pick]).unwrap();
        assert_eq!((schedule.tellings, schedule.reviews), (1, 2));
        assert_eq!(schedule.state.repetitions, 2);
        assert_eq!(schedule.memory_day, Day::new(1));
    }

    fn any_review() -> impl Strategy<Value = Review> {
        let day = prop_oneof![4 => 0..60_i32, 1 => any::<i32>()];
        let form = prop::sample::select(Form::ALL.to_vec());
        (day, 0_usize..6, form, prop::bool::weighted(0.2)).prop_map(|(day, grade, form, drill)| {
            Review {
                form,
                drill,
                ..review(day, grade)
            }
        })
    }

    proptest! {
        #[test]
        fn any_log_folds_to_a_finite_schedule(reviews in prop::collection::vec(any_review(), 0..60)) {
            let mut schedule = None;
            for (index, review) in reviews.iter().enumerate() {
                let after = advance(schedule, *review);
                prop_assert_eq!(fold(reviews[..=index].iter().copied()), Some(after));
                prop_assert!((1..=sm2::MAX_INTERVAL).contains(&after.state.interval));
                prop_assert_eq!(after.due, after.set + after.state.interval);
                prop_assert!(after.state.ease.is_finite() && after.strength.is_finite());
                prop_assert_eq!((after.last, after.last_grade), (review.day, review.grade));
                prop_assert!(after.tellings <= after.reviews && after.lapses < after.reviews);
                schedule = Some(after);
            }
            prop_assert_eq!(fold(reviews.iter().copied()), schedule);
        }

        #[test]
        fn drills_after_the_first_review_change_no_schedule(reviews in prop::collection::vec(any_review(), 1..40)) {
            let kept = reviews.iter().enumerate().filter(|(index, review)| *index == 0 || !review.drill);
            let with = fold(reviews.iter().copied()).unwrap();
            let without = fold(kept.map(|(_, review)| *review)).unwrap();
            prop_assert_eq!((with.state, with.due, with.lapses), (without.state, without.due, without.lapses));
            prop_assert_eq!((with.memory(), with.memory_day), (without.memory(), without.memory_day));
        }
    }
}
