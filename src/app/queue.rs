//! Today's queue: what is due and new, read in one go and put in order by the engine. What is shown,
//! counted and served comes from here alone.

mod ask;
mod gather;
mod picks;
mod shown;
mod so_far;

use std::cell::OnceCell;
use std::collections::{BTreeMap, HashMap, HashSet};

use rusqlite::Connection;

use super::deck::practised as practised_deck;
use super::failure::{Failure, Result};
use super::interview::{agreed, sore};
use super::plan::Ahead;
use super::{App, fit, lengths, measured, story};
use crate::config::Config;
use crate::deck::text;
use crate::engine::card::Kind;
use crate::engine::day::Day;
use crate::engine::memory::Fit;
use crate::engine::plan::Class;
use crate::engine::queue::{self as engine, Input, Lengths, Planned};
use crate::engine::shaping::MOST_MINUTES;
use crate::store::interview::{self, Interview};
use crate::store::log::{self, Logged};
use crate::store::{card, deck, shaping, story as stories, today};
use gather::Candidates;

pub use ask::{Ask, Prompts};
pub use shown::{PlanToday, Served, Today};
pub use so_far::Practised;
pub(super) use so_far::{minutes_of, practised};

/// The minutes of the evening before an interview.
pub(super) const EVENING: f64 = 15.0;

/// The most due cards that are counted.
const COUNTED: usize = 1_000;

impl App {
    /// Today's queue, as the session will serve it.
    pub fn queue(&mut self, ask: &Ask) -> Result<Today> {
        let today = self.now().day;
        let transaction = self.store.read()?;
        let config = measured(&transaction, &self.config)?;
        let reading = Reading::new(&transaction, &config, ask, today)?;
        reading.today(&transaction, &reading.input(&transaction)?)
    }

    /// How many cards are due today, whether they fit it or not; counting stops at 1,000.
    pub fn due_today(&mut self) -> Result<usize> {
        let today = self.now().day;
        let transaction = self.store.read()?;
        due_count(&transaction, today)
    }
}

/// How many cards are due by a day, whether they fit it or not; counting stops at 1,000.
pub(super) fn due_count(connection: &Connection, today: Day) -> Result<usize> {
    let mut due = 0;
    for short in [false, true] {
        due += today::due_count(connection, short, today, COUNTED - due)?;
    }
    Ok(due)
}

