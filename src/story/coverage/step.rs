//! The one step that fills a gap. Decides by topics and words; links nothing itself.

use super::super::fit::Candidate;
use super::super::topics::TOPICS;
use super::{Gaps, KINDS, Link, Prompt};

/// One gap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// A theme has no story.
    Theme(usize),
    /// No story is of a kind that is asked for everywhere.
    Kind(&'static str),
    /// A theme rests on one story.
    OnOne {
        /// The theme.
        theme: usize,
        /// The story.
        story: usize,
    },
    /// A prompt has no story.
    Prompt {
        /// Its theme.
        theme: usize,
        /// Its place there.
        prompt: usize,
    },
    /// A story carries too much.
    TooMuch(usize),
}

/// What fills a gap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// A story that is there is linked to a prompt.
    Link {
        /// The story.
        story: usize,
        /// The prompt's theme.
        theme: usize,
        /// The prompt's place there.
        prompt: usize,
        /// Whether it becomes the first choice in place of another.
        first: bool,
    },
    /// One more story is needed, about this topic where one can be named.
    Add(Option<&'static str>),
}

impl Gaps {
    /// The gap that costs most: a theme without a story, a kind of story that is missing, a theme that
    /// rests on one, a prompt without any, a story that carries too much.
    pub fn worst(&self) -> Option<Gap> {
        let kind = || {
            let missing = self.topics_without.first();
            missing.filter(|(topic, _)| KINDS.contains(topic))
        };
        if let Some(theme) = self.themes_without.first() {
            return Some(Gap::Theme(*theme));
        }
        if let Some((topic, _)) = kind() {
            return Some(Gap::Kind(topic));
        }
        if let Some(&(theme, story)) = self.themes_on_one.first() {
            return Some(Gap::OnOne { theme, story });
        }
        if let Some(&(theme, prompt)) = self.prompts_without.first() {
            return Some(Gap::Prompt { theme, prompt });
        }
        self.too_much.first().map(|(story, _)| Gap::TooMuch(*story))
    }
}

