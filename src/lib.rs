//! retell keeps the stories you will tell in a behavioural interview ready to be told.
//!
//! # The house, in reading order
//! - [`engine`]: pure decisions. Knows no SQL, file, clock or terminal.
//! - [`deck`]: themes as text and as values. Pure as well.
//! - [`story`]: the user's stories. Pure as well.
//! - [`clock`]: the only reader of wall clock, elapsed time and entropy. Decides nothing.
//! - [`paths`]: the only reader of environment and home folder. Reads no file's content.
//! - [`config`]: the settings, their defaults and where each value comes from. Never prints or asks.
//! - [`store`]: the only room with SQL. Never decides, never prints.
//! - [`app`]: one short method per thing retell can do, one transaction each. Never prints.
//! - [`term`]: how retell talks to a person. Knows nothing of what a card means.
//!
//! Arrows point down only: a room uses the rooms listed above it, never those below.

pub mod app;
pub mod clock;
pub mod config;
pub mod deck;
pub mod engine;
pub mod paths;
pub mod store;
pub mod story;
pub mod term;
