//! How retell talks to a person: width, colour, keys, prompts, notes. Never knows what a card means,
//! and lets no text reach the terminal that was not made harmless.
//!
//! Data goes to standard output, prompts and notes to standard error. A prompt needs a terminal on
//! standard input and standard error; without one it says which flag to use and never waits.

mod ask;
mod clockline;
mod editor;
mod keys;
mod line;
mod output;
mod paragraph;
mod progress;
mod restore;
mod sanitise;
mod screen;
mod style;
mod table;
mod width;

pub use ask::{NeedsTerminal, Terminal};
pub use clockline::{ClockLine, minutes_and_seconds};
pub use editor::{EditorFailed, can_edit, edit_text};
pub use keys::{Key, Keys, Pressed};
pub use output::{deliver, is_closed_pipe, note};
pub use paragraph::{Paragraph, Writing};
pub use progress::progress;
pub use restore::{make_until_interrupted, on_interrupt};
pub use sanitise::{one_line, sanitise};
pub use screen::{Look, Screen};
pub use style::{ColorChoice, Style};
pub use table::{Align, Table};
pub use width::{pad_left, pad_right, truncate, width};
