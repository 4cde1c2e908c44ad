//! What docs/json.md says of machine output: every field that a command prints stands in its section.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::Value;

use super::support::User;

/// The commands with something to say in every field, and the heading of the section that they stand in.
const SECTIONS: [(&[&str], &str); 21] = [
    (&["--json"], "retell --json"),
    (&["queue", "--json"], "retell queue --json"),
    (&["log", "--json"], "retell log --json"),
    (&["cards", "--json"], "retell cards --json"),
    (
        &[
            "cards",
            "show",
            "ownership/prompt/nobodys-problem",
            "--json",
        ],
        "retell cards --json",
    ),
    (&["story", "list", "--json"], "retell story --json"),
    (&["story", "check", "--json"], "retell story check --json"),
    (&["readiness", "--json"], "retell readiness --json"),
    (&["stats", "--json"], "retell stats --json"),
    (
        &["mock", "questions", "--json"],
        "retell mock questions --json",
    ),
    (&["search", "that", "--json"], "retell search TEXT --json"),
    (&["matrix", "--json"], "retell matrix --json"),
    (
        &["matrix", "--fit", "stripe", "--json"],
        "retell matrix --fit COMPANY --json",
    ),
    (
        &["story", "link", "payroll", "--json"],
        "retell story link STORY --json",
    ),
    (&["check", "--json"], "retell check --json"),
    (&["config", "--json"], "retell config --json"),
    (
        &["import", "page.txt", "--json"],
        "retell import FILE --json",
    ),
    (&["decks", "--json"], "retell decks list --json"),
    (&["interview", "--json"], "retell interview --json"),
    (&["plan", "--json"], "retell plan --json"),
    (&["sheet", "--json"], "retell sheet --json"),
];

/// The names of all fields, at every depth.
fn fields(value: &Value, into: &mut BTreeSet<String>) {
    match value {
        Value::Object(object) => {
            for (name, value) in object {
                into.insert(name.clone());
                fields(value, into);
            }
        }
        Value::Array(list) => {
            for value in list {
                fields(value, into);
            }
        }
        _ => {}
    }
}

/// The section whose heading names the command first.
fn section<'a>(page: &'a str, command: &str) -> &'a str {
    page.split("\n## ")
        .find(|section| section.starts_with(&format!("`{command}`")))
        .unwrap_or_else(|| panic!("no section on {command}"))
}

/// A user with stories, ratings, an interview and a page to import.
fn user() -> User {
    let mut user = User::with_stories();
    user.file(
        "page.txt",
        "Keeping a Cool Head\n\nCommon prompts\n\n\
         - Tell me about an hour in which everything failed at once.\n\
         - Describe the calmest decision you took in a noisy week.\n\n\
         Sample answers\n\nStrong: The flood\n\
         Prompt: Describe the calmest decision you took.\n\
         Situation\nThe cellar filled.\nTask\nIt was mine.\nAction\nI shut the valve.\nResult\nDry by noon.\n",
    );
    user.does(
        r#"
        story link "payroll" ownership/prompt/nobodys-problem --angle "the call"
        rate ownership/prompt/nobodys-problem 3 --seconds 100
        rate dive-deep/prompt/anomaly-chased 4
        interview set in 2 weeks
        "#,
    );
    user.at("2026-11-24T09:00:00Z");
    user
}

#[test]
fn every_field_that_is_printed_is_documented() {
    let user = user();
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/json.md");
    let page = fs::read_to_string(page).unwrap();
    let mut missing = Vec::new();
    for (arguments, command) in SECTIONS {
        let lines = user.run(arguments).json();
        assert!(!lines.is_empty(), "{arguments:?} printed nothing");
        let mut printed = BTreeSet::new();
        for line in &lines {
            fields(line, &mut printed);
        }
        let section = section(&page, command);
        missing.extend(
            printed
                .iter()
                .filter(|name| !section.contains(&format!("`{name}`")))
                .map(|name| format!("{command}: {name}")),
        );
    }
    assert_eq!(missing, Vec::<String>::new());
}
