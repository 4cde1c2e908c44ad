//! The only room with SQL. It keeps and finds rows; it never decides, and never prints.
//!
//! Every function takes a connection and runs inside the transaction that `app` opened.

pub mod answer;
pub mod ask;
pub mod backup;
pub mod cache;
pub mod card;
pub mod chain;
pub mod check;
pub mod deck;
pub mod declined;
mod error;
pub mod front;
pub mod hash;
pub mod interview;
pub mod log;
pub mod mark;
pub mod missing;
pub mod mock;
mod open;
pub mod schedule;
pub mod search;
pub mod set_aside;
pub mod shaping;
pub mod story;
pub mod today;
pub mod transfer;
pub mod version;

pub use error::{Result, StoreError};
pub use open::{FORMAT, Store, publish};
