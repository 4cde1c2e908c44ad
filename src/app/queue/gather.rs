//! What may be practised today: the due, the waiting, and the prompts of the interviews ahead.

use std::collections::HashSet;

use rusqlite::Connection;

use super::super::failure::Result;
use super::super::plan::Ahead;
use super::Reading;
use crate::engine::card::{CardKey, Kind, Label};
use crate::engine::day::Day;
use crate::engine::plan::{ENOUGH, Terms};
use crate::engine::queue::{Candidate, Planned};
use crate::store::today::{self, Due, InScope, RANKED, Waiting};
use crate::store::{card, deck, log};

/// How far ahead a drill looks: it takes any card.
pub(super) const DRILL_AHEAD: u32 = 40_000;

/// From so many days before an interview on, follow-ups are the only short cards.
const NEAR: u32 = 21;

/// The index knows whether a card is short, not its kind; the engine needs no more.
const fn stand_in(short: bool) -> Kind {
    if short { Kind::Criterion } else { Kind::Prompt }
}

#[derive(Default)]
pub(super) struct Candidates {
    pub due_prompts: Vec<Candidate>,
    pub new_prompts: Vec<Candidate>,
    pub due_short: Vec<Candidate>,
    pub new_short: Vec<Candidate>,
}

impl Candidates {
    const fn due(&mut self, short: bool) -> &mut Vec<Candidate> {
        if short {
            &mut self.due_short
        } else {
            &mut self.due_prompts
        }
    }

    const fn waiting(&mut self, short: bool) -> &mut Vec<Candidate> {
        if short {
            &mut self.new_short
        } else {
            &mut self.new_prompts
        }
    }

    /// Keeps the longest due and the first new ones, in the order in which they come.
    fn shorten(&mut self) {
        for due in [&mut self.due_prompts, &mut self.due_short] {
            due.sort_by_key(|candidate| (candidate.due, candidate.card));
            due.truncate(RANKED);
        }
        for new in [&mut self.new_prompts, &mut self.new_short] {
            new.sort_by_key(|candidate| (candidate.position, candidate.deck));
            new.truncate(RANKED);
        }
    }
}

