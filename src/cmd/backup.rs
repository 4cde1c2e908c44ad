//! `retell backup`: a copy of the collection in one file, and the list of copies.

use std::io::Write;
use std::path::Path;

use serde::Serialize;

use super::{Context, json};
use crate::app::backup::{self, Contents};
use crate::cli::Backup;
use crate::engine::day::Moment;
use crate::term::{Align, Table, one_line};

#[derive(Serialize)]
struct Made<'a> {
    file: &'a Path,
    bytes: u64,
    decks: u32,
    cards: u32,
    stories: u32,
    reviews: u32,
}

#[derive(Serialize)]
struct Kept<'a> {
    file: &'a Path,
    bytes: u64,
    made: String,
}

/// Copies the collection, or lists the copies.
pub fn run(context: &Context, arguments: &Backup, out: &mut dyn Write) -> anyhow::Result<()> {
    if arguments.file.as_deref() == Some(Path::new("list")) {
        return list(context, arguments.json, out);
    }
    let made = context.read()?.backup(arguments.file.as_deref())?;
    if arguments.json {
        return json(
            out,
            &Made {
                file: &made.file,
                bytes: made.bytes,
                decks: made.contents.decks,
                cards: made.contents.cards,
                stories: made.contents.stories,
                reviews: made.contents.reviews,
            },
        );
    }
    writeln!(out, "copied to {}", path(&made.file))?;
    Ok(writeln!(
        out,
        "{}; {}, read back and whole",
        counted(&made.contents),
        size(made.bytes)
    )?)
}

fn list(context: &Context, as_json: bool, out: &mut dyn Write) -> anyhow::Result<()> {
    let surroundings = context.surroundings()?;
    let copies = backup::backups(&surroundings);
    if as_json {
        for copy in &copies {
            let (file, bytes) = (&copy.file, copy.bytes);
            let made = Moment::rfc3339(copy.made_at);
            json(out, &Kept { file, bytes, made })?;
        }
        return Ok(());
    }
    let folder = path(&surroundings.home.backups());
    if copies.is_empty() {
        return Ok(writeln!(
            out,
            "no copy in {folder} yet: retell backup makes one"
        )?);
    }
    let mut table = Table::new(&[("", Align::Left), ("", Align::Right)]);
    for copy in &copies {
        let name = copy.file.file_name().unwrap_or_default().to_string_lossy();
        table.row([one_line(&name).into_owned(), size(copy.bytes)]);
    }
    let screen = context.screen();
    writeln!(out, "{}", screen.style.dim(&folder))?;
    for line in table.lines(&screen) {
        writeln!(out, "{line}")?;
    }
    Ok(writeln!(
        out,
        "\nretell restore latest brings the first one back"
    )?)
}

/// A path as it may be shown.
pub(super) fn path(path: &Path) -> String {
    one_line(&path.to_string_lossy()).into_owned()
}

/// What a collection holds, in words.
pub(super) fn counted(contents: &Contents) -> String {
    [
        (contents.decks, "deck", "decks"),
        (contents.cards, "card", "cards"),
        (contents.stories, "story", "stories"),
        (contents.reviews, "review", "reviews"),
    ]
    .map(|(count, one, many)| format!("{count} {}", if count == 1 { one } else { many }))
    .join(", ")
}

fn size(bytes: u64) -> String {
    match bytes {
        0..1_000_000 => format!("{} KB", bytes.div_ceil(1_000)),
        _ => format!("{:.1} MB", bytes as f64 / 1e6),
    }
}
