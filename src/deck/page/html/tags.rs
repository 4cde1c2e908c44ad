//! HTML rewritten before it is parsed: only the tags and texts that matter, each block with its line.
//! Counts the nesting, because a parser's time grows with its square, and refuses what is too deep.

use std::fmt::Write;

use super::super::super::text::clean;
use super::super::Refusal;
use super::super::block::{Document, is_address};
use super::tag::{Tag, find_end, rewritten, unescaped};

/// Elements may be nested so deep.
const DEEPEST: usize = 256;

/// A page may have so many elements: each takes memory while it is parsed.
const MOST: usize = 300_000;

/// Elements whose content is no text of the page.
const SKIPPED: [&str; 20] = [
    "script", "style", "noscript", "iframe", "noembed", "noframes", "svg", "math", "textarea",
    "select", "object", "canvas", "audio", "video", "xmp", "embed", "datalist", "picture", "map",
    "applet",
];

const VOID: [&str; 15] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr", "keygen",
];

/// Inline elements that a parser reopens in each block until they are closed: they carry no attribute,
/// so that it keeps three of each at most.
const FORMATTING: [&str; 14] = [
    "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
];

/// Elements that close an open paragraph.
const BLOCKS: [&str; 33] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "center",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "dd",
    "fieldset",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "ul",
];

/// The page in few tags, and what it states about itself in its head.
pub fn reduce(text: &str) -> Result<(String, Document), Refusal> {
    let mut scanner = Scanner {
        rest: text,
        line: 1,
        ..Scanner::default()
    };
    while let Some(place) = scanner.rest.find('<') {
        scanner.text(place);
        scanner.markup()?;
    }
    scanner.text(scanner.rest.len());
    scanner.document.title = scanner.stated_title.or(scanner.document.title);
    Ok((scanner.out, scanner.document))
}

#[derive(Default)]
struct Scanner<'a> {
    rest: &'a str,
    line: usize,
    out: String,
    /// The open elements: as written, and as rewritten.
    open: Vec<(String, String)>,
    elements: usize,
    /// Signs that opened no tag.
    loose: usize,
    document: Document,
    stated_title: Option<String>,
}

