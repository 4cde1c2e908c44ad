//! Files as they lie on the disk, read and taken for what they are. Writes nothing.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use crate::app::Failure;
use crate::app::import::Incoming;
use crate::deck::file;
use crate::deck::model::Deck;
use crate::deck::page::{self, Hint, Page, Refusal};
use crate::story::topics::TOPICS;

/// A file that was read.
pub struct Read {
    /// The name by which messages call it.
    pub name: String,
    /// What it holds.
    pub held: Held,
}

/// What a file holds.
pub enum Held {
    /// A deck as retell writes one.
    Deck(Box<Incoming>),
    /// A page or a list.
    Page(Box<Page>),
}

/// Reads a file, or standard input for `-`. Refused: what is no regular file, too large, or no deck.
pub fn read(path: &Path, list: bool) -> Result<Read, Failure> {
    let is_input = path.as_os_str() == "-";
    let name = if is_input {
        "standard input".to_owned()
    } else {
        path.display().to_string()
    };
    let bytes = if is_input {
        limited(io::stdin().lock()).map_err(|error| unreadable(&name, &error.to_string()))?
    } else {
        file_bytes(path, &name)?
    };
    let file = path
        .file_name()
        .map(|name| name.to_string_lossy().into_owned());
    let file = file.filter(|_| !is_input).unwrap_or_default();
    let refuse = |refusal: Refusal| refused(&name, refusal);
    let hint = Hint {
        name: if is_input { "" } else { &name },
        list,
    };
    let is_deck_file = Path::new(&file)
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("toml"));
    let held = if is_deck_file {
        let (text, _) = page::decode(&bytes).map_err(refuse)?;
        Held::Deck(Box::new(deck_file(&name, &file, &text)?))
    } else if let Some(deck) = deck_as_json(&bytes) {
        Held::Deck(Box::new(deck_file(&name, &file, &file::print(&deck))?))
    } else {
        Held::Page(Box::new(page::read(&bytes, hint).map_err(refuse)?))
    };
    Ok(Read { name, held })
}

/// The files of a folder by name. Folders within it and hidden files are left alone; an empty one is refused.
pub fn files(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let name = folder.display().to_string();
    let cannot = |error: io::Error| unreadable(&name, &error.to_string());
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(cannot)? {
        let entry = entry.map_err(cannot)?;
        let is_hidden = entry.file_name().to_string_lossy().starts_with('.');
        let is_folder = entry.path().is_dir();
        if !is_hidden && !is_folder {
            files.push(entry.path());
        }
    }
    files.sort();
    if files.is_empty() {
        return Err(
            Failure::typed(format_args!("the folder \"{name}\" holds no files"))
                .with("name a folder with saved pages or lists in it, or one file"),
        );
    }
    Ok(files)
}

fn unreadable(name: &str, reason: &str) -> Failure {
    Failure::typed(format_args!("cannot read \"{name}\": {reason}"))
}

fn refused(name: &str, refusal: Refusal) -> Failure {
    refusal
        .help
        .into_iter()
        .fold(unreadable(name, &refusal.reason), Failure::with)
}

fn file_bytes(path: &Path, name: &str) -> Result<Vec<u8>, Failure> {
    let cannot = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound => {
            unreadable(name, "there is no such file").with("ls shows the files here")
        }
        io::ErrorKind::PermissionDenied => {
            unreadable(name, "you may not read it").with("chmod u+r makes it readable")
        }
        _ => unreadable(name, &error.to_string()),
    };
    let about = fs::metadata(path).map_err(cannot)?;
    if !about.is_file() {
        return Err(unreadable(name, "it is no regular file")
            .with("save the page as a file, or pipe it:  retell import -"));
    }
    page::check_size(about.len()).map_err(|refusal| refused(name, refusal))?;
    limited(File::open(path).map_err(cannot)?).map_err(cannot)
}

/// All bytes, or a few more than may be read: enough to tell that there are too many.
fn limited(source: impl io::Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    source
        .take(64 * page::LARGEST as u64)
        .read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// A deck file's text as a deck; a mistake is named with its line.
fn deck_file(name: &str, file: &str, text: &str) -> Result<Incoming, Failure> {
    match file::parse(name, text, &TOPICS) {
        Ok((deck, problems)) => Ok(Incoming::from_deck(deck, problems, file)),
        Err(error) => {
            let failure = unreadable(name, &format!("line {}: {}", error.line(), error.message()));
            let failure = match error.help() {
                Some(help) => failure.with(help),
                None => failure,
            };
            Err(failure.with(format_args!("retell decks check {name} shows the place")))
        }
    }
}

/// The deck in a JSON file that has exactly the fields of a deck file.
fn deck_as_json(bytes: &[u8]) -> Option<Deck> {
    let is_object = bytes.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'{');
    let deck: Deck = is_object
        .then(|| serde_json::from_slice(bytes).ok())
        .flatten()?;
    (!deck.is_empty()).then_some(deck)
}
