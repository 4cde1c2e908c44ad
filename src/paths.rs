//! The only reader of environment and home folder, and how private files are made. Never reads a file's content.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;
use uuid::Uuid;

/// What the environment said when the program started. An empty variable counts as not set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Environment {
    /// `RETELL_HOME`: the folder of the collection.
    pub home: Option<PathBuf>,
    /// `RETELL_NOW`: holds the wall clock still.
    pub now: Option<String>,
    /// `RETELL_SEED`: fixes random numbers and identifiers.
    pub seed: Option<String>,
    /// `NO_COLOR`: no colour unless a flag asks for it.
    pub no_color: bool,
    /// `TERM=dumb`: a terminal that knows no escape sequences.
    pub dumb_terminal: bool,
    /// `COLUMNS`: the width to use where the terminal does not say.
    pub columns: Option<u16>,
    /// `VISUAL`, else `EDITOR`: a program and its arguments.
    pub editor: Option<String>,
    /// Every other `RETELL_<KEY>`, under the key in lower case: settings for this run.
    pub settings: BTreeMap<String, String>,
}

impl Environment {
    /// Reads the process's environment.
    pub fn read() -> Self {
        Self::from_variables(std::env::vars_os())
    }

    /// Reads variables given as values. A value that is not Unicode is kept with marks in place of
    /// what cannot be read, so that the reader of the value refuses it by name.
    pub fn from_variables(variables: impl IntoIterator<Item = (OsString, OsString)>) -> Self {
        let mut environment = Self::default();
        let mut editor = None;
        for (name, value) in variables {
            let Some(name) = name.to_str().filter(|_| !value.is_empty()) else {
                continue;
            };
            let text = || value.to_string_lossy().into_owned();
            match name {
                "RETELL_HOME" => environment.home = Some(PathBuf::from(&value)),
                "RETELL_NOW" => environment.now = Some(text()),
                "RETELL_SEED" => environment.seed = Some(text()),
                "NO_COLOR" => environment.no_color = true,
                "TERM" => environment.dumb_terminal = value == "dumb",
                "COLUMNS" => environment.columns = text().trim().parse().ok(),
                "VISUAL" => environment.editor = Some(text()),
                "EDITOR" => editor = Some(text()),
                _ => {
                    if let Some(key) = name.strip_prefix("RETELL_") {
                        environment.settings.insert(key.to_lowercase(), text());
                    }
                }
            }
        }
        environment.editor = environment.editor.or(editor);
        environment
    }
}

/// No folder for the collection could be found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoHome {
    /// The user has no home folder, or `HOME` is not an absolute path.
    #[error("cannot find your home folder: name a folder with --home DIR or RETELL_HOME")]
    Unknown,
    /// `--home ""`.
    #[error("--home needs the name of a folder: retell --home DIR")]
    Empty,
}

/// The folder that holds everything retell keeps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Home {
    /// The folder; it need not exist yet.
    pub dir: PathBuf,
}

impl Home {
    /// The folder: `--home`, else `RETELL_HOME`, else `retell` in the platform's data folder.
    pub fn find(flag: Option<&Path>, environment: &Environment) -> Result<Self, NoHome> {
        if let Some(dir) = flag.or(environment.home.as_deref()) {
            if dir.as_os_str().is_empty() {
                return Err(NoHome::Empty);
            }
            return Ok(Self {
                dir: dir.to_owned(),
            });
        }
        let data = etcetera::base_strategy::choose_native_strategy()
            .map_err(|_| NoHome::Unknown)?
            .data_dir();
        // An empty or relative HOME would put the collection wherever the program is started.
        if data.is_relative() {
            return Err(NoHome::Unknown);
        }
        Ok(Self {
            dir: data.join("retell"),
        })
    }

    /// The database file.
    pub fn database(&self) -> PathBuf {
        self.dir.join("retell.db")
    }

    /// The file in which a collection is made before it takes its place as the database.
    pub fn building(&self, uuid: Uuid) -> PathBuf {
        self.dir.join(format!("retell.db.{uuid}"))
    }

    /// The files of collections that were being made: at work now, or left when that was killed.
    pub fn buildings(&self) -> Vec<PathBuf> {
        let is_building = |path: &PathBuf| {
            let name = path.file_name().and_then(|name| name.to_str());
            let uuid = name.and_then(|name| name.strip_prefix("retell.db."));
            uuid.is_some_and(|uuid| Uuid::parse_str(uuid).is_ok())
        };
        let entries = fs::read_dir(&self.dir).into_iter().flatten().flatten();
        let mut found: Vec<PathBuf> = entries.map(|it| it.path()).filter(is_building).collect();
        found.sort();
        found
    }

    /// The settings file.
    pub fn config(&self) -> PathBuf {
        self.dir.join("config.toml")
    }

    /// The user's changes to the list of vague words.
    pub fn vague_words(&self) -> PathBuf {
        self.dir.join("vague-words.txt")
    }

    /// What the user counts as private, or not, when stories are exported.
    pub fn private_words(&self) -> PathBuf {
        self.dir.join("private-words.txt")
    }

