//! What may be typed about stories. Types for clap and nothing else.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use crate::engine::card::CardKey;
use crate::story::State;
use crate::story::checks::Rule;

/// Note, list, link and edit your stories.
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
#[command(defer = true)]
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
        /// Say how many words and seconds each part takes.
        #[arg(long)]
        parts: bool,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Change a story in your editor, from a file or field by field; schedules do not notice
    Edit(StoryEdit),
    /// Shape a story by telling it: aloud, then cues, what changed, and the parts if you like
    Shape(StoryShape),
    /// Say that a story answers a prompt, or ask which ones it may answer
    Link(StoryLink),
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
    /// List what was missing in tellings, and mark what is mended
    Todo(StoryTodo),
    /// Print stories as story files; --redact puts placeholders in place of what is private
    Export(StoryExport),
    /// List the topics that tie stories to prompts
    Topics {
        /// Print a JSON line a topic.
        #[arg(long)]
        json: bool,
    },
}

/// Print stories as story files; --redact puts placeholders in place of what is private.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  retell story export payroll > payroll.toml\n  \
    retell story export --format md --to stories.md\n  \
    retell story export payroll --redact --list\n  \
    retell story export payroll --redact --keep Excel --hide \"the red shed\" --yes\n\n\
    What is exported can be read back with retell story add --file. --redact knows forms and lists, not \
    meaning: read it once more before you pass it on. A word or phrase a line in private-words.txt in \
    retell's folder is always hidden, one after a hyphen always stays."
)]
pub struct StoryExport {
    /// Identifiers or titles; without any, all that are not set aside.
    #[arg(value_name = "STORY")]
    pub stories: Vec<String>,
    /// How it is written.
    #[arg(long, value_name = "FORMAT", default_value = "toml")]
    pub format: StoryFormat,
    /// Write a new file instead of standard output.
    #[arg(long, value_name = "FILE")]
    pub to: Option<PathBuf>,
    /// Put placeholders in place of names, money and company words, after showing what was found.
    #[arg(long)]
    pub redact: bool,
    /// Only list what would be replaced.
    #[arg(
        long,
        visible_alias = "dry-run",
        requires = "redact",
        conflicts_with = "to"
    )]
    pub list: bool,
    /// Let this word stand; may be given again.
    #[arg(long, value_name = "WORD", requires = "redact")]
    pub keep: Vec<String>,
    /// Replace this word as well; may be given again.
    #[arg(long, value_name = "WORD", requires = "redact")]
    pub hide: Vec<String>,
    /// Print a JSON line a story, or a find.
    #[arg(long, conflicts_with = "format")]
    pub json: bool,
}

/// How stories are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum StoryFormat {
    /// TOML, which keeps every character.
    Toml,
    /// Markdown: the same fields under headings.
    Md,
}

/// Say what makes stories weak, where, and how to mend it.
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
    pub silence: Vec<Rule>,
    /// Let a silenced rule speak again; may be given again.
    #[arg(long, value_name = "RULE", requires = "story")]
    pub speak: Vec<Rule>,
    /// Print JSON, a line a story.
    #[arg(long)]
    pub json: bool,
}

/// List what was missing in tellings, and mark what is mended.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  retell story todo\n  retell story todo payroll --done 1\n\n\
    What was missing in a telling is noted on o, right after it."
)]
pub struct StoryTodo {
    /// Its identifier or title; without it, all stories.
    pub story: Option<String>,
    /// Mark the entry of this number as done; may be given again.
    #[arg(long, value_name = "NUMBER", requires = "story")]
    pub done: Vec<usize>,
    /// Mark the entry of this number as open again; may be given again.
    #[arg(long, value_name = "NUMBER", requires = "story")]
    pub open: Vec<usize>,
    /// List what is done as well.
    #[arg(long)]
    pub all: bool,
    /// Print a JSON line an entry.
    #[arg(long)]
    pub json: bool,
}

/// Note a story: a line and a few cues.
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

/// List what a story said before, or print an earlier version.
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

/// Change a story in your editor, from a file or field by field; schedules do not notice.
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
    pub state: Option<State>,
    /// Take the whole story from a file (TOML or Markdown), or from standard input with -.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["title", "cues", "topics", "state"])]
    pub file: Option<PathBuf>,
}

/// Say that a story answers a prompt, or ask which ones it may answer.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  retell story link payroll          asks about the prompts it may answer, a key each\n  \
    retell story link payroll ownership/prompt/nobodys-problem --angle \"nobody owned the job\"\n\n\
    Without a prompt and without a terminal it prints the commands to type."
)]
pub struct StoryLink {
    /// The story's identifier or title.
    pub story: String,
    /// The prompt as deck/prompt/name; without it, those that the story may answer.
    pub prompt: Option<CardKey>,
    /// What to stress for this ask.
    #[arg(long, value_name = "TEXT", requires = "prompt")]
    pub angle: Option<String>,
    /// Make it the prompt's first choice.
    #[arg(long, requires = "prompt")]
    pub first: bool,
    /// Without a prompt: print a JSON line a prompt that it may answer.
    #[arg(long, conflicts_with = "prompt")]
    pub json: bool,
}

/// Show what your stories cover and what is missing, and which prompts they may answer.
#[derive(Debug, Args)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is a flag that may be typed"
)]
#[command(
    after_help = "Examples:\n  retell matrix\n  retell matrix --theme ownership --prompts\n  \
    retell matrix --fit google          what your stories may answer there, and the minutes for the rest\n  \
    retell matrix --link                links stories to prompts without one, a key each\n  \
    retell matrix --csv > stories.csv\n\n\
    With --yes, --link asks nothing: it links only where story and prompt share two topics, and makes no \
    story the first choice of more than three prompts."
)]
pub struct Matrix {
    /// Only this theme; may be given again.
    #[arg(long = "theme", value_name = "THEME")]
    pub themes: Vec<String>,
    /// Prompt by prompt, with what to stress.
    #[arg(long)]
    pub prompts: bool,
    /// What your stories may answer of a company's prompts, practised or not; without a name, of the themes.
    #[arg(long, value_name = "COMPANY", num_args = 0..=1)]
    pub fit: Option<Option<String>>,
    /// Ask which story answers each prompt that has none.
    #[arg(long, conflicts_with_all = ["prompts", "json"])]
    pub link: bool,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
    /// Print a CSV line a link, and one for each prompt or story without any.
    #[arg(long, conflicts_with_all = ["fit", "link", "json", "prompts"])]
    pub csv: bool,
}

/// Shape a story by telling it: aloud, then cues, what changed, and the parts if you like.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  retell story shape\n  retell story shape \"The payroll export\"\n  \
    retell story shape payroll --file story.toml\n\n\
    Enter keeps what is there, every step is saved, and nothing but the title is needed. It is no review: \
    nothing is graded."
)]
pub struct StoryShape {
    /// Its identifier or title; without it, the draft that answers most prompts.
    pub story: Option<String>,
    /// Take the whole story from a file instead, TOML or Markdown, or from standard input with -.
    #[arg(long, value_name = "FILE", requires = "story")]
    pub file: Option<PathBuf>,
    /// Print what was saved as JSON.
    #[arg(long)]
    pub json: bool,
}