/// The step that fills a gap: a story that is there if one may answer, else one more. `candidates`
/// gives the stories that may answer a prompt, best first, those named left out.
pub fn step(
    gap: Gap,
    themes: &[Vec<Prompt>],
    missing: &[(&'static str, usize)],
    candidates: impl Fn(usize, usize, &[usize]) -> Vec<Candidate>,
) -> Step {
    let (places, but): (Vec<(usize, usize)>, Option<usize>) = match gap {
        Gap::Kind(topic) => return Step::Add(Some(topic)),
        Gap::Theme(theme) => (places_of(theme, themes), None),
        Gap::OnOne { theme, story } => (places_of(theme, themes), Some(story)),
        Gap::Prompt { theme, prompt } => (vec![(theme, prompt)], None),
        Gap::TooMuch(story) => (firsts_of(story, themes), Some(story)),
    };
    let replaces = matches!(gap, Gap::TooMuch(_));
    let mut best: Option<(Candidate, (usize, usize))> = None;
    for place in &places {
        let linked = themes[place.0][place.1].links.iter().map(|it| it.story);
        // A story that answers the prompt as well may become its first choice.
        let mut left_out: Vec<usize> = linked.filter(|_| !replaces).collect();
        left_out.extend(but);
        let found = candidates(place.0, place.1, &left_out).into_iter().next();
        if let Some(found) = found
            && best.is_none_or(|(best, _)| found.fit.weight() > best.fit.weight())
        {
            best = Some((found, *place));
        }
    }
    match best {
        Some((found, (theme, prompt))) => Step::Link {
            story: found.story,
            theme,
            prompt,
            first: replaces,
        },
        None => Step::Add(wanted_topic(&places, themes, missing)),
    }
}

/// A theme's prompts, those without a story alone where there are any.
fn places_of(theme: usize, themes: &[Vec<Prompt>]) -> Vec<(usize, usize)> {
    let prompts = themes[theme].iter().enumerate();
    let without: Vec<(usize, usize)> = prompts
        .filter(|(_, prompt)| prompt.links.is_empty())
        .map(|(prompt, _)| (theme, prompt))
        .collect();
    if without.is_empty() {
        return (0..themes[theme].len()).map(|it| (theme, it)).collect();
    }
    without
}

/// The prompts that a story is the first choice of.
fn firsts_of(story: usize, themes: &[Vec<Prompt>]) -> Vec<(usize, usize)> {
    let mut places = Vec::new();
    for (theme, prompts) in themes.iter().enumerate() {
        for (place, prompt) in prompts.iter().enumerate() {
            if prompt.links.contains(&Link { story, first: true }) {
                places.push((theme, place));
            }
        }
    }
    places
}

/// What a story for these prompts should be about: what most of them ask for, of the topics that no
/// story is about if any of them is.
fn wanted_topic(
    places: &[(usize, usize)],
    themes: &[Vec<Prompt>],
    missing: &[(&'static str, usize)],
) -> Option<&'static str> {
    let asked = |topic: &str| {
        let about = |place: &&(usize, usize)| {
            let topics = themes[place.0][place.1].topics;
            topics.names().any(|other| other == topic)
        };
        places.iter().filter(about).count()
    };
    TOPICS
        .into_iter()
        .filter(|topic| asked(topic) > 0)
        .max_by_key(|topic| {
            let missed = missing.iter().any(|(other, _)| other == topic);
            // The last of several is taken: the earlier topic must count for more.
            let place = TOPICS.iter().position(|other| other == topic);
            (missed, asked(topic), std::cmp::Reverse(place))
        })
}

#[cfg(test)]
mod tests {
    use super::super::Coverage;
    use super::super::tests::bank;
    use super::*;
    use crate::story::fit::Fit;

    #[test]
    fn the_worst_gap_is_named_first_and_filled_by_what_is_there() {
        let (stories, themes) = bank();
        let coverage = Coverage::new(&stories, &themes);
        let missing = &coverage.gaps.topics_without;
        let none = |_: usize, _: usize, _: &[usize]| Vec::new();
        let by_topic = |theme: usize, prompt: usize, but: &[usize]| -> Vec<Candidate> {
            let shared = |story: usize| stories[story].shared(themes[theme][prompt].topics);
            (0..stories.len())
                .filter(|story| shared(*story).count() > 0 && !but.contains(story))
                .map(|story| Candidate {
                    story,
                    fit: Fit {
                        shared: shared(story),
                        asked: 1,
                        likeness: 0.0,
                    },
                })
                .collect()
        };
        let link = |story, theme, prompt, first| Step::Link {
            story,
            theme,
            prompt,
            first,
        };
        let on_one = Gap::OnOne { theme: 1, story: 0 };
        let open = Gap::Prompt {
            theme: 0,
            prompt: 2,
        };
        for (gap, otherwise, here) in [
            (Gap::Theme(2), Some("cost"), link(3, 2, 1, false)),
            (
                Gap::Kind("conflict"),
                Some("conflict"),
                Step::Add(Some("conflict")),
            ),
            (on_one, Some("failure"), Step::Add(Some("failure"))),
            (open, Some("trust"), Step::Add(Some("trust"))),
            (Gap::TooMuch(0), Some("customer"), link(1, 0, 0, true)),
        ] {
            assert_eq!(
                step(gap, &themes, missing, none),
                Step::Add(otherwise),
                "{gap:?}"
            );
            assert_eq!(step(gap, &themes, missing, by_topic), here, "{gap:?}");
        }
    }

    #[test]
    fn gaps_come_in_the_order_of_what_they_cost() {
        let mut gaps = Gaps {
            themes_without: vec![2],
            themes_on_one: vec![(1, 0)],
            prompts_without: vec![(0, 2)],
            too_much: vec![(0, 4)],
            idle: vec![2],
            topics_without: vec![("conflict", 0)],
        };
        let mut named = Vec::new();
        while let Some(gap) = gaps.worst() {
            named.push(gap);
            match gap {
                Gap::Theme(_) => gaps.themes_without.clear(),
                Gap::Kind(_) => gaps.topics_without = vec![("trust", 3)],
                Gap::OnOne { .. } => gaps.themes_on_one.clear(),
                Gap::Prompt { .. } => gaps.prompts_without.clear(),
                Gap::TooMuch(_) => gaps.too_much.clear(),
            }
        }
        let kind = Gap::Kind("conflict");
        let on_one = Gap::OnOne { theme: 1, story: 0 };
        let open = Gap::Prompt {
            theme: 0,
            prompt: 2,
        };
        assert_eq!(named, [Gap::Theme(2), kind, on_one, open, Gap::TooMuch(0)]);
    }
}
