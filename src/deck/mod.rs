//! Themes as text and as values. Pure: never touches a file, the database or the terminal.

pub mod advice;
pub mod bundled;
#[cfg(test)]
mod collection_tests;
pub mod company;
pub mod content;
pub mod file;
pub mod model;
pub mod page;
mod slugs;
pub mod text;
pub mod update;
