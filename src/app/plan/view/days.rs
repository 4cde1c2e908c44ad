//! Every day up to an interview: today as the queue serves it, the others as the plan lives them.

use std::collections::BTreeMap;

use super::{Making, PlanDay};
use crate::app::failure::Result;
use crate::app::plan::is_mock;
use crate::app::shaping::Outlook;
use crate::engine::card::Kind;
use crate::engine::day::Day;
use crate::engine::plan::Projected;
use crate::engine::shaping as engine;
use crate::store::schedule;

impl Making<'_> {
    /// The minutes that go to shaping a story, by day: today's as they are set aside, then one story a
    /// day, but for days off and the last days.
    pub(super) fn days_of_shaping(&self, outlook: Outlook, today: f64) -> BTreeMap<Day, f64> {
        let minutes = engine::minutes(self.scoped.minutes, self.lengths.telling);
        let last = self.scoped.day - engine::REST_DAYS;
        let later = (1..last.elapsed_since(self.today))
            .map(|ahead| self.today + ahead)
            .filter(|day| !self.ahead.days_off.contains(day))
            .map(|day| (day, minutes));
        [(self.today, today)]
            .into_iter()
            .chain(later)
            .filter(|(_, minutes)| *minutes > 0.0)
            .take(outlook.days)
            .collect()
    }

    /// The minutes that today's short cards take; the days to come are assumed to be like it.
    pub(super) fn short_minutes(&self) -> f64 {
        let short = self
            .queue
            .items
            .iter()
            .filter(|item| item.card.kind.is_short());
        // From 0, since the sum of no numbers is a negative nought.
        short.fold(0.0, |sum, item| sum + item.minutes)
    }

    pub(in crate::app::plan) fn day(&self, projected: &Projected) -> Result<PlanDay> {
        let terms = self.ahead.terms(self.scoped, self.today);
        let off = self.ahead.days_off.contains(&projected.day);
        let day = PlanDay {
            day: projected.day,
            minutes: projected.minutes,
            new: projected.new,
            tellings: projected.tellings,
            picks: projected.picks,
            shaping: self
                .shaping
                .get(&projected.day)
                .copied()
                .unwrap_or_default(),
            off,
            last_look: !off && terms.is_some_and(|terms| projected.day >= terms.look_begins),
            mock: is_mock(
                self.scoped.day,
                &self.ahead.days_off,
                self.today,
                projected.day,
            ),
        };
        if projected.day != self.today {
            let short = self.short_minutes();
            let minutes = if off {
                0.0
            } else {
                day.minutes + short + day.shaping
            };
            return Ok(PlanDay { minutes, ..day });
        }
        self.real_today(day)
    }

    /// Today's row says what the queue serves.
    fn real_today(&self, day: PlanDay) -> Result<PlanDay> {
        let (mut new, mut tellings, mut picks) = (0, 0, 0);
        for item in self
            .queue
            .items
            .iter()
            .filter(|item| item.card.kind == Kind::Prompt)
        {
            new += u32::from(schedule::of_card(self.connection, item.row)?.is_none());
            *if item.form.is_full() {
                &mut tellings
            } else {
                &mut picks
            } += 1;
        }
        Ok(PlanDay {
            minutes: self.queue.length() + day.shaping,
            new: f64::from(new),
            tellings: f64::from(tellings),
            picks: f64::from(picks),
            ..day
        })
    }
}
