//! How long a story takes to tell, from its words and from its tellings. Never judges what is told.

use serde::Serialize;

use super::Story;
use super::words::count;

/// The parts that are told, in order, by their names in files.
const PARTS: [&str; 4] = ["situation", "task", "action", "result"];

/// A part of a story as it is told.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Part {
    /// Its name in files.
    pub part: &'static str,
    /// Its words.
    pub words: usize,
    /// The seconds that so many words take at the user's pace.
    pub seconds: f64,
    /// Its part of the whole, 0 to 1.
    pub share: f64,
}

/// What each of the written parts takes at so many words a minute; empty where none is written.
pub fn split(story: &Story, words_per_minute: u32) -> Vec<Part> {
    let words = PARTS.map(|part| count(story.text(part).unwrap_or_default()));
    let all: usize = words.iter().sum();
    let pace = f64::from(words_per_minute.max(1));
    PARTS
        .into_iter()
        .zip(words)
        .filter(|(_, words)| *words > 0)
        .map(|(part, words)| Part {
            part,
            words,
            seconds: words as f64 * 60.0 / pace,
            share: words as f64 / all as f64,
        })
        .collect()
}

/// How a telling stands to the band, in whole seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// Shorter than it should be.
    Shorter,
    /// As long as it should be.
    Inside,
    /// Longer than it should be.
    Longer,
}

impl Length {
    /// How a telling of so many seconds stands to a band from and to so many.
    pub const fn of(seconds: u32, (from, to): (u32, u32)) -> Self {
        if seconds < from {
            Self::Shorter
        } else if seconds > to {
            Self::Longer
        } else {
            Self::Inside
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn story(words: [usize; 4]) -> Story {
        let text = |count: usize| (count > 0).then(|| "word ".repeat(count));
        let [situation, task, action, result] = words.map(text);
        Story {
            situation,
            task,
            action,
            result,
            ..Story::default()
        }
    }

    #[test]
    fn parts_take_their_words_at_the_pace() {
        let parts = split(&story([30, 0, 60, 30]), 120);
        let told: Vec<_> = parts
            .iter()
            .map(|it| (it.part, it.words, it.seconds, it.share))
            .collect();
        assert_eq!(
            told,
            [
                ("situation", 30, 15.0, 0.25),
                ("action", 60, 30.0, 0.5),
                ("result", 30, 15.0, 0.25),
            ]
        );
        assert_eq!(split(&story([0; 4]), 120), []);
    }

    #[test]
    fn a_band_includes_both_its_ends() {
        for (seconds, length) in [
            (89, Length::Shorter),
            (90, Length::Inside),
            (150, Length::Inside),
            (151, Length::Longer),
        ] {
            assert_eq!(Length::of(seconds, (90, 150)), length, "{seconds}");
        }
    }

    proptest! {
        #[test]
        fn shares_make_a_whole(words in [0_usize..400, 0..400, 0..400, 0..400], pace in 0_u32..500) {
            let parts = split(&story(words), pace);
            let share: f64 = parts.iter().map(|part| part.share).sum();
            prop_assert!(parts.is_empty() || (share - 1.0).abs() < 1e-9);
            prop_assert!(parts.iter().all(|part| part.seconds.is_finite() && part.seconds > 0.0));
        }
    }
}
