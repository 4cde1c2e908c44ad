//! What can be wrong with the database. Says what happened; the advice on what to type is `app`'s.

use rusqlite::ErrorCode;

/// What the store could not do.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The file holds no byte at all.
    #[error("the database file is empty")]
    Empty,
    /// The file is no database of retell.
    #[error("the file is not a retell database")]
    Foreign,
    /// A newer retell wrote the file.
    #[error("the database has format {found}, and this retell knows formats up to {known}")]
    Newer {
        /// The format number found in the file.
        found: i64,
        /// The newest format number this program knows.
        known: i64,
    },
    /// The file cannot be read as what it claims to be.
    #[error("the database is damaged: {0}")]
    Damaged(String),
    /// Another program holds the database.
    #[error("another program is holding the database")]
    Busy,
    /// The disk has no space left.
    #[error("the disk is full")]
    Full,
    /// The disk does not read or write what it is asked to.
    #[error("the disk cannot be read or written: {0}")]
    Disk(String),
    /// The file or its folder cannot be written.
    #[error("the database cannot be written")]
    ReadOnly,
    /// A file could not be read, made or renamed.
    #[error("{0}")]
    File(#[from] std::io::Error),
    /// Anything else SQLite says.
    #[error("{0}")]
    Sqlite(rusqlite::Error),
}

/// The store's results.
pub type Result<T> = std::result::Result<T, StoreError>;

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            Some(ErrorCode::DiskFull) => Self::Full,
            Some(ErrorCode::ReadOnly) => Self::ReadOnly,
            Some(ErrorCode::SystemIoFailure) => Self::Disk(error.to_string()),
            Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => {
                Self::Damaged(error.to_string())
            }
            _ => match error {
                rusqlite::Error::FromSqlConversionFailure(_, _, reason) => {
                    Self::Damaged(reason.to_string())
                }
                rusqlite::Error::InvalidColumnType(..)
                | rusqlite::Error::IntegralValueOutOfRange(..) => Self::Damaged(error.to_string()),
                other => Self::Sqlite(other),
            },
        }
    }
}

impl From<rusqlite_migration::Error> for StoreError {
    fn from(error: rusqlite_migration::Error) -> Self {
        match error {
            rusqlite_migration::Error::RusqliteError { err, .. } => Self::from(err),
            other => Self::Damaged(other.to_string()),
        }
    }
}

/// A stored value that is not what its column holds.
pub fn undecodable(column: &'static str, value: impl std::fmt::Display) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(
        0,
        rusqlite::types::Type::Null,
        format!("{column} holds {value}").into(),
    )
}
