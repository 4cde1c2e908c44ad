//! What `retell stats` shows, for scripts.

use serde::Serialize;

use crate::app::stats::{Kept, Length, Stats, Total};
use crate::engine::day::Day;
use crate::engine::forecast::Ahead;

#[derive(Serialize)]
pub(super) struct Json {
    day: Day,
    days: Vec<DayJson>,
    total: TotalJson,
    streak: StreakJson,
    known: bool,
    observations: u32,
    kept: Vec<KeptJson>,
    forecast: Vec<AheadJson>,
    lengths: LengthsJson,
}

#[derive(Serialize)]
struct DayJson {
    day: Day,
    #[serde(flatten)]
    total: SumJson,
}

#[derive(Serialize)]
struct SumJson {
    minutes: f64,
    reviews: usize,
    tellings: usize,
    picks: usize,
    short: usize,
}

#[derive(Serialize)]
struct TotalJson {
    #[serde(flatten)]
    total: SumJson,
    days: usize,
    since: Option<Day>,
}

#[derive(Serialize)]
struct StreakJson {
    days: u32,
    longest: u32,
}

#[derive(Serialize)]
struct KeptJson {
    from: f64,
    to: f64,
    reviews: usize,
    recalled: usize,
    expected: f64,
}

#[derive(Serialize)]
struct AheadJson {
    day: Day,
    minutes: f64,
    due: usize,
    new: usize,
}

#[derive(Serialize)]
struct LengthsJson {
    telling: LengthJson,
    pick: LengthJson,
}

#[derive(Serialize)]
struct LengthJson {
    minutes: f64,
    source: String,
}

impl Json {
    pub(super) fn new(stats: &Stats) -> Self {
        let day = |(day, total): &(Day, Total)| DayJson {
            day: *day,
            total: SumJson::new(total),
        };
        let length = |length: &Length| LengthJson {
            minutes: length.minutes,
            source: length.source.to_string(),
        };
        Self {
            day: stats.today,
            days: stats.days.iter().map(day).collect(),
            total: TotalJson {
                total: SumJson::new(&stats.total),
                days: stats.practised_days,
                since: stats.since,
            },
            streak: StreakJson {
                days: stats.streak.now,
                longest: stats.streak.longest,
            },
            known: stats.fit.known(),
            observations: stats.fit.observations,
            kept: stats.kept.iter().map(KeptJson::new).collect(),
            forecast: stats.forecast.iter().map(AheadJson::new).collect(),
            lengths: LengthsJson {
                telling: length(&stats.telling),
                pick: length(&stats.pick),
            },
        }
    }
}

impl SumJson {
    const fn new(total: &Total) -> Self {
        Self {
            minutes: total.minutes,
            reviews: total.reviews,
            tellings: total.tellings,
            picks: total.picks,
            short: total.short,
        }
    }
}

impl KeptJson {
    const fn new(band: &Kept) -> Self {
        Self {
            from: band.from,
            to: band.to,
            reviews: band.reviews,
            recalled: band.recalled,
            expected: band.expected,
        }
    }
}

impl AheadJson {
    const fn new(ahead: &Ahead) -> Self {
        Self {
            day: ahead.day,
            minutes: ahead.minutes,
            due: ahead.due,
            new: ahead.new,
        }
    }
}
