//! `retell sheet`: one page of cues, as text or as a page to print.

use std::io::Write;

use serde::Serialize;

use super::{Context, json, plural};
use crate::app::interview::name;
use crate::app::sheet::{Sheet, SheetPrompt, SheetStory};
use crate::cli::Sheet as Arguments;
use crate::engine::day::Day;
use crate::term::{Screen, one_line, truncate, width};

/// Below the last line of cues a prompt takes one line, no more.
const ASK_COLUMNS: usize = 72;

#[derive(Serialize)]
struct Line<'a> {
    company: Option<&'a str>,
    on: Option<Day>,
    stories: Vec<StoryLine<'a>>,
    without: usize,
}

#[derive(Serialize)]
struct StoryLine<'a> {
    title: &'a str,
    cues: &'a [String],
    evidence: Option<&'a str>,
    prompts: Vec<PromptLine<'a>>,
}

#[derive(Serialize)]
struct PromptLine<'a> {
    theme: &'a str,
    front: &'a str,
    angle: Option<&'a str>,
}

/// Prints the page.
pub fn run(context: &Context, arguments: &Arguments, out: &mut dyn Write) -> anyhow::Result<()> {
    let sheet = context.read()?.sheet(arguments.company.as_deref())?;
    if arguments.html {
        return Ok(out.write_all(html(&sheet).as_bytes())?);
    }
    if arguments.json {
        return json(out, &line(&sheet));
    }
    for line in lines(&context.screen(), &sheet) {
        writeln!(out, "{line}")?;
    }
    Ok(())
}

fn line(sheet: &Sheet) -> Line<'_> {
    let interview = sheet.interview.as_ref();
    Line {
        company: interview.and_then(|row| row.company.as_deref()),
        on: interview.and_then(|row| row.day),
        stories: sheet.stories.iter().map(story_line).collect(),
        without: sheet.without,
    }
}

fn story_line(story: &SheetStory) -> StoryLine<'_> {
    StoryLine {
        title: &story.title,
        cues: &story.cues,
        evidence: story.evidence.as_deref(),
        prompts: story.prompts.iter().map(prompt_line).collect(),
    }
}

fn prompt_line(prompt: &SheetPrompt) -> PromptLine<'_> {
    PromptLine {
        theme: &prompt.theme,
        front: &prompt.front,
        angle: prompt.angle.as_deref(),
    }
}

fn heading(sheet: &Sheet) -> String {
    let Some(row) = &sheet.interview else {
        return "Your stories".to_owned();
    };
    let day = row.day.unwrap_or(sheet.today);
    let when = match day.elapsed_since(sheet.today) {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        days => format!("in {days} days"),
    };
    format!("{} · {} · {when}", one_line(name(row)), day.short())
}

fn lines(screen: &Screen, sheet: &Sheet) -> Vec<String> {
    let mut lines: Vec<String> = screen
        .wrap(&heading(sheet), " ", " ")
        .iter()
        .map(|line| screen.style.bold(line))
        .collect();
    for story in &sheet.stories {
        lines.push(String::new());
        lines.extend(of_story(screen, story));
    }
    lines.push(String::new());
    lines.extend(screen.wrap(&ending(sheet), " ", " "));
    lines
}

fn of_story(screen: &Screen, story: &SheetStory) -> Vec<String> {
    let title = one_line(&story.title);
    let mut lines: Vec<String> = screen
        .wrap(&title, " ", "   ")
        .iter()
        .map(|line| screen.style.accent(line))
        .collect();
    if !story.cues.is_empty() {
        lines.extend(screen.wrap(&one_line(&story.cues.join(" · ")), "   ", "   "));
    }
    if let Some(evidence) = &story.evidence {
        lines.extend(screen.wrap(&one_line(evidence), "   shown by: ", "   "));
    }
    for prompt in &story.prompts {
        lines.extend(of_prompt(screen, prompt));
    }
    lines
}

/// The theme and the ask in one line; the angle, which is the user's own, in full below it.
fn of_prompt(screen: &Screen, prompt: &SheetPrompt) -> Vec<String> {
    let theme = format!("   {}: ", one_line(&prompt.theme));
    let room = screen
        .text_width()
        .min(ASK_COLUMNS)
        .saturating_sub(width(&theme));
    let ask = truncate(&one_line(&prompt.front), room);
    let mut lines = vec![screen.style.dim(&format!("{theme}{ask}"))];
    if let Some(angle) = &prompt.angle {
        lines.extend(screen.wrap(&one_line(angle), "     stress: ", "       "));
    }
    lines
}

fn ending(sheet: &Sheet) -> String {
    if sheet.stories.is_empty() {
        return "No story is noted yet: retell story add \"something you broke\"".to_owned();
    }
    if sheet.stories.iter().all(|story| story.prompts.is_empty()) {
        return "None of these is linked to a prompt that may be asked; retell matrix --link does it, a key each."
            .to_owned();
    }
    match sheet.without {
        0 => "Every prompt has a story. You know these; a look is enough.".to_owned(),
        count => format!(
            "{} without a story of their own: take the nearest of these. You know them; a look is enough.",
            plural(count, "prompt")
        ),
    }
}

/// The same page for printing: nothing is loaded from anywhere, and every text is escaped.
fn html(sheet: &Sheet) -> String {
    let mut page = String::from(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n<title>retell sheet</title>\n\
         <style>body{font:11pt/1.35 serif;margin:1.5cm;columns:2;column-gap:1cm}\
         h1{font-size:14pt;column-span:all;margin:0 0 .5cm}section{break-inside:avoid;margin:0 0 .4cm}\
         h2{font-size:12pt;margin:0}p{margin:0}ul{margin:0;padding-left:1em;font-size:9.5pt}</style>\n\
         </head><body>\n",
    );
    page.push_str(&tag("h1", &heading(sheet)));
    for story in &sheet.stories {
        page.push_str("<section>\n");
        page.push_str(&tag("h2", &story.title));
        if !story.cues.is_empty() {
            page.push_str(&tag("p", &story.cues.join(" · ")));
        }
        if let Some(evidence) = &story.evidence {
            page.push_str(&tag("p", &format!("shown by: {evidence}")));
        }
        page.push_str("<ul>\n");
        for prompt in &story.prompts {
            let angle = prompt
                .angle
                .as_ref()
                .map_or_else(String::new, |angle| format!(" (stress: {angle})"));
            page.push_str(&tag(
                "li",
                &format!("{}: {}{angle}", prompt.theme, prompt.front),
            ));
        }
        page.push_str("</ul>\n</section>\n");
    }
    page.push_str(&tag("p", &ending(sheet)));
    page.push_str("</body></html>\n");
    page
}

fn tag(name: &str, text: &str) -> String {
    let text = one_line(text)
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;");
    format!("<{name}>{text}</{name}>\n")
}
