//! `retell story`: noting, listing, linking and editing the user's stories.

use std::io::{self, Read, Write};

use serde::Serialize;

use super::{Context, json};
use crate::app::Failure;
use crate::app::story::{StoryView, checked, short_id};
use crate::cli::{Story as Arguments, StoryAdd, StoryCommand, StoryEdit};
use crate::engine::card::CardKey;
use crate::engine::day::{Day, Moment};
use crate::engine::history::Schedule;
use crate::story::topics::TOPICS;
use crate::story::{State, Story};
use crate::term::{Screen, Terminal, one_line, truncate, width};

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
        }) => link(context, &story, &prompt, angle.as_deref(), first, out),
        Some(StoryCommand::Unlink { story, prompt }) => {
            let left = context.read()?.unlink(&story, &prompt)?;
            let now = left.map_or_else(
                || "; it has no story now".to_owned(),
                |title| format!("; its first choice is \"{title}\""),
            );
            say(context, &format!("no longer linked to {prompt}{now}"), out)
        }
        Some(StoryCommand::Retire { story }) => {
            let row = context.read()?.retire_story(&story)?;
            let title = &row.story.title;
            say(
                context,
                &format!("\"{title}\" is set aside; its tellings stay"),
                out,
            )
        }
        Some(StoryCommand::Check(arguments)) => super::story_check::run(context, &arguments, out),
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

fn link(
    context: &Context,
    story: &str,
    prompt: &CardKey,
    angle: Option<&str>,
    first: bool,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let mut app = context.read()?;
    let linked = app.link(story, prompt, angle, first)?;
    let title = app.story(story)?.row.story.title;
    let choice = if linked.first {
        " as its first choice"
    } else {
        ""
    };
    say(
        context,
        &format!("\"{title}\" answers {}{choice}", linked.card),
        out,
    )?;
    for line in context
        .screen()
        .wrap(&one_line(&linked.front), "   ", "   ")
    {
        writeln!(out, "{line}")?;
    }
    Ok(())
}

/// A sentence for the user, made harmless and wrapped.
fn say(context: &Context, sentence: &str, out: &mut dyn Write) -> anyhow::Result<()> {
    for line in context.screen().wrap(&one_line(sentence), "", "   ") {
        writeln!(out, "{line}")?;
    }
    Ok(())
}

fn list(
    context: &Context,
    retired: bool,
    as_json: bool,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let stories: Vec<StoryView> = context
        .read()?
        .stories()?
        .into_iter()
        .filter(|view| retired || view.row.story.state != State::Retired)
        .collect();
    if as_json {
        return stories.iter().try_for_each(|view| json(out, &line(view)));
    }
    if stories.is_empty() {
        return say(
            context,
            "no story yet: retell story add \"something you broke\" --topic failure",
            out,
        );
    }
    let screen = context.screen();
    for view in &stories {
        let story = &view.row.story;
        for line in screen.wrap(&one_line(&story.title), " ", " ") {
            writeln!(out, "{}", screen.style.bold(&line))?;
        }
        if !story.cues.is_empty() {
            let cues = one_line(&story.cues.join(" · ")).into_owned();
            let cues = truncate(&cues, screen.text_width() - 3);
            writeln!(out, "   {cues}")?;
        }
        let mut facts = vec![short_id(&view.row.uuid).to_owned()];
        facts.extend(standing(view));
        facts.push(match view.prompts.len() {
            0 => "answers no prompt yet".to_owned(),
            1 => "1 prompt".to_owned(),
            several => format!("{several} prompts"),
        });
        facts.extend(view.schedule.map(|schedule| told(&schedule)));
        write_facts(&screen, &facts, out)?;
    }
    Ok(())
}

/// Short facts side by side; none is broken in the middle.
fn write_facts(screen: &Screen, facts: &[String], out: &mut dyn Write) -> anyhow::Result<()> {
    let mut lines: Vec<String> = Vec::new();
    for fact in facts {
        match lines.last_mut() {
            Some(line) if width(line) + 3 + width(fact) <= screen.text_width() => {
                line.push_str(" · ");
                line.push_str(fact);
            }
            _ => lines.push(format!("   {fact}")),
        }
    }
    for line in lines {
        writeln!(out, "{}", screen.style.dim(&line))?;
    }
    Ok(())
}

