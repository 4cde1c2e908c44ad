//! Bringing another collection's log in. A device is recognised by its name in the world, a row by its
//! device and number; the chain of hashes shows that nothing of it was altered, and where the same
//! device wrote two different rows under one number. Never changes a row that is there.

use std::collections::HashMap;

use rusqlite::Connection;
use uuid::Uuid;

use super::Brought;
use super::line::{DeviceLine, SubmissionLine};
use super::reader::no_device;
use crate::engine::day::Day;
use crate::store::chain::{self, DeviceRow, Entry};
use crate::store::hash::Hash;
use crate::store::log::{self, ReviewId};
use crate::store::transfer::{BadValue, Insert, Rows};

type Result<T> = std::result::Result<T, BadValue>;

/// A device of the export, and its log as far as it was brought in.
struct Device {
    /// Its row here, with how far its log went here before.
    here: DeviceRow,
    /// Whether it is new here.
    is_new: bool,
    /// The last row brought in.
    seq: i64,
    /// The hash of that row.
    head: Hash,
    /// The day of the last review added.
    day: Option<Day>,
}

/// The log of an export on its way into a collection.
pub(super) struct Journal<'a> {
    connection: &'a Connection,
    known: Vec<DeviceRow>,
    /// The collection's own device where it has written nothing yet, so that it can make room.
    unused: Option<DeviceRow>,
    /// The export's devices, by their number in it.
    devices: HashMap<i64, Device>,
    reviews: Brought,
    writer: chain::Writer<'a>,
}

impl<'a> Journal<'a> {
    pub(super) fn new(connection: &'a Connection) -> Result<Self> {
        let mut known = chain::devices(connection)?;
        let unused = known.pop_if(|device| device.seq == 0);
        if let Some(device) = &unused {
            chain::remove_device(connection, device.id)?;
        }
        Ok(Self {
            connection,
            known,
            unused,
            devices: HashMap::new(),
            reviews: super::counted("review", "reviews"),
            writer: chain::Writer::new(connection)?,
        })
    }

    /// A device: the one of that name here, or a new one, under its own number where that is free.
    pub(super) fn device(&mut self, line: &DeviceLine) -> Result<()> {
        let is_taken = |id: i64| self.known.iter().any(|device| device.id == id);
        let present = self.known.iter().find(|device| device.uuid == line.uuid);
        let last = self.known.iter().map(|device| device.id).max().unwrap_or(0);
        let here = present.cloned().unwrap_or_else(|| DeviceRow {
            id: if is_taken(line.device) {
                last + 1
            } else {
                line.device
            },
            uuid: line.uuid.clone(),
            created_at: line.created_at,
            seq: 0,
            head: Hash::default(),
        });
        let is_new = present.is_none();
        if is_new {
            chain::save_device(self.connection, &here)?;
            self.known.push(here.clone());
        }
        let device = Device {
            here,
            is_new,
            seq: 0,
            head: Hash::default(),
            day: None,
        };
        self.devices.insert(line.device, device);
        Ok(())
    }

    /// Adds the next row of a device's log, or finds it here as it is.
    pub(super) fn entry(&mut self, entry: Entry, hash: &Hash, rows: &mut Rows<'_>) -> Result<()> {
        let device = entry.id().device;
        let entry = self.entry_here(entry, rows)?;
        let id = entry.id();
        let Some(device) = self.devices.get_mut(&device) else {
            return Err(no_device(id));
        };
        (device.seq, device.head) = (id.seq, *hash);
        let insert = if id.seq > device.here.seq {
            self.writer.insert(&entry, hash)?;
            if let Entry::Review { review, .. } = &entry
                && device.day != Some(review.day)
            {
                device.day = Some(review.day);
                log::mark_day(self.connection, review.day, id)?;
            }
            Insert::Added
        } else if chain::hash_at(self.connection, id)? == Some(*hash) {
            Insert::Present
        } else {
            return Err(BadValue::Line(format!(
                "review {id} is another one here; the two collections went apart under one device, or \
                 a line was altered"
            )));
        };
        if let Entry::Review { .. } = entry {
            self.reviews.count(insert);
        }
        Ok(())
    }

    /// A row of the export's log with the rows and names that its card, story and reviews have here.
    fn entry_here(&self, entry: Entry, rows: &mut Rows<'_>) -> Result<Entry> {
        match entry {
            Entry::Review {
                mut review,
                key,
                story,
            } => {
                review.card = rows.find_card(&key)?;
                review.story = match &story {
                    Some(uuid) => Some(rows.find("story", uuid)?),
                    None => None,
                };
                let corrects = (review.place != review.id).then_some(review.place);
                review.id = self.here(review.id)?;
                review.place = match corrects {
                    Some(place) => self.review_here(place)?,
                    None => review.id,
                };
                Ok(Entry::Review { review, key, story })
            }
            Entry::Retraction { id, review, at } => Ok(Entry::Retraction {
                id: self.here(id)?,
                review: self.review_here(review)?,
                at,
            }),
        }
    }

    pub(super) fn submission(&mut self, line: &SubmissionLine) -> Result<()> {
        let review = self.review_here(line.review)?;
        if log::submitted(self.connection, &line.id)?.is_none() {
            log::remember_submission(self.connection, &line.id, review)?;
        }
        Ok(())
    }

    /// A row's name here.
    fn here(&self, id: ReviewId) -> Result<ReviewId> {
        match self.devices.get(&id.device) {
            Some(device) => Ok(ReviewId {
                device: device.here.id,
                seq: id.seq,
            }),
            None => Err(no_device(id)),
        }
    }

    /// The name here of a review that is here already.
    fn review_here(&self, id: ReviewId) -> Result<ReviewId> {
        let here = self.here(id)?;
        match log::find(self.connection, here)? {
            Some(_) => Ok(here),
            None => Err(BadValue::Line(format!("no review {id} before this line"))),
        }
    }

    /// Keeps where every log ends, and lets the collection go on under a device of its own, numbered above
    /// all others.
    pub(super) fn finish(self, mut uuid: impl FnMut() -> Uuid, at: i64) -> Result<Brought> {
        let mut brought_new = false;
        for device in self.devices.values() {
            brought_new |= device.is_new;
            if device.seq > device.here.seq {
                chain::save_device(
                    self.connection,
                    &DeviceRow {
                        seq: device.seq,
                        head: device.head,
                        ..device.here.clone()
                    },
                )?;
            }
        }
        let above = self.known.iter().map(|device| device.id).max().unwrap_or(0);
        let is_known = |uuid: &str| self.known.iter().any(|device| device.uuid == uuid);
        // With a fixed seed the export may come from a device of the very name that this one was given.
        let mut free = || loop {
            let uuid = uuid();
            if !is_known(&uuid.to_string()) {
                return uuid;
            }
        };
        if let Some(mut own) = self.unused {
            if is_known(&own.uuid) {
                own.uuid = free().to_string();
            }
            own.id = above + 1;
            chain::save_device(self.connection, &own)?;
        } else if brought_new {
            log::add_device(self.connection, free(), at)?;
        }
        Ok(self.reviews)
    }
}
