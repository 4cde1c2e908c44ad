//! Whole processes and durable ratings against their floor, at several sizes of the collection.
//!
//! `cargo bench --bench speed` measures 100, 10,000 and 100,000 cards, then a life before an interview and
//! a bank of stories; `cargo bench --bench speed -- 100 1000000` measures those sizes instead. Times count
//! only as ratios: ours and the floor's are taken in turn in the same run. What is printed under "value" is the ratio, unless the line says otherwise.
//! `cargo bench --bench speed -- make FOLDER CARDS` only makes a collection, to be looked at; with `interview`
//! for CARDS, the life before an interview.
#![allow(
    clippy::disallowed_methods,
    reason = "a benchmark reads the clock and its own environment"
)]

mod collection;
mod floor;
mod interview;
mod life;
mod measure;
mod replay;
mod table;
mod whole;

use std::path::{Path, PathBuf};
use std::time::Duration;

use retell::app::App;
use retell::app::queue::Ask;
use retell::app::session::{Answer, Session};
use retell::engine::card::Grade;

use collection::Result;
use measure::Pair;
use table::{Goal, milliseconds};

/// Processes started for each line.
const PROCESSES: usize = 101;

/// Ratings given in one session.
const RATINGS: usize = 1_000;

/// What shows the first card.
const FIRST: [&str; 4] = ["queue", "--limit", "1", "--json"];

/// The sizes measured where none are asked for.
const SIZES: [usize; 3] = [100, 10_000, 100_000];

fn main() -> Result<()> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    if words.first().is_some_and(|word| word == floor::WORD) {
        return floor::run(&words[1..]);
    }
    if let [word, folder, cards, ..] = &words[..]
        && word == "make"
    {
        let folder = Path::new(folder);
        return match cards.as_str() {
            "interview" => interview::build(folder),
            number => collection::build(folder, number.parse()?),
        };
    }
    let mut sizes: Vec<usize> = words.iter().filter_map(|word| word.parse().ok()).collect();
    if sizes.is_empty() {
        sizes = SIZES.to_vec();
    }
    sizes.sort_unstable();
    program()?;
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))?;
    let mut built = Vec::new();
    for cards in sizes {
        let home = folder.path().join(cards.to_string());
        std::fs::create_dir(&home)?;
        let (taken, database) = measure::time(|| {
            collection::build(&home, cards)?;
            floor::build(&home, cards)
        })?;
        table::head(&format!(
            "{cards} cards (made in {:.1} s)",
            taken.as_secs_f64()
        ));
        at_size(&home, &database, cards)?;
        ratings(&copy(&home)?, &database)?;
        whole::run(folder.path(), &home, cards)?;
        built.push((cards, home));
    }
    if let (Some((fewest, small)), Some((most, large))) = (built.first(), built.last())
        && fewest < most
    {
        growth(small, large, &format!("{most} / {fewest} cards"))?;
    }
    interview::run(folder.path())
}

/// Says how large the program is, and how fast its SM-2.
fn program() -> Result<()> {
    let bytes = std::fs::metadata(env!("CARGO_BIN_EXE_retell"))?.len() as f64;
    table::head("the program");
    table::row("program file, MB", "", "", bytes / 1e6, Goal::AtMost(6.0));
    replay::run()
}

fn at_size(home: &Path, database: &Path, cards: usize) -> Result<()> {
    let size = std::fs::metadata(home.join("retell.db"))?.len() as f64 / cards as f64;
    // Below ten thousand cards the empty tables weigh too much to say anything.
    let goal = if cards < 10_000 {
        Goal::Seen
    } else {
        Goal::AtMost(820.0)
    };
    table::row("bytes per card with five reviews", "", "", size, goal);

    for (work, arguments) in [
        ("first card: queue --limit 1 --json", &FIRST[..]),
        ("first card: review --json", &["review", "--json"][..]),
    ] {
        processes(work, "first", Goal::AtMost(2.0), home, database, |_| {
            arguments
        })?;
    }
    match measure::memory(&copy(home)?)? {
        Some((first, rated)) => {
            table::row("memory, first card, MB", "", "", first, Goal::AtMost(8.0));
            table::row(
                "memory, after a rating, MB",
                "",
                "",
                rated,
                Goal::AtMost(8.0),
            );
        }
        None => table::not_measured("memory", "this system has no /proc"),
    }
    Ok(())
}

