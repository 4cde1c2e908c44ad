//! Whether the collection is whole, and what to do where it is not. Mends nothing but what the log
//! says, and that only when asked.

use std::path::{Path, PathBuf};

use super::failure::{Failure, Result};
use super::{Surroundings, commit, name_backup, open_store};
use crate::store::backup::Contents;
use crate::store::check::{self, Fault, Part};
use crate::store::{Store, backup, cache};

/// Something that is not as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What is wrong.
    pub what: String,
    /// Where.
    pub place: String,
    /// What to type, or to do.
    pub advice: String,
}

/// What a look through the collection found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checked {
    /// What is in the collection; `None` if there is none, or if it cannot be read.
    pub contents: Option<Contents>,
    /// Everything that is not as it was written, the gravest first.
    pub findings: Vec<Finding>,
    /// Files beside the collection that were to become one, and were left when their making was killed.
    pub leftovers: Vec<PathBuf>,
}

/// Looks through the whole collection in one read transaction. A collection that cannot even be opened
/// is a finding; one that somebody else holds is a failure.
pub fn check(surroundings: &Surroundings) -> Result<Checked> {
    let home = &surroundings.home;
    let leftovers = home.buildings();
    if !home.database().try_exists().unwrap_or(true) {
        return Ok(Checked {
            leftovers,
            ..Checked::default()
        });
    }
    let mut store = match open_store(home, &surroundings.clock) {
        Ok(store) => store,
        Err(failure) if failure.about_file => {
            let failure = name_backup(failure, home);
            return Ok(Checked {
                contents: None,
                findings: vec![Finding {
                    what: failure.message,
                    place: home.database().display().to_string(),
                    advice: failure.detail.join("; "),
                }],
                leftovers,
            });
        }
        Err(failure) => return Err(failure),
    };
    let transaction = store.read()?;
    let faults = check::faults(&transaction)?;
    let is_grave = faults.iter().any(is_grave);
    let findings = faults
        .into_iter()
        .map(|fault| finding(fault, is_grave, &home.backups()))
        .collect();
    Ok(Checked {
        contents: backup::contents(&transaction).ok(),
        findings,
        leftovers,
    })
}

/// Makes everything that follows from the log anew. Refused while anything else is at fault: what is
/// read from a damaged log would be damaged as well.
pub fn rebuild(surroundings: &Surroundings) -> Result<()> {
    let home = &surroundings.home;
    if !home.database().try_exists().unwrap_or(true) {
        return Ok(());
    }
    let mut store = open_store(home, &surroundings.clock)?;
    let transaction = store.write()?;
    let faults = check::faults(&transaction)?;
    if let Some(fault) = faults.iter().find(|fault| is_grave(fault)) {
        let advice = finding(fault.clone(), true, &home.backups()).advice;
        return Err(Failure::refused(format_args!(
            "nothing was rebuilt: {}: {}",
            fault.place, fault.what
        ))
        .with(advice));
    }
    cache::rebuild(&transaction)?;
    commit(transaction)
}

/// Whether a fault lies in what nothing else can be made from again.
pub(super) const fn is_grave(fault: &Fault) -> bool {
    matches!(fault.part, Part::File | Part::Log)
}

/// The faults of a database that is open.
pub(super) fn faults(store: &mut Store) -> Result<Vec<Fault>> {
    Ok(check::faults(&*store.read()?)?)
}

fn finding(fault: Fault, is_grave: bool, backups: &Path) -> Finding {
    let bring_back = match backup::latest(backups) {
        Some(backup) => format!(
            "retell restore {} brings the newest backup back",
            backup.display()
        ),
        None => "retell export > rescued.jsonl saves what can still be read".to_owned(),
    };
    let advice = match &fault.part {
        Part::Cache if is_grave => "see to what is named above first".to_owned(),
        Part::Cache => "retell check --rebuild makes it anew from the log".to_owned(),
        Part::Card(key) => {
            format!("retell cards edit {key} \"the right words\" writes it again, or {bring_back}")
        }
        Part::Story(uuid) => format!("retell story edit {uuid} writes it again, or {bring_back}"),
        Part::File | Part::Log | Part::Text => bring_back,
    };
    Finding {
        what: fault.what,
        place: fault.place,
        advice,
    }
}