fn told(schedule: &Schedule) -> String {
    match schedule.tellings {
        1 => format!("told once, {}", schedule.last),
        2 => format!("told twice, last {}", schedule.last),
        tellings => format!("told {tellings} times, last {}", schedule.last),
    }
}

fn standing(view: &StoryView) -> Option<String> {
    match view.row.story.state {
        State::Draft => None,
        State::Ready => Some("ready".to_owned()),
        State::Retired => Some("set aside".to_owned()),
    }
}

fn show(context: &Context, view: &StoryView, out: &mut dyn Write) -> anyhow::Result<()> {
    let screen = context.screen();
    let story = &view.row.story;
    for line in screen.wrap(&one_line(&story.title), " ", " ") {
        writeln!(out, "{}", screen.style.bold(&line))?;
    }
    let mut facts = vec![view.row.uuid.clone()];
    facts.extend(standing(view));
    facts.extend(story.topics.iter().cloned());
    facts.extend(view.schedule.map(|schedule| told(&schedule)));
    write_facts(&screen, &facts, out)?;
    for cue in &story.cues {
        for line in screen.wrap(&one_line(cue), "   · ", "     ") {
            writeln!(out, "{line}")?;
        }
    }
    if !view.prompts.is_empty() {
        writeln!(out, " Answers")?;
    }
    for prompt in &view.prompts {
        let mark = if prompt.first { "   ● " } else { "   ○ " };
        for line in screen.wrap(&one_line(&prompt.front), mark, "     ") {
            writeln!(out, "{}", screen.style.marks(&line))?;
        }
        if let Some(angle) = &prompt.angle {
            for line in screen.wrap(&one_line(angle), "     stress: ", "     ") {
                writeln!(out, "{line}")?;
            }
        }
        let card = screen.wrap(&prompt.card.to_string(), "     ", "     ");
        for line in card {
            writeln!(out, "{}", screen.style.dim(&line))?;
        }
    }
    if view.prompts.iter().any(|prompt| prompt.first) {
        let meaning = "● its first choice · ○ answers it as well";
        for line in screen.wrap(meaning, "   ", "   ") {
            writeln!(out, "{}", screen.style.dim(&line))?;
        }
    }
    if !view.missing.is_empty() {
        writeln!(out, " What was missing")?;
    }
    for missing in &view.missing {
        for line in screen.wrap(&one_line(missing), "   · ", "     ") {
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
            ..Story::default()
        },
        (None, None) => match ask(context, arguments.cues, arguments.topics)? {
            Some(story) => story,
            None => return Ok(()),
        },
    };
    // A story that cannot be kept makes no collection.
    let story = checked(&story)?;
    let mut app = context.write()?;
    let row = app.add_story(&story)?;
    if arguments.json {
        return json(out, &Added { story: &row.uuid });
    }
    let id = short_id(&row.uuid);
    say(
        context,
        &format!("noted \"{}\"   {id}", row.story.title),
        out,
    )?;
    let screen = context.screen();
    let suggestions = app.suggest(&row.uuid, 3)?;
    if !suggestions.is_empty() {
        writeln!(out, "   this may also answer")?;
    }
    for suggestion in suggestions {
        for line in screen.wrap(&one_line(&suggestion.front), "   ○ ", "     ") {
            writeln!(out, "{}", screen.style.marks(&line))?;
        }
        // A command is copied: it is never wrapped.
        let command = format!("     retell story link {id} {}", suggestion.card);
        writeln!(out, "{}", screen.style.dim(&command))?;
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
        ..Story::default()
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
    if arguments.title.is_none()
        && arguments.cues.is_empty()
        && arguments.topics.is_empty()
        && arguments.state.is_none()
    {
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
    if let Some(state) = arguments.state {
        story.state = state;
    }
    app.edit_story(&view.row.uuid, &story)?;
    show(context, &app.story(&view.row.uuid)?, out)
}
