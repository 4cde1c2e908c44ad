//! Single keys from the terminal. Never draws anything and never decides what a key means.

use std::io;

use super::restore;

/// A key the user pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// A character that shows something.
    Char(char),
    /// Enter.
    Enter,
    /// Escape alone.
    Escape,
    /// Tab.
    Tab,
    /// Erases the character before the cursor.
    Backspace,
    /// Erases the character under the cursor.
    Delete,
    /// Erases the word before the cursor (Ctrl-W).
    EraseWord,
    /// Erases everything before the cursor (Ctrl-U).
    EraseLine,
    /// Arrow to the left.
    Left,
    /// Arrow to the right.
    Right,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// To the start of the line (also Ctrl-A).
    Home,
    /// To the end of the line (also Ctrl-E).
    End,
    /// What is shown should be drawn anew: Ctrl-L, the terminal has another size, or the program goes
    /// on after Ctrl-Z.
    Redraw,
    /// What follows was not typed but pasted.
    PasteBegins,
    /// The end of what was pasted.
    PasteEnds,
    /// Any other key.
    Other,
}

/// What waiting for a key brought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pressed {
    /// A key.
    Key(Key),
    /// No key yet: a moment to redraw something. Not where the platform has no timed reading.
    Nothing,
    /// The end of the input: Ctrl-D, or the terminal was closed.
    Closed,
}

/// The right to read single keys. The terminal is given back when it goes out of scope.
#[derive(Debug)]
pub struct Keys {
    /// Rows and columns as last seen.
    size: Option<(u16, u16)>,
    /// The last character of what is being pasted; `None` where it is typed.
    pasted: Option<char>,
}

impl Keys {
    /// Makes the terminal send each key at once and show none of them.
    pub(super) fn open() -> io::Result<Self> {
        restore::on_interrupt();
        restore::to_keys()?;
        Ok(Self {
            size: size(),
            pasted: None,
        })
    }

    /// Waits a fifth of a second for a key.
    pub fn poll(&mut self) -> io::Result<Pressed> {
        if restore::to_keys().is_err() {
            return Ok(Pressed::Closed);
        }
        let pressed = source::poll()?;
        if pressed == Pressed::Nothing && self.size != size() {
            self.size = size();
            return Ok(Pressed::Key(Key::Redraw));
        }
        Ok(match pressed {
            Pressed::Key(key) => Pressed::Key(as_text(key, &mut self.pasted)),
            other => other,
        })
    }

    /// Waits for a key; `None` at the end of the input.
    pub fn read(&mut self) -> io::Result<Option<Key>> {
        loop {
            match self.poll()? {
                Pressed::Key(key) => return Ok(Some(key)),
                Pressed::Closed => return Ok(None),
                Pressed::Nothing => {}
            }
        }
    }
}

impl Drop for Keys {
    fn drop(&mut self) {
        restore::to_lines();
    }
}

/// The key as it is meant: within what is `pasted`, where the terminal marks that, no key is the user's.
/// Line ends there are blanks, several of them one.
fn as_text(key: Key, pasted: &mut Option<char>) -> Key {
    let (key, last) = match (key, *pasted) {
        (Key::PasteBegins, _) => (Key::Other, Some(' ')),
        (Key::PasteEnds, _) => (Key::Other, None),
        (key, None) => (key, None),
        (Key::Char(character), Some(_)) => (key, Some(character)),
        (Key::Enter | Key::Tab, Some(last)) if last != ' ' => (Key::Char(' '), Some(' ')),
        (_, last) => (Key::Other, last),
    };
    *pasted = last;
    key
}

fn size() -> Option<(u16, u16)> {
    console::Term::stderr().size_checked()
}

