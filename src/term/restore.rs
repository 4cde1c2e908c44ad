//! Gives the terminal back as it was found, however the program ends. Never reads a key.
//!
//! Only modes are given back, and the marks around what is pasted: nothing in retell hides the cursor.

use std::io::{IsTerminal, Result};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, Once, PoisonError};

/// The exit code of an interrupted program.
const INTERRUPTED: i32 = 130;

/// Held by whoever changes the terminal; kept for good by an ending program, so that nobody changes
/// it after it was given back.
static TERMINAL: Mutex<()> = Mutex::new(());

/// Remembers the terminal and sees to it that an interrupt (INT, TERM, HUP) or a panic gives it
/// back; an interrupt ends the program with 130. Only the first call does anything.
pub fn on_interrupt() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        modes::remember();
        // Without a handler the program still ends at a signal, only less politely.
        let _ = ctrlc::set_handler(|| end_interrupted());
        let earlier = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            to_lines();
            earlier(panic);
        }));
    });
}

/// Makes a file that is built on the way to something else, and has an interrupt remove it. A program that
/// was interrupted makes no more.
pub fn make_until_interrupted(file: &Path, make: impl FnOnce(&Path) -> Result<()>) -> Result<()> {
    let mut unfinished = unfinished();
    make(file)?;
    *unfinished = Some(file.to_owned());
    Ok(())
}

fn unfinished() -> MutexGuard<'static, Option<PathBuf>> {
    static UNFINISHED: Mutex<Option<PathBuf>> = Mutex::new(None);
    UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Gives the terminal back and ends the program as an interrupted one.
pub(super) fn end_interrupted() -> ! {
    let _held = lock();
    modes::to_lines();
    // Held to the end, so that no such file is made after this.
    let unfinished = unfinished();
    if let Some(file) = &*unfinished {
        let _ = std::fs::remove_file(file);
    }
    if std::io::stderr().is_terminal() {
        // The shell's prompt starts on a line of its own.
        modes::write(b"\n");
    }
    std::process::exit(INTERRUPTED);
}

/// The terminal as it was found: whole lines, echo.
pub(super) fn to_lines() {
    let _held = lock();
    modes::to_lines();
}

/// The terminal as keys need it: each byte at once, no echo. Ctrl-C is still a signal.
/// Fails when there is no terminal any more.
pub(super) fn to_keys() -> Result<()> {
    let _held = lock();
    modes::to_keys()
}

/// Lets the terminal mark what is pasted, as long as the value is held and keys are read: a line end in it
/// ends no answer then. A terminal that does not know the marks sends none.
pub(super) fn mark_pastes() -> Marks {
    let _held = lock();
    modes::mark_pastes(true);
    Marks
}

/// The terminal marks what is pasted until this is dropped.
#[must_use]
pub(super) struct Marks;

impl Drop for Marks {
    fn drop(&mut self) {
        let _held = lock();
        modes::mark_pastes(false);
    }
}

/// Gives the terminal back and stops the program, as Ctrl-Z asks; returns when it goes on.
#[cfg(unix)]
pub(super) fn suspend() {
    let marked = modes::marks_pastes();
    to_lines();
    modes::stop();
    let _held = lock();
    modes::mark_pastes(marked);
}

fn lock() -> MutexGuard<'static, ()> {
    TERMINAL.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(unix)]
mod modes {
    use std::io::{self, stderr, stdin};
    use std::sync::OnceLock;
    use std::sync::atomic::{AtomicBool, Ordering};

    use rustix::process::{Signal, kill_current_process_group};
    use rustix::termios::{LocalModes, OptionalActions, SpecialCodeIndex, Termios};
    use rustix::termios::{tcgetattr, tcsetattr};

    /// Tenths of a second that a read waits for a key before it says that none came.
    const PATIENCE: u8 = 2;

    /// The code that stands for no key at all (`_POSIX_VDISABLE`).
    const NO_KEY: u8 = if cfg!(any(target_os = "linux", target_os = "android")) {
        0
    } else {
        0xff
    };

    static FOUND: OnceLock<Termios> = OnceLock::new();

    static MARKS_PASTES: AtomicBool = AtomicBool::new(false);

    pub(super) fn remember() {
        if let Ok(modes) = tcgetattr(stdin()) {
            FOUND.get_or_init(|| modes);
        }
    }

    pub(super) fn to_keys() -> io::Result<()> {
        let mut modes = tcgetattr(stdin())?;
        let lines = LocalModes::ICANON | LocalModes::ECHO | LocalModes::ECHONL;
        // Asked for before every read: a shell changes modes while the program is suspended.
        if !modes.local_modes.intersects(lines) {
            return Ok(());
        }
        FOUND.get_or_init(|| modes.clone());
        modes.local_modes.remove(lines);
        modes.special_codes[SpecialCodeIndex::VMIN] = 0;
        modes.special_codes[SpecialCodeIndex::VTIME] = PATIENCE;
        // Ctrl-Z comes as a key, so that the terminal can be given back before the program stops.
        modes.special_codes[SpecialCodeIndex::VSUSP] = NO_KEY;
        Ok(tcsetattr(stdin(), OptionalActions::Now, &modes)?)
    }

    pub(super) fn marks_pastes() -> bool {
        MARKS_PASTES.load(Ordering::Relaxed)
    }

    pub(super) fn mark_pastes(on: bool) {
        if MARKS_PASTES.swap(on, Ordering::Relaxed) != on {
            write(if on { b"\x1b[?2004h" } else { b"\x1b[?2004l" });
        }
    }

    pub(super) fn to_lines() {
        mark_pastes(false);
        if let Some(modes) = FOUND.get() {
            // A closed terminal needs nothing given back.
            let _ = tcsetattr(stdin(), OptionalActions::Now, modes);
        }
    }

    pub(super) fn stop() {
        // A program that cannot be stopped goes on.
        let _ = kill_current_process_group(Signal::TSTP);
    }

    /// Writes past the lock of standard error, which an interrupted prompt may hold.
    pub(super) fn write(bytes: &[u8]) {
        // A closed terminal cannot be told anything.
        let _ = rustix::io::write(stderr(), bytes);
    }
}

/// Where terminals have no modes, `console` sets and restores what a key needs by itself.
#[cfg(not(unix))]
mod modes {
    pub(super) fn remember() {}

    pub(super) fn to_keys() -> std::io::Result<()> {
        Ok(())
    }

    pub(super) fn to_lines() {}

    pub(super) fn mark_pastes(_on: bool) {}

    pub(super) fn write(bytes: &[u8]) {
        // A closed terminal cannot be told anything.
        let _ = std::io::Write::write_all(&mut std::io::stderr(), bytes);
    }
}
