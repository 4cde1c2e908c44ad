//! Themes as text and as values. Pure: never touches a file, the database or the terminal.

pub mod bundled;
pub mod company;
pub mod content;
pub mod file;
pub mod model;
mod slugs;
pub mod text;
pub mod update;
