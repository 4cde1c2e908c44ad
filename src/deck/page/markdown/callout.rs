//! The first line of a callout: "[!question] Prompts". Reads nothing below it.

use super::super::heading::{self, Role};

/// The title of the callout that a line opens; of a bare kind, what such a callout holds.
pub fn title(line: &str) -> Option<String> {
    let (kind, rest) = line.trim().strip_prefix("[!")?.split_once(']')?;
    let is_kind = !kind.is_empty()
        && kind
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '|' | ' '));
    let title = rest.trim_start_matches(['+', '-']).trim();
    let named = match kind.to_ascii_lowercase().as_str() {
        _ if !title.is_empty() => title,
        "question" | "faq" | "help" => "Questions",
        "failure" | "fail" | "missing" | "danger" | "bug" => "Pitfalls",
        _ => "",
    };
    is_kind.then(|| named.to_owned())
}

/// Whether a callout's title announces cards. The title of any other is no heading: what follows the
/// callout belongs to the section around it.
pub fn announces(title: &str) -> bool {
    matches!(
        heading::likely_role(title),
        Some(Role::Prompts | Role::Criteria | Role::Pitfalls | Role::Samples | Role::FollowUps)
    )
}
