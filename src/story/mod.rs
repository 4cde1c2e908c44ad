//! The user's own stories. Pure: never touches the database or the terminal.

pub mod checks;
pub mod coverage;
pub mod file;
pub mod fit;
pub mod probes;
pub mod redact;
pub mod talk;
pub mod topics;
pub mod words;

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

/// How what a story shows for itself became known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Source {
    /// Counted or measured.
    Measured,
    /// Worked out or guessed.
    Estimated,
    /// Told by somebody.
    Told,
}

impl Source {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Measured, Self::Estimated, Self::Told];

    /// The word used in files and JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Measured => "measured",
            Self::Estimated => "estimated",
            Self::Told => "told",
        }
    }

    /// The number stored in the database.
    pub const fn code(self) -> u8 {
        self as u8
    }

    /// The source behind a stored number.
    pub fn from_code(code: i64) -> Option<Self> {
        usize::try_from(code)
            .ok()
            .and_then(|index| Self::ALL.get(index).copied())
    }
}

/// A story: one line and a few cues from its first minute on. All else may come later, or never.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Story {
    /// What the user calls it.
    pub title: String,
    /// The few words that bring it back, one thing each.
    pub cues: Vec<String>,
    /// What it is about: words of the closed list.
    pub topics: Vec<String>,
    /// Where and when it happened.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub situation: Option<String>,
    /// What fell to the user.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub task: Option<String>,
    /// What the user did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub action: Option<String>,
    /// What came of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub result: Option<String>,
    /// What the user took from it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lesson: Option<String>,
    /// When it happened, in the user's words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<String>,
    /// What the user was then.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// What shows that it worked: a number with its baseline, a change someone saw, their words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<String>,
    /// How that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
    /// The story in thirty seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub short: Option<String>,
    /// Free words to find it by.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// Where it stands.
    pub state: State,
}

/// The fields of running text, in the order in which they are told and shown, with their names.
pub const TEXT_FIELDS: [&str; 9] = [
    "when",
    "role",
    "situation",
    "task",
    "action",
    "result",
    "lesson",
    "evidence",
    "short",
];

impl Story {
    /// A running text by its name in files; `None` where it is empty or no such field exists.
    pub fn text(&self, field: &str) -> Option<&str> {
        match field {
            "when" => self.when.as_deref(),
            "role" => self.role.as_deref(),
            "situation" => self.situation.as_deref(),
            "task" => self.task.as_deref(),
            "action" => self.action.as_deref(),
            "result" => self.result.as_deref(),
            "lesson" => self.lesson.as_deref(),
            "evidence" => self.evidence.as_deref(),
            "short" => self.short.as_deref(),
            _ => None,
        }
    }

    /// The place of a running text by its name.
    pub fn text_mut(&mut self, field: &str) -> Option<&mut Option<String>> {
        Some(match field {
            "when" => &mut self.when,
            "role" => &mut self.role,
            "situation" => &mut self.situation,
            "task" => &mut self.task,
            "action" => &mut self.action,
            "result" => &mut self.result,
            "lesson" => &mut self.lesson,
            "evidence" => &mut self.evidence,
            "short" => &mut self.short,
            _ => return None,
        })
    }

    /// The cues of a line, which stand with a middle dot or a semicolon between them.
    pub fn cues_of(line: &str) -> Vec<String> {
        line.split(['·', ';'])
            .map(|cue| cue.trim().to_owned())
            .filter(|cue| !cue.is_empty())
            .collect()
    }

    /// Whether more than title, cues and topics was ever written.
    pub fn has_more(&self) -> bool {
        TEXT_FIELDS.iter().any(|field| self.text(field).is_some())
            || self.source.is_some()
            || !self.tags.is_empty()
    }

    /// What a story still needs before it is fit to be told: cues to bring it back, and something that
    /// shows it worked. Empty where nothing is missing.
    pub fn needs(&self) -> Vec<&'static str> {
        [
            (self.cues.is_empty(), "cues"),
            (self.evidence.is_none(), "evidence"),
        ]
        .into_iter()
        .filter(|(missing, _)| *missing)
        .map(|(_, name)| name)
        .collect()
    }

    /// The parts that are told, in order: situation, task, action, result.
    pub fn parts(&self) -> [&str; 4] {
        ["situation", "task", "action", "result"].map(|part| self.text(part).unwrap_or_default())
    }

    /// Whether any of the parts is written.
    pub fn is_written(&self) -> bool {
        self.parts().iter().any(|part| !part.is_empty())
    }
}
