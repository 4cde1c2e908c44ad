//! `retell decks activate`, `deactivate` and `remove`: which decks are practised.

use std::io::Write;

use super::{Context, counted, enumerate};
use crate::app::Failure;
use crate::app::deck::{DeckLine, company};
use crate::cmd::matrix::which_fit;
use crate::deck::company::Profile;
use crate::engine::card::Kind;
use crate::term::{Terminal, minutes_and_seconds, note, one_line};

/// The bundled deck of probes that belong to no theme.
const ANY_STORY: &str = "any-story";

/// Practises decks from now on: those named, and those of a company's loop.
pub fn activate(
    context: &Context,
    themes: Vec<String>,
    company_name: Option<&str>,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let profile = company_name.map(company).transpose()?;
    let mut names = themes;
    if let Some(profile) = &profile {
        names.extend(profile.decks.iter().cloned());
    }
    let mut app = context.write()?;
    let new = app.activate(&names)?;
    let mut asked = Vec::new();
    for name in &names {
        let line = app.deck_line(name)?;
        if asked.iter().all(|other: &DeckLine| other.slug != line.slug) {
            asked.push(line);
        }
    }
    let (new, old): (Vec<&DeckLine>, Vec<&DeckLine>) =
        asked.iter().partition(|line| new.contains(&line.slug));
    let mut say = |text: &str, first: &str| -> anyhow::Result<()> {
        for line in context.screen().wrap(text, first, "   ") {
            writeln!(out, "{line}")?;
        }
        Ok(())
    };
    if let Some(profile) = &profile {
        say(&loop_in_words(profile), " ")?;
    }
    if !new.is_empty() {
        say(&format!("Practised from now on: {}", titles(&new)), " ")?;
        say(&amount(&new), "   ")?;
    }
    if !old.is_empty() {
        say(&format!("Practised already: {}", titles(&old)), " ")?;
    }
    let probes = app.deck_line(ANY_STORY)?;
    if profile.is_some() && !probes.active {
        let text = format!(
            "{} can be added: retell decks activate {ANY_STORY}",
            probes.title
        );
        say(&text, " ")?;
    }
    if let Some(profile) = &profile
        && app.has_stories()?
    {
        say(&which_fit(&profile.id), " ")?;
    }
    say("next  retell review", " ")
}

/// How long a loop is and how long a telling may take there.
fn loop_in_words(profile: &Profile) -> String {
    let rounds = match profile.rounds {
        1 => format!("one interview of {} themes", profile.themes_per_round),
        rounds => format!(
            "{rounds} interviews of {} themes each",
            profile.themes_per_round
        ),
    };
    let [low, high] = profile.telling_seconds;
    format!(
        "{}: about {rounds}. Tell a story in {} to {}; aim at {}.",
        profile.name,
        minutes_and_seconds(low),
        minutes_and_seconds(high),
        minutes_and_seconds(profile.aim),
    )
}

fn titles(lines: &[&DeckLine]) -> String {
    let titles: Vec<String> = lines
        .iter()
        .map(|line| one_line(&line.title).into_owned())
        .collect();
    titles.join(" · ")
}

/// What there is to practise, kind by kind.
fn amount(lines: &[&DeckLine]) -> String {
    let count = |kind: usize| lines.iter().map(|line| line.counts[kind]).sum::<usize>();
    let kinds: Vec<String> = Kind::ALL
        .into_iter()
        .enumerate()
        .filter(|(index, _)| count(*index) > 0)
        .map(|(index, kind)| counted(count(index), kind))
        .collect();
    let kinds: Vec<&str> = kinds.iter().map(String::as_str).collect();
    enumerate(&kinds)
}

/// Leaves decks alone from now on.
pub fn deactivate(context: &Context, themes: &[String], out: &mut dyn Write) -> anyhow::Result<()> {
    let mut app = context.read()?;
    // A name is looked up before anything is made: without a collection nothing is practised.
    let lines = themes
        .iter()
        .map(|name| app.deck_line(name))
        .collect::<Result<Vec<_>, _>>()?;
    let rested = app.deactivate(themes)?;
    for line in lines {
        let text = if rested.contains(&line.slug) {
            format!(
                "{} is left alone; ratings and links stay. Back with: retell decks activate {}",
                one_line(&line.title),
                line.slug
            )
        } else {
            format!("{} was not practised", one_line(&line.title))
        };
        for line in context.screen().wrap(&text, " ", "   ") {
            writeln!(out, "{line}")?;
        }
    }
    Ok(())
}

/// Removes a deck, after asking.
pub fn remove(context: &Context, theme: &str, out: &mut dyn Write) -> anyhow::Result<()> {
    let mut app = context.read()?;
    let plan = app.weigh_removal(theme)?;
    let cards = |count: usize| match count {
        1 => "1 card".to_owned(),
        count => format!("{count} cards"),
    };
    let title = one_line(&plan.title).into_owned();
    if !context.yes {
        let terminal =
            Terminal::open(context.look, &context.environment, "--yes").map_err(Failure::typed)?;
        let kept = match plan.kept {
            0 => String::new(),
            kept => format!(
                ", and {} that you rated, linked or reworded will be kept on record",
                cards(kept)
            ),
        };
        let text = format!("{title}: {} will go{kept}", cards(plan.gone));
        for line in terminal.screen.wrap(&text, " ", "   ") {
            note(&line);
        }
        if terminal.confirm(" Remove it?", false)? != Some(true) {
            return Ok(writeln!(out, " nothing removed")?);
        }
    }
    let done = app.remove_deck(&plan.slug)?;
    let kept = match done.kept {
        0 => String::new(),
        1 => ", 1 kept on record because you rated, linked or reworded it".to_owned(),
        kept => format!(", {kept} kept on record because you rated, linked or reworded them"),
    };
    let back = if done.bundled {
        let slug = &done.slug;
        format!(". It comes with retell: retell decks activate {slug} brings it back")
    } else {
        String::new()
    };
    let text = format!("{title} is removed: {} gone{kept}{back}", cards(done.gone));
    for line in context.screen().wrap(&text, " ", "   ") {
        writeln!(out, "{line}")?;
    }
    Ok(())
}
