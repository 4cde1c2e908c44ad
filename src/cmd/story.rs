//! `retell story`: noting, listing, linking and editing the user's stories.

mod check;
mod export;
mod in_editor;
pub(super) mod shape;
mod talk;
mod todo;
mod write;

use std::io::Write;

use serde::Serialize;

use super::matrix::link_story;
use super::{Context, json};
use crate::app::criteria::Shown;
use crate::app::find::short_id;
use crate::app::story::{LinkedPrompt, StoryView};
use crate::app::todo::Todo;
use crate::cli::{Story as Arguments, StoryCommand, StoryLink};
use crate::config::Config;
use crate::engine::card::CardKey;
use crate::engine::day::{Day, Moment};
use crate::engine::history::Schedule;
use crate::story::talk::{Part, split};
use crate::story::topics::TOPICS;
use crate::story::{State, Story, TEXT_FIELDS};
use crate::term::{Screen, one_line, sanitise, truncate, width};

#[derive(Serialize)]
struct Line<'a> {
    story: &'a str,
    #[serde(flatten)]
    text: &'a Story,
    created: String,
    changed: String,
    prompts: Vec<Prompt<'a>>,
    last_told: Option<Day>,
    tellings: u32,
    told_seconds: &'a [f64],
    missing: Vec<&'a str>,
    shown: Vec<ShownLine<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    words_per_minute: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    parts: Option<Vec<Part>>,
}

#[derive(Serialize)]
struct TopicLine {
    topic: &'static str,
}

#[derive(Serialize)]
struct ShownLine<'a> {
    card: &'a CardKey,
    front: &'a str,
}

#[derive(Serialize)]
struct Prompt<'a> {
    card: &'a CardKey,
    front: &'a str,
    angle: Option<&'a str>,
    first: bool,
}

/// Lists stories, or does something with one.
pub fn run(context: &Context, arguments: Arguments, out: &mut dyn Write) -> anyhow::Result<()> {
    match arguments.command {
        None => list(context, false, arguments.json, out),
        Some(StoryCommand::List { retired, json }) => list(context, retired, json, out),
        Some(StoryCommand::Add(arguments)) => write::add(context, arguments, out),
        Some(StoryCommand::Show {
            story,
            parts,
            json: as_json,
        }) => {
            let mut app = context.read()?;
            let (view, config) = (app.story(&story)?, app.config()?);
            if as_json {
                return json(out, &line(&view, parts.then_some(&config)));
            }
            show(context, &view, &config, out)?;
            if parts {
                talk::show_parts(&context.screen(), &view.row.story, &config, out)?;
            }
            Ok(())
        }
        Some(StoryCommand::Edit(arguments)) => write::edit(context, arguments, out),
        Some(StoryCommand::Link(arguments)) => link(context, &arguments, out),
        Some(StoryCommand::Shape(arguments)) => shape::run(context, &arguments, out),
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
        Some(StoryCommand::Log(arguments)) => write::log(context, &arguments, out),
        Some(StoryCommand::Check(arguments)) => check::run(context, &arguments, out),
        Some(StoryCommand::Todo(arguments)) => todo::run(context, &arguments, out),
        Some(StoryCommand::Export(arguments)) => export::run(context, &arguments, out),
        Some(StoryCommand::Topics { json: as_json }) => {
            for topic in TOPICS {
                if as_json {
                    json(out, &TopicLine { topic })?;
                } else {
                    writeln!(out, "{topic}")?;
                }
            }
            Ok(())
        }
    }
}

fn line<'a>(view: &'a StoryView, parts: Option<&Config>) -> Line<'a> {
    Line {
        story: &view.row.uuid,
        text: &view.row.story,
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
        told_seconds: &view.told_seconds,
        missing: view
            .todo
            .iter()
            .filter(|todo| todo.is_open())
            .map(|todo| todo.text.as_str())
            .collect(),
        shown: view
            .shown
            .iter()
            .map(|shown| ShownLine {
                card: &shown.card,
                front: &shown.front,
            })
            .collect(),
        words_per_minute: parts.map(|config| config.words_per_minute.value),
        parts: parts.map(|config| split(&view.row.story, config.words_per_minute.value)),
    }
}

