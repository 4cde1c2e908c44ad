//! Everything a user may type: types for clap and nothing else. Knows no command's work.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use clap_complete::Shell;

use crate::app::ReviewId;
use crate::engine::card::{CardKey, Grade, Kind};
use crate::engine::day::Day;
use crate::term::ColorChoice;

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
    /// Show minutes and reviews by day, what was kept, and the minutes to come
    #[command(after_help = "Examples:\n  retell stats\n  retell stats --json")]
    Stats(Json),
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

/// A command with nothing but `--json`.
#[derive(Debug, Args)]
pub struct Json {
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

/// Which cards a session is made of.
#[derive(Debug, Args)]
pub struct Selection {
    /// Only this theme; may be given again.
    #[arg(long = "theme", value_name = "THEME")]
    pub themes: Vec<String>,
    /// Only this kind of card: prompt, criterion, pitfall, follow-up, sample; may be given again.
    #[arg(long = "kind", value_name = "KIND")]
    pub kinds: Vec<Kind>,
    /// The minutes from now, instead of what is left of the day's.
    #[arg(long, value_name = "MINUTES")]
    pub minutes: Option<f64>,
    /// At most this many cards, repeats included.
    #[arg(long, value_name = "N")]
    pub limit: Option<usize>,
    /// Take cards that are due within this many days as well.
    #[arg(long, value_name = "DAYS", default_value_t = 0)]
    pub ahead: u32,
    /// Practise without rescheduling, due or not.
    #[arg(long)]
    pub drill: bool,
    /// Bring every card back until it is graded 4.
    #[arg(long = "until-4")]
    pub until_4: bool,
}

/// `retell review`.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  retell review\n  retell review --minutes 10\n  \
    retell review --theme ownership --theme earn-trust\n  retell review --kind sample --limit 3\n\n\
    Two keys a card: told, then the grade. Without a terminal, or with --json, it reads one rating a line."
)]
pub struct Review {
    /// Which cards.
    #[command(flatten)]
    pub selection: Selection,
    /// Line mode: JSON events out, one rating a line in.
    #[arg(long)]
    pub json: bool,
}

/// `retell queue`.
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

/// `retell rate`.
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
    #[arg(long, value_name = "SECONDS")]
    pub seconds: Option<f64>,
    /// How it was answered: told, picked, silent.
    #[arg(long, value_name = "FORM")]
    pub form: Option<crate::engine::card::Form>,
    /// Print the acknowledgement as JSON.
    #[arg(long)]
    pub json: bool,
}

/// `retell undo`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    retell undo\n  \
    retell undo 3")]
pub struct Undo {
    /// How many ratings to take back.
    #[arg(value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..))]
    pub count: u32,
    /// Print a JSON line a rating.
    #[arg(long)]
    pub json: bool,
}

/// `retell readiness`.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  retell readiness\n  retell readiness dive-deep --why\n  \
    retell readiness --on 2026-12-15"
)]
pub struct Readiness {
    /// Only this theme.
    #[arg(value_name = "THEME")]
    pub theme: Option<String>,
    /// On this day instead of today.
    #[arg(long, value_name = "DATE")]
    pub on: Option<Day>,
    /// Give the reason behind each number.
    #[arg(long)]
    pub why: bool,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

/// `retell mock`.
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
pub enum MockCommand {
    /// Print the questions and follow-ups of one, without holding it
    Questions {
        /// How long it may take.
        #[arg(
            long,
            value_name = "MINUTES",
            default_value_t = 25.0,
            allow_hyphen_values = true
        )]
        minutes: f64,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Print the record of those that were held
    List(Json),
}

