//! `retell import`: a file, a folder of them or standard input into decks, with a report for each. Decides
//! nothing about a deck; asks where a person must decide.

mod questions;
mod report;
mod source;

use std::io::Write;
use std::path::Path;

use super::{Context, json};
use crate::app::import::{Clash, ImportAsk, ImportReport, Incoming};
use crate::app::{App, Failure};
use crate::cli::Import;
use crate::deck::text;
use crate::deck::update::Near;
use crate::term::progress;

/// From so many cards on, writing them takes a while.
const MANY: usize = 1_000;

/// Imports what is named, and reports.
pub fn run(context: &Context, arguments: &Import, out: &mut dyn Write) -> anyhow::Result<()> {
    check_name(arguments.name.as_deref())?;
    let path = &arguments.file;
    let mut session = Session {
        context,
        arguments,
        app: None,
        in_folder: false,
        imported: Vec::new(),
    };
    if path.as_os_str() != "-" && path.is_dir() {
        return session.folder(path, out);
    }
    let read = source::read(path, arguments.list)?;
    session.import(read, out)
}

/// A deck's name must be one that a slug could be.
fn check_name(name: Option<&str>) -> Result<(), Failure> {
    let Some(name) = name.filter(|name| !text::is_slug(name)) else {
        return Ok(());
    };
    let failure = Failure::typed(format_args!("\"{name}\" cannot be a deck's name"));
    let better = text::slug(name);
    Err(if better.is_empty() {
        failure.with(
            "a name has lower-case letters, digits and single hyphens, such as --as team-questions",
        )
    } else {
        failure.with(format_args!("write --as {better}"))
    })
}

/// One run of the command.
struct Session<'a> {
    context: &'a Context,
    arguments: &'a Import,
    /// Opened with the first file that can be read, so that a refused one leaves nothing behind.
    app: Option<App>,
    /// Whether several files are imported, so that each is named.
    in_folder: bool,
    /// The decks that its other files brought in.
    imported: Vec<String>,
}

impl Session<'_> {
    /// Each file of a folder in the order of names, one transaction and one report each.
    fn folder(&mut self, folder: &Path, out: &mut dyn Write) -> anyhow::Result<()> {
        if self.arguments.name.is_some() {
            return Err(Failure::typed(format_args!(
                "--as names one deck, and \"{}\" is a folder",
                folder.display()
            ))
            .with("import its files one by one, or leave --as out")
            .into());
        }
        self.in_folder = true;
        let files = source::files(folder)?;
        let screen = crate::term::Screen::stderr(self.context.look, &self.context.environment);
        let bar = progress(
            &screen,
            self.context.look.quiet,
            files.len() as u64,
            "files",
        );
        let files_read = files.len();
        let mut refused = 0;
        for file in &files {
            if let Err(error) = self.file(file, out) {
                let failure = error.downcast::<Failure>()?;
                refused += 1;
                out.flush()?;
                bar.suspend(|| self.refusal(file, &failure, out))?;
            }
            bar.inc(1);
        }
        bar.finish_and_clear();
        if refused > 0 {
            let files = super::plural(files.len(), "file");
            let others = match (refused == files_read, self.arguments.dry_run) {
                (true, _) => "",
                (false, true) => "; the others can be imported",
                (false, false) => "; the others are imported",
            };
            let were = if refused == 1 { "was" } else { "were" };
            return Err(Failure::typed(format_args!(
                "{refused} of {files} in \"{}\" {were} refused{others}",
                folder.display()
            ))
            .into());
        }
        Ok(())
    }

    fn file(&mut self, file: &Path, out: &mut dyn Write) -> anyhow::Result<()> {
        let read = source::read(file, self.arguments.list)?;
        self.import(read, out)
    }

    fn refusal(&self, file: &Path, failure: &Failure, out: &mut dyn Write) -> anyhow::Result<()> {
        if self.arguments.json {
            json(
                out,
                &report::Refused {
                    file: &file.display().to_string(),
                    error: &failure.message,
                },
            )?;
        }
        crate::term::note(&format!("retell: {failure}"));
        Ok(())
    }

    /// Imports what one file held: one deck, or several where a person wants its themes apart.
    fn import(&mut self, read: source::Read, out: &mut dyn Write) -> anyhow::Result<()> {
        let asker = questions::Asker::open(self.context, self.arguments);
        let name = read.name.clone();
        for incoming in questions::apart(read, asker.as_ref(), self.context, self.arguments)? {
            let report = self.decide(&incoming, asker.as_ref())?;
            let file = self.in_folder.then_some(name.as_str());
            if self.arguments.json {
                json(out, &report::line(&name, &report))?;
            } else {
                let screen = self.context.screen();
                for line in report::lines(&screen, &report, self.arguments.dry_run, file) {
                    writeln!(out, "{line}")?;
                }
                out.flush()?;
                self.notes(&report);
            }
        }
        Ok(())
    }

    fn notes(&self, report: &ImportReport) {
        if self.context.look.quiet {
            return;
        }
        let screen = crate::term::Screen::stderr(self.context.look, &self.context.environment);
        for line in report::notes(&screen, report) {
            crate::term::note(&line);
        }
    }

    /// Plans, asks what only a person can decide, and imports.
    fn decide(
        &mut self,
        incoming: &Incoming,
        asker: Option<&questions::Asker>,
    ) -> anyhow::Result<ImportReport> {
        let mut ask = ImportAsk {
            slug: self.arguments.name.clone(),
            dry_run: true,
            clash: Clash::KeepApart,
            near: Near::KeepHistory,
            others: self.imported.clone(),
        };
        if let Some(asker) = asker {
            let planned = self.app()?.import(incoming.clone(), &ask, &mut |_, _| {})?;
            if let Some(there) = &planned.clash {
                ask.clash = asker.clash(there, &planned.slug)?;
            }
            asker.near(&mut ask, |ask| {
                Ok(self.app()?.import(incoming.clone(), ask, &mut |_, _| {})?)
            })?;
        }
        ask.dry_run = self.arguments.dry_run;
        let screen = crate::term::Screen::stderr(self.context.look, &self.context.environment);
        let bar = progress(
            &screen,
            self.context.look.quiet || self.in_folder,
            0,
            "cards",
        );
        let report = self
            .app()?
            .import(incoming.clone(), &ask, &mut |written, total| {
                if total >= MANY {
                    bar.set_length(total as u64);
                    bar.set_position(written as u64);
                }
            });
        bar.finish_and_clear();
        let report = report?;
        self.imported.push(report.slug.clone());
        Ok(report)
    }

    fn app(&mut self) -> anyhow::Result<&mut App> {
        let app = match self.app.take() {
            Some(app) => app,
            None if self.arguments.dry_run => self.context.read()?,
            None => self.context.write()?,
        };
        Ok(self.app.insert(app))
    }
}
