//! `retell` alone: today at a glance. At most three numbers above the next step, and none before it can
//! be known.

mod json;

use std::io::Write;

use super::readiness::{costs, expect, labelled};
use super::{Context, in_words, plural, whole_minutes};
use crate::app::loops::Loop;
use crate::app::readiness::Readiness;
use crate::app::today::{Beside, Glance, forms};
use crate::deck::bundled;
use crate::term::{Screen, one_line, pad_right};
use json::print as print_json;

/// Shows today.
pub fn run(context: &Context, as_json: bool, out: &mut dyn Write) -> anyhow::Result<()> {
    let mut app = context.read()?;
    let glance = app.glance(!as_json)?;
    let told = glance.readiness.as_ref().filter(|it| {
        let shown = it.known() && !glance.queue.is_the_day;
        glance.queue.active && (as_json || shown)
    });
    let it = match told {
        Some(readiness) => app.interview_loop(readiness)?,
        None => None,
    };
    if as_json {
        return print_json(out, &glance, it.as_ref());
    }
    let screen = context.screen();
    let lines = if glance.queue.active {
        glance_lines(&screen, &glance, it.as_ref())
    } else {
        start(&screen, &glance)
    };
    for line in lines {
        writeln!(out, "{line}")?;
    }
    Ok(())
}

fn glance_lines(screen: &Screen, glance: &Glance, it: Option<&Loop>) -> Vec<String> {
    let mut lines = screen.wrap(&heading(glance), " ", " ");
    for line in &mut lines {
        *line = screen.style.bold(line);
    }
    lines.push(String::new());
    if let Some(text) = days_off(glance).filter(|_| !glance.queue.is_the_day) {
        lines.extend(screen.wrap(&text, " ", " "));
        lines.push(String::new());
    }
    lines.extend(labelled(screen, &minutes(glance), &work(glance)));
    if !glance.queue.is_the_day {
        lines.extend(standing(screen, glance, it));
    }
    lines.extend(beside(screen, glance));
    lines.push(String::new());
    lines.extend(next(screen, glance));
    lines
}

/// What is worth doing beside the queue.
fn beside(screen: &Screen, glance: &Glance) -> Vec<String> {
    let keeps = "retell interview debrief keeps what they asked, a line each";
    match &glance.beside {
        None => Vec::new(),
        Some(Beside::Mock) => {
            let text = "one interviewer, beside the minutes of today: retell mock";
            labelled(screen, "Mock", text)
        }
        Some(Beside::Debrief(_)) if glance.queue.is_the_day => {
            labelled(screen, "Afterwards", keeps)
        }
        Some(Beside::Debrief(name)) => {
            labelled(screen, "Over", &format!("{}: {keeps}", one_line(name)))
        }
    }
}

/// "Amazon · 18 days to go · Thu 10 Dec", or the day.
fn heading(glance: &Glance) -> String {
    let Some(ahead) = &glance.interview else {
        return glance.day.short();
    };
    let name = ahead
        .company
        .as_deref()
        .map_or_else(|| "Interview".into(), one_line);
    match ahead.day {
        None => format!("{name} · no date yet"),
        Some(day) if day == glance.day => format!("{name} · today is the day"),
        Some(day) => format!(
            "{name} · {} to go · {}",
            plural(day.elapsed_since(glance.day) as usize, "day"),
            day.short()
        ),
    }
}

