//! Typing one line of text. Never wraps while it is typed: a long line moves sideways, so that wide
//! characters and a narrow terminal cannot upset the display.

use std::io::{self, Write};

use unicode_width::UnicodeWidthChar;

use super::keys::{Key, Keys};
use super::restore;
use super::sanitise::one_line;

/// How typing ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// It goes on.
    Typing,
    /// The text is finished.
    Done,
    /// The user leaves it.
    Left,
}

/// Lets the user type a line after `prompt`, beginning with `initial`; `None` when they press escape
/// or close the terminal. `columns` is the terminal's width.
pub(super) fn type_line(
    keys: &mut Keys,
    out: &mut impl Write,
    columns: usize,
    prompt: &str,
    initial: &str,
) -> io::Result<Option<String>> {
    let _marked = restore::mark_pastes();
    let mut line = Line::new(initial);
    let prompt_columns = super::width::width(prompt);
    // The last column stays free: a terminal wraps once it is filled.
    let room = columns.saturating_sub(prompt_columns + 1).max(1);
    let ended = loop {
        let (shown, cursor) = line.view(room);
        let shown = one_line(&shown).into_owned();
        let right = match prompt_columns + cursor {
            0 => String::new(),
            columns => format!("\x1b[{columns}C"),
        };
        // One write, so that no half-drawn line is ever seen.
        out.write_all(format!("\r\x1b[K{prompt}{shown}\r{right}").as_bytes())?;
        out.flush()?;
        match keys.read()?.map(|key| line.press(key)) {
            Some(Step::Typing) => {}
            Some(Step::Done) => break true,
            Some(Step::Left) | None => break false,
        }
    };
    let whole = one_line(&line.text()).into_owned();
    if ended && super::width::width(&whole) > room {
        // What was moved sideways while it was typed stays on the screen from its beginning.
        let begun = super::width::truncate(&whole, room);
        out.write_all(format!("\r\x1b[K{prompt}{begun}").as_bytes())?;
    }
    writeln!(out)?;
    Ok(ended.then(|| line.text()))
}

/// A line being typed: its characters and the place of the cursor among them.
#[derive(Debug)]
pub(super) struct Line {
    pub(super) characters: Vec<char>,
    pub(super) cursor: usize,
}

impl Line {
    fn new(initial: &str) -> Self {
        Self::of(&one_line(initial))
    }

    /// A text that was made harmless, with the cursor at its end.
    pub(super) fn of(text: &str) -> Self {
        let characters: Vec<char> = text.chars().collect();
        let cursor = characters.len();
        Self { characters, cursor }
    }

    pub(super) fn text(&self) -> String {
        self.characters.iter().collect()
    }

    pub(super) fn press(&mut self, key: Key) -> Step {
        match key {
            Key::Enter => return Step::Done,
            Key::Escape => return Step::Left,
            Key::Char(character) => {
                self.characters.insert(self.cursor, character);
                self.cursor += 1;
            }
            Key::Tab => return self.press(Key::Char(' ')),
            Key::Backspace => self.erase_from(self.cursor.saturating_sub(1)),
            Key::EraseWord => self.erase_from(self.word_start()),
            Key::EraseLine => self.erase_from(0),
            Key::Delete => {
                if self.cursor < self.characters.len() {
                    self.characters.remove(self.cursor);
                }
            }
            Key::Left => self.cursor = self.cursor.saturating_sub(1),
            Key::Right => self.cursor = (self.cursor + 1).min(self.characters.len()),
            Key::Home => self.cursor = 0,
            Key::End => self.cursor = self.characters.len(),
            Key::Up | Key::Down | Key::Redraw | Key::PasteBegins | Key::PasteEnds | Key::Other => {}
        }
        Step::Typing
    }

    fn erase_from(&mut self, start: usize) {
        self.characters.drain(start..self.cursor);
        self.cursor = start;
    }

    fn word_start(&self) -> usize {
        let before = &self.characters[..self.cursor];
        let end = before
            .iter()
            .rposition(|character| *character != ' ')
            .map_or(0, |last| last + 1);
        before[..end]
            .iter()
            .rposition(|character| *character == ' ')
            .map_or(0, |space| space + 1)
    }

    /// The part of the line that fits `room` columns with the cursor in it, and the cursor's column.
    fn view(&self, room: usize) -> (String, usize) {
        let mut start = self.cursor;
        let mut before = 0;
        while start > 0 && before + columns_of(self.characters[start - 1]) <= room {
            start -= 1;
            before += columns_of(self.characters[start]);
        }
        let mut used = 0;
        let shown = self.characters[start..]
            .iter()
            .take_while(|character| {
                used += columns_of(**character);
                used <= room
            })
            .collect();
        (shown, before)
    }
}

/// The columns that a character takes on the screen.
pub(super) fn columns_of(character: char) -> usize {
    let mut bytes = [0; 4];
    // What is not shown takes no column.
    one_line(character.encode_utf8(&mut bytes))
        .chars()
        .filter_map(UnicodeWidthChar::width)
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn typed(initial: &str, keys: &[Key]) -> (String, usize) {
        let mut line = Line::new(initial);
        for key in keys {
            assert_eq!(line.press(*key), Step::Typing, "{key:?}");
        }
        (line.text(), line.cursor)
    }

    #[test]
    fn keys_edit_where_the_cursor_is() {
        for (initial, keys, text, cursor) in [
            ("", &[Key::Char('漢'), Key::Char('b')][..], "漢b", 2),
            ("ab", &[Key::Left, Key::Char('x')], "axb", 2),
            (
                "ab",
                &[Key::Backspace, Key::Backspace, Key::Backspace],
                "",
                0,
            ),
            (
                "ab",
                &[Key::Home, Key::Delete, Key::Delete, Key::Delete],
                "",
                0,
            ),
            ("ab", &[Key::Home, Key::Left, Key::End, Key::Right], "ab", 2),
            ("one two  ", &[Key::EraseWord], "one ", 4),
            ("one", &[Key::EraseWord, Key::EraseWord], "", 0),
            ("one two", &[Key::Left, Key::EraseLine], "o", 0),
            ("a\nb", &[Key::Up, Key::Other, Key::Tab], "a b ", 4),
        ] {
            assert_eq!(typed(initial, keys), (text.to_owned(), cursor), "{initial}");
        }
    }

    #[test]
    fn enter_keeps_and_escape_leaves() {
        assert_eq!(Line::new("a").press(Key::Enter), Step::Done);
        assert_eq!(Line::new("a").press(Key::Escape), Step::Left);
    }

    #[test]
    fn a_long_line_moves_under_the_cursor() {
        let mut line = Line::new("abcdef");
        assert_eq!(line.view(10), ("abcdef".to_owned(), 6));
        assert_eq!(line.view(4), ("cdef".to_owned(), 4));
        line.cursor = 0;
        assert_eq!(line.view(4), ("abcd".to_owned(), 0));
        assert_eq!(Line::new("漢字").view(3), ("字".to_owned(), 2));
    }

    proptest! {
        #[test]
        fn the_view_fits_and_holds_the_cursor(
            text in "[a-z漢🙂\u{200d}]{0,40}", left in 0_usize..40, room in 1_usize..30
        ) {
            let mut line = Line { characters: text.chars().collect(), cursor: 0 };
            line.cursor = line.characters.len().saturating_sub(left);
            let (shown, cursor) = line.view(room);
            let columns: usize = shown.chars().map(columns_of).sum();
            prop_assert!(columns <= room && cursor <= room);
        }
    }
}
