//! An export on its way in: read line by line, and seen to be whole and as it was written. Knows nothing
//! of the collection but how its tables are built.

use std::collections::HashMap;
use std::io::{BufRead, Read};

use rusqlite::types::Value;

use super::line::{DeviceLine, End, Header, LogLine, NAMES, SubmissionLine};
use super::{VERSION, refuse};
use crate::app::failure::{Failure, Result};
use crate::store::chain::{self, Entry};
use crate::store::hash::{Hash, Hasher};
use crate::store::log::ReviewId;
use crate::store::transfer::{BadValue, Layout};

/// The longest import in bytes: a million cards with five reviews each are three quarters of it.
const LONGEST: u64 = 2_000_000_000;

/// The longest line: no card is near it.
const LONGEST_LINE: u64 = 8_000_000;

/// What a line holds.
#[derive(Debug)]
pub(super) enum Piece {
    /// Who writes a log.
    Device(DeviceLine),
    /// A row of the table in this place of the layouts, by the values of its columns.
    Row(usize, Vec<Value>),
    /// A row of the log by the names that it has in the export, and its hash.
    Entry(Entry, Hash),
    /// The name of a submission.
    Submission(SubmissionLine),
}

/// Reads an export from its first line to its last.
pub(super) struct Reader<'a> {
    lines: Lines<'a>,
    export: Export<'a>,
}

impl<'a> Reader<'a> {
    /// Reads the first line, and gives the version of the program that wrote it.
    pub(super) fn start(
        input: &'a mut (dyn BufRead + Send),
        layouts: &'a [Layout],
    ) -> Result<(Self, String)> {
        let mut lines = Lines::new(input);
        let header = lines.header()?;
        let export = Export {
            layouts,
            whole: Hasher::default().text(lines.text()?),
            ended: false,
            logs: HashMap::new(),
        };
        Ok((Self { lines, export }, header.program))
    }

    /// The number of the line last read, from 1; empty ones are not counted.
    pub(super) const fn number(&self) -> u64 {
        self.lines.number
    }

    /// How many bytes were read.
    pub(super) const fn bytes(&self) -> u64 {
        self.lines.bytes
    }

    /// What the next line holds; `None` behind the last one, once all of them are as they were written.
    pub(super) fn next(&mut self) -> Result<Option<Piece>> {
        while self.lines.next()? {
            let number = self.lines.number;
            let piece = self.export.line(self.lines.text()?, number);
            if let Some(piece) = piece.map_err(|bad| refuse(number, bad))? {
                return Ok(Some(piece));
            }
        }
        self.export.see_the_end().map(|()| None)
    }
}

/// What was seen of an export: enough to tell that a line is missing or another one.
struct Export<'a> {
    layouts: &'a [Layout],
    /// All lines so far.
    whole: Hasher,
    ended: bool,
    /// The logs by their devices' numbers in the export.
    logs: HashMap<i64, Log>,
}

/// A device's log as far as it was read.
struct Log {
    device: DeviceLine,
    /// The last row read.
    seq: i64,
    /// The hash of that row.
    head: Hash,
}

impl Export<'_> {
    /// What a line holds; nothing for the last one.
    fn line(&mut self, text: &str, number: u64) -> std::result::Result<Option<Piece>, BadValue> {
        if self.ended {
            return Err(BadValue::Line("more lines after the last one".to_owned()));
        }
        let (name, rest) = named(text)
            .ok_or_else(|| BadValue::Line("not a line of an export of retell".to_owned()))?;
        if name != "end" {
            self.whole = std::mem::take(&mut self.whole).text(text);
        }
        let table = |layout: &Layout| layout.table.name == name;
        if let Some(place) = self.layouts.iter().position(table) {
            let values = self.layouts[place].values(rest)?;
            return Ok(Some(Piece::Row(place, values)));
        }
        if !NAMES.contains(&name) {
            return Err(BadValue::Line(format!(
                "\"{name}\" is nothing that this retell exports; a newer one may have written it"
            )));
        }
        Ok(Some(match parse(text)? {
            LogLine::Device(device) => self.device(device)?,
            LogLine::Review(review) => self.entry(review.into())?,
            LogLine::Retraction(retraction) => self.entry(retraction.into())?,
            LogLine::Submission(submission) => Piece::Submission(submission),
            LogLine::End(end) => {
                self.end(&end, number - 1)?;
                return Ok(None);
            }
        }))
    }

    fn device(&mut self, device: DeviceLine) -> std::result::Result<Piece, BadValue> {
        let log = Log {
            device: device.clone(),
            seq: 0,
            head: Hash::default(),
        };
        match self.logs.insert(device.device, log) {
            None => Ok(Piece::Device(device)),
            Some(_) => Err(BadValue::Line("the device was named before".to_owned())),
        }
    }

    /// The next row of a device's log, with its hash.
    fn entry(&mut self, entry: Entry) -> std::result::Result<Piece, BadValue> {
        let id = entry.id();
        let owner = |id: i64| self.logs.get(&id).map(|log| log.device.uuid.as_str());
        let Some(log) = self.logs.get(&id.device) else {
            return Err(no_device(id));
        };
        if id.seq != log.seq + 1 {
            return Err(BadValue::Line(format!(
                "row {} of a device's log follows row {}",
                id.seq, log.seq
            )));
        }
        let hash = chain::next(&log.head, &log.device.uuid, &entry, owner);
        if let Some(log) = self.logs.get_mut(&id.device) {
            (log.seq, log.head) = (id.seq, hash);
        }
        Ok(Piece::Entry(entry, hash))
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

    /// Sees that there was a last line, and that every log ended as it was written.
    fn see_the_end(&self) -> Result<()> {
        if !self.ended {
            return Err(
                Failure::typed("the export has no last line: it was cut off")
                    .with("nothing was changed; export it again"),
            );
        }
        for Log { device, seq, head } in self.logs.values() {
            if (*seq, *head) != (device.seq, device.head) {
                let told = format!(
                    "the log of device {} does not end as it was written; a line was altered",
                    device.device
                );
                return Err(refuse(0, BadValue::Line(told)));
            }
        }
        Ok(())
    }
}

/// What is said of a row whose device has no line.
pub(super) fn no_device(id: ReviewId) -> BadValue {
    BadValue::Line(format!("no device {} before this line", id.device))
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

/// Reads a file line by line, and never more of it than one line.
struct Lines<'a> {
    input: &'a mut (dyn BufRead + Send),
    line: Vec<u8>,
    number: u64,
    bytes: u64,
}

impl<'a> Lines<'a> {
    fn new(input: &'a mut (dyn BufRead + Send)) -> Self {
        Self {
            input,
            line: Vec::new(),
            number: 0,
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
                self.number += 1;
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
        refuse(self.number, BadValue::Line(reason.to_owned()))
    }
}