/// One honest line after days without practice.
fn days_off(glance: &Glance) -> Option<String> {
    let days = glance.days_off?;
    let off = match days {
        1 => "A day off.".to_owned(),
        days => format!("{} days off.", capital(&in_words(days as usize))),
    };
    let planned = if glance.queue.plan.is_some() {
        "Re-planned, still"
    } else {
        "Still"
    };
    let still = format!("{planned} {:.0} minutes.", glance.queue.agreed);
    let ready = known(glance)
        .zip(glance.ready_before)
        .map(|(readiness, before)| {
            let (now, of) = (readiness.ready(), readiness.in_scope().count());
            if now == before {
                format!(" Ready {now} of {}, as before.", plural(of, "theme"))
            } else {
                format!(" Ready {now} of {} (was {before}).", plural(of, "theme"))
            }
        });
    Some(format!("{off} {still}{}", ready.unwrap_or_default()))
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// "25 minutes": what today's queue takes.
fn minutes(glance: &Glance) -> String {
    let (queue, _) = glance.served();
    let shaping = set_aside(glance);
    if queue.items.is_empty() && shaping <= 0.0 {
        return "Today".to_owned();
    }
    let minutes = whole_minutes(shaping + queue.length()).max(1.0);
    plural(minutes as usize, "minute")
}

/// The minutes that go to shaping a story.
fn set_aside(glance: &Glance) -> f64 {
    let first = glance.shaping.as_ref();
    first.map_or(0.0, |first| first.story.minutes)
}

/// "10 to shape "The payroll export" · 5 tellings · 4 picks (+2 again)".
fn work(glance: &Glance) -> String {
    let (queue, behind) = glance.served();
    if queue.is_the_day {
        return "nothing is graded: read your cues once, then stop".to_owned();
    }
    let again = match queue.again.len() {
        0 => String::new(),
        count => format!(" (+{count} again)"),
    };
    let shaping = glance.shaping.as_ref().map(|first| {
        let title = one_line(&first.story.story.story.title);
        format!("{:.0} to shape \"{title}\"", first.story.minutes)
    });
    if queue.items.is_empty() && shaping.is_none() {
        let done = practised(glance);
        return match (done.is_empty(), queue.again.len()) {
            (true, _) if queue.is_day_off => "a day off".to_owned(),
            (true, _) if queue.plan.is_some() => "enough for today".to_owned(),
            (true, _) => "nothing is due".to_owned(),
            (false, 0) => format!("enough for today: {done}"),
            (false, count) => format!("{done} · {count} could come again"),
        };
    }
    let mut served: Vec<String> = shaping.into_iter().collect();
    served.extend(named(forms(queue)));
    let served = served.join(" · ");
    let behind = match behind {
        0 => String::new(),
        1..=999 => format!(" · {} more can wait", glance.behind),
        _ => " · 999+ more can wait".to_owned(),
    };
    let end = if queue.evening.is_some() {
        " · your strongest story to end on"
    } else {
        ""
    };
    format!("{served}{again}{behind}{end}")
}

/// "5 tellings", "4 picks", "3 short cards", those that there are.
fn named(counts: [usize; 3]) -> Vec<String> {
    ["telling", "pick", "short card"]
        .into_iter()
        .zip(counts)
        .filter(|(_, count)| *count > 0)
        .map(|(what, count)| plural(count, what))
        .collect()
}

/// What was practised today already; empty if nothing was.
fn practised(glance: &Glance) -> String {
    let done = &glance.queue.practised;
    let mut parts = named([done.tellings, done.picks, done.short].map(|count| count as usize));
    if done.shaping > 0.0 {
        parts.push("a story shaped".to_owned());
    }
    if !parts.is_empty() {
        parts.push(plural(whole_minutes(done.minutes) as usize, "minute"));
    }
    parts.join(" · ")
}

/// Where the user stands, where that can be known; else what there is.
fn standing(screen: &Screen, glance: &Glance, it: Option<&Loop>) -> Vec<String> {
    let Some(readiness) = known(glance) else {
        let have = if glance.prompts_with_story == 1 {
            "prompt has"
        } else {
            "prompts have"
        };
        let stories = match glance.stories {
            0 => "none yet: retell story add notes one in a minute".to_owned(),
            1 => format!("1 story · {} {have} it", glance.prompts_with_story),
            many => format!("{many} stories · {} {have} one", glance.prompts_with_story),
        };
        return labelled(screen, "Stories", &stories);
    };
    let mut parts = vec![format!(
        "{} of {}",
        readiness.ready(),
        plural(readiness.in_scope().count(), "theme")
    )];
    if let Some(later) = readiness.ready_on_the_day() {
        parts.push(format!("on the day {later}"));
    }
    parts.extend(it.map(expect));
    let mut lines = labelled(screen, "Ready", &parts.join(" · "));
    if let Some((theme, _)) = it.and_then(Loop::costs_most) {
        lines.extend(labelled(screen, "Costs most", &costs(readiness, theme)));
    }
    lines
}

fn known(glance: &Glance) -> Option<&Readiness> {
    glance.readiness.as_ref().filter(|it| it.known())
}

fn next(screen: &Screen, glance: &Glance) -> Vec<String> {
    vec![format!(" next  {}", screen.style.accent(glance.next()))]
}

/// How to begin while nothing is practised.
fn start(screen: &Screen, glance: &Glance) -> Vec<String> {
    let mut lines = screen.wrap(
        "retell keeps your interview stories ready to be told.",
        " ",
        " ",
    );
    lines.push(String::new());
    let stories = match glance.stories {
        0 => String::new(),
        count => format!("{} noted. ", stories(count)),
    };
    lines.extend(screen.wrap(
        &format!(
            "{stories}No deck is practised yet. {} come with retell; the first session asks for company and date and picks them.",
            plural(bundled::slugs().count(), "deck")
        ),
        " ",
        " ",
    ));
    lines.push(String::new());
    lines.extend(next(screen, glance));
    for (command, what) in [
        ("retell decks", "what is bundled"),
        ("retell import page.txt", "a theme page of your own"),
    ] {
        let text = format!("{}{what}", pad_right(command, 24));
        let indent = " ".repeat(7);
        let wrapped = screen.wrap(&text, &indent, &indent);
        lines.extend(wrapped.iter().map(|line| screen.style.dim(line)));
    }
    lines
}

fn stories(count: usize) -> String {
    if count == 1 {
        "1 story".to_owned()
    } else {
        format!("{count} stories")
    }
}
