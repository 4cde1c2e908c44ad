//! `retell plan`: every day up to the interview, and how ready the user will be then.

mod calendar;
mod machine;

use std::io::Write;
use std::path::Path;

use super::{Context, day_meant, json, plural};
use crate::app::Failure;
use crate::app::interview::{Interview, name};
use crate::app::plan::{PlanDay, PlanView, ScopeView};
use crate::cli::{Plan as Arguments, PlanCommand};
use crate::engine::day::Day;
use crate::engine::plan::Range;
use crate::paths;
use crate::term::{Align, Screen, Table, one_line, pad_right, width};
use machine::{Line, line};

const NONE: &str = "no interview is ahead: retell interview set in 3 weeks --company amazon";

/// Said on the day itself, which no plan holds.
const TODAY: &str = "today is the day, nothing to plan: retell sheet has your cues on one page";

/// From fewer columns on, a day has room for a few words only.
const NARROW: usize = 48;

/// Shows the plan, or takes a day off.
pub fn run(context: &Context, arguments: &Arguments, out: &mut dyn Write) -> anyhow::Result<()> {
    if let Some(PlanCommand::Off { day, remove }) = &arguments.command {
        let day = day_meant(day, context.read()?.now().day)?;
        return off(context, day, *remove, out);
    }
    let mut app = context.read()?;
    let plan = app.plan(arguments.company.as_deref())?;
    if let Some(file) = &arguments.ics {
        let plan = plan.ok_or_else(|| Failure::typed(NONE))?;
        return write_calendar(&plan, app.now().at, file, out);
    }
    if arguments.json {
        return json(out, &plan.as_ref().map_or_else(Line::empty, line));
    }
    let Some(plan) = plan else {
        let interviews = app.interviews()?;
        let today = interviews.iter().any(|view| view.days_left() == Some(0));
        return Ok(writeln!(out, "{}", if today { TODAY } else { NONE })?);
    };
    for line in lines(&context.screen(), &plan) {
        writeln!(out, "{line}")?;
    }
    Ok(())
}

fn off(context: &Context, day: Day, remove: bool, out: &mut dyn Write) -> anyhow::Result<()> {
    let (changed, reached) = context.write()?.set_day_off(day, !remove)?;
    let said = match (remove, changed) {
        (false, true) if !reached => "is off; no plan reaches that day",
        (false, true) => "is off; the other days take its share: retell plan",
        (false, false) => "was off already",
        (true, true) => "is a day of practice again: retell plan",
        (true, false) => "was no day off",
    };
    Ok(writeln!(out, "{} {said}", day.short())?)
}

fn write_calendar(
    plan: &PlanView,
    now: i64,
    file: &Path,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let before = std::fs::read_to_string(file).unwrap_or_default();
    let text = calendar::text(plan, now, &before);
    paths::replace_private_file(file, text.as_bytes()).map_err(|error| {
        Failure::typed(format_args!("cannot write {}: {error}", file.display()))
            .with("name a file in a folder of yours: retell plan --ics interview.ics")
    })?;
    let days = plural(plan.days.iter().filter(|day| !day.off).count(), "day");
    Ok(writeln!(
        out,
        "{days} and the interview are in {}; write it again after a change, and open it again",
        one_line(&file.display().to_string())
    )?)
}

fn lines(screen: &Screen, plan: &PlanView) -> Vec<String> {
    let mut lines: Vec<String> = screen
        .wrap(&heading(plan), " ", " ")
        .iter()
        .map(|line| screen.style.bold(line))
        .collect();
    lines.extend(screen.wrap(&measures(plan), "   ", "   "));
    lines.push(String::new());
    lines.extend(table(plan, screen.width < NARROW).lines(screen));
    lines.push(String::new());
    for (label, text) in outlook(plan) {
        lines.extend(labelled(screen, label, &text));
    }
    for sore in &plan.sore {
        let hurt = sore
            .follow_up
            .as_ref()
            .map_or_else(String::new, |probe| format!("; what hurt: {probe}"));
        let text = format!("\"{}\" {}{hurt}", sore.asked, sore.remark());
        lines.extend(labelled(screen, "Asked", &one_line(&text)));
    }
    if !plan.scopes.is_empty() {
        lines.push(String::new());
        lines.extend(too_little(screen, plan));
    }
    for other in &plan.others {
        lines.push(String::new());
        lines.extend(screen.wrap(&beside(plan, other), " ", " "));
    }
    lines
}

