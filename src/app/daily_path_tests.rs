//! What the daily path asks the database, statement by statement: none may scan cards or the log,
//! however the path grows. The statements are those that SQLite was given, not a list of them.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::path::Path;

use rusqlite::Connection;
use rusqlite::trace::{TraceEvent, TraceEventCodes};

use super::interview::SetInterview;
use super::queue::Ask;
use super::review::Rating;
use super::session::{Answer, Session};
use super::{App, Surroundings};
use crate::engine::card::{CardKey, Grade, Kind, Label};
use crate::engine::day::Day;
use crate::paths::Environment;
use crate::store::cache;
use crate::story::Story;

/// The tables that grow with the collection.
const LARGE: [&str; 6] = [
    "card",
    "review",
    "retraction",
    "correction",
    "schedule",
    "waiting",
];

thread_local! {
    /// Everything SQLite was asked since the last look.
    static ASKED: RefCell<BTreeSet<String>> = const { RefCell::new(BTreeSet::new()) };
}

fn listen(app: &App) {
    let keep = |event: TraceEvent<'_>| {
        if let TraceEvent::Stmt(statement, _) = event {
            let sql = statement.sql().into_owned();
            ASKED.with_borrow_mut(|asked| asked.insert(sql));
        }
    };
    app.store
        .connection()
        .trace_v2(TraceEventCodes::SQLITE_TRACE_STMT, Some(keep));
}

/// The statements among these that scan a large table, each with its plan.
fn scans(connection: &Connection, asked: &BTreeSet<String>) -> Vec<String> {
    let is_scan = |step: &String| {
        let table = step
            .strip_prefix("SCAN ")
            .and_then(|of| of.split(' ').next());
        table.is_some_and(|table| LARGE.contains(&table))
    };
    plans(connection, asked, is_scan)
}

/// The statements among these with such a step in their plan, each with that plan.
fn plans(
    connection: &Connection,
    asked: &BTreeSet<String>,
    such: impl Fn(&String) -> bool,
) -> Vec<String> {
    let mut found = Vec::new();
    let reads = |sql: &&String| {
        ["SELECT", "INSERT", "UPDATE", "DELETE"]
            .iter()
            .any(|verb| sql.trim_start().starts_with(verb))
    };
    for sql in asked.iter().filter(reads) {
        let mut plan = connection
            .prepare(&format!("EXPLAIN QUERY PLAN {sql}"))
            .unwrap();
        // Parameters that are not bound are NULL; the plan does not depend on them.
        let steps: Vec<String> = plan
            .raw_query()
            .mapped(|row| row.get(3))
            .collect::<rusqlite::Result<_>>()
            .unwrap();
        if steps.iter().any(&such) {
            found.push(format!("{sql}\n  {}", steps.join("\n  ")));
        }
    }
    found
}

fn open(home: &Path, now: &str) -> App {
    let environment = Environment {
        now: Some(now.to_owned()),
        seed: Some("7".to_owned()),
        ..Environment::default()
    };
    App::open_or_create(Surroundings::find(Some(home), &environment).unwrap()).unwrap()
}

/// A day's practice and everything a session may do in it.
fn practise(app: &mut App) {
    app.glance(true).unwrap();
    let narrow = Ask {
        themes: vec!["ownership".to_owned()],
        kinds: vec![Kind::Prompt, Kind::FollowUp],
        ahead: 7,
        minutes: Some(30.0),
        ..Ask::default()
    };
    let long = Ask {
        minutes: Some(60.0),
        until_4: true,
        ..Ask::default()
    };
    let drill = Ask {
        drill: true,
        limit: Some(2),
        ..Ask::default()
    };
    app.queue(&narrow).unwrap();
    for ask in [Ask::default(), drill, long] {
        sit(app, ask);
    }
    let turn = Session::start(app, narrow).unwrap().turn(app).unwrap();
    if let Some(turn) = turn {
        let rating = Rating {
            card: turn.served.card,
            grade: Grade::ALL[4],
            form: None,
            label: Label::Session,
            seconds: Some(80.0),
            story: None,
            submission: Some(format!("{:?}", app.now().at)),
        };
        app.rate(&rating).unwrap();
        app.rate(&rating).unwrap();
    }
    app.undo(2).unwrap();
    app.glance(true).unwrap();
    app.config().unwrap();
}

