//! How ready the user is: for one prompt, and for a theme's prompts together, each with its reason.
//! Never says what to practise: that is `queue.rs`. Never knows what a story says.

use super::card::Grade;
use super::day::Day;
use super::history::Schedule;
use super::memory::{Fit, NEVER};

/// From this recall on a prompt is ready.
pub(super) const READY: f64 = 0.85;

/// Below this recall a prompt is shaky.
const SHAKY: f64 = 0.7;

/// How ready one prompt is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// No story is linked, and none was told or nothing came.
    NoStory,
    /// A story is linked but was not told for this prompt yet.
    New,
    /// The last grade was below 3, or recall is below 0.7.
    Shaky,
    /// Recalled last time, and recall has fallen below 0.85.
    Fading,
    /// Recalled last time, and recall is at least 0.85.
    Ready,
}

impl State {
    /// The words used in JSON and on screens.
    pub const fn name(self) -> &'static str {
        match self {
            Self::NoStory => "no story",
            Self::New => "new",
            Self::Shaky => "shaky",
            Self::Fading => "fading",
            Self::Ready => "ready",
        }
    }
}

/// What is known of a prompt.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PromptInput {
    /// Its schedule; `None` if it was never reviewed.
    pub schedule: Option<Schedule>,
    /// Whether a story is linked to it.
    pub linked: bool,
}

/// How ready a prompt is on a day.
#[derive(Clone, Debug, PartialEq)]
pub struct PromptReadiness {
    /// The state, by which it is marked.
    pub state: State,
    /// The chance, 0 to 1, to recall it on that day.
    pub recall: f64,
    /// Whether it was practised at least once, told or picked, so that recall says something.
    pub known: bool,
    /// The chance with which it counts for its theme: recall, but little after a failure.
    pub counts: f64,
    /// One plain sentence that gives the reason.
    pub why: String,
}

/// How ready a prompt is on a day. Nobody is ready for having just read it: on the day of a review,
/// and on days before it, recall is that of the day after.
pub fn prompt(input: &PromptInput, on: Day, fit: &Fit) -> PromptReadiness {
    let Some(schedule) = &input.schedule else {
        let (state, why) = if input.linked {
            (State::New, "a story is linked, but was not told for it yet")
        } else {
            (State::NoStory, "no story yet")
        };
        return PromptReadiness {
            state,
            recall: NEVER,
            known: false,
            counts: NEVER,
            why: why.to_owned(),
        };
    };
    let days = on.elapsed_since(schedule.memory_day).max(1);
    let recall = fit.recall(schedule.strength, days);
    PromptReadiness {
        state: practised(schedule, input.linked, recall),
        recall,
        known: true,
        counts: counts(schedule.last_grade, recall),
        why: why(schedule, days, recall),
    }
}

/// The state of a prompt that was practised. A pick counts like a telling here: it rates the same
/// question on the same grades.
fn practised(schedule: &Schedule, linked: bool, recall: f64) -> State {
    if !linked && schedule.last_grade.value() == 0 {
        return State::NoStory;
    }
    if recall < SHAKY || !schedule.last_grade.recalled() {
        return State::Shaky;
    }
    if recall < READY {
        return State::Fading;
    }
    State::Ready
}

/// What a prompt counts for its theme: after a failure little, until it is told again.
pub(super) fn counts(last_grade: Grade, recall: f64) -> f64 {
    match last_grade.value() {
        0 | 1 => NEVER,
        2 => recall.min(0.5),
        _ => recall,
    }
}

fn why(schedule: &Schedule, days: u32, recall: f64) -> String {
    let grade = schedule.last_grade;
    if schedule.memory().is_none() {
        return format!("only drilled so far, last grade {grade}: drills tell nothing of recall");
    }
    let plural = if days == 1 { "" } else { "s" };
    format!(
        "{days} day{plural} after it was last practised, last grade {grade}, strength {:.1} days: recall {recall:.2}",
        schedule.strength
    )
}

/// How ready a theme is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ThemeState {
    /// At least three prompts come out well with a chance of 0.80 or more.
    Ready,
    /// With a chance of 0.50 or more.
    Shaky,
    /// With a smaller chance.
    NotReady,
    /// The theme has fewer than three prompts.
    Short,
}

impl ThemeState {
    /// The words used in JSON and on screens.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ready => "ready",
            Self::Shaky => "shaky",
            Self::NotReady => "not ready",
            Self::Short => "short",
        }
    }
}

/// How ready a theme is on a day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ThemeReadiness {
    /// The state, by which it is marked.
    pub state: ThemeState,
    /// How many of its prompts come out well, to be expected.
    pub expected: f64,
    /// The chance, 0 to 1, that at least three do.
    pub probability: f64,
}

/// How ready a theme is whose prompts count so much each ([`PromptReadiness::counts`]).
pub fn theme(counts: &[f64]) -> ThemeReadiness {
    let probability = at_least_three(counts);
    let state = if counts.len() < 3 {
        ThemeState::Short
    } else if probability >= 0.8 {
        ThemeState::Ready
    } else if probability >= 0.5 {
        ThemeState::Shaky
    } else {
        ThemeState::NotReady
    };
    ThemeReadiness {
        state,
        // From 0, since the sum of no numbers is a negative nought.
        expected: counts.iter().fold(0.0, |sum, count| sum + count),
        probability,
    }
}

