//! The settings: their defaults, where each value comes from, and the file that holds them. Never prints or asks.

mod file;
mod keys;
mod values;

use std::collections::BTreeMap;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::paths::{Environment, create_private_dir, replace_private_file};

pub use keys::{KEYS, Key};
pub use values::{Band, Frame};

/// Where a value comes from, weakest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    /// Nothing else was said.
    Default,
    /// Measured from the user's own reviews.
    Measured,
    /// The settings file.
    File,
    /// A `RETELL_<KEY>` variable.
    Environment,
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Default => "default",
            Self::Measured => "measured",
            Self::File => "file",
            Self::Environment => "environment",
        })
    }
}

/// A value and where it comes from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Setting<T> {
    /// The value in force.
    pub value: T,
    /// Who said so.
    pub source: Source,
}

/// All settings, valid.
#[derive(Clone, Debug, PartialEq)]
pub struct Config {
    /// Minutes of practice a day, above 0.
    pub minutes: Setting<f64>,
    /// Minutes a telling takes, above 0.
    pub telling_minutes: Setting<f64>,
    /// Minutes a pick takes, above 0.
    pub pick_minutes: Setting<f64>,
    /// The most of a day's minutes for short cards, 0 to 1.
    pub short_card_share: Setting<f64>,
    /// Whether prompts may be picked instead of told.
    pub pick: Setting<bool>,
    /// The most new prompts a day.
    pub new_per_day: Setting<Option<u32>>,
    /// The most prompts a day that were practised before.
    pub reviews_per_day: Setting<Option<u32>>,
    /// Whether the day's minutes may go to shaping a story.
    pub shaping: Setting<bool>,
    /// Minutes after midnight at which a new day begins, 0 to 1439.
    pub rollover: Setting<u16>,
    /// How long a telling should take.
    pub band: Setting<Band>,
    /// Words spoken in a minute, 40 to 400.
    pub words_per_minute: Setting<u32>,
    /// The parts of a story.
    pub frame: Setting<Frame>,
}

/// What was measured from the user's own reviews; `None` while there are too few.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Measured {
    /// Minutes a telling takes.
    pub telling_minutes: Option<f64>,
    /// Minutes a pick takes.
    pub pick_minutes: Option<f64>,
    /// Words spoken in a minute.
    pub words_per_minute: Option<u32>,
}

/// Where a value that was refused stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A line of the settings file, counted from 1.
    File(PathBuf, usize),
    /// A variable, by its name.
    Variable(String),
    /// What was typed after `config set`.
    Argument,
}

impl fmt::Display for Place {
    /// Ends with a colon and a space where there is something to name.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path, line) => write!(f, "{}, line {line}: ", path.display()),
            Self::Variable(name) => write!(f, "{name}: "),
            Self::Argument => Ok(()),
        }
    }
}

/// Why there are no settings.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// A name or a value that retell does not take.
    #[error("{place}{problem}")]
    Refused {
        /// Where it stands.
        place: Place,
        /// What is wrong and what to write instead.
        problem: String,
    },
    /// The settings file cannot be read.
    #[error("cannot read {}: {problem}", path.display())]
    Read {
        /// The settings file.
        path: PathBuf,
        /// Why not.
        problem: io::Error,
    },
    /// The settings file cannot be written; it is unchanged.
    #[error("cannot write {}: {problem}", path.display())]
    Write {
        /// The settings file.
        path: PathBuf,
        /// Why not.
        problem: io::Error,
    },
}

/// A value somebody gave for a key, not yet checked.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Given {
    text: String,
    source: Source,
    place: Place,
}

type GivenValues = BTreeMap<&'static str, Given>;

/// The settings in force: the variables, else the file, else the defaults. No file is no settings.
pub fn load(path: &Path, environment: &Environment) -> Result<Config, ConfigError> {
    Config::parse(&read(path)?, path, environment)
}

/// Writes one setting to the file, keeping its comments and the other settings as they are.
pub fn set(path: &Path, name: &str, value: &str) -> Result<(), ConfigError> {
    let key = find(name, &Place::Argument)?;
    let given = Given {
        text: value.to_owned(),
        source: Source::File,
        place: Place::Argument,
    };
    Config::from_given(&GivenValues::from([(key.name, given)]))?;
    write(path, &file::with(&read(path)?, path, key.name, value)?)
}

/// Takes one setting out of the file, so that the default holds again; whether there was one.
pub fn unset(path: &Path, name: &str) -> Result<bool, ConfigError> {
    let Some(text) = file::without(&read(path)?, path, name)? else {
        // A name that stands in the file can be taken out even if it is no setting.
        return find(name, &Place::Argument).map(|_| false);
    };
    write(path, &text)?;
    Ok(true)
}

/// The key of that name, or a message that names the nearest one.
pub fn key(name: &str) -> Result<&'static Key, ConfigError> {
    find(name, &Place::Argument)
}

