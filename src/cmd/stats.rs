//! `retell stats`: minutes and reviews by day, what was kept of what was due, and the minutes to come.
//! Blames nobody: a day without practice is an empty line.

mod json;

use std::io::Write;

use super::readiness::labelled;
use super::{Context, json as print_json, plural};
use crate::app::stats::{Kept, Length, Stats, Total};
use crate::config::Source;
use crate::engine::day::Day;
use crate::engine::forecast::Ahead;
use crate::engine::memory::KNOWN_FROM;
use crate::term::{Align, Screen, Table, pad_left, pad_right, width};

/// The columns of the longest bar, on an ordinary and on a narrow screen.
const BAR: usize = 24;
const NARROW_BAR: usize = 10;

/// On a screen narrower than this bars are short.
const NARROW: usize = 60;

/// A bar of fewer columns than this says nothing.
const LEAST_BAR: usize = 3;

/// The columns of a day's line beside its bar and what the minutes were.
const BESIDE: usize = 26;

/// Shows what was practised and what is to come.
pub fn run(context: &Context, as_json: bool, out: &mut dyn Write) -> anyhow::Result<()> {
    let stats = context.read()?.stats()?;
    if as_json {
        return print_json(out, &json::Json::new(&stats));
    }
    let screen = context.screen();
    // Each sign of a bar would be read out.
    let bars = if context.look.plain {
        0
    } else {
        bar_columns(&screen, &stats)
    };
    let mut lines = Vec::new();
    if stats.total.reviews == 0 {
        let text = "nothing was practised yet: retell review is the first session";
        lines.extend(screen.wrap(text, "", ""));
    } else {
        lines.extend(last_days(&screen, &stats, bars));
        lines.extend(totals(&screen, &stats));
        lines.extend(kept(&screen, &stats));
        lines.extend(coming(&screen, &stats, bars));
        lines.extend(lengths(&screen, &stats));
    }
    for line in lines {
        writeln!(out, "{line}")?;
    }
    Ok(())
}

fn heading(screen: &Screen, text: &str) -> String {
    format!(" {}", screen.style.bold(text))
}

/// A line a day: its date, a bar, minutes, and what they were.
fn last_days(screen: &Screen, stats: &Stats, bars: usize) -> Vec<String> {
    let mut lines = vec![heading(
        screen,
        &format!("The last {} days", stats.days.len()),
    )];
    let most = most(stats);
    for (day, total) in &stats.days {
        let what = practised(total);
        lines.push(bar_line(screen, *day, total.minutes, most, &what, bars));
    }
    lines
}

fn practised(total: &Total) -> String {
    match total.reviews {
        0 => String::new(),
        reviews => plural(reviews, "review"),
    }
}

fn to_come(ahead: &Ahead) -> String {
    match (ahead.due, ahead.new) {
        (0, 0) => String::new(),
        (due, 0) => format!("{due} due"),
        (0, new) => format!("{new} new"),
        (due, new) => format!("{due} due · {new} new"),
    }
}

/// The columns that the longest line leaves for a bar; 0 where none fits.
fn bar_columns(screen: &Screen, stats: &Stats) -> usize {
    let past = stats.days.iter().map(|(_, total)| practised(total));
    let coming = stats.forecast.iter().map(to_come);
    let longest = past.chain(coming).map(|what| width(&what)).max();
    let most = if screen.width < NARROW {
        NARROW_BAR
    } else {
        BAR
    };
    let room = screen
        .width
        .saturating_sub(BESIDE + longest.unwrap_or_default());
    if room < LEAST_BAR { 0 } else { room.min(most) }
}

/// The minutes that fill a bar.
fn most(stats: &Stats) -> f64 {
    let practised = stats.days.iter().map(|(_, total)| total.minutes);
    let coming = stats.forecast.iter().map(|ahead| ahead.minutes);
    practised.chain(coming).fold(stats.agreed, f64::max)
}

fn bar_line(
    screen: &Screen,
    day: Day,
    minutes: f64,
    most: f64,
    what: &str,
    columns: usize,
) -> String {
    let date = day.short();
    let (name, number) = date.split_once(' ').unwrap_or((&date, ""));
    let date = format!("{name} {}", pad_left(number, 6));
    let minutes_shown = if minutes > 0.0 {
        // As "40 minutes" below rounds them.
        format!("{:.0} min", minutes.round().max(1.0))
    } else {
        "·".to_owned()
    };
    let bar = if columns > 0 {
        let bar = pad_right(&bar(minutes / most, columns), columns);
        format!("{}  ", screen.style.accent(&bar))
    } else {
        String::new()
    };
    format!("   {date}  {bar}{}  {what}", pad_left(&minutes_shown, 7))
        .trim_end()
        .to_owned()
}

