//! Which stories may answer a prompt: by the topics both are about first, by their words second. Only
//! suggests: never decides that a story answers anything.

use super::Story;
use super::topics::Topics;
use crate::deck::text::Comparable;

/// So alike must the words be, 0 to 1, to speak for a story that shares no topic.
const ALIKE: f64 = 0.5;

/// A story that is the first choice of more prompts carries too much: asked about two of them, the user
/// has told it already.
pub const MOST_FIRST: usize = 3;

/// So many shared topics are taken for a fit without asking.
const STRONG: u32 = 2;

/// The minutes in which a story is shaped: told once aloud, then cues, then what changed.
pub const SHAPING_MINUTES: f64 = 10.0;

/// A story or a prompt, made ready to be compared many times.
#[derive(Clone, Debug)]
pub struct Subject {
    /// What it is about.
    pub topics: Topics,
    words: Comparable,
}

/// What speaks for a story as the answer to a prompt.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fit {
    /// The topics both are about.
    pub shared: Topics,
    /// How many topics the prompt has.
    pub asked: u32,
    /// How alike the prompt is to the story's title and cues, 0 to 1.
    pub likeness: f64,
}

impl Subject {
    /// A story: its title and cues are what is compared.
    pub fn of_story(story: &Story) -> Self {
        Self {
            topics: Topics::of(&story.topics),
            words: Comparable::new(&format!("{} {}", story.title, story.cues.join(" "))),
        }
    }

    /// A prompt: its ask as shown, and its topics.
    pub fn of_prompt(ask: &str, topics: &[String]) -> Self {
        Self {
            topics: Topics::of(topics),
            words: Comparable::new(ask),
        }
    }

    /// What speaks for a story as the answer to a prompt; `None` if nothing does.
    pub fn fit(&self, prompt: &Self) -> Option<Fit> {
        let shared = self.topics.shared(prompt.topics);
        let likeness = self.words.similarity(&prompt.words);
        (shared.count() > 0 || likeness >= ALIKE).then_some(Fit {
            shared,
            asked: prompt.topics.count(),
            likeness,
        })
    }
}

impl Fit {
    /// How much speaks for it: a whole number for the shared topics, and a part of one for the words.
    pub fn weight(&self) -> f64 {
        f64::from(self.shared.count()) + self.likeness.min(0.99)
    }

    /// Whether the story is about more than half of what the prompt asks for. Nearly every prompt shares
    /// some topic with some story of a larger bank, so that less than this says little.
    pub const fn is_close(&self) -> bool {
        2 * self.shared.count() > self.asked
    }

    /// Whether so much is shared that a link may be made without asking. Words never suffice.
    pub const fn is_strong(&self) -> bool {
        self.shared.count() >= STRONG
    }
}

/// A story that may answer a prompt.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Candidate {
    /// The story's place in the bank.
    pub story: usize,
    /// What speaks for it.
    pub fit: Fit,
}

/// What the prompts of a theme take before each has a story and was practised once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Effort {
    /// Prompts that a story answers.
    pub linked: usize,
    /// Those of them that were never practised.
    pub unpractised: usize,
    /// Prompts without a story that one fits closely: it is only picked.
    pub close: usize,
    /// Prompts without a story that one may answer for all that speaks for it: it is told once to see.
    pub loose: usize,
    /// Prompts that no story may answer.
    pub open: usize,
    /// The stories that they need: one for as many prompts of a theme as a story should carry.
    pub new_stories: usize,
}

impl Effort {
    /// Counts one more prompt of the theme: whether a story answers it, whether it was ever practised, and what speaks
    /// for the best story that may answer it.
    pub fn add(&mut self, linked: bool, practised: bool, best: Option<Fit>) {
        match best {
            _ if linked => {
                self.linked += 1;
                self.unpractised += usize::from(!practised);
            }
            Some(fit) if fit.is_close() => self.close += 1,
            Some(_) => self.loose += 1,
            None => {
                self.open += 1;
                self.new_stories = self.open.div_ceil(MOST_FIRST);
            }
        }
    }

