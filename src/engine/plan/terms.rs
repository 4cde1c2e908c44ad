//! The measures of an interview's plan: how much a day holds, and which days the last look takes.
//! Knows how many prompts there are, and nothing of any of them.

use std::collections::BTreeSet;

use super::super::day::Day;

/// Minutes that differ by less are the same.
const TOLERANCE: f64 = 1e-9;

/// An interview ahead, as its plan needs it.
#[derive(Clone, Debug, PartialEq)]
pub struct Interview {
    /// The day it takes place.
    pub day: Day,
    /// The day on which it was first set: the plan's day number 0, kept when the interview moves.
    pub first_day: Day,
    /// The minutes of practice a day, in full.
    pub minutes: f64,
    /// The minutes a telling takes, the mean of tellings and picks as they come.
    pub telling: f64,
    /// The days on which nothing is practised.
    pub days_off: BTreeSet<Day>,
}

/// What follows from an interview, the number of its prompts, and today.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Terms {
    /// Today.
    pub today: Day,
    /// The day of the interview.
    pub interview: Day,
    /// The minutes a telling takes.
    pub telling: f64,
    /// Tellings that a full day holds; at least 1.
    pub per_day: u32,
    /// Days of practice after today and before the interview.
    pub days_after: u32,
    /// Days of practice in the whole plan.
    pub days: u32,
    /// Days of practice from the plan's first day to today.
    pub day_number: u32,
    /// Days of practice that one look at everything takes.
    pub look_days: u32,
    /// The day on which the last look begins.
    pub look_begins: Day,
    /// The middle of the last look: when a prompt is told next, if not today.
    pub look_middle: Day,
}

impl Terms {
    /// The measures for `prompts` prompts; `None` on the day of the interview and after it.
    pub fn new(interview: &Interview, prompts: usize, today: Day) -> Option<Self> {
        if interview.day <= today {
            return None;
        }
        // A clock set back may lie before the day on which the interview was set.
        let first_day = interview.first_day.min(today);
        let per_day = slots(interview.minutes, interview.telling).max(1);
        let days = practised(&interview.days_off, first_day, interview.day);
        let look_days = u32::try_from(prompts.div_ceil(per_day as usize))
            .unwrap_or(u32::MAX)
            .min(days);
        let back = |days| counted_back(&interview.days_off, first_day, interview.day, days);
        Some(Self {
            today,
            interview: interview.day,
            telling: interview.telling,
            per_day,
            days_after: practised(&interview.days_off, today + 1, interview.day),
            days,
            day_number: practised(&interview.days_off, first_day, today),
            look_days,
            look_begins: back(look_days),
            look_middle: back(look_days.div_ceil(2)),
        })
    }

    /// Whether the last look has begun.
    pub fn is_last_look(&self) -> bool {
        self.today >= self.look_begins
    }

    /// Calendar days from today to the interview; forgetting counts them all.
    pub fn days_left(&self) -> u32 {
        self.interview.elapsed_since(self.today)
    }

    /// Tellings that so many minutes hold.
    pub fn slots(&self, minutes: f64) -> u32 {
        slots(minutes, self.telling)
    }

    /// Today's share of the new prompts, from those that were untold this morning. It ends before
    /// the last two days, and leaves a fifth of a short plan for what was told.
    pub fn quota(&self, untold_this_morning: usize) -> u32 {
        let days_for_new = self
            .days
            .saturating_sub(2)
            .max(1)
            .min((4 * u64::from(self.days)).div_ceil(5) as u32);
        let left = days_for_new.saturating_sub(self.day_number).max(1);
        u32::try_from(untold_this_morning.div_ceil(left as usize)).unwrap_or(u32::MAX)
    }

    /// Whether so many untold prompts need every telling from now on, today's `slots` included.
    pub fn presses(&self, untold: usize, slots: u32) -> bool {
        untold as u64 >= u64::from(self.per_day) * u64::from(self.days_after) + u64::from(slots)
    }
}

