//! `retell interview debrief`: what they asked and how it went, five lines the same evening.

use std::io::{self, BufRead, Write};

use serde::{Deserialize, Serialize};

use crate::app::interview::{Asked, Kept, Went, in_short};
use crate::app::{App, Failure};
use crate::cmd::{Context, json, no_json};
use crate::engine::card::CardKey;
use crate::term::{Terminal, one_line};

/// The lines a person is asked for.
const LINES: usize = 5;

#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object in curly brackets")]
struct Line {
    asked: String,
    went: Went,
    card: Option<CardKey>,
    story: Option<String>,
    follow_up: Option<String>,
}

#[derive(Serialize)]
struct KeptLine<'a> {
    asked: &'a str,
    card: &'a CardKey,
    own: bool,
    went: Went,
    story: Option<&'a str>,
    follow_up: Option<&'a str>,
}

/// Asks at a terminal, or reads JSON Lines from standard input with `-`.
pub fn run(
    context: &Context,
    file: Option<&str>,
    company: Option<&str>,
    as_json: bool,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let mut app = context.read()?;
    let interview = app.interview_over(company)?;
    let asked = match file {
        None => {
            let terminal = Terminal::open(
                context.look,
                &context.environment,
                "retell interview debrief -",
            )
            .map_err(Failure::typed)?;
            context.note(&format!(
                "{}. What they asked, a line each; enter alone ends it.",
                one_line(&in_short(&interview))
            ));
            ask(&mut app, &terminal)?
        }
        Some("-") => read()?,
        Some(other) => {
            return Err(Failure::typed(format_args!("cannot read \"{other}\""))
                .with("retell interview debrief - reads JSON Lines from standard input")
                .into());
        }
    };
    let kept = app.debrief(company, &asked)?;
    for one in &kept {
        if as_json {
            json(out, &line(one))?;
        } else {
            show(context, one, out)?;
        }
    }
    if kept.is_empty() && !as_json {
        writeln!(out, "nothing was kept")?;
    }
    Ok(())
}

fn read() -> anyhow::Result<Vec<Asked>> {
    let mut asked = Vec::new();
    for (index, line) in io::stdin().lock().lines().enumerate() {
        let refuse = |reason: &dyn std::fmt::Display| {
            Failure::typed(format_args!("line {}: {reason}", index + 1)).with(
                "a line is {\"asked\":\"…\",\"went\":\"fine\"} (fine, shaky or bad), with card, story and \
                 follow_up as you like; nothing was kept",
            )
        };
        let line = line.map_err(|error| refuse(&error))?;
        if line.trim().is_empty() {
            continue;
        }
        let line: Line = serde_json::from_str(&line).map_err(|error| refuse(&no_json(&error)))?;
        asked.push(Asked {
            asked: line.asked,
            went: line.went,
            card: line.card,
            own: false,
            story: line.story,
            follow_up: line.follow_up,
        });
    }
    Ok(asked)
}

fn ask(app: &mut App, terminal: &Terminal) -> anyhow::Result<Vec<Asked>> {
    let mut asked = Vec::new();
    while asked.len() < LINES {
        let question = format!("{} asked:", asked.len() + 1);
        let Some(words) = filled(terminal.ask_line(&question, "")?) else {
            break;
        };
        let like = app.prompts_like(&words)?;
        let card = choose(terminal, &like)?;
        let names = Went::ALL.map(|went| went.name().to_owned());
        let Some(went) = terminal.choose("How did it go?", &names)? else {
            break;
        };
        let story = loop {
            let Some(name) = filled(terminal.ask_line("Story told (enter for none):", "")?) else {
                break None;
            };
            match app.story(&name) {
                Ok(view) => break Some(view.row.uuid),
                Err(failure) => crate::term::note(&failure.to_string()),
            }
        };
        let hurt = terminal.ask_line("The follow-up that hurt (enter for none):", "")?;
        asked.push(Asked {
            asked: words,
            went: Went::ALL[went],
            own: card.is_none(),
            card,
            story,
            follow_up: filled(hurt),
        });
    }
    Ok(asked)
}

fn filled(answer: Option<String>) -> Option<String> {
    answer.filter(|answer| !answer.trim().is_empty())
}

fn choose(terminal: &Terminal, like: &[(CardKey, String)]) -> io::Result<Option<CardKey>> {
    if like.is_empty() {
        return Ok(None);
    }
    let mut entries: Vec<String> = like.iter().map(|(_, front)| front.clone()).collect();
    entries.push("none of these: keep my words".to_owned());
    let chosen = terminal.choose("Which of your prompts was it?", &entries)?;
    Ok(chosen
        .and_then(|index| like.get(index))
        .map(|(key, _)| key.clone()))
}

fn line(kept: &Kept) -> KeptLine<'_> {
    KeptLine {
        asked: &kept.asked,
        card: &kept.card,
        own: kept.own,
        went: kept.went,
        story: kept.story.as_deref(),
        follow_up: kept.follow_up.as_deref(),
    }
}

fn show(context: &Context, kept: &Kept, out: &mut dyn Write) -> anyhow::Result<()> {
    let screen = context.screen();
    let went = format!(" {:<7}", kept.went.name());
    for line in screen.wrap(&one_line(&kept.asked), &went, "        ") {
        writeln!(out, "{line}")?;
    }
    let mut facts = vec![if kept.own {
        "a prompt of your own from now on".to_owned()
    } else {
        one_line(&kept.front).into_owned()
    }];
    // A story may be named by a part of its title: this is the one that was meant.
    facts.extend(
        kept.story
            .as_ref()
            .map(|title| format!("told with \"{}\"", one_line(title))),
    );
    facts.extend(
        kept.follow_up
            .as_ref()
            .map(|probe| format!("what hurt: {}", one_line(probe))),
    );
    for fact in facts {
        for line in screen.wrap(&fact, "        ", "        ") {
            writeln!(out, "{}", screen.style.dim(&line))?;
        }
    }
    Ok(())
}
