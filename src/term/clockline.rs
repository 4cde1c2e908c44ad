//! A line with a running clock above the keys one may press. Never stops the time or judges it.

use std::io::{self, Write};

use super::keys::{Key, Keys, Pressed};
use super::screen::Screen;
use super::width::{pad_right, truncate, width};
use crate::clock::Stopwatch;
use crate::config::Band;

const BAR_CELLS: u32 = 10;

/// `1:42`: minutes and seconds, without hours.
pub fn minutes_and_seconds(seconds: u32) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// A label, the time it takes, and the band it should take, redrawn in place once a second.
#[derive(Debug)]
pub struct ClockLine {
    screen: Screen,
    label: String,
    band: Band,
    below: Vec<String>,
    /// What stands on the line now.
    drawn: Option<String>,
    live: bool,
}

impl ClockLine {
    /// A clock beside `label` (one line of harmless text) with finished lines `below` it. It runs
    /// only where `live` and the screen allows redrawing; else it shows the band alone, once.
    pub fn new(screen: Screen, label: &str, band: Band, below: &[String], live: bool) -> Self {
        let below = below
            .iter()
            .map(|line| truncate(line, screen.width - 1))
            .collect();
        Self {
            screen,
            label: label.to_owned(),
            band,
            below,
            drawn: None,
            live: live && !screen.plain && cfg!(unix),
        }
    }

    /// Shows the line and waits for a key, counting what `stopwatch` says; `None` at the end of the
    /// input. May be called again, after a pause for example: the line keeps its place, but for a
    /// [`Key::Redraw`], which asks the caller to show first what stands above it.
    pub fn wait(&mut self, keys: &mut Keys, stopwatch: &Stopwatch) -> io::Result<Option<Key>> {
        loop {
            // A terminal that takes no more text has been closed.
            if self.draw(&mut io::stderr(), stopwatch).is_err() {
                return Ok(None);
            }
            match keys.poll()? {
                Pressed::Key(key) => {
                    if key == Key::Redraw {
                        // What stood above is gone or not ours: the next line stands where we are.
                        self.drawn = None;
                    }
                    return Ok(Some(key));
                }
                Pressed::Closed => return Ok(None),
                Pressed::Nothing => {}
            }
        }
    }

    fn draw(&mut self, out: &mut impl Write, stopwatch: &Stopwatch) -> io::Result<()> {
        if self.drawn.is_some() && !self.live {
            return Ok(());
        }
        let line = self.line(stopwatch.elapsed_seconds(), !stopwatch.is_running());
        if self.drawn.as_ref() == Some(&line) {
            return Ok(());
        }
        // One write, so that no half-drawn line is ever seen.
        let drawing = if self.drawn.is_none() {
            let lines: Vec<&str> = [line.as_str()]
                .into_iter()
                .chain(self.below.iter().map(String::as_str))
                .collect();
            lines.join("\n") + "\n"
        } else {
            let up = self.below.len() + 1;
            format!("\x1b[{up}A\r\x1b[2K{line}\x1b[{up}B\r")
        };
        out.write_all(drawing.as_bytes())?;
        self.drawn = Some(line);
        out.flush()
    }

    /// What the line says: the most that fits beside the label, time first.
    fn line(&self, seconds: u32, paused: bool) -> String {
        let style = self.screen.style;
        // A line that fills the terminal would wrap, and moving up would miss it.
        let room = self.screen.text_width().min(self.screen.width - 1);
        let target = style.dim(&format!(
            "{}–{}",
            minutes_and_seconds(self.band.from),
            minutes_and_seconds(self.band.to)
        ));
        let time = style.accent(&minutes_and_seconds(seconds));
        let state = if paused { "  paused" } else { "" };
        let choices = if self.live {
            vec![
                format!("{time}  {} {target}{state}", bar(seconds, self.band)),
                format!("{time}  {target}{state}"),
                format!("{time}{state}"),
            ]
        } else {
            vec![target, String::new()]
        };
        choices
            .iter()
            .find(|choice| width(&self.label) + 2 + width(choice) <= room)
            .map_or_else(
                || truncate(&self.label, room),
                |choice| pad_right(&self.label, room - width(choice)) + choice,
            )
            .trim_end()
            .to_owned()
    }
}

/// How much of the band's longest time has passed, as a bar of ten cells.
fn bar(seconds: u32, band: Band) -> String {
    let full = (u64::from(seconds) * u64::from(BAR_CELLS) / u64::from(band.to.max(1)))
        .min(u64::from(BAR_CELLS)) as usize;
    let empty = BAR_CELLS as usize - full;
    format!("▕{}{}▏", "█".repeat(full), "░".repeat(empty))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Clock;

    const BAND: Band = Band { from: 90, to: 150 };

    fn clock_line(columns: usize, live: bool) -> ClockLine {
        let screen = Screen {
            plain: false,
            ..Screen::paper(columns)
        };
        let below = vec!["enter told it".to_owned()];
        ClockLine::new(screen, "Tell it aloud.", BAND, &below, live)
    }

    #[test]
    fn the_line_says_what_fits() {
        for (columns, seconds, paused, line) in [
            (
                60,
                102,
                false,
                "Tell it aloud.                 1:42  ▕██████░░░░▏ 1:30–2:30",
            ),
            (40, 102, false, "Tell it aloud.          1:42  1:30–2:30"),
            (40, 0, true, "Tell it aloud.  0:00  1:30–2:30  paused"),
            (24, 61, false, "Tell it aloud.     1:01"),
            (10, 61, false, "Tell it…"),
        ] {
            assert_eq!(clock_line(columns, true).line(seconds, paused), line);
        }
        assert_eq!(
            clock_line(40, false).line(0, true),
            "Tell it aloud.                1:30–2:30"
        );
        assert_eq!(clock_line(20, false).line(0, true), "Tell it aloud.");
    }

    #[test]
    fn the_bar_fills_up_to_the_end_of_the_band() {
        for (seconds, cells) in [
            (0, "▕░░░░░░░░░░▏"),
            (75, "▕█████░░░░░▏"),
            (149, "▕█████████░▏"),
            (150, "▕██████████▏"),
            (u32::MAX, "▕██████████▏"),
        ] {
            assert_eq!(bar(seconds, BAND), cells);
        }
    }

    #[test]
    fn a_line_is_drawn_once_and_then_in_place() {
        let fixed = Clock::Fixed {
            at_ms: 0,
            offset_seconds: None,
        };
        let mut out = Vec::new();
        let mut line = clock_line(40, true);
        line.draw(&mut out, &fixed.stopwatch()).unwrap();
        line.draw(&mut out, &fixed.stopwatch()).unwrap();
        line.drawn = Some("another second".to_owned());
        line.draw(&mut out, &fixed.stopwatch()).unwrap();
        let shown = "Tell it aloud.  0:00  1:30–2:30  paused";
        assert_eq!(
            String::from_utf8(out).unwrap(),
            format!("{shown}\nenter told it\n\x1b[2A\r\x1b[2K{shown}\x1b[2B\r")
        );
    }

    #[test]
    fn a_still_line_is_never_redrawn() {
        let mut out = Vec::new();
        let mut line = clock_line(40, false);
        for _ in 0..2 {
            line.draw(&mut out, &Clock::System.stopwatch()).unwrap();
        }
        let shown = String::from_utf8(out).unwrap();
        assert_eq!(
            shown,
            "Tell it aloud.                1:30–2:30\nenter told it\n"
        );
    }
}