fn slots(minutes: f64, telling: f64) -> u32 {
    (minutes / telling + TOLERANCE).floor() as u32
}

/// How many days from `from` on and before `until` are no days off.
fn practised(days_off: &BTreeSet<Day>, from: Day, until: Day) -> u32 {
    if from >= until {
        return 0;
    }
    until.elapsed_since(from) - days_off.range(from..until).count() as u32
}

/// The day that is so many days of practice before the interview; never before the plan's first day.
fn counted_back(days_off: &BTreeSet<Day>, first_day: Day, interview: Day, days: u32) -> Day {
    let mut day = interview;
    let mut left = days;
    while left > 0 && day > first_day {
        day = day - 1;
        left -= u32::from(!days_off.contains(&day));
    }
    day
}

#[cfg(test)]
mod tests {
    use super::*;

    fn interview(day: i32, days_off: &[i32]) -> Interview {
        Interview {
            day: Day::new(day),
            first_day: Day::new(0),
            minutes: 25.0,
            telling: 2.5,
            days_off: days_off.iter().copied().map(Day::new).collect(),
        }
    }

    #[test]
    fn the_last_look_takes_the_days_it_needs() {
        // prompts, days to the interview, days off -> days it takes, its first and its middle day
        for (prompts, day, off, expected) in [
            (112, 18, &[][..], (12, 6, 12)),
            (112, 5, &[], (5, 0, 2)),
            (10, 18, &[], (1, 17, 17)),
            (11, 18, &[], (2, 16, 17)),
            (30, 18, &[], (3, 15, 16)),
            (30, 18, &[16], (3, 14, 15)),
            (30, 18, &[2], (3, 15, 16)),
            (1, 1, &[], (1, 0, 0)),
            (1, 2, &[1], (1, 0, 0)),
        ] {
            let terms = Terms::new(&interview(day, off), prompts, Day::new(0)).unwrap();
            let found = (
                terms.look_days,
                terms.look_begins.number(),
                terms.look_middle.number(),
            );
            assert_eq!(
                found, expected,
                "{prompts} prompts, {day} days, off {off:?}"
            );
        }
    }

    #[test]
    fn new_prompts_end_before_the_last_two_days() {
        for (untold, today, quota) in [
            (112, 0, 8),
            (104, 1, 8),
            (7, 13, 4),
            (7, 14, 7),
            (7, 17, 7),
            (0, 0, 0),
        ] {
            let terms = Terms::new(&interview(18, &[]), 112, Day::new(today)).unwrap();
            assert_eq!(terms.quota(untold), quota, "{untold} untold on day {today}");
        }
    }

    #[test]
    fn days_off_are_no_days_of_practice() {
        let off = interview(10, &[0, 3, 4, 12]);
        let terms = Terms::new(&off, 100, Day::new(5)).unwrap();
        assert_eq!((terms.days, terms.day_number, terms.days_after), (7, 2, 4));
        assert_eq!(terms.days_left(), 5);
    }

    #[test]
    fn there_is_no_plan_from_the_day_itself_on() {
        for today in [10, 11, 400] {
            assert_eq!(Terms::new(&interview(10, &[]), 5, Day::new(today)), None);
        }
        // A clock set back before the day on which the interview was set is still planned for.
        let early = Terms::new(&interview(10, &[]), 5, Day::new(-3)).unwrap();
        assert_eq!((early.days, early.day_number), (13, 0));
    }

    #[test]
    fn a_day_holds_at_least_one_telling() {
        let short = Interview {
            minutes: 1.0,
            ..interview(10, &[])
        };
        let terms = Terms::new(&short, 5, Day::new(0)).unwrap();
        assert_eq!(
            (terms.per_day, terms.slots(1.0), terms.slots(25.0)),
            (1, 0, 10)
        );
    }
}
