//! `retell queue`: what a session would serve, in order, with the reason for each card.

use std::io::Write;

use serde::Serialize;

use super::{Context, json, plural, whole_minutes};
use crate::app::App;
use crate::app::queue::{Ask, Prompts, Served, Today};
use crate::cli::{Practice, Queue, Selection};
use crate::engine::card::{CardKey, Form, Kind};
use crate::term::{Align, Table, one_line};

/// A card of the queue for a script.
#[derive(Serialize)]
struct Line<'a> {
    position: usize,
    card: &'a CardKey,
    kind: Kind,
    front: &'a str,
    form: Form,
    minutes: f64,
    reason: &'a str,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    again: bool,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    drill: bool,
}

impl From<Selection> for Ask {
    fn from(selection: Selection) -> Self {
        Self {
            themes: selection.themes,
            prompts: if selection.kinds.contains(&Practice::Pick) {
                Prompts::OnlyPicked
            } else {
                Prompts::AsTheyCome
            },
            kinds: selection
                .kinds
                .into_iter()
                .filter_map(|practice| match practice {
                    Practice::Kind(kind) => Some(kind),
                    Practice::Pick => None,
                })
                .collect(),
            minutes: selection.minutes,
            limit: selection.limit,
            ahead: selection.ahead,
            drill: selection.drill,
            until_4: selection.until_4,
            again: false,
            in_terminal: false,
        }
    }
}

/// Shows today's queue.
pub fn run(context: &Context, arguments: Queue, out: &mut dyn Write) -> anyhow::Result<()> {
    let for_now = arguments.selection.minutes.is_some();
    let ask: Ask = arguments.selection.into();
    let mut app = context.read()?;
    let today = app.queue(&ask)?;
    if let Some(over) = over_caps(&today) {
        context.note(&over);
    }
    if arguments.count {
        return Ok(writeln!(out, "{}", today.items.len())?);
    }
    if arguments.json {
        for (position, served, again) in places(&today) {
            json(out, &line(position, served, again))?;
        }
        return Ok(());
    }
    if today.items.is_empty() && today.again.is_empty() {
        let said = if ask.is_of_picks() && today.active && today.minutes > 0.0 {
            NOTHING_TO_PICK
        } else {
            nothing(&today)
        };
        return Ok(writeln!(out, "{said}")?);
    }
    let screen = context.screen();
    for line in table(&today).lines(&screen) {
        writeln!(out, "{line}")?;
    }
    writeln!(out, "\n{}", in_all(&today))?;
    if !for_now && today.plan.is_some_and(|plan| plan.days_left == 1) {
        let said = "the evening before: a session at a terminal takes fifteen minutes of these";
        writeln!(out, "{said}")?;
    }
    if let Some(text) = with_shaping(&mut app, &ask)? {
        for line in screen.wrap(&text, "", "") {
            writeln!(out, "{line}")?;
        }
    }
    Ok(())
}

/// Each card with its position, and whether it is a repeat.
fn places(today: &Today) -> impl Iterator<Item = (usize, &Served, bool)> {
    let again = today.again.iter().map(|served| (served, true));
    let all = today
        .items
        .iter()
        .map(|served| (served, false))
        .chain(again);
    all.enumerate()
        .map(|(index, (served, again))| (index + 1, served, again))
}

fn table(today: &Today) -> Table {
    let mut table = Table::new(&[
        ("", Align::Right),
        ("card", Align::Left),
        ("", Align::Left),
        ("min", Align::Right),
        ("why", Align::Left),
    ]);
    for (position, served, _) in places(today) {
        table.row([
            position.to_string(),
            one_line(&served.front).into_owned(),
            served.form.to_string(),
            format!("{:.1}", served.minutes),
            served.reason.clone(),
        ]);
    }
    table
}

/// "9 cards (+2 again), 20 minutes".
fn in_all(today: &Today) -> String {
    let again = match today.again.len() {
        0 => String::new(),
        count => format!(" (+{count} again)"),
    };
    let minutes = if today.length() < 0.5 {
        "under a minute".to_owned()
    } else {
        plural(whole_minutes(today.length()) as usize, "minute")
    };
    format!("{}{again}, {minutes}", plural(today.items.len(), "card"))
}

/// What a session in a terminal does before the cards, which leaves fewer of them.
fn with_shaping(app: &mut App, ask: &Ask) -> anyhow::Result<Option<String>> {
    if *ask != Ask::default() {
        return Ok(None);
    }
    let after = app.queue_after_shaping()?;
    Ok(after.map(|(shaping, queue)| {
        format!(
            "In the terminal {:.0} minutes go to shaping \"{}\" first, and {} after it.",
            shaping.minutes,
            one_line(&shaping.story.story.title),
            match queue.items.len() {
                0 => "no card comes".to_owned(),
                1 => "1 card comes".to_owned(),
                cards => format!("{cards} cards come"),
            }
        )
    }))
}

fn line(position: usize, served: &Served, again: bool) -> Line<'_> {
    Line {
        position,
        card: &served.card,
        kind: served.card.kind,
        front: &served.front,
        form: served.form,
        minutes: served.minutes,
        reason: &served.reason,
        again,
        drill: served.drill,
    }
}

/// What to type where no prompt has a story to pick.
const NOTHING_TO_PICK: &str =
    "no prompt left today has a story to pick: retell story link STORY PROMPT";

/// What to type while no deck is practised.
pub const NOTHING_ACTIVE: &str =
    "no deck is practised: retell review asks what you need, retell decks lists what there is";

/// Says that the caps of the settings do not bind what an interview needs.
pub fn over_caps(today: &Today) -> Option<String> {
    let over = today.plan.map_or(0, |plan| plan.over_caps);
    let cards = if over == 1 { "card is" } else { "cards are" };
    (over > 0).then(|| {
        format!(
            "note: {over} {cards} beyond new_per_day or reviews_per_day: the interview needs them"
        )
    })
}

/// Why there is nothing to practise, and what to type.
pub fn nothing(today: &Today) -> &'static str {
    if !today.active {
        NOTHING_ACTIVE
    } else if today.is_the_day {
        "today is the day, nothing to practise: retell sheet has your cues on one page"
    } else if today.is_day_off {
        "today is a day off; --minutes for practice all the same"
    } else if today.plan.is_some() && today.minutes > 0.0 && today.minutes < 5.0 {
        "enough for today, or too few minutes for a telling; --minutes for more"
    } else if today.practised.minutes > 0.0 || today.plan.is_some() {
        "enough for today; --minutes for more"
    } else {
        "nothing is due today; --ahead 7 looks a week further"
    }
}
