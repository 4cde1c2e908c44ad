//! Opening the database, or making it. Refuses what is not ours in words and leaves it untouched.

use std::fs::{self, File};
use std::io::{ErrorKind, Read};
use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, TransactionBehavior};
use rusqlite_migration::{M, Migrations};

use super::error::{Result, StoreError};

/// Marks a file as retell's: the letters RTLL.
const APPLICATION_ID: u32 = 0x5254_4C4C;

/// How long a writer waits for another one.
const BUSY_TIMEOUT: Duration = Duration::from_secs(10);

/// Memory for pages while very many rows are written, in KiB; SQLite wants it negative.
const MANY: i64 = -4_000;

/// The same while very many rows are sorted, which takes twice as much again. It is SQLite's own choice.
const FEW: i64 = -2_000;

const MIGRATIONS: &[M<'static>] = &[
    M::up(include_str!("migrations/0001-start.sql")),
    M::up(include_str!("migrations/0002-stories.sql")),
    M::up(include_str!("migrations/0003-interviews.sql")),
    M::up(include_str!("migrations/0004-each.sql")),
    M::up(include_str!("migrations/0005-mocks.sql")),
    M::up(include_str!("migrations/0006-todo.sql")),
    M::up(include_str!("migrations/0007-shaping.sql")),
    M::up(include_str!("migrations/0008-answers.sql")),
    M::up(include_str!("migrations/0009-declined.sql")),
    M::up(include_str!("migrations/0010-fit.sql")),
];

/// The format number of a database that this program writes.
pub const FORMAT: i64 = MIGRATIONS.len() as i64;

/// An open database. Every statement runs inside a transaction that `app` opens.
pub struct Store {
    connection: Connection,
    read_only: bool,
}

impl Store {
    /// Opens an existing database. `before_migration` is called with the format found and a
    /// connection to it when the file has an older format, and must keep a copy of it.
    pub fn open(
        path: &Path,
        before_migration: impl FnOnce(&Connection, i64) -> Result<()>,
    ) -> Result<Self> {
        let found = format_of(path)?;
        if found > FORMAT {
            return Err(StoreError::Newer {
                found,
                known: FORMAT,
            });
        }
        let mut store = Self::connect(path)?;
        // The log of a crashed process may hold a newer format than the file's first page.
        let found = format_number(&store.connection)?;
        if found > FORMAT {
            return Err(StoreError::Newer {
                found,
                known: FORMAT,
            });
        }
        if found < FORMAT {
            before_migration(&store.connection, found)?;
            let migrated = migrate(&mut store.connection);
            // Another process may have been faster.
            if format_number(&store.connection)? != FORMAT {
                migrated?;
            }
        }
        Ok(store)
    }

    /// Opens a copy of any format that this program knows and leaves it as it is.
    pub fn open_copy(path: &Path) -> Result<Self> {
        let found = format_of(path)?;
        if found > FORMAT {
            return Err(StoreError::Newer {
                found,
                known: FORMAT,
            });
        }
        Self::connect(path)
    }

    /// Makes a new database at `path`, complete or not at all: it is built under `building`, in the
    /// same folder, and takes its name when it is finished. Where another process was faster, its
    /// database stays. `fill` writes the first rows. `private` makes an empty file for the user alone.
    pub fn create(
        path: &Path,
        building: &Path,
        private: impl FnOnce(&Path) -> std::io::Result<()>,
        fill: impl FnOnce(&Connection) -> Result<()>,
    ) -> Result<()> {
        private(building)?;
        let built = build(building, fill).and_then(|()| publish(building, path).map(drop));
        let _ = fs::remove_file(building);
        built
    }

    /// A new database that its first rows are still brought into: written straight to its file and not
    /// safe before [`Store::complete`], so that it must not have its name yet. The file is there and empty.
    pub fn start(building: &Path, fill: impl FnOnce(&Connection) -> Result<()>) -> Result<Self> {
        // Where an interrupt has removed it meanwhile, it is not made again.
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let mut connection = Connection::open_with_flags(building, flags)?;
        configure(&connection)?;
        connection.pragma_update(None, "journal_mode", "OFF")?;
        connection.pragma_update(None, "synchronous", "OFF")?;
        connection.pragma_update(None, "application_id", APPLICATION_ID)?;
        migrate(&mut connection)?;
        fill(&connection)?;
        Ok(Self {
            connection,
            read_only: false,
        })
    }

