//! Today's queue: what is due and new, read in one go and put in order by the engine. What is shown,
//! counted and served comes from here alone.

use std::collections::{BTreeMap, HashMap, HashSet};

use rusqlite::Connection;

use super::failure::{Failure, Result};
use super::{App, fit, measured, story};
use crate::config::Config;
use crate::deck::text;
use crate::engine::card::{CardKey, Form, Kind};
use crate::engine::day::Day;
use crate::engine::memory::Fit;
use crate::engine::queue::{self as engine, Candidate, Input, Lengths, Repeat};
use crate::store::log::{self, Logged};
use crate::store::today::{self, Due, RANKED, Waiting};
use crate::store::{card, deck, interview, story as stories};

/// What the user asked the session to be. The default is the ordinary daily session.
#[derive(Clone, Debug, Default)]
pub struct Ask {
    /// Only these themes, by slug.
    pub themes: Vec<String>,
    /// Only these kinds.
    pub kinds: Vec<Kind>,
    /// The minutes from now, instead of what is left of the day's.
    pub minutes: Option<f64>,
    /// At most so many cards, repeats included.
    pub limit: Option<usize>,
    /// Cards due within so many days count as due.
    pub ahead: u32,
    /// Practise without rescheduling, due or not.
    pub drill: bool,
    /// Bring every card back until it is graded 4.
    pub until_4: bool,
}

/// One place in today's queue.
#[derive(Clone, Debug, PartialEq)]
pub struct Served {
    /// The card's row, for the session.
    pub row: i64,
    /// The card.
    pub card: CardKey,
    /// Its text, in the user's wording where there is one.
    pub front: String,
    /// How it is to be answered.
    pub form: Form,
    /// The minutes it takes.
    pub minutes: f64,
    /// Why it is here.
    pub reason: String,
}

/// What was practised on a day, all sessions together.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Practised {
    /// Minutes: the seconds given, else the form's length.
    pub minutes: f64,
    /// Prompts gone through in full.
    pub tellings: u32,
    /// Prompts only picked.
    pub picks: u32,
    /// Criteria, pitfalls, follow-ups and samples.
    pub short: u32,
}

/// Today: the queue and what stands around it.
#[derive(Clone, Debug)]
pub struct Today {
    /// The cards in order.
    pub items: Vec<Served>,
    /// Today's repeats after them.
    pub again: Vec<Served>,
    /// The minutes that the queue was cut to.
    pub minutes: f64,
    /// What was practised today already.
    pub practised: Practised,
    /// Cards due today, the queue's included; counting stops at 1,000.
    pub due: usize,
    /// Whether any deck is active.
    pub active: bool,
}

impl Today {
    /// The minutes that the queue takes, without the repeats.
    pub fn length(&self) -> f64 {
        // An empty sum of floats is -0.
        0.0 + self.items.iter().map(|item| item.minutes).sum::<f64>()
    }
}

/// How far ahead a drill looks: it takes any card.
const DRILL_AHEAD: u32 = 40_000;

/// The most due cards that are counted.
const COUNTED: usize = 1_000;

impl App {
    /// Today's queue, as the session will serve it.
    pub fn queue(&mut self, ask: &Ask) -> Result<Today> {
        let today = self.now().day;
        let transaction = self.store.read()?;
        let config = measured(&transaction, &self.config)?;
        let reading = Reading::new(&transaction, &config, ask, today)?;
        reading.today(&transaction)
    }
}

/// What the queue is made from, read once.
pub(super) struct Reading<'a> {
    config: &'a Config,
    ask: &'a Ask,
    today: Day,
    lengths: Lengths,
    /// Today's reviews that count, in log order.
    reviews: Vec<Logged>,
    practised: Practised,
    first_choices: HashMap<i64, i64>,
    buried: HashSet<i64>,
}

impl<'a> Reading<'a> {
    pub(super) fn new(
        connection: &Connection,
        config: &'a Config,
        ask: &'a Ask,
        today: Day,
    ) -> Result<Self> {
        if let Some(minutes) = ask.minutes
            && !(minutes > 0.0 && minutes.is_finite())
        {
            return Err(Failure::typed(format_args!(
                "--minutes {minutes}: minutes must be above 0"
            )));
        }
        let lengths = Lengths {
            telling: config.telling_minutes.value,
            picking: config.pick_minutes.value,
        };
        let reviews = log::of_day(connection, today)?;
        let practised = practised(connection, &reviews, &lengths)?;
        Ok(Self {
            config,
            ask,
            today,
            lengths,
            practised,
            reviews,
            first_choices: stories::first_choices(connection)?,
            buried: card::buried_beyond(connection, today)?
                .into_iter()
                .collect(),
        })
    }

    /// The minutes there are: those asked for, else what is left of the day's.
    pub(super) fn minutes(&self) -> f64 {
        self.ask
            .minutes
            .unwrap_or_else(|| (self.config.minutes.value - self.practised.minutes).max(0.0))
    }

