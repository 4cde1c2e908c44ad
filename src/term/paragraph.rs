//! Writing a text that wraps over several rows, with lines below it that follow every key. Never decides
//! what those lines say, and redraws only its own rows.

use std::io::{self, Write};
use std::ops::Range;

use super::keys::{Key, Keys};
use super::line::{Line, Step, columns_of};
use super::restore;
use super::sanitise::{one_line, sanitise};
use super::screen::Screen;

/// What stands before each row.
const INDENT: &str = "   ";

/// Fewer columns than this hold no words.
const NARROWEST: usize = 8;

/// How writing went on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Writing {
    /// The text is finished: enter.
    Done,
    /// The user leaves it: escape, or the terminal was closed.
    Left,
    /// What stands above must be shown again; then writing goes on.
    Redraw,
}

/// A text that is being written.
#[derive(Debug)]
pub struct Paragraph {
    line: Line,
    /// How many of its rows stand above the cursor; `None` while nothing is drawn.
    drawn: Option<usize>,
}

impl Paragraph {
    /// A text that begins as it is, with the cursor at its end.
    pub fn new(initial: &str) -> Self {
        Self {
            line: Line::of(&sanitise(initial)),
            drawn: None,
        }
    }

    /// The text as it stands.
    pub fn text(&self) -> String {
        self.line.text()
    }

    /// Lets the user write until enter or escape. `rows` is how many rows there are for the text and what
    /// is `below` it: lines that follow from the text, each shorter than the screen is wide.
    pub fn write(
        &mut self,
        keys: &mut Keys,
        screen: Screen,
        rows: Option<usize>,
        below: &dyn Fn(&str) -> Vec<String>,
    ) -> io::Result<Writing> {
        let _marked = restore::mark_pastes();
        let mut out = io::stderr();
        let room = screen
            .text_width()
            .min(screen.width - 1)
            .saturating_sub(INDENT.len())
            .max(NARROWEST);
        loop {
            let below = below(&self.text());
            // A terminal that takes no more text has been closed.
            if self.draw(&mut out, room, rows, &below).is_err() {
                return Ok(Writing::Left);
            }
            let writing = match keys.read()? {
                None => Some(Writing::Left),
                Some(Key::Redraw) => Some(Writing::Redraw),
                Some(Key::Up) => self.climb(room, -1),
                Some(Key::Down) => self.climb(room, 1),
                Some(key) => match self.line.press(key) {
                    Step::Typing => None,
                    Step::Done => Some(Writing::Done),
                    Step::Left => Some(Writing::Left),
                },
            };
            if let Some(writing) = writing {
                self.drawn = None;
                // Whatever comes next stands below.
                let _ = out.write_all("\n".repeat(below.len() + 1).as_bytes());
                return Ok(writing);
            }
        }
    }

    fn draw(
        &mut self,
        out: &mut impl Write,
        room: usize,
        rows: Option<usize>,
        below: &[String],
    ) -> io::Result<()> {
        let layout = Layout::of(&self.line, room);
        let shown = layout.shown(rows.map(|rows| rows.saturating_sub(below.len()).max(1)));
        let mut lines: Vec<String> = layout.rows[shown.clone()]
            .iter()
            .map(|row| format!("{INDENT}{}", self.row(row)))
            .collect();
        lines.extend_from_slice(below);
        let begin = match self.drawn {
            None => String::new(),
            Some(0) => "\r\x1b[J".to_owned(),
            Some(rows) => format!("\x1b[{rows}A\r\x1b[J"),
        };
        let row = layout.row - shown.start;
        let back = match lines.len() - 1 - row {
            0 => String::new(),
            rows => format!("\x1b[{rows}A"),
        };
        let column = INDENT.len() + layout.column;
        let drawing = format!("{begin}{}{back}\r\x1b[{column}C", lines.join("\n"));
        self.drawn = Some(row);
        // One write, so that no half-drawn text is ever seen.
        out.write_all(drawing.as_bytes())?;
        out.flush()
    }

    fn row(&self, row: &Range<usize>) -> String {
        let text: String = self.line.characters[row.clone()].iter().collect();
        one_line(text.trim_end()).into_owned()
    }

    /// Moves the cursor a row up or down, staying in its column.
    fn climb(&mut self, room: usize, by: isize) -> Option<Writing> {
        let layout = Layout::of(&self.line, room);
        let row = layout.row.checked_add_signed(by)?;
        let range = layout.rows.get(row)?;
        let last = if row + 1 == layout.rows.len() {
            range.end
        } else {
            range.end.saturating_sub(1).max(range.start)
        };
        let mut column = 0;
        self.line.cursor = range.start;
        while self.line.cursor < last && column < layout.column {
            column += columns_of(self.line.characters[self.line.cursor]);
            self.line.cursor += 1;
        }
        None
    }
}

