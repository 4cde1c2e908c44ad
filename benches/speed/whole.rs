//! What reads the whole collection: importing retell's own export, readiness, stats. Each against the bare
//! minimum through rusqlite for the same rows.

use std::fs::{self, File};
use std::path::Path;
use std::process::Stdio;

use crate::collection::Result;
use crate::floor;
use crate::measure::{self, Pair};
use crate::table::{self, Goal, milliseconds};

/// From so many cards on the import says something about a stream of rows.
const A_STREAM: usize = 10_000;

/// Measures a collection; `folder` is for what is written on the way.
pub fn run(folder: &Path, home: &Path, cards: usize) -> Result<()> {
    let goal = |goal| if cards < A_STREAM { Goal::Seen } else { goal };
    let times = (1_000_000 / cards).clamp(3, 31);
    let database = home.join("retell.db");
    for (work, arguments, keeps, goal) in [
        (
            "readiness",
            &["readiness", "--json"][..],
            true,
            goal(Goal::AtMost(1.5)),
        ),
        (
            "the same after a rating",
            &["readiness", "--json"][..],
            false,
            Goal::Seen,
        ),
        (
            "stats",
            &["stats", "--json"][..],
            true,
            goal(Goal::AtMost(1.5)),
        ),
    ] {
        let pair = Pair::take(
            times,
            |_| {
                if !keeps {
                    forget(&database)?;
                }
                measure::process(measure::retell(home, arguments))
            },
            |_| measure::process(measure::floor("scan", &database)?),
        )?;
        let (ours, floor) = pair.at(0.5);
        table::row(
            &format!("{work}, against two plain scans"),
            &milliseconds(ours),
            &milliseconds(floor),
            ours / floor,
            goal,
        );
    }
    import(folder, home, cards, goal(Goal::AtLeast(0.45)))
}

/// Forgets the fit that is kept until the next rating.
fn forget(database: &Path) -> Result<()> {
    let connection = floor::open(database)?;
    connection.execute("DELETE FROM answer WHERE what = 'fit'", [])?;
    Ok(())
}

fn import(folder: &Path, home: &Path, cards: usize, goal: Goal) -> Result<()> {
    let export = folder.join("export.jsonl");
    let mut command = measure::retell(home, &["export"]);
    command.stdout(Stdio::from(File::create(&export)?));
    anyhow::ensure!(command.status()?.success(), "the export failed");
    let fresh = folder.join("imported");
    let bare = folder.join("stream.db");
    let mut most = None;
    let clear = || -> Result<()> {
        for path in [
            &fresh,
            &folder.join("stream.db"),
            &folder.join("stream.db-wal"),
        ] {
            if path.is_dir() {
                fs::remove_dir_all(path)?;
            } else if path.exists() {
                fs::remove_file(path)?;
            }
        }
        Ok(())
    };
    let file = export.to_string_lossy().into_owned();
    let pair = Pair::take(
        if cards > 100_000 { 1 } else { 3 },
        |_| {
            clear()?;
            fs::create_dir(&fresh)?;
            let command = measure::retell(&fresh, &["import", &file, "--json"]);
            let (taken, peak) = measure::process_and_memory(command)?;
            most = peak.or(most);
            Ok(taken)
        },
        |_| {
            let mut command = measure::floor("stream", &bare)?;
            command.arg(cards.to_string());
            measure::process(command)
        },
    )?;
    clear()?;
    fs::remove_file(&export)?;
    let (ours, floor) = pair.at(0.5);
    table::row(
        "import of the own export, share of a stream",
        &milliseconds(ours),
        &milliseconds(floor),
        floor / ours,
        goal,
    );
    match most {
        Some(most) => table::row("memory of the import, MB", "", "", most, Goal::AtMost(24.0)),
        None => table::not_measured("memory of the import", "this system has no /proc"),
    }
    Ok(())
}
