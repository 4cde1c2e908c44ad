//! Made-up pages of many layouts, and what each must give.
#![allow(
    clippy::needless_raw_string_hashes,
    reason = "expect-test writes them, and pages may hold quotes"
)]

mod answers;
mod below;
mod careful;
mod fields;
mod frames;
mod headings;
mod hostile;
mod kinds;
mod layouts;
mod lists;
mod mails;
mod outlines;
mod pages;
mod papers;
mod shapes;
mod sites;
mod tables;
mod tools;

use std::fmt::Write;

use expect_test::Expect;

use super::*;

/// A made-up page in the layout of a theme page saved as text.
const CALM: &str = include_str!("../../../tests/it/pages/calm.txt");

fn read_text(name: &str, text: &str) -> Result<Page, Refusal> {
    read(text.as_bytes(), Hint { name, list: false })
}

/// Everything a page gave, a line each: title, then prompts (P), criteria (C), pitfalls (X), follow-ups (F),
/// samples (S), related themes (R), companies (K), notes (!).
fn outline(page: &Page) -> String {
    let deck = &page.deck;
    let mut out = String::new();
    let badges = [deck.track.as_deref(), deck.level.as_deref()]
        .into_iter()
        .flatten();
    let head: Vec<&str> = std::iter::once(deck.title.as_str()).chain(badges).collect();
    let _ = writeln!(out, "{}", head.join(" | "));
    let tagged = |tags: &[String]| {
        if tags.is_empty() {
            String::new()
        } else {
            format!(" #{}", tags.join(" #"))
        }
    };
    for card in &deck.prompts {
        let _ = writeln!(out, "P {}{}", card.ask, tagged(&card.tags));
    }
    for card in &deck.criteria {
        let _ = writeln!(out, "C {}{}", card.ask, tagged(&card.tags));
    }
    for card in &deck.pitfalls {
        let _ = writeln!(out, "X {}{}", card.text, tagged(&card.tags));
    }
    for card in &deck.follow_ups {
        let _ = writeln!(
            out,
            "F {} -> {}",
            card.ask,
            card.ready.as_deref().unwrap_or("nothing")
        );
    }
    for (card, link) in deck.samples.iter().zip(&page.links) {
        let prompt = link
            .prompt
            .map_or("none".to_owned(), |prompt| (prompt + 1).to_string());
        let guess = if link.guess { "?" } else { "" };
        let fields = [&card.situation, &card.task, &card.action, &card.result]
            .map(|field| field.as_deref().unwrap_or("-"));
        let _ = writeln!(
            out,
            "S {} {} @{prompt}{guess} [{}] {:?}",
            card.verdict.name(),
            card.title,
            fields.join("|"),
            card.why
        );
    }
    deck.related.iter().for_each(|slug| {
        let _ = writeln!(out, "R {slug}");
    });
    deck.companies.iter().for_each(|company| {
        let _ = writeln!(out, "K {}", company.name);
    });
    for problem in &page.problems {
        let _ = writeln!(out, "! {} {}", problem.line, problem.reason);
    }
    out
}

#[track_caller]
fn check(name: &str, text: &str, expected: &Expect) {
    match read_text(name, text) {
        Ok(page) => expected.assert_eq(&outline(&page)),
        Err(refusal) => expected.assert_eq(&format!(
            "refused: {}\n{}\n",
            refusal.reason,
            refusal.help.join("\n")
        )),
    }
}