    fn today(&self, connection: &Connection) -> Result<Today> {
        let minutes = self.minutes();
        let queue = engine::build(&self.input(connection, minutes, true)?);
        let show = |items: Vec<engine::Item>| {
            items
                .into_iter()
                .map(|item| served(connection, item))
                .collect::<Result<Vec<_>>>()
        };
        let due = [false, true]
            .into_iter()
            .map(|short| today::due_count(connection, short, self.today, COUNTED))
            .sum::<crate::store::Result<usize>>()?;
        Ok(Today {
            items: show(queue.items)?,
            again: show(queue.again)?,
            minutes,
            practised: self.practised,
            due: due.min(COUNTED),
            active: deck::any_active(connection)?,
        })
    }

    /// Today's repeats alone, those that fit the minutes.
    pub(super) fn again(&self, connection: &Connection, minutes: f64) -> Result<Vec<Served>> {
        let input = Input {
            at_least_one: false,
            ..self.input(connection, minutes, false)?
        };
        engine::build(&input)
            .again
            .into_iter()
            .map(|item| served(connection, item))
            .collect()
    }

    /// Everything the engine decides from. `first_pass` leaves the repeats in their place behind the
    /// queue; without it only repeats are asked for.
    fn input(&self, connection: &Connection, minutes: f64, first_pass: bool) -> Result<Input> {
        let found = if first_pass {
            self.candidates(connection)?
        } else {
            Candidates::default()
        };
        let fresh_stories = self.fresh_stories(connection, &found)?;
        let new_today = self.new_today(connection)?;
        let cards_today: HashSet<i64> = self.reviews.iter().map(|review| review.card).collect();
        let due_today = cards_today.len() as u32 - new_today;
        let only_short =
            !self.ask.kinds.is_empty() && self.ask.kinds.iter().all(|kind| kind.is_short());
        let room = |cap: Option<u32>, used: u32| cap.map(|cap| cap.saturating_sub(used));
        Ok(Input {
            today: self.today,
            minutes,
            lengths: self.lengths,
            short_share: if only_short {
                1.0
            } else {
                self.config.short_card_share.value
            },
            pick: self.config.pick.value,
            fresh_stories,
            room_new: room(self.config.new_per_day.value, new_today),
            room_reviews: room(self.config.reviews_per_day.value, due_today),
            limit: self.ask.limit,
            at_least_one: self.ask.minutes.is_some() || self.reviews.is_empty(),
            until_4: self.ask.until_4,
            due_prompts: found.due_prompts,
            new_prompts: found.new_prompts,
            due_short: found.due_short,
            new_short: found.new_short,
            repeats: self.repeats(connection)?,
        })
    }

    /// Which of today's cards were never reviewed before today.
    fn new_today(&self, connection: &Connection) -> Result<u32> {
        if self.config.new_per_day.value.is_none() && self.config.reviews_per_day.value.is_none() {
            return Ok(0);
        }
        let mut seen = HashSet::new();
        let mut new = 0;
        for review in &self.reviews {
            if seen.insert(review.card)
                && log::first_of_card(connection, review.card)?.is_some_and(|id| id == review.id)
            {
                new += 1;
            }
        }
        Ok(new)
    }

    /// Today's cards whose latest rating is below 4; drills bring nothing back.
    fn repeats(&self, connection: &Connection) -> Result<Vec<Repeat>> {
        let mut latest: BTreeMap<i64, (usize, u32, &Logged)> = BTreeMap::new();
        for (place, review) in self.reviews.iter().enumerate() {
            let count = latest.get(&review.card).map_or(0, |(_, count, _)| *count);
            latest.insert(review.card, (place, count + 1, review));
        }
        let mut repeats = Vec::new();
        for (card, (place, count, review)) in latest {
            if !review.grade.wants_repeat() || self.buried.contains(&card) {
                continue;
            }
            let row = card::get(connection, card)?;
            if row.retired || row.suspended || !self.wants(connection, &row.key)? {
                continue;
            }
            repeats.push(Repeat {
                card,
                kind: row.key.kind,
                grade: review.grade,
                form: review.form,
                rated: place as i64,
                repeated: count > 1,
            });
        }
        Ok(repeats)
    }

    /// Whether a card is among the themes and kinds asked for, in an active deck.
    fn wants(&self, connection: &Connection, key: &CardKey) -> Result<bool> {
        let kind = self.ask.kinds.is_empty() || self.ask.kinds.contains(&key.kind);
        let theme = self.ask.themes.is_empty() || self.ask.themes.contains(&key.deck);
        Ok(kind && theme && deck::find(connection, &key.deck)?.is_some_and(|deck| deck.active))
    }

    fn candidates(&self, connection: &Connection) -> Result<Candidates> {
        let until = self.today
            + if self.ask.drill {
                DRILL_AHEAD
            } else {
                self.ask.ahead
            };
        let kinds = self.kinds(connection)?;
        let mut found = Candidates::default();
        if self.ask.themes.is_empty() && kinds.is_none() {
            self.take_due(
                &mut found,
                false,
                today::due(connection, false, until, RANKED)?,
            );
            self.take_due(
                &mut found,
                true,
                today::due(connection, true, until, RANKED)?,
            );
            self.take_new(
                &mut found,
                false,
                today::waiting(connection, false, RANKED)?,
            );
            self.take_new(&mut found, true, today::waiting(connection, true, RANKED)?);
        } else {
            self.take_filtered(
                connection,
                &mut found,
                until,
                &kinds.unwrap_or_else(|| Kind::ALL.to_vec()),
            )?;
        }
        // A card reviewed on a day that has not come yet is due today: the clock was wrong then.
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
        Ok(found)
    }

