//! Answers that take long to work out, kept until another question is asked. Never the only place where
//! anything stands.

use rusqlite::{Connection, OptionalExtension, named_params};

use super::error::Result;
use super::hash::{Hash, Hasher};

/// What an answer is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// How a loop comes out.
    Outcome,
    /// What would raise that most.
    Advice,
    /// How the user forgets.
    Fit,
}

impl What {
    const fn name(self) -> &'static str {
        match self {
            Self::Outcome => "outcome",
            Self::Advice => "advice",
            Self::Fit => "fit",
        }
    }

    /// Stands for everything that this answer follows from: the question, and the rules that `program`
    /// answers by.
    pub fn fingerprint(self, program: &str, question: &str) -> Hash {
        let rules = Hasher::default().text(self.name()).text(program);
        rules.text(question).finish()
    }
}

/// The answer to the question with this fingerprint; `None` if the latest one answers another question,
/// or is not as it was written.
pub fn find(connection: &Connection, what: What, fingerprint: &Hash) -> Result<Option<String>> {
    let found: Option<(String, Hash)> = connection
        .prepare_cached(
            "SELECT answer, hash FROM answer WHERE what = :what AND fingerprint = :fingerprint",
        )?
        .query_row(
            named_params! { ":what": what.name(), ":fingerprint": fingerprint },
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
        .optional()?;
    Ok(found
        .filter(|(answer, hash)| *hash == sealed(fingerprint, answer))
        .map(|(answer, _)| answer))
}

/// Keeps an answer in place of the latest one.
pub fn save(connection: &Connection, what: What, fingerprint: &Hash, answer: &str) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT OR REPLACE INTO answer (what, fingerprint, answer, hash)
             VALUES (:what, :fingerprint, :answer, :hash)",
        )?
        .execute(named_params! {
            ":what": what.name(), ":fingerprint": fingerprint, ":answer": answer,
            ":hash": sealed(fingerprint, answer),
        })?;
    Ok(())
}

fn sealed(fingerprint: &Hash, answer: &str) -> Hash {
    Hasher::default().hash(fingerprint).text(answer).finish()
}