/// `retell interview`.
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
pub enum InterviewCommand {
    /// List the interviews ahead, then those that are over
    List(Json),
    /// Set an interview, or move it by setting it again
    Set(InterviewSet),
    /// Take an interview out of the plan
    Clear {
        /// The company, where several are set.
        #[arg(long, value_name = "NAME")]
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

/// `retell interview set`.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  retell interview set 2026-12-15 --company amazon --minutes 25\n  \
    retell interview set 2026-12-15 --themes ownership,dive-deep\n  \
    retell interview set 2026-12-18          moves the one that is set\n\n\
    Without a company or themes it is about every theme that you practise."
)]
pub struct InterviewSet {
    /// The day, as year-month-day.
    #[arg(value_name = "DATE")]
    pub day: Day,
    /// The company.
    #[arg(long, value_name = "NAME")]
    pub company: Option<String>,
    /// The minutes of practice a day.
    #[arg(long, value_name = "MINUTES", allow_hyphen_values = true)]
    pub minutes: Option<f64>,
    /// The themes it is about, with commas between.
    #[arg(long, value_name = "THEMES", value_delimiter = ',')]
    pub themes: Vec<String>,
    /// How many interviews the loop holds.
    #[arg(long, value_name = "N")]
    pub rounds: Option<u32>,
    /// Practise only so many prompts of each theme, of different topics; 0 for all again.
    #[arg(long, value_name = "N")]
    pub each: Option<u32>,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

/// `retell plan`.
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
pub enum PlanCommand {
    /// Take a day off: nothing is planned for it
    Off {
        /// The day, as year-month-day.
        #[arg(value_name = "DATE")]
        day: Day,
        /// Practise on that day after all.
        #[arg(long)]
        remove: bool,
    },
}

/// `retell sheet`.
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
}

/// `retell import`.
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

/// `retell decks`.
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
pub enum DecksCommand {
    /// List all decks, the bundled ones included
    List(Json),
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

/// `retell cards`.
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

/// `retell cards list`.
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

/// `retell story`.
#[derive(Debug, Args)]
#[command(
    args_conflicts_with_subcommands = true,
    after_help = "Examples:\n  \
    retell story\n  \
    retell story add \"The payroll export\" --cue \"ran twice\"\n  \
    retell story link payroll ownership/prompt/nobodys-problem"
)]
pub struct Story {
    /// Print a JSON line a story.
    #[arg(long)]
    pub json: bool,
    /// What to do; without it, list.
    #[command(subcommand)]
    pub command: Option<StoryCommand>,
}

/// What can be done with stories.
#[derive(Debug, Subcommand)]
pub enum StoryCommand {
    /// List your stories
    List {
        /// Retired stories as well.
        #[arg(long)]
        retired: bool,
        /// Print a JSON line a story.
        #[arg(long)]
        json: bool,
    },
    /// Note a story: a line and a few cues
    #[command(
        after_help = "Examples:\n  retell story add \"The payroll export\" --cue \"ran twice\" --cue \"called 40 people\" --topic failure\n  \
        retell story add            asks for a title and three cues\n  \
        retell story add --file story.toml --json"
    )]
    Add(StoryAdd),
    /// Show a story with its cues and the prompts it answers
    Show {
        /// Its identifier or title.
        story: String,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Change a story in your editor, from a file or field by field; schedules do not notice
    Edit(StoryEdit),
    /// Say that a story answers a prompt
    Link {
        /// The story's identifier or title.
        story: String,
        /// The prompt as deck/prompt/name.
        prompt: CardKey,
        /// What to stress for this ask.
        #[arg(long, value_name = "TEXT")]
        angle: Option<String>,
        /// Make it the prompt's first choice.
        #[arg(long)]
        first: bool,
    },
    /// Take a link away
    Unlink {
        /// The story's identifier or title.
        story: String,
        /// The prompt as deck/prompt/name.
        prompt: CardKey,
    },
    /// Set a story aside; its history stays
    Retire {
        /// Its identifier or title.
        story: String,
    },
    /// Say what makes stories weak, where, and how to mend it
    Check(StoryCheck),
    /// List what a story said before, or print an earlier version
    Log(StoryLog),
    /// List the topics that tie stories to prompts
    Topics,
}

