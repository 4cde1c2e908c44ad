//! What an interview loop at a company is assumed to hold. Reads no file at run time, knows no interview.

use serde::Deserialize;

use super::text::{nearest, slug};

const TEXT: &str = include_str!("../../decks/companies.toml");

/// The profile for companies that have none of their own.
const GENERIC: &str = "generic";

/// A company's loop.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// Its slug.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The bundled decks asked about there, the most asked first.
    pub decks: Vec<String>,
    /// How many interviews hold behavioural questions.
    pub rounds: usize,
    /// How many themes an interview goes through.
    pub themes_per_round: usize,
    /// How many prompts it asks on a theme.
    pub prompts_per_theme: usize,
    /// Between how many seconds a telling should take there.
    pub telling_seconds: [u32; 2],
    /// The length to aim at, in seconds.
    pub aim: u32,
    /// What is particular about the place, in one sentence.
    pub note: String,
    /// Where each figure comes from, or that it is assumed.
    pub sources: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    company: Vec<Profile>,
}

/// All profiles, the generic one last. (A test holds that the file can be read.)
pub fn profiles() -> Vec<Profile> {
    toml::from_str(TEXT)
        .map(|file: File| file.company)
        .unwrap_or_default()
}

/// The profile of a company, by id or name, whatever its case; `None` where there is none.
pub fn find(name: &str) -> Option<Profile> {
    let wanted = slug(name);
    profiles()
        .into_iter()
        .find(|profile| profile.id == wanted || slug(&profile.name) == wanted)
}

/// The profile for a company without one.
pub fn generic() -> Option<Profile> {
    find(GENERIC)
}

/// The name of the company that was most probably meant by a misspelt one.
pub fn nearest_name(name: &str) -> Option<String> {
    let profiles = profiles();
    let ids: Vec<&str> = profiles.iter().map(|profile| profile.id.as_str()).collect();
    let id = nearest(&slug(name), &ids)?;
    let profile = profiles.iter().find(|profile| profile.id == id)?;
    Some(profile.name.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::bundled;

    #[test]
    fn every_profile_holds_together() {
        let file: Result<File, _> = toml::from_str(TEXT);
        assert!(file.is_ok(), "{:?}", file.err());
        assert!(generic().is_some());
        for profile in profiles() {
            let name = &profile.name;
            assert_eq!(profile.id, slug(&profile.id), "{name}");
            assert!(!profile.decks.is_empty(), "{name}");
            for deck in &profile.decks {
                assert!(bundled::text(deck).is_some(), "{name}: {deck}");
                let times = profile.decks.iter().filter(|other| *other == deck).count();
                assert_eq!(times, 1, "{name}: {deck}");
            }
            let asked = profile.rounds * profile.themes_per_round * profile.prompts_per_theme;
            assert!((1..=40).contains(&asked), "{name}: {asked}");
            let [low, high] = profile.telling_seconds;
            assert!(30 <= low && low <= profile.aim, "{name}");
            assert!(profile.aim <= high && high <= 600, "{name}");
            for figure in [
                "decks",
                "rounds",
                "themes_per_round",
                "telling_seconds",
                "aim",
            ] {
                let told = profile
                    .sources
                    .iter()
                    .any(|source| source.starts_with(figure));
                assert!(told, "{name}: no source for {figure}");
            }
        }
    }

    #[test]
    fn companies_are_found_by_any_spelling() {
        for name in ["amazon", "Amazon", " AMAZON "] {
            assert_eq!(
                find(name).map(|profile| profile.id),
                Some("amazon".to_owned())
            );
        }
        assert_eq!(find("Any Company"), generic());
        assert_eq!(find("amazone"), None);
        assert_eq!(nearest_name("amazone").as_deref(), Some("Amazon"));
        assert_eq!(nearest_name("the corner shop"), None);
    }
}
