//! The whole collection as lines, and lines back into a collection. What is there already is recognised
//! by its identity and stays as it is; nothing is there twice, and nothing changes unless all can be read.
//!
//! The first line says what the file is, the last how many lines it should have. Between them stand the
//! devices, the rows of every carried table (`store::transfer`), and the log.

mod journal;
mod line;

use std::io::{BufRead, Read};

use serde::Serialize;

use super::failure::{Failure, Result};
use super::{App, commit};
use crate::store::hash::Hasher;
use crate::store::transfer::{BadValue, Insert, Rows, TABLES, each_row};
use crate::store::{Store, cache, chain, deck};

use journal::Journal;
use line::{DeviceLine, End, Header, LogLine, SubmissionLine};

/// The version of the lines that this program writes, and the newest that it reads.
const VERSION: u32 = 1;

/// The longest import in bytes: a million cards with five reviews each are three quarters of it.
const LONGEST: u64 = 2_000_000_000;

/// The longest line: no card is near it.
const LONGEST_LINE: u64 = 8_000_000;

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
        input: &mut dyn BufRead,
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
        input: &mut dyn BufRead,
        dry_run: bool,
        mut progress: impl FnMut(u64),
    ) -> Result<Vec<Brought>> {
        let at = self.now().at;
        let transaction = self.store.write()?;
        let mut import = Import {
            journal: Journal::new(&transaction).map_err(|bad| refuse(0, bad))?,
            rows: Rows::new(&transaction)?,
            brought: TABLES.map(|table| counted(table.name, table.many)).to_vec(),
            whole: Hasher::default(),
            ended: false,
        };
        let mut reader = Reader::new(input);
        let header = reader.header()?;
        import.whole = import.whole.text(reader.text()?);
        while reader.next()? {
            let number = reader.lines;
            let line = reader.text()?;
            import
                .line(line, number)
                .map_err(|bad| refuse(number, bad))?;
            progress(reader.bytes);
        }
        if !import.ended {
            return Err(
                Failure::typed("the export has no last line: it was cut off")
                    .with("nothing was changed; export it again"),
            );
        }
        let (journal, mut brought) = (import.journal, import.brought);
        let entropy = &mut self.entropy;
        let reviews = journal.finish(|| entropy.uuid(at), at);
        brought.push(reviews.map_err(|bad| refuse(0, bad))?);
        drop(import.rows);
        Store::keep_few_pages(&transaction)?;
        cache::rebuild(&transaction)?;
        if header.program != env!("CARGO_PKG_VERSION") {
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
    /// All lines so far.
    whole: Hasher,
    ended: bool,
}

impl Import<'_> {
    fn line(&mut self, text: &str, number: u64) -> std::result::Result<(), BadValue> {
        if self.ended {
            return Err(BadValue::Line("more lines after the last one".to_owned()));
        }
        let (name, rest) = named(text)
            .ok_or_else(|| BadValue::Line("not a line of an export of retell".to_owned()))?;
        if name != "end" {
            self.whole = std::mem::take(&mut self.whole).text(text);
        }
        if let Some(place) = TABLES.iter().position(|table| table.name == name) {
            let insert = self.rows.insert(TABLES[place], rest)?;
            self.brought[place].count(insert);
            return Ok(());
        }
        if !line::NAMES.contains(&name) {
            return Err(BadValue::Line(format!(
                "\"{name}\" is nothing that this retell exports; a newer one may have written it"
            )));
        }
        match parse(text)? {
            LogLine::Device(device) => self.journal.device(device),
            LogLine::Review(review) => self.journal.review(review, &mut self.rows),
            LogLine::Retraction(retraction) => self.journal.retraction(&retraction),
            LogLine::Submission(submission) => self.journal.submission(&submission),
            LogLine::End(end) => self.end(&end, number - 1),
        }
    }

    fn end(&mut self, end: &End, before: u64) -> std::result::Result<(), BadValue> {
        self.ended = true;
        if end.lines != before {
            return Err(BadValue::Line(format!(
                "there were {} lines before this one, and {before} are left",
                end.lines
            )));
        }
        if std::mem::take(&mut self.whole).finish() == end.hash {
            return Ok(());
        }
        Err(BadValue::Line(
            "the lines before this one are not those that were written".to_owned(),
        ))
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

fn parse<'a, T: serde::Deserialize<'a>>(text: &'a str) -> std::result::Result<T, BadValue> {
    serde_json::from_str(text).map_err(|error| BadValue::json(&error))
}

/// A line's name, and what stands behind it: `{"name":…}`.
fn named(text: &str) -> Option<(&str, &str)> {
    let inside = text.trim().strip_prefix('{')?.strip_suffix('}')?;
    let (name, rest) = inside.trim_start().strip_prefix('"')?.split_once('"')?;
    Some((name, rest.trim_start().strip_prefix(':')?))
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

/// Reads an export line by line, and never more of it than one line.
struct Reader<'a> {
    input: &'a mut dyn BufRead,
    line: Vec<u8>,
    lines: u64,
    bytes: u64,
}

impl<'a> Reader<'a> {
    fn new(input: &'a mut dyn BufRead) -> Self {
        Self {
            input,
            line: Vec::new(),
            lines: 0,
            bytes: 0,
        }
    }

    fn header(&mut self) -> Result<Header> {
        let is_there = self.next()?;
        let header = serde_json::from_slice(&self.line).ok();
        let header: Header = header.filter(|_| is_there).ok_or_else(|| {
            Failure::typed("this is no export of retell")
                .with("an export begins with {\"retell\":\"export\"; retell export writes one")
        })?;
        if header.version > VERSION {
            return Err(Failure::typed(format_args!(
                "a newer retell wrote this export: version {}, and this retell reads up to {VERSION}",
                header.version
            ))
            .with("nothing was changed; install the newest retell to read it"));
        }
        Ok(header)
    }

    /// Goes to the next line that is not empty; false at the end.
    fn next(&mut self) -> Result<bool> {
        loop {
            self.line.clear();
            let mut input = Read::take(&mut *self.input, LONGEST_LINE);
            let read = input
                .read_until(b'\n', &mut self.line)
                .map_err(|error| Failure::typed(format_args!("cannot read the export: {error}")))?;
            if read == 0 {
                return Ok(false);
            }
            let read = read as u64;
            self.bytes += read;
            if self.bytes > LONGEST {
                return Err(self.refuse("the export is longer than 2 GB"));
            }
            if read == LONGEST_LINE {
                return Err(self.refuse("longer than 8 MB"));
            }
            if !self.line.iter().all(u8::is_ascii_whitespace) {
                self.lines += 1;
                return Ok(true);
            }
        }
    }

    /// The line that it stands at.
    fn text(&self) -> Result<&str> {
        let text = std::str::from_utf8(&self.line).map_err(|_| self.refuse("not text in UTF-8"))?;
        Ok(text.trim_end_matches(['\r', '\n']))
    }

    fn refuse(&self, reason: &str) -> Failure {
        refuse(self.lines, BadValue::Line(reason.to_owned()))
    }
}
