//! One short method per thing retell can do: load, decide, save. Alone opens transactions; never
//! prints and never writes SQL.

mod answer;
pub mod backup;
mod begin;
pub mod card;
pub mod check;
pub mod criteria;
pub mod deck;
mod evening;
pub mod face;
pub mod failure;
pub mod find;
mod fit;
pub mod import;
pub mod interview;
pub mod log;
pub mod loops;
pub mod matrix;
pub mod mock;
pub mod plan;
pub mod queue;
pub mod readiness;
mod review;
pub mod search;
pub mod session;
pub mod shaping;
pub mod sheet;
pub mod stats;
pub mod story;
pub mod story_check;
pub mod today;
pub mod todo;
pub mod transfer;

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use uuid::Uuid;

use crate::clock::{Clock, Entropy};
use crate::config::{self, Config, Measured};
use crate::engine::card::Form;
use crate::engine::day::Moment;
use crate::engine::queue as engine_queue;
use crate::paths::{self, Environment, Home};
use crate::store::{Store, StoreError, backup as store_backup, log as store_log, publish};

pub use crate::store::log::ReviewId;
pub use failure::{Exit, Failure, Result};
pub use review::{Rated, Rating, Undone};

/// A form's length is the median of so many measured reviews, the newest.
const MEASURED: usize = 20;

/// The collection, its clock and its settings.
pub struct App {
    home: Home,
    clock: Clock,
    entropy: Entropy,
    config: Config,
    store: Store,
}

/// What an app is opened with.
pub struct Surroundings {
    /// The folder of the collection.
    pub home: Home,
    /// Where the wall clock comes from.
    pub clock: Clock,
    /// Where random bytes come from.
    pub entropy: Entropy,
    /// The settings.
    pub config: Config,
}

impl Surroundings {
    /// Reads what the environment and the settings file say.
    pub fn find(home: Option<&Path>, environment: &Environment) -> Result<Self> {
        let home = Home::find(home, environment).map_err(Failure::typed)?;
        if home.dir.metadata().is_ok_and(|it| !it.is_dir()) {
            let what = format!(
                "{} is no folder, so that no collection can be in it",
                home.dir.display()
            );
            return Err(Failure::typed(what).with("name a folder with --home or RETELL_HOME"));
        }
        Ok(Self {
            clock: Clock::from_now(environment.now.as_deref()).map_err(Failure::typed)?,
            entropy: Entropy::from_seed(environment.seed.as_deref()).map_err(Failure::refused)?,
            config: config::load(&home.config(), environment).map_err(Failure::typed)?,
            home,
        })
    }
}

impl App {
    /// Opens the collection for reading. Without a database file it is empty, and stays unmade.
    pub fn open(surroundings: Surroundings) -> Result<Self> {
        let store = if surroundings.home.database().try_exists().unwrap_or(true) {
            open_store(&surroundings.home, &surroundings.clock)?
        } else {
            Store::in_memory(|_| Ok(()))?
        };
        Ok(Self::with(surroundings, store))
    }

    /// Opens the collection for writing and makes it first where there is none.
    pub fn open_or_create(mut surroundings: Surroundings) -> Result<Self> {
        if !surroundings.home.database().try_exists().unwrap_or(true) {
            create(&mut surroundings)?;
        }
        let store = open_store(&surroundings.home, &surroundings.clock)?;
        let mut app = Self::with(surroundings, store);
        app.update_bundled()?;
        Ok(app)
    }

    /// Makes the collection together with what `fill` brings into it: all of it, or no collection.
    /// `private` makes an empty file for the user alone: the one that is built on the way.
    pub fn create_with<T>(
        mut surroundings: Surroundings,
        private: impl FnOnce(&Path) -> std::io::Result<()>,
        fill: impl FnOnce(&mut Self) -> Result<T>,
    ) -> Result<T> {
        let database = surroundings.home.database();
        let (building, uuid, at) = building(&mut surroundings)?;
        private(&building.0).map_err(|error| not_made(&database, &error))?;
        let store = Store::start(&building.0, |connection| {
            store_log::add_device(connection, uuid, at)
        })
        .map_err(|error| not_made(&database, &error))?;
        let mut app = Self::with(surroundings, store);
        app.update_bundled()?;
        let brought = fill(&mut app)?;
        app.store.complete(&building.0)?;
        if publish(&building.0, &database)? {
            return Ok(brought);
        }
        Err(Failure::refused(format_args!(
            "{} was made by another process meanwhile",
            database.display()
        ))
        .with("nothing was brought in; type the same again to bring it into that one"))
    }

    fn with(surroundings: Surroundings, store: Store) -> Self {
        let Surroundings {
            home,
            clock,
            entropy,
            config,
        } = surroundings;
        Self {
            home,
            clock,
            entropy,
            config,
            store,
        }
    }

