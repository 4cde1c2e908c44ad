//! What would raise the expected answers most: twenty minutes of practice, or one more story. Every
//! answer is measured by playing the same loops again, so that a difference is no accident of the draws.

use serde::{Deserialize, Serialize};

use super::super::card::Grade;
use super::super::memory::{self, Fit, Memory};
use super::{Question, Table};

/// How often each candidate is played; the best one is then played as often as what is shown.
const TRIALS: u32 = 1_000;

/// The strength expected of a prompt after its first telling, in days: that of a grade between 3 and 4.
const FIRST: f64 = 2.0;

/// The best of several candidates.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Advice {
    /// Which candidate, as given.
    pub candidate: usize,
    /// How many more questions would be answered, to be expected; above 0.
    pub gain: f64,
}

/// What advice is sought among. What is best follows from this alone.
#[derive(Clone, Debug, Serialize)]
pub struct Candidates<'a> {
    /// The loop as it is.
    pub question: &'a Question,
    /// Sets of tellings, one of which could be given.
    pub practices: Vec<Vec<Practice>>,
    /// For each story that there could be one more of, the prompts that it would answer.
    pub stories: Vec<Vec<Told>>,
}

/// The best of the candidates; `None` where none raises the expected answers.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Best {
    /// The tellings.
    pub practice: Option<Advice>,
    /// The story.
    pub story: Option<Advice>,
}

/// What a first telling of a new story today would make of a prompt.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Told {
    /// Its theme, as the loop knows it.
    pub theme: usize,
    /// Its place in the theme.
    pub prompt: usize,
    /// The chance that it comes back on the day of the loop, after the telling; 0 where it is not told.
    pub chance: f64,
}

/// What a telling today would make of a prompt.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Practice {
    /// Its theme, as the loop knows it.
    pub theme: usize,
    /// Its place in the theme.
    pub prompt: usize,
    /// The chance that it comes back on the day of the loop, after the telling.
    pub chance: f64,
    /// Whether the telling makes it a story of its own: the second one, with none linked.
    pub becomes_story: bool,
}

/// The chance to recall a prompt `ahead` days after a telling today, `rested` days after the one
/// before: the expectation over that telling's coming off or not. `None` if it was never practised.
pub fn after_telling(held: Option<(Memory, u32)>, ahead: u32, fit: &Fit) -> f64 {
    let ahead = ahead.max(1);
    let Some((held, rested)) = held.filter(|(held, _)| !held.is_none()) else {
        return fit.recall(FIRST, ahead);
    };
    let comes = fit.recall(held.strength, rested);
    let [_, _, failed, _, good, _] = Grade::ALL;
    let then = |grade| fit.recall(memory::later(held, grade, rested).strength, ahead);
    comes * then(good) + (1.0 - comes) * then(failed)
}

impl Candidates<'_> {
    /// The telling and the story that raise the expected answers most.
    pub fn best(&self) -> Best {
        Best {
            practice: best(self.question, self.practices.len(), |table, candidate| {
                table.practise(&self.practices[candidate]);
            }),
            story: best(self.question, self.stories.len(), |table, candidate| {
                table.add_story(&self.stories[candidate]);
            }),
        }
    }
}

impl Table {
    /// Has these prompts told once more.
    fn practise(&mut self, tellings: &[Practice]) {
        for practice in tellings {
            let seat = &mut self.themes[practice.theme][practice.prompt];
            seat.chance = seat.chance.max(practice.chance);
            if practice.becomes_story {
                seat.stories.push(self.stories);
                self.stories += 1;
            }
        }
    }

    /// Adds a story that answers these prompts, told once for each.
    fn add_story(&mut self, answered: &[Told]) {
        for told in answered {
            let seat = &mut self.themes[told.theme][told.prompt];
            seat.chance = seat.chance.max(told.chance);
            seat.stories.push(self.stories);
        }
        self.stories += 1;
    }
}

