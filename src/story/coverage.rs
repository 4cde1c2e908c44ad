//! What a bank of stories covers: stories × themes, and the gaps. Knows stories, themes and prompts by
//! their places only; never reads a story's text.

mod step;

pub use step::{Gap, Step, step};

use super::fit::MOST_FIRST;
use super::topics::{TOPICS, Topics};

/// Kinds of story that every interviewer may ask for, whatever the theme.
const KINDS: [&str; 2] = ["failure", "conflict"];

/// A link of a prompt to a story.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// The story's place in the bank.
    pub story: usize,
    /// Whether it is the prompt's first choice.
    pub first: bool,
}

/// A prompt of a theme.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prompt {
    /// What it is about.
    pub topics: Topics,
    /// The stories that answer it.
    pub links: Vec<Link>,
}

/// A place in stories × themes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// How many prompts of the theme the story answers.
    pub prompts: usize,
    /// Of how many it is the first choice.
    pub first: usize,
}

/// What the bank covers, and what it does not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// The cells: a row a theme, a column a story.
    pub cells: Vec<Vec<Cell>>,
    /// How many prompts of each theme have a story.
    pub answered: Vec<usize>,
    /// The gaps.
    pub gaps: Gaps,
}

/// What is missing, or rests on too little. Stories and themes by place, prompts as theme and place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gaps {
    /// Themes without any story.
    pub themes_without: Vec<usize>,
    /// Themes that rest on one story, with that story.
    pub themes_on_one: Vec<(usize, usize)>,
    /// Prompts without any story.
    pub prompts_without: Vec<(usize, usize)>,
    /// Stories that are the first choice of more than [`MOST_FIRST`] prompts, with how many.
    pub too_much: Vec<(usize, usize)>,
    /// Stories that answer no prompt.
    pub idle: Vec<usize>,
    /// Topics that no story is about, with how many prompts ask for them: failure and conflict in any
    /// case and first, the others most asked first.
    pub topics_without: Vec<(&'static str, usize)>,
}

impl Coverage {
    /// Counts what stories about these topics cover of these themes.
    pub fn new(stories: &[Topics], themes: &[Vec<Prompt>]) -> Self {
        let cells: Vec<Vec<Cell>> = themes
            .iter()
            .map(|prompts| row(prompts, stories.len()))
            .collect();
        let mut coverage = Self {
            answered: themes
                .iter()
                .map(|prompts| prompts.iter().filter(|it| !it.links.is_empty()).count())
                .collect(),
            cells,
            gaps: Gaps::default(),
        };
        coverage.gaps = gaps(&coverage, stories, themes);
        coverage
    }

    /// The places of the stories that answer a prompt of the theme.
    pub fn stories_of(&self, theme: usize) -> impl Iterator<Item = usize> {
        let cells = self.cells[theme].iter().enumerate();
        cells
            .filter(|(_, cell)| cell.prompts > 0)
            .map(|(story, _)| story)
    }

    /// What a story answers in all themes, and in how many themes that is.
    pub fn of_story(&self, story: usize) -> (Cell, usize) {
        let mut all = Cell::default();
        let mut themes = 0;
        for row in &self.cells {
            all.prompts += row[story].prompts;
            all.first += row[story].first;
            themes += usize::from(row[story].prompts > 0);
        }
        (all, themes)
    }
}

/// A story's cells of one theme.
fn row(prompts: &[Prompt], stories: usize) -> Vec<Cell> {
    let mut row = vec![Cell::default(); stories];
    for link in prompts.iter().flat_map(|prompt| &prompt.links) {
        row[link.story].prompts += 1;
        row[link.story].first += usize::from(link.first);
    }
    row
}

fn gaps(coverage: &Coverage, stories: &[Topics], themes: &[Vec<Prompt>]) -> Gaps {
    let mut gaps = Gaps {
        topics_without: topics_without(stories, themes),
        ..Gaps::default()
    };
    for (theme, prompts) in themes.iter().enumerate().filter(|(_, it)| !it.is_empty()) {
        let mut of_theme = coverage.stories_of(theme);
        match (of_theme.next(), of_theme.next()) {
            (None, _) => gaps.themes_without.push(theme),
            (Some(only), None) => gaps.themes_on_one.push((theme, only)),
            _ => {}
        }
        let without = prompts
            .iter()
            .enumerate()
            .filter(|(_, it)| it.links.is_empty());
        gaps.prompts_without
            .extend(without.map(|(prompt, _)| (theme, prompt)));
    }
    for story in 0..stories.len() {
        let (all, _) = coverage.of_story(story);
        if all.prompts == 0 {
            gaps.idle.push(story);
        } else if all.first > MOST_FIRST {
            gaps.too_much.push((story, all.first));
        }
    }
    // The worst of a kind first: the largest theme, the heaviest story; among equals in their order.
    let size = |theme: &usize| std::cmp::Reverse(themes[*theme].len());
    gaps.themes_without.sort_by_key(size);
    gaps.themes_on_one.sort_by_key(|(theme, _)| size(theme));
    gaps.too_much
        .sort_by_key(|(_, first)| std::cmp::Reverse(*first));
    gaps
}

