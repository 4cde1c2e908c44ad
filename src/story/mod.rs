//! The user's own stories. Pure: never touches the database or the terminal.

pub mod topics;

use serde::{Deserialize, Serialize};

/// Where a story stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// Noted, still growing.
    #[default]
    Draft,
    /// Fit to be told.
    Ready,
    /// Set aside; its history stays.
    Retired,
}

impl State {
    /// All states.
    pub const ALL: [Self; 3] = [Self::Draft, Self::Ready, Self::Retired];

    /// The word used in files and JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Ready => "ready",
            Self::Retired => "retired",
        }
    }

    /// The number stored in the database.
    pub const fn code(self) -> u8 {
        self as u8
    }

    /// The state behind a stored number.
    pub fn from_code(code: i64) -> Option<Self> {
        usize::try_from(code)
            .ok()
            .and_then(|index| Self::ALL.get(index).copied())
    }
}

impl std::str::FromStr for State {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|state| state.name() == text)
            .ok_or_else(|| format!("\"{text}\" is no state: a story is draft, ready or retired"))
    }
}

/// A story: one line and a few cues from its first minute on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Story {
    /// What the user calls it.
    pub title: String,
    /// The few words that bring it back, one thing each.
    #[serde(default)]
    pub cues: Vec<String>,
    /// What it is about: words of the closed list.
    #[serde(default)]
    pub topics: Vec<String>,
    /// Where it stands.
    #[serde(default)]
    pub state: State,
}