impl Config {
    /// The settings in a file's text and the variables; `path` only names the file in messages.
    pub fn parse(text: &str, path: &Path, environment: &Environment) -> Result<Self, ConfigError> {
        let mut given = file::read(text, path)?;
        for key in &KEYS {
            if let Some(text) = environment.settings.get(key.name) {
                let place = Place::Variable(format!("RETELL_{}", key.name.to_uppercase()));
                given.insert(
                    key.name,
                    Given {
                        text: text.clone(),
                        source: Source::Environment,
                        place,
                    },
                );
            }
        }
        Self::from_given(&given)
    }

    /// The same settings with measured values in place of defaults; what was set stays.
    #[must_use]
    pub fn with_measured(mut self, measured: Measured) -> Self {
        fn fill<T>(setting: &mut Setting<T>, measured: Option<T>) {
            if let (Source::Default, Some(value)) = (setting.source, measured) {
                *setting = Setting {
                    value,
                    source: Source::Measured,
                };
            }
        }
        fill(&mut self.telling_minutes, measured.telling_minutes);
        fill(&mut self.pick_minutes, measured.pick_minutes);
        fill(&mut self.words_per_minute, measured.words_per_minute);
        self
    }

    /// Every key with its value as it would be written and where that comes from, in listed order.
    pub fn rows(&self) -> Vec<(&'static Key, String, Source)> {
        let decimal = |setting: &Setting<f64>| (setting.value.to_string(), setting.source);
        let switch = |setting: &Setting<bool>| (values::show_switch(setting.value), setting.source);
        let limit =
            |setting: &Setting<Option<u32>>| (values::show_limit(setting.value), setting.source);
        let shown = [
            decimal(&self.minutes),
            decimal(&self.telling_minutes),
            decimal(&self.pick_minutes),
            decimal(&self.short_card_share),
            switch(&self.pick),
            limit(&self.new_per_day),
            limit(&self.reviews_per_day),
            switch(&self.shaping),
            (values::show_time(self.rollover.value), self.rollover.source),
            (self.band.value.to_string(), self.band.source),
            (
                self.words_per_minute.value.to_string(),
                self.words_per_minute.source,
            ),
            (self.frame.value.to_string(), self.frame.source),
        ];
        KEYS.iter()
            .zip(shown)
            .map(|(key, (value, source))| (key, value, source))
            .collect()
    }

    fn from_given(given: &GivenValues) -> Result<Self, ConfigError> {
        Ok(Self {
            minutes: take(given, "minutes", |text| values::above_zero(text, 1440.0))?,
            telling_minutes: take(given, "telling_minutes", |text| {
                values::above_zero(text, 60.0)
            })?,
            pick_minutes: take(given, "pick_minutes", |text| values::above_zero(text, 60.0))?,
            short_card_share: take(given, "short_card_share", values::share)?,
            pick: take(given, "pick", values::switch)?,
            new_per_day: take(given, "new_per_day", values::limit)?,
            reviews_per_day: take(given, "reviews_per_day", values::limit)?,
            shaping: take(given, "shaping", values::switch)?,
            rollover: take(given, "rollover", values::time)?,
            band: take(given, "band", values::band)?,
            words_per_minute: take(given, "words_per_minute", |text| {
                values::whole(text, 40..=400)
            })?,
            frame: take(given, "frame", values::frame)?,
        })
    }
}

fn take<T>(
    given: &GivenValues,
    name: &str,
    parse: impl Fn(&str) -> Option<T>,
) -> Result<Setting<T>, ConfigError> {
    let key = find(name, &Place::Argument)?;
    let (text, source, place) = given
        .get(name)
        .map_or((key.default, Source::Default, &Place::Argument), |given| {
            (given.text.as_str(), given.source, &given.place)
        });
    let value = parse(text.trim()).ok_or_else(|| ConfigError::Refused {
        place: place.clone(),
        problem: format!("{name} cannot be \"{text}\": write {}", key.accepts),
    })?;
    Ok(Setting { value, source })
}

fn find(name: &str, place: &Place) -> Result<&'static Key, ConfigError> {
    if let Some(key) = KEYS.iter().find(|key| key.name == name) {
        return Ok(key);
    }
    let nearest = KEYS
        .iter()
        .map(|key| (strsim::jaro_winkler(name, key.name), key.name))
        .filter(|(similarity, _)| *similarity > 0.8)
        .max_by(|(left, _), (right, _)| left.total_cmp(right));
    let hint = nearest.map_or_else(
        || "retell config list shows them all".to_owned(),
        |(_, nearest)| format!("did you mean {nearest}?"),
    );
    Err(ConfigError::Refused {
        place: place.clone(),
        problem: format!("there is no setting \"{name}\"; {hint}"),
    })
}

fn read(path: &Path) -> Result<String, ConfigError> {
    match std::fs::read_to_string(path) {
        Ok(text) => Ok(text),
        Err(problem) if problem.kind() == io::ErrorKind::NotFound => Ok(String::new()),
        Err(problem) => Err(ConfigError::Read {
            path: path.to_owned(),
            problem,
        }),
    }
}

fn write(path: &Path, text: &str) -> Result<(), ConfigError> {
    path.parent()
        .map_or(Ok(()), create_private_dir)
        .and_then(|()| replace_private_file(path, text.as_bytes()))
        .map_err(|problem| ConfigError::Write {
            path: path.to_owned(),
            problem,
        })
}

#[cfg(test)]
mod tests;