fn best(
    question: &Question,
    candidates: usize,
    change: impl Fn(&mut Table, usize),
) -> Option<Advice> {
    let answered = |candidate: usize, draws: u32| {
        let mut changed = question.clone();
        change(&mut changed.table, candidate);
        changed.draws = draws;
        changed.outcome().answered
    };
    let mut best: Option<(usize, f64)> = None;
    for candidate in 0..candidates {
        let tried = answered(candidate, TRIALS);
        if best.is_none_or(|(_, most)| tried > most) {
            best = Some((candidate, tried));
        }
    }
    let (candidate, _) = best?;
    let gain = answered(candidate, question.draws) - question.outcome().answered;
    (gain > 0.0).then_some(Advice { candidate, gain })
}

#[cfg(test)]
mod tests {
    use super::super::super::readiness::State;
    use super::super::{DRAWS, Prompt, Shape};
    use super::*;

    const SHAPE: Shape = Shape {
        rounds: 1,
        themes_per_round: 2,
        prompts_per_theme: 1,
    };

    fn question(chances: &[f64]) -> Question {
        Question {
            table: table(chances),
            shape: SHAPE,
            draws: DRAWS,
            seed: 3,
        }
    }

    fn best_practice(chances: &[f64], practices: &[Vec<Practice>]) -> Option<Advice> {
        let candidates = Candidates {
            question: &question(chances),
            practices: practices.to_vec(),
            stories: Vec::new(),
        };
        candidates.best().practice
    }

    fn best_story(chances: &[f64], themes: &[usize]) -> Option<Advice> {
        let told = |theme: &usize| {
            vec![Told {
                theme: *theme,
                prompt: 0,
                chance: 0.8,
            }]
        };
        let candidates = Candidates {
            question: &question(chances),
            practices: Vec::new(),
            stories: themes.iter().map(told).collect(),
        };
        candidates.best().story
    }

    fn table(chances: &[f64]) -> Table {
        let themes: Vec<Vec<Prompt>> = chances
            .iter()
            .enumerate()
            .map(|(story, chance)| {
                vec![Prompt {
                    state: State::Shaky,
                    chance: *chance,
                    tellings: 1,
                    practised: true,
                    stories: if *chance > 0.2 {
                        vec![story as i64]
                    } else {
                        Vec::new()
                    },
                }]
            })
            .collect();
        Table::new(&themes).unwrap()
    }

    #[test]
    fn the_weakest_theme_gains_most_from_practice() {
        let practice = |theme| {
            vec![Practice {
                theme,
                prompt: 0,
                chance: 0.9,
                becomes_story: false,
            }]
        };
        let candidates = [practice(0), practice(1), practice(2)];
        let advice = best_practice(&[0.8, 0.3, 0.6], &candidates).unwrap();
        assert_eq!(advice.candidate, 1);
        // Asked in two loops of three, and answered in six of ten more of those.
        assert!((advice.gain - 0.4).abs() < 0.03, "{advice:?}");
        assert_eq!(best_practice(&[0.95, 0.95], &candidates[..1]), None);
    }

    #[test]
    fn a_story_helps_where_there_is_none() {
        let advice = best_story(&[0.7, 0.1], &[0, 1]).unwrap();
        assert_eq!(advice.candidate, 1);
        assert!((advice.gain - 0.8).abs() < 0.05, "{advice:?}");
        assert_eq!(best_story(&[1.0, 1.0], &[]), None);
    }

    #[test]
    fn a_telling_raises_what_is_due_and_starts_what_is_new() {
        let fit = Fit::default();
        let held = memory::first(Grade::ALL[4]);
        let before = fit.recall(held.strength, 7_u32 + 3);
        let after = after_telling(Some((held, 7)), 3, &fit);
        assert!(after > before, "{after} {before}");
        let new = after_telling(None, 3, &fit);
        assert!((new - fit.recall(2.0, 3_u32)).abs() < 1e-12);
        assert!((after_telling(None, 0, &fit) - after_telling(None, 1, &fit)).abs() < 1e-12);
    }
}