    /// Reads the clock.
    pub fn now(&self) -> Moment {
        self.clock.now(self.config.rollover.value)
    }

    /// The clock, for measuring a telling.
    pub const fn clock(&self) -> &Clock {
        &self.clock
    }

    /// The folder of the collection.
    pub const fn home(&self) -> &Home {
        &self.home
    }

    /// The settings, with what was measured from the user where it was not set.
    pub fn config(&mut self) -> Result<Config> {
        let transaction = self.store.read()?;
        let config = measured(&transaction, &self.config)?;
        Ok(config.with_measured(Measured {
            words_per_minute: story_check::pace(&transaction)?,
            ..Measured::default()
        }))
    }
}

/// The settings with the user's own lengths of a telling and of a pick, where they are known.
fn measured(connection: &Connection, config: &Config) -> Result<Config> {
    let measured = store_log::latest_measured(connection)?;
    let median = |wanted| {
        let of_form = measured.iter().filter(|(form, _)| *form == wanted);
        let seconds: Vec<f64> = of_form
            .map(|(_, seconds)| *seconds)
            .take(MEASURED)
            .collect();
        engine_queue::measured_length(&seconds)
    };
    Ok(config.clone().with_measured(Measured {
        telling_minutes: median(Form::Told),
        pick_minutes: median(Form::Picked),
        words_per_minute: None,
    }))
}

/// How long a prompt takes this user, by these settings.
fn lengths(config: &Config) -> engine_queue::Lengths {
    engine_queue::Lengths {
        telling: config.telling_minutes.value,
        picking: config.pick_minutes.value,
    }
}

fn open_store(home: &Home, clock: &Clock) -> Result<Store> {
    let path = home.database();
    Store::open(&path, |connection, format| {
        let at = clock.now(0);
        store_backup::before_migration(connection, &home.backups(), format, at)
    })
    .map_err(|error| advise(error, home))
}

/// What failed, on which file; the way on is added by `name_backup`.
fn advise(error: StoreError, home: &Home) -> Failure {
    let newer = matches!(error, StoreError::Newer { .. });
    let mut failure = Failure::from(error);
    let name = format!("cannot open {}: ", home.database().display());
    failure.message.insert_str(0, &name);
    if failure.about_file {
        failure.detail.clear();
        return failure.with(if newer {
            "nothing was changed; install the newest retell to open it"
        } else {
            "nothing was changed"
        });
    }
    failure
}

/// Names the backup to restore where the database file is not what it should be.
pub fn name_backup(failure: Failure, home: &Home) -> Failure {
    if !failure.about_file {
        return failure;
    }
    match store_backup::latest(&home.backups()) {
        Some(backup) => failure.with(format_args!(
            "the newest backup is {}: retell restore latest",
            backup.display()
        )),
        None => failure.with(
            "there is no backup; move the file away to start afresh, or name another folder with --home",
        ),
    }
}

fn create(surroundings: &mut Surroundings) -> Result<()> {
    let path = surroundings.home.database();
    let (building, uuid, at) = building(surroundings)?;
    Store::create(
        &path,
        &building.0,
        |building| paths::create_private_file(building).map(drop),
        |connection| store_log::add_device(connection, uuid, at),
    )
    .map_err(|error| not_made(&path, &error))
}

/// The name under which a new database is built, in its folder, and the first device that it will have.
fn building(surroundings: &mut Surroundings) -> Result<(Building, Uuid, i64)> {
    let path = surroundings.home.database();
    let folder = path.parent().unwrap_or_else(|| Path::new("."));
    paths::create_private_dir(folder).map_err(|error| not_made(&path, &error))?;
    let at = surroundings.clock.now(0).at;
    let uuid = surroundings.entropy.uuid(at);
    Ok((Building(surroundings.home.building(uuid)), uuid, at))
}

fn not_made(path: &Path, error: &dyn std::fmt::Display) -> Failure {
    Failure::refused(format_args!("cannot make {}: {error}", path.display()))
        .with("name another folder with --home, or make this one writable")
}

/// A database on its way to its place; what is left of it is removed.
struct Building(PathBuf);

impl Drop for Building {
    fn drop(&mut self) {
        for end in ["", "-wal", "-shm"] {
            let _ = fs::remove_file(store_backup::beside(&self.0, end));
        }
    }
}

/// Every write ends here: what was decided is on the disk.
fn commit(transaction: rusqlite::Transaction<'_>) -> Result<()> {
    transaction
        .commit()
        .map_err(|error| StoreError::from(error).into())
}

#[cfg(test)]
mod daily_path_tests;