    /// The kinds to look for; `None` for all. Near an interview, follow-ups are the only short cards.
    fn kinds(&self, connection: &Connection) -> Result<Option<Vec<Kind>>> {
        if !self.ask.kinds.is_empty() {
            return Ok(Some(self.ask.kinds.clone()));
        }
        let near = interview::next(connection, self.today)?
            .and_then(|interview| interview.day)
            .is_some_and(|day| day.elapsed_since(self.today) <= NEAR);
        Ok(near.then(|| vec![Kind::Prompt, Kind::FollowUp]))
    }

    /// Looks through the decks asked for, or through all active ones.
    fn take_filtered(
        &self,
        connection: &Connection,
        found: &mut Candidates,
        until: Day,
        kinds: &[Kind],
    ) -> Result<()> {
        let decks = deck::all(connection)?;
        for theme in &self.ask.themes {
            match decks.iter().find(|deck| deck.slug == *theme) {
                Some(deck) if deck.active => {}
                Some(_) => {
                    return Err(
                        Failure::typed(format_args!("theme \"{theme}\" is not active"))
                            .with(format_args!("retell decks activate {theme}")),
                    );
                }
                None => return Err(super::deck::unknown_theme(theme, &decks)),
            }
        }
        let wanted = |deck: &&deck::DeckRow| {
            deck.active && (self.ask.themes.is_empty() || self.ask.themes.contains(&deck.slug))
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
        }
    }

    /// The stories fresh enough that their prompts are only picked, each with the day it was told. The
    /// fit is read only where a story was told on an earlier day.
    fn fresh_stories(
        &self,
        connection: &Connection,
        found: &Candidates,
    ) -> Result<BTreeMap<i64, Day>> {
        let mut fresh = BTreeMap::new();
        if !self.config.pick.value {
            return Ok(fresh);
        }
        let linked: HashSet<i64> = found
            .due_prompts
            .iter()
            .chain(&found.new_prompts)
            .filter_map(|candidate| candidate.story)
            .collect();
        let mut fitted = None;
        for story in linked {
            if let Some(day) = fresh_since(connection, story, self.today, &mut fitted)? {
                fresh.insert(story, day);
            }
        }
        Ok(fresh)
    }
}

/// The day on which a story was told, if it is fresh enough to be only picked.
pub(super) fn fresh_since(
    connection: &Connection,
    story: i64,
    today: Day,
    fitted: &mut Option<Fit>,
) -> Result<Option<Day>> {
    let Some(schedule) = story::memory(connection, story)? else {
        return Ok(None);
    };
    if !schedule.last_grade.recalled() {
        return Ok(None);
    }
    if today.elapsed_since(schedule.memory_day) == 0 {
        return Ok(Some(schedule.last));
    }
    let known = match *fitted {
        Some(known) => known,
        None => *fitted.insert(fit::fit(connection, today)?),
    };
    Ok(engine::fresh(&schedule, today, &known).then_some(schedule.last))
}

/// From so many days before an interview on, follow-ups are the only short cards.
const NEAR: u32 = 21;

/// The index knows whether a card is short, not its kind; the engine needs no more.
const fn stand_in(short: bool) -> Kind {
    if short { Kind::Criterion } else { Kind::Prompt }
}

#[derive(Default)]
struct Candidates {
    due_prompts: Vec<Candidate>,
    new_prompts: Vec<Candidate>,
    due_short: Vec<Candidate>,
    new_short: Vec<Candidate>,
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

/// What a day's reviews come to.
pub(super) fn practised(
    connection: &Connection,
    reviews: &[Logged],
    lengths: &Lengths,
) -> Result<Practised> {
    let mut sum = Practised::default();
    for review in reviews {
        sum.minutes += minutes_of(review.seconds, review.form, lengths);
        if review.form.is_full() {
            sum.tellings += 1;
        } else if card::is_short(connection, review.card)? {
            sum.short += 1;
        } else {
            sum.picks += 1;
        }
    }
    Ok(sum)
}

/// The minutes a review took: as measured or given, else its form's length.
pub(super) fn minutes_of(seconds: Option<f64>, form: Form, lengths: &Lengths) -> f64 {
    seconds.map_or_else(|| lengths.of(form), |seconds| seconds / 60.0)
}

fn served(connection: &Connection, item: engine::Item) -> Result<Served> {
    let card = card::get(connection, item.card)?;
    Ok(Served {
        row: card.id,
        front: text::clean(card.front()),
        card: card.key,
        form: item.form,
        minutes: item.minutes,
        reason: item.reason,
    })
}
