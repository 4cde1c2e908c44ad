//! The interview loop, played many times: how many of its questions the user would expect to answer,
//! each with a story of its own, since interviewers compare notes. Speaks of recall, never of hiring.
//!
//! One draw takes as many different themes as the loop asks about, some prompts of each, lets each
//! prompt come back or not with its chance, and gives the recalled ones different stories.

mod advice;

use serde::{Deserialize, Serialize};

use super::chance::Chance;
use super::matching::Matching;
use super::readiness::State;

pub use advice::{Advice, Best, Candidates, Practice, Told, after_telling};

/// How often the loop is played for a number that is shown.
pub const DRAWS: u32 = 10_000;

/// The chance taken for an untold prompt of a theme that has two stories ready.
pub const ASSUMED: f64 = 0.5;

/// What a loop is assumed to hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Shape {
    /// Interviews with behavioural questions.
    pub rounds: usize,
    /// Themes an interview goes through.
    pub themes_per_round: usize,
    /// Prompts asked on a theme.
    pub prompts_per_theme: usize,
}

/// What the loop needs to know of a prompt.
#[derive(Clone, Debug, PartialEq)]
pub struct Prompt {
    /// Its state on the day.
    pub state: State,
    /// The chance that it comes back ([`super::readiness::PromptReadiness::counts`]).
    pub chance: f64,
    /// How often it was told in full.
    pub tellings: u32,
    /// Whether it was ever practised.
    pub practised: bool,
    /// The stories linked to it, its first choice first, by whatever number the caller knows them.
    pub stories: Vec<i64>,
}

/// What came out, on average over all draws.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Outcome {
    /// How many questions a loop asks.
    pub questions: f64,
    /// How many of them are answered, each with another story.
    pub answered: f64,
    /// The share of loops, 0 to 1, in which all are.
    pub all: f64,
    /// For each theme as given, how many questions a loop leaves unanswered there.
    pub lost: Vec<f64>,
    /// How many prompts count [`ASSUMED`].
    pub assumed: usize,
}

/// What is asked of a loop. How it comes out follows from this alone.
#[derive(Clone, Debug, Serialize)]
pub struct Question {
    /// Whom it may ask for what.
    pub table: Table,
    /// What it is assumed to hold.
    pub shape: Shape,
    /// How often it is played.
    pub draws: u32,
    /// The same seed gives the same loops.
    pub seed: u64,
}

impl Question {
    /// How the loop comes out.
    pub fn outcome(&self) -> Outcome {
        self.table.play(self.shape, self.draws, self.seed)
    }
}

/// A loop ready to be played.
#[derive(Clone, Debug, Serialize)]
pub struct Table {
    themes: Vec<Vec<Seat>>,
    stories: usize,
    assumed: usize,
}

/// A prompt at the table: its chance, and the stories that would answer it, numbered from 0.
#[derive(Clone, Debug, Serialize)]
struct Seat {
    chance: f64,
    stories: Vec<usize>,
}

impl Table {
    /// Prepares the themes of a loop; `None` where fewer than two have a prompt.
    ///
    /// A prompt told twice without a story linked to it counts as its own story. In a theme with two
    /// different stories behind its ready prompts, an untold prompt counts [`ASSUMED`], and any of those
    /// stories may answer it.
    pub fn new(themes: &[Vec<Prompt>]) -> Option<Self> {
        if themes.iter().filter(|theme| !theme.is_empty()).count() < 2 {
            return None;
        }
        let mut names: Vec<i64> = Vec::new();
        let mut own = 0;
        let mut table = Vec::new();
        let mut assumed = 0;
        for theme in themes {
            let mut seats: Vec<Seat> = theme
                .iter()
                .map(|prompt| Seat {
                    chance: prompt.chance,
                    stories: told_with(prompt, &mut names, &mut own),
                })
                .collect();
            assumed += assume(theme, &mut seats);
            table.push(seats);
        }
        // Linked stories first, then those that prompts are for themselves.
        for seat in table.iter_mut().flatten() {
            for story in &mut seat.stories {
                if *story >= OWN {
                    *story = *story - OWN + names.len();
                }
            }
        }
        Some(Self {
            themes: table,
            stories: names.len() + own,
            assumed,
        })
    }

