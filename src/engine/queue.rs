//! What to practise today: which cards, in which order, told or picked.
//! Never changes a schedule, and never asks for more than the minutes it was given, one card aside.
//!
//! The order is: what the plan of an interview chooses, if one is ahead; due prompts, lowest recall
//! first; new prompts, themes interleaved as given; then the short cards, due before new. Short cards
//! come last because a session that is broken off should have spent its time on stories. A card that
//! does not fit is passed over for a later one that does.

mod apart;
mod lengths;
mod picks;
mod planned;
mod reason;

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::card::{Form, Grade, Kind};
use super::day::Day;
use super::history::Schedule;
use super::memory::Fit;
use super::plan::{Choice, Class};
use apart::apart;

pub use lengths::{Lengths, measured_length};
pub use picks::picks;
pub use planned::Planned;
use reason::reason;

/// Minutes that differ by less are the same: sums of lengths are not exact.
const TOLERANCE: f64 = 1e-9;

/// A card that may be practised today.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Candidate {
    /// The card, by whatever number the caller knows it.
    pub card: i64,
    /// The rank of its deck.
    pub deck: u32,
    /// Its position in the deck.
    pub position: u32,
    /// Its kind.
    pub kind: Kind,
    /// The day it is due; `None` for a new card.
    pub due: Option<Day>,
    /// The day of its latest review; `None` for a new card.
    pub last: Option<Day>,
    /// Its strength in days; `None` for a new card.
    pub strength: Option<f64>,
    /// The story that is its first choice.
    pub story: Option<i64>,
    /// The day since which that story must have been told for the prompt to be only picked: the first
    /// of an interview's last look, once it has begun.
    pub fresh_since: Option<Day>,
}

/// A card rated below 4 today.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Repeat {
    /// The card.
    pub card: i64,
    /// Its kind.
    pub kind: Kind,
    /// Its latest grade today.
    pub grade: Grade,
    /// The form of that rating, in which it comes again.
    pub form: Form,
    /// Where that rating stands in time: an instant or a place in the log.
    pub rated: i64,
    /// Its position in the deck, and the rank of the deck.
    pub place: (u32, u32),
    /// Whether it came again today already.
    pub repeated: bool,
}

/// Everything a day's queue follows from.
#[derive(Clone, Debug)]
pub struct Input {
    /// Today.
    pub today: Day,
    /// The minutes there are.
    pub minutes: f64,
    /// How long the cards take.
    pub lengths: Lengths,
    /// The share of the minutes that short cards may take, 0 to 1; 1 if only short kinds were asked for.
    pub short_share: f64,
    /// Whether a prompt whose story is fresh is only picked.
    pub pick: bool,
    /// The stories told lately, each with the day: those for which [`fresh`] holds.
    pub fresh_stories: BTreeMap<i64, Day>,
    /// How many new cards the day may still see, of all kinds together.
    pub room_new: Option<u32>,
    /// How many due cards the day may still see, of all kinds together.
    pub room_reviews: Option<u32>,
    /// How many cards the session may have, repeats included.
    pub limit: Option<usize>,
    /// Whether minutes above 0 that hold no card still give one: for a session the user asked for,
    /// not for the rest of a day.
    pub at_least_one: bool,
    /// Whether cards come again until they are graded 4, not once only.
    pub until_4: bool,
    /// The plans of the interviews ahead; then `due_prompts` are those outside their scopes, and no
    /// new prompt comes but through them.
    pub planned: Option<Planned>,
    /// The longest due prompts, at most as many as any day holds.
    pub due_prompts: Vec<Candidate>,
    /// New prompts by position and then deck, so that themes interleave.
    pub new_prompts: Vec<Candidate>,
    /// Due criteria, pitfalls, follow-ups and samples.
    pub due_short: Vec<Candidate>,
    /// New ones of those, in the order in which they are to come.
    pub new_short: Vec<Candidate>,
    /// The cards whose latest rating today is below 4.
    pub repeats: Vec<Repeat>,
}

/// One place in the queue.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// The card.
    pub card: i64,
    /// Its kind.
    pub kind: Kind,
    /// How it is to be answered.
    pub form: Form,
    /// The minutes it takes.
    pub minutes: f64,
    /// Why it is here, in a few plain words.
    pub reason: String,
    /// The class in which a plan chose it.
    pub class: Option<Class>,
    /// As the candidate's.
    pub fresh_since: Option<Day>,
    /// Whether it is practised without counting.
    pub drill: bool,
}

