//! The page a command writes on: its width and how text is laid out on it. Never writes by itself.

use std::io::IsTerminal;

use textwrap::{Options, WrapAlgorithm};

use super::style::{ColorChoice, Style};
use super::width::{pad_right, width};
use crate::paths::Environment;

const WIDEST_TEXT: usize = 76;
const NARROWEST: usize = 10;
const WIDTH_WITHOUT_TERMINAL: u16 = 80;
/// Two columns of fewer characters than this are harder to read than one after the other.
const NARROWEST_PAIR: usize = 60;

/// How the user asked for things to look: the global flags.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// `--color`.
    pub color: ColorChoice,
    /// `--plain`: no redrawing, no live clock.
    pub plain: bool,
    /// `--quiet`: no notes and no progress.
    pub quiet: bool,
}

/// Width and colours of one stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Screen {
    /// All columns there are, at least 10; tables may use them all.
    pub width: usize,
    /// How many rows there are; `None` where nobody can say, as on paper.
    pub rows: Option<usize>,
    /// Its colours.
    pub style: Style,
    /// Whether nothing may be redrawn: asked for, or the terminal cannot.
    pub plain: bool,
}

impl Screen {
    /// The screen behind standard output, where data goes.
    pub fn stdout(look: Look, environment: &Environment) -> Self {
        let terminal = std::io::stdout().is_terminal();
        Self::new(look, environment, terminal, &console::Term::stdout())
    }

    /// The screen behind standard error, where prompts and notes go.
    pub fn stderr(look: Look, environment: &Environment) -> Self {
        let terminal = std::io::stderr().is_terminal();
        Self::new(look, environment, terminal, &console::Term::stderr())
    }

    /// A page without colours or redrawing, as wide as told.
    pub fn paper(columns: usize) -> Self {
        Self {
            width: columns.max(NARROWEST),
            rows: None,
            style: Style::PLAIN,
            plain: true,
        }
    }

    fn new(look: Look, environment: &Environment, terminal: bool, term: &console::Term) -> Self {
        // A terminal of no rows or columns has not been told its size.
        let size = term
            .size_checked()
            .filter(|(rows, columns)| *rows > 0 && *columns > 0);
        let columns = size
            .map(|(_rows, columns)| columns)
            .or(environment.columns)
            .unwrap_or(WIDTH_WITHOUT_TERMINAL);
        Self {
            width: usize::from(columns).max(NARROWEST),
            rows: size.map(|(rows, _columns)| usize::from(rows)),
            style: Style::decide(look.color, environment, terminal),
            plain: look.plain || environment.dumb_terminal || !terminal,
        }
    }

    /// The same screen as large as the terminal behind standard error is now.
    #[must_use]
    pub fn measured(self) -> Self {
        let size = console::Term::stderr()
            .size_checked()
            .filter(|(rows, columns)| *rows > 0 && *columns > 0);
        size.map_or(self, |(rows, columns)| Self {
            width: usize::from(columns).max(NARROWEST),
            rows: Some(usize::from(rows)),
            ..self
        })
    }

    /// The columns for running text: never more than 76, which is as wide as reads well.
    pub fn text_width(&self) -> usize {
        self.width.min(WIDEST_TEXT)
    }

    /// Wraps running text. The first line begins with `first`, the others with `rest`; words longer
    /// than a line are broken.
    pub fn wrap(&self, text: &str, first: &str, rest: &str) -> Vec<String> {
        wrap_to(self.text_width(), text, first, rest)
    }

    /// A line across the text; nothing where each of its signs would be read out.
    pub fn rule(&self) -> String {
        if self.plain {
            return String::new();
        }
        self.style.dim(&"─".repeat(self.text_width()))
    }

    /// `left` and `right` at the two edges of the text, on two lines if they do not fit on one: then
    /// `right` stands under `left`.
    pub fn spread(&self, left: &str, right: &str) -> Vec<String> {
        let used = width(left) + width(right);
        if right.is_empty() {
            return self.wrap(left, "", "");
        }
        if used + 2 > self.text_width() {
            let mut lines = self.wrap(left, "", "");
            let margin = if left.starts_with(' ') { " " } else { "" };
            lines.extend(self.wrap(right, margin, margin));
            return lines;
        }
        let gap = " ".repeat(self.text_width() - used);
        vec![format!("{left}{gap}{right}")]
    }

