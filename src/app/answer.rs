//! The engine's answers that take long and follow from one value: the latest is kept, and given again while
//! the question stays the same. Decides nothing.

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::App;
use super::failure::Result;
use crate::store::answer::{self, What};

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
        let kept = answer::find(&*self.store.read()?, what, &fingerprint)?;
        if let Some(kept) = kept.and_then(|kept| serde_json::from_str(&kept).ok()) {
            return Ok(kept);
        }
        let worked_out = work_out(question);
        if let Ok(text) = serde_json::to_string(&worked_out) {
            self.store
                .keep(|connection| answer::save(connection, what, &fingerprint, &text));
        }
        Ok(worked_out)
    }
}
