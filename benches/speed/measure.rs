//! Times, memory and system calls. Every time is taken beside its floor's, turn by turn, so that a
//! machine busy with something else slows both.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::collection::{NOW, Result};

/// Two series taken turn by turn, sorted.
pub struct Pair {
    ours: Vec<Duration>,
    floor: Vec<Duration>,
}

impl Pair {
    /// Runs both so many times in turn.
    pub fn take(
        times: usize,
        mut ours: impl FnMut(usize) -> Result<Duration>,
        mut floor: impl FnMut(usize) -> Result<Duration>,
    ) -> Result<Self> {
        let mut pair = Self {
            ours: Vec::with_capacity(times),
            floor: Vec::with_capacity(times),
        };
        for turn in 0..times {
            pair.ours.push(ours(turn)?);
            pair.floor.push(floor(turn)?);
        }
        pair.ours.sort();
        pair.floor.sort();
        Ok(pair)
    }

    /// Ours and the floor's at a share of the sorted series, 0 to 1, in milliseconds.
    pub fn at(&self, share: f64) -> (f64, f64) {
        let pick = |series: &[Duration]| {
            let index = ((series.len() - 1) as f64 * share).round() as usize;
            series[index].as_secs_f64() * 1e3
        };
        (pick(&self.ours), pick(&self.floor))
    }
}

/// How long something takes.
pub fn time<T>(work: impl FnOnce() -> Result<T>) -> Result<(Duration, T)> {
    let begun = Instant::now();
    let value = work()?;
    Ok((begun.elapsed(), value))
}

/// The program on a collection, with nothing else in its environment.
pub fn retell(home: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_retell"));
    command
        .args(arguments)
        .env_clear()
        .env("RETELL_HOME", home)
        .env("RETELL_NOW", NOW)
        .stdin(Stdio::null());
    command
}

/// This program again, as the floor.
pub fn floor(what: &str, database: &Path) -> Result<Command> {
    let mut command = Command::new(std::env::current_exe()?);
    command
        .args([crate::floor::WORD, what])
        .arg(database)
        .env_clear()
        .stdin(Stdio::null());
    Ok(command)
}

/// How long a process takes from its start to its end; it must succeed and say something.
pub fn process(mut command: Command) -> Result<Duration> {
    let (taken, output) = time(|| Ok(command.output()?))?;
    anyhow::ensure!(
        output.status.success() && !output.stdout.is_empty(),
        "{command:?}: {output:?}"
    );
    Ok(taken)
}

/// How long a process takes, and the most memory it has held, in megabytes; looked at while it runs.
pub fn process_and_memory(mut command: Command) -> Result<(Duration, Option<f64>)> {
    let mut most = None;
    let (taken, status) = time(|| {
        let mut child = command.stdout(Stdio::null()).spawn()?;
        loop {
            // It never falls; an ended process has none to tell.
            most = peak(child.id()).or(most);
            if let Some(status) = child.try_wait()? {
                return Ok(status);
            }
            std::thread::sleep(Duration::from_millis(2));
        }
    })?;
    anyhow::ensure!(status.success(), "{command:?}: {status}");
    Ok((taken, most))
}

/// The most memory a line mode session has held, in megabytes: when it shows its first card, and
/// after a rating. `None` where the system does not say.
pub fn memory(home: &Path) -> Result<Option<(f64, f64)>> {
    let mut child = retell(home, &["review", "--json", "--minutes", "20"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    let (Some(mut input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
        anyhow::bail!("a session without a pipe");
    };
    let mut lines = BufReader::new(output).lines();
    let mut peaks = Vec::new();
    for answer in ["4\n", "quit\n"] {
        let line = lines.next().transpose()?.unwrap_or_default();
        anyhow::ensure!(line.contains("\"event\""), "no event: {line}");
        peaks.push(peak(child.id()));
        input.write_all(answer.as_bytes())?;
    }
    for line in lines {
        line?;
    }
    child.wait()?;
    Ok(match peaks[..] {
        [Some(first), Some(rated)] => Some((first, rated)),
        _ => None,
    })
}

/// The most memory that a running process has held, in megabytes.
fn peak(process: u32) -> Option<f64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let kilobytes = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(kilobytes.trim().split(' ').next()?.parse::<f64>().ok()? / 1024.0)
}

/// Times the disk was made to write, in one `rate -` with so many ratings; `None` without strace.
pub fn syncs(home: &Path, card: &str, ratings: usize) -> Result<Option<usize>> {
    let bare = retell(home, &[]);
    let mut command = Command::new("strace");
    command
        .args(["-f", "-e", "trace=fsync,fdatasync,sync_file_range"])
        .arg(bare.get_program())
        .args(["rate", "-"])
        .env_clear()
        .envs(
            bare.get_envs()
                .filter_map(|(name, value)| Some((name, value?))),
        )
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped());
    let Ok(mut child) = command.spawn() else {
        return Ok(None);
    };
    if let Some(mut input) = child.stdin.take() {
        for _ in 0..ratings {
            writeln!(input, "{{\"card\":\"{card}\",\"grade\":4}}")?;
        }
    }
    let output = child.wait_with_output()?;
    anyhow::ensure!(output.status.success(), "{output:?}");
    let calls = String::from_utf8_lossy(&output.stderr);
    Ok(Some(
        calls.lines().filter(|line| line.contains("sync")).count(),
    ))
}
