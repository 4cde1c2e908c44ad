//! What may be typed about the collection as a whole, the settings and the shell. Types for clap and nothing else.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use clap_complete::Shell;

/// Find cards and stories by their words.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  retell search deadline\n  retell search payroll export --json\n\n\
    Finds the cards that hold all the words, and the stories that hold words beginning with them."
)]
pub struct Search {
    /// The words to look for.
    #[arg(required = true)]
    pub words: Vec<String>,
    /// Print a JSON line a find.
    #[arg(long)]
    pub json: bool,
}

/// Copy the collection to a file, or list the copies.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  retell backup\n  retell backup /media/stick/retell.db\n  retell backup list"
)]
pub struct Backup {
    /// The file to write, `list`, or nothing for a dated one in the backup folder.
    #[arg(value_name = "FILE|list")]
    pub file: Option<PathBuf>,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

/// Bring a copy of the collection back.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  retell restore latest\n  retell restore /media/stick/retell.db\n  \
    retell restore latest --yes\n\n\
    The copy is looked through first, and what it replaces is kept as a backup."
)]
pub struct Restore {
    /// The copy to bring back, or `latest`.
    #[arg(value_name = "FILE|latest")]
    pub file: PathBuf,
}

/// Verify that the collection is whole.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  retell check\n  retell check --json\n  retell check --rebuild\n\n\
    Looks at every page, reference, text and review, and compares each schedule with the log. \
    Exit code 1 when something is found."
)]
pub struct Check {
    /// Make the schedules and all else that follows from the log anew.
    #[arg(long)]
    pub rebuild: bool,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

/// Write the whole collection as JSON Lines.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  retell export > retell.jsonl\n  retell export --csv > reviews.csv\n  \
    retell import retell.jsonl\n\n\
    A JSON object a line: decks, cards, stories, links, every review. Nothing is left out, and \
    retell import reads it back."
)]
pub struct Export {
    /// Write the reviews as CSV instead.
    #[arg(long)]
    pub csv: bool,
}

/// Show or change settings.
#[derive(Debug, Args)]
#[command(
    args_conflicts_with_subcommands = true,
    after_help = "Examples:\n  retell config\n  retell config set minutes 25\n  \
    retell config set band 60-120\n  retell config unset minutes\n\n\
    Each setting is also a variable: RETELL_MINUTES=10 retell"
)]
pub struct Config {
    /// Print a JSON line a setting.
    #[arg(long)]
    pub json: bool,
    /// What to do; without it, list.
    #[command(subcommand)]
    pub command: Option<ConfigCommand>,
}

/// What can be done with settings.
#[derive(Debug, Subcommand)]
#[command(defer = true)]
pub enum ConfigCommand {
    /// List every setting with its value and where it comes from
    List {
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Print one value
    Get {
        /// The setting.
        key: String,
    },
    /// Set a value
    Set {
        /// The setting.
        key: String,
        /// Its value.
        #[arg(allow_hyphen_values = true)]
        value: String,
    },
    /// Go back to the default, or to what is measured
    Unset {
        /// The setting.
        key: String,
    },
}

/// Print a completion script for your shell.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    retell completions bash > ~/.local/share/bash-completion/completions/retell\n  \
    retell completions zsh > ~/.zfunc/_retell\n  \
    retell completions fish > ~/.config/fish/completions/retell.fish")]
pub struct Completions {
    /// The shell.
    pub shell: Shell,
}
