//! Text edited in the user's own editor. Never leaves a copy behind where others can read it.

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

use super::restore;
use crate::paths::{create_new_private_dir, create_private_file};

/// The editor did not do its work; nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum EditorFailed {
    /// The program could not be started.
    #[error(
        "cannot start the editor \"{editor}\" ({problem}); set EDITOR to one you have, or use {instead}"
    )]
    Start {
        /// What `VISUAL` or `EDITOR` says, else the platform's usual editor.
        editor: String,
        /// Why not.
        problem: io::Error,
        /// What to type instead.
        instead: String,
    },
    /// The program ended with an error.
    #[error(
        "the editor \"{editor}\" ended with an error, so nothing was changed; try again, or use {instead}"
    )]
    Ended {
        /// The editor.
        editor: String,
        /// What to type instead.
        instead: String,
        /// What was in the file by then, where that is not what it was at first.
        typed: Option<Vec<u8>>,
    },
    /// What was typed is no text.
    #[error(
        "what the editor \"{editor}\" wrote is not UTF-8 text, so nothing was changed; use {instead}"
    )]
    NoText {
        /// The editor.
        editor: String,
        /// What to type instead.
        instead: String,
        /// What is in the file.
        typed: Vec<u8>,
    },
    /// The file to edit could not be written or read back.
    #[error("cannot edit through a temporary file ({problem}); use {instead}")]
    File {
        /// Why not.
        problem: io::Error,
        /// What to type instead.
        instead: String,
    },
}

/// Whether an editor can be used: one that the user named may need no terminal, the usual one does.
pub fn can_edit(editor: Option<&str>) -> bool {
    editor.is_some() || (io::stdin().is_terminal() && io::stderr().is_terminal())
}

/// Lets the user edit a text in `editor` (`VISUAL` or `EDITOR`, with arguments). `None` when the
/// text is as it was. `name` is the file's name, whose ending tells the editor what it edits;
/// `instead` is what to type when no editor can be used.
pub fn edit_text(
    editor: Option<&str>,
    name: &str,
    initial: &str,
    instead: &str,
) -> Result<Option<String>, EditorFailed> {
    let file_failed = |problem| EditorFailed::File {
        problem,
        instead: instead.to_owned(),
    };
    let folder = PrivateFolder::create().map_err(file_failed)?;
    let path = folder.0.join(name);
    create_private_file(&path)
        .and_then(|mut file| file.write_all(initial.as_bytes()))
        .map_err(file_failed)?;
    let editor = editor.unwrap_or(USUAL_EDITOR);
    let succeeded = run(editor, &path, instead)?;
    let read = std::fs::read(&path);
    if !succeeded {
        return Err(EditorFailed::Ended {
            editor: editor.to_owned(),
            instead: instead.to_owned(),
            typed: read.ok().filter(|typed| typed != initial.as_bytes()),
        });
    }
    let text =
        String::from_utf8(read.map_err(file_failed)?).map_err(|typed| EditorFailed::NoText {
            editor: editor.to_owned(),
            instead: instead.to_owned(),
            typed: typed.into_bytes(),
        })?;
    Ok((text != initial).then_some(text))
}

impl EditorFailed {
    /// What the user typed before it failed.
    pub fn typed(&self) -> Option<&[u8]> {
        match self {
            Self::Ended { typed, .. } => typed.as_deref(),
            Self::NoText { typed, .. } => Some(typed),
            Self::Start { .. } | Self::File { .. } => None,
        }
    }
}

const USUAL_EDITOR: &str = if cfg!(windows) { "notepad" } else { "vi" };