    /// Two themes together: no new story is counted for both.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self {
            linked: self.linked + other.linked,
            unpractised: self.unpractised + other.unpractised,
            close: self.close + other.close,
            loose: self.loose + other.loose,
            open: self.open + other.open,
            new_stories: self.new_stories + other.new_stories,
        }
    }

    /// The minutes of it all. A pick for each prompt that is linked and was never practised, that a story
    /// fits closely, or that a new story answers which was told for another; a telling for each that a
    /// story fits loosely; each new story shaped and told once.
    pub fn minutes(&self, telling: f64, picking: f64) -> f64 {
        let picks = self.unpractised + self.close + self.open - self.new_stories;
        picks as f64 * picking
            + self.loose as f64 * telling
            + self.new_stories as f64 * (SHAPING_MINUTES + telling)
    }
}

/// The stories that may answer a prompt, best first, those already linked to it left out.
pub fn candidates(prompt: &Subject, stories: &[Subject], linked: &[usize]) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = stories
        .iter()
        .enumerate()
        .filter(|(story, _)| !linked.contains(story))
        .filter_map(|(story, subject)| {
            let fit = subject.fit(prompt)?;
            Some(Candidate { story, fit })
        })
        .collect();
    found.sort_by(|a, b| {
        let heavier = b.fit.weight().total_cmp(&a.fit.weight());
        heavier.then(a.story.cmp(&b.story))
    });
    found
}

