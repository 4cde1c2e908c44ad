//! Runs the real program in a folder of its own, with the clock and all entropy held still.
#![allow(dead_code, reason = "each capability's tests use what they need of it")]

use std::collections::BTreeSet;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use expect_test::Expect;
use rusqlite::Connection;
use tempfile::TempDir;

/// A user with a collection of their own.
pub struct User {
    folder: TempDir,
    now: String,
    variables: Vec<(String, String)>,
}

/// What a run of the program left.
#[derive(Debug)]
pub struct Run {
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
    /// The exit code.
    pub code: i32,
}

impl User {
    /// A user without a collection, on Sunday 22 November 2026 at nine in the morning, in UTC.
    pub fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
            now: "2026-11-22T09:00:00Z".to_owned(),
            variables: Vec::new(),
        }
    }

    /// A user who practises these decks.
    pub fn with_decks(decks: &[&str]) -> Self {
        let user = Self::new();
        let mut arguments = vec!["decks", "activate"];
        arguments.extend(decks);
        user.run(&arguments).ok();
        user
    }

    /// A user with two decks and three stories, whose identifiers do not change.
    pub fn with_stories() -> Self {
        let mut user = Self::new();
        user.set("RETELL_SEED", "7");
        user.does(
            r#"
            decks activate ownership dive-deep
            story add "The payroll export that ran twice" --cue "called 40 people" --cue "two clocks" --topic failure --topic ownership
            story add "The bakery" --topic customer
            story add "the bakery"
            "#,
        );
        user
    }

    /// Gives the user an editor that does to the file what a line of shell says; `$1` is the file.
    pub fn with_editor(&mut self, line: &str) -> &mut Self {
        let script = self.file("editor.sh", format!("{line}\n"));
        self.set("EDITOR", &format!("sh {}", script.display()))
    }

    /// Holds the clock at another instant: RFC 3339 or seconds since 1970.
    pub fn at(&mut self, now: &str) -> &mut Self {
        now.clone_into(&mut self.now);
        self
    }

    /// Sets an environment variable for all runs to come.
    pub fn set(&mut self, name: &str, value: &str) -> &mut Self {
        self.variables.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The folder of the collection.
    pub fn home(&self) -> PathBuf {
        self.folder.path().join("home")
    }

    /// Where the user keeps other files; the program runs here.
    pub fn desk(&self) -> &Path {
        self.folder.path()
    }

    /// Puts a file on the desk.
    pub fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.desk().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, content).unwrap();
        path
    }

    /// The program, ready to run.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(assert_cmd::cargo::cargo_bin!("retell"));
        command
            .args(arguments)
            .current_dir(self.desk())
            .env_clear()
            .env("HOME", self.desk())
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("TZ", "UTC")
            .env("COLUMNS", "80")
            .env("RETELL_HOME", self.home())
            .env("RETELL_NOW", &self.now)
            .envs(self.variables.iter().map(|(name, value)| (name, value)));
        command
    }

    /// Does what these command lines say, one after the other, without the program's name; each goes well.
    #[track_caller]
    pub fn does(&self, lines: &str) {
        for line in lines.lines() {
            let words = words(line);
            if words.is_empty() {
                continue;
            }
            let run = self.run(&words.iter().map(String::as_str).collect::<Vec<_>>());
            assert_eq!(run.code, 0, "{line}: {run:?}");
        }
    }

    /// The database of the collection, past the program.
    pub fn database(&self) -> Connection {
        Connection::open(self.home().join("retell.db")).unwrap()
    }

    /// Runs the program with nothing on standard input.
    pub fn run(&self, arguments: &[&str]) -> Run {
        self.run_with(arguments, "")
    }

    /// Runs the program with this on standard input.
    pub fn run_with(&self, arguments: &[&str], input: impl AsRef<[u8]>) -> Run {
        let mut child = self
            .command(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let input = input.as_ref().to_vec();
        let writer = std::thread::spawn(move || {
            // A program that stops reading early is tested by what it says.
            let _ = stdin.write_all(&input);
        });
        let output = child.wait_with_output().unwrap();
        writer.join().unwrap();
        let text = |bytes: Vec<u8>| {
            String::from_utf8(bytes)
                .unwrap()
                .replace(&*self.desk().to_string_lossy(), "DESK")
        };
        Run {
            out: text(output.stdout),
            err: text(output.stderr),
            code: output.status.code().unwrap_or(-1),
        }
    }
}

impl Run {
    /// The output of a run that went well and said nothing on standard error.
    #[track_caller]
    pub fn ok(&self) -> &str {
        assert_eq!((self.code, self.err.as_str()), (0, ""), "{self:?}");
        &self.out
    }

    /// What a run that failed said, and its code; it printed no data.
    #[track_caller]
    pub fn failed(&self) -> (i32, &str) {
        assert_ne!(self.code, 0, "{self:?}");
        assert_eq!(self.out, "", "{self:?}");
        (self.code, &self.err)
    }

    /// The output's lines as JSON.
    #[track_caller]
    pub fn json(&self) -> Vec<serde_json::Value> {
        self.ok()
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect()
    }
}

/// Compares the exit code, the output and what was said beside it. The code's line also keeps the
/// indentation of the others.
#[track_caller]
pub fn check(run: &Run, expected: &Expect) {
    let notes = if run.err.is_empty() {
        String::new()
    } else {
        format!("[stderr]\n{}", run.err)
    };
    expected.assert_eq(&format!("[{}]\n{}{notes}", run.code, run.out));
}

/// The acknowledgement in a line of output, if it holds one.
pub fn ack(line: &str) -> Option<String> {
    let event: serde_json::Value = serde_json::from_str(line).ok()?;
    Some(event["ack"].as_str()?.to_owned())
}

/// All acknowledgements in an output, in its order.
pub fn acks(text: &str) -> Vec<String> {
    text.lines().filter_map(ack).collect()
}

/// The names of all reviews in the log, those that were taken back with them.
pub fn logged(user: &User) -> BTreeSet<String> {
    let lines = user.run(&["log", "--json"]).json();
    lines
        .iter()
        .map(|line| line["id"].as_str().unwrap().to_owned())
        .collect()
}

/// Splits a command line as a shell does, as far as pages and tests need it: blanks, double quotes, comments.
pub fn words(command: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut quoted = false;
    for character in command.chars() {
        match character {
            '"' => quoted = !quoted,
            '#' if !quoted && word.is_empty() => break,
            ' ' if !quoted => {
                if !word.is_empty() {
                    words.push(std::mem::take(&mut word));
                }
            }
            _ => word.push(character),
        }
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}
