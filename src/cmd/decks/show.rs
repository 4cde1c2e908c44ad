//! `retell decks show`: what a theme means, and its cards.

use std::io::Write;

use serde::Serialize;

use super::{Context, counted, json};
use crate::app::deck::{BUNDLED, DeckLine};
use crate::deck::model::{Company, Criterion, Deck, FollowUp, Pitfall, Prompt, Sample};
use crate::engine::card::Kind;
use crate::term::{Screen, one_line};

/// A deck with everything it says.
#[derive(Serialize)]
struct Whole<'a> {
    deck: &'a str,
    title: &'a str,
    track: Option<&'a str>,
    level: Option<&'a str>,
    active: bool,
    source: &'a str,
    summary: Option<&'a str>,
    related: &'a [String],
    companies: &'a [Company],
    tags: &'a [String],
    prompts: &'a [Prompt],
    criteria: &'a [Criterion],
    pitfalls: &'a [Pitfall],
    follow_ups: &'a [FollowUp],
    samples: &'a [Sample],
}

/// Shows one deck.
pub fn run(
    context: &Context,
    theme: &str,
    as_json: bool,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let mut app = context.read()?;
    let line = app.deck_line(theme)?;
    let deck = app.deck(&line.slug)?;
    if as_json {
        return json(
            out,
            &Whole {
                deck: &line.slug,
                title: &line.title,
                track: line.track.as_deref(),
                level: line.level.as_deref(),
                active: line.active,
                source: &line.source,
                summary: deck.summary.as_deref(),
                related: &deck.related,
                companies: &deck.companies,
                tags: &deck.tags,
                prompts: &deck.prompts,
                criteria: &deck.criteria,
                pitfalls: &deck.pitfalls,
                follow_ups: &deck.follow_ups,
                samples: &deck.samples,
            },
        );
    }
    let screen = context.screen();
    let mut page = Page {
        screen,
        lines: Vec::new(),
    };
    page.head(&line, &deck);
    page.cards(&deck);
    page.next(&line);
    for line in page.lines {
        writeln!(out, "{line}")?;
    }
    Ok(())
}

struct Page {
    screen: Screen,
    lines: Vec<String>,
}

impl Page {
    fn head(&mut self, line: &DeckLine, deck: &Deck) {
        for text in self.screen.wrap(&one_line(&line.title), " ", " ") {
            self.lines.push(self.screen.style.bold(&text));
        }
        let mut facts = vec![line.slug.as_str()];
        facts.extend(line.track.as_deref());
        facts.extend(line.level.as_deref());
        facts.push(if line.active {
            "practised"
        } else {
            "not practised"
        });
        self.dim(&facts.join(" · "), " ");
        if line.source != BUNDLED && line.source != line.slug {
            self.dim(&format!("from {}", line.source), " ");
        }
        if let Some(summary) = &deck.summary {
            self.lines.push(String::new());
            for paragraph in summary.split("\n\n") {
                self.text(&one_line(paragraph), " ", " ");
            }
        }
        if !deck.companies.is_empty() {
            let names: Vec<String> = deck.companies.iter().map(company).collect();
            self.lines.push(String::new());
            self.text(
                &format!("Asked at  {}", names.join(" · ")),
                " ",
                "           ",
            );
        }
        if !deck.related.is_empty() {
            self.text(
                &format!("Related   {}", deck.related.join(" · ")),
                " ",
                "           ",
            );
        }
    }

    fn cards(&mut self, deck: &Deck) {
        if self.heading("They ask", deck.count(Kind::Prompt), Kind::Prompt) {
            for prompt in &deck.prompts {
                self.item(&prompt.ask);
                self.dim(&prompt.topics.join(" · "), "     ");
            }
        }
        if self.heading(
            "They listen for",
            deck.count(Kind::Criterion),
            Kind::Criterion,
        ) {
            for criterion in &deck.criteria {
                self.item(&criterion.ask);
            }
        }
        if self.heading("Watch out for", deck.count(Kind::Pitfall), Kind::Pitfall) {
            for pitfall in &deck.pitfalls {
                self.item(&pitfall.text);
            }
        }
        if self.heading(
            "Then they probe",
            deck.count(Kind::FollowUp),
            Kind::FollowUp,
        ) {
            for follow_up in &deck.follow_ups {
                self.item(&follow_up.ask);
                self.dim(follow_up.ready.as_deref().unwrap_or_default(), "     ");
            }
        }
        // A sample is practised by judging it, so its verdict is not given away here.
        if self.heading("Answers to judge", deck.count(Kind::Sample), Kind::Sample) {
            for sample in &deck.samples {
                self.item(&sample.title);
            }
        }
    }

    fn next(&mut self, line: &DeckLine) {
        self.lines.push(String::new());
        let next = if line.active {
            format!("retell review --theme {}", line.slug)
        } else {
            format!("retell decks activate {}", line.slug)
        };
        self.text(&format!("next  {next}"), " ", "       ");
    }

    /// Opens a section; whether there is anything in it.
    fn heading(&mut self, words: &str, count: usize, kind: Kind) -> bool {
        if count > 0 {
            self.lines.push(String::new());
            let line = format!(" {words} ({})", counted(count, kind));
            self.lines.push(self.screen.style.bold(&line));
        }
        count > 0
    }

    fn item(&mut self, text: &str) {
        self.text(&one_line(text), "   · ", "     ");
    }

    fn text(&mut self, text: &str, first: &str, rest: &str) {
        self.lines
            .extend(self.screen.wrap(&one_line(text), first, rest));
    }

    fn dim(&mut self, text: &str, indent: &str) {
        if !text.is_empty() {
            for line in self.screen.wrap(&one_line(text), indent, indent) {
                self.lines.push(self.screen.style.dim(&line));
            }
        }
    }
}

fn company(company: &Company) -> String {
    company.calls_it.as_ref().map_or_else(
        || company.name.clone(),
        |own| format!("{} (\u{201c}{own}\u{201d})", company.name),
    )
}
