//! What telling a prompt today would do for its recall on the day of the interview.
//! Never chooses: it gives the numbers by which `choose.rs` does.

use super::super::day::Day;
use super::super::memory::{Fit, Memory, NEVER, timing};
use super::super::sm2::FIRST_EASE;
use super::{Prompt, Terms};

/// The strength in days that a first telling is expected to leave.
const FIRST_STRENGTH: f64 = 2.0;

/// What an untold prompt counts at least, so that it is never worth nothing.
const LEAST_FOR_NEW: f64 = 0.01;

/// How much of the gain is looked for through the last look, before it begins; the rest is straight.
const THROUGH: f64 = 0.7;

/// What waiting since the last telling adds to the rank at most, before the last look.
const WAITING: f64 = 0.1;

/// The expectations for one prompt.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outlook {
    /// The chance, 0 to 1, to recall it on the day if it is never told again.
    pub now: f64,
    /// By how much a telling today raises that.
    pub gain: f64,
    /// By what it competes for a place today.
    pub rank: f64,
}

/// The expectations for a prompt today; `untold` are those of any prompt never practised.
pub fn outlook(prompt: &Prompt, terms: &Terms, fit: &Fit, untold: Outlook) -> Outlook {
    match prompt.last {
        Some(last) if !prompt.memory.is_none() => told(prompt.memory, last, terms, fit),
        _ => untold,
    }
}

/// The expectations for a prompt never practised.
pub fn untold(terms: &Terms, fit: &Fit) -> Outlook {
    let first = Memory {
        strength: FIRST_STRENGTH,
        growth: FIRST_EASE,
    };
    let straight = fit.recall(FIRST_STRENGTH, terms.days_left()) - NEVER;
    let gain = if terms.is_last_look() {
        straight
    } else {
        let (until_look, after_look) = around_look(terms, terms.today);
        let begun = look(fit, first, until_look, after_look);
        let through = begun - fit.recall(FIRST_STRENGTH, after_look);
        mixed(through, straight)
    };
    Outlook {
        now: NEVER,
        gain,
        rank: gain.max(LEAST_FOR_NEW),
    }
}

fn told(memory: Memory, last: Day, terms: &Terms, fit: &Fit) -> Outlook {
    let rested = terms.today.elapsed_since(last);
    let whole = terms.interview.elapsed_since(last);
    let now = fit.recall(memory.strength, whole);
    let straight = look(fit, memory, rested, terms.days_left()) - now;
    if terms.is_last_look() {
        return Outlook {
            now,
            gain: straight,
            rank: straight,
        };
    }
    let (until_look, after_look) = around_look(terms, terms.today);
    let recalled = fit.recall(memory.strength, rested);
    let then = |memory| look(fit, memory, until_look, after_look);
    let today = recalled * then(up(memory, rested)) + (1.0 - recalled) * then(down(memory));
    let (since_last, _) = around_look(terms, last);
    let through = today - look(fit, memory, since_last, after_look);
    let gain = mixed(through, straight);
    Outlook {
        now,
        gain,
        rank: gain + WAITING * f64::from(rested) / f64::from(whole.max(1)),
    }
}

fn mixed(through: f64, straight: f64) -> f64 {
    THROUGH * through + (1.0 - THROUGH) * straight
}

/// Days from `from` to the middle of the last look, and from there to the interview.
fn around_look(terms: &Terms, from: Day) -> (u32, u32) {
    (
        terms.look_middle.elapsed_since(from),
        terms.interview.elapsed_since(terms.look_middle),
    )
}

/// The recall to expect `after` days after a telling that comes `rested` days after the last one.
fn look(fit: &Fit, memory: Memory, rested: u32, after: u32) -> f64 {
    let recalled = fit.recall(memory.strength, rested);
    recalled * fit.recall(up(memory, rested).strength, after)
        + (1.0 - recalled) * fit.recall(down(memory).strength, after)
}

/// What a telling that goes well leaves.
fn up(memory: Memory, rested: u32) -> Memory {
    let timed = timing(memory.strength, rested);
    Memory {
        strength: memory.strength * (1.0 + (memory.growth - 1.0) * timed),
        ..memory
    }
}

/// What a telling that fails leaves.
fn down(memory: Memory) -> Memory {
    Memory {
        strength: (0.3 * memory.strength).max(0.7),
        ..memory
    }
}
