//! A text of the user's in their own editor. What they typed is never lost: where it cannot be used, it is
//! kept in a file that is named.

use std::io;
use std::path::{Path, PathBuf};

use super::Context;
use crate::app::Failure;
use crate::paths::{create_private_file, replace_private_file};
use crate::term::{EditorFailed, can_edit, edit_text};

/// What is edited, and the way on where no editor can be used.
pub struct Edited<'a> {
    /// The file's name, whose ending tells the editor what it edits.
    pub name: &'a str,
    /// The folder in which a text that cannot be used is kept.
    pub home: &'a Path,
    /// What to type instead; `FILE` stands for a file with the text.
    pub instead: &'a str,
    /// What else may be typed where there is no terminal.
    pub or: &'a str,
}

/// Lets the user edit a text; `None` if it is as it was. `begun` is whether the text holds something of
/// theirs already that is nowhere else.
pub fn edit(
    context: &Context,
    edited: &Edited<'_>,
    text: &str,
    begun: bool,
) -> anyhow::Result<Option<String>> {
    let instead = edited.instead;
    let editor = context.environment.editor.as_deref();
    if !can_edit(editor) {
        return Err(Failure::typed(format_args!(
            "this opens an editor and there is no terminal: use {instead} instead"
        ))
        .with(edited.or)
        .into());
    }
    edit_text(editor, edited.name, text, instead).map_err(|failed| {
        let typed = failed.typed().or_else(|| begun.then_some(text.as_bytes()));
        match typed {
            Some(typed) => kept_after(&failed, edited, typed),
            None => Failure::refused(&failed).into(),
        }
    })
}

/// The failure, what was typed until then being kept.
fn kept_after(failed: &EditorFailed, edited: &Edited<'_>, typed: &[u8]) -> anyhow::Error {
    let reason = failed.to_string();
    let reason = reason
        .split_once("; ")
        .map_or(&*reason, |(reason, _)| reason);
    match keep(edited, typed) {
        Ok(kept) => Failure::refused(reason)
            .with(format_args!("what you typed is in {}", kept.path.display()))
            .with(format_args!("go on from there: {}", kept.command))
            .into(),
        Err(problem) => problem.into(),
    }
}

/// A text that was kept, and the command that goes on with it.
pub struct Kept {
    /// Where it is.
    pub path: PathBuf,
    /// What to type.
    pub command: String,
}

/// Keeps a text where the user finds it again, beside others that were kept before.
pub fn keep(edited: &Edited<'_>, text: &[u8]) -> io::Result<Kept> {
    let path = free(edited.home, edited.name)?;
    replace_private_file(&path, text)?;
    let command = edited.instead.replace("FILE", &path.to_string_lossy());
    Ok(Kept { path, command })
}

/// Makes the first file of these names that does not exist: `unsaved-story.toml`, `unsaved-story-2.toml`.
fn free(home: &Path, name: &str) -> io::Result<PathBuf> {
    let (stem, end) = name.split_once('.').unwrap_or((name, "txt"));
    let mut number = 1;
    loop {
        let path = home.join(match number {
            1 => format!("unsaved-{stem}.{end}"),
            number => format!("unsaved-{stem}-{number}.{end}"),
        });
        match create_private_file(&path) {
            Ok(_) => return Ok(path),
            Err(problem) if problem.kind() == io::ErrorKind::AlreadyExists => number += 1,
            Err(problem) => return Err(problem),
        }
    }
}
