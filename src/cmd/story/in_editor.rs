//! A whole story in the user's editor. A text that cannot be read comes back with the mistake marked at
//! its line; one that is given up, or cannot be saved, is kept in a file.

use crate::app::find::short_id;
use crate::app::{App, Failure};
use crate::cmd::Context;
use crate::cmd::editor::{self, Edited, keep};
use crate::story::{Story, file};
use crate::term::{Terminal, note};

const NAME: &str = "story.toml";

/// Lets the user change a story in their editor and saves it; `None` if nothing was changed.
pub fn edit(
    context: &Context,
    app: &mut App,
    id: &str,
    story: &Story,
) -> anyhow::Result<Option<Story>> {
    let instead = format!("retell story edit {} --file FILE", short_id(id));
    let home = app.home().dir.clone();
    let edited = Edited {
        name: NAME,
        home: &home,
        instead: &instead,
        or: "or change single fields with --title, --cue, --topic and --state",
    };
    let Some((story, text)) = read(context, &edited, story)? else {
        return Ok(None);
    };
    match app.edit_story(id, &story) {
        Ok(row) => Ok(Some(row.story)),
        Err(failure) => {
            let kept = keep(&edited, text.as_bytes())?;
            Err(failure
                .with(format_args!("your text is in {}", kept.path.display()))
                .with(format_args!("then: {}", kept.command))
                .into())
        }
    }
}

/// The story as edited, and the text it was read from.
fn read(
    context: &Context,
    edited: &Edited<'_>,
    story: &Story,
) -> anyhow::Result<Option<(Story, String)>> {
    let mut text = file::print(story);
    let mut begun = false;
    loop {
        let Some(typed) = editor::edit(context, edited, &text, begun)? else {
            // As it was: at first that is no change, later it means that the mistake stays.
            if begun {
                return Err(given_up(&text, edited)?.into());
            }
            return Ok(None);
        };
        let plain = file::without_marks(&typed);
        match file::parse(NAME, &plain) {
            Ok(story) => return Ok(Some((story, plain))),
            Err(error) => {
                note(&error.render(context.screen().width));
                text = file::with_error(&plain, &error);
                begun = true;
                if !again(context)? {
                    return Err(given_up(&text, edited)?.into());
                }
            }
        }
    }
}

fn again(context: &Context) -> anyhow::Result<bool> {
    let Ok(terminal) = Terminal::open(context.look, &context.environment, "--file FILE") else {
        return Ok(false);
    };
    Ok(terminal
        .confirm("Open it again at that line?", true)?
        .unwrap_or(false))
}

/// Keeps a text that could not be read.
fn given_up(text: &str, edited: &Edited<'_>) -> anyhow::Result<Failure> {
    let kept = keep(edited, text.as_bytes())?;
    Ok(Failure::typed(format_args!(
        "the story cannot be read, so nothing was changed; your text is in {}",
        kept.path.display()
    ))
    .with(format_args!("mend it there, then: {}", kept.command)))
}
