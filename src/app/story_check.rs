//! What makes a story weak, measured against the user's own pace, band and words.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use rusqlite::Connection;

use super::failure::{Failure, Result};
use super::find;
use super::{App, commit};
use crate::config::Config;
use crate::store::story::StoryRow;
use crate::store::{log, mark, shaping, story};
use crate::story::checks::{self, Finding, Measure, Rule, VagueWords};
use crate::story::words::count;
use crate::story::{State, Story};

/// Tellings of a story that are looked at for its length: the latest ones.
const LATEST_TELLINGS: usize = 5;

/// A pace needs so many measured tellings, of stories of so many written words.
const TELLINGS_FOR_PACE: usize = 5;
const WORDS_FOR_PACE: usize = 100;

/// A story and what the rules say of it.
#[derive(Clone, Debug)]
pub struct Checked {
    /// The story.
    pub row: StoryRow,
    /// What is weak, most useful first.
    pub findings: Vec<Finding>,
    /// Rules that are silenced for it.
    pub silenced: Vec<Rule>,
}

/// What stories are measured against: the user's settings and vague words.
pub(super) struct Standard {
    config: Config,
    vague: VagueWords,
}

impl Standard {
    /// What a story lacks, most useful to mend first; nothing of one that is still growing.
    pub(super) fn weaknesses(&self, connection: &Connection, story: i64) -> Result<Vec<Rule>> {
        let Some(row) = story::get(connection, story)? else {
            return Ok(Vec::new());
        };
        let measure = measure(connection, &row, &self.config, &self.vague)?;
        let found = checks::unasked(&row.story, &measure);
        Ok(found.into_iter().map(|finding| finding.rule).collect())
    }
}

impl App {
    /// What the rules say of one story, or of all that are not set aside.
    pub fn check_stories(&mut self, name: Option<&str>) -> Result<Vec<Checked>> {
        let vague = self.vague_words()?;
        let config = self.config()?;
        let transaction = self.store.read()?;
        let rows = match name {
            Some(name) => vec![find::story(&transaction, name)?],
            None => story::all(&transaction)?
                .into_iter()
                .filter(|row| row.story.state != State::Retired)
                .collect(),
        };
        rows.into_iter()
            .map(|row| {
                let measure = measure(&transaction, &row, &config, &vague)?;
                Ok(Checked {
                    findings: checks::check(&row.story, &measure),
                    silenced: measure.silenced,
                    row,
                })
            })
            .collect()
    }

    /// What is worth saying of a story without being asked: at most three remarks, most useful first,
    /// and none while it is still growing.
    pub fn remarks(&mut self, name: &str) -> Result<Vec<Finding>> {
        let vague = self.vague_words()?;
        let config = self.config()?;
        let transaction = self.store.read()?;
        let row = find::story(&transaction, name)?;
        let measure = measure(&transaction, &row, &config, &vague)?;
        Ok(checks::unasked(&row.story, &measure))
    }

    /// What stories are measured against.
    pub(super) fn standard(&mut self) -> Result<Standard> {
        Ok(Standard {
            vague: self.vague_words()?,
            config: self.config()?,
        })
    }

    /// Silences a rule for a story, or lets it speak again.
    pub fn silence(&mut self, name: &str, rule: Rule, silent: bool) -> Result<()> {
        let transaction = self.store.write()?;
        let row = find::story(&transaction, name)?;
        mark::set_silence(&transaction, row.id, rule.name(), silent)?;
        commit(transaction)
    }

    /// The vague words as the user changed them.
    fn vague_words(&self) -> Result<VagueWords> {
        let list = words_file(
            &self.home.vague_words(),
            "your changes to the list of vague words",
        )?;
        Ok(VagueWords::changed_by(&list))
    }
}

/// A list of the user's own in retell's folder, one entry a line; empty where there is none.
pub(super) fn words_file(path: &Path, what: &str) -> Result<String> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(text),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(String::new()),
        Err(error) => Err(
            Failure::typed(format_args!("cannot read {}: {error}", path.display())).with(
                format_args!("it holds {what}, one a line; mend or remove it"),
            ),
        ),
    }
}

fn measure(
    connection: &Connection,
    row: &StoryRow,
    config: &Config,
    vague: &VagueWords,
) -> Result<Measure> {
    let silenced = mark::silences(connection)?
        .into_iter()
        .filter(|(story, _)| *story == row.id)
        .filter_map(|(_, rule)| rule.parse().ok())
        .collect();
    let seconds = told_seconds(connection, row.id)?;
    let latest = &seconds[seconds.len().saturating_sub(LATEST_TELLINGS)..];
    Ok(Measure {
        words_per_minute: config.words_per_minute.value,
        band: (config.band.value.from, config.band.value.to),
        told_seconds: median(latest).map(|seconds| seconds.round() as u32),
        vague: vague.clone(),
        silenced,
    })
}

/// The seconds of a story's full tellings that were measured, those of its shaping with them, oldest
/// first.
pub(super) fn told_seconds(connection: &Connection, story: i64) -> Result<Vec<f64>> {
    let mut tellings = shaping::tellings(connection, story)?;
    tellings.extend(
        log::of_story(connection, story)?
            .iter()
            .filter(|telling| telling.form.is_full())
            .filter_map(|telling| Some((telling.at, telling.seconds?)))
            .filter(|(_, seconds)| *seconds > 0.0),
    );
    tellings.sort_by_key(|(at, _)| *at);
    Ok(tellings.into_iter().map(|(_, seconds)| seconds).collect())
}

/// The words a minute at which the user tells stories that are written out; `None` while too few were.
pub(super) fn pace(connection: &Connection) -> Result<Option<u32>> {
    let mut paces = Vec::new();
    for (id, seconds) in log::told_stories(connection)? {
        let words = story::get(connection, id)?.map_or(0, |row| spoken_words(&row.story));
        if words >= WORDS_FOR_PACE {
            paces.push(words as f64 / seconds * 60.0);
        }
    }
    if paces.len() < TELLINGS_FOR_PACE {
        return Ok(None);
    }
    Ok(median(&paces).map(|pace| pace.round().clamp(40.0, 400.0) as u32))
}

/// The words of the parts that are told.
pub fn spoken_words(story: &Story) -> usize {
    story.parts().into_iter().map(count).sum()
}

/// The middle one of some numbers, or the mean of the two in the middle.
pub(super) fn median(numbers: &[f64]) -> Option<f64> {
    let mut sorted = numbers.to_vec();
    sorted.sort_by(f64::total_cmp);
    let upper = *sorted.get(sorted.len() / 2)?;
    let lower = sorted[(sorted.len() - 1) / 2];
    Some(f64::midpoint(lower, upper))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn medians() {
        for (numbers, middle) in [
            (&[][..], None),
            (&[3.0], Some(3.0)),
            (&[9.0, 1.0], Some(5.0)),
            (&[9.0, 1.0, 2.0], Some(2.0)),
        ] {
            assert_eq!(median(numbers), middle);
        }
    }
}