/// One key from its first byte and those that follow; `following` gives `None` when no byte comes.
fn decode(
    first: u8,
    following: &mut impl FnMut() -> io::Result<Option<u8>>,
) -> io::Result<Pressed> {
    let key = match first {
        0x01 => Key::Home,
        0x04 => return Ok(Pressed::Closed),
        0x05 => Key::End,
        0x08 | 0x7f => Key::Backspace,
        b'\t' => Key::Tab,
        b'\n' | b'\r' => Key::Enter,
        0x0c => Key::Redraw,
        0x15 => Key::EraseLine,
        0x17 => Key::EraseWord,
        0x1b => escape_sequence(following)?,
        _ => character(first, following)?,
    };
    Ok(Pressed::Key(key))
}

fn escape_sequence(following: &mut impl FnMut() -> io::Result<Option<u8>>) -> io::Result<Key> {
    match following()? {
        None => return Ok(Key::Escape),
        Some(b'[' | b'O') => {}
        Some(_) => return Ok(Key::Other),
    }
    let mut number = 0_u8;
    // The longest sequence a keyboard sends is far shorter; a stream of bytes is no key.
    for _ in 0..16 {
        match following()? {
            Some(digit @ b'0'..=b'9') => {
                number = number.saturating_mul(10).saturating_add(digit - b'0');
            }
            Some(b';') => {}
            Some(last) => return Ok(named(last, number)),
            None => break,
        }
    }
    Ok(Key::Other)
}

const fn named(last: u8, number: u8) -> Key {
    match (last, number) {
        (b'A', _) => Key::Up,
        (b'B', _) => Key::Down,
        (b'C', _) => Key::Right,
        (b'D', _) => Key::Left,
        (b'H', _) | (b'~', 1 | 7) => Key::Home,
        (b'F', _) | (b'~', 4 | 8) => Key::End,
        (b'~', 3) => Key::Delete,
        (b'~', 200) => Key::PasteBegins,
        (b'~', 201) => Key::PasteEnds,
        _ => Key::Other,
    }
}

fn character(first: u8, following: &mut impl FnMut() -> io::Result<Option<u8>>) -> io::Result<Key> {
    let length = match first {
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => 1,
    };
    let mut bytes = vec![first];
    while bytes.len() < length {
        match following()? {
            Some(byte) => bytes.push(byte),
            None => return Ok(Key::Other),
        }
    }
    let read = std::str::from_utf8(&bytes)
        .ok()
        .and_then(|text| text.chars().next());
    Ok(match read {
        Some(character) if !character.is_control() => Key::Char(character),
        _ => Key::Other,
    })
}

#[cfg(unix)]
mod source {
    use std::io::{self, stdin};

    use super::{Key, Pressed, decode, restore};

    pub(super) fn poll() -> io::Result<Pressed> {
        match byte()? {
            Some(0x1a) => {
                restore::suspend();
                Ok(Pressed::Key(Key::Redraw))
            }
            Some(first) => decode(first, &mut byte),
            None => Ok(Pressed::Nothing),
        }
    }

    /// The next byte, read past the buffer of standard input: the terminal's modes make the read
    /// return without one after a fifth of a second.
    fn byte() -> io::Result<Option<u8>> {
        let mut byte = [0];
        match rustix::io::read(stdin(), &mut byte) {
            Ok(0) | Err(rustix::io::Errno::INTR) => Ok(None),
            Ok(_) => Ok(Some(byte[0])),
            // A terminal that hung up: told as the end of the input (Ctrl-D).
            Err(rustix::io::Errno::IO) => Ok(Some(0x04)),
            Err(problem) => Err(problem.into()),
        }
    }
}

#[cfg(not(unix))]
mod source {
    use std::io;

    use super::{Key, Pressed, decode, restore};

