//! Slugs given out so that none is given twice. Never looks at a card.

use std::collections::{HashMap, HashSet};

/// The slugs taken within a kind.
#[derive(Default)]
pub(super) struct Slugs {
    taken: HashSet<String>,
    // The last number tried for a slug, so that thousands of equal ones stay quick.
    last: HashMap<String, usize>,
}

impl Slugs {
    /// Notes a slug as taken; false if it was already.
    pub(super) fn take(&mut self, slug: &str) -> bool {
        self.taken.insert(slug.to_owned())
    }

    /// The slug itself where it is free, else the first free of slug-2, slug-3 and so on; taken from now on.
    pub(super) fn unused(&mut self, base: &str) -> String {
        if self.taken.insert(base.to_owned()) {
            return base.to_owned();
        }
        let number = self.last.entry(base.to_owned()).or_insert(1);
        loop {
            *number += 1;
            let candidate = format!("{base}-{number}");
            if self.taken.insert(candidate.clone()) {
                return candidate;
            }
        }
    }
}