/// A bar of so many columns, in halves; what is there at all shows.
fn bar(share: f64, columns: usize) -> String {
    let halves = (share.clamp(0.0, 1.0) * 2.0 * columns as f64).round() as usize;
    let halves = if share > 0.0 { halves.max(1) } else { 0 };
    let half = if halves % 2 == 1 { "▌" } else { "" };
    format!("{}{half}", "█".repeat(halves / 2))
}

fn totals(screen: &Screen, stats: &Stats) -> Vec<String> {
    let days = stats
        .days
        .iter()
        .filter(|(_, total)| total.reviews > 0)
        .count();
    let mut recent = vec![format!("on {days} of {} days", stats.days.len())];
    if stats.streak.now > 1 {
        recent.push(format!("{} in a row", stats.streak.now));
    }
    if stats.streak.longest > stats.streak.now.max(1) {
        recent.push(format!("{} in a row at best", stats.streak.longest));
    }
    let mut lines = vec![String::new()];
    lines.extend(labelled(screen, "Practised", &recent.join(" · ")));
    let since = stats
        .since
        .map_or_else(String::new, |day| format!(" since {day}"));
    let all = format!(
        "{} · {} on {}{since}",
        plural(stats.total.reviews, "review"),
        duration(stats.total.minutes),
        plural(stats.practised_days, "day"),
    );
    lines.extend(labelled(screen, "All in all", &all));
    lines
}

/// "40 minutes", "9 h 20 min".
fn duration(minutes: f64) -> String {
    let minutes = minutes.round().max(1.0) as usize;
    if minutes < 60 {
        return plural(minutes, "minute");
    }
    format!("{} h {:02} min", minutes / 60, minutes % 60)
}

/// What was due and came back, beside what was expected.
fn kept(screen: &Screen, stats: &Stats) -> Vec<String> {
    let mut lines = vec![
        String::new(),
        heading(screen, "Recall kept, of prompts that were due"),
    ];
    if !stats.fit.known() {
        let text = format!(
            "cannot tell yet: {} of {KNOWN_FROM} observations",
            stats.fit.observations
        );
        lines.extend(screen.wrap(&text, "   ", "   "));
        return lines;
    }
    let mut table = Table::new(&[
        ("  chance expected", Align::Left),
        ("came back", Align::Right),
        ("expected", Align::Right),
    ]);
    for band in stats.kept.iter().rev().filter(|band| band.reviews > 0) {
        table.row([
            format!("  {}", range(band)),
            format!("{} of {}", band.recalled, band.reviews),
            format!("{:.1}", band.expected * band.reviews as f64),
        ]);
    }
    lines.extend(table.lines(screen));
    lines
}

/// "0.85 to 0.95".
fn range(band: &Kept) -> String {
    if band.from <= 0.0 {
        format!("below {:.2}", band.to)
    } else if band.to >= 1.0 {
        format!("{:.2} and more", band.from)
    } else {
        format!("{:.2} to {:.2}", band.from, band.to)
    }
}

fn coming(screen: &Screen, stats: &Stats, bars: usize) -> Vec<String> {
    let mut lines = vec![
        String::new(),
        heading(screen, "The coming days, from the due dates"),
    ];
    let most = most(stats);
    for ahead in &stats.forecast {
        let what = to_come(ahead);
        lines.push(bar_line(
            screen,
            ahead.day,
            ahead.minutes,
            most,
            &what,
            bars,
        ));
    }
    lines
}

fn lengths(screen: &Screen, stats: &Stats) -> Vec<String> {
    let shown = |length: &Length| {
        let source = match length.source {
            Source::Measured => "measured",
            Source::Default => "until yours is known",
            Source::File | Source::Environment => "set",
        };
        format!("{:.1} minutes ({source})", length.minutes)
    };
    let text = format!(
        "a telling {} · a pick {}",
        shown(&stats.telling),
        shown(&stats.pick)
    );
    let mut lines = vec![String::new()];
    lines.extend(labelled(screen, "Lengths", &text));
    lines
}
