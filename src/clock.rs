//! The only reader of wall clock, elapsed time and entropy. Never decides anything: it hands out values.

mod zone;

use std::time::{Duration, Instant};

use chrono::{DateTime, FixedOffset};
use rand::rngs::{StdRng, SysRng};
use rand::{Rng, SeedableRng};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::engine::day::Moment;

/// Where a process gets the wall clock from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    /// The machine's own clock and zone.
    System,
    /// `RETELL_NOW`: every reading gives the same instant.
    Fixed {
        /// Milliseconds since 1970-01-01T00:00:00Z; may be negative.
        at_ms: i64,
        /// Seconds east of UTC; `None` asks the machine's zone.
        offset_seconds: Option<i32>,
    },
}

/// `RETELL_NOW` holds no instant.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "RETELL_NOW=\"{0}\" is no instant: write a date with time and offset, as in \
     2026-11-22T09:30:00+01:00, or whole seconds since 1970"
)]
pub struct BadNow(pub String);

impl Clock {
    /// The clock that `RETELL_NOW` asks for; the system's when it is not set.
    ///
    /// Reads RFC 3339 (years before 0 and after 9999 with a sign) or whole seconds since 1970.
    pub fn from_now(now: Option<&str>) -> Result<Self, BadNow> {
        let Some(text) = now else {
            return Ok(Self::System);
        };
        let refuse = || BadNow(text.to_owned());
        if let Ok(seconds) = text.trim().parse::<i64>() {
            let instant = DateTime::from_timestamp(seconds, 0).ok_or_else(refuse)?;
            return Ok(Self::Fixed {
                at_ms: instant.timestamp_millis(),
                offset_seconds: None,
            });
        }
        let instant: DateTime<FixedOffset> = text.trim().parse().map_err(|_| refuse())?;
        Ok(Self::Fixed {
            at_ms: instant.timestamp_millis(),
            offset_seconds: Some(instant.offset().local_minus_utc()),
        })
    }

    /// Reads the clock once: the instant, the user's offset then, and the day it belongs to when a
    /// new day begins `rollover_minutes` after midnight.
    #[allow(
        clippy::disallowed_methods,
        reason = "this is the one reading of the wall clock"
    )]
    pub fn now(&self, rollover_minutes: u16) -> Moment {
        let (at_ms, offset) = match *self {
            Self::System => (chrono::Utc::now().timestamp_millis(), None),
            Self::Fixed {
                at_ms,
                offset_seconds,
            } => (at_ms, offset_seconds),
        };
        let offset = offset.unwrap_or_else(|| zone::offset_seconds(at_ms));
        Moment::new(at_ms, offset, rollover_minutes)
    }

    /// Whether `RETELL_NOW` holds time still: timers stay at 0 and nothing is redrawn.
    pub const fn is_fixed(&self) -> bool {
        matches!(self, Self::Fixed { .. })
    }

    /// A running timer, which stays at 0 under `RETELL_NOW`.
    pub fn stopwatch(&self) -> Stopwatch {
        let mut stopwatch = Stopwatch {
            stopped: self.is_fixed(),
            before: Duration::ZERO,
            running_since: None,
        };
        stopwatch.resume();
        stopwatch
    }
}

/// Time spent on something, monotonic: setting the wall clock does not change it.
#[derive(Clone, Debug)]
pub struct Stopwatch {
    stopped: bool,
    before: Duration,
    running_since: Option<Instant>,
}

impl Stopwatch {
    /// Whole seconds that ran so far, pauses left out.
    pub fn elapsed_seconds(&self) -> u32 {
        let running = self
            .running_since
            .map_or(Duration::ZERO, |since| since.elapsed());
        u32::try_from((self.before + running).as_secs()).unwrap_or(u32::MAX)
    }

    /// Whether time is being counted.
    pub const fn is_running(&self) -> bool {
        self.running_since.is_some()
    }

    /// Stops counting until `resume`.
    pub fn pause(&mut self) {
        if let Some(since) = self.running_since.take() {
            self.before += since.elapsed();
        }
    }

    /// Goes on counting; does nothing while it runs.
    #[allow(
        clippy::disallowed_methods,
        reason = "this is the one reading of elapsed time"
    )]
    pub fn resume(&mut self) {
        if self.running_since.is_none() && !self.stopped {
            self.running_since = Some(Instant::now());
        }
    }
}

/// The process's random bytes: from `RETELL_SEED`, so that a run can be repeated, or the system.
#[derive(Debug)]
pub struct Entropy {
    random: StdRng,
}

/// The system has no random bytes to give.
#[derive(Debug, thiserror::Error)]
#[error("cannot read random bytes from the system ({0}); set RETELL_SEED to a number of your own")]
pub struct NoEntropy(String);

impl Entropy {
    /// Entropy from `RETELL_SEED` (a whole number, or any text, which is hashed), else the system.
    pub fn from_seed(seed: Option<&str>) -> Result<Self, NoEntropy> {
        let random = match seed {
            Some(text) => StdRng::seed_from_u64(seed_number(text)),
            None => StdRng::try_from_rng(&mut SysRng)
                .map_err(|problem| NoEntropy(problem.to_string()))?,
        };
        Ok(Self { random })
    }

