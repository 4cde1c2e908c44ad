//! `retell import` of retell's own export. A page or a list is `import`'s.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;

use serde::Serialize;
use serde_json::{Map, Value};

use super::{Context, json};
use crate::app::transfer::{BEGINS, Brought};
use crate::app::{App, Failure};
use crate::cli::Import;
use crate::paths::create_private_file;
use crate::term::{Align, Screen, Table, make_until_interrupted, on_interrupt, progress};

#[derive(Serialize)]
struct Report {
    retell: &'static str,
    dry_run: bool,
    added: Map<String, Value>,
    present: Map<String, Value>,
}

/// Whether a file, or standard input, begins as an export does. Nothing of it is taken away.
pub fn is_export(file: &Path) -> bool {
    let begins = |bytes: &[u8]| bytes.starts_with(BEGINS.as_bytes());
    if file.as_os_str() == "-" {
        return io::stdin().lock().fill_buf().is_ok_and(begins);
    }
    file.is_file()
        && File::open(file).is_ok_and(|file| BufReader::new(file).fill_buf().is_ok_and(begins))
}

/// Brings an export in.
pub fn run(context: &Context, arguments: &Import, out: &mut dyn Write) -> anyhow::Result<()> {
    if arguments.name.is_some() || arguments.list {
        return Err(
            Failure::typed("this is retell's own export: it names its decks itself")
                .with(format_args!("retell import {}", arguments.file.display()))
                .into(),
        );
    }
    let (mut input, length): (Box<dyn BufRead + Send>, u64) = if arguments.file.as_os_str() == "-" {
        (Box::new(BufReader::new(io::stdin())), 0)
    } else {
        let file = File::open(&arguments.file)?;
        let length = file.metadata()?.len();
        (Box::new(BufReader::with_capacity(1 << 16, file)), length)
    };
    on_interrupt();
    let screen = Screen::stderr(context.look, &context.environment);
    let bar = progress(&screen, context.look.quiet || length == 0, length, "bytes");
    let mut bring_in = |app: &mut App| {
        app.import_lines(&mut input, arguments.dry_run, |bytes| {
            bar.set_position(bytes);
        })
    };
    let brought = if arguments.dry_run {
        bring_in(&mut context.read()?)
    } else if context.has_collection()? {
        bring_in(&mut context.write()?)
    } else {
        let private =
            |file: &Path| make_until_interrupted(file, |file| create_private_file(file).map(drop));
        App::create_with(context.surroundings()?, private, bring_in)
    };
    bar.finish_and_clear();
    let brought = brought?;
    if arguments.json {
        let count = |of: fn(&Brought) -> u64| {
            let brought = brought.iter();
            brought
                .map(|it| (it.name.to_owned(), of(it).into()))
                .collect()
        };
        return json(
            out,
            &Report {
                retell: "import",
                dry_run: arguments.dry_run,
                added: count(|it| it.added),
                present: count(|it| it.present),
            },
        );
    }
    show(context, &brought, arguments.dry_run, out)
}

fn show(
    context: &Context,
    brought: &[Brought],
    dry_run: bool,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let mut table = Table::new(&[
        ("", Align::Left),
        ("new", Align::Right),
        ("here already", Align::Right),
    ]);
    let mut something = false;
    for it in brought.iter().filter(|it| it.added + it.present > 0) {
        something = true;
        table.row([
            it.what.to_owned(),
            it.added.to_string(),
            it.present.to_string(),
        ]);
    }
    if !something {
        return Ok(writeln!(out, "the export is that of an empty collection")?);
    }
    for line in table.lines(&context.screen()) {
        writeln!(out, "{line}")?;
    }
    if dry_run {
        writeln!(out, "\nnothing was changed: --dry-run")?;
    }
    Ok(())
}
