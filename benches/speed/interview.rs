//! A life before an interview, and a full bank of stories: whole processes against a time in milliseconds.
//! The floor beside them is a bare process that opens a database and prints a card.

use std::collections::BTreeSet;
use std::hint::black_box;
use std::path::Path;

use retell::engine::loops::{DRAWS, Prompt, Shape, Table};
use retell::engine::readiness::State;

use crate::collection::Result;
use crate::floor;
use crate::life::{self, PROMPTS, THEMES};
use crate::measure::{self, Pair};
use crate::table::{self, Goal, milliseconds};

/// Stories of someone who is ready.
const STORIES: usize = 15;

/// Processes started for each line.
const PROCESSES: usize = 31;

/// Makes the life before an interview in a folder.
pub fn build(home: &Path) -> Result<()> {
    life::build(home, STORIES, true)
}

/// Measures both lives.
pub fn run(folder: &Path) -> Result<()> {
    let home = folder.join("interview");
    std::fs::create_dir(&home)?;
    let database = &floor::build(&home, PROMPTS)?;
    build(&home)?;
    table::head(&format!("an interview, {PROMPTS} prompts, 20,000 reviews"));
    let queue = ["queue", "--minutes", "25", "--json"];
    let first = ["queue", "--limit", "1", "--minutes", "25", "--json"];
    for (work, arguments, goal) in [
        ("first card with the plan and the fit, ms", &first[..], 50.0),
        ("plan and queue with the fit, ms", &queue[..], 50.0),
        ("today (retell), ms", &["--json"][..], 50.0),
        (
            "the way to the interview (retell plan), ms",
            &["plan", "--json"][..],
            300.0,
        ),
        (
            "readiness with the loop, ms",
            &["readiness", "--json"][..],
            500.0,
        ),
    ] {
        process(work, &home, database, arguments, goal)?;
    }
    draws()?;

    let home = folder.join("bank");
    std::fs::create_dir(&home)?;
    life::build(&home, PROMPTS, false)?;
    table::head(&format!(
        "a bank of {PROMPTS} stories and {PROMPTS} linked prompts"
    ));
    for (work, arguments) in [
        ("story list, ms", &["story", "list"][..]),
        ("story list --json, ms", &["story", "list", "--json"][..]),
        ("search, ms", &["search", "customer deadline"][..]),
        ("matrix, ms", &["matrix"][..]),
        ("matrix --json, ms", &["matrix", "--json"][..]),
    ] {
        process(work, &home, database, arguments, 50.0)?;
    }
    Ok(())
}

fn process(work: &str, home: &Path, database: &Path, arguments: &[&str], most: f64) -> Result<()> {
    if !measure::retell(home, arguments).output()?.status.success() {
        table::not_measured(work, "the program refuses it");
        return Ok(());
    }
    let pair = Pair::take(
        PROCESSES,
        |_| measure::process(measure::retell(home, arguments)),
        |_| measure::process(measure::floor("first", database)?),
    )?;
    let (ours, floor) = pair.at(0.5);
    table::row(
        work,
        &milliseconds(ours),
        &milliseconds(floor),
        ours,
        Goal::AtMost(most),
    );
    Ok(())
}

/// The loop alone, in memory: five interviews of two themes.
fn draws() -> Result<()> {
    let themes: Vec<Vec<Prompt>> = (0..THEMES)
        .map(|theme| (0..7).map(|prompt| seat(theme * 7 + prompt)).collect())
        .collect();
    let stories: BTreeSet<i64> = themes
        .iter()
        .flatten()
        .flat_map(|prompt| prompt.stories.iter().copied())
        .collect();
    anyhow::ensure!(stories.len() == STORIES, "{} stories", stories.len());
    let table = Table::new(&themes).ok_or_else(|| anyhow::anyhow!("no loop"))?;
    let shape = Shape {
        rounds: 5,
        themes_per_round: 2,
        prompts_per_theme: 1,
    };
    let mut times = Vec::new();
    for seed in 0..9 {
        let (taken, _) = measure::time(|| Ok(black_box(table.play(shape, DRAWS, seed))))?;
        times.push(taken.as_secs_f64() * 1e3);
    }
    times.sort_by(f64::total_cmp);
    table::row(
        "the loop alone, 10,000 draws, 15 stories, ms",
        &milliseconds(times[4]),
        "",
        times[4],
        Goal::AtMost(500.0),
    );
    Ok(())
}

fn seat(number: usize) -> Prompt {
    Prompt {
        state: State::Ready,
        chance: 0.5 + (number % 5) as f64 / 10.0,
        tellings: 3,
        practised: true,
        stories: vec![(number % STORIES) as i64, (number * 4 % STORIES) as i64],
    }
}
