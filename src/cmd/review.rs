//! `retell review`: the daily session, in a terminal or line by line.

use std::io::Write;

use super::{Context, line};
use crate::cli::Review;

/// Runs a session.
pub fn run(context: &Context, arguments: Review, out: &mut dyn Write) -> anyhow::Result<()> {
    line::run(context, arguments.selection.into(), out)
}
