//! What may be typed about the interviews ahead: readiness, plan, sheet and mock. Types for clap and nothing else.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::number::{number, whole};

/// Show how ready you are, prompt by prompt and theme by theme.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  retell readiness\n  retell readiness dive-deep --why\n  \
    retell readiness --on 2026-12-15\n  retell readiness dive-deep --on 15 Dec"
)]
pub struct Readiness {
    /// Only this theme.
    #[arg(value_name = "THEME")]
    pub theme: Option<String>,
    /// On this day instead of today, as in 2026-12-15, 15 Dec or in 3 weeks.
    #[arg(long, value_name = "DATE", num_args = 1..)]
    pub on: Vec<String>,
    /// Give the reason behind each number.
    #[arg(long)]
    pub why: bool,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

/// Hold a mock interview: asked aloud, answered aloud, with follow-ups.
#[derive(Debug, Args)]
#[command(
    args_conflicts_with_subcommands = true,
    after_help = "Examples:\n  retell mock\n  retell mock --minutes 50\n  retell mock questions     for a friend to read out\n  \
    retell mock list          the record of those before\n\n\
    25 minutes are one interviewer: two themes, three questions, follow-ups after each. One that you left \
    today goes on where it stopped."
)]
pub struct Mock {
    /// How long it may take.
    #[arg(
        long,
        value_name = "MINUTES",
        default_value_t = 25.0,
        value_parser = number,
        allow_hyphen_values = true
    )]
    pub minutes: f64,
    /// Begin a new one, even if one was left unfinished today.
    #[arg(long)]
    pub new: bool,
    /// What to do; without it, hold one.
    #[command(subcommand)]
    pub command: Option<MockCommand>,
}

/// What can be done beside holding a mock interview.
#[derive(Debug, Subcommand)]
#[command(defer = true)]
pub enum MockCommand {
    /// Print the questions and follow-ups of one, without holding it
    Questions {
        /// How long it may take.
        #[arg(
            long,
            value_name = "MINUTES",
            default_value_t = 25.0,
            value_parser = number,
            allow_hyphen_values = true
        )]
        minutes: f64,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Print the record of those that were held
    List {
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
}

/// Set, list or clear the interviews ahead, and keep what was asked in one.
#[derive(Debug, Args)]
#[command(
    args_conflicts_with_subcommands = true,
    after_help = "Examples:\n  \
    retell interview\n  \
    retell interview set 2026-12-15 --company amazon\n  \
    retell interview debrief"
)]
pub struct Interview {
    /// Print a JSON line an interview.
    #[arg(long)]
    pub json: bool,
    /// What to do; without it, list.
    #[command(subcommand)]
    pub command: Option<InterviewCommand>,
}

/// What can be done with interviews.
#[derive(Debug, Subcommand)]
#[command(defer = true)]
pub enum InterviewCommand {
    /// List the interviews ahead, then those that are over
    List {
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Set an interview, or move it by setting it again
    Set(InterviewSet),
    /// Take an interview out of the plan
    #[command(after_help = "Examples:\n  retell interview clear\n  retell interview clear google")]
    Clear {
        /// The company, where several are set.
        #[arg(value_name = "COMPANY")]
        named: Option<String>,
        /// The same.
        #[arg(long, value_name = "NAME", conflicts_with = "named")]
        company: Option<String>,
    },
    /// The same evening: what they asked and how it went, five lines
    #[command(after_help = "Examples:\n  retell interview debrief\n  \
        echo '{\"asked\":\"bad news to a customer\",\"went\":\"shaky\",\"story\":\"The export that lied\"}' | retell interview debrief -\n\n\
        It is never a grade: it shows in the plan, and questions no theme has become prompts of your own.")]
    Debrief {
        /// - to read JSON Lines with what was asked and how it went, as below.
        #[arg(value_name = "-")]
        file: Option<String>,
        /// The company, where several interviews are over.
        #[arg(long, value_name = "NAME")]
        company: Option<String>,
        /// Print a JSON line a question.
        #[arg(long)]
        json: bool,
    },
}

/// Set an interview, or move it by setting it again.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  retell interview set 2026-12-15 --company amazon --minutes 25\n  \
    retell interview set in 3 weeks --themes ownership,dive-deep\n  \
    retell interview set 18 Dec              moves the one that is set\n\n\
    Without themes, or a company that retell has a profile of, it is about every theme that you practise."
)]
pub struct InterviewSet {
    /// The day, as in 2026-12-15, 15 Dec or in 3 weeks.
    #[arg(value_name = "DATE", required = true, num_args = 1..)]
    pub day: Vec<String>,
    /// The company.
    #[arg(long, value_name = "NAME")]
    pub company: Option<String>,
    /// The minutes of practice a day.
    #[arg(long, value_name = "MINUTES", value_parser = number, allow_hyphen_values = true)]
    pub minutes: Option<f64>,
    /// The themes it is about, with commas between.
    #[arg(long, value_name = "THEMES", value_delimiter = ',')]
    pub themes: Vec<String>,
    /// How many interviews the loop holds.
    #[arg(long, value_name = "N", value_parser = whole::<u32>, allow_negative_numbers = true)]
    pub rounds: Option<u32>,
    /// Practise only so many prompts of each theme, of different topics; 0 for all again.
    #[arg(long, value_name = "N", value_parser = whole::<u32>, allow_negative_numbers = true)]
    pub each: Option<u32>,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

/// Show every day up to the interview, and how ready you will be.
#[derive(Debug, Args)]
#[command(
    args_conflicts_with_subcommands = true,
    after_help = "Examples:\n  retell plan\n  retell plan off 2026-12-05\n  retell plan --ics interview.ics"
)]
pub struct Plan {
    /// The company, where several interviews are ahead.
    #[arg(long, value_name = "NAME")]
    pub company: Option<String>,
    /// Write the days and the interview to a calendar file; the same file again updates them.
    #[arg(long, value_name = "FILE")]
    pub ics: Option<PathBuf>,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
    /// What to do; without it, show the plan.
    #[command(subcommand)]
    pub command: Option<PlanCommand>,
}

/// What can be done with a plan.
#[derive(Debug, Subcommand)]
#[command(defer = true)]
pub enum PlanCommand {
    /// Take a day off: nothing is planned for it
    Off {
        /// The day, as in 2026-12-15, 15 Dec or Saturday.
        #[arg(value_name = "DATE", required = true, num_args = 1..)]
        day: Vec<String>,
        /// Practise on that day after all.
        #[arg(long)]
        remove: bool,
    },
}

/// Print one page of cues for the evening before and the morning.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    retell sheet\n  \
    retell sheet --html > sheet.html")]
pub struct Sheet {
    /// The company, where several interviews are ahead.
    #[arg(long, value_name = "NAME")]
    pub company: Option<String>,
    /// Print an HTML page, for printing.
    #[arg(long)]
    pub html: bool,
    /// Print JSON.
    #[arg(long, conflicts_with = "html")]
    pub json: bool,
}
