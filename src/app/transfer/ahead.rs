//! Reading ahead: a second thread reads, hashes and takes lines apart while those before them are brought
//! in. A few batches wait between the two, so that memory stays what it is however long the export.

use std::sync::mpsc::{self, SyncSender};
use std::thread;

use super::reader::{Piece, Reader};
use super::refuse;
use crate::app::failure::{Failure, Result};
use crate::store::transfer::BadValue;

/// So many bytes of lines make a batch.
const BATCH: u64 = 64_000;

/// So many batches may wait.
const WAITING: usize = 3;

/// Lines one after the other.
#[derive(Default)]
struct Batch {
    /// What each holds, and its number.
    pieces: Vec<(u64, Piece)>,
    /// How many bytes of the export were read with the last of them.
    bytes: u64,
    /// How the reading ended, in the last batch.
    ended: Option<Result<()>>,
}

/// Reads an export to its end and hands over what each line holds, in their order. `progress` is told how
/// many bytes were brought in. Ends with the first line that cannot be read or brought in.
pub(super) fn read(
    reader: Reader<'_>,
    mut progress: impl FnMut(u64),
    mut bring: impl FnMut(Piece) -> std::result::Result<(), BadValue>,
) -> Result<()> {
    thread::scope(|scope| {
        let (sender, batches) = mpsc::sync_channel(WAITING);
        thread::Builder::new()
            .spawn_scoped(scope, move || send(reader, &sender))
            .map_err(Failure::refused)?;
        for batch in batches {
            for (number, piece) in batch.pieces {
                bring(piece).map_err(|bad| refuse(number, bad))?;
            }
            progress(batch.bytes);
            batch.ended.unwrap_or(Ok(()))?;
        }
        Ok(())
    })
}

/// Sends batches until the export ends or cannot be read, or nobody wants more.
fn send(mut reader: Reader<'_>, sender: &SyncSender<Batch>) {
    loop {
        let batch = next(&mut reader);
        let is_last = batch.ended.is_some();
        if sender.send(batch).is_err() || is_last {
            return;
        }
    }
}

fn next(reader: &mut Reader<'_>) -> Batch {
    let mut batch = Batch::default();
    let before = reader.bytes();
    while batch.ended.is_none() && reader.bytes() - before < BATCH {
        match reader.next() {
            Ok(Some(piece)) => batch.pieces.push((reader.number(), piece)),
            Ok(None) => batch.ended = Some(Ok(())),
            Err(failure) => batch.ended = Some(Err(failure)),
        }
    }
    batch.bytes = reader.bytes();
    batch
}
