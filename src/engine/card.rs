//! What a card is called and what a grade means. Knows nothing of a card's text or state.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The five kinds of card, in the order in which a deck lists them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A question as an interviewer says it; the user tells a story.
    Prompt,
    /// What an interviewer listens for.
    Criterion,
    /// A mistake that costs the answer.
    Pitfall,
    /// A probe about a story that was just told.
    FollowUp,
    /// A whole answer, strong or weak, to be judged.
    Sample,
}

impl Kind {
    /// All kinds, in deck order.
    pub const ALL: [Self; 5] = [
        Self::Prompt,
        Self::Criterion,
        Self::Pitfall,
        Self::FollowUp,
        Self::Sample,
    ];

    /// The word used in keys, JSON and `--kind`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Prompt => "prompt",
            Self::Criterion => "criterion",
            Self::Pitfall => "pitfall",
            Self::FollowUp => "follow-up",
            Self::Sample => "sample",
        }
    }

    /// Criteria, pitfalls, follow-ups and samples: half a minute each, within their share of the day.
    pub const fn is_short(self) -> bool {
        !matches!(self, Self::Prompt)
    }

    /// The number stored in the database; also the deck order.
    pub const fn code(self) -> u8 {
        self as u8
    }

    /// The kind behind a stored number; `None` if the number is no kind.
    pub fn from_code(code: i64) -> Option<Self> {
        usize::try_from(code)
            .ok()
            .and_then(|index| Self::ALL.get(index).copied())
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A word that is no kind.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is no kind of card; kinds are prompt, criterion, pitfall, follow-up, sample")]
pub struct UnknownKind(pub String);

impl FromStr for Kind {
    type Err = UnknownKind;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|kind| kind.name() == text)
            .ok_or_else(|| UnknownKind(text.to_owned()))
    }
}

/// A card's name for ever: `<deck>/<kind>/<slug>`, fixed at its first import, never made from its wording again.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CardKey {
    /// The deck's slug.
    pub deck: String,
    /// The kind of card.
    pub kind: Kind,
    /// The card's slug, unique within deck and kind.
    pub slug: String,
}

impl fmt::Display for CardKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}/{}", self.deck, self.kind, self.slug)
    }
}

impl Serialize for CardKey {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for CardKey {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(serde::de::Error::custom)
    }
}

/// Text that is no card key.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is no card: a card is written deck/kind/name, as `retell cards` lists them")]
pub struct NotACardKey(pub String);

impl FromStr for CardKey {
    type Err = NotACardKey;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let refuse = || NotACardKey(text.to_owned());
        let mut parts = text.split('/');
        let (Some(deck), Some(kind), Some(slug), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(refuse());
        };
        if deck.is_empty() || slug.is_empty() {
            return Err(refuse());
        }
        Ok(Self {
            deck: deck.to_owned(),
            kind: kind.parse().map_err(|_| refuse())?,
            slug: slug.to_owned(),
        })
    }
}

/// How well a story could be recalled, 0 to 5. It rates recall, never the story's quality or the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "i64", into = "u8")]
pub struct Grade(u8);

impl Grade {
    /// All grades, worst first.
    pub const ALL: [Self; 6] = [Self(0), Self(1), Self(2), Self(3), Self(4), Self(5)];

    /// The grade as a number, 0 to 5.
    pub const fn value(self) -> u8 {
        self.0
    }

    /// Grades from 3 up count as recalled.
    pub const fn recalled(self) -> bool {
        self.0 >= 3
    }

    /// Grades below 4 come again the same day.
    pub const fn wants_repeat(self) -> bool {
        self.0 < 4
    }

    /// What the grade says about recall, as shown wherever a grade is asked for.
    pub const fn meaning(self) -> &'static str {
        match self.0 {
            5 => "the right story at once, nothing important missing",
            4 => "after a moment's thought",
            3 => "with a gap or a detour",
            2 => "the cues were needed",
            1 => "only on reading it",
            _ => "nothing came",
        }
    }
}