/// What another interview means for this plan: a nearer one takes the minutes first.
fn beside(plan: &PlanView, other: &Interview) -> String {
    let day = other.day.map_or_else(String::new, Day::short);
    let other_name = one_line(name(other));
    if other.day < plan.view.interview.day {
        return format!(
            "{other_name} on {day} comes first: today's line is what a session serves, the others are as if \
             {} stood alone",
            one_line(plan.view.name())
        );
    }
    format!("{other_name} on {day} is ahead too: retell plan --company NAME shows its days")
}

fn heading(plan: &PlanView) -> String {
    let view = &plan.view;
    let to_go = plural(view.days_left().unwrap_or(0) as usize, "day");
    let day = view.interview.day.map_or_else(String::new, Day::short);
    format!("{} · {day} · {to_go} to go", one_line(view.name()))
}

fn measures(plan: &PlanView) -> String {
    let view = &plan.view;
    let untold = match view.untold {
        0 => "all told before".to_owned(),
        untold if untold == view.prompts => "none told yet".to_owned(),
        untold => format!("{untold} not told yet"),
    };
    format!(
        "{} minutes a day hold {}, {} in all, for {}, {untold}",
        view.minutes,
        plural(view.per_day as usize, "telling"),
        view.holds(),
        plural(view.prompts, "prompt"),
    )
}

/// Every day to come; on a narrow screen without the minutes and with one note a day.
fn table(plan: &PlanView, narrow: bool) -> Table {
    let picks = plan.days.iter().any(|day| day.picks >= 0.5);
    let mut columns = vec![("day", Align::Left)];
    if !narrow {
        columns.push(("min", Align::Right));
    }
    columns.extend([("new", Align::Right), ("tell", Align::Right)]);
    if picks {
        columns.push(("pick", Align::Right));
    }
    columns.push(("", Align::Left));
    let mut table = Table::new(&columns);
    let row = |day: String, numbers: [String; 4], note: String| {
        let [minutes, new, tellings, of_picks] = numbers;
        let mut cells = vec![day];
        cells.extend((!narrow).then_some(minutes));
        cells.extend([new, tellings]);
        cells.extend(picks.then_some(of_picks));
        cells.push(note);
        cells
    };
    for day in &plan.days {
        let numbers = if day.off {
            Default::default()
        } else {
            [day.minutes, day.new, day.tellings, day.picks].map(whole)
        };
        table.row(row(day.day.short(), numbers, note(day, narrow)));
    }
    let interview = plan.view.interview.day.map_or_else(String::new, Day::short);
    table.row(row(interview, Default::default(), "interview".to_owned()));
    table
}

fn whole(number: f64) -> String {
    format!("{:.0}", number.round())
}

fn note(day: &PlanDay, only_one: bool) -> String {
    let notes: [(bool, &str); 4] = [
        (day.off, "off"),
        (day.mock, "mock"),
        (day.last_look, "last look"),
        (day.shaping > 0.0, "shaping"),
    ];
    let said: Vec<&str> = notes
        .iter()
        .filter(|note| note.0)
        .map(|note| note.1)
        .take(if only_one { 1 } else { notes.len() })
        .collect();
    said.join(" · ")
}

