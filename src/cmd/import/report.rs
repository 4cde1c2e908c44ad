//! An import's report: lines for a person, or one line of JSON. Prints nothing itself.

use serde::Serialize;

use crate::app::import::ImportReport;
use crate::deck::model::{Deck, Problem, Verdict};
use crate::engine::card::CardKey;
use crate::term::{Screen, one_line};

/// More notes than this are counted rather than shown.
const MOST_NOTES: usize = 30;

/// The machine's line.
#[derive(Serialize)]
pub struct Line<'a> {
    file: &'a str,
    deck: &'a str,
    title: &'a str,
    track: Option<&'a str>,
    level: Option<&'a str>,
    prompts: usize,
    criteria: usize,
    pitfalls: usize,
    follow_ups: usize,
    samples: usize,
    related: usize,
    companies: usize,
    added: usize,
    changed: usize,
    retired: usize,
    unchanged: usize,
    variants: usize,
    active: bool,
    clash: Option<&'a str>,
    sample_links: Vec<SampleLine<'a>>,
    problems: &'a [Problem],
}

#[derive(Serialize)]
struct SampleLine<'a> {
    title: &'a str,
    verdict: Verdict,
    prompt: Option<&'a CardKey>,
    guess: bool,
}

/// The machine's line for a file of a folder that was refused.
#[derive(Serialize)]
pub struct Refused<'a> {
    /// The file.
    pub file: &'a str,
    /// Why.
    pub error: &'a str,
}

/// A report for the machine.
pub fn line<'a>(file: &'a str, report: &'a ImportReport) -> Line<'a> {
    let deck = &report.deck;
    Line {
        file,
        deck: &report.slug,
        title: &deck.title,
        track: deck.track.as_deref(),
        level: deck.level.as_deref(),
        prompts: deck.prompts.len(),
        criteria: deck.criteria.len(),
        pitfalls: deck.pitfalls.len(),
        follow_ups: deck.follow_ups.len(),
        samples: deck.samples.len(),
        related: deck.related.len(),
        companies: deck.companies.len(),
        added: report.added,
        changed: report.changed,
        retired: report.retired,
        unchanged: report.unchanged,
        variants: report.variants,
        active: report.active,
        clash: report.clash.as_deref(),
        sample_links: report
            .sample_links
            .iter()
            .map(|link| SampleLine {
                title: &link.title,
                verdict: link.verdict,
                prompt: link.prompt.as_ref(),
                guess: link.guess,
            })
            .collect(),
        problems: &report.problems,
    }
}

/// A report for a person.
pub fn lines(
    screen: &Screen,
    report: &ImportReport,
    dry_run: bool,
    file: Option<&str>,
) -> Vec<String> {
    let style = screen.style;
    let deck = &report.deck;
    let about: Vec<&str> = [deck.track.as_deref(), deck.level.as_deref()]
        .into_iter()
        .flatten()
        .collect();
    let title = one_line(&deck.title).into_owned();
    let head = if about.is_empty() {
        title
    } else {
        format!("{title}   {}", one_line(&about.join(" · ")))
    };
    let mut lines: Vec<String> = screen
        .wrap(&head, " ", " ")
        .iter()
        .map(|line| style.bold(line))
        .collect();
    lines.extend(counted(screen, &held(deck)));
    lines.extend(counted(screen, &against(report)));
    let slug = &report.slug;
    let state = match (dry_run, report.active) {
        (true, _) => "dry run: nothing was written".to_owned(),
        (false, true) if is_new(report) => format!("deck {slug}, practised from now on"),
        (false, true) => format!("deck {slug}, practised"),
        (false, false) => format!("deck {slug}, not practised: retell decks activate {slug}"),
    };
    let state = match file {
        Some(file) => format!("{}: {state}", one_line(file)),
        None => state,
    };
    lines.extend(
        screen
            .wrap(&state, "   ", "   ")
            .iter()
            .map(|line| style.dim(line)),
    );
    lines
}