    /// A new identifier, `UUIDv7`: `at_ms` (milliseconds since 1970, clamped to 0 and up) and random bytes.
    pub fn uuid(&mut self, at_ms: i64) -> Uuid {
        let mut bytes = [0; 10];
        self.random.fill_bytes(&mut bytes);
        let at_ms = u64::try_from(at_ms).unwrap_or(0);
        uuid::Builder::from_unix_timestamp_millis(at_ms, &bytes).into_uuid()
    }

    /// A seed for a draw that a pure function makes.
    pub fn seed(&mut self) -> u64 {
        self.random.next_u64()
    }
}

fn seed_number(text: &str) -> u64 {
    text.trim().parse().unwrap_or_else(|_| {
        Sha256::digest(text.as_bytes())
            .iter()
            .take(8)
            .fold(0, |number, byte| (number << 8) | u64::from(*byte))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fixed(text: &str) -> (i64, Option<i32>) {
        match Clock::from_now(Some(text)).unwrap() {
            Clock::Fixed {
                at_ms,
                offset_seconds,
            } => (at_ms, offset_seconds),
            Clock::System => panic!("{text} left the clock running"),
        }
    }

    #[test]
    fn a_fixed_clock_reads_rfc_3339_and_seconds() {
        for (text, at_ms, offset) in [
            ("0", 0, None),
            ("-1", -1_000, None),
            (" 1795340000 ", 1_795_340_000_000, None),
            ("1970-01-01T00:00:00Z", 0, Some(0)),
            ("1970-01-01T01:00:00+01:00", 0, Some(3_600)),
            (
                "2026-11-22T09:30:00.250-03:30",
                1_795_352_400_250,
                Some(-12_600),
            ),
            ("-0001-01-01T00:00:00Z", -62_198_755_200_000, Some(0)),
            ("+10200-12-31T23:59:59Z", 259_745_270_399_000, Some(0)),
        ] {
            assert_eq!(fixed(text), (at_ms, offset), "{text}");
        }
    }

    #[test]
    fn a_bad_clock_says_what_to_write() {
        for wrong in [
            "",
            "now",
            "2026-11-22",
            "2026-11-22T09:30:00",
            "2026-02-30T09:30:00Z",
            "1.5",
            "9223372036854775807",
            "-9223372036854775808",
        ] {
            let message = Clock::from_now(Some(wrong)).unwrap_err().to_string();
            assert!(
                message.contains("RETELL_NOW") && message.contains("2026-11-22T09:30:00+01:00"),
                "{message}"
            );
        }
        assert_eq!(Clock::from_now(None), Ok(Clock::System));
    }

    #[test]
    fn far_instants_have_a_day_in_every_zone() {
        for seconds in [-62_198_755_200_i64, 259_745_270_399, 8_000_000_000_000] {
            let clock = Clock::from_now(Some(&seconds.to_string())).unwrap();
            let moment = clock.now(240);
            assert_eq!(moment.at, seconds * 1_000);
            assert!(moment.offset.abs() < 86_400);
        }
    }

    #[test]
    fn a_stopwatch_stands_still_under_a_fixed_clock() {
        let clock = Clock::Fixed {
            at_ms: 0,
            offset_seconds: None,
        };
        let mut stopwatch = clock.stopwatch();
        stopwatch.pause();
        stopwatch.resume();
        assert!(stopwatch.running_since.is_none());
        assert_eq!(stopwatch.elapsed_seconds(), 0);
    }

    #[test]
    fn a_stopwatch_keeps_what_ran_before_a_pause() {
        let mut stopwatch = Stopwatch {
            stopped: false,
            before: Duration::from_secs(95),
            running_since: None,
        };
        assert_eq!(stopwatch.elapsed_seconds(), 95);
        stopwatch.resume();
        assert!(stopwatch.running_since.is_some());
        stopwatch.pause();
        assert!(stopwatch.running_since.is_none());
        assert!(stopwatch.elapsed_seconds() >= 95);
    }

    #[test]
    fn a_seed_repeats_and_identifiers_are_version_7() {
        let draw = |seed| {
            let mut entropy = Entropy::from_seed(seed).unwrap();
            (entropy.uuid(1_795_340_000_000), entropy.seed())
        };
        assert_eq!(draw(Some("7")), draw(Some("7")));
        assert_ne!(draw(Some("7")), draw(Some("8")));
        assert_eq!(draw(Some("any words")), draw(Some("any words")));
        assert_ne!(draw(None), draw(None));

        let (id, _) = draw(Some("7"));
        assert_eq!(id.get_version_num(), 7);
        assert!(id.to_string().starts_with("01a2029a-5b00-7"), "{id}");
        let before_1970 = Entropy::from_seed(Some("7")).unwrap().uuid(-5);
        assert!(before_1970.to_string().starts_with("00000000-0000-7"));
    }
}
