//! The deck file (TOML), parsed and printed. Never opens a file, never guesses what a field may mean.

mod check;
mod error;
mod print;

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
        let span = span(text, &fault.place);
        return Err(FileError::new(
            name,
            text,
            span,
            &fault.message,
            fault.help.as_deref(),
        ));
    }
    check::drop_empty(&mut deck);
    let problems = check::oddities(&deck)
        .into_iter()
        .map(|(place, reason)| Problem {
            line: error::line_of(text, span(text, &place).start),
            reason,
        })
        .collect();
    Ok((deck, problems))
}

/// The line of a deck file's text on which a field of the deck, or a card of a list, stands; from 1.
/// The line of the title, or 1, where there is none.
pub fn line_of(text: &str, field: &'static str, card: Option<usize>) -> usize {
    let place = Place {
        card: card.map(|index| (field, index)),
        field,
        item: None,
    };
    let mut found = span(text, &place);
    if found.is_empty() {
        found = span(
            text,
            &Place {
                card: None,
                field: "title",
                item: None,
            },
        );
    }
    error::line_of(text, found.start)
}

/// The bytes of the file that hold a place, or what encloses it.
fn span(text: &str, place: &Place) -> std::ops::Range<usize> {
    let Ok(root) = DeTable::parse(text) else {
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

#[cfg(test)]
mod tests;