/// The links that may be made without asking: each prompt's best story of those that fit strongly and
/// are not yet the first choice of [`MOST_FIRST`] prompts. The strongest fits choose first.
///
/// `prompts` holds the candidates of each prompt that has no story; `first` how many prompts each story
/// is the first choice of. Gives prompts, as places in `prompts`, with their stories.
pub fn strong_links(prompts: &[Vec<Candidate>], first: &[usize]) -> Vec<(usize, usize)> {
    let mut pairs: Vec<(usize, Candidate)> = prompts
        .iter()
        .enumerate()
        .flat_map(|(prompt, candidates)| candidates.iter().map(move |it| (prompt, *it)))
        .filter(|(_, candidate)| candidate.fit.is_strong())
        .collect();
    pairs.sort_by(|a, b| {
        let heavier = b.1.fit.weight().total_cmp(&a.1.fit.weight());
        heavier.then(a.0.cmp(&b.0)).then(a.1.story.cmp(&b.1.story))
    });
    let mut carried = first.to_vec();
    let mut chosen: Vec<Option<usize>> = vec![None; prompts.len()];
    for (prompt, Candidate { story, .. }) in pairs {
        if chosen[prompt].is_none() && carried[story] < MOST_FIRST {
            chosen[prompt] = Some(story);
            carried[story] += 1;
        }
    }
    chosen
        .into_iter()
        .enumerate()
        .filter_map(|(prompt, story)| Some((prompt, story?)))
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn words(words: &[&str]) -> Vec<String> {
        words.iter().map(|&word| word.to_owned()).collect()
    }

    fn story(title: &str, topics: &[&str]) -> Subject {
        Subject::of_story(&Story {
            title: title.to_owned(),
            topics: words(topics),
            ..Story::default()
        })
    }

    fn story_about(topics: &[&str]) -> Subject {
        story("a", topics)
    }

    #[test]
    fn topics_come_before_words() {
        let prompt = Subject::of_prompt(
            "When did you turn a lorry back at the gate?",
            &words(&["quality", "decision"]),
        );
        let stories = [
            story("Turned a lorry back at the gate", &[]),
            story("The wrong flour", &["quality"]),
            story("A lorry at the gate", &["quality", "trust"]),
            story("The night rota", &["quality", "decision"]),
            story("The label printer", &["cost"]),
        ];
        let order = |linked: &[usize]| -> Vec<usize> {
            candidates(&prompt, &stories, linked)
                .iter()
                .map(|it| it.story)
                .collect()
        };
        assert_eq!(order(&[]), [3, 2, 1, 0]);
        assert_eq!(order(&[3, 1]), [2, 0]);
    }

    #[test]
    fn a_close_fit_shares_more_than_half() {
        for (story, asked, close, strong) in [
            (&["trust"][..], &["trust"][..], true, false),
            (&["trust"], &["trust", "data"], false, false),
            (&["trust", "data"], &["trust", "data"], true, true),
            (&["trust", "data"], &["trust", "data", "cost"], true, true),
            (&["trust"], &["trust", "data", "cost"], false, false),
        ] {
            let fit = story_about(story).fit(&Subject::of_prompt("b", &words(asked)));
            let fit = fit.unwrap();
            assert_eq!(
                (fit.is_close(), fit.is_strong()),
                (close, strong),
                "{story:?}"
            );
        }
    }

    #[test]
    fn efforts_count_what_is_to_be_done() {
        let fit = |asked| Fit {
            shared: Topics::of(&words(&["trust"])),
            asked,
            likeness: 0.0,
        };
        let mut effort = Effort::default();
        for (linked, practised, best) in [
            (true, true, None),
            (true, false, None),
            (false, false, Some(fit(1))),
            (false, false, Some(fit(2))),
            (false, false, None),
            (false, false, None),
            (false, true, None),
            (false, false, None),
        ] {
            effort.add(linked, practised, best);
        }
        assert_eq!(
            effort,
            Effort {
                linked: 2,
                unpractised: 1,
                close: 1,
                loose: 1,
                open: 4,
                new_stories: 2,
            }
        );
        // Four open prompts are two stories, shaped and told, and two picks; two more picks, one telling.
        let both = effort.plus(effort);
        assert_eq!((both.open, both.new_stories), (8, 4));
        assert!((effort.minutes(2.5, 0.5) - 29.5).abs() < 1e-9);
        assert_eq!(effort.plus(effort).open, 8);
        assert!(Effort::default().minutes(2.5, 0.5).abs() < 1e-9);
    }

    #[test]
    fn words_alone_never_link() {
        let ask = "When did you turn a lorry back at the gate?";
        let alike = story(ask, &["trust"]);
        let prompt = Subject::of_prompt(ask, &words(&["quality", "trust"]));
        let fit = alike.fit(&prompt).unwrap();
        assert!(!fit.is_strong() && fit.likeness > 0.99, "{fit:?}");
    }

    #[test]
    fn the_strongest_fits_choose_first_and_no_story_carries_too_much() {
        let fit = |topics: &[&str], likeness| Fit {
            shared: Topics::of(&words(topics)),
            asked: 3,
            likeness,
        };
        let one = fit(&["trust"], 0.9);
        let two = fit(&["trust", "data"], 0.1);
        let three = fit(&["trust", "data", "cost"], 0.0);
        let candidate = |story, fit| Candidate { story, fit };
        let prompts = [
            vec![candidate(0, two), candidate(1, one)],
            vec![candidate(0, three)],
            vec![candidate(0, two), candidate(1, two)],
            vec![candidate(1, one)],
        ];
        assert_eq!(strong_links(&prompts, &[0, 0]), [(0, 0), (1, 0), (2, 0)]);
        assert_eq!(strong_links(&prompts, &[2, 0]), [(1, 0), (2, 1)]);
        assert_eq!(strong_links(&prompts, &[9, 3]), []);
    }

    proptest! {
        #[test]
        fn automatic_links_are_strong_and_bounded(
            topics in prop::collection::vec(0_u32..64, 1..12),
            asked in prop::collection::vec(0_u32..64, 1..12),
        ) {
            let named = |bits: u32| -> Vec<String> {
                let at = |place: usize| super::super::topics::TOPICS[place].to_owned();
                (0..6).filter(|place| bits >> place & 1 == 1).map(at).collect()
            };
            let stories: Vec<Subject> = topics
                .iter()
                .map(|bits| Subject::of_prompt("a", &named(*bits)))
                .collect();
            let prompts: Vec<Vec<Candidate>> = asked
                .iter()
                .map(|bits| candidates(&Subject::of_prompt("b", &named(*bits)), &stories, &[]))
                .collect();
            let links = strong_links(&prompts, &vec![0; stories.len()]);
            for (story, _) in topics.iter().enumerate() {
                prop_assert!(links.iter().filter(|link| link.1 == story).count() <= MOST_FIRST);
            }
            for (prompt, story) in links {
                prop_assert!((topics[story] & asked[prompt]).count_ones() >= 2);
            }
        }
    }
}
