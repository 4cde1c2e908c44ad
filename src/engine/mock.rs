//! A mock interview: which questions are asked, by how many interviewers, and the story that each
//! could be answered with. Never grades: it cannot hear an answer.
//!
//! An interviewer of 25 minutes takes two themes and three questions. Questions are drawn by chance
//! from the seed; of several draws the one is kept in which the fewest questions take a story that another
//! one takes, since interviewers compare notes, and then the one in which the most have a story.

use std::cmp::Reverse;

use super::chance::Chance;
use super::matching::Matching;

/// The minutes of one interviewer.
pub const INTERVIEWER_MINUTES: f64 = 25.0;

/// The questions of one interviewer.
pub const QUESTIONS: usize = 3;

/// The themes of one interviewer.
const THEMES: usize = 2;

/// Draws that are compared for stories of their own.
const DRAWS: usize = 64;

/// A prompt that may be asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prompt {
    /// The card, by whatever number the caller knows it.
    pub card: i64,
    /// The stories linked to it, its first choice first.
    pub stories: Vec<i64>,
}

/// One question of a mock interview.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Question {
    /// The interviewer who asks it, from 0.
    pub interviewer: usize,
    /// Its theme's place among those given.
    pub theme: usize,
    /// The card.
    pub card: i64,
    /// The story it could be told with; `None` where none is linked.
    pub story: Option<i64>,
    /// Whether an earlier question takes the same story already: another angle is wanted.
    pub again: bool,
}

/// How many questions so many minutes hold, at least one, and at most as many as the loop has
/// interviewers for.
pub fn questions_in(minutes: f64, interviewers: usize) -> usize {
    let held = (minutes / INTERVIEWER_MINUTES * QUESTIONS as f64 + 1e-9).floor() as usize;
    held.clamp(1, interviewers.max(1) * QUESTIONS)
}

/// Draws that many questions from the themes' prompts: no prompt twice, and no theme twice while there
/// are others. Fewer where there are fewer prompts; the same seed draws the same.
pub fn draw(themes: &[Vec<Prompt>], questions: usize, seed: u64) -> Vec<Question> {
    let mut chance = Chance::new(seed);
    let mut best: Vec<Question> = Vec::new();
    let mut most = None;
    for _ in 0..DRAWS {
        let mut drawn = one_draw(themes, questions, &mut chance);
        let own = give_stories(themes, &mut drawn);
        let again = drawn.iter().filter(|question| question.again).count();
        let merit = (Reverse(again), own);
        if most.is_none_or(|most| merit > most) {
            most = Some(merit);
            best = drawn;
        }
        if own == best.len() {
            break;
        }
    }
    best
}

fn one_draw(themes: &[Vec<Prompt>], questions: usize, chance: &mut Chance) -> Vec<Question> {
    let mut order: Vec<usize> = (0..themes.len())
        .filter(|theme| !themes[*theme].is_empty())
        .collect();
    let count = order.len();
    chance.draw(&mut order, count);
    let mut prompts: Vec<Vec<usize>> = themes
        .iter()
        .map(|theme| {
            let mut places: Vec<usize> = (0..theme.len()).collect();
            chance.draw(&mut places, theme.len());
            places
        })
        .collect();
    let mut drawn = Vec::new();
    // The themes are gone round in pairs; the first of a pair gives two of the three questions.
    let mut next = 0;
    while drawn.len() < questions && order.iter().any(|theme| !prompts[*theme].is_empty()) {
        let interviewer = drawn.len() / QUESTIONS;
        let pair: Vec<usize> = (0..THEMES.min(order.len()))
            .map(|step| order[(next + step) % order.len()])
            .collect();
        next += THEMES;
        for question in 0..QUESTIONS {
            let theme = pair[question / THEMES % pair.len()];
            if drawn.len() < questions
                && let Some(place) = prompts[theme].pop()
            {
                drawn.push(Question {
                    interviewer,
                    theme,
                    card: themes[theme][place].card,
                    story: None,
                    again: false,
                });
            }
        }
    }
    drawn
}

