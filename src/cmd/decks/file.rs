//! `retell decks new`, `export` and `check`: deck files. Never changes the collection.

use std::fs::{File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::Path;

use serde::Serialize;

use super::{Context, counted, enumerate, json};
use crate::app::Failure;
use crate::app::deck::BUNDLED;
use crate::cmd::not_made;
use crate::deck::advice::advise;
use crate::deck::file;
use crate::deck::model::Deck;
use crate::engine::card::Kind;
use crate::story::topics::TOPICS;
use crate::term::{one_line, pad_left};

/// Larger files are no decks: the largest bundled one has 20 kB.
const LARGEST_FILE: u64 = 5_000_000;

/// More findings than anybody reads.
const MOST_SHOWN: usize = 100;

/// What was found in a deck file.
#[derive(Serialize)]
struct Finding<'a> {
    line: usize,
    /// The field, or the card as list and id.
    place: Option<String>,
    level: &'static str,
    text: &'a str,
    mend: Option<&'a str>,
}

/// Writes a commented start of a deck file.
pub fn new(
    context: &Context,
    title: &str,
    to: Option<&Path>,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let title = one_line(title);
    if title.trim().is_empty() {
        let failure = Failure::typed("a deck needs a title");
        return Err(failure.with("retell decks new \"Site safety\"").into());
    }
    let text = file::template(title.trim());
    let Some(path) = to else {
        return Ok(out.write_all(text.as_bytes())?);
    };
    let name = path.display();
    OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(path)
        .and_then(|mut file| file.write_all(text.as_bytes()))
        .map_err(|error| not_made(path, &error))?;
    let said = format!("{name} is begun. Fill it in, then: retell decks check {name}");
    for line in context.screen().wrap(&one_line(&said), " ", "   ") {
        writeln!(out, "{line}")?;
    }
    Ok(())
}

/// Prints a deck as a deck file, with a line that says where it is from.
pub fn export(context: &Context, theme: &str, out: &mut dyn Write) -> anyhow::Result<()> {
    let mut app = context.read()?;
    let line = app.deck_line(theme)?;
    let deck = app.deck(&line.slug)?;
    let origin = match line.source.as_str() {
        BUNDLED => format!("comes with retell {}", env!("CARGO_PKG_VERSION")),
        source if source == line.slug => "made or imported here".to_owned(),
        source => format!("imported from {}", one_line(source)),
    };
    writeln!(out, "# The deck \"{}\" ({origin}).", line.slug)?;
    Ok(out.write_all(file::print(&deck).as_bytes())?)
}

/// Says what is wrong with a deck file, else what would make it better.
pub fn check(
    context: &Context,
    path: &Path,
    as_json: bool,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let name = one_line(&path.display().to_string()).into_owned();
    let text = read(path, &name)?;
    let (deck, problems) = match file::parse(&name, &text, &TOPICS) {
        Ok(read) => read,
        Err(error) => {
            if as_json {
                json(
                    out,
                    &Finding {
                        line: error.line(),
                        place: None,
                        level: "error",
                        text: error.message(),
                        mend: error.help(),
                    },
                )?;
            }
            let shown = error.render(context.screen().width.saturating_sub(3));
            let failure = Failure::typed(format_args!("cannot use \"{name}\""));
            return Err(shown.lines().fold(failure, Failure::with).into());
        }
    };
    let advice = advise(&deck, &TOPICS);
    let lines = file::Lines::new(&text);
    let mut findings: Vec<Finding<'_>> = problems
        .iter()
        .map(|problem| Finding {
            line: problem.line,
            place: None,
            level: "warning",
            text: &problem.reason,
            mend: None,
        })
        .chain(advice.iter().map(|advice| Finding {
            line: lines.line_of(advice.place.field, advice.place.card),
            place: Some(advice.place.to_string()),
            level: "warning",
            text: &advice.text,
            mend: Some(&advice.mend),
        }))
        .collect();
    findings.sort_by_key(|finding| finding.line);
    if as_json {
        return findings.iter().try_for_each(|finding| json(out, finding));
    }
    for line in report(context, &name, &deck, &findings) {
        writeln!(out, "{line}")?;
    }
    Ok(())
}

