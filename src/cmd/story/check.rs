//! `retell story check`: what makes stories weak, where, and how to mend it. Gives no score.

use std::io::Write;

use serde::Serialize;

use crate::app::Failure;
use crate::app::find::short_id;
use crate::app::story_check::Checked;
use crate::cli::StoryCheck;
use crate::cmd::{Context, json};
use crate::story::checks::{Finding, Level, Rule};
use crate::term::{Screen, one_line};

#[derive(Serialize)]
struct Line<'a> {
    story: &'a str,
    findings: &'a [Finding],
}

/// Checks one story or all of them, or silences a rule first.
pub fn run(context: &Context, arguments: &StoryCheck, out: &mut dyn Write) -> anyhow::Result<()> {
    let mut app = context.read()?;
    if let Some(name) = &arguments.story {
        for (rules, silent) in [(&arguments.silence, true), (&arguments.speak, false)] {
            for rule in rules {
                app.silence(name, *rule, silent)?;
            }
        }
    }
    let checked = app.check_stories(arguments.story.as_deref())?;
    if arguments.json {
        for story in &checked {
            json(
                out,
                &Line {
                    story: &story.row.uuid,
                    findings: &story.findings,
                },
            )?;
        }
    } else {
        show(&context.screen(), &checked, out)?;
    }
    let warnings = checked
        .iter()
        .flat_map(|story| &story.findings)
        .filter(|finding| finding.level == Level::Warning)
        .count();
    if arguments.strict && warnings > 0 {
        out.flush()?;
        let plural = if warnings == 1 { "" } else { "s" };
        return Err(Failure::refused(format_args!("{warnings} warning{plural}")).into());
    }
    Ok(())
}

fn show(screen: &Screen, checked: &[Checked], out: &mut dyn Write) -> anyhow::Result<()> {
    if checked.is_empty() {
        let advice = "no story yet: retell story add \"something you broke\" --topic failure";
        for line in screen.wrap(advice, "", "   ") {
            writeln!(out, "{line}")?;
        }
    }
    for (place, story) in checked.iter().enumerate() {
        if place > 0 {
            writeln!(out)?;
        }
        show_story(screen, story, out)?;
    }
    Ok(())
}

fn show_story(screen: &Screen, checked: &Checked, out: &mut dyn Write) -> anyhow::Result<()> {
    let story = &checked.row.story;
    for line in screen.wrap(&one_line(&story.title), " ", " ") {
        writeln!(out, "{}", screen.style.bold(&line))?;
    }
    for finding in &checked.findings {
        let mark = match finding.level {
            Level::Warning => "   ! ",
            Level::Hint => "   · ",
        };
        for line in screen.wrap(&one_line(&finding.text), mark, "     ") {
            writeln!(out, "{line}")?;
        }
        for line in screen.wrap(&finding.mend, "     ", "     ") {
            writeln!(out, "{}", screen.style.dim(&line))?;
        }
    }
    if checked.findings.is_empty() {
        writeln!(out, "   nothing to mend")?;
    }
    let id = short_id(&checked.row.uuid);
    let mut notes = Vec::new();
    if !story.is_written() {
        notes.push((
            format!(
                "only {} so far; tell it once aloud and write it down from there:",
                if story.cues.is_empty() {
                    "a title"
                } else {
                    "cues"
                }
            ),
            Some(format!("retell story shape {id}")),
        ));
    }
    if let Some(first) = checked.findings.first() {
        notes.push((
            "to silence a rule for this story:".to_owned(),
            Some(format!("retell story check {id} --silence {}", first.rule)),
        ));
    }
    if !checked.silenced.is_empty() {
        let rules: Vec<&str> = checked.silenced.iter().copied().map(Rule::name).collect();
        notes.push((format!("silenced: {}", rules.join(", ")), None));
    }
    for (note, command) in notes {
        for line in screen.wrap(&note, "   ", "     ") {
            writeln!(out, "{}", screen.style.dim(&line))?;
        }
        // A command is copied: it is never wrapped.
        if let Some(command) = command {
            writeln!(out, "     {}", screen.style.dim(&command))?;
        }
    }
    Ok(())
}
