//! The printed table: a line a measurement, with its goal and whether it is met.

use std::io::{Write, stdout};

/// What a measurement must not pass.
#[derive(Clone, Copy)]
pub enum Goal {
    /// At most this.
    AtMost(f64),
    /// At least this.
    AtLeast(f64),
    /// Only to be seen.
    Seen,
}

/// Prints the head of the table.
pub fn head(what: &str) {
    print(&format!(
        "\n{what:<44} {:>12} {:>12} {:>8} {:>9}",
        "retell", "floor", "value", "goal"
    ));
}

/// Prints what was done, ours, the floor, the value that counts, and its verdict.
pub fn row(work: &str, ours: &str, floor: &str, value: f64, goal: Goal) {
    let (goal, met) = match goal {
        Goal::AtMost(most) => (format!("<= {most}"), Some(value <= most)),
        Goal::AtLeast(least) => (format!(">= {least}"), Some(value >= least)),
        Goal::Seen => (String::new(), None),
    };
    let verdict = met.map_or("", |met| if met { "met" } else { "MISSED" });
    print(&format!(
        "{work:<44} {ours:>12} {floor:>12} {value:>8.2} {goal:>9}  {verdict}"
    ));
}

/// Prints that something cannot be measured here.
pub fn not_measured(work: &str, why: &str) {
    print(&format!("{work:<44} not measured: {why}"));
}

/// A time in milliseconds.
pub fn milliseconds(time: f64) -> String {
    format!("{time:.3} ms")
}

/// A line on standard output; a closed pipe ends nothing here.
pub fn print(line: &str) {
    let _ = writeln!(stdout(), "{line}");
}
