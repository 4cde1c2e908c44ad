//! Today at a glance, for scripts.

use std::io::Write;

use serde::Serialize;

use crate::app::loops::Loop;
use crate::app::queue::Today;
use crate::app::readiness::{Ahead, Readiness};
use crate::app::today::{Beside, Glance, forms};
use crate::cmd::json;
use crate::engine::day::Day;

#[derive(Serialize)]
struct Json<'a> {
    day: Day,
    active: bool,
    minutes: f64,
    queue: QueueJson,
    shaping: Option<ShapingJson<'a>>,
    practised: PractisedJson,
    due: usize,
    behind: usize,
    days_off: u32,
    interview: Option<InterviewJson<'a>>,
    stories: usize,
    prompts_with_story: usize,
    is_the_day: bool,
    known: bool,
    ready: Option<ReadyJson>,
    #[serde(rename = "loop")]
    interview_loop: Option<LoopJson>,
    costs_most: Option<String>,
    beside: Option<&'static str>,
    next: &'static str,
}

#[derive(Serialize)]
struct QueueJson {
    count: usize,
    minutes: f64,
    tellings: usize,
    picks: usize,
    short: usize,
    again: usize,
}

impl QueueJson {
    fn new(queue: &Today) -> Self {
        let [tellings, picks, short] = forms(queue);
        Self {
            count: queue.items.len(),
            minutes: queue.length(),
            tellings,
            picks,
            short,
            again: queue.again.len(),
        }
    }
}

#[derive(Serialize)]
struct ShapingJson<'a> {
    story: &'a str,
    title: &'a str,
    minutes: f64,
    queue: QueueJson,
}

#[derive(Serialize)]
struct PractisedJson {
    minutes: f64,
    shaping: f64,
    tellings: u32,
    picks: u32,
    short: u32,
}

#[derive(Serialize)]
struct InterviewJson<'a> {
    company: Option<&'a str>,
    day: Option<Day>,
    days: Option<u32>,
}

impl<'a> InterviewJson<'a> {
    fn new(ahead: &'a Ahead, today: Day) -> Self {
        Self {
            company: ahead.company.as_deref(),
            day: ahead.day,
            days: ahead.day.map(|day| day.elapsed_since(today)),
        }
    }
}

#[derive(Serialize)]
struct ReadyJson {
    themes: usize,
    today: usize,
    on_the_day: Option<usize>,
}

#[derive(Serialize)]
struct LoopJson {
    questions: f64,
    expected: f64,
}

/// Prints today as one line of JSON.
pub(super) fn print(out: &mut dyn Write, glance: &Glance, it: Option<&Loop>) -> anyhow::Result<()> {
    let queue = &glance.queue;
    let readiness = glance.readiness.as_ref().filter(|_| queue.active);
    let whole = Json {
        day: glance.day,
        active: queue.active,
        minutes: queue.minutes,
        queue: QueueJson::new(queue),
        shaping: glance.shaping.as_ref().map(|first| ShapingJson {
            story: &first.story.story.uuid,
            title: &first.story.story.story.title,
            minutes: first.story.minutes,
            queue: QueueJson::new(&first.queue),
        }),
        practised: PractisedJson {
            minutes: queue.practised.minutes,
            shaping: queue.practised.shaping,
            tellings: queue.practised.tellings,
            picks: queue.practised.picks,
            short: queue.practised.short,
        },
        due: glance.due,
        behind: glance.behind,
        days_off: glance.days_off.unwrap_or(0),
        interview: glance
            .interview
            .as_ref()
            .map(|ahead| InterviewJson::new(ahead, glance.day)),
        stories: glance.stories,
        prompts_with_story: glance.prompts_with_story,
        is_the_day: queue.is_the_day,
        known: readiness.is_some_and(Readiness::known),
        ready: readiness.map(|readiness| ReadyJson {
            themes: readiness.in_scope().count(),
            today: readiness.ready(),
            on_the_day: readiness.ready_on_the_day(),
        }),
        costs_most: it.and_then(|it| {
            let (theme, _) = it.costs_most()?;
            Some(readiness?.themes[theme].deck.clone())
        }),
        interview_loop: it.map(|it| LoopJson {
            questions: it.outcome.questions,
            expected: it.outcome.answered,
        }),
        beside: glance.beside.as_ref().map(|it| match it {
            Beside::Mock => "mock",
            Beside::Debrief(_) => "debrief",
        }),
        next: glance.next(),
    };
    json(out, &whole)
}