    /// Closes a database that was started. All of it is on the disk then, and it can be given its name.
    pub fn complete(self, building: &Path) -> Result<()> {
        self.connection.pragma_update(None, "journal_mode", "WAL")?;
        self.close()?;
        Ok(File::options().write(true).open(building)?.sync_all()?)
    }

    /// An empty collection in memory, for reading commands before there is a database.
    pub fn in_memory(fill: impl FnOnce(&Connection) -> Result<()>) -> Result<Self> {
        let mut connection = Connection::open_in_memory()?;
        configure(&connection)?;
        migrate(&mut connection)?;
        fill(&connection)?;
        Ok(Self {
            connection,
            read_only: false,
        })
    }

    /// A transaction for reading: all its statements see one state.
    pub fn read(&mut self) -> Result<rusqlite::Transaction<'_>> {
        Ok(self
            .connection
            .transaction_with_behavior(TransactionBehavior::Deferred)?)
    }

    /// A transaction for writing: no other writer comes between.
    pub fn write(&mut self) -> Result<rusqlite::Transaction<'_>> {
        if self.read_only {
            return Err(StoreError::ReadOnly);
        }
        Ok(self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)?)
    }

    /// Writes what may as well be lost: at once, or not at all where another one writes, the disk is full or
    /// nothing can be written. Says whether it was written.
    pub fn keep(&mut self, write: impl FnOnce(&Connection) -> Result<()>) -> bool {
        let kept = self.at_once(write).is_ok();
        self.connection.busy_timeout(BUSY_TIMEOUT).is_ok() && kept
    }

    fn at_once(&mut self, write: impl FnOnce(&Connection) -> Result<()>) -> Result<()> {
        self.connection.busy_timeout(Duration::ZERO)?;
        let transaction = self.write()?;
        write(&transaction)?;
        Ok(transaction.commit()?)
    }

    /// Gets ready for very many rows at once, each of whose references the caller looks up itself: more
    /// of the database stays in memory, SQLite does not look references up again, and sorts them with a
    /// second thread. Off, it is as before.
    pub fn set_many(&self, many: bool) -> Result<()> {
        let (pages, checks, threads) = if many {
            (MANY, "OFF", 1)
        } else {
            (FEW, "ON", 0)
        };
        self.connection.pragma_update(None, "cache_size", pages)?;
        self.connection.pragma_update(None, "threads", threads)?;
        Ok(self
            .connection
            .pragma_update(None, "foreign_keys", checks)?)
    }

    /// Gives memory back, for what sorts very many rows.
    pub fn keep_few_pages(connection: &Connection) -> Result<()> {
        Ok(connection.pragma_update(None, "cache_size", FEW)?)
    }

    /// The connection, for copying the whole database.
    pub const fn connection(&self) -> &Connection {
        &self.connection
    }

    /// Closes the database, so that its file holds all of it.
    pub fn close(self) -> Result<()> {
        let closed = self.connection.close();
        closed.map_err(|(_, error)| StoreError::from(error))
    }

    /// The connection, for replacing everything in the database.
    pub const fn connection_mut(&mut self) -> &mut Connection {
        &mut self.connection
    }

    /// Connects the ordinary way; where the shared memory of write-ahead logging cannot be made,
    /// with exclusive locking; where not even a log file can be made, for reading alone.
    fn connect(path: &Path) -> Result<Self> {
        let shared = open_file(path, "").and_then(|connection| probe(connection, false));
        let refused = match shared {
            Ok(connection) => {
                return Ok(Self {
                    connection,
                    read_only: false,
                });
            }
            Err(error) if wants_fallback(&error) => error,
            Err(error) => return Err(error),
        };
        if let Ok(connection) = open_file(path, "").and_then(|connection| probe(connection, true)) {
            return Ok(Self {
                connection,
                read_only: false,
            });
        }
        let mut log = path.as_os_str().to_owned();
        log.push("-wal");
        if fs::metadata(Path::new(&log)).is_ok_and(|log| log.len() > 0) {
            return Err(refused);
        }
        let connection = open_file(path, "?immutable=1").and_then(|it| probe(it, false))?;
        Ok(Self {
            connection,
            read_only: true,
        })
    }
}