impl fmt::Display for Grade {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// A grade outside 0 to 5.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is no grade: grades are whole numbers from 0 (nothing came) to 5 (at once)")]
pub struct NotAGrade(pub String);

impl TryFrom<i64> for Grade {
    type Error = NotAGrade;

    fn try_from(number: i64) -> Result<Self, Self::Error> {
        match u8::try_from(number) {
            Ok(grade @ 0..=5) => Ok(Self(grade)),
            _ => Err(NotAGrade(number.to_string())),
        }
    }
}

impl From<Grade> for u8 {
    fn from(grade: Grade) -> Self {
        grade.0
    }
}

impl FromStr for Grade {
    type Err = NotAGrade;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.trim()
            .parse::<i64>()
            .ok()
            .and_then(|number| Self::try_from(number).ok())
            .ok_or_else(|| NotAGrade(text.to_owned()))
    }
}

/// How a card was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Form {
    /// Told aloud in full.
    Told,
    /// Only picked: which story, which angle, the first sentence. Short cards are picked too.
    Picked,
    /// Told in the head, not aloud.
    Silent,
}

impl Form {
    /// All forms.
    pub const ALL: [Self; 3] = [Self::Told, Self::Picked, Self::Silent];

    /// The word used in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Told => "told",
            Self::Picked => "picked",
            Self::Silent => "silent",
        }
    }

    /// The number stored in the database.
    pub const fn code(self) -> u8 {
        self as u8
    }

    /// The form behind a stored number.
    pub fn from_code(code: i64) -> Option<Self> {
        usize::try_from(code)
            .ok()
            .and_then(|index| Self::ALL.get(index).copied())
    }

    /// Whether the whole story was gone through, aloud or in the head.
    pub const fn is_full(self) -> bool {
        !matches!(self, Self::Picked)
    }
}

impl fmt::Display for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Form {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|form| form.name() == text)
            .ok_or_else(|| format!("\"{text}\" is no form: forms are told, picked, silent"))
    }
}

/// Where a review came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Label {
    /// The daily session.
    Session,
    /// `retell rate`.
    Script,
    /// Practice that never reschedules, except a card's first review ever.
    Drill,
    /// A mock interview; counts like any review.
    Mock,
}

impl Label {
    /// All labels.
    pub const ALL: [Self; 4] = [Self::Session, Self::Script, Self::Drill, Self::Mock];

    /// The word used in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Session => "session",
            Self::Script => "script",
            Self::Drill => "drill",
            Self::Mock => "mock",
        }
    }

    /// The number stored in the database.
    pub const fn code(self) -> u8 {
        self as u8
    }

    /// The label behind a stored number.
    pub fn from_code(code: i64) -> Option<Self> {
        usize::try_from(code)
            .ok()
            .and_then(|index| Self::ALL.get(index).copied())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_reads_back_as_written() {
        let key: CardKey = "dive-deep/follow-up/next-level-down".parse().unwrap();
        assert_eq!(key.kind, Kind::FollowUp);
        assert_eq!(key.to_string(), "dive-deep/follow-up/next-level-down");
        for wrong in [
            "",
            "dive-deep",
            "a/prompt/",
            "/prompt/b",
            "a/b/c",
            "a/prompt/b/c",
        ] {
            assert!(wrong.parse::<CardKey>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn only_nought_to_five_are_grades() {
        for good in ["0", "5", " 3 "] {
            assert!(good.parse::<Grade>().is_ok(), "{good}");
        }
        for wrong in ["", "6", "-1", "4.0", "four", "256", "４"] {
            assert!(wrong.parse::<Grade>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn codes_read_back() {
        for kind in Kind::ALL {
            assert_eq!(Kind::from_code(i64::from(kind.code())), Some(kind));
        }
        for form in Form::ALL {
            assert_eq!(Form::from_code(i64::from(form.code())), Some(form));
        }
        for label in Label::ALL {
            assert_eq!(Label::from_code(i64::from(label.code())), Some(label));
        }
        assert_eq!(Kind::from_code(5), None);
        assert_eq!(Form::from_code(-1), None);
    }
}
