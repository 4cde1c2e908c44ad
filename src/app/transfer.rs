//! The whole collection as lines, and lines back into a collection. What is there already is recognised
//! by its identity and stays as it is; nothing is there twice, and nothing changes unless all can be read.
//!
//! The first line says what the file is, the last how many lines it should have. Between them stand the
//! devices, the rows of every carried table (`store::transfer`), and the log.

mod ahead;
mod journal;
mod line;
mod reader;

use std::io::BufRead;

use serde::Serialize;
use uuid::Uuid;

use super::failure::{Failure, Result};
use super::{App, commit};
use crate::store::hash::Hasher;
use crate::store::transfer::{self, BadValue, Insert, Rows, TABLES, each_row};
use crate::store::{Store, cache, chain, deck, log};

use journal::Journal;
use line::{DeviceLine, End, Header, LogLine, SubmissionLine};
use reader::{Piece, Reader};

/// The version of the lines that this program writes, and the newest that it reads.
const VERSION: u32 = 1;

/// How every export begins.
pub const BEGINS: &str = "{\"retell\":\"export\"";

/// How much of one thing an import brought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Brought {
    /// The name of their lines.
    pub name: &'static str,
    /// What several of them are called.
    pub what: &'static str,
    /// How many are new.
    pub added: u64,
    /// How many were there already.
    pub present: u64,
}

impl App {
    /// Hands over every line of an export, without its end, all of one state of the collection.
    pub fn export(&mut self, each: impl FnMut(&str) -> Result<()>) -> Result<()> {
        let transaction = self.store.read()?;
        let mut lines = Lines::new(each);
        lines.write(&Header::of(VERSION))?;
        let devices = chain::devices(&transaction)?;
        for device in devices.iter().filter(|device| device.seq > 0) {
            lines.write(&LogLine::Device(DeviceLine::from(device)))?;
        }
        for table in TABLES {
            each_row(&transaction, table, |row| lines.write(row))?;
        }
        let mut failed = None;
        for device in devices {
            chain::walk(&transaction, device.id, |entry, _| {
                if failed.is_none() {
                    failed = lines.write(&LogLine::from(entry)).err();
                }
                Ok(())
            })?;
        }
        chain::walk_submissions(&transaction, |id, review| {
            if failed.is_none() {
                let line = LogLine::Submission(SubmissionLine::new(id, review));
                failed = lines.write(&line).err();
            }
            Ok(())
        })?;
        match failed {
            Some(failed) => Err(failed),
            None => lines.end(),
        }
    }

    /// Brings the lines of an export in, or says what that would bring. `progress` is told how many bytes
    /// were read.
    pub fn import_lines(
        &mut self,
        input: &mut (dyn BufRead + Send),
        dry_run: bool,
        progress: impl FnMut(u64),
    ) -> Result<Vec<Brought>> {
        self.store.set_many(true)?;
        let brought = self.bring_in(input, dry_run, progress);
        self.store.set_many(false)?;
        brought
    }

    fn bring_in(
        &mut self,
        input: &mut (dyn BufRead + Send),
        dry_run: bool,
        progress: impl FnMut(u64),
    ) -> Result<Vec<Brought>> {
        let at = self.now().at;
        let transaction = self.store.write()?;
        let layouts = transfer::layouts(&transaction)?;
        let (reader, program) = Reader::start(input, &layouts)?;
        let indexes = log::set_indexes_aside(&transaction)?;
        let mut import = Import {
            journal: Journal::new(&transaction).map_err(|bad| refuse(0, bad))?,
            rows: Rows::new(&transaction, &layouts)?,
            brought: TABLES.map(|table| counted(table.name, table.many)).to_vec(),
        };
        ahead::read(reader, progress, |piece| import.bring(piece))?;
        let entropy = &mut self.entropy;
        let brought = import.finish(|| entropy.uuid(at), at);
        let brought = brought.map_err(|bad| refuse(0, bad))?;
        Store::keep_few_pages(&transaction)?;
        indexes.make_again(&transaction)?;
        cache::rebuild_states(&transaction)?;
        if program != env!("CARGO_PKG_VERSION") {
            // The bundled decks may be those of another version: the next command brings them up to date.
            deck::forget_program_version(&transaction)?;
        }
        if !dry_run {
            commit(transaction)?;
        }
        Ok(brought)
    }
}

const fn counted(name: &'static str, what: &'static str) -> Brought {
    Brought {
        name,
        what,
        added: 0,
        present: 0,
    }
}

impl Brought {
    const fn count(&mut self, insert: Insert) {
        match insert {
            Insert::Added => self.added += 1,
            Insert::Present => self.present += 1,
        }
    }
}

/// An import under way, inside its transaction.
struct Import<'a> {
    journal: Journal<'a>,
    rows: Rows<'a>,
    brought: Vec<Brought>,
}

impl Import<'_> {
    fn bring(&mut self, piece: Piece) -> std::result::Result<(), BadValue> {
        match piece {
            Piece::Device(device) => self.journal.device(&device),
            Piece::Row(place, values) => {
                let insert = self.rows.insert(place, values)?;
                self.brought[place].count(insert);
                Ok(())
            }
            Piece::Entry(entry, hash) => self.journal.entry(entry, &hash, &mut self.rows),
            Piece::Submission(submission) => self.journal.submission(&submission),
        }
    }

    fn finish(
        self,
        uuid: impl FnMut() -> Uuid,
        at: i64,
    ) -> std::result::Result<Vec<Brought>, BadValue> {
        let mut brought = self.brought;
        brought.push(self.journal.finish(uuid, at)?);
        Ok(brought)
    }
}

/// Writes lines and remembers what the last one says of them.
struct Lines<F> {
    each: F,
    count: u64,
    whole: Hasher,
}

impl<F: FnMut(&str) -> Result<()>> Lines<F> {
    fn new(each: F) -> Self {
        Self {
            each,
            count: 0,
            whole: Hasher::default(),
        }
    }

    fn write(&mut self, line: &impl Serialize) -> Result<()> {
        let text = serde_json::to_string(line).map_err(Failure::refused)?;
        self.count += 1;
        self.whole = std::mem::take(&mut self.whole).text(&text);
        (self.each)(&text)
    }

    fn end(mut self) -> Result<()> {
        let hash = std::mem::take(&mut self.whole).finish();
        let lines = self.count;
        self.write(&LogLine::End(End { lines, hash }))
    }
}

fn refuse(number: u64, bad: BadValue) -> Failure {
    match bad {
        BadValue::Store(error) => error.into(),
        BadValue::Line(reason) => {
            let place = match number {
                0 => String::new(),
                number => format!("line {number}: "),
            };
            Failure::typed(format_args!("{place}{reason}")).with("nothing was changed")
        }
    }
}