/// The findings by line, and what the deck amounts to.
fn report(context: &Context, name: &str, deck: &Deck, findings: &[Finding<'_>]) -> Vec<String> {
    let screen = context.screen();
    let digits = findings
        .last()
        .map_or(0, |finding| finding.line.to_string().len());
    let mut lines = Vec::new();
    for finding in findings.iter().take(MOST_SHOWN) {
        let number = pad_left(&finding.line.to_string(), digits);
        let first = format!(" line {number}  ");
        let rest = " ".repeat(first.len());
        let place = finding.place.as_ref();
        let text = place.map_or_else(String::new, |place| format!("{place}: ")) + finding.text;
        lines.extend(screen.wrap(&one_line(&text), &first, &rest));
        for line in screen.wrap(&one_line(finding.mend.unwrap_or_default()), &rest, &rest) {
            if !line.is_empty() {
                lines.push(screen.style.dim(&line));
            }
        }
    }
    let kinds: Vec<String> = Kind::ALL
        .into_iter()
        .filter(|kind| deck.count(*kind) > 0)
        .map(|kind| counted(deck.count(kind), kind))
        .collect();
    let kinds: Vec<&str> = kinds.iter().map(String::as_str).collect();
    let verdict = match findings.len() {
        0 => "Nothing to better.".to_owned(),
        1 => "It can be used as it is; one thing would make it better.".to_owned(),
        more => format!("It can be used as it is; {more} things would make it better."),
    };
    if findings.len() > MOST_SHOWN {
        let more = findings.len() - MOST_SHOWN;
        lines.push(format!(" and {more} more: --json prints them all"));
    }
    if !findings.is_empty() {
        lines.push(String::new());
    }
    let whole = format!("{name}: {}. {verdict}", enumerate(&kinds));
    lines.extend(screen.wrap(&whole, " ", " "));
    let next = format!("next  retell import {name}");
    lines.extend(screen.wrap(&next, " ", "       "));
    lines
}

/// A deck file's text; `-` is standard input.
fn read(path: &Path, name: &str) -> Result<String, Failure> {
    let cannot = |error: io::Error| Failure::typed(format_args!("cannot read \"{name}\": {error}"));
    let mut bytes = Vec::new();
    if path == Path::new("-") {
        let stdin = io::stdin().lock();
        stdin
            .take(LARGEST_FILE + 1)
            .read_to_end(&mut bytes)
            .map_err(cannot)?;
    } else {
        let kind = std::fs::metadata(path).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => Failure::typed(format_args!("there is no file \"{name}\""))
                .with("a deck file is begun with: retell decks new \"Your theme\" --to FILE"),
            _ => cannot(error),
        })?;
        if !kind.is_file() {
            let failure = Failure::typed(format_args!("\"{name}\" is no file"));
            return Err(failure.with("name a deck file, or - to read standard input"));
        }
        let file = File::open(path).map_err(cannot)?;
        file.take(LARGEST_FILE + 1)
            .read_to_end(&mut bytes)
            .map_err(cannot)?;
    }
    if bytes.len() as u64 > LARGEST_FILE {
        let failure = Failure::typed(format_args!(
            "cannot use \"{name}\": it is larger than 5 MB"
        ));
        return Err(failure.with("name a deck file; saved pages are read by retell import"));
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let good = String::from_utf8_lossy(&error.as_bytes()[..error.utf8_error().valid_up_to()]);
        let line = 1 + good.matches('\n').count();
        Failure::typed(format_args!(
            "cannot use \"{name}\": line {line} is not in UTF-8"
        ))
        .with("save it as UTF-8 and check it again")
    })?;
    Ok(text.trim_start_matches('\u{feff}').to_owned())
}
