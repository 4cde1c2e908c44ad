//! Colour: one accent, bold, dim. Never says anything by colour alone: a mark stands beside it.

use clap::ValueEnum;

use crate::paths::Environment;

/// When to colour, as `--color` says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ColorChoice {
    /// On a terminal that understands it, unless `NO_COLOR` is set.
    #[default]
    Auto,
    /// Also into files and pipes.
    Always,
    /// Not at all.
    Never,
}

/// Colours text, or leaves it as it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Style {
    colour: bool,
}

impl Style {
    /// No colour at all.
    pub const PLAIN: Self = Self { colour: false };

    /// Decides whether to colour what goes to a stream.
    pub const fn decide(choice: ColorChoice, environment: &Environment, terminal: bool) -> Self {
        let colour = match choice {
            ColorChoice::Always => true,
            ColorChoice::Never => false,
            ColorChoice::Auto => terminal && !environment.no_color && !environment.dumb_terminal,
        };
        Self { colour }
    }

    /// Whether text is coloured.
    pub const fn is_coloured(self) -> bool {
        self.colour
    }

    /// The one thing to look at.
    pub fn accent(self, text: &str) -> String {
        self.apply(console::Style::new().cyan(), text)
    }

    /// Secondary text.
    pub fn dim(self, text: &str) -> String {
        self.apply(console::Style::new().dim(), text)
    }

    /// A heading.
    pub fn bold(self, text: &str) -> String {
        self.apply(console::Style::new().bold(), text)
    }

    /// A finished line with its marks coloured: full ones (`●▲`) in the accent, empty ones (`○`) dim.
    /// Colouring after the layout keeps columns aligned.
    pub fn marks(self, line: &str) -> String {
        if !self.colour {
            return line.to_owned();
        }
        line.chars()
            .map(|character| match character {
                '●' | '◐' | '▲' => self.accent(character.encode_utf8(&mut [0; 4])),
                '○' => self.dim(character.encode_utf8(&mut [0; 4])),
                _ => character.to_string(),
            })
            .collect()
    }

    fn apply(self, style: console::Style, text: &str) -> String {
        style.force_styling(self.colour).apply_to(text).to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colour_is_for_terminals_that_want_it() {
        let ordinary = Environment::default();
        let no_color = Environment {
            no_color: true,
            ..Environment::default()
        };
        let dumb = Environment {
            dumb_terminal: true,
            ..Environment::default()
        };
        for (choice, environment, terminal, coloured) in [
            (ColorChoice::Auto, &ordinary, true, true),
            (ColorChoice::Auto, &ordinary, false, false),
            (ColorChoice::Auto, &no_color, true, false),
            (ColorChoice::Auto, &dumb, true, false),
            (ColorChoice::Always, &no_color, false, true),
            (ColorChoice::Never, &ordinary, true, false),
        ] {
            let style = Style::decide(choice, environment, terminal);
            assert_eq!(style.is_coloured(), coloured, "{choice:?} {environment:?}");
        }
    }

    #[test]
    fn plain_text_is_left_alone() {
        let style = Style::PLAIN;
        assert_eq!(
            style.accent("a") + &style.dim("b") + &style.bold("c"),
            "abc"
        );
        assert_eq!(style.marks("● ready"), "● ready");
    }

    #[test]
    fn colouring_changes_no_width() {
        let style = Style { colour: true };
        for line in [
            style.accent("ready"),
            style.dim("ready"),
            style.bold("ready"),
        ] {
            assert_eq!(crate::term::width(&line), 5);
            assert!(line.starts_with('\u{1b}') && line.ends_with("\u{1b}[0m"));
        }
        assert_eq!(crate::term::width(&style.marks("●◐○ ▲")), 5);
    }
}
