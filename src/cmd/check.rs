//! `retell check`: whether the collection is whole, and what to do where it is not.

use std::io::Write;
use std::path::PathBuf;

use serde::Serialize;

use super::backup::counted;
use super::{Context, json};
use crate::app::Failure;
use crate::app::check::{self, Finding};
use crate::cli::Check;
use crate::term::one_line;

#[derive(Serialize)]
struct Report<'a> {
    ok: bool,
    findings: Vec<Line<'a>>,
    leftovers: Vec<String>,
}

#[derive(Serialize)]
struct Line<'a> {
    what: &'a str,
    #[serde(rename = "where")]
    place: &'a str,
    #[serde(rename = "do")]
    advice: &'a str,
}

/// Looks through the collection; fails when something is found.
pub fn run(context: &Context, arguments: &Check, out: &mut dyn Write) -> anyhow::Result<()> {
    let surroundings = context.surroundings()?;
    if arguments.rebuild {
        check::rebuild(&surroundings)?;
    }
    let checked = check::check(&surroundings)?;
    let findings = &checked.findings;
    if arguments.json {
        let lines = findings.iter().map(line).collect();
        let ok = findings.is_empty();
        json(
            out,
            &Report {
                ok,
                findings: lines,
                leftovers: checked
                    .leftovers
                    .iter()
                    .map(|path| path.display().to_string())
                    .collect(),
            },
        )?;
    } else if findings.is_empty() {
        match &checked.contents {
            Some(contents) => writeln!(out, "whole: {}", counted(contents))?,
            None => writeln!(out, "there is no collection yet: retell review starts one")?,
        }
    } else {
        list(context, findings, out)?;
    }
    if !arguments.json {
        note_leftovers(context, &checked.leftovers, out)?;
    }
    if findings.is_empty() {
        return Ok(());
    }
    out.flush()?;
    let found = match findings.len() {
        1 => "1 finding".to_owned(),
        count => format!("{count} findings"),
    };
    Err(Failure::refused(format_args!("the collection is not whole: {found}")).into())
}

const fn line(finding: &Finding) -> Line<'_> {
    Line {
        what: finding.what.as_str(),
        place: finding.place.as_str(),
        advice: finding.advice.as_str(),
    }
}

/// Files that are no part of the collection: nobody reads them again, and they may hold what is private.
fn note_leftovers(
    context: &Context,
    leftovers: &[PathBuf],
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let screen = context.screen();
    for path in leftovers {
        let text = format!(
            "{}: left by a killed import or restore; remove it while none is running",
            path.display()
        );
        for line in screen.wrap(&one_line(&text), "", "   ") {
            writeln!(out, "{line}")?;
        }
    }
    Ok(())
}

/// What and where, and below it what to do.
fn list(context: &Context, findings: &[Finding], out: &mut dyn Write) -> anyhow::Result<()> {
    let screen = context.screen();
    for finding in findings {
        let text = format!("{}: {}", finding.place, finding.what);
        for line in screen.wrap(&one_line(&text), "", "   ") {
            writeln!(out, "{line}")?;
        }
        for line in screen.wrap(&one_line(&finding.advice), "   ", "   ") {
            writeln!(out, "{}", screen.style.dim(&line))?;
        }
    }
    Ok(())
}
