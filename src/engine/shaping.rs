//! How much of a day goes to shaping a story, and which story. Never changes a schedule: a day that
//! gives minutes to a story has fewer for cards, and nothing else follows from it.

use super::day::Day;

/// Shaping takes so many of a day's minutes at most.
pub const MOST_MINUTES: f64 = 10.0;

/// Once so many stories are ready to be told, the day's minutes are for the cards alone.
pub const ENOUGH_STORIES: usize = 8;

/// So many days before an interview nothing new is begun, shaping included.
pub const REST_DAYS: u32 = 2;

/// The minutes that go to shaping where so many are left of the day: half of them at most. 0 where they
/// do not hold one telling.
pub fn minutes(left: f64, telling: f64) -> f64 {
    let minutes = (left / 2.0).min(MOST_MINUTES);
    if minutes >= telling { minutes } else { 0.0 }
}

/// What a sitting took of the day's minutes: what was measured, at most [`MOST_MINUTES`]; where nothing
/// could be measured, what was set aside for it.
pub fn taken(seconds: Option<u32>, set_aside: f64) -> f64 {
    seconds.map_or(set_aside, |seconds| {
        (f64::from(seconds) / 60.0).min(MOST_MINUTES)
    })
}

/// A story that may be shaped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The story, by whatever number the caller knows it.
    pub story: i64,
    /// How many prompts it answers.
    pub prompts: usize,
    /// The day on which it was last shaped, or left for another day.
    pub last: Option<Day>,
}

/// The story most worth shaping: the one that answers most prompts; of several the one that was left
/// alone for longest, then the first noted.
pub fn most_worth(drafts: &[Draft]) -> Option<Draft> {
    drafts
        .iter()
        .min_by_key(|draft| (std::cmp::Reverse(draft.prompts), draft.last, draft.story))
        .copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shaping_takes_ten_minutes_or_half_of_what_is_left() {
        for (left, minutes_for_it) in [
            (25.0, 10.0),
            (20.0, 10.0),
            (12.0, 6.0),
            (5.0, 2.5),
            (4.9, 0.0),
            (0.0, 0.0),
        ] {
            assert!((minutes(left, 2.5) - minutes_for_it).abs() < 1e-9, "{left}");
        }
    }

    #[test]
    fn a_sitting_counts_what_it_took_and_never_more_than_ten_minutes() {
        for (seconds, minutes) in [
            (None, 6.0),
            (Some(90), 1.5),
            (Some(0), 0.0),
            (Some(9_000), 10.0),
        ] {
            assert!((taken(seconds, 6.0) - minutes).abs() < 1e-9, "{seconds:?}");
        }
    }

    #[test]
    fn the_story_that_answers_most_comes_first() {
        let draft = |story, prompts, last: Option<i32>| Draft {
            story,
            prompts,
            last: last.map(Day::new),
        };
        let chosen = |drafts: &[Draft]| most_worth(drafts).map(|draft| draft.story);
        assert_eq!(chosen(&[]), None);
        assert_eq!(
            chosen(&[draft(1, 0, None), draft(2, 3, Some(9)), draft(3, 1, None)]),
            Some(2)
        );
        assert_eq!(
            chosen(&[
                draft(1, 2, Some(9)),
                draft(2, 2, Some(8)),
                draft(3, 2, None)
            ]),
            Some(3)
        );
        assert_eq!(chosen(&[draft(2, 2, None), draft(1, 2, None)]), Some(1));
    }
}
