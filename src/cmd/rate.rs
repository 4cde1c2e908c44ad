//! `retell rate`: one rating from the command line, or many as JSON Lines.

use std::io::{self, BufRead, Write};

use serde::{Deserialize, Serialize};

use super::{Context, json, no_json};
use crate::app::{App, Failure, Rated, Rating};
use crate::cli::Rate;
use crate::engine::card::{CardKey, Form, Grade, Label};
use crate::engine::day::Day;
use crate::term::on_interrupt;

/// The acknowledgement of a rating, after the commit.
#[derive(Serialize)]
pub struct RatedEvent<'a> {
    event: &'static str,
    ack: String,
    card: &'a CardKey,
    grade: Grade,
    repetitions: u32,
    ease: f64,
    interval: u32,
    due: Day,
}

impl<'a> RatedEvent<'a> {
    /// What a script is told of a rating.
    pub fn new(rated: &'a Rated) -> Self {
        let state = rated.schedule.state;
        Self {
            event: "rated",
            ack: rated.ack.to_string(),
            card: &rated.card,
            grade: rated.grade,
            repetitions: state.repetitions,
            ease: state.ease,
            interval: state.interval,
            due: rated.schedule.due,
        }
    }
}

/// One line of `rate -`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object in curly brackets")]
struct Line {
    card: CardKey,
    grade: Grade,
    story: Option<String>,
    seconds: Option<f64>,
    form: Option<Form>,
    id: Option<String>,
}

/// Records what was typed, or what standard input says.
pub fn run(context: &Context, arguments: &Rate, out: &mut dyn Write) -> anyhow::Result<()> {
    if arguments.card == "-" {
        return read(context, out);
    }
    let card: CardKey = arguments.card.parse().map_err(Failure::typed)?;
    let Some(grade) = arguments.grade else {
        return Err(Failure::typed(format_args!("no grade for {card}"))
            .with(format_args!("type one from 0 to 5: retell rate {card} 4"))
            .into());
    };
    let rated = context.write()?.rate(&Rating {
        card,
        grade,
        form: arguments.form,
        label: Label::Script,
        seconds: arguments.seconds,
        story: arguments.story.clone(),
        submission: None,
    })?;
    if arguments.json {
        return json(out, &RatedEvent::new(&rated));
    }
    writeln!(
        out,
        "{}  {} graded {}, due {}",
        rated.ack, rated.card, rated.grade, rated.schedule.due
    )?;
    Ok(())
}

/// Reads ratings until the end or the first bad line; what was acknowledged stays.
fn read(context: &Context, out: &mut dyn Write) -> anyhow::Result<()> {
    on_interrupt();
    let mut app = context.write()?;
    for (index, line) in io::stdin().lock().lines().enumerate() {
        let refuse = |reason: &dyn std::fmt::Display| {
            Failure::typed(format_args!("line {}: {reason}", index + 1))
                .with("what was acknowledged stays; mend the line and send it and the rest again")
        };
        let line = line.map_err(|error| refuse(&error))?;
        if line.trim().is_empty() {
            continue;
        }
        let rated = rate(&mut app, &line).map_err(|failure| Failure {
            message: format!("line {}: {}", index + 1, failure.message),
            ..failure
        })?;
        json(out, &RatedEvent::new(&rated))?;
        out.flush()?;
    }
    Ok(())
}

fn rate(app: &mut App, line: &str) -> Result<Rated, Failure> {
    let line: Line = serde_json::from_str(line).map_err(|error| {
        Failure::typed(no_json(&error)).with(
            "a line is {\"card\":KEY,\"grade\":0 to 5} with story, seconds, form and id as you like; \
             what was acknowledged stays",
        )
    })?;
    app.rate(&Rating {
        card: line.card,
        grade: line.grade,
        form: line.form,
        label: Label::Script,
        seconds: line.seconds,
        story: line.story,
        submission: line.id,
    })
}