/// One sitting in which everything happens that can.
fn sit(app: &mut App, ask: Ask) {
    let mut session = Session::start(app, ask).unwrap();
    // Long enough for repeats; a session until every grade is 4 would go on.
    for step in 0..36 {
        let Some(turn) = session.turn(app).unwrap() else {
            break;
        };
        app.face(&turn.served.card).unwrap();
        match step % 12 {
            1 => drop(session.skip().unwrap()),
            2 => drop(session.bury(app).unwrap()),
            3 => drop(session.suspend(app).unwrap()),
            4 if turn.served.card.kind == Kind::Prompt => drop(session.no_story(app).unwrap()),
            5 => drop(session.undo(app).unwrap()),
            grade => {
                let answer = Answer {
                    seconds: Some(90.0),
                    ..Answer::default()
                };
                session.rate(app, Grade::ALL[grade % 6], &answer).unwrap();
            }
        }
    }
    session.left_again(app).unwrap();
    session.tally();
}

fn prompt(deck: &str, app: &mut App) -> CardKey {
    let deck_file = app.deck(deck).unwrap();
    CardKey {
        deck: deck.to_owned(),
        kind: Kind::Prompt,
        slug: deck_file.prompts[0].id.clone().unwrap(),
    }
}

#[test]
fn no_statement_of_the_daily_path_scans_cards_or_the_log() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("home");
    let mut app = open(&home, "2026-11-02T09:00:00Z");
    let themes = ["ownership", "dive-deep", "customer-obsession"].map(str::to_owned);
    app.activate(&themes).unwrap();
    let story = app
        .add_story(&Story {
            title: "The export that lied".to_owned(),
            topics: vec!["failure".to_owned()],
            ..Story::default()
        })
        .unwrap();
    let first = prompt("ownership", &mut app);
    app.link(&story.uuid, &first, None, true).unwrap();
    drop(app);
    for now in [
        "2026-11-02T09:00:00Z",
        "2026-11-03T09:00:00Z",
        "2026-11-20T09:00:00Z",
    ] {
        let mut app = open(&home, now);
        listen(&app);
        practise(&mut app);
    }
    let mut app = open(&home, "2026-11-22T09:00:00Z");
    app.set_interview(&SetInterview {
        day: Some(Day::new(20_779 + 18)),
        company: Some("Amazon".to_owned()),
        each: Some(4),
        ..SetInterview::default()
    })
    .unwrap();
    drop(app);
    for now in ["2026-11-22T09:00:00Z", "2026-12-09T09:00:00Z"] {
        let mut app = open(&home, now);
        listen(&app);
        practise(&mut app);
        app.stories_for(&first).unwrap();
        app.suggest(&story.uuid).unwrap();
    }
    let asked = ASKED.take();
    let app = open(&home, "2026-11-23T09:00:00Z");
    let connection = app.store.connection();
    assert!(asked.len() > 40, "{} statements", asked.len());
    let found = scans(connection, &asked);
    assert!(found.is_empty(), "{}", found.join("\n\n"));
    // What is looked for would be found.
    let scan = BTreeSet::from(["SELECT count(*) FROM review WHERE grade > 2".to_owned()]);
    assert_eq!(scans(connection, &scan).len(), 1);
}

#[test]
fn the_caches_are_made_again_without_looking_each_review_up() {
    let folder = tempfile::tempdir().unwrap();
    let mut app = open(&folder.path().join("home"), "2026-11-02T09:00:00Z");
    app.activate(&["ownership".to_owned()]).unwrap();
    listen(&app);
    let transaction = app.store.write().unwrap();
    cache::rebuild(&transaction).unwrap();
    let asked = ASKED.take();
    let looks_up = |step: &String| step.starts_with("SCAN review USING INDEX");
    let found = plans(&transaction, &asked, looks_up);
    assert!(found.is_empty(), "{}", found.join("\n\n"));
    // What is looked for would be found.
    let scan = BTreeSet::from(["SELECT grade FROM review ORDER BY card".to_owned()]);
    assert_eq!(plans(&transaction, &scan, looks_up).len(), 1);
}
