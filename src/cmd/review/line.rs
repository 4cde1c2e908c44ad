//! The session in line mode: one JSON event a line out, one rating a line in. For scripts and for
//! programs that speak for the user.

use std::io::{self, BufRead, Write};

use serde::{Deserialize, Serialize};

use crate::app::queue::Ask;
use crate::app::session::{Answer, Session, Turn};
use crate::app::{App, Exit, Failure};
use crate::cmd::rate::RatedEvent;
use crate::cmd::{Context, json, no_json};
use crate::engine::card::{CardKey, Form, Grade, Kind};
use crate::engine::variation::Variation;
use crate::term::on_interrupt;

#[derive(Serialize)]
struct CardEvent<'a> {
    event: &'static str,
    card: &'a CardKey,
    kind: Kind,
    front: &'a str,
    form: Form,
    #[serde(skip_serializing_if = "Option::is_none")]
    shape: Option<&'static str>,
    position: usize,
    of: usize,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    again: bool,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    drill: bool,
}

#[derive(Serialize)]
struct LeftEvent<'a> {
    event: &'static str,
    card: &'a CardKey,
}

#[derive(Serialize)]
struct UndoneEvent {
    event: &'static str,
    ack: Option<String>,
    card: Option<CardKey>,
}

#[derive(Serialize)]
struct ErrorEvent {
    event: &'static str,
    reason: String,
}

#[derive(Serialize)]
struct DoneEvent {
    event: &'static str,
    reviewed: usize,
    minutes: f64,
    again: usize,
    next: String,
}

/// A line as it was typed.
enum Said {
    Grade(Grade, Answer),
    Skip,
    Undo,
    Bury,
    Suspend,
    NoStory,
    Quit,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object in curly brackets")]
struct Rating {
    grade: Grade,
    story: Option<String>,
    seconds: Option<f64>,
    form: Option<Form>,
    id: Option<String>,
}

/// Runs a session over standard input and output. The end of the input ends it.
pub fn run(context: &Context, ask: Ask, out: &mut dyn Write) -> anyhow::Result<()> {
    on_interrupt();
    let mut app = context.read()?;
    let mut session = Session::start(&mut app, ask)?;
    let mut lines = io::stdin().lock().lines();
    while let Some(turn) = session.turn(&mut app)? {
        let shape = app.shape(&turn)?.map(Variation::ask);
        json(out, &card_event(&turn, shape))?;
        out.flush()?;
        let said = match lines.next() {
            None => break,
            Some(line) => {
                line.map_err(|error| Failure::typed(format_args!("standard input: {error}")))
            }
        };
        let said = match said.and_then(|line| understand(&line)) {
            Ok(Said::Quit) => break,
            Ok(said) => said,
            Err(failure) => {
                error(out, &failure)?;
                continue;
            }
        };
        match act(&mut app, &mut session, said, out) {
            Ok(()) => {}
            // A line that names an unknown story can be sent again; a full disk cannot be talked away.
            Err(problem) => match problem.downcast::<Failure>() {
                Ok(failure) if failure.exit == Exit::Typed => error(out, &failure)?,
                Ok(failure) => return Err(failure.into()),
                Err(problem) => return Err(problem),
            },
        }
    }
    done(&mut app, &session, out)
}

fn card_event<'a>(turn: &'a Turn, shape: Option<&'static str>) -> CardEvent<'a> {
    CardEvent {
        event: "card",
        card: &turn.served.card,
        kind: turn.served.card.kind,
        front: &turn.served.front,
        form: turn.served.form,
        shape,
        position: turn.position,
        of: turn.of,
        again: turn.again,
        drill: turn.served.drill,
    }
}

fn understand(line: &str) -> Result<Said, Failure> {
    let line = line.trim();
    match line {
        "skip" => return Ok(Said::Skip),
        "undo" => return Ok(Said::Undo),
        "bury" => return Ok(Said::Bury),
        "suspend" => return Ok(Said::Suspend),
        "none" => return Ok(Said::NoStory),
        "quit" => return Ok(Said::Quit),
        _ => {}
    }
    if !line.starts_with('{') {
        let grade = line.parse().map_err(|_| {
            Failure::typed(format_args!("\"{line}\" is no answer")).with(
                "a grade from 0 to 5, {\"grade\":4,\"seconds\":140}, skip, undo, bury, suspend, none or quit",
            )
        })?;
        return Ok(Said::Grade(grade, Answer::default()));
    }
    let rating: Rating =
        serde_json::from_str(line).map_err(|error| Failure::typed(no_json(&error)))?;
    Ok(Said::Grade(
        rating.grade,
        Answer {
            story: rating.story,
            seconds: rating.seconds,
            form: rating.form,
            submission: rating.id,
        },
    ))
}

fn act(
    app: &mut App,
    session: &mut Session,
    said: Said,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let left = |event| move |card: CardKey| (event, card);
    let (event, card) = match said {
        Said::Grade(grade, answer) => {
            let rated = session.rate(app, grade, &answer)?;
            return json(out, &RatedEvent::new(&rated));
        }
        Said::Undo => {
            let back = session.undo(app)?;
            let ack = back.as_ref().and_then(|back| back.review.as_ref());
            return json(
                out,
                &UndoneEvent {
                    event: "undone",
                    ack: ack.map(|undone| undone.review.to_string()),
                    card: back.map(|back| back.card),
                },
            );
        }
        Said::Quit => return Ok(()),
        Said::Skip => session.skip().map(left("skipped"))?,
        Said::Bury => session.bury(app).map(left("buried"))?,
        Said::Suspend => session.suspend(app).map(left("suspended"))?,
        Said::NoStory => session.no_story(app).map(left("none"))?,
    };
    json(out, &LeftEvent { event, card: &card })
}

fn error(out: &mut dyn Write, failure: &Failure) -> anyhow::Result<()> {
    let mut reason = failure.message.clone();
    for line in &failure.detail {
        reason.push_str("; ");
        reason.push_str(line);
    }
    json(
        out,
        &ErrorEvent {
            event: "error",
            reason,
        },
    )
}

fn done(app: &mut App, session: &Session, out: &mut dyn Write) -> anyhow::Result<()> {
    let tally = session.tally();
    let again = session.left_again(app)?;
    let next = if !app.any_active()? {
        "retell decks activate --company generic"
    } else if again > 0 {
        "retell review --again"
    } else {
        "retell"
    };
    json(
        out,
        &DoneEvent {
            event: "done",
            reviewed: tally.reviewed,
            minutes: tally.minutes,
            again,
            next: next.to_owned(),
        },
    )
}