/// The tail of the Poisson-binomial distribution, exactly: the chance that three or more come out well.
fn at_least_three(chances: &[f64]) -> f64 {
    // The chances that so far none, one, two, three or more came out well.
    let mut so_far = [1.0, 0.0, 0.0, 0.0];
    for chance in chances {
        let [none, one, two, more] = so_far;
        let missed = 1.0 - chance;
        so_far = [
            none * missed,
            one * missed + none * chance,
            two * missed + one * chance,
            more + two * chance,
        ];
    }
    so_far[3]
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde::Deserialize;

    use super::super::card::Form;
    use super::super::history::{Review, fold};
    use super::*;

    #[derive(Deserialize)]
    struct Case {
        recalls: Vec<f64>,
        expected: f64,
        probability: f64,
    }

    #[test]
    fn themes_follow_the_reference_values() {
        let cases: Vec<Case> =
            serde_json::from_str(include_str!("../../tests/vectors/theme.json")).unwrap();
        for case in cases {
            let readiness = theme(&case.recalls);
            assert!((readiness.expected - case.expected).abs() < 1e-6);
            assert!((readiness.probability - case.probability).abs() < 1e-6);
        }
    }

    #[test]
    fn a_themes_state_follows_its_probability() {
        for (counts, state) in [
            (&[0.95, 0.95, 0.95][..], ThemeState::Ready),
            (&[0.9, 0.8, 0.5, 0.1, 0.1], ThemeState::NotReady),
            (&[0.9, 0.9, 0.7], ThemeState::Shaky),
            (&[1.0, 1.0], ThemeState::Short),
            (&[], ThemeState::Short),
        ] {
            assert_eq!(theme(counts).state, state, "{counts:?}");
        }
    }

    fn told(reviews: &[(i32, usize)]) -> Option<Schedule> {
        fold(reviews.iter().map(|(day, grade)| Review {
            day: Day::new(*day),
            grade: Grade::ALL[*grade],
            form: Form::Told,
            drill: false,
        }))
    }

    #[test]
    fn a_prompts_state_follows_recall_last_grade_and_link() {
        let strong = &[(0, 5), (1, 5), (7, 5)][..];
        let cases = [
            (&[][..], false, 0, State::NoStory),
            (&[][..], true, 0, State::New),
            (&[(0, 0)][..], false, 1, State::NoStory),
            (&[(0, 0)][..], true, 1, State::Shaky),
            (&[(0, 4)][..], false, 1, State::Ready),
            (&[(0, 4)][..], false, 7, State::Fading),
            (&[(0, 4)][..], true, 30, State::Shaky),
            (strong, true, 8, State::Ready),
            // Strong, but the last answer failed: a repeat counts as the last grade.
            (&[(0, 5), (1, 5), (7, 5), (7, 2)][..], true, 8, State::Shaky),
        ];
        for (reviews, linked, on, state) in cases {
            let input = PromptInput {
                schedule: told(reviews),
                linked,
            };
            let readiness = prompt(&input, Day::new(on), &Fit::default());
            assert_eq!(readiness.state, state, "{reviews:?} {linked} on {on}");
            assert_eq!(readiness.known, !reviews.is_empty());
        }
    }

    #[test]
    fn a_failure_counts_little_without_touching_recall() {
        let on = Day::new(8);
        let readiness = |last: usize| {
            let schedule = told(&[(0, 5), (1, 5), (7, 5), (7, last)]);
            let input = PromptInput {
                schedule,
                linked: true,
            };
            prompt(&input, on, &Fit::default())
        };
        for (grade, counts) in [(0, 0.10), (1, 0.10), (2, 0.5)] {
            let failed = readiness(grade);
            assert!((failed.counts - counts).abs() < 1e-9, "{grade}");
            assert!(failed.recall > 0.9, "{grade}");
        }
        let recalled = readiness(3);
        assert!((recalled.counts - recalled.recall).abs() < 1e-9);
    }

    #[test]
    fn nobody_is_ready_for_having_just_read_it() {
        let input = PromptInput {
            schedule: told(&[(5, 4)]),
            linked: true,
        };
        let fit = Fit::default();
        let next_day = prompt(&input, Day::new(6), &fit);
        assert_eq!(prompt(&input, Day::new(5), &fit), next_day);
        assert_eq!(prompt(&input, Day::new(0), &fit), next_day);
        assert_eq!(
            next_day.why,
            "1 day after it was last practised, last grade 4, strength 2.5 days: recall 0.96"
        );
    }

    proptest! {
        #[test]
        fn the_tail_is_what_counting_every_outcome_gives(chances in prop::collection::vec(0.0..=1.0_f64, 0..9)) {
            let mut probability = 0.0;
            for outcome in 0_u32..1 << chances.len() {
                if outcome.count_ones() < 3 {
                    continue;
                }
                probability += chances
                    .iter()
                    .enumerate()
                    .map(|(index, chance)| if outcome >> index & 1 == 1 { *chance } else { 1.0 - chance })
                    .product::<f64>();
            }
            prop_assert!((theme(&chances).probability - probability).abs() < 1e-9);
        }
    }
}