/// What a session serves.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Queue {
    /// The cards, in order; none twice.
    pub items: Vec<Item>,
    /// The repeats after them, shown apart.
    pub again: Vec<Item>,
}

/// Today's queue.
pub fn build(input: &Input) -> Queue {
    if input.minutes.is_nan() || input.minutes <= 0.0 {
        return Queue::default();
    }
    let prompts = waiting(input, &input.due_prompts, &input.new_prompts);
    let short = waiting(input, &input.due_short, &input.new_short);
    let room = Room {
        due: input.room_reviews.map_or(usize::MAX, |room| room as usize),
        new: input.room_new.map_or(usize::MAX, |room| room as usize),
        cards: input.limit.unwrap_or(usize::MAX),
    };

    // The caps are for prompts first: short cards get what prompts with all the minutes would leave.
    let alone = choose_prompts(input, &prompts, input.minutes, room);
    let (first, later) = short.split_at(planned::short_first(input, &alone));
    let share = input.minutes * input.short_share.clamp(0.0, 1.0);
    let mut chosen_short = choose(first, share, room.after(&alone));
    let left = input.minutes - minutes(&chosen_short);
    let chosen_prompts = choose_prompts(input, &prompts, left, room.after(&chosen_short));
    let left = (left - minutes(&chosen_prompts)).min(share - minutes(&chosen_short));
    let room_left = room.after(&chosen_short).after(&chosen_prompts);
    chosen_short.extend(choose(later, left, room_left));
    let mut chosen = apart(chosen_prompts, |slot| slot.candidate.story);
    chosen.extend(chosen_short);
    if chosen.is_empty() && input.at_least_one {
        chosen.extend(least(input, &prompts, &short, room));
    }
    Queue {
        again: again(input, &chosen),
        items: chosen
            .iter()
            .map(|slot| Item {
                card: slot.candidate.card,
                kind: slot.candidate.kind,
                form: slot.form,
                minutes: slot.minutes,
                reason: reason(input, slot),
                class: slot.planned.map(|choice| choice.class),
                fresh_since: slot.candidate.fresh_since,
                drill: false,
            })
            .collect(),
    }
}

/// A candidate with the form it would be served in and the minutes that takes.
#[derive(Clone, Copy)]
struct Slot<'a> {
    candidate: &'a Candidate,
    form: Form,
    minutes: f64,
    /// Why it was chosen, if a plan did.
    planned: Option<Choice>,
}

impl<'a> Slot<'a> {
    fn of(input: &Input, candidate: &'a Candidate) -> Self {
        let form = form(input, candidate);
        Self {
            candidate,
            form,
            minutes: input.lengths.of(form),
            planned: None,
        }
    }
}

/// The candidates in the order in which they are chosen: due ones by recall, then new ones as given.
fn waiting<'a>(input: &Input, due: &'a [Candidate], new: &'a [Candidate]) -> Vec<Slot<'a>> {
    let mut due: Vec<&Candidate> = due.iter().collect();
    due.sort_by(|left, right| longest_rested_first(input.today, left, right));
    due.into_iter()
        .chain(new)
        .map(|candidate| Slot::of(input, candidate))
        .collect()
}

/// Recall falls with the days rested over the strength, whatever the fit; ties go by position, so
/// that themes interleave.
fn longest_rested_first(today: Day, left: &Candidate, right: &Candidate) -> Ordering {
    let rested = |candidate: &Candidate| match (candidate.last, candidate.strength) {
        (Some(last), Some(strength)) if strength > 0.0 => {
            f64::from(today.elapsed_since(last)) / strength
        }
        _ => f64::INFINITY,
    };
    let place = |candidate: &Candidate| (candidate.position, candidate.deck, candidate.card);
    rested(right)
        .total_cmp(&rested(left))
        .then_with(|| place(left).cmp(&place(right)))
}

fn form(input: &Input, candidate: &Candidate) -> Form {
    if candidate.kind.is_short() || (input.pick && told_lately(input, candidate).is_some()) {
        Form::Picked
    } else {
        Form::Told
    }
}

/// The day on which the candidate's story was told, if it is still fresh.
fn told_lately(input: &Input, candidate: &Candidate) -> Option<Day> {
    let told = input.fresh_stories.get(&candidate.story?).copied()?;
    let since = candidate.fresh_since.unwrap_or(told);
    (told >= since).then_some(told)
}

/// How many cards the caps still let in.
#[derive(Clone, Copy)]
struct Room {
    due: usize,
    new: usize,
    cards: usize,
}

