//! Questions to the user, on standard error. Never asks without a terminal, and never takes silence for consent.

use std::io::{self, IsTerminal, Write};

use super::keys::{Key, Keys};
use super::line::type_line;
use super::restore;
use super::sanitise::one_line;
use super::screen::{Look, Screen};
use super::width::{truncate, width};
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

    /// Starts reading single keys; dropping the value gives the terminal back. Drop it before asking
    /// a question or starting an editor.
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
        self.print(&format!("{} {keys_shown} ", one_line(question)))?;
        let mut keys = self.keys()?;
        let answer = loop {
            match keys.read()? {
                Some(Key::Char('y' | 'Y')) => break Some(true),
                Some(Key::Char('n' | 'N')) => break Some(false),
                Some(Key::Enter) => break Some(default),
                Some(Key::Escape) | None => break None,
                Some(_) => {}
            }
        };
        drop(keys);
        let said = answer.map_or("", |yes| if yes { "yes" } else { "no" });
        writeln!(io::stderr(), "{said}")?;
        Ok(answer)
    }

    /// Asks for one of the entries, by a single key where there are at most nine. `None` means that
    /// the user left, or that there is nothing to choose from.
    pub fn choose(&self, question: &str, entries: &[String]) -> io::Result<Option<usize>> {
        if entries.is_empty() {
            return Ok(None);
        }
        if entries.len() > CHOSEN_BY_KEY && !self.screen.plain {
            return self.choose_from_list(question, entries);
        }
        for line in self.screen.wrap(&one_line(question), "", "") {
            writeln!(io::stderr(), "{line}")?;
        }
        for (index, entry) in entries.iter().enumerate() {
            let number = format!("{:>4}  ", index + 1);
            for line in self.screen.wrap(&one_line(entry), &number, "      ") {
                writeln!(io::stderr(), "{line}")?;
            }
        }
        if entries.len() > CHOSEN_BY_KEY {
            return self.choose_by_number(entries.len());
        }
        let mut keys = self.keys()?;
        loop {
            match keys.read()? {
                Some(Key::Char(digit)) => {
                    let chosen = digit
                        .to_digit(10)
                        .and_then(|digit| position(digit, entries));
                    if chosen.is_some() {
                        return Ok(chosen);
                    }
                }
                Some(Key::Escape) | None => return Ok(None),
                Some(_) => {}
            }
        }
    }

    fn choose_by_number(&self, count: usize) -> io::Result<Option<usize>> {
        loop {
            let Some(answer) = self.ask_line("number, empty for none:", "")? else {
                return Ok(None);
            };
            if answer.trim().is_empty() {
                return Ok(None);
            }
            match answer.trim().parse::<usize>() {
                Ok(number) if (1..=count).contains(&number) => return Ok(Some(number - 1)),
                _ => writeln!(io::stderr(), "a number from 1 to {count}, please")?,
            }
        }
    }

    fn choose_from_list(&self, question: &str, entries: &[String]) -> io::Result<Option<usize>> {
        let entries = entries
            .iter()
            .map(|entry| truncate(&one_line(entry), self.screen.width.saturating_sub(4)));
        let list = dialoguer::Select::new()
            .with_prompt(one_line(question))
            .items(entries)
            .default(0)
            .report(false);
        match restore::with_hidden_cursor(|| list.interact_opt()) {
            Ok(chosen) => Ok(chosen),
            Err(dialoguer::Error::IO(problem)) => match problem.kind() {
                // The signal was already sent; its handler may not have come to it yet.
                io::ErrorKind::Interrupted => restore::end_interrupted(),
                io::ErrorKind::UnexpectedEof => Ok(None),
                _ => Err(problem),
            },
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

fn position(digit: u32, entries: &[String]) -> Option<usize> {
    let index = usize::try_from(digit).ok()?.checked_sub(1)?;
    (index < entries.len()).then_some(index)
}

/// A line typed with the terminal's own editing, which screen readers know. The text so far cannot
/// be edited there, so it is shown, and an empty line keeps it.
fn plain_line(out: &mut impl Write, prompt: &str, initial: &str) -> io::Result<Option<String>> {
    if !initial.is_empty() {
        writeln!(out, "{} (enter keeps it)", one_line(initial))?;
    }
    write!(out, "{prompt}")?;
    out.flush()?;
    let mut line = String::new();
    if io::stdin().read_line(&mut line)? == 0 {
        writeln!(out)?;
        return Ok(None);
    }
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
    fn a_digit_chooses_only_what_is_there() {
        let entries = ["a".to_owned(), "b".to_owned()];
        for (digit, chosen) in [(0, None), (1, Some(0)), (2, Some(1)), (3, None), (9, None)] {
            assert_eq!(position(digit, &entries), chosen);
        }
    }
}
