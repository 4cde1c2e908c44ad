//! `retell log`: every review in the log's order, and the correction of a grade.

use std::io::Write;

use serde::Serialize;

use super::rate::RatedEvent;
use super::{Context, json};
use crate::app::log::LogLine;
use crate::cli::{Log, LogCommand};
use crate::engine::card::{CardKey, Form, Grade, Label};
use crate::engine::day::{Day, Moment};

#[derive(Serialize)]
struct Line<'a> {
    id: String,
    card: &'a CardKey,
    at: String,
    day: Day,
    grade: Grade,
    form: Form,
    label: Label,
    story: Option<&'a str>,
    seconds: Option<f64>,
    retracted: bool,
}

/// Lists the log, or corrects a grade in it.
pub fn run(context: &Context, arguments: &Log, out: &mut dyn Write) -> anyhow::Result<()> {
    if let Some(LogCommand::Fix {
        review,
        grade,
        json: as_json,
    }) = arguments.command
    {
        let rated = context.read()?.fix(review, grade)?;
        if as_json {
            return json(out, &RatedEvent::new(&rated));
        }
        return Ok(writeln!(
            out,
            "{review} taken back; {} stands in its place: {} graded {grade}, due {}",
            rated.ack, rated.card, rated.schedule.due
        )?);
    }
    let mut failed = None;
    let mut any = false;
    context.read()?.log(|line| {
        any = true;
        if failed.is_none() {
            failed = print(out, &line, arguments.json).err();
        }
    })?;
    if !any && !arguments.json {
        writeln!(
            out,
            "nothing was practised yet: retell review is the first session"
        )?;
    }
    failed.map_or(Ok(()), Err)
}

fn print(out: &mut dyn Write, line: &LogLine, as_json: bool) -> anyhow::Result<()> {
    let review = &line.review;
    if as_json {
        return json(
            out,
            &Line {
                id: review.id.to_string(),
                card: &line.card,
                at: Moment::rfc3339(review.at),
                day: review.day,
                grade: review.grade,
                form: review.form,
                label: review.label,
                story: line.story.as_deref(),
                seconds: review.seconds,
                retracted: line.retracted,
            },
        );
    }
    let taken_back = if line.retracted { "  taken back" } else { "" };
    Ok(writeln!(
        out,
        "{:<8} {}  {}  {:<7} {}{taken_back}",
        review.id.to_string(),
        review.day,
        review.grade,
        review.form.name(),
        line.card,
    )?)
}
