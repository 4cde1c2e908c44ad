//! `retell interview`: the interviews ahead, set, moved, listed and cleared.

mod debrief;

use std::io::Write;

use serde::Serialize;

use super::matrix::which_fit;
use super::{Context, day_meant, json};
use crate::app::deck::company;
use crate::app::interview::{Change, InterviewSet, InterviewView, SetInterview, in_short};
use crate::cli::{self, Interview as Arguments, InterviewCommand};
use crate::engine::day::Day;
use crate::term::one_line;

/// An interview for a script.
#[derive(Serialize)]
struct Line<'a> {
    interview: &'a str,
    company: Option<&'a str>,
    on: Option<Day>,
    set: Day,
    days: Option<u32>,
    minutes: f64,
    rounds: usize,
    themes: &'a [String],
    each: Option<u32>,
    prompts: usize,
    untold: usize,
    holds: u64,
    over: bool,
}

/// Lists interviews, or does something with one.
pub fn run(context: &Context, arguments: Arguments, out: &mut dyn Write) -> anyhow::Result<()> {
    match arguments.command {
        None => list(context, arguments.json, out),
        Some(InterviewCommand::List { json }) => list(context, json, out),
        Some(InterviewCommand::Set(arguments)) => set(context, arguments, out),
        Some(InterviewCommand::Clear { named, company }) => {
            let company = company.as_deref().or(named.as_deref());
            let cleared = context.read()?.clear_interview(company)?;
            Ok(writeln!(
                out,
                "cleared: {}; ratings and stories stay",
                one_line(&in_short(&cleared))
            )?)
        }
        Some(InterviewCommand::Debrief {
            file,
            company,
            json,
        }) => debrief::run(context, file.as_deref(), company.as_deref(), json, out),
    }
}

fn list(context: &Context, as_json: bool, out: &mut dyn Write) -> anyhow::Result<()> {
    let views = context.read()?.interviews()?;
    if as_json {
        for view in &views {
            json(out, &line(view))?;
        }
        return Ok(());
    }
    if views.is_empty() {
        return Ok(writeln!(
            out,
            "no interview is set: retell interview set in 3 weeks --company amazon"
        )?);
    }
    for (index, view) in views.iter().enumerate() {
        if index > 0 {
            writeln!(out)?;
        }
        show(context, view, out)?;
    }
    Ok(())
}

fn set(context: &Context, arguments: cli::InterviewSet, out: &mut dyn Write) -> anyhow::Result<()> {
    let mut app = context.read()?;
    let asked = SetInterview {
        day: Some(day_meant(&arguments.day, app.now().day)?),
        company: arguments.company,
        minutes: arguments.minutes,
        rounds: arguments.rounds,
        themes: arguments.themes,
        each: arguments.each,
    };
    if !app.home().database().exists() {
        // What is refused makes no collection: it is tried on an empty one first.
        app.set_interview(&asked)?;
        app = context.write()?;
    }
    let done = app.set_interview(&asked)?;
    if arguments.json {
        return json(out, &line(&done.view));
    }
    show(context, &done.view, out)?;
    let screen = context.screen();
    let mut notes = remarks(&done);
    match done.view.interview.company.as_deref().map(company) {
        Some(Ok(profile)) if app.has_stories()? => notes.push(which_fit(&profile.id)),
        Some(Err(_)) if done.view.interview.themes.is_empty() => {
            notes.push(NO_PROFILE.to_owned());
        }
        _ => {}
    }
    for note in notes {
        for line in screen.wrap(&note, "   ", "   ") {
            writeln!(out, "{line}")?;
        }
    }
    let next = if done.view.days_left() == Some(0) {
        "retell sheet"
    } else {
        "retell plan"
    };
    Ok(writeln!(out, "\n   next  {}", screen.style.accent(next))?)
}

/// Said of a company that retell knows by its name alone.
const NO_PROFILE: &str = "no profile of this company: it is about every theme that you practise, or those named with --themes";

/// What setting it did, and whether there is time enough.
fn remarks(done: &InterviewSet) -> Vec<String> {
    let mut remarks = Vec::new();
    if let Change::Moved(Some(before)) = done.change {
        remarks.push(format!("moved from {}", before.short()));
    }
    match done.activated.len() {
        0 => {}
        1 => remarks.push("one more theme is practised from now on".to_owned()),
        count => remarks.push(format!("{count} more themes are practised from now on")),
    }
    let view = &done.view;
    if view.is_too_little() {
        remarks.push(format!(
            "{} prompts told twice are {} tellings, the days hold {}: the plan compares what to leave out",
            view.prompts,
            2 * view.prompts,
            view.holds()
        ));
    }
    remarks
}

fn line(view: &InterviewView) -> Line<'_> {
    Line {
        interview: &view.interview.uuid,
        company: view.interview.company.as_deref(),
        on: view.interview.day,
        set: view.interview.set_day,
        days: view.days_left(),
        minutes: view.minutes,
        rounds: view.rounds,
        themes: &view.themes,
        each: view.interview.each,
        prompts: view.prompts,
        untold: view.untold,
        holds: view.holds(),
        over: view.is_past(),
    }
}

fn show(context: &Context, view: &InterviewView, out: &mut dyn Write) -> anyhow::Result<()> {
    let screen = context.screen();
    let mut head = vec![one_line(view.name()).into_owned()];
    head.push(
        view.interview
            .day
            .map_or_else(|| "no day yet".to_owned(), Day::short),
    );
    head.push(match view.days_left() {
        None if view.is_past() => "over".to_owned(),
        None => "retell interview set DATE".to_owned(),
        Some(0) => "today".to_owned(),
        Some(1) => "tomorrow".to_owned(),
        Some(days) => format!("{days} days to go"),
    });
    for line in screen.wrap(&head.join(" · "), " ", " ") {
        writeln!(out, "{}", screen.style.bold(&line))?;
    }
    for text in facts(view) {
        for line in screen.wrap(&text, "   ", "   ") {
            writeln!(out, "{line}")?;
        }
    }
    Ok(())
}

fn facts(view: &InterviewView) -> Vec<String> {
    if view.is_past() {
        return Vec::new();
    }
    let count = |count: usize, one: &str| {
        let plural = if count == 1 { "" } else { "s" };
        format!("{count} {one}{plural}")
    };
    let untold = if view.untold > 0 && view.untold < view.prompts {
        format!(", {} not told yet", view.untold)
    } else {
        String::new()
    };
    let prompts = count(view.prompts, "prompt");
    let themes = count(view.themes.len(), "theme");
    let rounds = count(view.rounds, "interview");
    let mut facts = vec![format!(
        "{prompts} in {themes}{untold} · a loop of {rounds}"
    )];
    if view.days > 0 {
        facts.push(format!(
            "{} minutes a day hold {}, {} in {}",
            view.minutes,
            count(view.per_day as usize, "telling"),
            view.holds(),
            count(view.days as usize, "day")
        ));
    }
    facts
}
