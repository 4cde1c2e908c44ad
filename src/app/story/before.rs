//! The links of prompts as they once were, so that a session can take its own back. Judges no link.

use crate::app::failure::Result;
use crate::app::find;
use crate::app::{App, commit};
use crate::engine::card::CardKey;
use crate::store::story::{self, LinkRow};
use crate::story::State;

/// A prompt's links as they once were.
#[derive(Clone, Debug)]
pub(in crate::app) struct LinksBefore {
    /// The prompt.
    pub prompt: CardKey,
    /// Its links, the first choice first.
    pub links: Vec<LinkRow>,
}

impl App {
    /// A prompt's links as they are now.
    pub(in crate::app) fn links_before(&mut self, prompt: &CardKey) -> Result<LinksBefore> {
        let transaction = self.store.read()?;
        let card = find::card(&transaction, prompt)?;
        Ok(LinksBefore {
            prompt: card.key,
            links: story::links_of_card(&transaction, card.id)?,
        })
    }

    /// Links prompts as they were linked before, and gives the stories whose links that changed, by
    /// identifier. A story set aside meanwhile stays without links.
    pub(in crate::app) fn restore_links(&mut self, before: &[LinksBefore]) -> Result<Vec<String>> {
        if before.is_empty() {
            return Ok(Vec::new());
        }
        let transaction = self.store.write()?;
        let mut changed = Vec::new();
        for LinksBefore { prompt, links } in before {
            let card = find::card(&transaction, prompt)?;
            let now = story::links_of_card(&transaction, card.id)?;
            changed.extend(now.iter().filter(|link| !links.contains(link)).cloned());
            changed.extend(links.iter().filter(|link| !now.contains(link)).cloned());
            for link in now {
                story::unlink(&transaction, card.id, link.story)?;
            }
            for link in links {
                let story = story::get(&transaction, link.story)?;
                if story.is_some_and(|row| row.story.state != State::Retired) {
                    story::link(
                        &transaction,
                        card.id,
                        link.story,
                        link.angle.as_deref(),
                        link.first,
                    )?;
                }
            }
        }
        let mut stories = Vec::new();
        for link in changed {
            let uuid = story::get(&transaction, link.story)?.map(|row| row.uuid);
            stories.extend(uuid.filter(|uuid| !stories.contains(uuid)));
        }
        commit(transaction)?;
        Ok(stories)
    }
}
