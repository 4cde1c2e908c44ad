//! Where a session is shown: one screenful at a time, drawn anew as a whole, so that the ask never
//! scrolls away. Knows no card, and redraws nothing where that is not wanted: there it only adds lines.

use std::io::{self, Write};

use crate::clock::Stopwatch;
use crate::config::Band;
use crate::story::Story;
use crate::term::{
    ClockLine, Key, Keys, Paragraph, Screen, Terminal, Writing, minutes_and_seconds, one_line,
    width,
};

/// The terminal, and what stands on it.
pub struct Stage {
    terminal: Terminal,
    keys: Keys,
    /// Whether the screen was cleared for the first time: what stood there before stays in reach.
    begun: bool,
}

/// A key's name and what it does.
pub type Legend<'a> = (&'a str, &'a str);

/// A story in a line of its own: its title, and the cues that it has.
pub fn in_cues(story: &Story) -> String {
    if story.cues.is_empty() {
        return story.title.clone();
    }
    format!("{}: {}", story.title, story.cues.join(" · "))
}

/// Some lines that belong together; blocks are parted by an empty line where there is room.
pub type Block = Vec<String>;

impl Stage {
    /// Takes the terminal's keys.
    pub fn open(terminal: Terminal) -> io::Result<Self> {
        Ok(Self {
            keys: terminal.keys()?,
            terminal,
            begun: false,
        })
    }

    /// The screen as large as it is now.
    pub const fn screen(&self) -> Screen {
        self.terminal.screen
    }

    /// The rows that may be filled, or `None` where lines are only added.
    pub fn rows(&self) -> Option<usize> {
        self.screen()
            .rows
            .filter(|_| !self.screen().plain)
            .map(|rows| rows.saturating_sub(1))
    }

    /// Shows a card from its top: its head and what follows.
    pub fn open_card(&mut self, head: &[String], rest: &[String]) {
        if self.screen().plain {
            write(&[vec![String::new()], head.to_vec(), rest.to_vec()].concat());
        } else {
            self.redraw(head, rest);
        }
    }

    /// Shows what follows a head that was shown before.
    pub fn go_on(&mut self, head: &[String], rest: &[String]) {
        if self.screen().plain {
            write(rest);
        } else {
            self.redraw(head, rest);
        }
    }

    /// The next key that means something: one of these characters, or enter, escape or an arrow.
    /// `None` when the user closed the terminal. After [`Key::Redraw`] the screen may have another size.
    pub fn key(&mut self, characters: &str) -> io::Result<Option<Key>> {
        loop {
            let key = self.keys.read()?;
            self.measure(key);
            if key.is_none_or(|key| means_something(key, characters)) {
                return Ok(key);
            }
        }
    }

    /// The same, with a clock running in `label`'s line above the `legend`.
    pub fn timed_key(
        &mut self,
        label: &str,
        band: Band,
        legend: &[String],
        live: bool,
        stopwatch: &Stopwatch,
        characters: &str,
    ) -> io::Result<Option<Key>> {
        let mut clock = ClockLine::new(self.screen(), label, band, legend, live);
        loop {
            let key = clock.wait(&mut self.keys, stopwatch)?;
            self.measure(key);
            if key.is_none_or(|key| means_something(key, characters)) {
                return Ok(key);
            }
        }
    }

    /// Asks for a line of text; `None` if the user left it.
    pub fn ask_line(&self, prompt: &str, initial: &str) -> io::Result<Option<String>> {
        self.terminal.ask_line(prompt, initial)
    }

    /// Lets the user write a text below the `above` lines that are shown, with lines below it that follow
    /// from the text. After [`Writing::Redraw`] the screen may have another size.
    pub fn write_text(
        &mut self,
        paragraph: &mut Paragraph,
        above: usize,
        below: &dyn Fn(&str) -> Vec<String>,
    ) -> io::Result<Writing> {
        let rows = self.rows().map(|rows| rows.saturating_sub(above));
        let screen = self.screen();
        let writing = paragraph.write(&mut self.keys, screen, rows, below)?;
        if writing == Writing::Redraw {
            self.measure(Some(Key::Redraw));
        }
        Ok(writing)
    }

    /// Asks for one of the entries.
    pub fn choose(&self, question: &str, entries: &[String]) -> io::Result<Option<usize>> {
        self.terminal.choose(question, entries)
    }