fn topics_without(stories: &[Topics], themes: &[Vec<Prompt>]) -> Vec<(&'static str, usize)> {
    let told = stories
        .iter()
        .fold(Topics::default(), |all, story| all.with(*story));
    let told: Vec<&str> = told.names().collect();
    let mut asked = [0_usize; TOPICS.len()];
    for prompt in themes.iter().flatten() {
        for topic in prompt.topics.names() {
            let place = TOPICS.iter().position(|other| *other == topic);
            asked[place.unwrap_or_default()] += 1;
        }
    }
    let mut missing: Vec<(&'static str, usize)> = TOPICS
        .into_iter()
        .zip(asked)
        .filter(|(topic, asked)| !told.contains(topic) && (*asked > 0 || KINDS.contains(topic)))
        .collect();
    missing.sort_by_key(|(topic, asked)| {
        let kind = KINDS.iter().position(|kind| kind == topic);
        (kind.unwrap_or(KINDS.len()), std::cmp::Reverse(*asked))
    });
    missing
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn topics(words: &[&str]) -> Topics {
        Topics::of(
            &words
                .iter()
                .map(|&word| word.to_owned())
                .collect::<Vec<_>>(),
        )
    }

    pub fn prompt(about: &[&str], stories: &[usize]) -> Prompt {
        let links = stories.iter().enumerate();
        Prompt {
            topics: topics(about),
            links: links
                .map(|(place, &story)| Link {
                    story,
                    first: place == 0,
                })
                .collect(),
        }
    }

    /// Four stories; a theme on two of them, one on one, one without, and one without prompts.
    pub fn bank() -> (Vec<Topics>, Vec<Vec<Prompt>>) {
        let stories = vec![
            topics(&["failure"]),
            topics(&["customer"]),
            topics(&[]),
            topics(&["data"]),
        ];
        let themes = vec![
            vec![
                prompt(&["customer"], &[0, 1]),
                prompt(&["customer"], &[0]),
                prompt(&["trust"], &[]),
            ],
            vec![prompt(&["failure"], &[0]), prompt(&["failure"], &[0])],
            vec![prompt(&["cost"], &[]), prompt(&["cost", "data"], &[])],
            vec![],
        ];
        (stories, themes)
    }

    #[test]
    fn cells_and_gaps_are_counted() {
        let (stories, themes) = bank();
        let coverage = Coverage::new(&stories, &themes);
        let cell = |prompts, first| Cell { prompts, first };
        assert_eq!(
            coverage.cells[0],
            [cell(2, 2), cell(1, 0), cell(0, 0), cell(0, 0)]
        );
        assert_eq!(coverage.answered, [2, 2, 0, 0]);
        assert_eq!(coverage.of_story(0), (cell(4, 4), 2));
        assert_eq!(
            coverage.gaps,
            Gaps {
                themes_without: vec![2],
                themes_on_one: vec![(1, 0)],
                prompts_without: vec![(0, 2), (2, 0), (2, 1)],
                too_much: vec![(0, 4)],
                idle: vec![2, 3],
                topics_without: vec![("conflict", 0), ("cost", 2), ("trust", 1)],
            }
        );
    }

    proptest! {
        #[test]
        fn every_link_is_in_one_cell(
            links in prop::collection::vec(prop::collection::vec(0_usize..5, 0..4), 0..20)
        ) {
            let themes: Vec<Vec<Prompt>> = links
                .chunks(4)
                .map(|prompts| {
                    let distinct = |stories: &Vec<usize>| {
                        let mut stories = stories.clone();
                        stories.sort_unstable();
                        stories.dedup();
                        prompt(&[], &stories)
                    };
                    prompts.iter().map(distinct).collect()
                })
                .collect();
            let coverage = Coverage::new(&[Topics::default(); 5], &themes);
            let all: Vec<Cell> = (0..5).map(|story| coverage.of_story(story).0).collect();
            let linked: usize = themes.iter().flatten().map(|it| it.links.len()).sum();
            let with_any = coverage.answered.iter().sum::<usize>();
            prop_assert_eq!(all.iter().map(|cell| cell.prompts).sum::<usize>(), linked);
            prop_assert_eq!(all.iter().map(|cell| cell.first).sum::<usize>(), with_any);
            prop_assert_eq!(coverage.gaps.prompts_without.len() + with_any, links.len());
        }
    }
}
