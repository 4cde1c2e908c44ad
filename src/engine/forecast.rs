//! The minutes that the coming days will take, from the due dates: the days are gone through one after
//! the other, every card is taken to be recalled after a moment's thought. Promises nothing: it shows
//! what the schedule holds.

use std::collections::{BTreeMap, VecDeque};

use super::card::Grade;
use super::day::Day;
use super::sm2::{self, State};

/// A card that was practised before and may be served.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Card {
    /// The day on which it is due.
    pub due: Day,
    /// Its SM-2 state.
    pub state: State,
    /// Whether it is a short card.
    pub short: bool,
}

/// What the forecast follows from.
#[derive(Clone, Debug)]
pub struct Input {
    /// Today.
    pub today: Day,
    /// The minutes of each day after today that is wanted, in order.
    pub minutes: Vec<f64>,
    /// The minutes left of today.
    pub left_today: f64,
    /// The share of the minutes that short cards may take, 0 to 1.
    pub short_share: f64,
    /// The minutes a prompt takes, told or picked.
    pub prompt_minutes: f64,
    /// The minutes a short card takes.
    pub short_minutes: f64,
    /// How many new cards a day may see.
    pub new_per_day: Option<usize>,
    /// Prompts that wait for their first review.
    pub new_prompts: usize,
    /// Short cards that wait for their first review.
    pub new_short: usize,
    /// The cards due within the days wanted; later ones are passed over.
    pub cards: Vec<Card>,
}

/// What a day to come is expected to hold.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ahead {
    /// The day.
    pub day: Day,
    /// The minutes it takes.
    pub minutes: f64,
    /// Cards that are due.
    pub due: usize,
    /// New cards.
    pub new: usize,
}

/// The days after today, in order.
pub fn forecast(input: &Input) -> Vec<Ahead> {
    let mut pools = [
        Pool::new(input.prompt_minutes, input.new_prompts),
        Pool::new(input.short_minutes, input.new_short),
    ];
    for card in &input.cards {
        pools[usize::from(card.short)].add(card.due.max(input.today), card.state);
    }
    std::iter::once(&input.left_today)
        .chain(&input.minutes)
        .zip(0..)
        .map(|(&minutes, ahead)| {
            let day = input.today + ahead;
            let mut new_left = input.new_per_day.unwrap_or(usize::MAX);
            let [prompts, short] = &mut pools;
            let of_short = short.practise(day, minutes * input.short_share, &mut new_left);
            let of_prompts = prompts.practise(day, minutes - of_short.minutes, &mut new_left);
            Ahead {
                day,
                minutes: of_short.minutes + of_prompts.minutes,
                due: of_short.due + of_prompts.due,
                new: of_short.new + of_prompts.new,
            }
        })
        .skip(1)
        .collect()
}

/// Prompts, or short cards: what is due on which day, what was left over, what is new.
struct Pool {
    length: f64,
    new: usize,
    coming: BTreeMap<Day, Vec<State>>,
    left_over: VecDeque<State>,
}

impl Pool {
    fn new(length: f64, new: usize) -> Self {
        Self {
            length,
            new,
            coming: BTreeMap::new(),
            left_over: VecDeque::new(),
        }
    }

    fn add(&mut self, due: Day, state: State) {
        self.coming.entry(due).or_default().push(state);
    }

    /// Practises for so many minutes at most: what is due first, then what is new.
    fn practise(&mut self, day: Day, minutes: f64, new_left: &mut usize) -> Ahead {
        // Sums of lengths are not exact.
        let room = ((minutes / self.length + 1e-9).max(0.0)) as usize;
        self.left_over
            .extend(self.coming.remove(&day).unwrap_or_default());
        let due = room.min(self.left_over.len());
        let new = (room - due).min(self.new).min(*new_left);
        self.new -= new;
        *new_left -= new;
        let [_, _, _, _, good, _] = Grade::ALL;
        let practised: Vec<State> = self
            .left_over
            .drain(..due)
            .chain(std::iter::repeat_n(State::default(), new))
            .map(|state| sm2::next(state, good))
            .collect();
        for state in practised {
            self.add(day + state.interval, state);
        }
        Ahead {
            day,
            minutes: (due + new) as f64 * self.length,
            due,
            new,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn input() -> Input {
        Input {
            today: Day::new(0),
            minutes: vec![20.0; 7],
            left_today: 20.0,
            short_share: 0.2,
            prompt_minutes: 2.5,
            short_minutes: 0.5,
            new_per_day: None,
            new_prompts: 0,
            new_short: 0,
            cards: Vec::new(),
        }
    }

    fn due(input: &Input) -> Vec<(usize, usize)> {
        forecast(input).iter().map(|it| (it.due, it.new)).collect()
    }

    #[test]
    fn what_does_not_fit_comes_the_next_day() {
        let card = Card {
            due: Day::new(-3),
            state: State {
                repetitions: 3,
                ease: 2.5,
                interval: 40,
            },
            short: false,
        };
        let twenty = Input {
            cards: vec![card; 20],
            ..input()
        };
        // Eight today, eight tomorrow, the last four the day after; none comes again within the week.
        assert_eq!(due(&twenty)[..3], [(8, 0), (4, 0), (0, 0)]);
    }

    #[test]
    fn a_recalled_card_comes_back_after_its_new_interval() {
        let new = Input {
            new_prompts: 2,
            new_per_day: Some(1),
            ..input()
        };
        // One begins today and one tomorrow; each is due the day after, and six days later again.
        assert_eq!(
            due(&new),
            [(1, 1), (1, 0), (0, 0), (0, 0), (0, 0), (0, 0), (1, 0)]
        );
    }

    #[test]
    fn a_day_without_minutes_leaves_its_cards_to_the_next() {
        let off = Input {
            left_today: 0.0,
            minutes: vec![0.0, 5.0],
            new_prompts: 3,
            ..input()
        };
        assert_eq!(due(&off), [(0, 0), (0, 2)]);
    }

    #[test]
    fn no_day_takes_more_than_its_minutes_and_short_cards_no_more_than_their_share() {
        let full = Input {
            new_prompts: 1_000,
            new_short: 1_000,
            ..input()
        };
        for day in forecast(&full) {
            assert!(day.minutes <= 20.0 && day.minutes > 17.0, "{day:?}");
        }
        let short_only = Input {
            new_short: 1_000,
            ..input()
        };
        for day in forecast(&short_only) {
            assert!((day.minutes - 4.0).abs() < 1e-9, "{day:?}");
        }
    }
}