    /// Two lists side by side, each entry wrapped; one after the other where that would be too narrow.
    pub fn columns(&self, left: &[String], right: &[String]) -> Vec<String> {
        let wrap = |entries: &[String], columns: usize| -> Vec<String> {
            entries
                .iter()
                .flat_map(|entry| wrap_to(columns, entry, "", "   "))
                .collect()
        };
        if self.text_width() < NARROWEST_PAIR {
            let mut lines = wrap(left, self.text_width());
            lines.push(String::new());
            lines.extend(wrap(right, self.text_width()));
            return lines;
        }
        let half = (self.text_width() - 3) / 2;
        let (left, right) = (wrap(left, half), wrap(right, half));
        (0..left.len().max(right.len()))
            .map(|row| {
                let cell = |lines: &[String]| lines.get(row).cloned().unwrap_or_default();
                let line = format!("{}   {}", pad_right(&cell(&left), half), cell(&right));
                line.trim_end().to_owned()
            })
            .collect()
    }
}

/// Wraps text to `columns`, indents included.
pub(super) fn wrap_to(columns: usize, text: &str, first: &str, rest: &str) -> Vec<String> {
    // An indent may take a third of a narrow screen, so that words still fit beside it.
    let fit = |indent: &str| indent.chars().take(columns / 3).collect::<String>();
    let (first, rest) = (fit(first), fit(rest));
    let options = Options::new(columns)
        .initial_indent(&first)
        .subsequent_indent(&rest)
        .wrap_algorithm(WrapAlgorithm::FirstFit);
    textwrap::wrap(text, options)
        .into_iter()
        .map(|line| line.trim_end().to_owned())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn text_wraps_under_its_indent() {
        let screen = Screen::paper(24);
        assert_eq!(
            screen.wrap("one two three four five six", " - ", "   "),
            [" - one two three four", "   five six"]
        );
        assert_eq!(screen.wrap("a\n\nb", "", ""), ["a", "", "b"]);
        assert_eq!(screen.wrap("", "", ""), [""]);
        assert_eq!(
            Screen::paper(10).wrap("漢字漢字漢字", "", ""),
            ["漢字漢字漢", "字"]
        );
    }

    #[test]
    fn text_is_never_wider_than_76() {
        assert_eq!(Screen::paper(200).text_width(), 76);
        assert_eq!(Screen::paper(50).text_width(), 50);
        assert_eq!(Screen::paper(0).text_width(), 10);
    }

    #[test]
    fn a_rule_is_drawn_only_where_it_can_be_seen() {
        let screen = Screen {
            plain: false,
            ..Screen::paper(12)
        };
        assert_eq!(screen.rule(), "────────────");
        assert_eq!(Screen::paper(12).rule(), "");
    }

    #[test]
    fn edges_share_a_line_while_they_fit() {
        let screen = Screen::paper(20);
        assert_eq!(
            screen.spread("Ownership", "3 of 9"),
            ["Ownership     3 of 9"]
        );
        assert_eq!(
            screen.spread("Customer Obsession", "3 of 9"),
            ["Customer Obsession", "3 of 9"]
        );
        assert_eq!(
            screen.spread(" Customer Obsession", "3 of 9"),
            [" Customer Obsession", " 3 of 9"]
        );
        assert_eq!(screen.spread("Ownership", ""), ["Ownership"]);
    }

    #[test]
    fn lists_stand_side_by_side_or_one_after_the_other() {
        let left = [
            "They listen for".to_owned(),
            "spoke to real customers".to_owned(),
        ];
        let right = ["Watch out for".to_owned()];
        assert_eq!(
            Screen::paper(63).columns(&left, &right),
            [
                "They listen for                  Watch out for",
                "spoke to real customers",
            ]
        );
        assert_eq!(
            Screen::paper(20).columns(&left, &right),
            [
                "They listen for",
                "spoke to real",
                "   customers",
                "",
                "Watch out for"
            ]
        );
    }

    proptest! {
        #[test]
        fn no_line_is_wider_than_the_screen(
            text in "[a-z漢🙂 ]{0,80}", columns in 0_usize..100, first in " {0,20}", rest in " {0,20}"
        ) {
            let screen = Screen::paper(columns);
            for line in screen.wrap(&text, &first, &rest) {
                prop_assert!(width(&line) <= screen.text_width(), "{line:?}");
            }
        }
    }
}
