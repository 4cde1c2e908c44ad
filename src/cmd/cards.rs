//! `retell cards`: listing cards, and setting single ones aside or rewording them.

use std::io::Write;

use serde::Serialize;

use super::editor::{self, Edited};
use super::{Context, json, plural};
use crate::app::card::{CardFilter, CardLine, CardRow, CardState};
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
    deck: &'a str,
    kind: Kind,
    front: &'a str,
    deck_front: &'a str,
    #[serde(flatten)]
    detail: &'a Detail,
    added_variants: &'a [String],
    retired: bool,
    suspended: bool,
    buried: Option<Day>,
    state: &'static str,
    repetitions: u32,
    ease: f64,
    interval: u32,
    due: Option<Day>,
    last: Option<Day>,
    lapses: u32,
    recall: Option<f64>,
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
    let (card, it) = context.read()?.whole_card(key)?;
    let schedule = it.schedule.as_ref();
    if as_json {
        return json(out, &whole(&card, &it));
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
    writeln!(out)?;
    if let Some(aside) = set_aside(&card, it.state) {
        for line in screen.wrap(&aside, "", "") {
            writeln!(out, "{line}")?;
        }
    }
    match schedule {
        None => writeln!(out, "new")?,
        Some(schedule) => writeln!(
            out,
            "last {} with grade {}, due {}; interval {}, ease {:.2}, {}",
            schedule.last,
            schedule.last_grade,
            schedule.due,
            plural(schedule.state.interval as usize, "day"),
            schedule.state.ease,
            plural(schedule.lapses as usize, "lapse")
        )?,
    }
    Ok(())
}

fn whole<'a>(card: &'a CardRow, it: &CardLine) -> Whole<'a> {
    let schedule = it.schedule.as_ref();
    let state = schedule.map(|schedule| schedule.state).unwrap_or_default();
    Whole {
        card: &card.key,
        deck: &card.key.deck,
        kind: card.key.kind,
        front: card.front(),
        deck_front: &card.content.front,
        detail: &card.content.detail,
        added_variants: &card.added_variants,
        retired: card.retired,
        suspended: card.suspended,
        buried: card.buried,
        state: it.state.name(),
        repetitions: state.repetitions,
        ease: state.ease,
        interval: state.interval,
        due: schedule.map(|schedule| schedule.due),
        last: schedule.map(|schedule| schedule.last),
        lapses: schedule.map_or(0, |schedule| schedule.lapses),
        recall: it.recall,
    }
}

/// Why a card is in no queue, and what brings it back.
fn set_aside(card: &CardRow, state: CardState) -> Option<String> {
    let key = &card.key;
    match (state, card.buried) {
        (CardState::Suspended, _) => Some(format!(
            "set aside: retell cards resume {key} brings it back"
        )),
        (CardState::Buried, Some(day)) => Some(format!(
            "set aside until {}: retell cards resume {key} brings it back today",
            day.short()
        )),
        (CardState::Retired, _) => Some("no longer in its deck; its history stays".to_owned()),
        _ => None,
    }
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
            let before = app.card(key)?.front().to_owned();
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
