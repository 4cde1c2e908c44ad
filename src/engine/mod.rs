//! Pure decisions: what a grade does to a card, what to practise, how ready the user is.
//! Never reads a clock, a file, a database or a random source, and never prints.

pub mod card;
pub mod chance;
pub mod day;
pub mod forecast;
pub mod history;
pub mod loops;
pub mod matching;
pub mod memory;
pub mod mock;
pub mod plan;
pub mod queue;
pub mod readiness;
pub mod shaping;
pub mod sm2;
pub mod typed_day;
pub mod variation;
