//! What an import begins with: a deck as it was read, whatever it was read from.

use crate::deck::model::{Deck, Problem};
use crate::deck::page::{self, Page};

/// A deck as it was read from a file.
#[derive(Clone, Debug)]
pub struct Incoming {
    /// The deck.
    pub deck: Deck,
    /// The slug of its short title.
    pub slug: String,
    /// The page's canonical address, where it states one.
    pub address: Option<String>,
    /// What was odd in the file.
    pub problems: Vec<Problem>,
    /// Which sample answers which prompt, by their places; no prompt: linked to the theme alone.
    pub sample_links: Vec<IncomingLink>,
}

/// Which sample answers which prompt.
#[derive(Clone, Copy, Debug)]
pub struct IncomingLink {
    /// The sample's place in the deck.
    pub sample: usize,
    /// The prompt's place in the deck.
    pub prompt: Option<usize>,
    /// Whether the link rests on likeness only.
    pub guess: bool,
}

impl From<Page> for Incoming {
    fn from(page: Page) -> Self {
        Self {
            deck: page.deck,
            slug: page.slug,
            address: page.address,
            problems: page.problems,
            sample_links: page
                .links
                .into_iter()
                .map(|link| IncomingLink {
                    sample: link.sample,
                    prompt: link.prompt,
                    guess: link.guess,
                })
                .collect(),
        }
    }
}

impl Incoming {
    /// What a deck file brings. `name` is the file's name; it names the deck where its title cannot.
    pub fn from_deck(deck: Deck, problems: Vec<Problem>, name: &str) -> Self {
        let sample_links = deck
            .samples
            .iter()
            .enumerate()
            .map(|(sample, card)| {
                let link = card
                    .prompt
                    .as_deref()
                    .and_then(|asked| linked(&deck, asked));
                IncomingLink {
                    sample,
                    prompt: link.map(|(prompt, _)| prompt),
                    guess: link.is_some_and(|(_, is_sure)| !is_sure),
                }
            })
            .collect();
        Self {
            slug: page::slug_of(&deck.title, name),
            address: deck.source.clone(),
            problems,
            sample_links,
            deck,
        }
    }

    /// Gives the samples the slugs of the prompts that they are linked to.
    pub(super) fn name_prompts(&mut self) {
        let mut assigned = self.deck.clone();
        assigned.assign_ids();
        for link in &self.sample_links {
            let prompt = link.prompt.and_then(|prompt| assigned.prompts.get(prompt));
            if let (Some(sample), Some(prompt)) = (self.deck.samples.get_mut(link.sample), prompt) {
                sample.prompt.clone_from(&prompt.id);
            }
        }
    }
}

/// The prompt that a deck file's sample names, by its id or by its text, and whether that is sure.
fn linked(deck: &Deck, asked: &str) -> Option<(usize, bool)> {
    let by_id = deck
        .prompts
        .iter()
        .position(|prompt| prompt.id.as_deref() == Some(asked));
    by_id
        .map(|prompt| (prompt, true))
        .or_else(|| page::linked(asked, deck.prompts.iter().map(|prompt| prompt.ask.as_str())))
}
