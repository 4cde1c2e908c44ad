//! `retell story`: noting, listing, linking and editing the user's stories.

use std::io::{self, Read, Write};

use serde::Serialize;

use super::{Context, json};
use crate::app::Failure;
use crate::app::story::StoryView;
use crate::cli::{Story as Arguments, StoryAdd, StoryCommand, StoryEdit};
use crate::engine::card::CardKey;
use crate::engine::day::{Day, Moment};
use crate::story::topics::TOPICS;
use crate::story::{State, Story};
use crate::term::{Terminal, one_line};

#[derive(Serialize)]
struct Line<'a> {
    story: &'a str,
    title: &'a str,
    cues: &'a [String],
    topics: &'a [String],
    state: State,
    created: String,
    changed: String,
    prompts: Vec<Prompt<'a>>,
    last_told: Option<Day>,
    tellings: u32,
    missing: &'a [String],
}

#[derive(Serialize)]
struct Prompt<'a> {
    card: &'a CardKey,
    front: &'a str,
    angle: Option<&'a str>,
    first: bool,
}

#[derive(Serialize)]
struct Added<'a> {
    story: &'a str,
}

/// Lists stories, or does something with one.
pub fn run(context: &Context, arguments: Arguments, out: &mut dyn Write) -> anyhow::Result<()> {
    match arguments.command {
        None => list(context, false, arguments.json, out),
        Some(StoryCommand::List { retired, json }) => list(context, retired, json, out),
        Some(StoryCommand::Add(arguments)) => add(context, arguments, out),
        Some(StoryCommand::Show {
            story,
            json: as_json,
        }) => {
            let view = context.read()?.story(&story)?;
            if as_json {
                json(out, &line(&view))
            } else {
                show(context, &view, out)
            }
        }
        Some(StoryCommand::Edit(arguments)) => edit(context, arguments, out),
        Some(StoryCommand::Link {
            story,
            prompt,
            angle,
            first,
        }) => {
            let linked = context
                .read()?
                .link(&story, &prompt, angle.as_deref(), first)?;
            let choice = if linked.first {
                " as its first choice"
            } else {
                ""
            };
            Ok(writeln!(
                out,
                "linked to {}{choice}: {}",
                linked.card,
                one_line(&linked.front)
            )?)
        }
        Some(StoryCommand::Unlink { story, prompt }) => {
            context.read()?.unlink(&story, &prompt)?;
            Ok(writeln!(out, "no longer linked to {prompt}")?)
        }
        Some(StoryCommand::Retire { story }) => {
            let row = context.read()?.retire_story(&story)?;
            Ok(writeln!(
                out,
                "\"{}\" is set aside; its tellings stay",
                one_line(&row.story.title)
            )?)
        }
        Some(StoryCommand::Topics) => {
            for topic in TOPICS {
                writeln!(out, "{topic}")?;
            }
            Ok(())
        }
    }
}

fn line(view: &StoryView) -> Line<'_> {
    Line {
        story: &view.row.uuid,
        title: &view.row.story.title,
        cues: &view.row.story.cues,
        topics: &view.row.story.topics,
        state: view.row.story.state,
        created: Moment::rfc3339(view.row.created_at),
        changed: Moment::rfc3339(view.row.changed_at),
        prompts: view
            .prompts
            .iter()
            .map(|prompt| Prompt {
                card: &prompt.card,
                front: &prompt.front,
                angle: prompt.angle.as_deref(),
                first: prompt.first,
            })
            .collect(),
        last_told: view.schedule.map(|schedule| schedule.last),
        tellings: view.schedule.map_or(0, |schedule| schedule.tellings),
        missing: &view.missing,
    }
}

fn list(
    context: &Context,
    retired: bool,
    as_json: bool,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let stories = context.read()?.stories()?;
    let mut shown = 0;
    for view in &stories {
        if view.row.story.state == State::Retired && !retired {
            continue;
        }
        shown += 1;
        if as_json {
            json(out, &line(view))?;
            continue;
        }
        show(context, view, out)?;
        writeln!(out)?;
    }
    if shown == 0 && !as_json {
        writeln!(
            out,
            "no story yet: retell story add \"something you broke\" --topic failure"
        )?;
    }
    Ok(())
}

fn show(context: &Context, view: &StoryView, out: &mut dyn Write) -> anyhow::Result<()> {
    let screen = context.screen();
    let story = &view.row.story;
    for line in screen.wrap(&one_line(&story.title), " ", " ") {
        writeln!(out, "{}", screen.style.bold(&line))?;
    }
    let mut facts = vec![view.row.uuid.clone()];
    if story.state == State::Retired {
        facts.push("set aside".to_owned());
    }
    if !story.topics.is_empty() {
        facts.push(story.topics.join(" · "));
    }
    if let Some(schedule) = &view.schedule {
        facts.push(format!(
            "told {} times, last {}",
            schedule.tellings, schedule.last
        ));
    }
    for line in screen.wrap(&facts.join("   "), "   ", "   ") {
        writeln!(out, "{}", screen.style.dim(&line))?;
    }
    if !story.cues.is_empty() {
        for line in screen.wrap(&one_line(&story.cues.join(" · ")), "   ", "   ") {
            writeln!(out, "{line}")?;
        }
    }
    for prompt in &view.prompts {
        let mark = if prompt.first { "   ● " } else { "   ○ " };
        let angle = prompt
            .angle
            .as_ref()
            .map_or_else(String::new, |angle| format!(" ({angle})"));
        for line in screen.wrap(
            &one_line(&format!("{}{angle}", prompt.front)),
            mark,
            "     ",
        ) {
            writeln!(out, "{}", screen.style.marks(&line))?;
        }
    }
    for missing in &view.missing {
        for line in screen.wrap(&one_line(missing), "   missing: ", "            ") {
            writeln!(out, "{line}")?;
        }
    }
    Ok(())
}