impl Scanner<'_> {
    /// Passes over so many bytes.
    fn skip(&mut self, bytes: usize) {
        self.line += self.rest[..bytes].matches('\n').count();
        self.rest = &self.rest[bytes..];
    }

    /// Passes over everything up to and with a mark; to the end where the mark is missing.
    fn skip_past(&mut self, mark: &str) {
        let bytes = self
            .rest
            .find(mark)
            .map_or(self.rest.len(), |place| place + mark.len());
        self.skip(bytes);
    }

    fn text(&mut self, bytes: usize) {
        self.out.push_str(&self.rest[..bytes]);
        self.skip(bytes);
    }

    fn markup(&mut self) -> Result<(), Refusal> {
        let after = &self.rest[1..];
        if after.starts_with("!--") {
            self.skip(4);
            // A comment may end at once.
            if self.rest.starts_with('>') || self.rest.starts_with("->") {
                self.skip_past(">");
            } else {
                self.skip_past("-->");
            }
        } else if let Some(inner) = after.strip_prefix("![CDATA[") {
            let length = inner.find("]]>").unwrap_or(inner.len());
            self.out
                .push_str(&inner[..length].replace('&', "&amp;").replace('<', "&lt;"));
            self.skip((1 + 8 + length + 3).min(self.rest.len()));
        } else if after.starts_with(['!', '?']) {
            self.skip_past(">");
        } else if after.starts_with(|c: char| c.is_ascii_alphabetic()) {
            self.start_tag()?;
        } else if after.starts_with('/')
            && after[1..].starts_with(|c: char| c.is_ascii_alphabetic())
        {
            self.skip(2);
            let name = self.name();
            self.skip_past(">");
            self.close(&name);
        } else {
            self.loose_sign()?;
        }
        Ok(())
    }

    /// A sign that opens no tag is text; a page has few of them.
    fn loose_sign(&mut self) -> Result<(), Refusal> {
        self.loose += 1;
        if self.loose > MOST {
            return Err(Refusal::new(
                format!(
                    "line {} is no HTML: too many \"<\" that open no tag",
                    self.line
                ),
                &["save the page's text alone"],
            ));
        }
        self.out.push_str("&lt;");
        self.skip(1);
        Ok(())
    }

    fn name(&mut self) -> String {
        let length = self
            .rest
            .find(|c: char| c.is_whitespace() || c == '>' || c == '/')
            .unwrap_or(self.rest.len());
        let name = self.rest[..length].to_ascii_lowercase();
        self.skip(length);
        let is_plain = name.len() <= 24
            && name
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        if is_plain { name } else { "span".to_owned() }
    }

    fn start_tag(&mut self) -> Result<(), Refusal> {
        let line = self.line;
        self.skip(1);
        let mut tag = Tag {
            name: self.name(),
            attributes: Vec::new(),
        };
        while let Some(attribute) = self.attribute() {
            if attribute.0.len() <= 20 && tag.attributes.len() < 64 {
                tag.attributes.push(attribute);
            }
        }
        self.elements += 1;
        if self.elements > MOST {
            return Err(Refusal::new(
                format!("it has more than {MOST} elements by line {line}"),
                &["save the page's text alone, or split it"],
            ));
        }
        match tag.name.as_str() {
            "meta" | "link" => self.state(&tag),
            "title" => self.title(),
            "plaintext" | "body" | "html" | "head" => {}
            name if SKIPPED.contains(&name) => self.skip_element(&tag.name),
            _ => self.open(&tag, line)?,
        }
        if tag.is_list_sign() {
            self.list_sign();
        }
        Ok(())
    }

    /// A word processor's bullet may be a letter of a symbol font, which looks like one here.
    fn list_sign(&mut self) {
        let length = self.rest.find('<').unwrap_or(self.rest.len());
        if matches!(
            self.rest[..length].trim(),
            "o" | "§" | "Ø" | "ü" | "v" | "q" | "n" | "l"
        ) {
            self.skip(length);
            self.out.push_str("• ");
        }
    }

    /// The next attribute of the tag, or none at its end.
    fn attribute(&mut self) -> Option<(String, String)> {
        let start = self
            .rest
            .find(|c: char| !(c.is_whitespace() || c == '/'))
            .unwrap_or(self.rest.len());
        self.skip(start);
        if self.rest.is_empty() {
            return None;
        }
        if self.rest.starts_with('>') {
            self.skip(1);
            return None;
        }
        let from = usize::from(self.rest.starts_with('='));
        let length = self.rest[from..]
            .find(|c: char| c.is_whitespace() || matches!(c, '=' | '>' | '/'))
            .map_or(self.rest.len(), |place| place + from);
        let name = self.rest[..length.min(21)].to_ascii_lowercase();
        let name = if length > 21 {
            "longer-than-any-known-name".to_owned()
        } else {
            name
        };
        self.skip(length);
        let blank = self.rest.len() - self.rest.trim_start().len();
        if !self.rest[blank..].starts_with('=') {
            return Some((name, String::new()));
        }
        self.skip(blank + 1);
        self.skip(self.rest.len() - self.rest.trim_start().len());
        let quote = self.rest.chars().next().filter(|c| matches!(c, '"' | '\''));
        let value = if let Some(quote) = quote {
            self.skip(1);
            let length = self.rest.find(quote).unwrap_or(self.rest.len());
            let value = self.value(length);
            self.skip(1.min(self.rest.len()));
            value
        } else {
            let length = self
                .rest
                .find(|c: char| c.is_whitespace() || c == '>')
                .unwrap_or(self.rest.len());
            self.value(length)
        };
        Some((name, value))
    }

    fn value(&mut self, length: usize) -> String {
        let value = self.rest[..length].chars().take(2000).collect();
        self.skip(length);
        value
    }

    /// What the head says: the page's address, title and summary.
    fn state(&mut self, tag: &Tag) {
        let attribute = |name| tag.attribute(name).unwrap_or("");
        let content = unescaped(attribute("content"));
        let name = format!("{}{}", attribute("property"), attribute("name")).to_ascii_lowercase();
        match name.as_str() {
            "og:title" => self.stated_title = Some(clean(&content)),
            "og:url" if is_address(&content) && self.document.address.is_none() => {
                self.document.address = Some(content);
            }
            "description" => {
                self.document.summary = Some(clean(&content)).filter(|text| !text.is_empty());
            }
            _ => {}
        }
        let href = unescaped(attribute("href"));
        if attribute("rel").eq_ignore_ascii_case("canonical") && is_address(&href) {
            self.document.address = Some(href);
        }
    }

    fn title(&mut self) {
        let length = find_end(self.rest, "title");
        let title = clean(&unescaped(&self.rest[..length]));
        self.document.title.get_or_insert(title);
        self.skip(length);
        self.skip_past(">");
    }

    fn skip_element(&mut self, name: &str) {
        if VOID.contains(&name) {
            return;
        }
        let length = find_end(self.rest, name);
        self.skip(length);
        self.skip_past(">");
    }

    fn open(&mut self, tag: &Tag, line: usize) -> Result<(), Refusal> {
        let name = tag.name.as_str();
        self.close_implied(name);
        let is_void = VOID.contains(&name);
        let written = rewritten(tag);
        if !is_void {
            self.open.push((tag.name.clone(), written.clone()));
            if self.open.len() > DEEPEST {
                return Err(Refusal::new(
                    format!("line {line} is nested deeper than {DEEPEST} elements"),
                    &["save the page's text alone"],
                ));
            }
        }
        self.out.push('<');
        self.out.push_str(&written);
        if name == "a" && tag.attribute("href").is_some_and(|to| to.starts_with('#')) {
            self.out.push_str(" here");
        }
        if !FORMATTING.contains(&written.as_str()) {
            let _ = write!(self.out, " l={line}");
            if tag.is_hidden() || name == "template" {
                self.out.push_str(" hidden");
            }
            if tag.is_frame() {
                self.out.push_str(" frame");
            }
            if let Some(rows) = tag.rows() {
                let _ = write!(self.out, " rows={rows}");
            }
        }
        self.out.push('>');
        Ok(())
    }

    /// Forgets the elements that a start tag closes without saying so.
    fn close_implied(&mut self, name: &str) {
        let closes: &[&str] = match name {
            "li" => &["p", "li"],
            "dt" | "dd" => &["p", "dt", "dd"],
            "td" | "th" => &["p", "td", "th"],
            "tr" => &["p", "td", "th", "tr"],
            "tbody" | "thead" | "tfoot" => &["p", "td", "th", "tr", "tbody", "thead", "tfoot"],
            name if BLOCKS.contains(&name) => &["p"],
            _ => return,
        };
        while self
            .open
            .last()
            .is_some_and(|(open, _)| closes.contains(&open.as_str()))
        {
            self.open.pop();
        }
    }

    fn close(&mut self, name: &str) {
        let Some(place) = self.open.iter().rposition(|(open, _)| open == name) else {
            return;
        };
        let (_, written) = self.open[place].clone();
        self.open.truncate(place);
        self.out.push_str("</");
        self.out.push_str(&written);
        self.out.push('>');
    }
}
