//! How many words a text has and how long they take to tell, at the user's own pace. Judges neither.

use crate::app::story_check::spoken_words;
use crate::config::{Band, Frame};
use crate::story::Story;
use crate::story::words::count;
use crate::term::{minutes_and_seconds, width};

/// What the user calls the parts of a story, and the fields in which they are kept.
pub fn parts(frame: Frame) -> &'static [(&'static str, &'static str)] {
    match frame {
        Frame::Star => &[
            ("Situation", "situation"),
            ("Task", "task"),
            ("Action", "action"),
            ("Result", "result"),
            ("Lesson", "lesson"),
        ],
        Frame::Carl => &[
            ("Context", "situation"),
            ("Action", "action"),
            ("Result", "result"),
            ("Learning", "lesson"),
        ],
    }
}

/// Counts the words of one part while it is written, and of the story with it.
#[derive(Clone, Copy, Debug)]
pub struct Counter {
    /// Words a minute.
    pace: u32,
    band: Band,
    /// The words of the other parts.
    others: usize,
}

impl Counter {
    /// For a part of the story that is written now.
    pub fn new(story: &Story, field: &str, pace: u32, band: Band) -> Self {
        let mut others = story.clone();
        if let Some(place) = others.text_mut(field) {
            *place = None;
        }
        Self {
            pace,
            band,
            others: spoken_words(&others) + lesson_words(&others),
        }
    }

    /// "12 words · 0:05   whole story 80 words · 0:34 of 1:30–2:30", as much of it as fits.
    pub fn line(&self, text: &str, room: usize) -> String {
        let words = count(text);
        let this = format!(" {}", self.takes(words));
        let whole = self.takes(words + self.others);
        let band = format!(
            "{}–{}",
            minutes_and_seconds(self.band.from),
            minutes_and_seconds(self.band.to)
        );
        let short = minutes_and_seconds(self.seconds(words + self.others));
        [
            format!("{this}   whole story {whole} of {band}"),
            format!("{this}   whole {short} of {band}"),
            format!("{this}   whole {short}"),
        ]
        .into_iter()
        .find(|line| width(line) <= room)
        .unwrap_or(this)
    }

    fn takes(&self, words: usize) -> String {
        takes(words, self.pace)
    }

    fn seconds(&self, words: usize) -> u32 {
        seconds(words, self.pace)
    }
}

/// "180 words · 1:17".
pub fn takes(words: usize, pace: u32) -> String {
    let noun = if words == 1 { "word" } else { "words" };
    let time = minutes_and_seconds(seconds(words, pace));
    format!("{words} {noun} · {time}")
}

/// The words of all parts that are written.
pub fn written(story: &Story) -> usize {
    spoken_words(story) + lesson_words(story)
}

fn lesson_words(story: &Story) -> usize {
    story.text("lesson").map_or(0, count)
}

fn seconds(words: usize, pace: u32) -> u32 {
    let seconds = words as f64 * 60.0 / f64::from(pace.max(1));
    seconds.round() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_count_says_what_fits() {
        let story = Story {
            situation: Some("It ran twice on a Friday.".to_owned()),
            action: Some("gone while it is written".to_owned()),
            lesson: Some("Ask first.".to_owned()),
            ..Story::default()
        };
        let counter = Counter::new(&story, "action", 120, Band { from: 90, to: 150 });
        for (room, line) in [
            (
                70,
                " 3 words · 0:02   whole story 11 words · 0:06 of 1:30–2:30",
            ),
            (40, " 3 words · 0:02   whole 0:06 of 1:30–2:30"),
            (30, " 3 words · 0:02   whole 0:06"),
            (20, " 3 words · 0:02"),
        ] {
            assert_eq!(counter.line("I called forty", room + 1), line);
        }
        assert_eq!(counter.line("word", 20), " 1 word · 0:01");
    }

    #[test]
    fn every_part_has_a_field_of_its_own() {
        for frame in [Frame::Star, Frame::Carl] {
            for (label, field) in parts(frame) {
                let mut story = Story::default();
                assert!(story.text_mut(field).is_some(), "{label}");
                assert!(!crate::story::file::belongs(field).is_empty(), "{label}");
            }
        }
    }
}
