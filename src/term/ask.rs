//! Questions to the user, on standard error. Never asks without a terminal, and never takes silence for consent.

use std::io::{self, BufRead, IsTerminal, Write};

use super::keys::{Key, Keys};
use super::line::type_line;
use super::restore;
use super::sanitise::one_line;
use super::screen::{Look, Screen};
use super::width::width;
use crate::paths::Environment;

/// As many entries as there are digits to choose one with a single key.
const CHOSEN_BY_KEY: usize = 9;

/// A question cannot be asked: nobody is there to answer it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this asks questions and there is no terminal: use {0} instead")]
pub struct NeedsTerminal(pub String);

/// A person at a terminal: the proof that questions can be asked.
#[derive(Clone, Copy, Debug)]
pub struct Terminal {
    /// The screen on which questions are asked.
    pub screen: Screen,
}

impl Terminal {
    /// The terminal, if standard input and standard error are one. `instead` names what to type
    /// without one, such as a flag.
    ///
    /// From here on an interrupt gives the terminal back and ends the program with 130.
    pub fn open(
        look: Look,
        environment: &Environment,
        instead: &str,
    ) -> Result<Self, NeedsTerminal> {
        if !io::stdin().is_terminal() || !io::stderr().is_terminal() {
            return Err(NeedsTerminal(instead.to_owned()));
        }
        restore::on_interrupt();
        Ok(Self {
            screen: Screen::stderr(look, environment),
        })
    }

    /// Starts reading single keys; dropping the value gives the terminal back. A question or an editor
    /// may come between two keys.
    pub fn keys(&self) -> io::Result<Keys> {
        Keys::open()
    }

    /// Asks for a line of text, beginning with `initial`. `None` means that the user left: escape,
    /// Ctrl-D or a closed terminal. An empty line is an answer.
    pub fn ask_line(&self, prompt: &str, initial: &str) -> io::Result<Option<String>> {
        let mut out = io::stderr();
        let mut prompt = format!("{}  ", one_line(prompt));
        if width(&prompt) * 2 > self.screen.width {
            for line in self.screen.wrap(&prompt, "", "") {
                writeln!(out, "{line}")?;
            }
            "> ".clone_into(&mut prompt);
        }
        if self.screen.plain {
            return plain_line(&mut out, &prompt, initial);
        }
        type_line(
            &mut self.keys()?,
            &mut out,
            self.screen.width,
            &prompt,
            initial,
        )
    }

    /// Asks a yes or no question; enter answers `default`. `None` means that the user left.
    pub fn confirm(&self, question: &str, default: bool) -> io::Result<Option<bool>> {
        let keys_shown = if default { "[Y/n]" } else { "[y/N]" };
        let question = format!("{} {keys_shown} ", one_line(question));
        self.print(&question)?;
        let mut keys = self.keys()?;
        let answer = loop {
            match keys.read()? {
                Some(Key::Char('y' | 'Y')) => break Some(true),
                Some(Key::Char('n' | 'N')) => break Some(false),
                Some(Key::Enter) => break Some(default),
                Some(Key::Escape) | None => break None,
                Some(Key::Redraw) => self.print(&format!("\n{question}"))?,
                Some(_) => {}
            }
        };
        drop(keys);
        let said = answer.map_or("", |yes| if yes { "yes" } else { "no" });
        writeln!(io::stderr(), "{said}")?;
        Ok(answer)
    }

    /// Asks for one of the entries: by a single key where there are at most nine, else by number or
    /// part of the name. `None` means that the user left, or that there is nothing to choose from.
    pub fn choose(&self, question: &str, entries: &[String]) -> io::Result<Option<usize>> {
        if entries.is_empty() {
            return Ok(None);
        }
        let mut lines = self.screen.wrap(&one_line(question), "", "");
        for (index, entry) in entries.iter().enumerate() {
            let number = format!("{:>4}  ", index + 1);
            lines.extend(self.screen.wrap(&one_line(entry), &number, "      "));
        }
        self.print(&(lines.join("\n") + "\n"))?;
        if entries.len() <= CHOSEN_BY_KEY {
            return self.choose_by_key(entries);
        }
        loop {
            let Some(answer) = self.ask_line("number or part of the name:", "")? else {
                return Ok(None);
            };
            if answer.trim().is_empty() {
                return Ok(None);
            }
            match matching(answer.trim(), entries)[..] {
                [chosen] => return Ok(Some(chosen)),
                [] => self.print("none of them; enter alone chooses none\n")?,
                [..] => self.print("several of them; write more of the name\n")?,
            }
        }
    }

    fn choose_by_key(&self, entries: &[String]) -> io::Result<Option<usize>> {
        let mut keys = self.keys()?;
        loop {
            match keys.read()? {
                Some(Key::Char(digit)) => {
                    if let [chosen] = matching(digit.encode_utf8(&mut [0; 4]), entries)[..]
                        && digit.is_ascii_digit()
                    {
                        return Ok(Some(chosen));
                    }
                }
                Some(Key::Escape) | None => return Ok(None),
                Some(_) => {}
            }
        }
    }

    #[allow(
        clippy::unused_self,
        reason = "only who holds a terminal prints a prompt"
    )]
    fn print(&self, text: &str) -> io::Result<()> {
        io::stderr().write_all(text.as_bytes())
    }
}

/// The entries that an answer can mean: the one of that number, else those with that text in them.
fn matching(answer: &str, entries: &[String]) -> Vec<usize> {
    if let Ok(number) = answer.parse::<usize>() {
        return (0..entries.len())
            .filter(|index| index + 1 == number)
            .collect();
    }
    let part = answer.to_lowercase();
    (0..entries.len())
        .filter(|index| entries[*index].to_lowercase().contains(&part))
        .collect()
}

/// A line typed with the terminal's own editing, which screen readers know. The text so far cannot
/// be edited there, so it is shown, and an empty line keeps it.
fn plain_line(out: &mut impl Write, prompt: &str, initial: &str) -> io::Result<Option<String>> {
    if !initial.is_empty() {
        writeln!(out, "{} (enter keeps it)", one_line(initial))?;
    }
    write!(out, "{prompt}")?;
    out.flush()?;
    // Single keys may be on, which end a line at once.
    restore::to_lines();
    let mut bytes = Vec::new();
    if io::stdin().lock().read_until(b'\n', &mut bytes)? == 0 {
        writeln!(out)?;
        return Ok(None);
    }
    let line = String::from_utf8_lossy(&bytes);
    let line = line.trim_end_matches(['\n', '\r']);
    Ok(Some(
        if line.is_empty() { initial } else { line }.to_owned(),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_terminal_the_message_names_the_way_on() {
        assert_eq!(
            NeedsTerminal("--yes".to_owned()).to_string(),
            "this asks questions and there is no terminal: use --yes instead"
        );
    }

    #[test]
    fn an_answer_means_a_number_or_part_of_a_name() {
        let entries = ["The export", "Two clocks", "The bakery, 2019"].map(str::to_owned);
        for (answer, chosen) in [
            ("1", &[0][..]),
            ("3", &[2]),
            ("0", &[]),
            ("4", &[]),
            ("2019", &[]),
            ("CLOCK", &[1]),
            ("the", &[0, 2]),
            ("boat", &[]),
        ] {
            assert_eq!(matching(answer, &entries), chosen, "{answer}");
        }
    }
}
