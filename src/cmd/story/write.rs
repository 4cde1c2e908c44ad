//! `retell story add`, `edit` and `log`: how a story's text comes in, and what it was before.

use std::fmt::Write as _;
use std::io::{self, Read, Write};
use std::path::Path;

use serde::Serialize;

use super::{in_editor, say, show};
use crate::app::find::short_id;
use crate::app::story::checked;
use crate::app::story_check::spoken_words;
use crate::app::{App, Failure};
use crate::cli::{StoryAdd, StoryEdit, StoryLog};
use crate::cmd::{Context, json};
use crate::deck::file::FileError;
use crate::engine::day::Moment;
use crate::story::file;
use crate::story::{Story, TEXT_FIELDS};
use crate::term::{Terminal, one_line};

/// So many prompts are named that a new story may answer as well.
const SUGGESTED: usize = 3;

#[derive(Serialize)]
struct Added<'a> {
    story: &'a str,
}

/// Notes a story from what was typed, from questions, or one and more from a file.
pub fn add(context: &Context, arguments: StoryAdd, out: &mut dyn Write) -> anyhow::Result<()> {
    let stories = match (&arguments.file, arguments.title) {
        (Some(file), _) => read(context, file, file::parse_all)?,
        (None, Some(title)) => vec![Story {
            title,
            cues: arguments.cues,
            topics: arguments.topics,
            ..Story::default()
        }],
        (None, None) => match ask(context, arguments.cues, arguments.topics)? {
            Some(story) => vec![story],
            None => return Ok(()),
        },
    };
    // Stories that cannot be kept make no collection.
    let stories: Vec<Story> = stories.iter().map(checked).collect::<Result<_, _>>()?;
    let mut app = context.write()?;
    let rows = app.add_stories(&stories)?;
    for row in &rows {
        if arguments.json {
            json(out, &Added { story: &row.uuid })?;
            continue;
        }
        let id = short_id(&row.uuid);
        let noted = format!("noted \"{}\"   {id}", row.story.title);
        say(context, &noted, out)?;
        if rows.len() == 1 {
            suggest(context, &mut app, &row.uuid, out)?;
        }
    }
    Ok(())
}

/// Names the prompts that a story may answer as well.
fn suggest(
    context: &Context,
    app: &mut App,
    uuid: &str,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let screen = context.screen();
    let suggestions = app.suggest(uuid)?;
    if !suggestions.is_empty() {
        writeln!(out, "   this may also answer")?;
    }
    for suggestion in suggestions.iter().take(SUGGESTED) {
        for line in screen.wrap(&one_line(&suggestion.front), "   ○ ", "     ") {
            writeln!(out, "{}", screen.style.marks(&line))?;
        }
        // A command is copied: it is never wrapped.
        let command = format!(
            "     retell story link {} {}",
            short_id(uuid),
            suggestion.card
        );
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
pub(super) fn read<T>(
    context: &Context,
    path: &Path,
    parse: fn(&str, &str) -> Result<T, FileError>,
) -> anyhow::Result<T> {
    let cannot = |reason: &dyn std::fmt::Display| {
        Failure::typed(format_args!("cannot read \"{}\": {reason}", path.display())).with(
            "a story file has title = \"…\" and what else you like; retell story export shows one",
        )
    };
    let text = if path.as_os_str() == "-" {
        let mut text = String::new();
        io::stdin()
            .read_to_string(&mut text)
            .map_err(|error| cannot(&error))?;
        text
    } else {
        std::fs::read_to_string(path).map_err(|error| cannot(&error))?
    };
    let name = path.to_string_lossy();
    Ok(parse(&name, &text).map_err(|error| {
        let rendered = error.render(context.screen().width);
        rendered.lines().skip(1).fold(
            Failure::typed(format_args!(
                "cannot read \"{name}\": line {}: {}",
                error.line(),
                error.message()
            )),
            Failure::with,
        )
    })?)
}

/// Changes a story by what was typed, from a file, or in the user's editor.
pub fn edit(context: &Context, arguments: StoryEdit, out: &mut dyn Write) -> anyhow::Result<()> {
    let mut app = context.read()?;
    let view = app.story(&arguments.story)?;
    let id = view.row.uuid.clone();
    let typed = arguments.title.is_some()
        || !arguments.cues.is_empty()
        || !arguments.topics.is_empty()
        || arguments.state.is_some();
    let mut story = match &arguments.file {
        Some(path) => read(context, path, file::parse)?,
        None if typed => view.row.story.clone(),
        None => {
            return match in_editor::edit(context, &mut app, &id, &view.row.story)? {
                Some(_) => show(context, &app.story(&id)?, &app.config()?, out),
                None => say(context, "nothing changed", out),
            };
        }
    };
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
    app.edit_story(&id, &story)?;
    show(context, &app.story(&id)?, &app.config()?, out)
}

#[derive(Serialize)]
struct VersionLine<'a> {
    story: &'a str,
    version: i64,
    at: String,
    words: usize,
    changed: Vec<&'static str>,
    text: &'a Story,
}

/// Lists a story's versions, or prints one of them as a story file.
pub fn log(context: &Context, arguments: &StoryLog, out: &mut dyn Write) -> anyhow::Result<()> {
    let (row, versions) = context.read()?.story_versions(&arguments.story)?;
    if let Some(number) = arguments.version {
        let version = versions
            .iter()
            .find(|version| version.number == number)
            .ok_or_else(|| {
                Failure::typed(format_args!(
                    "\"{}\" has no version {number}",
                    row.story.title
                ))
                .with(format_args!(
                    "retell story log {} lists them",
                    short_id(&row.uuid)
                ))
            })?;
        return Ok(out.write_all(file::print(&version.story).as_bytes())?);
    }
    let screen = context.screen();
    if !arguments.json {
        for line in screen.wrap(&one_line(&row.story.title), " ", " ") {
            writeln!(out, "{}", screen.style.bold(&line))?;
        }
    }
    let blank = Story::default();
    let mut before = &blank;
    for version in &versions {
        let changed = changed(before, &version.story);
        let words = spoken_words(&version.story);
        if arguments.json {
            let at = Moment::rfc3339(version.at);
            let story = &row.uuid;
            let line = VersionLine {
                story,
                version: version.number,
                at,
                words,
                changed,
                text: &version.story,
            };
            json(out, &line)?;
        } else {
            let mut text = format!(
                "{:>4}  {}",
                version.number,
                &Moment::rfc3339(version.at)[..10]
            );
            if words > 0 {
                let _ = write!(text, "  {words} words");
            }
            let what = if version.number == 1 { "noted: " } else { "" };
            let _ = write!(text, "  {what}{}", changed.join(", "));
            for line in screen.wrap(&text, "", "                  ") {
                writeln!(out, "{line}")?;
            }
        }
        before = &version.story;
    }
    Ok(())
}

/// The names of the fields in which two texts differ.
fn changed(before: &Story, after: &Story) -> Vec<&'static str> {
    let mut fields = Vec::new();
    for (name, differs) in [
        ("title", before.title != after.title),
        ("cues", before.cues != after.cues),
        ("topics", before.topics != after.topics),
    ] {
        if differs {
            fields.push(name);
        }
    }
    fields.extend(
        TEXT_FIELDS
            .into_iter()
            .filter(|field| before.text(field) != after.text(field)),
    );
    for (name, differs) in [
        ("source", before.source != after.source),
        ("tags", before.tags != after.tags),
        ("state", before.state != after.state),
    ] {
        if differs {
            fields.push(name);
        }
    }
    fields
}
