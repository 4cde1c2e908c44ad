//! Stories as they leave retell: which ones, and what in them the user counts as private.

use crate::app::App;
use crate::app::failure::Result;
use crate::app::find;
use crate::app::story_check::words_file;
use crate::deck::company;
use crate::store::story::{self, StoryRow};
use crate::store::{deck, interview};
use crate::story::State;
use crate::story::redact::PrivateWords;

impl App {
    /// The stories of these names, each once; without a name all that are not set aside, oldest first.
    pub fn stories_named(&mut self, names: &[String]) -> Result<Vec<StoryRow>> {
        let transaction = self.store.read()?;
        if names.is_empty() {
            let mut rows = story::all(&transaction)?;
            rows.retain(|row| row.story.state != State::Retired);
            return Ok(rows);
        }
        let mut rows: Vec<StoryRow> = Vec::new();
        for name in names {
            let row = find::story(&transaction, name)?;
            if rows.iter().all(|known| known.id != row.id) {
                rows.push(row);
            }
        }
        Ok(rows)
    }

    /// The user's list of private words, and the companies of their interviews and decks.
    pub fn private_words(&mut self) -> Result<PrivateWords> {
        let list = words_file(&self.home.private_words(), "your list of private words")?;
        let transaction = self.store.read()?;
        let interviews = interview::all(&transaction)?.into_iter();
        let mut companies: Vec<String> = interviews.filter_map(|one| one.company).collect();
        for deck in deck::all(&transaction)? {
            companies.extend(deck.companies.into_iter().map(|company| company.name));
        }
        let generic = company::generic().map(|profile| profile.name);
        companies.extend(company::profiles().into_iter().map(|profile| profile.name));
        companies.retain(|name| Some(name) != generic.as_ref());
        Ok(PrivateWords::new(companies, &list))
    }
}
