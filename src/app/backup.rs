//! Copies of the collection, and the way back from one. Never overwrites a file, never brings back a
//! copy that was not looked through, and keeps what a copy replaces.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use super::failure::{Exit, Failure, Result};
use super::{App, Building, Surroundings, check, open_store};
use crate::engine::day::Moment;
use crate::paths;
use crate::store::chain::DeviceRow;
use crate::store::{self, Store, StoreError, backup, cache, chain, log};

pub use crate::store::backup::Contents;

/// A copy that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// The file.
    pub file: PathBuf,
    /// Its size in bytes.
    pub bytes: u64,
    /// What is in it.
    pub contents: Contents,
}

/// A copy in the folder of backups.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The file.
    pub file: PathBuf,
    /// Its size in bytes.
    pub bytes: u64,
    /// When it was made, in milliseconds since 1970.
    pub made_at: i64,
}

impl App {
    /// Copies the collection to a new file, or to a dated one in the folder of backups, while it is in
    /// use, and reads the copy again before it counts.
    pub fn backup(&mut self, target: Option<&Path>) -> Result<Made> {
        let database = self.home.database();
        if !database.exists() {
            return Err(Failure::refused(format_args!(
                "there is nothing to copy: no collection in {}",
                self.home.dir.display()
            ))
            .with("retell review starts one"));
        }
        let connection = self.store.connection();
        let file = match target {
            None => backup::dated(connection, &self.home.backups(), self.clock.now(0), ""),
            Some(file) => backup::copy(connection, file).map(|()| file.to_owned()),
        };
        let file = file.map_err(|error| cannot_write(&error, target, &self.home.backups()))?;
        Ok(Made {
            bytes: size(&file),
            contents: contents(&file)?,
            file,
        })
    }
}

/// The copies in the folder of backups, newest first.
pub fn backups(surroundings: &Surroundings) -> Vec<Kept> {
    let made_at = |file: &Path| {
        let modified = fs::metadata(file).and_then(|metadata| metadata.modified());
        let since = modified.ok()?.duration_since(UNIX_EPOCH).ok()?;
        i64::try_from(since.as_millis()).ok()
    };
    backup::list(&surroundings.home.backups())
        .into_iter()
        .map(|file| Kept {
            bytes: size(&file),
            made_at: made_at(&file).unwrap_or_default(),
            file,
        })
        .collect()
}

fn size(file: &Path) -> u64 {
    fs::metadata(file).map_or(0, |metadata| metadata.len())
}

fn contents(file: &Path) -> Result<Contents> {
    Ok(backup::contents(Store::open_copy(file)?.connection())?)
}

fn cannot_write(error: &StoreError, target: Option<&Path>, folder: &Path) -> Failure {
    let typed = matches!(error, StoreError::File(_)) && target.is_some();
    let file = target.unwrap_or(folder).display();
    let advice = match error {
        StoreError::File(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
            return Failure::typed(format_args!("there is a file {file} already"))
                .with("nothing was overwritten; name another file, or none for a dated one");
        }
        StoreError::File(_) => "name a file in a folder that is there and can be written",
        _ => "no copy was left; the collection is as it was",
    };
    Failure {
        exit: if typed { Exit::Typed } else { Exit::Refused },
        ..Failure::refused(format_args!("cannot write {file}: {error}"))
    }
    .with(advice)
}

/// A copy that was looked through and can take the collection's place.
pub struct Restore {
    /// The copy.
    pub file: PathBuf,
    /// What is in it.
    pub contents: Contents,
    /// What is in the collection; `None` if it cannot be read.
    pub replaces: Option<Contents>,
    /// What the copy has that is not as it was written, and that does not keep it from being brought back.
    pub notes: Vec<String>,
    surroundings: Surroundings,
    building: Building,
    store: Store,
}

impl Restore {
    /// Looks a copy through: a file, or the newest backup for `latest`. Changes nothing.
    pub fn look_at(mut surroundings: Surroundings, name: &Path) -> Result<Self> {
        let file = find(&surroundings, name)?;
        let home = &surroundings.home;
        let damaged = |error: &dyn std::fmt::Display| {
            let failure =
                Failure::typed(format_args!("cannot restore {}: {error}", file.display()));
            failure.with("nothing was changed; retell backup list shows the copies there are")
        };
        let copy = Store::open_copy(&file).map_err(|error| damaged(&error))?;
        paths::create_private_dir(&home.dir).map_err(Failure::refused)?;
        let uuid = surroundings.entropy.uuid(surroundings.clock.now(0).at);
        let building = Building(home.building(uuid));
        backup::copy(copy.connection(), &building.0).map_err(|error| match error {
            StoreError::Damaged(_) => damaged(&error),
            other => other.into(),
        })?;
        drop(copy);
        let mut store = Store::open(&building.0, |_, _| Ok(())).map_err(|error| damaged(&error))?;
        let faults = check::faults(&mut store)?;
        if let Some(fault) = faults.iter().find(|fault| check::is_grave(fault)) {
            return Err(damaged(&format_args!("{}: {}", fault.place, fault.what)));
        }
        let transaction = store.write()?;
        cache::rebuild(&transaction)?;
        super::commit(transaction)?;
        let notes = faults
            .iter()
            .filter(|fault| fault.part != store::check::Part::Cache)
            .map(|fault| format!("{}: {}", fault.place, fault.what))
            .collect();
        Ok(Self {
            contents: backup::contents(store.connection())?,
            replaces: present(&surroundings),
            file,
            notes,
            surroundings,
            building,
            store,
        })
    }