    /// Plays the loop so many times; the same seed gives the same loops.
    pub fn play(&self, shape: Shape, draws: u32, seed: u64) -> Outcome {
        let mut deal = Deal::new(self, seed);
        let mut matching = Matching::new(self.stories);
        let mut asked: Vec<Asked<'_>> = Vec::new();
        let (mut questions, mut answered, mut all) = (0_u64, 0_u64, 0_u64);
        let mut lost = vec![0_u64; self.themes.len()];
        for _ in 0..draws {
            deal.draw(shape, &mut asked);
            for question in &asked {
                lost[question.theme] += 1;
            }
            let options = |question: usize| asked[question].stories;
            let mut told = 0;
            matching.answer(asked.len(), &options, |question, _| {
                told += 1;
                lost[asked[question].theme] -= 1;
            });
            questions += asked.len() as u64;
            answered += told;
            all += u64::from(told == asked.len() as u64);
        }
        let mean = |sum: u64| sum as f64 / f64::from(draws.max(1));
        Outcome {
            questions: mean(questions),
            answered: mean(answered),
            all: mean(all),
            lost: lost.into_iter().map(mean).collect(),
            assumed: self.assumed,
        }
    }
}

/// A question of one loop: its theme, and the stories that could answer it, none if it does not come back.
struct Asked<'a> {
    theme: usize,
    stories: &'a [usize],
}

/// Deals one loop after the other.
struct Deal<'a> {
    table: &'a Table,
    chance: Chance,
    /// The themes that have prompts, in the order last drawn.
    themes: Vec<usize>,
    /// Each theme's prompts, in the order last drawn.
    prompts: Vec<Vec<usize>>,
}

impl<'a> Deal<'a> {
    fn new(table: &'a Table, seed: u64) -> Self {
        let lengths = table.themes.iter().map(Vec::len);
        Self {
            table,
            chance: Chance::new(seed),
            themes: (0..table.themes.len())
                .filter(|theme| !table.themes[*theme].is_empty())
                .collect(),
            prompts: lengths.map(|length| (0..length).collect()).collect(),
        }
    }

    fn draw(&mut self, shape: Shape, asked: &mut Vec<Asked<'a>>) {
        asked.clear();
        let themes = (shape.rounds * shape.themes_per_round).min(self.themes.len());
        self.chance.draw(&mut self.themes, themes);
        for &theme in &self.themes[..themes] {
            let prompts = &mut self.prompts[theme];
            self.chance.draw(prompts, shape.prompts_per_theme);
            for &prompt in prompts.iter().take(shape.prompts_per_theme) {
                let seat = &self.table.themes[theme][prompt];
                let comes = self.chance.share() < seat.chance;
                asked.push(Asked {
                    theme,
                    stories: if comes { &seat.stories } else { &[] },
                });
            }
        }
    }
}

/// Numbers of stories that prompts are for themselves begin here, until all names are known.
const OWN: usize = usize::MAX / 2;

/// The numbers of the stories that a prompt was told with or may be.
fn told_with(prompt: &Prompt, names: &mut Vec<i64>, own: &mut usize) -> Vec<usize> {
    if prompt.stories.is_empty() && prompt.tellings >= 2 {
        *own += 1;
        return vec![OWN + *own - 1];
    }
    prompt
        .stories
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
}