impl Room {
    fn lets_in(self, slot: &Slot) -> bool {
        let of_its_sort = if slot.candidate.due.is_some() {
            self.due
        } else {
            self.new
        };
        of_its_sort.min(self.cards) > 0
    }

    fn after(mut self, chosen: &[Slot]) -> Self {
        for slot in chosen {
            let of_its_sort = if slot.candidate.due.is_some() {
                &mut self.due
            } else {
                &mut self.new
            };
            *of_its_sort = of_its_sort.saturating_sub(1);
            self.cards = self.cards.saturating_sub(1);
        }
        self
    }
}

/// The day's prompts: those of the plan, then as many of the others as fit.
fn choose_prompts<'a>(
    input: &'a Input,
    others: &[Slot<'a>],
    minutes_left: f64,
    room: Room,
) -> Vec<Slot<'a>> {
    let mut chosen = input.planned.as_ref().map_or_else(Vec::new, |planned| {
        planned::choose(input, planned, minutes_left, room)
    });
    let left = minutes_left - minutes(&chosen);
    let more = choose(others, left, room.after(&chosen));
    chosen.extend(more);
    chosen
}

/// As many as fit the minutes and the room, in order.
fn choose<'a>(slots: &[Slot<'a>], minutes: f64, mut room: Room) -> Vec<Slot<'a>> {
    let mut used = 0.0;
    let mut chosen = Vec::new();
    for slot in slots {
        if room.lets_in(slot) && used + slot.minutes <= minutes + TOLERANCE {
            used += slot.minutes;
            room = room.after(&[*slot]);
            chosen.push(*slot);
        }
    }
    chosen
}

/// The one card of a session too short for any: a pick, else a short card, else a telling. A plan that
/// has enough for today has enough.
fn least<'a>(
    input: &'a Input,
    prompts: &[Slot<'a>],
    short: &[Slot<'a>],
    room: Room,
) -> Option<Slot<'a>> {
    if input.planned.is_some() {
        let telling = input.lengths.telling;
        let too_short = input.minutes + TOLERANCE < telling;
        let one = choose_prompts(input, prompts, telling, room);
        return one.into_iter().next().filter(|_| too_short);
    }
    let picks = prompts.iter().filter(|slot| !slot.form.is_full());
    picks
        .chain(short)
        .chain(prompts)
        .find(|slot| room.lets_in(slot))
        .copied()
}

/// Today's repeats in the minutes that the queue leaves: failures first, then the oldest rating. With
/// an interview ahead only the failures come again, in the order of the deck.
fn again(input: &Input, chosen: &[Slot]) -> Vec<Item> {
    let planned = input.planned.is_some() && !input.until_4;
    let mut wanted: Vec<&Repeat> = input
        .repeats
        .iter()
        .filter(|repeat| repeat.grade.wants_repeat() && (input.until_4 || !repeat.repeated))
        .filter(|repeat| !planned || !repeat.grade.recalled())
        .filter(|repeat| chosen.iter().all(|slot| slot.candidate.card != repeat.card))
        .collect();
    wanted.sort_by_key(|repeat| {
        let place = planned.then_some(repeat.place);
        (repeat.grade.recalled(), place, repeat.rated, repeat.card)
    });

    let cards = input
        .limit
        .map_or(usize::MAX, |limit| limit.saturating_sub(chosen.len()));
    let mut left = input.minutes - minutes(chosen);
    let mut items = Vec::new();
    for repeat in wanted {
        let minutes = input.lengths.of(repeat.form);
        let only_one = input.at_least_one && chosen.is_empty() && items.is_empty();
        if items.len() < cards && (minutes <= left + TOLERANCE || only_one) {
            left -= minutes;
            items.push(Item {
                card: repeat.card,
                kind: repeat.kind,
                form: repeat.form,
                minutes,
                reason: format!("again: graded {} today", repeat.grade),
                class: None,
                fresh_since: None,
                drill: false,
            });
        }
    }
    items
}

fn minutes(slots: &[Slot]) -> f64 {
    slots.iter().map(|slot| slot.minutes).sum()
}

/// Whether a story is so fresh that a prompt for it is only picked: it was last told with a grade of
/// 3 or more, and would be recalled today with a chance of 0.9. `story` is the fold of its full tellings.
pub fn fresh(story: &Schedule, today: Day, fit: &Fit) -> bool {
    let rested = today.elapsed_since(story.memory_day);
    story.last_grade.recalled() && fit.recall(story.strength, rested) >= 0.9
}

#[cfg(test)]
mod tests;
