//! Single cards: listing, rewording, setting aside.

use super::deck::collected;
use super::deck::write::save_card;
use super::failure::{Failure, Result};
use super::find;
use super::{App, commit, fit};
use crate::deck::text;
use crate::engine::card::{CardKey, Kind};
use crate::engine::day::Day;
use crate::engine::history::Schedule;
use crate::engine::memory::Fit;
use crate::store::card;
pub use crate::store::card::CardRow;
use crate::store::{deck, schedule};

/// Where a card stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CardState {
    /// Never reviewed.
    New,
    /// Reviewed, and not yet recalled twice in a row.
    Learning,
    /// Recalled at least twice in a row.
    Review,
    /// Set aside by the user.
    Suspended,
    /// Back on a later day.
    Buried,
    /// No longer in its deck.
    Retired,
}

impl CardState {
    /// The word used in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Learning => "learning",
            Self::Review => "review",
            Self::Suspended => "suspended",
            Self::Buried => "buried",
            Self::Retired => "retired",
        }
    }
}

/// Which cards to list.
#[derive(Clone, Debug, Default)]
pub struct CardFilter {
    /// Only these themes.
    pub themes: Vec<String>,
    /// Only these kinds.
    pub kinds: Vec<Kind>,
    /// Retired cards as well.
    pub retired: bool,
    /// States recomputed from the log instead of the cache.
    pub from_log: bool,
}

/// A card in the list.
#[derive(Clone, Debug, PartialEq)]
pub struct CardLine {
    /// The card.
    pub card: CardKey,
    /// Its cleaned text.
    pub front: String,
    /// Where it stands.
    pub state: CardState,
    /// Its schedule; `None` for a new card.
    pub schedule: Option<Schedule>,
    /// The chance to recall it today, 0 to 1; `None` for a new card.
    pub recall: Option<f64>,
}

impl App {
    /// Cards by deck, kind and place in the deck file.
    pub fn cards(
        &mut self,
        filter: &CardFilter,
        mut each: impl FnMut(CardLine) -> Result<()>,
    ) -> Result<()> {
        let today = self.now().day;
        let transaction = self.store.read()?;
        let themes = filter
            .themes
            .iter()
            .map(|name| Ok(collected(&transaction, name)?.slug))
            .collect::<Result<Vec<String>>>()?;
        let (fit, schedules) = if filter.from_log {
            let read = fit::read_each(&transaction, today, |_| {})?;
            (read.fit, read.schedules())
        } else {
            (fit::fit(&transaction, today)?, schedule::all(&transaction)?)
        };
        let mut failed = None;
        card::walk(&transaction, |row| {
            let wanted = (filter.retired || !row.retired)
                && (themes.is_empty() || themes.contains(&row.key.deck))
                && (filter.kinds.is_empty() || filter.kinds.contains(&row.key.kind));
            if wanted && failed.is_none() {
                let schedule = schedules.get(&row.id).copied();
                failed = each(line(row, schedule, &fit, today)).err();
            }
            Ok(())
        })?;
        failed.map_or(Ok(()), Err)
    }

    /// One card with everything it says, and where it stands.
    pub fn whole_card(&mut self, key: &CardKey) -> Result<(CardRow, CardLine)> {
        let today = self.now().day;
        let transaction = self.store.read()?;
        let row = find::card(&transaction, key)?;
        let schedule = schedule::of_card(&transaction, row.id)?;
        let fit = fit::fit(&transaction, today)?;
        Ok((row.clone(), line(row, schedule, &fit, today)))
    }

    /// One card with everything it says.
    pub fn card(&mut self, key: &CardKey) -> Result<CardRow> {
        find::card(&*self.store.read()?, key)
    }

    /// Gives a card the user's own wording, or the deck's again with `None`. Its history stays.
    pub fn reword(&mut self, key: &CardKey, wording: Option<&str>) -> Result<CardRow> {
        let own = wording.map(text::clean);
        if own.as_deref() == Some("") {
            return Err(Failure::typed("a card needs words").with(format_args!(
                "retell cards edit {key} --reset brings the deck's own back"
            )));
        }
        self.change(key, |card| card.own = own)
    }

    /// Sets a card aside: it is in no queue and no count.
    pub fn suspend(&mut self, key: &CardKey) -> Result<CardRow> {
        self.change(key, |card| card.suspended = true)
    }

    /// Brings a suspended or buried card back.
    pub fn resume(&mut self, key: &CardKey) -> Result<CardRow> {
        self.change(key, |card| {
            card.suspended = false;
            card.buried = None;
        })
    }

    /// Leaves a card until tomorrow.
    pub fn bury(&mut self, key: &CardKey) -> Result<CardRow> {
        let tomorrow = self.now().day + 1;
        self.change(key, |card| card.buried = Some(tomorrow))
    }

    /// Brings a buried card back today.
    pub fn unbury(&mut self, key: &CardKey) -> Result<CardRow> {
        self.change(key, |card| card.buried = None)
    }

    fn change(&mut self, key: &CardKey, change: impl FnOnce(&mut CardRow)) -> Result<CardRow> {
        let transaction = self.store.write()?;
        let mut card = find::card(&transaction, key)?;
        change(&mut card);
        let deck = deck::get(&transaction, card.deck)?;
        save_card(&transaction, &deck, &card)?;
        commit(transaction)?;
        Ok(card)
    }
}

fn line(row: CardRow, schedule: Option<Schedule>, fit: &Fit, today: Day) -> CardLine {
    CardLine {
        front: text::clean(row.front()),
        state: state(&row, schedule.as_ref(), today),
        card: row.key,
        recall: schedule.map(|schedule| {
            fit.recall(schedule.strength, today.elapsed_since(schedule.memory_day))
        }),
        schedule,
    }
}

fn state(row: &CardRow, schedule: Option<&Schedule>, today: Day) -> CardState {
    if row.retired {
        return CardState::Retired;
    }
    if row.suspended {
        return CardState::Suspended;
    }
    if row.buried.is_some_and(|day| day > today) {
        return CardState::Buried;
    }
    match schedule {
        None => CardState::New,
        Some(schedule) if schedule.state.repetitions < 2 => CardState::Learning,
        Some(_) => CardState::Review,
    }
}
