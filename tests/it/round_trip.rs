//! An export brings everything back: any collection, taken into an empty folder, is exported again byte
//! for byte and shows the same; taken into another collection, nothing of the user's own is missing.

mod collection;
mod steps;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use retell::store::transfer::TABLES;

use collection::Collection;
use steps::{Step, beginning, step};

/// Everything that is shown of a collection and does not depend on where it lies.
const SHOWN: [&[&str]; 14] = [
    &["check", "--json"],
    &["--json"],
    &["queue", "--json"],
    &["readiness", "--json"],
    &["plan", "--json"],
    &["stats", "--json"],
    &["matrix", "--json"],
    &["cards", "--json", "--retired"],
    &["decks", "--json"],
    &["story", "--json"],
    &["story", "todo", "--json"],
    &["interview", "--json"],
    &["mock", "list", "--json"],
    &["log", "--json"],
];

/// What a user made of an empty collection who began so many hours from the same start.
fn collection(hours: i64, steps: &[Step]) -> Collection {
    let mut collection = Collection::new();
    let begin = Step::Later { hours, zone: 0 };
    for step in [begin].iter().chain(&beginning()).chain(steps) {
        collection.take(step);
    }
    collection.rest();
    collection
}

fn shown(collection: &Collection) -> String {
    let each = SHOWN.map(|arguments| format!("{arguments:?}\n{}", collection.run(arguments)));
    each.concat()
}

/// The rows of the user's own, which no other collection can have under the same name.
fn own(export: &str) -> Vec<&str> {
    const OWN: [&str; 10] = [
        "story",
        "story_version",
        "silence",
        "tick",
        "declined",
        "missing",
        "debrief",
        "interview",
        "mock",
        "mock_question",
    ];
    let is_own = |line: &&str| line.split('"').nth(1).is_some_and(|it| OWN.contains(&it));
    export.lines().filter(is_own).collect()
}

fn reviews(collection: &Collection) -> usize {
    collection.run(&["log", "--json"]).lines().count()
}

fn nothing_is_lost(steps: &[Step], others: &[Step]) -> Result<(), TestCaseError> {
    let mine = collection(0, steps);
    let whole = mine.export();
    let copy = mine.elsewhere();
    copy.import(&whole);
    prop_assert_eq!(&copy.export(), &whole);
    let (there, here) = (shown(&copy), shown(&mine));
    prop_assert!(
        here.contains("{\"ok\":true,\"findings\":[],\"leftovers\":[]}"),
        "{here}"
    );
    prop_assert_eq!(there, here);

    // Into a collection that has gone its own way.
    let other = collection(30, others);
    let before = (other.export(), reviews(&other));
    other.import(&whole);
    let both = other.export();
    let mut there = own(&both);
    for line in own(&whole).into_iter().chain(own(&before.0)) {
        let place = there.iter().position(|it| *it == line);
        prop_assert!(place.is_some(), "lost: {line}");
        there.swap_remove(place.unwrap());
    }
    prop_assert_eq!(reviews(&other), before.1 + reviews(&mine));
    prop_assert_eq!(other.run(SHOWN[0]), copy.run(SHOWN[0]));
    // Once more changes nothing.
    other.import(&whole);
    prop_assert_eq!(other.export(), both);
    Ok(())
}

#[test]
fn every_collection_begins_with_something_in_every_table() {
    let whole = collection(0, &[]).export();
    for table in TABLES {
        let begins = format!("\n{{\"{}\":", table.name);
        assert!(whole.contains(&begins), "nothing in {}", table.name);
    }
}

#[test]
fn an_export_loses_nothing() {
    let mut runner = TestRunner::new(Config {
        cases: 3,
        failure_persistence: None,
        ..Config::default()
    });
    let steps = (vec(step(), 0..25), vec(step(), 0..8));
    runner
        .run(&steps, |(steps, others)| nothing_is_lost(&steps, &others))
        .unwrap();
}
