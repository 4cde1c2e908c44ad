//! A deck and its parts, whatever they were read from. Holds no rule about reading or storing them.

use serde::{Deserialize, Serialize};

use crate::engine::card::Kind;

/// A theme's cards. Only the title and one card are required.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deck {
    /// The slug the deck asks for; without one it is made from the short title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The theme's name as shown.
    pub title: String,
    /// The collection it belongs to ("Amazon Leadership Principles").
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub track: Option<String>,
    /// How demanding it is, in the source's own word ("foundational").
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<String>,
    /// What the theme means and how it surfaces in interviews.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    /// Slugs of related themes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<String>,
    /// Companies that ask about the theme.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub companies: Vec<Company>,
    /// Free words to find the deck by.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// Where an imported page came from: its canonical address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// What interviewers ask.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub prompts: Vec<Prompt>,
    /// What they listen for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub criteria: Vec<Criterion>,
    /// What costs the answer.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pitfalls: Vec<Pitfall>,
    /// What they ask after the telling.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub follow_ups: Vec<FollowUp>,
    /// Whole answers with a verdict.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub samples: Vec<Sample>,
}

/// A company that asks about a theme.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Company {
    /// The company's name.
    pub name: String,
    /// Its own name for the theme, where it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub calls_it: Option<String>,
}

/// A question as an interviewer says it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Prompt {
    /// Its slug; made from the wording at the first import where none is given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The ask.
    pub ask: String,
    /// Other wordings of the same ask, shown in rotation from the second telling on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub variants: Vec<String>,
    /// What the ask is about: words of the closed list in `story::topics`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<String>,
    /// The sub-heading it stood under, in a file of several themes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
}

/// What an interviewer listens for, as a question to themselves.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Criterion {
    /// Its slug.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The question.
    pub ask: String,
    /// The sub-heading it stood under, in a file of several themes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
}

/// A mistake and why it costs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pitfall {
    /// Its slug.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The mistake; its first sentence is the short form.
    pub text: String,
    /// The sub-heading it stood under, in a file of several themes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
}

/// A probe after the telling.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FollowUp {
    /// Its slug.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The probe.
    pub ask: String,
    /// What to have ready for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ready: Option<String>,
    /// The sub-heading it stood under, in a file of several themes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
}

/// Whether a sample answer is to be copied or avoided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// An answer that works.
    Strong,
    /// An answer that fails.
    Weak,
}

impl Verdict {
    /// The word used in files and JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Strong => "strong",
            Self::Weak => "weak",
        }
    }
}

/// A whole answer with a verdict.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sample {
    /// Its slug.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Strong or weak.
    pub verdict: Verdict,
    /// The story's name, without the verdict.
    pub title: String,
    /// The prompt it answers: a prompt's id, or its text as the source had it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prompt: Option<String>,
    /// Where and when it happened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub situation: Option<String>,
    /// What fell to the teller.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub task: Option<String>,
    /// What the teller did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub action: Option<String>,
    /// What came of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub result: Option<String>,
    /// Why the verdict, point by point.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub why: Vec<String>,
    /// For a weak sample: the ids of the deck's pitfalls that it falls into.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pitfalls: Vec<String>,
    /// The sub-heading it stood under, in a file of several themes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
}

impl Deck {
    /// How many cards of a kind the deck holds.
    pub fn count(&self, kind: Kind) -> usize {
        match kind {
            Kind::Prompt => self.prompts.len(),
            Kind::Criterion => self.criteria.len(),
            Kind::Pitfall => self.pitfalls.len(),
            Kind::FollowUp => self.follow_ups.len(),
            Kind::Sample => self.samples.len(),
        }
    }

    /// How many cards it holds in all.
    pub fn len(&self) -> usize {
        Kind::ALL.into_iter().map(|kind| self.count(kind)).sum()
    }

    /// Whether it holds no card at all.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// Something odd in a file that was read all the same: where, and what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// The line in the file, counted from 1.
    pub line: usize,
    /// What was odd and what was done about it.
    pub reason: String,
}