fn wants_fallback(error: &StoreError) -> bool {
    match error {
        StoreError::ReadOnly | StoreError::Full | StoreError::Disk(_) => true,
        StoreError::Sqlite(error) => {
            error.sqlite_error_code() == Some(rusqlite::ErrorCode::CannotOpen)
        }
        _ => false,
    }
}

fn open_file(path: &Path, parameters: &str) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_URI;
    if parameters.is_empty() {
        return Ok(Connection::open_with_flags(
            path,
            OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX,
        )?);
    }
    let address = format!("file:{}{parameters}", encoded(path));
    Ok(Connection::open_with_flags(
        address,
        flags | OpenFlags::SQLITE_OPEN_READ_ONLY,
    )?)
}

/// A path as a URI wants it: the characters with a meaning of their own are escaped.
fn encoded(path: &Path) -> String {
    path.to_string_lossy()
        .replace('%', "%25")
        .replace('?', "%3f")
        .replace('#', "%23")
        .replace('\\', "/")
}

fn probe(connection: Connection, exclusive: bool) -> Result<Connection> {
    if exclusive {
        connection.pragma_update(None, "locking_mode", "EXCLUSIVE")?;
    }
    configure(&connection)?;
    connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
    Ok(connection)
}

fn configure(connection: &Connection) -> Result<()> {
    connection.busy_timeout(BUSY_TIMEOUT)?;
    connection.execute_batch(
        "PRAGMA synchronous = FULL; PRAGMA fullfsync = ON; PRAGMA foreign_keys = ON;
         PRAGMA trusted_schema = OFF;",
    )?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(())
}

fn migrate(connection: &mut Connection) -> Result<()> {
    Ok(Migrations::from_slice(MIGRATIONS).to_latest(connection)?)
}

fn build(building: &Path, fill: impl FnOnce(&Connection) -> Result<()>) -> Result<()> {
    let mut connection = Connection::open(building)?;
    configure(&connection)?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "application_id", APPLICATION_ID)?;
    migrate(&mut connection)?;
    fill(&connection)?;
    connection
        .close()
        .map_err(|(_, error)| StoreError::from(error))
}

/// Gives the finished file its name without ever replacing one that is there, and says whether it did.
pub fn publish(building: &Path, path: &Path) -> Result<bool> {
    match fs::hard_link(building, path) {
        Ok(()) => {}
        // Not every file system has hard links.
        Err(error) if error.kind() != ErrorKind::AlreadyExists && !path.exists() => {
            fs::rename(building, path)?;
        }
        Err(_) => return Ok(false),
    }
    // A name is on the disk once its folder is. Not every system opens a folder.
    if let Some(Ok(folder)) = path.parent().map(File::open) {
        let _ = folder.sync_all();
    }
    Ok(true)
}

fn format_number(connection: &Connection) -> Result<i64> {
    Ok(connection.query_row("PRAGMA user_version", [], |row| row.get(0))?)
}

/// Reads the first page without SQLite, which would write beside the file.
fn format_of(path: &Path) -> Result<i64> {
    let metadata = fs::metadata(path)?;
    if !metadata.is_file() {
        return Err(StoreError::Foreign);
    }
    if metadata.len() == 0 {
        return Err(StoreError::Empty);
    }
    let mut header = [0_u8; 100];
    let read = File::open(path)?.take(100).read(&mut header)?;
    if read < 100 || !header.starts_with(b"SQLite format 3\0") {
        return Err(StoreError::Foreign);
    }
    let number = |at: usize| {
        u32::from_be_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]])
    };
    if number(68) != APPLICATION_ID {
        return Err(StoreError::Foreign);
    }
    let page_size = match u16::from_be_bytes([header[16], header[17]]) {
        1 => 65_536,
        size => u64::from(size),
    };
    // The page count is kept only where both change counters agree.
    let pages = if number(24) == number(92) {
        u64::from(number(28))
    } else {
        0
    };
    if metadata.len() < pages * page_size {
        return Err(StoreError::Damaged(format!(
            "it has {} bytes and should have {}",
            metadata.len(),
            pages * page_size
        )));
    }
    Ok(i64::from(number(60)))
}

#[cfg(test)]
mod tests;
