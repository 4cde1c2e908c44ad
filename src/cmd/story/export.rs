//! `retell story export`: stories as story files, and what is private in them shown before it is replaced.

use std::io::{self, Write};
use std::path::Path;

use serde::Serialize;

use super::say;
use crate::app::Failure;
use crate::cli::{StoryExport, StoryFormat};
use crate::cmd::{Context, json, not_made, plural};
use crate::paths::create_private_file;
use crate::story::redact::{Find, PrivateWords, Redacted, redact};
use crate::story::{Story, file};
use crate::term::{Screen, Terminal, one_line, pad_right, width};

#[derive(Serialize)]
struct Line<'a> {
    story: &'a str,
    #[serde(flatten)]
    text: &'a Story,
}

/// Prints stories, or what is private in them.
pub fn run(context: &Context, arguments: &StoryExport, out: &mut dyn Write) -> anyhow::Result<()> {
    let mut app = context.read()?;
    let rows = app.stories_named(&arguments.stories)?;
    let mut stories: Vec<Story> = rows.iter().map(|row| row.story.clone()).collect();
    if arguments.redact {
        let mut words = app.private_words()?;
        arguments.keep.iter().for_each(|word| words.keep(word));
        arguments.hide.iter().for_each(|word| words.hide(word));
        if arguments.list {
            return list(context, arguments, &redact(&stories, &words).finds, out);
        }
        stories = decided(context, &stories, words)?.stories;
    }
    let text = if arguments.json {
        let mut lines = Vec::new();
        for (row, text) in rows.iter().zip(&stories) {
            let story = &row.uuid;
            json(&mut lines, &Line { story, text })?;
        }
        lines
    } else if stories.is_empty() {
        Vec::new()
    } else {
        match arguments.format {
            StoryFormat::Toml => file::print_all(&stories),
            StoryFormat::Md => file::print_all_markdown(&stories),
        }
        .into_bytes()
    };
    match &arguments.to {
        None => Ok(out.write_all(&text)?),
        Some(path) => {
            write(path, &text)?;
            let written = if stories.len() == 1 {
                "1 story"
            } else {
                &format!("{} stories", stories.len())
            };
            say(
                context,
                &format!("{written} written to {}", path.display()),
                out,
            )
        }
    }
}

/// Makes a file that only the user may read.
fn write(path: &Path, text: &[u8]) -> anyhow::Result<()> {
    create_private_file(path)
        .and_then(|mut file| file.write_all(text))
        .map_err(|error| not_made(path, &error))?;
    Ok(())
}

fn list(
    context: &Context,
    arguments: &StoryExport,
    finds: &[Find],
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    if arguments.json {
        return finds.iter().try_for_each(|find| json(out, find));
    }
    show(&context.screen(), finds, &[], out)
}

/// The stories with the placeholders that the user agreed to: in a terminal asked for, elsewhere by `--yes`.
fn decided(
    context: &Context,
    stories: &[Story],
    mut words: PrivateWords,
) -> anyhow::Result<Redacted> {
    let mut redacted = redact(stories, &words);
    if !context.yes {
        let terminal = Terminal::open(context.look, &context.environment, "--yes");
        match terminal {
            Ok(terminal) => redacted = ask(&terminal, stories, &mut words)?,
            Err(_) if redacted.finds.is_empty() => {}
            Err(_) => {
                show(
                    &Screen::stderr(context.look, &context.environment),
                    &redacted.finds,
                    &[],
                    &mut io::stderr(),
                )?;
                let failure = Failure::refused("nothing was written: look first at what was found");
                return Err(failure
                    .with("then the same with --yes replaces it; --keep WORD lets one stand, --hide WORD adds one")
                    .into());
            }
        }
    }
    let places = redacted.finds.iter().map(|find| find.places).sum();
    let said = match places {
        0 => "nothing private was found".to_owned(),
        places => format!("{} replaced", plural(places, "place")),
    };
    context.note(&format!("{said}; read it once more before you pass it on"));
    Ok(redacted)
}

/// Shows what was found until the user agrees.
fn ask(
    terminal: &Terminal,
    stories: &[Story],
    words: &mut PrivateWords,
) -> anyhow::Result<Redacted> {
    let mut stays: Vec<String> = Vec::new();
    loop {
        let redacted = redact(stories, words);
        show(&terminal.screen, &redacted.finds, &stays, &mut io::stderr())?;
        writeln!(io::stderr())?;
        let question = if redacted.finds.is_empty() {
            "enter goes on · a word hides it"
        } else {
            "enter replaces them · a number keeps one · a word hides it too"
        };
        let Some(answer) = terminal.ask_line(question, "")? else {
            return Err(Failure::refused("you left, so nothing was written").into());
        };
        if answer.trim().is_empty() {
            return Ok(redacted);
        }
        writeln!(io::stderr())?;
        let numbers: Result<Vec<usize>, _> = answer
            .split([' ', ','])
            .filter(|piece| !piece.is_empty())
            .map(str::parse::<usize>)
            .collect();
        let Ok(numbers) = numbers else {
            stays.retain(|word| word.to_lowercase() != answer.trim().to_lowercase());
            words.hide(&answer);
            continue;
        };
        for number in numbers {
            let find = number
                .checked_sub(1)
                .and_then(|place| redacted.finds.get(place));
            for form in find.map(|find| find.forms.as_slice()).unwrap_or_default() {
                words.keep(form);
                stays.push(form.clone());
            }
        }
    }
}

/// "twice: cues, result".
fn places(find: &Find) -> String {
    let times = match find.places {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        places => format!("{places} times"),
    };
    format!("{times}: {}", find.fields.join(", "))
}

/// Finds with their numbers, and what stays.
fn show(
    screen: &Screen,
    finds: &[Find],
    stays: &[String],
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let head = match finds.len() {
        0 => "nothing private found".to_owned(),
        count => format!("{} would be replaced", plural(count, "find")),
    };
    writeln!(out, " {}", screen.style.bold(&head))?;
    let widest = finds.iter().map(|find| width(&find.placeholder)).max();
    for (place, find) in finds.iter().enumerate() {
        let placeholder = pad_right(&find.placeholder, widest.unwrap_or(0));
        let line = format!(
            "{:>4}  {placeholder}  {}",
            place + 1,
            one_line(&find.forms.join(" · "))
        );
        let places = places(find);
        // On one line where both fit: a list longer than the screen is hard to decide on.
        if width(&line) + width(&places) + 2 <= screen.text_width() {
            for line in screen.spread(&line, &screen.style.dim(&places)) {
                writeln!(out, "{line}")?;
            }
            continue;
        }
        for line in screen.wrap(&line, "", "      ") {
            writeln!(out, "{line}")?;
        }
        for line in screen.wrap(&places, "      ", "      ") {
            writeln!(out, "{}", screen.style.dim(&line))?;
        }
    }
    if !stays.is_empty() {
        let line = format!("stays: {}", stays.join(" · "));
        for line in screen.wrap(&one_line(&line), " ", "   ") {
            writeln!(out, "{line}")?;
        }
    }
    Ok(())
}