/// Lets the untold prompts of a theme with two ready stories count; says how many those are.
fn assume(theme: &[Prompt], seats: &mut [Seat]) -> usize {
    let mut ready: Vec<usize> = Vec::new();
    for (prompt, seat) in theme.iter().zip(seats.iter()) {
        if let (State::Ready, Some(story)) = (prompt.state, seat.stories.first())
            && !ready.contains(story)
        {
            ready.push(*story);
        }
    }
    if ready.len() < 2 {
        return 0;
    }
    let mut assumed = 0;
    for (prompt, seat) in theme.iter().zip(seats) {
        if !prompt.practised {
            seat.chance = ASSUMED;
            for story in &ready {
                if !seat.stories.contains(story) {
                    seat.stories.push(*story);
                }
            }
            assumed += 1;
        }
    }
    assumed
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHAPE: Shape = Shape {
        rounds: 5,
        themes_per_round: 2,
        prompts_per_theme: 1,
    };

    fn prompt(state: State, chance: f64, tellings: u32, stories: &[i64]) -> Prompt {
        Prompt {
            state,
            chance,
            tellings,
            practised: tellings > 0,
            stories: stories.to_vec(),
        }
    }

    fn ready(story: i64) -> Prompt {
        prompt(State::Ready, 1.0, 2, &[story])
    }

    fn play(themes: &[Vec<Prompt>]) -> Outcome {
        Table::new(themes).unwrap().play(SHAPE, 2_000, 1)
    }

    fn near(one: f64, other: f64) -> bool {
        (one - other).abs() < 1e-9
    }

    #[test]
    fn there_is_no_loop_below_two_themes() {
        assert!(Table::new(&[]).is_none());
        assert!(Table::new(&[vec![ready(1)], vec![]]).is_none());
    }

    #[test]
    fn a_story_answers_one_question_only() {
        let same = play(&[vec![ready(1)], vec![ready(1)]]);
        assert_eq!((same.questions, same.answered, same.all), (2.0, 1.0, 0.0));
        let different = play(&[vec![ready(1)], vec![ready(2)]]);
        assert_eq!((different.answered, different.all), (2.0, 1.0));
        // The first question must leave its first choice to the second.
        let both = prompt(State::Ready, 1.0, 1, &[1, 2]);
        assert!(near(play(&[vec![both], vec![ready(1)]]).answered, 2.0));
    }

    #[test]
    fn told_twice_without_a_story_a_prompt_is_its_own() {
        let told = |times| prompt(State::Ready, 1.0, times, &[]);
        assert!(near(play(&[vec![told(2)], vec![told(2)]]).answered, 2.0));
        assert!(near(play(&[vec![told(1)], vec![told(2)]]).answered, 1.0));
    }

    #[test]
    fn two_ready_stories_carry_the_untold_prompts_of_their_theme() {
        let untold = || prompt(State::NoStory, 0.1, 0, &[]);
        let carried = play(&[vec![ready(1), ready(2), untold()], vec![ready(3)]]);
        assert_eq!(carried.assumed, 1);
        let expected = 1.0 + (1.0 + 1.0 + ASSUMED) / 3.0;
        assert!((carried.answered - expected).abs() < 0.05, "{carried:?}");
        let one_story = play(&[vec![ready(1), ready(1), untold()], vec![ready(3)]]);
        assert_eq!(one_story.assumed, 0);
    }

    #[test]
    fn what_is_lost_is_named_by_theme() {
        let weak = prompt(State::Shaky, 0.25, 1, &[9]);
        let outcome = play(&[vec![ready(1)], vec![weak], vec![]]);
        assert!((outcome.lost[1] - 0.75).abs() < 0.05, "{outcome:?}");
        assert_eq!((outcome.lost[0], outcome.lost[2]), (0.0, 0.0));
        let sum: f64 = outcome.lost.iter().sum();
        assert!((outcome.questions - outcome.answered - sum).abs() < 1e-9);
    }

    #[test]
    fn a_loop_asks_no_more_themes_than_there_are() {
        let themes: Vec<Vec<Prompt>> = (0..16).map(|story| vec![ready(story)]).collect();
        assert!(near(play(&themes).questions, 10.0));
        assert!(near(play(&themes[..3]).questions, 3.0));
        assert_eq!(play(&themes), play(&themes));
    }
}