/// Runs the editor and says whether it ended well.
fn run(editor: &str, path: &Path, instead: &str) -> Result<bool, EditorFailed> {
    // A program whose path has a space in it is not a program with arguments.
    let mut words = if Path::new(editor).is_file() {
        vec![editor]
    } else {
        editor.split_whitespace().collect()
    }
    .into_iter();
    restore::to_lines();
    let ended = Command::new(words.next().unwrap_or(USUAL_EDITOR))
        .args(words)
        .arg(path)
        .status();
    // An editor that crashed leaves its own modes behind.
    restore::to_lines();
    ended
        .map(|status| status.success())
        .map_err(|problem| EditorFailed::Start {
            editor: editor.to_owned(),
            problem,
            instead: instead.to_owned(),
        })
}

/// A folder for one file and what the editor puts beside it (swap files, backups), removed at the end.
struct PrivateFolder(PathBuf);

impl PrivateFolder {
    fn create() -> io::Result<Self> {
        let process = std::process::id();
        for attempt in 0..1_000 {
            let path = std::env::temp_dir().join(format!("retell-{process}-{attempt}"));
            match create_new_private_dir(&path) {
                // A folder that exists may be somebody else's.
                Err(problem) if problem.kind() == io::ErrorKind::AlreadyExists => {}
                created => return created.map(|()| Self(path)),
            }
        }
        Err(io::Error::other("no free name in the temporary folder"))
    }
}

impl Drop for PrivateFolder {
    fn drop(&mut self) {
        // Nothing can be done about a folder that cannot be removed; only the user can read it.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;

    /// Makes an editor: a script in a folder of its own.
    fn script(body: &str) -> (tempfile::TempDir, String) {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("my editor");
        std::fs::write(&path, format!("#!/bin/sh\n{body}\n")).unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o700)).unwrap();
        let editor = path.to_str().unwrap().to_owned();
        (folder, editor)
    }

    #[test]
    fn a_changed_text_comes_back_and_an_unchanged_one_does_not() {
        let (_folder, appends) = script("printf 'new\\n' >> \"$1\"");
        let edited = edit_text(Some(&appends), "story.toml", "old\n", "--file FILE").unwrap();
        assert_eq!(edited.as_deref(), Some("old\nnew\n"));
        assert_eq!(
            edit_text(Some("true"), "story.toml", "old\n", "").unwrap(),
            None
        );
    }

    #[test]
    fn the_file_is_private_and_does_not_stay() {
        let (folder, looks) =
            script("ls -ld \"$(dirname \"$1\")\" \"$1\" > \"$(dirname \"$0\")/seen\"");
        edit_text(Some(&looks), "story.toml", "old", "").unwrap();
        let seen = std::fs::read_to_string(folder.path().join("seen")).unwrap();
        let mut lines = seen.lines();
        assert!(lines.next().unwrap().starts_with("drwx------"), "{seen}");
        let file = lines.next().unwrap();
        assert!(file.starts_with("-rw-------"), "{seen}");
        let path = file.split_whitespace().last().unwrap();
        assert!(path.ends_with("/story.toml") && !Path::new(path).exists());
    }

    #[test]
    fn what_was_typed_comes_with_the_failure() {
        for (body, typed) in [
            ("exit 3", None),
            ("printf new > \"$1\"; exit 3", Some(&b"new"[..])),
            ("printf '\\377' > \"$1\"", Some(b"\xff")),
            ("rm \"$1\"", None),
        ] {
            let (_folder, editor) = script(body);
            let failed = edit_text(Some(&editor), "story.toml", "old", "").unwrap_err();
            assert_eq!(failed.typed(), typed, "{failed}");
        }
    }

    #[test]
    fn an_editor_that_fails_says_how_to_go_on() {
        let message = |editor| {
            edit_text(Some(editor), "story.toml", "old", "--file FILE")
                .unwrap_err()
                .to_string()
        };
        assert_eq!(
            message("false --wait"),
            "the editor \"false --wait\" ended with an error, so nothing was changed; try again, or use --file FILE"
        );
        let missing = message("/nowhere/at-all");
        assert!(
            missing.starts_with("cannot start the editor \"/nowhere/at-all\"")
                && missing.ends_with("set EDITOR to one you have, or use --file FILE"),
            "{missing}"
        );
    }
}