/// What the queue is made from, read once.
pub(super) struct Reading<'a> {
    pub(super) config: &'a Config,
    ask: &'a Ask,
    /// The themes asked for, by slug; none for all.
    themes: Vec<String>,
    pub(super) today: Day,
    pub(super) lengths: Lengths,
    /// Today's reviews that count, in log order.
    reviews: Vec<Logged>,
    practised: Practised,
    /// Whether a story was shaped today, or that was left for another day.
    pub(super) shaping_done: bool,
    /// The interviews of today and later, the nearest first.
    interviews: Vec<Interview>,
    /// Whether the plan leaves today out.
    is_day_off: bool,
    first_choices: HashMap<i64, i64>,
    buried: HashSet<i64>,
    fit: OnceCell<Fit>,
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
        if ask.is_of_picks() && !ask.kinds.is_empty() {
            return Err(Failure::typed("--kind pick goes with no other --kind")
                .with("retell review --kind pick"));
        }
        let lengths = lengths(config);
        let reviews = log::of_day(connection, today)?;
        let mut practised = practised(connection, &reviews, &lengths)?;
        let (sittings, shaped) = shaping::of_day(connection, today)?;
        if config.shaping.value {
            practised.shaping = shaped.min(MOST_MINUTES);
            practised.minutes += practised.shaping;
        }
        let interviews = interview::ahead(connection, today)?;
        let themes = ask.themes.iter();
        Ok(Self {
            config,
            ask,
            themes: themes
                .map(|name| Ok(practised_deck(connection, name)?.slug))
                .collect::<Result<_>>()?,
            today,
            lengths,
            practised,
            shaping_done: sittings > 0,
            reviews,
            is_day_off: !interviews.is_empty() && interview::days_off(connection)?.contains(&today),
            interviews,
            first_choices: stories::first_choices(connection)?,
            buried: card::buried_beyond(connection, today)?
                .into_iter()
                .collect(),
            fit: OnceCell::new(),
        })
    }

    /// How this user forgets, read where it is first needed.
    pub(super) fn fit(&self, connection: &Connection) -> Result<Fit> {
        if let Some(known) = self.fit.get() {
            return Ok(*known);
        }
        let read = fit::fit(connection, self.today)?;
        Ok(*self.fit.get_or_init(|| read))
    }

    /// The minutes there are: those asked for, else what is left of the day's. On the day of an
    /// interview, and on a day off, there are none.
    pub(super) fn minutes(&self) -> f64 {
        if let Some(minutes) = self.ask.minutes {
            return minutes;
        }
        if self.ask.again {
            return f64::INFINITY;
        }
        if self.is_the_day() || self.is_day_off {
            return 0.0;
        }
        (self.agreed() - self.practised.minutes).max(0.0)
    }

    fn agreed(&self) -> f64 {
        let of_day = agreed(&self.interviews, self.config, self.today);
        if self.is_the_evening() {
            return of_day.min(EVENING);
        }
        of_day
    }

    pub(super) fn nearest_day(&self) -> Option<Day> {
        self.interviews.first().and_then(|interview| interview.day)
    }

    /// Whether an interview takes place today: nothing is planned then.
    fn is_the_day(&self) -> bool {
        self.nearest_day() == Some(self.today)
    }

    /// Whether a person practises for an interview of tomorrow, and did not ask for minutes.
    fn is_the_evening(&self) -> bool {
        let tomorrow = self.nearest_day() == Some(self.today + 1);
        self.ask.in_terminal && self.ask.minutes.is_none() && !self.ask.again && tomorrow
    }

    /// The interviews ahead with their prompts, where their plan decides; a drill goes by its own.
    fn ahead(&self, connection: &Connection) -> Result<Option<Ahead>> {
        let prompts = self.ask.kinds.is_empty() || self.ask.kinds.contains(&Kind::Prompt);
        if self.interviews.is_empty() || self.is_the_day() || self.ask.drill || !prompts {
            return Ok(None);
        }
        let ahead = Ahead::read(connection, self.config, self.lengths, self.today)?;
        Ok(Some(ahead).filter(|ahead| !ahead.interviews.is_empty()))
    }

    /// The queue that the engine makes of this, and what stands around it.
    pub(super) fn today(&self, connection: &Connection, input: &Input) -> Result<Today> {
        let queue = if self.ask.is_of_picks() {
            self.picks(connection, input)?
        } else {
            engine::build(input)
        };
        let plan = plan_today(input, &queue.items);
        let sore = sore(connection)?;
        let show = |items: Vec<engine::Item>| {
            items
                .into_iter()
                .map(|item| {
                    let mut served = served(connection, item)?;
                    if let Some(sore) = sore.iter().find(|sore| sore.row == served.row) {
                        served.reason.push_str("; ");
                        served.reason.push_str(&sore.remark());
                    }
                    Ok(served)
                })
                .collect::<Result<Vec<_>>>()
        };
        Ok(Today {
            items: show(queue.items)?,
            again: show(queue.again)?,
            minutes: input.minutes,
            agreed: self.agreed(),
            lengths: self.lengths,
            practised: self.practised,
            active: deck::any_active(connection)?,
            interview: self.interviews.first().cloned(),
            is_the_day: self.is_the_day(),
            evening: (self.is_the_evening() && !self.is_day_off).then_some(EVENING),
            is_day_off: self.is_day_off,
            plan,
        })
    }

    /// Today's repeats alone, those that fit the minutes.
    pub(super) fn again(&self, connection: &Connection, minutes: f64) -> Result<Vec<Served>> {
        let input = Input {
            at_least_one: false,
            ..self.input_of(connection, minutes, false)?
        };
        engine::build(&input)
            .again
            .into_iter()
            .map(|item| served(connection, item))
            .collect()
    }

    /// Everything the engine decides from.
    pub(super) fn input(&self, connection: &Connection) -> Result<Input> {
        self.input_of(connection, self.minutes(), !self.ask.again)
    }

    /// Everything the engine decides from, in so many minutes. `first_pass` leaves the repeats in their
    /// place behind the queue; without it only repeats are asked for.
    fn input_of(&self, connection: &Connection, minutes: f64, first_pass: bool) -> Result<Input> {
        let ahead = self.ahead(connection)?;
        let found = if first_pass {
            self.candidates(connection, ahead.as_ref())?
        } else {
            Candidates::default()
        };
        let planned = ahead
            .map(|ahead| self.planned(connection, &ahead, first_pass))
            .transpose()?;
        let fresh_stories = self.fresh_stories(connection, &found, planned.as_ref())?;
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
            // A plan holds at least one telling a day, and no more than the minutes after that.
            at_least_one: self.reviews.is_empty()
                || (self.ask.minutes.is_some() && planned.is_none()),
            until_4: self.ask.until_4,
            planned,
            due_prompts: found.due_prompts,
            new_prompts: found.new_prompts,
            due_short: found.due_short,
            new_short: found.new_short,
            repeats: self.repeats(connection)?,
        })
    }

    /// The stories fresh enough that their prompts are only picked, each with the day it was told. The
    /// fit is read only where a story was told on an earlier day.
    fn fresh_stories(
        &self,
        connection: &Connection,
        found: &Candidates,
        planned: Option<&Planned>,
    ) -> Result<BTreeMap<i64, Day>> {
        let mut fresh = BTreeMap::new();
        if !self.config.pick.value {
            return Ok(fresh);
        }
        let linked: HashSet<i64> = found
            .due_prompts
            .iter()
            .chain(&found.new_prompts)
            .chain(planned.iter().flat_map(|planned| &planned.prompts))
            .filter_map(|candidate| candidate.story)
            .collect();
        for story in linked {
            let fit = || self.fit(connection);
            if let Some(day) = fresh_since(connection, story, self.today, fit)? {
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
    fit: impl FnOnce() -> Result<Fit>,
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
    Ok(engine::fresh(&schedule, today, &fit()?).then_some(schedule.last))
}

/// What the plan of the nearest interview says of today.
fn plan_today(input: &Input, items: &[engine::Item]) -> Option<PlanToday> {
    let plan = input.planned.as_ref()?.plans.first()?;
    let needed = |class| matches!(class, Some(Class::Start | Class::Pace | Class::LastLook));
    let of_sort = |new: bool| {
        let chosen = items.iter().filter(|item| needed(item.class));
        chosen
            .filter(|item| (item.class != Some(Class::LastLook)) == new)
            .count()
    };
    let over =
        |room: Option<u32>, new| room.map_or(0, |room| of_sort(new).saturating_sub(room as usize));
    Some(PlanToday {
        days_left: plan.terms.days_left(),
        quota: plan.quota,
        untold: plan.untold(),
        last_look: plan.terms.is_last_look(),
        over_caps: over(input.room_new, true) + over(input.room_reviews, false),
    })
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
        fresh_since: item.fresh_since,
        drill: item.drill,
    })
}