    pub(super) fn poll() -> io::Result<Pressed> {
        let key = match console::Term::stderr().read_key() {
            Ok(key) => key,
            Err(problem) if problem.kind() == io::ErrorKind::Interrupted => {
                restore::end_interrupted()
            }
            Err(problem) if problem.kind() == io::ErrorKind::UnexpectedEof => {
                return Ok(Pressed::Closed);
            }
            Err(problem) => return Err(problem),
        };
        Ok(Pressed::Key(match key {
            console::Key::Char(character) if character.is_ascii() => {
                return decode(character as u8, &mut || Ok(None));
            }
            console::Key::Char(character) => Key::Char(character),
            console::Key::Enter => Key::Enter,
            console::Key::Escape => Key::Escape,
            console::Key::Tab => Key::Tab,
            console::Key::Backspace => Key::Backspace,
            console::Key::Del => Key::Delete,
            console::Key::ArrowLeft => Key::Left,
            console::Key::ArrowRight => Key::Right,
            console::Key::ArrowUp => Key::Up,
            console::Key::ArrowDown => Key::Down,
            console::Key::Home => Key::Home,
            console::Key::End => Key::End,
            _ => Key::Other,
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn keys(bytes: &[u8]) -> Vec<Pressed> {
        let mut rest = bytes.iter().copied();
        let mut keys = Vec::new();
        while let Some(first) = rest.next() {
            keys.push(decode(first, &mut || Ok(rest.next())).unwrap());
        }
        keys
    }

    #[test]
    fn bytes_become_keys() {
        for (bytes, key) in [
            ("a", Key::Char('a')),
            ("é", Key::Char('é')),
            ("漢", Key::Char('漢')),
            ("🙂", Key::Char('🙂')),
            ("\n", Key::Enter),
            ("\r", Key::Enter),
            ("\u{7f}", Key::Backspace),
            ("\u{1b}", Key::Escape),
            ("\u{1b}[A", Key::Up),
            ("\u{1b}OD", Key::Left),
            ("\u{1b}[3~", Key::Delete),
            ("\u{1b}[1~", Key::Home),
            ("\u{1b}[1;5C", Key::Right),
            ("\u{1b}[15~", Key::Other),
            ("\u{1b}[200~", Key::PasteBegins),
            ("\u{1b}x", Key::Other),
            ("\u{17}", Key::EraseWord),
            ("\u{2}", Key::Other),
            ("\u{c}", Key::Redraw),
        ] {
            assert_eq!(keys(bytes.as_bytes()), [Pressed::Key(key)], "{bytes:?}");
        }
        assert_eq!(keys(b"\x04"), [Pressed::Closed]);
        assert_eq!(keys(b"\xff"), [Pressed::Key(Key::Other)]);
        assert_eq!(keys(b"\xe6\xbc"), [Pressed::Key(Key::Other)]);
        assert_eq!(
            keys(b"4q"),
            [Pressed::Key(Key::Char('4')), Pressed::Key(Key::Char('q'))]
        );
    }

    #[test]
    fn line_ends_in_what_is_pasted_are_blanks() {
        for (bytes, meant) in [
            ("a\rb", "a↵b"),
            ("\u{1b}[200~a\rb\u{1b}[201~\r", "a b↵"),
            ("\u{1b}[200~\n\na\r\n\r\n\tb \n\u{1b}[201~c", "a b c"),
            (
                "\u{1b}[200~a\u{1b}[D\u{7f}b\u{1b}[201~\u{1b}[201~c\r",
                "abc↵",
            ),
        ] {
            let mut pasted = None;
            let mut text = String::new();
            for pressed in keys(bytes.as_bytes()) {
                let Pressed::Key(key) = pressed else { continue };
                match as_text(key, &mut pasted) {
                    Key::Char(character) => text.push(character),
                    Key::Enter => text.push('↵'),
                    key => assert_eq!(key, Key::Other, "{bytes:?}"),
                }
            }
            assert_eq!(text, meant, "{bytes:?}");
        }
    }

    proptest! {
        #[test]
        fn any_bytes_are_some_keys(bytes in any::<Vec<u8>>()) {
            for pressed in keys(&bytes) {
                if let Pressed::Key(Key::Char(character)) = pressed {
                    prop_assert!(!character.is_control());
                }
            }
        }
    }
}
