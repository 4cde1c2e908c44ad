//! What is wrong with a deck file, shown with the line and a caret. Decides nothing.

use std::fmt;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet, normalize_untrusted_str};

use super::super::text::nearest;

/// A message or remedy is cut off after so many letters: files may quote at any length.
const LONGEST_SENTENCE: usize = 400;

/// A deck file that cannot be used: where, why, and what to write instead.
///
/// Its text form is one line; [`FileError::render`] shows the place itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileError {
    name: String,
    text: String,
    span: Range<usize>,
    message: String,
    help: Option<String>,
}

impl FileError {
    pub(crate) fn new(
        name: &str,
        text: &str,
        span: Range<usize>,
        message: &str,
        help: Option<&str>,
    ) -> Self {
        Self {
            name: name.to_owned(),
            text: text.to_owned(),
            span,
            message: printable(message),
            help: help.map(printable),
        }
    }

    pub(crate) fn from_toml(name: &str, text: &str, error: &toml::de::Error) -> Self {
        let (message, help) = in_words(error.message());
        Self::new(
            name,
            text,
            error.span().unwrap_or(0..0),
            &message,
            help.as_deref(),
        )
    }

    /// The line of the mistake, counted from 1.
    pub fn line(&self) -> usize {
        line_of(&self.text, self.span.start)
    }

    /// What is wrong, without place or remedy.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// What to write instead, where that is known.
    pub fn help(&self) -> Option<&str> {
        self.help.as_deref()
    }

    /// The mistake with its line, a caret below it and the remedy; several lines, the last one without
    /// a line feed. Long lines of the file are cut so that those shown fit `columns`. Characters that
    /// would steer a terminal are replaced.
    pub fn render(&self, columns: usize) -> String {
        let name = normalize_untrusted_str(&self.name);
        let snippet = Snippet::source(self.text.as_str())
            .path(name)
            .annotation(AnnotationKind::Primary.span(self.first_line()));
        let mut report: Group<'_> = Level::ERROR
            .primary_title(self.message.as_str())
            .element(snippet);
        if let Some(help) = &self.help {
            report = report.element(Level::HELP.message(help.as_str()));
        }
        let renderer = Renderer::plain().term_width(columns);
        renderer.render(&[report])
    }

    /// The marked bytes, up to the end of their first line, on character boundaries.
    fn first_line(&self) -> Range<usize> {
        let boundary = |byte: usize| {
            (0..=byte.min(self.text.len()))
                .rev()
                .find(|&byte| self.text.is_char_boundary(byte))
                .unwrap_or(0)
        };
        let start = boundary(self.span.start);
        let end = boundary(self.span.end).max(start);
        let length = self.text[start..end].find(['\r', '\n']);
        start..length.map_or(end, |length| start + length)
    }
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line(), self.message)?;
        match &self.help {
            Some(help) => write!(f, "; {help}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for FileError {}

/// The line that holds a byte, counted from 1.
fn line_of(text: &str, byte: usize) -> usize {
    let before = text.as_bytes().iter().take(byte);
    1 + before.filter(|&&byte| byte == b'\n').count()
}

/// A sentence that may quote the file, without what would steer a terminal or flood it.
fn printable(sentence: &str) -> String {
    let mut short: String = sentence.chars().take(LONGEST_SENTENCE).collect();
    if short.len() < sentence.len() {
        short.push('\u{2026}');
    }
    normalize_untrusted_str(&short)
}

/// The parser's message in retell's manner, and what to write instead.
fn in_words(message: &str) -> (String, Option<String>) {
    if let Some(rest) = message.strip_prefix("unknown field `")
        && let Some((field, expected)) = rest.split_once("`, expected ")
    {
        let known: Vec<&str> = expected.split('`').skip(1).step_by(2).collect();
        let help = nearest(field, &known).map_or_else(
            || format!("the fields here are {}", known.join(", ")),
            |near| format!("did you mean \"{near}\"?"),
        );
        return (format!("unknown field \"{field}\""), Some(help));
    }
    let quoted = message.replace('`', "\"");
    let help = match message {
        _ if message.starts_with("missing field `") => {
            let field = quoted
                .trim_start_matches("missing field ")
                .trim_matches('"');
            Some(format!("write {field} = \"...\""))
        }
        "invalid type: map, expected a sequence" => {
            Some("cards are written below a name in double brackets, as in [[prompts]]".to_owned())
        }
        _ if message.ends_with("expected struct Company") => {
            Some("write a company as { name = \"...\" }".to_owned())
        }
        _ => None,
    };
    (quoted.replace("struct Company", "a table"), help)
}
