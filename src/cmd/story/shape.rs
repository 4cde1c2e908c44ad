//! `retell story shape`: a story told first and written afterwards, as far as the user likes.

mod question;
mod shown;
mod sitting;
mod words;

use std::io::Write;

use super::{line, show, write};
use crate::app::{App, Failure};
use crate::cli::StoryShape;
use crate::cmd::session::stage::Stage;
use crate::cmd::{Context, json, plural};
use crate::term::Terminal;

pub use sitting::{Came, shape};

/// Shapes a story: by telling it in a terminal, or by a file.
pub fn run(context: &Context, arguments: &StoryShape, out: &mut dyn Write) -> anyhow::Result<()> {
    let mut app = context.read()?;
    let (id, notice) = match &arguments.story {
        Some(name) => (app.story(name)?.row.uuid, String::new()),
        None => worth_shaping(&mut app)?,
    };
    // A story that was set aside is not shaped, by a file neither.
    let begun = app.begin_shaping(&id)?;
    if let Some(file) = &arguments.file {
        app.edit_story(&id, &write::read(context, file, crate::story::file::parse)?)?;
    } else {
        let terminal = Terminal::open(
            context.look,
            &context.environment,
            "retell story shape ID --file FILE",
        )
        .map_err(Failure::typed)?;
        let mut stage = Stage::open(terminal)?;
        shape(context, &mut app, &mut stage, begun, notice)?;
    }
    let view = app.story(&id)?;
    if arguments.json {
        return json(out, &line(&view, None));
    }
    show(context, &view, &app.config()?, out)
}

/// The draft most worth shaping, by its identifier, and why it is that one.
fn worth_shaping(app: &mut App) -> anyhow::Result<(String, String)> {
    let Some((row, prompts)) = app.worth_shaping()? else {
        return Err(if app.has_stories()? {
            Failure::refused("no story is a draft: all of yours are ready, or set aside")
                .with("retell story shape ID shapes any of them; retell story list names them")
        } else {
            Failure::refused("there is no story to shape yet")
                .with("retell story add notes one in a minute: a title and three cues")
        }
        .into());
    };
    let why = match prompts {
        0 => "chosen: the draft that was left alone for longest".to_owned(),
        prompts => format!(
            "chosen: of your drafts it answers most, {}",
            plural(prompts, "prompt")
        ),
    };
    Ok((row.uuid, why))
}

/// "answers 4 prompts".
pub fn answers(prompts: usize) -> String {
    match prompts {
        0 => "answers no prompt yet".to_owned(),
        prompts => format!("answers {}", plural(prompts, "prompt")),
    }
}
