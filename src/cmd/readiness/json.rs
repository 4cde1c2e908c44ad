//! Readiness for scripts: every number, also those that are not shown before they can be known.

use std::io::Write;

use serde::Serialize;

use crate::app::criteria::{Criterion, ThemeCriteria};
use crate::app::loops::{About, Advice, Loop};
use crate::app::readiness::{Prompt, Readiness, Theme};
use crate::cmd::json;
use crate::engine::card::CardKey;
use crate::engine::day::Day;

#[derive(Serialize)]
struct Whole<'a> {
    on: Day,
    known: bool,
    observations: u32,
    fit: FitJson,
    interview: Option<InterviewJson<'a>>,
    themes: Vec<ThemeJson<'a>>,
    #[serde(rename = "loop")]
    interview_loop: Option<LoopJson<'a>>,
}

#[derive(Serialize)]
struct FitJson {
    theta: f64,
    d: f64,
}

#[derive(Serialize)]
struct InterviewJson<'a> {
    company: Option<&'a str>,
    day: Option<Day>,
    days: Option<u32>,
}

#[derive(Serialize)]
struct ThemeJson<'a> {
    deck: &'a str,
    title: &'a str,
    state: &'static str,
    expected: f64,
    probability: f64,
    stories: usize,
    in_scope: bool,
    remark: String,
    on_the_day: Option<ThemeLater>,
    prompts: Vec<PromptJson<'a>>,
    criteria: Vec<CriterionJson<'a>>,
}

#[derive(Serialize)]
struct CriterionJson<'a> {
    card: &'a CardKey,
    front: &'a str,
    stories: Vec<&'a str>,
}

#[derive(Serialize)]
struct ThemeLater {
    state: &'static str,
    expected: f64,
    probability: f64,
}

#[derive(Serialize)]
struct PromptJson<'a> {
    card: &'a CardKey,
    front: &'a str,
    state: &'static str,
    recall: f64,
    counts: f64,
    known: bool,
    why: &'a str,
    stories: Vec<&'a str>,
    on_the_day: Option<PromptLater>,
}

#[derive(Serialize)]
struct PromptLater {
    state: &'static str,
    recall: f64,
    counts: f64,
}

#[derive(Serialize)]
struct LoopJson<'a> {
    on: Day,
    company: &'a str,
    rounds: usize,
    themes_per_round: usize,
    prompts_per_theme: usize,
    themes: usize,
    questions: f64,
    expected: f64,
    all: f64,
    assumed: usize,
    costs_most: Option<CostJson<'a>>,
    practice: Option<PracticeJson<'a>>,
    story: Option<StoryJson<'a>>,
}

#[derive(Serialize)]
struct CostJson<'a> {
    deck: &'a str,
    questions: f64,
}

#[derive(Serialize)]
struct PracticeJson<'a> {
    deck: &'a str,
    cards: Vec<&'a CardKey>,
    minutes: f64,
    gain: f64,
}

#[derive(Serialize)]
struct StoryJson<'a> {
    topic: Option<&'static str>,
    deck: Option<&'a str>,
    prompts: usize,
    gain: f64,
}

/// Prints readiness as one line of JSON.
pub(super) fn print(
    out: &mut dyn Write,
    readiness: &Readiness,
    criteria: &[ThemeCriteria],
    it: Option<&Loop>,
    advice: &Advice,
) -> anyhow::Result<()> {
    let whole = Whole {
        on: readiness.on,
        known: readiness.known(),
        observations: readiness.fit.observations,
        fit: FitJson {
            theta: readiness.fit.theta,
            d: readiness.fit.d,
        },
        interview: readiness.interview.as_ref().map(|ahead| InterviewJson {
            company: ahead.company.as_deref(),
            day: ahead.day,
            days: ahead.day.map(|day| day.elapsed_since(readiness.today)),
        }),
        themes: readiness
            .themes
            .iter()
            .map(|it| {
                let own = criteria.iter().find(|own| own.deck == it.deck);
                theme(it, own.map_or(&[], |own| &own.criteria))
            })
            .collect(),
        interview_loop: it.map(|it| loop_json(readiness, it, advice)),
    };
    json(out, &whole)
}

fn theme<'a>(theme: &'a Theme, criteria: &'a [Criterion]) -> ThemeJson<'a> {
    ThemeJson {
        deck: &theme.deck,
        title: &theme.title,
        state: theme.readiness.state.name(),
        expected: theme.readiness.expected,
        probability: theme.readiness.probability,
        stories: theme.stories,
        in_scope: theme.in_scope,
        remark: theme.remark(),
        on_the_day: theme.on_the_day.map(|later| ThemeLater {
            state: later.state.name(),
            expected: later.expected,
            probability: later.probability,
        }),
        prompts: theme.prompts.iter().map(prompt).collect(),
        criteria: criteria.iter().map(criterion).collect(),
    }
}

fn criterion(criterion: &Criterion) -> CriterionJson<'_> {
    CriterionJson {
        card: &criterion.card,
        front: &criterion.front,
        stories: criterion
            .shown_by
            .iter()
            .map(|story| story.title.as_str())
            .collect(),
    }
}

fn prompt(prompt: &Prompt) -> PromptJson<'_> {
    let readiness = &prompt.readiness;
    PromptJson {
        card: &prompt.card,
        front: &prompt.front,
        state: readiness.state.name(),
        recall: readiness.recall,
        counts: readiness.counts,
        known: readiness.known,
        why: &readiness.why,
        stories: prompt
            .stories
            .iter()
            .map(|(_, title)| title.as_str())
            .collect(),
        on_the_day: prompt.on_the_day.as_ref().map(|later| PromptLater {
            state: later.state.name(),
            recall: later.recall,
            counts: later.counts,
        }),
    }
}

fn loop_json<'a>(readiness: &'a Readiness, it: &'a Loop, advice: &Advice) -> LoopJson<'a> {
    let deck = |theme: usize| readiness.themes[theme].deck.as_str();
    LoopJson {
        on: it.day,
        company: &it.profile.name,
        rounds: it.profile.rounds,
        themes_per_round: it.profile.themes_per_round,
        prompts_per_theme: it.profile.prompts_per_theme,
        themes: it.themes.len(),
        questions: it.outcome.questions,
        expected: it.outcome.answered,
        all: it.outcome.all,
        assumed: it.outcome.assumed,
        costs_most: it.costs_most().map(|(theme, questions)| CostJson {
            deck: deck(theme),
            questions,
        }),
        practice: advice.practice.as_ref().map(|practice| PracticeJson {
            deck: deck(practice.theme),
            cards: practice
                .prompts
                .iter()
                .map(|prompt| &readiness.themes[practice.theme].prompts[*prompt].card)
                .collect(),
            minutes: practice.minutes,
            gain: practice.gain,
        }),
        story: advice.story.as_ref().map(|story| StoryJson {
            topic: match story.about {
                About::Topic(topic) => Some(topic),
                About::Theme(_) => None,
            },
            deck: match story.about {
                About::Topic(_) => None,
                About::Theme(theme) => Some(deck(theme)),
            },
            prompts: story.prompts,
            gain: story.gain,
        }),
    }
}