fn link(context: &Context, arguments: &StoryLink, out: &mut dyn Write) -> anyhow::Result<()> {
    let story = arguments.story.as_str();
    let Some(prompt) = &arguments.prompt else {
        return link_story(context, story, arguments.json, out);
    };
    let mut app = context.read()?;
    let linked = app.link(story, prompt, arguments.angle.as_deref(), arguments.first)?;
    let title = app.story(story)?.row.story.title;
    let choice = if linked.first {
        " as its first choice"
    } else {
        ""
    };
    let said = format!("\"{title}\" answers {}{choice}", linked.card);
    say(context, &said, out)?;
    for line in context
        .screen()
        .wrap(&one_line(&linked.front), "   ", "   ")
    {
        writeln!(out, "{line}")?;
    }
    Ok(())
}

/// A sentence for the user, made harmless and wrapped.
pub fn say(context: &Context, sentence: &str, out: &mut dyn Write) -> anyhow::Result<()> {
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
        return stories
            .iter()
            .try_for_each(|view| json(out, &line(view, None)));
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

/// Shows a story with all that hangs on it.
pub fn show(
    context: &Context,
    view: &StoryView,
    config: &Config,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
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
    show_parts(&screen, story, out)?;
    let band = (config.band.value.from, config.band.value.to);
    if let Some(trend) = talk::trend(&view.told_seconds, band) {
        for line in screen.wrap(&trend, " Told in  ", "   ") {
            writeln!(out, "{line}")?;
        }
    }
    show_prompts(&screen, &view.prompts, out)?;
    show_criteria(&screen, &view.shown, out)?;
    let open: Vec<Todo> = view
        .todo
        .iter()
        .filter(|todo| todo.is_open())
        .cloned()
        .collect();
    if !open.is_empty() {
        writeln!(out, " To mend")?;
        todo::show_entries(&screen, &open, out)?;
    }
    Ok(())
}

/// Its texts, each under its name.
fn show_parts(screen: &Screen, story: &Story, out: &mut dyn Write) -> anyhow::Result<()> {
    for field in TEXT_FIELDS {
        if let Some(text) = story.text(field) {
            let (first, rest) = field.split_at(1);
            writeln!(out, " {}{rest}", first.to_uppercase())?;
            for line in screen.wrap(&sanitise(text), "   ", "   ") {
                writeln!(out, "{line}")?;
            }
        }
    }
    Ok(())
}

/// The prompts that it answers, with what to stress.
fn show_prompts(
    screen: &Screen,
    prompts: &[LinkedPrompt],
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    if !prompts.is_empty() {
        writeln!(out, " Answers")?;
    }
    for prompt in prompts {
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
    if prompts.iter().any(|prompt| prompt.first) {
        let meaning = "● its first choice · ○ answers it as well";
        for line in screen.wrap(meaning, "   ", "   ") {
            writeln!(out, "{}", screen.style.dim(&line))?;
        }
    }
    Ok(())
}

/// The criteria that its tellings have met, theme by theme.
fn show_criteria(screen: &Screen, shown: &[Shown], out: &mut dyn Write) -> anyhow::Result<()> {
    let mut theme = None;
    for criterion in shown {
        if theme != Some(&criterion.theme) {
            theme = Some(&criterion.theme);
            let heading = format!("Has shown for {}", one_line(&criterion.theme));
            for line in screen.wrap(&heading, " ", " ") {
                writeln!(out, "{line}")?;
            }
        }
        for line in screen.wrap(&one_line(&criterion.front), "   ● ", "     ") {
            writeln!(out, "{}", screen.style.marks(&line))?;
        }
    }
    Ok(())
}
