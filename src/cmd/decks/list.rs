//! `retell decks list`: all decks on one page, and as JSON lines.

use std::io::Write;

use serde::Serialize;

use super::{Context, json};
use crate::app::deck::{BUNDLED, DeckLine};
use crate::deck::text::slug;
use crate::term::{Screen, one_line, pad_left, pad_right, width};

/// What a line has before its title, and what stands between two columns.
const MARK: usize = 3;
const GAP: usize = 2;

/// What lines below a title begin with.
const BELOW: &str = "     ";

/// What heads the counts, and what that stands for.
const COUNTED: [(&str, &str); 5] = [
    ("pr", "prompts"),
    ("cr", "criteria"),
    ("pi", "pitfalls"),
    ("fo", "follow-ups"),
    ("sa", "samples"),
];

/// Titles may leave this much room to the rest of their line and no more.
const NARROWEST_TITLE: usize = 20;

/// A deck for a script.
#[derive(Serialize)]
pub(super) struct Line<'a> {
    deck: &'a str,
    title: &'a str,
    track: Option<&'a str>,
    level: Option<&'a str>,
    active: bool,
    source: &'a str,
    prompts: usize,
    criteria: usize,
    pitfalls: usize,
    follow_ups: usize,
    samples: usize,
}

impl<'a> From<&'a DeckLine> for Line<'a> {
    fn from(deck: &'a DeckLine) -> Self {
        let [prompts, criteria, pitfalls, follow_ups, samples] = deck.counts;
        Self {
            deck: &deck.slug,
            title: &deck.title,
            track: deck.track.as_deref(),
            level: deck.level.as_deref(),
            active: deck.active,
            source: &deck.source,
            prompts,
            criteria,
            pitfalls,
            follow_ups,
            samples,
        }
    }
}

/// Shows all decks.
pub fn run(context: &Context, as_json: bool, out: &mut dyn Write) -> anyhow::Result<()> {
    let decks = context.read()?.decks()?;
    if as_json {
        for deck in &decks {
            json(out, &Line::from(deck))?;
        }
        return Ok(());
    }
    let screen = context.screen();
    for line in page(&decks, &screen) {
        writeln!(out, "{line}")?;
    }
    Ok(())
}

/// The page: decks under the name of their collection, the user's own last, and what the marks mean.
fn page(decks: &[DeckLine], screen: &Screen) -> Vec<String> {
    let columns = Columns::of(decks, screen);
    let mut lines: Vec<String> = columns.heading(screen).into_iter().collect();
    let mut above = None;
    for deck in decks {
        let heading = heading(deck);
        if above.as_ref() != Some(&heading) {
            if above.is_some() {
                lines.push(String::new());
            }
            let wrapped = screen.wrap(&heading, " ", " ");
            lines.extend(wrapped.iter().map(|line| screen.style.bold(line)));
            above = Some(heading);
        }
        lines.extend(columns.lines(deck, screen));
    }
    lines.push(String::new());
    let active = decks.iter().filter(|deck| deck.active).count();
    let counted = COUNTED.map(|(head, counted)| {
        if columns.are_columns() {
            format!("{head}: {counted}")
        } else {
            counted.to_owned()
        }
    });
    let numbers = if columns.are_columns() {
        ""
    } else {
        "The numbers count "
    };
    let legend = format!(
        "● practised: {active} of {} decks. {numbers}{}.",
        decks.len(),
        counted.join(", ")
    );
    lines.extend(screen.wrap(&legend, " ", "   "));
    let next = if active == 0 {
        "next  retell decks activate --company amazon · retell decks show dive-deep"
    } else {
        "next  retell review · retell decks show dive-deep"
    };
    lines.extend(screen.wrap(next, " ", "       "));
    lines
}

fn heading(deck: &DeckLine) -> String {
    match (&deck.track, deck.source == BUNDLED) {
        (Some(track), true) => one_line(track).into_owned(),
        (None, true) => "Others".to_owned(),
        (_, false) => "Your own".to_owned(),
    }
}

/// How wide the columns behind the title are.
struct Columns {
    title: usize,
    /// The names to type, where all of a line fits; else a name stands below a title that does not
    /// give it away.
    slug: Option<usize>,
    level: usize,
    counts: [usize; 5],
}

impl Columns {
    fn of(decks: &[DeckLine], screen: &Screen) -> Self {
        let widest = |text: &dyn Fn(&DeckLine) -> usize| decks.iter().map(text).max().unwrap_or(0);
        let title = widest(&|deck| width(&one_line(&deck.title)));
        let slug = widest(&|deck| deck.slug.len());
        let level = widest(&|deck| width(&level(deck)));
        let counts = [0, 1, 2, 3, 4].map(|kind| {
            widest(&|deck| deck.counts[kind].to_string().len()).max(COUNTED[kind].0.len())
        });
        let numbers = counts.iter().sum::<usize>() + counts.len() - 1;
        let rest = GAP + level + GAP + numbers;
        let with_slug = MARK + title + GAP + slug + rest;
        let room = screen.width.saturating_sub(MARK + rest);
        Self {
            title: title.min(room),
            slug: (with_slug <= screen.width).then_some(slug),
            level,
            counts,
        }
    }

    /// Whether level and counts stand in columns behind the title, and not below it.
    const fn are_columns(&self) -> bool {
        self.title >= NARROWEST_TITLE
    }

    /// What the counts are, above them.
    fn heading(&self, screen: &Screen) -> Option<String> {
        let names = self.slug.map_or(0, |columns| GAP + columns);
        let before = MARK + self.title + names + GAP + self.level + GAP;
        let heads = COUNTED.iter().zip(self.counts);
        let heads: Vec<String> = heads
            .map(|((head, _), columns)| pad_left(head, columns))
            .collect();
        let line = format!("{}{}", " ".repeat(before), heads.join(" "));
        self.are_columns().then(|| screen.style.dim(&line))
    }