/// A copy of a collection, to be practised: what is shown of the collection itself stays the same all along.
fn copy(home: &Path) -> Result<PathBuf> {
    let copy = home.join("practised");
    std::fs::create_dir_all(&copy)?;
    std::fs::copy(home.join("retell.db"), copy.join("retell.db"))?;
    Ok(copy)
}

fn ratings(home: &Path, database: &Path) -> Result<()> {
    let key = collection::key(3).to_string();
    let rate = ["rate", key.as_str(), "4", "--json"];
    processes(
        "retell rate",
        "rate",
        Goal::AtMost(1.5),
        home,
        database,
        |_| &rate[..],
    )?;
    processes("retell undo", "rate", Goal::Seen, home, database, |_| {
        &["undo"][..]
    })?;

    match (
        measure::syncs(home, &key, 1)?,
        measure::syncs(home, &key, 51)?,
    ) {
        (Some(one), Some(many)) => {
            let each = (many - one) as f64 / 50.0;
            table::row(
                "syncs of the disk a rating",
                "",
                "",
                each,
                Goal::AtMost(1.0),
            );
        }
        _ => table::not_measured("syncs of the disk a rating", "strace is not installed"),
    }
    session(home, database)
}

fn processes<'a>(
    work: &str,
    bare: &str,
    goal: Goal,
    home: &Path,
    database: &Path,
    arguments: impl Fn(usize) -> &'a [&'a str],
) -> Result<()> {
    let pair = Pair::take(
        PROCESSES,
        |turn| measure::process(measure::retell(home, arguments(turn))),
        |_| measure::process(measure::floor(bare, database)?),
    )?;
    let (ours, floor) = pair.at(0.5);
    table::row(
        work,
        &milliseconds(ours),
        &milliseconds(floor),
        ours / floor,
        goal,
    );
    Ok(())
}

/// A long session in this process: the acknowledgement of each rating against a bare commit.
fn session(home: &Path, database: &Path) -> Result<()> {
    let mut app = App::open(collection::surroundings(home)?)?;
    let ask = Ask {
        minutes: Some(1e6),
        until_4: true,
        ..Ask::default()
    };
    let mut session = Session::start(&mut app, ask)?;
    let mut connection = floor::open(database)?;
    let mut between = Vec::new();
    let pair = Pair::take(
        RATINGS,
        |turn| {
            let (taken, current) = measure::time(|| Ok(session.turn(&mut app)?))?;
            between.push(taken);
            anyhow::ensure!(current.is_some(), "the session ended after {turn} cards");
            let (taken, _) =
                measure::time(|| Ok(session.rate(&mut app, Grade::ALL[3], &Answer::default())?))?;
            Ok(taken)
        },
        |turn| Ok(measure::time(|| floor::commit(&mut connection, (turn % 100) as i64))?.0),
    )?;
    for (work, share, goal) in [
        ("rating in a session, p50", 0.5, 1.3),
        ("rating in a session, p99", 0.99, 2.0),
    ] {
        let (ours, floor) = pair.at(share);
        table::row(
            work,
            &milliseconds(ours),
            &milliseconds(floor),
            ours / floor,
            Goal::AtMost(goal),
        );
    }
    between.sort();
    let middle: Duration = between[between.len() / 2];
    let milliseconds = middle.as_secs_f64() * 1e3;
    table::row(
        "the next card in a session, ms",
        "",
        "",
        milliseconds,
        Goal::Seen,
    );
    Ok(())
}

/// How the first card and a rating grow with the collection.
fn growth(small: &Path, large: &Path, sizes: &str) -> Result<()> {
    table::head(&format!("growth, {sizes}"));
    let key = collection::key(3).to_string();
    for (work, arguments, goal) in [
        ("first card", FIRST.to_vec(), Goal::AtMost(1.2)),
        ("today (retell)", vec!["--json"], Goal::AtMost(1.2)),
        ("retell rate", vec!["rate", &key, "4", "--json"], Goal::Seen),
    ] {
        let pair = Pair::take(
            PROCESSES,
            |_| measure::process(measure::retell(large, &arguments)),
            |_| measure::process(measure::retell(small, &arguments)),
        )?;
        let (large, small) = pair.at(0.5);
        table::row(
            work,
            &milliseconds(large),
            &milliseconds(small),
            large / small,
            goal,
        );
    }
    Ok(())
}
