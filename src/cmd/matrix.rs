//! `retell matrix`: what the stories cover, what is missing, which prompts they may answer, and the one
//! command to type next. Counts nothing itself.

mod fit;
mod gaps;
mod grid;
mod linking;
mod machine;
mod prompts;

use std::io::Write;

use super::{Context, json, plural};
use crate::app::find::short_id;
use crate::app::matrix::{Matrix, Scope};
use crate::cli::Matrix as Arguments;
use crate::deck::text::slug;
use crate::story::coverage::{Gap, Step};
use crate::story::topics::nudge;
use crate::term::{Screen, one_line};

pub use linking::of_story as link_story;

/// What to type where there is nothing to look at.
const NO_STORY: &str = "no story yet: retell story add \"something you broke\" --topic failure";
const NO_THEME: &str =
    "no theme is practised: retell decks activate --company amazon, or name one with --theme";

/// Shows what the stories cover, or links them.
pub fn run(context: &Context, arguments: Arguments, out: &mut dyn Write) -> anyhow::Result<()> {
    let scope = Scope {
        themes: arguments.themes,
        company: arguments.fit.clone().flatten(),
    };
    let mut app = context.read()?;
    if arguments.fit.is_some() || arguments.link {
        let fitting = app.fitting(&scope)?;
        if arguments.json {
            return json(out, &machine::fitting(&fitting));
        }
        if let Some(hint) = nothing(&fitting.matrix) {
            return say(context, hint, out);
        }
        if arguments.link {
            return linking::of_scope(context, app, &scope, &fitting, out);
        }
        let lines = fit::lines(
            &context.screen(),
            &fitting,
            arguments.prompts,
            &typed(&scope),
        );
        return print(&lines, out);
    }
    let matrix = app.matrix(&scope)?;
    let criteria = app.criteria(None)?;
    if arguments.json {
        return json(out, &machine::matrix(&matrix, &criteria));
    }
    if arguments.csv {
        return machine::csv(&matrix, out);
    }
    if let Some(hint) = nothing(&matrix) {
        return say(context, hint, out);
    }
    let screen = context.screen();
    let mut lines = if arguments.prompts {
        prompts::lines(&screen, &matrix)
    } else {
        let mut lines = grid::lines(&screen, &matrix);
        lines.extend(gaps::lines(&screen, &matrix, &criteria));
        lines
    };
    lines.extend(next(&screen, &matrix, &typed(&scope)));
    print(&lines, out)
}

/// Where to see which stories fit a company's prompts.
pub fn which_fit(company: &str) -> String {
    format!("Which of your stories fit there: retell matrix --fit {company}")
}

/// What to type where there are no stories or no themes.
fn nothing(matrix: &Matrix) -> Option<&'static str> {
    if matrix.stories.is_empty() {
        return Some(NO_STORY);
    }
    matrix.themes.is_empty().then_some(NO_THEME)
}

fn say(context: &Context, sentence: &str, out: &mut dyn Write) -> anyhow::Result<()> {
    print(&context.screen().wrap(sentence, "", "   "), out)
}

fn print(lines: &[String], out: &mut dyn Write) -> anyhow::Result<()> {
    for line in lines {
        writeln!(out, "{line}")?;
    }
    Ok(())
}

/// Why and how the worst gap is filled, and the command that asks about all that may be linked. A
/// command is copied: it is never wrapped.
fn next(screen: &Screen, matrix: &Matrix, scope: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    if let Some((gap, step)) = matrix.step() {
        lines.extend(screen.wrap(&why(matrix, gap, step), " ", " "));
    }
    let command = command(matrix);
    lines.push(format!(" next  {}", screen.style.accent(&command)));
    let linkable = matrix.linkable();
    if linkable > 1 {
        let all = format!("retell matrix{scope} --link");
        lines.push(format!(" or    {}", screen.style.accent(&all)));
        let what = format!("asks about {}, a key each", plural(linkable, "prompt"));
        lines.extend(screen.wrap(&what, "       ", "       "));
    }
    lines
}

/// What is worst, and why the next command mends it.
fn why(matrix: &Matrix, gap: Gap, step: Step) -> String {
    let theme = |theme: usize| one_line(&matrix.themes[theme].title).into_owned();
    let gap = match gap {
        Gap::Theme(it) => format!("{} has no story", theme(it)),
        Gap::Kind(topic) => {
            return format!("No story is about {topic}, which every interviewer asks for:");
        }
        Gap::OnOne { theme: it, story } => {
            format!("{} rests on \"{}\" alone", theme(it), title(matrix, story))
        }
        Gap::Prompt { theme: it, .. } => format!("A prompt of {} has no story", theme(it)),
        Gap::TooMuch(story) => format!("\"{}\" carries too much", title(matrix, story)),
    };
    match step {
        Step::Add(_) => format!("{gap}, and no other fits:"),
        Step::Link { story, first, .. } => {
            let other = title(matrix, story);
            let how = if first { "may take over" } else { "may answer" };
            format!("{gap}; \"{other}\" {how}:")
        }
    }
}

/// The scope as it is typed: " --fit google", " --theme ownership".
fn typed(scope: &Scope) -> String {
    let company = scope
        .company
        .iter()
        .map(|name| format!(" --fit {}", slug(name)));
    let themes = scope
        .themes
        .iter()
        .map(|name| format!(" --theme {}", slug(name)));
    company.chain(themes).collect()
}

/// The one command to type next.
fn command(matrix: &Matrix) -> String {
    match matrix.step() {
        None => "retell review".to_owned(),
        Some((
            _,
            Step::Link {
                story,
                theme,
                prompt,
                first,
            },
        )) => format!(
            "retell story link {} {}{}",
            short_id(&matrix.stories[story].uuid),
            matrix.themes[theme].prompts[prompt].card,
            if first { " --first" } else { "" }
        ),
        Some((_, Step::Add(topic))) => {
            let about = topic.map_or_else(String::new, |topic| format!(" --topic {topic}"));
            format!(
                "retell story add \"{}\"{about}",
                nudge(topic.unwrap_or_default())
            )
        }
    }
}

/// A story's title as it is shown.
fn title(matrix: &Matrix, story: usize) -> String {
    one_line(&matrix.stories[story].story.title).into_owned()
}

/// A heading.
fn heading(screen: &Screen, text: &str) -> Vec<String> {
    let lines = screen.wrap(text, " ", " ");
    lines.iter().map(|line| screen.style.bold(line)).collect()
}
