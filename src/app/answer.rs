//! The engine's answers that take long and follow from one value: the latest is kept, and given again while
//! the question stays the same. Decides nothing.

use rusqlite::Connection;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::App;
use super::failure::Result;
use crate::store::answer::{self, What};
use crate::store::hash::Hash;

impl App {
    /// The answer to a question: the kept one, else the one that `work_out` gives, which is then kept. Where
    /// that cannot be done at once it is not done, and nobody is told: it costs the same work again.
    pub(super) fn answer<Q: Serialize, A: Serialize + DeserializeOwned>(
        &mut self,
        what: What,
        question: &Q,
        work_out: impl FnOnce(&Q) -> A,
    ) -> Result<A> {
        let Ok(asked) = serde_json::to_string(question) else {
            return Ok(work_out(question));
        };
        let fingerprint = what.fingerprint(env!("CARGO_PKG_VERSION"), &asked);
        if let Some(kept) = kept(&*self.store.read()?, what, &fingerprint)? {
            return Ok(kept);
        }
        let worked_out = work_out(question);
        self.keep(what, &fingerprint, &worked_out);
        Ok(worked_out)
    }

    /// Keeps an answer in place of the latest one, if that can be done at once.
    pub(super) fn keep(&mut self, what: What, fingerprint: &Hash, answer: &impl Serialize) {
        if let Ok(text) = serde_json::to_string(answer) {
            self.store
                .keep(|connection| answer::save(connection, what, fingerprint, &text));
        }
    }
}

/// The kept answer to the question with this fingerprint.
pub(super) fn kept<A: DeserializeOwned>(
    connection: &Connection,
    what: What,
    fingerprint: &Hash,
) -> Result<Option<A>> {
    let kept = answer::find(connection, what, fingerprint)?;
    Ok(kept.and_then(|kept| serde_json::from_str(&kept).ok()))
}
