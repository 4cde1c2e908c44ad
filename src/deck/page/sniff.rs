//! Which format a file is in, by its ending and its first lines. Reads nothing of what it says.

use super::mark;
use super::outline;
use super::table;

/// The formats that have a reader, and one that has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Plain text.
    Plain,
    /// HTML.
    Html,
    /// Markdown.
    Markdown,
    /// JSON, or a JSON value a line.
    Json,
    /// Values between commas, semicolons or tabs.
    Separated,
    /// An org file.
    Org,
    /// An outliner's OPML.
    Opml,
    /// A browser's archive of a page.
    Archive,
    /// A mail whose text is encoded or in several parts.
    Encoded,
}

/// The format of a file.
pub fn format(name: &str, text: &str) -> Format {
    let ending = name
        .rsplit_once('.')
        .map_or("", |(_, ending)| ending)
        .to_ascii_lowercase();
    let start = text.trim_start();
    if matches!(ending.as_str(), "mht" | "mhtml") || start.starts_with("From: <Saved by") {
        return Format::Archive;
    }
    if is_encoded_mail(start) {
        return Format::Encoded;
    }
    match ending.as_str() {
        "html" | "htm" | "xhtml" | "shtml" if start.contains('<') => Format::Html,
        "md" | "markdown" | "mdown" | "mkd" => Format::Markdown,
        "csv" | "tsv" | "tab" => Format::Separated,
        "json" | "jsonl" | "ndjson" => Format::Json,
        "org" => Format::Org,
        _ if outline::is_opml(start) => Format::Opml,
        _ if start.starts_with("#+") => Format::Org,
        _ if is_html(start) => Format::Html,
        _ if is_json(start) => Format::Json,
        _ if is_wiki(start) => Format::Plain,
        _ if is_markdown(start) => Format::Markdown,
        _ if is_separated(text) => Format::Separated,
        _ => Format::Plain,
    }
}

fn is_html(start: &str) -> bool {
    let first: String = start
        .chars()
        .take(200)
        .collect::<String>()
        .to_ascii_lowercase();
    let opens = [
        "<!doctype",
        "<html",
        "<head",
        "<body",
        "<div",
        "<main",
        "<article",
        "<section",
        "<ul",
        "<ol",
        "<h1",
        "<h2",
        "<p>",
        "<?xml",
        "<!--",
        "<meta",
        "<title",
        "<table",
    ];
    if opens.iter().any(|tag| first.starts_with(tag)) {
        return true;
    }
    let ends = ["</li>", "</p>", "</h2>", "</h3>", "</div>", "</tr>"];
    ends.iter()
        .map(|end| start.matches(end).take(3).count())
        .sum::<usize>()
        >= 3
}

fn is_json(start: &str) -> bool {
    let inner = start.get(1..).unwrap_or("").trim_start();
    match start.chars().next() {
        Some('{') => inner.starts_with(['"', '}']),
        Some('[') => inner.starts_with(['"', '{', '[']) || inner.trim_end() == "]",
        _ => false,
    }
}

/// Whether a mail's head says that what follows is no plain text.
fn is_encoded_mail(start: &str) -> bool {
    let head = || {
        start
            .lines()
            .take_while(|line| !line.trim().is_empty())
            .take(100)
    };
    let has = |field: &str, values: &[&str]| {
        head().any(|line| {
            let line = line.to_ascii_lowercase();
            line.strip_prefix(field)
                .is_some_and(|rest| values.iter().any(|value| rest.contains(value)))
        })
    };
    has("mime-version:", &["1."])
        && (has("content-type:", &["multipart/"])
            || has(
                "content-transfer-encoding:",
                &["base64", "quoted-printable"],
            ))
}

/// Whether headings stand between signs of equality, as in a wiki.
fn is_wiki(start: &str) -> bool {
    let is_heading = |line: &&str| {
        let line = line.trim();
        line.len() > 6 && line.starts_with("== ") && line.ends_with(" ==")
    };
    start.lines().filter(is_heading).take(2).count() == 2
}

fn is_markdown(start: &str) -> bool {
    let has_front_matter = start.starts_with("---\n") && start[4..].contains("\n---");
    has_front_matter
        || start.lines().any(|line| {
            let title = line.trim_start_matches('#');
            let level = line.len() - title.len();
            let is_heading = (1..=6).contains(&level)
                && title.starts_with(' ')
                && title.contains(char::is_alphabetic);
            let is_table_edge = line.len() > 4
                && line.contains("--")
                && line.contains('|')
                && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '));
            is_heading || is_table_edge
        })
}

/// Whether a text without a telling name is a table: it says so, or has as many tabs on each line, a first line that
/// names columns, or all lines in quotes.
fn is_separated(text: &str) -> bool {
    if text.starts_with("#separator:") {
        return true;
    }
    let lines: Vec<&str> = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .take(200)
        .collect();
    if lines.len() < 2 {
        return false;
    }
    let most = |count: usize| count * 10 >= lines.len() * 8;
    let has_cells = |line: &&&str| {
        line.trim_end()
            .split_once('\t')
            .is_some_and(|(first, rest)| {
                let is_sign = mark::is_lone(first.trim())
                    || mark::marked(&format!("{} x", first.trim())).is_some();
                !first.trim().is_empty() && !rest.trim().is_empty() && !is_sign
            })
    };
    if most(lines.iter().filter(has_cells).count()) {
        return true;
    }
    let names_columns = [',', ';', '\t'].iter().any(|&separator| {
        let cells: Vec<String> = lines[0]
            .split(separator)
            .map(|cell| cell.trim().trim_matches('"').to_owned())
            .collect();
        // A sentence with a comma may sound like names.
        let divided = lines.iter().filter(|line| line.contains(separator)).count();
        cells.len() > 1 && divided * 2 >= lines.len() && table::names_columns(&cells)
    });
    let quoted = lines.iter().filter(|line| {
        line.starts_with('"')
            && ["\",", "\";", "\"\t"]
                .iter()
                .any(|edge| line.contains(edge))
    });
    names_columns || most(quoted.count()) || has_bare_commas(&lines)
}

/// Whether each line has as many commas as the first, none with a blank after it as in a sentence.
fn has_bare_commas(lines: &[&str]) -> bool {
    let commas = lines[0].matches(',').count();
    let is_row = |line: &&&str| line.matches(',').count() == commas && !line.contains(", ");
    (1..6).contains(&commas) && lines.iter().filter(is_row).count() == lines.len()
}
