//! What makes an answer weak: for each rule the reason, the place and a way to mend it. Reads words and
//! counts; gives no score and no verdict, and never judges what happened.

mod people;
mod proof;
mod rules;
mod vague;

use std::fmt;
use std::str::FromStr;

use serde::Serialize;

use super::Story;
use super::words::count;
use rules::Text;
pub use vague::VagueWords;

/// Unasked, a text of fewer words draws no remark: it is still growing.
const LEAST_WORDS_UNASKED: usize = 120;

/// Unasked, at most so many remarks are made.
const MOST_UNASKED: usize = 3;

/// A rule, most useful first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rule {
    /// Nothing shows that it worked.
    NoEvidence,
    /// No sentence tells what the user themselves decided.
    NoDecision,
    /// Nobody is named by role for whom something changed.
    NobodyAffected,
    /// A number without a before and without a source.
    BareNumber,
    /// Words in whose place a fact could stand.
    VagueWords,
    /// Situation and task take too much.
    LongSetup,
    /// The action takes too little.
    ShortAction,
    /// Nothing says when, or for how long.
    NoTimeSpan,
    /// More numbers than a listener keeps.
    TooManyNumbers,
    /// More words than two minutes hold.
    TooLong,
    /// The telling is shorter or longer than the band.
    OutsideBand,
    /// Nothing says what was learnt.
    NoLesson,
}

impl Rule {
    /// All rules, most useful first.
    pub const ALL: [Self; 12] = [
        Self::NoEvidence,
        Self::NoDecision,
        Self::NobodyAffected,
        Self::BareNumber,
        Self::VagueWords,
        Self::LongSetup,
        Self::ShortAction,
        Self::NoTimeSpan,
        Self::TooManyNumbers,
        Self::TooLong,
        Self::OutsideBand,
        Self::NoLesson,
    ];

    /// The name used in commands and JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::NoEvidence => "no-evidence",
            Self::NoDecision => "no-decision",
            Self::NobodyAffected => "nobody-affected",
            Self::BareNumber => "bare-number",
            Self::VagueWords => "vague-words",
            Self::LongSetup => "long-setup",
            Self::ShortAction => "short-action",
            Self::NoTimeSpan => "no-time-span",
            Self::TooManyNumbers => "too-many-numbers",
            Self::TooLong => "too-long",
            Self::OutsideBand => "outside-band",
            Self::NoLesson => "no-lesson",
        }
    }

    /// A warning, but for a missing lesson.
    pub const fn level(self) -> Level {
        match self {
            Self::NoLesson => Level::Hint,
            _ => Level::Warning,
        }
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Rule {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|rule| rule.name() == text)
            .ok_or_else(|| {
                let names = Self::ALL.map(Self::name).join(", ");
                format!("\"{text}\" is no rule: the rules are {names}")
            })
    }
}

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// It costs the answer.
    Warning,
    /// It would make the answer better.
    Hint,
}

impl Level {
    /// The word used in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Warning => "warning",
            Self::Hint => "hint",
        }
    }
}

/// What one rule says of a story.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The rule.
    pub rule: Rule,
    /// How much it matters.
    pub level: Level,
    /// The field it speaks of, or `story` for the whole.
    pub field: &'static str,
    /// What is weak.
    pub text: String,
    /// How to mend it.
    pub mend: String,
}

/// What a story is measured against.
#[derive(Clone, Debug)]
pub struct Measure {
    /// Words the user speaks in a minute.
    pub words_per_minute: u32,
    /// The seconds a telling should take: from and to.
    pub band: (u32, u32),
    /// The seconds its tellings took lately, where they were measured.
    pub told_seconds: Option<u32>,
    /// The vague words in force.
    pub vague: VagueWords,
    /// Rules that no longer speak of this story.
    pub silenced: Vec<Rule>,
}

/// All that the rules say of a story, most useful first. A story of cues alone is asked only for what
/// cues can hold.
pub fn check(story: &Story, measure: &Measure) -> Vec<Finding> {
    let text = Text::of(story, &measure.vague);
    let mut found = Vec::new();
    for rule in Rule::ALL {
        if !measure.silenced.contains(&rule) {
            found.extend(text.judge(rule, story, measure));
        }
    }
    found
}

/// What is worth saying without being asked: nothing of a story that is still growing, else the most
/// useful three.
pub fn unasked(story: &Story, measure: &Measure) -> Vec<Finding> {
    if count(&story.parts().join("\n")) < LEAST_WORDS_UNASKED {
        return Vec::new();
    }
    let mut found = check(story, measure);
    found.truncate(MOST_UNASKED);
    found
}

#[cfg(test)]
mod tests;