/// How ready the user will be, what skipping today costs, and what that assumes.
fn outlook(plan: &PlanView) -> Vec<(&'static str, String)> {
    let ready = &plan.on_the_day;
    let mut lines = vec![(
        "On the day",
        format!(
            "{} of {} ready · {} of {} would come out well",
            span(ready.themes),
            plural(plan.view.themes.len(), "theme"),
            span(ready.well),
            plural(plan.view.prompts.max(1), "prompt"),
        ),
    )];
    lines.extend(shaping(plan).map(|text| ("Shaping", text)));
    if let Some(skipped) = &plan.skipped {
        let less = (ready.well.expected - skipped.well).max(0.0);
        let (then, now) = skipped.new_tomorrow;
        let cost = if less < 0.05 {
            "next to nothing is lost on the day".to_owned()
        } else {
            format!("{less:.1} fewer prompts would come out well")
        };
        let pace = if then > now {
            format!(", and {then} new tomorrow instead of {now}")
        } else {
            String::new()
        };
        lines.push(("Skip today", cost + &pace));
    }
    let memory = if plan.known {
        "as you have forgotten so far"
    } else {
        "as people usually forget: it cannot be told yet how you do"
    };
    let picks = if plan.pick {
        "a story told for one prompt carries to its others (config set pick off if not)"
    } else {
        "every prompt is told in full (pick is off)"
    };
    lines.push((
        "Assumed",
        format!("{memory}, in {} lives; {picks}", ready.lives),
    ));
    lines
}

/// How many days give minutes to a story, and until when.
fn shaping(plan: &PlanView) -> Option<String> {
    let days = plan.days.iter().filter(|day| day.shaping > 0.0);
    let most = days.clone().map(|day| day.shaping).fold(0.0, f64::max);
    let days = plural(days.count(), "day");
    let ready = plan.shaping.ready;
    (most > 0.0).then(|| {
        format!(
            "{most:.0} minutes on {days}, in the terminal, until eight stories are ready ({ready} now); \
             config set shaping off ends it"
        )
    })
}

/// A range as a person says it: "12", or "11 to 14".
fn span(range: Range) -> String {
    let (low, high) = (whole(range.low), whole(range.high));
    if low == high {
        low
    } else {
        format!("{low} to {high}")
    }
}

fn labelled(screen: &Screen, label: &str, text: &str) -> Vec<String> {
    let first = format!(" {}", pad_right(label, 12));
    let rest = " ".repeat(width(&first));
    screen.wrap(text, &first, &rest)
}

fn too_little(screen: &Screen, plan: &PlanView) -> Vec<String> {
    let view = &plan.view;
    let text = format!(
        "Too little time to tell everything twice: {} would take {} tellings, the days hold {}. \
         What they could go to:",
        plural(view.prompts, "prompt"),
        2 * view.prompts,
        view.holds()
    );
    let mut lines = screen.wrap(&text, " ", " ");
    let mut table = Table::new(&[
        ("", Align::Left),
        ("prompts", Align::Right),
        ("themes ready", Align::Right),
        ("come out well", Align::Right),
        ("", Align::Left),
    ]);
    for scope in &plan.scopes {
        table.row([
            each_name(scope),
            scope.prompts.to_string(),
            span(scope.themes),
            span(scope.well),
            if scope.recommended { "● best" } else { "" }.to_owned(),
        ]);
    }
    lines.extend(table.lines(screen));
    let day = view
        .interview
        .day
        .map_or_else(String::new, |day| day.to_string());
    // Three tellings make a theme ready at best: then fewer prompts of each are no way out.
    let can_be_ready = usize::try_from(view.holds() / 3).unwrap_or(usize::MAX);
    if can_be_ready < view.themes.len() {
        let text = format!(
            "A theme takes three tellings, so the days hold {} of {}. Name those that matter: \
             retell interview set {day} --themes THEME,THEME",
            can_be_ready,
            plural(view.themes.len(), "theme"),
        );
        lines.extend(screen.wrap(&text, " ", " "));
        return lines;
    }
    let best = plan.scopes.iter().find(|scope| scope.recommended);
    if let Some(best) = best.filter(|best| best.each != view.interview.each) {
        let each = best.each.unwrap_or(0);
        let command = format!("retell interview set {day} --each {each}");
        lines.extend(screen.wrap(&command, " take it     ", "             "));
    }
    lines
}

fn each_name(scope: &ScopeView) -> String {
    match scope.each {
        None => "all prompts".to_owned(),
        Some(each) => format!("{each} a theme"),
    }
}
