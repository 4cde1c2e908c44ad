//! Calendar days as the user lives them. Never reads the clock: `clock.rs` makes the values.

use std::fmt;
use std::ops::{Add, Sub};
use std::str::FromStr;

use chrono::{Datelike, NaiveDate, NaiveDateTime, TimeDelta};
use serde::{Deserialize, Serialize};

/// A calendar day, as whole days since 1970-01-01. Days before that are negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i32);

impl Day {
    /// The day so many days after 1970-01-01.
    pub const fn new(days: i32) -> Self {
        Self(days)
    }

    /// Days since 1970-01-01.
    pub const fn number(self) -> i32 {
        self.0
    }

    /// Days from `earlier` to this day; 0 when the clock was set back and `earlier` lies ahead.
    pub fn elapsed_since(self, earlier: Self) -> u32 {
        u32::try_from(i64::from(self.0) - i64::from(earlier.0)).unwrap_or(0)
    }

    /// The day of the week, short, and the day of the month: "Thu 10 Dec".
    pub fn short(self) -> String {
        self.date().map_or_else(
            || self.to_string(),
            |date| date.format("%a %-d %b").to_string(),
        )
    }

    /// The name of the weekday: "Saturday".
    pub fn weekday(self) -> String {
        self.date()
            .map_or_else(|| self.to_string(), |date| date.format("%A").to_string())
    }

    fn date(self) -> Option<NaiveDate> {
        NaiveDate::from_epoch_days(self.0)
    }
}

impl Add<u32> for Day {
    type Output = Self;

    fn add(self, days: u32) -> Self {
        Self(self.0.saturating_add_unsigned(days))
    }
}

impl Sub<u32> for Day {
    type Output = Self;

    fn sub(self, days: u32) -> Self {
        Self(self.0.saturating_sub_unsigned(days))
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.date() {
            Some(date) if (0..=9999).contains(&date.year()) => {
                write!(f, "{}", date.format("%Y-%m-%d"))
            }
            // ISO 8601 gives years beyond four digits, or before year 0, a sign.
            Some(date) => write!(
                f,
                "{:+05}-{:02}-{:02}",
                date.year(),
                date.month(),
                date.day()
            ),
            None => write!(f, "day {}", self.0),
        }
    }
}

/// Text that is no day.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is no date: write year-month-day, as in 2026-12-15")]
pub struct NotADay(pub String);

impl FromStr for Day {
    type Err = NotADay;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let date = ten_characters(text).or_else(|| {
            let date = NaiveDate::parse_from_str(text.trim(), "%Y-%m-%d");
            date.ok()
        });
        date.map(|date| Self(date.to_epoch_days()))
            .ok_or_else(|| NotADay(text.to_owned()))
    }
}

/// A date written with four, two and two digits, as nearly all are: read without the general parser.
fn ten_characters(text: &str) -> Option<NaiveDate> {
    let number = |digits: &[u8]| {
        digits.iter().try_fold(0, |number, digit| {
            let digit = char::from(*digit).to_digit(10)?;
            Some(number * 10 + digit)
        })
    };
    let [y0, y1, y2, y3, b'-', m0, m1, b'-', d0, d1] = *text.as_bytes() else {
        return None;
    };
    let year = number(&[y0, y1, y2, y3])?;
    NaiveDate::from_ymd_opt(year as i32, number(&[m0, m1])?, number(&[d0, d1])?)
}

impl Serialize for Day {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(serde::de::Error::custom)
    }
}

/// One reading of the clock: the instant, the user's offset from UTC then, and the day it belonged to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// Milliseconds since 1970-01-01T00:00:00Z; may be negative.
    pub at: i64,
    /// Seconds east of UTC of the user's zone at that instant.
    pub offset: i32,
    /// The user's day: the local calendar day once the rollover hour has passed.
    pub day: Day,
}

impl Moment {
    /// The moment at `at` milliseconds, in a zone `offset` seconds east of UTC, where a new day
    /// begins `rollover` minutes after local midnight.
    pub fn new(at: i64, offset: i32, rollover: u16) -> Self {
        let local_seconds = at.div_euclid(1000) + i64::from(offset) - i64::from(rollover) * 60;
        let day = i32::try_from(local_seconds.div_euclid(86_400)).unwrap_or(if at < 0 {
            i32::MIN
        } else {
            i32::MAX
        });
        Self {
            at,
            offset,
            day: Day(day),
        }
    }

    /// The instant as RFC 3339 in UTC, with milliseconds where there are any.
    pub fn rfc3339(at: i64) -> String {
        let Some(instant) = chrono::DateTime::from_timestamp_millis(at) else {
            return at.to_string();
        };
        instant.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true)
    }

    /// The instant behind such a text, in milliseconds since 1970; `None` if it is none.
    pub fn instant(text: &str) -> Option<i64> {
        // Years of more than four digits are beyond RFC 3339, and the parser that knows them is slower.
        if let Ok(instant) = chrono::DateTime::parse_from_rfc3339(text) {
            return Some(instant.timestamp_millis());
        }
        let instant: chrono::DateTime<chrono::Utc> = text.parse().ok()?;
        Some(instant.timestamp_millis())
    }

    /// The local wall clock time, for showing.
    pub fn local(self) -> NaiveDateTime {
        let utc = chrono::DateTime::from_timestamp_millis(self.at).unwrap_or_default();
        utc.naive_utc()
            .checked_add_signed(TimeDelta::seconds(i64::from(self.offset)))
            .unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_read_back_as_written() {
        for (text, number) in [
            ("1970-01-01", 0),
            ("2026-11-22", 20_779),
            ("1969-12-31", -1),
            ("2028-02-29", 21_243),
            ("-0001-01-01", -719_893),
            ("+10200-01-01", 3_005_946),
        ] {
            let day: Day = text.parse().unwrap();
            assert_eq!((day.number(), day.to_string().as_str()), (number, text));
        }
        for wrong in ["", "2026-02-30", "yesterday", "2026-11", "22.11.2026"] {
            assert!(wrong.parse::<Day>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_day_turns_at_the_rollover_hour_of_the_users_zone() {
        let cases = [
            // 03:59 and 04:00 in UTC.
            (1_000 * (86_400 + 4 * 3_600 - 60), 0, 240, 0),
            (1_000 * (86_400 + 4 * 3_600), 0, 240, 1),
            // The same instant is later in the day further east.
            (1_000 * (86_400 + 3_600), 3 * 3_600, 240, 1),
            (-1_000, 0, 0, -1),
        ];
        for (at, offset, rollover, day) in cases {
            assert_eq!(
                Moment::new(at, offset, rollover).day,
                Day::new(day),
                "{at} {offset}"
            );
        }
    }

    #[test]
    fn instants_read_back_as_written() {
        for at in [
            0,
            1_763_802_000_000,
            1_763_802_000_001,
            -1,
            -62_198_755_200_000,
            259_714_080_000_000,
        ] {
            assert_eq!(Moment::instant(&Moment::rfc3339(at)), Some(at), "{at}");
        }
        assert_eq!(Moment::instant("yesterday"), None);
    }

    #[test]
    fn elapsed_days_are_never_negative() {
        assert_eq!(Day::new(5).elapsed_since(Day::new(3)), 2);
        assert_eq!(Day::new(3).elapsed_since(Day::new(5)), 0);
        assert_eq!(
            Day::new(i32::MAX).elapsed_since(Day::new(i32::MIN)),
            u32::MAX
        );
    }
}
