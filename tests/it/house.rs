//! The house holds: no arrow runs up, and each room keeps to what it says it never does. Read from the
//! source itself, so that the crate's own page cannot drift from the code.

use std::fs;
use std::path::{Path, PathBuf};

/// The rooms in reading order, as the crate's page lists them.
fn rooms() -> Vec<String> {
    let page = fs::read_to_string(source().join("lib.rs")).unwrap();
    page.lines()
        .filter_map(|line| line.strip_prefix("//! - [`"))
        .map(|rest| rest.split('`').next().unwrap().to_owned())
        .collect()
}

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// A source file of a room: its name below `src`, and its code without comments and tests.
struct Source {
    name: String,
    code: String,
}

/// The files of a room: `room.rs`, and everything below `room/`, tests aside.
fn files_of(room: &str) -> Vec<Source> {
    let mut found = Vec::new();
    let mut waiting = vec![source().join(format!("{room}.rs")), source().join(room)];
    while let Some(path) = waiting.pop() {
        if path.is_dir() {
            waiting.extend(
                fs::read_dir(&path)
                    .unwrap()
                    .map(|entry| entry.unwrap().path()),
            );
        } else if path.extension().is_some_and(|extension| extension == "rs")
            && path.is_file()
            && !path
                .file_stem()
                .unwrap()
                .to_string_lossy()
                .ends_with("tests")
        {
            let text = fs::read_to_string(&path).unwrap();
            let code = text.split("#[cfg(test)]\nmod ").next().unwrap();
            found.push(Source {
                name: path
                    .strip_prefix(source())
                    .unwrap()
                    .to_string_lossy()
                    .into_owned(),
                code: code
                    .lines()
                    .filter(|line| !line.trim_start().starts_with("//"))
                    .collect::<Vec<_>>()
                    .join("\n"),
            });
        }
    }
    found.sort_by(|one, other| one.name.cmp(&other.name));
    found
}

#[test]
fn the_page_lists_every_room() {
    let page = fs::read_to_string(source().join("lib.rs")).unwrap();
    let mut declared: Vec<String> = page
        .lines()
        .filter_map(|line| line.strip_prefix("pub mod "))
        .map(|rest| rest.trim_end_matches(';').to_owned())
        .collect();
    let mut listed = rooms();
    declared.sort();
    listed.sort();
    assert_eq!(declared, listed);
}

#[test]
fn no_arrow_runs_up() {
    let rooms = rooms();
    let mut upward = Vec::new();
    for (place, room) in rooms.iter().enumerate() {
        for file in files_of(room) {
            for above in &rooms[place + 1..] {
                if file.code.contains(&format!("crate::{above}::"))
                    || file.code.contains(&format!("crate::{above};"))
                    || file.code.contains(&format!("crate::{above} "))
                {
                    upward.push(format!("{} uses {above}", file.name));
                }
            }
        }
    }
    assert!(upward.is_empty(), "{upward:#?}");
}

#[test]
fn each_room_keeps_to_its_promise() {
    // Room, what its code must not contain, and why.
    let never = [
        ("engine", "rusqlite", "decides without SQL"),
        ("engine", "std::fs", "decides without files"),
        ("engine", "crate::", "uses nothing of ours"),
        ("deck", "rusqlite", "is pure"),
        ("deck", "std::fs", "is pure"),
        ("story", "rusqlite", "is pure"),
        ("story", "std::fs", "is pure"),
        ("store", "println!", "never prints"),
        ("app", "println!", "never prints"),
        ("app", "prepare", "writes no SQL"),
        ("term", "crate::app", "knows nothing of what a card means"),
        ("term", "crate::store", "knows nothing of what a card means"),
        (
            "term",
            "crate::engine",
            "knows nothing of what a card means",
        ),
        ("cmd", "rusqlite", "sees no SQL"),
        ("cmd", "crate::store", "sees no rows"),
        ("cmd", "println!", "writes on the writer it was given"),
    ];
    let mut broken = Vec::new();
    for (room, word, why) in never {
        for file in files_of(room) {
            if file.code.contains(word) && !allowed(room, word, &file) {
                broken.push(format!("{} contains {word}, and {room} {why}", file.name));
            }
        }
    }
    assert!(broken.is_empty(), "{broken:#?}");
}

/// Inside the engine its own files name each other from the crate's root or relatively.
fn allowed(room: &str, word: &str, file: &Source) -> bool {
    room == "engine"
        && word == "crate::"
        && file.code.matches("crate::").count() == file.code.matches("crate::engine::").count()
}

#[test]
fn every_module_says_what_it_is() {
    let mut silent = Vec::new();
    for room in rooms() {
        for file in files_of(&room) {
            let text = fs::read_to_string(source().join(&file.name)).unwrap();
            if !text.starts_with("//! ") {
                silent.push(file.name);
            }
        }
    }
    assert!(silent.is_empty(), "{silent:#?}");
}
