//! A bar for work that takes long. Never drawn where nobody looks or redrawing is unwelcome.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::sanitise::one_line;
use super::screen::Screen;

/// Redrawn so many times a second at most.
const DRAWN_PER_SECOND: u8 = 4;

/// A bar on standard error that counts to `total`; `what` says what is counted. Invisible when
/// `quiet`, or when the screen (of standard error) allows no redrawing. The caller clears it.
pub fn progress(screen: &Screen, quiet: bool, total: u64, what: &str) -> ProgressBar {
    let target = if quiet || screen.plain {
        ProgressDrawTarget::hidden()
    } else {
        ProgressDrawTarget::stderr_with_hz(DRAWN_PER_SECOND)
    };
    let bar = ProgressBar::with_draw_target(Some(total), target);
    if let Ok(style) = ProgressStyle::with_template(" {bar:20} {human_pos} of {human_len} {msg}") {
        bar.set_style(style.progress_chars("█░"));
    }
    bar.with_message(one_line(what).into_owned())
}