/// `retell story check`.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  retell story check\n  retell story check \"The payroll export\"\n  \
    retell story check payroll --silence no-time-span\n\n\
    It counts words and gives no verdict. The list of vague words is yours: write a word or phrase a line \
    into vague-words.txt in retell's folder, with a hyphen before those that you mean."
)]
pub struct StoryCheck {
    /// Its identifier or title; without it, all stories.
    pub story: Option<String>,
    /// End with exit code 1 if there is a warning.
    #[arg(long)]
    pub strict: bool,
    /// Never name this rule for this story again; may be given again.
    #[arg(long, value_name = "RULE", requires = "story")]
    pub silence: Vec<crate::story::checks::Rule>,
    /// Let a silenced rule speak again; may be given again.
    #[arg(long, value_name = "RULE", requires = "story")]
    pub speak: Vec<crate::story::checks::Rule>,
    /// Print JSON, a line a story.
    #[arg(long)]
    pub json: bool,
}

/// `retell story add`.
#[derive(Debug, Args)]
pub struct StoryAdd {
    /// What you call it, in one line; without it, retell asks.
    pub title: Option<String>,
    /// A few words that bring it back; may be given again.
    #[arg(long = "cue", value_name = "TEXT")]
    pub cues: Vec<String>,
    /// What it is about; `retell story topics` lists the words; may be given again.
    #[arg(long = "topic", value_name = "TOPIC")]
    pub topics: Vec<String>,
    /// Title and three cues only (the default).
    #[arg(long)]
    pub quick: bool,
    /// Read the story from a file (TOML or Markdown), or from standard input with -.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["title", "cues", "topics"])]
    pub file: Option<PathBuf>,
    /// Print the identifier as JSON.
    #[arg(long)]
    pub json: bool,
}

/// `retell story log`.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  retell story log payroll\n  retell story log payroll 2 > old.toml\n  \
    retell story edit payroll --file old.toml"
)]
pub struct StoryLog {
    /// Its identifier or title.
    pub story: String,
    /// Print this version as a story file.
    pub version: Option<i64>,
    /// Print a JSON line a version.
    #[arg(long)]
    pub json: bool,
}

/// `retell story edit`.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  retell story edit payroll                  opens your editor (VISUAL or EDITOR)\n  \
    retell story edit payroll --file story.md\n  retell story edit payroll --state ready\n\n\
    Schedules never notice a new text, and every earlier one is kept: retell story log."
)]
pub struct StoryEdit {
    /// Its identifier or title.
    pub story: String,
    /// A new title.
    #[arg(long, value_name = "TEXT")]
    pub title: Option<String>,
    /// New cues in place of the old ones; may be given again.
    #[arg(long = "cue", value_name = "TEXT")]
    pub cues: Vec<String>,
    /// New topics in place of the old ones; may be given again.
    #[arg(long = "topic", value_name = "TOPIC")]
    pub topics: Vec<String>,
    /// Where it stands: draft, ready, retired.
    #[arg(long, value_name = "STATE")]
    pub state: Option<crate::story::State>,
    /// Take the whole story from a file (TOML or Markdown), or from standard input with -.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["title", "cues", "topics", "state"])]
    pub file: Option<PathBuf>,
}

/// `retell log`.
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
pub enum LogCommand {
    /// Correct a review's grade: it is taken back, and the right one stands in its place
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

/// `retell search`.
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

/// `retell backup`.
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

/// `retell restore`.
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

/// `retell check`.
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

/// `retell export`.
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

/// `retell config`.
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
pub enum ConfigCommand {
    /// List every setting with its value and where it comes from
    List(Json),
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

/// `retell completions`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    retell completions bash > ~/.local/share/bash-completion/completions/retell\n  \
    retell completions zsh > ~/.zfunc/_retell\n  \
    retell completions fish > ~/.config/fish/completions/retell.fish")]
pub struct Completions {
    /// The shell.
    pub shell: Shell,
}