    fn lines(&self, deck: &DeckLine, screen: &Screen) -> Vec<String> {
        let mark = if deck.active { " ● " } else { "   " };
        let title = one_line(&deck.title);
        let facts = self.facts(deck);
        let mut lines = if self.are_columns() {
            let narrow = Screen::paper(MARK + self.title);
            let mut lines = narrow.wrap(&title, mark, "   ");
            if let Some(first) = lines.first_mut() {
                let name = self.slug.map_or_else(String::new, |columns| {
                    format!("{}{}", " ".repeat(GAP), pad_right(&deck.slug, columns))
                });
                *first = format!("{}{name}{facts}", pad_right(first, MARK + self.title));
            }
            lines
        } else {
            let mut lines = screen.wrap(&title, mark, "   ");
            lines.extend(screen.wrap(facts.trim(), BELOW, BELOW));
            lines
        };
        for line in &mut lines {
            *line = screen.style.marks(line.trim_end());
        }
        for line in screen.wrap(&self.below(deck), BELOW, BELOW) {
            if !line.trim().is_empty() {
                lines.push(screen.style.dim(&line));
            }
        }
        lines
    }

    /// Level and counts, as wide in every line.
    fn facts(&self, deck: &DeckLine) -> String {
        let gap = " ".repeat(GAP);
        let counts: Vec<String> = deck
            .counts
            .iter()
            .zip(self.counts)
            .map(|(count, columns)| pad_left(&count.to_string(), columns))
            .collect();
        format!(
            "{gap}{}{gap}{}",
            pad_right(&level(deck), self.level),
            counts.join(" ")
        )
    }

    /// What no column has room for: the name to type where the title does not tell it, and of the
    /// user's own decks where they are from.
    fn below(&self, deck: &DeckLine) -> String {
        let mut facts = Vec::new();
        if self.slug.is_none() && slug(&deck.title) != deck.slug {
            facts.push(deck.slug.clone());
        }
        if deck.source != BUNDLED {
            facts.extend(deck.track.as_deref().map(|it| one_line(it).into_owned()));
            if deck.source != deck.slug {
                facts.push(format!("from {}", one_line(&deck.source)));
            }
        }
        facts.join(" · ")
    }
}

fn level(deck: &DeckLine) -> String {
    one_line(deck.level.as_deref().unwrap_or_default()).into_owned()
}

#[cfg(test)]
#[allow(clippy::needless_raw_string_hashes, reason = "expect-test writes them")]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;

    fn deck(slug: &str, title: &str, track: Option<&str>, source: &str) -> DeckLine {
        DeckLine {
            slug: slug.to_owned(),
            title: title.to_owned(),
            track: track.map(str::to_owned),
            level: (source == BUNDLED).then(|| "foundational".to_owned()),
            active: source != BUNDLED,
            source: source.to_owned(),
            counts: [7, 6, 6, 5, 3],
        }
    }

    #[track_caller]
    fn check(columns: usize, wanted: &Expect) {
        let address = "https://stories.example/themes/site-safety";
        let decks = [
            deck("mentoring", "Mentoring and Others", Some("Shared"), BUNDLED),
            deck(
                "site-safety",
                "Site safety \u{1b}[31m",
                Some("Team"),
                address,
            ),
            deck("kanji", "漢字を使う職場での安全についての話", None, "kanji"),
        ];
        let lines = page(&decks, &Screen::paper(columns));
        for line in &lines {
            assert!(width(line) <= columns, "{columns}: {line}");
        }
        wanted.assert_eq(&format!("{columns}\n{}\n", lines.join("\n")));
    }

    #[test]
    fn own_decks_say_where_they_are_from() {
        check(
            120,
            &expect![[r#"
                120
                                                                                  pr cr pi fo sa
                 Shared
                   Mentoring and Others                mentoring    foundational   7  6  6  5  3

                 Your own
                 ● Site safety \u{1b}[31m              site-safety                 7  6  6  5  3
                     Team · from https://stories.example/themes/site-safety
                 ● 漢字を使う職場での安全についての話  kanji                       7  6  6  5  3

                 ● practised: 2 of 3 decks. pr: prompts, cr: criteria, pi: pitfalls, fo:
                   follow-ups, sa: samples.
                 next  retell review · retell decks show dive-deep
            "#]],
        );
        check(
            72,
            &expect![[r#"
                72
                                                                     pr cr pi fo sa
                 Shared
                   Mentoring and Others                foundational   7  6  6  5  3
                     mentoring

                 Your own
                 ● Site safety \u{1b}[31m                             7  6  6  5  3
                     site-safety · Team · from https://stories.example/themes/site-
                     safety
                 ● 漢字を使う職場での安全についての話                 7  6  6  5  3
                     kanji

                 ● practised: 2 of 3 decks. pr: prompts, cr: criteria, pi: pitfalls, fo:
                   follow-ups, sa: samples.
                 next  retell review · retell decks show dive-deep
            "#]],
        );
        check(
            40,
            &expect![[r#"
                40
                 Shared
                   Mentoring and Others
                     foundational   7  6  6  5  3
                     mentoring

                 Your own
                 ● Site safety \u{1b}[31m
                     7  6  6  5  3
                     site-safety · Team · from
                     https://stories.example/themes/site
                     -safety
                 ● 漢字を使う職場での安全についての話
                     7  6  6  5  3
                     kanji

                 ● practised: 2 of 3 decks. The numbers
                   count prompts, criteria, pitfalls,
                   follow-ups, samples.
                 next  retell review · retell decks show
                       dive-deep
            "#]],
        );
    }
}
