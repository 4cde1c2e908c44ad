//! Which themes an interview is about, and what its days hold.

use std::collections::BTreeSet;

use rusqlite::Connection;

use super::super::deck::unknown_theme;
use super::super::deck::write::{adopt, save_caches};
use super::super::failure::{Failure, Result};
use super::super::plan::extent::{MOST_PROMPTS, few_of, mean_length};
use super::super::{lengths, measured};
use super::{InterviewView, SetInterview};
use crate::config::Config;
use crate::deck::company::{self as profiles, Profile};
use crate::deck::{bundled, text};
use crate::engine::day::Day;
use crate::engine::plan::{self as engine, Terms};
use crate::store::deck::{self, BUNDLED, DeckRow};
use crate::store::interview::{self, Interview};
use crate::store::today;

/// The deck of questions that were asked in interviews and that no theme had.
pub(in crate::app) const ASKED: &str = "asked-in-interviews";

/// The decks that an interview is about, of those that are practised: the themes named, else those of
/// the company's profile and the user's own that name the company, else all.
pub(in crate::app) fn scope<'a>(
    interview: &Interview,
    decks: &'a [DeckRow],
) -> impl Iterator<Item = &'a DeckRow> {
    let profile = interview.company.as_deref().and_then(profiles::find);
    let named = interview.themes.clone();
    decks.iter().filter(move |deck| {
        if !deck.active {
            return false;
        }
        if !named.is_empty() {
            return named.contains(&deck.slug);
        }
        profile
            .as_ref()
            .is_none_or(|profile| asked_at(deck, profile))
    })
}

/// Whether a company asks about a deck: its profile says so, or the deck is the user's own and names it.
pub(in crate::app) fn asked_at(deck: &DeckRow, profile: &Profile) -> bool {
    let own = deck.source != BUNDLED
        && deck
            .companies
            .iter()
            .any(|company| text::slug(&company.name) == text::slug(&profile.name));
    own || deck.slug == ASKED || profile.decks.contains(&deck.slug)
}

/// Activates the decks of the scope that were never practised; those named in any case. Gives their slugs.
pub(super) fn activate_scope(
    connection: &Connection,
    row: &Interview,
    asked: &SetInterview,
) -> Result<Vec<String>> {
    let decks = deck::all(connection)?;
    let wanted = if row.themes.is_empty() {
        let profile = row.company.as_deref().and_then(profiles::find);
        profile.map_or_else(Vec::new, |profile| profile.decks)
    } else {
        row.themes.clone()
    };
    let mut activated = Vec::new();
    for slug in wanted {
        let known = decks.iter().find(|deck| deck.slug == slug);
        let named = !asked.themes.is_empty();
        let id = match known {
            Some(deck) if deck.active || !named => continue,
            Some(deck) => deck.id,
            None if bundled::slugs().any(|bundled| bundled == slug) => adopt(connection, &slug)?.id,
            None => return Err(unknown_theme(&slug, &decks)),
        };
        deck::set_active(connection, id, true)?;
        save_caches(connection, id)?;
        activated.push(slug);
    }
    Ok(activated)
}

/// What every interview is measured by.
pub(super) struct Measures {
    today: Day,
    minutes: f64,
    telling: f64,
    days_off: BTreeSet<Day>,
}

impl Measures {
    pub(super) fn read(connection: &Connection, config: &Config, today: Day) -> Result<Self> {
        let config = measured(connection, config)?;
        let lengths = lengths(&config);
        Ok(Self {
            today,
            minutes: config.minutes.value,
            telling: mean_length(connection, lengths, today)?,
            days_off: interview::days_off(connection)?,
        })
    }