fn add(context: &Context, arguments: StoryAdd, out: &mut dyn Write) -> anyhow::Result<()> {
    let story = match (&arguments.file, arguments.title) {
        (Some(file), _) => read(file)?,
        (None, Some(title)) => Story {
            title,
            cues: arguments.cues,
            topics: arguments.topics,
            state: State::Draft,
        },
        (None, None) => match ask(context, arguments.cues, arguments.topics)? {
            Some(story) => story,
            None => return Ok(()),
        },
    };
    let mut app = context.write()?;
    let row = app.add_story(&story)?;
    if arguments.json {
        return json(out, &Added { story: &row.uuid });
    }
    writeln!(
        out,
        "noted \"{}\"  {}",
        one_line(&row.story.title),
        row.uuid
    )?;
    for suggestion in app.suggest(&row.uuid, 3)? {
        let ask = one_line(&suggestion.front);
        let screen = context.screen();
        for line in screen.wrap(&format!("it may answer: {ask}"), "   ", "   ") {
            writeln!(out, "{line}")?;
        }
        let command = format!("retell story link {} {}", row.uuid, suggestion.card);
        writeln!(out, "      {}", screen.style.dim(&command))?;
    }
    Ok(())
}

/// Asks for a title and three cues, a minute in all.
fn ask(context: &Context, cues: Vec<String>, topics: Vec<String>) -> anyhow::Result<Option<Story>> {
    let terminal = Terminal::open(
        context.look,
        &context.environment,
        "retell story add TITLE --cue TEXT",
    )
    .map_err(Failure::typed)?;
    let Some(title) = terminal
        .ask_line("Title, one line", "")?
        .filter(|title| !title.trim().is_empty())
    else {
        return Ok(None);
    };
    let mut story = Story {
        title,
        cues,
        topics,
        state: State::Draft,
    };
    while story.cues.len() < 3 {
        match terminal.ask_line(&format!("Cue {} (enter to skip)", story.cues.len() + 1), "")? {
            Some(cue) if !cue.trim().is_empty() => story.cues.push(cue),
            Some(_) => break,
            None => return Ok(None),
        }
    }
    Ok(Some(story))
}

/// Reads a story file, or standard input with `-`.
fn read(file: &std::path::Path) -> anyhow::Result<Story> {
    let cannot = |reason: &dyn std::fmt::Display| {
        Failure::typed(format_args!("cannot read \"{}\": {reason}", file.display())).with(
            "a story file has title = \"…\" and, if you like, cues = [\"…\"] and topics = [\"…\"]",
        )
    };
    let text = if file.as_os_str() == "-" {
        let mut text = String::new();
        io::stdin()
            .read_to_string(&mut text)
            .map_err(|error| cannot(&error))?;
        text
    } else {
        std::fs::read_to_string(file).map_err(|error| cannot(&error))?
    };
    toml::from_str(&text).map_err(|error| cannot(&error.to_string().trim_end()).into())
}

fn edit(context: &Context, arguments: StoryEdit, out: &mut dyn Write) -> anyhow::Result<()> {
    let mut app = context.read()?;
    let view = app.story(&arguments.story)?;
    let mut story = view.row.story;
    if arguments.title.is_none() && arguments.cues.is_empty() && arguments.topics.is_empty() {
        let terminal = Terminal::open(
            context.look,
            &context.environment,
            "retell story edit STORY --title TEXT, --cue TEXT or --topic TOPIC",
        )
        .map_err(Failure::typed)?;
        let Some(title) = terminal.ask_line("Title", &story.title)? else {
            return Ok(());
        };
        let Some(cues) = terminal.ask_line("Cues, with · between", &story.cues.join(" · "))?
        else {
            return Ok(());
        };
        story.title = title;
        story.cues = cues.split('·').map(|cue| cue.trim().to_owned()).collect();
    }
    if let Some(title) = arguments.title {
        story.title = title;
    }
    if !arguments.cues.is_empty() {
        story.cues = arguments.cues;
    }
    if !arguments.topics.is_empty() {
        story.topics = arguments.topics;
    }
    let row = app.edit_story(&view.row.uuid, &story)?;
    Ok(writeln!(
        out,
        "\"{}\" as it stands: {}",
        one_line(&row.story.title),
        one_line(&row.story.cues.join(" · "))
    )?)
}
