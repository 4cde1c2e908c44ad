//! What may be typed about decks and cards. Types for clap and nothing else.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use crate::engine::card::{CardKey, Kind};

/// Turn a theme page, a list or a folder of them into decks; also reads retell's own export.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  retell import page.html\n  retell import questions.txt --as team-questions\n  \
    retell import --dry-run page.txt\n  pbpaste | retell import - --as pasted\n  retell import saved-pages/\n\n\
    Reads plain text, HTML, Markdown, CSV, JSON, deck files (.toml) and retell's own export. \
    The same source again changes nothing and loses no history."
)]
pub struct Import {
    /// A file, a folder of files, or - for standard input.
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// The deck's name, in lower case with hyphens.
    #[arg(long = "as", value_name = "NAME")]
    pub name: Option<String>,
    /// Read the file as a list, one prompt a line.
    #[arg(long)]
    pub list: bool,
    /// Report only; change nothing.
    #[arg(long)]
    pub dry_run: bool,
    /// Print the report as JSON.
    #[arg(long)]
    pub json: bool,
}

/// List, show, activate, check or export decks.
#[derive(Debug, Args)]
#[command(
    args_conflicts_with_subcommands = true,
    after_help = "Examples:\n  \
    retell decks\n  \
    retell decks activate --company amazon\n  \
    retell decks show dive-deep"
)]
pub struct Decks {
    /// Print a JSON line a deck.
    #[arg(long)]
    pub json: bool,
    /// What to do; without it, list.
    #[command(subcommand)]
    pub command: Option<DecksCommand>,
}

/// What can be done with decks.
#[derive(Debug, Subcommand)]
#[command(defer = true)]
pub enum DecksCommand {
    /// List all decks, the bundled ones included
    List {
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Show a deck: what it means, and its cards
    #[command(
        after_help = "Examples:\n  retell decks show dive-deep\n  retell decks show \"Dive Deep\" --json"
    )]
    Show {
        /// The theme, by its name or title.
        theme: String,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Practise decks from now on
    #[command(
        after_help = "Examples:\n  retell decks activate ownership dive-deep\n  retell decks activate --company amazon"
    )]
    Activate {
        /// The themes.
        #[arg(required_unless_present = "company")]
        themes: Vec<String>,
        /// All decks of this company's loop.
        #[arg(long, value_name = "NAME")]
        company: Option<String>,
    },
    /// Leave decks alone; their history stays
    Deactivate {
        /// The themes.
        #[arg(required = true)]
        themes: Vec<String>,
    },
    /// Remove a deck, after asking; ratings, links and your own wordings stay on record
    Remove {
        /// The theme.
        theme: String,
    },
    /// Write a commented start of a deck file
    #[command(
        after_help = "Examples:\n  retell decks new \"Site safety\" --to site-safety.toml\n  retell decks new \"Site safety\" > site-safety.toml"
    )]
    New {
        /// The theme's title.
        title: String,
        /// Write a new file instead of standard output.
        #[arg(long, value_name = "FILE")]
        to: Option<PathBuf>,
    },
    /// Print a deck as a deck file
    Export {
        /// The theme.
        theme: String,
    },
    /// Check a deck file and advise on how to make it better
    Check {
        /// The deck file, or - for standard input.
        file: PathBuf,
        /// Print a JSON line a finding.
        #[arg(long)]
        json: bool,
    },
}

/// List, show, reword or set aside single cards.
#[derive(Debug, Args)]
#[command(
    args_conflicts_with_subcommands = true,
    after_help = "Examples:\n  \
    retell cards --theme ownership\n  \
    retell cards show ownership/prompt/nobodys-problem\n  \
    retell cards suspend ownership/prompt/nobodys-problem"
)]
pub struct Cards {
    /// What to list.
    #[command(flatten)]
    pub list: CardsList,
    /// What to do; without it, list.
    #[command(subcommand)]
    pub command: Option<CardsCommand>,
}

/// List cards.
#[derive(Debug, Args)]
pub struct CardsList {
    /// Only this theme; may be given again.
    #[arg(long = "theme", value_name = "THEME")]
    pub themes: Vec<String>,
    /// Only this kind of card; may be given again.
    #[arg(long = "kind", value_name = "KIND")]
    pub kinds: Vec<Kind>,
    /// Retired cards as well.
    #[arg(long)]
    pub retired: bool,
    /// Recompute every state from the log instead of reading the cache.
    #[arg(long)]
    pub from_log: bool,
    /// Print a JSON line a card.
    #[arg(long)]
    pub json: bool,
}

/// What can be done with cards.
#[derive(Debug, Subcommand)]
#[command(defer = true)]
pub enum CardsCommand {
    /// List cards
    List(CardsList),
    /// Show one card with everything it says and its state
    Show {
        /// The card as deck/kind/name.
        card: CardKey,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Give a card your own wording; its history stays
    Edit {
        /// The card as deck/kind/name.
        card: CardKey,
        /// The wording; without it, your editor opens.
        wording: Option<String>,
        /// The deck's own wording again.
        #[arg(long, conflicts_with = "wording")]
        reset: bool,
    },
    /// Set cards aside: out of every queue and count
    Suspend {
        /// The cards as deck/kind/name.
        #[arg(required = true)]
        cards: Vec<CardKey>,
    },
    /// Bring suspended or buried cards back
    Resume {
        /// The cards as deck/kind/name.
        #[arg(required = true)]
        cards: Vec<CardKey>,
    },
    /// Leave cards until tomorrow
    Bury {
        /// The cards as deck/kind/name.
        #[arg(required = true)]
        cards: Vec<CardKey>,
    },
}
