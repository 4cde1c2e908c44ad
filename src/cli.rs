//! Everything a user may type: types for clap and nothing else. Knows no command's work.

mod data;
mod decks;
mod interview;
mod number;
mod practise;
mod story;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use crate::term::ColorChoice;

pub use data::{Backup, Check, Completions, Config, ConfigCommand, Export, Restore, Search};
pub use decks::{Cards, CardsCommand, CardsList, Decks, DecksCommand, Import};
pub use interview::{
    Interview, InterviewCommand, InterviewSet, Mock, MockCommand, Plan, PlanCommand, Readiness,
    Sheet,
};
pub use practise::{Log, LogCommand, Practice, Queue, Rate, Review, Selection, Undo};
pub use story::{
    Matrix, Story, StoryAdd, StoryCheck, StoryCommand, StoryEdit, StoryExport, StoryFormat,
    StoryLink, StoryLog, StoryShape, StoryTodo,
};

/// Keeps your interview stories ready to be told.
#[derive(Debug, Parser)]
#[command(
    name = "retell",
    version,
    about = "Keeps your interview stories ready to be told",
    long_about = "Keeps your interview stories ready to be told.\n\n\
        A theme's prompts become a deck; retell picks what to practise today within your minutes, you \
        tell your own story aloud and rate how well it came. Alone, retell shows today.",
    after_help = "Start here:\n  retell review             practise; the first time it asks what it needs\n  \
        retell                    today at a glance\n  \
        retell import page.txt    turn a saved theme page into a deck\n\n\
        Everything stays on this machine, in one folder: --home DIR, RETELL_HOME, or the usual place.",
    subcommand_required = false,
    arg_required_else_help = false,
    disable_help_subcommand = true
)]
pub struct Cli {
    /// What holds for every command.
    #[command(flatten)]
    pub global: Global,
    /// Print today as JSON.
    #[arg(long)]
    pub json: bool,
    /// What to do; without it, show today.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// What holds for every command.
#[derive(Debug, Args)]
pub struct Global {
    /// Keep everything in this folder.
    #[arg(
        long,
        global = true,
        value_name = "DIR",
        help_heading = "Global options"
    )]
    pub home: Option<PathBuf>,
    /// When to use colour.
    #[arg(
        long,
        global = true,
        value_name = "WHEN",
        default_value = "auto",
        help_heading = "Global options"
    )]
    pub color: ColorChoice,
    /// No notes, only what was asked for.
    #[arg(long, short, global = true, help_heading = "Global options")]
    pub quiet: bool,
    /// No redrawing and no live clock, for screen readers and slow lines.
    #[arg(long, global = true, help_heading = "Global options")]
    pub plain: bool,
    /// Answer yes to every question.
    #[arg(long, short, global = true, help_heading = "Global options")]
    pub yes: bool,
}

/// What retell can do.
#[derive(Debug, Subcommand)]
#[command(defer = true)]
pub enum Command {
    /// Practise: today's cards, one after the other
    Review(Review),
    /// Show what a session would serve, in order, with the reason for each card
    Queue(Queue),
    /// Record ratings from a script
    Rate(Rate),
    /// Take back the last ratings
    Undo(Undo),
    /// Show how ready you are, prompt by prompt and theme by theme
    Readiness(Readiness),
    /// Set, list or clear the interviews ahead, and keep what was asked in one
    Interview(Interview),
    /// Show every day up to the interview, and how ready you will be
    Plan(Plan),
    /// Print one page of cues for the evening before and the morning
    Sheet(Sheet),
    /// Hold a mock interview: asked aloud, answered aloud, with follow-ups
    Mock(Mock),
    /// Turn a theme page, a list or a folder of them into decks; also reads retell's own export
    Import(Import),
    /// List, show, activate, check or export decks
    Decks(Decks),
    /// List, show, reword or set aside single cards
    Cards(Cards),
    /// Note, list, link and edit your stories
    Story(Story),
    /// Show what your stories cover and what is missing, and which prompts they may answer
    Matrix(Matrix),
    /// Show minutes and reviews by day, what was kept, and the minutes to come
    #[command(after_help = "Examples:\n  retell stats\n  retell stats --json")]
    Stats {
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// List the reviews, or correct one
    Log(Log),
    /// Find cards and stories by their words
    Search(Search),
    /// Copy the collection to a file, or list the copies
    Backup(Backup),
    /// Bring a copy of the collection back
    Restore(Restore),
    /// Write the whole collection as JSON Lines
    Export(Export),
    /// Verify that the collection is whole
    Check(Check),
    /// Show or change settings
    Config(Config),
    /// Print a completion script for your shell
    Completions(Completions),
    /// Print the manual page
    #[command(after_help = "Examples:\n  retell man > retell.1\n  retell man | man -l -")]
    Man,
}