/// Counts on as many lines as they need; a number and what it counts stay together.
fn counted(screen: &Screen, counts: &str) -> Vec<String> {
    const BOUND: &str = "\u{a0}";
    let bound: Vec<String> = counts
        .split(" · ")
        .map(|count| count.replace(' ', BOUND))
        .collect();
    // What introduces the counts may stand on a line of its own.
    let bound = bound
        .join(" · ")
        .replace(&format!(":{BOUND}{BOUND}"), ":  ");
    let lines = screen.wrap(&bound, "   ", "   ");
    lines
        .into_iter()
        .map(|line| line.replace(BOUND, " "))
        .collect()
}

/// "7 prompts · 6 criteria · 3 samples (2 strong, 1 weak)": only what there is.
fn held(deck: &Deck) -> String {
    let strong = deck
        .samples
        .iter()
        .filter(|sample| sample.verdict == Verdict::Strong)
        .count();
    let weak = deck.samples.len() - strong;
    let counts = [
        (deck.prompts.len(), "prompt", "prompts"),
        (deck.criteria.len(), "criterion", "criteria"),
        (deck.pitfalls.len(), "pitfall", "pitfalls"),
        (deck.follow_ups.len(), "follow-up", "follow-ups"),
        (deck.samples.len(), "sample", "samples"),
        (deck.related.len(), "related theme", "related themes"),
        (deck.companies.len(), "company", "companies"),
    ];
    let parts: Vec<String> = counts
        .into_iter()
        .filter(|(count, _, _)| *count > 0)
        .map(|(count, one, many)| match (many, strong, weak) {
            ("samples", strong, weak) if strong > 0 && weak > 0 => {
                format!("{count} {many} ({strong} strong, {weak} weak)")
            }
            ("samples", 0, _) => format!("{count} {} (weak)", if count == 1 { one } else { many }),
            ("samples", _, _) => {
                format!("{count} {} (strong)", if count == 1 { one } else { many })
            }
            _ => format!("{count} {}", if count == 1 { one } else { many }),
        })
        .collect();
    parts.join(" · ")
}

/// Whether nothing of it was there before.
fn is_new(report: &ImportReport) -> bool {
    report.changed + report.retired + report.unchanged + report.variants == 0
}

/// What the import changed.
fn against(report: &ImportReport) -> String {
    match &report.clash {
        Some(there) if *there == report.slug => format!(
            "added to {there}:  {} new · {} other wordings · {} there already",
            report.added, report.variants, report.unchanged
        ),
        _ if is_new(report) => format!("all {} cards are new", report.added),
        _ => format!(
            "against what you had:  {} reworded{} · {} new · {} retired · {} unchanged",
            report.changed,
            if report.changed > 0 {
                " (history kept)"
            } else {
                ""
            },
            report.added,
            report.retired,
            report.unchanged
        ),
    }
}

/// What was odd, a note each with its line, and what was decided without asking.
pub fn notes(screen: &Screen, report: &ImportReport) -> Vec<String> {
    let mut notes: Vec<(String, String)> = Vec::new();
    if let Some(there) = report.clash.as_ref().filter(|there| **there != report.slug) {
        let reason = format!(
            "there is a deck \"{there}\" from another source: kept apart as \"{}\"",
            report.slug
        );
        notes.push((String::new(), reason));
    }
    if report.renamed {
        let reason = format!(
            "shares most prompts with the deck \"{}\": taken for the same source, renamed",
            report.slug
        );
        notes.push((String::new(), reason));
    }
    if !report.near.is_empty() {
        let cards = if report.near.len() == 1 {
            "one card is".to_owned()
        } else {
            format!("{} cards are", report.near.len())
        };
        notes.push((
            String::new(),
            format!("{cards} only similar to what you had: taken for the same, history kept"),
        ));
    }
    for problem in report.problems.iter().take(MOST_NOTES) {
        notes.push((format!("line {}  ", problem.line), problem.reason.clone()));
    }
    if report.problems.len() > MOST_NOTES {
        let more = report.problems.len() - MOST_NOTES;
        notes.push((
            String::new(),
            format!("and {more} more: --json lists them all"),
        ));
    }
    let wrap = |(place, reason): (String, String)| {
        screen.wrap(
            &format!("{place}{}", one_line(&reason)),
            " note  ",
            "       ",
        )
    };
    notes.into_iter().flat_map(wrap).collect()
}
