//! Drives the program in a real terminal of a known size, and reads what stands on it. Waits for what
//! is expected, never for a time.

use std::process::Command;

use expectrl::process::unix::WaitStatus;
use expectrl::session::OsSession;
use expectrl::{Eof, Expect};

use super::support::User;

/// What clears a screen before it is drawn anew.
const CLEARED: &str = "\x1b[H\x1b[J";

/// What lets the terminal mark what is pasted, and what ends that. Nothing of it is seen.
const MARKS: [&str; 2] = ["\x1b[?2004h", "\x1b[?2004l"];

/// A program that talks to a person.
pub struct Talk {
    session: OsSession,
    /// All that was shown since the screen was last cleared.
    shown: String,
}

impl Talk {
    /// Starts the program in a terminal of so many columns and rows, without colour.
    pub fn start(user: &User, arguments: &[&str], columns: u16, rows: u16) -> Self {
        let script = "read go; exec \"$0\" \"$@\"";
        Self::run(user, arguments, script, columns, rows)
    }

    /// The same from a shell that afterwards shows the exit code, and "modes restored" if the terminal
    /// is as it was before.
    pub fn from_shell(user: &User, arguments: &[&str]) -> Self {
        let script = "trap : INT; read go; modes=$(stty -g); \"$0\" \"$@\"; echo code $?; \
                      test \"$modes\" = \"$(stty -g)\" && echo modes restored";
        Self::run(user, arguments, script, 80, 24)
    }

    fn run(user: &User, arguments: &[&str], script: &str, columns: u16, rows: u16) -> Self {
        let program = user.command(arguments);
        let mut command = Command::new("sh");
        command
            .arg("-c")
            .arg(script)
            .arg(program.get_program())
            .args(program.get_args())
            .env_clear()
            .current_dir(user.desk());
        for (name, value) in program.get_envs() {
            if let Some(value) = value.filter(|_| name != "COLUMNS") {
                command.env(name, value);
            }
        }
        command.env("NO_COLOR", "1").env("TERM", "xterm");
        let mut session = OsSession::spawn(command).unwrap();
        // The program is let go once the terminal has its size, so that it finds it.
        let terminal = session.get_process_mut();
        terminal.set_window_size(columns, rows).unwrap();
        session.send("\n").unwrap();
        Self {
            session,
            shown: String::new(),
        }
    }

    /// Waits until this is shown.
    #[track_caller]
    pub fn sees(&mut self, text: &str) -> &mut Self {
        match self.session.expect(text) {
            Ok(found) => self
                .shown
                .push_str(&String::from_utf8_lossy(found.as_bytes())),
            Err(error) => {
                let mut rest = [0; 8192];
                let length = self.session.try_read(&mut rest).unwrap_or(0);
                let rest = String::from_utf8_lossy(&rest[..length]).into_owned();
                panic!("{text:?} is not shown ({error}) but:\n{}{rest}", self.shown);
            }
        }
        if let Some(last) = self.shown.rfind(CLEARED) {
            self.shown.drain(..last + CLEARED.len());
        }
        self
    }

    /// What stands on the screen once this is shown, with its left edge drawn.
    #[track_caller]
    pub fn screen(&mut self, until: &str) -> String {
        self.sees(until);
        edged(&self.shown)
    }

    /// Presses keys.
    pub fn press(&mut self, keys: &str) -> &mut Self {
        self.session.send(keys).unwrap();
        self
    }

    /// Types a line.
    pub fn types(&mut self, line: &str) -> &mut Self {
        self.press(line).press("\r")
    }

    /// Pastes a text, where the program lets the terminal mark it.
    #[track_caller]
    pub fn pastes(&mut self, text: &str) -> &mut Self {
        assert!(
            marks_pastes(&self.shown),
            "pasted unmarked:\n{}",
            self.shown
        );
        let text = text.replace('\n', "\r");
        self.press(&format!("\x1b[200~{text}\x1b[201~"))
    }

    /// Waits for the program's end and gives what was shown on the way, and the exit code.
    #[track_caller]
    pub fn ends(mut self) -> (String, i32) {
        let rest = self.session.expect(Eof).unwrap();
        let rest = String::from_utf8_lossy(rest.as_bytes()).replace('\r', "");
        assert!(!marks_pastes(&(self.shown + &rest)), "marks are left on");
        match self.session.get_process().wait().unwrap() {
            WaitStatus::Exited(_, code) => (edged(&rest), code),
            other => panic!("{other:?} after:\n{rest}"),
        }
    }
}

/// Whether the terminal marks what is pasted after all this was shown.
fn marks_pastes(shown: &str) -> bool {
    shown.rfind(MARKS[0]) > shown.rfind(MARKS[1])
}

fn edged(screen: &str) -> String {
    let screen = screen.replace(MARKS[0], "").replace(MARKS[1], "");
    let lines: Vec<String> = screen
        .split('\n')
        .map(|line| format!("|{}", standing(line).trim_end()))
        .collect();
    lines.join("\n") + "\n"
}

/// What stands on a line in the end: one that is typed on is drawn anew with each key.
fn standing(line: &str) -> &str {
    let line = line.trim_end_matches('\r');
    let last = line.rsplit("\r\x1b[K").next().unwrap_or(line);
    last.split('\r').next().unwrap_or(last)
}
