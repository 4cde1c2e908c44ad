//! Why something was not done, in words for the user, with the exit code that says whose turn it is.

use std::fmt;

use crate::deck::text;
use crate::store::StoreError;

/// What a process that failed reports to its caller.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Refused: retell's own data, disk or state is in doubt or in the way.
    Refused,
    /// What was typed, or the file given, cannot be used.
    Typed,
}

impl Exit {
    /// The exit code.
    pub const fn code(self) -> u8 {
        match self {
            Self::Refused => 1,
            Self::Typed => 2,
        }
    }
}

/// What failed, on what, and what to type next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// Whose turn it is.
    pub exit: Exit,
    /// What failed, on what: one line, lower case, no full stop.
    pub message: String,
    /// What else helps: a line each.
    pub detail: Vec<String>,
    /// Whether the database file is not what it should be, so that a backup is the way on.
    pub about_file: bool,
}

/// The app's results.
pub type Result<T> = std::result::Result<T, Failure>;

impl Failure {
    /// What was typed, or the file given, cannot be used.
    pub fn typed(message: impl fmt::Display) -> Self {
        Self {
            exit: Exit::Typed,
            message: without_number(&message.to_string()),
            detail: Vec::new(),
            about_file: false,
        }
    }

    /// retell's own data, disk or state is in doubt or in the way.
    pub fn refused(message: impl fmt::Display) -> Self {
        Self {
            exit: Exit::Refused,
            message: without_number(&message.to_string()),
            detail: Vec::new(),
            about_file: false,
        }
    }

    /// The same, with one more line that helps.
    #[must_use]
    pub fn with(mut self, line: impl fmt::Display) -> Self {
        self.detail.push(line.to_string());
        self
    }

    /// An unknown name, with the nearest of the known ones where one is near.
    pub fn unknown(what: &str, name: &str, known: &[&str], listing: &str) -> Self {
        let failure = Self::typed(format_args!("unknown {what} \"{name}\""));
        match text::nearest(name, known) {
            Some(near) => failure.with(format_args!(
                "the nearest is \"{near}\"; {listing} lists them"
            )),
            None => failure.with(format_args!("{listing} lists them")),
        }
    }
}

/// A message without the number that the operating system gives its reasons, in lower case throughout:
/// "cannot read x: No such file (os error 2)" names the file and the reason.
fn without_number(message: &str) -> String {
    let Some((said, rest)) = message.split_once(" (os error ") else {
        return message.to_owned();
    };
    let rest = rest.split_once(')').map_or("", |(_, rest)| rest);
    let from = said.rfind(": ").map_or(0, |place| place + 2);
    let (before, reason) = said.split_at(from);
    let mut letters = reason.chars();
    let first = letters.next().map(|first| first.to_lowercase().to_string());
    format!(
        "{before}{}{}{rest}",
        first.unwrap_or_default(),
        letters.as_str()
    )
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        for line in &self.detail {
            write!(f, "\n   {line}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Failure {}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        let failure = Self {
            about_file: matches!(
                error,
                StoreError::Empty
                    | StoreError::Foreign
                    | StoreError::Newer { .. }
                    | StoreError::Damaged(_)
            ),
            ..Self::refused(&error)
        };
        match error {
            StoreError::Busy => failure.with("close the other window, then type the same again"),
            StoreError::Full => {
                failure.with("nothing was lost; make room, then type the same again")
            }
            StoreError::ReadOnly => {
                failure.with("reading still works; make the file and its folder writable to go on")
            }
            StoreError::Disk(_) => {
                failure.with("nothing was lost; look at the disk, then type the same again")
            }
            StoreError::Damaged(_) => failure.with("retell check says what is damaged"),
            _ => failure,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_of_the_system_read_like_ours() {
        for (message, told) in [
            (
                "cannot read \"a: b\": No such file or directory (os error 2)",
                "cannot read \"a: b\": no such file or directory",
            ),
            ("Permission denied (os error 13)", "permission denied"),
            ("the disk is full", "the disk is full"),
        ] {
            assert_eq!(Failure::typed(message).message, told);
        }
    }

    #[test]
    fn what_is_in_the_way_of_the_database_gets_a_sentence_and_a_way_on() {
        for (error, told) in [
            (
                StoreError::Busy,
                "another program is holding the database\n   close the other window, then type the same again",
            ),
            (
                StoreError::Full,
                "the disk is full\n   nothing was lost; make room, then type the same again",
            ),
            (
                StoreError::ReadOnly,
                "the database cannot be written\n   reading still works; make the file and its folder writable to go on",
            ),
            (
                StoreError::Disk("disk I/O error".to_owned()),
                "the disk cannot be read or written: disk I/O error\n   nothing was lost; look at the disk, then type the same again",
            ),
            (
                StoreError::Damaged("page 3".to_owned()),
                "the database is damaged: page 3\n   retell check says what is damaged",
            ),
        ] {
            let failure = Failure::from(error);
            assert_eq!(
                (failure.to_string().as_str(), failure.exit),
                (told, Exit::Refused)
            );
        }
    }
}
