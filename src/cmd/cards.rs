//! `retell cards`: listing cards, and setting single ones aside or rewording them.

use std::io::Write;

use serde::Serialize;

use super::editor::{self, Edited};
use super::{Context, json};
use crate::app::card::{CardFilter, CardLine, CardRow};
use crate::cli::{Cards, CardsCommand, CardsList};
use crate::deck::content::Detail;
use crate::engine::card::{CardKey, Kind};
use crate::engine::day::Day;
use crate::term::{Screen, one_line};

#[derive(Serialize)]
struct Line<'a> {
    card: &'a CardKey,
    deck: &'a str,
    kind: Kind,
    front: &'a str,
    state: &'static str,
    repetitions: u32,
    ease: f64,
    interval: u32,
    due: Option<Day>,
    last: Option<Day>,
    lapses: u32,
    recall: Option<f64>,
}

#[derive(Serialize)]
struct Whole<'a> {
    card: &'a CardKey,
    kind: Kind,
    front: &'a str,
    deck_front: &'a str,
    #[serde(flatten)]
    detail: &'a Detail,
    added_variants: &'a [String],
    retired: bool,
    suspended: bool,
    buried: Option<Day>,
    repetitions: u32,
    ease: f64,
    interval: u32,
    due: Option<Day>,
    last: Option<Day>,
    lapses: u32,
}

/// Lists cards, or does something with some.
pub fn run(context: &Context, arguments: Cards, out: &mut dyn Write) -> anyhow::Result<()> {
    match arguments.command {
        None => list(context, arguments.list, out),
        Some(CardsCommand::List(arguments)) => list(context, arguments, out),
        Some(CardsCommand::Show { card, json }) => show(context, &card, json, out),
        Some(CardsCommand::Edit {
            card,
            wording,
            reset,
        }) => edit(context, &card, wording, reset, out),
        Some(CardsCommand::Suspend { cards }) => {
            let mut app = context.read()?;
            for card in &cards {
                app.suspend(card)?;
                writeln!(
                    out,
                    "{card} is set aside: retell cards resume {card} brings it back"
                )?;
            }
            Ok(())
        }
        Some(CardsCommand::Resume { cards }) => {
            let mut app = context.read()?;
            for card in &cards {
                app.resume(card)?;
                writeln!(out, "{card} is back")?;
            }
            Ok(())
        }
        Some(CardsCommand::Bury { cards }) => {
            let mut app = context.read()?;
            for card in &cards {
                app.bury(card)?;
                writeln!(out, "{card} comes back tomorrow")?;
            }
            Ok(())
        }
    }
}

fn list(context: &Context, arguments: CardsList, out: &mut dyn Write) -> anyhow::Result<()> {
    let filter = CardFilter {
        themes: arguments.themes,
        kinds: arguments.kinds,
        retired: arguments.retired,
        from_log: arguments.from_log,
    };
    let screen = context.screen();
    let mut failed = None;
    context.read()?.cards(&filter, |line| {
        if failed.is_none() {
            failed = print(out, &screen, &line, arguments.json).err();
        }
        Ok(())
    })?;
    failed.map_or(Ok(()), Err)
}

fn print(
    out: &mut dyn Write,
    screen: &Screen,
    line: &CardLine,
    as_json: bool,
) -> anyhow::Result<()> {
    let schedule = line.schedule.as_ref();
    if as_json {
        let state = schedule.map(|schedule| schedule.state).unwrap_or_default();
        return json(
            out,
            &Line {
                card: &line.card,
                deck: &line.card.deck,
                kind: line.card.kind,
                front: &line.front,
                state: line.state.name(),
                repetitions: state.repetitions,
                ease: state.ease,
                interval: state.interval,
                due: schedule.map(|schedule| schedule.due),
                last: schedule.map(|schedule| schedule.last),
                lapses: schedule.map_or(0, |schedule| schedule.lapses),
                recall: line.recall,
            },
        );
    }
    let due = schedule.map_or_else(String::new, |schedule| format!(", due {}", schedule.due));
    writeln!(
        out,
        "{}",
        screen
            .style
            .dim(&format!("{}  {}{due}", line.card, line.state.name()))
    )?;
    for text in screen.wrap(&one_line(&line.front), "   ", "   ") {
        writeln!(out, "{text}")?;
    }
    Ok(())
}

