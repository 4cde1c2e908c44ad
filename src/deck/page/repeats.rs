//! Texts met before, so that no card is made twice. Knows no kinds of cards but by their role.

use std::collections::HashMap;

use super::super::text::normal;
use super::heading::Role;

/// The texts of the cards made so far.
#[derive(Default)]
pub struct Repeats {
    lines: HashMap<(Role, String), usize>,
}

impl Repeats {
    /// Notes a text; the line where it stood before, if it did.
    pub fn before(&mut self, role: Role, text: &str, line: usize) -> Option<usize> {
        let key = (role, normal(text));
        if let Some(&first) = self.lines.get(&key) {
            return Some(first);
        }
        self.lines.insert(key, line);
        None
    }
}