impl Reading<'_> {
    /// The cards that may be practised. While an interview is ahead, its plan takes the prompts in its
    /// scope, the due ones outside come after it, and new ones outside wait.
    pub(super) fn candidates(
        &self,
        connection: &Connection,
        ahead: Option<&Ahead>,
    ) -> Result<Candidates> {
        let until = self.today
            + if self.ask.drill {
                DRILL_AHEAD
            } else {
                self.ask.ahead
            };
        let mut found = Candidates::default();
        if self.themes.is_empty() && self.ask.kinds.is_empty() {
            let due = |short| today::due(connection, short, until, RANKED);
            self.take_due(&mut found, false, due(false)?);
            if ahead.is_none() {
                let waiting = today::waiting(connection, false, RANKED)?;
                self.take_new(&mut found, false, waiting);
            }
            if self.is_near() {
                let scope = ahead.map(decks_of);
                self.take_filtered(
                    connection,
                    &mut found,
                    until,
                    &[Kind::FollowUp],
                    scope.as_ref(),
                )?;
            } else {
                self.take_due(&mut found, true, due(true)?);
                let waiting = today::waiting(connection, true, RANKED)?;
                self.take_new(&mut found, true, waiting);
            }
        } else {
            self.take_filtered(connection, &mut found, until, &self.kinds(), None)?;
        }
        self.take_reviewed_after(connection, &mut found)?;
        if let Some(ahead) = ahead {
            let scope: HashSet<i64> = ahead
                .interviews
                .iter()
                .flat_map(|scoped| scoped.prompts.iter().map(|prompt| prompt.card))
                .collect();
            let outside = |candidate: &Candidate| !scope.contains(&candidate.card);
            found.due_prompts.retain(outside);
            found.new_prompts.clear();
        }
        Ok(found)
    }

    /// A card reviewed on a day that has not come yet is due today: the clock was wrong then.
    fn take_reviewed_after(&self, connection: &Connection, found: &mut Candidates) -> Result<()> {
        for due in today::reviewed_after(connection, self.today)? {
            let row = card::get(connection, due.card)?;
            if self.wants(connection, &row.key)? {
                let list = found.due(row.key.kind.is_short());
                list.retain(|candidate| candidate.card != due.card);
                list.push(self.due_candidate(
                    row.key.kind,
                    &Due {
                        due: self.today,
                        ..due
                    },
                ));
            }
        }
        Ok(())
    }

    /// Whether an interview is so near that follow-ups are the only short cards.
    fn is_near(&self) -> bool {
        let nearest = self.interviews.first().and_then(|interview| interview.day);
        nearest.is_some_and(|day| day.elapsed_since(self.today) <= NEAR)
    }

    fn kinds(&self) -> Vec<Kind> {
        if !self.ask.kinds.is_empty() {
            return self.ask.kinds.clone();
        }
        if self.is_near() {
            return vec![Kind::Prompt, Kind::FollowUp];
        }
        Kind::ALL.to_vec()
    }

    /// Whether a card is among the themes and kinds asked for, in an active deck.
    pub(super) fn wants(&self, connection: &Connection, key: &CardKey) -> Result<bool> {
        let kind = self.ask.kinds.is_empty() || self.ask.kinds.contains(&key.kind);
        let theme = self.themes.is_empty() || self.themes.contains(&key.deck);
        Ok(kind && theme && deck::find(connection, &key.deck)?.is_some_and(|deck| deck.active))
    }

    /// Looks through the decks asked for, or through all active ones; through those of `scope` alone
    /// where it is given.
    pub(super) fn take_filtered(
        &self,
        connection: &Connection,
        found: &mut Candidates,
        until: Day,
        kinds: &[Kind],
        scope: Option<&HashSet<i64>>,
    ) -> Result<()> {
        let decks = deck::all(connection)?;
        let wanted = |deck: &&deck::DeckRow| {
            deck.active
                && (self.themes.is_empty() || self.themes.contains(&deck.slug))
                && scope.is_none_or(|scope| scope.contains(&deck.id))
        };
        for deck in decks.iter().filter(wanted) {
            for kind in kinds {
                for due in today::due_of_deck(connection, deck.id, *kind, until)? {
                    if !self.buried.contains(&due.card) {
                        found
                            .due(kind.is_short())
                            .push(self.due_candidate(*kind, &due));
                    }
                }
                if kind.is_short() && !deck.opened && self.ask.kinds.is_empty() {
                    continue;
                }
                for waiting in today::waiting_of_deck(connection, deck.id, *kind)? {
                    if !self.buried.contains(&waiting.card) {
                        found
                            .waiting(kind.is_short())
                            .push(self.new_candidate(*kind, waiting));
                    }
                }
            }
        }
        found.shorten();
        Ok(())
    }

    fn take_due(&self, found: &mut Candidates, short: bool, due: Vec<Due>) {
        let kind = stand_in(short);
        let kept = due
            .into_iter()
            .filter(|due| !self.buried.contains(&due.card));
        found
            .due(short)
            .extend(kept.map(|due| self.due_candidate(kind, &due)));
    }

    fn take_new(&self, found: &mut Candidates, short: bool, waiting: Vec<Waiting>) {
        let kind = stand_in(short);
        let kept = waiting
            .into_iter()
            .filter(|waiting| !self.buried.contains(&waiting.card));
        found
            .waiting(short)
            .extend(kept.map(|waiting| self.new_candidate(kind, waiting)));
    }

    fn due_candidate(&self, kind: Kind, due: &Due) -> Candidate {
        Candidate {
            card: due.card,
            deck: due.deck as u32,
            position: due.position as u32,
            kind,
            due: Some(due.due),
            last: Some(due.last),
            strength: Some(due.strength),
            story: self.first_choices.get(&due.card).copied(),
            fresh_since: None,
        }
    }

    fn new_candidate(&self, kind: Kind, waiting: Waiting) -> Candidate {
        Candidate {
            card: waiting.card,
            deck: waiting.deck as u32,
            position: waiting.position as u32,
            kind,
            due: None,
            last: None,
            strength: None,
            story: self.first_choices.get(&waiting.card).copied(),
            fresh_since: None,
        }
    }

    /// The plans of the interviews ahead. `first_pass` leaves out what only the repeats need: then
    /// there is nothing to choose from.
    pub(super) fn planned(
        &self,
        connection: &Connection,
        ahead: &Ahead,
        first_pass: bool,
    ) -> Result<Planned> {
        let mut planned = Planned {
            plans: Vec::new(),
            prompts: Vec::new(),
            floor: if self.ask.minutes.is_some() {
                0.0
            } else {
                ENOUGH
            },
        };
        if !first_pass {
            return Ok(planned);
        }
        let fitted = self.fit(connection)?;
        planned.plans = ahead.plans(&fitted, &self.begun_today(connection)?, self.today);
        let of_themes = self.decks_asked_for(connection)?;
        for scoped in &ahead.interviews {
            let look = ahead
                .terms(scoped, self.today)
                .filter(Terms::is_last_look)
                .map(|terms| terms.look_begins);
            let servable = |prompt: &&InScope| {
                prompt.held.is_none_or(|(day, _)| day != self.today)
                    && !self.buried.contains(&prompt.card)
                    && of_themes
                        .as_ref()
                        .is_none_or(|decks| decks.contains(&prompt.deck))
            };
            for prompt in scoped.prompts.iter().filter(servable) {
                planned.prompts.push(Candidate {
                    card: prompt.card,
                    deck: ahead.rank(prompt.deck),
                    position: prompt.position as u32,
                    kind: Kind::Prompt,
                    due: prompt.due.map(|(due, _)| due),
                    last: prompt.due.map(|(_, last)| last),
                    strength: prompt.held.map(|(_, memory)| memory.strength),
                    story: self.first_choices.get(&prompt.card).copied(),
                    fresh_since: look,
                });
            }
        }
        Ok(planned)
    }

    /// The rows of the themes asked for; `None` for all.
    fn decks_asked_for(&self, connection: &Connection) -> Result<Option<HashSet<i64>>> {
        if self.themes.is_empty() {
            return Ok(None);
        }
        let decks = deck::all(connection)?;
        let asked = decks.iter().filter(|deck| self.themes.contains(&deck.slug));
        Ok(Some(asked.map(|deck| deck.id).collect()))
    }

    /// Today's cards that no review before today had practised.
    fn begun_today(&self, connection: &Connection) -> Result<HashSet<i64>> {
        let mut begun = HashSet::new();
        for card in self.reviews.iter().map(|review| review.card) {
            let before =
                |review: &log::Logged| review.day != self.today && review.label != Label::Drill;
            if !begun.contains(&card) && !log::of_card(connection, card)?.iter().any(before) {
                begun.insert(card);
            }
        }
        Ok(begun)
    }
}

fn decks_of(ahead: &Ahead) -> HashSet<i64> {
    ahead
        .interviews
        .iter()
        .flat_map(|scoped| scoped.decks.iter().copied())
        .collect()
}
