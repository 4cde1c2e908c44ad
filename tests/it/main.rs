//! Everything a user can do, through the real program: whole output compared, an own folder for each
//! test, the clock held still. One file per capability.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]
#![allow(
    clippy::disallowed_methods,
    reason = "the tests run the program in an environment of their own"
)]
#![allow(clippy::needless_raw_string_hashes, reason = "expect-test writes them")]

mod answers;
mod backup;
mod cards;
mod check;
mod clock;
mod config;
mod decks;
mod documented;
mod export;
mod faults;
#[cfg(unix)]
mod first_run;
mod house;
mod import;
mod interview;
mod killed;
#[cfg(unix)]
mod last_days;
mod line;
#[cfg(unix)]
mod linking;
mod matrix;
#[cfg(unix)]
mod mock;
mod picks;
mod plan;
mod power;
mod queue;
mod rate;
mod readiness;
mod readme;
mod replay;
mod round_trip;
mod search;
#[cfg(unix)]
mod session;
#[cfg(unix)]
mod session_looks;
#[cfg(unix)]
mod shaping;
mod sheet;
#[cfg(unix)]
mod short_cards;
mod stats;
mod story;
mod story_check;
#[cfg(unix)]
mod story_edit;
mod story_export;
mod story_files;
mod story_links;
#[cfg(unix)]
mod story_shape;
mod support;
mod talk;
#[cfg(unix)]
mod terminal;
#[cfg(unix)]
mod ticks;
mod today;
#[cfg(unix)]
mod todo;
#[cfg(unix)]
mod variation;
