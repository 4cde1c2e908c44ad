//! What may be typed to practise and to correct what was recorded. Types for clap and nothing else.

use std::str::FromStr;

use clap::{Args, Subcommand};

use super::number::{from_one, number, whole};
use crate::app::ReviewId;
use crate::engine::card::{Form, Grade, Kind, UnknownKind};

/// What `--kind` takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Practice {
    /// Cards of one kind.
    Kind(Kind),
    /// Prompts, only picked.
    Pick,
}

impl FromStr for Practice {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text == "pick" {
            return Ok(Self::Pick);
        }
        let kind = text.parse().map(Self::Kind);
        kind.map_err(|error: UnknownKind| format!("{error}, and pick"))
    }
}

/// Which cards a session is made of.
#[derive(Debug, Args)]
pub struct Selection {
    /// Only this theme; may be given again.
    #[arg(long = "theme", value_name = "THEME")]
    pub themes: Vec<String>,
    /// Only this kind of card: prompt, criterion, pitfall, follow-up, sample; may be given again. Or pick:
    /// name the story for every prompt that has one, and tell none.
    #[arg(long = "kind", value_name = "KIND")]
    pub kinds: Vec<Practice>,
    /// The minutes from now, instead of what is left of the day's.
    #[arg(long, value_name = "MINUTES", value_parser = number, allow_negative_numbers = true)]
    pub minutes: Option<f64>,
    /// At most this many cards, repeats included.
    #[arg(long, value_name = "N", value_parser = from_one::<usize>, allow_negative_numbers = true)]
    pub limit: Option<usize>,
    /// Take cards that are due within this many days as well.
    #[arg(
        long,
        value_name = "DAYS",
        default_value_t = 0,
        value_parser = whole::<u32>,
        allow_negative_numbers = true
    )]
    pub ahead: u32,
    /// Practise without rescheduling, due or not.
    #[arg(long)]
    pub drill: bool,
    /// Bring every card back until it is graded 4.
    #[arg(long = "until-4")]
    pub until_4: bool,
}

/// Practise: today's cards, one after the other.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  retell review\n  retell review --minutes 10\n  \
    retell review --theme ownership --theme earn-trust\n  retell review --kind sample --limit 3\n  \
    retell review --kind pick --minutes 5\n  retell review --again\n\n\
    Two keys a card: told, then the grade. Without a terminal, or with --json, it reads one rating a line."
)]
pub struct Review {
    /// Which cards.
    #[command(flatten)]
    pub selection: Selection,
    /// Only what went badly today and could come again.
    #[arg(long, conflicts_with = "drill")]
    pub again: bool,
    /// Line mode: JSON events out, one rating a line in.
    #[arg(long)]
    pub json: bool,
}

/// Show what a session would serve, in order, with the reason for each card.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  retell queue\n  retell queue --minutes 40\n  retell queue --count"
)]
pub struct Queue {
    /// Which cards.
    #[command(flatten)]
    pub selection: Selection,
    /// Print only how many cards there are.
    #[arg(long)]
    pub count: bool,
    /// Print a JSON line a card.
    #[arg(long)]
    pub json: bool,
}

/// Record ratings from a script.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  retell rate ownership/prompt/problem-nobody-owned 4\n  \
    retell rate ownership/prompt/problem-nobody-owned 4 --story \"The export that lied\" --seconds 130\n  \
    echo '{\"card\":\"ownership/prompt/problem-nobody-owned\",\"grade\":4}' | retell rate -"
)]
pub struct Rate {
    /// The card as deck/kind/name, or - to read JSON Lines.
    #[arg(value_name = "CARD")]
    pub card: String,
    /// The grade, 0 to 5.
    #[arg(value_name = "GRADE", allow_hyphen_values = true)]
    pub grade: Option<Grade>,
    /// The story told: its identifier or title.
    #[arg(long, value_name = "STORY")]
    pub story: Option<String>,
    /// Seconds from ask to grade.
    #[arg(long, value_name = "SECONDS", value_parser = number, allow_negative_numbers = true)]
    pub seconds: Option<f64>,
    /// How it was answered: told, picked, silent.
    #[arg(long, value_name = "FORM")]
    pub form: Option<Form>,
    /// Print the acknowledgement as JSON.
    #[arg(long)]
    pub json: bool,
}

/// Take back the last ratings.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    retell undo\n  \
    retell undo 3\n\n\
    Asks before it takes back several that reach into earlier days, unless --yes was given.")]
pub struct Undo {
    /// How many ratings to take back.
    #[arg(value_name = "N", default_value_t = 1, value_parser = from_one::<u32>, allow_negative_numbers = true)]
    pub count: u32,
    /// Print a JSON line a rating.
    #[arg(long)]
    pub json: bool,
}

/// List the reviews, or correct one.
#[derive(Debug, Args)]
#[command(
    args_conflicts_with_subcommands = true,
    after_help = "Examples:\n  \
    retell log\n  \
    retell log fix 1-42 3"
)]
pub struct Log {
    /// Print a JSON line a review.
    #[arg(long)]
    pub json: bool,
    /// What to do; without it, list.
    #[command(subcommand)]
    pub command: Option<LogCommand>,
}

/// What can be done with the log.
#[derive(Debug, Subcommand)]
#[command(defer = true)]
pub enum LogCommand {
    /// Correct a review's grade: it is taken back, and the right one stands in its place; what was taken back
    /// counts again so
    Fix {
        /// The review, such as 1-42.
        review: ReviewId,
        /// The right grade, 0 to 5.
        #[arg(allow_hyphen_values = true)]
        grade: Grade,
        /// Print the acknowledgement as JSON.
        #[arg(long)]
        json: bool,
    },
}