/// A text in rows: which characters stand on each, and where the cursor is.
#[derive(Debug, PartialEq)]
struct Layout {
    rows: Vec<Range<usize>>,
    row: usize,
    column: usize,
}

impl Layout {
    /// Breaks a text between words, or within one that is wider than a row.
    fn of(line: &Line, room: usize) -> Self {
        let rows = broken(&line.characters, room);
        let row = rows
            .iter()
            .rposition(|row| row.start <= line.cursor)
            .unwrap_or(0);
        let before = &line.characters[rows[row].start..line.cursor];
        let column: usize = before.iter().copied().map(columns_of).sum();
        Self {
            rows,
            row,
            column: column.min(room),
        }
    }

    /// The rows to show where there is room for so many: the cursor's is among them.
    fn shown(&self, room: Option<usize>) -> Range<usize> {
        let all = self.rows.len();
        let room = room.unwrap_or(all).min(all);
        let start = (self.row + 1).saturating_sub(room);
        start..(start + room).min(all)
    }
}

fn broken(characters: &[char], room: usize) -> Vec<Range<usize>> {
    let mut rows = Vec::new();
    let (mut start, mut used) = (0, 0);
    let mut word = None;
    for (place, character) in characters.iter().enumerate() {
        if *character == '\n' {
            rows.push(start..place);
            (start, used, word) = (place + 1, 0, None);
            continue;
        }
        let columns = columns_of(*character);
        if *character == ' ' {
            // At the end of a row it takes none of its room.
            word = Some(place + 1);
            used += columns;
            continue;
        }
        while used + columns > room && place > start {
            let end = word.take().unwrap_or(place);
            rows.push(start..end);
            start = end;
            used = characters[start..place]
                .iter()
                .copied()
                .map(columns_of)
                .sum();
        }
        used += columns;
    }
    rows.push(start..characters.len());
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rows(text: &str, room: usize) -> Vec<String> {
        let characters: Vec<char> = text.chars().collect();
        broken(&characters, room)
            .into_iter()
            .map(|row| characters[row].iter().collect())
            .collect()
    }

    #[test]
    fn rows_break_between_words() {
        for (text, room, expected) in [
            ("", 8, &[""][..]),
            ("one two", 8, &["one two"]),
            ("one two three", 8, &["one two ", "three"]),
            ("one two  three", 8, &["one two  ", "three"]),
            ("onetwothree", 4, &["onet", "woth", "ree"]),
            ("a onetwothree", 5, &["a ", "onetw", "othre", "e"]),
            ("one\n\ntwo", 8, &["one", "", "two"]),
            ("漢字 漢字漢字", 6, &["漢字 ", "漢字漢", "字"]),
            ("two \n", 8, &["two ", ""]),
        ] {
            assert_eq!(rows(text, room), expected, "{text:?}");
        }
    }

    #[test]
    fn the_cursor_climbs_from_row_to_row() {
        let mut paragraph = Paragraph::new("one two three");
        let place = |paragraph: &Paragraph| {
            let layout = Layout::of(&paragraph.line, 8);
            (layout.row, layout.column)
        };
        assert_eq!(place(&paragraph), (1, 5));
        for (by, at) in [(-1, (0, 5)), (-1, (0, 5)), (1, (1, 5)), (1, (1, 5))] {
            assert_eq!(paragraph.climb(8, by), None);
            assert_eq!(place(&paragraph), at, "{by}");
        }
    }

    #[test]
    fn the_cursor_row_is_always_shown() {
        let layout = |row| Layout {
            rows: (0..5).map(|row| row..row + 1).collect(),
            row,
            column: 0,
        };
        for (row, room, shown) in [
            (4, None, 0..5),
            (4, Some(3), 2..5),
            (0, Some(3), 0..3),
            (2, Some(1), 2..3),
            (1, Some(9), 0..5),
        ] {
            assert_eq!(layout(row).shown(room), shown);
        }
    }

    proptest! {
        #[test]
        fn rows_hold_every_character_and_fit(
            text in "[a-z漢🙂 \n]{0,60}", left in 0_usize..60, room in 4_usize..20
        ) {
            let mut line = Line::of(&text);
            line.cursor = line.characters.len().saturating_sub(left);
            let layout = Layout::of(&line, room);
            let mut next = 0;
            for row in &layout.rows {
                let characters = &line.characters[row.clone()];
                let shown: String = characters.iter().collect();
                let columns: usize = shown.trim_end().chars().map(columns_of).sum();
                prop_assert!(columns <= room, "{shown:?}");
                prop_assert!(row.start - next <= 1, "a line end alone stands between two rows");
                next = row.end;
            }
            prop_assert_eq!(next, line.characters.len());
            prop_assert!(layout.rows[layout.row].start <= line.cursor && layout.column <= room);
        }
    }
}