    pub(super) fn view(&self, connection: &Connection, row: Interview) -> Result<InterviewView> {
        let decks = deck::all(connection)?;
        let (mut prompts, mut untold) = (0, 0);
        let mut themes = Vec::new();
        for deck in scope(&row, &decks) {
            let mut of_deck = today::prompts_of_deck(connection, deck.id)?;
            if let Some(each) = row.each {
                let few = few_of(connection, deck.id, &of_deck, each)?;
                of_deck.retain(|prompt| few.contains(&prompt.card));
            }
            prompts += of_deck.len();
            untold += of_deck.iter().filter(|it| it.held.is_none()).count();
            themes.push(deck.slug.clone());
        }
        let minutes = row.minutes.unwrap_or(self.minutes);
        let terms = row.day.and_then(|day| {
            let interview = engine::Interview {
                day,
                first_day: row.set_day,
                minutes,
                telling: self.telling,
                days_off: self.days_off.clone(),
            };
            Terms::new(&interview, prompts, self.today)
        });
        let today_counts = u32::from(!self.days_off.contains(&self.today));
        Ok(InterviewView {
            per_day: terms.map_or(0, |terms| terms.per_day),
            days: terms.map_or(0, |terms| terms.days_after + today_counts),
            rounds: rounds(&row),
            interview: row,
            today: self.today,
            minutes,
            themes,
            prompts,
            untold,
        })
    }
}

/// The minutes that were agreed for a day: those of the interview that it leads up to, else those of the
/// settings. `ahead` are the interviews not yet over, the nearest first.
pub(in crate::app) fn agreed(ahead: &[Interview], config: &Config, day: Day) -> f64 {
    leads_to(ahead, day)
        .and_then(|interview| interview.minutes)
        .unwrap_or(config.minutes.value)
}

/// The minutes of practice on a day: as agreed, but none on the day of an interview, nor on a day off
/// before one.
pub(in crate::app) fn minutes_on(
    ahead: &[Interview],
    days_off: &BTreeSet<Day>,
    config: &Config,
    day: Day,
) -> f64 {
    let rests = leads_to(ahead, day)
        .is_some_and(|interview| interview.day == Some(day) || days_off.contains(&day));
    if rests {
        0.0
    } else {
        agreed(ahead, config, day)
    }
}

fn leads_to(ahead: &[Interview], day: Day) -> Option<&Interview> {
    ahead
        .iter()
        .find(|interview| interview.day.is_some_and(|of| of >= day))
}

/// How many interviews the loop holds: as said, else as the company's profile or the generic one says.
pub(in crate::app) fn rounds(row: &Interview) -> usize {
    let profile = row.company.as_deref().and_then(profiles::find);
    row.rounds.map_or_else(
        || {
            profile
                .or_else(profiles::generic)
                .map_or(1, |profile| profile.rounds)
        },
        |rounds| rounds as usize,
    )
}

/// Refuses an interview that is about nothing, or about more than a plan can hold.
pub(super) fn refuse_scope(connection: &Connection, view: &InterviewView) -> Result<()> {
    if view.prompts > MOST_PROMPTS {
        return Err(Failure::typed(format_args!(
            "{} prompts are in scope: a plan holds {MOST_PROMPTS}",
            view.prompts
        ))
        .with("name the themes they may ask about: --themes ownership,dive-deep"));
    }
    if view.prompts > 0 {
        return Ok(());
    }
    let failure = if !view.themes.is_empty() {
        let themes = view.themes.join(", ");
        Failure::typed(format_args!("no prompts in scope: 0 in {themes}"))
            .with("bring those set aside back: retell cards resume CARD")
    } else if deck::any_active(connection)? {
        Failure::typed(format_args!(
            "no prompts in scope: 0 of the themes asked about at {} are practised",
            view.name()
        ))
    } else {
        Failure::typed("no prompts in scope: 0 decks are practised")
    };
    let failure = if view.interview.company.is_none() {
        failure.with("name the company: retell interview set DATE --company amazon")
    } else {
        failure.with("take what most companies ask about: retell decks activate --company generic")
    };
    Err(failure
        .with("or activate decks first: retell decks activate ownership; retell decks lists them"))
}
