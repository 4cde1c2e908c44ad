//! `retell story todo`: what was missing in tellings, until it is mended.

use std::io::Write;

use serde::Serialize;

use crate::app::find::short_id;
use crate::app::todo::{Todo, TodoList};
use crate::cli::StoryTodo;
use crate::cmd::{Context, json};
use crate::engine::card::CardKey;
use crate::engine::day::Moment;
use crate::term::{Screen, one_line};

#[derive(Serialize)]
struct Line<'a> {
    story: &'a str,
    title: &'a str,
    number: usize,
    text: &'a str,
    card: &'a CardKey,
    at: String,
    done_at: Option<String>,
}

/// Shows what is to be mended, after marking what was named.
pub fn run(context: &Context, arguments: &StoryTodo, out: &mut dyn Write) -> anyhow::Result<()> {
    let mut app = context.read()?;
    if let Some(name) = &arguments.story {
        for (numbers, done) in [(&arguments.done, true), (&arguments.open, false)] {
            if !numbers.is_empty() {
                app.set_done(name, numbers, done)?;
            }
        }
    }
    let mut lists = app.todo(arguments.story.as_deref())?;
    for list in &mut lists {
        list.entries.retain(|todo| arguments.all || todo.is_open());
    }
    lists.retain(|list| arguments.story.is_some() || !list.entries.is_empty());
    if arguments.json {
        for list in &lists {
            for todo in &list.entries {
                json(out, &line(list, todo))?;
            }
        }
        return Ok(());
    }
    show(&context.screen(), &lists, out)
}

fn line<'a>(list: &'a TodoList, todo: &'a Todo) -> Line<'a> {
    Line {
        story: &list.uuid,
        title: &list.title,
        number: todo.number,
        text: &todo.text,
        card: &todo.card,
        at: Moment::rfc3339(todo.at),
        done_at: todo.done_at.map(Moment::rfc3339),
    }
}

fn show(screen: &Screen, lists: &[TodoList], out: &mut dyn Write) -> anyhow::Result<()> {
    if lists.is_empty() {
        let advice = "nothing to mend: what was missing in a telling is noted on o, right after it";
        for line in screen.wrap(advice, "", "   ") {
            writeln!(out, "{line}")?;
        }
    }
    for list in lists {
        for line in screen.wrap(&one_line(&list.title), " ", " ") {
            writeln!(out, "{}", screen.style.bold(&line))?;
        }
        if list.entries.is_empty() {
            writeln!(out, "   nothing to mend")?;
        }
        show_entries(screen, &list.entries, out)?;
    }
    let open = lists.iter().find_map(|list| {
        let todo = list.entries.iter().find(|todo| todo.is_open())?;
        Some((short_id(&list.uuid), todo.number))
    });
    if let Some((story, number)) = open {
        // A command is copied: it is never wrapped.
        let command = format!("   retell story todo {story} --done {number}");
        writeln!(out, "{}", screen.style.dim(&command))?;
    }
    Ok(())
}

/// The entries of a list, each with its number.
pub(super) fn show_entries(
    screen: &Screen,
    list: &[Todo],
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    for todo in list {
        let mark = if todo.is_open() { '○' } else { '●' };
        let first = format!("   {}  {mark} ", todo.number);
        for line in screen.wrap(&one_line(&todo.text), &first, "        ") {
            writeln!(out, "{}", screen.style.marks(&line))?;
        }
    }
    Ok(())
}
