//! The deck file (TOML), parsed and printed. Never opens a file, never guesses what a field may mean.

mod check;
mod error;
mod print;

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

pub use error::FileError;
pub use print::{print, template};

use super::model::{Deck, Problem};
use check::Place;

/// Reads a deck file. `name` is the file's name, for messages only; `topics` are the words a
/// prompt's topics may be; an empty list lets any word pass.
///
/// All texts are cleaned as [`clean`](super::text::clean) says, and empty optional ones dropped. What
/// is odd but usable is a problem with its line; all else is refused: broken TOML, unknown or
/// missing fields, empty titles and texts, ids that are no slugs or stand twice within a kind,
/// unknown topics, no card at all.
pub fn parse(name: &str, text: &str, topics: &[&str]) -> Result<(Deck, Vec<Problem>), FileError> {
    let mut deck: Deck =
        toml::from_str(text).map_err(|error| FileError::from_toml(name, text, &error))?;
    check::clean(&mut deck);
    if let Some(fault) = check::fault(&deck, topics) {
        let span = Lines::new(text).span(&fault.place);
        return Err(FileError::new(
            name,
            text,
            span,
            &fault.message,
            fault.help.as_deref(),
        ));
    }
    check::drop_empty(&mut deck);
    let lines = Lines::new(text);
    let problems = check::oddities(&deck)
        .into_iter()
        .map(|(place, reason)| Problem {
            line: lines.holding(lines.span(&place).start),
            reason,
        })
        .collect();
    Ok((deck, problems))
}

/// Where the cards of a deck file stand in its text.
pub struct Lines<'a> {
    root: Option<Spanned<DeTable<'a>>>,
    /// Where each line ends.
    ends: Vec<usize>,
}

impl<'a> Lines<'a> {
    /// Reads the places of a deck file's text.
    pub fn new(text: &'a str) -> Self {
        Self {
            root: DeTable::parse(text).ok(),
            ends: text.match_indices('\n').map(|(at, _)| at).collect(),
        }
    }

    /// The line of a field of the deck, or of a card of a list, counted from 1; that of the title where
    /// the file has no such field.
    pub fn line_of(&self, field: &'static str, card: Option<usize>) -> usize {
        let place = Place {
            card: card.map(|index| (field, index)),
            field,
            item: None,
        };
        let title = Place {
            card: None,
            field: "title",
            item: None,
        };
        let found = [place, title]
            .iter()
            .map(|place| self.span(place))
            .find(|span| !span.is_empty())
            .unwrap_or(0..0);
        self.holding(found.start)
    }

    /// The line that holds a byte, counted from 1.
    fn holding(&self, byte: usize) -> usize {
        1 + self.ends.partition_point(|end| *end < byte)
    }

    /// The bytes of the file that hold a place, or what encloses it.
    fn span(&self, place: &Place) -> Range<usize> {
        let Some(root) = &self.root else {
            return 0..0;
        };
        let mut span = 0..0;
        let mut table = root.get_ref();
        if let Some((list, index)) = place.card {
            let Some(element) = table
                .get(list)
                .and_then(|cards| cards.get_ref().as_array())
                .and_then(|cards| cards.get(index))
            else {
                return span;
            };
            span = element.span();
            match element.get_ref() {
                DeValue::Table(card) => table = card,
                _ => return span,
            }
        }
        let Some(value) = table.get(place.field) else {
            return span;
        };
        place
            .item
            .and_then(|item| value.get_ref().as_array()?.get(item))
            .unwrap_or(value)
            .span()
    }
}

#[cfg(test)]
mod tests;