    /// The folder of backups.
    pub fn backups(&self) -> PathBuf {
        self.dir.join("backups")
    }
}

/// Creates a folder, and those above it, that only the user may enter (0700 where the platform
/// has modes). A folder that exists is left as it is.
pub fn create_private_dir(path: &Path) -> io::Result<()> {
    private_dir_builder().recursive(true).create(path)
}

/// Creates one folder that only the user may enter; fails if something of that name exists.
pub fn create_new_private_dir(path: &Path) -> io::Result<()> {
    private_dir_builder().create(path)
}

/// Creates a file that only the user may read (0600 where the platform has modes); fails if a file
/// of that name exists.
pub fn create_private_file(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Replaces a file's content as a whole: after a crash the file holds the old bytes or the new
/// ones. A link is followed, so that it stays a link.
pub fn replace_private_file(path: &Path, content: &[u8]) -> io::Result<()> {
    let target = match fs::canonicalize(path) {
        Ok(target) => target,
        Err(problem) if problem.kind() == io::ErrorKind::NotFound => path.to_owned(),
        Err(problem) => return Err(problem),
    };
    let mut name = target.as_os_str().to_owned();
    name.push(format!(".{}.new", std::process::id()));
    let temporary = PathBuf::from(name);
    let written = write_durably(&temporary, content).and_then(|()| fs::rename(&temporary, &target));
    if written.is_err() {
        // The first error is the one to report; a left-over file does no harm.
        let _ = fs::remove_file(&temporary);
    }
    written
}

fn private_dir_builder() -> fs::DirBuilder {
    #[cfg_attr(not(unix), allow(unused_mut, reason = "only Unix has modes to set"))]
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder
}

fn write_durably(path: &Path, content: &[u8]) -> io::Result<()> {
    let mut file = create_private_file(path)?;
    file.write_all(content)?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn environment(variables: &[(&str, &str)]) -> Environment {
        Environment::from_variables(
            variables
                .iter()
                .map(|(name, value)| ((*name).into(), (*value).into())),
        )
    }

    #[test]
    fn the_environment_is_read_by_name() {
        let read = environment(&[
            ("RETELL_HOME", "/stories"),
            ("RETELL_NOW", "0"),
            ("RETELL_SEED", "7"),
            ("RETELL_NEW_PER_DAY", "3"),
            ("RETELL_MINUTES", ""),
            ("NO_COLOR", "1"),
            ("TERM", "dumb"),
            ("COLUMNS", "60"),
            ("EDITOR", "ed"),
            ("VISUAL", "vi -n"),
            ("PATH", "/bin"),
        ]);
        assert_eq!(
            read,
            Environment {
                home: Some(PathBuf::from("/stories")),
                now: Some("0".to_owned()),
                seed: Some("7".to_owned()),
                no_color: true,
                dumb_terminal: true,
                columns: Some(60),
                editor: Some("vi -n".to_owned()),
                settings: BTreeMap::from([("new_per_day".to_owned(), "3".to_owned())]),
            }
        );
        let ordinary = environment(&[("TERM", "xterm"), ("COLUMNS", "wide"), ("EDITOR", "ed")]);
        assert_eq!(
            ordinary,
            Environment {
                editor: Some("ed".to_owned()),
                ..Environment::default()
            }
        );
    }

    #[test]
    fn the_flag_wins_over_the_variable() {
        let named = environment(&[("RETELL_HOME", "/variable")]);
        let dir = |flag: Option<&str>| Home::find(flag.map(Path::new), &named).map(|home| home.dir);
        assert_eq!(dir(Some("/flag")), Ok(PathBuf::from("/flag")));
        assert_eq!(dir(None), Ok(PathBuf::from("/variable")));
        assert_eq!(dir(Some("")), Err(NoHome::Empty));
        let home = Home::find(None, &named).unwrap();
        assert_eq!(home.database(), Path::new("/variable/retell.db"));
        assert_eq!(home.config(), Path::new("/variable/config.toml"));
        assert_eq!(home.backups(), Path::new("/variable/backups"));
    }

    #[cfg(unix)]
    #[test]
    fn what_is_made_is_private() {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        let temporary = tempfile::tempdir().unwrap();
        let dir = temporary.path().join("a/b");
        create_private_dir(&dir).unwrap();
        create_private_dir(&dir).unwrap();
        assert_eq!(mode(&dir), 0o700);
        create_new_private_dir(&dir.join("new")).unwrap();
        assert_eq!(mode(&dir.join("new")), 0o700);
        assert!(create_new_private_dir(&dir).is_err());

        let file = dir.join("file");
        create_private_file(&file).unwrap();
        assert_eq!(mode(&file), 0o600);
        assert_eq!(
            create_private_file(&file).unwrap_err().kind(),
            io::ErrorKind::AlreadyExists
        );

        let link = dir.join("link");
        std::os::unix::fs::symlink(&file, &link).unwrap();
        replace_private_file(&link, b"new").unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read(&file).unwrap(), b"new");
        assert_eq!(mode(&file), 0o600);
        assert_eq!(fs::read_dir(&dir).unwrap().count(), 3);
    }
}
