//! When the plan will probably bring each prompt again, and what tomorrow holds: a few lives are enough
//! for that. Promises nothing: each morning decides anew.

use std::collections::BTreeMap;

use crate::app::App;
use crate::app::failure::Result;
use crate::engine::day::Day;
use crate::engine::plan::project;

/// An odd number, so that one of them stands in the middle.
const LIVES: u32 = 9;

/// What the plan of the nearest interview looks like from tomorrow on.
#[derive(Clone, Debug)]
pub struct Prospect {
    /// The day on which each prompt is told next after today, by row; without those that are not.
    pub next: BTreeMap<i64, Day>,
    /// The minutes that tomorrow takes; `None` where that is a day off or the interview's.
    pub tomorrow: Option<f64>,
}

impl App {
    /// What the plan of the nearest interview looks like from tomorrow on; `None` without one ahead.
    pub fn prospect(&mut self) -> Result<Option<Prospect>> {
        self.with_plan(None, |making, _, _| {
            let projection = project(&making.life()?, LIVES, making.seed());
            let tomorrow = projection.days.get(1).copied();
            let tomorrow = tomorrow.map(|day| making.day(&day)).transpose()?;
            Ok(Prospect {
                next: projection.next,
                tomorrow: tomorrow.filter(|day| !day.off).map(|day| day.minutes),
            })
        })
    }
}
