//! The signs of a wiki's text within a line. Knows no headings.

/// The line without the signs of bold and slanted text, links as they show, an item indented as deep as
/// it is nested, and nothing of what only files the page.
pub fn plain(line: &str) -> String {
    let is_filing = ["[[Category:", "[[File:", "[[Image:", "{{", "__"]
        .iter()
        .any(|start| line.starts_with(start));
    if is_filing {
        return String::new();
    }
    let bare = line.trim_start_matches(['*', '#']);
    let depth = line.len() - bare.len();
    let bullet = match depth {
        0 => String::new(),
        _ => format!("{}* ", "  ".repeat(depth.min(9) - 1)),
    };
    let text = bare.trim_start().replace("'''", "").replace("''", "");
    let mut plain = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some((before, opened)) = rest.split_once("[[") {
        let Some((target, after)) = opened.split_once("]]") else {
            break;
        };
        plain.push_str(before);
        plain.push_str(target.rsplit_once('|').map_or(target, |(_, shown)| shown));
        rest = after;
    }
    plain.push_str(rest);
    format!("{bullet}{}", plain.trim())
}