/// Gives each question a story, as many as possible one of its own; says how many have.
fn give_stories(themes: &[Vec<Prompt>], drawn: &mut [Question]) -> usize {
    let mut names: Vec<i64> = Vec::new();
    let linked: Vec<Vec<usize>> = drawn
        .iter()
        .map(|question| {
            stories_of(themes, question)
                .iter()
                .map(|story| {
                    names
                        .iter()
                        .position(|name| name == story)
                        .unwrap_or_else(|| {
                            names.push(*story);
                            names.len() - 1
                        })
                })
                .collect()
        })
        .collect();
    let mut own: Vec<Option<usize>> = vec![None; drawn.len()];
    Matching::new(names.len()).answer(
        drawn.len(),
        &|question| linked[question].as_slice(),
        |question, story| own[question] = Some(story),
    );
    for (place, question) in drawn.iter_mut().enumerate() {
        question.again = own[place].is_none() && !linked[place].is_empty();
        question.story = own[place]
            .or_else(|| linked[place].first().copied())
            .map(|story| names[story]);
    }
    own.iter().flatten().count()
}

fn stories_of<'a>(themes: &'a [Vec<Prompt>], question: &Question) -> &'a [i64] {
    themes[question.theme]
        .iter()
        .find(|prompt| prompt.card == question.card)
        .map_or(&[], |prompt| &prompt.stories)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use proptest::prelude::*;

    use super::*;

    fn prompt(card: i64, stories: &[i64]) -> Prompt {
        Prompt {
            card,
            stories: stories.to_vec(),
        }
    }

    #[test]
    fn minutes_hold_questions() {
        for (minutes, interviewers, expected) in [
            (25.0, 5, 3),
            (50.0, 5, 6),
            (40.0, 5, 4),
            (10.0, 5, 1),
            (1.0, 5, 1),
            (600.0, 5, 15),
            (600.0, 0, 3),
        ] {
            assert_eq!(questions_in(minutes, interviewers), expected, "{minutes}");
        }
    }

    #[test]
    fn an_interviewer_takes_two_themes() {
        let themes: Vec<Vec<Prompt>> = (0..4)
            .map(|theme| (0..5).map(|card| prompt(theme * 10 + card, &[])).collect())
            .collect();
        let drawn = draw(&themes, 6, 3);
        for interviewer in 0..2 {
            let asked: Vec<usize> = drawn
                .iter()
                .filter(|question| question.interviewer == interviewer)
                .map(|question| question.theme)
                .collect();
            assert_eq!(asked.len(), 3);
            assert_eq!(asked[0], asked[1]);
            assert_ne!(asked[1], asked[2]);
        }
        let all: HashSet<usize> = drawn.iter().map(|question| question.theme).collect();
        assert_eq!(all.len(), 4);
        assert_eq!(draw(&themes, 6, 3), drawn);
        assert_ne!(draw(&themes, 6, 4), drawn);
    }

    #[test]
    fn a_story_comes_twice_only_where_there_are_too_few() {
        let one = vec![vec![prompt(1, &[7]), prompt(2, &[7]), prompt(3, &[7])]];
        let drawn = draw(&one, 3, 1);
        assert_eq!(drawn.iter().filter(|question| question.again).count(), 2);
        assert!(drawn.iter().all(|question| question.story == Some(7)));
        // Enough stories: the draw is found in which nobody hears one twice.
        let themes = vec![
            (0..6).map(|card| prompt(card, &[1])).collect(),
            vec![prompt(10, &[1, 2]), prompt(11, &[3])],
            vec![prompt(20, &[2]), prompt(21, &[3, 1])],
        ];
        for seed in 0..20 {
            assert!(
                draw(&themes, 3, seed)
                    .iter()
                    .all(|question| !question.again)
            );
        }
    }

    proptest! {
        #[test]
        fn no_prompt_is_asked_twice(
            themes in prop::collection::vec(prop::collection::vec(prop::collection::vec(0_i64..6, 0..3), 0..5), 0..5),
            questions in 1_usize..16,
            seed in any::<u64>(),
        ) {
            let mut card = 0;
            let themes: Vec<Vec<Prompt>> = themes.into_iter().map(|theme| theme.into_iter().map(|stories| {
                card += 1;
                Prompt { card, stories }
            }).collect()).collect();
            let drawn = draw(&themes, questions, seed);
            prop_assert_eq!(drawn.len(), questions.min(card as usize));
            let cards: HashSet<i64> = drawn.iter().map(|question| question.card).collect();
            prop_assert_eq!(cards.len(), drawn.len());
            let mut first = HashSet::new();
            for question in &drawn {
                if let Some(story) = question.story && !question.again {
                    prop_assert!(first.insert(story));
                }
            }
        }
    }
}
