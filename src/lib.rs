//! retell keeps the stories you will tell in a behavioural interview ready to be told.
//!
//! # The house, in reading order
//! - [`engine`]: pure decisions. Knows no SQL, file, clock or terminal.
//! - [`deck`]: themes as text and as values. Pure as well.
//! - [`story`]: the user's stories. Pure as well.
//!
//! Arrows point down only: a room uses the rooms listed above it, never those below.

pub mod deck;
pub mod engine;
pub mod story;