fn show(
    context: &Context,
    key: &CardKey,
    as_json: bool,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let (card, schedule) = context.read()?.card(key)?;
    if as_json {
        let state = schedule.map(|schedule| schedule.state).unwrap_or_default();
        return json(
            out,
            &Whole {
                card: &card.key,
                kind: card.key.kind,
                front: card.front(),
                deck_front: &card.content.front,
                detail: &card.content.detail,
                added_variants: &card.added_variants,
                retired: card.retired,
                suspended: card.suspended,
                buried: card.buried,
                repetitions: state.repetitions,
                ease: state.ease,
                interval: state.interval,
                due: schedule.map(|schedule| schedule.due),
                last: schedule.map(|schedule| schedule.last),
                lapses: schedule.map_or(0, |schedule| schedule.lapses),
            },
        );
    }
    let screen = context.screen();
    writeln!(out, "{}", screen.style.dim(&card.key.to_string()))?;
    for line in screen.wrap(card.front(), "", "") {
        writeln!(out, "{}", screen.style.bold(&line))?;
    }
    for (label, text) in parts(&card) {
        for line in screen.wrap(&text, &format!("{label:<11}"), "           ") {
            writeln!(out, "{line}")?;
        }
    }
    match schedule {
        None => writeln!(out, "\nnew")?,
        Some(schedule) => writeln!(
            out,
            "\nlast {} with grade {}, due {}; interval {} days, ease {:.2}, {} lapses",
            schedule.last,
            schedule.last_grade,
            schedule.due,
            schedule.state.interval,
            schedule.state.ease,
            schedule.lapses
        )?,
    }
    Ok(())
}

/// What a card says beside its front, each part under its name.
fn parts(card: &CardRow) -> Vec<(&'static str, String)> {
    let detail = &card.content.detail;
    let mut parts = Vec::new();
    if card.own.is_some() {
        parts.push(("deck says", card.content.front.clone()));
    }
    for variant in detail.variants.iter().chain(&card.added_variants) {
        parts.push(("or", variant.clone()));
    }
    if !detail.topics.is_empty() {
        parts.push(("topics", detail.topics.join(" · ")));
    }
    let fields = [
        ("ready", &detail.ready),
        ("prompt", &detail.prompt),
        ("situation", &detail.situation),
        ("task", &detail.task),
        ("action", &detail.action),
        ("result", &detail.result),
    ];
    for (label, text) in fields {
        if let Some(text) = text {
            parts.push((label, text.clone()));
        }
    }
    if let Some(verdict) = detail.verdict {
        parts.push(("verdict", verdict.name().to_owned()));
    }
    for why in &detail.why {
        parts.push(("why", why.clone()));
    }
    parts
}

fn edit(
    context: &Context,
    key: &CardKey,
    wording: Option<String>,
    reset: bool,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let mut app = context.read()?;
    let wording = match (wording, reset) {
        (_, true) => None,
        (Some(wording), false) => Some(wording),
        (None, false) => {
            let before = app.card(key)?.0.front().to_owned();
            let home = app.home().dir.clone();
            let edited = Edited {
                name: "card.txt",
                home: &home,
                instead: &format!("retell cards edit {key} \"your wording\""),
                or: &format!(
                    "or bring the deck's own wording back: retell cards edit {key} --reset"
                ),
            };
            match editor::edit(context, &edited, &before, false)? {
                Some(text) => Some(text),
                None => return Ok(writeln!(out, "nothing changed")?),
            }
        }
    };
    let card = app.reword(key, wording.as_deref())?;
    writeln!(out, "{}", one_line(card.front()))?;
    Ok(())
}
