//! The user's own stories. Pure: never touches the database or the terminal.

pub mod topics;