    /// Whether there is a collection that this would replace.
    pub fn replaces_something(&self) -> bool {
        self.surroundings.home.database().exists()
    }

    /// Brings the copy back, and gives the file in which what it replaced is kept. Other processes may
    /// have the collection open: they go on with what was brought back.
    pub fn carry_out(mut self) -> Result<Option<PathBuf>> {
        let home = self.surroundings.home.clone();
        let (database, folder) = (home.database(), home.backups());
        let at = self.surroundings.clock.now(0);
        if !database.exists() {
            self.add_device(&[], at)?;
            let building = self.finish()?;
            if store::publish(&building.0, &database)? {
                return Ok(None);
            }
            return Err(Failure::refused(format_args!(
                "{} was made by another process meanwhile",
                database.display()
            ))
            .with("nothing was changed; type the same again to replace it"));
        }
        let present = open_store(&home, &self.surroundings.clock);
        match present {
            Ok(mut present) => {
                self.add_device(&chain::devices(present.connection())?, at)?;
                let building = self.finish()?;
                let keep = || {
                    let before = Store::open_copy(&database)?;
                    backup::dated(before.connection(), &folder, at, "-before-restore")
                };
                match backup::replace(present.connection_mut(), &building.0, keep) {
                    Err(StoreError::Damaged(_)) => {
                        drop(present);
                        swap_files(&building, &database, &folder, at).map(Some)
                    }
                    replaced => Ok(Some(replaced?)),
                }
            }
            Err(failure) if failure.about_file => {
                self.add_device(&[], at)?;
                let building = self.finish()?;
                swap_files(&building, &database, &folder, at).map(Some)
            }
            Err(failure) => Err(failure),
        }
    }

    /// Gives the copy a device of its own, numbered above every other, those of the collection it
    /// replaces included, so that no acknowledged review's name is issued twice.
    fn add_device(&mut self, replaced: &[DeviceRow], at: Moment) -> Result<()> {
        let above = replaced.last().map_or(0, |device| device.id);
        let transaction = self.store.write()?;
        let known = chain::devices(&transaction)?;
        let is_known = |uuid: &str| {
            known
                .iter()
                .chain(replaced)
                .any(|device| device.uuid == uuid)
        };
        let mut uuid = self.surroundings.entropy.uuid(at.at);
        while is_known(&uuid.to_string()) {
            uuid = self.surroundings.entropy.uuid(at.at);
        }
        log::add_device_above(&transaction, above, uuid, at.at)?;
        super::commit(transaction)
    }

    /// Closes the copy, so that all of it is in its file.
    fn finish(self) -> Result<Building> {
        self.store.close()?;
        Ok(self.building)
    }
}

fn swap_files(building: &Building, database: &Path, folder: &Path, at: Moment) -> Result<PathBuf> {
    let kept = backup::keep_bytes(database, folder, at)?;
    backup::put_in_place(&building.0, database)?;
    Ok(kept)
}

/// What is in the collection now, if it can be read.
fn present(surroundings: &Surroundings) -> Option<Contents> {
    contents(&surroundings.home.database()).ok()
}

fn find(surroundings: &Surroundings, name: &Path) -> Result<PathBuf> {
    let home = &surroundings.home;
    if name.as_os_str() == "latest" {
        let folder = home.backups();
        return backup::latest(&folder).ok_or_else(|| {
            Failure::typed(format_args!("there is no backup in {}", folder.display()))
                .with("name the copy to bring back: retell restore FILE")
        });
    }
    let path = fs::canonicalize(name).map_err(|error| {
        Failure::typed(format_args!("cannot read {}: {error}", name.display()))
            .with("retell backup list shows the copies there are")
    })?;
    if fs::canonicalize(home.database()).is_ok_and(|database| database == path) {
        return Err(
            Failure::typed(format_args!("{} is the collection itself", name.display()))
                .with("name a copy of it: retell backup list shows those there are"),
        );
    }
    Ok(name.to_owned())
}