    /// Lets the user read paragraphs that may be longer than a screen: `title` on every page, pages of
    /// about one length. `last` says where enter leads. `false` if they stop or close the terminal.
    pub fn read(&mut self, title: &[String], blocks: &[Block], last: &str) -> io::Result<bool> {
        let mut page = 0;
        loop {
            // The title, and the hint with an empty line above it.
            let room = self
                .rows()
                .map(|rows| rows.saturating_sub(title.len() + 3).max(3));
            let mut lines = stack(blocks, room);
            if room.is_some_and(|room| lines.len() > room) {
                // What goes over several pages need not be tight.
                lines = stack(blocks, None);
            }
            let pages = room.map_or(1, |room| lines.len().div_ceil(room)).max(1);
            let length = lines.len().div_ceil(pages).max(1);
            page = page.min(pages - 1);
            let shown =
                &lines[(page * length).min(lines.len())..((page + 1) * length).min(lines.len())];
            let more = page + 1 < pages;
            let hint = if more {
                format!(" space more · enter {last}")
            } else {
                format!(" enter {last}")
            };
            let hint = vec![String::new(), self.screen().style.dim(&hint)];
            let blank = vec![String::new()];
            let rest = [blank, shown.to_vec(), hint].concat();
            self.open_card(title, &rest);
            match self.key(" q")? {
                None | Some(Key::Char('q')) => return Ok(false),
                Some(Key::Char(' ') | Key::Right | Key::Down) if more => page += 1,
                Some(Key::Enter | Key::Escape | Key::Char(' ')) => return Ok(true),
                Some(Key::Left | Key::Up) => page = page.saturating_sub(1),
                Some(_) => {}
            }
        }
    }

    /// The keys that may be pressed, as many on a line as fit.
    pub fn legend(&self, keys: &[Legend<'_>]) -> Vec<String> {
        let room = self.screen().text_width().min(self.screen().width - 1);
        let mut lines: Vec<String> = Vec::new();
        for (key, does) in keys {
            let entry = format!("{} {does}", self.screen().style.bold(key));
            match lines.last_mut() {
                Some(line) if width(line) + width(&entry) + 3 <= room => {
                    line.push_str(" · ");
                    line.push_str(&entry);
                }
                _ => lines.push(format!(" {entry}")),
            }
        }
        lines
    }

    /// A text wrapped under an indent, harmless to show.
    pub fn text(&self, text: &str, first: &str, rest: &str) -> Vec<String> {
        self.screen().wrap(&one_line(text), first, rest)
    }

    fn measure(&mut self, key: Option<Key>) {
        if key == Some(Key::Redraw) {
            self.terminal.screen = self.screen().measured();
        }
    }

    fn redraw(&mut self, head: &[String], rest: &[String]) {
        let lines = [head, rest].concat().join("\n");
        let first = if self.begun {
            String::new()
        } else {
            "\n".repeat(self.screen().rows.unwrap_or(0).saturating_sub(1))
        };
        self.begun = true;
        put(&format!("{first}\x1b[H\x1b[J{lines}\n"));
    }
}

fn means_something(key: Key, characters: &str) -> bool {
    match key {
        Key::Char(character) => characters.contains(character),
        Key::Other | Key::Tab | Key::Backspace | Key::Delete => false,
        _ => true,
    }
}

/// Adds lines below what is shown.
pub fn write(lines: &[String]) {
    put(&(lines.join("\n") + "\n"));
}

/// One write, so that no half-drawn screen is seen. A terminal that takes no more text has been
/// closed; the next key says so.
fn put(text: &str) {
    let mut out = io::stderr();
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}

/// How long a telling took beside the band it should take: "1:42, inside your band".
pub fn judged(seconds: u32, band: Band) -> String {
    let target = format!(
        "{}–{}",
        minutes_and_seconds(band.from),
        minutes_and_seconds(band.to)
    );
    let judged = if seconds < band.from {
        format!("shorter than {target}")
    } else if seconds > band.to {
        format!("longer than {target}")
    } else {
        "inside your band".to_owned()
    };
    format!("{}, {judged}", minutes_and_seconds(seconds))
}

/// Blocks one below the other: parted by empty lines if that fits the rows, else not.
pub fn stack(blocks: &[Block], rows: Option<usize>) -> Vec<String> {
    let filled: Vec<&Block> = blocks.iter().filter(|block| !block.is_empty()).collect();
    let lines: usize = filled.iter().map(|block| block.len()).sum();
    let airy = rows.is_none_or(|rows| lines + filled.len().saturating_sub(1) <= rows);
    let mut stacked = Vec::new();
    for block in filled {
        if airy && !stacked.is_empty() {
            stacked.push(String::new());
        }
        stacked.extend(block.iter().cloned());
    }
    stacked
}

#[cfg(test)]
mod tests {
    use super::{in_cues, stack};
    use crate::story::Story;

    #[test]
    fn a_story_without_cues_is_its_title() {
        let mut story = Story {
            title: "The pad".to_owned(),
            ..Story::default()
        };
        assert_eq!(in_cues(&story), "The pad");
        story.cues = vec!["31 to 4".to_owned(), "April".to_owned()];
        assert_eq!(in_cues(&story), "The pad: 31 to 4 · April");
    }

    #[test]
    fn blocks_are_parted_where_there_is_room() {
        let blocks = [
            vec!["a".to_owned()],
            vec![],
            vec!["b".to_owned(), "c".to_owned()],
        ];
        assert_eq!(stack(&blocks, None), ["a", "", "b", "c"]);
        assert_eq!(stack(&blocks, Some(4)), ["a", "", "b", "c"]);
        assert_eq!(stack(&blocks, Some(3)), ["a", "b", "c"]);
    }
}
